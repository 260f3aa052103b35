"""d/dx xⁿ = n xⁿ⁻¹: why it holds for a square and a cube, and how far it reaches."""

from __future__ import annotations

from sympy import Eq, Gt, Integer, Lt, Ne, Rational, Symbol, sqrt

from tutor.lesson import (
    SECANT,
    SLOPE,
    TANGENT,
    Choose,
    Curve,
    Derivation,
    Formula,
    Formulas,
    FromDefinition,
    Growth,
    Lesson,
    Next,
    Number,
    Option,
    Place,
    Prediction,
    Prose,
    Slider,
    Vary,
    Working,
    hole,
)
from tutor.notation import h, n, t, u, w, x, z
from tutor.symbolic.derivative import AsPower, D
from tutor.symbolic.derive import resolve

c, d, p, q, r, s, form, other, letter = (
    hole(name) for name in ("c", "d", "p", "q", "r", "s", "form", "other", "letter")
)
value = Choose.value
lift = Symbol("c", real=True)
WHOLE = (c * letter**p, c * letter**p + d, c * letter**p + q * letter, c * letter**p + q * letter**2 - d)
OTHERS = (letter**p / c + d * letter, c / letter**p, c * sqrt(letter) + d, letter**p - c / letter)
LETTERS = Vary(letter, (x, w, z, t, u))

side, nudge = Integer(3), Rational(1, 10)
grown = (side + nudge) ** 2 - side**2

polynomial = 5 * x**4 - 2 * x**3 + 7

