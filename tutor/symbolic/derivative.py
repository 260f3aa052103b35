"""The mark for a derivative that is still to be taken: d/dx f, as an expression that SymPy leaves alone."""

from __future__ import annotations

from sympy import Expr, Integer, Symbol
from sympy.core.sympify import _sympify


class D(Expr):
    """D(f, x): the derivative of f with respect to x, not yet taken. It is exactly two arguments and never evaluates."""

    is_commutative = True

    def __new__(cls, f: Expr, x: Symbol) -> D:
        return Expr.__new__(cls, _sympify(f), _sympify(x))

    @property
    def f(self) -> Expr:
        """What is differentiated."""
        return self.args[0]

    @property
    def x(self) -> Symbol:
        """By what."""
        return self.args[1]

    def _eval_is_real(self) -> bool | None:
        return self.f.is_real

    def _eval_derivative(self, symbol: Symbol) -> Expr:
        if symbol not in self.free_symbols:
            return Integer(0)
        return D(self, symbol)


def has_derivative(expr: Expr) -> bool:
    """Some derivative in the expression is still to be taken."""
    return expr.has(D)
