"""The letters of a layer with their indices, Σ over an index, and [p = i], which is 1 where two indices agree.

i counts examples, j the neurons of a layer, k those of the layer before; p, q, m are further counters of the same
kinds. Fixed indices count from 0, as NumPy does. Nothing is derived here.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce

from sympy import Basic, Expr, Indexed, IndexedBase, Integer, Sum, Symbol
from sympy.core.sympify import _sympify
from sympy.printing.precedence import PRECEDENCE
from sympy.printing.printer import Printer

from tutor import notation
from tutor.notation import N, i, j, k
from tutor.symbolic.inert import Inert

M = Symbol("M", integer=True, positive=True)  # how many outputs there are
p, q, m = (Symbol(name, integer=True) for name in ("p", "q", "m"))
COST = notation.C

a, w, b, z, y, delta = (IndexedBase(letter) for letter in notation.by_name(("a", "w", "b", "z", "y", "delta")))
a_prev = IndexedBase(Symbol("a_prev", real=True))

AXES: tuple[tuple[IndexedBase, tuple[Symbol, ...]], ...] = (
    (a, (i, j)),
    (z, (i, j)),
    (delta, (i, j)),
    (y, (i, j)),
    (a_prev, (i, k)),
    (w, (j, k)),
    (b, (j,)),
)

__all__ = ["AXES", "COST", "M", "N", "Partial", "Same", "SumOver", "a", "a_prev", "b", "bare_letters", "bases", "delta"]
__all__ += ["free_indices", "fresh", "i", "j", "k", "m", "over_all", "own_sums", "p", "q", "spread", "w", "y", "z"]


class SumOver(Inert):
    """Σ_p f: f added up over all values of the index p."""

    precedence = PRECEDENCE["Add"]

    def __new__(cls, f: Expr, x: Symbol) -> Expr:
        f = _sympify(f)
        return Integer(0) if f == 0 else Expr.__new__(cls, f, _sympify(x))

    @property
    def f(self) -> Expr:
        """What is added up."""
        return self.args[0]

    @property
    def x(self) -> Symbol:
        """Over which index."""
        return self.args[1]

    @property
    def free_symbols(self) -> set[Basic]:
        """The index itself is bound."""
        symbols: set[Basic] = self.f.free_symbols
        return symbols - {self.x}

    def _eval_is_real(self) -> bool | None:
        real: bool | None = self.f.is_real
        return real

    def _latex(self, printer: Printer) -> str:
        inside = printer._print(self.f)
        body = rf"\left({inside}\right)" if self.f.is_Add else inside
        return rf"\sum_{{{printer._print(self.x)}}} {body}"

    def _sympystr(self, printer: Printer) -> str:
        inside = printer._print(self.f)
        return f"Σ_{self.x} ({inside})" if self.f.is_Add else f"Σ_{self.x} {inside}"


class Same(Inert):
    """[p = i]: 1 where the two indices are the same, otherwise 0 (Kronecker's delta)."""

    is_real = True

    def __new__(cls, left: Expr, right: Expr) -> Expr:
        left, right = _sympify(left), _sympify(right)
        if left == right:
            return Integer(1)
        if left.is_Integer and right.is_Integer:
            return Integer(0)
        return Expr.__new__(cls, left, right)

    def _latex(self, printer: Printer) -> str:
        return rf"\left[{printer._print(self.args[0])} = {printer._print(self.args[1])}\right]"

    def _sympystr(self, printer: Printer) -> str:
        return f"[{printer._print(self.args[0])} = {printer._print(self.args[1])}]"


class Partial(Inert):
    """∂C/∂a[i,j] as a number that is known already."""

    is_real = True

    def __new__(cls, f: Expr, x: Expr) -> Partial:
        made: Partial = Expr.__new__(cls, _sympify(f), _sympify(x))
        return made

    @property
    def x(self) -> Indexed:
        """By what."""
        return self.args[1]

    def _latex(self, printer: Printer) -> str:
        return rf"\frac{{\partial {printer._print(self.args[0])}}}{{\partial {printer._print(self.args[1])}}}"

    def _sympystr(self, printer: Printer) -> str:
        return f"∂{printer._print(self.args[0])}/∂{printer._print(self.args[1])}"


def over_all(f: Expr, *indices: Symbol) -> Expr:
    """Σ_i Σ_j … f"""
    return reduce(SumOver, reversed(indices), f)


def bases(expr: Basic) -> set[IndexedBase]:
    """The indexed letters in an expression."""
    return {letter.base for letter in expr.atoms(Indexed)}


def free_indices(expr: Basic) -> set[Symbol]:
    """The indices that are open: those of the letters, without those that a sum runs over."""
    return set(_open(expr))


def _open(expr: Basic) -> Iterator[Symbol]:
    if isinstance(expr, Indexed):
        yield from (index for index in expr.indices if index.is_Symbol)
    elif isinstance(expr, Same):
        yield from (index for index in expr.args if index.is_Symbol)
    elif isinstance(expr, SumOver):
        yield from (index for index in _open(expr.f) if index != expr.x)
    else:
        for part in expr.args:
            yield from _open(part)


def own_sums(expr: Expr) -> Expr:
    """SymPy's Sum over one or more indices as our Σ; the limits are those of the index, whatever was written."""
    return expr.replace(Sum, lambda body, *limits: over_all(body, *(limit[0] for limit in reversed(limits))))


def fresh(expr: Expr, names: tuple[tuple[Symbol, Symbol], ...] = ((i, p), (j, q))) -> Expr:
    """The same, with the counters of its sums renamed, so that none is mistaken for an open index."""
    if isinstance(expr, SumOver):
        new = dict(names).get(expr.x, expr.x)
        return SumOver(fresh(expr.f, names).xreplace({expr.x: new}), new)
    if not expr.args or isinstance(expr, Indexed):
        return expr
    return expr.func(*(fresh(part, names) for part in expr.args))


PLAIN: tuple[tuple[Symbol, Indexed], ...] = (
    (notation.a, a[i, j]),
    (notation.z, z[i, j]),
    (notation.y, y[i, j]),
    (notation.delta, delta[i, j]),
    (notation.w, w[j, k]),
    (notation.b, b[j]),
    (notation.x, a_prev[i, k]),
    (Symbol("a_prev", real=True), a_prev[i, k]),
)


def spread(expr: Expr) -> Expr:
    """A formula about one neuron, in a, z, y, δ, w, b, x, written with its indices."""
    letters = {letter.name: indexed for letter, indexed in PLAIN}
    found = {letter: letters[letter.name] for letter in bare_letters(expr) if letter.name in letters}
    return expr.xreplace(found)


def bare_letters(expr: Expr) -> set[Symbol]:
    """The letters of an expression that stand without an index."""
    inside = {part for letter in expr.atoms(Indexed, Same) for part in letter.free_symbols}
    counters = {index for total in expr.atoms(SumOver) for index in (total.x,)}
    return {letter for letter in expr.free_symbols if letter.is_Symbol} - inside - counters
