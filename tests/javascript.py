"""What a linter would say of the names in the scripts. A bare machine has no JavaScript outside a browser to run one.

Names are looked at per text, not per block: a name that is declared anywhere in what a page is handed counts as known.
That finds a misspelt name, one that was renamed in one file alone, and a file that was left out of a figure's list.
"""

from __future__ import annotations

import re
import runpy
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
import streamlit

from tutor.ui.components.scripts import HERE

_KEYWORDS = (
    "async await break case catch class const continue default delete do else export extends false finally for from "
    "function get if import in instanceof let new null of return set static super switch this throw true try typeof "
    "undefined var void while yield"
)
_GLOBALS = (  # what a browser has, and our scripts use
    "Array Boolean CSS Error Event Float64Array Function HTMLInputElement Infinity JSON KeyboardEvent Map Math "
    "MutationObserver NaN Node Number Object ResizeObserver Set String Uint8Array btoa cancelAnimationFrame "
    "clearInterval clearTimeout document "
    "getComputedStyle isFinite location matchMedia performance requestAnimationFrame sessionStorage setInterval "
    "setTimeout window"
)
KEYWORDS, GLOBALS = frozenset(_KEYWORDS.split()), frozenset(_GLOBALS.split())
TOKEN = re.compile(
    r"(?P<comment>//[^\n]*|/\*.*?\*/)"
    r"|(?P<text>\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*')"
    r"|(?P<pattern>(?<=[\s(\[{,;=:!&|?>])/(?![/*\s])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[])+/[a-z]*)"
    r"|(?P<name>#?[A-Za-z_$][\w$]*)"
    r"|(?P<number>\d[\w.]*)"
    r"|(?P<template>`)"
    r"|(?P<sign>\.\.\.|\?\.|=>|===|!==|==|!=|<=|>=|\S)",
    re.DOTALL,
)
OPEN, CLOSE = "([{", ")]}"


def tokens(text: str) -> list[str]:
    """The names and signs of a script; of texts and patterns a pair of quotes is left, of templates what is put in."""
    found: list[str] = []
    place, depths = 0, [-1]  # how many braces are open within each ${…}; −1 outside of all templates
    while (match := TOKEN.search(text, place)) is not None:
        place, kind, token = match.end(), match.lastgroup, match[0]
        if kind in ("text", "pattern", "number"):
            found.append('""')
        elif kind == "template" or (token == "}" and depths[-1] == 0):
            if token == "}":
                depths.pop()
                found.append(")")
            place, goes_on = _after_template(text, place)
            if goes_on:
                depths.append(0)
            found += ['""', "+", "("] if goes_on else ['""']
        elif kind in ("name", "sign"):
            depths[-1] += (token == "{") - (token == "}") if depths[-1] >= 0 else 0
            found.append(token)
    return found


def _after_template(text: str, place: int) -> tuple[int, bool]:
    """Where the words of a template end, and whether something is put in there."""
    end = re.compile(r"(?:\\.|(?!\$\{)[^`\\])*(`|\$\{)", re.DOTALL).match(text, place)
    if end is None:
        raise ValueError(f"a template without an end: {text[place : place + 40]!r}")
    return end.end(), end[1] == "${"


def unknown_names(text: str) -> set[str]:
    """The names that are used and neither declared in the script nor known to a browser."""
    found = tokens(text)
    return set(_used(found)) - set(_declared(found)) - GLOBALS


def unused_names(text: str) -> set[str]:
    """The names that are declared and do not stand again in their block; the head of a loop is left out."""
    found = tokens(text)
    return {
        name
        for at, token in enumerate(found)
        if token in ("const", "let", "class", "function") and found[at - 1] != "("
        for name in (_declarations if token in ("const", "let") else _pattern)(found, at + 1)
        if (_block_around(found, at) if token in ("const", "let") else found).count(name) == 1
    }


def _block_around(found: Sequence[str], at: int) -> Sequence[str]:
    """What follows up to the end of the block; all there is, where the place is in none."""
    depth = 0
    for place in range(at, len(found)):
        depth += (found[place] in OPEN) - (found[place] in CLOSE)
        if depth < 0:
            return found[at:place]
    return found


def _used(found: Sequence[str]) -> Iterator[str]:
    for at, token in enumerate(found):
        before, after = found[at - 1] if at else "", found[at + 1] if at + 1 < len(found) else ""
        key = after == ":" and before in ("{", ",")
        if re.match(r"[A-Za-z_$]", token) and token not in KEYWORDS and before not in (".", "?.") and not key:
            yield token


def _declared(found: Sequence[str]) -> Iterator[str]:
    for at, token in enumerate(found):
        after = found[at + 1] if at + 1 < len(found) else ""
        if token in ("const", "let", "var"):
            yield from _declarations(found, at + 1)
        if token in ("class", "function") or (token == "catch" and after == "("):
            yield from _pattern(found, at + 1)
        if token == "=>":  # x => …, (x, y) => …
            yield from _pattern(found, _opening(found, at - 1) if found[at - 1] == ")" else at - 1)
        if token == ")" and after == "{":  # a function or a method, and its arguments
            opening = _opening(found, at)
            name = found[opening - 1]
            if name not in ("if", "for", "while", "switch", "catch"):
                yield from _pattern(found, opening)
                yield name
        if token in ("static", "{", ";", "}") and found[at + 2 : at + 3] == ["="]:  # a field of a class
            yield after


def _declarations(found: Sequence[str], at: int) -> Iterator[str]:
    """The names in a = 1, [b, c] = two."""
    yield from _pattern(found, at)
    depth = 0
    for place in range(at, len(found)):
        token = found[place]
        depth += (token in OPEN) - (token in CLOSE)
        if depth < 0 or (depth == 0 and token in (";", "of", "in")):
            return
        if depth == 0 and token == ",":
            yield from _pattern(found, place + 1)


def _opening(found: Sequence[str], at: int) -> int:
    """Where the bracket that is closed here was opened."""
    depth = 0
    for place in range(at, -1, -1):
        depth += (found[place] in CLOSE) - (found[place] in OPEN)
        if depth == 0:
            return place
    raise ValueError(f"a bracket that nothing opens: {' '.join(found[at - 10 : at + 1])}")


def _pattern(found: Sequence[str], at: int) -> Iterator[str]:
    """The names in a pattern such as [a, {b: c, d = 1}], its default values left out."""
    depth = skipped = 0  # skipped: the depth, and one more, at which a default value stands
    for place in range(at, len(found)):
        token, after = found[place], found[place + 1] if place + 1 < len(found) else ""
        if token in OPEN:
            depth += 1
        elif token in CLOSE:
            depth -= 1
            skipped = 0 if depth + 1 < skipped else skipped
        elif token == "," and depth + 1 == skipped:
            skipped = 0
        elif token == "=":
            skipped = skipped or depth + 1
        elif not skipped and re.match(r"[A-Za-z_$]", token) and token not in KEYWORDS and after != ":":
            yield token
        if depth <= 0 and token not in OPEN:
            return


def bundles(patch: pytest.MonkeyPatch) -> dict[str, str]:
    """The scripts as a page is handed them: one text for each component."""
    found: dict[str, str] = {}

    def component(name: str, **parts: Any) -> None:
        found[name] = parts["js"]

    patch.setattr(streamlit.components.v2, "component", component)
    for path in sorted(HERE.glob("*/__init__.py")):
        runpy.run_path(str(path))
    return found


def everything() -> str:
    """All scripts of ours, each once."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(HERE.rglob("*.js")))
