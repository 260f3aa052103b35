"""What is only written, and that nobody computes with: what becomes of a value, powers and products as read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sympy import Basic, Expr, Integer, Symbol
from sympy.core.sympify import _sympify
from sympy.printing.printer import Printer

from tutor.symbolic.inert import Shown
from tutor.symbolic.text_printer import HUGE

MANY = 1000  # whole numbers from here on have commas in a sentence


class Becomes(Shown):
    """w ← w − η dC/dw: the left side takes the value of the right side."""

    def __new__(cls, left: Symbol, right: Expr) -> Becomes:
        made: Becomes = Basic.__new__(cls, _sympify(left), _sympify(right))
        return made

    def _latex(self, printer: Printer) -> str:
        return rf"{printer._print(self.args[0])} \leftarrow {printer._print(self.args[1])}"

    def _sympystr(self, printer: Printer) -> str:
        return f"{printer._print(self.args[0])} ← {printer._print(self.args[1])}"


class AsPower(Shown):
    """x^(−1) written with its exponent, where SymPy would write 1/x; for showing only."""

    def __new__(cls, base: Expr, exponent: Expr) -> AsPower:
        made: AsPower = Basic.__new__(cls, _sympify(base), _sympify(exponent))
        return made

    def _latex(self, printer: Printer) -> str:
        return rf"{printer._print(self.args[0])}^{{{printer._print(self.args[1])}}}"

    def _sympystr(self, printer: Printer) -> str:
        return f"{printer._print(self.args[0])}^({printer._print(self.args[1])})"


class Grouped(Shown):
    """A whole number with a comma between its thousands, 13,002; for showing only: where it is typed, it has none."""

    def __new__(cls, number: Integer) -> Grouped:
        made: Grouped = Basic.__new__(cls, Integer(number))
        return made

    def _latex(self, printer: Printer) -> str:
        return f"{int(self.args[0]):,}".replace(",", "{,}")

    def _sympystr(self, printer: Printer) -> str:
        return f"{int(self.args[0]):,}".replace("-", "−")


def grouped(value: Basic | str | int) -> Basic | str | int:
    """A whole number of four digits and more as it is written in a sentence; anything else as it is."""
    return Grouped(value) if isinstance(value, Integer) and MANY <= abs(value) < HUGE else value


def typed(text: str) -> str:
    """The plain text of an expression as it is typed: with no commas in its numbers."""
    return re.sub("(?<=[0-9]),(?=[0-9]{3})", "", text)


class InOrder(Shown):
    """A product in the order in which it is read aloud, 2(a − y) · a(1 − a) · x, whatever SymPy's; for showing only."""

    def _latex(self, printer: Printer) -> str:
        return r" \cdot ".join(self._factors(printer, r"\left(", r"\right)"))

    def _sympystr(self, printer: Printer) -> str:
        return " · ".join(self._factors(printer, "(", ")"))

    def _factors(self, printer: Printer, left: str, right: str) -> Iterator[str]:
        for factor in self.args:
            shown = printer._print(factor)
            yield f"{left}{shown}{right}" if factor.is_Add else shown
