"""Progress: skills with the ways to them, mistakes with one's own answers, and a way in for somebody new."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from streamlit.testing.v1 import AppTest

from lessons import COURSE, CURRICULUM
from tutor.learner.events import ATTEMPT, Event, KeptQuestion
from tutor.learner.model import Held, MistakeState, Picture, SkillState, Standing
from tutor.learner.sittings import SURE
from tutor.learner.store import Store
from tutor.ui import mistakes_met
from tutor.ui.mistake_words import plainly
from tutor.ui.mistakes_met import answer, how
from tutor.ui.skill_looks import groups

TAUGHT = next(skill for skill in COURSE.skills if skill.lesson)
NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)


def _page() -> None:
    import streamlit as st

    from lessons import COURSE
    from tutor.ui import asking, progress_page
    from tutor.ui.site import Frame

    found = st.session_state["picture"]
    if found is not None:
        asking.picture = lambda course: found
    progress_page.show(Frame(COURSE, {}))


def opened(found: Picture | None, monkeypatch) -> AppTest:
    """The page of somebody of whom this is believed."""
    from tutor.ui import asking

    monkeypatch.setattr(asking, "picture", asking.picture)  # put back what the page puts in its place
    page = AppTest.from_function(_page, default_timeout=30)
    page.session_state["picture"] = found
    page.run()
    assert not page.exception
    return page


def texts(page: AppTest) -> str:
    return "\n".join(shown.value for shown in page.markdown)


def believed(**more: object) -> Picture:
    return Picture({TAUGHT.name: SkillState(TAUGHT.name, Standing.SOLID)}, answers=3, **more)


def test_somebody_new_is_shown_the_way_in(monkeypatch):
    page = opened(None, monkeypatch)
    assert "It begins with your first answer." in texts(page)
    assert not page.header


def test_each_skill_is_named_with_its_sign_its_lesson_and_the_way_to_practise_it(monkeypatch):
    page = opened(believed(), monkeypatch)
    said = texts(page)
    assert f"✓ solid: {TAUGHT.can}." in said
    assert all(f"{skill.can}." in said for skill in COURSE.skills)
    assert said.count("Practise") == 1
    assert f"Lesson: {CURRICULUM[0].title}" in said


def test_the_furthest_part_that_is_under_way_is_open(monkeypatch):
    shown = ("School algebra", COURSE.parts[1].title)
    skills = [next(s for g in groups(COURSE) if g.title == title for s in g.skills) for title in shown]
    going = {skill.name: SkillState(skill.name, Standing.GOING) for skill in skills}
    page = opened(Picture(going, answers=3), monkeypatch)
    open_ = [each.label for each in page.expander if each.proto.expanded]
    assert len(open_) == 1
    assert open_[0].startswith(f"**{shown[-1]}**")


def mistake(name: str, held: Held, *shown_by: str, since: datetime | None = None) -> MistakeState:
    return MistakeState(name, held, 0.95, len(shown_by), shown_by, (TAUGHT.name,), since)


def test_a_mistake_is_told_in_kind_words_with_ones_own_answer(monkeypatch):
    asked = KeptQuestion("print", (), "Write the slope of (3x + 1)⁴.")
    data = {"response": "4(3x+1)^3", "reading": "", "verdict": "misconception"}
    Store().add(Event("shown", "me", NOW, ATTEMPT, "chain-rule", "outer", 0, data, asked))
    live = mistake("inner-slope-dropped", Held.LIVE, "shown")
    gone = mistake("uphill", Held.OVERCOME, "gone", since=datetime.now(UTC) - timedelta(days=3))
    suspected = mistake("coefficient-dropped", Held.SUSPECTED, "shown")
    said = texts(opened(believed(mistakes={each.name: each for each in (live, gone, suspected)}), monkeypatch))
    assert f"**{plainly(live.name)}**" in said
    assert "You answered: 4\\(3x\\+1\\)\\^3" in said
    assert "Asked: Write the slope of" in said
    assert said.count("Practise the way past it") == 1
    assert "Overcome 3 days ago: later answers, which would have shown it, were right." in said
    assert f"**{plainly(suspected.name)}**" not in said


def test_no_more_mistakes_are_told_at_length_than_can_be_read(monkeypatch):
    from tutor.misconceptions import MISCONCEPTIONS

    some = {each.name: mistake(each.name, Held.LIVE, "a") for each in MISCONCEPTIONS[:12]}
    page = opened(believed(mistakes=some), monkeypatch)
    assert texts(page).count("Practise the way past it") == mistakes_met.MOST
    assert [each.label for each in page.expander if "more" in each.label] == ["7 more"]


def test_how_a_mistake_stands_is_said():
    assert str(how(mistake("uphill", Held.LIVE, "a"), NOW)) == "Met once."
    assert str(how(mistake("uphill", Held.LIVE, "a", "b"), NOW)) == "Met 2 times."
    assert "Overcome today" in str(how(mistake("uphill", Held.OVERCOME, "a", since=NOW), NOW))
    assert "Overcome 1 day ago" in str(how(mistake("uphill", Held.OVERCOME, "a", since=NOW - timedelta(days=1)), NOW))


def test_an_answer_is_told_whatever_its_kind_kept():
    def told(**data: object) -> str:
        return answer(Event("an-id", "me", NOW, ATTEMPT, "a", "b", 0, data))

    assert told(response="x + 1", reading="1 + x") == "x + 1"
    assert told(response=2, reading="the third") == "the third"
    assert told(response=["1", None, "2"]) == "1, 2"
    assert told() == ""


def test_time_and_sureness_are_there_with_their_sentences(monkeypatch):
    minutes = {datetime.now(UTC).date(): 12.0, date(2020, 1, 1): 500.0}
    said = texts(opened(believed(minutes=minutes, sureness={SURE: (10, 9)}), monkeypatch))
    assert "In the last four weeks: 12 minutes on 1 day." in said
    assert "you can rely on it: 9 of 10 were right" in said