LESSON = Lesson(
    slug="power-rule",
    title="The power rule",
    idea="Bring the exponent down in front, and take one off it.",
    minutes=15,
    teaches=("power-rule",),
    can=(
        "find the slope of a power, and of a sum of powers, without drawing it",
        "say why the rule holds, with a square that grows a little",
        "tell from a slope which way a small step leads",
    ),
    blocks=(
        Prose(
            "A square has a side of {side}. Its area is {area}.\n\n"
            "Now make the side a little longer, by {nudge:decimal}. The area grows by {grown:decimal}. "
            "That is {ratio:decimal} for each unit of nudge.",
            side=side,
            area=side**2,
            nudge=nudge,
            grown=grown,
            ratio=grown / nudge,
        ),
        Prediction(
            slug="guess",
            ask="Keep the side at {side}. Make the nudge ten times smaller, then ten times smaller again. "
            "What happens to growth divided by nudge?",
            options=(
                "It also gets ten times smaller, each time.",
                "It settles down near one number.",
                "It gets larger and larger.",
            ),
            after="It settles near {limit}, which is twice the side. That number is the slope.",
            given=(("side", side), ("limit", 2 * side)),
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
            "The two strips have the length of the side. Each is as wide as the nudge {h}. "
            "The corner is {corner}: for a small nudge it hardly counts.",
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
            "Two sides gave a factor of {two}, three sides a factor of {three}. One power was used up each time. "
            "That is the **power rule**: the exponent comes down in front, and one is taken off it.",
            two=Integer(2),
            three=Integer(3),
        ),
        Formulas(
            rows=(
                ("the rule", D(x**n, x)),
                ("a square", D(x**2, x)),
                ("a cube", D(x**3, x)),
                ("a line: up one for each step of one", D(x, x)),
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
        Choose(
            slug="which-way",
            ask="You stand on the curve {curve} at {x} = {s}. You move {x} up a little. What does the curve do?",
            given=(("curve", form),),
            of=D(form, x),
            at=((x, s),),
            options=(Option("It rises.", Gt(value, 0)), Option("It falls.", Lt(value, 0))),
            reasons=(Option("The slope is positive.", Gt(value, 0)), Option("The slope is negative.", Lt(value, 0))),
            vary=(Vary(form, (x**2, x**3, x**4, -(x**2), -(x**3))), Vary(s, (2, -2, 3, -3, 1, -1))),
            skill="slope-sign",
        ),
        Formula(
            slug="one-power",
            ask="Write the slope of {of} as a formula in {by}.",
            of=letter**p,
            by=letter,
            vary=(LETTERS, Vary(p, (5, 4, 6, 7, 8, 9))),
            skill="power-rule",
        ),
        Prose(
            "Three more facts, and you can take the slope of any polynomial.\n\n"
            "- A number in front stays in front. Five squares grow five times as fast as one.\n"
            "- A sum is taken piece by piece. What two things gain together is what each gains.\n"
            "- A number that stands alone adds nothing to the slope. It lifts the curve and does not tilt it."
        ),
        Derivation(slug="polynomial-steps", of=polynomial, by=x, intro="All three facts in one example. Unfold it:"),
        Working(
            slug="line-by-line",
            ask="Now you: take the slope of {of}, one line below the other. Write D(…, {by}) for a slope that you "
            "have not taken yet, or jump ahead; each line is compared with the one before.",
            of=c * letter**p + d * letter - q,
            by=letter,
            vary=(LETTERS, Vary(c, (5, 2, 3, -4)), Vary(p, (4, 3, 5)), Vary(d, (3, 6, -2, 8)), Vary(q, (7, 4, 9, 2))),
            skill="power-rule",
        ),
        Curve(
            slug="lifted",
            of=x**2 + lift,
            along=x,
            span=(-2, 2),
            start=1,
            show=(TANGENT, SECANT),
            sliders=(Slider(lift, -2, 2, start=0, step=0.5, name="lift"),),
            nudge=0.8,
            caption="Lift the curve with {c}. Its slope at {x} does not care. Then bring {h} close to zero: "
            "the line through two points becomes the line that touches.",
        ),
        Number(
            slug="nudge-the-side",
            ask="A square has a side of {s}. You make the side {r:decimal} longer. Use the slope at {s}, and nothing "
            "else, to say how much the area grows, roughly.",
            of=D(x**2, x) * h,
            at=((x, s), (h, r)),
            vary=(Vary(s, (4, 5, 6, 7, 8, 9)), Vary(r, tuple(Rational(part, 100) for part in (1, 2, 3, 5)))),
            skill="nudge",
        ),
        Formula(
            slug="with-a-constant",
            ask="A power, stretched and lifted: {of}. Write its slope.",
            of=c * letter**p + d,
            by=letter,
            vary=(LETTERS, Vary(c, (5, 4, 6, -2, -3, -5)), Vary(p, (3, 2, 4, 5)), Vary(d, (7, 3, 8, -4, -9))),
            skill="power-rule",
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
                caption="The curve {of}. Where does a ball laid down stay where it is?",
            ),
            zero=D(form, x),
            vary=(Vary(form, (x**2 - c * x, x**2 + c * x, 6 - x**2 + c * x)), Vary(c, (4, 2, 3, 5))),
            skill="flat",
        ),
        Prose(
            "The rule does not stop at whole numbers. {one_over} is {power}: its exponent is {minus_one}. "
            "{root} is {half_power}. Bring the exponent down, take one off it, as before.",
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
            caption="{of}, with {n} below zero and in halves. From which {n} on does the curve rise?",
        ),
        Formula(
            slug="below-zero",
            ask="Write the slope of {of}.",
            of=form,
            by=x,
            vary=(Vary(form, (c / x, c / x**2, c / x**3, c * sqrt(x), c / sqrt(x))), Vary(c, (2, 3, 4, 5, 6, -2, -3))),
            skill="power-rule",
        ),
        Number(
            slug="slope-here",
            ask="How steep is {curve} at {x} = {s}? Give the slope as a number.",
            given=(("curve", form),),
            of=D(form, x),
            at=((x, s),),
            vary=(Vary(form, (c / x, x**3 - c * x, c / x**2)), Vary(c, (3, 5, 6, 7)), Vary(s, (2, -2, 4, -4))),
            skill="slope-here",
        ),
        Choose(
            slug="same-slope",
            ask="Two curves: {first} and {second}. At one and the same {x}, which has the larger slope?",
            given=(("first", form), ("second", other)),
            of=D(form, x) - D(other, x),
            options=(
                Option("The first.", Gt(value, 0)),
                Option("The second.", Lt(value, 0)),
                Option("Neither.", Eq(value, 0)),
            ),
            reasons=(
                Option("A number that stands alone does not tilt a curve.", Eq(value, 0)),
                Option("A term with {x} in it tilts the curve the same way everywhere.", Ne(value, 0)),
            ),
            vary=(
                Vary(other, (form + c, form - c, form + c * x, form - c * x)),
                Vary(form, (x**2, x**3, x**4, 1 / x)),
                Vary(c, (2, 5, 9)),
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
    summary=(
        Prose(
            "The slope of {power} is {slope}: the exponent comes down, and one is taken off it.",
            power=x**n,
            slope=resolve(D(x**n, x)),
        ),
        Prose("A number in front stays, a sum is taken piece by piece, and a number alone adds nothing."),
        Prose("The same rule holds for whole, negative and fractional exponents."),
    ),
    on=(Next("descent", "You can read a slope now. Next, let it tell you which way is downhill."),),
)
