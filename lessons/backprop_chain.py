"""One neuron per layer: the chain gets longer, one product is used again, and far back it may vanish."""

from __future__ import annotations

from sympy import Abs, Eq, Expr, Gt, Integer, Lt, Rational, tanh

from tutor.lesson import (
    Choose,
    Derivation,
    Formula,
    Formulas,
    Gauges,
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
from tutor.notation import C, a, at_layer, b, delta, w, x, y, z
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import resolve
from tutor.symbolic.functions import sigmoid
from tutor.symbolic.indexed import Partial

p, q, r, s, form = (hole(name) for name in ("p", "q", "r", "s", "form"))
value = Choose.value

LAST, BEFORE, FIRST = "L", "L-1", "L-2"
w_last, b_last, z_last, a_last = (at_layer(letter, LAST) for letter in (w, b, z, a))
w_before, b_before, z_before, a_before = (at_layer(letter, BEFORE) for letter in (w, b, z, a))
a_first = at_layer(a, FIRST)
delta_last, delta_before = at_layer(delta, LAST), at_layer(delta, BEFORE)

one = sigmoid(w_before * a_first + b_before)  # what the neuron before the last says
two = sigmoid(w_last * one + b_last)  # what the last one says
cost = (two - y) ** 2


def told(expr: Expr) -> Expr:
    """The expression by what each neuron says."""
    return expr.xreplace({two: a_last}).xreplace({one: a_before})


by_last, by_before = (told(resolve(D(cost, letter))) for letter in (w_last, w_before))
error_last = told(resolve(D(cost, b_last)))  # the bias comes into z without an input
slope = resolve(D(sigmoid(z), z))
back = w * slope  # what one layer makes of an error on its way back
by_a = slope.xreplace({sigmoid(z): a})
error_back = delta_last * w_last * by_a.xreplace({a: a_before})
half = by_a.xreplace({a: Rational(1, 2)})  # the slope of a neuron that says one half

LESSON = Lesson(
    slug="backprop-chain",
    title="Backpropagation in a chain",
    idea="One layer further back means two more factors, and everything before them is known already.",
    minutes=18,
    needs=("neuron-gradient",),
    teaches=("backprop-chain",),
    can=(
        "write the slope of the cost by a weight that is two layers back",
        "take an error one layer back, and get two slopes from it",
        "say why the slopes of early layers can vanish",
    ),
    blocks=(
        Prose(
            "Now two neurons stand in a row. The first one says {low:decimal}. The second one takes that as its input, "
            "weighs it with {weight}, and says {high:decimal}. Only then comes the cost.\n\n"
            "You nudge a weight of the **first** neuron. How does the cost get to know of it?",
            low=Rational(3, 5),
            weight=Integer(2),
            high=Rational(4, 5),
        ),
        Prediction(
            slug="guess",
            ask="From a weight of the last neuron there are three rates to the cost. "
            "How many are there from a weight of the neuron before it?",
            options=("Four.", "Five.", "Six."),
            after="Five: two more for each layer. One through the weight between the two neurons, one through the "
            "squashing of the first.",
        ),
        Formulas(
            rows=(
                ("the neuron before the last", Eq(z_before, w_before * a_first + b_before, evaluate=False)),
                ("what it says", Eq(a_before, sigmoid(z_before), evaluate=False)),
                ("the last neuron", Eq(z_last, w_last * a_before + b_last, evaluate=False)),
                ("what it says", Eq(a_last, sigmoid(z_last), evaluate=False)),
                ("the cost of one example", Eq(C, (a_last - y) ** 2, evaluate=False)),
            )
        ),
        Prose(
            "The small letters in brackets say which layer is meant: {last} belongs to the last layer, {before} to the "
            "one before it. They are no powers.",
            last=a_last,
            before=a_before,
        ),
        NumberLines(
            slug="links",
            along=w_before,
            links=(
                (z_before, w_before * x + b_before),
                (a_before, sigmoid(z_before)),
                (z_last, w_last * a_before + b_last),
                (a_last, sigmoid(z_last)),
                (C, (a_last - y) ** 2),
            ),
            span=(-3, 3),
            start=1,
            nudge=0.5,
            sliders=(
                Slider(x, -2, 2, start=1, step=0.1),
                Slider(w_last, -3, 3, start=2, step=0.1),
                Slider(b_before, -2, 2, start=0, step=0.1),
                Slider(b_last, -2, 2, start=-1, step=0.1),
                Slider(y, 0, 1, start=1, step=0.1),
            ),
            caption="Nudge the weight, and watch the nudge go through two neurons to the cost. "
            "Which link lets the least through?",
        ),
        Number(
            slug="multiply-back",
            ask="A nudge of {before} moves {z_last} by {p:decimal} times as much. A nudge of {z_last} moves {last} by "
            "{q:decimal} times as much. A nudge of {last} moves the cost by {r:decimal} times as much. "
            "What is the slope of the cost by {before}?",
            of=D(C, a_last) * D(a_last, z_last) * D(z_last, a_before),
            at=((D(z_last, a_before), p), (D(a_last, z_last), q), (D(C, a_last), r)),
            digits=3,
            given=(("before", a_before), ("z_last", z_last), ("last", a_last)),
            vary=(
                Vary(p, (2, -3, Rational(1, 2))),
                Vary(q, (Rational(1, 5), Rational(1, 10), Rational(1, 4))),
                Vary(r, (Rational(-2, 5), Rational(6, 5), Rational(-4, 5))),
            ),
            skill="multiply-rates",
        ),
        Derivation(
            slug="two-back",
            of=cost,
            by=w_before,
            intro="The slope by the weight of the neuron before the last, in full:",
        ),
        Formulas(
            rows=(
                ("by the last weight", Eq(Partial(C, w_last), by_last, evaluate=False)),
                ("by the weight before it", Eq(Partial(C, w_before), by_before, evaluate=False)),
            )
        ),
        Prose(
            "Look at the two lines. They begin alike. What they share is the **error** of the last neuron: "
            "how fast the cost grows with its weighted input. It is written {delta}, and you need to work it out "
            "only once.",
            delta=delta_last,
        ),
        Formulas(
            rows=(
                ("the error of the last neuron", Eq(delta_last, error_last, evaluate=False)),
                ("the slope by its weight", Eq(Partial(C, w_last), delta_last * a_before, evaluate=False)),
                (
                    "the error one layer back",
                    Eq(delta_before, error_back, evaluate=False),
                ),
                ("the slope by the weight there", Eq(Partial(C, w_before), delta_before * a_first, evaluate=False)),
            )
        ),
        Formula(
            slug="error-back",
            ask="The error of the last neuron is {delta_last}. The neuron before it has the weighted input {z_before}, "
            "and what it says goes on with the weight {w_last}. Write the error of the neuron before. "
            "You may write {a_before} for what it says.",
            of=delta_last * D(w_last * r + b_last, z_before),
            where=((a_before, r),),
            slips=(
                Slip(
                    "own-slope-missing",
                    delta_last * w_last,
                    "The slope of the neuron itself seems to be missing.",
                    "When its weighted input grows by a little, does what it says grow by just as much?",
                ),
            ),
            given=(("delta_last", delta_last), ("z_before", z_before), ("w_last", w_last), ("a_before", a_before)),
            vary=(Vary(r, (sigmoid(z_before), tanh(z_before))),),
            skill="error-back",
        ),
        Formula(
            slug="slope-from-error",
            ask="You know the error of a neuron, and what goes into it. By the chain rule the slope of the cost by its "
            "weight is {form}. Write what this comes to.",
            of=form,
            vary=(
                Vary(
                    form,
                    (
                        delta_before * D(w_before * a_first + b_before, w_before),
                        delta_last * D(w_last * a_before + b_last, w_last),
                    ),
                ),
            ),
            skill="slope-from-error",
        ),
        Number(
            slug="two-from-one",
            ask="A last neuron has the error {delta_last} = {p:decimal}. It hears {a_before} = {q:decimal} from a "
            "sigmoid neuron, over the weight {w_last} = {s}. What is the error of that neuron?",
            of=error_back,
            at=((delta_last, p), (a_before, q), (w_last, s)),
            given=(("delta_last", delta_last), ("a_before", a_before), ("w_last", w_last)),
            digits=3,
            vary=(
                Vary(p, (Rational(-2, 5), Rational(3, 10), Rational(4, 5))),
                Vary(q, (Rational(1, 2), Rational(4, 5), Rational(1, 5))),
                Vary(s, (2, -3, 4)),
            ),
            skill="error-back",
        ),
        Gauges(
            slug="vanishing",
            rows=(
                ("one layer back", back),
                ("two layers back", back**2),
                ("five layers back", back**5),
                ("ten layers back", back**10),
            ),
            sliders=(Slider(w, -6, 6, start=1, step=0.1), Slider(z, -4, 4, start=0, step=0.1)),
            span=(-2, 2),
            caption="What is left of an error of 1, if all weights and weighted inputs are alike. "
            "Can you find a weight with which it neither vanishes nor explodes? Now move {z}.",
        ),
        Choose(
            slug="vanish-or-explode",
            ask="In a long chain of sigmoid neurons each weight is {p:decimal}, and each neuron says {q:decimal}. "
            "What becomes of an error on its way back?",
            of=w * by_a,
            at=((w, p), (a, q)),
            options=(
                Option("It gets smaller with every layer.", Lt(Abs(value), 1)),
                Option("It gets larger with every layer.", Gt(Abs(value), 1)),
            ),
            reasons=(
                Option(
                    "Each layer multiplies it by a number below 1 in size.",
                    Lt(Abs(value), 1),
                ),
                Option(
                    "Each layer multiplies it by a number above 1 in size.",
                    Gt(Abs(value), 1),
                ),
            ),
            vary=(
                Vary(p, (1, 3, 6, -5, 8)),
                Vary(q, (Rational(1, 2), Rational(9, 10), Rational(4, 5))),
            ),
            skill="vanishing",
        ),
        Order(
            slug="who-learns-most",
            ask="Four neurons in a row, all sigmoids that say one half, joined by the weights {p}, {q} and {r}. "
            "The last one has the error 1. Order the neurons by the size of their error, the smallest first.",
            items=(
                Item("the last", Integer(1)),
                Item("the third", Abs(r * half)),
                Item("the second", Abs(r * q * half**2)),
                Item("the first", Abs(r * q * p * half**3)),
            ),
            vary=(Vary(p, (2, 10, -12)), Vary(q, (3, -9, 2)), Vary(r, (-2, 6, 7))),
            skill="error-back",
        ),
    ),
    transfer=Number(
        slug="tanh-chain",
        ask="In a chain of tanh neurons the last one has the error {delta_last} = {p:decimal}. The one before it says "
        "{a_before} = {q:decimal}, and the weight between them is {w_last} = {s}. What is the error of the one before?",
        of=delta_last * w_last * resolve(D(tanh(z), z)).xreplace({tanh(z): a_before}),
        at=((delta_last, p), (w_last, s), (a_before, q)),
        given=(("delta_last", delta_last), ("a_before", a_before), ("w_last", w_last)),
        digits=3,
        vary=(
            Vary(p, (Rational(1, 2), Rational(-3, 10), Rational(6, 5))),
            Vary(q, (Rational(1, 2), Rational(-4, 5), Rational(3, 10))),
            Vary(s, (3, -2, 5)),
        ),
        skill="error-back",
    ),
    summary=(
        Prose("Each layer back multiplies two more factors: a weight, and the slope of a neuron."),
        Prose("The error {delta} of a neuron is worked out once and used for all that lies before it.", delta=delta),
        Prose("Where these factors are small, the slopes of early layers vanish."),
    ),
    on=(
        Next("backprop-layers", "A real layer has many neurons. Give each an index, and add up over all paths."),
        Next("neuron-gradient", "Would you like to take the last neuron apart once more?"),
    ),
)
