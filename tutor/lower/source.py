"""The source of a network: every layer's formulas as NumPy lines under the formula they compute, in four functions.

`prepare(N, θ, dC_dθ)` makes room for N examples and returns the functions that work in it. This text is shown, and it
is what runs; how a formula becomes lines is in `contraction`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sympy import Expr

from tutor.elementary.table import JUMPS, ROWS
from tutor.lower.contraction import IndexLines, Layer
from tutor.lower.stable import named
from tutor.lower.ufuncs import Room
from tutor.symbolic import indexed
from tutor.symbolic.activations import z as neuron_z
from tutor.symbolic.indexed import COST, Partial, SumOver, bases, free_indices, i, j, k
from tutor.symbolic.network import CostFormulas
from tutor.symbolic.text_printer import TextPrinter

LONGER = frozenset(row.head for row in ROWS if row.lowered is not None and not row.operations)  # no plain calls
WIDE = 1 << 20  # from so many parameters on, a step computes and subtracts the gradient block by block
BLOCK = 1 << 18  # numbers in a block


@dataclass(frozen=True, slots=True)
class LoweredFormulas:
    """What one layer is lowered from: plain expressions with indices."""

    activation: Expr  # in z alone, or with indices where the neurons of a layer share it
    weighted: Expr
    output: Expr
    delta: Expr
    by_w: Expr
    by_b: Expr
    by_a_prev: Expr


class Source:
    """The parts of the text, layer by layer."""

    def __init__(self, widths: tuple[int, ...], layers: tuple[LoweredFormulas, ...], total: CostFormulas) -> None:
        self.widths, self.layers, self.total = widths, layers, total
        self.room = Room()
        self.last = len(layers)

    def text(self) -> str:
        """The whole module."""
        functions = [self._forward(), self._cost(), self._backward(), self._kinks(), *self._updates()]
        parameters, arrays = list(self._parameters()), list(self._arrays())
        made = [f"{name} = {text}" for name, text in self.room.declared.items()]
        calls = ", ".join(sorted({*self.room.numpy, "empty", "multiply", "subtract", "add"}))
        names = ("forward", "cost", "backward", "kinks", "descend", "descend_with_momentum", "descend_at_once")
        lines = [
            f'"""The network {"-".join(map(str, self.widths))}: θ is the list of all its weights and biases."""',
            f"from numpy import {calls}\n\n",
            *PART,
            "def prepare(N, θ, dC_dθ):",
            '    """Room for N examples, and the functions that work in it."""',
            *(f"    {line}" for line in (*parameters, *arrays, *made)),
            *functions,
            f"\n    return {', '.join(names)}",
        ]
        return "\n".join(lines) + "\n"

    # --- arrays -------------------------------------------------------------------------------------------------------

    def _parameters(self) -> Iterator[str]:
        place = 0
        for number, (before, width) in enumerate(zip(self.widths, self.widths[1:], strict=False), 1):
            middle, end = place + width * before, place + width * (before + 1)
            for name, where in (
                (f"w{number}", f"{place}, {middle}, {width}, {before}"),
                (f"b{number}", f"{middle}, {end}, {width}"),
            ):
                yield f"{name}, dC_d{name} = part(θ, {where}), part(dC_dθ, {where})"
            place = end

    def _arrays(self) -> Iterator[str]:
        for number in range(1, self.last + 1):
            width = self.widths[number]
            z_too = f"z{number} = " if self.in_place(number) else ""
            yield f"{z_too}a{number} = empty((N, {width}), θ.dtype)"
            if not z_too:
                yield f"z{number} = empty((N, {width}), θ.dtype)"
            yield f"δ{number} = empty((N, {width}), θ.dtype)"

    def in_place(self, number: int) -> bool:
        """a may overwrite z: no one needs z afterwards, and it is read once."""
        layer = self.layers[number - 1]
        later = [
            layer.delta,
            layer.by_w,
            layer.by_b,
            layer.by_a_prev,
            *([self.total.formula] if number == self.last else []),
        ]
        if any(indexed.z in bases(expr) for expr in later) or layer.activation.has(SumOver):
            return False
        written = named(layer.activation)
        twice = any(part.func in LONGER for part in written.atoms(*_heads(written)))
        return written == neuron_z or (_count(written) == 1 and not twice)

    def _lines(self, number: int) -> IndexLines:
        names = {
            indexed.a: f"a{number}",
            indexed.z: f"z{number}",
            indexed.a_prev: f"a{number - 1}",
            indexed.w: f"w{number}",
            indexed.b: f"b{number}",
            indexed.delta: f"δ{number}",
            "by_a": f"δ{number}",
        }
        if number == self.last:
            names[indexed.y] = "y"
        self.room.views |= {f"w{number}", f"a{number}", f"δ{number}"}
        sizes = {i: "N", j: str(self.widths[number]), k: str(self.widths[number - 1])}
        return IndexLines(self.room, Layer(names, sizes, self.widths[number]), str(number))

    # --- functions ----------------------------------------------------------------------------------------------------

    def _forward(self) -> str:
        body: list[str] = []
        for number, layer in enumerate(self.layers, 1):
            lines = self._lines(number)
            lines.assign(layer.weighted, (i, j), f"z{number}")
            body += [self._comment(number, "zᵢⱼ", layer.weighted), *lines.text]
            if layer.activation != neuron_z:
                lines = self._lines(number)
                lines.assign(layer.output, (i, j), f"a{number}")
                body += [self._comment(number, "aᵢⱼ", layer.output), *lines.text]
        return _function("forward", "a0", [*body, f"return a{self.last}"])

    def _cost(self) -> str:
        """The cost, and the terms in w and b of every layer."""
        terms, body = [], []
        for number, formula in self._cost_terms():
            lines = self._lines(number)
            value = lines.number(formula)
            body += [f"# C = {TextPrinter().doprint(formula)}", *lines.text, f"C{number} = {value}"]
            terms.append(f"C{number}")
        return _function("cost", "a0, y", [*body, f"return {' + '.join(terms)}"])

    def _cost_terms(self) -> Iterator[tuple[int, Expr]]:
        parameters = self.total.only_weights
        for number in range(1, self.last + 1):
            if number == self.last:
                yield number, self.total.formula
            elif parameters != 0:
                yield number, parameters

    def _backward(self) -> str:
        body: list[str] = []
        for number in range(self.last, 0, -1):
            layer = self.layers[number - 1]
            body += self._delta(number)
            for left, name, formula, axes in (
                ("∂C/∂wⱼₖ", f"dC_dw{number}", layer.by_w, (j, k)),
                ("∂C/∂bⱼ", f"dC_db{number}", layer.by_b, (j,)),
            ):
                lines = self._lines(number)
                lines.assign(formula, axes, name)
                body += [self._comment(number, left, formula), *lines.text]
            body += self._by_a_prev(number)
        return _function("backward", "a0, y", body)

    def _delta(self, number: int) -> list[str]:
        formula = self.layers[number - 1].delta
        if formula == Partial(COST, indexed.a[i, j]):
            return []
        lines = self._lines(number)
        lines.assign(formula, (i, j), f"δ{number}")
        return [self._comment(number, "δᵢⱼ", formula), *lines.text]

    def _by_a_prev(self, number: int) -> list[str]:
        """∂C/∂a of the layer before, into the room of its δ."""
        if number == 1:
            return []
        formula = self.layers[number - 1].by_a_prev
        lines = self._lines(number)
        lines.assign(formula, (i, k), f"δ{number - 1}")
        return [self._comment(number, "∂C/∂aᵢₖ^(prev)", formula), *lines.text]

    def _kinks(self) -> str:
        """On which side of each kink of its slopes the network is."""
        body = ["sides = []"]
        for number, layer in enumerate(self.layers, 1):
            found = {part.args[0] for formula in (layer.delta, layer.by_w) for part in formula.atoms(*JUMPS)}
            for argument in sorted(found, key=str):
                lines, axes = self._lines(number), (j, k) if k in free_indices(argument) else (i, j)
                scratch = lines.borrow(axes)
                lines.assign(argument, axes, scratch)
                body += [*lines.text, f"sides.append(({scratch} > 0).ravel())"]
        return _function("kinks", "a0, y", [*body, "return sides"])

    def _updates(self) -> list[str]:
        plain = ["# θ ← θ − η ∂C/∂θ", "multiply(dC_dθ, η, out=dC_dθ)", "subtract(θ, dC_dθ, out=θ)"]
        heavy = [
            "# v ← μ v + ∂C/∂θ",
            "multiply(v, μ, out=v)",
            "add(v, dC_dθ, out=v)",
            "# θ ← θ − η v",
            "multiply(v, η, out=dC_dθ)",
            "subtract(θ, dC_dθ, out=θ)",
        ]
        found = [_function("descend", "η", plain), _function("descend_with_momentum", "v, η, μ", heavy)]
        return [*found, _function("descend_at_once", "a0, y, η", self._at_once()) if self.wide else NOT_WIDE]

    @property
    def wide(self) -> bool:
        """So many parameters that the gradient is not kept, and each layer's is the plain product."""
        size = sum((before + 1) * after for before, after in zip(self.widths, self.widths[1:], strict=False))
        by_w = SumOver(indexed.delta[i, j] * indexed.a_prev[i, k], i)
        by_b = SumOver(indexed.delta[i, j], i)
        return size >= WIDE and all(layer.by_w == by_w and layer.by_b == by_b for layer in self.layers)

    def _at_once(self) -> list[str]:
        body: list[str] = []
        for number in range(self.last, 0, -1):
            before, width = self.widths[number - 1], self.widths[number]
            rows = max(1, min(width, BLOCK // before))
            self.room.declare(f"block{number}", f"empty(({rows}, {before}), θ.dtype)", "empty")
            body += self._delta(number) + self._by_a_prev(number)
            body += [
                f"# layer {number}: wⱼₖ ← wⱼₖ − η Σ_i δᵢⱼ aᵢₖ^(prev), {rows} rows at a time",
                f"multiply(δ{number}, η, out=δ{number})",
                f"for j in range(0, {width}, {rows}):",
                f"    rows = w{number}[j : j + {rows}]",
                f"    dot(δ{number}[:, j : j + {rows}].T, a{number - 1}, out=block{number}[: len(rows)])",
                f"    subtract(rows, block{number}[: len(rows)], out=rows)",
                "# bⱼ ← bⱼ − η Σ_i δᵢⱼ",
                f"subtract(b{number}, δ{number}.sum(axis=0), out=b{number})",
            ]
        return body

    def _comment(self, number: int, left: str, formula: Expr) -> str:
        return f"# layer {number}: {left} = {TextPrinter().doprint(formula)}"


PART = (
    "def part(numbers, start, end, *shape):",
    "    return None if numbers is None else numbers[start:end].reshape(shape)\n\n",
)
NOT_WIDE = "\n    descend_at_once = None"


def _function(name: str, arguments: str, body: list[str]) -> str:
    lines = (f"        {line}" for line in body or ["return None"])
    return f"\n    def {name}({arguments}):\n" + "\n".join(lines)


def _heads(expr: Expr) -> set[type]:
    return {part.func for part in _walk(expr) if part.args}


def _walk(expr: Expr) -> Iterator[Expr]:
    yield expr
    for part in expr.args:
        yield from _walk(part)


def _count(expr: Expr) -> int:
    return sum(part == neuron_z for part in _walk(expr))
