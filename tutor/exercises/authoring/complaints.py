"""For authors: what several kinds of exercise find wrong with an exercise. Each kind says which of it concerns it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tutor.exercises.kind import Flaw
from tutor.lesson import Exercise, Slip
from tutor.misconceptions.former import TAKEN
from tutor.symbolic.sentence import names


def borrowed(slips: Iterable[Slip]) -> Iterator[str]:
    """A slip under the name of a misconception would be counted with it."""
    for slip in slips:
        if slip.slug in TAKEN:
            yield f"the slip {slip.slug!r} has the name of a misconception; give it another name"


def unfilled(exercise: Exercise) -> Iterator[str]:
    """What is said of a slip is filled from the question, in which a hole is no part of its own any more."""
    holes = {vary.hole.name for vary in exercise.vary}
    for slip in exercise.slips:
        for name in sorted(holes.intersection((*names(slip.says), *names(slip.asks)))):
            yield f"the slip {slip.slug!r} names the hole {name}, which is a letter there; name its value in given="


def undiagnosable(flaws: Iterable[Flaw], always: frozenset[str]) -> Iterator[str]:
    """An answer to which a misconception leads as well, whatever is drawn."""
    for flaw in flaws:
        if flaw.name in always - {"trivial"}:
            yield f"{flaw.says}, and in every other variant; vary the numbers or the form"
