"""Real arithmetic that cannot lie: a value is an exact fraction, or two numbers between which it lies for certain.

Sums, products and whole powers of fractions stay exact while they are short; everything else is enclosed, rounded
outwards at `bits` of precision. What has no real value is UNDEFINED; what cannot be told at this precision (a quotient
by something that may be zero) is UNCLEAR. Expressions are not known here, only values: arithmetic first, then the
functions that `table` has. At a kink or a jump no point decides, because what a function is there is a convention.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from fractions import Fraction
from functools import partial
from typing import Any, TypeAlias

from mpmath.libmp import (
    fnone,
    fone,
    from_rational,
    fzero,
    mpf_abs,
    mpf_acosh,
    mpf_add,
    mpf_asin,
    mpf_atanh,
    mpf_exp,
    mpf_log,
    mpf_lt,
    mpf_neg,
    mpf_pi,
    mpf_shift,
    mpf_sub,
    mpi_add,
    mpi_cos,
    mpi_div,
    mpi_mul,
    mpi_neg,
    mpi_pow_int,
    mpi_sin,
    round_ceiling,
    round_floor,
    round_nearest,
    to_float,
)

Mpf: TypeAlias = tuple[int, int, int, int]  # mpmath's binary number: sign, mantissa, exponent, bits of the mantissa
Interval: TypeAlias = tuple[Mpf, Mpf]


class NoValue(Enum):
    """Why there is no value."""

    UNDEFINED = "undefined"
    UNCLEAR = "unclear"


UNDEFINED, UNCLEAR = NoValue.UNDEFINED, NoValue.UNCLEAR
Number: TypeAlias = Fraction | Interval
Value: TypeAlias = Number | NoValue
Enclosure: TypeAlias = Callable[[Sequence[Any], int], Value]  # of all arguments, with so many bits; of numbers, but
# for `chosen`, which is given a Status as well
Of: TypeAlias = Callable[[Number, int], Value]  # the same of the only argument

EXACT_BITS = 300  # a longer fraction is enclosed instead
EXP_BITS = 17  # e to more than 2^17 is not computed: a number that large swallows whatever is added to it
TRIG_BITS = 200  # nor the sine of more than 2^200
POWER_BITS = 64  # nor a whole power of more than 2^64
GUARD = 16  # bits that the elementary functions may lose


def enclose(value: Number, bits: int) -> Interval:
    """The value between two binary numbers of `bits` bits."""
    if isinstance(value, tuple):
        return value
    p, q = value.numerator, value.denominator
    return from_rational(p, q, bits, round_floor), from_rational(p, q, bits, round_ceiling)


def _short(value: Fraction, bits: int) -> Number:
    if value.numerator.bit_length() + value.denominator.bit_length() <= EXACT_BITS:
        return value
    return enclose(value, bits)


def _magnitude(number: Mpf) -> int:
    """The n with 2^(n−1) ≤ |number| < 2^n."""
    return number[2] + number[3]


def sign(value: Number) -> int | None:
    """−1, 0 or 1; None where the enclosure leaves it open."""
    if isinstance(value, Fraction):
        return (value > 0) - (value < 0)
    low, high = value
    if mpf_lt(fzero, low):
        return 1
    return -1 if mpf_lt(high, fzero) else None


def add(values: Sequence[Number], bits: int) -> Number:
    """v₁ + v₂ + …"""
    exact = Fraction(0)
    rest: Interval | None = None
    for value in values:
        if isinstance(value, Fraction):
            exact += value
        else:
            rest = value if rest is None else mpi_add(rest, value, bits)
    if rest is None:
        return _short(exact, bits)
    if exact:
        rest = mpi_add(rest, enclose(exact, bits), bits)
    return rest


def multiply(values: Sequence[Number], bits: int) -> Number:
    """v₁ · v₂ · …"""
    exact = Fraction(1)
    rest: Interval | None = None
    for value in values:
        if isinstance(value, Fraction):
            exact *= value
        else:
            rest = value if rest is None else mpi_mul(rest, value, bits)
    if rest is None or not exact:
        return _short(exact, bits)
    if exact != 1:
        rest = mpi_mul(rest, enclose(exact, bits), bits)
    return rest


def invert(value: Value, bits: int) -> Value:
    """1/v"""
    if isinstance(value, NoValue):
        return value
    at = sign(value)
    if at is None:
        return UNCLEAR
    if isinstance(value, Fraction):
        return 1 / value if at else UNDEFINED
    inverse: Interval = mpi_div((fone, fone), value, bits)
    return inverse


def whole_power(value: Number, n: int, bits: int) -> Value:
    """vⁿ for a whole n"""
    if n < 0:
        return invert(whole_power(value, -n, bits), bits)
    if n.bit_length() > POWER_BITS:
        return UNCLEAR
    if isinstance(value, Fraction):
        if n * (value.numerator.bit_length() + value.denominator.bit_length()) <= EXACT_BITS:
            return value**n
        if sign(value) == 0:
            return value
        value = enclose(value, bits + n.bit_length())
    raised: Interval = mpi_pow_int(value, n, bits + n.bit_length())
    return raised


def rational_power(value: Number, exponent: Fraction, bits: int) -> Value:
    """v^(p/q); the real root where q is odd, so (−8)^(1/3) = −2; undefined for negative v where q is even."""
    p, q = exponent.numerator, exponent.denominator
    if q == 1:
        return whole_power(value, p, bits)
    at = sign(value)
    if at is None:
        return UNCLEAR
    if at == 0:
        return Fraction(0) if p > 0 else UNDEFINED
    if at < 0 and q % 2 == 0:
        return UNDEFINED
    size = positive_power(absolute(value, bits), exponent, bits)
    return negate(size) if at < 0 and p % 2 and not isinstance(size, NoValue) else size


def power(value: Number, exponent: Number, bits: int) -> Value:
    """v^e for any two reals; a negative v has whole powers only."""
    if isinstance(exponent, Fraction) and exponent.denominator == 1:
        if exponent <= 0 and sign(value) == 0:
            return UNCLEAR if exponent == 0 else UNDEFINED
        return whole_power(value, int(exponent), bits)
    at = sign(value)
    if at is None:
        return UNCLEAR
    if at == 0:
        side = sign(exponent)
        return UNCLEAR if side is None else Fraction(0) if side > 0 else UNDEFINED
    if at < 0:
        return UNDEFINED if isinstance(exponent, Fraction) else UNCLEAR
    return positive_power(value, exponent, bits)


def positive_power(value: Number, exponent: Number, bits: int) -> Value:
    """v^e = e^(e·ln v), v > 0"""
    extra = bits + 32
    log = logarithm(value, extra)
    return log if isinstance(log, NoValue) else exponential(multiply([exponent, log], extra), bits)


def negate(value: Number) -> Number:
    """−v"""
    if isinstance(value, Fraction):
        return -value
    opposite: Interval = mpi_neg(value)
    return opposite


def absolute(value: Number, bits: int) -> Number:
    """|v|"""
    if isinstance(value, Fraction):
        return abs(value)
    at = sign(value)
    if at is None:
        low, high = mpf_neg(value[0]), value[1]
        return fzero, high if mpf_lt(low, high) else low
    return negate(value) if at < 0 else value


def largest(values: Sequence[Number], bits: int) -> Number:
    """max(v₁, v₂, …)"""
    exact = [value for value in values if isinstance(value, Fraction)]
    if len(exact) == len(values):
        return max(exact)
    low, high = enclose(values[0], bits)
    for value in values[1:]:
        other_low, other_high = enclose(value, bits)
        low = other_low if mpf_lt(low, other_low) else low
        high = other_high if mpf_lt(high, other_high) else high
    return low, high


def jump(value: Number, below: int, above: int) -> Value:
    """`below` where v < 0, `above` where v > 0. What it is at 0 is a convention, and so no point decides there."""
    at = sign(value)
    return Fraction(above if at > 0 else below) if at else UNCLEAR


def _widened(number: Mpf, bits: int, direction: str) -> Mpf:
    """A number moved outwards by 2^(GUARD/2) units of its last place."""
    slack = mpf_shift(mpf_abs(number), GUARD // 2 - bits - GUARD)
    moved: Mpf = (mpf_sub if direction == round_floor else mpf_add)(number, slack, bits, direction)
    return moved


def increasing(function: Callable[..., Mpf], value: Number, bits: int) -> Interval:
    """The enclosure of an increasing function, from its values at both ends."""
    low, high = enclose(value, bits + GUARD)
    at_low = function(low, bits + GUARD, round_nearest)
    at_high = at_low if low == high else function(high, bits + GUARD, round_nearest)
    return _widened(at_low, bits, round_floor), _widened(at_high, bits, round_ceiling)


def exponential(value: Number, bits: int) -> Value:
    """e^v"""
    if value == 0:
        return Fraction(1)
    if any(_magnitude(end) > EXP_BITS for end in enclose(value, bits)):
        return UNCLEAR
    return increasing(mpf_exp, value, bits)


def logarithm(value: Number, bits: int) -> Value:
    """ln v, v > 0"""
    at = sign(value)
    if at is None:
        return UNCLEAR
    if at <= 0:
        return UNDEFINED
    return Fraction(0) if value == 1 else increasing(mpf_log, value, bits)


def circular(function: Callable[..., Interval], value: Number, bits: int) -> Value:
    """sin or cos, given as the function on intervals"""
    ends = enclose(value, bits + GUARD)
    if any(_magnitude(end) > TRIG_BITS for end in ends):
        return UNCLEAR
    return function(ends, bits)


def disjoint(one: Number, other: Number, bits: int) -> bool:
    """The two values are certainly different."""
    if isinstance(one, Fraction) and isinstance(other, Fraction):
        return one != other
    low, high = enclose(one, bits)
    other_low, other_high = enclose(other, bits)
    return bool(mpf_lt(high, other_low) or mpf_lt(other_high, low))


def width(value: Number) -> Mpf:
    """How far apart the two ends are."""
    apart: Mpf = fzero if isinstance(value, Fraction) else mpf_sub(value[1], value[0], 20, round_ceiling)
    return apart


def size(value: Number) -> Mpf:
    """The larger of the absolute values of the two ends, roughly."""
    low, high = enclose(value, 20)
    ends: tuple[Mpf, Mpf] = mpf_abs(low), mpf_abs(high)
    return ends[1] if mpf_lt(*ends) else ends[0]


def middle(value: Number) -> float:
    """A float near the value, 0 where it cannot be told from 0, infinite where it is too large for a float."""
    if not isinstance(value, Fraction) and sign(value) is None:
        return 0.0
    low, high = enclose(value, 60)
    near: float = to_float(mpf_shift(mpf_add(low, high, 60, round_nearest), -1), rnd=round_nearest)
    return near


# --- the functions of the table ---------------------------------------------------------------------------------------


def lost(values: Sequence[Value]) -> NoValue | None:
    """Why something made of these values has none, if one of them has none; UNDEFINED before UNCLEAR."""
    found = None
    for value in values:
        if value is UNDEFINED:
            return UNDEFINED
        if isinstance(value, NoValue):
            found = value
    return found


def unary(function: Of) -> Enclosure:
    """A function of one value as an operation on a list of one."""
    return lambda values, bits: function(values[0], bits)


def after(outer: Of, inner: Of) -> Of:
    """outer(inner(v)), lost when the inner one is"""

    def both(value: Number, bits: int) -> Value:
        middle = inner(value, bits)
        return middle if isinstance(middle, NoValue) else outer(middle, bits)

    return both


def within(function: Of, low: int, high: int | None) -> Of:
    """A function that is defined for low ≤ v ≤ high alone."""

    def bounded(value: Number, bits: int) -> Value:
        above = sign(add([value, Fraction(-low)], bits))
        below = 1 if high is None else sign(add([Fraction(high), negate(value)], bits))
        if above == -1 or below == -1:
            return UNDEFINED
        return UNCLEAR if above is None or below is None else function(value, bits)

    return bounded


def rising(function: Callable[..., Mpf]) -> Of:
    """An increasing function, exact at 0 where it is 0."""
    return partial(_rising, function)


def _rising(function: Callable[..., Mpf], value: Number, bits: int) -> Value:
    if function is not mpf_acosh and value == 0:
        return Fraction(0)
    return increasing(function, value, bits)


def squashed(function: Of) -> Of:
    """A function between −1 and 1, with an enclosure that does not lie beyond them."""

    def bounded(value: Number, bits: int) -> Value:
        found = function(value, bits)
        if not isinstance(found, tuple):
            return found
        low, high = found
        return fnone if mpf_lt(low, fnone) else low, fone if mpf_lt(fone, high) else high

    return bounded


def pi(bits: int) -> Interval:
    """π"""
    return mpf_pi(bits, round_floor), mpf_pi(bits, round_ceiling)


def sine(value: Number, bits: int) -> Value:
    """sin v"""
    return Fraction(0) if value == 0 else circular(mpi_sin, value, bits)


def cosine(value: Number, bits: int) -> Value:
    """cos v"""
    return Fraction(1) if value == 0 else circular(mpi_cos, value, bits)


def arccosine(value: Number, bits: int) -> Value:
    """π/2 − arcsin v"""
    half = multiply([Fraction(1, 2), pi(bits)], bits)
    return add([half, negate(increasing(mpf_asin, value, bits))], bits)


def inverse_tanh(value: Number, bits: int) -> Value:
    """artanh v, −1 < v < 1"""
    if all(disjoint(value, Fraction(edge), bits) for edge in (-1, 1)):
        return within(rising(mpf_atanh), -1, 1)(value, bits)
    return UNDEFINED if isinstance(value, Fraction) else UNCLEAR


def sigmoid(value: Number, bits: int) -> Value:
    """1/(1 + e^(−v))"""
    growth = exponential(negate(value), bits)
    return growth if isinstance(growth, NoValue) else invert(add([Fraction(1), growth], bits), bits)


def softplus(value: Number, bits: int) -> Value:
    """ln(1 + e^v)"""
    growth = exponential(value, bits)
    return growth if isinstance(growth, NoValue) else logarithm(add([Fraction(1), growth], bits), bits)


def cosh(value: Number, bits: int) -> Value:
    """(e^v + e^(−v))/2"""
    up, down = exponential(value, bits), exponential(negate(value), bits)
    if isinstance(up, NoValue) or isinstance(down, NoValue):
        return UNCLEAR
    return multiply([Fraction(1, 2), add([up, down], bits)], bits)


def jumping(below: int, above: int) -> Enclosure:
    """`below` where v < 0, `above` where v > 0"""
    return lambda values, bits: jump(values[0], below, above)


def rectified(value: Number, bits: int) -> Value:
    """max(v, 0)"""
    return largest([value, Fraction(0)], bits)


def largest_of(values: Sequence[Number], bits: int) -> Value:
    """max(v₁, v₂, …)"""
    return largest(values, bits)


def smallest_of(values: Sequence[Number], bits: int) -> Value:
    """min(v₁, v₂, …)"""
    return negate(largest([negate(value) for value in values], bits))


def chosen(values: Sequence[Value], bits: int) -> Value:
    """a where u > 0, b where u < 0, for the values of u, a and b; the one that is not chosen need have no value.

    Where u cannot be told from 0 it is either of the two; at 0 itself they have to agree.
    """
    u, above, below = values
    if isinstance(u, NoValue):
        return u
    at = sign(u)
    if at:
        return above if at > 0 else below
    if isinstance(above, NoValue) or isinstance(below, NoValue):
        return below if above is below else UNCLEAR
    if at == 0 and disjoint(above, below, bits):
        return UNCLEAR
    return _hull(above, below, bits)


def _hull(one: Number, other: Number, bits: int) -> Number:
    """The narrowest enclosure of both."""
    if one == other:
        return one
    (low, high), (other_low, other_high) = enclose(one, bits), enclose(other, bits)
    return other_low if mpf_lt(other_low, low) else low, high if mpf_lt(other_high, high) else other_high
