"""Gradient descent with two weights, then with many: each parameter steps against its own slope."""

from __future__ import annotations

from sympy import Abs, Gt, Integer, Lt, Rational

from tutor.lesson import (
    PATH,
    SURFACE,
    Choose,
    Derivation,
    Direction,
    Formula,
    Formulas,
    Gradient,
    Item,
    Landscape,
    Lesson,
    Next,
    Number,
    Option,
    Order,
    Prediction,
    Prose,
    Vary,
    hole,
)
from tutor.notation import C, eta, numbered, theta
from tutor.notation import w as weight
from tutor.symbolic.derivative import D, Nabla
from tutor.symbolic.derive import resolve
from tutor.symbolic.indexed import Partial
from tutor.symbolic.shown import Becomes

c, d, g, p, q, r, s, form = (hole(name) for name in ("c", "d", "g", "p", "q", "r", "s", "form"))
value = Choose.value
w1, w2, w3 = (numbered(weight, number) for number in (1, 2, 3))
each = numbered(theta, "p")  # any one of the parameters

bowl = (w1 - 2) ** 2 + 3 * (w2 + 1) ** 2
here = {w1: Integer(0), w2: Integer(1)}
by_1, by_2 = (resolve(D(bowl, letter)) for letter in (w1, w2))
rate = Rational(1, 10)
two_valleys = (w1**2 - 1) ** 2 + w2**2 + w1 / 4
CLIMB = "Follow the ball. Would it ever have to go uphill, and does a small step do that?"
STEEP = Rational(4, 5)  # one slope of a large network
SLOPES = (STEEP, Rational(-4, 5), Rational(3, 2), Rational(-3, 2), Rational(1, 4), Rational(-2))
RATES = Vary(r, (Rational(1, 10), Rational(1, 5), Rational(1, 2), Rational(1, 20)))

