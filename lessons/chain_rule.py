"""The chain rule: one thing inside another, and the rates multiply."""

from __future__ import annotations

from sympy import Abs, And, Eq, Expr, Gt, Integer, Lt, Mul, Rational, Symbol, exp, false, sqrt

from tutor.lesson import (
    SLOPE,
    TANGENT,
    Choose,
    Curve,
    Derivation,
    Formula,
    Formulas,
    Item,
    Lesson,
    Next,
    Number,
    NumberLines,
    Option,
    Order,
    Place,
    Prediction,
    Prose,
    Slider,
    Slip,
    Vary,
    Working,
    WrongLine,
    hole,
)
from tutor.notation import C, b, h, t, u, v, w, x, y, z
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import resolve
from tutor.symbolic.indexed import Partial

c, d, g, p, q, r, s, form = (hole(name) for name in ("c", "d", "g", "p", "q", "r", "s", "form"))
value = Choose.value
squeeze = Symbol("c", positive=True)  # how many times a curve is squeezed sideways

HALF, TENTH = Rational(1, 2), Rational(1, 10)
first, second = Integer(3), Integer(2)  # the rates of the two wheels
inside = w - 3
error = w * x + b - y
cost = error**2
squash = 1 / (1 + exp(-z))
squash_down = 1 / (1 + exp(z))
here = p * s + q - r  # the error with drawn numbers
bracket = c * w - d
outside_first = c * w**p - d  # the same two, in the other order
chain = Eq(D(C, w), Mul(D(C, u), D(u, w)), evaluate=False)


def _at(f: Expr, by: Symbol, place: Expr | int) -> Expr:
    """The slope of f by `by` there, as a formula in the holes."""
    return resolve(D(f, by)).xreplace({by: Integer(0) + place})


