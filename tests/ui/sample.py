"""A small lesson with every type of block in it, and the pages of a course that has no other."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest
from sympy import Eq, Gt, Integer, Lt, Rational

from tests.ui.learners import past_the_guess
from tutor.exercises import Response, Variant
from tutor.lesson import (
    BALL,
    BY_W,
    NEURON_BY_W,
    TANGENT,
    BackwardPass,
    BatchNoise,
    Choose,
    Compare,
    Confusion,
    CostSlice,
    Curve,
    Derivation,
    Diagram,
    Direction,
    Drive,
    Formula,
    Formulas,
    FromDefinition,
    Gauges,
    Gradient,
    GradientImage,
    Growth,
    Item,
    Landscape,
    LayerDerivation,
    Lesson,
    Next,
    NudgeRace,
    Nudges,
    Number,
    NumberLines,
    Option,
    Order,
    Pad,
    Place,
    Prediction,
    Program,
    Prose,
    Reasoning,
    Slider,
    StepTable,
    Trainer,
    Variation,
    Vary,
    Weights,
    Working,
    WrongLine,
    hole,
)
from tutor.notation import C, b, eta, u, w, x
from tutor.symbolic.derivative import D
from tutor.symbolic.shown import Becomes
from tutor.ui.blocks.widgets import widget_of

p, c, s = hole("p"), hole("c"), hole("s")
cost = (w - 3) ** 2

LESSON = Lesson(
    slug="sample",
    title="A sample",
    idea="One of each.",
    minutes=1,
    blocks=(
        Prose("The slope of {f} is **two** {x}.", f=x**2),
        Prediction("guess", "Which way?", ("Up, to a larger {w}.", "Down.", "Nowhere."), "It was up."),
        Formulas((("the rule", D(x**3, x)), ("a step", Becomes(w, w - eta * D(C, w))))),
        Derivation("steps", 5 * x**4 - 2 * x**3, x, intro="Unfold it:"),
        FromDefinition("limit", x**2, x),
        LayerDerivation("layer", BY_W, intro="One layer back:"),
        Reasoning(
            "why", "The square of {x} + 1:", (("Multiply.", Eq((x + 1) ** 2, x**2 + 2 * x + 1, evaluate=False)),)
        ),
        Curve("ball", cost, w, (-1, 7), 0, "The cost {of}.", show=(TANGENT, BALL)),
        Growth("square", 2, x, "Watch the corner."),
        Nudges("shrinking", x**2, x, (-2, 2), 1, "Watch the last row."),
        NumberLines("linked", w, ((u, w - 3), (C, u**2)), (0, 6), 5, "Nudge {w} by {h}."),
        Diagram("drawn", (3, 4, 2), "Pick a neuron."),
        Gauges("bars", (("the square of {x}", x**2), ("its slope", D(x**2, x))), (Slider(x, -2, 2, 1),), "Turn {x}."),
        Landscape("map", (w - 1) ** 2 + 2 * b**2, (w, b), ((-3, 3), (-2, 2)), (-2, 1), "The cost {of}."),
        Compare("runs", "Two rates.", (Variation("slow", 0.01), Variation("fast", 1.0)), (784, 4, 10), 1, images=100),
        BatchNoise("noise", "How noisy?", (1, 10), 2, (784, 4, 10)),
        CostSlice("slice", "Look around.", (784, 4, 10)),
        NudgeRace("race", "Which is faster?", (784, 4, 10)),
        GradientImage("pulls", "What matters?", (784, 4, 10)),
        Trainer("network", "Train it, {x}.", epochs=5),
        Confusion("mixed-up", "What for what?"),
        Weights("listens", "What does it listen for?"),
        Program("code", "Its code."),
        Pad("own", "A digit of yours."),
        Formula("formula", "Write the slope of {of}.", x**p, x, vary=(Vary(p, (3, 4, 5, 6, 7)),)),
        Number(
            "number",
            "How steep is {f} at {s}?",
            D(x**2, x),
            ((x, s),),
            given=(("f", x**2),),
            vary=(Vary(s, (3, 4, 5)),),
        ),
        StepTable("table", "Fill in two steps of {of}.", cost, w, Integer(0), Rational(1, 10), rows=2),
        Choose(
            "choose",
            "Which way at {x} = {s}?",
            (Option("Up.", Gt(Choose.value, 0)), Option("Down.", Lt(Choose.value, 0))),
            (Option("It rises.", Gt(Choose.value, 0)), Option("It falls.", Lt(Choose.value, 0))),
            of=D(x**2, x),
            at=((x, s),),
            vary=(Vary(s, (-2, -1, 1, 2)),),
        ),
        Gradient("gradient", "Write the gradient of {of}.", c * w**2 + w * b, (w, b), vary=(Vary(c, (2, 3, 5)),)),
        Order(
            "order",
            "The output should be 1. Put the outputs in order of their cost.",
            (Item("{s}", (s - 1) ** 2), Item("{p}", (p - 1) ** 2), Item("0.5", Rational(1, 4))),
            vary=(Vary(s, (3, 4)), Vary(p, (-5, 7))),
        ),
        Place(
            "place",
            "Where is it flat?",
            Curve("place-curve", (w - c) ** 2, w, (-5, 5), 0, "The cost {of}."),
            zero=D((w - c) ** 2, w),
            vary=(Vary(c, (-2, 2, 3)),),
        ),
        Direction(
            "direction",
            "Which way does a step go from {w} = {s}?",
            Landscape("direction-map", (w - 1) ** 2 + 3 * b**2, (w, b), ((-5, 5), (-4, 4)), (s, 1), "The cost {of}."),
            vary=(Vary(s, (-3, -2)),),
        ),
        Formula(
            "drill",
            "Write the slope of {of}.",
            c * x**p,
            x,
            endless=True,
            vary=(Vary(p, (3, 4, 5)), Vary(c, (2, 3, 5))),
        ),
        BackwardPass(
            "pass",
            "Fill in the way back.",
            (Integer(2), Rational(-1, 2)),
            (Integer(1), Integer(0)),
            s,
            vary=(Vary(s, (3, 5, 6, 7)),),
        ),
        Drive("drive", "Write the slope of the cost by {w}.", NEURON_BY_W, (1, 1), epochs=8),
        Working("working", "Take the slope of {of}.", c * x**3 + 7 * x, x, vary=(Vary(c, (-3, 2, 5)),)),
        WrongLine("which-line", "Which line is wrong?", (c * x + 1) ** 4, x, vary=(Vary(c, (2, 3, 5)),)),
    ),
    summary=(Prose("One."), Prose("Two, {e}.", e=Eq(x, 2)), Prose("Three.")),
    on=(Next("sample", "Once more?"),),
    can=("answer one of each",),
    transfer=Number(
        "along", "How steep is {f} at {s}?", D(x**3, x), ((x, s),), given=(("f", x**3),), vary=(Vary(s, (2, 3, 4)),)
    ),
)


def _page() -> None:
    from tests.ui.sample import LESSON
    from tutor.lesson import Part
    from tutor.lesson.course import Course
    from tutor.ui import lesson_page, state
    from tutor.ui.site import Frame

    state.open_page("sample")
    lesson_page.show(LESSON, Frame(Course((Part("A part", (LESSON,)),)), {}))


def open_lesson(past: bool = True) -> AppTest:
    """The page of the sample lesson, freshly opened: a new browser tab on the same store.

    `past`: its guess was passed before, so that it is shown whole.
    """
    if past:
        past_the_guess(LESSON)
    return AppTest.from_function(_page, default_timeout=30).run()


def response_of(variant: Variant, key: str, last: Response) -> Response:
    """What the input of an exercise holds."""
    return widget_of(variant.exercise).read(variant, key, last)
