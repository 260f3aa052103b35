"""Vectors as people write them: (u, v), u, v, <u, v>, [u; v], a column in LaTeX, dC/dw = u, dC/db = v, u i + v j.

Only for a question that asks for a vector; anywhere else these signs mean other things.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sympy import Symbol

from tutor.answers.reading.brackets import closing
from tutor.answers.reading.characters import plain
from tutor.answers.reading.rates import fraction_rate_at, rate_at
from tutor.answers.reading.tree import Key
from tutor.answers.reading.vocabulary import OPEN, Vocabulary, key_of

LONGEST = 600
_LEFT = re.compile(
    r"^\s*(?:(?:∇|\\nabla|nabla|grad(?:ient)?|the gradient|answer)\s*(?:_\{?[^{}\s]*\}?)?\s*[A-Za-z]?\s*"
    r"(?:\([^()=]*\))?"
    r"|[\[(][^=]*[\])]|[A-Za-z]+|the answer)\s*(?:=|:(?!=)|is(?![a-z]))\s*(?=.*[,;&\s])",
    re.IGNORECASE,
)
_TURNED = re.compile(r"\s*(?:\^\s*\{?\s*(?:\\top|\\intercal|T|⊤)\s*\}?|ᵀ|\.T|')\s*$")
_CALL = re.compile(r"^\s*(?:\w+\.)?(?:array|tensor|[Mm]atrix|[Vv]ector|vec|Tuple|tuple|list)\s*(?=\()")
_COLUMN = re.compile(
    r"\\begin\s*\{\s*([pbBv]?matrix|array|smallmatrix)\s*\}(?:\{[clr|]*\})?(.*?)\\end\s*\{\s*\1\s*\}", re.DOTALL
)
_AROUND = (
    ("(", ")"),
    ("[", "]"),
    ("<", ">"),
    ("⟨", "⟩"),
    ("〈", "〉"),
    ("{", "}"),
    (r"\langle", r"\rangle"),
    (r"\{", r"\}"),
)
_UNIT = re.compile(r"\\(?:hat|vec|mathbf|boldsymbol|bm)\s*\{\s*\\?([ij])(?:math)?\s*\}|[îı̂]|[ĵ]")
_SIDE_BY_SIDE = re.compile(r"[-−–]?[0-9]+(?:[.][0-9]+)?(?:/[0-9]+)?")


def entries(text: str, by: Sequence[Symbol], vocabulary: Vocabulary) -> tuple[str, ...] | None:
    """The components that a text names, in the order of the letters; None where it is no list of them."""
    if len(text) > LONGEST:
        return None
    bare = text.strip().strip("$").strip().rstrip(".;")
    if labelled := _labelled(bare, by):
        return labelled
    bare = _without_frame(_LEFT.sub("", bare, count=1))
    if labelled := _labelled(bare, by):
        return labelled
    parts = _parts(bare)
    if len(parts) == 1 and len(by) == 2:
        return _along_axes(bare, vocabulary)
    return parts if len(parts) > 1 else None


def side_by_side(text: str) -> tuple[str, ...] | None:
    """24 8: numbers with nothing between them."""
    parts = _without_frame(text.strip()).strip("[](){}<>").split() if len(text) <= LONGEST else []
    return tuple(parts) if len(parts) > 1 and all(map(_SIDE_BY_SIDE.fullmatch, parts)) else None


def _without_frame(text: str) -> str:
    """What stands inside the brackets of a vector, or between the braces of a column."""
    before = None
    while text != before:
        before, text = text, _TURNED.sub("", text).strip()
        if call := _CALL.match(text):
            end = closing(text, call.end())
            text = text[call.end() + 1 : -1] if end == len(text) else text
        text = re.sub(r"\\(?:left|right)(?![A-Za-z])\.?", "", text).strip()
        if column := _COLUMN.fullmatch(text):
            text = re.sub(r"\\\\(?:\[[^\]]*\])?|&", ";", column[2]).strip(" ;\n")
        for opening, end_sign in _AROUND:
            if text.startswith(opening) and text.endswith(end_sign) and _encloses(text, opening, end_sign):
                text = text[len(opening) : -len(end_sign)].strip()
                break
    return text


def _encloses(text: str, opening: str, end: str) -> bool:
    """The bracket that opens first closes last, and holds more than one entry."""
    if len(opening) > 1 or opening in "<⟨〈":
        return True
    depth = 0
    for place, letter in enumerate(text):
        depth += (letter == opening) - (letter == end)
        if depth == 0:
            return (place == len(text) - 1 and len(_parts(text[1:-1])) > 1) or _is_column(text[1:-1])
    return False


def _is_column(text: str) -> bool:
    return text.strip()[:1] in ("[", "(", "\\") and text.strip()[-1:] in ("]", ")", "}")


def _parts(text: str) -> tuple[str, ...]:
    """The pieces between semicolons or, without one, between commas, outside of brackets."""
    for sign in (";", "\n", ","):
        found, start, depth = [], 0, 0
        for place, letter in enumerate(text):
            depth += (letter in "([{") - (letter in ")]}")
            if letter == sign and depth == 0:
                found.append(text[start:place])
                start = place + 1
        parts = [*found, text[start:]]
        if len(parts) > 1 and all(part.strip() for part in parts):
            return tuple(_without_brackets(part.strip()) for part in parts)
    spoken = re.split(r"\s+and\s+", text)
    return tuple(part.strip() for part in spoken)


def _without_brackets(part: str) -> str:
    """[u] is u, as one row of a column."""
    inner = part[1:-1] if part.startswith("[") and part.endswith("]") else part
    return inner if "[" not in inner else part


def _labelled(text: str, by: Sequence[Symbol]) -> tuple[str, ...] | None:
    """dC/db = v, dC/dw = u and w: u, b: v: each at the place of its letter."""
    parts = re.split(r"[,;\n]|(?<![A-Za-z])and(?![A-Za-z])", text)
    keys = [key_of(letter.name) for letter in by]
    found: dict[int, str] = {}
    for part in parts:
        label, sign, value = re.split(r"([=:])", part, maxsplit=1) if re.search(r"[=:]", part) else (part, "", "")
        at = next((at for at, key in enumerate(keys) if sign and _is_label(label, key)), None)
        if at is None or at in found or not value.strip():
            return None
        found[at] = value.strip()
    return tuple(found[at] for at in range(len(keys))) if len(found) == len(keys) and len(parts) == len(keys) else None


def _is_label(label: str, key: Key) -> bool:
    """w, dC/dw, C_w, dw, along w, "slope by w"."""
    text = plain(label).strip().strip("$").strip()
    text = re.sub(r"^(?:the\s+)?(?:slope\s+)?(?:along|by|for|in)\s+", "", text)
    rate = fraction_rate_at(text, 5, OPEN) if text.startswith(r"\frac") else rate_at(text, 0, OPEN)
    if rate is not None:
        return rate.end == len(text) and len(rate.by) == 1 and rate.by[0].key == key
    name = re.sub(r"^(?:[A-Za-z]_\{?(?=[A-Za-z])|d[A-Z]?_?d?(?=[A-Za-z]))", "", text).rstrip("}")
    return key_of(name) == key


def _along_axes(text: str, vocabulary: Vocabulary) -> tuple[str, ...] | None:
    """u i + v j"""
    if {"i", "j"} & set(vocabulary.bases):
        return None
    flat = _UNIT.sub(lambda found: found[1] or ("i" if found[0][0] in "îı" else "j"), text)
    found = re.fullmatch(r"([^i]*)i\s*([+\-−])([^ij]*)j\s*", flat, re.DOTALL)
    if found is None:
        return None
    minus = "" if found[2] == "+" else "-"
    return (_one(found[1]), f"{minus}({_one(found[3])})" if minus else _one(found[3]))


def _one(factor: str) -> str:
    return factor.strip(" ·*\n") or "1"
