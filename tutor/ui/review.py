"""Review: what is due today, at most ten minutes of it, closed-book and mixed; and what became of it, kindly said."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial

import streamlit as st

from tutor.learner.model import Picture
from tutor.learner.runs import SittingRun
from tutor.learner.sittings import PRACTICE, REVIEW
from tutor.symbolic.sentence import Sentence, plural, say
from tutor.ui import asking, results, sittings, state
from tutor.ui.blocks.sitting_card import Manner, card
from tutor.ui.layout import dressed_column
from tutor.ui.progress_page import zone
from tutor.ui.site import HOME, Frame
from tutor.ui.text import label, markdown, words

NAME = "Review"
ABOUT = "A few questions from what you have learned, mixed, without looking anything up: that is how it stays with you."
MORE = 5  # questions, where nothing is due


def show(frame: Frame) -> None:
    """The page."""
    with dressed_column():
        st.title(label(NAME), anchor=False)
        state.banner()
        run = sittings.run_of(REVIEW)
        if run is not None and sittings.is_fresh(run) and not run.over:
            _asked(run, frame)
            return
        if run is not None and sittings.is_fresh(run):
            _summary(run, frame)
        else:
            st.markdown(words(ABOUT))
        _what_is_due(frame, done=run is not None and sittings.is_fresh(run))
        frame.link(HOME, words("All lessons"))


def _asked(run: SittingRun, frame: Frame) -> None:
    go_on = partial(sittings.go_on, run, frame.course)
    found = sittings.question(run, frame.course)
    if found is None:
        results.gone(go_on)
    else:
        card(run, *found, Manner(go_on), frame)
    results.stop(run)


# --- before and after -------------------------------------------------------------------------------------------------


def _what_is_due(frame: Frame, done: bool) -> None:
    """How much is due, or what comes next; there is always a way to review more."""
    due, found = asking.due(frame.course), asking.picture(frame.course)
    if due:
        one = "{count} question is due today. That is about a minute."
        many = "{count} questions are due today. That is about {minutes} minutes."
        st.markdown(markdown(plural(len(due), one, many, minutes=asking.minutes(len(due)))))
        _begin(label("Go on") if done else label("Begin"), due, frame, first=True)
        return
    met = _met(found)
    if not met:
        st.markdown(words("Nothing is due today. Questions come here when you have answered some in a lesson."))
        first = frame.curriculum[0]
        frame.button(first.slug, words("Start with {title}", title=say(first.title)))
        return
    st.markdown(markdown(_nothing(found, frame)))
    _begin(label("Review something anyway"), met[:MORE], frame, first=False)
    frame.link(PRACTICE, words("Or practise what tells most"))


def _begin(text: str, skills: tuple[str, ...], frame: Frame, first: bool) -> None:
    st.button(text, key="review-begin", type="primary" if first else "secondary", on_click=_start, args=(skills, frame))


def _start(skills: tuple[str, ...], frame: Frame) -> None:
    seed = asking.seed_of(state.opening(), len(state.of_sitting(REVIEW)))
    sittings.begin(REVIEW, asking.review(frame.course, skills, seed), frame.course)


def _met(found: Picture) -> tuple[str, ...]:
    """The skills of which something was answered, the soonest due first."""
    never = datetime.max.replace(tzinfo=UTC)
    met = (each for each in found.skills.values() if each.answers)
    return tuple(each.name for each in sorted(met, key=lambda each: each.due or never))


def _nothing(found: Picture, frame: Frame) -> Sentence:
    scheduled = [each for each in found.skills.values() if each.due is not None]
    if not scheduled:
        return say("Nothing is due now.")
    first = min(scheduled, key=lambda each: each.due or datetime.now(UTC))
    skill = frame.course.skills.of(first.name)
    when = called(first.due or datetime.now(UTC), datetime.now(UTC))
    if skill is None:
        return say("Nothing is due now. The next review is {when}.", when=when)
    can = results.can(skill)
    return say("Nothing is due now. The next review is {when}: whether you can {can}.", when=when, can=can)


def called(due: datetime, now: datetime) -> Sentence:
    """When something is due, by the days of the place where the learner is."""
    here = zone()
    days = (due.astimezone(here).date() - now.astimezone(here).date()).days
    if days < 1:
        return say("later today")
    return say("tomorrow") if days == 1 else plural(days, "in {count} day", "in {count} days")


def _summary(run: SittingRun, frame: Frame) -> None:
    st.header(label("That was today's review"), anchor=False)
    results.right_of(run)
    results.calibration(run)
    results.by_skill(run, frame)