LESSON = Lesson(
    slug="landscape",
    title="Landscapes",
    idea="Each weight steps against its own slope, and all of them step at once.",
    minutes=15,
    needs=("gradient", "descent"),
    teaches=("landscape",),
    can=(
        "take a step with two weights, one slope each",
        "read from the sign of a slope which way its parameter will go",
        "say why, with small steps, the start decides which valley you end in",
    ),
    blocks=(
        Prose(
            "The cost depends on two weights now: {cost}. You stand at {w1} = {one} and {w2} = {two}.\n\n"
            "The slope along {w1} is {by_1}. The slope along {w2} is {by_2}.",
            cost=bowl,
            w1=w1,
            w2=w2,
            one=here[w1],
            two=here[w2],
            by_1=by_1.xreplace(here),
            by_2=by_2.xreplace(here),
        ),
        Prediction(
            slug="guess",
            ask="Both weights take one small step against their own slope. Which weight moves more?",
            options=("{w1}, and it gets larger.", "{w2}, and it gets smaller.", "Both move by the same amount."),
            after="{w2} moved more. Its slope was {by_2} and that of {w1} was {by_1}; the size counts, and {by_2} is "
            "larger in size. A positive slope makes {w2} smaller.",
            given=(("w1", w1), ("w2", w2), ("by_1", by_1.xreplace(here)), ("by_2", by_2.xreplace(here))),
        ),
        Landscape(
            slug="bowl",
            of=bowl,
            along=(w1, w2),
            span=((-1, 5), (-3.5, 2)),
            start=(0, 1),
            show=(PATH, SURFACE),
            rate=0.1,
            rates=(0.01, 0.4),
            caption="The cost as a landscape: as rings of equal cost, and as a surface that you can turn. "
            "Press Step a few times. Which way does the path go first, and where does it bend?",
        ),
        Prose(
            "At the start the slope along {w2} is three times as large in size as the slope along {w1}. So {w2} "
            "moves most, and the path goes almost straight along {w2}. A few steps on, the slope along {w2} is "
            "small, and the path bends towards {w1}.\n\n"
            "Only the number of slopes is new here. The slope along one weight is taken with the other one held "
            "still. Then each weight does what one weight did alone.",
            w1=w1,
            w2=w2,
        ),
        Derivation(slug="along-1", of=bowl, by=w1, intro="The slope along the first weight:"),
        Derivation(slug="along-2", of=bowl, by=w2, intro="The slope along the second:"),
        Formulas(
            rows=(
                ("the first weight", Becomes(w1, w1 - eta * Partial(C, w1))),
                ("the second weight", Becomes(w2, w2 - eta * Partial(C, w2))),
                ("any parameter, however many there are", Becomes(each, each - eta * Partial(C, each))),
                ("all of them in one line", Becomes(theta, theta - eta * Nabla(C))),
            )
        ),
        Prose(
            "Here {each} is any one parameter of a network, a weight or a bias; the small p is its number in the "
            "list. In the last line {theta} is all of them at once, and their slopes together are the gradient. Read "
            "it as: {theta} becomes {theta} minus {eta} times the gradient ∇{C}.",
            each=each,
        ),
        Gradient(
            slug="slopes-here",
            ask="The cost is {of}. Give its two slopes at {w1} = {p} and {w2} = {q}, as a vector.",
            of=c * (w1 - d) ** 2 + (w2 + s) ** 2,
            by=(w1, w2),
            at=((w1, p), (w2, q)),
            given=(("w1", w1), ("w2", w2)),
            vary=(
                Vary(c, (3, 2, 5)),
                Vary(d, (2, -1, 3)),
                Vary(s, (2, 3, -2)),
                Vary(p, (-3, 6, 5)),
                Vary(q, (4, -6, 5)),
            ),
            skill="two-slopes",
        ),
        Direction(
            slug="which-way",
            ask="Turn the arrow into the direction of the next small step of gradient descent.",
            figure=Landscape(
                slug="which-way-map",
                of=(w1 - d) ** 2 + c * (w2 - s) ** 2,
                along=(w1, w2),
                span=((-4, 4), (-4, 4)),
                start=(p, q),
                caption="The rings of equal cost of {of}. You stand at the filled point.",
            ),
            vary=(
                Vary(c, (3, 4)),
                Vary(d, (1, 2, -1)),
                Vary(s, (0, 1, -1)),
                Vary(p, (-2, 3, -3)),
                Vary(q, (2, -2, 3)),
            ),
            skill="step-direction",
        ),
        Prose(
            "Now take any network, with as many weights as you like, and look at one weight alone. Its slope is "
            "{slope:decimal} and the learning rate is {rate:decimal}. So it changes by {change:decimal}: it gets "
            "smaller. With the slope {other:decimal} it would change by {more:decimal}, and get larger.\n\n"
            "A positive slope means that a larger weight costs more. So the step makes it smaller.",
            slope=STEEP,
            rate=rate,
            change=-rate * STEEP,
            other=-STEEP,
            more=rate * STEEP,
        ),
        Choose(
            slug="read-the-sign",
            ask="One weight of a large network has the slope {g:decimal}, and {eta} = {r:decimal}. What will one step "
            "do to this weight?",
            of=-eta * D(C, each),
            at=((D(C, each), g), (eta, r)),
            options=(
                Option(
                    "Make it larger.", Gt(value, 0), "A step goes against the slope. Which sign does the step have?"
                ),
                Option(
                    "Make it smaller.", Lt(value, 0), "A step goes against the slope. Which sign does the step have?"
                ),
            ),
            reasons=(
                Option("A larger weight would cost less.", Gt(value, 0), "Is the slope above zero or below?"),
                Option("A larger weight would cost more.", Lt(value, 0), "Is the slope above zero or below?"),
            ),
            vary=(Vary(g, SLOPES), RATES),
            skill="slope-sign",
        ),
        Number(
            slug="new-value",
            ask="A weight is {s:decimal}. Its slope is {g:decimal}, and {eta} = {r:decimal}. "
            "What is it after one step?",
            of=each - eta * D(C, each),
            at=((each, s), (D(C, each), g), (eta, r)),
            vary=(Vary(s, (Rational(1, 2), Integer(2), Rational(-3, 10), Rational(6, 5))), Vary(g, SLOPES), RATES),
            skill="one-step",
        ),
        Formula(
            slug="write-the-step",
            ask="The cost is {cost}. Write what {w2} becomes after one step, as a formula.",
            given=(("cost", form), ("w2", w2)),
            of=w2 - eta * D(form, w2),
            vary=(
                Vary(form, (w1**2 + c * w2**2, (w1 - w2) ** 2 + c * w1, w1 * w2 + c * w2**2, (w1 + c * w2) ** 2)),
                Vary(c, (2, 3, 4, 5)),
            ),
            skill="update",
        ),
        Order(
            slug="who-moves-most",
            ask="Four parameters of one network have these slopes. Order them by how far one step moves them, the "
            "shortest move first.",
            items=(
                Item("slope {p:decimal}", Abs(p)),
                Item("slope {q:decimal}", Abs(q)),
                Item("slope {r:decimal}", Abs(r)),
                Item("slope {s:decimal}", Abs(s)),
            ),
            vary=(
                Vary(p, (Rational(-3, 2), Rational(-7, 5), Rational(-2))),
                Vary(q, (Rational(4, 5), Rational(9, 10), Rational(3, 5))),
                Vary(r, (Rational(-1, 10), Rational(-1, 5), Rational(1, 20))),
                Vary(s, (Rational(1), Rational(6, 5), Rational(-11, 10))),
            ),
            skill="step-length",
        ),
        Landscape(
            slug="valleys",
            of=two_valleys,
            along=(w1, w2),
            span=((-1.8, 1.8), (-1.4, 1.4)),
            start=(0.3, 1),
            show=(PATH, SURFACE),
            rate=0.05,
            rates=(0.01, 0.3),
            caption="Two valleys; the left one is deeper. Press Play, and wait until the ball is at rest. Then drag "
            "the point to the left and play again. From which starts does it end in the other valley?",
        ),
        Prose(
            "Gradient descent knows the slope where it stands, and nothing else. With small steps it goes down into "
            "the valley where it starts, and rests there, even if the other valley is deeper.\n\n"
            "The bottom of a valley is a **local minimum**: no place near it is lower. The lowest place of all is the "
            "**global minimum**.",
        ),
        Prose(
            "Between the two valleys lies a flat place of another kind, a **saddle**. It is like a mountain pass: the "
            "highest point on the way from one valley to the other, and the lowest on the way across.",
        ),
        Choose(
            slug="which-valley",
            ask="The cost is {cost}. A ball starts at {w1} = {p:decimal} and takes many small steps. "
            "Where does {w1} come to rest?",
            given=(("cost", (w1**2 - c) ** 2 + w2**2), ("w1", w1), ("zero", Integer(0))),
            of=D((w1**2 - c) ** 2 + w2**2, w1),
            at=((w1, p),),
            options=(
                Option("Above {zero}.", Gt(p, 0)),
                Option("Below {zero}.", Lt(p, 0)),
            ),
            reasons=(
                Option("A hill lies at {zero}, and no small step climbs over it.", Gt(c, 0)),
                Option("Wherever it starts, it finds the deepest of all valleys.", Lt(c, 0), CLIMB),
                Option("The size of the steps decides, not the start.", Lt(c, 0), CLIMB),
            ),
            vary=(
                Vary(c, (1, 4, 2)),
                Vary(p, (Rational(1, 2), Rational(-1, 2), Rational(4, 5), Rational(-3, 4), Rational(-1, 4))),
            ),
            skill="start-decides",
        ),
    ),
    transfer=Number(
        slug="along-one-of-three",
        ask="A cost of three weights is {cost}. You stand at {w1} = {p}, {w2} = {q}, {w3} = {s}, "
        "and {eta} = {r:decimal}. What is {w3} after one step?",
        given=(("cost", (w1 - w2) ** 2 + c * w3**2 + w2 * w3), ("w1", w1), ("w2", w2), ("w3", w3)),
        of=w3 - eta * D((w1 - w2) ** 2 + c * w3**2 + w2 * w3, w3),
        at=((w1, p), (w2, q), (w3, s), (eta, r)),
        vary=(Vary(c, (2, 3, 5)), Vary(p, (1, 4)), Vary(q, (3, -2, 5)), Vary(s, (4, -3, 2)), RATES),
        skill="update",
    ),
    summary=(
        Prose(
            "With many parameters each one takes its own step: {step}.",
            step=Becomes(each, each - eta * Partial(C, each)),
        ),
        Prose("A positive slope makes a parameter smaller, a negative one makes it larger."),
        Prose("With small steps, the start decides which valley it ends in."),
    ),
    on=(
        Next("learning-rate", "The steps have a size that you chose. What if it is too small, or too large?"),
        Next("gradient", "Would you like to see once more why this direction is the steepest?"),
    ),
)
