"""A sound lesson has no problems; each planted fault is found, with its lesson, its block and what to do."""

from __future__ import annotations

import pytest
from sympy import Eq, Function, Gt, Integer, Lt, Rational

from tutor.exercises import Help, problems
from tutor.exercises.authoring import check
from tutor.lesson import (
    Choose,
    Curve,
    Derivation,
    Formula,
    Formulas,
    Gradient,
    Lesson,
    Number,
    Option,
    Place,
    Prose,
    Reasoning,
    Slip,
    StepTable,
    Vary,
    hole,
)
from tutor.notation import b, w, x
from tutor.symbolic.derivative import D
from tutor.symbolic.sentence import say
from tutor.symbolic.shown import InOrder

c, d, p, s = (hole(name) for name in ("c", "d", "p", "s"))
value = Choose.value
THREE = (Prose("One."), Prose("Two."), Prose("Three."))
strange = Function("strange")
SIGNS = (Option("Up.", Lt(value, 0)), Option("Down.", Gt(value, 0)))
ASKED = (Option("Up.", Lt(value, 0), "Is it lower there?"), Option("Down.", Gt(value, 0), "Does it fall that way?"))
SOUND = (
    Formula("power", "Write the slope of {of}.", c * x**p, x, vary=(Vary(c, (2, 3, 5)), Vary(p, (3, 4, 5)))),
    Number("value", "At {x} = {s}?", D(x**3 - c * x, x), ((x, s),), vary=(Vary(c, (3, 5)), Vary(s, (2, 4)))),
    StepTable("walk", "Walk from {start}.", (w - 3) ** 2, w, Integer(0), Rational(1, 10)),
    Choose(
        "way",
        "At {s}?",
        ASKED,
        of=D(w**2, w),
        at=((w, s),),
        look="On which side of 0 are you?",
        idea="The cost falls against the sign of its slope.",
        because="The slope at {s} says so.",
        vary=(Vary(s, (-2, -1, 1, 2)),),
    ),
    Place(
        "flat",
        "Where?",
        Curve("curve", x**2 - c * x, x, (-4, 4), -3, "Here."),
        D(x**2 - c * x, x),
        vary=(Vary(c, (2, 3)),),
    ),
    Derivation("steps", 5 * x**4, x),
    Reasoning("why", "It is so:", (("The rule.", Eq(D(x**2, x), InOrder(Integer(2), x), evaluate=False)),)),
)


def lesson(*blocks) -> Lesson:
    return Lesson("sample", "A sample", "An idea.", 10, blocks, THREE)


def test_a_sound_lesson_has_no_problems() -> None:
    assert problems(lesson(*SOUND)) == ()


ALL = {"look": "Look at it.", "idea": "It counts.", "because": "So it is."}

