"""A lesson, from its question to the way on: the order of a page, and nothing of what a block looks like."""

from __future__ import annotations

import re
from contextlib import AbstractContextManager, nullcontext

import streamlit as st

from tutor.exercises import palette as keys_of
from tutor.learner import progress
from tutor.learner.progress import ExerciseState, LessonState
from tutor.lesson import Block, Lesson, Prediction, Prose, sentence
from tutor.symbolic.sentence import Listed, Ready, Sentence, plural, say
from tutor.ui import checks, history, primers, progress_labels, state
from tutor.ui.blocks import predictions, render, taken_along
from tutor.ui.blocks.widgets import widget_of
from tutor.ui.components.arriving import PLACE, arriving
from tutor.ui.components.palette import palette
from tutor.ui.error_boundary import guarded
from tutor.ui.layout import dressed_column
from tutor.ui.site import AT, HOME, Frame
from tutor.ui.text import label, markdown, words


def show(lesson: Lesson, frame: Frame) -> None:
    """The page of a lesson."""
    state.visit(lesson)
    ends, asked = predictions.where_it_ends(lesson), _asked()
    with dressed_column():
        st.title(label(lesson.title), anchor=False)
        if ends is None:
            st.markdown(words("*{idea}*", idea=say(lesson.idea)))
        st.markdown(progress_labels.minutes(lesson))
        state.banner()
        checks.start_link(lesson, frame)
        if progress_labels.is_back(lesson):
            back = "The question that you took along is back, with other numbers: [go to it](#{place})."
            st.info(words(back, place=Ready(taken_along.PLACE)))
        _blocks(lesson, lesson.blocks if ends is None else lesson.blocks[: ends + 1], asked)
        if ends is not None:
            _arrive(asked, ends)
            frame.link(HOME, words("All lessons"))
            return
        with _place(asked == len(lesson.blocks)):
            _summary(lesson)
        _can(lesson)
        for question in lesson.taken_along:
            taken_along.bring_back(question, lesson)
            render(question, lesson)
        _way_on(lesson, frame)
        _keys(lesson)
        _arrive(asked, len(lesson.blocks))


def _asked() -> int | None:
    """The number of the block that the address names, if it names one."""
    named = st.query_params.get(AT, "")
    return int(named) if isinstance(named, str) and re.fullmatch("[0-9]{1,4}", named) else None


def _place(arrived: bool) -> AbstractContextManager[object]:
    """Where the block that the address names is drawn; any other has no such place."""
    return st.container(key=PLACE) if arrived else nullcontext()


def _arrive(asked: int | None, last: int) -> None:
    if asked is not None and asked <= last:
        arriving(f"{state.opening()} {asked}")


def _blocks(lesson: Lesson, shown: tuple[Block, ...], asked: int | None) -> None:
    """These blocks from the first on, each with the primers of its new symbols; and what became of a guess."""
    for at, (block, symbols) in enumerate(zip(shown, primers.firsts(lesson), strict=False)):
        for guess in predictions.told_before(at, lesson):
            with guarded(guess):
                predictions.outcome(guess, lesson)
        with _place(asked == at):
            render(block, lesson)
        primers.fold(symbols)


def _summary(lesson: Lesson) -> None:
    st.header(label("In three sentences"), anchor=False)
    with guarded("summary"):
        st.markdown("\n".join(f"1. {_line(prose)}" for prose in lesson.summary))
    for block in lesson.blocks:
        if isinstance(block, Prediction):
            with guarded(block):
                predictions.expectation(block, lesson)


def _line(prose: Prose) -> str:
    return markdown(sentence(prose.text, prose))


def _can(lesson: Lesson) -> None:
    """What is gained, said when it is: all exercises are solved. Until then what is left, if it was help alone."""
    come = history.so_far(lesson).state
    if come is LessonState.HELPED:
        st.header(label("What is left"), anchor=False)
        st.markdown(markdown(_left(lesson)))
    if lesson.can and come is LessonState.DONE:
        st.header(label("What you can do now"), anchor=False)
        one = "You have solved the exercise, so you can now:"
        many = "You have solved all {count} exercises, so you can now:"
        st.markdown(markdown(plural(len(lesson.exercises), one, many)))
        st.markdown("\n".join(f"- {_line(Prose(each))}" for each in lesson.can))


def _left(lesson: Lesson) -> Sentence:
    """Which exercises are solved with help alone, by their numbers on the page."""
    happened = history.of_lesson(lesson)
    states = [progress.exercise_state(happened, exercise.slug) for exercise in lesson.exercises]
    left = [number for number, found in enumerate(states, 1) if found is ExerciseState.HELPED]
    one = "You have answered every exercise, {exercises} with the whole way open. Solve it once more without that."
    many = "You have answered every exercise, {exercises} with the whole way open. Solve each once more without that."
    named = Listed(tuple(say("exercise {number}", number=number) for number in left))
    return plural(len(left), one, many, exercises=named)


def _keys(lesson: Lesson) -> None:
    """The palette under the fields of this page."""
    written = [(f"{lesson.slug}-{each.slug}-", widget_of(each).written) for each in lesson.questions]
    palette(keys_of(lesson), [(start, what) for start, what in written if what])


def _way_on(lesson: Lesson, frame: Frame) -> None:
    st.header(label("The way on"), anchor=False)
    for way in lesson.on:
        there = frame.lesson(way.slug)
        if there is not None:
            st.markdown(words(way.why))
            (frame.button if frame.after(lesson, there) else frame.link)(way.slug, words(there.title))
    checks.behind(lesson, frame)
    frame.link(HOME, words("All lessons"))
