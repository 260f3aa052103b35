"""The figures and the derivations of the course: values at both ends of every slider, and SymPy's own derivatives."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import get_args

import numpy as np
import pytest
from sympy import Expr, diff

from lessons import CURRICULUM
from tutor.answers import Verdict, decide
from tutor.exercises import draw
from tutor.lesson import (
    Curve,
    Derivation,
    Exercise,
    Figure,
    FromDefinition,
    Gauges,
    Landscape,
    Nudges,
    NumberLines,
)
from tutor.lower import to_javascript, to_numpy
from tutor.symbolic.definition import from_definition
from tutor.symbolic.derive import derive, resolve


def shown(block) -> object:
    """The figure that a block is, or that its first variant has."""
    return getattr(draw(block, 0).filled, "figure", None) if isinstance(block, get_args(Exercise)) else block


FIGURES = [
    pytest.param(shown(block), id=f"{lesson.slug}/{block.slug}")
    for lesson in CURRICULUM
    for block in (*lesson.blocks, *lesson.taken_along)
    if isinstance(shown(block), get_args(Figure))
]
DERIVATIONS = [
    pytest.param(block, id=f"{lesson.slug}/{block.slug}")
    for lesson in CURRICULUM
    for block in lesson.blocks
    if isinstance(block, Derivation | FromDefinition)
]


@pytest.mark.parametrize("figure", FIGURES)
def test_a_figure_has_heights_at_the_ends_and_the_middle_of_its_sliders(figure) -> None:
    for letters, expr in curves(figure):
        assert to_javascript(expr, tuple(letters))
        points = np.array(list(product(*letters.values())), float).T
        heights = np.broadcast_to(to_numpy(expr, tuple(letters))(*points), points.shape[1:])
        for row in points:
            for end in np.unique(row):
                assert np.isfinite(heights[row == end]).any(), (expr, end)


def curves(figure) -> Iterator[tuple[dict, Expr]]:
    """Each expression of a figure with its letters, and of each letter both ends and the middle."""
    turned = {slider.symbol: (slider.low, (slider.low + slider.high) / 2, slider.high) for slider in sliders_of(figure)}
    if isinstance(figure, Curve | Nudges):
        yield {figure.along: thirds(figure.span)} | turned, resolve(figure.of)
    elif isinstance(figure, Landscape):
        yield {letter: thirds(span) for letter, span in zip(figure.along, figure.span, strict=True)}, figure.of
    elif isinstance(figure, Gauges):
        yield from ((turned, resolve(expr)) for _, expr in figure.rows)
    elif isinstance(figure, NumberLines):
        whole: Expr = figure.along
        letter = figure.along
        for further, link in figure.links:
            whole, letter = link.xreplace({letter: whole}), further
            yield {figure.along: thirds(figure.span)} | turned, whole


def sliders_of(figure) -> tuple:
    """The letters that the learner may turn."""
    return getattr(figure, "sliders", ())


def thirds(span) -> tuple[float, float, float]:
    """Both ends, and the middle."""
    low, high = (float(end) for end in span)
    return low, (low + high) / 2, high


@pytest.mark.parametrize("block", DERIVATIONS)
def test_a_derivation_ends_where_sympy_ends(block) -> None:
    if isinstance(block, FromDefinition):
        result = from_definition(block.of, block.by)[-1].expr
    else:
        derivation = derive(block.of, block.by)
        assert derivation.missing is None
        result = derivation.result
    assert decide(result, diff(block.of, block.by)).verdict is Verdict.RIGHT
