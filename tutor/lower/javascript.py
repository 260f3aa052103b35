"""SymPy in, JavaScript out: one pure expression in v0, v1 …, for a figure that computes in the page.

SymPy's own printer prints the stabilised form; nothing but numbers, operators, ternaries and `Math` is ever in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from sympy import Expr, Function, Pow, Symbol
from sympy.core.numbers import equal_valued
from sympy.printing.jscode import JavascriptCodePrinter

from tutor.lower.stable import placed, stabilise

CACHE = 256

CALLS: tuple[tuple[str, str], ...] = (
    ("below", "Math.min({0}, 0)"),
    ("relu", "Math.max({0}, 0)"),
    ("size", "Math.abs({0})"),
    ("step", "({0} > 0 ? 1 : 0)"),
    ("side", "({0} > 0 ? 1 : -1)"),
    ("log1p", "Math.log1p({0})"),
)
_CALL = dict(CALLS)


def to_javascript(expr: Expr, symbols: Sequence[Symbol]) -> str:
    """One JavaScript expression in v0, v1 … (the symbols in their order); raises CannotLower with the head's name."""
    return _printed(expr, tuple(symbols))


@lru_cache(maxsize=CACHE)
def _printed(expr: Expr, symbols: tuple[Symbol, ...]) -> str:
    _, body = placed(stabilise(expr), symbols)
    return _JavaScript().doprint(body)


class _JavaScript(JavascriptCodePrinter):
    """SymPy's JavaScript printer, with the functions that safe forms are made of."""

    def __init__(self) -> None:
        super().__init__({"strict": True})

    def _print_Function(self, expr: Function) -> str:
        template = _CALL.get(expr.func.__name__)
        if template is None:
            return super()._print_Function(expr)
        return template.format(*(self._print(arg) for arg in expr.args))

    def _print_largest(self, expr: Expr) -> str:
        return f"Math.max({', '.join(self._print(arg) for arg in expr.args)})"

    def _print_Pow(self, expr: Pow) -> str:
        """A cube root is a power like every other: NaN for a negative number."""
        if equal_valued(expr.exp, -1) or equal_valued(expr.exp, 0.5):
            return super()._print_Pow(expr)
        return f"Math.pow({self._print(expr.base)}, {self._print(expr.exp)})"

    def _print_Float(self, expr: Expr) -> str:
        return repr(float(expr))

    _print_NumberSymbol = _print_Float
