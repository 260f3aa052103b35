"""The chain rule through a neuron: three factors, read aloud, and a neuron that learns from your formula."""

from __future__ import annotations

from sympy import Abs, Eq, Expr, Gt, Integer, Lt, Max, Min, Rational, tanh

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
from tutor.notation import C, a, b, w, x, y, z
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import resolve
from tutor.symbolic.indexed import Partial
from tutor.symbolic.shown import InOrder
from tutor.symbolic.unevaluated import put

g, p, q, r, s, squash = (hole(name) for name in ("g", "p", "q", "r", "s", "squash"))
value = Choose.value

weighted = w * x + b
neuron = sigmoid(weighted)
cost = (neuron - y) ** 2
error = resolve(D((a - y) ** 2, a))  # how far off, twice
awake = resolve(D(sigmoid(z), z)).xreplace({sigmoid(z): a})
link = resolve(D(weighted, w))
spoken = InOrder(error, awake, link)
by_w, by_x = (resolve(D(cost, letter)).xreplace({neuron: a}) for letter in (w, x))
pull = Abs(by_w)
start = {w: Integer(1), x: Integer(2), b: Integer(-2), y: Integer(1)}
said = Rational(1, 2)  # σ(1·2 − 2)
SIGNS = "Is the output above its target or below? And which way does a larger weight move it, with this input?"
THIRD = "What is the third factor of each of the three, in size?"
SLIDERS = (Slider(x, -2, 2, start=2), Slider(b, -3, 3, start=-2), Slider(y, 0, 1, start=1))


def left_out(last: Expr) -> tuple[Slip, ...]:
    """What comes out when one of the factors is left out, or written as another."""
    return (
        Slip("two-missing", error * awake * last / 2, "The 2 seems to be missing.", "What is the slope of a square?"),
        Slip(
            "sigmoid-missing",
            error * last,
            "The slope of the sigmoid seems to be missing.",
            "Does {a} change as much as {z}?",
        ),
        Slip("half-a-slope", error * a * last, "That is {a} for the slope of the sigmoid.", "Is it steep at {a} = 1?"),
        Slip("third-missing", error * awake, "The third factor seems to be missing.", "How much does {z} change?"),
    )


def tenths(*numbers: int) -> tuple[Rational, ...]:
    """So many tenths each."""
    return tuple(Rational(number, 10) for number in numbers)


