"""13,002 directions and the same rule: why one backward pass, what a slice shows, and which weights matter now."""

from __future__ import annotations

from sympy import Abs, And, Eq, Expr, Gt, Integer, Lt, Rational, sqrt

from tutor.lesson import (
    ARROW,
    DIRECTIONS,
    Choose,
    CostSlice,
    Curve,
    Formula,
    Formulas,
    Gradient,
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
from tutor.notation import C, N, h, numbered, t, w
from tutor.symbolic.derivative import D
from tutor.symbolic.indexed import Partial

c, d, p, q, r, s = (hole(name) for name in ("c", "d", "p", "q", "r", "s"))
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
bowl = (w1 - 1) ** 2 + 3 * w2**2
first, second = r * p, s * q  # what two weights bring, each with its slope
opposed = Lt(first * second, 0)
slope_along = D(bowl.xreplace({w1: t * r, w2: 1 + t * s}), t)  # from (0, 1), a little way t in the direction (r, s)

LESSON = Lesson(
    slug="high-dimensions",
    title="Thousands of directions",
    idea="Nobody can picture 13,002 directions, but the rule for one of them holds in all.",
    minutes=20,
    can=(
        "work out how steep a cost is along any direction",
        "say why backpropagation beats nudging each weight",
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
                    "one-side-and-here",
                    p + 1,
                    "That is one pass for each parameter, and one without a nudge.",
                    "Each parameter is nudged up. What else is done with it?",
                ),
                Slip(
                    "point-itself",
                    2 * p + 1,
                    "That is one too many.",
                    "Is the cost without a nudge needed, if you have one above and one below?",
                ),
            ),
            vary=(Vary(p, (count, Integer(25450), Integer(7960), Integer(101770))),),
            skill="work-of-training",
            look="Take a single parameter first. How often is the cost worked out for it?",
            idea="For each nudge the whole network has to be worked out again, from the image to the cost.",
            because="Each parameter needs one forward pass above and one below, and no pass serves two parameters.",
        ),
        Formula(
            slug="seconds",
            ask="A network has {p} parameters, and its cost is the mean over {N} images. Each image needs a forward "
            "pass of its own, which takes {t} milliseconds. To get all slopes, each parameter is nudged once up and "
            "once down. Write how many seconds that takes.",
            of=2 * p * N * t / 1000,
            slips=(
                Slip(
                    "one-pass",
                    p * N * t / 1000,
                    "That is one nudge for each parameter.",
                    "Each parameter is nudged up. What else is done with it?",
                ),
                Slip(
                    "one-picture",
                    2 * p * t / 1000,
                    "That is the time for a single image.",
                    "The cost is a mean. Of how many passes is one cost made?",
                ),
                Slip(
                    "in-milliseconds",
                    2 * p * N * t,
                    "Those are milliseconds.",
                    "How many milliseconds are a second?",
                ),
            ),
            vary=(Vary(p, (5000, 20000, 1500, 250, 12000)),),
            skill="work-of-training",
            look="Count the forward passes first. For one cost, how many are they? And how many costs do you need?",
            idea="Passes multiply: images for one cost, two costs for each parameter. Then time is passes times the "
            "time of one.",
            because="One cost takes {N} passes, and there are two costs for each of the {p} parameters. A thousand "
            "milliseconds are a second.",
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
            ask="This is a slice: the cost along a straight line through the point where you stand. How far do you "
            "have to go along the line to its lowest place? Move the point there.",
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
            skill="flat",
            look="Follow the curve down from where the point stands. Where does it stop falling?",
            idea="At the lowest place of a slice, the cost does not change along the line. The slope by {t} is zero "
            "there.",
            because="There the slope along the line is zero, and on both sides the curve rises.",
        ),
        Gradient(
            slug="three-weights",
            ask="Three weights, and the rule for each is the one you know. The cost is {of}. You stand at {w1} = {p}, "
            "{w2} = {q} and {w3} = {r}. Write the gradient there.",
            of=(w1 - 1) ** 2 + c * w1 * w2 + d * w3**2,
            by=(w1, w2, w3),
            at=((w1, p), (w2, q), (w3, r)),
            given=(("w1", w1), ("w2", w2), ("w3", w3)),
            vary=(
                *(Vary(c, (3, 4, -3)), Vary(d, (3, 5))),
                *(Vary(p, (4, -3, 6)), Vary(q, (5, -2, 7)), Vary(r, (-4, 3, 6))),
            ),
            skill="gradient",
            look="Begin with {w1}. Two of the three terms have it in them. What are {w2} and {w3} for now?",
            idea="One parameter is nudged, and all others stay as they are. So there are three slopes.",
            because="Each slope is taken with the two other weights held still, and then the numbers go in.",
        ),
        Number(
            slug="length",
            ask="A network with three parameters has the slopes {p}, {q} and {r}. How long is its gradient? "
            "It is like the diagonal of a box: three squares stand under the root.",
            of=sqrt(p**2 + q**2 + r**2),
            digits=3,
            slips=(
                Slip(
                    "sizes-added",
                    Abs(p) + Abs(q) + Abs(r),
                    "The sizes of the three slopes are added here.",
                    "Is the diagonal of a box as long as its three edges together?",
                ),
                Slip(
                    "square-of-length",
                    p**2 + q**2 + r**2,
                    "That is the square of the length.",
                    "What comes after the squares are added?",
                ),
                Slip(
                    "signed-sum",
                    p + q + r,
                    "The three slopes are added here, with their signs.",
                    "Does a slope below zero make the arrow shorter?",
                ),
            ),
            vary=(Vary(p, (2, -1, 4)), Vary(q, (-3, -2, -6)), Vary(r, (6, 1, -4))),
            skill="gradient-length",
            look="The three slopes are the edges of a box. What do you do with each edge first? Does its sign count?",
            idea="A length comes from Pythagoras, with as many squares as there are directions.",
            because="Square the three slopes, add the squares, and take the root.",
        ),
        Choose(
            slug="which-way-down",
            ask="The slopes are {p} along {w1} and {q} along {w2}. You take a small step: {r} tiny units along {w1}, "
            "and {s} along {w2}. What does the cost do?",
            of=r * p + s * q,
            given=(("w1", w1), ("w2", w2)),
            options=(
                Option(
                    "It falls.",
                    Lt(value, 0),
                    "For that, the two changes have to add up to less than zero. Do they?",
                    "The two changes add up to less than zero.",
                ),
                Option(
                    "It rises.",
                    Gt(value, 0),
                    "For that, the two changes have to add up to more than zero. Do they?",
                    "The two changes add up to more than zero.",
                ),
                Option(
                    "It hardly changes.",
                    Eq(value, 0),
                    "For that, the two changes have to cancel. Are they equal in size, with opposite signs?",
                    "The two changes cancel.",
                ),
            ),
            reasons=(
                Option(
                    "Both changes have the same sign.",
                    Gt(first * second, 0),
                    "Which sign has each change: slope times what you walk along it?",
                ),
                Option(
                    "The changes have opposite signs, and the one along {w1} is larger in size.",
                    And(opposed, Gt(Abs(first), Abs(second))),
                    "How large is the change along {w1}, and is the other one smaller and of the other sign?",
                ),
                Option(
                    "The changes have opposite signs, and the one along {w2} is larger in size.",
                    And(opposed, Lt(Abs(first), Abs(second))),
                    "How large is the change along {w2}, and is the other one smaller and of the other sign?",
                ),
                Option(
                    "The changes have opposite signs and the same size.",
                    And(opposed, Eq(Abs(first), Abs(second))),
                    "Work out the two changes. Are they really equal in size?",
                ),
            ),
            vary=(Vary(p, (2, -4)), Vary(q, (1, -2, 4)), Vary(r, (1, 2, -1)), Vary(s, (1, -2))),
            skill="several-nudges",
            look="Take one weight at a time: its slope, and how far you walk along it. What does each bring alone?",
            idea="Along each weight the change is its slope times what you walk along it. Then the changes are added, "
            "signs included.",
            because="Each change is the slope times what you walk along it.",
        ),
        Formula(
            slug="slope-along-a-line",
            ask="The cost is {cost}, and you stand at {w1} = 0 and {w2} = 1. You walk along a line. After {t} steps "
            "the cost is {of}. Write how fast it changes with {t}.",
            of=bowl.xreplace({w1: t * r, w2: 1 + t * s}),
            by=t,
            given=(("cost", bowl), ("w1", w1), ("w2", w2)),
            vary=(Vary(r, (4, 5, -4)), Vary(s, (-3, -2, 3))),
            skill="several-nudges",
            look="Two squares are added. What stands inside each of them, and how fast does that change with {t}?",
            idea="Along a line only {t} moves, so this is a slope by one letter: the chain rule for each square, and "
            "then the sum.",
            because="Each square brings its own slope along the line, and the two are added.",
        ),
        Formula(
            slug="along-a-direction",
            ask="Three weights have the slopes {p}, {q} and {r}. You change the first by {h}, the second by {second}, "
            "and the third by {third}. Write by how much the cost changes, for a small {h}.",
            of=h * (p + c * q + d * r),
            given=(("second", c * h), ("third", d * h)),
            vary=(
                *(Vary(p, (3, 5)), Vary(q, (2, 4)), Vary(r, (-1, 4))),
                *(Vary(c, (-2, -3)), Vary(d, (2, -4))),
            ),
            slips=(
                Slip(
                    "slopes-alone",
                    h * (p + q + r),
                    "That is the change if each of the three weights moves by {h}.",
                    "How far does the second weight move, and the third?",
                ),
                Slip(
                    "sizes-of-changes",
                    h * (Abs(p) + Abs(c * q) + Abs(d * r)),
                    "Those are the sizes of the three changes, added up.",
                    "Which of the three changes lower the cost?",
                ),
                Slip(
                    "nudge-lost",
                    p + c * q + d * r,
                    "That is the change for each unit of {h}.",
                    "How large is each step really?",
                ),
                Slip(
                    "other-way",
                    -h * (p + c * q + d * r),
                    "That is the change for the same walk in the opposite direction.",
                    "When a slope is above zero and you walk forward, does the cost rise or fall?",
                ),
            ),
            skill="several-nudges",
            look="There are three weights, and each moves by its own amount. What does the first one alone bring?",
            idea="Multiply each slope by how far its own weight moves, and add the results, signs included. It is the "
            "same for three weights as for thousands.",
            because="Each weight brings its slope times its own step, and the three are added.",
        ),
        Formula(
            slug="many-small",
            ask="A network has {p} parameters, and each slope has the size {q:decimal}. You take a small step of "
            "length {h}, exactly against the gradient. Write by how much the cost changes, with its sign.",
            of=-h * q * sqrt(p),
            vary=(
                Vary(p, (400, 900, 2500, 3600)),
                Vary(q, (Rational(1, 5), Rational(3, 10), Rational(2, 5))),
            ),
            slips=(
                Slip(
                    "without-a-root",
                    -h * q * p,
                    "All slopes are added here, as if the step had the length {h} along each parameter.",
                    "The step as a whole has the length {h}. How long is the gradient?",
                ),
                Slip(
                    "length-squared",
                    -h * q**2 * p,
                    "That is minus {h} times the square of the length.",
                    "What comes after the squares are added?",
                ),
                Slip(
                    "one-slope",
                    -h * q,
                    "That is what a single slope would bring, if the whole step went along it.",
                    "How long are all the slopes together, as an arrow?",
                ),
                Slip(
                    "upwards",
                    h * q * sqrt(p),
                    "The size is right.",
                    "Does the cost rise or fall when you walk against the gradient?",
                ),
            ),
            skill="gradient-length",
            look="How long is an arrow with so many components, all of one size? Add their squares first.",
            idea="Walking against the gradient, the cost falls by the step times the length of the gradient. "
            "That length is a root of a sum of squares.",
            because="The {p} equal squares under the root give the root of {p} times {q:decimal}. So many small slopes "
            "together are a steep way down.",
        ),
        GradientImage(
            slug="matters",
            caption="Which weights matter most now? You see the slopes of a hidden neuron's weights, each at its place "
            "in the image, and the ten largest slopes of the whole network.",
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
            skill="which-matters",
            look="Begin with the weight of the blank pixel. Its input is always 0. How large is its slope?",
            idea="The cost changes by the slope times the change of the weight. For how much, the sign of the slope "
            "does not count.",
            because="The larger the slope in size, the more the cost changes. A blank pixel gives the slope 0.",
        ),
        GradientCheck(
            slug="witnesses",
            caption="Pick any of the 13,002 parameters, and an image. Three ways lead to the same slope. Make the "
            "nudge large, then tiny: both times the slope by the nudge is off. Why?",
        ),
    ),
    transfer=Number(
        slug="four-slopes",
        ask="Two weights have the slopes {p} and {q}. You take a small step of length {r:decimal} exactly against the "
        "gradient. By how much does the cost change, roughly? Give the change with its sign.",
        of=-r * sqrt(p**2 + q**2),
        digits=3,
        slips=(
            Slip(
                "sizes-added",
                -r * (Abs(p) + Abs(q)),
                "The sizes of the two slopes are added here.",
                "Is the long side of a right triangle the sum of the others?",
            ),
            Slip(
                "square-of-length",
                -r * (p**2 + q**2),
                "That is the step times the square of the length.",
                "What did Pythagoras do at the end?",
            ),
            Slip(
                "whole-unit",
                -sqrt(p**2 + q**2),
                "That would be a step of length 1.",
                "How long is the step here?",
            ),
            Slip(
                "length-alone",
                sqrt(p**2 + q**2),
                "That is the length of the gradient.",
                "What does a step of this length bring, and does the cost rise or fall?",
            ),
            Slip(
                "upwards",
                r * sqrt(p**2 + q**2),
                "The size is right.",
                "Does the cost rise or fall when you walk against the gradient?",
            ),
        ),
        vary=(
            Vary(p, (3, 6, -5)),
            Vary(q, (4, -8, 12)),
            Vary(r, (Rational(1, 50), Rational(3, 100), Rational(1, 25))),
        ),
        skill="gradient-length",
        look="The two slopes are the sides of a right angle. How long is the arrow that they make?",
        idea="Against the gradient the cost falls by its length, for each unit that you walk.",
        because="The gradient is as long as the root of the two squares, and the step is a small part of a unit.",
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
