"""SymPy expressions as one list of instructions, run at exact points with the arithmetic of `tutor.elementary`.

Parts that the expressions share are computed once. Symbols are told apart by name alone, so that an answer and a key
agree on what x is, whatever is assumed about either. An unspecified function f stands for one smooth function drawn
from its name (`stand_in`): what differs for that f differs, and what agrees for it agrees in all likelihood.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import accumulate, combinations
from math import inf
from typing import TypeAlias
from zlib import crc32

import sympy
from sympy import Expr
from sympy.core.function import AppliedUndef

from tutor.answers.budget import spend
from tutor.elementary.intervals import (
    UNCLEAR,
    UNDEFINED,
    Enclosure,
    NoValue,
    Number,
    Value,
    add,
    chosen,
    enclose,
    exponential,
    invert,
    lost,
    middle,
    multiply,
    negate,
    pi,
    power,
    rational_power,
)
from tutor.elementary.table import BENT, BORDERED, ENCLOSURES, STEEP, TURNING, UNDONE

NODES = 4000  # a program with more instructions is refused
SHOWN = (80, 480)  # bits for a number to be shown; more where these do not tell that there is one
PLACED = 10  # units for building one instruction
DEAR = 12  # units that a function costs, beside one for each term or factor
FINER = 420  # bits at which a function costs twice as much; with more bits it grows as their square
BEYOND = Fraction(4)  # more than half a turn
Point: TypeAlias = Mapping[str, Fraction]
Box: TypeAlias = Mapping[str, Number]  # every letter a number, or all numbers between two
Line: TypeAlias = str | Fraction | NoValue | tuple[Enclosure, tuple[int, ...]]  # a letter, a constant, or what to do


class Unsupported(ValueError):
    """The expression holds something that has no enclosure here; the argument is its name."""


class Evaluator:
    """`run(point, bits)` gives one value for each of the expressions it was made from.

    `names` are the symbols; `borders` are the instructions at whose sign a kink, a jump or the edge of a domain lies,
    `kinks` those of them where both sides have a value, and what each one is. `steep` are the arguments of exponentials
    and of what is made of them, and from how many binary digits on that looks like a constant.
    """

    __slots__ = ("_code", "_cost", "_known", "_of_border", "borders", "kinks", "names", "roots", "steep")

    def __init__(self, *expressions: Expr) -> None:
        self._code: list[Line] = []
        self._known: dict[object, int] = {}
        self._of_border: dict[int, Expr] = {}
        self.kinks: dict[int, Expr] = {}
        self.steep: dict[int, float] = {}
        self.names: tuple[str, ...] = tuple(sorted({s.name for e in expressions for s in e.free_symbols}))
        self.roots = [self._place(expression) for expression in expressions]
        self.borders = sorted(self._of_border)
        self._cost = [
            (0, 0),
            *accumulate(map(_cost, self._code), lambda one, other: (one[0] + other[0], one[1] + other[1])),
        ]

    def run(self, point: Box, bits: int, places: Sequence[int] | None = None) -> list[Value]:
        """The values at a point, of the expressions or of other instructions; it costs what they cost.

        Where a letter is all numbers between two, a value is an enclosure of all that it can be.
        """
        wanted = self.roots if places is None else places
        values = self.trace(point, bits, max(wanted) + 1)
        return [values[at] for at in wanted]

    def trace(self, point: Box, bits: int, last: int | None = None) -> list[Value]:
        """The values of all instructions, or of the first ones."""
        code = self._code[:last]
        plain, dear = self._cost[len(code)]
        spend(plain + round(dear * (1 + (bits / FINER) ** 2)))
        values: list[Value] = []
        for line in code:
            if isinstance(line, tuple):
                operation, feeds = line
                inputs = [values[at] for at in feeds]
                gone = lost(inputs)
                values.append(operation(inputs, bits) if gone is None or operation is chosen else gone)
            else:
                values.append(point[line] if isinstance(line, str) else line)
        return values

    def sums(self) -> Iterator[tuple[int, ...]]:
        """The terms of each sum."""
        return (line[1] for line in self._code if isinstance(line, tuple) and line[0] is add)

    def letters(self, border: int) -> frozenset[str]:
        """The names of the letters in a border."""
        return frozenset(symbol.name for symbol in self._of_border[border].free_symbols)

    def bent(self, border: int) -> bool:
        """There are kinks or jumps within the border itself."""
        return bool(self._of_border[border].has(*BENT, sympy.Max, sympy.Min))

    def floats(self, point: Point) -> list[float | None]:
        """The first two values at a point as ordinary numbers, to be shown; None where there is none."""
        found: list[Value] = []
        for bits in SHOWN:
            found = self.run(point, bits)[:2]
            if UNCLEAR not in found:
                break
        return [None if isinstance(value, NoValue) else middle(value) for value in found]

    def _emit(self, key: object, line: Line) -> int:
        if len(self._code) >= NODES:
            raise Unsupported("an expression of this length")
        spend(PLACED)
        self._code.append(line)
        self._known[key] = len(self._code) - 1
        return self._known[key]

    def _place(self, expr: Expr) -> int:
        key = expr.name if expr.is_Symbol else expr
        if key in self._known:
            return self._known[key]
        if expr.is_Symbol:
            return self._emit(key, expr.name)
        if expr.is_number and not expr.args:
            return self._constant(expr)
        if expr.is_Pow and expr.exp.is_Rational:
            return self._rational_power(expr)
        feeds = tuple(self._place(part) for part in expr.args)
        operation = _operation(expr)
        self._note_borders(expr, feeds)
        return self._emit(key, (operation, feeds))

    def _constant(self, expr: Expr) -> int:
        if expr.is_Rational or expr.is_Float:
            exact = sympy.Rational(expr)
            return self._emit(expr, Fraction(int(exact.p), int(exact.q)))
        if expr is sympy.pi:
            return self._emit(expr, (lambda values, bits: pi(bits), ()))
        if expr is sympy.E:
            return self._emit(expr, (lambda values, bits: exponential(enclose(Fraction(1), bits), bits), ()))
        if expr in (sympy.zoo, sympy.nan, sympy.oo, -sympy.oo, sympy.I):
            return self._emit(expr, UNDEFINED)
        raise Unsupported(str(expr))

    def _rational_power(self, expr: Expr) -> int:
        base, exponent = self._place(expr.base), Fraction(int(expr.exp.p), int(expr.exp.q))
        if exponent.denominator > 1:
            self._of_border[base] = expr.base
        if exponent.denominator % 2 == 0:
            self._note_turns(expr.base, False)
        if exponent == -1:
            return self._emit(expr, (lambda values, bits: invert(values[0], bits), (base,)))
        return self._emit(expr, (lambda values, bits: rational_power(values[0], exponent, bits), (base,)))

    def _note_borders(self, expr: Expr, feeds: tuple[int, ...]) -> None:
        if type(expr) in STEEP and expr.args[0].free_symbols:
            self.steep[feeds[0]] = min(STEEP[type(expr)], self.steep.get(feeds[0], inf))
        if type(expr) in BORDERED or type(expr) in BENT or expr.is_Pow:
            self._of_border[feeds[0]] = expr.args[0]
        if type(expr) in UNDONE or type(expr) in BENT:
            self._note_turns(expr.args[0], type(expr) in UNDONE)
        if type(expr) in BENT:
            self.kinks[feeds[0]] = expr.args[0]
        elif isinstance(expr, sympy.Max | sympy.Min):
            for (one, first), (other, second) in combinations(zip(feeds, expr.args, strict=True), 2):
                pair = (one, other)
                border = self._known.get(("−", pair)) or self._emit(("−", pair), (_minus, pair))
                self._of_border[border] = self.kinks[border] = sympy.Add(first, -second, evaluate=False)

    def _note_turns(self, inside: Expr, undone: bool) -> None:
        """arccos(cos u) is |u|, and √(cos² u) is cos u, for the first turn alone: borders beyond it."""
        for turning in inside.atoms(*TURNING):
            angle = turning.args[0]
            if not angle.free_symbols:
                continue
            at = self._place(angle)
            for further in (BEYOND, -BEYOND) if undone else (BEYOND,):
                key = ("turn", at, further)
                border = self._known.get(key) or self._emit(key, (_moved_by(further), (at,)))
                self._of_border[border] = angle + sympy.Integer(int(further))
                if undone:
                    self.kinks[border] = self._of_border[border]


def _moved_by(distance: Fraction) -> Enclosure:
    return lambda values, bits: add([values[0], distance], bits)


def _cost(line: Line) -> tuple[int, int]:
    """Units for an instruction: at any precision, and as the precision grows."""
    if not isinstance(line, tuple):
        return 0, 0
    operation, feeds = line
    return 1 + len(feeds), 0 if operation in (add, multiply, _minus) else DEAR


def _minus(values: Sequence[Number], bits: int) -> Value:
    return add([values[0], negate(values[1])], bits)


def _operation(expr: Expr) -> Enclosure:
    if expr.is_Add:
        return add
    if expr.is_Mul:
        return multiply
    if expr.is_Pow:
        return lambda values, bits: power(values[0], values[1], bits)
    if isinstance(expr, AppliedUndef):
        return stand_in(expr.func.__name__)
    operation = ENCLOSURES.get(type(expr))
    if operation is None or (isinstance(expr, sympy.log) and len(expr.args) > 1):
        raise Unsupported(type(expr).__name__)
    return operation


def stand_in(name: str) -> Enclosure:
    """f(u, v, …) = c₀ + c₁u + c₂v + … + c/(1 + (u + 2v + …)²), its coefficients drawn from the name"""

    def drawn(place: int) -> Fraction:
        return Fraction(crc32(f"{name} {place}".encode()) % 997 - 498, 331)

    def value(values: Sequence[Number], bits: int) -> Value:
        terms = [multiply([drawn(at), value], bits) for at, value in enumerate(values, 1)]
        total = add([multiply([Fraction(at), value], bits) for at, value in enumerate(values, 1)], bits)
        square = rational_power(total, Fraction(2), bits)
        bump = square if isinstance(square, NoValue) else invert(add([Fraction(1), square], bits), bits)
        if isinstance(bump, NoValue):
            return bump
        return add([drawn(0), *terms, multiply([drawn(-1), bump], bits)], bits)

    return value
