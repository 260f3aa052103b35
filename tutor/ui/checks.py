"""Checks: at the start of a lesson, behind a part, and of school algebra once. They open ways, and close none.

Each is a run through a few questions. What it is about stands in its address: `start-check?lesson=chain-rule`,
`part-check?part=slope`, where a part is named by its first lesson.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import streamlit as st

from tutor.learner.progress import RIGHT
from tutor.learner.runs import Ahead, SittingRun
from tutor.learner.sittings import PART, SCHOOL, START, source
from tutor.lesson import Block, Exercise, Lesson, Part
from tutor.symbolic.sentence import say
from tutor.ui import asking, results, sittings, state
from tutor.ui.blocks import render
from tutor.ui.blocks.sitting_card import Manner, card
from tutor.ui.layout import dressed_column
from tutor.ui.progress_labels import quiet
from tutor.ui.site import HOME, Frame
from tutor.ui.text import label, words

START_NAME, PART_NAME, SCHOOL_NAME = "You know this already?", "Check a part", "School algebra"
OPENS = "Three questions about this lesson, without looking anything up. They open the way on if you know it already."
COUNTS_NOTHING = "Nothing is locked, whatever comes out; and the lesson stays as open as it is."
CUMULATIVE = "A few questions about this part and those before it, mixed, without looking anything up."
WHAT_FOR = (
    "The course begins from school algebra. Here is one question for each thing that it needs. "
    "Where one does not work out, you get what is missing, right here."
)


# --- the check at the start of a lesson -------------------------------------------------------------------------------


def start(frame: Frame) -> None:
    """The page of three questions about the lesson that the address names."""
    lesson = _lesson(frame)
    with dressed_column():
        st.title(label(START_NAME), anchor=False)
        state.banner()
        if lesson is None:
            st.markdown(words("Which lesson is it? On the page of a lesson there is a way to its three questions."))
            frame.link(HOME, words("All lessons"))
            return
        st.markdown(words("**{title}**", title=say(lesson.title)))
        run = sittings.run_of(START, lesson.slug)
        if run is not None and run.over:
            _opened(run, lesson, frame)
        elif not _asked(run, Manner(_on(run, frame)), frame):
            st.markdown(words(OPENS))
            st.markdown(quiet(words(COUNTS_NOTHING)))
        _begin(run, START, lesson.slug, lambda seed: asking.start(frame.course, lesson, seed), frame)
        frame.link(lesson.slug, words("To the lesson “{title}”", title=say(lesson.title)))


def _lesson(frame: Frame) -> Lesson | None:
    named = st.query_params.get("lesson", "")
    return frame.lesson(named) if isinstance(named, str) else None


def _opened(run: SittingRun, lesson: Lesson, frame: Frame) -> None:
    """All right: the way on. Otherwise where in the lesson to look; the way on stays open as well."""
    results.right_of(run)
    results.calibration(run)
    lessons = frame.curriculum
    following = next(iter(lessons[lessons.index(lesson) + 1 :]), None)
    if len(run.right) == run.of:
        st.success(words("You know this. You can go on to the next lesson."))
        if following is not None:
            frame.button(following.slug, words(following.title))
        st.markdown(quiet(words("That does not count as mastered yet, and the lesson not as done: it opens the way.")))
        return
    results.by_skill(run, frame)
    if following is not None:
        st.markdown(quiet(words("You may go on all the same:")))
        frame.link(following.slug, words(following.title))


def start_link(lesson: Lesson, frame: Frame) -> None:
    """On the page of a lesson in which nothing was done yet: a quiet way to its check."""
    if lesson.questions and START in frame.pages and not state.blocks(lesson.slug) - {""}:
        frame.link(START, quiet(words("You know this already? Three questions")), lesson=lesson.slug)


# --- the check behind a part ------------------------------------------------------------------------------------------


def part(frame: Frame) -> None:
    """The page of the questions behind a part, which the address names by its first lesson."""
    named = st.query_params.get("part", "")
    found = next((each for each, lessons in frame.numbered if lessons[0][1].slug == named), None)
    with dressed_column():
        st.title(label(PART_NAME), anchor=False)
        state.banner()
        if found is None:
            st.markdown(words("Which part is it?"))
            for each, _ in frame.numbered:
                part_link(each, frame)
            frame.link(HOME, words("All lessons"))
            return
        st.markdown(words("**{title}**", title=say(found.title)))
        about = found.lessons[0].slug
        run = sittings.run_of(PART, about)
        if run is not None and run.over:
            results.right_of(run)
            results.calibration(run)
            results.by_skill(run, frame)
        elif not _asked(run, Manner(_on(run, frame)), frame):
            st.markdown(words(CUMULATIVE))
        _begin(run, PART, about, lambda seed: asking.part(frame.course, found, seed), frame)
        frame.link(HOME, words("All lessons"))


def part_link(asked: Part, frame: Frame) -> None:
    """The way to the check of a part."""
    if PART in frame.pages and any(lesson.questions for lesson in asked.lessons):
        title = words("Check the part “{title}”", title=say(asked.title))
        frame.link(PART, title, part=asked.lessons[0].slug)


def behind(lesson: Lesson, frame: Frame) -> None:
    """At the end of a part's last lesson: the way to the check of the part."""
    for each in frame.parts:
        if each.lessons and each.lessons[-1] == lesson:
            part_link(each, frame)


