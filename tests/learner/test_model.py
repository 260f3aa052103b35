"""The model of one learner: examples first, then what holds for every history, however it is cut into pieces."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.learner import model
from tutor.learner.events import Event, KeptQuestion
from tutor.learner.model import EMPTY, Held, Model, Picture, Standing
from tutor.learner.plan import Asked, Plan

START = datetime(2026, 3, 1, 9, tzinfo=UTC)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
SHOWN = ("inside left out", "sign lost")
PLAN = Plan(
    ("chain", "power", "choice"),
    {"chain": ("power",)},
    {
        ("chain-rule", "slope"): Asked("chain", frozenset(SHOWN)),
        ("power-rule", "slope"): Asked("power", frozenset({"power kept"})),
        ("power-rule", "which"): Asked("choice", frozenset(), 0.5),
    },
)
OTHER = replace(PLAN, questions={**PLAN.questions, ("chain-rule", "new"): Asked("chain")})


def answer(number: int, verdict: str = "right", at: datetime = START, **more: Any) -> Event:
    """An answer to a question of the chain rule that was never drawn before; right ones tell both mistakes apart."""
    given = {"verdict": verdict, "apart": list(SHOWN)} | more
    place = given.pop("lesson", "chain-rule"), given.pop("exercise", "slope"), given.pop("seed", number)
    return Event(f"event-{number}", "ada", at, given.pop("kind", "attempt"), *place, given)


def after(*events: Event, plan: Plan = PLAN) -> tuple[Picture, Model]:
    """What is believed right after these."""
    now = max((event.at for event in events), default=START)
    found = model.advance(EMPTY, events, plan, now)
    return model.picture(found, plan, now), found


# --- what is known ----------------------------------------------------------------------------------------------------


def test_somebody_new_knows_nothing_that_was_asked():
    said, found = after()
    assert {each.standing for each in said.skills.values()} == {Standing.NEW}
    assert (said.mistakes, said.answers, model.due_today(found, PLAN, START)) == ({}, 0, ())
    assert said.skills["chain"].missing == tuple(sorted(SHOWN))


def test_what_is_known_fades_and_a_right_answer_brings_it_back():
    said, found = after(answer(1), answer(2))
    later = model.picture(found, PLAN, START + 60 * DAY).skills["chain"].known
    assert later < 0.8 < said.skills["chain"].known
    back = model.advance(found, [answer(3, at=START + 60 * DAY)], PLAN, START + 60 * DAY)
    assert model.picture(back, PLAN, START + 60 * DAY).skills["chain"].known > 0.95


@pytest.mark.parametrize("verdict", ["undecided", "unreadable", "later", None, 3, ["right"]])
def test_a_verdict_that_costs_nothing_tells_nothing(verdict: object):
    assert after(answer(1, verdict))[0].skills == after()[0].skills


def test_the_same_question_tried_again_tells_nothing_more():
    first = answer(1, "wrong")
    again = [answer(number, seed=1) for number in range(2, 6)]
    assert after(first, *again)[0].skills == after(first)[0].skills


def test_the_same_question_in_a_sitting_is_the_same_question():
    first = answer(1, "wrong")
    again = answer(2, lesson="review", exercise="chain-rule/slope", seed=1)
    assert after(first, again)[0].skills == after(first)[0].skills
    new = answer(2, lesson="review", exercise="chain-rule/slope", seed=2)
    assert after(first, new)[0].skills["chain"].answers == 2


def test_the_same_question_under_another_seed_is_the_same_within_a_day():
    asked = KeptQuestion("f", (("c", "3"),))
    first, again = replace(answer(1, "wrong"), question=asked), replace(answer(2), question=asked)
    assert after(first, again)[0].answers == 1
    assert after(first, replace(again, at=START + 2 * DAY))[0].answers == 2


def test_a_choice_between_two_says_less_than_a_formula():
    typed, chosen = answer(1), answer(1, lesson="power-rule", exercise="which")
    assert after(chosen)[0].skills["choice"].known < 0.5 < after(typed)[0].skills["chain"].known


# --- mistakes ---------------------------------------------------------------------------------------------------------


def test_a_mistake_that_alone_explains_an_answer_is_live_and_twice_it_is_repeated():
    shown = answer(1, "misconception", misconceptions=["sign lost"])
    once = after(shown)[0].mistakes["sign lost"]
    assert (once.held, once.met, once.skills, once.since) == (Held.LIVE, 1, ("chain",), START)
    twice = after(shown, answer(2, "misconception", misconceptions=["sign lost"]))[0].mistakes["sign lost"]
    assert (twice.held, twice.shown_by) == (Held.REPEATED, ("event-1", "event-2"))


def test_one_explanation_of_two_is_suspected_until_another_answer_tells_them_apart():
    both = answer(1, "misconception", misconceptions=["sign lost"], rivals=[["inside left out"]])
    said = after(both)[0].mistakes
    assert {each.held for each in said.values()} == {Held.SUSPECTED}
    said = after(both, answer(2, "misconception", misconceptions=["sign lost"]))[0].mistakes
    assert (said["sign lost"].held, said["inside left out"].held) == (Held.REPEATED, Held.SUSPECTED)


def test_the_learner_can_tell_two_explanations_apart():
    both = answer(1, "misconception", misconceptions=["sign lost"], rivals=[["inside left out"]])
    data = {"attempt": "event-1", "choice": 0, "misconceptions": ["sign lost"]}
    told = Event("told", "ada", START, "separate", "chain-rule", "slope", 1, data)
    before, said = after(both)[0].mistakes, after(both, told)[0].mistakes
    assert said["sign lost"].belief > 0.85 > before["sign lost"].belief
    assert "inside left out" not in said or said["inside left out"].belief < 0.2
    neither = replace(told, data=data | {"choice": 2})
    assert after(both, neither)[0].mistakes == before
    twice = after(both, told, replace(told, id="again"))[0].mistakes
    assert twice == said


def test_a_mistake_is_overcome_by_right_answers_that_would_have_shown_it():
    shown = [answer(number, "misconception", misconceptions=["sign lost"]) for number in (1, 2)]
    right = [answer(number) for number in range(3, 10)]
    assert after(*shown, *right)[0].mistakes["sign lost"].held is Held.OVERCOME
    blind = [answer(number, apart=["inside left out"]) for number in range(3, 10)]
    assert after(*shown, *blind)[0].mistakes["sign lost"].held is Held.REPEATED
    old = [replace(each, data={"verdict": "right"}) for each in right]
    assert after(*shown, *old)[0].mistakes["sign lost"].held is Held.REPEATED


def test_right_answers_never_raise_an_alarm():
    assert after(*(answer(number) for number in range(100)))[0].mistakes == {}


def test_a_slip_that_nothing_explains_is_no_mistake_with_a_name():
    assert after(*(answer(number, "wrong") for number in range(10)))[0].mistakes == {}


# --- mastery ----------------------------------------------------------------------------------------------------------


def standing(*events: Event) -> Standing:
    return after(*events)[0].skills["chain"].standing


def test_mastery_needs_two_days():
    today = [answer(number, at=START + number * timedelta(minutes=1)) for number in range(10)]
    assert standing(*today) is Standing.GOING
    assert standing(*today, answer(10, at=START + 7 * HOUR)) is Standing.GOING
    assert standing(*today, answer(10, at=START + 9 * HOUR)) is Standing.SOLID


def test_mastery_needs_answers_that_would_have_caught_each_mistake():
    blind = [answer(number, at=START + number * DAY, apart=["sign lost"]) for number in range(6)]
    said = after(*blind)[0].skills["chain"]
    assert (said.standing, said.missing) == (Standing.GOING, ("inside left out",))
    assert standing(*blind, answer(6, at=START + 6 * DAY)) is Standing.SOLID


def test_a_mistake_that_no_draw_shows_is_not_waited_for_for_ever():
    blind = [answer(number, at=START + number * HOUR, apart=["sign lost"]) for number in range(12)]
    assert after(*blind)[0].skills["chain"].missing == ()
    assert standing(*blind) is Standing.SOLID


def test_answers_of_which_nobody_kept_what_they_rule_out_do_not_make_mastery():
    old = [replace(answer(number, at=START + number * DAY), data={"verdict": "right"}) for number in range(20)]
    assert standing(*old) is Standing.GOING


@pytest.mark.parametrize(("level", "wanted"), [("place", Standing.SOLID), ("rule", Standing.GOING)])
def test_only_where_to_look_is_no_help(level: str, wanted: Standing):
    events = []
    for number in range(10):
        at = START + number * DAY
        help_ = Event(f"help-{number}", "ada", at, "help", "chain-rule", "slope", number, {"level": level})
        events += [help_, answer(number, at=at)]
    assert after(*events)[0].skills["chain"].standing is wanted


def test_an_answer_after_the_full_solution_is_worth_nothing():
    data = {"level": "solution"}
    opened = Event("help", "ada", START, "help", "review", "chain-rule/slope", 1, data)
    said = after(opened, answer(1))[0]
    assert (said.skills["chain"].answers, said.skills["chain"].known) == (0, after()[0].skills["chain"].known)


MASTERED = [answer(number, at=START + number * DAY) for number in range(3)]


def test_one_wrong_answer_in_time_is_forgiven_and_two_in_a_row_are_not():
    at = START + 4 * DAY
    assert standing(*MASTERED, answer(3, "wrong", at=at)) is not Standing.GOING
    assert standing(*MASTERED, answer(3, "wrong", at=at), answer(4, "wrong", at=at)) is Standing.GOING


def test_a_mistake_that_comes_to_light_takes_mastery_away_in_every_skill_that_it_spoils():
    spoiling = answer(3, "misconception", at=START + 4 * DAY, misconceptions=["sign lost"])
    assert standing(*MASTERED, spoiling) is Standing.GOING
    elsewhere = answer(
        3, "misconception", at=START + 4 * DAY, misconceptions=["sign lost"], lesson="power-rule", seed=99
    )
    assert standing(*MASTERED, *(replace(elsewhere, id=f"{n}", seed=n) for n in (98, 99))) is Standing.GOING


def test_what_was_lost_is_won_again_on_two_days():
    spoiling = answer(3, "misconception", at=START + 4 * DAY, misconceptions=["sign lost"])
    again = [answer(number, at=START + number * DAY) for number in range(5, 12)]
    assert standing(*MASTERED, spoiling, *again) in (Standing.SOLID, Standing.FADING)


# --- review, sureness, time -------------------------------------------------------------------------------------------


def test_a_review_is_due_from_the_first_right_answer_on_and_later_each_time():
    _, found = after(answer(1))
    assert model.due_today(found, PLAN, START + HOUR) == ()
    assert model.due_today(found, PLAN, START + 2 * DAY) == ("chain",)
    first = model.picture(found, PLAN, START).skills["chain"].due
    at = START + 2 * DAY
    second = model.picture(model.advance(found, [answer(2, at=at)], PLAN, at), PLAN, at).skills["chain"].due
    assert first is not None
    assert second is not None
    assert second - at > first - START


def test_the_most_faded_skill_comes_first_and_no_more_than_ten_minutes_of_them():
    names = tuple(f"skill {number:02}" for number in range(30))
    plan = Plan(names, {}, {("lesson", name): Asked(name) for name in names})
    events = [
        answer(number, at=START + number * HOUR, lesson="lesson", exercise=name) for number, name in enumerate(names)
    ]
    now = START + 30 * DAY
    assert model.due_today(model.advance(EMPTY, events, plan, now), plan, now) == names[:13]


def test_sureness_is_counted_with_what_came_of_it():
    events = [
        answer(1, sure="sure"),
        answer(2, "wrong", sure="sure"),
        answer(3, sure="guess"),
        answer(4, sure=["sure"]),
    ]
    assert after(*events)[0].sureness == {"sure": (2, 1), "guess": (1, 1)}


def test_a_pause_is_no_time_spent():
    visits = [
        Event(f"visit-{number}", "ada", START + timedelta(minutes=at), "visit", "chain-rule")
        for number, at in enumerate((0, 4, 6, 300))
    ]
    assert after(*visits)[0].minutes == {START.date(): 7.0}


def test_what_arrives_once_more_later_adds_no_time():
    first, second, third = (
        Event(f"visit-{number}", "ada", START + timedelta(minutes=4 * number), "visit", "chain-rule")
        for number in range(3)
    )
    assert after(first, second, first, third)[0].minutes == after(first, second, third)[0].minutes


# --- for every history ------------------------------------------------------------------------------------------------

NAMES = st.sampled_from([*SHOWN, "power kept", "another", 7, None])
LISTS = st.one_of(
    st.none(), st.just("x"), st.lists(NAMES, max_size=3), st.lists(st.lists(NAMES, max_size=2), max_size=3)
)
DATA = st.fixed_dictionaries(
    {},
    optional={
        "verdict": st.sampled_from(["right", "right", "wrong", "misconception", "misconception", "unreadable", {}, 1]),
        "misconceptions": LISTS,
        "rivals": LISTS,
        "apart": LISTS,
        "sure": st.sampled_from(["sure", "half", "guess", "no", 2, []]),
        "level": st.sampled_from(["place", "rule", "solution", 3]),
        "attempt": st.sampled_from([f"event-{number}" for number in range(5)] + [[]]),
        "choice": st.sampled_from([0, 1, 2, True, -1, "0"]),
    },
)
PLACES = st.sampled_from(
    [
        *PLAN.questions,
        ("review", "chain-rule/slope"),
        ("practice", "power-rule/which"),
        ("gone", "gone"),
        ("review", "x"),
    ]
)
SPREAD = 400


@st.composite
def histories(draw: st.DrawFn) -> list[Event]:
    """Events of any kind, in any state of repair, some twice, with times that go any way."""
    found = []
    for number in range(draw(st.integers(0, 24))):
        lesson, exercise = draw(PLACES)
        kind = draw(st.sampled_from(["attempt"] * 4 + ["help", "separate", "visit", "another", "from later"]))
        at = START + draw(st.integers(0, SPREAD)) * HOUR
        question = draw(st.sampled_from([None, KeptQuestion("f"), KeptQuestion("f", (("c", "2"),))]))
        seed = draw(st.integers(0, 3))
        event = Event(f"event-{number}", "ada", at, kind, lesson, exercise, seed, draw(DATA), question)
        found += [event] * draw(st.sampled_from([1, 1, 1, 2]))
    return found


LATE = START + (SPREAD + 1) * HOUR


@settings(max_examples=60, deadline=None)
@given(histories(), st.lists(st.integers(0, 24)), st.booleans())
def test_in_whatever_pieces_and_by_snapshots_the_same_comes_out(events: list[Event], cuts: list[int], written: bool):
    whole = model.advance(EMPTY, events, PLAN, LATE)
    places = sorted({0, len(events), *(cut for cut in cuts if cut < len(events))})
    found = EMPTY
    for first, last in pairwise(places):
        found = model.advance(found, events[first:last], PLAN, LATE)
        if written:
            again = model.decode(model.encode(found))
            assert again == found
            found = again or EMPTY
    assert found.memory == whole.memory or not events
    assert model.picture(found, PLAN, LATE) == model.picture(whole, PLAN, LATE)
    assert model.encode(found) == model.encode(whole) or not events


@settings(max_examples=60, deadline=None)
@given(histories(), st.lists(st.integers(0, SPREAD), max_size=4), st.data())
def test_whenever_it_was_looked_at_and_whatever_clock_was_ahead_the_same_comes_out(
    events: list[Event], moments: list[int], data: st.DataObject
):
    found, done = EMPTY, 0
    for moment in sorted(moments):
        now = START + moment * HOUR
        until = data.draw(st.integers(done, len(events)))
        found = model.advance(found, events[done:until], PLAN, now)
        found, done = model.decode(model.encode(found)) or EMPTY, until
        model.picture(found, PLAN, now)
    found = model.advance(found, events[done:], PLAN, LATE)
    assert found == model.advance(EMPTY, events, PLAN, LATE)


@settings(max_examples=60, deadline=None)
@given(histories(), st.integers(0, SPREAD))
def test_a_snapshot_of_what_is_settled_equals_what_is_made_of_it_anew_later(events: list[Event], hours: int):
    now = START + hours * HOUR
    count = model.settled(events, now)
    kept = model.advance(EMPTY, events[:count], PLAN, now)
    assert kept.pending == ()
    assert model.advance(EMPTY, events[:count], PLAN, LATE) == kept
    assert model.picture(model.advance(kept, events[count:], PLAN, LATE), PLAN, LATE) == model.picture(
        model.advance(EMPTY, events, PLAN, LATE), PLAN, LATE
    )


@settings(max_examples=60, deadline=None)
@given(histories())
def test_what_arrives_twice_counts_once(events: list[Event]):
    once = list({event.id: event for event in events}.values())
    assert model.picture(after(*events)[1], PLAN, LATE) == model.picture(after(*once)[1], PLAN, LATE)


@settings(max_examples=60, deadline=None)
@given(histories(), st.integers(0, 2 * SPREAD))
def test_every_belief_is_a_probability_and_every_mistake_has_its_answers(events: list[Event], hours: int):
    now = START + hours * HOUR
    found = model.advance(EMPTY, events, PLAN, now)
    said = model.picture(found, PLAN, now)
    assert all(0 < each.known < 1 for each in said.skills.values())
    assert all(0 < each.belief < 1 and len(each.shown_by) <= each.met for each in said.mistakes.values())
    assert all(minutes >= 0 for minutes in said.minutes.values())
    assert set(model.due_today(found, PLAN, now)) <= set(PLAN.skills)


@given(st.text())
def test_any_other_text_is_no_model(text: str):
    assert model.decode(text) is None


def test_a_model_that_was_changed_or_is_of_another_version_is_no_model():
    text = model.encode(after(*MASTERED)[1])
    assert model.decode(text.replace('"version":1', '"version":2')) is None
    assert model.decode(text.replace('"chain"', '"power"')) is None
    assert model.decode(text[:-1]) is None
    assert model.decode("[" * 100_000) is None


def test_a_clock_that_is_ahead_neither_fades_what_is_known_nor_puts_a_review_off():
    ahead, now = answer(3, at=START + 365 * DAY), START + 3 * DAY
    visit = Event("visit", "ada", now, "visit", "chain-rule")
    with_it = model.advance(EMPTY, [*MASTERED, ahead, visit], PLAN, now)
    straight = model.advance(EMPTY, [*MASTERED, replace(ahead, at=now), visit], PLAN, now)
    for when in (now, now + 60 * DAY):
        assert model.picture(with_it, PLAN, when) == model.picture(straight, PLAN, when)
        assert model.due_today(with_it, PLAN, when) == model.due_today(straight, PLAN, when)


def test_a_model_goes_on_only_by_its_own_plan_and_where_no_clock_was_put_back():
    _, found = after(*MASTERED)
    assert model.fits(EMPTY, OTHER, START)
    assert model.fits(found, PLAN, LATE)
    assert not model.fits(found, OTHER, LATE)
    assert not model.fits(found, PLAN, START)
