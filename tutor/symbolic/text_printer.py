"""Expressions in plain text, as one would write them in a letter: 2(w − 3), x², σ(z), d/dw (w − 3)²."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

import mpmath
from mpmath.libmp import prec_to_dps, to_str
from sympy import Add, Basic, Expr, Indexed, Integer, Limit, Mul, Pow, Sum, Symbol, Tuple
from sympy.printing.str import StrPrinter

from tutor.elementary.heads import cases
from tutor.elementary.table import FUNCTIONS
from tutor.symbolic import letters
from tutor.symbolic.derivative import D
from tutor.symbolic.language import language
from tutor.symbolic.letters import lowered, raised
from tutor.symbolic.order import is_negative, product, terms

BY_CASES = "({above} where {u} > 0, otherwise {below})"
HUGE = 10**40  # whole numbers from here on are rounded when printed
NAME = (  # w, theta, w1, x_1, w_{jk}, w^{(L)}, w_{jk}^{(L-1)}
    r"(?P<stem>[A-Za-z]+?|[^\W\d_])"
    r"_?\{?(?P<below>[0-9][0-9,]*|(?<=[_{])[A-Za-z0-9,]+)?\}?"
    r"\^?\{?(?P<above>\([A-Za-z0-9+\-]+\))?\}?"
)
GREEK = {name: letter for letter, name in letters.GREEK if name.islower()}  # those that are printed by their name
CALLS = {row.head: row.text if row.text is not None else row.name for row in FUNCTIONS if row.text != ""}


def rounded(number: Integer) -> tuple[str, int]:
    """A whole number of any size as digits and a power of ten: (1.23, 45)."""
    size = mpmath.mpf(int(number))
    power = int(mpmath.floor(mpmath.log10(abs(size))))
    return mpmath.nstr(size / mpmath.mpf(10) ** power, 4), power


def apart(above: tuple[Expr, ...]) -> tuple[tuple[Expr, ...], tuple[D, ...]]:
    """What stands over a fraction's line, and the derivatives that are written beside it: 1/v² · dv/dx."""
    beside = tuple(factor for factor in above if isinstance(factor, D))
    return tuple(factor for factor in above if factor not in beside), beside


