"""MathML, as some editors and pages put it on the clipboard, as text: <msup><mi>x</mi><mn>2</mn></msup> is x^(2)."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from tutor.answers.reading.problem import refuse

DEEPEST = 40  # elements inside elements
_MARK = re.compile(r"<(/?)\s*(?:[a-z]+:)?([A-Za-z]+)[^<>]*?(/?)>|([^<]+)|(<)")
_BEGINS = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:[a-z]+:)?(?:math|m[a-z]{1,9}|semantics)\b[^>]*>")
_IGNORED = ("annotation", "annotation-xml", "annotationxml", "mphantom", "mspace", "none", "mprescripts")
_GROUPS = ("math", "mrow", "mstyle", "semantics", "mpadded", "merror", "mtext", "mi", "mn", "mo", "ms")
_PRIMES = {"'": 1, "′": 1, "″": 2, "‴": 3}


@dataclass(slots=True)
class _Element:
    """A mark with what stands in it."""

    name: str
    parts: list[_Element | str] = field(default_factory=list)


def is_mathml(text: str) -> bool:
    """It begins with an element of MathML."""
    return _BEGINS.match(text) is not None


def from_mathml(text: str) -> str:
    """The formula in typed signs; a problem where the marks are broken, or mean something that is not read here."""
    root = _Element("math")
    stack = [root]
    for found in _MARK.finditer(text):
        closes, name, empty, words, _ = found.groups()
        if words is not None:
            stack[-1].parts.append(html.unescape(words).strip())
        elif name is None or len(stack) > DEEPEST:
            _refuse(found.start())
        elif closes:
            if len(stack) < 2 or stack.pop().name != name.lower():
                _refuse(found.start())
        else:
            element = _Element(name.lower())
            stack[-1].parts.append(element)
            if not empty:
                stack.append(element)
    if len(stack) > 1:
        _refuse(len(text))
    return _text(root).strip()


def _refuse(at: int) -> None:
    refuse("mathml", at, "This looks like MathML, but I cannot follow it. Copy the formula as LaTeX, or type it.")


def _parts(element: _Element) -> list[str]:
    shown = [_text(part) if isinstance(part, _Element) else part for part in element.parts]
    return [each for each, part in zip(shown, element.parts, strict=True) if isinstance(part, _Element) or each]


def _text(element: _Element) -> str:
    if element.name in _IGNORED:
        return ""
    parts = _parts(element)
    if element.name in _GROUPS:
        return _leaf("".join(parts)) if element.name in ("mi", "mtext") else "".join(parts)
    counts = {"msup": 2, "msub": 2, "msubsup": 3, "mfrac": 2, "mroot": 2, "munder": 2, "munderover": 3}
    if element.name == "msqrt":
        return f"sqrt({''.join(parts)})"
    if element.name == "mfenced":
        return f"({', '.join(parts)})"
    if element.name == "menclose" or len(parts) != counts.get(element.name):
        _refuse(0)
    return _script(element.name, parts)


def _script(name: str, parts: list[str]) -> str:
    first, second = parts[0], parts[1]
    if name == "mfrac":
        return f"(({first})/({second}))"
    if name == "mroot":
        return f"root({first}, {second})"
    if name == "msup":
        return _raised(first, second)
    below = f"{_alone(first)}_{{{second.replace(' ', '')}}}"
    return below if len(parts) == 2 else f"{below}^{{{parts[2].strip()}}}"


def _raised(base: str, above: str) -> str:
    if above.strip() in _PRIMES:
        return _alone(base) + "'" * _PRIMES[above.strip()]
    return f"{_alone(base)}^({above})"


def _alone(base: str) -> str:
    """A base that an exponent may be put upon: a name, a number or a bracket as it stands, all else in brackets."""
    bare = base.strip()
    plain = re.fullmatch(r"\w+(?:_\{\w+\})?|[∑Σ]", bare) or re.fullmatch(r"\([^()]*\)", bare)
    return base if plain else f"({bare})"


def _leaf(word: str) -> str:
    """A function's name keeps its distance from its neighbours."""
    return f" {word} " if len(word) > 1 and word.isalpha() and word.isascii() else word
