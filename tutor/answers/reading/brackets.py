"""Brackets in a text: where one ends, and whether it holds a comma of its own."""

from __future__ import annotations


def closing(text: str, start: int) -> int | None:
    """Where the round bracket that opens here has ended."""
    depth = 0
    for place in range(start, len(text) if text[start : start + 1] == "(" else 0):
        depth += (text[place] == "(") - (text[place] == ")")
        if depth == 0:
            return place + 1
    return None


def has_comma(text: str, start: int) -> bool:
    """The bracket that opens here holds a comma of its own."""
    depth = 0
    for letter in text[start:]:
        depth += (letter in "([{") - (letter in ")]}")
        if depth <= 0:
            return False
        if letter == "," and depth == 1:
            return True
    return False
