"""A long formula by its beginning: one way from the outside in, with dots for what stands beside it."""

from __future__ import annotations

from sympy import Add, Expr, Float, Integer, Symbol
from sympy.printing.printer import Printer

from tutor.symbolic.inert import Inert
from tutor.symbolic.unevaluated import times

DIGITS = 3  # of a decimal number, when it is shown


class Rest(Inert):
    """… : further terms, left out."""

    is_real = True
    is_number = False

    @classmethod
    def class_key(cls) -> tuple[int, int, str]:
        """Behind everything else."""
        return (99, 0, cls.__name__)

    def _latex(self, printer: Printer) -> str:
        return r"\cdots"

    def _sympystr(self, printer: Printer) -> str:
        return "…"


def head(expr: Expr, letter: Symbol) -> Expr:
    """The formula with one moving term and one number in each sum, dots for the others, and few digits."""
    if isinstance(expr, Float):
        return Integer(int(expr)) if float(expr).is_integer() else Float(expr, DIGITS)
    if not expr.args:
        return expr
    if not expr.is_Add:
        parts = [head(part, letter) for part in expr.args]
        return times(*parts) if expr.is_Mul else expr.func(*parts)
    moving = [part for part in expr.args if letter in part.free_symbols]
    still = [part for part in expr.args if part not in moving]
    kept = [*still[:1], *moving[:1]]
    more = (Rest(),) if len(kept) < len(expr.args) else ()
    return Add(*(head(part, letter) for part in kept), *more)
