"""The few functions that safe forms are made of: min(z, 0), |z|, max of several, ln(1 + z), σ′.

SymPy's own Min, Max and Abs look into their arguments for signs, which takes long and may rewrite the form that was
chosen; these stay as they are. They exist between an expression and its printed code, nowhere else.
"""

from __future__ import annotations

from sympy import Expr, Function


class _Head(Function):  # type: ignore[misc]  # SymPy has no types: Function is Any
    """A real function that SymPy leaves alone."""

    nargs: int | None = 1

    def _eval_is_real(self) -> bool:
        return True


class below(_Head):
    """below(z) = min(z, 0)"""


class size(_Head):
    """size(z) = |z|"""

    @classmethod
    def eval(cls, arg: Expr) -> Expr | None:
        """|−z| is written |z|, so that it is computed once."""
        return cls(-arg) if arg.could_extract_minus_sign() else None


class log1p(_Head):
    """log1p(z) = ln(1 + z), exact for small z"""


class sigmoid_slope(_Head):
    """sigmoid_slope(z) = σ′(z) = σ(z)(1 − σ(z))"""


class largest(_Head):
    """largest(u, v, …) = the largest of them"""

    nargs = None
