"""Misconceptions about uⁿ and cᵘ: the exponent in front, the exponent that is left, and which of the two moves."""

from __future__ import annotations

from sympy import Expr, Integer, Symbol, exp, log

from tutor.misconceptions.misconception import Misconception
from tutor.misconceptions.subjects import of_derivative
from tutor.notation import n, x
from tutor.symbolic.derivative import D
from tutor.symbolic.outer import EXPONENTIAL, POWER, taken_apart
from tutor.symbolic.rules import moves
from tutor.symbolic.unevaluated import over, times


def _power(f: Expr, x: Symbol) -> tuple[Expr, Expr, Expr] | None:
    """f = uⁿ: (u, n, du)"""
    parts = taken_apart(f, x) if f.is_Pow else None
    if parts is None or parts[0] is not POWER:
        return None
    return f.base, f.exp, D(f.base, x)


def coefficient_dropped(f: Expr, x: Symbol) -> Expr | None:
    """d uⁿ = uⁿ⁻¹ du"""
    parts = _power(f, x)
    if parts is None:
        return None
    u, n, du = parts
    return times(u ** (n - 1), du)


def exponent_not_reduced(f: Expr, x: Symbol) -> Expr | None:
    """d uⁿ = n uⁿ du"""
    parts = _power(f, x)
    if parts is None:
        return None
    u, n, du = parts
    return times(n, u**n, du)


def exponent_raised(f: Expr, x: Symbol) -> Expr | None:
    """d uⁿ = n uⁿ⁺¹ du"""
    parts = _power(f, x)
    if parts is None:
        return None
    u, n, du = parts
    return times(n, u ** (n + 1), du)


def reduced_exponent_in_front(f: Expr, x: Symbol) -> Expr | None:
    """d uⁿ = (n − 1) uⁿ⁻¹ du"""
    parts = _power(f, x)
    if parts is None or parts[1] in (2, -2):  # 2 − 1 is a plain 1, coefficient_dropped; −3 is 3/2 of the right one
        return None
    u, n, du = parts
    return times(n - 1, u ** (n - 1), du)


def size_of_exponent_dropped(f: Expr, x: Symbol) -> Expr | None:
    """d u⁻ⁿ = −u⁻ⁿ⁻¹ du"""
    parts = _power(f, x)
    if parts is None or not parts[1].is_negative or parts[1] == -1:
        return None
    u, n, du = parts
    return times(Integer(-1), u ** (n - 1), du)


def exponents_swapped(f: Expr, x: Symbol) -> Expr | None:
    """d uⁿ = (n − 1) uⁿ du"""
    parts = _power(f, x)
    if parts is None or parts[1] == 2:  # 1·u² is the square itself: it was not differentiated
        return None
    u, n, du = parts
    return times(n - 1, u**n, du)


def base_dropped(f: Expr, x: Symbol) -> Expr | None:
    """d uⁿ = n du"""
    parts = _power(f, x)
    return None if parts is None else times(parts[1], parts[2])


def exponent_lowered_to_one(f: Expr, x: Symbol) -> Expr | None:
    """d uⁿ = n u du"""
    parts = _power(f, x)
    if parts is None or parts[1] in (1, 2) or not (parts[1].is_Integer and parts[1].is_positive):
        return None
    u, n, du = parts
    return times(n, u, du)


def minus_of_exponent_lost(f: Expr, x: Symbol) -> Expr | None:
    """d u⁻ⁿ = n u⁻ⁿ⁻¹ du"""
    parts = _power(f, x)
    if parts is None or not parts[1].is_negative:
        return None
    u, n, du = parts
    return times(-n, u ** (n - 1), du)


def minus_set_aside(f: Expr, x: Symbol) -> Expr | None:
    """d u⁻ⁿ = n u⁻⁽ⁿ⁻¹⁾ du: the slope of uⁿ, with the minus put back into its exponent; of 1/u it would be 1"""
    parts = _power(f, x)
    if parts is None or not (parts[1].is_Integer and parts[1] < -1):
        return None
    u, n, du = parts
    return times(-n, u ** (n + 1), du)


def minus_of_new_exponent_lost(f: Expr, x: Symbol) -> Expr | None:
    """d u⁻ⁿ = −n uⁿ⁺¹ du"""
    parts = _power(f, x)
    if parts is None or not parts[1].is_negative:
        return None
    u, n, du = parts
    return times(n, u ** (1 - n), du)


def reciprocal_of_slope(f: Expr, x: Symbol) -> Expr | None:
    """d(1/uⁿ) = 1/(d uⁿ)"""
    parts = _power(f, x)
    if parts is None or not parts[1].is_negative:
        return None
    u, n, du = parts
    return over(Integer(1), times(-n, u ** (-n - 1), du))


def power_as_exponential(f: Expr, x: Symbol) -> Expr | None:
    """d uⁿ = uⁿ ln u du"""
    parts = _power(f, x)
    if parts is None:
        return None
    u, n, du = parts
    return times(u**n, log(u), du)


