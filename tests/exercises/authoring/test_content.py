"""Words, letters and size: each planted fault is found and told with its fix."""

from __future__ import annotations

import pytest
from sympy import Add, Symbol, exp

from tutor.exercises import problems
from tutor.lesson import Curve, Formula, Gauges, Lesson, Number, Place, Prediction, Prose, Slider, Vary, hole
from tutor.notation import numbered, w, x
from tutor.symbolic.derivative import D

c = hole("c")
r = Symbol("r", real=True)
THREE = (Prose("One."), Prose("Two."), Prose("Three."))
ASKED = Formula("power", "Write the slope of {of}.", c * x**4, x, vary=(Vary(c, (2, 3, 5)),))


def lesson(*blocks, transfer=None) -> Lesson:
    return Lesson("sample", "A sample", "An idea.", 10, blocks, THREE, transfer=transfer)


FAULTS = (
    (Prose("A short one. " + "So it goes on. " * 25), "103 words in one go"),
    (Prose("This sentence " + "and another bit " * 12 + "ends."), "a sentence of 39 words"),
    (Formula("long", "Write it. " * 50, x**4, x), "100 words in one go"),
    (Curve("bare", w**2, w, (-1, 1), 0, " "), "no caption"),
    (Prediction("mute", "Which?", ("{w}", "It is {x}."), ""), "'{w}' is a formula alone"),
    (Place("spot", "Where is it flat?", Curve("naked", w**2 - w, w, (-1, 1), 0, ""), D(w**2 - w, w)), "no caption"),
    (Prose("See {f}.", f=r**2), "the letter r has no meaning"),
    (Formula("odd", "Write the slope of {of}.", r * x**4, x), "the letter r has no meaning"),
    (Formula("huge", "Write it.", Add(*(exp(n * x) for n in range(1, 150))), x), "parts, where 400 are enough"),
    (Number("alike", "How steep is it at 1?", D(x**3, x), ((x, 1),)), "and in every other variant"),
)


@pytest.mark.parametrize(("block", "complaint"), FAULTS, ids=[complaint for _, complaint in FAULTS])
def test_a_seeded_fault_is_found(block, complaint: str) -> None:
    found = problems(lesson(ASKED, block))
    assert any(complaint in fault and fault.startswith("lesson 'sample', block 2 (") for fault in found), found


def test_a_letter_that_a_slider_turns_has_a_meaning_and_so_has_one_with_a_number() -> None:
    turned = Gauges("bars", (("the square", r**2), ("the weight", numbered(w, 1))), (Slider(r, 0, 1, 0.5),), "Turn it.")
    assert problems(lesson(ASKED, turned, Prose("So {f} grows.", f=r**2))) == ()


def test_a_word_in_the_place_of_a_letter_says_itself_what_it_stands_for() -> None:
    counted = Prose("There are {c}.", c=Symbol("inputs") + Symbol("change_w"))
    assert problems(lesson(counted)) == ()
    assert problems(lesson(Prose("There are {c}.", c=Symbol("q_w") + Symbol("ab"))))


def test_the_question_to_take_along_is_looked_at_too() -> None:
    found = problems(lesson(ASKED, transfer=Formula("along", "Write it.", r * x**4, x)))
    assert [fault for fault in found if "the letter r" in fault]