FAULTS = (
    (
        Number(
            "hollow",
            "?",
            c * x,
            ((x, Integer(2)),),
            vary=(Vary(c, (3, 5)),),
            slips=(Slip("alone", c, "That is {c} alone.", "Where is {x}?"),),
            **ALL,
        ),
        "the slip 'alone' names the hole c, which is a letter there; name its value in given=",
    ),
    (
        Number("mute", "?", c * x, ((x, Integer(2)),), vary=(Vary(c, (3, 5)),), idea="It counts.", because="So it is."),
        "the level 'place' of its help has nothing to say about this very question; give it look=…",
    ),
    (
        Number("mute", "?", c * x, ((x, Integer(2)),), vary=(Vary(c, (3, 5)),), look="Look.", because="So it is."),
        "the level 'rule' of its help has nothing to say about this very question; give it idea=…",
    ),
    (
        Choose("alone", "?", (Option("A.", Lt(1, 2)), Option("B.", Gt(1, 2))), gap="One is ? two.", **ALL),
        "the level 'sibling' of its help has nothing to say about this very question; let something vary",
    ),
    (
        Choose("words", "?", (Option("A.", c > 1), Option("B.", c < 2)), vary=(Vary(c, (1, 2)),), **ALL),
        "the level 'gap' of its help has nothing to say about this very question; give it gap=…",
    ),
    (
        Formula("bare", "The sum?", c * x + 1, vary=(Vary(c, (2, 3)),), look="Look."),
        "the level 'solution' of its help has nothing to say about this very question; give it because=…",
    ),
    (
        Number(
            "told",
            "?",
            c * x,
            ((x, Integer(2)),),
            vary=(Vary(c, (3, 5)),),
            given=(("twice", 2 * c),),
            look="Is it {twice}?",
            idea="It counts.",
            because="So it is.",
        ),
        "its look=… gives the answer away, and is not said; say less",
    ),
    (
        Number("whole", "?", c * x, ((x, Integer(2)),), vary=(Vary(c, (3, 5)),), gap="All of it.", **ALL),
        "its gap=… has no gap; put a ? in the place of what is to be found",
    ),
    (
        Number("slip", "?", c * x, ((x, 2),), vary=(Vary(c, (3, 5)),), slips=(Slip("uphill", 2 * c * x, "A.", "B?"),)),
        "the slip 'uphill' has the name of a misconception; give it another name",
    ),
    (
        Choose("both", "?", (Option("A.", c > 0), Option("B.", c > 1)), vary=(Vary(c, (1, 2)),)),
        "2 options hold where exactly one",
    ),
    (Choose("loose", "?", (Option("A.", Gt(x, 0)), Option("B.", Lt(x, 0)))), "nothing decides the option 'A.'"),
    (Choose("zero", "At {s}?", SIGNS, of=D(w**2, w), at=((w, s),), vary=(Vary(s, (-1, 0, 1)),)), "0 options hold"),
    (
        Choose(
            "reasons",
            "At {s}?",
            SIGNS,
            (Option("So.", Gt(value, 0)), Option("Or so.", Gt(value, -9))),
            of=D(w**2, w),
            at=((w, s),),
            vary=(Vary(s, (1, 2)),),
        ),
        "2 reasons hold",
    ),
    (Formula("far", "The slope of {of}?", strange(x), x), "no rule for a derivative"),
    (Derivation("steps", strange(x) + x, x), "there is no rule for"),
    (Formulas((("it", D(strange(x), x)),)), "there is no rule for"),
    (
        Reasoning("why", "It is so:", (("Multiply.", Eq((x + 1) ** 2, x**2 + 1, evaluate=False)),)),
        "(x + 1)² = x² + 1 does not hold as it stands",
    ),
    (
        Reasoning("why", "It is so:", (("The rule.", Eq(D(x**2, x), x, evaluate=False)),)),
        "d/dx x² = x does not hold as it stands",
    ),
    (Formula("open", "The slope of {of}?", c * d * x**2, x, vary=(Vary(c, (2, 3)),)), "nothing fills the hole 'd'"),
    (
        Formula("idle", "The slope of {of}?", c * x**2, x, vary=(Vary(c, (2, 3)), Vary(d, (2, 3)))),
        "Vary(d) varies nothing",
    ),
    (Formula("told", "Write it: {shown}.", x**3, x, given=(("shown", 3 * x**2),)), "the question shows the answer"),
    (
        Number(
            "void", "At {x} = {s}?", D(1 / x, x), ((x, s),), vary=(Vary(s, (Integer(0), Eq(x, x) and Integer(0) * 1)),)
        ),
        "has no value",
    ),
    (Place("far-off", "Where?", Curve("curve", x**2, x, (1, 4), 2, "Here."), D(x**2, x)), "zero nowhere between"),
    (
        Place("named", "Where?", Curve("named", x**2, x, (-1, 4), 2, "Here."), D(x**2, x)),
        "the slug 'named' is taken twice",
    ),
)


