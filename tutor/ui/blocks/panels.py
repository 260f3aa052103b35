"""What all experiments share: settings, Start and Stop, a bar while it runs, and the result as far as it has come.

An experiment computes in a thread of its own. Its results belong to the settings that it was started with.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from tutor.lesson import Experiment, Lesson, sentence
from tutor.symbolic.sentence import Sentence, after_one_another, say
from tutor.ui import state
from tutor.ui.background import BackgroundTask
from tutor.ui.components.poll import poll
from tutor.ui.error_boundary import guarded
from tutor.ui.layout import look
from tutor.ui.progress_labels import quiet
from tutor.ui.text import label, markdown, words

SEEDS = tuple(range(20))
Chosen = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Setting:
    """Something to choose: the template of its label, what stands until then, and how a choice is written."""

    name: str
    label: str
    choices: tuple[Any, ...]
    first: Any
    said: Callable[[Any], str] = str


@dataclass(frozen=True, slots=True)
class Work:
    """What is computed: its records, how many there will be, and the seconds of rest between two."""

    records: Iterator[Any]
    total: int
    pause: float = 0.0


class ExperimentRun(BackgroundTask[Any]):
    """An experiment of one browser tab: its records, and the settings that they belong to."""

    def __init__(self) -> None:
        super().__init__()
        self.records = deque()  # all of them: how many there will be is known
        self.chosen: Chosen = {}
        self.total = 0
        self.begun = False

    def start(self, chosen: Chosen, work: Work) -> None:
        """From the beginning, with these settings; what ran until now ends."""
        self.stop()
        if self.running:
            return
        self.records.clear()
        self.chosen, self.total, self.begun = chosen, work.total, True
        self.begin(work.records, work.pause)


@dataclass(frozen=True, slots=True)
class ExperimentPlan:
    """How a kind of experiment is set up, begun and shown.

    `far` says in a few words how far it is. `start`, `again`, `before`: templates of what the button is called first
    and later, and of what is said before the first start. `at_once`: a new choice begins it. Opening the page never
    does: whoever reads of it is to see it begin.
    """

    settings: tuple[Setting, ...]
    begin: Callable[[Chosen], Work]
    show: Callable[[ExperimentRun, str], None]  # with a key for what it draws
    far: Callable[[ExperimentRun], Sentence]
    start: str = "Start"
    again: str = "Start again"
    before: str = ""
    at_once: bool = False


def key_of(block: Experiment, lesson: Lesson, name: str = "") -> str:
    """The key of something of a block."""
    return "-".join(filter(None, (lesson.slug, block.slug, name)))


def trial_of(block: Experiment, lesson: Lesson) -> ExperimentRun:
    """The experiment of a block in this browser tab."""
    return state.held(f"trial-{key_of(block, lesson)}", ExperimentRun)


def panel(block: Experiment, lesson: Lesson, plan: ExperimentPlan) -> None:
    """The whole block, but for its fragment; while it runs, it is drawn again by itself."""
    trial = trial_of(block, lesson)
    with guarded(block), st.container(border=True, gap="small"):
        running = trial.running
        st.markdown(markdown(sentence(block.caption, block)))
        settings(block, lesson, plan.settings, on_change=_change, args=(block, lesson, plan))
        _buttons(block, lesson, plan, running)
        _progress(block, lesson, plan, running)
        if running:
            poll(key_of(block, lesson, "poll"))


def settings(block: Experiment, lesson: Lesson, those: tuple[Setting, ...], **options: Any) -> None:
    """The fields of the settings, side by side where there is room."""
    with st.grid(min(len(those), 3) or 1, min_column_width=150, vertical_alignment="bottom"):
        for setting in those:
            st.selectbox(
                label(setting.label),
                setting.choices,
                index=setting.choices.index(setting.first),
                key=key_of(block, lesson, setting.name),
                format_func=setting.said,
                filter_mode=None,
                persist_state="session",
                **options,
            )


def chosen(block: Experiment, lesson: Lesson, those: tuple[Setting, ...]) -> Chosen:
    """What is set now; what is none of the choices is as good as untouched."""
    keys = {setting.name: key_of(block, lesson, setting.name) for setting in those}
    return {setting.name: state.picked(keys[setting.name], setting.choices, setting.first) for setting in those}


# --- inside -----------------------------------------------------------------------------------------------------------


def _buttons(block: Experiment, lesson: Lesson, plan: ExperimentPlan, running: bool) -> None:
    fresh = not trial_of(block, lesson).begun
    with st.container(horizontal=True):
        for name, act, first, off in (
            (plan.start if fresh else plan.again, _start, fresh, running),
            ("Stop", _stop, running, not running),
        ):
            key = key_of(block, lesson, act.__name__)
            st.button(label(name), key=key, type=look(first), disabled=off, on_click=act, args=(block, lesson, plan))


def _start(block: Experiment, lesson: Lesson, plan: ExperimentPlan) -> None:
    choices = chosen(block, lesson, plan.settings)
    trial_of(block, lesson).start(choices, plan.begin(choices))


def _stop(block: Experiment, lesson: Lesson, plan: ExperimentPlan) -> None:
    trial_of(block, lesson).stop()


def _change(block: Experiment, lesson: Lesson, plan: ExperimentPlan) -> None:
    if plan.at_once:
        _start(block, lesson, plan)


def _progress(block: Experiment, lesson: Lesson, plan: ExperimentPlan, running: bool) -> None:
    trial = trial_of(block, lesson)
    if running:
        st.progress(min(len(trial.records) / max(trial.total, 1), 1.0), text=markdown(plan.far(trial)))
    elif trial.failed:
        st.warning(words("This broke off. This is an error on our side; what was measured until then is still here."))
    elif trial.begun and not trial.finished:
        st.info(markdown(after_one_another(say("Stopped."), plan.far(trial))))
    elif not trial.begun and plan.before:
        st.markdown(quiet(words(plan.before)))
    if trial.begun:
        plan.show(trial, key_of(block, lesson))
