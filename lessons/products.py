"""e^x, products, quotients and ln: what the slope of two things together is, and the one function that is its own."""

from __future__ import annotations

from sympy import Add, Eq, Expr, Gt, Integer, Lt, Mul, Rational, Symbol, exp, log, sqrt

from tutor.lesson import (
    SLOPE,
    TANGENT,
    Choose,
    Curve,
    Derivation,
    Formula,
    Formulas,
    Growth,
    Lesson,
    Next,
    Nudges,
    Number,
    Option,
    Place,
    Prediction,
    Prose,
    Reasoning,
    Slider,
    Vary,
    Working,
    hole,
)
from tutor.notation import h, n, t, u, v, x
from tutor.symbolic.derivative import D
from tutor.symbolic.shown import AsPower, InOrder

c, d, p, q, r, s, form = (hole(name) for name in ("c", "d", "p", "q", "r", "s", "form"))
value = Choose.value
base = Symbol("c", positive=True)

width, height, wider, higher = Integer(3), Integer(2), Rational(1, 10), Rational(1, 5)  # a sheet, and its gains
SHEET = {"width": width, "height": height, "wider": wider, "higher": higher}

HALF = Rational(1, 2)
root = sqrt(x)
u_now, v_now = x**2, 2 * x + 1  # the rectangle of the figure
STRIPS = "A wider sheet gains a strip at its side, a higher one a strip on top. How long is each of them?"
WIDTH, HEIGHT = c + p * x, d + q * x  # the sides of any sheet


def _set(left: Expr, right: Expr | int) -> Eq:
    """left = right, as it stands."""
    return Eq(left, right, evaluate=False)


def _about(number: Expr) -> Rational:
    """Two figures of it."""
    return Rational(f"{float(number):.2g}")


PRODUCT = _set(D(u * v, x), v * D(u, x) + u * D(v, x))

