"""What was typed on the Workbench, as a function: its letters, where it is defined, its pictures, its program.

Text goes through `tutor.answers.read` and nothing else. What cannot be worked with has a kind sentence. No Streamlit.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from sympy import Basic, Expr, Rational, Sum, Symbol, Tuple, nan, oo, zoo

from tutor.answers import LONGEST, Reading, read
from tutor.elementary.table import LAYERS
from tutor.lesson import ARROW, BALL, PATH, TANGENT, Curve, Landscape, Slider
from tutor.lower import CannotLower, to_numpy
from tutor.lower.limits import count
from tutor.lower.program import value_and_slopes
from tutor.notation import C, b, domain, family, theta, w, x
from tutor.symbolic.derivative import D, has_derivative
from tutor.symbolic.derive import derive
from tutor.symbolic.indexed import Partial
from tutor.symbolic.order import letter
from tutor.symbolic.sentence import Sentence, say

NODES, RESULT = 80, 2_000  # the size of what is typed, and of a slope that is still drawn
LETTERS = 6
SAMPLES, GRID = 241, 41
FLAT = 1e-12
PARAMETERS = ("w", "b", "theta", "x", "z")  # what one goes downhill on comes first
OUTPUTS = frozenset(row.head for row in LAYERS)
Span = tuple[float, float]
Pair = tuple[Symbol, Symbol]


@dataclass(frozen=True, slots=True)
class Typed:
    """A text as it was read; with `expr` it is a function that can be worked with, otherwise `problem` says why not."""

    text: str
    reading: Reading
    expr: Expr | None = None
    problem: Sentence | None = None

    @property
    def letters(self) -> tuple[Symbol, ...]:
        """Its letters, those that one goes downhill on first; a lone number is a function of x."""
        found = sorted(self.expr.free_symbols, key=_place) if self.expr is not None else []
        return tuple(found) or (x,)


def _place(symbol: Symbol) -> tuple[object, ...]:
    stem = symbol.name.partition("_")[0].partition("^")[0]
    return (PARAMETERS.index(stem) if stem in PARAMETERS else len(PARAMETERS), *letter(symbol))


@lru_cache(maxsize=512)
def typed(text: str) -> Typed:
    """The function that a text means, or what stands in the way."""
    reading = read(text[: LONGEST + 1])
    if reading.problem is not None:
        return Typed(text, reading)
    problem = _problem(reading.expr)
    return Typed(text, reading, None, problem) if problem else Typed(text, reading, reading.expr)


def _problem(expr: Basic) -> Sentence | None:
    """Why it is no function for this page."""
    if has_derivative(expr):
        return say("This is a slope that is still to be taken. Type the function itself; its slope comes below.")
    if isinstance(expr, Tuple):
        return say("This is a vector. The Workbench takes one formula at a time.")
    if expr.has(Sum):
        return say("The Workbench does not add up over an index. Write the terms out, with a plus between them.")
    try:
        to_numpy(expr, tuple(expr.free_symbols))
        size = count(expr, {})
    except CannotLower:
        return say("I can read this, but it is no formula that I can compute. Which functions of the course are in it?")
    if size > NODES:
        return say("This is a long formula, and its slope is much longer. Can you take a part of it?")
    if len(expr.free_symbols) > LETTERS:
        return say("There are more than {most} letters in it. Can you put numbers in for some?", most=LETTERS)
    return None


# --- slopes -----------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=512)
def slope(expr: Expr, by: Symbol) -> Expr | None:
    """The slope, if the rules of the course lead to one that is not too long to be drawn."""
    found = derive(expr, by)
    try:
        fits = found.missing is None and count(found.result, {}) <= RESULT
        to_numpy(found.result, tuple(expr.free_symbols | {by}))
    except CannotLower:
        return None
    return found.result if fits else None


def program(function: Typed) -> str | None:
    """The value and all slopes in NumPy, or None where one of them has no such form."""
    slopes = {by: slope(function.expr, by) for by in function.letters}
    if None in slopes.values():
        return None
    try:
        return value_and_slopes(function.expr, slopes, function.letters)
    except CannotLower:
        return None


# --- pictures ---------------------------------------------------------------------------------------------------------


def setting(symbol: Symbol, name: str = "") -> Slider:
    """A slider for a letter, over the domain that the course gives it; without a name it has that of the course."""
    where = domain(symbol)
    low, high = round(float(where.low), 1), round(float(where.high), 1)
    return Slider(symbol, low, high, max(1.0, low) if high > 1 else 0.5, 1.0 if where.integer else 0.1, name)


def curve(function: Typed, by: Symbol, span: Span) -> Curve | None:
    """The graph along one letter, the others on sliders; None where there is nothing to draw."""
    if slope(function.expr, by) is None:
        return None
    name = "" if has_parameters(function) else "its value"  # y is a target only where something is trained
    sliders = tuple(setting(symbol, name) for symbol in function.letters if symbol != by)
    start = _start(function.expr, by, span, sliders)
    if start is None:
        return None
    return Curve("typed", function.expr, by, span, start, "", show=(TANGENT, BALL), sliders=sliders)


def _start(expr: Expr, by: Symbol, span: Span, sliders: tuple[Slider, ...]) -> float | None:
    """A place that is defined, has a finite slope that is not 0, and lies left of the middle if it can."""
    symbols = (by, *(slider.symbol for slider in sliders))
    places = np.linspace(*span, SAMPLES)
    others = [np.full(SAMPLES, slider.start) for slider in sliders]
    values, slopes = (to_numpy(each, symbols)(places, *others) for each in (expr, slope(expr, by)))
    defined = np.isfinite(values) & np.isfinite(slopes)
    if not defined.any():
        return None
    steep = defined & (np.abs(slopes) > FLAT)
    wanted = span[0] + 0.2 * (span[1] - span[0])
    good = places[steep if steep.any() else defined]
    return round(float(good[np.abs(good - wanted).argmin()]), 6)


def landscape(function: Typed, along: Pair, span: Span, settings: dict[Symbol, float]) -> Landscape | None:
    """The map over two letters, the others held at these values; None where there is nothing to draw."""
    if function.expr is None:
        return None
    fixed = function.expr.xreplace({symbol: Rational(str(round(value, 4))) for symbol, value in settings.items()})
    start = None if fixed.has(nan, zoo, oo) else _start_on_map(fixed, along, span)
    if start is None:
        return None
    return Landscape("typed", fixed, along, (span, span), start, "", show=(ARROW, PATH))


def _start_on_map(expr: Expr, along: Pair, span: Span) -> tuple[float, float] | None:
    """The place nearest to one at the upper left that is defined, and not level if it can."""
    slopes = [slope(expr, by) for by in along]
    if None in slopes:
        return None
    across, up = np.meshgrid(np.linspace(*span, GRID), np.linspace(*span, GRID))
    each = [to_numpy(one, along)(across, up) for one in (expr, *slopes)]
    defined = np.logical_and.reduce([np.isfinite(one) for one in each])
    if not defined.any():
        return None
    steep = defined & (np.hypot(*each[1:]) > FLAT)
    good = steep if steep.any() else defined
    far = np.where(good, np.abs(across - 0.6 * span[0]) + np.abs(up - 0.3 * span[1]), np.inf)
    at = np.unravel_index(int(far.argmin()), far.shape)
    return float(across[at]), float(up[at])


def has_parameters(function: Typed) -> bool:
    """Some letter is one that training changes."""
    entries = (family(symbol) for symbol in function.letters)
    return any(entry is not None and entry.symbol in (w, b, theta) for entry in entries)


def is_flat(function: Typed) -> bool:
    """It is a number, whatever its letters are."""
    return function.expr is not None and not function.expr.free_symbols


def named(function: Typed, by: Symbol) -> Basic:
    """dC/dw or ∂f/∂x: the slope by a letter, with a name for the function; C of a cost, which has parameters.

    What is an activation as a whole, such as σ(wx + b), is the output of a neuron and no cost.
    """
    output = function.expr is not None and function.expr.func in OUTPUTS
    name = C if has_parameters(function) and not output else Symbol("f", real=True)
    return Partial(name, by) if len(function.letters) > 1 else D(name, by)
