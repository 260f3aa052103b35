"""Activation functions, and the slope of each written in a, where a says everything about z.

The functions of `tutor.elementary` that have a name as a layer are activations; another needs no more than its formula
in z. At a kink the slope is that from the left.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from sympy import Expr, Rational, Symbol, cancel, exp, expand, factor, log, solve, together
from sympy.core.sympify import _sympify

from tutor import notation
from tutor.elementary.heads import relu
from tutor.elementary.table import LAYERS, written_out
from tutor.notation import i, j
from tutor.symbolic import indexed
from tutor.symbolic.collapse import slope_by
from tutor.symbolic.indexed import SumOver, m

z, a = notation.z, notation.a
E = Symbol("E", positive=True)  # e^z, while a slope is solved for
POINTS = tuple(map(Rational, ("-11/4", "-4/3", "-1/7", "2/9", "5/3", "13/5")))
CLOSE = Rational(1, 10**20)


class NotAnActivation(ValueError):
    """The activation has no such name, or is no formula in z."""


@dataclass(frozen=True, slots=True)
class Activation:
    """a = f(z) for each neuron by itself; `rows`: one formula with indices, because the neurons of a layer share it."""

    name: str
    formula: Expr
    rows: bool = False

    def at(self, weighted: Expr) -> Expr:
        """f(z[i,j]) for an indexed z."""
        if self.rows:
            return self.formula.xreplace({i: weighted.indices[0], j: weighted.indices[1]})
        return self.formula.xreplace({z: weighted})


ACTIVATIONS: tuple[Activation, ...] = (
    *(Activation(row.layer, row.head(z)) for row in LAYERS),
    Activation("leaky-relu", z / 100 + 99 * relu(z) / 100),
    Activation("identity", z),
    Activation("softmax", exp(indexed.z[i, j]) / SumOver(exp(indexed.z[i, m]), m), rows=True),
)
_BY_NAME = {activation.name: activation for activation in ACTIVATIONS}


def activation(given: str | Expr) -> Activation:
    """The activation of this name, or one of your own: a formula in z."""
    if isinstance(given, str):
        if given not in _BY_NAME:
            raise NotAnActivation(f"there is no activation {given!r}; there are {', '.join(_BY_NAME)}")
        return _BY_NAME[given]
    formula = _sympify(given)
    others = formula.free_symbols - {z}
    if others:
        raise NotAnActivation(f"{formula} is no formula in z alone: {', '.join(sorted(map(str, others)))}")
    known = next((entry for entry in ACTIVATIONS if entry.formula == formula), None)
    return known or Activation(str(formula), formula)


@lru_cache(maxsize=256)
def slope(formula: Expr) -> Expr:
    """f′(z)"""
    return slope_by(formula, z)


@lru_cache(maxsize=256)
def slope_in_a(formula: Expr) -> Expr | None:
    """f′(z) as a formula in a = f(z), checked at points; None where no such formula is found, and z is kept."""
    steep = slope(formula)
    if not steep.has(z):
        return steep
    over_e, steep_e = _rational(formula), _rational(steep)
    if over_e is None or steep_e is None:
        return None
    inside, logarithm = over_e
    left = exp(a) if logarithm else a
    for root in solve(together(left - inside).as_numer_denom()[0], E):
        candidate = _tidy(steep_e[0].xreplace({E: root}))
        if not steep_e[1] and not candidate.has(E) and _agrees(candidate, formula, steep):
            return candidate
    return None


def _rational(expr: Expr) -> tuple[Expr, bool] | None:
    """The expression as a quotient of polynomials in E = e^z, or as the logarithm of one: (quotient, False or True)."""
    spelled = written_out(expr)
    body, logarithm = (spelled.args[0], True) if isinstance(spelled, log) else (spelled, False)
    body = expand(body, power_exp=True).replace(lambda part: isinstance(part, exp), _power)
    body = cancel(together(body)) if not body.has(z, log, relu) else body
    return (body, logarithm) if body.is_rational_function(E) and not body.has(z) else None


def _power(part: Expr) -> Expr:
    times = (part.args[0] / z).cancel()
    return E**times if times.is_Integer else part


def _tidy(expr: Expr) -> Expr:
    """a − a² is written a(1 − a), a square by itself is left."""
    short = cancel(together(expr))
    opened = expand(short)
    if opened.is_polynomial(a) and opened.subs(a, 0) == 0:
        rest = expand(opened / a)
        return a * rest if rest.is_polynomial(a) and a in rest.free_symbols else factor(opened)
    return expand(short, power_exp=True) if opened.has(exp) else opened


def _agrees(candidate: Expr, formula: Expr, steep: Expr) -> bool:
    for point in POINTS:
        here = {z: point}
        there = candidate.subs(a, _value(formula, here))
        if abs(there.evalf(30) - _value(steep, here)) > CLOSE:
            return False
    return True


def _value(expr: Expr, here: dict[Symbol, Expr]) -> Expr:
    return written_out(expr).subs(here).evalf(40)
