"""The order and the skills of a course: each planted fault is found and told with its fix; the course has none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lessons import COURSE
from tutor.exercises.authoring.course import course_faults, strange
from tutor.lesson import Course, Formula, Lesson, Next, Part, Prose, Skill, SkillGraph
from tutor.notation import x

THREE = (Prose("One."), Prose("Two."), Prose("Three."))
DOTS, LINES, PLANES = (
    Skill("dots", "dot", "one"),
    Skill("lines", "line", "one", ("dots",)),
    Skill("planes", "plane", "two"),
)


def lesson(slug: str, *skills: str, on: tuple[Next, ...] = ()) -> Lesson:
    """A lesson that asks for these skills, one after the other; the last one at its end."""
    asked = tuple(Formula(f"ask-{at}", "Write it.", x**2, x, skill=skill) for at, skill in enumerate(skills, 1))
    return Lesson(slug, "A sample", "An idea.", 10, asked[:-1], THREE, on=on, transfer=asked[-1])


ONE, TWO = lesson("one", "dots", "lines"), lesson("two", "lines", "planes")


def course(*skills: Skill, lessons: tuple[Lesson, ...] = (ONE, TWO), school: Lesson | None = None) -> Course:
    return Course((Part("All", lessons),), SkillGraph(skills or (DOTS, LINES, PLANES)), school)


def test_a_sound_course_has_no_fault_and_neither_has_the_course() -> None:
    assert course_faults(course()) == ()
    assert course_faults(COURSE) == ()


HERE = "in lessons/skills.py"
PLANTED = (
    (
        course(replace(DOTS, needs=("planes",)), LINES, replace(PLANES, needs=("lines",))),
        f"lesson 'one', skill 'dots' {HERE}: it needs 'planes', which needs 'lines', which needs 'dots', ",
        "so that nobody can begin; take one of these out of its needs",
    ),
    (
        course(replace(DOTS, needs=("dots",)), LINES, PLANES),
        f"lesson 'one', skill 'dots' {HERE}: it needs 'dots', ",
        "so that nobody can begin; take one of these out of its needs",
    ),
    (
        course(DOTS, LINES, PLANES, Skill("solids", "fill", "two")),
        f"lesson 'two', skill 'solids' {HERE}: no question asks for it; ",
        'give a question skill="solids", or take it out',
    ),
    (
        course(lessons=(ONE, lesson("two", "planes", "solids"))),
        "lesson 'two', block 2 (Formula 'ask-2'): it asks for the skill 'solids', and there is no such skill; ",
        "name one of lessons/skills.py, or add it there",
    ),
    (
        course(lessons=(ONE, lesson("two", "planes", ""))),
        "lesson 'two', block 2 (Formula 'ask-2'): it asks for no skill; ",
        'name one of lessons/skills.py by skill="…"',
    ),
    (
        course(DOTS, LINES, replace(PLANES, needs=("points",))),
        f"lesson 'two', skill 'planes' {HERE}: it needs 'points', and there is no such skill; ",
        "add 'points', or take it out of its needs",
    ),
    (
        course(replace(DOTS, needs=("planes",)), LINES, PLANES),
        f"lesson 'one', skill 'dots' {HERE}: it needs 'planes', which is taught later; ",
        "teach 'planes' before it, or take 'planes' out of its needs",
    ),
    (
        course(LINES, DOTS, PLANES),
        f"lesson 'one', skill 'lines' {HERE}: it needs 'dots', which is taught later; ",
        "teach 'dots' before it, or take 'dots' out of its needs",
    ),
    (
        course(lessons=(lesson("one", "planes", "lines", "dots"), TWO)),
        "lesson 'one', block 1 (Formula 'ask-1'): it asks for the skill 'planes', which 'two' teaches later; ",
        "let 'one' teach it, or ask for another",
    ),
    (
        course(lessons=(lesson("one", "dots"), TWO)),
        f"lesson 'one', skill 'lines' {HERE}: its own lesson does not ask for it; ",
        "ask there, or name another lesson",
    ),
    (
        course(DOTS, LINES, replace(PLANES, lesson="three")),
        f"lesson 'three', skill 'planes' {HERE}: it is taught in 'three', and there is no such lesson; ",
        "name one of the course",
    ),
    (
        course(DOTS, LINES, PLANES, replace(PLANES, can="plane once more")),
        f"lesson 'two', skill 'planes' {HERE}: another skill has this name too; ",
        "give each its own",
    ),
    (
        course(lessons=(ONE, lesson("two", "lines", "planes", on=(Next("nowhere", "Go on."),)))),
        "lesson 'two': the way on leads to 'nowhere', and there is no such lesson; ",
        "name another",
    ),
    (course(lessons=(ONE, TWO, TWO)), "lesson 'two': another lesson has this slug too; ", "give each its own"),
    (
        course(Skill("counting", "count"), DOTS, LINES, PLANES, school=lesson("school", "adding")),
        f"lesson 'school', skill 'counting' {HERE}: no question asks for it; ",
        'give a question skill="counting", or take it out',
    ),
)


@pytest.mark.parametrize(("planted", "fault", "fix"), PLANTED, ids=[fault for _, fault, _ in PLANTED])
def test_a_planted_fault_is_found_and_told_with_its_fix(planted: Course, fault: str, fix: str) -> None:
    assert fault + fix in course_faults(planted)


def test_school_algebra_needs_no_lesson_and_no_question_until_it_is_asked() -> None:
    counting, dots = Skill("counting", "count"), replace(DOTS, needs=("counting",))
    assert course_faults(course(counting, dots, LINES, PLANES)) == ()
    assert course_faults(course(counting, dots, LINES, PLANES, school=lesson("school", "counting"))) == ()


def test_a_lesson_that_is_not_of_the_course_may_ask_for_skills_of_its_own() -> None:
    (note,) = strange(lesson("mine", "dots", "springs", "springs", ""), SkillGraph((DOTS,)))
    assert note.startswith("lesson 'mine': it asks for the skill 'springs', which the course does not have")


def test_skills_recur_over_the_lessons() -> None:
    taught = [skill for skill in COURSE.skills if skill.lesson]
    asked = [{lesson.slug for lesson, _ in COURSE.asking(skill.name)} for skill in taught]
    assert 36 <= len(taught) <= 46
    assert sum(len(lessons) > 1 for lessons in asked) > len(taught) / 2


def test_every_lesson_teaches_something_and_what_comes_before_it_is_taught_elsewhere() -> None:
    for each in COURSE.lessons:
        assert COURSE.skills.taught_in(each), each.slug
        assert each.slug not in {skill.lesson for skill in COURSE.skills.before(each)}


def test_what_one_can_do_goes_on_from_you_can() -> None:
    for skill in COURSE.skills:
        assert skill.can[0].islower(), skill
        assert skill.can[-1].isalpha(), skill
        assert len(skill.can.split()) <= 14, skill
