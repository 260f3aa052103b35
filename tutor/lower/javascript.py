"""SymPy in, JavaScript out: one pure expression in v0, v1 …, for a figure that computes in the page.

SymPy's own printer prints the stabilised form; nothing but numbers, operators, ternaries and `Math` is ever in it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from sympy import Expr, Pow, Symbol
from sympy.core.numbers import equal_valued
from sympy.printing.jscode import JavascriptCodePrinter

from tutor.elementary.function import written
from tutor.elementary.table import BY_HEAD
from tutor.lower.stable import placed, stabilise

CACHE = 256


def to_javascript(expr: Expr, symbols: Sequence[Symbol]) -> str:
    """One JavaScript expression in v0, v1 … (the symbols in their order); raises CannotLower with the head's name."""
    return _printed(expr, tuple(symbols))


@lru_cache(maxsize=CACHE)
def _printed(expr: Expr, symbols: tuple[Symbol, ...]) -> str:
    _, body = placed(stabilise(expr), symbols)
    return _JavaScript().doprint(body)


class _JavaScript(JavascriptCodePrinter):  # type: ignore[misc]  # SymPy has no types: JavascriptCodePrinter is Any
    """SymPy's JavaScript printer, with the functions of the table as the table has them."""

    doprint: Callable[[Expr], str]  # SymPy's own

    def __init__(self) -> None:
        super().__init__({"strict": True})

    def _print(self, expr: Expr, **options: object) -> str:
        row = BY_HEAD.get(type(expr))
        if row is None or not row.javascript:
            shown: str = super()._print(expr, **options)
            return shown
        return written(row.javascript, [self._print(arg) for arg in expr.args])

    def _print_Pow(self, expr: Pow) -> str:
        """A cube root is a power like every other: NaN for a negative number."""
        if equal_valued(expr.exp, -1) or equal_valued(expr.exp, 0.5):
            shown: str = super()._print_Pow(expr)
            return shown
        return f"Math.pow({self._print(expr.base)}, {self._print(expr.exp)})"

    def _print_Float(self, expr: Expr) -> str:
        return repr(float(expr))

    _print_NumberSymbol = _print_Float
