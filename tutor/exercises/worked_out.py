"""Which sibling help has worked out. Whoever has seen that has seen the answer to it, so it is not asked next."""

from __future__ import annotations

from functools import lru_cache

from tutor.exercises.drawing.siblings import siblings
from tutor.exercises.drawing.variant import another
from tutor.exercises.help import help_levels
from tutor.exercises.kind import AnyVariant
from tutor.exercises.kinds import kind_of
from tutor.exercises.levels import LEVELS, SIBLING


@lru_cache(maxsize=512)
def worked_out(variant: AnyVariant) -> AnyVariant | None:
    """The sibling in the help for a variant; None where help works out no sibling that could be drawn."""
    shown = help_levels(variant)[LEVELS.index(SIBLING)]
    kind = kind_of(variant.exercise)
    return next((other for other in siblings(variant) if shown in kind.helps(variant, iter((other,))).sibling), None)


def another_but(variant: AnyVariant, seen: AnyVariant | None) -> AnyVariant | None:
    """The next one that asks neither this nor what was seen, as long as there is one."""
    other = another(variant)
    if other is None or seen is None or other.filled != seen.filled:
        return other
    third = another(other)
    return other if third is None or third.filled == variant.filled else third