LESSON = Lesson(
    slug="chain-rule",
    title="The chain rule",
    idea="One thing inside another: the rates multiply.",
    minutes=20,
    can=(
        "see which part of a formula is inside and which is outside",
        "multiply the rates along a chain, with numbers or with formulas",
        "say how a nudge of a weight travels through to the cost",
    ),
    blocks=(
        Prose(
            "A wheel drives a second wheel, and the second drives a third. When the first turns once, "
            "the second turns {first} times. When the second turns once, the third turns {second} times.",
            first=first,
            second=second,
        ),
        Prediction(
            slug="guess",
            ask="How fast is the third wheel, compared with the first?",
            options=(
                "{added} times as fast.",
                "{multiplied} times as fast.",
                "{second} times as fast: only the last step counts.",
            ),
            after="{multiplied} times as fast. Each turn of the first makes {first} of the second, and each of those "
            "makes {second} of the third. Rates along a chain multiply.",
            given=(("first", first), ("second", second), ("added", first + second), ("multiplied", first * second)),
        ),
        NumberLines(
            slug="wheels",
            along=x,
            links=((u, first * x), (v, second * u)),
            span=(-2, 2),
            start=0.5,
            nudge=0.25,
            caption="The three wheels as number lines: {x} drives {u}, and {u} drives {v}. Nudge {x} by {h}. "
            "How far does {u} move, and how far {v}?",
        ),
        Prose(
            "A formula can be such a chain. Take {cost}. To work it out you go in two steps. First {inside}: that is "
            "the **inside**, call it {u}. Then square it: that is the **outside**, {outside}.\n\n"
            "The only new thing is that the outer rate is not the same everywhere. It depends on where {u} is now.",
            cost=inside**2,
            inside=inside,
            outside=u**2,
        ),
        NumberLines(
            slug="square-of-inside",
            along=w,
            links=((u, inside), (C, u**2)),
            span=(-1, 7),
            start=5,
            nudge=0.5,
            caption="The weight {w}, then what is inside, then the cost. Move {w} along its line. "
            "One of the two rates stays the same. Which one?",
        ),
        Formulas(
            rows=(
                ("the outer rate: how {C} moves with {u}", D(u**2, u)),
                ("the inner rate: how {u} moves with {w}", D(inside, w)),
                ("the **chain rule**: multiply", chain),
            )
        ),
        Derivation(slug="square-steps", of=inside**2, by=w, intro="In one go, from the outside to the inside:"),
        Number(
            slug="three-rates",
            ask="Turn a knob {x}, and a needle {u} moves {g} times as fast. The heat {v} moves {r:decimal} times as "
            "fast as the needle. You turn the knob by {s:decimal}. By how much does the heat change?",
            look="Follow the turn along the chain: the knob, then the needle, then the heat. How far does the needle "
            "move when the knob turns by {s:decimal}?",
            idea="Rates along a chain multiply. Together they say what one whole unit of the knob does to the heat. "
            "How much of a unit is {s:decimal}?",
            because="The needle moves {g} times as far as the knob, and the heat {r:decimal} times as far as the "
            "needle. So the turn is multiplied by both rates.",
            given=(("gear", g), ("warmth", r)),
            of=Mul(D(v, u), D(u, x), h),
            at=((D(v, u), r), (D(u, x), g), (h, s)),
            slips=(
                Slip(
                    "rates-summed",
                    g + r,
                    "That is the sum of the two rates.",
                    "The needle moves {gear} units for one unit of the knob. What does the heat do for each of these?",
                ),
                Slip(
                    "needle-alone",
                    g * s,
                    "That is how far the needle moves.",
                    "How far does the heat move for each unit of the needle?",
                ),
                Slip(
                    "heat-alone",
                    r * s,
                    "That is what the heat would do if the needle moved exactly as far as the knob.",
                    "How far does the needle move?",
                ),
                Slip(
                    "divided-by-a-rate",
                    g * s / r,
                    "That is how far the needle moves, divided by {warmth:decimal}.",
                    "For each unit of the needle the heat moves {warmth:decimal}. What do several units bring?",
                ),
            ),
            vary=(
                Vary(g, (4, 3, -2, 5, -3)),
                Vary(r, (HALF, 3 * HALF, 6)),
                Vary(s, (2 * TENTH, 3 * TENTH, 4 * TENTH)),
            ),
            skill="rates-multiply",
        ),
        Formula(
            slug="put-together",
            ask="What is inside is {u} = {inside}. The outside is {outside}. Write the whole as one formula in {w}.",
            look="In {outside} the letter {u} keeps a place free. What belongs in that place?",
            idea="The inside is worked out first, so it goes into a bracket. What the outside does, it does to the "
            "whole bracket.",
            because="The inside, in brackets, takes the place of {u}.",
            given=(("inside", bracket), ("outside", u**p)),
            of=bracket**p,
            slips=(
                Slip(
                    "outside-first",
                    outside_first,
                    "In that formula the outside is done to {w} alone, and the rest comes after it.",
                    "Put in a number for {w}. What has to be worked out first?",
                ),
                Slip(
                    "side-by-side",
                    bracket * w**p,
                    "There the two are multiplied, and {w} stands where {u} belongs.",
                    "What stands in the place of {u} when one is inside the other?",
                ),
                Slip(
                    "inside-alone",
                    bracket,
                    "That is the inside alone.",
                    "What does the outside do to it?",
                ),
            ),
            vary=(Vary(p, (2, 3, -1, 4)), Vary(c, (3, 5, 4)), Vary(d, (7, 2, 1))),
            skill="composition",
        ),
        Choose(
            slug="moving-part",
            ask="The chain is {chain}, and {w} is {s}. You nudge {w} up a little. Which rate is larger in size, the "
            "outer one or the inner one?",
            look="Put {w} = {s} into the brackets of {chain}. How far from zero is what comes out?",
            idea="A square is steep where its inside is far from zero, and flat where it is near. The inner rate is "
            "the same everywhere.",
            because="The outer rate is twice what is inside, {outer}. The inner rate is the number in front of {w}, "
            "{c}.",
            given=(("chain", (c * w - d) ** 2), ("outer", 2 * (c * s - d))),
            of=c * w - d,
            at=((w, s),),
            options=(
                Option(
                    "The outer one.",
                    Gt(2 * Abs(value), c),
                    "Put {w} = {s} into the brackets and double it. Is that more than the number in front of {w}, "
                    "signs left aside?",
                    "Here what is inside is far from zero.",
                ),
                Option(
                    "The inner one.",
                    Lt(2 * Abs(value), c),
                    "The inner rate is the number in front of {w}. How large is the slope of the square, where its "
                    "inside is now?",
                    "Here what is inside is near zero, so the square is flat.",
                ),
                Option(
                    "Neither: they are the same size.",
                    Eq(2 * Abs(value), c),
                    "Work out both rates as numbers. Do they have the same size?",
                    "Here the two have the same size.",
                ),
            ),
            reasons=(
                Option(
                    "What is inside is far from zero, and a square is steep there.",
                    Gt(2 * Abs(value), c),
                    "What comes out of the brackets at {w} = {s}? Is that far from zero, beside the number in front?",
                ),
                Option(
                    "What is inside is near zero, and a square is flat there.",
                    Lt(2 * Abs(value), c),
                    "What comes out of the brackets at {w} = {s}? Is that near zero, beside the number in front?",
                ),
                Option(
                    "Twice what is inside is as large as the number in front of {w}.",
                    Eq(2 * Abs(value), c),
                    "Double what comes out of the brackets at {w} = {s}. Is it the number in front of {w}?",
                ),
                Option(
                    "The outer rate is the exponent alone, wherever {w} is.",
                    false,
                    "What is the slope of {u} times {u}? Does it change with {u}?",
                ),
                Option(
                    "The outer rate is the square of what is inside.",
                    false,
                    "The square says how high the cost is. How steep is it there?",
                ),
            ),
            vary=(Vary(c, (3, 5, 4, 2)), Vary(d, (6, 8, 5, 10)), Vary(s, (1, 2, 3, -1))),
            skill="rates-multiply",
        ),
        Formula(
            slug="small-change",
            ask="The cost is {cost}. You raise {w} by a small nudge {h}. Write by about how much the cost changes, as "
            "a formula in {w} and {h}.",
            look="The nudge moves {w}, then what is inside the brackets, then the cost. How fast does each of the two "
            "move?",
            idea="The slope is the outer rate times the inner one. A small nudge changes the cost by about the slope "
            "times the nudge.",
            because="The outer rate times the inner one is the slope, and the change is about the slope times the "
            "nudge.",
            given=(("cost", form),),
            of=h * D(form, w),
            slips=(
                Slip(
                    "slope-alone",
                    D(form, w),
                    "That is the slope.",
                    "It is the change for one whole unit. What does the small nudge {h} bring?",
                ),
                Slip(
                    "height-times-nudge",
                    h * form,
                    "That is the cost itself times the nudge.",
                    "Does a nudge bring more where the cost is high, or where it is steep?",
                ),
            ),
            vary=(
                Vary(form, ((c * w - d) ** 2, (c * w + d) ** 4, (d - c * w) ** 2, (w**2 + d) ** 3)),
                Vary(c, (3, 5, 7)),
                Vary(d, (8, 1, 4)),
            ),
            skill="small-change",
        ),
        Prose(
            "Now a real prediction. A small network has the output {says}, and the target is {y}. The error {error} is "
            "inside, and the cost is its square. Nudge {w}, and the error moves {x} times as fast.\n\n"
            "There are four letters in this cost, and only {w} moves; the other three are held still. Then the slope "
            "is written with a round d, {round}: it is the slope along {w} alone.",
            says=w * x + b,
            error=error,
            round=Partial(C, w),
        ),
        NumberLines(
            slug="prediction-lines",
            along=w,
            links=((z, w * x + b), (u, z - y), (C, u**2)),
            span=(-2, 3),
            start=1,
            nudge=0.25,
            sliders=(
                Slider(x, -2, 3, start=2, step=0.5),
                Slider(b, -2, 2, start=1, step=0.5),
                Slider(y, 0, 4, start=1, step=0.5),
            ),
            caption="Weight, prediction {z}, error {u}, cost. Set {x} to 0. Which rate becomes 0?",
        ),
        Derivation(slug="error-steps", of=cost, by=w, intro="How fast the cost moves with the weight:"),
        Number(
            slug="nudge-the-weight",
            ask="Set the number lines to {x} = {p:decimal}, {b} = {q:decimal}, {y} = {r}, {w} = {s}. The cost is "
            "{cost}. You raise {w} by {g:decimal}. Use the slope at {s} to say by how much the cost changes, roughly.",
            look="Follow the nudge: the weight moves, then the prediction and the error, then the cost. How large is "
            "the error before the nudge?",
            idea="The slope is the outer rate times the inner one. The change is about the slope times the nudge.",
            because="At {w} = {s} the slope is {steep:decimal}, and the nudge is {g:decimal}.",
            given=(("cost", cost), ("steep", 2 * here * p)),
            of=D(cost, w) * h,
            at=((w, s), (x, p), (b, q), (y, r), (h, g)),
            vary=(
                Vary(s, (3, 2, -1)),
                Vary(p, (3 * HALF, 3, -3 * HALF, -HALF)),
                Vary(q, (-1, -2, -HALF)),
                Vary(r, (1, 2, 4)),
                Vary(g, (TENTH / 2, TENTH / 5)),
            ),
            skill="small-change",
        ),
        Formula(
            slug="error-change",
            ask="The cost is {cost}. You raise {g} alone, by a small nudge {h}. Write by about how much the cost "
            "changes.",
            look="Only {g} moves, and the other letters are held still. How fast does the error inside the brackets "
            "move with {g}?",
            idea="The outer rate is twice the error. The inner rate is whatever stands as a factor beside {g}. The "
            "change is about their product times the nudge.",
            because="The error moves with {g} at the inner rate, the cost at twice the error times that, and the nudge "
            "is {h}.",
            given=(("cost", cost),),
            of=h * D(cost, g),
            slips=(
                Slip(
                    "slope-alone",
                    D(cost, g),
                    "That is the slope along {g}.",
                    "It is the change for one whole unit. What does the small nudge {h} bring?",
                ),
                Slip(
                    "error-moved",
                    h * D(error, g),
                    "That is how much the error changes.",
                    "And how fast does the cost move with the error?",
                ),
            ),
            vary=(Vary(g, (w, x)),),
            skill="small-change",
        ),
        Choose(
            slug="which-way",
            ask="The cost is {cost}, with {x} = {p}, {b} = {q} and {y} = {r}. The weight {w} is {s}. You raise it a "
            "little. What does the cost do?",
            look="Put the numbers into the brackets. Is the error that comes out above zero, below, or zero?",
            idea="The slope is twice the error times the input, so only two signs matter.",
            because="The error is {here} and the input is {p}.",
            given=(("cost", cost), ("here", here)),
            of=D(cost, w),
            at=((w, s), (x, p), (b, q), (y, r)),
            options=(
                Option(
                    "It rises.",
                    Gt(value, 0),
                    "It rises where error and input have the same sign. Which signs do they have here?",
                    "Error and input have the same sign, so the slope is positive.",
                ),
                Option(
                    "It falls.",
                    Lt(value, 0),
                    "It falls where error and input have opposite signs. Which signs do they have here?",
                    "Error and input have opposite signs, so the slope is negative.",
                ),
                Option(
                    "It hardly moves.",
                    Eq(value, 0),
                    "A square is flat only where its inside is zero. What comes out of the brackets here?",
                    "The error is zero, and a square is flat there.",
                ),
            ),
            reasons=(
                Option(
                    "The error and the input are both positive.",
                    And(Gt(here, 0), Gt(p, 0)),
                    "Work out prediction minus target, and look at the input {x}. Are both above zero?",
                ),
                Option(
                    "The error and the input are both negative.",
                    And(Lt(here, 0), Lt(p, 0)),
                    "Work out prediction minus target, and look at the input {x}. Are both below zero?",
                ),
                Option(
                    "The error is positive, and the input is negative.",
                    And(Gt(here, 0), Lt(p, 0)),
                    "Is the prediction above the target here, and the input {x} below zero?",
                ),
                Option(
                    "The error is negative, and the input is positive.",
                    And(Lt(here, 0), Gt(p, 0)),
                    "Is the prediction below the target here, and the input {x} above zero?",
                ),
                Option(
                    "The error is zero.",
                    Eq(here, 0),
                    "Put the four numbers into the brackets. Is nothing left?",
                ),
            ),
            vary=(Vary(s, (1, 2, -1)), Vary(p, (-2, 2, -1, 3)), Vary(q, (1, 0, -1)), Vary(r, (2, 1, 4))),
            skill="slope-sign",
        ),
        Formula(
            slug="powers-of-brackets",
            ask="Write the slope of {of} as a formula in {by}.",
            because="The outer rate, with the inside left as it is, is multiplied by the inner rate.",
            of=form,
            by=w,
            vary=(
                Vary(
                    form,
                    (
                        (c * w + d) ** p,
                        (w**2 + d) ** 3,
                        (d - c * w) ** p,
                        1 / (c * w + d),
                        (w**3 + d) ** 2,
                        sqrt(c * w + d),
                    ),
                ),
                Vary(c, (5, 6, 7)),
                Vary(d, (3, 4, 8)),
                Vary(p, (2, 3, 4)),
            ),
            endless=True,
            skill="chain-rule",
        ),
        WrongLine(
            slug="which-line",
            ask="Somebody took the slope of {of} by {by}. One line does not follow from the line above it; below it, "
            "every line does. Which line is wrong, and which rule should it have followed? Write that line as it "
            "should be.",
            because="Every other line follows from the one above it.",
            of=form,
            by=w,
            vary=(
                Vary(form, ((c * w + d) ** p, (c * w**2 + d) ** p, (d - c * w) ** p, sqrt(c * w + d))),
                Vary(c, (3, 5, 7)),
                Vary(d, (4, 2, 8)),
                Vary(p, (3, 4, 5)),
            ),
            skill="chain-rule",
        ),
        Formula(
            slug="missing-factor",
            ask="A student writes {wrong} for the slope of {whole}. One factor is missing. Write this factor.",
            look="Two things move in {whole}: the brackets, and what is inside them. Which of the two rates is there "
            "in {wrong}?",
            idea="The slope of a chain is a product of two rates. Take both, and see which one was left out.",
            because="The inside of the brackets moves at a rate of its own, and that rate was left out.",
            given=(("whole", form**p), ("wrong", p * form ** (p - 1))),
            of=D(form**p, w) / (p * form ** (p - 1)),
            slips=(
                Slip(
                    "the-inside-itself",
                    form,
                    "That is what is inside, not how fast it moves.",
                    "How fast does the inside move with {w}?",
                ),
                Slip(
                    "the-whole-slope",
                    D(form**p, w),
                    "That is the whole slope.",
                    "What must {wrong} be multiplied by to give it?",
                ),
            ),
            vary=(
                Vary(form, (c * w**2 + d, w**3 + c * w, d - c * w**2)),
                Vary(c, (3, 5, 7)),
                Vary(d, (4, 1, 8)),
                Vary(p, (4, 6, 5)),
            ),
            skill="chain-rule",
        ),
        Prose(
            "The outside may be any function that you know. In {decay} the inside is {inner}, and its rate is "
            "{rate}: that single minus mirrors the curve.",
            decay=exp(-z),
            inner=-z,
            rate=Integer(-1),
        ),
        Curve(
            slug="decay",
            of=exp(-squeeze * z),
            along=z,
            span=(-1, 3),
            start=0,
            show=(TANGENT, SLOPE),
            sliders=(Slider(squeeze, 0.5, 3, start=1, step=0.5, name="squeeze"),),
            caption="Above, {of}. Below, its slope. At {z} = 0 the height is always 1. Make {c} larger: the curve is "
            "squeezed. What happens to the slope there?",
        ),
        Derivation(slug="decay-steps", of=exp(-z), by=z, intro="Outside the exponential, inside a minus:"),
        Prose(
            "A longer chain needs nothing new. {squash} has four links: minus {z}, the exponential, plus one, and "
            "one over all that. Here is the rate of each link. Their product is the slope. You will meet this curve "
            "in every neuron.",
            squash=squash,
        ),
        Formulas(
            rows=(
                ("minus {z}", D(-z, z)),
                ("the exponential of what comes in", D(exp(u), u)),
                ("plus one", D(u + 1, u)),
                ("one over what comes in", D(1 / u, u)),
            )
        ),
        Working(
            slug="long-chain",
            ask="Take the slope of {of} by {by}, one line below the other. Write D(…, {by}) for a slope that you have "
            "not taken yet. Start from the outside.",
            because="Each link has its rate, and the slope is the product of the rates.",
            of=form,
            by=z,
            vary=(
                Vary(form, (squash, c / (1 + exp(-z)), 1 / (1 + exp(-c * z)), 1 / (d + exp(-z)), 1 / (1 + exp(z)))),
                Vary(c, (2, 3, 4)),
                Vary(d, (2, 3, 5)),
            ),
            skill="chain-rule",
        ),
        Order(
            slug="rank-decays",
            ask="Each curve falls. Put them in order, from the one that falls most steeply to the one that falls most "
            "gently. (The steepest fall has the smallest slope.)",
            look="Take one curve at a time. Begin with {one} at {z} = 0: how high is it there, and at which rate does "
            "its exponent change?",
            idea="An exponential has the slope: its height, times the rate of its exponent. {four} is a chain of "
            "links, whose rates multiply.",
            because="Each slope is the product of the rates along its chain. The smallest slope is the steepest fall.",
            items=(
                Item("{one} at {z} = 0", _at(exp(-c * z), z, 0)),
                Item("{two} at {z} = {s}", _at(exp(-z), z, s)),
                Item("{three} at {z} = 0", _at(exp(-d * z) / 10, z, 0)),
                Item("{four} at {z} = {r}", _at(squash_down, z, r)),
            ),
            given=(("one", exp(-c * z)), ("two", exp(-z)), ("three", exp(-d * z) / 10), ("four", squash_down)),
            vary=(Vary(c, (2, 3, 4)), Vary(s, (-2, 1, -1)), Vary(d, (5, 4, 6)), Vary(r, (0, 2))),
            skill="exponential",
        ),
        Place(
            slug="right-weight",
            ask="The input is {p}, the bias {q} and the target {r}, so the cost is the curve below. Move the weight to "
            "where the slope is zero. (There the error inside is zero, too.)",
            look="The cost is a square. What has to come out of the brackets for a square to be flat?",
            idea="The outer rate is twice the error. It is zero where the prediction meets the target.",
            because="There the prediction is {r}, as large as the target. So the error is zero, and the square is "
            "flat.",
            figure=Curve(
                slug="right-weight-curve",
                of=(p * w + q - r) ** 2,
                along=w,
                span=(-3, 3),
                start=s,
                show=(),
                caption="The cost {of} of one example.",
            ),
            zero=D((p * w + q - r) ** 2, w),
            vary=(Vary(p, (2, 3, 1, 4)), Vary(q, (1, -1, 2)), Vary(r, (3, 5, 0)), Vary(s, (-2, 2))),
            skill="flat",
        ),
    ),
    transfer=Number(
        slug="melting-ice",
        ask="An ice cube melts. After {t} minutes its side is {side} centimetres, and its volume is the cube of that. "
        "At the start, {t} = 0, how fast does the volume change, in cubic centimetres per minute? Give the sign.",
        look="The side is inside, and the cube is outside. How long is the side at the start, and how fast does it "
        "change?",
        idea="Two rates multiply: how fast the cube grows with its side, and how fast the side changes. Ice that melts "
        "gets smaller, so mind the sign.",
        because="The cube changes by {outer} for each centimetre of its side, and the side loses {d:decimal} "
        "centimetres a minute.",
        given=(("side", c - d * t), ("outer", 3 * c**2)),
        of=D((c - d * t) ** 3, t),
        at=((t, 0),),
        vary=(Vary(c, (5, 7, 8, 9)), Vary(d, (Rational(1, 2), Rational(2, 5), Rational(1, 4), Rational(3, 4)))),
        skill="rates-multiply",
    ),
    summary=(
        Prose("A formula inside a formula is a chain, and rates along a chain multiply."),
        Prose("The outer rate is taken where the inside is now: {rule}.", rule=chain),
        Prose("So the cost {cost} moves with the weight at the rate {slope}.", cost=cost, slope=resolve(D(cost, w))),
    ),
    on=(Next("gradient", "One weight has one slope. Next, two of them at once, and which way is steepest."),),
)
