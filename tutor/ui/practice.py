"""Practice: the question that tells most now, with the reason in a sentence; it never runs out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import streamlit as st

from tutor.learner.model import Held, Picture
from tutor.learner.runs import Ahead, SittingRun
from tutor.learner.sittings import PRACTICE
from tutor.lesson.course import Course
from tutor.symbolic.sentence import Sentence, say
from tutor.ui import asking, results, sittings, state
from tutor.ui.blocks.sitting_card import Manner, card
from tutor.ui.layout import dressed_column
from tutor.ui.progress_labels import quiet
from tutor.ui.site import HOME, Frame
from tutor.ui.text import label, words

NAME = "Practice"
ABOUT = "One question after the other, each chosen because it tells most about what you do. Stop whenever you like."
NOTHING_MET = "You have answered nothing yet: the first lesson is the gentler way in."
GONE = "What this link was made for is not in the list. Choose from it whatever you like."
SKILL, MISTAKE, PART = "skill", "mistake", "part"  # in the address, and in front of the name in what a run is about


@dataclass(frozen=True, slots=True)
class Choice:
    """What can be practised: how it is kept and called, the skills that it means or none for all that were met.

    mistake: the one that is looked for.
    """

    about: str
    name: Sentence
    skills: tuple[str, ...] = ()
    mistake: str = ""


def show(frame: Frame) -> None:
    """The page."""
    with dressed_column():
        st.title(label(NAME), anchor=False)
        state.banner()
        found = asking.picture(frame.course)
        choice = _chosen(frame.course, found)
        run = sittings.run_of(PRACTICE, choice.about)
        if run is None or run.over or not sittings.is_fresh(run):
            _before(choice, found, frame)
        else:
            _asked(run, choice, frame)
        frame.link(HOME, words("All lessons"))


def _before(choice: Choice, found: Picture, frame: Frame) -> None:
    """What this is, and the press that begins; for somebody new also the way that is meant for them."""
    st.markdown(words(ABOUT))
    st.button(label("Begin"), key="practice-begin", type="primary", on_click=_start, args=(choice, frame.course))
    if not found.answers:
        first = frame.curriculum[0]
        st.markdown(words(NOTHING_MET))
        frame.link(first.slug, words("Start with {title}", title=say(first.title)))


def _asked(run: SittingRun, choice: Choice, frame: Frame) -> None:
    go_on = partial(_go_on, run, choice, frame.course)
    found = sittings.question(run, frame.course)
    if found is None:
        results.gone(go_on)
    else:
        card(run, *found, Manner(go_on, closed=False, sure=False), frame)
    st.markdown(quiet(words("There is no end to this, and no streak to keep. Stop whenever you like.")))


def _start(choice: Choice, course: Course) -> None:
    asked = _asks(choice, course)
    if asked is not None:
        sittings.begin(PRACTICE, (asked,), course, choice.about)


def _go_on(run: SittingRun, choice: Choice, course: Course) -> None:
    """The next question; where there is none, it is over for now."""
    asked = _asks(choice, course)
    if asked is None:
        sittings.end(run)
    else:
        sittings.go_on_with(run, asked, course)


def _asks(choice: Choice, course: Course) -> Ahead | None:
    seed = asking.seed_of(state.opening(), len(state.of_sitting(PRACTICE)))
    return asking.practice(course, choice.skills, choice.mistake, seed)


# --- what is practised ------------------------------------------------------------------------------------------------


def _chosen(course: Course, found: Picture) -> Choice:
    """What the list says; at first what the address says, or what was practised last.

    It is kept by what it is about: its place in the list changes as mistakes come and go.
    """
    run = sittings.run_of(PRACTICE)
    named = _in_address()
    wanted = named or ("" if run is None else run.about)
    choices = {each.about: each for each in _choices(course, found, wanted)}
    if named and named not in choices:
        st.info(words(GONE))
    abouts = list(choices)
    first = abouts.index(wanted) if wanted in choices else 0
    name, key = label("What to practise"), f"practice-{wanted}"
    return choices[st.selectbox(name, abouts, first, format_func=lambda about: str(choices[about].name), key=key)]


def _in_address() -> str:
    """The skill, the mistake or the part that the address names, as it is kept."""
    found = ((kind, st.query_params.get(kind, "")) for kind in (SKILL, MISTAKE, PART))
    return next((f"{kind}:{name}" for kind, name in found if isinstance(name, str) and name), "")


def _choices(course: Course, found: Picture, wanted: str) -> Iterator[Choice]:
    """All that was met; each mistake that is there, or is wanted; each part; each skill, in the order of the course."""
    yield Choice("", say("Everything you have met"))
    for name, mistake in found.mistakes.items():
        about = f"{MISTAKE}:{name}"
        skills = tuple(skill for skill in mistake.skills if course.asking(skill))
        if skills and (mistake.held in (Held.LIVE, Held.REPEATED) or about == wanted):
            yield Choice(about, say("One mistake: {name}", name=asking.called(mistake, course)), skills, name)
    for part in course.parts:
        skills = tuple(skill.name for lesson in part.lessons for skill in course.skills.taught_in(lesson))
        yield Choice(f"{PART}:{part.lessons[0].slug}", say("One part: {title}", title=say(part.title)), skills)
    for skill in course.skills:
        if course.asking(skill.name):
            yield Choice(f"{SKILL}:{skill.name}", say("One skill: {can}", can=results.can(skill)), (skill.name,))
