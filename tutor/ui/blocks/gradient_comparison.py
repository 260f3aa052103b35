"""Three witnesses for one slope: which parameter, on which example, by a nudge of which size; and what they say.

Where the lesson has a network driven by the learner's formula, that formula is the fourth.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

import numpy as np
import streamlit as st

from tutor.lesson import GradientCheck, Lesson, sentence
from tutor.lower.gradient_comparison import GradientComparison, Why, doubled, hear, network_for
from tutor.numeric.digits import DIGITS, SIDE
from tutor.numeric.network import Network
from tutor.numeric.nudging import DECADES, MOST, example
from tutor.symbolic.sentence import Listed, Ready, Sentence, say
from tutor.ui import charts, state
from tutor.ui.blocks import gradient_comparison_words as words
from tutor.ui.blocks.own_gradient import Fourth, fourth
from tutor.ui.blocks.trainer import run_of
from tutor.ui.components.picture import picture
from tutor.ui.error_boundary import guarded
from tutor.ui.example_networks import examples
from tutor.ui.nudge_chart import errors, power
from tutor.ui.progress_labels import quiet
from tutor.ui.text import displayed, label, markdown
from tutor.ui.text import words as said

OWN, SIGMOID, RELU = "the network of this lesson, as it is now", "sigmoids, untrained", "ReLUs, untrained"
UNSEEN, SEEN = "one of the 1,000 never seen", "one of the 4,000 learned from"
WEIGHT, BIAS = "a weight", "the bias"
STEPS = tuple(range(-DECADES, 1))  # powers of ten
FIRST_STEP = -5
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Picked:
    """What the learner picked: the parameter, the example, and the size of the nudge."""

    layer: int
    neuron: int
    before: int | None
    X: np.ndarray
    Y: np.ndarray
    size: float


@st.fragment
def gradient_check(block: GradientCheck, lesson: Lesson) -> None:
    """The choices, the three numbers in a table, why they agree or not, and the nudges of all sizes."""
    key = f"{lesson.slug}-{block.slug}"
    with guarded(block), st.container(border=True, gap="small", key=f"{key}-card"):
        st.header(label("Three witnesses"), anchor=False)
        st.markdown(markdown(sentence(block.caption, block)))
        network = _network(block, lesson, key)
        X, Y = (_image if _is_of_digits(block) else _example)(block, key)
        layer, neuron, before = _parameter(block, key, X)
        power_of_ten = _pick(st.select_slider, "Size of the nudge h", STEPS, f"{key}-size", FIRST_STEP, _as_power)
        picked = Picked(layer, neuron, before, X, Y, 10.0**power_of_ten)
        with st.spinner(said("Writing the cost out as a formula, and differentiating it …")):
            found = hear(network, X, Y, layer, neuron, before, picked.size)
        _show(found, fourth(lesson, network, X, Y, layer, neuron, before), picked, block, key)


def _show(
    found: GradientComparison, own: Fourth | Sentence | None, picked: Picked, block: GradientCheck, key: str
) -> None:
    name = words.parameter(block.layers, picked.layer, picked.neuron, picked.before)
    at = Ready(words.written(round(found.formula.at, 4)))
    st.markdown(said("The parameter is {name}. Its value is {at}.", name=name, at=at))
    st.html(words.table(found, own if isinstance(own, Fourth) else None))
    (st.success if found.why is Why.AGREE else st.info)(markdown(words.reason(found)))
    if isinstance(own, Fourth):
        (st.success if words.agrees(found, own) else st.info)(markdown(words.fourth(found, own)))
    elif own is not None:
        st.markdown(quiet(markdown(own)))
    if found.why is Why.BLANK and picked.layer == 1 and _is_of_digits(block):
        ink = divmod(int(picked.X[0].argmax()), SIDE)
        st.button(label("Take a pixel with ink"), key=f"{key}-ink", on_click=_take, args=(key, *ink))
    picture(errors(found.nudges, found.formula.slope, found.nudge), key=f"{key}-errors")
    st.markdown(markdown(words.length(found)))
    displayed(words.beginning(found))


# --- the network ------------------------------------------------------------------------------------------------------


def _network(block: GradientCheck, lesson: Lesson, key: str) -> Network:
    """The network that is asked: this tab's own, since a nudge writes into it."""
    own = lesson.trainer is not None and lesson.trainer.layers == block.layers
    choices = (*([OWN] if own else []), SIGMOID, RELU)
    chosen = _pick(st.selectbox, "Which network?", choices, f"{key}-network", choices[0], label)
    if chosen == OWN:
        return doubled(run_of(lesson).copy())
    activation = "relu" if chosen == RELU else "sigmoid"
    return state.held(f"witnesses-{block.layers}-{activation}", lambda: network_for(block.layers, activation))


def _is_of_digits(block: GradientCheck) -> bool:
    return block.layers[0] == SIDE * SIDE and block.layers[-1] == DIGITS


# --- the example ------------------------------------------------------------------------------------------------------


def _example(block: GradientCheck, key: str) -> tuple[np.ndarray, np.ndarray]:
    number = _pick(st.selectbox, "Example", range(1, MOST + 1), f"{key}-example", 1)
    X, Y = example(block.layers, number)
    shown = {"inputs": _listed(X[0]), "targets": _listed(Y[0])}
    many = say("Its inputs are {inputs}. The outputs should be {targets}.", **shown)
    one = say("Its input is {inputs}. The output should be {targets}.", **shown)
    st.markdown(markdown(one if X.shape[1] == Y.shape[1] == 1 else many))
    return X, Y