class TextPrinter(StrPrinter):  # type: ignore[misc]  # SymPy has no types: StrPrinter is Any
    """SymPy's plain text, in the course's order and with unicode signs."""

    doprint: Callable[[Basic], str]  # SymPy's own

    def __init__(self) -> None:
        super().__init__({"order": "none"})

    def _print(self, expr: Basic, **kwargs: object) -> str:
        """As SymPy's own, but that an Indexed does not print itself."""
        shown: str = self._print_Indexed(expr) if isinstance(expr, Indexed) else super()._print(expr, **kwargs)
        return shown

    def _print_Symbol(self, expr: Symbol) -> str:
        name: str = expr.name
        found = re.fullmatch(NAME, name)
        if found is None:
            return name or "□"
        above = f"^{found['above']}" if found["above"] else ""
        return GREEK.get(found["stem"], found["stem"]) + _lowered(found["below"] or "") + above

    _print_Dummy = _print_Symbol

    def _print_Integer(self, expr: Integer) -> str:
        if abs(expr.p) < HUGE:
            return str(expr.p).replace("-", "−")
        digits, power = rounded(expr)
        return f"{digits} · 10^{power}".replace("-", "−")

    def _print_Rational(self, expr: Expr) -> str:
        return f"{self._print(Integer(expr.p))}/{self._print(Integer(expr.q))}"

    def _print_Float(self, expr: Expr) -> str:
        digits: str = to_str(expr._mpf_, prec_to_dps(expr._prec), strip_zeros=True)
        return digits.removesuffix(".0").replace("-", "−")

    # --- sums, products, powers ---

    def _print_Add(self, expr: Add, order: str | None = None) -> str:
        if not expr.is_commutative:
            shown: str = super()._print_Add(expr, order)
            return shown
        parts: list[str] = []
        for term in terms(expr):
            sign = "−" if is_negative(term) else "+"
            size = self._print(-term) if term.is_Number and sign == "−" else self._product(term)
            parts.append(f" {sign} {size}" if parts else size if sign == "+" else f"−{size}")
        return "".join(parts)

    def _print_Mul(self, expr: Mul) -> str:
        if not expr.is_commutative:
            shown: str = super()._print_Mul(expr)
            return shown
        return ("−" if is_negative(expr) else "") + self._product(expr)

    def _product(self, expr: Expr) -> str:
        """A product without its sign."""
        if not (expr.is_Mul or expr.is_Pow):
            return self._print(expr)
        parts = product(expr)
        if not parts.below:
            return self._factors(parts.above, alone=not parts.negative)
        over, beside = apart(parts.above)
        above, below = self._factors(over, alone=False), self._factors(parts.below, alone=False)
        fraction = f"{above}/{below}" if len(parts.below) == 1 else f"{above}/({below})"
        return " · ".join((fraction, *map(self._factor, beside)))

    def _factors(self, factors: tuple[Expr, ...], alone: bool) -> str:
        if not factors:
            return "1"
        if len(factors) == 1 and alone:
            return self._print(factors[0])
        text = self._factor(factors[0])
        for before, factor in pairwise(factors):
            text += self._between(before, factor) + self._factor(factor)
        return text

    def _between(self, before: Expr, factor: Expr) -> str:
        """Nothing between letters and brackets, a space before a function, a dot where digits or names would merge."""
        first = self._factor(factor)[0]
        base = before.base if before.is_Pow else before
        if isinstance(factor, D) or isinstance(before, D) or first.isdigit() or first == "?":
            return " · "
        if base.is_Symbol and _long(base.name):
            return " · "
        named = type(factor) in CALLS or (factor.is_Pow and type(factor.base) in CALLS)
        stem = factor.base if factor.is_Pow else factor
        joined = first in "(√|" or stem.is_Symbol or stem.is_NumberSymbol
        return "" if joined and not named else " "

    def _factor(self, factor: Expr) -> str:
        shown = self._print(factor)
        whole = isinstance(factor, Add | Mul | Sum) or factor.is_Relational or (factor.is_Number and factor.is_negative)
        if factor.is_Rational and not factor.is_Integer:
            whole = True
        return f"({shown})" if whole else shown

    def _print_Pow(self, expr: Pow, rational: bool = False) -> str:
        base, power = expr.base, expr.exp
        if not expr.is_commutative:
            shown: str = super()._print_Pow(expr, rational)
            return shown
        if power.is_Rational and power.is_negative:
            return self._product(expr)
        held = self._print(base)
        whole = type(base) in CALLS or isinstance(base, cases)
        if not (whole or isinstance(base, Symbol | Indexed) or (base.is_Integer and base.is_nonnegative)):
            held = f"({held})"
        if power.is_Rational and power.p == 1 and power.q == 2:
            return f"√{held}"
        return held + self._power(power)

    def _power(self, power: Expr) -> str:
        shown = self._print(power)
        if (power.is_Integer and len(shown) < 6) or shown == "n":
            return raised(shown.replace("−", "-"))
        return f"^{shown}" if power.is_Symbol else f"^({shown})"

    def _print_exp(self, expr: Expr) -> str:
        return "e" + self._power(expr.args[0])

    def _print_Exp1(self, expr: Expr) -> str:
        return "e"

    def _print_Infinity(self, expr: Expr) -> str:
        return "∞"

    def _print_NegativeInfinity(self, expr: Expr) -> str:
        return "−∞"

    def _print_Pi(self, expr: Expr) -> str:
        return "π"

    def _print_Tuple(self, expr: Tuple) -> str:
        return f"[{', '.join(self._print(part) for part in expr)}]"

    # --- indices, sums, limits ---

    def _print_Indexed(self, expr: Indexed) -> str:
        """wⱼₖ, and aᵢₖ^(prev) for a of the layer before."""
        name: str = expr.base.label.name
        stem, _, above = name.partition("_")
        places = ("" if all(index.is_Symbol for index in expr.indices) else ",").join(map(self._print, expr.indices))
        return GREEK.get(stem, stem) + _lowered(places) + (f"^({above})" if above else "")

    def _print_Sum(self, expr: Sum) -> str:
        """Σ_{j=1}^{10} aⱼ; one up to n_j, which nobody wrote, has no bounds."""
        index, low, high = map(self._print, expr.limits[0])
        inside = self._print(expr.function)
        bounds = f"_{index}" if str(expr.limits[0][2]) == f"n_{index}" else f"_{{{index}={low}}}^{{{high}}}"
        return f"Σ{bounds} ({inside})" if expr.function.is_Add else f"Σ{bounds} {inside}"

    def _print_Limit(self, expr: Limit) -> str:
        of, letter, place = map(self._print, expr.args[:3])
        return f"lim_{{{letter}→{place}}} {f'({of})' if expr.args[0].is_Add else of}"

    # --- functions and derivatives ---

    def _print_Abs(self, expr: Expr) -> str:
        return f"|{self._print(expr.args[0])}|"

    def _print_Function(self, expr: Expr) -> str:
        name = CALLS.get(type(expr))
        if name is None:
            shown: str = super()._print_Function(expr)
            return shown
        inside = ", ".join(self._print(part) for part in sorted(expr.args, key=lambda part: part.sort_key()))
        return f"{name}({inside})"

    _print_Max = _print_Min = _print_Function

    def _print_cases(self, expr: cases) -> str:
        u, above, below = map(self._print, expr.args)
        return language().phrase(BY_CASES).format(above=above, u=u, below=below)

    def _print_Relational(self, expr: Expr) -> str:
        sign = {"==": "=", "!=": "≠", "<=": "≤", ">=": "≥"}.get(expr.rel_op, expr.rel_op)
        return f"{self._print(expr.lhs)} {sign} {self._print(expr.rhs)}"

    def _print_D(self, expr: D) -> str:
        sign = "∂" if expr.is_partial else "d"
        inside, by = self._print(expr.f), self._print(expr.x)
        if expr.f.is_symbol:
            return f"{sign}{inside}/{sign}{by}"
        bare = (expr.f.is_Pow and not inside.startswith("1/")) or type(expr.f) in CALLS
        return f"{sign}/{sign}{by} {inside}" if bare else f"{sign}/{sign}{by} ({inside})"


def _long(name: str) -> bool:
    """A name that would run into the letter after it: of several letters, or with something raised."""
    stem = re.split(r"[_\d^]", name)[0]
    return "^" in name or (len(stem) > 1 and stem not in GREEK)


def _lowered(index: str) -> str:
    if not index:
        return ""
    low = lowered(index)
    if not set(low) & set(index):
        return low
    return f"_{{{index}}}" if "," in index else f"_{index}"
