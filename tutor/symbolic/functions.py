"""The functions of the course that SymPy lacks, or whose value at a kink the course fixes.

At a kink the slope is that from the left: ReLU′(0) = 0 and |x|′ = −1 at 0. `fdiff` is there for SymPy's own `diff`,
which the tests use as a second opinion; the derivations of the course come from `tutor.symbolic.derive` instead.
"""

from __future__ import annotations

from sympy import Expr, Function, Integer, exp
from sympy.core.function import ArgumentIndexError


class _RealFunction(Function):
    """A real function of one real argument."""

    nargs = 1

    def _eval_is_real(self) -> bool | None:
        return self.args[0].is_real

    def _check_index(self, argindex: int) -> None:
        if argindex != 1:
            raise ArgumentIndexError(self, argindex)


class sigmoid(_RealFunction):
    """σ(z) = 1/(1 + e^(−z))"""

    def _eval_is_positive(self) -> bool | None:
        return True if self.args[0].is_real else None

    def _eval_rewrite_as_exp(self, arg: Expr, **hints: object) -> Expr:
        return 1 / (1 + exp(-arg))

    def fdiff(self, argindex: int = 1) -> Expr:
        """σ′(z) = σ(z)(1 − σ(z))"""
        self._check_index(argindex)
        return self * (1 - self)


class relu(_RealFunction):
    """ReLU(z) = z where z > 0, otherwise 0"""

    def _eval_is_nonnegative(self) -> bool | None:
        return True if self.args[0].is_real else None

    def fdiff(self, argindex: int = 1) -> Expr:
        """ReLU′(z) = step(z)"""
        self._check_index(argindex)
        return step(self.args[0])


class softplus(_RealFunction):
    """softplus(z) = ln(1 + e^z)"""

    def fdiff(self, argindex: int = 1) -> Expr:
        """softplus′(z) = σ(z)"""
        self._check_index(argindex)
        return sigmoid(self.args[0])


class step(_RealFunction):
    """step(z) = 1 where z > 0, otherwise 0: the slope of ReLU, from the left at 0"""

    @classmethod
    def eval(cls, arg: Expr) -> Expr | None:
        """Numbers are decided at once."""
        if arg.is_number and arg.is_real:
            positive = arg.is_positive
            return None if positive is None else Integer(positive)
        return None

    def fdiff(self, argindex: int = 1) -> Expr:
        """Flat on both sides of its jump."""
        self._check_index(argindex)
        return Integer(0)


class side(_RealFunction):
    """side(x) = 1 where x > 0, otherwise −1: the slope of |x|, from the left at 0"""

    @classmethod
    def eval(cls, arg: Expr) -> Expr | None:
        """Numbers are decided at once."""
        if arg.is_number and arg.is_real:
            positive = arg.is_positive
            return None if positive is None else Integer(1 if positive else -1)
        return None

    def fdiff(self, argindex: int = 1) -> Expr:
        """Flat on both sides of its jump."""
        self._check_index(argindex)
        return Integer(0)
