"""Equals signs: dC/dw = A = B. The last piece is the answer; a piece before it names what is asked or is a link.

A text is cut here, before anything in it is read. Every piece keeps its place: what stands around it becomes spaces.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NoReturn

from tutor.answers.reading.characters import plain
from tutor.answers.reading.parser import Parser
from tutor.answers.reading.problem import Unreadable, refuse
from tutor.answers.reading.sides import CODE, Side, is_label, side
from tutor.answers.reading.tree import Key, Node
from tutor.answers.reading.vocabulary import Vocabulary

_ARROW = re.compile(r"<-+(?=[^-])|\\(?:(?:long)?leftarrow|Leftarrow|gets|larr|coloneqq?)(?![A-Za-z])|:=|==+")
_GIVEN = re.compile(
    r"(?P<name>\s*(?:\\?[A-Za-z]+|[α-ωΑ-Ω])(?:_\{?\w{1,4}\}?|[₀-₉])?\s*)"
    r"(?P<arrow>->|→|⟶|↦|\\(?:to|rightarrow|longrightarrow|rarr|mapsto)(?![A-Za-z]))(?=.)"
)
_THEREFORE = re.compile(r"^\s*(?:∴|⇒|⟹|→|=>|->|\\Rightarrow(?![A-Za-z])|\\implies(?![A-Za-z])|\\therefore(?![A-Za-z]))")
_LEADS_TO = re.compile(
    r"(?<=[^<=-])(?:→|⇒|⟹|⟶|[=-]+>|\\(?:Right|right|longright)arrow(?![A-Za-z])|\\implies(?![A-Za-z]))"
)
_IS = re.compile(r"(?<=\s)(?:is|equals|becomes)(?=\s)")
_STEP = re.compile(r"^(\s*)([^=+\-]*[^=+\-\s])\s*([+\-])(=)(?!=)")
_UNDER = re.compile(r"_\s*\{?\s*[A-Za-z]\s*$")
_COLON = re.compile(r"[^:=]*(:)(?![:=])")
MOST = 8  # equals signs in one text


@dataclass(frozen=True, slots=True)
class Pieces:
    """The answer, in its place of the text; the `links` before it, each in its place; whether a left side was named."""

    answer: str
    links: tuple[str, ...] = ()
    named: bool = False


def pieces(text: str, vocabulary: Vocabulary) -> Pieces:
    """A text cut at its equals signs."""
    text = _step(_arrows(text), vocabulary)
    text, leads = _leads(text)
    cuts = _signs(text)
    if not cuts:
        cuts = _colon(text, vocabulary)
    if not cuts:
        text = _verb(text, vocabulary)
        cuts = _signs(text)
    if not cuts:
        return Pieces(text)
    if len(cuts) > MOST:
        refuse("equation", cuts[MOST], "There are more equals signs here than I can follow.")
    ends = [*cuts, len(text)]
    starts = [0, *(cut + 1 for cut in cuts)]
    spans = list(zip(starts, ends, strict=True))
    before = [span for span in spans[:-1] if text[slice(*span)].strip() or span is not spans[0]]
    sides = [side(text[start:end], start, vocabulary) for start, end in before]
    answer = spans[-1]
    if len(spans) > 1 and _is_turned_round(text[slice(*answer)], answer[0], vocabulary, sides):
        answer = before.pop()
        sides.pop()
    links = [span for span, found in zip(before, sides, strict=True) if found is Side.FORMULA and span[1] not in leads]
    alone = vocabulary.open and vocabulary.by is None
    if alone and (links or len(cuts) > 1):
        refuse_chain(text)
    return Pieces(_alone(text, answer), tuple(_alone(text, link) for link in links), True)


def refuse_chain(text: str) -> NoReturn:
    """Equals signs where nobody checks that both sides are the same."""
    cuts = _signs(_arrows(text))
    better = text[cuts[-1] + 1 :].strip() or None
    if len(cuts) > 1:
        refuse("equation", cuts[1], "One equals sign is as much as I can read at a time.", better)
    refuse("equation", cuts[0], "Write the formula alone, without an equals sign.", better)


def whole(parser: Parser) -> Node:
    """The tree of a whole text."""
    tree = parser.stroke(parser.expression())
    if parser.next.kind != "end":
        parser.stranded(parser.next)
    return tree


def _is_turned_round(piece: str, at: int, vocabulary: Vocabulary, before: list[Side]) -> bool:
    """3x^2 = f'(x): what is asked stands last."""
    if not piece.strip() or vocabulary.open or Side.FORMULA not in before:
        return False
    try:
        return side(piece, at, vocabulary) is Side.ASKED
    except Unreadable:
        return False


