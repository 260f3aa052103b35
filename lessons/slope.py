"""The derivative: the slope of a curve here and now, from a nudge that shrinks."""

from __future__ import annotations

from itertools import combinations

from sympy import Add, And, Eq, Expr, Function, Gt, Integer, Limit, Lt, Rational, expand, false

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

c, d, g, k, p, q, r, s = (hole(name) for name in ("c", "d", "g", "k", "p", "q", "r", "s"))
value = Choose.value


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
bowl = c * w**2 + d * w + k  # k is large enough: no cost is below zero
cubic = c * w**3 + d * w**2
terms = w**4 / 4 - (p + q + r) * w**3 / 3 + (p * q + p * r + q * r) * w**2 / 2 - p * q * r * w
wave = g * terms + 11  # flat at p, q, r
road = t**2 + c * t
nudged_bowl = bowl.xreplace({w: w + h})
average = growth(road, by=t).xreplace({t: s})  # from s until h seconds later
IN_QUOTIENT = (3 * c * w * h, c * h**2, d * h)  # the terms of growth over nudge in which the nudge is left
LEFT_IN = tuple(
    Add(at_once(cubic), *some) for count in range(1, len(IN_QUOTIENT)) for some in combinations(IN_QUOTIENT, count)
)
NUDGE_LEFT, WHAT_HAPPENS = (
    "The nudge is still in it.",
    "What happens to a term with {h} in it, when {h} shrinks to zero?",
)

