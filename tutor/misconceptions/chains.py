"""Misconceptions about a function of a function: what happens to the inside, to the outside, and between them."""

from __future__ import annotations

from sympy import Add, Expr, Max, Symbol, cos, exp, log, sin

from tutor.elementary.heads import sigmoid, step
from tutor.elementary.table import BY_HEAD
from tutor.misconceptions.misconception import Misconception
from tutor.misconceptions.subjects import of_derivative
from tutor.notation import b, w, x, y
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import derive
from tutor.symbolic.outer import Outer, taken_apart, with_inside
from tutor.symbolic.rules import moves, proportional
from tutor.symbolic.unevaluated import over, times


def composition(f: Expr, x: Symbol) -> tuple[Outer, Expr] | None:
    """f = g(u) with something else than x inside: (g, u)"""
    parts = taken_apart(f, x)
    return parts if parts is not None and parts[1] != x and moves(parts[1], x) else None


def inner_slope_dropped(f: Expr, x: Symbol) -> Expr | None:
    """d g(u) = g′(u), of max(0, u) as well"""
    if isinstance(f, Max) and len(f.args) == 2 and 0 in f.args:
        (u,) = (part for part in f.args if part != 0)
        return step(u) if u != x and moves(u, x) else None
    parts = composition(f, x)
    return None if parts is None else parts[0].slope(f, parts[1])


def outer_slope_dropped(f: Expr, x: Symbol) -> Expr | None:
    """d g(u) = du"""
    parts = composition(f, x)
    return None if parts is None else D(parts[1], x)


def outer_not_differentiated(f: Expr, x: Symbol) -> Expr | None:
    """d g(u) = g(u) du"""
    parts = composition(f, x)
    return None if parts is None or isinstance(f, exp) else times(f, D(parts[1], x))


def inside_replaced(f: Expr, x: Symbol) -> Expr | None:
    """d g(u) = g′(x) du, for an inside that is more than x and a constant"""
    parts = composition(f, x)
    if parts is None or [part for part in Add.make_args(parts[1]) if moves(part, x)] == [x]:
        return None  # of (w − 3)² the constant was dropped
    return times(parts[0].slope(f, x), D(parts[1], x))


def outer_at_inner_slope(f: Expr, x: Symbol) -> Expr | None:
    """d g(u) = g′(du)"""
    parts = composition(f, x)
    return None if parts is None else parts[0].slope(f, D(parts[1], x))


def slope_inside_and_behind(f: Expr, x: Symbol) -> Expr | None:
    """d g(u) = g′(du) du, but not 1 for a logarithm"""
    parts = composition(f, x)
    if parts is None or isinstance(f, log):
        return None
    slope = D(parts[1], x)
    return times(parts[0].slope(f, slope), slope)


def function_of_slope(f: Expr, x: Symbol) -> Expr | None:
    """d g(u) = g(du)"""
    parts = composition(f, x)
    return None if parts is None else with_inside(f, x, D(parts[1], x))


def composition_as_product(f: Expr, x: Symbol) -> Expr | None:
    """d g(u) = g′(x) u + g(x) du"""
    parts = composition(f, x)
    if parts is None:
        return None
    outer, u = parts
    return times(outer.slope(f, x), u) + times(with_inside(f, x, x), D(u, x))


def multiplied_by_inside(f: Expr, x: Symbol) -> Expr | None:
    """d g(u) = g′(u) u, for a g that is no power and an inside that is not its own slope"""
    parts = composition(f, x)
    if parts is None or f.is_Pow or isinstance(parts[1], exp):
        return None
    outer, u = parts
    if proportional(u, x) and not _familiar(f, over(u, x)):
        return None  # it is the slope times x, which anybody may hit upon
    return times(outer.slope(f, u), u)


def _familiar(f: Expr, factor: Expr) -> bool:
    """sin 3x, e^(5x): a function that somebody may integrate as well, but not the logarithm, of a few times x"""
    row = BY_HEAD.get(type(f))
    known = row is not None and row.integral is not None and not isinstance(f, log)
    return known and bool(factor.is_Integer and factor.is_positive)


