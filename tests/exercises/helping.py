"""What tests look at in help: the levels by their names, and the lines of one without their reasons."""

from __future__ import annotations

from sympy import Basic

from tutor.exercises import LEVELS, Help, Variant, help_levels


def by_name(variant: Variant) -> dict[str, Help]:
    """The levels of a variant's help."""
    return dict(zip((level.name for level in LEVELS), help_levels(variant), strict=True))


def formulas(level: Help) -> list[Basic]:
    """The lines of a level."""
    return [line.formula for line in level.lines]
