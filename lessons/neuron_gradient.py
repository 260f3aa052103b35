"""The chain rule through a neuron: three factors, read aloud, and a neuron that learns from your formula."""

from __future__ import annotations

from sympy import Abs, Eq, Expr, Gt, Integer, Lt, Max, Min, Rational, Symbol, tanh

from tutor.elementary.heads import sigmoid
from tutor.lesson import (
    NEURON_BY_W,
    SLOPE,
    TANGENT,
    Choose,
    Curve,
    Derivation,
    Drive,
    Formula,
    Formulas,
    Gauges,
    Gradient,
    GradientCheck,
    Item,
    Lesson,
    Next,
    Number,
    NumberLines,
    Option,
    Order,
    Prediction,
    Prose,
    Slider,
    Slip,
    Vary,
    hole,
)
from tutor.notation import C, a, b, eta, numbered, w, x, y, z
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import resolve
from tutor.symbolic.indexed import Partial
from tutor.symbolic.shown import InOrder
from tutor.symbolic.unevaluated import put

g, p, q, r, s, by, squash = (hole(name) for name in ("g", "p", "q", "r", "s", "by", "squash"))
value = Choose.value

weighted = w * x + b
w1, w2, x1, x2 = (numbered(letter, number) for letter in (w, x) for number in (1, 2))
of_two = w1 * x1 + w2 * x2 + b
neuron = sigmoid(weighted)
cost = (neuron - y) ** 2
error = resolve(D((a - y) ** 2, a))  # how far off, twice
steepness = resolve(D(sigmoid(z), z)).xreplace({sigmoid(z): a})
link = resolve(D(weighted, w))
spoken = InOrder(error, steepness, link)
by_w, by_x = (resolve(D(cost, letter)).xreplace({neuron: a}) for letter in (w, x))
pull = Abs(by_w)
start = {w: Integer(1), x: Integer(2), b: Integer(-2), y: Integer(1)}
said = Rational(1, 2)  # σ(1·2 − 2)
SLIDERS = (Slider(x, -2, 2, start=2), Slider(b, -3, 3, start=-2), Slider(y, 0, 1, start=1))


def left_out(last: Expr) -> tuple[Slip, ...]:
    """What comes out when one of the factors is left out, written as another, or when they are not multiplied."""
    return (
        Slip(
            "two-missing", error * steepness * last / 2, "The 2 seems to be missing.", "What is the slope of a square?"
        ),
        Slip(
            "sigmoid-missing",
            error * last,
            "The slope of the sigmoid seems to be missing.",
            "Does {a} change as much as {z}?",
        ),
        Slip("half-a-slope", error * a * last, "That is {a} for the slope of the sigmoid.", "Is it steep at {a} = 1?"),
        Slip(
            "other-half-a-slope",
            error * (1 - a) * last,
            "That is 1 minus {a} for the slope of the sigmoid.",
            "Is it steep where {a} is almost 0?",
        ),
        Slip(
            "third-missing",
            error * steepness,
            "The third factor seems to be missing.",
            "How much does {z} change per unit of {moved}?",
        ),
        Slip(
            "error-alone",
            (a - y) * last,
            "That is the error times {third}.",
            "What else comes in: from the square, and from the sigmoid?",
        ),
        Slip(
            "turned-round",
            -error * steepness * last,
            "The size is right, and the sign is the opposite one.",
            "What is subtracted from what in {error}? And what is the sign of the third factor?",
        ),
        Slip(
            "factors-added",
            error + steepness + last,
            "The three factors seem to be added.",
            "What happens to rates along a chain?",
        ),
    )


def known(moved: Symbol, third: Symbol) -> tuple[tuple[str, Expr], ...]:
    """What the texts may name: what is nudged, the third factor, and the two that are always there."""
    return (("moved", moved), ("third", third), ("error", error), ("steepness", steepness))


def tenths(*numbers: int) -> tuple[Rational, ...]:
    """So many tenths each."""
    return tuple(Rational(number, 10) for number in numbers)


