"""Everything that the project prints can be pasted back: each key, as text, in LaTeX with its colours, and as NumPy."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sympy import Expr, Tuple

from lessons import CURRICULUM
from tests.answers.reading.test_reader import ROWS, same
from tutor.answers import Verdict
from tutor.answers.reading import Vocabulary, latex, read
from tutor.answers.reading.tree import Vector
from tutor.exercises import draw, mark
from tutor.lesson import Drive, Formula, Gradient, Working
from tutor.lower import CannotLower
from tutor.lower.elementwise import to_numpy_source
from tutor.symbolic.printing import to_latex, to_text

SEEDS = (1, 2)
EXERCISES = [
    pytest.param(exercise, id=f"{lesson.slug}/{exercise.slug}")
    for lesson in CURRICULUM
    for exercise in lesson.questions
    if isinstance(draw(exercise, 1).filled, Formula | Gradient | Working | Drive)
]


def printings(key: Expr | tuple[Expr, ...]) -> Iterator[str]:
    """A key as the project prints it anywhere."""
    for show in (to_text, to_latex, lambda part: to_latex(part, "light"), lambda part: to_latex(part, "dark")):
        yield f"[{', '.join(map(show, key))}]" if isinstance(key, tuple | Tuple) else show(key)
    if isinstance(key, Expr):
        try:
            source = to_numpy_source(key, sorted(key.free_symbols, key=str))
        except CannotLower:  # a sum over an index is lowered with its network
            return
        yield source.rpartition("return ")[2].strip()


@pytest.mark.parametrize("exercise", EXERCISES)
def test_every_key_in_every_printing_is_read_and_right(exercise) -> None:
    for variant in (draw(exercise, seed) for seed in SEEDS):
        for printed in printings(variant.key):
            found = mark(variant, printed)
            assert found.verdict is Verdict.RIGHT, f"{printed}: {found.message}"


@pytest.mark.parametrize("theme", [None, "light", "dark"])
def test_the_latex_of_the_preview_is_read_again(theme) -> None:
    for row, words in ROWS:
        _again(row.typed, words, theme)


def _again(typed: str, words: Vocabulary, theme) -> None:
    once = read(typed, words)
    if isinstance(once.tree, Vector):
        return
    again = read(latex(once.tree, theme), words)
    assert again.problem is None, f"{typed}: {again.problem and again.problem.message}"
    assert same(again.expr, once.expr), typed
