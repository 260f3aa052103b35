"""Gradient descent with one weight: a small step against the slope, again and again."""

from __future__ import annotations

from sympy import Eq, Gt, Integer, Lt, Rational, false

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
    Slip,
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
RATES = Vary(r, (Rational(3, 20), Rational(1, 5), Rational(1, 4), Rational(2, 5)))
steep = 2 * (s - c)  # how steep the valley is at s

LESSON = Lesson(
    slug="descent",
    title="Gradient descent",
    idea="Look at the slope under your feet, take a small step the other way, and do it again.",
    minutes=15,
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
            look="Row 1 begins at {by} = {start}. How steep is {of} there? The next row begins where this step leads.",
            because="Each row takes the slope at its own place, and steps against it.",
            of=cost,
            by=w,
            start=start,
            rate=rate,
            rows=4,
            skill="several-steps",
        ),
        Choose(
            slug="which-way",
            ask="The cost is {cost}. You are at {w} = {s}. Where does a small step of gradient descent take {w}?",
            look="Is {cost} rising or falling at {w} = {s}, as {w} grows?",
            idea="A step goes against the slope, so the sign of the slope says which way.",
            because="At {w} = {s} the slope is {steep}.",
            given=(("cost", valley), ("steep", steep)),
            of=D(valley, w),
            at=((w, s),),
            options=(
                Option(
                    "To a larger {w}.",
                    Lt(value, 0),
                    "On which side of the bottom is {w} = {s}? Does a larger {w} cost less there?",
                    "The slope is negative there, and the step goes against it.",
                ),
                Option(
                    "To a smaller {w}.",
                    Gt(value, 0),
                    "On which side of the bottom is {w} = {s}? Does a smaller {w} cost less there?",
                    "The slope is positive there, and the step goes against it.",
                ),
                Option(
                    "Nowhere.",
                    Eq(value, 0),
                    "A step is zero only where the slope is zero. Is it, at {w} = {s}?",
                    "The slope is zero there, and so is the step.",
                ),
            ),
            reasons=(
                Option(
                    "The slope is negative: a larger {w} costs less.",
                    Lt(value, 0),
                    "Put {w} = {s} into the slope. Does a minus come out?",
                ),
                Option(
                    "The slope is positive: a smaller {w} costs less.",
                    Gt(value, 0),
                    "Put {w} = {s} into the slope. Is it above zero?",
                ),
                Option(
                    "The slope is zero, and so is the step.",
                    Eq(value, 0),
                    "Put {w} = {s} into the slope. Does it come to nothing?",
                ),
                Option(
                    "The step is subtracted, so {w} always gets smaller.",
                    false,
                    "What happens when a negative number is subtracted?",
                ),
                Option(
                    "Every step brings {w} nearer to 0.",
                    false,
                    "Where is this cost smallest: at {w} = 0, or where its brackets are zero?",
                ),
            ),
            vary=(Vary(c, (2, 1, -1, -2)), Vary(s, (4, -1, 2, 1, -2, -4))),
            skill="slope-sign",
        ),
        Place(
            slug="next-step",
            ask="The ball stands at {w} = {s}, and {eta} = {r:decimal}. Move the point to where the next step lands.",
            look="How steep is the cost where the ball stands, at {w} = {s}?",
            idea="The step is the learning rate times the slope, against it. It begins where the ball stands.",
            because="The slope there is {steep}, so the step is {step:decimal}, from {w} = {s}.",
            given=(("steep", steep), ("step", -r * steep)),
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
            look="You start at {w} = {s}. How steep is it there, and where does the first step lead?",
            idea="The second step begins where the first one ended, with the slope of that place.",
            because="Each of the two steps goes against the slope of the place where it begins.",
            given=(("cost", valley),),
            of=valley_move,
            at=((w, s), (eta, r)),
            steps=2,
            digits=3,
            vary=(
                Vary(c, (5, 7, 8, -6)),
                Vary(s, (4, -1, -2)),
                Vary(r, (Rational(2, 5), Rational(3, 20), Rational(7, 20))),
            ),
            skill="several-steps",
        ),
        Number(
            slug="how-far",
            ask="Somewhere in a large network, one weight has the slope {g:decimal}. The learning rate is {r:decimal}. "
            "By how much does one step change this weight? Give the change with its sign.",
            look="Of the two numbers, which one says how steep it is, and which how much of that is taken?",
            idea="A step is the learning rate times the slope, with the sign turned round.",
            because="The change is minus {r:decimal} times {g:decimal}: against the slope.",
            of=-eta * D(C, w),
            at=((D(C, w), g), (eta, r)),
            digits=3,
            vary=(
                Vary(
                    g, (Rational(4, 5), Rational(-4, 5), Rational(3, 2), Rational(-3, 2), Rational(6, 5), Integer(-3))
                ),
                Vary(r, (Rational(1, 5), Rational(1, 20), Rational(2, 5), Rational(1, 2))),
            ),
            skill="one-step",
        ),
        Formula(
            slug="write-the-change",
            ask="The cost is {cost}. Write by how much one step changes {w}, as a formula in {w} and {eta}. Only the "
            "change is wanted, with its sign.",
            look="First the slope: how fast does {cost} change with {w}?",
            idea="The change is the step itself: the learning rate times the slope, with the sign turned round.",
            because="One step changes {w} by minus {eta} times the slope.",
            given=(("cost", form),),
            of=-eta * D(form, w),
            slips=(
                Slip(
                    "place-for-change",
                    w - eta * D(form, w),
                    "That is where {w} stands after the step.",
                    "By how much has it changed from before?",
                ),
                Slip(
                    "with-the-slope",
                    eta * D(form, w),
                    "That step goes with the slope, uphill.",
                    "Which sign turns it round?",
                ),
                Slip(
                    "rate-forgotten",
                    -D(form, w),
                    "That is the whole slope, turned round.",
                    "How much of the slope does a step take?",
                ),
                Slip(
                    "slope-alone",
                    D(form, w),
                    "That is the slope.",
                    "What does a step make of it?",
                ),
            ),
            vary=(Vary(form, ((w - c) ** 2, c * w**2, (w + c) ** 2, w**2 - c * w)), Vary(c, (5, 3, 4, 7, 6))),
            skill="one-step",
        ),
        Formula(
            slug="write-the-step",
            ask="The cost is {cost}. Write what {w} becomes after one step, as a formula in {w} and {eta}.",
            look="Where does {w} stand before the step? And how steep is {cost} there?",
            idea="The new {w} is the old one, and from it {eta} times the slope is taken away.",
            because="{w} becomes {w} minus {eta} times the slope.",
            given=(("cost", form),),
            of=w - eta * D(form, w),
            slips=(
                Slip(
                    "multiplied-by-w",
                    w * D(form, w),
                    "There {w} and the slope are multiplied.",
                    "What is done to the old {w} in a step?",
                ),
            ),
            vary=(Vary(form, ((w - c) ** 2, w**2 + c * w, c * w**2, (w + c) ** 2)), Vary(c, (3, 5, 4, 7, 6))),
            skill="one-step",
        ),
        Working(
            slug="slope-of-the-valley",
            ask="Where does such a slope come from? Take the slope of {of} by {by}, one line below the other. "
            "Write D(…, {by}) for a slope that you have not taken yet.",
            because="The outer rate is twice what is inside, and the inside moves exactly as fast as {w}.",
            of=(w - c) ** 2,
            by=w,
            vary=(Vary(c, (3, 2, 5, 4, 7, -1, -4)),),
            skill="chain-rule",
        ),
        StepTable(
            slug="another-valley",
            ask="Another valley: {of}. Start at {by} = {start} with {eta} = {rate:decimal}. Fill in three steps.",
            look="The walk begins at {by} = {start}. How steep is {of} there?",
            because="Each row takes the slope at its own place, and steps against it.",
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
                Vary(r, (Rational(1, 5), Rational(3, 20), Rational(1, 4))),
            ),
            skill="several-steps",
        ),
        Choose(
            slug="standing-still",
            ask="Gradient descent on {cost} has come to rest at {w} = {s}. What can you say about the cost there?",
            look="The slope at {w} = {s} is zero. How high is the curve at that place?",
            idea="A flat place can lie at any height. The slope says that there is no step. How high you are, only the "
            "cost itself says.",
            because="At rest the slope is zero. How high it is there, the cost at {w} = {s} says.",
            given=(("cost", form),),
            of=form,
            at=((w, s),),
            options=(
                Option(
                    "It is zero, and cannot get smaller.",
                    Eq(value, 0),
                    "Put {w} = {s} into the cost. Is nothing left?",
                    "At {w} = {s} nothing is left of this cost, and a square is never below zero.",
                ),
                Option(
                    "It is above zero, and no small step lowers it.",
                    Gt(value, 0),
                    "Put {w} = {s} into the cost. Is something left?",
                    "At {w} = {s} something is left of this cost, and the curve is flat there.",
                ),
                Option(
                    "It is still falling, but very slowly.",
                    false,
                    "At rest there is no step. What does that say about the slope?",
                ),
            ),
            reasons=(
                Option(
                    "At rest the slope is zero, and here the lowest point has the height 0.",
                    Eq(value, 0),
                    "How high is the curve at {w} = {s}? Put the number in.",
                ),
                Option(
                    "At rest the slope is zero, and a flat place can have a height above 0.",
                    Gt(value, 0),
                    "Is the height above 0 at {w} = {s}? Put the number in.",
                ),
                Option(
                    "At rest the cost is always zero.",
                    false,
                    "A step takes the slope, not the cost. Which of the two is zero at rest?",
                ),
                Option(
                    "At rest the slope is still a little below zero.",
                    false,
                    "A step is the learning rate times the slope. How large is the slope if there is no step?",
                ),
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
        look="The dial stands at {s}. How steep is the noise there, and where does the first turn lead?",
        idea="Each turn goes against the slope of the place where the dial stands by then.",
        because="Each of the two turns goes against the slope of the place where it begins.",
        given=(("noise", form),),
        of=x - eta * D(form, x),
        at=((x, s), (eta, r)),
        steps=2,
        vary=(
            Vary(form, (2 * (x - c) ** 2 + d, x**2 - 2 * c * x + c**2 + d, (x - c) ** 2 / 2 + d)),
            Vary(c, (5, 3, 7)),
            Vary(d, (1, 2)),
            Vary(s, (9, 1, 2)),
            Vary(r, (Rational(3, 20), Rational(1, 5))),
        ),
        skill="several-steps",
    ),
    summary=(
        Prose("A step goes against the slope: {step}.", step=Becomes(w, w - eta * D(C, w))),
        Prose("The same rule goes right where the slope is negative and left where it is positive."),
        Prose("Near the bottom the steps shrink by themselves, and where the slope is zero {w} stays."),
    ),
    on=(
        Next("landscape", "One weight went downhill along a curve. Next, two of them at once, over hills and valleys."),
    ),
)
