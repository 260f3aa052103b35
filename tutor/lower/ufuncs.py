"""Scalar formulas as NumPy operations on whole arrays, one a line, each into room that is there already.

What a function is in operations is one table. Sums over indices are in `contraction`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from sympy import Expr, Integer, Max, Min, Pow, Rational, Symbol

from tutor.lower.heads import largest
from tutor.lower.limits import CannotLower
from tutor.lower.stable import FORMS, form
from tutor.notation import N
from tutor.symbolic.functions import step

ONE_CALL: tuple[tuple[str, str], ...] = (
    *((name, name) for name in ("exp", "log", "log1p", "sin", "cos", "tan", "sinh", "cosh", "tanh")),
    *((f"a{name}", f"arc{name}") for name in ("sin", "cos", "tan", "sinh", "cosh", "tanh")),
    ("Abs", "absolute"),
    ("size", "absolute"),
)
WITH_ZERO: tuple[tuple[str, str], ...] = (
    ("relu", "maximum"),
    ("below", "minimum"),
    ("step", "heaviside"),
    ("softplus", "logaddexp"),
)
_ONE_CALL, _WITH_ZERO = dict(ONE_CALL), dict(WITH_ZERO)
FORMED = frozenset(head.__name__ for head, _ in FORMS)
PAIRWISE = ((Max, "maximum"), (Min, "minimum"), (largest, "maximum"))
Axes = tuple[Symbol, ...]


@dataclass
class Room:
    """What the generated code has beside its lines: arrays, constants, and the NumPy names it calls."""

    declared: dict[str, str] = field(default_factory=dict)  # name: the text that makes it
    numpy: set[str] = field(default_factory=set)
    views: set[str] = field(default_factory=set)  # arrays that last, so that their transposes can be made once

    def declare(self, name: str, text: str, *calls: str) -> str:
        """The name, made once."""
        self.declared.setdefault(name, text)
        self.numpy.update(calls)
        return name

    def constant(self, value: Expr) -> str:
        """A number, or a formula in N, as an array without axes: NumPy is quickest with those."""
        text = str(value if value.free_symbols or value.is_Rational else value.evalf(17))
        known = {"0": "zero", "1": "one", "2": "two", "2/N": "two_over_N", "1/N": "one_over_N"}
        name = known.get(text)
        if name is None:
            name = next((one for one, made in self.declared.items() if made == f"array({text}, θ.dtype)"), None)
        return self.declare(name or f"c{len(self.declared)}", f"array({text}, θ.dtype)", "array")


class Lines:
    """The lines of one function: each writes one operation, scratch arrays are borrowed and given back."""

    def __init__(self, room: Room, shape: Callable[[Axes], str], tag: str) -> None:
        self.room, self.text = room, []
        self._shape, self._tag = shape, tag
        self._free: dict[str, list[str]] = {}
        self._count: dict[str, int] = {}
        self.axes: dict[str, Axes] = {}

    def call(self, name: str, *operands: str, out: str) -> str:
        """One operation."""
        self.room.numpy.add(name)
        self.text.append(f"{name}({', '.join(operands)}, out={out})")
        return out

    def borrow(self, axes: Axes) -> str:
        """A scratch array of these axes."""
        shape = self._shape(axes)
        free = self._free.setdefault(shape, [])
        name = free.pop() if free else self.new("t", shape)
        self.axes[name] = axes
        return self.room.declare(name, f"empty(({shape}{'' if ',' in shape else ','}), θ.dtype)", "empty")

    def new(self, letter: str, shape: str = "") -> str:
        """A name that these lines have not used: tNx10_1_3 is N × 10, the first of its kind in layer 3."""
        kind = letter + shape.replace(", ", "x")
        self._count[kind] = self._count.get(kind, 0) + 1
        return f"{kind}_{self._count[kind]}_{self._tag}"

    def give_back(self, name: str) -> None:
        """The scratch array may be used again."""
        self._free[self._shape(self.axes[name])].append(name)

    def leaf(self, name: str, axes: Axes) -> Symbol:
        """An array as a letter of a scalar formula."""
        self.axes[name] = axes
        return Symbol(name, real=True)

    # --- formulas -----------------------------------------------------------------------------------------------------

    def axes_of(self, expr: Expr) -> Axes:
        """The axes of the result, in the order of rows before columns."""
        found = {axis for letter in expr.free_symbols for axis in self.axes.get(letter.name, ())}
        return tuple(sorted(found, key=lambda axis: "iphjqmk".index(axis.name)))

    def write(self, expr: Expr, axes: Axes, out: str) -> str:
        """`out` becomes the value of a scalar formula in letters that stand for arrays."""
        if self._still(expr) or expr.is_Symbol:
            self.room.numpy.add("copyto")
            value = self.operand(expr, axes)
            if value != out:
                self.text.append(f"copyto({out}, {value})")
            return out
        if expr.is_Add:
            return self._sum(expr, axes, out)
        if expr.is_Mul:
            return self._product(expr, axes, out)
        return self._power(expr, axes, out) if expr.is_Pow else self._function(expr, axes, out)

    def operand(self, expr: Expr, axes: Axes) -> str:
        """The text by which a constant or an array takes part in an operation on these axes."""
        if self._still(expr):
            return self.room.constant(expr)
        if expr.name not in self.axes:
            raise CannotLower(f"{expr.name} has no value here")
        own = self.axes[expr.name]
        if own == axes or not own or own == axes[-len(own) :]:
            return expr.name
        if own == axes[: len(own)]:
            return f"{expr.name}[:, None]"
        if own == axes[::-1]:
            return f"{expr.name}.T"
        raise CannotLower(f"{expr.name} does not fit the indices {', '.join(map(str, axes))}")

    def _still(self, expr: Expr) -> bool:
        return expr.free_symbols <= {N}

    def _value(self, expr: Expr, axes: Axes, borrowed: list[str]) -> str:
        """An operand, computed into scratch of its own axes where it is no letter and no constant."""
        if self._still(expr) or expr.is_Symbol:
            return self.operand(expr, axes)
        own = self.axes_of(expr)
        scratch = self.borrow(own)
        borrowed.append(scratch)
        self.write(expr, own, scratch)
        return self.operand(self.leaf(scratch, own), axes)

    def _fold(self, items: list[tuple[str, Expr]], axes: Axes, out: str) -> str:
        """items: (operation, operand); the first is begun with, into `out`, and the others follow one by one."""
        borrowed: list[str] = []
        able = [one for one in items if self._begins(one, axes, out)]
        begin = next((one for one in able if Symbol(out, real=True) in one[1].free_symbols), (able or items)[0])
        rest = [one for one in items if one is not begin]
        if any(Symbol(out, real=True) in one[1].free_symbols for one in rest):
            scratch = self.borrow(axes)
            self._fold(items, axes, scratch)
            self.room.numpy.add("copyto")
            self.text.append(f"copyto({out}, {scratch})")
            self.give_back(scratch)
            return out
        plain = begin[1].is_Symbol or self._still(begin[1]) or self.axes_of(begin[1]) != axes
        now = self._value(begin[1], axes, borrowed) if plain else self.write(begin[1], axes, out)
        for operation, operand in rest:
            now = self.call(operation, now, self._value(operand, axes, borrowed), out=out)
        for scratch in borrowed:
            self.give_back(scratch)
        return out

    def _begins(self, item: tuple[str, Expr], axes: Axes, out: str) -> bool:
        """What reads `out` must be first; otherwise what is itself computed, and with all axes."""
        if item[0] not in ("add", "multiply"):
            return False
        reads_out = Symbol(out, real=True) in item[1].free_symbols
        return reads_out or not (item[1].is_Symbol or self._still(item[1]) or self.axes_of(item[1]) != axes)

    def _sum(self, expr: Expr, axes: Axes, out: str) -> str:
        terms = sorted(expr.args, key=lambda term: (term.as_coeff_Mul()[0].is_negative or False, term.sort_key()))
        items = [("subtract", -term) if term.as_coeff_Mul()[0] == -1 else ("add", term) for term in terms]
        if items[0][0] == "subtract":
            items = [("add", terms[0]), *items[1:]]
        return self._fold(items, axes, out)

    def _product(self, expr: Expr, axes: Axes, out: str) -> str:
        still = [factor for factor in expr.args if self._still(factor)]
        moving = [factor for factor in expr.args if not self._still(factor)]
        below = [factor for factor in moving if factor.is_Pow and factor.exp.is_number and factor.exp.is_negative]
        items = [("multiply", factor) for factor in moving if factor not in below]
        items += [("divide", 1 / factor) for factor in below]
        number = expr.func(*still)
        if items[0][0] == "divide":
            return self._fold([("multiply", number), *items], axes, out)
        if len(items) == 1 and number == -1:
            return self._unary("negative", items[0][1], axes, out)
        return self._fold([*items, ("multiply", number)] if still else items, axes, out)

    def _power(self, expr: Pow, axes: Axes, out: str) -> str:
        if expr.base.is_number and expr.exp.has(Symbol):
            raise CannotLower(f"{expr} has no operation of its own")
        calls = {2: "square", -1: "reciprocal", Rational(1, 2): "sqrt"}
        if expr.exp in calls:
            return self._unary(calls[expr.exp], expr.base, axes, out)
        return self._fold([("multiply", expr.base), ("power", expr.exp)], axes, out)

    def _unary(self, call: str, inside: Expr, axes: Axes, out: str, *more: str) -> str:
        if inside.is_Symbol:
            return self.call(call, self.operand(inside, axes), *more, out=out)
        return self.call(call, self.write(inside, axes, out), *more, out=out)

    def _function(self, expr: Expr, axes: Axes, out: str) -> str:
        head = expr.func.__name__
        if head == "sigmoid":
            self._unary("negative", expr.args[0], axes, out)
            self.call("exp", out, out=out)
            self.call("add", out, self.room.constant(Integer(1)), out=out)
            return self.call("reciprocal", out, out=out)
        if head in _ONE_CALL:
            return self._unary(_ONE_CALL[head], expr.args[0], axes, out)
        if head in _WITH_ZERO:
            return self._unary(_WITH_ZERO[head], expr.args[0], axes, out, self.room.constant(Integer(0)))
        if head == "side":
            return self.write(2 * step(expr.args[0]) - 1, axes, out)
        for kind, call in PAIRWISE:
            if isinstance(expr, kind):
                return self._fold([("multiply", expr.args[0]), *((call, part) for part in expr.args[1:])], axes, out)
        if head in FORMED:
            return self.write(form(expr.func, expr.args[0]), axes, out)
        raise CannotLower(f"{head} has no operation")
