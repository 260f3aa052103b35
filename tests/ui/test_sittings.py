"""Questions outside of their lessons: closed-book, how sure an answer was, after a reload, in two tabs."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from streamlit.testing.v1 import AppTest

from lessons import COURSE
from tutor.exercises import told_apart
from tutor.exercises.wrong_line.making import mistakes_in, wrong_line_of
from tutor.learner.events import ATTEMPT, VISIT, Event
from tutor.learner.model import Held, MistakeState, Picture, SkillState, Standing
from tutor.learner.runs import Ahead
from tutor.learner.sittings import GUESS, HALF, named, source
from tutor.learner.store import Store, StoreError
from tutor.misconceptions import MISCONCEPTIONS
from tutor.practice import drawn
from tutor.symbolic.printing import to_text
from tutor.ui import asking, results, review
from tutor.ui.site import Frame

LESSON = next(lesson for lesson in COURSE.lessons if lesson.slug == "power-rule")
QUESTIONS = (Ahead("power-rule", "slope-here", 901), Ahead("power-rule", "drill", 902), Ahead("chain-rule", "gone", 1))
PLANTED = min(mistakes_in(next(each for each in LESSON.questions if each.slug == "drill")))
FIRST, SECOND = (next(each for each in LESSON.questions if each.slug == asked.exercise) for asked in QUESTIONS[:2])


def _page(place: str, named: dict[str, str]) -> None:
    import streamlit as st

    from lessons import COURSE
    from tutor.ui import checks, practice, review, state
    from tutor.ui.site import Frame

    for name, value in named.items():
        st.query_params[name] = value
    pages = {"review": review.show, "practice": practice.show, "start-check": checks.start}
    pages |= {"part-check": checks.part, "school-check": checks.school}
    state.open_page(place)
    pages[place](Frame(COURSE, {}))


def opened(place: str, **named: str) -> AppTest:
    """The page of a sitting in a tab of its own."""
    return AppTest.from_function(_page, kwargs={"place": place, "named": named}, default_timeout=60).run()


def press(page: AppTest, name: str) -> AppTest:
    """Press the button of this name."""
    found = page.button
    return next(each for each in found if each.label == name).click().run()


def buttons(page: AppTest) -> list[str]:
    """What can be pressed."""
    return [each.label for each in page.button]


def write(page: AppTest, answer: str) -> AppTest:
    """Type an answer."""
    return page.text_input[0].set_value(answer).run()


def events(kind: str = "attempt") -> list:
    """What is on the disk."""
    return [event for event in Store().events("me") if event.kind == kind]


def right(number: int) -> str:
    """What is right in a question of the run."""
    return to_text(drawn(QUESTIONS[number].lesson, (FIRST, SECOND)[number], QUESTIONS[number].seed).key)


def said(page: AppTest) -> str:
    """All that the page says."""
    return "\n".join(str(each.value) for each in (*page.header, *page.markdown, *page.success, *page.info))


@pytest.fixture
def due(monkeypatch):
    """Two skills are due, with a question each; a third question has been taken out of its lesson."""
    monkeypatch.setattr(asking, "due", lambda course: ("power-rule", "slope-here"))
    monkeypatch.setattr(asking, "review", lambda course, skills, seed: QUESTIONS)
    monkeypatch.setattr(asking, "part", lambda course, part, seed: QUESTIONS)
    monkeypatch.setattr(asking, "start", lambda course, lesson, seed: QUESTIONS[:2])


def begun(place: str = "review", **named: str) -> AppTest:
    """A run whose first question is asked."""
    return press(opened(place, **named), "Begin")


# --- review -----------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("due")
def test_a_review_is_closed_book_until_the_answer_and_says_how_sure_it_was():
    page = begun()
    assert buttons(page) == ["Sure", "Half sure", "A guess", "I do not know", "Stop here"]
    page = press(write(page, "12345"), "Half sure")
    assert len(page.warning) == 1
    assert {"Check", "Next question"} <= set(buttons(page))
    assert not {"Sure", "I do not know"} & set(buttons(page))
    (attempt,) = events()
    assert source(attempt) == ("power-rule", "slope-here")
    assert (attempt.lesson, attempt.exercise) == ("review", named("power-rule", "slope-here"))
    assert (attempt.data["sure"], attempt.data["number"]) == (HALF, 1)
    assert attempt.data["rivals"] == []
    assert attempt.data["apart"]


@pytest.mark.usefixtures("due")
def test_a_reload_in_the_middle_comes_back_to_the_question_and_its_answer():
    page = press(write(begun(), right(0)), "Sure")
    again = opened("review")
    assert len(again.success) == 1
    assert again.text_input[0].value == right(0)
    press(page, "Next question")
    again = opened("review")
    assert "Question 2 of 3" in said(again)
    assert again.text_input[0].value == ""
    assert not again.success


@pytest.mark.usefixtures("due")
def test_at_the_end_it_is_said_kindly_how_it_went_and_how_sure_it_was():
    page = press(write(begun(), right(0)), "Sure")
    page = press(page, "Next question")
    page = press(write(page, "12345"), "Sure")
    page = press(page, "Next question")
    assert "1 of 2 answers were right at once." in said(page)
    assert "Of 2 answers you were sure of, 1 turned out right." in said(page)
    assert len(events("finish")) == 1
    assert "1 of 2 answers" in said(opened("review"))
    assert "Go on" in buttons(page)


@pytest.mark.usefixtures("due")
def test_what_cannot_be_read_costs_nothing_and_the_question_stays_closed():
    page = press(write(begun(), "x +* 2"), "Sure")
    assert {"Sure", "A guess"} <= set(buttons(page))
    assert "sure" not in events()[0].data
    page = press(write(page, right(0)), "A guess")
    assert events()[-1].data["sure"] == GUESS


@pytest.mark.usefixtures("due")
def test_not_known_is_an_answer_and_opens_the_help():
    page = press(begun(), "I do not know")
    assert len(page.warning) == 1
    assert "Next question" in buttons(page)
    assert events()[0].data["verdict"] == "wrong"
    assert events()[0].data["apart"] == []
    page = press(write(page, right(0)), "Check")
    assert len(page.success) == 1
    page = press(press(page, "Next question"), "Stop here")
    assert "0 of 1 answer" in said(page)


@pytest.mark.usefixtures("due")
def test_two_tabs_of_a_run_and_a_double_press_do_no_harm():
    first = begun()
    second = opened("review")
    press(write(first, right(0)), "Sure")
    press(write(second, "12345"), "Sure")
    press(second, "Next question")
    press(first, "Next question")
    assert len(events("another")) == 2
    assert "Question 2 of 3" in said(opened("review"))
    page = press(opened("review"), "Stop here")
    assert "1 of 1 answer" in said(page)


@pytest.mark.usefixtures("due")
def test_while_the_store_fails_the_run_goes_on(monkeypatch):
    page = begun()

    def broken(*_: object, **__: object) -> None:
        raise StoreError("no")

    for name in ("add", "add_all", "events"):
        monkeypatch.setattr(Store, name, broken)
    page = press(write(page, right(0)), "Sure")
    assert len(page.success) == 1
    page = press(page, "Next question")
    assert "Question 2 of 3" in said(page)
    monkeypatch.undo()


def test_somebody_new_has_nothing_to_review_and_is_led_to_the_first_lesson(monkeypatch):
    led: list[tuple[str, str]] = []
    monkeypatch.setattr(Frame, "button", lambda frame, slug, label, at=None: led.append((slug, label)))
    page = opened("review")
    assert "Nothing is due today" in said(page)
    assert "Begin" not in buttons(page)
    assert led == [(COURSE.lessons[0].slug, f"Start with {COURSE.lessons[0].title}")]


NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hours", "zone", "when"),
    [
        (3, "UTC", "later today"),
        (13, "UTC", "tomorrow"),
        (23, "Pacific/Auckland", "tomorrow"),
        (13, "Pacific/Auckland", "later today"),
        (3, "Asia/Tokyo", "tomorrow"),
        (60, "UTC", "in 3 days"),
    ],
)
def test_the_next_review_is_called_by_the_day_that_it_is_where_one_lives(monkeypatch, hours: int, zone: str, when: str):
    monkeypatch.setattr(review, "zone", lambda: ZoneInfo(zone))
    assert str(review.called(NOON + timedelta(hours=hours), NOON)) == when


def test_where_nothing_is_due_the_next_review_is_named_and_more_may_be_reviewed(monkeypatch):
    soon = SkillState("power-rule", Standing.GOING, due=datetime.now(UTC) + timedelta(days=9), answers=2)
    monkeypatch.setattr(asking, "picture", lambda course: Picture({"power-rule": soon}, answers=2))
    page = opened("review")
    assert re.search("The next review is in (9|10) days: whether you can ", said(page))
    assert "Review something anyway" in buttons(page)


@pytest.mark.usefixtures("due")
def test_who_answered_nothing_is_told_nothing_of_being_sure():
    page = press(press(begun(), "I do not know"), "Stop here")
    assert "0 of 1 answer" in said(page)
    assert results.SURPRISES not in said(page)


@pytest.mark.parametrize("exercise", ["line-by-line", "steeper-or-flatter", "by-steepness", "one-factor", "flat-spot"])
def test_where_nothing_was_answered_there_is_no_verdict_to_doubt_whatever_is_asked(monkeypatch, exercise: str):
    monkeypatch.setattr(asking, "start", lambda *_: (Ahead("power-rule", exercise, 7),))
    page = press(begun("start-check", lesson="power-rule"), "I do not know")
    assert len(page.warning) == 1
    assert "about your last answer" not in said(page)
    assert not page.expander


# --- practice ---------------------------------------------------------------------------------------------------------


def test_practice_says_why_and_helps_and_goes_on_as_long_as_one_likes(monkeypatch):
    asked = iter((replace(QUESTIONS[0], reason="Because of [that](http://example.org)."), QUESTIONS[1]))
    monkeypatch.setattr(asking, "practice", lambda *_: next(asked))
    page = begun("practice")
    assert "Because of" in said(page)
    assert "[that](" not in said(page)
    assert {"Check", "Next question"} <= set(buttons(page))
    page = press(write(page, right(0)), "Check")
    assert len(page.success) == 1
    assert "sure" not in events()[0].data
    page = press(page, "Next question")
    assert "Question 2" in said(page)
    assert "Question 2" in said(opened("practice"))


def test_practice_is_of_what_the_address_names():
    page = begun("practice", skill="power-rule")
    (drawn,) = events("another")
    assert drawn.data["about"] == "skill:power-rule"
    lesson, exercise = source(drawn)
    assert COURSE.question(lesson, exercise)[1].skill == "power-rule"
    assert "Question 1" in said(page)


@pytest.mark.parametrize("named", ["", "no such thing", "<b>x</b>", "x" * 300])
def test_an_address_that_names_nothing_does_no_harm(named: str):
    for place, key in (("practice", "mistake"), ("start-check", "lesson"), ("part-check", "part")):
        assert not opened(place, **{key: named}).exception


def chosen(page: AppTest) -> str:
    """What the list of what can be practised says."""
    (found,) = page.selectbox
    return found.options[found.index]


def believed(monkeypatch, *held: Held) -> None:
    """Mistakes of the power rule that stand so, each with a name of its own."""
    names = [each.name for each in MISCONCEPTIONS[: len(held)]]
    found = {n: MistakeState(n, how, 0.9, 2, skills=("power-rule",)) for n, how in zip(names, held, strict=True)}
    monkeypatch.setattr(asking, "picture", lambda course: Picture(mistakes=found, answers=9))


def test_what_is_practised_stays_chosen_as_mistakes_come_and_go(monkeypatch):
    monkeypatch.setattr(asking, "practice", lambda *_: QUESTIONS[0])
    page = opened("practice")
    part = next(option for option in page.selectbox[0].options if "One part" in option)
    page = press(page.selectbox[0].select(part).run(), "Begin")
    believed(monkeypatch, Held.LIVE, Held.REPEATED)
    page = page.run()
    assert (chosen(page), chosen(opened("practice"))) == (part, part)
    assert "Question 1" in said(page)


def test_a_mistake_that_is_overcome_while_it_is_practised_stays_in_the_list(monkeypatch):
    monkeypatch.setattr(asking, "practice", lambda *_: QUESTIONS[0])
    believed(monkeypatch, Held.LIVE)
    page = begun("practice", mistake=MISCONCEPTIONS[0].name)
    believed(monkeypatch, Held.OVERCOME)
    for again in (page.run(), opened("practice")):
        assert "One mistake" in chosen(again)
        assert "Question 1" in said(again)
    believed(monkeypatch, Held.OVERCOME, Held.OVERCOME)
    assert [option for option in opened("practice").selectbox[0].options if "mistake" in option] == [chosen(page)]


def test_somebody_new_is_shown_the_gentler_way_beside_practice(monkeypatch):
    assert "Start with" in said(opened("practice"))
    believed(monkeypatch, Held.LIVE)
    assert "Start with" not in said(opened("practice"))


def test_an_address_of_practice_that_names_nothing_says_so():
    assert "not in the list" in said(opened("practice", mistake="no-such-thing"))
    assert "not in the list" not in said(opened("practice", skill="power-rule"))


def test_the_wrong_line_of_a_solution_is_asked_for_and_comes_back_after_a_reload(monkeypatch):
    planted = Ahead("power-rule", "drill", 4, "Because.")
    monkeypatch.setattr(asking, "practice", lambda *_: replace(planted, planted=PLANTED))
    page = begun("practice")
    assert "Which line does not follow" in said(page)
    assert "Which line does not follow" in said(opened("practice"))
    (drawn,) = events("another")
    assert source(drawn) == ("power-rule", "drill")


def test_nothing_is_asked_of_lessons_that_were_not_reached(monkeypatch):
    lessons = COURSE.lessons[:6]
    skills = list(dict.fromkeys(each.skill for lesson in lessons for each in lesson.questions))
    monkeypatch.setattr(asking, "reached", lambda course: [lesson.slug for lesson in lessons])
    for seed in range(4):
        asked = [*asking.review(COURSE, skills, seed), *(asking.practice(COURSE, (), "", seed) for _ in range(2))]
        assert {each.lesson for each in asked} <= {lesson.slug for lesson in lessons}


def _reached() -> None:
    import streamlit as st

    from lessons import COURSE
    from tutor.ui import asking, state

    state.open_page("review")
    st.text(" ".join(asking.reached(COURSE)))


@pytest.mark.parametrize(("kind", "furthest"), [(VISIT, COURSE.lessons[0].slug), (ATTEMPT, LESSON.slug)])
def test_a_lesson_is_reached_by_what_was_done_in_it_and_not_by_its_page(kind: str, furthest: str):
    at = datetime(2026, 3, 1, tzinfo=UTC)
    Store().add_all([Event("one", "me", at, kind, LESSON.slug, "drill", 0, {"verdict": "wrong"})])
    lessons = [lesson.slug for lesson in COURSE.everything]
    told = AppTest.from_function(_reached, default_timeout=60).run().text[0].value
    assert told.split() == lessons[: lessons.index(furthest) + 1]


def test_now_and_then_a_wrong_line_is_asked_for_wherever_the_mistake_can_be_planted(monkeypatch):
    skills = ("power-rule", "chain-rule", "gradient")
    mistake = MistakeState("inner-slope-dropped", Held.LIVE, 0.95, 2, skills=skills)
    monkeypatch.setattr(asking, "picture", lambda course: Picture(mistakes={mistake.name: mistake}))
    monkeypatch.setattr(asking, "reached", lambda course: [lesson.slug for lesson in course.everything])
    asked = [asking.practice(COURSE, (), "", seed) for seed in range(0, 15 * asking.OF_MANY, asking.OF_MANY)]
    assert {each.planted for each in asked} == {mistake.name}
    assert len({(each.lesson, each.exercise) for each in asked}) > 3
    for each in asked:
        assert wrong_line_of(COURSE.question(each.lesson, each.exercise)[1], each.seed, each.planted) is not None
    assert asking.practice(COURSE, ("negative-numbers",), "", 0).planted == ""


# --- checks -----------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("due")
def test_who_knows_a_lesson_may_go_on_and_nothing_is_called_done():
    page = begun("start-check", lesson="power-rule")
    for number in range(2):
        page = press(press(write(page, right(number)), "Sure"), "Next question")
    assert "You can go on to the next lesson" in said(page)
    assert "Of 2 answers you were sure of, 2 turned out right." in said(page)
    assert LESSON.title in said(page)
    assert not [event for event in Store().events("me") if event.lesson == "power-rule"]


@pytest.mark.usefixtures("due")
def test_who_does_not_know_a_lesson_yet_is_told_where_to_look():
    page = begun("start-check", lesson="power-rule")
    for _ in range(2):
        page = press(press(page, "I do not know"), "Next question")
    assert "Worth another look" in said(page)
    assert not page.success
    assert "Once more, with other questions" in buttons(page)


@pytest.mark.usefixtures("due")
def test_the_check_of_a_part_says_of_each_skill_how_it_stood():
    page = begun("part-check", part="slope")
    page = press(press(write(page, right(0)), "Sure"), "Next question")
    page = press(press(page, "I do not know"), "Next question")
    assert "This stands" in said(page)
    assert "Worth another look" in said(page)


@pytest.mark.usefixtures("due")
def test_where_school_algebra_fails_what_is_missing_is_right_there():
    page = begun("school-check")
    assert "How to" not in said(page)
    page = press(page, "I do not know") if "I do not know" in buttons(page) else page
    assert "How to" in said(page)
    assert "Exercise" in said(page)
    assert "Question 2" in said(press(page, "Next question"))


def test_after_school_algebra_there_is_a_way_on(monkeypatch):
    monkeypatch.setattr(asking, "school", lambda course, seed: QUESTIONS[:1])
    page = press(press(write(begun("school-check"), right(0)), "Check"), "Next question")
    assert "That is all the algebra that the course needs." in said(page)
    page = press(press(press(page, "Once more, with other questions"), "I do not know"), "Next question")
    assert "Here is what is missing" in said(page)


def test_the_real_questions_of_each_check_can_be_asked():
    for part in COURSE.parts:
        found = asking.part(COURSE, part, 1)
        assert 2 <= len(found) <= asking.MOST_OF_A_PART + asking.MOST_BEFORE
        to_here = COURSE.parts[: COURSE.parts.index(part) + 1]
        assert {each.lesson for each in found} <= {lesson.slug for each in to_here for lesson in each.lessons}
        for lesson in part.lessons:
            opening = asking.start(COURSE, lesson, 1)
            assert {each.lesson for each in opening} == {lesson.slug}
            assert len({each.exercise for each in opening}) == asking.MOST_OF_A_LESSON
    school = asking.school(COURSE, 1)
    asked = [COURSE.question(each.lesson, each.exercise)[1].skill for each in school]
    assert asked == list(dict.fromkeys(each.skill for each in COURSE.school.questions))


def test_a_review_asks_where_a_mistake_of_the_learner_would_show(monkeypatch):
    name = "inner-slope-dropped"
    mistake = MistakeState(name, Held.LIVE, 0.95, 2, skills=("chain-rule",))
    monkeypatch.setattr(asking, "picture", lambda course: Picture(mistakes={name: mistake}))
    for seed in range(5):
        (asked,) = asking.review(COURSE, ("chain-rule",), seed)
        _, exercise = COURSE.question(asked.lesson, asked.exercise)
        assert name in {each for group in told_apart(drawn(asked.lesson, exercise, asked.seed)) for each in group}