# --- school algebra ---------------------------------------------------------------------------------------------------


def school(frame: Frame) -> None:
    """The page of the questions from school, each with its repair where an answer was not right."""
    with dressed_column():
        st.title(label(SCHOOL_NAME), anchor=False)
        state.banner()
        if frame.course.school is None:
            st.markdown(words("This course asks nothing from school beforehand."))
            frame.link(HOME, words("All lessons"))
            return
        run = sittings.run_of(SCHOOL)
        if run is not None and run.over:
            results.right_of(run)
            _repaired(run, frame)
        elif not _asked(run, Manner(_on(run, frame), sure=False, redraws=True), frame):
            st.markdown(words(WHAT_FOR))
        elif run is not None:
            _repair_now(run, frame)
        _begin(run, SCHOOL, "", lambda seed: asking.school(frame.course, seed), frame)
        frame.link(HOME, words("All lessons"))


def _repaired(run: SittingRun, frame: Frame) -> None:
    """After the last question: the way on, and below it what did not work out, each with what is missing."""
    weak = tuple(_weak(run, frame))
    first = frame.curriculum[0]
    if weak:
        st.markdown(words("Here is what is missing, one after the other. Read what you like; then the course begins."))
    else:
        st.success(words("That is all the algebra that the course needs."))
    frame.button(first.slug, words("Start with {title}", title=say(first.title)))
    for skill in weak:
        _repair(skill, frame)


def _repair_now(run: SittingRun, frame: Frame) -> None:
    """Below a question that was not answered rightly: what was missing."""
    last = [event for event in run.first_answers if run.seat.holds(event)]
    found = frame.course.question(*source(last[0])) if last else None
    if found is not None and last[0].data.get("verdict") != RIGHT:
        _repair(found[1].skill, frame)


def _weak(run: SittingRun, frame: Frame) -> Iterator[str]:
    found = (frame.course.question(*source(each)) for each in run.first_answers if each not in run.right)
    return iter(dict.fromkeys(pair[1].skill for pair in found if pair is not None))


def _repair(skill: str, frame: Frame) -> None:
    """What school says of a skill, and what to try it on."""
    lesson, known = frame.course.school, frame.course.skills.of(skill)
    if lesson is None or known is None:
        return
    st.header(label("How to {can}", can=results.can(known)), anchor=False)
    for block in section(lesson, skill):
        render(block, lesson)


def section(lesson: Lesson, skill: str) -> tuple[Block, ...]:
    """The blocks of a lesson that a skill's exercises end: from behind the exercises of another one to the last."""
    found: list[Block] = []
    waiting: list[Block] = []
    for block in lesson.blocks:
        if not isinstance(block, Exercise):
            waiting.append(block)
        elif block.skill == skill:
            found += [*waiting, block]
            waiting = []
        else:
            waiting = []
    return tuple(found)


# --- what they share --------------------------------------------------------------------------------------------------


def _asked(run: SittingRun | None, manner: Manner, frame: Frame) -> bool:
    """The question of a run; False where there is no run."""
    if run is None:
        return False
    found = sittings.question(run, frame.course)
    if found is None:
        results.gone(manner.go_on)
    else:
        card(run, *found, manner, frame)
    return True


def _on(run: SittingRun | None, frame: Frame) -> Callable[[], None]:
    return (lambda: None) if run is None else partial(sittings.go_on, run, frame.course)


def _begin(
    run: SittingRun | None, sitting: str, about: str, ask: Callable[[int], tuple[Ahead, ...]], frame: Frame
) -> None:
    """The press that begins, or begins once more; none while a question is open."""
    if run is not None and not run.over:
        results.stop(run)
        return
    seed = asking.seed_of(state.opening(), sitting, len(state.of_sitting(sitting)))
    name = label("Begin") if run is None else label("Once more, with other questions")
    st.button(
        name,
        key=f"{sitting}-begin",
        type="primary" if run is None else "secondary",
        on_click=lambda: sittings.begin(sitting, ask(seed), frame.course, about),
    )
