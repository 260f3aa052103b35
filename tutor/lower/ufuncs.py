"""Scalar formulas as NumPy operations on whole arrays, one a line, each into room that is there already.

What a function is in operations stands in `tutor.elementary`. Sums over indices are in `contraction`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from sympy import Expr, Integer, Pow, Rational, Symbol, cse

from tutor.elementary.heads import cases
from tutor.elementary.table import BY_HEAD
from tutor.lower.limits import CannotLower
from tutor.lower.stable import form
from tutor.notation import N

FOLDED = re.compile(r"\{numpy\}\.(\w+)\(\{0\}, \{1\}\)")  # one of two, and in turn of more

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


class FunctionBody:
    """The lines of one function: each writes one operation, scratch arrays are borrowed and given back."""

    def __init__(self, room: Room, shape: Callable[[Axes], str], tag: str) -> None:
        self.room = room
        self.text: list[str] = []
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
        name: str = expr.name
        if name not in self.axes:
            raise CannotLower(f"{name} has no value here")
        own = self.axes[name]
        if own == axes or not own or own == axes[-len(own) :]:
            return name
        if own == axes[: len(own)]:
            return f"{name}[:, None]"
        if own == axes[::-1]:
            return f"{name}.T"
        raise CannotLower(f"{name} does not fit the indices {', '.join(map(str, axes))}")

    def _still(self, expr: Expr) -> bool:
        still: bool = expr.free_symbols <= {N}
        return still

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
        row = BY_HEAD.get(expr.func)
        if row is None:
            raise CannotLower(f"{expr.func.__name__} has no operation")
        if isinstance(expr, cases):
            return self._cases(expr, axes, out)
        folded = FOLDED.fullmatch(row.numpy)
        if folded is not None:
            first, *rest = expr.args
            return self._fold([("multiply", first), *((folded[1], part) for part in rest)], axes, out)
        if not row.operations:
            return self._formed(expr, axes, out)
        (first, *numbers), *others = row.operations
        self._unary(first, expr.args[0], axes, out, *self._constants(numbers))
        for name, *numbers in others:
            self.call(name, out, *self._constants(numbers), out=out)
        return out

    def _constants(self, numbers: Sequence[int]) -> tuple[str, ...]:
        return tuple(self.room.constant(Integer(number)) for number in numbers)

    def _formed(self, expr: Expr, axes: Axes, out: str) -> str:
        """By the form of the function, what is used more than once computed once."""
        borrowed: list[str] = []
        self.shared(form(expr.func, *(self._letter(arg, borrowed) for arg in expr.args)), axes, out, borrowed)
        for scratch in borrowed:
            self.give_back(scratch)
        return out

    def _letter(self, expr: Expr, borrowed: list[str]) -> Expr:
        """An argument as a letter or a constant."""
        if expr.is_Symbol or self._still(expr):
            return expr
        own = self.axes_of(expr)
        return self.leaf(self.write(expr, own, self.scratch(own, borrowed)), own)

    def _cases(self, expr: cases, axes: Axes, out: str) -> str:
        """b everywhere, then a where u > 0: what is not taken is not looked at."""
        borrowed: list[str] = []
        target = self.scratch(axes, borrowed) if Symbol(out, real=True) in expr.free_symbols else out
        u, above, below = (self._value(part, axes, borrowed) for part in expr.args)
        shape = self._shape(axes)
        mask = self.room.declare(self.new("m", shape), f"empty(({shape}{'' if ',' in shape else ','}), bool)", "empty")
        self.call("greater", u, self.room.constant(Integer(0)), out=mask)
        self.room.numpy.add("copyto")
        self.text += [f"copyto({target}, {below})", f"copyto({target}, {above}, where={mask})"]
        if target != out:
            self.text.append(f"copyto({out}, {target})")
        for scratch in borrowed:
            self.give_back(scratch)
        return out

    # --- what is used more than once ----------------------------------------------------------------------------------

    def scratch(self, axes: Axes, borrowed: list[str]) -> str:
        """A scratch array that is given back with the others."""
        name = self.borrow(axes)
        borrowed.append(name)
        return name

    def shared(self, formula: Expr, axes: Axes, out: str, borrowed: list[str]) -> str:
        """`out` becomes the value of the formula; parts that it has more than once are computed into scratch before."""
        parts, (body,) = cse(formula, order="none")
        found: dict[Symbol, Expr] = {}
        for letter, part in parts:
            part = part.xreplace(found)
            if self._still(part):
                found[letter] = part
                continue
            own = self.axes_of(part)
            found[letter] = self.leaf(self.write(part, own, self.scratch(own, borrowed)), own)
        return self.write(body.xreplace(found), axes, out)
