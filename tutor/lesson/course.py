"""A course: its parts with their lessons, the skills that they teach, and the school algebra that it begins from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from tutor.lesson.exercises import Exercise
from tutor.lesson.page import Lesson, Part
from tutor.lesson.skills import SkillGraph

__all__ = ("Course",)


@dataclass(frozen=True, slots=True)
class Course:
    """Everything that is taught and asked. `school` is no lesson of the course: it is checked once, and repaired."""

    parts: tuple[Part, ...]
    skills: SkillGraph = field(default_factory=lambda: SkillGraph(()))
    school: Lesson | None = None

    @property
    def lessons(self) -> tuple[Lesson, ...]:
        """The lessons in their order."""
        return tuple(lesson for part in self.parts for lesson in part.lessons)

    @property
    def everything(self) -> tuple[Lesson, ...]:
        """School algebra, if it is there, and the lessons."""
        return (*(() if self.school is None else (self.school,)), *self.lessons)

    def questions(self) -> Iterator[tuple[Lesson, Exercise]]:
        """Everything that is marked, in its order, each with its lesson."""
        return ((lesson, exercise) for lesson in self.everything for exercise in lesson.questions)

    def asking(self, skill: str) -> tuple[tuple[Lesson, Exercise], ...]:
        """The questions that ask for a skill."""
        return tuple(pair for pair in self.questions() if pair[1].skill == skill)

    def question(self, lesson: str, exercise: str) -> tuple[Lesson, Exercise] | None:
        """The question of these slugs."""
        found = (pair for pair in self.questions() if (pair[0].slug, pair[1].slug) == (lesson, exercise))
        return next(found, None)
