"""What was drawn once is drawn again, on any machine: the numbers themselves are fixed."""

from __future__ import annotations

from tutor.exercises.drawing.hashed import hashed


def test_a_number_depends_on_the_words_alone():
    assert hashed("slope", 0, 1) == 15_420_933_481_062_172_922
    assert hashed(3, 1, 2) == hashed("3:1", 2) != hashed(3, 12)
    assert len({hashed("seed", number) % 1000 for number in range(1000)}) > 500