def _listed(values: np.ndarray) -> Listed:
    return Listed(tuple(Ready(f"{value:g}".replace("-", "−")) for value in values))


def _image(block: GradientCheck, key: str) -> tuple[np.ndarray, np.ndarray]:
    with st.grid(3, min_column_width=150, vertical_alignment="bottom"):
        chosen = _pick(st.selectbox, "Image", (UNSEEN, SEEN), f"{key}-set", UNSEEN, label)
        digit = _pick(st.selectbox, "Digit", range(DIGITS), f"{key}-digit", 3, _a_digit)
        places = _places(chosen == UNSEEN, digit)
        which = say("Which {digit} of {count}?", digit=digit, count=len(places))
        number = _pick(st.selectbox, which, range(1, len(places) + 1), f"{key}-which-{chosen == UNSEEN}", 1)
    found = examples()
    images, targets = (found.unseen_X, found.unseen_Y) if chosen == UNSEEN else (found.X, found.Y)
    at = places[number - 1]
    return images[at : at + 1].astype(float), targets[at : at + 1].astype(float)


def _a_digit(digit: int) -> str:
    return label("a {digit}", digit=digit)


@lru_cache(maxsize=2 * DIGITS)
def _places(unseen: bool, digit: int) -> tuple[int, ...]:
    targets = examples().unseen_Y if unseen else examples().Y
    return tuple(int(at) for at in np.flatnonzero(targets.argmax(axis=1) == digit))


# --- the parameter ----------------------------------------------------------------------------------------------------


def _parameter(block: GradientCheck, key: str, X: np.ndarray) -> tuple[int, int, int | None]:
    widths, of_image = block.layers, _is_of_digits(block)
    with st.grid(3, min_column_width=150, vertical_alignment="bottom"):
        layer = _pick(st.selectbox, "Layer", range(1, len(widths)), f"{key}-layer", 1, lambda one: _layer(widths, one))
        neuron = _pick(st.selectbox, "Neuron", range(1, widths[layer] + 1), f"{key}-neuron-{layer}", 1)
        kind = _pick(st.selectbox, "Weight or bias", (WEIGHT, BIAS), f"{key}-kind", WEIGHT, label)
        before = None
        if kind == WEIGHT and not (layer == 1 and of_image):
            name = "From input" if layer == 1 else "From neuron"
            before = _pick(st.selectbox, name, range(1, widths[layer - 1] + 1), f"{key}-from-{layer}", 1) - 1
    if layer == 1 and of_image:
        before = _pixel(key, X, kind == WEIGHT)
    return layer, neuron - 1, before


def _layer(widths: tuple[int, ...], layer: int) -> str:
    ends = {"before": Ready(f"{widths[layer - 1]:,}"), "after": widths[layer]}
    return label("{layer}: from {before} to {after}", layer=layer, **ends)


def _pixel(key: str, X: np.ndarray, wanted: bool) -> int | None:
    """The image, and on it the pixel that the weight belongs to."""
    left, right = st.columns(2)
    at = None
    if wanted:
        row, column = _first_ink()
        with right:
            row = _pick(st.selectbox, "Row of the pixel", range(1, SIDE + 1), f"{key}-row", row + 1) - 1
            column = _pick(st.selectbox, "Column of the pixel", range(1, SIDE + 1), f"{key}-column", column + 1) - 1
        at = row * SIDE + column
    with left:
        drawing = charts.ink(X.reshape(SIDE, SIDE), label("The image"))
        picture(drawing if at is None else _marked(drawing, at, float(X[0, at])), key=f"{key}-image")
    return at


@lru_cache(maxsize=1)
def _first_ink() -> tuple[int, int]:
    """A pixel with ink in the image that is shown first."""
    first = examples().unseen_X[_places(True, 3)[0]]
    return divmod(int(first.argmax()), SIDE)


def _marked(drawing: charts.Drawing, at: int, ink: float) -> charts.Drawing:
    row, column = divmod(at, SIDE)
    frame: charts.Shape = "rect", {"class": "picked", "x": column - 0.3, "y": row - 0.3, "width": 1.6, "height": 1.6}
    full = "The pixel in row {row} and column {column} is marked: {ink} of full ink."
    marked = say(full, row=row + 1, column=column + 1, ink=Ready(f"{ink:.2f}"))
    says = label("{image} {marked}", image=drawing.desc, marked=marked)
    return replace(drawing, desc=says, shapes=(*drawing.shapes, frame))


def _take(key: str, row: int, column: int) -> None:
    state.put(f"{key}-row", row + 1)
    state.put(f"{key}-column", column + 1)


# --- choosing ---------------------------------------------------------------------------------------------------------


def _pick(
    widget: Callable[..., object],
    name: str | Sentence,
    choices: Sequence[T],
    key: str,
    first: T,
    shown: Callable[[T], str] = str,
) -> T:
    """Draw a choice and give what is chosen; what is none of the choices is as good as untouched.

    `name` is its label, or the template of it; `shown` writes a choice.
    """
    if len(choices) == 1:
        return first
    place = choices.index(first)
    start = {"value": first} if widget is st.select_slider else {"index": place, "filter_mode": None}
    called = str(name) if isinstance(name, Sentence) else label(name)
    widget(called, choices, key=key, format_func=shown, persist_state="session", **start)
    return state.picked(key, choices, first)


def _as_power(exponent: int) -> str:
    return power(10.0**exponent)
