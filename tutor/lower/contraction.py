"""Formulas with indices as NumPy lines: contractions are matrix products, a sum over one index is a column or row sum.

What is left between the sums is elementwise, and goes through the same recognition of safe functions as every other
target. Shares of a sum of exponentials are shifted by the largest of their row first.
"""

from __future__ import annotations

from collections.abc import Mapping

from sympy import Basic, Expr, Indexed, IndexedBase, Integer, Mul, Symbol, exp, log
from sympy.printing.str import StrPrinter

from tutor.lower.limits import CannotLower
from tutor.lower.stable import named
from tutor.lower.ufuncs import Axes, FunctionBody, Room
from tutor.symbolic.indexed import AXES, M, N, Partial, Same, SumOver, bare_letters, free_indices, i, j, k

_KINDS = dict(AXES)


class Layer:
    """What the letters are called in one layer, and how long its axes are."""

    def __init__(self, names: Mapping[IndexedBase | str, str], sizes: Mapping[Symbol, str], outputs: int) -> None:
        self.names: dict[IndexedBase | str, str] = dict(names)
        self.sizes, self.outputs = dict(sizes), outputs

    def name(self, letter: IndexedBase | str) -> str:
        """The array of a letter; CannotLower where this layer has none."""
        if letter not in self.names:
            raise CannotLower(f"{letter} has no value here")
        return self.names[letter]


class _Largest(SumOver):
    """The largest of a row, where a sum stands."""


