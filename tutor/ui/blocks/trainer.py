"""The training: its settings, its buttons, the curves that grow while it runs, and the file that keeps its network."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import streamlit as st

from tutor.lesson import Lesson, Trainer, sentence
from tutor.numeric.digits import Augmentation
from tutor.numeric.network import NotANetworkFile
from tutor.numeric.training import Ending, Epoch
from tutor.symbolic.sentence import Ready, Sentence, after_one_another, plural, say
from tutor.ui import state
from tutor.ui.background import BackgroundTask, TrainingChoices, TrainingRun
from tutor.ui.charts import Axes, lines
from tutor.ui.components.picture import picture
from tutor.ui.components.poll import poll
from tutor.ui.error_boundary import guarded
from tutor.ui.example_networks import examples
from tutor.ui.files import LARGEST, from_bytes, to_bytes
from tutor.ui.layout import look
from tutor.ui.plots import cost_axes
from tutor.ui.progress_labels import quiet
from tutor.ui.text import label, markdown, words
from tutor.ui.training_outcome import GUESSES, TRAINED, outcome

EPOCHS = (5, 10, 30, 60, 100, 200)
RATES = (0.001, 0.01, 0.1, 0.3, 0.5, 1.0, 1.5, 3.0, 10.0, 30.0)
BATCHES = (1, 10, 32, 100, 1000, 4000)
SEEDS = tuple(range(20))
SCHEDULES = ("cosine", "constant")
MOMENTA = (0.0, 0.9)
SAID = {"cosine": "falls (cosine)", "constant": "constant"}
SHIFTED = Augmentation(shift=1.0)  # each image a pixel to a side, afresh in every epoch
SEEN = (
    "After epoch {number} the cost is **{cost}**. The network is right on **{seen} %** of the 4,000 images that it "
    "learns from."
)
BOTH = (
    "After epoch {number} the cost is **{cost}**. The network is right on **{seen} %** of the 4,000 images that it "
    "learns from, and on **{unseen} %** of the 1,000 that it has never seen."
)
LOADED_AND_GUESSES = (
    "This is the network from your file. It still guesses: its training has failed, or has hardly begun. Continue "
    "trains it further."
)
ENDINGS = {
    Ending.LOADED: (
        st.info,
        "This is the network from your file, ready to use. Its curves are not in the file. Continue trains it further.",
    ),
    Ending.DIVERGED: (st.warning, "It has run away: the cost climbs and climbs. Try a smaller learning rate."),
    Ending.NOT_A_NUMBER: (st.warning, "It has run away: the cost is no number any more. Try a smaller learning rate."),
}


def run_of(lesson: Lesson) -> TrainingRun:
    """The training of a lesson in this browser tab."""
    return state.held(f"run-{lesson.slug}", lambda: TrainingRun(_trainer_of(lesson).layers, examples(), SHIFTED))


def _trainer_of(lesson: Lesson) -> Trainer:
    if lesson.trainer is None:
        raise LookupError(f"the lesson {lesson.slug!r} trains no network")
    return lesson.trainer


@dataclass(slots=True)
class Drawn:
    """What the page was drawn for: a training that runs, or one that does not; and whether it is still being drawn."""

    running: bool
    whole: bool = False

    def check(self, run: BackgroundTask[Any]) -> None:
        """Draw the whole page again if a training has begun or ended since."""
        if self.whole and run.running != self.running:
            st.rerun()


def trainer(block: Trainer, lesson: Lesson) -> None:
    """The training, from its settings to its file. While it runs, its progress is drawn again by itself."""
    drawn = Drawn(run_of(lesson).running)
    with st.container(border=True):
        st.header(label("Train it"), anchor=False)
        st.markdown(markdown(sentence(block.caption, block)))
        _controls(block, lesson, drawn)
        _progress(block, lesson, drawn)
        _file(block, lesson, drawn)
    drawn.whole = True


# --- settings and buttons ---------------------------------------------------------------------------------------------


@st.fragment
def _controls(block: Trainer, lesson: Lesson, drawn: Drawn) -> None:
    with guarded(block):
        drawn.check(run_of(lesson))
        with st.grid(3, min_column_width=130, vertical_alignment="bottom"):
            for called, name, choices, first in _choices(block):
                st.selectbox(
                    label(called),
                    choices,
                    index=choices.index(first),
                    key=_key(lesson, name),
                    format_func=_said,
                    filter_mode=None,
                    persist_state="session",
                )
        _buttons(block, lesson, drawn.running)


def _choices(block: Trainer) -> tuple[tuple[str, str, tuple[Any, ...], Any], ...]:
    return (
        ("Epochs", "epochs", EPOCHS, block.epochs),
        ("Batch size", "batch", BATCHES, block.batch),
        ("Seed", "seed", SEEDS, block.seed),
        ("Learning rate η", "rate", RATES, block.rate),
        ("Schedule", "schedule", SCHEDULES, block.schedule),
        ("Momentum", "momentum", MOMENTA, block.momentum),
    )


def _said(value: object) -> str:
    return label(SAID[value]) if isinstance(value, str) else f"{value:,g}"


def _buttons(block: Trainer, lesson: Lesson, running: bool) -> None:
    run = run_of(lesson)
    fresh = run.last is None
    lost = run.last is not None and run.last.status in (Ending.DIVERGED, Ending.NOT_A_NUMBER)
    with st.container(horizontal=True):
        for name, act, first, off in (
            ("Start training" if fresh else "Start again", _start, fresh, running),
            ("Stop", _stop, running, not running),
            ("Continue", _go_on, False, running or fresh or lost),
        ):
            key = _key(lesson, act.__name__)
            st.button(label(name), key=key, type=look(first), disabled=off, on_click=act, args=(block, lesson))


def _start(block: Trainer, lesson: Lesson) -> None:
    run_of(lesson).start(settings(block, lesson))


def _stop(block: Trainer, lesson: Lesson) -> None:
    run_of(lesson).stop()


def _go_on(block: Trainer, lesson: Lesson) -> None:
    run_of(lesson).go_on(settings(block, lesson))


def settings(block: Trainer, lesson: Lesson) -> TrainingChoices:
    """What is set now; what is none of the choices is as good as untouched."""
    found: dict[str, Any] = {
        name: state.picked(_key(lesson, name), choices, first) for _, name, choices, first in _choices(block)
    }
    return TrainingChoices(**found)


def _key(lesson: Lesson, name: str) -> str:
    return f"{lesson.slug}-{_trainer_of(lesson).slug}-{name}"


# --- how it goes ------------------------------------------------------------------------------------------------------


@st.fragment
def _progress(block: Trainer, lesson: Lesson, drawn: Drawn) -> None:
    run = run_of(lesson)
    with guarded(block):
        drawn.check(run)
        records = tuple(run.records)
        if not records:
            nothing = "Nothing has been learned yet. Press Start training, and give it a few seconds."
            st.markdown(quiet(words(nothing)))
            return
        with st.container():  # of one place, so that the curves below keep theirs
            if drawn.running:
                far = words("Epoch {far} of {epochs}", far=run.epochs, epochs=run.goal)
                st.progress(min(run.epochs / max(run.goal, 1), 1.0), text=far)
                st.markdown(markdown(_standing(records[-1])))
            else:
                _ended(run, records[-1])
        _curves(records, max(run.goal, run.epochs), lesson)
        if drawn.running:
            poll(_key(lesson, "poll"))


def _ended(run: TrainingRun, last: Epoch) -> None:
    if run.failed:
        st.warning(
            words("The training broke off. This is an error on our side; what was learned until then is still here.")
        )
        return
    box, template = ENDINGS.get(last.status, (st.info, "Stopped. Continue goes on from here."))
    if last.status is Ending.LOADED and outcome(run.records) == GUESSES:
        template = LOADED_AND_GUESSES
    if last.status is Ending.FINISHED:
        template = outcome(run.records)
        box = st.success if template == TRAINED else st.info
    box(words(template) if box is st.warning else markdown(after_one_another(say(template), _standing(last))))


def _standing(last: Epoch) -> Sentence:
    fields = {
        "number": last.number,
        "cost": Ready(f"{last.cost:.3f}"),
        "seen": Ready(f"{100 * last.accuracy:.1f}"),
    }
    if last.unseen_accuracy is None:
        return Sentence(SEEN, fields)
    return Sentence(BOTH, fields | {"unseen": Ready(f"{100 * last.unseen_accuracy:.1f}")})


def _curves(records: tuple[Epoch, ...], goal: int, lesson: Lesson) -> None:
    seen, unseen = label("learned from"), label("never seen")
    fresh = [(each.number, each.unseen_cost, each.unseen_accuracy) for each in records]
    costs = [(seen, [(each.number, each.cost) for each in records])]
    costs.append((unseen, [(number, cost) for number, cost, _ in fresh if cost is not None]))
    right = [(seen, [(each.number, 100 * each.accuracy) for each in records])]
    right.append((unseen, [(number, 100 * share) for number, _, share in fresh if share is not None]))
    axes = cost_axes([cost for _, points in costs for _, cost in points], goal)
    left, other = st.columns(2)
    with left:
        picture(lines(label("Cost"), axes, costs), key=_key(lesson, "cost"))
    with other:
        picture(lines(label("Right, in %"), Axes(goal, 100.0), right), key=_key(lesson, "right"))


# --- its file ---------------------------------------------------------------------------------------------------------


@st.fragment
def _file(block: Trainer, lesson: Lesson, drawn: Drawn) -> None:
    run = run_of(lesson)
    with guarded(block), st.expander(words("Save this network, or load one")):
        if run.last is None:
            st.markdown(words("There is nothing to save yet."))
        elif not drawn.running:
            name = f"digits-{run.epochs}-epochs.npz"
            st.download_button(
                label("Save it as a file"), to_bytes(run.copy()), name, key=_key(lesson, "save"), on_click="ignore"
            )
        st.file_uploader(
            label("A network that you saved before"),
            type=["npz"],
            key=_key(lesson, "load"),
            max_upload_size=1,
            disabled=drawn.running,
            on_change=_load,
            args=(lesson,),
        )
        _loaded(lesson)


def _load(lesson: Lesson) -> None:
    """Take the file that has come; what becomes of it is said where it was given."""
    sent, said = state.typed(_key(lesson, "load")), _said_of_file(lesson)
    said.clear()
    if not hasattr(sent, "read"):
        return
    try:
        network = from_bytes(sent.read(LARGEST + 1), _trainer_of(lesson).layers)
    except NotANetworkFile as problem:
        said.append((False, after_one_another(say("This file could not be loaded."), *problem.args)))
        return
    run_of(lesson).put(network)
    one = "Loaded: a network with {count} epoch behind it."
    said.append((True, plural(network.epochs, one, "Loaded: a network with {count} epochs behind it.")))
    state.outdate_page()


def _loaded(lesson: Lesson) -> None:
    for good, told in _said_of_file(lesson):
        (st.success if good else st.warning)(markdown(told))
    state.redraw_page()


def _said_of_file(lesson: Lesson) -> list[tuple[bool, Sentence]]:
    """Whether the last file could be loaded, and what is said of it."""
    said: list[tuple[bool, Sentence]] = state.held(f"said-{lesson.slug}", list)
    return said
