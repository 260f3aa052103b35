"""Mistakes that were met, in kind words and with the learner's own answers: those at work, and those overcome."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import streamlit as st

from tutor.learner.events import Event
from tutor.learner.model import Held, MistakeState, Picture
from tutor.learner.sittings import PRACTICE
from tutor.symbolic.sentence import Field, Ready, Sentence, plural, say
from tutor.ui import state
from tutor.ui.mistake_words import plainly
from tutor.ui.progress_labels import quiet
from tutor.ui.site import Frame
from tutor.ui.text import label, markdown, whole, words

MOST = 5  # mistakes of a kind that are told with an answer; the others by their names
AT_WORK = "Everybody makes these. A few questions that are made for one of them are the shortest way past it."
BEHIND = "You did these once, and then answered where they would have shown. That is what learning looks like."


def show(found: Picture, frame: Frame) -> None:
    """Both kinds, the latest first; those that are only suspected are nobody's yet."""
    st.header(label("Mistakes met, and overcome"), anchor=False)
    mistakes = sorted(found.mistakes.values(), key=_when, reverse=True)
    live = [each for each in mistakes if each.held in (Held.LIVE, Held.REPEATED)]
    past = [each for each in mistakes if each.held is Held.OVERCOME]
    if not live and not past:
        st.markdown(words("None so far that has a name. When one shows itself, it stands here, with the way past it."))
    for title, about, some in (("At work", AT_WORK, live), ("Overcome", BEHIND, past)):
        if some:
            st.subheader(label(title), anchor=False)
            st.markdown(words(about))
            _some(some, frame)


def _when(mistake: MistakeState) -> tuple[datetime, str]:
    return (mistake.since or datetime.min.replace(tzinfo=UTC), mistake.name)


def _some(mistakes: Sequence[MistakeState], frame: Frame) -> None:
    for mistake in mistakes[:MOST]:
        _one(mistake, frame)
    rest = [plainly(mistake.name) for mistake in mistakes[MOST:]]
    named = [sentence for sentence in rest if sentence is not None]
    if named:
        with st.expander(markdown(plural(len(named), "{count} more", "{count} more"))):
            for sentence in named:
                st.markdown(markdown(sentence))


def _one(mistake: MistakeState, frame: Frame) -> None:
    """What it is, the answer that showed it last, how it stands, and the way past it."""
    event = next((each for each in map(state.one, reversed(mistake.shown_by[-2:])) if each is not None), None)
    with st.container(border=True, gap="xsmall"):
        name = plainly(mistake.name) or (_said(event) if event is not None else None)
        if name is not None:
            st.markdown(words("{sign} **{name}**", sign=Ready(SIGNS[mistake.held]), name=name))
        st.markdown(quiet(markdown(how(mistake, datetime.now(UTC)))))
        for template, field in told(event) if event is not None else ():
            st.markdown(words(template, said=field))
        if mistake.held is not Held.OVERCOME:
            frame.link(PRACTICE, words("Practise the way past it"), mistake=mistake.name)


SIGNS = {Held.LIVE: "◐", Held.REPEATED: "◐", Held.OVERCOME: "✓"}


def how(mistake: MistakeState, now: datetime) -> Sentence:
    """How it stands: met so many times; or since when later answers show that it is overcome."""
    met = plural(mistake.met, "Met once", "Met {count} times")
    if mistake.held is not Held.OVERCOME:
        return say("{met}.", met=met)
    if mistake.since is None:
        return say("{met}. Later answers, which would have shown it, were right.", met=met)
    ago = _ago((now - mistake.since).days)
    return say("{met}. Overcome {ago}: later answers, which would have shown it, were right.", met=met, ago=ago)


def _ago(days: int) -> Sentence:
    return say("today") if days < 1 else plural(days, "{count} day ago", "{count} days ago")


def told(event: Event) -> tuple[tuple[str, Field], ...]:
    """What was asked, and what was answered, each with its template; nothing of it is interpreted."""
    asked = event.question.text if event.question is not None else ""
    rows: tuple[tuple[str, Field], ...] = (
        ("Asked: {said}", Ready(whole(asked)) if asked else ""),
        ("You answered: {said}", answer(event)),
    )
    return tuple((template, said) for template, said in rows if str(said))


def answer(event: Event) -> str:
    """The answer as it was sent; else as it was read."""
    response, read = event.data.get("response"), event.data.get("reading")
    if isinstance(response, str) and response:
        return response
    if isinstance(read, str) and read:
        return read
    parts = response if isinstance(response, list) else [response]
    return ", ".join(str(part) for part in parts if part is not None)


def _said(event: Event) -> Sentence | None:
    """What was said of an answer then."""
    text = event.data.get("said")
    return say("{said}", said=Ready(whole(text))) if isinstance(text, str) and text else None
