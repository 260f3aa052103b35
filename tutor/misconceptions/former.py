"""Names under which attempts were kept before the same mistake had one name everywhere.

A name that meant two mistakes was kept by one of them. What is written down under it where the other was meant is found
by the kind of exercise, and by its question where the kind had both.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tutor.lesson import BackwardPass, Drive, Exercise, Number
from tutor.misconceptions.misconception import Misconception
from tutor.misconceptions.registry import BY_NAME
from tutor.symbolic.derivative import D


@dataclass(frozen=True, slots=True)
class Former:
    """Where `meant` is true of an exercise, a name was kept with its answers for what has another name now."""

    name: str
    now: str
    meant: Callable[[Exercise], bool]


def backward_pass(exercise: Exercise) -> bool:
    """A table of δ and ∂C/∂w."""
    return isinstance(exercise, BackwardPass)


def drive(exercise: Exercise) -> bool:
    """A formula by which a network is trained."""
    return isinstance(exercise, Drive)


def has_slip(slug: str) -> Callable[[Exercise], bool]:
    """Its author names such a slip."""
    return lambda exercise: any(slip.slug == slug for slip in getattr(exercise, "slips", ()))


def any_other(exercise: Exercise) -> bool:
    """Whatever is left."""
    return True


def gives_its_slopes(exercise: Exercise) -> bool:
    """The slopes are numbers of the question, so that no rule for a product can have gone wrong."""
    if not isinstance(exercise, Number):
        return False
    derivatives = exercise.of.atoms(D)
    return bool(derivatives) and derivatives <= {letter for letter, _ in exercise.at}


FORMER: tuple[Former, ...] = (  # the first that is meant counts
    Former("wrong-layer", "next-slope-for-own", backward_pass),
    Former("wrong-layer", "next-slope-for-own", drive),
    Former("next-layer", "slope-twice", drive),
    Former("next-layer", "next-slope-for-own", any_other),
    Former("slopes-added", "sum-of-slopes", gives_its_slopes),
    Former("upside-down", "root-itself", has_slip("root-itself")),
    Former("not-squared", "errors-added", has_slip("errors-added")),
)
TAKEN = frozenset(BY_NAME) | {each.name for each in FORMER}  # names that no slip of an author may have


def name_today(name: str, exercise: Exercise) -> str:
    """The name that a misconception has by now, from one that was kept with an answer to this exercise."""
    return next((each.now for each in FORMER if each.name == name and each.meant(exercise)), name)


def entry(name: str, exercise: Exercise) -> Misconception | None:
    """The misconception that was kept under this name; None where it is a slip that the exercise's author names."""
    return BY_NAME.get(name_today(name, exercise))
