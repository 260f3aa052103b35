"""The next question: the one that tells most, at the edge of what is known, mixed over skills.

A draw gains by what its answer is expected to tell about mistakes and about the skill, and by what mastery still waits
for. It loses where its skill was asked just now, unless a mistake is being looked for, and where what it rests on is
not known. Nothing is drawn here: what each draw can tell is read from the index.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from random import Random

from tutor.exercises import Groups
from tutor.learner.model import Picture, SkillState, Standing
from tutor.lesson import Course, Exercise, Lesson
from tutor.practice.index import SEEDS, guess, is_alone, tells
from tutor.practice.information import about_knowing, about_mistakes
from tutor.practice.reasons import reason
from tutor.symbolic.sentence import Sentence

LOOKED_FOR = 0.1  # a belief from which a mistake is worth a question of its own
UNKNOWN = 0.3  # a skill that was met and is known less than this: what rests on it waits
AGAIN = 8  # so many of the last questions are not asked again
TURNS = 4  # so many of the last skills stand back
MISTAKES, WAITING, REACHED, DUE = 4.0, 0.25, 0.3, 0.4  # what a bit, a mistake to be ruled out, and a skill are worth
TURN, SHAKY, LUCK = 0.35, 0.6, 0.02  # what is lost, and what decides between equals

Asked = tuple[str, str, int]  # the lesson, the question and the seed that were asked


@dataclass(frozen=True, slots=True)
class Pick:
    """What is to be asked: a question, under a seed of its own, and in a sentence why."""

    lesson: Lesson
    exercise: Exercise
    seed: int
    skill: str
    reason: Sentence


@dataclass(frozen=True, slots=True)
class Candidate:
    """Draws of a question that tell the same."""

    lesson: Lesson
    exercise: Exercise
    draws: tuple[int, ...]
    groups: Groups

    @property
    def place(self) -> tuple[str, str]:
        """Which question it is of."""
        return self.lesson.slug, self.exercise.slug


def next_question(
    course: Course,
    picture: Picture,
    recent: Sequence[Asked],
    seed: int,
    skills: Collection[str] = (),
    lessons: Collection[str] = (),
    mistake: str = "",
) -> Pick | None:
    """The question that tells most now; None where nothing can be asked.

    recent: what was asked last, oldest first; skills: those that may be asked, or none for all that were met;
    lessons: only of these, and mistake: of the draws that would show it, each where there are any.
    """
    allowed = frozenset(skills) or _met(course, picture)
    every = [each for each in candidates(course) if each.exercise.skill in allowed]
    found = [each for each in every if each.lesson.slug in lessons] or every
    showing = [each for each in found if any(mistake in group for group in each.groups)]
    fresh = _fresh(showing, recent) or _fresh(found, recent) or found
    if not fresh:
        return None
    chance, last = Random(f"{seed}"), _last_skills(course, recent)
    belief = {name: each.belief for name, each in picture.mistakes.items()}
    best = max(fresh, key=lambda each: gain(course, each, picture, belief, last) + LUCK * chance.random())
    why = reason(course, best.exercise.skill, best.groups, picture)
    return Pick(best.lesson, best.exercise, _number(seed, chance.choice(best.draws)), best.exercise.skill, why.said)


def candidates(course: Course) -> tuple[Candidate, ...]:
    """Every draw of the course that can be asked outside of its lesson."""
    return _candidates(course)


@lru_cache(maxsize=4)
def _candidates(course: Course) -> tuple[Candidate, ...]:
    return tuple(each for lesson, exercise in course.questions() for each in _draws(lesson, exercise))


def _draws(lesson: Lesson, exercise: Exercise) -> Iterator[Candidate]:
    if is_alone(exercise):
        found: dict[Groups, list[int]] = {}
        for at, groups in enumerate(tells(lesson.slug, exercise).draws or ((),)):
            found.setdefault(groups, []).append(at)
        yield from (Candidate(lesson, exercise, tuple(draws), groups) for groups, draws in found.items())


def gain(
    course: Course, asked: Candidate, picture: Picture, belief: Mapping[str, float], last: Sequence[str] = ()
) -> float:
    """What a draw is expected to be worth. belief: in each mistake; last: the skills that were asked last."""
    skill = picture.skills.get(asked.exercise.skill, SkillState(asked.exercise.skill))
    shown = [name for group in asked.groups for name in group]
    looked_for = any(belief.get(name, 0.0) >= LOOKED_FOR for name in shown)
    told = MISTAKES * about_mistakes(asked.groups, belief, skill.known) if looked_for else 0.0
    told += about_knowing(skill.known, guess(asked.exercise))
    told += WAITING * min(3, len({*shown} & {*skill.missing}))
    told += {Standing.FADING: DUE, Standing.SOLID: 0.0}.get(skill.standing, REACHED)
    told -= 0.0 if looked_for else TURN * sum(name == skill.name for name in last)
    return told - SHAKY * _shaky(course, picture, skill.name)


def _shaky(course: Course, picture: Picture, skill: str) -> bool:
    """Something that a skill rests on was met, and is hardly known."""
    found = course.skills.of(skill)
    below = (picture.skills.get(name) for name in (found.needs if found else ()))
    return any(state is not None and state.answers > 0 and state.known < UNKNOWN for state in below)


def _met(course: Course, picture: Picture) -> frozenset[str]:
    """The skills that something was answered in; at the very beginning those of the first lesson."""
    met = frozenset(name for name, state in picture.skills.items() if state.answers)
    return met or frozenset(exercise.skill for lesson in course.lessons[:1] for exercise in lesson.questions)


def _fresh(found: Sequence[Candidate], recent: Sequence[Asked]) -> list[Candidate]:
    """Those of questions that were not asked just now, with the draws that were not asked lately."""
    before = {(lesson, name, seed % SEEDS) for lesson, name, seed in recent}
    just = {(lesson, name) for lesson, name, _ in recent[-AGAIN:]}
    here = [each for each in found if each.place not in just]
    left = ((each, tuple(at for at in each.draws if (*each.place, at) not in before)) for each in here)
    return [replace(each, draws=draws) for each, draws in left if draws]


def _last_skills(course: Course, recent: Sequence[Asked]) -> list[str]:
    asked = (course.question(lesson, name) for lesson, name, _ in recent[-TURNS:])
    return [pair[1].skill for pair in asked if pair is not None]


def _number(seed: int, draw: int) -> int:
    """A seed that leads to this draw, and that no lesson comes to."""
    return (abs(seed) % 10**9 + 10**3) * SEEDS + draw


__all__ = ["Asked", "Candidate", "Pick", "candidates", "gain", "is_alone", "next_question"]
