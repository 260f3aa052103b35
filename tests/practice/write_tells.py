"""Write down what each question of the course can tell: `python -m tests.practice.write_tells`."""

from __future__ import annotations

from pathlib import Path

from lessons import COURSE
from tutor.exercises import AnyVariant, Groups, draw, fingerprint, printed, told_apart
from tutor.exercises.wrong_line.making import mistakes_in
from tutor.lesson import Course, Exercise
from tutor.practice import index
from tutor.practice.index import FILE, SEEDS, Tells

PATH = Path(index.__file__).with_name(FILE)


def looked_at(exercise: Exercise) -> Tells:
    """What the first draws of a question can tell."""
    variants = [draw(exercise, seed) for seed in range(SEEDS)]
    return Tells(tuple(map(_groups, variants)), tuple(map(printed, variants)), mistakes_in(exercise))


def _groups(variant: AnyVariant) -> Groups:
    return tuple(sorted(tuple(sorted(group)) for group in told_apart(variant)))


def of_course(course: Course) -> dict[str, tuple[str, Tells]]:
    """The same of each question."""
    return {
        f"{lesson.slug}/{exercise.slug}": (fingerprint(exercise), looked_at(exercise))
        for lesson, exercise in course.questions()
    }


if __name__ == "__main__":
    PATH.write_text(index.encoded(of_course(COURSE)), encoding="utf-8")
