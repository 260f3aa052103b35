"""Which questions a sitting asks, as a run keeps them: from the course, and from what is believed of the learner.

A question that speaks of a figure above it is asked in its lesson alone. Seeds are such as no lesson has drawn: one
question under one seed tells nothing more when it is answered a second time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from math import ceil

from tutor.exercises.wrong_line.making import mistakes_in
from tutor.learner import model
from tutor.learner.model import Held, MistakeState, Picture
from tutor.learner.reviewing import SECONDS_EACH
from tutor.learner.runs import Ahead
from tutor.lesson import Course, Exercise, Lesson, Part
from tutor.misconceptions.in_short import did
from tutor.practice import Asked, is_alone, next_question, plan_of
from tutor.symbolic.sentence import Sentence, say
from tutor.ui import results, state

MOST_OF_A_LESSON, MOST_OF_A_PART, MOST_BEFORE = 3, 6, 2
PLANTED = "Because a mistake showed here lately: find it in somebody else's lines."
OF_MANY = 4  # questions, one is to find a wrong line, where a mistake can be planted
THERE = (Held.LIVE, Held.REPEATED)


def picture(course: Course) -> Picture:
    """What is believed of the learner now."""
    return state.picture(plan_of(course))


def due(course: Course) -> tuple[str, ...]:
    """The skills to be reviewed today, the most pressing first."""
    plan = plan_of(course)
    return model.due_today(state.model_of(plan), plan, datetime.now(UTC))


def seed_of(*parts: object) -> int:
    """A seed of a sitting's own, the same for the same parts."""
    return int(sha256(repr(parts).encode()).hexdigest()[:12], 16)


def review(course: Course, skills: Iterable[str], seed: int) -> tuple[Ahead, ...]:
    """A question for each of these skills, of different lessons where they can be."""
    asked = (_one(course, skill, seed) for skill in skills)
    return tuple(each for each in asked if each is not None)


def practice(course: Course, skills: Sequence[str], recent: Sequence[Asked], seed: int) -> Ahead | None:
    """The question that tells most now, or now and then a solution with a mistake of the learner's own in it."""
    found = picture(course)
    wrong = _wrong_line(course, found, skills, seed) if seed % OF_MANY == 0 else None
    if wrong is not None:
        return wrong
    pick = next_question(course, found, recent, seed, skills)
    return None if pick is None else Ahead(pick.lesson.slug, pick.exercise.slug, pick.seed, str(pick.reason))


def _wrong_line(course: Course, found: Picture, skills: Sequence[str], seed: int) -> Ahead | None:
    """A solution in which a mistake of the learner's own is to be found."""
    for mistake in _live(found):
        for skill in mistake.skills if not skills else [name for name in mistake.skills if name in skills]:
            for lesson, exercise in course.asking(skill):
                if mistake.name in mistakes_in(exercise):
                    return replace(_ahead(lesson, exercise, seed, str(say(PLANTED))), planted=mistake.name)
    return None


def _live(found: Picture) -> Iterator[MistakeState]:
    return (mistake for mistake in found.mistakes.values() if mistake.held in THERE)


def start(course: Course, lesson: Lesson, seed: int) -> tuple[Ahead, ...]:
    """Three questions about a lesson, each about another of its skills where it has so many."""
    first = {exercise.skill: exercise for exercise in reversed(lesson.questions) if is_alone(exercise)}
    rest = [exercise for exercise in lesson.questions if is_alone(exercise) and exercise not in first.values()]
    asked = [*reversed(first.values()), *rest][:MOST_OF_A_LESSON]
    return tuple(_ahead(lesson, exercise, seed) for exercise in asked)


def part(course: Course, asked: Part, seed: int) -> tuple[Ahead, ...]:
    """One question for each of the part's skills, so many at most, and a few of what came before."""
    at = course.parts.index(asked)
    own = [skill for lesson in asked.lessons for skill in course.skills.taught_in(lesson)]
    before = [
        skill for each in course.parts[:at] for lesson in each.lessons for skill in course.skills.taught_in(lesson)
    ]
    names = [*_some(own, MOST_OF_A_PART, seed), *_some(before, MOST_BEFORE, seed)]
    return review(course, sorted(names, key=lambda name: seed_of(name, seed)), seed)


def _some(skills: Sequence[object], count: int, seed: int) -> list[str]:
    names = [str(getattr(skill, "name", skill)) for skill in skills]
    return sorted(names, key=lambda name: seed_of(seed, name))[:count]


def school(course: Course, seed: int) -> tuple[Ahead, ...]:
    """A question for each skill that school teaches, of the lesson that is no lesson of the course."""
    if course.school is None:
        return ()
    first = {exercise.skill: exercise for exercise in reversed(course.school.questions)}
    return tuple(_ahead(course.school, exercise, seed) for exercise in reversed(first.values()))


def minutes(reviews: int) -> int:
    """About how long so many reviews take, as the schedule counts."""
    return ceil(reviews * SECONDS_EACH / 60)


def called(mistake: MistakeState, course: Course) -> Sentence:
    """A mistake in a few words: what was done, or else where it was shown last."""
    done = did(mistake.name)
    if done is not None:
        return say("you {did}", did=done)
    skill = course.skills.of(mistake.skills[-1]) if mistake.skills else None
    return say("{name}", name=mistake.name) if skill is None else say("met where you {can}", can=results.can(skill))


def _one(course: Course, skill: str, seed: int) -> Ahead | None:
    pairs = [(lesson, exercise) for lesson, exercise in course.asking(skill) if is_alone(exercise)]
    if not pairs:
        return None
    lesson, exercise = pairs[seed_of(skill, seed) % len(pairs)]
    return _ahead(lesson, exercise, seed)


def _ahead(lesson: Lesson, exercise: Exercise, seed: int, reason: str = "") -> Ahead:
    return Ahead(lesson.slug, exercise.slug, seed_of(lesson.slug, exercise.slug, seed), reason)
