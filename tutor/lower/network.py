"""A network from formulas: activation and cost in, a network that trains by its own printed code out.

Here, and nowhere else in the project, printed code becomes functions. It is made of names of our own, NumPy's names and
numbers; no text that anybody typed is ever in it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeAlias

from sympy import Expr, Symbol

from tutor.lower.limits import CannotLower
from tutor.lower.source import LoweredFormulas, Source
from tutor.numeric.initialisation import INITIAL
from tutor.numeric.network import Network, Prepare, saved_settings
from tutor.symbolic.activations import Activation, NotAnActivation
from tutor.symbolic.activations import activation as as_activation
from tutor.symbolic.costs import Cost, check_pair, last_activation
from tutor.symbolic.costs import cost as as_cost
from tutor.symbolic.indexed import COST, Partial, SumOver, a, bases, free_indices, i, j, own_sums, spread
from tutor.symbolic.network import LayerFormulas, cost_formulas, hidden_layer, last_layer

Given: TypeAlias = str | Expr
Own: TypeAlias = Mapping[str, Expr] | Expr | None
OWN = ("delta", "delta_hidden", "w", "b", "a_prev")


def build_network(
    layers: Sequence[int],
    activation: Given | Sequence[Given] = "sigmoid",
    cost: Given = "squared",
    gradient: Own = None,
    seed: int = 0,
    dtype: str = "float32",
    initial: str = "xavier",
) -> Network:
    """A network of these widths, its gradient derived from activation and cost, and lowered to the code that trains it.

    `activation`: one for all layers, or one for each; the last layer is a softmax under cross-entropy and a sigmoid
    under binary cross-entropy. `gradient`: your own formulas instead of the derived ones: δ of the last layer, or a
    mapping from any of "delta", "delta_hidden", "w", "b", "a_prev" (in δ, a, z, y, a_prev, N, and dC_da for the ∂C/∂a
    that reaches a hidden layer); δ belongs to the whole cost, so it carries the 1/N of a mean.
    """
    widths = _widths(layers)
    under = as_cost(cost)
    chosen = _activations(activation, under, len(widths) - 1)
    derived = [hidden_layer(one, under) for one in chosen[:-1]] + [last_layer(chosen[-1], under)]
    lowered = [_results(layer) for layer in derived]
    return assemble(widths, _with_own(lowered, gradient), chosen, under, seed=seed, dtype=dtype, initial=initial)


def assemble(
    widths: tuple[int, ...],
    layers: Sequence[LoweredFormulas],
    chosen: Sequence[Activation],
    under: Cost,
    *,
    seed: int = 0,
    dtype: str = "float32",
    initial: str = "xavier",
) -> Network:
    """The network that runs exactly these formulas, derived or not."""
    if initial not in dict(INITIAL):
        raise ValueError(f"there is no initialisation {initial!r}; there are {', '.join(dict(INITIAL))}")
    source = Source(widths, tuple(layers), cost_formulas(chosen[-1], under)).text()
    theta = dict(INITIAL)[initial](widths, seed, dtype)
    names = (*(one.name for one in chosen), under.name)
    shares = under.joined and chosen[-1].rows
    return Network(widths, _compiled(source), source, theta, names, shares, given=(*chosen, under))


def load_network(path: str | Path) -> Network:
    """A network that was saved, built afresh from the names of its activations and cost."""
    settings = saved_settings(path)
    network = build_network(settings.widths, settings.names[:-1], settings.names[-1], dtype=settings.dtype)
    network.load(path)
    return network


def _compiled(source: str) -> Prepare:
    space: dict[str, Any] = {}
    exec(compile(source, "<network>", "exec"), space)
    prepare: Prepare = space["prepare"]
    return prepare


def _widths(layers: Sequence[int]) -> tuple[int, ...]:
    widths = tuple(int(width) for width in layers)
    if len(widths) < 2 or min(widths) < 1 or any(int(width) != width for width in layers):
        raise ValueError(f"a network needs two or more widths of 1 or more, not {tuple(layers)}")
    return widths


def _activations(given: Given | Sequence[Given], under: Cost, count: int) -> tuple[Activation, ...]:
    if isinstance(given, str | Expr):
        wanted = as_activation(given)
        last = last_activation(wanted, under)
        chosen = (*[wanted] * (count - 1), last)
    else:
        chosen = tuple(as_activation(one) for one in given)
    if len(chosen) != count:
        raise NotAnActivation(f"{count} activations are needed, one for each layer after the first, not {len(chosen)}")
    if any(one.rows for one in chosen[:-1]):
        raise NotAnActivation("softmax is for the last layer only")
    check_pair(chosen[-1], under)
    return chosen


def _results(layer: LayerFormulas) -> LoweredFormulas:
    return LoweredFormulas(
        layer.activation.formula,
        layer.weighted,
        layer.output,
        layer.delta.result,
        layer.by_w.result,
        layer.by_b.result,
        layer.by_a_prev.result,
    )


def _with_own(layers: list[LoweredFormulas], own: Own) -> list[LoweredFormulas]:
    """The formulas with somebody's own in place of the derived ones."""
    if own is None:
        return layers
    wanted = own if isinstance(own, Mapping) else {"delta": own}
    strange = sorted(set(map(str, wanted)) - set(OWN))
    if strange:
        raise ValueError(f"a gradient has the parts {', '.join(OWN)}, not {', '.join(strange)}")
    ready = {name: _indexed(name, formula) for name, formula in wanted.items()}
    shared = {f"by_{name}": ready[name] for name in ("w", "b", "a_prev") if name in ready}
    hidden = {"delta": ready["delta_hidden"]} if "delta_hidden" in ready else {}
    last = {"delta": ready["delta"]} if "delta" in ready else {}
    return [*(replace(layer, **shared, **hidden) for layer in layers[:-1]), replace(layers[-1], **shared, **last)]


def _indexed(name: str, formula: Expr) -> Expr:
    """δ of one neuron with its indices; ∂C/∂w and ∂C/∂b of one example are added up over the examples."""
    if not isinstance(formula, Expr):
        raise CannotLower(f"{name} must be a formula, it is {type(formula).__name__}")
    found = spread(own_sums(formula)).xreplace({Symbol("dC_da", real=True): Partial(COST, a[i, j])})
    summed = {"w": i, "b": i, "a_prev": j}.get(name)
    if summed is not None and summed in free_indices(found) and bases(found):
        return SumOver(found, summed)
    return found
