"""e^x, products, quotients and ln: what the slope of two things together is, and the one function that is its own."""

from __future__ import annotations

from sympy import Add, Eq, Expr, Gt, Integer, Lt, Mul, Rational, Symbol, exp, expand, false, log, sqrt

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
    Slip,
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
WIDTH, HEIGHT = c + p * x, d + q * x  # the sides of any sheet


def _set(left: Expr, right: Expr | int) -> Eq:
    """left = right, as it stands."""
    return Eq(left, right, evaluate=False)


def _about(number: Expr) -> Rational:
    """Two figures of it."""
    return Rational(f"{float(number):.2g}")


grown_sides = (c + p * h) * (d + q * h)  # a sheet of c by d, whose sides grow by p and q for each unit of nudge
by_power = p * x ** (p - 1)  # the slope of the power p
PRODUCT = _set(D(u * v, x), v * D(u, x) + u * D(v, x))

LESSON = Lesson(
    slug="products",
    title="Products, quotients and eˣ",
    idea="In a product each factor changes while the other waits, and the two changes add up.",
    minutes=20,
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
            look="Draw the sheet. Where does a wider sheet gain its strip, and where does a higher one?",
            idea="What a side gains lies as a strip along the other side. So the strip of the width is as long as the "
            "height, and the strip of the height is as long as the width.",
            gap="The strip of the width is ? long, the strip of the height is ? long, and both are {h} thick.",
            of=v - u,
            at=((u, r), (v, s)),
            options=(
                Option(
                    "The growth of the width.",
                    Gt(value, 0),
                    "A wider sheet gains a strip at its side. How long is this strip?",
                    "The strip of the width is {s} long, the strip of the height only {r}.",
                ),
                Option(
                    "The growth of the height.",
                    Lt(value, 0),
                    "A higher sheet gains a strip on top. How long is this strip?",
                    "The strip of the height is {r} long, the strip of the width only {s}.",
                ),
                Option(
                    "Both add the same.",
                    Eq(value, 0),
                    "Both strips are {h} thick. Are they equally long?",
                    "Both strips are {s} long and {h} thick.",
                ),
            ),
            reasons=(
                Option(
                    "The strip at the side is as long as the height, and the height is the longer side.",
                    Gt(value, 0),
                    "Which side of this sheet is the longer one?",
                ),
                Option(
                    "The strip on top is as long as the width, and the width is the longer side.",
                    Lt(value, 0),
                    "Is this sheet wider than it is high?",
                ),
                Option(
                    "The two sides are equally long.",
                    Eq(value, 0),
                    "Compare {u} and {v}. Are they equal?",
                ),
                Option(
                    "A long side gains more than a short one.",
                    false,
                    "Both sides grow by the same {h}. What does the area gain along each of them?",
                ),
                Option(
                    "The strip of a side lies along this very side.",
                    false,
                    "When a sheet gets wider, is the new strip as long as the sheet is wide, or as it is high?",
                ),
            ),
            given=(("r", r), ("s", s)),
            vary=(Vary(r, (7, 2, 5, 3, 4, 9)), Vary(s, (2, 5, 3, 4, 9, 7))),
            skill="product-rule",
        ),
        Number(
            slug="sheet-rate",
            ask="A sheet is {width} wide and {height} high after {x} minutes in the oven. How fast does its area "
            "grow at the start, when {x} is 0? Give the area per minute.",
            given=(("width", WIDTH), ("height", HEIGHT)),
            because="At the start the width grows by {p:decimal} a minute, along a height of {d}. The height grows by "
            "{q:decimal} a minute, along a width of {c}.",
            of=D(Mul(WIDTH, HEIGHT), x),
            at=((x, 0),),
            slips=(
                Slip(
                    "first-minute",
                    (c + p) * (d + q) - c * d,
                    "That is what the sheet gains in the whole first minute.",
                    "How fast does it grow at the very start, before the corner counts?",
                ),
            ),
            vary=(Vary(c, (3, 5, 8, 10)), Vary(p, (4, 6, 7)), Vary(d, (9, 7, 11, 12)), Vary(q, (5, 3, HALF, 2))),
            skill="product-rule",
        ),
        Formula(
            slug="two-strips",
            ask="A sheet is {c} wide and {d} high. Its width grows by {more_width}, its height by {more_height}, and "
            "{h} is tiny. Write what the area gains, as a formula in {h}. Leave out the corner.",
            look="Draw the two strips. How long is each, and how thick?",
            idea="What the width gains lies along the height, and what the height gains lies along the width. The two "
            "strips are added. The corner is small times small.",
            because="One strip is {more_width} thick and {d} long, the other {more_height} thick and {c} long.",
            gap="One strip is {more_width} thick and ? long, the other {more_height} thick and ? long. Together they "
            "are ?.",
            of=d * p * h + c * q * h,
            given=(("more_width", p * h), ("more_height", q * h)),
            slips=(
                Slip(
                    "with-corner",
                    expand(grown_sides - c * d),
                    "The corner is still in it.",
                    "Which of these pieces shrinks faster than the others when {h} gets smaller?",
                ),
                Slip(
                    "corner-alone", p * q * h**2, "That is the corner.", "Which pieces are much larger, for a tiny {h}?"
                ),
                Slip(
                    "gains-added",
                    (p + q) * h,
                    "You added what the two sides gain.",
                    "How much area lies along each side?",
                ),
                Slip(
                    "own-sides",
                    (c * p + d * q) * h,
                    "Each gain was multiplied by the side that it makes longer.",
                    "Along which side does the strip of the width lie?",
                ),
                Slip("strip-of-width", d * p * h, "That is one of the strips.", "What does the height bring?"),
                Slip("strip-of-height", c * q * h, "That is one of the strips.", "What does the width bring?"),
                Slip(
                    "without-nudge", d * p + c * q, "That is the gain for a whole unit.", "How large is the nudge here?"
                ),
                Slip("new-area", expand(grown_sides), "That is the new area.", "How much of it was there before?"),
                Slip(
                    "new-area-without-corner",
                    c * d + (d * p + c * q) * h,
                    "That is the new area, without the corner.",
                    "How much of it was there before?",
                ),
            ),
            vary=(Vary(c, (9, 11, 13)), Vary(d, (4, 6, 8)), Vary(p, (2, 3)), Vary(q, (5, 4, 7))),
            skill="product-rule",
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
        Formula(
            slug="own-slope",
            ask="A curve is everywhere as steep as it is high, and its height at {x} = 0 is {c:decimal}. Write the "
            "curve as a formula in {x}.",
            look="You know one curve whose slope is its height. How high is it at {x} = 0? How high should this one "
            "be?",
            idea="A number in front stays in front when the slope is taken. So a curve that is its own slope stays "
            "its own slope when its height is multiplied by one number everywhere.",
            because="{exponential} is its own slope, and so is every multiple of it. At {x} = 0 the height of "
            "{exponential} is 1.",
            of=c * exp(x),
            given=(("exponential", exp(x)),),
            slips=(
                Slip("height-one", exp(x), "It is as steep as it is high.", "How high is it at {x} = 0?"),
                Slip(
                    "lifted",
                    exp(x) + c - 1,
                    "The height at {x} = 0 is right.",
                    "When a curve is lifted, does its slope change with it?",
                ),
                Slip(
                    "lifted-too-high",
                    exp(x) + c,
                    "You lifted the curve.",
                    "Does a curve get steeper when it is lifted?",
                ),
                Slip(
                    "faster",
                    exp(c * x),
                    "Try it at {x} = 0: the height there is 1.",
                    "How do you change the height alone?",
                ),
                Slip("base", c**x, "At {x} = 0 the height is 1, whatever the base is.", "Which base is its own slope?"),
                Slip(
                    "straight",
                    c * x + c,
                    "This line has the same slope everywhere.",
                    "Does its height stay the same, too?",
                ),
                Slip("flat", c, "This curve is flat, so its slope is zero.", "Is that its height?"),
            ),
            vary=(Vary(c, (3, 2, 5, HALF, 4, 7)),),
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
                    "The slope of {x} is 1. For the slope of {power} put in the rule: {x} times {below} is {n} times "
                    "{power}.",
                    _set(D(x ** (n + 1), x), x**n + n * x**n),
                ),
                (
                    "Take {power} out in front. So this is the rule for {next}. It holds for 1, so it holds for 2, so "
                    "for 3, and so on.",
                    _set(D(x ** (n + 1), x), InOrder(n + 1, x**n)),
                ),
            ),
            given=(("power", x**n), ("below", n * x ** (n - 1)), ("next", n + 1)),
        ),
        Formula(
            slug="strips-of-a-power",
            ask="Say you know that {power} has the slope {slope}. The next power, {next}, is {x} times {power}. Use "
            "the product rule, and write the slope of {next}.",
            look="One factor is {x}, the other is {power}. What is the slope of each of them?",
            idea="Let {x} change while {power} waits, then let {power} change while {x} waits, and add the two.",
            because="The first strip is {power}. The second is {x} times {slope}, and that is {p} times {power}.",
            gap="The first strip is {power}. The second is {x} times ?. Together they are ?.",
            of=x**p + x * by_power,
            given=(("power", x**p), ("slope", by_power), ("next", x ** (p + 1))),
            slips=(
                Slip("first-strip", x**p, "That is one of the two strips.", "What does the other factor bring?"),
                Slip("second-strip", p * x**p, "That is one of the two strips.", "What does the factor {x} bring?"),
                Slip(
                    "slopes-multiplied",
                    by_power,
                    "You multiplied the two slopes.",
                    "While one factor changes, what is its change multiplied by?",
                ),
                Slip("only-slopes", 1 + by_power, "You added the two slopes.", "What waits beside each of them?"),
                Slip(
                    "own-partners",
                    x + x**p * by_power,
                    "Each factor was paired with its own slope.",
                    "Which one waits?",
                ),
                Slip("next-itself", x ** (p + 1), "That is the power itself.", "How fast does it change with {x}?"),
            ),
            vary=(Vary(p, (4, 6, 5, 7, 3)),),
            skill="product-rule",
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
            given=(
                *(("ln", log(x)), ("ln_here", log(s, evaluate=False)), ("ln_next", log(s + r, evaluate=False))),
                ("next", s + r),
            ),
            because="The slope of {ln} at {s} is one over {s}, and the step to {next} is {r}. Slope times step is "
            "about the growth.",
            of=D(log(x), x) * h,
            at=((x, s), (h, r)),
            vary=(Vary(s, (50, 20, 40, 200, 25, 80)), Vary(r, (3, 2))),
            skill="logarithm",
        ),
    ),
    transfer=Choose(
        slug="takings",
        ask="A café sells {q} cups a day at {p} euros each. Each week it raises the price by {d:decimal} euros, and "
        "sells {c} cups fewer a day. {t} counts the weeks, so the takings are {takings}. Do they rise or fall at the "
        "start?",
        given=(("takings", Mul(p + d * t, q - c * t)), ("gain", d * q), ("loss", c * p)),
        of=D((p + d * t) * (q - c * t), t),
        at=((t, 0),),
        options=(
            Option(
                "They rise.",
                Gt(value, 0),
                "What does the higher price bring in, each week, from all the cups that are sold?",
                "Each week the higher price adds {gain:decimal} euros to the takings of a day, and the lost cups take "
                "away {loss:decimal}.",
            ),
            Option(
                "They fall.",
                Lt(value, 0),
                "What do the lost cups take away, each week, at the old price?",
                "Each week the lost cups take {loss:decimal} euros away from the takings of a day, and the higher "
                "price adds {gain:decimal}.",
            ),
            Option(
                "They neither rise nor fall.",
                Eq(value, 0),
                "Work out what one strip brings and what the other takes away. Are they equal?",
                "Each week the higher price adds {gain:decimal} euros to the takings of a day, and the lost cups take "
                "away as much.",
            ),
        ),
        reasons=(
            Option(
                "The higher price brings in more than the lost cups take away.",
                Gt(value, 0),
                "The higher price counts for every cup that is sold. How much is that?",
            ),
            Option(
                "The lost cups take away more than the higher price brings in.",
                Lt(value, 0),
                "Each lost cup takes its price away. How much is that?",
            ),
            Option(
                "The higher price brings in exactly what the lost cups take away.",
                Eq(value, 0),
                "Which two amounts do you compare? Do they come to the same?",
            ),
            Option(
                "The price rises, and that is what counts.",
                false,
                "Fewer cups are sold, too. What does that do to the takings?",
            ),
            Option(
                "More cups are lost than euros are gained on a cup.",
                false,
                "Cups and euros cannot be compared. How many euros does each of the two changes make?",
            ),
        ),
        vary=(Vary(q, (100, 80, 60)), Vary(p, (4, 3, 2)), Vary(d, (HALF, Rational(1, 5))), Vary(c, (10, 5, 15, 20))),
        skill="product-rule",
    ),
    summary=(
        Prose("A product has two strips: {rule}.", rule=PRODUCT),
        Prose("A quotient is a product with one over the bottom, and the change of the bottom counts with a minus."),
        Prose("{e} is its own slope, and the slope of {ln} is {slope}.", e=exp(x), ln=log(x), slope=1 / x),
    ),
    on=(Next("chain-rule", "You know what two factors side by side do. Next, one thing inside another."),),
)
