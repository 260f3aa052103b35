"""The chain rule: one thing inside another, and the rates multiply."""

from __future__ import annotations

from sympy import Abs, Eq, Expr, Gt, Integer, Lt, Mul, Rational, Symbol, exp, sqrt

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
    Vary,
    Working,
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
RATES = "The outer rate is twice what is inside, the inner one is the number in front of {w}. How large is each?"
chain = Eq(D(C, w), Mul(D(C, u), D(u, w)), evaluate=False)


def _at(f: Expr, by: Symbol, place: Expr | int) -> Expr:
    """The slope of f by `by` there, as a formula in the holes."""
    return resolve(D(f, by)).xreplace({by: Integer(0) + place})


LESSON = Lesson(
    slug="chain-rule",
    title="The chain rule",
    idea="One thing inside another: the rates multiply.",
    minutes=20,
    needs=("products",),
    teaches=("chain-rule",),
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
            ask="The second wheel turns {first} times as fast as the first, the third {second} times as fast as the "
            "second. How fast is the third, compared with the first?",
            options=(
                "{added} times as fast.",
                "{multiplied} times as fast.",
                "{second} times as fast: only the last step counts.",
            ),
            after="{multiplied} times as fast. Each turn of the first is {first} of the second, and each of those is "
            "{second} of the third. Rates along a chain multiply.",
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
            of=Mul(D(v, u), D(u, x), h),
            at=((D(v, u), r), (D(u, x), g), (h, s)),
            vary=(Vary(g, (4, 3, -2, 5, -3)), Vary(r, (HALF, 3 * HALF, 6)), Vary(s, (TENTH, 2 * TENTH, 3 * TENTH))),
            skill="rates-multiply",
        ),
        Choose(
            slug="moving-part",
            ask="The chain is {chain}, and {w} is {s}. You nudge {w} up a little. Which rate is larger in size, the "
            "outer one or the inner one?",
            given=(("chain", (c * w - d) ** 2),),
            of=2 * Abs(c * w - d) - c,
            at=((w, s),),
            options=(Option("The outer one.", Gt(value, 0), RATES), Option("The inner one.", Lt(value, 0), RATES)),
            reasons=(
                Option("Far from zero a square is steep: its slope is twice what is inside.", Gt(value, 0), RATES),
                Option("Near zero a square is flat: there the number in front of {w} is larger.", Lt(value, 0), RATES),
            ),
            vary=(Vary(c, (3, 5, 7)), Vary(d, (6, 8, 5)), Vary(s, (1, 2, 3, -1))),
            skill="inside",
        ),
        Prose(
            "Now a real prediction. The network's output is {says}, and the target is {y}. The error {error} is "
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
            ask="Set the number lines to {x} = {p:decimal}, {b} = {q}, {y} = {r}, {w} = {s}. The cost is {cost}. "
            "You raise {w} by {g:decimal}. Use the slope at {s} to say by how much the cost changes, roughly.",
            given=(("cost", cost),),
            of=D(cost, w) * h,
            at=((w, s), (x, p), (b, q), (y, r), (h, g)),
            vary=(
                Vary(s, (1, 2, -1)),
                Vary(p, (2, 3, -2, 3 * HALF)),
                Vary(q, (1, -1, 2)),
                Vary(r, (1, 3, 4)),
                Vary(g, (TENTH, TENTH / 2)),
            ),
            skill="nudge",
        ),
        Choose(
            slug="which-way",
            ask="The cost is {cost}, with {x} = {p}, {b} = {q} and {y} = {r}. The weight {w} is {s}. You raise it a "
            "little. What does the cost do?",
            given=(("cost", cost),),
            of=D(cost, w),
            at=((w, s), (x, p), (b, q), (y, r)),
            options=(
                Option("It rises.", Gt(value, 0)),
                Option("It falls.", Lt(value, 0)),
                Option("It hardly moves.", Eq(value, 0)),
            ),
            reasons=(
                Option("Error and input have the same sign, so their product is positive.", Gt(value, 0)),
                Option("Error and input have opposite signs, so their product is negative.", Lt(value, 0)),
                Option("The error is zero, and a square is flat there.", Eq(value, 0)),
            ),
            vary=(Vary(s, (1, 2, -1)), Vary(p, (-2, 2, -1, 3)), Vary(q, (1, 0, -1)), Vary(r, (2, 1, 4))),
            skill="slope-sign",
        ),
        Formula(
            slug="powers-of-brackets",
            ask="Write the slope of {of} as a formula in {by}.",
            of=form,
            by=w,
            vary=(
                Vary(form, ((c * w + d) ** p, (w**2 + d) ** p, (d - c * w) ** p, 1 / (c * w + d), sqrt(c * w + d))),
                Vary(c, (2, 3, 5)),
                Vary(d, (1, 4, 7)),
                Vary(p, (2, 3, 4)),
            ),
            endless=True,
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
                ("the exponential, of what comes in", D(exp(u), u)),
                ("plus one", D(u + 1, u)),
                ("one over what comes in", D(1 / u, u)),
            )
        ),
        Working(
            slug="long-chain",
            ask="Take the slope of {of} by {by}, one line below the other. Write D(…, {by}) for a slope that you have "
            "not taken yet. Start from the outside.",
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
            items=(
                Item("{one} at {z} = 0", _at(exp(-c * z), z, 0)),
                Item("{two} at {z} = {s}", _at(exp(-z), z, s)),
                Item("{three} at {z} = 0", _at(exp(-d * z) / 10, z, 0)),
                Item("{four} at {z} = {r}", _at(squash_down, z, r)),
            ),
            given=(("one", exp(-c * z)), ("two", exp(-z)), ("three", exp(-d * z) / 10), ("four", squash_down)),
            vary=(Vary(c, (2, 3, 4)), Vary(s, (-2, 1, -1)), Vary(d, (5, 4, 6)), Vary(r, (0, 2))),
            skill="chain-rule",
        ),
        Place(
            slug="right-weight",
            ask="The input is {p}, the bias {q} and the target {r}, so the cost is the curve below. Move the weight to "
            "where the slope is zero. (There the error inside is zero, too.)",
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
        given=(("side", c - d * t),),
        of=D((c - d * t) ** 3, t),
        at=((t, 0),),
        vary=(Vary(c, (4, 2, 3, 5)), Vary(d, (Rational(1, 10), Rational(1, 5), Rational(1, 2), Rational(1, 4)))),
        skill="rates-multiply",
    ),
    summary=(
        Prose("A formula inside a formula is a chain, and rates along a chain multiply."),
        Prose("The outer rate is taken where the inside is now: {rule}.", rule=chain),
        Prose("So the cost {cost} moves with the weight at the rate {slope}.", cost=cost, slope=resolve(D(cost, w))),
    ),
    on=(Next("gradient", "One weight has one slope. Next, two of them at once, and which way is steepest."),),
)
