r"""Whole texts that were copied from a page: MathML, a formula that comes twice, and one with its TeX in the middle.

KaTeX shows a formula twice, once for a screen reader: `x 2 x  2` is x², written one sign after another and then as it
was laid out. What was laid out keeps its blanks where an exponent begins, so that some copies can be read again. All
that is said here is checked: both halves have to hold the same signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, NoReturn

from tutor.answers.reading.characters import plain
from tutor.answers.reading.mathml import from_mathml, is_mathml
from tutor.answers.reading.problem import refuse
from tutor.symbolic.letters import GREEK
from tutor.symbolic.sentence import Sentence, say

LONGEST_SIDE = 60  # characters of a formula as it is read, beside its TeX
MARK = "\u200b"  # what KaTeX puts behind an index, a sum's index and a fraction
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u2061\u2062\u2063\u200c\u200d\u2060"), "")
_ONE_SIGN = re.compile(r"[^\W\d]{2,12}|\d+(?:\.\d+)?|\S", re.ASCII)
_DISPLAY = re.compile(r"(.{1,200}?)\s*(\{\s*\\(?:display|text)style\s(.+)\}|\\displaystyle\s(.+))\s*", re.DOTALL)
_COMMANDS = {"cdot": "*", "times": "*", "prime": "'", "partial": "∂", "sum": "∑"} | {name: sign for sign, name in GREEK}
_MARKUP = re.compile(r"\\([A-Za-z]+)|\\[,;:! ]|[\\{}^_$]")
_LAYOUT = ("frac", "dfrac", "tfrac", "displaystyle", "textstyle", "left", "right", "sqrt", "mathrm", "operatorname")
_MARKS = frozenset("\\^_{}")
_INDEX = re.compile(r"[0-9]{1,2}|[ijklmn]{1,2}")
_PRIMES = ("'", "''", "'''")


class Copy(NamedTuple):
    """What a copied text says in typed signs, and what the reader is told."""

    text: str
    note: Sentence


def copied(text: str) -> Copy | None:
    """A text that was copied whole; None for one that is read as it stands."""
    if is_mathml(text):
        return _read_as(from_mathml(text), "I read this MathML as {meaning}.")
    if found := _with_tex(text):
        return _read_as(found, "Only the LaTeX in the middle counts in this copy from a page: {meaning}.")
    halves = _halves(text)
    if halves is None:
        return None
    return _read_as(_laid_out(*halves), "A formula copied from a page comes twice. I read it as {meaning}.")


def _read_as(meaning: str, template: str) -> Copy:
    return Copy(meaning, say(template, meaning=plain(meaning)))


def _signs(text: str) -> str:
    """The signs of a text in order, without blanks and what does not show."""
    return plain("".join(text.translate(_INVISIBLE).split()))


def _bag(text: str) -> list[str]:
    return sorted(_signs(text))


# --- TeX in the middle ------------------------------------------------------------------------------------------------


def _with_tex(text: str) -> str | None:
    """x2{\\displaystyle x^{2}} and x2x^2x2: as it is read, its TeX, and perhaps as it is laid out."""
    if not set(text) & _MARKS:
        return None
    text = text.translate(_INVISIBLE)
    if found := _DISPLAY.fullmatch(text):
        tex = found[3] or found[4]
        ends = (len(tex), len(tex) - len("".join(found[1].split()))) if found[4] else (len(tex),)
        for end in ends:
            if end > 0 and _bag(found[1]) == _bag(_without_markup(tex[:end])):
                return tex[:end]
        return None
    for size in range(2, min(LONGEST_SIDE, len(text) // 3) + 1):
        first, tex, last = text[:size], text[size : len(text) - size], text[len(text) - size :]
        if set(first) & _MARKS or set(last) & _MARKS:
            return None
        if sorted(first) == sorted(last) and _bag(first) == _bag(_without_markup(tex)):
            return tex
    return None


def _without_markup(tex: str) -> str:
    def said(found: re.Match[str]) -> str:
        word = found[1]
        if word is None or word in _LAYOUT:
            return ""
        return _COMMANDS.get(word, word)

    return _MARKUP.sub(said, tex)


# --- a formula that comes twice ---------------------------------------------------------------------------------------


def _halves(text: str) -> tuple[str, str] | None:
    """The signs one after another, and the same as they were laid out; None where the text is no such copy."""
    if " " not in text.strip() and "\n" not in text.strip():
        return None
    half, odd = divmod(len(_signs(text)), 2)
    taken = 0
    for piece in re.finditer(r"\S+", text.translate({0x2061: " "})):
        if odd or not _ONE_SIGN.fullmatch(piece[0]):
            return None
        taken += len(piece[0].translate(_INVISIBLE))
        if taken >= half:
            one, other = text[: piece.end()], text[piece.end() :].lstrip()
            several = len(one.split()) > 1 and taken == half
            return (one, other) if several and _bag(one) == _bag(other) and not _single_blanks(other) else None
    return None


def _single_blanks(laid_out: str) -> bool:
    """A blank that no layout leaves, but somebody who types does."""
    return MARK not in laid_out and re.search(r"\S \S", laid_out) is not None


def _laid_out(one: str, laid_out: str) -> str:
    """The formula, where both halves leave no doubt; a problem otherwise."""
    pieces = _pieces(laid_out)
    if [piece.text for piece in pieces[1:3]] == ["∑", MARK] and len(pieces) > 3:
        rest = pieces[3]
        pieces = [_Piece(f"∑_{pieces[0].text} {rest.text}", rest.opens), *pieces[4:]]
        one = one.replace("∑", "∑_", 1)
    found = {reading for reading in (_on_the_line(one, pieces), *_quotients(one, pieces)) if reading is not None}
    if len(found) != 1:
        _refuse_twice(_doubtful(pieces) if not found else ())
    return found.pop()


class _Piece(NamedTuple):
    """What stands between two blanks, and whether it begins on another height: True, False, or None for unknown."""

    text: str
    opens: bool | None


def _pieces(laid_out: str) -> list[_Piece]:
    """The pieces; where line ends are kept, a blank before one opens an exponent, and one behind it closes it."""
    found, gap = [], ""
    for each in re.findall(r"\s+|[^\s\u200b]+|\u200b", laid_out.strip()):
        if each.isspace():
            gap = each
        else:
            found.append(_Piece(each, gap.startswith(" ") and gap.endswith("\n") if "\n" in gap else None))
    return found


def _on_the_line(one: str, pieces: Sequence[_Piece]) -> str | None:
    """Exponents and indices only, in the order in which they are read."""
    return _scripts(pieces) if _joined(pieces) == _signs(one) else None


def _quotients(one: str, pieces: Sequence[_Piece]) -> Iterator[str | None]:
    """One fraction, whose lower part is laid out first and read last."""
    places = [place for place, piece in enumerate(pieces) if piece.text == MARK]
    if len(places) != 1:
        return
    end, rest = places[0], pieces[places[0] + 1 :]
    for start in range(end - 1):
        for middle in range(start + 1, end):
            before, below, above = pieces[:start], pieces[start:middle], pieces[middle:end]
            order = [*before, *above, *below, *rest]
            if _joined(above) != _joined(below) and _joined(order) == _signs(one):
                parts = [_scripts(part) if part else "" for part in (before, above, below, rest)]
                whole = all(part is not None for part in parts)
                yield "{}({})/({}){}".format(*parts) if whole else None


def _joined(pieces: Sequence[_Piece]) -> str:
    return _signs("".join(piece.text for piece in pieces if piece.text != MARK))


def _scripts(pieces: Sequence[_Piece], nested: bool = False) -> str | None:
    """On the line, above or below it, on the line again; None where an exponent may have an exponent."""
    found, place = pieces[0].text, 1
    while place < len(pieces):
        script, behind = plain(pieces[place].text), pieces[place + 1] if place + 1 < len(pieces) else None
        if behind is not None and behind.text == MARK:
            if not _INDEX.fullmatch(script):
                return None
            found, place = found + f"_{{{script}}} ", place + 1
            behind = pieces[place + 1] if place + 1 < len(pieces) else None
        elif script in _PRIMES:
            found += script
        elif MARK in script:
            return None
        elif behind is not None and (nested or behind.opens):
            found, place, behind = found + f"^({script}^({plain(behind.text)}))", place + 1, None
        elif behind is not None and behind.opens is None and _may_be_raised(script, plain(behind.text)):
            return None
        else:
            found += f"^({script})"
        found, place = found + (behind.text if behind is not None else ""), place + 2
    return found


def _may_be_raised(script: str, behind: str) -> bool:
    """What follows an exponent may stand upon it, or on the line."""
    return script[-1].isalpha() and (behind[0].isalnum() or behind[0] == "-")


def _doubtful(pieces: Sequence[_Piece]) -> tuple[str, ...]:
    """An exponent with an exponent, and the two side by side."""
    if len(pieces) != 3 or any(MARK in piece.text for piece in pieces):
        return ()
    base, script, last = (piece.text for piece in pieces)
    return f"{base}^({script}^({last}))", f"{base}^({script})*{last}"


def _refuse_twice(offers: Sequence[str]) -> NoReturn:
    says = "A formula copied from a page comes twice, and loses its exponents and fractions. Type it, please."
    refuse("copied-twice", 0, says, *offers)
