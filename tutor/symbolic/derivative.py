"""Derivatives still to be taken, which SymPy leaves alone: of a formula, of a name, and all of them at once."""

from __future__ import annotations

from functools import lru_cache

from sympy import Basic, Expr, Integer, Symbol
from sympy.core.sympify import _sympify
from sympy.printing.printer import Printer

from tutor.notation import L, N, eta, h, i, j, k, l, n, t, u, v
from tutor.symbolic.inert import Inert

FIXED = frozenset((n, eta, h, t, i, j, k, l, L, N))  # letters of a formula that no derivative holds still on purpose
INNER = frozenset((u, v))  # names for parts of a formula: they move with what is inside them


class D(Inert):
    """D(f, x): the derivative of f with respect to x, not yet taken. It never evaluates."""

    def __new__(cls, f: Expr, x: Symbol) -> D:
        made: D = Expr.__new__(cls, _sympify(f), _sympify(x))
        return made

    @property
    def f(self) -> Expr:
        """What is differentiated."""
        return self.args[0]

    @property
    def x(self) -> Symbol:
        """By what."""
        return self.args[1]

    @property
    def is_partial(self) -> bool:
        """Written with ∂: something else in f could move too. Exponents, counters and step sizes do not move.

        u and v in d(u v)/dx are no letters beside x: they move with it.
        """
        dependent = frozenset() if self.x in INNER else INNER
        return bool(self.f.free_symbols - {self.x} - FIXED - dependent and self.f != self.x and not self.f.is_Symbol)

    def _eval_is_real(self) -> bool | None:
        real: bool | None = self.f.is_real
        return real

    def _eval_derivative(self, symbol: Symbol) -> Expr:
        if symbol not in self.free_symbols:
            return Integer(0)
        return D(self, symbol)


class HeldStill(D):
    """∂f/∂x where f is only a name, such as C: other letters move it too, and they are held still."""

    @property
    def is_partial(self) -> bool:
        """Written with ∂, always."""
        return True


@lru_cache(maxsize=16384)
def has_derivative(expr: Basic) -> bool:
    """Some derivative in the expression is still to be taken."""
    return isinstance(expr, D) or any(has_derivative(part) for part in expr.args)


class Nabla(Inert):
    """∇C: all the slopes of C in one list, as one thing; it never evaluates."""

    def __new__(cls, f: Expr) -> Nabla:
        made: Nabla = Expr.__new__(cls, _sympify(f))
        return made

    def _latex(self, printer: Printer) -> str:
        return rf"\nabla {printer._print(self.args[0])}"

    def _sympystr(self, printer: Printer) -> str:
        return f"∇{printer._print(self.args[0])}"
