"""13,002 directions and the same rule: why one backward pass, what a slice shows, and which weights matter now."""

from __future__ import annotations

from sympy import Abs, Eq, Expr, Gt, Integer, Lt, Rational, sqrt

from tutor.lesson import (
    ARROW,
    DIRECTIONS,
    Choose,
    CostSlice,
    Curve,
    Formula,
    Formulas,
    GradientCheck,
    GradientImage,
    Item,
    Landscape,
    Lesson,
    Next,
    NudgeRace,
    Number,
    Option,
    Order,
    Place,
    Prediction,
    Prose,
    Slip,
    Vary,
    hole,
)
from tutor.notation import C, h, numbered, t, w
from tutor.symbolic.derivative import D
from tutor.symbolic.indexed import Partial

p, q, r, s = (hole(name) for name in ("p", "q", "r", "s"))
value = Choose.value

w1, w2, w3 = (numbered(w, number) for number in (1, 2, 3))
g1, g2, g3 = (D(C, letter) for letter in (w1, w2, w3))
steepness = sqrt(g1**2 + g2**2 + g3**2)  # the length of the gradient
of_two = sqrt(Partial(C, w1) ** 2 + Partial(C, w2) ** 2)
hidden = Integer(16)


def layer(before: Expr, after: Expr) -> Expr:
    """Each neuron of a layer has a weight for each neuron before it, and one bias."""
    return before * after + after


count = layer(Integer(784), hidden) + layer(hidden, hidden) + layer(hidden, Integer(10))
bowl = (w1 - 1) ** 2 + 2 * w2**2
slope_along = D(bowl.xreplace({w1: t * r, w2: 1 + t * s}), t)  # from (0, 1), a little way t in the direction (r, s)