@pytest.mark.parametrize(("block", "complaint"), FAULTS, ids=[complaint for _, complaint in FAULTS])
def test_a_seeded_fault_is_found(block, complaint: str) -> None:
    found = problems(lesson(*SOUND[:2], block))
    assert any(complaint in fault for fault in found), found
    assert all(fault.startswith("lesson 'sample'") for fault in found)
    assert all(fault.startswith("lesson 'sample', block 3 (") for fault in found if "taken twice" not in fault)


SIDES = (
    Option("Up.", Lt(value, 0), "Does the cost fall there?"),
    Option("Down.", Gt(value, 0), "Is that the way down?"),
)
STILL = Choose("still", "At {s}?", SIDES, of=D(w**2, w), at=((w, s),), vary=(Vary(s, (1, 2, 3)),), because="So.")
SAME = (Option("Up.", Lt(value, 0), "Which way?"), Option("Down.", Gt(value, 0), "Which way?"))
TOLD = (
    (
        Number("bare", "How much?", c * x, ((x, 2),), vary=(Vary(c, (3, 5)),)),
        "nothing says why the right answer is right",
    ),
    (STILL, "the option 'Down.' is right in every draw; vary what decides it"),
    (Choose("unasked", "?", SIGNS, of=D(w**2, w), at=((w, s),), vary=(Vary(s, (-1, 1)),)), "give it asks=…, in words"),
    (Choose("twice", "?", SAME, of=D(w**2, w), at=((w, s),), vary=(Vary(s, (-1, 1)),)), "is asked back like 'Up.'"),
    (
        Number("alike", "?", D((c * x + 1) ** 2, x), ((x, 1),), vary=(Vary(c, (1, 2)),)),
        "hardly a draw tells its mistakes from one another",
    ),
)


@pytest.mark.parametrize(("block", "complaint"), TOLD, ids=[block.slug for block, _ in TOLD])
def test_what_a_learner_would_miss_in_an_answer_is_found(block, complaint: str) -> None:
    found = problems(lesson(block))
    assert any(complaint in fault for fault in found), found


def test_one_draw_alone_need_not_vary() -> None:
    only = Choose("only", "?", SIDES, of=D(w**2, w), at=((w, Integer(3)),), because="It rises.")
    assert not [fault for fault in problems(lesson(only)) if "in every draw" in fault]


def test_help_that_gives_the_answer_away_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def careless(variant):
        return tuple(Help(say("It is {key}.", key=variant.key)) for _ in range(2))

    monkeypatch.setattr(check, "help_levels", careless)
    found = problems(lesson(SOUND[0]))
    assert any("a level of help before the last contains the answer" in fault for fault in found)


def test_mistakes_that_the_form_makes_alike_are_noted_and_are_no_fault():
    """The inner slope of 3(w − c)² is 1 for any c; that of 3(cw − 1)² is c."""
    alike, apart = (
        Lesson("squares", "Squares", "Idea.", 5, (Formula("square", "Write the slope of {of}.", of, w, vary=(
            Vary(c, (3, 5, 7)),)),), THREE) for of in (3 * (w - c) ** 2, 3 * (c * w - 1) ** 2)
    )  # fmt: skip
    assert problems(alike) == problems(apart) == ()
    (note,) = check.notes(alike)
    assert note.startswith("lesson 'squares', block 1 (Formula 'square'): its form gives one answer to ")
    assert "'outer-slope-dropped'" in note
    assert note.endswith(", whatever is drawn")
    assert check.notes(apart) == ()


def test_components_of_a_gradient_part_what_one_of_them_does_not():
    def of(cost):
        exercise = Gradient("both", "Write the gradient of {of}.", cost, (w, b), vary=(Vary(c, (3, 5, 7)),))
        return check.notes(Lesson("both", "Both", "Idea.", 5, (exercise,), THREE))

    assert of(3 * (w - c) ** 2 + 5 * (b - c) ** 2)
    assert not of(3 * (w - c) ** 2 + 5 * (c * b - 2) ** 3)
