"""Skills: what somebody can do, over all the lessons, and what each of them rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tutor.lesson.page import Lesson

__all__ = ("Skill", "SkillGraph")


@dataclass(frozen=True, slots=True)
class Skill:
    """One thing that somebody can do. `can` goes on from “you can”; `needs` names the skills directly below it."""

    name: str
    can: str
    lesson: str = ""  # the lesson that teaches it; empty: school algebra
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SkillGraph:
    """The skills of a course, in the order in which they are taught."""

    skills: tuple[Skill, ...]

    def __iter__(self) -> Iterator[Skill]:
        return iter(self.skills)

    def of(self, name: str) -> Skill | None:
        """The skill of this name."""
        return next((skill for skill in self.skills if skill.name == name), None)

    def taught_in(self, lesson: Lesson) -> tuple[Skill, ...]:
        """The skills that a lesson teaches."""
        return tuple(skill for skill in self.skills if skill.lesson == lesson.slug)

    def before(self, lesson: Lesson) -> tuple[Skill, ...]:
        """The skills that a lesson's own rest on directly, and that other lessons or school teach."""
        own = self.taught_in(lesson)
        names = dict.fromkeys(name for skill in own for name in skill.needs)
        return tuple(skill for skill in self.skills if skill.name in names and skill not in own)
