"""The derivative: the slope of a curve here and now, from a nudge that shrinks."""

from __future__ import annotations

from sympy import Eq, Expr, Function, Gt, Integer, Limit, Lt, Rational, Symbol, expand

from tutor.lesson import (
    SECANT,
    SLOPE,
    TANGENT,
    Choose,
    Curve,
    Formula,
    Formulas,
    FromDefinition,
    Item,
    Lesson,
    Next,
    Nudges,
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
from tutor.notation import C, h, t, w
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import resolve
from tutor.symbolic.unevaluated import over

c, d, g, p, q, r, s = (hole(name) for name in ("c", "d", "g", "p", "q", "r", "s"))
value = Choose.value
left, middle = (Symbol(name, real=True) for name in ("left", "here"))


def growth(of: Expr, by: Expr = w) -> Expr:
    """(C(w + h) − C(w)) / h, divided out."""
    return expand((of.xreplace({by: by + h}) - of) / h)


def at_once(of: Expr) -> Expr:
    """What is left of it when the nudge shrinks to zero."""
    return growth(of).xreplace({h: Integer(0)})


HALF = Rational(1, 2)
NUDGES = (("at_one", Integer(1)), ("at_tenth", Rational(1, 10)), ("at_hundredth", Rational(1, 100)))
NOT_YET = "That is growth over nudge for one of these nudges."
GO_ON = "Where do the numbers go when the nudge shrinks further?"
cost = w**2 - 4 * w + 5
here = Integer(3)
height = Function("C")
definition = Eq(D(C, w), Limit(over(height(w + h) - height(w), h), h, 0, dir="+-"), evaluate=False)
valleys = w**4 / 8 - w**3 / 12 - w**2 + w + 4
valleys_slope = resolve(D(valleys, w))
bowl = c * w**2 + d * w
cubic = c * w**3 + d * w**2
wave = g * (w**4 / 4 + d * w**3 / 6 - c * w**2 / 2) + 7
road = t**2 + c * t

LESSON = Lesson(
    slug="slope",
    title="The slope, here and now",
    idea="Nudge the weight a little. How much the cost changes, for each unit of nudge, is the slope.",
    minutes=15,
    needs=("cost",),
    teaches=("slope",),
    can=(
        "find a slope from nudges that shrink",
        "say from the sign of a slope which way the cost falls",
        "say what it means for a curve to be flat, and what it does not mean",
    ),
    blocks=(
        Prose(
            "Take one weight {w}, and hold all the others still. Each value of {w} gives a network with a cost of "
            "its own. So the cost is a function of {w}, written {height}.\n\n"
            "Say it is {cost}. At {w} = {here} the cost is {there}. Which way should you go from here? You need to "
            "know how the cost changes when {w} does.",
            height=height(w),
            cost=cost,
            here=here,
            there=cost.xreplace({w: here}),
        ),
        Prediction(
            slug="guess",
            ask="Draw a straight line through two points of a curve. Now push the second point towards the first, "
            "until they almost meet. What does the line do?",
            options=(
                "It gets steeper and steeper.",
                "It settles: in the end it touches the curve.",
                "It lies flat in the end.",
            ),
            after="It settles. The line that it settles on is the tangent, and its slope is the slope of the curve.",
        ),
        Curve(
            slug="secant",
            of=cost,
            along=w,
            span=(-1, 5),
            start=3,
            show=(TANGENT, SECANT),
            nudge=1.5,
            caption="The line through two points is a secant. Drag {h} towards zero. Which line does it become? "
            "Then let {h} be negative. Does it become the same line?",
        ),
        Prose(
            "The slope of the secant is **growth divided by nudge**. Nudge {w} by {h}. The cost grows by some "
            "amount. Divide that by {h}, and you know how much it grows for each unit of nudge.\n\n"
            "A large nudge gives the average slope between two points. A tiny nudge gives the slope **here**.",
        ),
        Nudges(
            slug="table",
            of=cost,
            along=w,
            span=(-1, 5),
            start=3,
            caption="Each nudge is ten times smaller. The growth gets smaller too. What does growth divided by nudge "
            "do? Move {w}, and find a place where it goes to zero.",
        ),
        Number(
            slug="one-secant",
            ask="Now by hand. The cost is {cost}. At {w} = {s} you nudge {w} by {h} = {r:decimal}. What is growth "
            "divided by nudge?",
            of=over(bowl.xreplace({w: w + h}) - bowl, h),
            at=((w, s), (h, r)),
            given=(("cost", bowl),),
            slips=(
                Slip("growth", h * growth(bowl), "That is the growth.", "How much is it for each unit of nudge?"),
                Slip(
                    "after", bowl.xreplace({w: w + h}), "That is the cost after the nudge.", "By how much did it grow?"
                ),
                Slip("limit", at_once(bowl), "That is the slope.", "What does a nudge of this size give?"),
            ),
            vary=(Vary(c, (1, 2, 3)), Vary(d, (0, -4, 2, -5)), Vary(s, (1, 2, 0, 3)), Vary(r, (HALF, Rational(1, 5)))),
            skill="secant",
        ),
        Number(
            slug="where-it-settles",
            ask="Another weight was nudged, at {w} = {s}. Growth divided by nudge was {at_one:decimal} for {h} = 1, "
            "{at_tenth:decimal} for {h} = 0.1, and {at_hundredth:decimal} for {h} = 0.01. What is the slope at {w} = "
            "{s}?",
            of=growth(bowl),
            at=((w, s), (h, 0)),
            digits=4,
            slips=tuple(Slip(name, growth(bowl).xreplace({h: nudge}), NOT_YET, GO_ON) for name, nudge in NUDGES),
            given=tuple((name, growth(bowl).xreplace({w: s, h: nudge})) for name, nudge in NUDGES),
            vary=(Vary(c, (1, 3, -2, 4)), Vary(d, (2, -10, 10, -14)), Vary(s, (2, 1, 3, 4))),
            skill="limit",
        ),
        Prose(
            "The number that growth over nudge settles on, as the nudge shrinks to zero, is called a **limit**. This "
            "limit is the **derivative** of {C}: the slope here and now, its **instantaneous rate of change**.",
        ),
        Formulas(rows=(("the derivative of {C} by {w} (many books say: with respect to {w})", definition),)),
        FromDefinition(
            slug="by-hand", of=cost, by=w, intro="You need no table if you keep {h} as a letter. For this cost:"
        ),
        Prose(
            "So growth over nudge is {quotient}. Let {h} shrink, and {slope} is left. At {w} = {here} that is "
            "{slope_here}, as the table showed.",
            quotient=growth(cost),
            slope=at_once(cost),
            here=here,
            slope_here=resolve(D(cost, w)).xreplace({w: here}),
        ),
        Formula(
            slug="what-is-left",
            ask="For another cost, growth over nudge came to {quotient}. Let the nudge shrink to zero. Write the "
            "slope as a formula in {w}.",
            of=at_once(cubic),
            given=(("quotient", growth(cubic)),),
            slips=(Slip("kept", growth(cubic), "The nudge is still in it.", "What happens to a term with {h} in it?"),),
            vary=(Vary(c, (1, 2, -1, 3)), Vary(d, (5, -2, 4, 1))),
            skill="limit",
        ),
        Prose(
            "The **sign** of the slope tells you which way to go. If the slope is positive, the cost rises when {w} "
            "grows, so a smaller {w} costs less. If it is negative, the cost falls when {w} grows, so a larger {w} "
            "costs less. Go that way, a little at a time, and the cost comes closer to its minimum.",
        ),
        Prose(
            "The **size** of the slope tells you how much the cost changes. With a slope of {slope}, a nudge of "
            "{nudge:decimal} changes the cost by about {change:decimal}.",
            slope=Integer(2),
            nudge=Rational(1, 10),
            change=Rational(2, 10),
        ),
        Number(
            slug="small-step",
            ask="Somewhere on a cost curve the slope is {g:decimal}. You nudge {w} by {r:decimal}. "
            "By how much does the cost change, roughly? Give the change with its sign.",
            of=h * D(C, w),
            at=((D(C, w), g), (h, r)),
            digits=2,
            vary=(
                Vary(g, (Integer(-3), Integer(4), Rational(-6, 5), Rational(5, 2))),
                Vary(r, (Rational(2, 100), Rational(-1, 100), Rational(5, 100), Rational(-3, 100))),
            ),
            skill="nudge",
        ),
        Prose(
            "What if the slope is neither positive nor negative? Then the curve is **flat** there. At the bottom of "
            "a valley it must be flat, if the curve is smooth: as long as the cost still falls to one side, you are "
            "not at the bottom yet. (Smooth means without a corner. A V has a corner at its bottom, and it is "
            "nowhere flat.)",
        ),
        Formulas(rows=(("at the bottom of a valley", Eq(D(C, w), 0, evaluate=False)),)),
        Curve(
            slug="valleys",
            of=valleys,
            along=w,
            span=(-3.2, 3.2),
            start=3,
            show=(TANGENT, SLOPE),
            caption="A cost with two valleys. Above, the cost; below, its slope. Go from left to right. In how many "
            "places is the slope zero, and what does the cost do there?",
        ),
        Prose(
            "Both bottoms are flat, the deep one and the shallow one. So is the top of the hill between them. **Flat "
            "need not mean lowest.** If you stand in one valley and feel only the slope, you cannot tell that there "
            "is a deeper one.",
        ),
        Choose(
            slug="which-way",
            ask="You stand at {w} = {s:decimal} on the curve with two valleys. Which way does a small step lower the "
            "cost?",
            of=valleys_slope,
            at=((w, s),),
            options=(
                Option(
                    "To a larger {w}.",
                    Lt(value, 0),
                    "Find the place on the curve. Does the curve rise or fall to the right of it?",
                ),
                Option(
                    "To a smaller {w}.",
                    Gt(value, 0),
                    "Find the place on the curve. Does the curve rise or fall to the left of it?",
                ),
            ),
            reasons=(
                Option("The slope there is negative.", Lt(value, 0), "Does the curve fall to the right there?"),
                Option("The slope there is positive.", Gt(value, 0), "Does the curve rise to the right there?"),
            ),
            vary=(Vary(s, (-1, 1, 3, -5 * HALF, 3 * HALF, 5 * HALF, -HALF)),),
            skill="slope-sign",
        ),
        Order(
            slug="by-slope",
            ask="Four places on the curve with two valleys. Order them by the slope there, the smallest slope first. "
            "A negative slope is smaller than a positive one.",
            items=tuple(
                Item(f"at {{w}} = {{{each}:decimal}}", valleys_slope.xreplace({w: each})) for each in (p, q, r, s)
            ),
            vary=(Vary(p, (-3, -5 * HALF)), Vary(q, (-1, -HALF)), Vary(r, (3 * HALF, 1)), Vary(s, (5 * HALF, 3))),
            skill="slope-sign",
        ),
        Place(
            slug="flat",
            ask="Put the point where the slope is zero. There is more than one such place; any of them is right.",
            figure=Curve(
                slug="flat-curve",
                of=wave,
                along=w,
                span=(Rational(-5, 2), Rational(5, 2)),
                start=Rational(-12, 5),
                caption="The cost {of}. Where does a small step to either side change the cost least?",
            ),
            zero=resolve(D(wave, w)),
            vary=(Vary(g, (1, -1)), Vary(c, (4, 3, 2)), Vary(d, (0, 1, -1))),
            skill="flat",
        ),
        Choose(
            slug="valley-or-hill",
            ask="At {w} = {s:decimal} the slope is zero, and the cost is {here:decimal}. A little to the left the cost "
            "is {left:decimal}, a little to the right it is {right:decimal}. What is at {w} = {s:decimal}?",
            of=left - middle,
            at=((left, p + g * q), (middle, p)),
            options=(Option("The bottom of a valley.", Gt(value, 0)), Option("The top of a hill.", Lt(value, 0))),
            reasons=(
                Option("The slope goes from negative to positive.", Gt(value, 0)),
                Option("The slope goes from positive to negative.", Lt(value, 0)),
            ),
            given=(("left", p + g * q), ("right", p + g * r), ("here", p)),
            vary=(
                *(Vary(g, (1, -1)), Vary(p, (3 * HALF, HALF, 5 * HALF)), Vary(s, (2, -1, HALF))),
                *(Vary(q, (Rational(1, 25), Rational(3, 100))), Vary(r, (Rational(1, 20), Rational(3, 100)))),
            ),
            skill="flat",
        ),
    ),
    transfer=Number(
        slug="toy-car",
        ask="After {t} seconds a toy car has gone {road} metres. Its average speed from {t} = {s} until {h} seconds "
        "later is {quotient}, distance over time. What does its speedometer show at {t} = {s}?",
        of=growth(road, by=t),
        at=((t, s), (h, 0)),
        slips=(
            Slip("distance", road, "That is how far it has gone.", "How fast is it at this moment?"),
            Slip("average", road / t, "That is its average speed since the start.", "Is it faster now, or slower?"),
        ),
        given=(("road", road), ("quotient", growth(road, by=t).xreplace({t: s}))),
        vary=(Vary(c, (3, 2, 5, 4)), Vary(s, (2, 1, 4, 3, 5))),
        skill="limit",
    ),
    summary=(
        Prose("The slope is growth divided by nudge, as the nudge shrinks to zero."),
        Prose("Where the slope is positive the cost rises to the right; where it is negative it falls."),
        Prose("At the bottom of a smooth valley the curve is flat: the slope is zero."),
    ),
    on=(
        Next(
            "power-rule", "A table for every slope takes a long time. Next comes a rule that gives the slope at once."
        ),
    ),
)
