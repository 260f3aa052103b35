"""The next question is the one that tells most, and says why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lessons import COURSE
from tutor.exercises import told_apart
from tutor.learner.model import Held, MistakeState, Picture, SkillState, Standing
from tutor.lesson import Drive
from tutor.practice import is_alone, next_question, plan_of
from tutor.practice.choosing import candidates
from tutor.practice.index import SEEDS, drawn

PLAN = plan_of(COURSE)
MISTAKE = "inner-slope-dropped"
MET = ("power-rule", "product-rule", "chain-rule")


def picture(known: float = 0.6, **mistakes: MistakeState) -> Picture:
    """Three skills that were met."""
    skills = {name: SkillState(name, Standing.GOING, known, 3) for name in MET}
    return Picture(skills, {each.name: each for each in mistakes.values()})


def held(belief: float, standing: Held, met: int = 2) -> MistakeState:
    """The mistake as it stands."""
    return MistakeState(MISTAKE, standing, belief, met, skills=("chain-rule",))


def asked(found: Picture, count: int = 12, skills: tuple[str, ...] = ()) -> list:
    """So many questions in a row."""
    picks: list = []
    for number in range(count):
        recent = [(pick.lesson.slug, pick.exercise.slug, pick.seed) for pick in picks]
        pick = next_question(COURSE, found, recent, number, skills)
        assert pick is not None
        picks.append(pick)
    return picks


def shown(pick) -> set[str]:
    """The mistakes that a picked question would show."""
    variant = drawn(pick.lesson.slug, pick.exercise, pick.seed)
    return {name for group in told_apart(variant) for name in group}


def test_only_what_was_met_is_asked_unless_something_else_is_wanted():
    assert {pick.skill for pick in asked(picture())} <= set(MET)
    assert {pick.skill for pick in asked(picture(), 4, ("gradient",))} == {"gradient"}


def test_to_somebody_new_a_question_of_the_first_lesson_is_asked():
    pick = next_question(COURSE, Picture(), (), 0)
    assert pick is not None
    assert pick.skill in {exercise.skill for exercise in COURSE.lessons[0].questions}


def test_a_question_of_one_lesson_is_of_that_lesson():
    for lesson in COURSE.everything:
        for skill in {exercise.skill for exercise in lesson.questions if is_alone(exercise)}:
            pick = next_question(COURSE, Picture(), (), 0, (skill,), (lesson.slug,))
            assert pick is not None
            assert (pick.lesson, pick.skill) == (lesson, skill)


def test_where_those_lessons_ask_nothing_of_a_skill_another_one_does():
    pick = next_question(COURSE, Picture(), (), 0, ("chain-rule",), ("learning",))
    assert pick is not None
    assert pick.skill == "chain-rule"


def test_one_mistake_is_practised_where_it_would_show():
    for seed in range(5):
        pick = next_question(COURSE, picture(), (), seed, ("chain-rule", "gradient"), mistake=MISTAKE)
        assert pick is not None
        assert MISTAKE in shown(pick)


def test_a_mistake_that_nothing_shows_is_no_reason_to_ask_nothing():
    assert next_question(COURSE, picture(), (), 0, ("chain-rule",), mistake="no-such-mistake") is not None


def test_what_cannot_be_asked_is_none():
    assert next_question(COURSE, Picture(), (), 0, ("no-such-skill",)) is None


def test_skills_take_turns_and_no_question_comes_twice_in_a_row():
    picks = asked(picture())
    assert len({pick.skill for pick in picks[:3]}) == 3
    places = [(pick.lesson.slug, pick.exercise.slug) for pick in picks]
    assert all(place not in places[max(0, at - 5) : at] for at, place in enumerate(places))


@pytest.mark.parametrize("standing", [Held.SUSPECTED, Held.LIVE, Held.REPEATED])
def test_a_mistake_that_is_there_or_may_be_is_looked_for(standing: Held):
    belief = 0.5 if standing is Held.SUSPECTED else 0.92
    picks = asked(picture(one=held(belief, standing)), 3)
    assert MISTAKE in shown(picks[0])
    assert sum(MISTAKE in shown(pick) for pick in picks) >= 2


def test_the_draw_gives_a_suspected_mistake_an_answer_of_its_own_where_one_does():
    alone = [
        pick
        for pick in asked(picture(one=held(0.5, Held.SUSPECTED)), 5)
        if (MISTAKE,) in told_apart(drawn(pick.lesson.slug, pick.exercise, pick.seed))
    ]
    assert len(alone) >= 3


@pytest.mark.parametrize(
    ("mistake", "begins"),
    [
        (held(0.95, Held.REPEATED), "Because twice you "),
        (held(0.95, Held.REPEATED, 3), "Because 3 times you "),
        (held(0.92, Held.LIVE, 1), "Because lately you "),
        (held(0.5, Held.SUSPECTED, 1), "Because one answer looked as if you "),
    ],
)
def test_the_reason_names_the_mistake(mistake: MistakeState, begins: str):
    (pick,) = asked(picture(one=mistake), 1)
    assert str(pick.reason).startswith(begins)
    assert str(pick.reason).endswith(".")


@pytest.mark.parametrize(
    ("state", "says"),
    [
        (SkillState("chain-rule"), "Because nothing tells yet whether"),
        (SkillState("chain-rule", Standing.FADING, 0.8, 9), "Because it is time to see whether you still can"),
        (SkillState("chain-rule", Standing.SOLID, 0.99, 9), "Because it stays yours"),
        (SkillState("chain-rule", Standing.GOING, 0.5, 2), "least certain"),
    ],
)
def test_the_reason_says_how_the_skill_stands(state: SkillState, says: str):
    pick = next_question(COURSE, Picture({state.name: state}), (), 0, (state.name,))
    assert pick is not None
    assert says in str(pick.reason)


def test_what_mastery_waits_for_is_asked():
    waits = SkillState("chain-rule", Standing.GOING, 0.97, 9, missing=(MISTAKE,))
    pick = next_question(COURSE, Picture({"chain-rule": waits}), (), 0, ("chain-rule",))
    assert pick is not None
    assert MISTAKE in shown(pick)
    assert "a trap in it has not been tried yet" in str(pick.reason)


def test_what_rests_on_something_shaky_waits():
    needs = COURSE.skills.of("chain-rule").needs
    low = {name: SkillState(name, Standing.GOING, 0.1, 4) for name in needs}
    both = Picture({**low, "chain-rule": SkillState("chain-rule", Standing.GOING, 0.5, 2)})
    assert asked(both, 1)[0].skill != "chain-rule"


def test_nothing_is_asked_that_needs_its_lesson_beside_it():
    assert not [each for each in candidates(COURSE) if isinstance(each.exercise, Drive) or "above" in each.exercise.ask]


def test_every_taught_skill_can_be_asked_outside_of_its_lesson():
    asked_for = {each.exercise.skill for each in candidates(COURSE)}
    assert {skill.name for skill in COURSE.skills} <= asked_for


def test_the_seed_leads_to_the_draw_and_is_none_of_a_lesson():
    pick = asked(picture(), 1)[0]
    assert pick.seed >= 1000 * SEEDS
    assert drawn(pick.lesson.slug, pick.exercise, pick.seed) == drawn(pick.lesson.slug, pick.exercise, pick.seed)


def test_the_same_past_and_seed_ask_the_same():
    one, other = (next_question(COURSE, picture(), (), 5) for _ in range(2))
    assert one == other
    assert replace(one, seed=0) != replace(one, seed=1)
