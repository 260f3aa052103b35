"""d/dx xⁿ = n xⁿ⁻¹: why it holds for a square and a cube, and how far it reaches."""

from __future__ import annotations

from sympy import Abs, Eq, Gt, Integer, Lt, Ne, Rational, Symbol, pi, sqrt

from tutor.lesson import (
    SLOPE,
    TANGENT,
    Choose,
    Curve,
    Derivation,
    Formula,
    Formulas,
    FromDefinition,
    Growth,
    Item,
    Lesson,
    Next,
    Number,
    Option,
    Order,
    Place,
    Prediction,
    Prose,
    Slider,
    Slip,
    Vary,
    Working,
    hole,
)
from tutor.notation import h, n, t, u, w, x, z
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import resolve
from tutor.symbolic.shown import AsPower

c, d, p, q, r, s, form, other, letter = map(hole, ("c", "d", "p", "q", "r", "s", "form", "other", "letter"))
value = Choose.value
STEEP = tuple((Symbol(f"steepness_{place}", real=True), Integer(place)) for place in (4, 1))
WHOLE = (c * letter**p, c * letter**p + d, c * letter**p + q * letter, c * letter**p + q * letter**2 - d)
OTHERS = (letter**p / c + d * letter, c / letter**p, c * sqrt(letter) + d, letter**p - c / letter)
LETTERS = Vary(letter, (x, w, z, t, u))

side, nudge = Integer(3), Rational(1, 10)
grown = (side + nudge) ** 2 - side**2
HALF = Rational(1, 2)
polynomial = 5 * x**4 - 2 * x**3 + 7