class IndexLines(FunctionBody):
    """Lines of one layer for formulas with indices."""

    def __init__(self, room: Room, layer: Layer, tag: str) -> None:
        super().__init__(room, self._lengths, tag)
        self._layer, self._target = layer, ""
        self._done: dict[SumOver, Expr] = {}
        self._kind: dict[Symbol, Symbol] = {axis: axis for axis in (i, j, k)}

    def _lengths(self, axes: Axes) -> str:
        return ", ".join(self._layer.sizes[self._kind[axis]] for axis in axes)

    def assign(self, formula: Expr, axes: Axes, out: str) -> None:
        """`out` becomes the value of a formula with these open indices."""
        ready = self._ready(formula)
        borrowed: list[str] = []
        self._done.clear()
        self._target = "" if out == self._layer.names.get("by_a") and ready.has(Partial) else out
        scalar = self._letters(ready, axes, out, borrowed)
        self.shared(named(scalar), axes, out, borrowed)
        for scratch in borrowed:
            self.give_back(scratch)

    def number(self, formula: Expr) -> str:
        """The text of a formula without open indices."""
        ready = self._ready(formula)
        self._target = ""
        scalar = self._letters(ready, (), "", [])
        if any(not (part.is_Add or part.is_Mul or part.is_Pow or part.is_Atom) for part in scalar.atoms(Basic)):
            raise CannotLower(f"{scalar} is no sum of sums")
        text: str = StrPrinter({"order": "none"}).doprint(scalar)
        return text

    def _ready(self, formula: Expr) -> Expr:
        """The formula in letters that this layer has; whatever name somebody else chose never becomes code."""
        ready = _shifted(formula).xreplace({M: Integer(self._layer.outputs)})
        strange = bare_letters(ready.xreplace({part: part.x for part in ready.atoms(Partial)})) - {N}
        if strange:
            raise CannotLower(f"{', '.join(sorted(map(str, strange)))} has no value in a network")
        return ready

    # --- letters ------------------------------------------------------------------------------------------------------

    def _letters(self, expr: Expr, axes: Axes, out: str, borrowed: list[str]) -> Expr:
        """The formula with a plain letter for each array, and for each sum, which is computed on the way."""
        if isinstance(expr, SumOver):
            if expr not in self._done:
                self._done[expr] = self._total(expr, axes, out, borrowed)
            return self._done[expr]
        if isinstance(expr, Indexed):
            return self._indexed(expr)
        if isinstance(expr, Partial):
            return self.leaf(self._layer.name("by_a"), expr.x.indices)
        if isinstance(expr, Same):
            return self._one_hot(expr)
        if not expr.args:
            return expr
        return expr.func(*(self._letters(part, axes, out, borrowed) for part in expr.args))

    def _indexed(self, letter: Indexed) -> Symbol:
        name, kinds = self._layer.name(letter.base), _KINDS[letter.base]
        if len(kinds) != len(letter.indices):
            raise CannotLower(f"{letter} needs {len(kinds)} indices")
        axes, places = [], []
        for index, kind in zip(letter.indices, kinds, strict=True):
            if index.is_Symbol:
                self._kind.setdefault(index, kind)
                axes.append(index)
                places.append(":")
            elif index.is_Integer and kind != i and 0 <= index < int(self._layer.sizes[kind]):
                places.append(str(index))
            else:
                raise CannotLower(f"{letter} has an index that does not exist: {index}")
        text = name if all(place == ":" for place in places) else f"{name}[{', '.join(places)}]"
        return self.leaf(text, tuple(axes))

    def _one_hot(self, bracket: Same) -> Symbol:
        index, place = sorted(bracket.args, key=lambda part: part.is_Integer)
        if not place.is_Integer or self._kind.get(index) is not j:
            raise CannotLower(f"{bracket} has no array")
        size = self._layer.sizes[j]
        name = self.room.declare(f"only{place}_{size}", f"(arange({size}) == {place}).astype(θ.dtype)", "arange")
        return self.leaf(name, (index,))

    # --- sums ---------------------------------------------------------------------------------------------------------

    def _total(self, total: SumOver, axes: Axes, out: str, borrowed: list[str]) -> Expr:
        if isinstance(total, _Largest):
            return self._row_maximum(total, borrowed)
        outside, inside = _apart(total)
        if not inside:
            raise CannotLower(f"nothing in {total} depends on {total.x}")
        if outside:
            return Mul(*(self._letters(part, axes, "", borrowed) for part in outside)) * self._letters(
                SumOver(Mul(*inside), total.x), axes, "" if any(free_indices(one) for one in outside) else out, borrowed
            )
        pieces = self._factors(Mul(*inside), borrowed)
        open_axes = self.axes_of(Mul(*pieces))
        if len(open_axes) > 2:
            return self._matrix_product(total, pieces, axes, out, borrowed)
        return self._line_sum(total, pieces, axes, out, borrowed)

    def _factors(self, body: Expr, borrowed: list[str]) -> list[Expr]:
        self._note_kinds(body)
        return [self._letters(factor, (), "", borrowed) for factor in Mul.make_args(body)]

    def _note_kinds(self, body: Expr) -> None:
        for letter in body.atoms(Indexed):
            self._indexed(letter)

    def _matrix_product(self, total: SumOver, pieces: list[Expr], axes: Axes, out: str, borrowed: list[str]) -> Symbol:
        """Σ_p A[u,p] B[p,v]"""
        rows, columns = self._open(pieces, total.x)
        first = [piece for piece in pieces if columns not in self.axes_of(piece)]
        second = [piece for piece in pieces if columns in self.axes_of(piece)]
        if any(rows in self.axes_of(piece) for piece in second):
            raise CannotLower(f"{total} is no product of two matrices")
        left = self._matrix(Mul(*first), (rows, total.x), borrowed)
        right = self._matrix(Mul(*second), (total.x, columns), borrowed)
        result = self._place((rows, columns), axes, out, borrowed)
        self.call("dot", left, right, out=result)
        return self.leaf(result, (rows, columns))

    def _open(self, pieces: list[Expr], index: Symbol) -> tuple[Symbol, Symbol]:
        found = [axis for axis in self.axes_of(Mul(*pieces)) if axis != index]
        if len(found) != 2:
            raise CannotLower(f"a sum over {index} with {len(found)} open indices is no matrix product")
        return found[0], found[1]

    def _matrix(self, expr: Expr, axes: Axes, borrowed: list[str]) -> str:
        if not expr.is_Symbol:
            own = self.axes_of(expr)
            scratch = self.scratch(own, borrowed)
            self.write(named(expr), own, scratch)
            expr = self.leaf(scratch, own)
        name: str = expr.name
        own = self.axes[name]
        if own == axes:
            return name
        if own != axes[::-1]:
            raise CannotLower(f"{name} is no matrix with the indices {', '.join(map(str, axes))}")
        if name not in self.room.views:
            return f"{name}.T"
        return self.room.declare(f"{name}T", f"{name}.T")

    def _line_sum(self, total: SumOver, pieces: list[Expr], axes: Axes, out: str, borrowed: list[str]) -> Symbol:
        """The column or row sum of a matrix, or the sum of a row."""
        body = named(Mul(*pieces))
        own = self.axes_of(body)
        if not body.is_Symbol:
            scratch = self.scratch(own, borrowed)
            self.write(body, own, scratch)
            body = self.leaf(scratch, own)
        rest = tuple(axis for axis in own if axis != total.x)
        if not rest:
            return self._whole(body)
        ones = self._ones(total.x)
        result = self._place(rest, axes, out, borrowed)
        operands = (ones, body.name) if own[0] == total.x else (body.name, ones)
        self.call("dot", *operands, out=result)
        return self.leaf(result, rest)

    def _whole(self, body: Symbol) -> Symbol:
        name = self.new("s")
        self.text.append(f"{name} = float({body.name}.sum())")
        return self.leaf(name, ())

    def _ones(self, index: Symbol) -> str:
        size = self._layer.sizes[self._kind[index]]
        return self.room.declare(f"ones_{size}", f"ones({size}, θ.dtype)", "ones")

    def _row_maximum(self, largest: _Largest, borrowed: list[str]) -> Symbol:
        self._note_kinds(largest.f)
        body = self._letters(largest.f, (), "", borrowed)
        own = self.axes_of(body)
        if not body.is_Symbol or len(own) != 2 or own[1] != largest.x:
            raise CannotLower(f"the largest of {largest.f} has no operation")
        result = self.scratch(own[:1], borrowed)
        self.call("maximum.reduce", body.name, "axis=1", out=result)
        self.room.numpy.discard("maximum.reduce")
        self.room.numpy.add("maximum")
        return self.leaf(result, own[:1])

    def _place(self, own: Axes, axes: Axes, out: str, borrowed: list[str]) -> str:
        """Where a sum is written: into the result itself where it fits and nothing is in it yet, otherwise scratch."""
        if own == axes and out == self._target:
            self._target = ""
            return out
        return self.scratch(own, borrowed)


