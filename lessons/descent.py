"""Gradient descent with one weight: a small step against the slope, again and again."""

from __future__ import annotations

from sympy import Eq, Gt, Integer, Lt, Rational

from tutor.lesson import (
    BALL,
    SLOPE,
    TANGENT,
    Choose,
    Curve,
    Derivation,
    Formula,
    Formulas,
    Lesson,
    Next,
    Number,
    Option,
    Place,
    Prediction,
    Prose,
    StepTable,
    Vary,
    Working,
    hole,
)
from tutor.notation import C, eta, w, x
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import resolve
from tutor.symbolic.shown import Becomes

c, d, g, r, s, form = (hole(name) for name in ("c", "d", "g", "r", "s", "form"))
value = Choose.value

cost = (w - 3) ** 2
slope = resolve(D(cost, w))
move = w - eta * slope  # where one step leads
start, rate = Integer(0), Rational(1, 10)
first = move.xreplace({w: start, eta: rate})
second = move.xreplace({w: first, eta: rate})

valley = (w - c) ** 2  # any valley with its bottom at c
valley_move = w - eta * D(valley, w)
RATES = Vary(r, (Rational(1, 10), Rational(1, 5), Rational(1, 4), Rational(2, 5)))

LESSON = Lesson(
    slug="descent",
    title="Gradient descent",
    idea="Look at the slope under your feet, take a small step the other way, and do it again.",
    minutes=15,
    needs=("gradient",),
    teaches=("descent",),
    can=(
        "take a step of gradient descent by hand, and the next one",
        "write the step as a formula for a cost that you have not seen before",
        "say why the steps shrink, and where they stop",
    ),
    blocks=(
        Prose(
            "A network has a weight {w}. The weight is {start} now, and the cost there is {here}. "
            "For this lesson the cost is {cost}.\n\n"
            "You stand in fog. You cannot see the whole curve, or where its lowest point is. "
            "You can feel one thing: the slope under your feet. At {w} = {start} it is {slope_here}.",
            cost=cost,
            start=start,
            here=cost.xreplace({w: start}),
            slope_here=slope.xreplace({w: start}),
        ),
        Prediction(
            slug="guess",
            ask="The slope at {w} = {start} is {slope_here}. You want a smaller cost. Which way should {w} go?",
            options=(
                "Up, to a larger {w}.",
                "Down, to a smaller {w}.",
                "The slope alone cannot tell.",
            ),
            after="Up: where the slope is negative, a larger {w} costs less. The first step went to {first:decimal}.",
            given=(("start", start), ("slope_here", slope.xreplace({w: start})), ("first", first)),
        ),
        Curve(
            slug="ball",
            of=cost,
            along=w,
            span=(-1.5, 7.5),
            start=0,
            show=(TANGENT, BALL),
            rate=0.1,
            rates=(0.02, 1.1),
            caption="Press Step a few times. Then drag the ball to the other side of the valley and step again.",
        ),
        Prose(
            "A negative slope sent the ball to the right. A positive slope sends it to the left. Both times it goes "
            "**down**, and nobody told it where the bottom is.\n\n"
            "One rule does both. The new weight is the old weight, minus a small number times the slope. The small "
            "number is the **learning rate** {eta}.\n\n"
            "Below, read the arrow ← as “becomes”: the left side takes the value of the right side.",
        ),
        Formulas(
            rows=(
                ("one step of gradient descent", Becomes(w, w - eta * D(C, w))),
                ("the same, for the cost of this lesson", Becomes(w, move)),
            )
        ),
        Prose(
            "The slope comes from the chain rule: the outside is a square, and the inside moves exactly as fast as {w}."
        ),
        Derivation(slug="slope-steps", of=cost, by=w, intro="The slope of this lesson's cost:"),
        Prose(
            "Now by hand. Start at {w} = {start} with {eta} = {rate:decimal}. "
            "The slope is {slope_here}, so {w} becomes {first:decimal}. "
            "There the slope is {slope_next:decimal}, so {w} becomes {second:decimal}.",
            start=start,
            rate=rate,
            slope_here=slope.xreplace({w: start}),
            first=first,
            slope_next=slope.xreplace({w: first}),
            second=second,
        ),
        StepTable(
            slug="by-hand",
            ask="Go on from the start: {of}, {by} = {start}, {eta} = {rate:decimal}. Fill in four steps. "
            "Three significant figures are enough.",
            of=cost,
            by=w,
            start=start,
            rate=rate,
            rows=4,
            skill="descent-steps",
        ),
        Choose(
            slug="which-way",
            ask="The cost is {cost}. You are at {w} = {s}. Where does a small step of gradient descent take {w}?",
            given=(("cost", valley),),
            of=D(valley, w),
            at=((w, s),),
            options=(
                Option("To a larger {w}.", Lt(value, 0)),
                Option("To a smaller {w}.", Gt(value, 0)),
                Option("Nowhere.", Eq(value, 0)),
            ),
            reasons=(
                Option("The slope is negative: a larger {w} costs less.", Lt(value, 0)),
                Option("The slope is positive: a smaller {w} costs less.", Gt(value, 0)),
                Option("The slope is zero, and so is the step.", Eq(value, 0)),
            ),
            vary=(Vary(c, (2, 1, -1, -2)), Vary(s, (4, -1, 2, 1, -2, -4))),
            skill="slope-sign",
        ),
        Place(
            slug="next-step",
            ask="The ball stands at {w} = {s}, and {eta} = {r:decimal}. Move the point to where the next step lands.",
            figure=Curve(
                slug="next-step-curve",
                of=valley,
                along=w,
                span=(-5, 5),
                start=s,
                rate=r,
                caption="The cost {of}. The point begins where the ball stands.",
            ),
            vary=(Vary(c, (1, 2, -1)), Vary(s, (-4, 4, -3)), RATES),
            skill="one-step",
        ),
        Curve(
            slug="slope-below",
            of=cost,
            along=w,
            span=(-1.5, 7.5),
            start=5,
            show=(TANGENT, SLOPE),
            caption="Above, the cost {of}. Below, its slope. Bring the lower point to zero. What does the cost do?",
        ),
        Prose(
            "Step by step {w} comes closer and closer to {bottom}, where the cost is smallest. Two things happen by "
            "themselves. Near the bottom the slope gets small, so the steps get small too: the ball slows down "
            "without being told. And at the very bottom the slope is zero. There the step is 0, so {w} stays.",
            bottom=Integer(3),
        ),
        Number(
            slug="second-step",
            ask="The cost is {cost}. You start at {w} = {s} with {eta} = {r:decimal}. Where is {w} after two steps?",
            given=(("cost", valley),),
            of=valley_move,
            at=((w, s), (eta, r)),
            steps=2,
            digits=3,
            vary=(Vary(c, (5, 2, 1, -3)), Vary(s, (0, 4, -1)), RATES),
            skill="descent-steps",
        ),
        Number(
            slug="how-far",
            ask="Somewhere in a large network, one weight has the slope {g:decimal}. The learning rate is {r:decimal}. "
            "By how much does one step change this weight? Give the change with its sign.",
            of=-eta * D(C, w),
            at=((D(C, w), g), (eta, r)),
            digits=3,
            vary=(
                Vary(
                    g, (Rational(4, 5), Rational(-4, 5), Rational(3, 2), Rational(-3, 2), Rational(6, 5), Integer(-3))
                ),
                Vary(r, (Rational(1, 10), Rational(1, 100), Rational(1, 5), Rational(1, 2))),
            ),
            skill="one-step",
        ),
        Formula(
            slug="write-the-step",
            ask="The cost is {cost}. Write what {w} becomes after one step, as a formula in {w} and {eta}.",
            given=(("cost", form),),
            of=w - eta * D(form, w),
            vary=(Vary(form, ((w - c) ** 2, w**2 + c * w, c * w**2, (w + c) ** 2)), Vary(c, (2, 3, 4, 5, 6))),
            skill="update",
        ),
        Working(
            slug="slope-of-the-valley",
            ask="Where does such a slope come from? Take the slope of {of} by {by}, one line below the other. "
            "Write D(…, {by}) for a slope that you have not taken yet.",
            of=(w - c) ** 2,
            by=w,
            vary=(Vary(c, (3, 2, 5, 4, 7, -1, -4)),),
            skill="update",
        ),
        StepTable(
            slug="another-valley",
            ask="Another valley: {of}. Start at {by} = {start} with {eta} = {rate:decimal}. Fill in three steps.",
            of=form,
            by=w,
            start=s,
            rate=r,
            rows=3,
            vary=(
                Vary(form, (w**2 - 2 * c * w, 2 * (w - c) ** 2, valley + d, w**2 / 2 + c * w + d)),
                Vary(c, (4, 1, 6, -2)),
                Vary(d, (1, 2, 5)),
                Vary(s, (0, 8, 3, -1)),
                Vary(r, (Rational(1, 10), Rational(1, 5), Rational(1, 4))),
            ),
            skill="descent-steps",
        ),
        Choose(
            slug="standing-still",
            ask="Gradient descent on {cost} has come to rest at {w} = {s}. What can you say about the cost there?",
            given=(("cost", form),),
            of=form,
            at=((w, s),),
            options=(
                Option("It is zero, and cannot get smaller.", Eq(value, 0)),
                Option("It is above zero, and no small step lowers it.", Gt(value, 0)),
            ),
            reasons=(
                Option("At rest the slope is zero, and here the lowest point has the height 0.", Eq(value, 0)),
                Option("At rest the slope is zero, and a flat place can have a height above 0.", Gt(value, 0)),
            ),
            vary=(
                Vary(form, ((w - s) ** 2 + d, 3 * (w - s) ** 2, w**2 - 2 * s * w + s**2, (w - s) ** 4)),
                Vary(s, (2, 4, -2, -3)),
                Vary(d, (1, 2, 5)),
            ),
            skill="flat",
        ),
    ),
    transfer=Number(
        slug="radio",
        ask="You tune an old radio by ear. At dial position {x} the noise is {noise}. The dial stands at {s}. You turn "
        "it against the slope, by {eta} = {r:decimal} times the slope, and then once more. Where does it stand now?",
        given=(("noise", form),),
        of=x - eta * D(form, x),
        at=((x, s), (eta, r)),
        steps=2,
        vary=(
            Vary(form, (2 * (x - c) ** 2 + d, x**2 - 2 * c * x + c**2 + d, (x - c) ** 2 / 2 + d)),
            Vary(c, (5, 3, 7)),
            Vary(d, (1, 2)),
            Vary(s, (9, 1, 2)),
            Vary(r, (Rational(1, 10), Rational(1, 5))),
        ),
        skill="descent-steps",
    ),
    summary=(
        Prose("A step goes against the slope: {step}.", step=Becomes(w, w - eta * D(C, w))),
        Prose("One and the same rule goes right where the slope is negative and left where it is positive."),
        Prose("Near the bottom the steps shrink by themselves, and where the slope is zero {w} stays."),
    ),
    on=(
        Next("landscape", "One weight went downhill along a curve. Next, two of them at once, over hills and valleys."),
    ),
)
