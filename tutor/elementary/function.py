"""What is known of one function: the columns of `table`, one field each, and how its templates are filled."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any, Literal

from sympy import Expr, Interval, oo

from tutor.elementary.intervals import Enclosure

Call = tuple[str, *tuple[int, ...]]  # a ufunc of NumPy, and the numbers that follow the first argument
Growth = Literal["", "bounded", "fading", "share", "exponential", "logarithmic"]


def between(low: Expr, high: Expr) -> Interval:
    """low < v < high"""
    return Interval(low, high, True, True)


EVERYWHERE = (Interval(-oo, oo),)
POSITIVE = (between(0, oo),)
NOT_ZERO = (between(-oo, 0), between(0, oo))
WITHIN_ONE = (Interval(-1, 1),)
BEYOND_ONE = (Interval(-oo, -1), Interval(1, oo))

_CALL = re.compile(r"\{numpy\}\.(\w+)\(\{0\}((?:, \d+)*)\)")


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Function:
    """A function of the course: its SymPy head, and all that is known of it.

    `slope(u)` is g′(u), told by `rule` and its sentence `says`, which may name {f}, {u} and {slope}. Without a rule of
    its own, g(x) is differentiated as what it means, and without a slope g(u) is, too; a function of several arguments
    has its rewrite in `tutor.symbolic.rules`. Numbers come from `enclosure` and `floating`, and without them from the
    meaning. Code comes from `numpy` and `javascript`, templates with {0}, {1} … for the arguments or {all} for all of
    them, and without them from `form`, which is the same in safer functions, or from the meaning.
    """

    head: type[Any]
    name: str  # as it is typed
    spellings: tuple[str, ...] = ()  # and how else
    hint: str = ""  # how to type it, where that is worth saying
    latex: str = ""
    text: str | None = None  # its name in plain text; "" where it is not written as a call, as e^z and |z| are
    arguments: tuple[int, int] = (1, 1)  # at least, at most
    inverse: str = ""  # what f^(−1) may have been meant to be
    meaning: Callable[..., Expr] | None = None  # the formula that it is short for
    rule: str = ""
    says: str = "The slope of {f} is {slope}."
    slope: Callable[[Expr], Expr] | None = None
    integral: Callable[[Expr], Expr] | None = None  # where somebody may integrate it instead
    domain: tuple[Interval, ...] = EVERYWHERE
    poles: Callable[[Expr], Expr] | None = None  # where it has no value besides, one for each whole number
    kink: Literal["", "kink", "jump"] = ""  # where its argument, or for `cases` its first one, is 0
    growth: Growth = ""  # how large its values get: share lies between 0 and 1; fading is small like an exponential
    logarithm: Callable[[Expr], Expr] | None = None  # ln of it where the logarithm of the value would be −∞ or ∞
    enclosure: Enclosure | None = None
    floating: Callable[..., float] | None = None
    form: Callable[..., Expr] | None = None
    numpy: str = ""
    ufuncs: tuple[Call, ...] = ()  # one operation after another, where `numpy` is no single call
    javascript: str = ""
    layer: str = ""  # its name as the activation of a layer

    @property
    def lowered(self) -> Callable[..., Expr] | None:
        """What it becomes before it is printed to a target; None where it is printed as it is, or cannot be."""
        return None if self.numpy else self.form or self.meaning

    @property
    def computable(self) -> bool:
        """NumPy and JavaScript have it, by themselves or by what it means."""
        return bool(self.numpy) or self.lowered is not None

    @property
    def operations(self) -> tuple[Call, ...]:
        """One ufunc after another; none where it takes more than that."""
        found = _CALL.fullmatch(self.numpy)
        if self.ufuncs or found is None:
            return self.ufuncs
        return ((found[1], *map(int, found[2].split(", ")[1:])),)

    @property
    def edges(self) -> frozenset[int]:
        """The ends of its domain that are numbers."""
        ends = (end for piece in self.domain for end in (piece.inf, piece.sup))
        return frozenset(int(end) for end in ends if end.is_finite)


def written(template: str, parts: Sequence[str], **names: str) -> str:
    """A template with its arguments; one of two places takes more of them in turn: max(max(u, v), w)."""
    if "{1}" in template and "{2}" not in template:
        return reduce(lambda left, right: template.format(left, right, **names), parts)
    return template.format(*parts, all=", ".join(parts), **names)
