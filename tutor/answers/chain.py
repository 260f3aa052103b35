"""Links of a chain, dC/dw = A = B: each has to be as large as the answer that stands last; the wrong one is named."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from sympy import Basic, Expr, Symbol

from tutor.answers.reading.characters import shown
from tutor.answers.reading.reader import Link
from tutor.answers.verdict import Mark, Verdict
from tutor.symbolic.derive import NoRule, resolve
from tutor.symbolic.sentence import after_one_another, say

LONGEST = 40  # characters of a link that is named

BROKEN = (
    "What stands last is right, but {link} is not the same. Leave it out, or write an equals sign only between equals."
)
BEGUN = (
    "What stands last is right, but {link} is what you began with. "
    "A function is not the same as its slope, so write no equals sign between them."
)
LOST = "{link} is right, but what follows its equals sign is not the same."


def linked(
    found: Mark,
    given: Expr,
    links: Sequence[Link],
    same: Callable[[Expr, Expr], bool],
    of: Expr | None,
    key: Expr,
    by: Symbol | None = None,
) -> Mark:
    """The mark of an answer, with the links that led to it; `of` is what was differentiated, and `by` by which letter.

    The error δ of a layer is another name for the slope by its z, so δ = … is no link but says what was asked.
    """
    taken = [(link, expr) for link in links if (expr := _taken(link.expr)) is not None and not _error(expr, by)]
    if found.verdict is Verdict.RIGHT:
        for link, expr in taken:
            if not same(expr, given):
                says = BEGUN if of is not None and same(expr, of) else BROKEN
                return Mark(Verdict.UNREADABLE, say(says, link=shown(link.typed, LONGEST)))
        return found
    right = next((link for link, expr in reversed(taken) if same(expr, key)), None)
    if right is None or not found.counts:
        return found
    said = say(LOST, link=shown(right.typed, LONGEST))
    return replace(found, message=after_one_another(said, found.message))


def _error(expr: Expr, by: Symbol | None) -> bool:
    """δ of the layer, or the neuron, whose z it is."""
    return by is not None and by.name[:1] == "z" and expr.is_Symbol and expr.name == f"delta{by.name[1:]}"


def _taken(expr: Basic | None) -> Expr | None:
    """A link with its derivatives taken; None where it cannot be compared."""
    if not isinstance(expr, Expr):
        return None
    try:
        return resolve(expr)
    except NoRule:
        return None
