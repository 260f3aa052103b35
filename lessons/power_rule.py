"""d/dx xⁿ = n xⁿ⁻¹: why it holds for a square and a cube, and how far it reaches."""

from __future__ import annotations

from sympy import Abs, And, Eq, Expr, Ge, Gt, Integer, Lt, Rational, expand, false, pi, sqrt

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
from tutor.notation import b, h, n, t, w, x
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import resolve
from tutor.symbolic.shown import AsPower

c, d, p, q, r, s, form, other, letter = map(hole, ("c", "d", "p", "q", "r", "s", "form", "other", "letter"))
value = Choose.value
WHOLE = (c * letter**p, c * letter**p + d, c * letter**p + q * letter, c * letter**p + q * letter**2 - d)
OTHERS = (letter**p / c + d * letter, c / letter**p, c * sqrt(letter) + d, letter**p - c / letter)
LETTERS = Vary(letter, (x, w, t, b))

side, nudge = Integer(3), Rational(1, 10)
grown = (side + nudge) ** 2 - side**2
HALF = Rational(1, 2)
START, END = Integer(1), Integer(4)  # of a walk along a curve


def steepness(of: Expr, place: Expr) -> Expr:
    """|d/dx of| there."""
    return Abs(resolve(D(of, x)).xreplace({x: place}))


def over_nudge(of: Expr) -> Expr:
    """(f(x + h) − f(x)) / h, divided out."""
    return expand((of.xreplace({x: x + h}) - of) / h)


walk = c * x**p
cubes = c * x**3
bent = c * x**2 + d * x + q
polynomial = 5 * x**4 - 2 * x**3 + 7