LESSON = Lesson(
    slug="products",
    title="Products, quotients and eˣ",
    idea="In a product each factor changes while the other waits, and the two changes add up.",
    minutes=20,
    needs=("power-rule",),
    teaches=("products",),
    can=(
        "take the slope of a product or a quotient, and say where each piece comes from",
        "say why the exponential function is its own slope, with a nudge",
        "say how much a product gains when both of its factors grow a little",
    ),
    blocks=(
        Prose(
            "A sheet of metal is {width} wide and {height} high. Its area is {area}. It is heated, and both sides "
            "grow: the width by {wider:decimal}, the height by {higher:decimal}.",
            area=width * height,
            **SHEET,
        ),
        Prediction(
            slug="guess",
            ask="Roughly how much area does the sheet of {width} by {height} gain, when it grows by {wider:decimal} in "
            "width and by {higher:decimal} in height?",
            options=(
                "{multiplied:decimal}: the two gains multiplied.",
                "{added:decimal}: the two gains added.",
                "{crossed:decimal}: each gain times the other side, and the two added.",
            ),
            after="About {crossed:decimal}. Each gain lies as a strip along the other side. "
            "The two gains multiplied, {multiplied:decimal}, are the small corner between the strips.",
            given=(
                *SHEET.items(),
                ("multiplied", wider * higher),
                ("added", wider + higher),
                ("crossed", width * higher + height * wider),
            ),
        ),
        Prose(
            "Let both sides depend on one number {x}. Call the width {u} and the height {v}. In the figure {u} is "
            "{u_now}, and {v} is {v_now}. What {u} gains is written Δ{u}: say “delta u”.",
            u_now=u_now,
            v_now=v_now,
        ),
        Growth(
            slug="rectangle",
            power=2,
            side=x,
            sides=(u_now, v_now),
            start=1.0,
            nudge=0.25,
            caption="Nudge {x} by {h}, and both sides grow, by Δ{u} and Δ{v}. Two strips and a corner are gained. "
            "Make {h} small and watch which pieces still count.",
        ),
        Prose(
            "One strip is as long as {v}, and as thick as what {u} gained. The other is as long as {u}, and as thick "
            "as what {v} gained. The corner is one gain times the other: small times small. For a tiny nudge it "
            "hardly counts.\n\n"
            "Divide by the nudge, and you have the **product rule**. Let {u} change while {v} waits, then let {v} "
            "change while {u} waits, and add the two.",
        ),
        Formulas(
            rows=(
                ("the product rule", PRODUCT),
                ("and **not** the two slopes multiplied", Mul(D(u, x), D(v, x))),
            )
        ),
        Derivation(
            slug="rectangle-steps",
            of=u_now * v_now,
            by=x,
            intro="The rectangle of the figure. Multiply it out first and use the power rule, and you get the same:",
        ),
        Choose(
            slug="larger-strip",
            ask="A sheet has the width {u} = {r} and the height {v} = {s}. Both grow by the same tiny amount {h}. "
            "Which of the two adds more area?",
            of=v - u,
            at=((u, r), (v, s)),
            options=(
                Option("The growth of the width.", Gt(value, 0), STRIPS),
                Option("The growth of the height.", Lt(value, 0), STRIPS),
                Option("Both add the same.", Eq(value, 0), STRIPS),
            ),
            reasons=(
                Option("The strip at the side is as long as the height, the longer side.", Gt(value, 0), STRIPS),
                Option("The strip on top is as long as the width, the longer side.", Lt(value, 0), STRIPS),
                Option("The two strips are equally long.", Eq(value, 0), STRIPS),
            ),
            vary=(Vary(r, (7, 2, 5, 3, 4, 9)), Vary(s, (2, 5, 3, 4, 9, 7))),
            skill="product-meaning",
        ),
        Number(
            slug="sheet-rate",
            ask="A sheet is {width} wide and {height} high after {x} minutes in the oven. How fast does its area "
            "grow at the start, when {x} is 0? Give the area per minute.",
            given=(("width", WIDTH), ("height", HEIGHT)),
            of=D(Mul(WIDTH, HEIGHT), x),
            at=((x, 0),),
            vary=(Vary(c, (3, 5, 8, 10)), Vary(p, (2, 4, 3)), Vary(d, (4, 7, 6, 9)), Vary(q, (5, 3, HALF, 2))),
            skill="product-meaning",
        ),
        Prose(
            "Now a curve of a new kind. Take {two}: whenever {x} grows by one, it doubles. Where the curve is high, "
            "it also climbs fast. Its slope is a fixed share of its height, about {share:decimal} of it "
            "everywhere.\n\n"
            "For a base of {two_alone} that share is below 1. For a base of {three_alone} it is about "
            "{more:decimal}, above 1. Between them lies a base for which the slope **is** the height.",
            share=_about(log(2)),
            more=_about(log(3)),
            two=2**x,
            two_alone=Integer(2),
            three_alone=Integer(3),
        ),
        Curve(
            slug="bases",
            of=base**x,
            along=x,
            span=(-2, 2),
            start=1,
            show=(TANGENT, SLOPE),
            sliders=(Slider(base, 1.5, 3.5, start=2, step=0.01, name="base"),),
            caption="Above, {of}. Below, its slope. Move the base {c} until the slope is as large as the height: "
            "the two numbers below are equal. Then move the point. Do they stay equal?",
        ),
        Prose(
            "That base is called {e}, about {e_about:decimal}. Why is {exponential} its own slope? Nudge it. A sum "
            "in the exponent is a product: {nudged} is {split}. So the gain is {exponential} times {rest}. And "
            "{rest}, divided by the nudge, goes to 1 as the nudge shrinks: it is the slope at {x} = 0, where the "
            "height is 1, and {e} is the base for which the two are equal. What is left is {exponential}.",
            e=exp(1),
            e_about=Rational(2718, 1000),
            exponential=exp(x),
            nudged=exp(x + h),
            split=InOrder(exp(x), exp(h)),
            rest=exp(h) - 1,
        ),
        Nudges(
            slug="nudge-exponential",
            of=exp(x),
            along=x,
            span=(-2, 3),
            start=0,
            caption="Nudge {of} and divide the gain by the nudge. At {x} = 0 it goes to 1. Move the point. "
            "Which number does it go to now?",
        ),
        Place(
            slug="steep-as",
            ask="Move the point to where the slope of {curve} is exactly {c:decimal}.",
            given=(("curve", exp(x)),),
            figure=Curve(
                slug="steep-as-curve",
                of=exp(x),
                along=x,
                span=(-2, 2),
                start=-1.5,
                show=(),
                caption="The curve {of}. You know how its slope and its height go together.",
            ),
            zero=D(exp(x), x) - c,
            vary=(Vary(c, (2, 5, 3, 1, 4, HALF, 3 * HALF)),),
            skill="exponential",
        ),
        Prose("Now use both. Here is a product in which one factor is {exponential}:", exponential=exp(x)),
        Derivation(slug="product-steps", of=x * exp(x), by=x, intro="One factor waits, then the other:"),
        Formula(
            slug="product",
            ask="Write the slope of {of}.",
            of=form,
            by=x,
            vary=(
                Vary(form, (x**p * exp(x), c * x * exp(x), (x**2 + c) * exp(x), x**p * log(x), (x - c) * exp(x))),
                Vary(p, (2, 3, 4, 5)),
                Vary(c, (2, 3, 4, 5, -2)),
            ),
            endless=True,
            skill="product-rule",
        ),
        Prose(
            "A quotient is a product in disguise: {quotient} is {u} times {one_over}. So how does {one_over} change? "
            "You know that {v} times {one_over} is 1, and 1 does not change: the two strips must cancel. "
            "That gives its slope, and the product rule gives the rest.",
            quotient=u / v,
            one_over=1 / v,
        ),
        Formulas(
            rows=(
                ("the strips of {v} times one over {v} cancel", _set(D(v, x) / v + v * D(1 / v, x), 0)),
                ("so, for one over {v}", _set(D(1 / v, x), -D(v, x) / v**2)),
                ("product rule for {u} times one over {v}", _set(D(u / v, x), D(u, x) / v - u * D(v, x) / v**2)),
                ("the **quotient rule**", _set(D(u / v, x), (v * D(u, x) - u * D(v, x)) / v**2)),
            )
        ),
        Derivation(slug="quotient-steps", of=x**2 / (x + 1), by=x, intro="A quotient, step by step:"),
        Working(
            slug="quotient",
            ask="Take the slope of {of}, one line below the other. Write D(…, {by}) for a slope that you have not "
            "taken yet.",
            of=form,
            by=x,
            vary=(
                Vary(form, (x / (x + c), (x + d) / (x - c), exp(x) / (x + c), x**2 / (x - c), c * x / (x**2 + d))),
                Vary(c, (3, 2, 4, 5)),
                Vary(d, (1, 2, 6)),
            ),
            skill="quotient-rule",
        ),
        Prose(
            "Now the reasons that the last lesson left open. The power rule holds for every whole exponent, for −1 "
            "and for ½, because the product rule holds.",
        ),
        Reasoning(
            slug="next-power",
            intro="If the rule holds for one power, it holds for the next:",
            lines=(
                ("A power is {x} times the power before it.", _set(x ** (n + 1), InOrder(x, x**n))),
                (
                    "The product rule: let one factor change, then the other.",
                    _set(D(x ** (n + 1), x), Add(x**n * D(x, x), x * D(x**n, x), evaluate=False)),
                ),
                (
                    "The slope of {x} is 1. For {power} put in the rule.",
                    _set(D(x ** (n + 1), x), x**n + Mul(x, n, x ** (n - 1), evaluate=False)),
                ),
                (
                    "{x} times {below} is {power}. So this is the rule for {next}. It holds for 1, so it holds for 2, "
                    "so for 3, and so on.",
                    _set(D(x ** (n + 1), x), (n + 1) * x**n),
                ),
            ),
            given=(("power", x**n), ("below", x ** (n - 1)), ("next", n + 1)),
        ),
        Reasoning(
            slug="minus-one",
            intro="The exponent −1:",
            lines=(
                ("A number times one over it is 1.", _set(InOrder(x, 1 / x), 1)),
                (
                    "1 does not change, so the two strips of the product must cancel.",
                    _set(Add(D(x, x) / x, x * D(1 / x, x), evaluate=False), 0),
                ),
                ("The slope of {x} is 1. Bring its term to the other side.", _set(x * D(1 / x, x), -1 / x)),
                (
                    "Divide by {x}. One over {square} is {power}: the exponent −1 came down in front, and one less is "
                    "−2. The rule holds.",
                    _set(D(1 / x, x), -1 / x**2),
                ),
            ),
            given=(("square", x**2), ("power", AsPower(x, -2))),
        ),
        Reasoning(
            slug="one-half",
            intro="The exponent ½:",
            lines=(
                ("A root times itself is the number.", _set(InOrder(root, root), x)),
                (
                    "Take the slope on both sides. The two factors are the same, so the two strips are the same.",
                    _set(2 * root * D(root, x), 1),
                ),
                (
                    "Divide by {twice}. One over the root is {power}: the exponent ½ came down in front, and one less "
                    "is −½. The rule holds.",
                    _set(D(root, x), 1 / (2 * root)),
                ),
            ),
            given=(("twice", 2 * root), ("power", AsPower(x, -HALF))),
        ),
        Prose(
            "One more function. {ln} undoes {exponential}: it is the exponent of {e} that gives {x}. {cube} is about "
            "{twenty}, so {ln_twenty} is about {three_alone}. Its curve is the same "
            "curve with the axes swapped, so rise and run change places. Where {exponential} is steep, {ln} is "
            "gentle: its slope is one over the height of the other, and that height is {x}.",
            ln=log(x),
            exponential=exp(x),
            e=exp(1),
            cube=exp(3),
            twenty=Integer(20),
            ln_twenty=log(20, evaluate=False),
            three_alone=Integer(3),
        ),
        Formulas(rows=(("its own slope", D(exp(x), x)), ("one over where you are", D(log(x), x)))),
        Curve(
            slug="logarithm",
            of=log(x),
            along=x,
            span=(0.2, 5),
            start=1,
            show=(TANGENT, SLOPE),
            caption="Above, {of}. Below, its slope. Go twice as far to the right. What happens to the slope?",
        ),
        Number(
            slug="next-logarithm",
            ask="You know {ln_here}. About how much larger is {ln_next}? Use the slope of {ln} at {s}.",
            given=(("ln", log(x)), ("ln_here", log(s, evaluate=False)), ("ln_next", log(s + r, evaluate=False))),
            of=D(log(x), x) * h,
            at=((x, s), (h, r)),
            vary=(Vary(s, (50, 20, 100, 40, 200, 25)), Vary(r, (1, 2, 3))),
            skill="logarithm",
        ),
    ),
    transfer=Choose(
        slug="takings",
        ask="A café sells {q} cups a day at {p} euros each. Each week it raises the price by {d:decimal} euros, and "
        "sells {c} cups fewer a day. {t} counts the weeks, so the takings are {takings}. Do they rise or fall at the "
        "start?",
        given=(("takings", Mul(p + d * t, q - c * t)),),
        of=D((p + d * t) * (q - c * t), t),
        at=((t, 0),),
        options=(
            Option("They rise.", Gt(value, 0)),
            Option("They fall.", Lt(value, 0)),
            Option("They neither rise nor fall.", Eq(value, 0)),
        ),
        reasons=(
            Option("The higher price brings in more than the lost cups take away.", Gt(value, 0)),
            Option("The lost cups take away more than the higher price brings in.", Lt(value, 0)),
            Option("The higher price brings in exactly what the lost cups take away.", Eq(value, 0)),
        ),
        vary=(Vary(q, (100, 80, 60)), Vary(p, (4, 3, 2)), Vary(d, (HALF, Rational(1, 5))), Vary(c, (10, 5, 15, 20))),
        skill="product-meaning",
    ),
    summary=(
        Prose("A product has two strips: {rule}.", rule=PRODUCT),
        Prose("A quotient is a product with one over the bottom, and the change of the bottom counts with a minus."),
        Prose("{e} is its own slope, and the slope of {ln} is {slope}.", e=exp(x), ln=log(x), slope=1 / x),
    ),
    on=(Next("chain-rule", "You know what two factors side by side do. Next, one thing inside another."),),
)
