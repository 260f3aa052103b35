"""Progress: pictures of what is known, of the mistakes that were met and overcome, of the time, and of being sure.

Everything is drawn from what the model says; of the events only those few are read that mistakes are told by.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from tutor.learner.model import Picture
from tutor.learner.sittings import PRACTICE, SCHOOL
from tutor.lesson.course import Course
from tutor.lesson.skills import Skill
from tutor.symbolic.sentence import say
from tutor.ui import asking, mistakes_met, past_charts, skill_looks, skill_map, state
from tutor.ui.charts import Drawing
from tutor.ui.components.picture import picture as draw
from tutor.ui.layout import dressed_column
from tutor.ui.progress_labels import quiet
from tutor.ui.site import Frame
from tutor.ui.skill_looks import FADING, GOING, NEXT, SOLID, UNASKED, Look
from tutor.ui.text import label, markdown, words

ADDRESS, NAME = "progress", "Progress"


def show(frame: Frame) -> None:
    """The page."""
    with dressed_column():
        st.title(label(NAME), anchor=False)
        state.banner()
        found = asking.picture(frame.course)
        if not found.answers:
            _nothing_yet(frame)
            return
        skills(found, frame)
        mistakes_met.show(found, frame)
        time(found, today())
        sureness(found)


def _nothing_yet(frame: Frame) -> None:
    """What will be here, and the way to it."""
    st.markdown(words("Here you will see what you can do, what comes next, and what you have overcome."))
    st.markdown(words("It begins with your first answer."))
    first = frame.curriculum[0]
    frame.button(first.slug, words("Start with {title}", title=say(first.title)))


# --- the skills -------------------------------------------------------------------------------------------------------


def skills(found: Picture, frame: Frame) -> None:
    """The map of skills, and below it each of them by its number."""
    st.header(label("What you can do"), anchor=False)
    looks = skill_looks.looks(frame.course, found)
    st.markdown(markdown(skill_map.counted(tuple(looks.values()))))
    _alone(skill_map.drawn(frame.course, found), "progress-map")
    numbers = skill_looks.numbers(frame.course)
    shown = _open(frame.course, looks)
    for group in skill_looks.groups(frame.course):
        own = {skill.name: looks[skill.name] for skill in group.skills}
        counted = skill_map.counted(tuple(own.values()))
        title = words("**{title}**  \n{counted}", title=say(group.title), counted=counted)
        with st.expander(title, expanded=group.title == shown):
            for skill in group.skills:
                _skill(skill, numbers[skill.name], own[skill.name], frame)


def _open(course: Course, looks: dict[str, Look]) -> str:
    """The part whose skills are shown at once: the furthest in which something is under way, or comes next."""
    groups = skill_looks.groups(course)

    def parts(wanted: Look) -> list[str]:
        return [each.title for each in groups if any(looks[skill.name] is wanted for skill in each.skills)]

    return next(iter([*reversed(parts(GOING)), *parts(NEXT), *parts(FADING)]), "")


def _skill(skill: Skill, number: int, look: Look, frame: Frame) -> None:
    """What it is, how it stands, and the ways to it."""
    with st.container(gap=None):
        st.markdown(markdown(skill_map.told_of(number, look, skill)))
        with st.container(horizontal=True, gap="small"):
            lesson = frame.lesson(skill.lesson)
            if lesson is not None:
                frame.link(lesson.slug, words("Lesson: {title}", title=say(lesson.title)))
            elif look is UNASKED:
                frame.link(SCHOOL, words("Check it"))
            if look in (SOLID, FADING, GOING):
                frame.link(PRACTICE, words("Practise"), skill=skill.name)


# --- time, and being sure ---------------------------------------------------------------------------------------------


def zone() -> tzinfo:
    """The time zone of the learner, as far as the browser says where that is."""
    try:
        return ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return UTC


def today() -> date:
    """The day that it is where the learner is."""
    return datetime.now(UTC).astimezone(zone()).date()


def time(found: Picture, day: date) -> None:
    """The minutes of the last weeks."""
    st.header(label("Your time"), anchor=False)
    days = past_charts.last_days(found.minutes, day)
    st.markdown(markdown(past_charts.time_said(days)))
    if any(spent for _, spent in days):
        _alone(past_charts.time_drawn(days), "progress-time")


def sureness(found: Picture) -> None:
    """How sure, and how right."""
    st.header(label("How sure you were, and how right"), anchor=False)
    st.markdown(markdown(past_charts.sureness_said(found.sureness)))
    if any(count for count, _ in found.sureness.values()):
        _alone(past_charts.sureness_drawn(found.sureness), "progress-sureness")
    else:
        st.markdown(quiet(words("In a review you say how sure you are before you see whether it is right.")))


def _alone(drawing: Drawing, key: str) -> None:
    with st.container(gap=None):
        draw(drawing, key=key)
