r"""A tree as LaTeX, as it was typed: what the page shows while a learner types.

Printed from the tree alone, with commands from this module and from `tutor.notation`; letters and digits are the only
characters that come from the text, so nothing a learner types is a command.
"""

from __future__ import annotations

import re
from itertools import pairwise

from tutor.answers.reading.functions import ABS, LOG, LOG10, FunctionSpelling
from tutor.answers.reading.tree import (
    Call,
    Constant,
    Derivative,
    Key,
    Name,
    Negative,
    Node,
    Plus,
    Power,
    Product,
    Quotient,
    Rate,
    Root,
    Sum,
    TypedNumber,
    Vector,
)
from tutor.answers.reading.tree_text import PRODUCT, RAISE, SUM, strength
from tutor.notation import Notation, by_name
from tutor.notation import notation as entry_of
from tutor.symbolic.letters import GREEK
from tutor.symbolic.printing import Theme

_GREEK = {name for _, name in GREEK}
_PLACED = (Call, Constant, Name, Root, Sum, TypedNumber)


def latex(tree: Node, theme: Theme | None = None, placed: bool = False) -> str:
    """LaTeX that KaTeX reads, coloured for a light or a dark page, or uncoloured.

    placed: before each letter, number, function, root and sum stands where it begins in the text, from 1, as so many
    hundredths of an em to the left and to the right again. Nothing moves by that, and a page can tell what is where.
    """
    return _Printer(0 if theme == "light" else 1 if theme == "dark" else None, placed).show(tree)