def order_swapped(f: Expr, x: Symbol) -> Expr | None:
    """d g(u)ⁿ = d g(uⁿ), and the other way round"""
    if f.is_Pow and f.base.is_Function and f.exp.is_number:
        other = f.base.func(f.base.args[0] ** f.exp)
    elif f.is_Function and not isinstance(f, exp) and f.args[0].is_Pow and f.args[0].exp.is_number:
        other = f.func(f.args[0].base) ** f.args[0].exp
    else:
        return None
    derivation = derive(other, x) if moves(f, x) else None
    return None if derivation is None or derivation.missing is not None else derivation.result


NEURON = sigmoid(w * x + b)
CHAINS: tuple[Misconception, ...] = (
    Misconception(
        "inner-slope-dropped",
        of_derivative(
            "In {place}, the slope of what is inside seems to be missing.",
            "When {x} grows by a little, by how much does the inside of {place} grow?",
            inner_slope_dropped,
            (sin(3 * x), x, cos(3 * x)),
        ),
    ),
    Misconception(
        "outer-slope-dropped",
        of_derivative(
            "In {place}, only the inside seems to have been differentiated.",
            "When the inside of {place} grows by a little, by how much does the whole grow?",
            outer_slope_dropped,
            ((NEURON - y) ** 2, w, x),
        ),
    ),
    Misconception(
        "outer-not-differentiated",
        of_derivative(
            "In {place}, the outside seems to have stayed as it was.",
            "What is the slope of the outer function of {place}, while the inside is left alone?",
            outer_not_differentiated,
            (sin(3 * x), x, 3 * sin(3 * x)),
        ),
    ),
    Misconception(
        "inside-replaced",
        of_derivative(
            "In {place}, the outer slope seems to have been taken at {x} alone.",
            "What stood inside {place} before you differentiated the outside?",
            inside_replaced,
            (sin(3 * x), x, 3 * cos(x)),
        ),
    ),
    Misconception(
        "outer-at-inner-slope",
        of_derivative(
            "In {place}, the outer slope seems to have been taken at the slope of the inside.",
            "Where is the outer slope of {place} measured: at the inside, or at the slope of the inside?",
            outer_at_inner_slope,
            (sin(x**2), x, cos(2 * x)),
        ),
        of_derivative(
            "In {place}, the slope of the inside seems to stand inside as well as behind.",
            "What stands inside {place} while the outside is differentiated?",
            slope_inside_and_behind,
            (cos(x**2), x, -2 * x * sin(2 * x)),
            alone=True,
        ),
    ),
    Misconception(
        "function-of-slope",
        of_derivative(
            "In {place}, the inside seems to have been replaced by its slope.",
            "Has the outer function of {place} been differentiated at all?",
            function_of_slope,
            (sin(x**2), x, sin(2 * x)),
        ),
    ),
    Misconception(
        "composition-as-product",
        of_derivative(
            "{place} seems to have been taken for a product of the outer function and the inside.",
            "Is the inside of {place} multiplied by something, or put into something?",
            composition_as_product,
            (sin(x**2), x, x**2 * cos(x) + 2 * x * sin(x)),
        ),
    ),
    Misconception(
        "multiplied-by-inside",
        of_derivative(
            "In {place}, the outer slope seems to be multiplied by the inside itself.",
            "Is it the inside of {place} that counts here, or how fast it changes?",
            multiplied_by_inside,
            (sin(x**2), x, x**2 * cos(x**2)),
        ),
    ),
    Misconception(
        "order-swapped",
        of_derivative(
            "In {place}, the power and the function seem to have changed places.",
            "Put a number into {place}: which comes first, the power or the function?",
            order_swapped,
            (sin(x) ** 3, x, 3 * x**2 * cos(x**3)),
        ),
    ),
)
