"""The map of skills: a sign and a word for each standing, what each rests on above it, and the same in words."""

from __future__ import annotations

import json
from dataclasses import asdict

from lessons import COURSE
from tutor.learner.model import Picture, SkillState, Standing
from tutor.lesson.course import Course
from tutor.lesson.skills import Skill, SkillGraph
from tutor.ui.skill_looks import FADING, GOING, LATER, LOOKS, NEXT, SOLID, UNASKED, groups, looks, numbers
from tutor.ui.skill_map import counted, drawn, told_of

TAUGHT = COURSE.skills.skills[10]


def believed(**standings: Standing) -> Picture:
    return Picture({name: SkillState(name, standing) for name, standing in standings.items()}, answers=1)


def small(*skills: Skill) -> Course:
    return Course(COURSE.parts, SkillGraph(skills))


def test_every_look_has_a_sign_and_a_word_of_its_own():
    assert len({look.sign for look in LOOKS}) == len({look.word for look in LOOKS}) == len(LOOKS)


def test_a_skill_looks_as_the_model_says():
    first, second = COURSE.lessons[:2]
    course = small(
        *(Skill(name, name, first.slug) for name in "abcd"),
        Skill("e", "e", second.slug, ("f",)),
        Skill("f", "f", second.slug, ("g",)),
        Skill("g", "g", second.slug, ("a",)),
    )
    found = looks(course, believed(a=Standing.SOLID, b=Standing.FADING, c=Standing.GOING))
    assert found == {"a": SOLID, "b": FADING, "c": GOING, "d": NEXT, "e": LATER, "f": LATER, "g": NEXT}


def test_school_algebra_keeps_nothing_back_and_is_not_called_later():
    course = small(Skill("school", "school"), Skill("a", "a", COURSE.lessons[0].slug, ("school",)))
    assert looks(course, Picture()) == {"school": UNASKED, "a": NEXT}


def test_few_are_next():
    found = list(looks(COURSE, Picture()).values())
    assert found.count(NEXT) == 3


def test_all_skills_are_in_the_map_by_their_numbers_and_below_what_they_rest_on():
    drawing = drawn(COURSE, Picture())
    assert sorted(numbers(COURSE).values()) == list(range(1, len(COURSE.skills.skills) + 1))
    assert sum(len(group.skills) for group in groups(COURSE)) == len(COURSE.skills.skills)
    places = {said.split(" ")[0]: depth for (_, said), depth in zip(drawing.values, drawing.depths, strict=True)}
    for group in groups(COURSE):
        own = {skill.name for skill in group.skills}
        for skill in group.skills:
            for name in own.intersection(skill.needs):
                assert places[str(numbers(COURSE)[name])] < places[str(numbers(COURSE)[skill.name])]


def test_no_two_skills_share_a_place_and_none_leaves_the_picture():
    drawing = drawn(COURSE, Picture())
    circles = [(shape["cx"], shape["cy"]) for tag, shape in drawing.shapes if tag == "circle" and shape["r"] > 6]
    assert len(set(circles)) == len(circles) == len(COURSE.skills.skills)
    assert all(0 < x < drawing.width and 0 < y < drawing.height for x, y in circles)
    json.dumps(asdict(drawing))


def test_the_words_say_what_the_picture_shows():
    found = believed(**{TAUGHT.name: Standing.SOLID})
    drawing = drawn(COURSE, found)
    assert "1 skill is solid" in drawing.desc
    said = dict(zip((said.split(" ")[0] for _, said in drawing.values), drawing.values, strict=True))
    number = numbers(COURSE)[TAUGHT.name]
    assert said[str(number)][1] == f"{number} ✓ solid: {TAUGHT.can}."
    assert str(told_of(3, NEXT, TAUGHT)).startswith("3 → next: ")
    assert str(counted((SOLID, SOLID, LATER))) == "2 skills are solid and 1 comes later."
