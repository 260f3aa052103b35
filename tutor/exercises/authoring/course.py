"""For authors: what is wrong with a course, its order and its skills. Each fault is a sentence with its fix.

The skills stand in lessons/skills.py, and each question names the one that it asks for by skill="…".
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from tutor.lesson import Course, Lesson, Skill, SkillGraph

FILE = "lessons/skills.py"
NO_SKILL = "and there is no such skill"
NO_LESSON = "and there is no such lesson"
NOBODY = "so that nobody can begin; take one of these out of its needs"


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question: its lesson, what it is called in a fault, and the skill that it names."""

    lesson: str
    where: str
    skill: str


def course_faults(course: Course) -> tuple[str, ...]:
    """What is wrong with lessons together: a way on to nowhere, skills that do not fit the order or the questions."""
    return (*_ways(course), *_named(course), *_cycles(course), *_order(course), *_questions(course), *_orphans(course))


def strange(lesson: Lesson, skills: SkillGraph) -> tuple[str, ...]:
    """The skills that a lesson asks for and the course does not have: no fault in a lesson outside the course."""
    names = dict.fromkeys(each.skill for each in lesson.questions if each.skill and skills.of(each.skill) is None)
    return tuple(
        f"lesson {lesson.slug!r}: it asks for the skill {name!r}, which the course does not have; "
        f"add it to {FILE} when the lesson joins the course"
        for name in names
    )


def way_faults(lesson: Lesson, slugs: Collection[str]) -> tuple[str, ...]:
    """The ways on from a lesson that lead to none of these."""
    lost = (way.slug for way in lesson.on if way.slug not in slugs)
    return tuple(f"lesson {lesson.slug!r}: the way on leads to {slug!r}, {NO_LESSON}; name another" for slug in lost)


def _ways(course: Course) -> Iterator[str]:
    slugs = [lesson.slug for lesson in course.everything]
    for lesson in course.everything:
        yield from way_faults(lesson, slugs)
        if slugs.count(lesson.slug) > 1:
            yield f"lesson {lesson.slug!r}: another lesson has this slug too; give each its own"


def _place(skill: Skill, course: Course) -> str:
    school = "school-algebra" if course.school is None else course.school.slug
    return f"lesson {skill.lesson or school!r}, skill {skill.name!r} in {FILE}"


def _named(course: Course) -> Iterator[str]:
    """Names that are taken twice, and names of what does not exist."""
    names, slugs = [skill.name for skill in course.skills], {"", *(lesson.slug for lesson in course.lessons)}
    for skill in course.skills:
        place = _place(skill, course)
        if names.count(skill.name) > 1:
            yield f"{place}: another skill has this name too; give each its own"
        if skill.lesson not in slugs:
            yield f"{place}: it is taught in {skill.lesson!r}, {NO_LESSON}; name one of the course"
        for need in skill.needs:
            if need not in names:
                yield f"{place}: it needs {need!r}, {NO_SKILL}; add {need!r}, or take it out of its needs"


def _cycles(course: Course) -> Iterator[str]:
    try:
        TopologicalSorter({skill.name: skill.needs for skill in course.skills}).prepare()
    except CycleError as error:
        ring = tuple(error.args[1])[::-1]  # from what needs to what is needed
        first = course.skills.of(ring[0])
        if first is not None:
            told = ", which needs ".join(map(repr, ring[1:]))
            yield f"{_place(first, course)}: it needs {told}, {NOBODY}"


def _order(course: Course) -> Iterator[str]:
    """What is needed stands above what needs it: in an earlier lesson, or further up among the skills of one lesson."""
    at = _lessons_at(course)
    taught = {skill.name: (at.get(skill.lesson, -1), place) for place, skill in enumerate(course.skills)}
    for skill in course.skills:
        for need in skill.needs:
            if need in taught and taught[need] > taught[skill.name]:
                yield (
                    f"{_place(skill, course)}: it needs {need!r}, which is taught later; "
                    f"teach {need!r} before it, or take {need!r} out of its needs"
                )


def _lessons_at(course: Course) -> dict[str, int]:
    """Where each lesson stands in the order; school algebra, "", stands before all of them."""
    return {"": -1} | {lesson.slug: number for number, lesson in enumerate(course.lessons)}


def _asked(course: Course) -> Iterator[_Asked]:
    for lesson in course.everything:
        for number, block in enumerate((*lesson.blocks, *lesson.taken_along), 1):
            if block in lesson.questions:
                slug = getattr(block, "slug", "")
                where = f"lesson {lesson.slug!r}, block {number} ({type(block).__name__} {slug!r})"
                yield _Asked(lesson.slug, where, getattr(block, "skill", ""))


def _questions(course: Course) -> Iterator[str]:
    """A question asks for a skill of the course that is taught by then."""
    at = _lessons_at(course)
    for asked in _asked(course):
        skill = course.skills.of(asked.skill)
        if not asked.skill:
            yield f'{asked.where}: it asks for no skill; name one of {FILE} by skill="…"'
        elif skill is None:
            yield (
                f"{asked.where}: it asks for the skill {asked.skill!r}, {NO_SKILL}; name one of {FILE}, or add it there"
            )
        elif at.get(asked.lesson, -1) < at.get(skill.lesson, -1):
            yield (
                f"{asked.where}: it asks for the skill {asked.skill!r}, which {skill.lesson!r} teaches later; "
                f"let {asked.lesson!r} teach it, or ask for another"
            )


def _orphans(course: Course) -> Iterator[str]:
    """A skill that nothing asks for, or that the lesson that teaches it does not ask for."""
    asked = {(each.lesson, each.skill) for each in _asked(course)}
    for skill in course.skills:
        if not skill.lesson and course.school is None:
            continue
        place = _place(skill, course)
        if skill.name not in {name for _, name in asked}:
            yield f'{place}: no question asks for it; give a question skill="{skill.name}", or take it out'
        elif skill.lesson and (skill.lesson, skill.name) not in asked:
            yield f"{place}: its own lesson does not ask for it; ask there, or name another lesson"
