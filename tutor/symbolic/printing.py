"""One expression in three hands: LaTeX for the page (in the course's colours), plain text for a voice or a terminal.

Both printers read `tutor.notation`. Nothing is simplified here: what is printed is the expression as it stands, written
in the order a teacher would write it.
"""

from __future__ import annotations

from typing import Literal

from sympy import Basic, Expr, Symbol
from sympy.printing.latex import LatexPrinter
from sympy.printing.str import StrPrinter

from tutor.notation import notation
from tutor.symbolic.derivative import D
from tutor.symbolic.functions import relu, sigmoid, softplus

Theme = Literal["light", "dark"]
_SUPERSCRIPT = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


class _Latex(LatexPrinter):
    """SymPy's LaTeX, with the course's symbols, colours and derivative marks."""

    def __init__(self, theme: Theme | None) -> None:
        super().__init__({"ln_notation": True, "order": "none"})
        self._colour = {"light": 0, "dark": 1}.get(theme)

    def _print_Symbol(self, expr: Symbol, style: str = "plain") -> str:
        entry = notation(expr)
        if entry is None:
            return super()._print_Symbol(expr, style)
        if self._colour is None:
            return entry.latex
        return rf"\textcolor{{{entry.colour[self._colour]}}}{{{entry.latex}}}"

    def _print_D(self, expr: D) -> str:
        sign = r"\partial" if len(expr.f.free_symbols) > 1 else "d"
        inside = self._print(expr.f)
        if expr.f.is_Symbol:
            return rf"\frac{{{sign} {inside}}}{{{sign} {self._print(expr.x)}}}"
        return rf"\frac{{{sign}}}{{{sign} {self._print(expr.x)}}}\left({inside}\right)"

    def _call(self, name: str, expr: Expr, exp: str | None) -> str:
        power = "" if exp is None else f"^{{{exp}}}"
        return rf"{name}{power}\left({self._print(expr.args[0])}\right)"

    def _print_sigmoid(self, expr: sigmoid, exp: str | None = None) -> str:
        return self._call(r"\sigma", expr, exp)

    def _print_relu(self, expr: relu, exp: str | None = None) -> str:
        return self._call(r"\operatorname{ReLU}", expr, exp)

    def _print_softplus(self, expr: softplus, exp: str | None = None) -> str:
        return self._call(r"\operatorname{softplus}", expr, exp)

    def _print_step(self, expr: Expr, exp: str | None = None) -> str:
        return self._call(r"\operatorname{step}", expr, exp)

    def _print_side(self, expr: Expr, exp: str | None = None) -> str:
        return self._call(r"\operatorname{sign}", expr, exp)


def to_latex(expr: Basic, theme: Theme | None = None) -> str:
    """LaTeX that KaTeX reads, coloured for a light or a dark page, or uncoloured."""
    return _Latex(theme).doprint(expr)


class _Text(StrPrinter):
    """Plain text as one would write it in a letter: 2(w − 3), x², σ(z)."""


def to_text(expr: Basic) -> str:
    """Plain text of an expression, for alternative texts, a screen reader and the terminal."""
    return _Text({"order": "none"}).doprint(expr)
