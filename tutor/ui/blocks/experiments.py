"""Experiments on one network: the noise of its batches, slices of its cost, nudges against one pass, its gradient."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache, partial
from itertools import product

import numpy as np
import streamlit as st

from tutor.lesson import BatchNoise, CostSlice, GradientImage, Lesson, NudgeRace, sentence
from tutor.numeric import entries, slices
from tutor.numeric.batch_noise import Draw, draws, noises
from tutor.numeric.digits import SIDE
from tutor.numeric.network import Network
from tutor.numeric.nudge_race import CHUNK, Lap, race
from tutor.symbolic.sentence import Ready, Sentence, plural
from tutor.ui import charts, experiment_reports, plots, tables
from tutor.ui.blocks.panels import (
    SEEDS,
    Chosen,
    ExperimentPlan,
    ExperimentRun,
    Setting,
    Work,
    chosen,
    key_of,
    panel,
    settings,
)
from tutor.ui.components.picture import picture
from tutor.ui.error_boundary import guarded
from tutor.ui.example_networks import STAGES, examples, specimen
from tutor.ui.text import label, markdown, words

SOME = 300  # images on which a slice is measured
MEASURED = 1000  # images of a gradient that is shown
LINE, SQUARE = 41, 25  # costs along a line, and along a side of a plane
RANDOM, GRADIENT, PLANE = "random", "gradient", "plane"
WAYS = {RANDOM: "A random direction", GRADIENT: "Along the gradient", PLANE: "The plane of both"}
REACHES = (0.1, 0.5, 1.0, 5.0, 20.0)
SHOWN = tuple(range(1, 31))  # images to choose from


def _said_stage(epochs: int) -> str:
    return str(plural(epochs, "after {count} epoch", "after {count} epochs")) if epochs else label("untrained")


def _said_way(way: str) -> str:
    return label(WAYS[way])


def _numbered(template: str, number: int) -> str:
    return label(template, number=number)


STAGE = Setting("stage", "Network", STAGES, STAGES[0], _said_stage)
SEED = Setting("seed", "Seed", SEEDS, SEEDS[0])


# --- the noise of batches ---------------------------------------------------------------------------------------------


@st.fragment
def batch_noise(block: BatchNoise, lesson: Lesson) -> None:
    """Batches of several sizes, each compared with all images."""
    plan = ExperimentPlan(
        (STAGE, SEED),
        begin=partial(_begin_noise, block),
        show=_show_noise,
        far=lambda trial: plural(trial.total, "{n} of {count} batch", "{n} of {count} batches", n=len(trial.records)),
        start="Measure",
        again="Measure again",
        before="Nothing has been measured yet.",
    )
    panel(block, lesson, plan)


def _begin_noise(block: BatchNoise, choices: Chosen) -> Work:
    return Work(_draws(block, choices), len(block.sizes) * block.draws)


def _draws(block: BatchNoise, choices: Chosen) -> Iterator[Draw]:
    data, network = examples(), specimen(block.layers, choices["stage"])
    yield from draws(network, data.X, data.Y, block.sizes, block.draws, choices["seed"])


def _show_noise(trial: ExperimentRun, key: str) -> None:
    found = tuple(trial.records)
    if found:
        summary = noises(found)
        picture(plots.noise(found), key=f"{key}-chart")
        st.html(tables.noise(summary))
        st.markdown(experiment_reports.noise(summary))


# --- slices of the cost -----------------------------------------------------------------------------------------------


@st.fragment
def cost_slice(block: CostSlice, lesson: Lesson) -> None:
    """The cost along a direction, drawn afresh with each choice."""
    plan = ExperimentPlan(
        (
            Setting("way", "Where to", tuple(WAYS), RANDOM, _said_way),
            Setting("reach", "How far each way", REACHES, 1.0, "{:g}".format),
            STAGE,
            Setting("seed", "Seed of the direction", SEEDS, SEEDS[0]),
        ),
        begin=partial(_begin_slice, block),
        show=partial(_show_slice, block),
        far=lambda trial: plural(trial.total, "{n} of {count} cost", "{n} of {count} costs", n=len(trial.records)),
        start="Measure",
        again="Measure again",
        before="Nothing has been measured yet.",
        at_once=True,
    )
    panel(block, lesson, plan)


def _begin_slice(block: CostSlice, choices: Chosen) -> Work:
    steps = np.linspace(-choices["reach"], choices["reach"], SQUARE if choices["way"] == PLANE else LINE)
    along, sideways = [(step, 0.0) for step in steps], [(0.0, step) for step in steps]
    places = {
        PLANE: [(across, up) for up, across in product(steps[::-1], steps)],
        GRADIENT: along + sideways,
        RANDOM: sideways,
    }[choices["way"]]
    return Work(_costs(block, choices, places), len(places))


def _costs(block: CostSlice, choices: Chosen, places: list[tuple[float, float]]) -> Iterator[slices.Seen]:
    network, X, Y = _sliced(block.layers, choices["stage"])
    ways = slices.uphill(network, X, Y)[0], slices.random_direction(network.theta.size, choices["seed"])
    yield from slices.costs(network, X, Y, ways, places)


def _sliced(layers: tuple[int, ...], stage: int) -> tuple[Network, np.ndarray, np.ndarray]:
    data = examples()
    return specimen(layers, stage, "float64"), data.X[:SOME].astype(float), data.Y[:SOME].astype(float)


def _show_slice(block: CostSlice, trial: ExperimentRun, key: str) -> None:
    found, choices = tuple(trial.records), trial.chosen
    if choices["way"] == PLANE:
        picture(plots.plane(found, SQUARE), key=f"{key}-plane")
        st.markdown(
            words(
                "The bluer, the higher the cost. The ring marks where the network is. From left to right you move "
                "along the gradient, from −{reach} to {reach}, and from bottom to top along the random direction, just "
                "as far. {extremes}",
                reach=Ready(f"{choices['reach']:g}"),
                extremes=plots.extremes(found),
            )
        )
    else:
        along = found[:LINE] if choices["way"] == GRADIENT else ()
        sideways = found[LINE:] if choices["way"] == GRADIENT else found
        lines = [(label("along the gradient"), [(seen.steps[0], seen.cost) for seen in along])] if along else []
        lines += [(label("random direction"), [(seen.steps[1], seen.cost) for seen in sideways])]
        picture(plots.slices(lines, choices["reach"]), key=f"{key}-lines")
    if trial.finished:
        st.markdown(experiment_reports.slopes(*_slopes(block.layers, choices["stage"], choices["seed"])))


@lru_cache(maxsize=64)
def _slopes(layers: tuple[int, ...], stage: int, seed: int) -> tuple[float, float, int]:
    """How steep it is along the gradient and along the random direction, measured; and among how many directions."""
    network, X, Y = _sliced(layers, stage)
    size = network.theta.size
    ways = slices.uphill(network, X, Y)[0], slices.random_direction(size, seed)
    along, sideways = (slices.slope(network, X, Y, way) for way in ways)
    return along, sideways, size


# --- nudges against one backward pass ---------------------------------------------------------------------------------


@st.fragment
def nudge_race(block: NudgeRace, lesson: Lesson) -> None:
    """One image, and its gradient twice."""
    plan = ExperimentPlan(
        (Setting("which", "Image", SHOWN, SHOWN[0], partial(_numbered, "Image {number}")), STAGE),
        begin=partial(_begin_race, block),
        show=_show_race,
        far=_nudges,
        start="Start the race",
        again="Start the race again",
        before="Nothing has been timed yet. It takes a few seconds of your machine.",
    )
    panel(block, lesson, plan)


def _nudges(trial: ExperimentRun) -> Sentence:
    done, of = (trial.last.done, trial.last.of) if trial.last else (0, 0)
    fields = {"done": Ready(f"{done:,}"), "of": Ready(f"{of:,}")}
    return plural(of, "{done} of {of} nudge", "{done} of {of} nudges", **fields)


def _begin_race(block: NudgeRace, choices: Chosen) -> Work:
    return Work(_laps(block, choices), 1 - (-tables.count_parameters(block.layers) // CHUNK))


def _laps(block: NudgeRace, choices: Chosen) -> Iterator[Lap]:
    data, one = examples(), slice(choices["which"] - 1, choices["which"])
    network = specimen(block.layers, choices["stage"], "float64")
    yield from race(network, data.X[one].astype(float), data.Y[one].astype(float))


def _show_race(trial: ExperimentRun, key: str) -> None:
    image = examples().X[trial.chosen["which"] - 1].reshape(SIDE, SIDE)
    picture(charts.ink(image, label("The image whose cost is nudged")), key=f"{key}-image")
    if trial.last is None:
        return
    if trial.finished:
        st.success(experiment_reports.raced(trial.last))
    else:
        st.markdown(experiment_reports.racing(trial.last))
    st.markdown(
        words(
            "Each parameter is nudged twice: up by 0.00001, and down by as much. The difference of the two costs is "
            "divided by 0.00002. The time of the backward pass includes its forward pass; it is the median of 25."
        )
    )


# --- the gradient as an image -----------------------------------------------------------------------------------------


@st.fragment
def gradient_image(block: GradientImage, lesson: Lesson) -> None:
    """The entries of one neuron, and the largest of all."""
    neurons = tuple(range(1, block.layers[1] + 1))
    those = (
        STAGE,
        Setting("neuron", "Neuron of the first hidden layer", neurons, 1, partial(_numbered, "Neuron {number}")),
    )
    with guarded(block), st.container(border=True, gap="small"):
        st.markdown(markdown(sentence(block.caption, block)))
        settings(block, lesson, those)
        choices = chosen(block, lesson, those)
        gradient = _gradient(block.layers, choices["stage"])
        _image(gradient, choices["neuron"], key_of(block, lesson, "image"))
        st.html(tables.entries(entries.largest(block.layers, gradient), block.layers, SIDE))
        st.markdown(experiment_reports.held(entries.held(gradient), gradient.size))


@lru_cache(maxsize=8)
def _gradient(layers: tuple[int, ...], stage: int) -> np.ndarray:
    data = examples()
    return specimen(layers, stage).flat_gradient(data.X[:MEASURED], data.Y[:MEASURED])


def _image(gradient: np.ndarray, neuron: int, key: str) -> None:
    pixels = SIDE * SIDE
    values = gradient[pixels * (neuron - 1) : pixels * neuron].reshape(SIDE, SIDE)
    desc = experiment_reports.pulled(values)
    title = label("The gradient of the weights of neuron {number}", number=neuron)
    picture(charts.two_signs(values, title, desc), key=key)
    st.markdown(desc)