LESSON = Lesson(
    slug="neuron-gradient",
    title="The chain rule through a neuron",
    idea="From the weight to the cost there are three rates, and they multiply.",
    minutes=20,
    needs=("neuron", "gradient"),
    teaches=("neuron-gradient",),
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
            "{a} by {awake} times as much: the slope of the sigmoid. And a change of {a} changes {C} by {error} times "
            "as much. Rates multiply.",
            input=link,
            awake=awake,
            error=error,
        ),
        Formulas(
            rows=(
                ("twice the error", Eq(Partial(C, a), error, evaluate=False)),
                ("the slope of the sigmoid", Eq(Partial(a, z), awake, evaluate=False)),
                ("the input", Eq(Partial(z, w), link, evaluate=False)),
                ("all three, multiplied", Eq(Partial(C, w), spoken, evaluate=False)),
            )
        ),
        Prose(
            "Read it aloud, factor by factor: **twice the error, times the slope of the sigmoid, times the input**. "
            "In a saturated neuron the second factor is almost 0. It is never more than {quarter:decimal}.",
            quarter=awake.xreplace({a: said}),
        ),
        Derivation(slug="by-w-steps", of=cost, by=w, intro="The same by the rules, without names for the parts:"),
        Number(
            slug="three-factors",
            ask="The output of a neuron is {p:decimal}, its target is {q}, and its input is {s:decimal}. "
            "What is the slope of the cost by its weight? Multiply the three factors.",
            of=by_w,
            at=((a, p), (y, q), (x, s)),
            slips=left_out(link),
            vary=(Vary(p, tenths(8, 2, 9, 6)), Vary(q, (1, 0)), Vary(s, tenths(20, -10, 30, 5))),
            skill="three-factors",
        ),
        Choose(
            slug="which-way",
            ask="The output of a neuron is {p:decimal}, its target is {q}, and its input is {s}. "
            "Its weight gets a little larger. What does the cost of this example do?",
            of=by_w,
            at=((a, p), (y, q), (x, s)),
            options=(Option("It rises.", Gt(value, 0)), Option("It falls.", Lt(value, 0))),
            reasons=(
                Option("The output is too high, and a larger weight makes it higher.", Gt(Min(p - q, s), 0), SIGNS),
                Option("The output is too high, and a larger weight makes it lower.", Gt(Min(p - q, -s), 0), SIGNS),
                Option("The output is too low, and a larger weight makes it higher.", Gt(Min(q - p, s), 0), SIGNS),
                Option("The output is too low, and a larger weight makes it lower.", Gt(Min(q - p, -s), 0), SIGNS),
            ),
            vary=(Vary(p, tenths(8, 3, 6, 1)), Vary(q, (1, 0)), Vary(s, (2, -1, 3, -2))),
            skill="read-the-factors",
        ),
        Formula(
            slug="by-the-weight",
            ask="The cost of one example is {of}. Write its slope by {by}. "
            "You may write {z} for {weighted}, and {a} for the output.",
            of=(squash - y) ** 2,
            by=w,
            where=((z, weighted), (a, squash)),
            given=(("weighted", weighted),),
            vary=(Vary(squash, (sigmoid(weighted), tanh(weighted))),),
            skill="slope-by-weight",
        ),
        Prose(
            "Now the bias. It is added as it is, so a nudge of {b} changes {z} by just as much: the third factor is 1. "
            "A nudge of the input {x} changes {z} by {w} times as much. The first two factors stay the same.",
        ),
        Formulas(
            rows=(
                ("by the weight", Eq(Partial(C, w), spoken, evaluate=False)),
                ("by the bias", Eq(Partial(C, b), InOrder(error, awake, resolve(D(weighted, b))), evaluate=False)),
                ("by the input", Eq(Partial(C, x), InOrder(error, awake, resolve(D(weighted, x))), evaluate=False)),
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
            options=(
                Option("The one by the weight.", Eq(value, Abs(s)), THIRD),
                Option("The one by the bias.", Eq(value, 1), THIRD),
                Option("The one by the input.", Eq(value, Abs(p)), THIRD),
            ),
            reasons=(
                Option("They share two factors, and the third one decides.", Gt(Abs(s), 0)),
                Option("It depends on how large the error is.", Lt(Abs(s), 0), "Which slopes have this factor?"),
                Option("It depends on how steep the sigmoid is.", Lt(Abs(s), 0), "Which slopes have this factor?"),
            ),
            vary=(Vary(p, tenths(5, -20, -3, 30)), Vary(s, tenths(12, -5, -16, 2))),
            skill="third-factor",
        ),
        Number(
            slug="from-weight-to-bias",
            ask="For one example the slope of the cost by the weight is {g:decimal}, and the input was {s:decimal}. "
            "What is the slope by the bias?",
            of=g / s,
            slips=(
                Slip("input-again", g * s, "That has the input in it twice.", "Which of the two slopes has it once?"),
                Slip("by-weight", g, "That is the slope by the weight again.", "Which factor does the bias not have?"),
            ),
            vary=(Vary(g, (Rational(6, 5), Rational(-4, 5), Rational(3, 10))), Vary(s, (2, Rational(1, 2), -3))),
            skill="weight-and-bias",
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
            vary=(
                *(Vary(p, tenths(9, 8)), Vary(q, tenths(6, 5)), Vary(s, tenths(15, 1))),
                Vary(r, (Rational(99, 100), Rational(98, 100))),
            ),
            skill="compare-slopes",
        ),
        Drive(
            slug="drive",
            ask="Now let a neuron learn from your formula. Write the slope of the cost of one example by its weight. "
            "You may use {a}, {y}, {z}, {x}, {w} and {b}. A wrong one is worth trying too: drop a factor, or flip a "
            "sign, and see what happens.",
            wanted=NEURON_BY_W,
            layers=(1, 1),
            skill="drive-the-neuron",
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
        "By how much does the cost change per unit of its input?",
        of=by_x,
        at=((a, p), (y, q), (w, s)),
        slips=left_out(w),
        vary=(Vary(p, tenths(7, 4, 9)), Vary(q, (0, 1)), Vary(s, tenths(-20, 30, 5, -15))),
        skill="three-factors",
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
