"""The functions of the course that SymPy lacks, or whose value at a kink the course fixes, and what safe forms have.

At a kink the slope is that from the left: ReLU′(0) = 0 and |x|′ = −1 at 0. `fdiff` is there for SymPy's own `diff`,
which the tests use as a second opinion; the derivations of the course come from `tutor.symbolic.derive` instead. A
function that is short for a formula says so by `meaning`, and needs no more. What else is known of them is in `table`.
"""

from __future__ import annotations

from typing import ClassVar

from sympy import Dummy, Expr, Function, Integer, Rational, Symbol, erf, exp, integer_nthroot, sqrt, tanh
from sympy.core.function import ArgumentIndexError
from sympy.core.logic import fuzzy_and


class RealFunction(Function):  # type: ignore[misc]  # SymPy has no types: Function is Any
    """A real function of one real argument."""

    nargs = 1

    def _eval_is_real(self) -> bool | None:
        real: bool | None = self.args[0].is_real
        return real

    def _check_index(self, argindex: int) -> None:
        if argindex != 1:
            raise ArgumentIndexError(self, argindex)


class sigmoid(RealFunction):
    """σ(z) = 1/(1 + e^(−z))"""

    def _eval_is_positive(self) -> bool | None:
        return True if self.args[0].is_real else None

    def fdiff(self, argindex: int = 1) -> Expr:
        """σ′(z) = σ(z)(1 − σ(z))"""
        self._check_index(argindex)
        return self * (1 - self)


class relu(RealFunction):
    """ReLU(z) = z where z > 0, otherwise 0"""

    def _eval_is_nonnegative(self) -> bool | None:
        return True if self.args[0].is_real else None

    def fdiff(self, argindex: int = 1) -> Expr:
        """ReLU′(z) = step(z)"""
        self._check_index(argindex)
        return step(self.args[0])


class softplus(RealFunction):
    """softplus(z) = ln(1 + e^z)"""

    def fdiff(self, argindex: int = 1) -> Expr:
        """softplus′(z) = σ(z)"""
        self._check_index(argindex)
        return sigmoid(self.args[0])


class _Jump(RealFunction):
    """One number up to 0, another beyond it, and flat on both sides."""

    below: ClassVar[int]
    above: ClassVar[int] = 1

    @classmethod
    def eval(cls, arg: Expr) -> Expr | None:
        """Numbers are decided at once."""
        positive = _positive(arg)
        return None if positive is None else Integer(cls.above if positive else cls.below)

    def fdiff(self, argindex: int = 1) -> Expr:
        """Flat on both sides of its jump."""
        self._check_index(argindex)
        return Integer(0)


class step(_Jump):
    """step(z) = 1 where z > 0, otherwise 0: the slope of ReLU, from the left at 0"""

    below = 0


class side(_Jump):
    """side(x) = 1 where x > 0, otherwise −1: the slope of |x|, from the left at 0"""

    below = -1


class cases(Function):  # type: ignore[misc]  # SymPy has no types: Function is Any
    """cases(u, a, b) = a where u > 0, otherwise b"""

    nargs = 3

    @classmethod
    def eval(cls, u: Expr, above: Expr, below: Expr) -> Expr | None:
        """Nothing to choose, or a number that decides."""
        if above == below:
            return above
        positive = _positive(u)
        return None if positive is None else above if positive else below

    def _eval_is_real(self) -> bool | None:
        real: bool | None = fuzzy_and(part.is_real for part in self.args[1:])
        return real

    def _eval_derivative(self, s: Symbol) -> Expr:
        u, above, below = self.args
        return cases(u, above.diff(s), below.diff(s))


def _positive(u: Expr) -> bool | None:
    """On which side of 0 a number lies; None for what is no number, or cannot be told."""
    positive: bool | None = u.is_positive if u.is_number and u.is_real else None
    return positive


# --- functions that are short for a formula ---------------------------------------------------------------------------


class Defined(RealFunction):
    """A function that is short for a formula, its `meaning`."""

    def fdiff(self, argindex: int = 1) -> Expr:
        """The slope of the formula, by SymPy's own calculus."""
        self._check_index(argindex)
        z = Dummy("z", real=True)
        return self.meaning(z).diff(z).xreplace({z: self.args[0]})


class silu(Defined):
    """SiLU(z) = z σ(z), also called swish"""

    meaning = staticmethod(lambda z: z * sigmoid(z))


class gelu(Defined):
    """GELU(z) = z (1 + erf(z/√2))/2"""

    meaning = staticmethod(lambda z: z * (1 + erf(z / sqrt(2))) / 2)


class mish(Defined):
    """mish(z) = z tanh(softplus(z))"""

    meaning = staticmethod(lambda z: z * tanh(softplus(z)))


class cbrt(Defined):
    """cbrt(z) = z^(1/3) where z > 0, otherwise −(−z)^(1/3): the cube root of −8 is −2"""

    meaning = staticmethod(lambda z: cases(z, z ** Rational(1, 3), -((-z) ** Rational(1, 3))))

    @classmethod
    def eval(cls, arg: Expr) -> Expr | None:
        """Of a number that is a cube, the number."""
        if not arg.is_Rational:
            return None
        above, below = integer_nthroot(abs(int(arg.p)), 3), integer_nthroot(int(arg.q), 3)
        whole = Rational(above[0], below[0]) if above[1] and below[1] else None
        return None if whole is None else -whole if arg.is_negative else whole


class elu(Defined):
    """ELU(z) = z where z > 0, otherwise e^z − 1"""

    meaning = staticmethod(lambda z: cases(z, z, exp(z) - 1))


# --- what safe forms are made of, between an expression and its printed code ------------------------------------------
# SymPy's own Min, Max and Abs look into their arguments for signs, which takes long and may rewrite the chosen form.


class _Part(Function):  # type: ignore[misc]  # SymPy has no types: Function is Any
    """A real function that SymPy leaves alone."""

    nargs: ClassVar[int | None] = 1

    def _eval_is_real(self) -> bool:
        return True


class below(_Part):
    """below(z) = min(z, 0)"""


class size(_Part):
    """size(z) = |z|"""

    @classmethod
    def eval(cls, arg: Expr) -> Expr | None:
        """|−z| is written |z|, so that it is computed once."""
        return cls(-arg) if arg.could_extract_minus_sign() else None


class log1p(_Part):
    """log1p(z) = ln(1 + z), exact for small z"""


class expm1(_Part):
    """expm1(z) = e^z − 1, exact for small z"""


class sigmoid_slope(_Part):
    """sigmoid_slope(z) = σ′(z) = σ(z)(1 − σ(z))"""


class largest(_Part):
    """largest(u, v, …) = the largest of them"""

    nargs = None


class erf_tail(_Part):
    """erf_tail(t) = Σ c_n tⁿ, by which erf(z) = ±(1 − t erf_tail(t) e^(−z²)) with t = 1/(1 + p|z|)"""