def _apart(total: SumOver) -> tuple[list[Expr], list[Expr]]:
    """The factors of a sum that do not depend on its index, and those that do."""
    factors = Mul.make_args(total.f)
    inside = [factor for factor in factors if total.x in free_indices(factor)]
    return [factor for factor in factors if total.x not in free_indices(factor)], inside


def _shifted(expr: Expr) -> Expr:
    """e^u/Σ e^v and ln Σ e^v with the largest of the row taken off first."""
    if not expr.args or isinstance(expr, Indexed):
        return expr
    expr = expr.func(*(_shifted(part) for part in expr.args))
    if isinstance(expr, log) and _exponential(expr.args[0]):
        total = expr.args[0]
        top = _Largest(total.f.args[0], total.x)
        return top + log(SumOver(exp(total.f.args[0] - top), total.x))
    if expr.is_Mul:
        below = [1 / part for part in expr.args if part.is_Pow and part.exp == -1 and _exponential(part.base)]
        above = [part for part in expr.args if isinstance(part, exp)]
        if len(below) == 1 and len(above) == 1 and not above[0].has(_Largest):
            top = _Largest(below[0].f.args[0], below[0].x)
            rest = [part for part in expr.args if part is not above[0] and part != 1 / below[0]]
            moved = SumOver(exp(below[0].f.args[0] - top), below[0].x)
            return Mul(*rest, exp(above[0].args[0] - top), 1 / moved)
    return expr


def _exponential(expr: Expr) -> bool:
    return isinstance(expr, SumOver) and isinstance(expr.f, exp) and not expr.has(_Largest)
