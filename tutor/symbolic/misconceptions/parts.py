"""Misconceptions that can happen to any part: left as it is, taken for a constant, differentiated by another letter."""

from __future__ import annotations

from sympy import Expr, Integer, Mul, Symbol

from tutor.notation import b, w, x, y
from tutor.symbolic.derive import derive
from tutor.symbolic.misconceptions.shape import Misconception
from tutor.symbolic.order import letter
from tutor.symbolic.rules import moves


def not_differentiated(f: Expr, x: Symbol) -> Expr | None:
    """d f = f"""
    return f if moves(f, x) else None


def taken_for_constant(f: Expr, x: Symbol) -> Expr | None:
    """d f = 0"""
    return Integer(0) if moves(f, x) else None


def by_its_partner(f: Expr, x: Symbol) -> Expr | None:
    """∂f/∂w = ∂f/∂x, for a w that is multiplied by x"""
    return _by(f, _partners(f, x))


def by_another_parameter(f: Expr, x: Symbol) -> Expr | None:
    """∂f/∂b = ∂f/∂w, for two parameters w and b that are not multiplied by each other"""
    partners = _partners(f, x)
    others = [other for other in _parameters(f) if other != x and other not in partners]
    return _by(f, others) if x in _parameters(f) else None


def _by(f: Expr, others: list[Symbol]) -> Expr | None:
    if not others:
        return None
    derivation = derive(f, min(others, key=letter))
    return None if derivation.missing is not None else derivation.result


def _partners(f: Expr, x: Symbol) -> list[Symbol]:
    """The letters that are multiplied by x somewhere in f."""
    products = (product for product in f.atoms(Mul) if x in product.args)
    return [other for product in products for other in product.args if other.is_Symbol and other != x]


def _parameters(f: Expr) -> list[Symbol]:
    """The weights and biases in f: letters whose names begin with w or b."""
    return [other for other in f.free_symbols if other.name[:1] in ("w", "b")]


LINE = w * x + b - y
PARTS: tuple[Misconception, ...] = (
    Misconception(
        "by-its-partner",
        "In {place}, the slope seems to have been taken by the letter that stands beside {x}.",
        "Which letter is nudged here, and which one only multiplies the nudge?",
        by_its_partner,
        (LINE**2, w, 2 * w * LINE),
    ),
    Misconception(
        "by-another-parameter",
        "In {place}, the slope seems to have been taken by another parameter than {x}.",
        "Which letter is nudged here? What does a nudge of {x} do to {place}?",
        by_another_parameter,
        (LINE**2, b, 2 * x * LINE),
    ),
    Misconception(
        "not-differentiated",
        "{place} seems to stand in your answer as it was, where its slope should be.",
        "How fast does {place} change when {x} does?",
        not_differentiated,
        (x**2, x, x**2),
    ),
    Misconception(
        "taken-for-constant",
        "{place} seems to have been given the slope 0.",
        "Does {place} change when {x} does?",
        taken_for_constant,
        (x**2, x, Integer(0)),
    ),
)