LESSON = Lesson(
    slug="high-dimensions",
    title="Thousands of directions",
    idea="Nobody can picture 13,002 directions, but the rule for one of them holds in all.",
    minutes=18,
    needs=("backprop-layers",),
    teaches=("high-dimensions",),
    can=(
        "say why backpropagation beats nudging each weight",
        "work out how steep a cost is along any direction",
        "check any slope of a real network in three ways",
    ),
    blocks=(
        Prose(
            "The digit network has {count} weights and biases. A point with two coordinates lies on a map. A point "
            "with {count} coordinates lies in a **high-dimensional space**, which nobody can picture. All parameters "
            "of the network are one such point, and the cost is the height there. Gradient descent needs no picture: "
            "each parameter takes its own step.",
            count=count,
        ),
        Prediction(
            slug="guess",
            ask="You want all {count} slopes. One way: nudge each parameter by itself, and see what the cost does. "
            "The other way: one backward pass. How many times as long does the first way take?",
            options=("About 10 times.", "About 100 times.", "More than 1,000 times."),
            after="More than 1,000 times. The race above measured it on your machine.",
            given=(("count", count),),
        ),
        NudgeRace(
            slug="race",
            caption="Measure it on this machine, with one real image: the whole gradient by one backward pass, and "
            "then by nudging one parameter after the other.",
        ),
        Prose(
            "Nudging needs two whole forward passes for every single parameter: one for the nudge up, one for the "
            "nudge down. The backward pass goes through the network "
            "once, and every error that it works out is used for all weights before it. That is why real networks can "
            "have millions or billions of parameters and still learn.",
        ),
        Number(
            slug="passes",
            ask="A network has {p} parameters. You nudge each of them as the race does: once up and once down, and "
            "each time you need the cost. How many forward passes is that?",
            of=2 * p,
            digits=6,
            slips=(
                Slip("one-side", p, "That is one pass for each parameter.", "How often is each parameter nudged?"),
                Slip(
                    "point-itself",
                    2 * p + 1,
                    "That is one too many.",
                    "Is the cost without a nudge needed, if you have one above and one below?",
                ),
            ),
            vary=(Vary(p, (count, Integer(25450), Integer(7960), Integer(101770))),),
            skill="cost-of-nudging",
        ),
        Number(
            slug="seconds",
            ask="One forward pass takes {r:decimal} milliseconds on some machine. How many seconds do the nudges of "
            "all {p} parameters take, at two passes each?",
            of=2 * p * r / 1000,
            digits=3,
            slips=(Slip("one-pass", p * r / 1000, "That is one pass each.", "A nudge up, and a nudge down?"),),
            vary=(
                Vary(p, (count, Integer(25450), Integer(101770))),
                Vary(r, (Rational(1, 20), Rational(1, 10), Rational(1, 2), Integer(2))),
            ),
            skill="cost-of-nudging",
        ),
        Prose(
            "You cannot look around in such a space. But you can walk along **one** line and measure the cost on the "
            "way. That is a slice. Take a random direction first, then the direction of the gradient.",
        ),
        CostSlice(
            slug="slice",
            caption="The real cost along a line through the place where the network stands. First a random direction, "
            "then the gradient, then the plane of both. Along which of them does the cost change?",
        ),
        Landscape(
            slug="directions",
            of=bowl,
            along=(w1, w2),
            span=((-1.5, 2.5), (-1.6, 1.6)),
            start=(0, 1),
            show=(ARROW, DIRECTIONS),
            caption="With two weights you can see it: 36 directions, and how far the cost drops along each. "
            "How many of them go down at all?",
        ),
        Prose(
            "About half of the directions go down, here and among {count} weights. But among so many weights, the cost "
            "hardly changes along almost all of them. The steepest way down is against the gradient. How steep is it? "
            "Its slope is the length of the gradient, which is worked out like a diagonal.",
            count=count,
        ),
        Formulas(
            rows=(
                ("how long the gradient of two weights is", of_two),
                ("the change of the cost in a small step of length {h} against it", -h * of_two),
            )
        ),
        Place(
            slug="along-a-line",
            ask="A slice: the cost along a straight line through the point where you stand. "
            "How far along it do you go to the lowest place? Move the point there.",
            figure=Curve(
                slug="slice-curve",
                of=bowl.xreplace({w1: t * r, w2: 1 + t * s}),
                along=t,
                span=(-2, 2),
                start=-1.5,
                caption="The cost {of} along the line, {t} steps away from where you stand.",
            ),
            zero=slope_along,
            vary=(Vary(r, (1, 2)), Vary(s, (-1, 1, -2))),
            skill="slice",
        ),
        Number(
            slug="length",
            ask="A network with three parameters has the slopes {p}, {q} and {r}. How long is its gradient? "
            "It is like the diagonal of a box: three squares stand under the root.",
            of=steepness,
            at=((g1, p), (g2, q), (g3, r)),
            digits=3,
            vary=(Vary(p, (2, -1, 4)), Vary(q, (3, -2, 6)), Vary(r, (6, 1, -4))),
            skill="gradient-length",
        ),
        Choose(
            slug="which-way-down",
            ask="The slopes are {p} along {w1} and {q} along {w2}. You take a small step in one direction: {r} along "
            "{w1} for each {s} along {w2}. Does the cost fall?",
            of=r * p + s * q,
            given=(("w1", w1), ("w2", w2)),
            options=(
                Option("It falls.", Lt(value, 0)),
                Option("It rises.", Gt(value, 0)),
                Option("It is unchanged, to first order.", Eq(value, 0)),
            ),
            reasons=(
                Option("The two changes add up to less than 0.", Lt(value, 0)),
                Option("The two changes add up to more than 0.", Gt(value, 0)),
                Option("The two changes cancel.", Eq(value, 0)),
            ),
            vary=(Vary(p, (3, -2, 1)), Vary(q, (-1, 4, 2)), Vary(r, (1, -1, 2)), Vary(s, (1, -2))),
            skill="slope-along",
        ),
        Formula(
            slug="slope-along-a-line",
            ask="The cost is {cost}, and you stand at {w1} = 0 and {w2} = 1. You walk along a line. After {t} steps "
            "the cost is {of}. Write how fast it changes with {t}.",
            of=bowl.xreplace({w1: t * r, w2: 1 + t * s}),
            by=t,
            given=(("cost", bowl), ("w1", w1), ("w2", w2)),
            vary=(Vary(r, (1, 2, -1)), Vary(s, (-1, 1, 2))),
            skill="slope-along",
        ),
        GradientImage(
            slug="matters",
            caption="Which weights matter most now? The gradient of a hidden neuron's weights, each at its place in "
            "the image; and the ten largest slopes of the whole network.",
        ),
        Order(
            slug="worth-changing",
            ask="You may change one weight of a network by the same small amount. Order these four by how much the "
            "cost would change, the least first.",
            items=(
                Item("a weight with the slope {p:decimal}", Abs(p)),
                Item("a weight with the slope {q:decimal}", Abs(q)),
                Item("a weight of a pixel that is always blank", Integer(0)),
                Item("a weight with the slope {s:decimal}", Abs(s)),
            ),
            vary=(
                Vary(p, (Rational(-1, 2), Rational(-3, 5))),
                Vary(q, (Rational(3, 10), Rational(1, 5))),
                Vary(s, (Rational(1, 100), Rational(-1, 50), Rational(7, 10))),
            ),
            skill="which-matter",
        ),
        GradientCheck(
            slug="witnesses",
            caption="Any of the 13,002 parameters, on an image that you pick. Three ways to the same slope. "
            "Make the nudge large, then tiny: both times it is off. Why?",
        ),
    ),
    transfer=Number(
        slug="four-slopes",
        ask="Two weights have the slopes {p} and {q}. You take a small step of length {r:decimal} exactly against the "
        "gradient. By how much does the cost change, roughly? Give the change with its sign.",
        of=-h * sqrt(g1**2 + g2**2),
        at=((g1, p), (g2, q), (h, r)),
        digits=3,
        slips=(
            Slip(
                "added",
                -h * (Abs(g1) + Abs(g2)),
                "The sizes of the two slopes seem to have been added.",
                "Is the long side of a right triangle the sum of the others?",
            ),
            Slip(
                "squared",
                -h * (g1**2 + g2**2),
                "That is the step times the square of the length.",
                "What did Pythagoras do at the end?",
            ),
        ),
        vary=(Vary(p, (3, 6, -5)), Vary(q, (4, -8, 12)), Vary(r, (Rational(1, 100), Rational(1, 50)))),
        skill="gradient-length",
    ),
    summary=(
        Prose("All {count} parameters together are one point, and the cost is the height there.", count=count),
        Prose("One backward pass gives every slope. Nudging needs two forward passes for each parameter."),
        Prose("Along most directions the cost hardly changes. Along the gradient it changes fastest."),
    ),
    on=(
        Next("mini-batches", "One gradient of all images is slow. What if you look at only ten of them?"),
        Next("gradient", "Would you like to see two directions again, on a map?"),
    ),
)