LESSON = Lesson(
    slug="slope",
    title="The slope, here and now",
    idea="Nudge the weight a little. How much the cost changes, for each unit of nudge, is the slope.",
    minutes=15,
    can=(
        "find a slope from nudges that shrink",
        "say from the sign of a slope which way the cost falls",
        "say what it means for a curve to be flat, and what it does not mean",
    ),
    blocks=(
        Prose(
            "Take one weight {w}, and hold all the others still. Each value of {w} gives a network with a cost of "
            "its own. So the cost is a function of {w}, written {height}.\n\n"
            "Suppose it is {cost}. At {w} = {here} the cost is {there}. Which way should you go from here? You need to "
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
            look="You need the cost at two places: at {w} = {s}, and where the nudge leads. Which {w} is that?",
            idea="Growth is the cost after the nudge minus the cost before it. Divide it by the nudge.",
            because="The cost goes from {before:decimal} to {after:decimal}. That growth is divided by {r:decimal}.",
            gap="Before the nudge the cost is {before:decimal}, and after it the cost is ?. So it grows by ?, and "
            "that is divided by {r:decimal}.",
            of=over(nudged_bowl - bowl, h),
            at=((w, s), (h, r)),
            given=(
                ("cost", bowl),
                ("before", bowl.xreplace({w: s})),
                ("after", bowl.xreplace({w: s + r})),
            ),
            slips=(
                Slip("growth", nudged_bowl - bowl, "That is the growth.", "How much is it for each unit of nudge?"),
                Slip("after", nudged_bowl, "That is the cost after the nudge.", "By how much did it grow?"),
                Slip("before", bowl, "That is the cost before the nudge.", "What is it after the nudge?"),
                Slip("limit", at_once(bowl), "That is the slope.", "What does a nudge of this size give?"),
                Slip(
                    "times-nudge",
                    h * (nudged_bowl - bowl),
                    "You multiplied the growth by the nudge.",
                    "How many such nudges make one unit?",
                ),
                Slip(
                    "other-side",
                    (bowl - bowl.xreplace({w: w - h})) / h,
                    "You nudged {w} to the other side.",
                    "Is this nudge positive or negative?",
                ),
                Slip(
                    "by-the-place",
                    nudged_bowl / (w + h),
                    "You divided the new cost by the new {w}.",
                    "Growth is divided by what?",
                ),
            ),
            vary=(
                *(Vary(c, (1, 2, 3)), Vary(d, (0, -4, 2, -5)), Vary(k, (7, 12, 9))),
                *(Vary(s, (1, 2, 0, 3)), Vary(r, (HALF, Rational(1, 5)))),
            ),
            skill="slope-from-nudges",
        ),
        Number(
            slug="where-it-settles",
            ask="Another weight was nudged, at {w} = {place:decimal}. Growth divided by nudge was {at_one:decimal} "
            "for {h} = 1, {at_tenth:decimal} for {h} = 0.1, and {at_hundredth:decimal} for {h} = 0.01. What is the "
            "slope at {w} = {place}?",
            look="Read the three numbers in a row: {at_one:decimal}, {at_tenth:decimal}, {at_hundredth:decimal}. "
            "Imagine the next ones, for nudges of 0.001 and 0.0001. Which number do they come closer to?",
            idea="The slope is the number on which growth over nudge settles, as the nudge shrinks to zero.",
            because="Each time the nudge is ten times smaller, what is too much or too little is ten times smaller, "
            "too. In the end nothing is left of it.",
            gap="{at_one:decimal}, {at_tenth:decimal}, {at_hundredth:decimal}, and so on: they come closer and closer "
            "to ?.",
            of=g,
            digits=4,
            slips=(
                *(Slip(name, g + c * nudge, NOT_YET, GO_ON) for name, nudge in NUDGES),
                Slip("at_thousandth", g + c / 1000, "That is what a nudge of 0.001 would give.", GO_ON),
            ),
            given=(("place", (c + 9) / 2), *((name, g + c * nudge) for name, nudge in NUDGES)),
            vary=(Vary(c, (1, 3, -2, 4, -1)), Vary(g, (7, -4, 16, 2, -11, 0))),
            skill="slope-from-nudges",
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
            look="Go through the terms one by one. In which of them does the nudge {h} stand?",
            idea="When the nudge shrinks to zero, every term with {h} in it shrinks to zero, too. The others stay as "
            "they are.",
            because="Each term with {h} in it goes to zero, and the rest stays.",
            of=at_once(cubic),
            given=(("quotient", growth(cubic)),),
            slips=(
                Slip("kept", growth(cubic), NUDGE_LEFT, WHAT_HAPPENS),
                *(Slip(f"kept-{number}", some, NUDGE_LEFT, WHAT_HAPPENS) for number, some in enumerate(LEFT_IN, 1)),
                Slip(
                    "nudge-is-one",
                    growth(cubic).xreplace({h: Integer(1)}),
                    "You put in a nudge of 1.",
                    "Which number does the nudge shrink to?",
                ),
                Slip(
                    "nudge-is-one-in-part",
                    growth(cubic).xreplace({h: Integer(1)}) - c,
                    "You put in a nudge of 1, and left out its square.",
                    "Which number does the nudge shrink to?",
                ),
                Slip(
                    "once-too-often",
                    6 * c * w + 2 * d,
                    "You went one step too far: the growth is divided by the nudge already.",
                    "What is left of it when {h} is zero?",
                ),
                Slip(
                    "first-term", 3 * c * w**2, "A term without {h} is missing.", "Which terms shrink with the nudge?"
                ),
                Slip("second-term", 2 * d * w, "A term without {h} is missing.", "Which terms shrink with the nudge?"),
                Slip("the-rest", Add(*IN_QUOTIENT), "Those are the terms that shrink.", "Which terms stay?"),
            ),
            vary=(Vary(c, (1, 2, -1, 3)), Vary(d, (5, -2, 4, 1))),
            skill="slope-from-nudges",
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
            because="A slope of {g:decimal} is the change for one whole unit, and the nudge is {r:decimal} of a unit.",
            of=h * D(C, w),
            at=((D(C, w), g), (h, r)),
            digits=3,
            slips=(
                Slip("added", g + r, "You added the nudge to the slope.", "What would a nudge of a whole unit bring?"),
                Slip(
                    "subtracted", g - r, "You took the nudge away from the slope.", "For how much nudge is the slope?"
                ),
                Slip(
                    "divided",
                    g / r,
                    "You divided the slope by the nudge.",
                    "Does a small nudge bring more than a unit?",
                ),
            ),
            vary=(
                Vary(g, (Integer(-3), Integer(4), Rational(-6, 5), Rational(5, 2))),
                Vary(r, (Rational(2, 100), Rational(-1, 100), Rational(5, 100), Rational(-3, 100))),
            ),
            skill="small-change",
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
            look="Put the point of the figure above at {w} = {s:decimal}. Does the curve rise there, does it fall, or "
            "is it flat?",
            idea="Where the curve rises to the right, the slope is positive, and the way down is to the left. Where "
            "it falls to the right, it is the other way round.",
            gap="At {w} = {s:decimal} the tangent ?, so the slope is ?.",
            of=valleys_slope,
            at=((w, s),),
            options=(
                Option(
                    "To a larger {w}.",
                    Lt(value, 0),
                    "Find the place on the curve. Does the curve rise or fall to the right of it?",
                    "At {w} = {s:decimal} the curve falls to the right.",
                ),
                Option(
                    "To a smaller {w}.",
                    Gt(value, 0),
                    "Find the place on the curve. Does the curve rise or fall to the left of it?",
                    "At {w} = {s:decimal} the curve rises to the right, so it falls to the left.",
                ),
                Option(
                    "Neither way.",
                    Eq(value, 0),
                    "Find the place on the curve. Is it the bottom of a valley?",
                    "At {w} = {s:decimal} the curve has the bottom of a valley: the cost rises on either side.",
                ),
            ),
            reasons=(
                Option("The slope there is negative.", Lt(value, 0), "Does the curve fall to the right there?"),
                Option("The slope there is positive.", Gt(value, 0), "Does the curve rise to the right there?"),
                Option("The slope there is zero.", Eq(value, 0), "Does the tangent lie flat there?"),
                Option(
                    "That is the way to the deeper valley.",
                    false,
                    "Only from far away do you see which valley is deeper. What does the slope tell you on the spot?",
                ),
            ),
            vary=(Vary(s, (-1, 1, 3, 2, -5 * HALF, 3 * HALF, 5 * HALF, -2, -HALF)),),
            skill="slope-sign",
        ),
        Order(
            slug="by-slope",
            ask="Four places on the curve with two valleys. Order them by the slope there, the smallest slope first. "
            "A negative slope is smaller than a positive one.",
            look="Go along the curve in the figure above, and look at the lower picture: it shows the slope at each "
            "place.",
            idea="Where the curve falls to the right, the slope is negative, and the more steeply it falls, the "
            "smaller the slope is. Where it rises, the slope is positive.",
            because="The lower picture shows each of these slopes. First come the places where the curve falls, the "
            "steepest fall before the others.",
            gap="At {w} = {p:decimal} the curve ? to the right, so the slope there is ?. At {w} = {q:decimal} it ?, "
            "so the slope is ?.",
            items=tuple(
                Item(f"at {{w}} = {{{each}:decimal}}", valleys_slope.xreplace({w: each})) for each in (p, q, r, s)
            ),
            vary=(Vary(p, (-3, 3)), Vary(q, (-HALF, 3 * HALF)), Vary(r, (1, -5 * HALF)), Vary(s, (5 * HALF, -2))),
            skill="slope-sign",
        ),
        Place(
            slug="flat",
            ask="Put the point where the slope is zero. There is more than one such place; any of them is right.",
            look="Move the point slowly from one end to the other. Where does the curve change from rising to "
            "falling, or from falling to rising?",
            idea="Where the curve falls the slope is negative, and where it rises it is positive. In between, at the "
            "bottom of a valley or the top of a hill, it is zero.",
            because="There the curve turns from falling to rising, or from rising to falling.",
            gap="On one side of a flat place the slope is negative, on the other side it is ?.",
            figure=Curve(
                slug="flat-curve",
                of=wave,
                along=w,
                span=(Rational(-5, 2), Rational(5, 2)),
                start=Rational(-12, 5),
                caption="The cost {of}. Where does a small step to either side change the cost least?",
            ),
            zero=resolve(D(wave, w)),
            vary=(Vary(g, (1, -1)), Vary(p, (-2, -3 * HALF)), Vary(q, (0, HALF, -HALF)), Vary(r, (2, 3 * HALF, 1))),
            skill="flat",
        ),
        Choose(
            slug="valley-or-hill",
            ask="At {w} = {place:decimal} the slope is zero, and the cost is {here:decimal}. A little to the left the "
            "cost is {left:decimal}, a little to the right it is {right:decimal}. What is at {w} = {place:decimal}?",
            look="Compare the cost here with the cost to the left, and then with the cost to the right.",
            idea="On the way from left to right, the slope is negative while the cost falls and positive while it "
            "rises. At a flat place it is zero for a moment. What comes before and after decides.",
            gap="From the left to here the cost ?, so the slope was ? there. From here to the right the cost ?, so "
            "the slope is ? there.",
            options=(
                Option(
                    "The bottom of a valley.",
                    And(Gt(g, 0), Gt(k, 0)),
                    "At the bottom of a valley the cost is higher on both sides. Is it?",
                    "The cost is higher on both sides: it falls until {w} = {place:decimal} and rises after it.",
                ),
                Option(
                    "The top of a hill.",
                    And(Lt(g, 0), Lt(k, 0)),
                    "At the top of a hill the cost is lower on both sides. Is it?",
                    "The cost is lower on both sides: it rises until {w} = {place:decimal} and falls after it.",
                ),
                Option(
                    "Neither: the curve goes on in the same direction.",
                    Lt(g * k, 0),
                    "Is the cost higher on one side and lower on the other?",
                    "The cost is higher on one side and lower on the other: {w} = {place:decimal} is only a flat step.",
                ),
            ),
            reasons=(
                Option(
                    "The slope goes from negative to positive.",
                    And(Gt(g, 0), Gt(k, 0)),
                    "Does the cost fall first and rise then, on the way from left to right?",
                ),
                Option(
                    "The slope goes from positive to negative.",
                    And(Lt(g, 0), Lt(k, 0)),
                    "Does the cost rise first and fall then, on the way from left to right?",
                ),
                Option(
                    "The slope has the same sign on both sides.",
                    Lt(g * k, 0),
                    "Does the cost do the same before and after this place?",
                ),
                Option(
                    "The slope is zero, and that is only so at the bottom.",
                    false,
                    "Where else is a curve flat for a moment?",
                ),
            ),
            given=(("left", p + g * q), ("right", p + k * r), ("here", p), ("place", 2 * p - 2)),
            vary=(
                *(Vary(k, (g, 1, -1)), Vary(g, (1, -1)), Vary(p, (3 * HALF, HALF, 5 * HALF))),
                *(Vary(q, (Rational(1, 25), Rational(3, 100))), Vary(r, (Rational(1, 20), Rational(3, 100)))),
            ),
            skill="flat",
        ),
    ),
    transfer=Number(
        slug="toy-car",
        ask="After {t} seconds a toy car has gone {road} metres. Its average speed from {t} = {s} until {h} seconds "
        "later is {quotient}, distance over time. What does its speedometer show at {t} = {s}?",
        look="The average speed is given for any {h}. A speedometer shows the speed at this very moment. How much "
        "later is that?",
        idea="Let the time {h} shrink to zero. The average speed then settles on the speed here and now.",
        because="When {h} shrinks to zero, the average speed over the next {h} seconds becomes the speed at this "
        "moment.",
        gap="In {quotient}, let {h} become smaller and smaller: 0.1, 0.01, 0.001. What comes out gets closer and "
        "closer to ?.",
        of=average,
        at=((h, 0),),
        slips=(
            Slip("distance", road.xreplace({t: s}), "That is how far it has gone.", "How fast is it at this moment?"),
            Slip(
                "average",
                (road / t).xreplace({t: s}),
                "That is its average speed since the start.",
                "Is it faster now, or slower?",
            ),
            Slip(
                "next-second",
                average.xreplace({h: Integer(1)}),
                "That is its average speed over the next second.",
                "How much of a second does this moment take?",
            ),
            Slip("doubled-alone", 2 * s, "A part of the speed is missing.", "What is left when only {h} is gone?"),
        ),
        given=(("road", road), ("quotient", average)),
        vary=(Vary(c, (6, 9, 7, 8)), Vary(s, (2, 4, 3, 5))),
        skill="slope-from-nudges",
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
