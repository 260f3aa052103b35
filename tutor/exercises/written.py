"""A calculation as it is written down: the numbers stand where the letters stood, and nothing is worked out yet."""

from __future__ import annotations

from sympy import Basic, Eq, Expr, Float, Rational, Symbol, exp
from sympy.printing.printer import Printer

from tutor.symbolic.asking import Point
from tutor.symbolic.decimals import decimal
from tutor.symbolic.derivative import D
from tutor.symbolic.unevaluated import put

LONG = 10**6  # a fraction with a larger denominator is written as a decimal


class Written(Symbol):  # type: ignore[misc]  # SymPy has no types: Symbol is Any
    """A number in the place of a letter or of a slope, for showing only: 2 · 4 · 0.01 is not yet 0.08."""

    value: Expr

    def __new__(cls, letter: Symbol | D, value: Expr) -> Written:
        """The name tells letter and number apart, since symbols of one name are one symbol."""
        self: Written = super().__new__(cls, f"{letter}={value}", real=True)
        self.value = decimal(shown(value))
        return self

    def _printed(self, printer: Printer) -> str:
        text: str = printer._print(self.value)
        plain = (self.value.is_Float or self.value.is_Integer) and self.value >= 0
        return text if plain else f"({text})"

    _latex = _sympystr = _printed


class Alone(Written):
    """The same where brackets or bars stand around it already: |−0.8|, σ(−1)."""

    def __new__(cls, number: Written) -> Alone:
        """The name tells it apart from the number that needs brackets."""
        self: Alone = Symbol.__new__(cls, f"|{number.name}|", real=True)
        self.value = number.value
        return self

    def _printed(self, printer: Printer) -> str:
        text: str = printer._print(self.value)
        return text

    _latex = _sympystr = _printed


def shown(value: Expr) -> Expr:
    """A number fit for a page: long fractions and decimals to six figures."""
    return value if isinstance(value, Rational) and value.q <= LONG else Float(value, 6)


def with_numbers(expr: Expr, at: Point) -> Expr:
    """The expression with its numbers written in, and nothing worked out: slopes first, while their letters stand."""
    for letter, value in sorted(at, key=lambda pair: not isinstance(pair[0], D)):
        expr = put(expr, letter, Written(letter, value))
    return expr.replace(_holds_a_number, lambda part: part.func(*map(_alone, part.args)))


def _holds_a_number(part: Basic) -> bool:
    """A function of a number, which has brackets or bars of its own; a power is none."""
    return part.is_Function and not isinstance(part, exp) and any(isinstance(inner, Written) for inner in part.args)


def _alone(part: Basic) -> Basic:
    return Alone(part) if isinstance(part, Written) else part


def reckoned(expr: Expr, at: Point, value: Expr) -> Basic:
    """2 · 4 · 0.01 = 0.08; only the number where there is nothing to work out."""
    line, result = with_numbers(expr, at), decimal(shown(value))
    if not line.has(Written) or isinstance(line, Written):
        return result
    return Eq(line, result, evaluate=False)