def _alone(text: str, span: tuple[int, int]) -> str:
    """One piece, in its place."""
    start, end = span
    return " " * start + text[start:end]


def _arrows(text: str) -> str:
    """<-, := and their kin as an equals sign, in the place of their last character."""
    text = _THEREFORE.sub(lambda found: " " * len(found[0]), text)
    if given := _GIVEN.match(text):
        text = given["name"] + "=".rjust(len(given["arrow"])) + text[given.end() :]
    return _ARROW.sub(lambda found: " " * (len(found[0]) - 1) + "=", text)


def _leads(text: str) -> tuple[str, frozenset[int]]:
    """Arrows as equals signs, and where they stand: what leads to something need not be as large."""
    places: list[int] = []

    def put(found: re.Match[str]) -> str:
        places.append(found.end() - 1)
        return " " * (len(found[0]) - 1) + "="

    return _LEADS_TO.sub(put, text), frozenset(places)


def _step(text: str, vocabulary: Vocabulary) -> str:
    """w -= u is w - (u), where a step of w is asked."""
    mapped = plain(text)
    found = _STEP.match(mapped)
    if found is None or "=" in mapped[found.end() :]:
        return text
    steps = {str(key) for key in vocabulary.left if isinstance(key, Key)}
    if not vocabulary.open and found[2].strip().replace("{", "").replace("}", "") not in steps:
        return text
    return f"{text[: found.start(4)]}({text[found.end(4) :].rstrip(' ;.')})"


def _signs(text: str) -> list[int]:
    """Where an equals sign stands outside of brackets and not below a Σ."""
    found, depth = [], 0
    for place, letter in enumerate(plain(text)):
        depth += (letter in "([{") - (letter in ")]}")
        if (
            letter == "="
            and depth <= 0
            and not _is_limit(text, place)
            and text[place - 1 : place] not in ("<", ">", "!")
        ):
            found.append(place)
    return found


def _is_limit(text: str, place: int) -> bool:
    """Σ_i=1: the equals sign belongs to what stands below."""
    return (
        _UNDER.search(text[:place]) is not None
        and re.match(r"\s*[0-9]+", text[place + 1 :]) is not None
        and (re.search(r"(?:Σ|∑|sum)\s*_\s*\{?\s*[A-Za-z]\s*$", text[:place]) is not None)
    )


def _colon(text: str, vocabulary: Vocabulary) -> list[int]:
    """dC/dw: 2x, and "answer: 2x"."""
    found = _COLON.match(plain(text))
    if found is None or not text[: found.start(1)].strip() or text[: found.start(1)].strip().split(" ")[0] in CODE:
        return []
    try:
        named = side(text[: found.start(1)], 0, vocabulary) is Side.ASKED
    except Unreadable as unreadable:
        if unreadable.problem.code != "other-side":
            return []
        raise
    return [found.start(1)] if named or is_label(text[: found.start(1)].strip(), vocabulary) else []


def _verb(text: str, vocabulary: Vocabulary) -> str:
    """The slope by w is 2x, and w becomes 3w: the verb is an equals sign, where it follows what is asked."""
    found = _IS.search(text)
    if found is None or "{" in text[: found.start()]:
        return text
    try:
        named = side(text[: found.start()], 0, vocabulary) is Side.ASKED
    except Unreadable:
        return text
    return f"{text[: found.start()]}{'=':>{len(found[0])}}{text[found.end() :]}" if named else text
