"""One network trained in several ways at once: curves, rates and rows as they come, and what they come to."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from tutor.lesson import ACCURACY, COST, RATE, ROWS, Compare, Lesson, Variation
from tutor.lower import build_network
from tutor.numeric.digits import SEEN
from tutor.numeric.schedules import Schedule, named
from tutor.numeric.side_by_side import PARTS, EpochRecord, TrainingSetup, steps, together
from tutor.symbolic.sentence import say
from tutor.ui import experiment_reports, plots, tables
from tutor.ui.blocks.panels import SEEDS, Chosen, ExperimentPlan, ExperimentRun, Setting, Work, panel
from tutor.ui.charts import Drawing
from tutor.ui.components.picture import picture
from tutor.ui.example_networks import examples
from tutor.ui.text import label

GROWS = 3.0  # seconds that a training takes at least, so that its lines are seen to grow
MIDDLE = 14 * 28 + 13  # a pixel near the middle of an image, where there is ink to learn from
SAMPLES = 100  # points of a line of learning rates
ACROSS = 6  # weights side by side that a phone has room for


@st.fragment
def compare(block: Compare, lesson: Lesson) -> None:
    """The runs; how each is trained is the author's choice."""
    seeds = (*SEEDS, *({block.seed} - set(SEEDS)))
    plan = ExperimentPlan(
        (Setting("seed", "Seed of the random numbers", seeds, block.seed),),
        begin=lambda chosen: begin(block, chosen),
        show=lambda trial, key: _show(block, trial, key),
        far=lambda trial: say("Epoch {far} of {epochs}", far=_epoch(trial), epochs=block.epochs),
        before="Nothing has been trained yet. Press Start to see it happen.",
    )
    panel(block, lesson, plan)


def _epoch(trial: ExperimentRun) -> int:
    return round(trial.last.epoch) if trial.last else 0


def begin(block: Compare, chosen: Chosen) -> Work:
    """The training of all runs from the seed."""
    count = min(block.images, SEEN)
    total = sum(1 + block.epochs * min(PARTS, steps(count, run.batch, 1)) for run in block.runs)
    return Work(_records(block, count, chosen["seed"]), total, GROWS / total)


def _records(block: Compare, count: int, seed: int) -> Iterator[EpochRecord]:
    rows = tuple(MIDDLE + number for number in range(_columns(block))) if ROWS in block.show else ()
    data = examples("float64" if rows else "float32")  # equal rows stay equal to the last digit
    ways = [_way(block, run, count, seed, str(data.X.dtype)) for run in block.runs]
    seen, unseen = (data.X[:count], data.Y[:count]), (data.unseen_X, data.unseen_Y)
    yield from together(ways, seen, unseen, block.epochs, seed, rows)


def _way(block: Compare, run: Variation, count: int, seed: int, dtype: str) -> TrainingSetup:
    network = build_network(block.layers, seed=seed, dtype=dtype, initial=run.initial)
    for weights, _ in network.parameters:
        weights *= run.scale
    return TrainingSetup(network, _rates(block, run, count), run.batch, run.momentum)


def _rates(block: Compare, run: Variation, count: int) -> Schedule:
    return named(run.schedule, run.rate, steps(count, run.batch, block.epochs))


def _columns(block: Compare) -> int:
    return max(1, ACROSS // len(block.runs))


# --- what is shown ----------------------------------------------------------------------------------------------------


def _show(block: Compare, trial: ExperimentRun, key: str) -> None:
    names = [label(run.name) for run in block.runs]
    records = tuple(trial.records)
    runs = [[record for record in records if record.run == number] for number in range(len(names))]
    drawn = list(_drawings(block, names, runs))
    with st.grid(2, min_column_width=230) if len(drawn) > 1 else st.container():
        for name, drawing in drawn:
            with st.container():
                picture(drawing, key=f"{key}-{name}")
    if not all(runs):
        return
    if ROWS in block.show:
        last = [run[-1].rows for run in runs]
        st.html(tables.rows(names, last))
        st.markdown(experiment_reports.rows(names, last))
    st.markdown(experiment_reports.compared(names, runs, trial.finished))


def _drawings(block: Compare, names: list[str], runs: list[list[EpochRecord]]) -> Iterator[tuple[str, Drawing]]:
    if COST in block.show:
        yield "cost", plots.costs(names, runs, block.epochs)
    if ACCURACY in block.show:
        yield "right", plots.accuracies(names, runs, block.epochs)
    if RATE in block.show:
        yield "rate", plots.rates(names, _planned(block), block.epochs)


def _planned(block: Compare) -> list[list[tuple[float, float]]]:
    """The learning rate over the epochs, known before the first step."""
    count = min(block.images, SEEN)
    found = []
    for run in block.runs:
        whole, rate = steps(count, run.batch, block.epochs), _rates(block, run, count)
        at = sorted({round(part * (whole - 1) / SAMPLES) for part in range(SAMPLES + 1)})
        found.append([(step * block.epochs / whole, rate(step)) for step in at])
    return found
