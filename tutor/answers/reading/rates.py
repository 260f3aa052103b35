"""What stands around a d and a Σ: dC/dw, ∂²C/∂w∂b, d/dw, Σ_j, and the same in LaTeX.

Like `names`, it says what is at a place of the text and where it ends, or None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from tutor.answers.reading.names import Found, name_at
from tutor.answers.reading.vocabulary import Vocabulary
from tutor.symbolic.letters import SUBSCRIPTS, SUPERSCRIPTS

_D = re.compile(r"(?:d|∂|\\partial(?![A-Za-z])|\\mathrm\s*\{\s*d\s*\})\s*(?:\^\s*\{?\s*([2-4])\s*\}?|([²³⁴]))?\s*")
_POWER = re.compile(r"\s*(?:\^\s*\{?\s*([2-4])\s*\}?|([²³⁴]))")
_SUM = re.compile(
    r"\s*(?:_\s*(?:\{\s*([A-Za-z])\s*(?:=\s*([0-9]{1,3})\s*)?\}|([A-Za-z])(?:\s*=\s*([0-9]{1,3}))?)|([ᵢⱼₖₗ]))"
    r"(?:\s*\^\s*(?:\{\s*([A-Za-z](?:\s*[-+−]\s*[0-9]{1,2})?|[0-9]{1,3})\s*\}"
    r"|\(\s*([A-Za-z]\s*[-+−]\s*[0-9]{1,2})\s*\)|([A-Za-z]|[0-9]{1,3})))?"
)


class FoundRate(NamedTuple):
    """dC/dw, or d/dw when `of` is None; one of `by` for each order."""

    of: Found | None
    by: tuple[Found, ...]
    partial: bool
    end: int


@dataclass(frozen=True, slots=True)
class FoundSum:
    """The index and the limits under and over a Σ."""

    index: str
    low: str
    high: str
    end: int


def rate_at(text: str, place: int, vocabulary: Vocabulary) -> FoundRate | None:
    """dC/dw, ∂²C/∂w², d/dw at a place."""
    top = _D.match(text, place)
    if top is None:
        return None
    of = name_at(text, top.end(), vocabulary, layered=True)
    slash = re.compile(r"\s*/\s*").match(text, of.end if of else top.end())
    return None if slash is None else _bottom(text, slash.end(), of, _order(top), text[place] in "∂\\", vocabulary)


def fraction_rate_at(text: str, place: int, vocabulary: Vocabulary) -> FoundRate | None:
    r"""The same after \frac, in braces."""
    top = re.compile(r"\s*\{\s*").match(text, place)
    inner = top and _D.match(text, top.end())
    if not inner:
        return None
    of = name_at(text, inner.end(), vocabulary, layered=True)
    middle = re.compile(r"\s*\}\s*\{\s*").match(text, of.end if of else inner.end())
    partial = text[inner.start()] == "∂" or text.startswith("\\partial", inner.start())
    found = _bottom(text, middle.end(), of, _order(inner), partial, vocabulary) if middle else None
    last = re.compile(r"\s*\}").match(text, found.end) if found else None
    return found._replace(end=last.end()) if found and last else None


def _order(match: re.Match[str]) -> int:
    return _number(match[1] or match[2])


def _number(raised: str | None) -> int:
    return int(SUPERSCRIPTS.get(raised, raised)) if raised else 1


def _bottom(
    text: str, place: int, of: Found | None, order: int, partial: bool, vocabulary: Vocabulary
) -> FoundRate | None:
    by: list[Found] = []
    while len(by) < order:
        below = re.compile(r"(?:d|∂|\\partial(?![A-Za-z])|\\mathrm\s*\{\s*d\s*\})\s*").match(text, place)
        name = below and name_at(text, below.end(), vocabulary, layered=True)
        if not name:
            return None
        times = _POWER.match(text, name.end) if order > 1 else None
        by += [name] * (_number(times[1] or times[2]) if times else 1)
        place = times.end() if times else name.end
        if len(by) < order:
            spaces = re.compile(r"\s*").match(text, place)
            place = spaces.end() if spaces else place
    return FoundRate(of, tuple(by), partial, place) if len(by) == order else None


def sum_at(text: str, place: int) -> FoundSum:
    """What stands under and over a Σ that ends at this place."""
    found = _SUM.match(text, place)
    if found is None:
        return FoundSum("", "", "", place)
    braced, low1, bare, low2, small, *highs = found.groups()
    index = braced or bare or SUBSCRIPTS[small]
    return FoundSum(index, low1 or low2 or "", next(filter(None, highs), ""), found.end())
