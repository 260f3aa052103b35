"""The order in which a person writes a sum and a product; SymPy keeps another.

A sum falls in degree and does not begin with a minus if it need not: x² + 2x, w x + b − y, 1 − a. A product goes from
numbers over letters and brackets to functions: 2x(w − 3), x e^(−x) sin(x), σ(z)(1 − σ(z)). Through a neuron it goes
from the outside to the inside, 2(a − y)a(1 − a)x, and a weight stands before what it weighs, w a + b.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from sympy import Add, Expr, Integer, Mul, Pow, Symbol, exp

from tutor.symbolic.derivative import D
from tutor.symbolic.indexed import SumOver

EARLY = ("n", "c", "k", "m", "eta", "learning_rate")  # letters that scale what follows
LATE = ("y", "h", "delta")  # the target and the nudge
SYMBOLIC = Fraction(10)  # where an exponent is a letter, it counts as high


def letter(symbol: Symbol) -> tuple[int, str, str]:
    """Where a letter stands among letters: those that scale first; target, nudge and error last; x=4 and x_1 as x."""
    name = symbol.name.partition("=")[0]
    stem = name.partition("_")[0].partition("^")[0]
    place = 0 if name in EARLY else 2 if name in LATE or stem == "delta" else 1
    return (place, name.lower(), symbol.name)


def terms(expr: Add) -> tuple[Expr, ...]:
    """The terms of a sum, in reading order; what is taken away with a bracket in it comes last: w + 4 − 2η(w + 4)."""
    falling = sorted(expr.args, key=_term)
    numbers = [term for term in falling if term.is_number]
    if len(numbers) == 1 and not is_negative(numbers[0]) and all(_degree(term) == 0 for term in falling):
        falling = numbers + [term for term in falling if not term.is_number]
    return _read(tuple(falling))


def _read(falling: tuple[Expr, ...]) -> tuple[Expr, ...]:
    if not is_negative(falling[0]) or all(is_negative(term) for term in falling):
        return falling
    if falling[0].has(Add):
        return (*_read(falling[1:]), falling[0])
    if not is_negative(falling[-1]):
        return tuple(reversed(falling))
    first = next(term for term in falling if not is_negative(term))
    return (first, *(term for term in falling if term is not first))


def is_negative(term: Expr) -> bool:
    """The term is written with a minus in front."""
    return bool(term.as_coeff_Mul()[0].is_negative)


def _term(term: Expr) -> tuple[object, ...]:
    return (-_degree(term), term.is_number, _letters(term), term.sort_key())


def _letters(term: Expr) -> tuple[object, ...]:
    """x² before x h before h²: the letters of a term with their powers, highest first."""
    found = []
    for factor in Mul.make_args(term):
        base, power = factor.as_base_exp()
        if base.is_Symbol:
            found.append((letter(base), -_exponent(power)))
    return tuple(sorted(found)) or (((3, "", ""), Fraction(0)),)


def _degree(term: Expr) -> Fraction:
    if isinstance(term, D | SumOver):
        return _degree(term.f)
    if term.is_Symbol or term.is_Indexed:
        return Fraction(1)
    if term.is_Mul:
        return sum((_degree(factor) for factor in term.args), Fraction(0))
    if term.is_Add:
        return max(_degree(part) for part in term.args)
    if term.is_Pow:
        return _degree(term.base) * _exponent(term.exp)
    return Fraction(0)


def _exponent(power: Expr) -> Fraction:
    return Fraction(int(power.p), int(power.q)) if power.is_Rational else SYMBOLIC


# --- products ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Fractioned:
    """A product as it is written: a sign, what stands above the bar, and what below."""

    negative: bool
    above: tuple[Expr, ...]
    below: tuple[Expr, ...]


def product(expr: Expr) -> Fractioned:
    """The factors of a product, or of a lone power, in reading order and without negative exponents."""
    number, rest = expr.as_coeff_Mul()
    above, below = [], []
    for factor in Mul.make_args(rest):
        base, power = (factor.base, factor.exp) if factor.is_Pow else (factor, Integer(1))
        if power.is_Rational and power.is_negative and not isinstance(factor, exp):
            below.append(Pow(base, -power))
        elif factor != 1:
            above.append(factor)
    size = abs(number)
    if size.is_Rational and not size.is_Integer:
        above, below = _with(Integer(size.p), above), _with(Integer(size.q), below)
    else:
        above = _with(size, above)
    return Fractioned(bool(number.is_negative), _ordered(above), _ordered(below))


def _with(number: Expr, factors: list[Expr]) -> list[Expr]:
    return factors if number == 1 else [number, *factors]


def _ordered(factors: list[Expr]) -> tuple[Expr, ...]:
    return tuple(sorted(factors, key=lambda factor: (_through_a_neuron(factor, factors), _factor(factor, factors))))


FIRST, OUTSIDE, WEIGHTS, NEURON, INSIDE = range(5)  # numbers, 2(a − y), w, a(1 − a), x


def _through_a_neuron(factor: Expr, all_of_them: list[Expr]) -> int:
    """From the outside to the inside where a(1 − a) is a factor, 2(a − y)a(1 − a)x; a weight before what it weighs.

    It is 0 for every factor of a product that has neither.
    """
    outputs = {each for each in all_of_them if (each.is_Symbol or each.is_Indexed) and 1 - each in all_of_them}
    if outputs:
        if factor.is_number:
            return FIRST
        if factor in outputs or 1 - factor in outputs:
            return NEURON
        if isinstance(factor, SumOver):
            return INSIDE
        return OUTSIDE if _is_about(factor, outputs) else INSIDE if _has_error(all_of_them, outputs) else WEIGHTS
    weighs = any(_stem(each) == "w" for each in all_of_them)
    return NEURON if weighs and _stem(factor) == "a" else FIRST


def _has_error(factors: list[Expr], outputs: set[Expr]) -> bool:
    return any(_is_about(factor, outputs) for factor in factors)


def _is_about(factor: Expr, outputs: set[Expr]) -> bool:
    """a − y: a sum with an output in it that is not what is missing from it to 1"""
    return bool(factor.is_Add and 1 - factor not in outputs and factor.free_symbols & outputs)


def _stem(factor: Expr) -> str:
    """w for w, w_1, w^(L) and w[j, k]; the number that stands in its place is still w."""
    name = factor.base.label.name if factor.is_Indexed else factor.name if factor.is_Symbol else ""
    return str(name.partition("=")[0].partition("_")[0].partition("^")[0])


def _factor(factor: Expr, all_of_them: list[Expr]) -> tuple[object, ...]:
    base, power = factor.as_base_exp() if not isinstance(factor, exp) else (factor, Integer(1))
    if factor.is_number:
        return (2, 1, factor.sort_key()) if factor.is_Function else (0, not factor.is_Rational, factor.sort_key())
    if isinstance(factor, D):
        return (7, _factor(factor.f, []))
    if base.is_Symbol:
        return (1, letter(base), 0)
    if base.is_Indexed and base.base.label.name in LATE:
        return (6, base.sort_key())
    if base.is_number:
        return (2, 0, factor.sort_key())
    partner = next((other for other in all_of_them if other != factor and _complements(base, other)), None)
    if partner is not None and not base.is_Symbol:
        return (*_factor(partner, []), 1)
    if base.is_Add:
        return (3, base.sort_key(), power.sort_key())
    return (4 if isinstance(factor, exp) else 5, factor.sort_key(), 0)


def _complements(bracket: Expr, other: Expr) -> bool:
    """1 − σ(z) goes with σ(z)."""
    return bracket.is_Add and not other.is_Symbol and bracket == 1 - other


def reading(factor: Expr) -> tuple[object, ...]:
    """A key that sorts the factors of a product into reading order."""
    return _factor(factor, [])
