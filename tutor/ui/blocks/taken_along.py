"""The question that a lesson gives to take along: how it is headed, and how it comes back a day later."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import streamlit as st

from tutor.learner import progress
from tutor.learner.progress import ExerciseState
from tutor.lesson import Exercise, Lesson
from tutor.symbolic.sentence import say
from tutor.ui.blocks import standing
from tutor.ui.blocks.scene import AnyScene, scene
from tutor.ui.progress_labels import quiet
from tutor.ui.text import words

PLACE = "back-after-a-day"  # where the page's notice leads
BACK, NEW = "Back after a day", "One to take along"


def bring_back(question: Exercise, lesson: Lesson) -> None:
    """When its day has come, a variant is asked that was not seen: not even its help. The answered one stays."""
    now = scene(question, lesson)
    back = progress.comes_back(now.events, question.slug)
    if back is None or back > datetime.now(UTC) or any(event.at >= back for event in now.events):
        return
    following = standing.next_one(now) or replace(now.variant, seed=now.variant.seed + 1)
    replace(now, token=f"back {back.isoformat()}").draw(following)


def is_back(now: AnyScene) -> bool:
    """It was taken along, its day has come, and it is not yet solved again."""
    back = progress.comes_back(now.events, now.exercise.slug) if now.exercise in now.lesson.taken_along else None
    return back is not None and back <= datetime.now(UTC)


def head(now: AnyScene) -> None:
    """What it is for, and when it comes."""
    back, here = progress.comes_back(now.events, now.exercise.slug), is_back(now)
    st.header(standing.headed(say(BACK if here else NEW), now), anchor=PLACE if here else False)
    if here:
        said = "You met this question before. Here it is once more, with other numbers."
    elif now.reached is ExerciseState.SOLVED and back is None:
        said = "You answered it, and again a day later."
    elif back is not None:
        said = "It comes back in a day, with other numbers."
    else:
        said = "The idea of this lesson, somewhere else. It comes back a day later, with other numbers."
    st.markdown(quiet(words(said)))
