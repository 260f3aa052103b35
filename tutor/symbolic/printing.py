"""One expression in two hands: LaTeX for the page (in the course's colours), plain text for a voice or a terminal.

Both printers read `tutor.notation` and write sums and products in the order of `tutor.symbolic.order`. Nothing is
simplified here: what is printed is the expression as it stands. How the plain text is made is in
`tutor.symbolic.text_printer`; what neither hand knows is left to SymPy's own printers.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Literal

from sympy import Abs, Add, Basic, Expr, Indexed, Integer, Mul, Pow, Symbol, Tuple
from sympy.printing.latex import LatexPrinter

from tutor.elementary.heads import cases
from tutor.elementary.table import FUNCTIONS
from tutor.notation import family
from tutor.symbolic.derivative import D
from tutor.symbolic.language import language
from tutor.symbolic.order import is_negative, product, terms
from tutor.symbolic.text_printer import GREEK, HUGE, NAME, TextPrinter, apart, rounded

Theme = Literal["light", "dark"]

GAP = r"\boxed{?}"  # a place to be filled

CALLS = {row.head: row.latex for row in FUNCTIONS if row.text != ""}
_PLACES: dict[Theme | None, int] = {"light": 0, "dark": 1}  # of a page's colour in `Notation.colour`


def to_latex(expr: Basic, theme: Theme | None = None, boxed: Basic | None = None) -> str:
    """LaTeX that KaTeX reads, coloured for a light or a dark page, or uncoloured; the part `boxed` in a box."""
    return _Latex(theme, boxed).doprint(expr)


def to_text(expr: Basic) -> str:
    """Plain text of an expression, for alternative texts, a screen reader and the terminal: 2(w − 3), x², e^(−x)."""
    return TextPrinter().doprint(expr)


class _Latex(LatexPrinter):  # type: ignore[misc]  # SymPy has no types: LatexPrinter is Any
    """SymPy's LaTeX, with the course's symbols, colours, order and derivatives."""

    doprint: Callable[[Basic], str]  # SymPy's own

    def __init__(self, theme: Theme | None, boxed: Basic | None = None) -> None:
        super().__init__({"ln_notation": True, "order": "none"})
        self._colour = _PLACES.get(theme)
        self._boxed = boxed

    def _print(self, expr: Basic, **kwargs: object) -> str:
        shown: str = super()._print(expr, **kwargs)
        return rf"\boxed{{{shown}}}" if self._boxed is not None and expr == self._boxed else shown

    # --- letters and numbers ---

    def _print_Symbol(self, expr: Symbol, style: str = "plain") -> str:
        entry = family(expr)
        shown = entry.latex if entry is not None and entry.symbol.name == expr.name else _letter(expr.name)
        if entry is None or self._colour is None:
            return shown
        return rf"\textcolor{{{entry.colour[self._colour]}}}{{{shown}}}"

    _print_Dummy = _print_Symbol

    def _print_Indexed(self, expr: Indexed) -> str:
        """w_{jk}, a^{prev}_{ik}, a_{0,1}"""
        stem, _, above = expr.base.label.name.partition("_")
        places = ("" if all(index.is_Symbol for index in expr.indices) else ",").join(map(self._print, expr.indices))
        return self._print(Symbol(stem)) + (rf"^{{\mathrm{{{above}}}}}" if above else "") + f"_{{{places}}}"

    def _print_Integer(self, expr: Integer) -> str:
        if abs(expr.p) < HUGE:
            return str(expr.p)
        digits, power = rounded(expr)
        return rf"{digits} \cdot 10^{{{power}}}"

    def _print_Rational(self, expr: Expr) -> str:
        sign = "- " if expr.p < 0 else ""
        return rf"{sign}\frac{{{self._print(Integer(abs(expr.p)))}}}{{{self._print(Integer(expr.q))}}}"

    # --- sums, products, powers ---

    def _print_Add(self, expr: Add, order: str | None = None) -> str:
        if not expr.is_commutative:
            shown: str = super()._print_Add(expr, order)
            return shown
        parts: list[str] = []
        for term in terms(expr):
            sign = "-" if is_negative(term) else "+"
            size = self._size(term)
            parts.append(f" {sign} {size}" if parts else size if sign == "+" else f"- {size}")
        return "".join(parts)

    def _size(self, term: Expr) -> str:
        """A term without its sign."""
        if not is_negative(term):
            return self._print(term)
        return self._print(-term) if term.is_Number else self._product(term, signed=True)

    def _print_Mul(self, expr: Mul) -> str:
        if not expr.is_commutative:
            shown: str = super()._print_Mul(expr)
            return shown
        sign = "- " if is_negative(expr) else ""
        return sign + self._product(expr, signed=bool(sign))

    def _product(self, expr: Expr, signed: bool = False) -> str:
        parts = product(expr)
        if not parts.below:
            return self._factors(parts.above, alone=not signed)
        above, beside = apart(parts.above)
        fraction = rf"\frac{{{self._factors(above)}}}{{{self._factors(parts.below)}}}"
        return r" \cdot ".join((fraction, *map(self._factor, beside)))

    def _factors(self, factors: tuple[Expr, ...], alone: bool = True) -> str:
        if not factors:
            return "1"
        if len(factors) == 1 and alone:
            return self._print(factors[0])
        text = self._factor(factors[0])
        for before, factor in pairwise(factors):
            shown = self._factor(factor)
            high = before.is_Symbol and shown.startswith((r"\frac", GAP))
            word = before.is_Symbol and self._print(before).startswith(r"\mathrm")
            dotted = isinstance(factor, D) or shown[0].isdigit() or high or word
            text += (r" \cdot " if dotted else " ") + shown
        return text

    def _factor(self, factor: Expr) -> str:
        shown = self._print(factor)
        open_ended = factor.is_Add or factor.is_Relational or isinstance(factor, cases)
        open_ended = open_ended or (factor.is_Mul and is_negative(factor))
        if open_ended or (factor.is_Number and factor.is_negative):
            return rf"\left({shown}\right)"
        return shown

    def _print_Pow(self, expr: Pow) -> str:
        base, power = expr.base, expr.exp
        if not expr.is_commutative:
            held: str = super()._print_Pow(expr)
            return held
        if power.is_Rational and power.is_negative:
            return self._product(expr)
        if power.is_Rational and power.p == 1 and not power.is_Integer:
            index = "" if power.q == 2 else f"[{power.q}]"
            return rf"\sqrt{index}{{{self._print(base)}}}"
        raised = f"{power.p}/{power.q}" if power.is_Rational and not power.is_Integer else self._print(power)
        shown = self._print(base)
        if not (base.is_Symbol or (base.is_Integer and base.is_nonnegative) or _named(base)):
            shown = rf"\left({shown}\right)"
        return f"{shown}^{{{raised}}}"

    def _print_ExpBase(self, expr: Expr, exp: object = None) -> str:
        return self._raised(f"e^{{{self._print(expr.args[0])}}}", exp)

    _print_exp = _print_ExpBase

    # --- vectors ---

    def _print_Tuple(self, expr: Tuple) -> str:
        """A column, as wide as its widest component; fractions are kept apart."""
        parts = [self._print(part) for part in expr]
        below = r" \\[4pt] " if any(r"\frac" in part for part in parts) else r" \\ "
        return rf"\begin{{bmatrix}} {below.join(parts)} \end{{bmatrix}}"

    # --- functions and derivatives ---

    def _print_Function(self, expr: Expr, exp: object = None) -> str:
        name = CALLS.get(type(expr))
        if name is None:
            shown: str = super()._print_Function(expr, exp)
            return shown
        inside = ", ".join(self._print(part) for part in sorted(expr.args, key=lambda part: part.sort_key()))
        return self._raised(rf"{name}\left({inside}\right)", exp)

    _print_log = _print_Max = _print_Min = _print_Function

    def _print_cases(self, expr: cases, exp: object = None) -> str:
        u, above, below = map(self._print, expr.args)
        where, otherwise = map(language().phrase, ("where", "otherwise"))
        rows = rf"{above} & \text{{{where} }} {u} > 0 \\ {below} & \text{{{otherwise}}}"
        return self._raised(rf"\begin{{cases}} {rows} \end{{cases}}", exp)

    def _raised(self, shown: str, exp: object) -> str:
        return shown if exp is None else rf"\left({shown}\right)^{{{exp}}}"

    def _print_D(self, expr: D) -> str:
        sign = r"\partial" if expr.is_partial else "d"
        inside, by = self._print(expr.f), self._print(expr.x)
        if expr.f.is_symbol:
            return rf"\frac{{{sign} {inside}}}{{{sign} {by}}}"
        left, right = ("[", "]") if r"\left(" in inside else ("(", ")")
        return rf"\frac{{{sign}}}{{{sign} {by}}}\left{left}{inside}\right{right}"


def _named(base: Expr) -> bool:
    """A function whose brackets already hold it together: sin(x)², but not (eˣ)²."""
    return type(base) in CALLS or isinstance(base, Abs)


def _letter(name: str) -> str:
    """A letter outside the course's table: a Greek name, an index, a layer; anything else as upright text."""
    found = re.fullmatch(NAME, name)
    if found is None:
        if not any(letter.isalnum() for letter in name):
            return GAP
        return rf"\mathrm{{{''.join(letter for letter in name if letter.isalnum())}}}"
    stem, below, above = found["stem"], found["below"], found["above"]
    shown = rf"\{stem}" if stem in GREEK else stem if len(stem) == 1 else rf"\mathrm{{{stem}}}"
    return shown + (f"_{{{below}}}" if below else "") + (f"^{{{above}}}" if above else "")