LESSON = Lesson(
    slug="power-rule",
    title="The power rule",
    idea="Bring the exponent down in front, and take one off it.",
    minutes=20,
    can=(
        "find the slope of a power, and of a sum of powers, without drawing it",
        "say why the rule holds, with a square that grows a little",
        "say roughly what an area or a volume gains when its side gets a little longer",
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
        Formula(
            slug="over-nudge",
            ask="Now without a figure. For {curve}, write growth divided by nudge as a formula in {x} and {h}: "
            "multiplied out, divided by {h}, and with the nudge not yet shrunk.",
            look="Write {curve} once with {x} + {h} in the place of {x}, and take away what was there before.",
            idea="Multiply the brackets out. What has no {h} in it cancels, and every piece that is left has a factor "
            "{h} that the division takes away.",
            because="When the brackets are multiplied out, the pieces without {h} cancel. Each of the others loses "
            "one factor {h} when it is divided.",
            of=over_nudge(bent),
            given=(("curve", bent),),
            slips=(
                Slip(
                    "slope-already",
                    over_nudge(bent).xreplace({h: Integer(0)}),
                    "That is what is left when the nudge has shrunk.",
                    "Which piece still has {h} in it before?",
                ),
                Slip("growth-itself", expand(h * over_nudge(bent)), "That is the growth.", "By what is it divided?"),
                Slip(
                    "squared-one-by-one",
                    c * h + d,
                    "{x} and {h} seem to have been squared one by one.",
                    "How much is (3 + 1)², and how much is 3² + 1²?",
                ),
                Slip(
                    "number-kept",
                    over_nudge(bent) + q,
                    "The number {q} is still there.",
                    "It stands before and after the nudge. What is left when you take one from the other?",
                ),
                Slip(
                    "nothing-taken-away",
                    expand(bent.xreplace({x: x + h}) / h),
                    "You divided the new value by the nudge.",
                    "Growth is the new value minus which other one?",
                ),
            ),
            vary=(Vary(c, (1, 3, 2, 5)), Vary(d, (4, -2, 7, 6)), Vary(q, (5, 8, 9))),
            skill="slope-from-nudges",
        ),
        Prose(
            "Two strips gave a factor of {two}, three slabs a factor of {three}. Each time the exponent that is left "
            "is one less. That is the **power rule**: the exponent comes down in front, and one is taken off it.",
            two=Integer(2),
            three=Integer(3),
        ),
        Prose(
            "It holds for every whole number {n}: 1, 2, 3 and so on. The power {nudged} is a product of {n} equal "
            "brackets. To multiply them out, take {x} or {h} from each bracket. There are {n} ways to take {h} once "
            "and {x} from all the other brackets: together they give {gain}. Every other new piece has two or more "
            "factors {h}, and shrinks faster than the nudge, as the corner did.",
            nudged=(x + h) ** n,
            gain=n * x ** (n - 1) * h,
        ),
        Formula(
            slug="one-factor",
            ask="Multiply out {nudged}. Of all the pieces, take those with exactly one factor {h} in them. Write what "
            "they add up to, as a formula in {x} and {h}.",
            look="The power is a product of equal brackets. From how many of them can the one {h} come?",
            idea="For each bracket there is one piece that takes {h} from this bracket and {x} from all the others.",
            because="There are {p} brackets that can give the {h}, and the other brackets each give a factor {x}.",
            of=p * x ** (p - 1) * h,
            given=(("nudged", (x + h) ** p),),
            slips=(
                Slip(
                    "one-bracket",
                    x ** (p - 1) * h,
                    "That is one of these pieces.",
                    "How many brackets can give the {h}?",
                ),
                Slip(
                    "without-nudge",
                    p * x ** (p - 1),
                    "The factor {h} is missing.",
                    "What does each piece contain once?",
                ),
                Slip(
                    "all-factors",
                    p * x**p * h,
                    "That is one factor {x} too many.",
                    "How many brackets are left for {x}?",
                ),
                Slip("no-nudge", x**p, "That is the piece without any {h}.", "What is taken once here?"),
                Slip("last-piece", h**p, "That piece takes {h} from every bracket.", "How often is {h} taken here?"),
                Slip(
                    "two-nudges",
                    p * (p - 1) / 2 * x ** (p - 2) * h**2,
                    "Those are the pieces with two factors {h}.",
                    "How often is {h} taken here?",
                ),
            ),
            vary=(Vary(p, (5, 4, 6, 7, 8)),),
            skill="small-change",
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
            look="Steepness alone is not asked for: a curve that falls has a slope below zero. Which of the four fall "
            "at {x} = {s:decimal}?",
            idea="A straight line has the same slope everywhere, and a curve that never changes has none. For the two "
            "powers the exponent comes down in front.",
            because="The line has the slope {c} everywhere, the flat curve 0. The square has {twice}, the cube "
            "{thrice}, with {x} = {s:decimal}.",
            items=tuple(
                Item(f"{{{name}}}", resolve(D(curve, x)).xreplace({x: s}))
                for name, curve in (("line", c * x), ("square", x**2), ("cube", x**3), ("flat", Integer(7)))
            ),
            given=(
                *(("line", c * x), ("square", x**2), ("cube", x**3), ("flat", Integer(7))),
                *(("twice", resolve(D(x**2, x))), ("thrice", resolve(D(x**3, x)))),
            ),
            vary=(Vary(c, (5, -3, 8)), Vary(s, (2, Rational(1, 2), -1, 1, -2))),
            skill="power-rule",
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
            look="Taking the slope lowers the exponent by one. Which exponent did {x} have before?",
            idea="Look for a power whose slope is the given one: undo the rule, and check by taking the slope. A "
            "number that stands alone leaves no trace in the slope. The height at {x} = 0 tells you that number.",
            because="Its slope is {slope}, and at {x} = 0 only the number {d} is left.",
            of=c * x**p + d,
            given=(("slope", resolve(D(c * x**p + d, x))),),
            slips=(
                Slip("slope-itself", resolve(D(c * x**p, x)), "That is the slope again.", "Which curve has it?"),
                Slip(
                    "slope-plus-height",
                    resolve(D(c * x**p, x)) + d,
                    "That is the slope with the height added.",
                    "Which curve has the slope that is given?",
                ),
                Slip("too-low", c * x**p, "The slope is right.", "How high is the curve at {x} = 0?"),
                Slip(
                    "slope-of-slope",
                    resolve(D(D(c * x**p, x), x)),
                    "You went on in the same direction: that is the slope of the given slope.",
                    "Which curve has the given slope?",
                ),
                Slip(
                    "slope-of-slope-plus-height",
                    resolve(D(D(c * x**p, x), x)) + d,
                    "You went on in the same direction, and added the height.",
                    "Which curve has the given slope?",
                ),
                Slip(
                    "factor-undivided",
                    c * p * x**p + d,
                    "The exponent is right, and so is the height.",
                    "Take the slope of it. What comes down in front, and what should stand there?",
                ),
                Slip(
                    "undivided-too-low",
                    c * p * x**p,
                    "The exponent is right.",
                    "Take the slope of it. What comes down in front, and what should stand there?",
                ),
                Slip(
                    "divided-instead",
                    c * x**p / p + d,
                    "The exponent is right, and so is the height.",
                    "Take the slope of it. Does the number in front come out as it should?",
                ),
                Slip("height-turned", c * x**p - d, "The slope is right.", "Put in {x} = 0. Which height comes out?"),
                Slip("height-times", d * c * x**p, "The height became a factor.", "What is the height at {x} = 0?"),
            ),
            vary=(Vary(c, (1, 5, 4, -2)), Vary(p, (2, 3, 4)), Vary(d, (7, 9, -4))),
            skill="power-rule",
        ),
        Place(
            slug="flat-spot",
            ask="Move the point to where the curve is flat for a moment, then check.",
            because="There the slope is zero, and the curve turns round.",
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
            look="Take the slope of {curve}, and write it as a power. What is its exponent?",
            idea="A power with an exponent above zero is larger in size further to the right. With an exponent below "
            "zero it is smaller there, since it divides. The number in front does not change that.",
            gap="The slope of {curve} is a power of {x} with the exponent ?, so its size ? when {x} grows.",
            given=(("curve", walk), ("slope", resolve(D(walk, x)))),
            of=steepness(walk, END) - steepness(walk, START),
            options=(
                Option(
                    "Steeper.",
                    Gt(value, 0),
                    "How large is the slope at {x} = 1, and how large is it at {x} = 4?",
                    "The slope is {slope}: in size it grows with {x}.",
                ),
                Option(
                    "Flatter.",
                    Lt(value, 0),
                    "Work out the slope at both ends. Which of the two is nearer to zero?",
                    "The slope is {slope}: in size it shrinks as {x} grows.",
                ),
                Option(
                    "As steep as before.",
                    Eq(value, 0),
                    "Which curves have the same slope everywhere? Is this one of them?",
                    "The slope is {slope} everywhere: this is a straight line.",
                ),
            ),
            reasons=(
                Option(
                    "The slope has an exponent of one or more: its size grows with {x}.",
                    Ge(p - 1, 1),
                    "Write the slope as a power. One is taken off the exponent. Is what is left one or more?",
                ),
                Option(
                    "The slope has an exponent between zero and one: its size grows, but more and more slowly.",
                    And(Gt(p - 1, 0), Lt(p - 1, 1)),
                    "Write the slope as a power. Does its exponent lie between zero and one?",
                ),
                Option(
                    "The slope has the exponent zero: it does not depend on {x}.",
                    Eq(p - 1, 0),
                    "Write the slope as a power. Is its exponent zero?",
                ),
                Option(
                    "The slope has an exponent between minus one and zero: its size shrinks, but slowly.",
                    And(Gt(p - 1, -1), Lt(p - 1, 0)),
                    "Write the slope as a power. Does its exponent lie between minus one and zero?",
                ),
                Option(
                    "The slope has an exponent below minus one: its size shrinks fast.",
                    Lt(p - 1, -1),
                    "Write the slope as a power. One is taken off the exponent. Is what is left below minus one?",
                ),
                Option(
                    "The curve itself is higher at one end than at the other.",
                    false,
                    "Can a curve be high and flat at once? What does the slope tell you that the height does not?",
                ),
            ),
            vary=(Vary(p, (-1, HALF, 3 * HALF, -2, 2, -HALF, 1, 3)), Vary(c, (2, 3, -4))),
            skill="power-rule",
        ),
        Number(
            slug="slope-here",
            ask="What is the slope of {curve} at {x} = {s}? Give a number.",
            because="For each unit of {x}, {curve} rises by this much at {x} = {s}. Where the number is below zero, "
            "it falls.",
            given=(("curve", form),),
            of=D(form, x),
            at=((x, s),),
            vary=(Vary(form, (c / x**2, x**3 - c * x, x**2 + c / x)), Vary(c, (3, 5, 6, 7)), Vary(s, (4, 5, -5))),
            skill="power-rule",
        ),
        Choose(
            slug="same-slope",
            ask="Two curves: {first} and {second}. At the same {x}, which has the larger slope?",
            given=(("first", form), ("second", other)),
            of=D(form, x) - D(other, x),
            look="Both curves begin with the same power. In what do they differ, and what does this piece add to the "
            "slope?",
            idea="A sum is taken piece by piece. A number that stands alone adds nothing to the slope; a multiple of "
            "{x} adds the number in front of it.",
            options=(
                Option(
                    "The first.",
                    Gt(value, 0),
                    "Take the slope of both. What does the first have that the second has not?",
                    "The slope of the second is smaller by the same amount everywhere.",
                ),
                Option(
                    "The second.",
                    Lt(value, 0),
                    "Take the slope of both. What does the second have that the first has not?",
                    "The slope of the second is larger by the same amount everywhere.",
                ),
                Option(
                    "Neither.",
                    Eq(value, 0),
                    "Take the slope of both. Is there any difference left?",
                    "The number that is added lifts the curve or lowers it, and the slope stays the same.",
                ),
            ),
            reasons=(
                Option(
                    "The second has a number that stands alone, and it adds nothing to the slope.",
                    Eq(value, 0),
                    "Look at the last piece of the second curve. Is it a number alone?",
                ),
                Option(
                    "The second has a multiple of {x} added: everywhere its slope is larger by the number in front.",
                    Lt(value, 0),
                    "Look at the last piece of the second curve. Does it add to the slope?",
                ),
                Option(
                    "The second has a multiple of {x} taken away: everywhere its slope is smaller by that number.",
                    Gt(value, 0),
                    "Look at the last piece of the second curve. Does it take away from the slope?",
                ),
                Option(
                    "The curve that lies higher is the steeper one.",
                    false,
                    "Lift a curve by 5 as it is. Does it get steeper?",
                ),
            ),
            vary=(
                Vary(other, (form + c, form - c, form + c * x, form - c * x)),
                *(Vary(form, (x**2, x**3, x**4, 1 / x)), Vary(c, (2, 5, 9))),
            ),
            skill="power-rule",
        ),
        Formula(
            slug="gain-of-cubes",
            ask="A tower is made of {c} equal cubes with the side {s}. All sides grow by the same tiny {h}. Write "
            "roughly how much volume the tower gains, as a formula in {h}.",
            look="Leave the nudge for later. The volume of the tower is {c} times {x} to the third, with {x} = {s}. "
            "How steep is that?",
            idea="For a tiny nudge the gain is about the slope times the nudge. In the picture of the cube these are "
            "the three slabs, and nothing else.",
            because="Each cube gains three slabs of the size {face}, each of them {h} thick, and there are {c} cubes.",
            gap="A slab has the size {face} and is {h} thick. Each cube gains ? of them, so all {c} cubes together "
            "gain ?.",
            of=resolve(D(cubes, x)).xreplace({x: s}) * h,
            given=(("face", s**2),),
            slips=(
                Slip(
                    "slope-alone",
                    resolve(D(cubes, x)).xreplace({x: s}),
                    "That is the slope.",
                    "How large is the nudge?",
                ),
                Slip(
                    "exact-gain",
                    expand(c * (s + h) ** 3 - c * s**3),
                    "That is the whole gain, with bars and corners.",
                    "Which of its pieces still count for a tiny {h}?",
                ),
                Slip("one-slab", c * s**2 * h, "That is one slab for each cube.", "How many slabs does a cube gain?"),
                Slip(
                    "six-slabs",
                    6 * c * s**2 * h,
                    "You counted all six faces.",
                    "On how many sides does the cube get longer?",
                ),
                Slip("one-cube", 3 * s**2 * h, "That is what one cube gains.", "How many cubes are there?"),
                Slip(
                    "nudge-cubed",
                    c * h**3,
                    "Those are the small cubes in the corners.",
                    "Which pieces are larger by far?",
                ),
                Slip(
                    "new-volume",
                    c * s**3 + 3 * c * s**2 * h,
                    "That is the volume afterwards.",
                    "By how much has it grown?",
                ),
            ),
            vary=(Vary(s, (3, 2, 5, 4)), Vary(c, (4, 2, 5, 7))),
            skill="small-change",
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
        because="The new water lies as a ring around the puddle. It is about as long as the edge, {edge}, and "
        "{r:decimal} metres wide.",
        of=D(pi * x**2, x) * h,
        at=((x, s), (h, r)),
        digits=2,
        roughly=pi * (x + h) ** 2 - pi * x**2,
        given=(("area", pi * x**2), ("edge", 2 * pi * s)),
        vary=(Vary(s, (3, 5, 6, 7, 8)), Vary(r, tuple(Rational(part, 100) for part in (2, 3, 4, 6, 7)))),
        skill="small-change",
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
