"""For authors: what several kinds of exercise find wrong with an exercise. Each kind says which of it concerns it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tutor.exercises.kind import Flaw
from tutor.lesson import Slip
from tutor.misconceptions.former import TAKEN


def borrowed(slips: Iterable[Slip]) -> Iterator[str]:
    """A slip under the name of a misconception would be counted with it."""
    for slip in slips:
        if slip.slug in TAKEN:
            yield f"the slip {slip.slug!r} has the name of a misconception; give it another name"


def undiagnosable(flaws: Iterable[Flaw], always: frozenset[str]) -> Iterator[str]:
    """An answer to which a misconception leads as well, whatever is drawn."""
    for flaw in flaws:
        if flaw.name in always - {"trivial"}:
            yield f"{flaw.says}, and in every other variant; vary the numbers or the form"
