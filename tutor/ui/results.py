"""What became of a run: how many answers were right, and how each skill stood. Nothing here shames anybody."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

import streamlit as st

from tutor.learner.runs import SittingRun
from tutor.learner.sittings import GUESS, HALF, SURE, source
from tutor.lesson import Exercise, Lesson, Prose, sentence
from tutor.lesson.course import Course
from tutor.lesson.skills import Skill
from tutor.symbolic.sentence import Sentence, plural, say
from tutor.ui import sittings
from tutor.ui.progress_labels import quiet
from tutor.ui.site import Frame
from tutor.ui.text import label, markdown, words

Stood: TypeAlias = tuple[Skill, tuple[Lesson, Exercise], bool]  # a skill, its question, and whether it was right
SAID = (
    (
        SURE,
        "Of {count} answer you were sure of, {right} turned out right.",
        "Of {count} answers you were sure of, {right} turned out right.",
    ),
    (
        HALF,
        "Of {count} answer you were half sure of, {right} turned out right.",
        "Of {count} answers you were half sure of, {right} turned out right.",
    ),
    (GUESS, "Of {count} guess, {right} turned out right.", "Of {count} guesses, {right} turned out right."),
)
SURPRISES = "Being sure is a thing to learn as well: both kinds of surprise are worth a second look."
GONE = "The question that stood here is not in the course any more. Nothing of what you did is lost."


def right_of(run: SittingRun) -> None:
    """How many of the first answers were right."""
    answers = len(run.first_answers)
    one, many = "{right} of {count} answer was right at once.", "{right} of {count} answers were right at once."
    nothing = say("You answered none of the questions this time. Come back whenever you like.")
    st.markdown(markdown(plural(answers, one, many, right=len(run.right)) if answers else nothing))


def calibration(run: SittingRun) -> None:
    """How sure the answers were, and what came of that; nothing where nothing was said."""
    told = calibrated(run.sureness)
    for each in told:
        st.markdown(markdown(each))
    if told:
        st.markdown(quiet(words(SURPRISES)))


def calibrated(counted: Iterable[tuple[str, int, int]]) -> tuple[Sentence, ...]:
    """How often each word before a verdict was right: of the word, how often it was said and how often it was right."""
    found = {word: (count, right) for word, count, right in counted}
    told = ((one, many, found[word]) for word, one, many in SAID if word in found)
    return tuple(plural(count, one, many, right=right) for one, many, (count, right) in told)


def by_skill(run: SittingRun, frame: Frame) -> None:
    """How each skill stood: what stands, then where to look again, each with its lesson."""
    asked = tuple(_skills(run, frame.course))
    stood = [each for each in asked if each[2]]
    again = [each for each in asked if not each[2]]
    if stood:
        st.markdown(words("**This stands.** You can:"))
        st.markdown("\n".join(f"- ✓ {markdown(can(skill))}" for skill, _, _ in _once(stood)))
    if again:
        st.markdown(words("**Worth another look:**"))
    for skill, (lesson, exercise), _ in _once(again):
        look_again(skill, lesson, exercise, frame)


def look_again(skill: Skill, lesson: Lesson, exercise: Exercise, frame: Frame) -> None:
    """What is worth another look, and where in its lesson that is."""
    if frame.lesson(lesson.slug) is None:
        st.markdown(words("- how to {can}", can=can(skill)))
    else:
        said = words("{title}: how to {can}", title=say(lesson.title), can=can(skill))
        frame.link(lesson.slug, said, at=section(lesson, exercise))


def section(lesson: Lesson, exercise: Exercise) -> int | None:
    """Where in a lesson that begins which leads to an exercise: behind the exercise before it."""
    blocks = list(lesson.blocks)
    if exercise not in blocks:
        return None
    at = blocks.index(exercise)
    before = [place for place in range(at) if isinstance(blocks[place], Exercise)]
    return before[-1] + 1 if before else 0


def can(skill: Skill) -> Sentence:
    """What somebody with this skill can do; it goes on from “you can”."""
    return sentence(skill.can, Prose(skill.can))


def gone(go_on: Callable[[], None]) -> None:
    """In the place of a question that is no longer there: the way on."""
    st.info(words(GONE))
    st.button(label("Next question"), key="gone-go", on_click=go_on)


def stop(run: SittingRun) -> None:
    """A way out that is always there."""
    st.button(label("Stop here"), key="stop", on_click=sittings.end, args=(run,))


def _skills(run: SittingRun, course: Course) -> Iterator[Stood]:
    """Of each first answer the skill, the question that it is from, and whether it was right."""
    for event in run.first_answers:
        found = course.question(*source(event))
        skill = None if found is None else course.skills.of(found[1].skill)
        if found is not None and skill is not None:
            yield skill, found, event in run.right


def _once(asked: list[Stood]) -> list[Stood]:
    """Each skill once."""
    return list({skill.name: (skill, found, right) for skill, found, right in asked}.values())
