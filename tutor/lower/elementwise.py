"""SymPy in, NumPy out, number by number: the function that runs, and the source that is shown.

The running function has positional names only (v0, v1 …), so that no name a learner types ever reaches printed code.
The shown source has the course's names. Sums over indices are not for here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import lru_cache

import numpy as np
from sympy import Expr, Function, Pow, S, Symbol, lambdify
from sympy.printing.numpy import NumPyPrinter
from sympy.printing.precedence import PRECEDENCE

from tutor.elementary.function import written
from tutor.elementary.table import BY_HEAD
from tutor.lower.limits import CannotLower
from tutor.lower.stable import FORMED, form, named, placed, stabilise
from tutor.notation import notation, z

CACHE = 256
Kernel = Callable[..., np.ndarray]


def to_numpy(expr: Expr, symbols: Sequence[Symbol]) -> Kernel:
    """f(v0, v1, …) of arrays or numbers: float results in the shape of the arguments together, NaN where undefined."""
    return _kernel(expr, tuple(symbols))


def to_numpy_source(
    expr: Expr,
    symbols: Sequence[Symbol],
    name: str = "value",
    also: Collection[Symbol] = (),
    first: Sequence[str] = (),
) -> str:
    """Python source that computes the expression, in the course's own names or those of `also`; else CannotLower.

    `first` are lines that stand before the result. With them a constant takes the shape of the first letter.
    """
    for symbol in (*symbols, *getattr(expr, "free_symbols", ())):
        if notation(symbol) is None and symbol not in also:
            raise CannotLower(f"{symbol} is not a symbol of the course")
    whole = named(expr)
    placed(whole, tuple(symbols))
    helpers = _helpers(whole)
    parts = [_definition(head.__name__, (z,), _Shown(helpers).doprint(form(head, z))) for head in helpers]
    body = _Shown(helpers).doprint(whole)
    if first and not whole.free_symbols:
        body = f"np.full_like({symbols[0].name}, {body})"
    parts.append(_definition(name, symbols, body, first))
    return "\n\n\n".join(("import numpy as np", *parts)) + "\n"


def _helpers(whole: Expr) -> tuple[type[Function], ...]:
    """The functions that are shown by name and have to be defined, those that others are made of first."""
    found: dict[type[Function], None] = {}

    def look(expr: Expr) -> None:
        for head in FORMED:
            if head not in found and expr.has(head):
                look(form(head, z))
                found.setdefault(head)

    look(whole)
    return tuple(found)


def _definition(name: str, symbols: Sequence[Symbol], body: str, first: Sequence[str] = ()) -> str:
    head = f"def {name}({', '.join(symbol.name for symbol in symbols)}):"
    return "\n    ".join((head, *first, f"return {body}"))


@lru_cache(maxsize=CACHE)
def _kernel(expr: Expr, symbols: tuple[Symbol, ...]) -> Kernel:
    places, body = placed(stabilise(expr), symbols)
    function = lambdify(places, body, modules="numpy", printer=_NumPy(), cse=True, docstring_limit=0)

    def kernel(*values: float | np.ndarray) -> np.ndarray:
        if len(values) != len(places):
            raise TypeError(f"{len(places)} values are needed, {len(values)} were given")
        arrays = tuple(_as_floats(value) for value in values)
        with np.errstate(all="ignore"):
            result = _as_floats(function(*arrays))
        return _spread(result, arrays)

    return kernel


def _as_floats(value: float | np.ndarray) -> np.ndarray:
    array = np.asarray(value)
    return array if array.dtype.kind == "f" else array.astype(float)


def _spread(result: np.ndarray, arrays: tuple[np.ndarray, ...]) -> np.ndarray:
    """The result as an array of its own, in the shape of all arguments together; one number as NumPy's float."""
    shapes = {array.shape for array in arrays}
    shape = shapes.pop() if len(shapes) == 1 else np.broadcast_shapes(*shapes)
    if not shape:
        return result[()]
    if result.shape != shape or any(result is array for array in arrays):
        return np.broadcast_to(result, shape).copy()
    return result


class _NumPy(NumPyPrinter):  # type: ignore[misc]  # SymPy has no types: NumPyPrinter is Any
    """SymPy's NumPy printer, with the functions of the table as the table has them."""

    prefix = "numpy"

    def __init__(self) -> None:
        super().__init__({"strict": True})

    def _print(self, expr: Expr, **options: object) -> str:
        row = BY_HEAD.get(type(expr))
        if row is None or not row.numpy:
            shown: str = super()._print(expr, **options)
            return shown
        return written(row.numpy, [self._print(arg) for arg in expr.args], numpy=self.prefix)

    def _print_Pow(self, expr: Pow, rational: bool = False) -> str:
        """A fractional power of a negative number is NaN, never complex."""
        if expr.exp.is_number and not expr.exp.is_Integer and abs(expr.exp) is not S.Half:
            return f"{self.prefix}.power({self._print(expr.base)}, {self._print(expr.exp)})"
        shown: str = super()._print_Pow(expr, rational=rational)
        return shown

    def _print_Float(self, expr: Expr) -> str:
        return repr(float(expr))

    _print_NumberSymbol = _print_Float


class _Shown(_NumPy):
    """The same in the words of a notebook: np for NumPy, and the safe functions by name."""

    prefix = "np"

    def __init__(self, helpers: tuple[type[Function], ...] = ()) -> None:
        super().__init__()
        self._helpers = helpers

    def _print_Pow(self, expr: Pow, rational: bool = False) -> str:
        """1/x**2 and not x**(-2.0), which Python refuses at 0."""
        if expr.exp.is_Integer and expr.exp.is_negative:
            below: str = self.parenthesize(expr.base**-expr.exp, PRECEDENCE["Mul"])
            return f"1/{below}"
        return super()._print_Pow(expr, rational=rational)

    def _module_format(self, fqn: str, register: bool = True) -> str:
        name: str = super()._module_format(fqn, register)
        return name.replace("numpy.", "np.", 1)

    def _as_ordered_terms(self, expr: Expr, order: str | None = None) -> list[Expr]:
        """w*x + b and a - y, as they are written by hand."""
        terms = super()._as_ordered_terms(expr, order)
        return sorted(terms, key=lambda term: (bool(term.as_coeff_Mul()[0].is_negative), term.is_Symbol))

    def _print(self, expr: Expr, **options: object) -> str:
        if type(expr) in self._helpers:
            return f"{type(expr).__name__}({self._print(expr.args[0])})"
        return super()._print(expr, **options)
