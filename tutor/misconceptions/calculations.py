"""Slips in a calculation, whatever it is about: a term or a factor left out, a sign turned, a product added.

They hold for any sum and any product, so they are tried last, where nothing that is known of the question itself gives
the number. The answer is another calculation for each of its parts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations

from sympy import Add, Expr, Integer, Pow

from tutor.misconceptions.misconception import Form, Misconception
from tutor.misconceptions.subjects import CALCULATION, Otherwise
from tutor.notation import b, w, x
from tutor.symbolic.derivative import D
from tutor.symbolic.unevaluated import put, times

FEWEST_ADDED = 2
Changed = Callable[[Expr], Iterator[tuple[Expr, Expr]]]  # of a sum or a product: what stands there instead, which part


def sign_turned(node: Expr) -> Iterator[tuple[Expr, Expr]]:
    """p + q + r answered as p + q − r"""
    for at, term in enumerate(node.args if node.is_Add else ()):
        yield Add(*node.args[:at], -term, *node.args[at + 1 :]), term


def term_left_out(node: Expr) -> Iterator[tuple[Expr, Expr]]:
    """p + q + r answered as p + q"""
    for at, term in enumerate(node.args if node.is_Add else ()):
        yield Add(*node.args[:at], *node.args[at + 1 :]), term


def factor_left_out(node: Expr) -> Iterator[tuple[Expr, Expr]]:
    """p q r answered as p q"""
    several = node.is_Mul and len(_factors(node)) > 1
    for at, factor in enumerate(node.args if several else ()):
        if factor != -1:
            yield times(*node.args[:at], *node.args[at + 1 :]), factor


def added(node: Expr) -> Iterator[tuple[Expr, Expr]]:
    """p q r answered as p + q + r, or as p + q"""
    factors = _factors(node) if node.is_Mul else ()
    for count in range(len(factors), FEWEST_ADDED - 1, -1):
        for some in combinations(factors, count):
            yield Add(*some), node


def _factors(product: Expr) -> tuple[Expr, ...]:
    """Without a sign in front."""
    return tuple(factor for factor in product.args if factor != -1)


def _everywhere(change: Changed) -> Callable[[Expr], tuple[Otherwise, ...] | None]:
    """The change made at one place, for each place of a calculation; None where it has none."""

    def apply(of: Expr) -> tuple[Otherwise, ...] | None:
        found = (Otherwise(put(of, node, new), part) for node in _nodes(of) for new, part in change(node))
        return tuple(dict.fromkeys(each for each in found if each.number != of)) or None

    return apply


def _nodes(of: Expr) -> Iterator[Expr]:
    """The sums and products of a calculation, from the outside; a slope that is given has no parts."""
    if isinstance(of, D):
        return
    if of.is_Add or of.is_Mul:
        yield of
    for part in of.args:
        if not (isinstance(of, Pow) and part is of.exp):
            yield from _nodes(part)


LINE = w * x + b

CALCULATIONS: tuple[Misconception, ...] = (
    Misconception(
        "term-left-out",
        Form(
            CALCULATION,
            "You seem to have left out {part}.",
            "Which parts belong to this sum?",
            _everywhere(term_left_out),
            (LINE, (Otherwise(w * x, b), Otherwise(b, w * x))),
        ),
    ),
    Misconception(
        "term-sign-turned",
        Form(
            CALCULATION,
            "{part} seems to have the opposite sign.",
            "Is it added here, or taken away?",
            _everywhere(sign_turned),
            (LINE, (Otherwise(w * x - b, b), Otherwise(b - w * x, w * x))),
        ),
    ),
    Misconception(
        "factor-left-out",
        Form(
            CALCULATION,
            "The factor {part} seems to be missing.",
            "Which numbers are multiplied here?",
            _everywhere(factor_left_out),
            (3 * x, (Otherwise(x, Integer(3)), Otherwise(Integer(3), x))),
        ),
    ),
    Misconception(
        "added-for-multiplied",
        Form(
            CALCULATION,
            "You seem to have added numbers that are multiplied here: {part}.",
            "Think of 3 bags with 4 apples each. Is that 3 + 4 apples?",
            _everywhere(added),
            (LINE, (Otherwise(w + x + b, w * x),)),
        ),
    ),
)