def exponential_as_power(f: Expr, x: Symbol) -> Expr | None:
    """d cᵘ = u cᵘ⁻¹ du"""
    if isinstance(f, exp):
        u = f.args[0]
        return times(u, exp(u - 1), D(u, x)) if moves(u, x) else None
    parts = taken_apart(f, x)
    if parts is None or parts[0] is not EXPONENTIAL:
        return None
    return times(f.exp, f.base ** (f.exp - 1), D(f.exp, x))


def logarithm_of_base_dropped(f: Expr, x: Symbol) -> Expr | None:
    """d cᵘ = cᵘ du"""
    parts = taken_apart(f, x)
    return times(f, D(parts[1], x)) if parts is not None and parts[0] is EXPONENTIAL else None


POWERS: tuple[Misconception, ...] = (
    Misconception(
        "coefficient-dropped",
        of_derivative(
            "In {place}, the exponent seems to have been lowered without being brought down in front.",
            "The old exponent has two jobs in {place}. Which one is still missing?",
            coefficient_dropped,
            (x**4, x, x**3),
        ),
    ),
    Misconception(
        "exponent-not-reduced",
        of_derivative(
            "In {place}, the exponent came down in front, but the power itself seems to have stayed as high as before.",
            "What happens to the power in {place} once its exponent has been used in front?",
            exponent_not_reduced,
            (x**4, x, 4 * x**4),
        ),
    ),
    Misconception(
        "exponent-raised",
        of_derivative(
            "In {place}, the exponent seems to have gone up by one.",
            "Is the slope of {place} of a higher degree than {place} itself, or of a lower one?",
            exponent_raised,
            (x**4, x, 4 * x**5),
        ),
    ),
    Misconception(
        "reduced-exponent-in-front",
        of_derivative(
            "In {place}, the lowered exponent seems to stand in front.",
            "Which exponent comes down in front of {place}: the one before it is lowered, or the one after?",
            reduced_exponent_in_front,
            (x**4, x, 3 * x**3),
        ),
    ),
    Misconception(
        "size-of-exponent-dropped",
        of_derivative(
            "In {place}, only the minus of the exponent seems to have come down in front.",
            "Which number, together with its minus, stands up in the exponent of {place} before you start?",
            size_of_exponent_dropped,
            (x**-3, x, -(x**-4)),
        ),
    ),
    Misconception(
        "exponents-swapped",
        of_derivative(
            "In {place}, the old and the lowered exponent seem to have changed places.",
            "Which of the two exponents of {place} belongs in front, and which one stays up?",
            exponents_swapped,
            (x**4, x, 3 * x**4),
        ),
    ),
    Misconception(
        "base-dropped",
        of_derivative(
            "In {place}, only the exponent seems to be left: what was raised to it is gone.",
            "Is the slope of {place} the same everywhere, or does it depend on where you are?",
            base_dropped,
            (x**4, x, Integer(4)),
        ),
    ),
    Misconception(
        "exponent-lowered-to-one",
        of_derivative(
            "In {place}, the exponent came down in front, and no other seems to be left up there.",
            "By how much is the exponent of {place} lowered?",
            exponent_lowered_to_one,
            (x**4, x, 4 * x),
            alone=True,
        ),
    ),
    Misconception(
        "minus-of-exponent-lost",
        of_derivative(
            "In {place}, the minus of the exponent seems to have been lost on the way down.",
            "Put 2 and then 3 below the bar of {place}: does it grow or shrink? Which sign of the exponent says so?",
            minus_of_exponent_lost,
            (x**-2, x, 2 * x**-3),
        ),
    ),
    Misconception(
        "minus-set-aside",
        of_derivative(
            "In {place}, the minus of the exponent seems to have been set aside while the power rule was used.",
            "Write {place} as a power. What is one less than its exponent, and what comes down in front?",
            minus_set_aside,
            (x**-4, x, 4 * x**-3),
            alone=True,
        ),
        of_derivative(
            "In {place}, the new exponent seems to have lost its minus.",
            "Write {place} as a power. What is one less than its exponent?",
            minus_of_new_exponent_lost,
            (x**-4, x, -4 * x**5),
            alone=True,
        ),
    ),
    Misconception(
        "reciprocal-of-slope",
        of_derivative(
            "In {place}, the slope of what is below the bar seems to have been put below the bar.",
            "Can you write {place} as a power first, with a negative exponent?",
            reciprocal_of_slope,
            (x**-2, x, 1 / (2 * x)),
        ),
    ),
    Misconception(
        "power-as-exponential",
        of_derivative(
            "{place} seems to have been treated as if its exponent were what changes.",
            "What changes in {place} when {x} changes: the base or the exponent?",
            power_as_exponential,
            (x**n, x, x**n * log(x)),
        ),
    ),
    Misconception(
        "exponential-as-power",
        of_derivative(
            "The power rule seems to have been used on {place}.",
            "Where is {x} in {place}: in the base or in the exponent?",
            exponential_as_power,
            (exp(x), x, x * exp(x - 1)),
        ),
    ),
    Misconception(
        "logarithm-of-base-dropped",
        of_derivative(
            "{place} seems to have been taken for its own slope.",
            "Which base has an exponential that is its own slope? Is it the base of {place}?",
            logarithm_of_base_dropped,
            (2**x, x, 2**x),
        ),
    ),
)