LESSON = Lesson(
    slug="power-rule",
    title="The power rule",
    idea="Bring the exponent down in front, and take one off it.",
    minutes=15,
    needs=("slope",),
    teaches=("power-rule",),
    can=(
        "find the slope of a power, and of a sum of powers, without drawing it",
        "say why the rule holds, with a square that grows a little",
        "tell from a slope which way a small step leads",
    ),
    blocks=(
        Prose(
            "A square of side {x} has the area {area}. Nudge the side, divide what the area gains by the nudge, and "
            "let the nudge shrink: what is left is {slope}. For a side of {side} that is {ratio:decimal} with a "
            "nudge of {nudge:decimal}, and {limit} in the end.\n\n"
            "You can find the slope of any power like this, but each one takes a page of algebra. Is there a pattern?",
            area=x**2,
            slope=resolve(D(x**2, x)),
            side=side,
            nudge=nudge,
            ratio=grown / nudge,
            limit=2 * side,
        ),
        Prediction(
            slug="guess",
            ask="The slope of {square} is {square_slope}. What do you expect for the slope of {cube}?",
            options=("It is {one_less}.", "It is {right}.", "It is {linear}."),
            after="It is {right}. A cube gains three slabs, and each is as large as one face, {face}.",
            given=(
                ("square", x**2),
                ("square_slope", 2 * x),
                ("cube", x**3),
                ("one_less", 2 * x**2),
                ("right", resolve(D(x**3, x))),
                ("linear", 3 * x),
                ("face", x**2),
            ),
        ),
        Growth(
            slug="square",
            power=2,
            side=x,
            start=3,
            nudge=0.6,
            caption="Two strips and a corner are what the square gains. Make {h} small and watch the corner.",
        ),
        Prose(
            "The two strips are as long as the side. Each is as wide as the nudge {h}. The corner is {corner}: for a "
            "small nudge it hardly counts.",
            corner=h**2,
        ),
        FromDefinition(slug="square-steps", of=x**2, by=x, intro="The slope of a square, from growth over nudge:"),
        Prose(
            "A cube of side {x} has the volume {cube}. When its side grows, it gains three slabs. Each is as large "
            "as one face, {face}, and as thick as the nudge. The bars along the edges and the small cube "
            "in the corner shrink faster than the nudge does.",
            cube=x**3,
            face=x**2,
        ),
        Growth(
            slug="cube",
            power=3,
            side=x,
            caption="Three slabs, three bars, one small cube. Which of them still counts when {h} is tiny?",
        ),
        FromDefinition(slug="cube-steps", of=x**3, by=x, intro="The same for the cube:"),
        Prose(
            "Two strips gave a factor of {two}, three slabs a factor of {three}. Each time the exponent that is left "
            "is one less. That is the **power rule**: the exponent comes down in front, and one is taken off it.",
            two=Integer(2),
            three=Integer(3),
        ),
        Prose(
            "It holds for every whole {n}. The power {nudged} is a product of {n} equal brackets. To multiply them "
            "out, take {x} or {h} from each bracket. There are {n} ways to take {h} once and {x} from all the other "
            "brackets: together they give {gain}. Every other new piece has two or more factors {h}, and shrinks "
            "faster than the nudge, as the corner did.",
            nudged=(x + h) ** n,
            gain=n * x ** (n - 1) * h,
        ),
        Formulas(
            rows=(
                ("the rule", D(x**n, x)),
                ("a square", D(x**2, x)),
                ("a cube", D(x**3, x)),
                ("a line: one up for each one to the right", D(x, x)),
                ("a number that never changes: flat", D(Integer(7), x)),
            )
        ),
        Curve(
            slug="powers",
            of=x**n,
            along=x,
            span=(-2, 2),
            start=1,
            show=(TANGENT, SLOPE),
            sliders=(Slider(n, 1, 5, start=2, step=1),),
            caption="Above, {of}. Below, its slope at each {x}. Turn {n} to 3: why is the slope never negative now?",
        ),
        Order(
            slug="by-steepness",
            ask="Four curves: {line}, {square}, {cube} and {flat}. Order them by their slope at "
            "{x} = {s:decimal}. The figure above shows the powers.",
            items=tuple(
                Item(f"{{{name}}}", resolve(D(curve, x)).xreplace({x: s}))
                for name, curve in (("line", c * x), ("square", x**2), ("cube", x**3), ("flat", Integer(7)))
            ),
            given=(("line", c * x), ("square", x**2), ("cube", x**3), ("flat", Integer(7))),
            vary=(Vary(c, (5, -3, 8)), Vary(s, (2, Rational(1, 2), -1, 1, -2))),
            skill="slope-here",
        ),
        Prose(
            "Three more facts, and you can take the slope of any polynomial.\n\n"
            "- A number in front stays in front. Five squares grow five times as fast as one.\n"
            "- A sum is taken piece by piece. What two things gain together is the sum of what each gains.\n"
            "- A number that stands alone adds nothing to the slope. It lifts the curve and does not tilt it."
        ),
        Derivation(slug="polynomial-steps", of=polynomial, by=x, intro="All three facts in one example. Unfold it:"),
        Working(
            slug="line-by-line",
            ask="Now you. Take the slope of {of}, one line below the other. Write D(…, {by}) for a slope that you "
            "have not taken yet, or jump ahead; each line is compared with the one before.",
            of=c * letter**p + d * letter - q,
            by=letter,
            vary=(LETTERS, Vary(c, (5, 2, 3, -4)), Vary(p, (4, 3, 5)), Vary(d, (3, 6, -2, 8)), Vary(q, (7, 4, 9, 2))),
            skill="power-rule",
        ),
        Formula(
            slug="which-curve",
            ask="The other way round. A curve has the slope {slope} everywhere, and its height at {x} = 0 is {d}. "
            "Write the curve as a formula in {x}.",
            of=c * x**p + d,
            given=(("slope", resolve(D(c * x**p + d, x))),),
            slips=(
                Slip("slope-itself", resolve(D(c * x**p, x)), "That is the slope again.", "Which curve has it?"),
                Slip("too-low", c * x**p, "The slope is right.", "How high is the curve at {x} = 0?"),
            ),
            vary=(Vary(c, (1, 5, 4, -2)), Vary(p, (2, 3, 4)), Vary(d, (7, 3, -4))),
            skill="constant",
        ),
        Place(
            slug="flat-spot",
            ask="Move the point to where the curve is flat for a moment, then check.",
            figure=Curve(
                slug="flat-spot-curve",
                of=form,
                along=x,
                span=(-4, 4),
                start=-3,
                caption="The curve {of}. Where would a ball stay put?",
            ),
            zero=D(form, x),
            vary=(Vary(form, (x**2 - c * x, x**2 + c * x, 6 - x**2 + c * x)), Vary(c, (4, 2, 3, 5))),
            skill="flat",
        ),
        Prose(
            "The rule does not stop at whole numbers. {one_over} is {power}: its exponent is {minus_one}. {root} is "
            "{half_power}. Bring the exponent down and take one off it, as before. The next lesson shows why that is "
            "right here too: its product rule gives the reason in a few lines.",
            one_over=1 / x,
            power=AsPower(x, -1),
            minus_one=Integer(-1),
            root=sqrt(x),
            half_power=AsPower(x, Rational(1, 2)),
        ),
        Derivation(slug="reciprocal-steps", of=1 / x, by=x, intro="One over {x}, step by step:"),
        Derivation(slug="root-steps", of=sqrt(x), by=x, intro="And the root:"),
        Curve(
            slug="reciprocal",
            of=x**n,
            along=x,
            span=(0.2, 4),
            start=1,
            sliders=(Slider(n, -2, 2, start=-1, step=0.5),),
            caption="{of}. Here {n} may be negative, or a half. For which {n} does the curve rise?",
        ),
        Choose(
            slug="steeper-or-flatter",
            ask="You walk along {curve} from {x} = 1 to {x} = 4. Is it steeper at the end, or flatter? Steep counts "
            "downhill as well as uphill. The figure above has such curves.",
            given=(("curve", c * x**p),),
            of=STEEP[0][0] - STEEP[1][0],
            at=tuple((letter, Abs(resolve(D(c * x**p, x)).xreplace({x: place}))) for letter, place in STEEP),
            options=(Option("Steeper.", Gt(value, 0)), Option("Flatter.", Lt(value, 0))),
            reasons=(
                Option("The slope has an exponent above zero: its size grows with {x}.", Gt(value, 0)),
                Option("The slope has an exponent below zero: its size shrinks as {x} grows.", Lt(value, 0)),
            ),
            vary=(Vary(p, (-1, HALF, 3 * HALF, -2, 2, -HALF)), Vary(c, (2, 3, -4))),
            skill="power-rule",
        ),
        Number(
            slug="slope-here",
            ask="What is the slope of {curve} at {x} = {s}? Give a number.",
            given=(("curve", form),),
            of=D(form, x),
            at=((x, s),),
            vary=(Vary(form, (c / x, x**3 - c * x, c / x**2)), Vary(c, (3, 5, 6, 7)), Vary(s, (2, -2, 4, -4))),
            skill="slope-here",
        ),
        Choose(
            slug="same-slope",
            ask="Two curves: {first} and {second}. At the same {x}, which has the larger slope?",
            given=(("first", form), ("second", other)),
            of=D(form, x) - D(other, x),
            options=(
                *(Option("The first.", Gt(value, 0)), Option("The second.", Lt(value, 0))),
                Option("Neither.", Eq(value, 0)),
            ),
            reasons=(
                Option("A number that stands alone does not tilt a curve.", Eq(value, 0)),
                Option("A multiple of {x} tilts the curve by the same amount everywhere.", Ne(value, 0)),
            ),
            vary=(
                Vary(other, (form + c, form - c, form + c * x, form - c * x)),
                *(Vary(form, (x**2, x**3, x**4, 1 / x)), Vary(c, (2, 5, 9))),
            ),
            skill="constant",
        ),
        Formula(
            slug="drill",
            ask="Write the slope of {of}.",
            of=form,
            by=letter,
            endless=True,
            vary=(
                Vary(form, WHOLE + OTHERS),
                LETTERS,
                Vary(c, (2, 3, 4, 5, 6, 7, -2, -3, -4, -5)),
                Vary(p, (3, 4, 5, 6)),
                Vary(q, (4, 8, -3, -6)),
                Vary(d, (6, 1, -1, -9)),
            ),
            skill="power-rule",
        ),
    ),
    transfer=Number(
        slug="puddle",
        ask="A round puddle has a radius of {s} metres. Its area is {area}, where {x} is the radius. Rain makes the "
        "radius {r:decimal} metres longer. By how many square metres does the area grow, roughly?",
        of=D(pi * x**2, x) * h,
        at=((x, s), (h, r)),
        digits=2,
        roughly=pi * (x + h) ** 2 - pi * x**2,
        given=(("area", pi * x**2),),
        vary=(Vary(s, (2, 3, 4, 5)), Vary(r, tuple(Rational(part, 100) for part in (1, 2, 3, 5)))),
        skill="nudge",
    ),
    summary=(
        Prose(
            "The slope of {power} is {slope}: the exponent comes down, and one is taken off it.",
            power=x**n,
            slope=resolve(D(x**n, x)),
        ),
        Prose("A number in front stays, a sum is taken piece by piece, and a number alone adds nothing."),
        Prose("The same rule holds for whole, negative and fractional exponents."),
    ),
    on=(
        Next("products", "You know powers and sums. Next come products, quotients, and a curve that is its own slope."),
    ),
)
