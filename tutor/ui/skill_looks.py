"""How a skill stands, as a page says it: with a sign and a word, never in colour alone. No Streamlit here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tutor.learner.model import Picture, SkillState, Standing
from tutor.lesson.course import Course
from tutor.lesson.skills import Skill
from tutor.symbolic.sentence import Sentence, say

MOST_NEXT = 3  # skills that are called the next ones


@dataclass(frozen=True, slots=True)
class Look:
    """A sign, a word for it, and what a picture calls it."""

    sign: str
    word: str
    name: str

    @property
    def said(self) -> Sentence:
        """The word, ready for a field."""
        return say(self.word)


SOLID = Look("✓", "solid", "solid")
FADING = Look("↻", "fading", "fading")
GOING = Look("◐", "under way", "going")
NEXT = Look("→", "next", "next")
LATER = Look("○", "later", "later")
UNASKED = Look("·", "not checked yet", "unasked")  # what school teaches: it comes before everything here
LOOKS = (SOLID, FADING, GOING, NEXT, LATER, UNASKED)
OF_STANDING: Mapping[Standing, Look] = {
    Standing.SOLID: SOLID,
    Standing.FADING: FADING,
    Standing.GOING: GOING,
    Standing.NEW: LATER,
}


@dataclass(frozen=True, slots=True)
class Group:
    """Skills that stand together: those of a part of the course, or school algebra."""

    title: str
    skills: tuple[Skill, ...]


def groups(course: Course) -> tuple[Group, ...]:
    """School algebra, then each part that teaches a skill."""
    slugs = [(part.title, {lesson.slug for lesson in part.lessons}) for part in course.parts]
    found = [("School algebra", {""}), *slugs]
    each = (Group(title, tuple(skill for skill in course.skills if skill.lesson in own)) for title, own in found)
    return tuple(group for group in each if group.skills)


def numbers(course: Course) -> dict[str, int]:
    """The number of each skill, as the map counts them."""
    return {skill.name: number for number, skill in enumerate((s for g in groups(course) for s in g.skills), 1)}


def standing(picture: Picture, skill: Skill) -> SkillState:
    """What is believed of a skill; nothing yet for one that was never asked."""
    return picture.skills.get(skill.name, SkillState(skill.name))


def looks(course: Course, picture: Picture) -> dict[str, Look]:
    """How each skill stands. Next are the first new ones that rest on nothing new, but for school algebra."""
    found = {skill.name: OF_STANDING[standing(picture, skill).standing] for skill in course.skills}
    school = {skill.name for skill in course.skills if not skill.lesson}
    found |= {name: UNASKED for name in school if found[name] is LATER}
    begun = {name for name, look in found.items() if look is not LATER} | school
    ready = [each.name for each in course.skills if each.name not in begun and begun.issuperset(each.needs)]
    return found | dict.fromkeys(ready[:MOST_NEXT], NEXT)