class _Printer:
    """Prints one tree; `colour` is the place of the page's colour in the table of notation."""

    def __init__(self, colour: int | None, placed: bool) -> None:
        self.colour, self.placed = colour, placed

    def show(self, node: Node) -> str:
        """Any piece, with its place if that is wanted."""
        if self.placed and isinstance(node, _PLACED):
            far = f"{(node.at + 1) / 100:.2f}em"
            return rf"\hspace{{-{far}}}\hspace{{{far}}}{self.piece(node)}"
        return self.piece(node)

    def piece(self, node: Node) -> str:
        """Any piece."""
        match node:
            case TypedNumber():
                return _number(node)
            case Name(key=key):
                return self.name(key)
            case Constant(name=name):
                return "e" if name == "e" else r"\pi"
            case Negative(of=of):
                return f"-{self.within(of, PRODUCT)}"
            case Plus(terms=terms):
                return self.plus(terms)
            case Product(factors=factors):
                return self.product(factors)
            case Quotient(top=top, bottom=bottom):
                return rf"\frac{{{self.show(top)}}}{{{self.show(bottom)}}}"
            case Power(base=base, exponent=exponent):
                return self.power(base, exponent)
            case Root(of=of, degree=degree):
                return rf"\sqrt{'' if degree is None else f'[{self.show(degree)}]'}{{{self.show(of)}}}"
            case Call():
                return self.call(node)
            case Rate(of=of, by=by, partial=partial):
                return self.rate(self.show(of), by, partial)
            case Derivative(of=of, by=by):
                return rf"{self.rate('', by, False)}\left({self.show(of)}\right)"
            case Sum(index=index, body=body, low=low, high=high):
                below = index if low is None else f"{index}={self.show(low)}"
                above = "" if high is None else f"^{{{self.show(high)}}}"
                return rf"\sum_{{{below}}}{above} {self.within(body, SUM + 5)}"
            case Vector(entries=entries):
                rows = r" \\ ".join(self.show(each) for each in entries)
                return rf"\begin{{bmatrix}} {rows} \end{{bmatrix}}"

    def within(self, node: Node, least: int) -> str:
        """A piece, in brackets where it would fall apart."""
        shown = self.show(node)
        loose = strength(node) < least and not isinstance(node, Quotient)
        return rf"\left({shown}\right)" if loose else shown

    def plus(self, terms: tuple[Node, ...]) -> str:
        """u + v − w"""
        written = self.show(terms[0])
        for term in terms[1:]:
            if isinstance(term, Negative):
                written += f" - {self.within(term.of, SUM + 6)}"
            else:
                bracketed = isinstance(term, Plus | Negative)
                written += f" + {self.within(term, SUM + 6 if bracketed else SUM)}"
        return written

    def product(self, factors: tuple[Node, ...]) -> str:
        """Factors side by side, a dot where digits or fractions would run together."""
        written = self.within(factors[0], PRODUCT)
        for before, factor in pairwise(factors):
            dot = isinstance(factor, TypedNumber) or (
                isinstance(before, Quotient | Rate) and isinstance(factor, Quotient | Rate)
            )
            dot = dot or isinstance(_first(factor), TypedNumber)
            last = factor is factors[-1]
            least = SUM + 5 if last and isinstance(factor, Sum) else PRODUCT
            written += (r" \cdot " if dot else r" \, ") + self.within(factor, least)
        return written

    def power(self, base: Node, exponent: Node) -> str:
        """uⁿ; sin² x has its exponent at the name."""
        raised = self.show(exponent)
        if isinstance(base, Call) and base.function is not ABS and not base.primes:
            return self.call(base, raised)
        bracketed = strength(base) <= RAISE or isinstance(base, Quotient | Rate)
        shown = self.show(base)
        return rf"\left({shown}\right)^{{{raised}}}" if bracketed else f"{{{shown}}}^{{{raised}}}"

    def call(self, node: Call, raised: str = "") -> str:
        """f(u), with primes or an exponent at its name."""
        inside = ", ".join(self.show(each) for each in node.arguments)
        if node.function is ABS and not node.primes and not raised:
            return rf"\left|{inside}\right|"
        if node.function in (LOG, LOG10) and len(node.arguments) == 2:
            base = rf"\log_{{{self.show(node.arguments[1])}}}"
            return rf"{base}{f'^{{{raised}}}' if raised else ''}\left({self.show(node.arguments[0])}\right)"
        above = "'" * node.primes + (f"^{{{raised}}}" if raised else "")
        return rf"{_function(node.function)}{above}\left({inside}\right)"

    def rate(self, top: str, by: tuple[Name, ...], partial: bool) -> str:
        """dC/dw"""
        d = r"\partial" if partial else "d"
        order = "" if len(by) == 1 else f"^{{{len(by)}}}"
        same = len({each.key for each in by}) == 1
        below = f"{d} {self.show(by[0])}{order}" if same else r" \, ".join(f"{d} {self.show(each)}" for each in by)
        return rf"\frac{{{d}{order} {top}}}{{{below}}}"

    def name(self, key: Key) -> str:
        """A name in its colour: w_{jk}^{(L)}."""
        entry = _notation(key.base)
        base = _base(key.base) if entry is None else entry.latex
        low = f"_{{{_plain(key.subscript)}}}" if key.subscript else ""
        high = f"^{{({_plain(key.layer)})}}" if key.layer else ""
        if entry is None or self.colour is None:
            return f"{base}{low}{high}"
        return rf"\textcolor{{{entry.colour[self.colour]}}}{{{base}{low}{high}}}"


def _first(node: Node) -> Node:
    while isinstance(node, Product | Power):
        node = node.factors[0] if isinstance(node, Product) else node.base
    return node


def _notation(base: str) -> Notation | None:
    try:
        return entry_of(by_name((base,))[0])
    except KeyError:
        return None


def _base(base: str) -> str:
    if base in _GREEK:
        return f"\\{base}"
    return base if len(base) == 1 and base.isalnum() else rf"\mathrm{{{_plain(base)}}}"


def _function(function: FunctionSpelling) -> str:
    return function.latex if function.latex.startswith("\\") else _base(function.latex)


def _plain(part: str) -> str:
    return re.sub(r"[^A-Za-z0-9+\-,]", "", part)


def _number(node: TypedNumber) -> str:
    if node.typed.replace(".", "").isdigit() and node.typed.isascii():
        return node.typed.rstrip(".")
    digits, _, exponent = node.typed.lower().partition("e")
    if exponent and node.typed.isascii():
        return rf"{digits} \cdot 10^{{{int(exponent)}}}"
    return rf"\tfrac{{{node.value.numerator}}}{{{node.value.denominator}}}"