LESSON = Lesson(
    slug="neuron-gradient",
    title="The chain rule through a neuron",
    idea="From the weight to the cost there are three rates, and they multiply.",
    minutes=20,
    can=(
        "write the slope of the cost by the weight, by the bias and by the input of a neuron",
        "read each factor of it aloud, and say which one makes it small",
        "train a neuron with a formula of your own, and see what a wrong one does",
    ),
    blocks=(
        Prose(
            "A neuron has the weight {w0} and the bias {b0}. Its input is {x0}, so its weighted input is {z0} and its "
            "output is {a0:decimal}. The target is {y0}. So the cost of this one example is {c0:decimal}.\n\n"
            "You change the weight a little. What happens to the cost?",
            **{f"{letter}0": number for letter, number in start.items()},
            z0=weighted.xreplace(start),
            a0=said,
            c0=(said - 1) ** 2,
        ),
        Prediction(
            slug="guess",
            ask="Suppose the input were {zero} instead of {two}. What would a nudge of the weight do to the cost then?",
            options=("More than before.", "The same as before.", "Nothing at all."),
            after="Nothing. The weight is multiplied by the input. With an input of {zero} it makes no difference.",
            given=(("zero", Integer(0)), ("two", start[x])),
        ),
        Curve(
            slug="along-the-weight",
            of=cost,
            along=w,
            span=(-6, 6),
            start=1,
            show=(TANGENT, SLOPE),
            sliders=SLIDERS,
            caption="The cost of one example for each weight, and the slope below it. Move {x} to zero: why does the "
            "curve go flat? Then drag {w} far out: why is it flat there, too?",
        ),
        NumberLines(
            slug="links",
            along=w,
            links=((z, weighted), (a, sigmoid(z)), (C, (a - y) ** 2)),
            span=(-2, 4),
            start=1,
            nudge=0.4,
            sliders=SLIDERS,
            caption="Nudge the weight, and watch the nudge travel: to {z}, to {a}, to {C}. Each link has its own rate.",
        ),
        Prose(
            "Three links, three rates. A nudge of {w} changes {z} by {input} times as much. A change of {z} changes "
            "{a} by {steepness} times as much: the slope of the sigmoid. And a change of {a} changes {C} by {error} "
            "times as much. Rates multiply.",
            input=link,
            steepness=steepness,
            error=error,
        ),
        Formulas(
            rows=(
                ("twice the error", Eq(Partial(C, a), error, evaluate=False)),
                ("the slope of the sigmoid", Eq(Partial(a, z), steepness, evaluate=False)),
                ("the input", Eq(Partial(z, w), link, evaluate=False)),
                ("all three, multiplied", Eq(Partial(C, w), spoken, evaluate=False)),
            )
        ),
        Prose(
            "Read it aloud, factor by factor: **twice the error, times the slope of the sigmoid, times the input**. "
            "In a saturated neuron the second factor is almost 0. It is never more than {quarter:decimal}.",
            quarter=steepness.xreplace({a: said}),
        ),
        Derivation(slug="by-w-steps", of=cost, by=w, intro="The same by the rules, without names for the parts:"),
        Number(
            slug="three-factors",
            ask="The output of a neuron is {p:decimal}, its target is {q}, and its input is {s:decimal}. "
            "What is the slope of the cost by its weight? Multiply the three factors.",
            of=by_w,
            at=((a, p), (y, q), (x, s)),
            given=known(w, x),
            look="Take the nudge from the weight to the cost, link by link. Which of the numbers does each link need?",
            idea="Twice the error, times the slope of the sigmoid, times the input. The output alone tells the slope.",
            because="It is twice the error, {error}, times the slope of the sigmoid, {steepness}, times {third}.",
            slips=left_out(link),
            vary=(Vary(p, tenths(8, 2, 9, 6)), Vary(q, (1, 0)), Vary(s, tenths(30, -15, 5, -40))),
            skill="slope-through-a-neuron",
        ),
        Choose(
            slug="which-way",
            ask="The output of a neuron is {p:decimal}, its target is {q}, and its input is {s}. "
            "Its weight gets a little larger. What does the cost of this example do?",
            of=by_w,
            at=((a, p), (y, q), (x, s)),
            look="Two things decide: on which side of its target the output is, and which sign the input has.",
            idea="The slope of the sigmoid is never negative. So the sign of the slope comes from the error and the "
            "input alone, and the sign says which way the cost goes.",
            options=(
                Option(
                    "It rises.",
                    Gt(value, 0),
                    "It rises where the slope is positive. Which sign has each of the three factors here?",
                    "The error and the input have the same sign, so the slope is positive.",
                ),
                Option(
                    "It falls.",
                    Lt(value, 0),
                    "It falls where the slope is negative. Is one of the three factors negative, and only one?",
                    "The error and the input have opposite signs, so the slope is negative.",
                ),
                Option(
                    "It does not change.",
                    Eq(value, 0),
                    "For that, one of the three factors has to be zero. Which one would it be?",
                    "One of the three factors is zero, and with it the slope.",
                ),
            ),
            reasons=(
                Option(
                    "The output is too high, and a larger weight makes it higher.",
                    Gt(Min(p - q, s), 0),
                    "Is {p:decimal} above {q}? And does {z} grow with the weight, when the input is {s}?",
                ),
                Option(
                    "The output is too high, and a larger weight makes it lower.",
                    Gt(Min(p - q, -s), 0),
                    "Is {p:decimal} above {q}? And does {z} shrink when the weight grows, with the input {s}?",
                ),
                Option(
                    "The output is too low, and a larger weight makes it higher.",
                    Gt(Min(q - p, s), 0),
                    "Is {p:decimal} below {q}? And does {z} grow with the weight, when the input is {s}?",
                ),
                Option(
                    "The output is too low, and a larger weight makes it lower.",
                    Gt(Min(q - p, -s), 0),
                    "Is {p:decimal} below {q}? And does {z} shrink when the weight grows, with the input {s}?",
                ),
                Option(
                    "With this input the weight makes no difference.",
                    Eq(s, 0),
                    "The weight is multiplied by {s}. What does that make of a nudge?",
                ),
            ),
            vary=(Vary(p, tenths(8, 3, 6, 1)), Vary(q, (1, 0)), Vary(s, (2, -1, 0, 3, -2))),
            skill="slope-sign",
        ),
        Formula(
            slug="by-the-weight",
            ask="The cost of one example is {of}. Write its slope by {by}. "
            "You may write {z} for {weighted}, and {a} for the output.",
            of=(squash - y) ** 2,
            by=w,
            where=((z, weighted), (a, squash)),
            given=(("weighted", weighted),),
            because="Twice the error, times the slope of the function that squashes, times the input.",
            vary=(Vary(squash, (sigmoid(weighted), tanh(weighted))),),
            skill="slope-through-a-neuron",
        ),
        Prose(
            "Now the bias. It is added as it is, so a nudge of {b} changes {z} by just as much: the third factor is 1. "
            "A nudge of the input {x} changes {z} by {w} times as much. The first two factors stay the same.",
        ),
        Formulas(
            rows=(
                ("by the weight", Eq(Partial(C, w), spoken, evaluate=False)),
                ("by the bias", Eq(Partial(C, b), InOrder(error, steepness, resolve(D(weighted, b))), evaluate=False)),
                ("by the input", Eq(Partial(C, x), InOrder(error, steepness, resolve(D(weighted, x))), evaluate=False)),
            )
        ),
        Gauges(
            slug="factors",
            rows=(
                ("twice the error", put(error, a, neuron)),
                ("slope of the sigmoid", resolve(D(sigmoid(z), z)).xreplace({z: weighted})),
                ("slope by the weight", resolve(D(cost, w))),
                ("slope by the bias", resolve(D(cost, b))),
                ("slope by the input", resolve(D(cost, x))),
            ),
            sliders=(Slider(w, -3, 3, start=1), *SLIDERS),
            span=(-2, 2),
            caption="The first two factors, and the three slopes. Make the slope by the weight zero, or almost, in "
            "three different ways.",
        ),
        Choose(
            slug="largest-slope",
            ask="The figure above: its weight is {p:decimal}, its input is {s:decimal}. Which of the three slopes will "
            "be the largest in size? Say it first; then set the sliders and look.",
            of=Max(Abs(x), Abs(w), 1),
            at=((w, p), (x, s)),
            look="The three formulas above begin with the same two factors. Cover these. What is left of each formula?",
            idea="The first two factors are the same in all three slopes. So compare the third factors, in size: "
            "the input, the number 1, the weight.",
            gap="The third factor is {x} by the weight, 1 by the bias and ? by the input.",
            given=(("size_s", Abs(s)), ("size_p", Abs(p))),
            because="The third factors are {size_s:decimal} by the weight, 1 by the bias and {size_p:decimal} by the "
            "input, in size.",
            options=(
                Option(
                    "The one by the weight.",
                    Eq(value, Abs(s)),
                    "Its third factor is the input, {s:decimal}. Is there no larger one, in size?",
                ),
                Option(
                    "The one by the bias.",
                    Eq(value, 1),
                    "Its third factor is 1. Is each of the other two below 1, in size?",
                ),
                Option(
                    "The one by the input.",
                    Eq(value, Abs(p)),
                    "Its third factor is the weight, {p:decimal}. Is there no larger one, in size?",
                ),
            ),
            reasons=(
                Option(
                    "The input is more than 1 in size, and the weight is less.",
                    Gt(Min(Abs(s) - 1, 1 - Abs(p)), 0),
                    "Look at both numbers without their signs: is {s:decimal} above 1, and {p:decimal} below?",
                ),
                Option(
                    "The weight is more than 1 in size, and the input is less.",
                    Gt(Min(Abs(p) - 1, 1 - Abs(s)), 0),
                    "Look at both numbers without their signs: is {p:decimal} above 1, and {s:decimal} below?",
                ),
                Option(
                    "Both are more than 1 in size, so the larger of the two decides.",
                    Gt(Min(Abs(s) - 1, Abs(p) - 1), 0),
                    "Is each of {p:decimal} and {s:decimal} above 1, without its sign?",
                ),
                Option(
                    "Both are less than 1 in size.",
                    Lt(Max(Abs(s), Abs(p)), 1),
                    "Is each of {p:decimal} and {s:decimal} below 1, without its sign?",
                ),
                Option(
                    "It depends on the output and on the target.",
                    Lt(Abs(s), 0),
                    "Output and target are in the first two factors. Which of the three slopes have these?",
                ),
            ),
            vary=(Vary(p, tenths(5, -25, -3, 15)), Vary(s, tenths(12, -5, -16, 2, 20))),
            skill="read-the-factors",
        ),
        Number(
            slug="from-weight-to-bias",
            ask="For one example the slope of the cost by the weight is {g:decimal}, and the input was {s:decimal}. "
            "What is the slope by the bias?",
            of=g / s,
            look="Two of the three factors are not known. Which are they? And are they in the slope by the bias, too?",
            idea="The two slopes share their first two factors. They differ in the third: the input for the weight, "
            "1 for the bias.",
            because="Without the factor {s:decimal}, the slope by the weight is the slope by the bias.",
            slips=(
                Slip("input-again", g * s, "That has the input in it twice.", "Which of the two slopes has it once?"),
                Slip("by-weight", g, "That is the slope by the weight again.", "Which factor does the bias not have?"),
                Slip(
                    "turned-over",
                    s / g,
                    "That is the input divided by the slope.",
                    "Which of the two numbers is a product that has the other one in it?",
                ),
                Slip(
                    "input-subtracted",
                    g - s,
                    "That is the slope minus the input.",
                    "The input is a factor of the slope. How do you take a factor away?",
                ),
            ),
            vary=(
                Vary(g, (Rational(6, 5), Rational(-4, 5), Rational(3, 10), Rational(-9, 5))),
                Vary(s, (2, Rational(1, 2), -3, Rational(3, 2))),
            ),
            skill="slope-through-a-neuron",
        ),
        Gradient(
            slug="both-slopes",
            ask="A sigmoid neuron has the weight {p} and the bias {bias:decimal}. Its input is {s:decimal}, and its "
            "target is {q:decimal}. First work out its output. Then give the slope of the cost by {w}, and the one by "
            "{b}.",
            of=cost,
            by=(w, b),
            at=((w, p), (x, s), (b, g - p * s), (y, q)),
            given=(("bias", g - p * s), ("inside", g)),
            because="The output is the sigmoid of {inside:decimal}. Both slopes have the same first two factors, and "
            "the slope by the weight has {s:decimal} as its third.",
            vary=(
                *(Vary(p, (3, -4, 5)), Vary(s, tenths(-25, 35, 14))),
                *(Vary(q, tenths(9, 2, 4)), Vary(g, tenths(-12, 13, 7))),
            ),
            skill="gradient",
        ),
        Formula(
            slug="one-step",
            ask="The cost of one example is {cost}. Write where {by} goes in one step of gradient descent, with the "
            "learning rate {eta}. You may write {z} for {weighted}, and {a} for the output.",
            of=by - eta * D((squash - y) ** 2, by),
            where=((z, weighted), (a, squash)),
            given=(("weighted", weighted), ("cost", (squash - y) ** 2)),
            because="A step is the old {by}, minus the learning rate times the slope of the cost by {by}.",
            vary=(Vary(squash, (sigmoid(weighted), tanh(weighted))), Vary(by, (w, b))),
            skill="one-step",
        ),
        Formula(
            slug="two-inputs",
            ask="A neuron may have several inputs, each with its own weight. This one has two: {z} is {weighted}, "
            "and the cost of one example is {of}. Write its slope by {by}. "
            "You may write {z} for {weighted}, and {a} for the output.",
            of=(squash - y) ** 2,
            by=by,
            where=((z, of_two), (a, squash)),
            given=(("weighted", of_two),),
            because="The first two factors are as before. The third is how much {z} changes per unit of {by}.",
            vary=(Vary(squash, (sigmoid(of_two), tanh(of_two))), Vary(by, (w2, w1, x1))),
            skill="slope-through-a-neuron",
        ),
        Order(
            slug="strongest-pull",
            ask="Four examples, and the weight of one neuron. Order the examples by the size of the slope of their "
            "cost by this weight, the smallest first.",
            items=(
                Item("output {p:decimal}, target 1, input 2", pull.xreplace({a: p, y: Integer(1), x: Integer(2)})),
                Item("output {q:decimal}, target 0, input 2", pull.xreplace({a: q, y: Integer(0), x: Integer(2)})),
                Item("output {r:decimal}, target 0, input 2", pull.xreplace({a: r, y: Integer(0), x: Integer(2)})),
                Item("output one half, target 1, input {s:decimal}", pull.xreplace({a: said, y: Integer(1), x: s})),
            ),
            look="Go through the examples one by one. Is the output far from its target? Is the sigmoid steep there? "
            "Is the input large?",
            idea="All three factors count. One that is almost zero makes the whole product small, however large the "
            "others are.",
            because="In size it is twice the error, times the slope of the sigmoid, times the input. A saturated "
            "neuron has a small slope even where its error is large.",
            vary=(
                *(Vary(p, tenths(9, 8)), Vary(q, tenths(6, 5)), Vary(s, tenths(15, 1, 30))),
                Vary(r, (Rational(99, 100), Rational(98, 100))),
            ),
            skill="read-the-factors",
        ),
        Drive(
            slug="drive",
            ask="Now let a neuron learn from your formula. Write the slope of the cost of one example by its weight. "
            "You may use {a}, {y}, {z}, {x}, {w} and {b}. A wrong one is worth trying too: drop a factor, or flip a "
            "sign, and see what happens.",
            look="Read the three links above aloud, from the cost back to the weight. Each has a rate.",
            because="Twice the error, times the slope of the sigmoid, times the input.",
            wanted=NEURON_BY_W,
            layers=(1, 1),
            skill="slope-through-a-neuron",
        ),
        Prose(
            "What do the wrong ones do? A wrong **sign** makes the cost climb. A missing **2** is the same path at "
            "half the learning rate. Without the **slope of the sigmoid** the neuron still learns, on another path. "
            "With a **wrong letter** the cost stands still, or goes up and down.",
        ),
        GradientCheck(
            slug="witnesses",
            layers=(1, 1),
            caption="Can you trust the formula? Three calculations of the same slope: the cost written out and "
            "differentiated; the rates multiplied, which is called backpropagation; and a nudge. "
            "Make the nudge larger, then smaller and smaller. When do they disagree?",
        ),
    ),
    transfer=Number(
        slug="by-the-input",
        ask="The output of a neuron is {p:decimal}, its target is {q}, and its weight is {s:decimal}. "
        "By how much does the cost change per unit of this neuron's input?",
        of=by_x,
        at=((a, p), (y, q), (w, s)),
        given=known(x, w),
        look="The nudge starts at the input this time. What multiplies it on its way to {z}?",
        idea="The first two factors are those of every slope of this cost. The third belongs to the letter that is "
        "nudged.",
        because="It is twice the error, {error}, times the slope of the sigmoid, {steepness}, times {third}.",
        slips=left_out(w),
        vary=(Vary(p, tenths(7, 4, 9)), Vary(q, (0, 1)), Vary(s, tenths(-20, 30, 5, -15))),
        skill="slope-through-a-neuron",
    ),
    summary=(
        Prose(
            "The slope by a weight is twice the error, times the slope of the sigmoid, times the input: {slope}.",
            slope=spoken,
        ),
        Prose("For the bias the third factor is 1, and for the input it is the weight."),
        Prose("Where one of the factors is zero, the weight does not change."),
    ),
    on=(
        Next("backprop-chain", "One neuron is done. Put another one before it, and the chain gets longer."),
        Next("neuron", "Would you like to look at the slope of the sigmoid once more?"),
    ),
)
