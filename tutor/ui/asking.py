"""Which questions a sitting asks, as a run keeps them: from the course, and from what is believed of the learner.

A question that speaks of a figure above it is asked in its lesson alone. Seeds are such as no lesson has drawn: one
question under one seed tells nothing more when it is answered a second time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from itertools import islice
from math import ceil

from tutor.learner import model
from tutor.learner.events import ANOTHER
from tutor.learner.model import Held, MistakeState, Picture
from tutor.learner.reviewing import SECONDS_EACH
from tutor.learner.runs import Ahead
from tutor.learner.sittings import PART, PRACTICE, REVIEW, SCHOOL, START, source
from tutor.lesson import Course, Exercise, Lesson, Part
from tutor.misconceptions.in_short import did
from tutor.practice import Asked, is_alone, next_question, plan_of, tells
from tutor.symbolic.sentence import Sentence, say
from tutor.ui import results, state

MOST_OF_A_LESSON, MOST_OF_A_PART, MOST_BEFORE = 3, 6, 2
REMEMBERED = 40  # questions that a sitting asked last
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
    """For each of these skills the question that tells most, of the lessons that were reached."""
    return tuple(_each(course, skills, reached(course), REVIEW, seed))


def reached(course: Course) -> tuple[str, ...]:
    """School, and the lessons up to the last one in which something was done; of somebody new the first.

    To have opened a page is not enough.
    """
    done = [at for at, each in enumerate(course.lessons) if state.where_worked({each.slug}) is not None]
    school = () if course.school is None else (course.school.slug,)
    return (*school, *(lesson.slug for lesson in course.lessons[: max(done, default=0) + 1]))


def _each(course: Course, skills: Iterable[str], lessons: Collection[str], sitting: str, seed: int) -> Iterator[Ahead]:
    """For each skill the question of these lessons that tells most; none twice."""
    found, recent, places = picture(course), list(drawn_in(sitting)), set[tuple[str, str]]()
    for skill in skills:
        pick = next_question(course, found, recent, seed, (skill,), lessons)
        if pick is not None and (pick.lesson.slug, pick.exercise.slug) not in places:
            places.add((pick.lesson.slug, pick.exercise.slug))
            recent.append((pick.lesson.slug, pick.exercise.slug, pick.seed))
            yield Ahead(pick.lesson.slug, pick.exercise.slug, pick.seed)


def drawn_in(sitting: str) -> Sequence[Asked]:
    """What a sitting has asked last, the oldest first."""
    return [(*source(event), event.seed) for event in state.of_sitting(sitting) if event.kind == ANOTHER][-REMEMBERED:]


def practice(course: Course, skills: Sequence[str], mistake: str, seed: int) -> Ahead | None:
    """The question that tells most now, or now and then a solution with a mistake of the learner's own in it.

    mistake: the one that is practised, where it is one.
    """
    found, lessons = picture(course), {*reached(course), *_teaching(course, skills)}
    wrong = _wrong_line(course, found, skills, lessons, mistake, seed) if seed % OF_MANY == 0 else None
    if wrong is not None:
        return wrong
    pick = next_question(course, found, drawn_in(PRACTICE), seed, skills, lessons, mistake)
    return None if pick is None else Ahead(pick.lesson.slug, pick.exercise.slug, pick.seed, str(pick.reason))


def _teaching(course: Course, skills: Iterable[str]) -> Iterator[str]:
    known = (course.skills.of(skill) for skill in skills)
    return (skill.lesson for skill in known if skill is not None)


def _wrong_line(
    course: Course, found: Picture, skills: Sequence[str], lessons: Collection[str], only: str, seed: int
) -> Ahead | None:
    """A solution in which a mistake of the learner's own is to be found."""
    for mistake in _live(found):
        allowed = [name for name in mistake.skills if (not skills or name in skills) and only in ("", mistake.name)]
        pairs = (pair for skill in allowed for pair in course.asking(skill) if pair[0].slug in lessons)
        asked = [pair for pair in pairs if mistake.name in tells(pair[0].slug, pair[1]).planted]
        if asked:
            lesson, exercise = asked[seed // OF_MANY % len(asked)]
            return replace(_ahead(lesson, exercise, seed, str(say(PLANTED))), planted=mistake.name)
    return None


def _live(found: Picture) -> Iterator[MistakeState]:
    return (mistake for mistake in found.mistakes.values() if mistake.held in THERE)


def start(course: Course, lesson: Lesson, seed: int) -> tuple[Ahead, ...]:
    """Three questions about a lesson, each about another of its skills where it has so many."""
    skills = [exercise.skill for exercise in lesson.questions if is_alone(exercise)]
    turns = [*dict.fromkeys(skills), *skills]
    asked = _each(course, turns, (lesson.slug,), START, seed)
    return tuple(islice(asked, MOST_OF_A_LESSON))


def part(course: Course, asked: Part, seed: int) -> tuple[Ahead, ...]:
    """One question for each of the part's skills, so many at most, and a few of what came before."""
    at = course.parts.index(asked)
    own = [skill for lesson in asked.lessons for skill in course.skills.taught_in(lesson)]
    before = [
        skill for each in course.parts[:at] for lesson in each.lessons for skill in course.skills.taught_in(lesson)
    ]
    names = [*_some(own, MOST_OF_A_PART, seed), *_some(before, MOST_BEFORE, seed)]
    lessons = [lesson.slug for each in course.parts[: at + 1] for lesson in each.lessons]
    return tuple(_each(course, sorted(names, key=lambda name: seed_of(name, seed)), lessons, PART, seed))


def _some(skills: Sequence[object], count: int, seed: int) -> list[str]:
    names = [str(getattr(skill, "name", skill)) for skill in skills]
    return sorted(names, key=lambda name: seed_of(seed, name))[:count]


def school(course: Course, seed: int) -> tuple[Ahead, ...]:
    """A question for each skill that school teaches, of the lesson that is no lesson of the course."""
    if course.school is None:
        return ()
    skills = dict.fromkeys(exercise.skill for exercise in course.school.questions)
    return tuple(_each(course, skills, (course.school.slug,), SCHOOL, seed))


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


def _ahead(lesson: Lesson, exercise: Exercise, seed: int, reason: str = "") -> Ahead:
    return Ahead(lesson.slug, exercise.slug, seed_of(lesson.slug, exercise.slug, seed), reason)
