"""One neuron per layer: the chain gets longer, one product is used again, and far back it may vanish."""

from __future__ import annotations

from itertools import pairwise

from sympy import Abs, Eq, Expr, Gt, Integer, Lt, Mul, Rational, Symbol, tanh

from tutor.elementary.heads import sigmoid
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
from tutor.notation import C, a, at_layer, b, delta, w, y, z
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import resolve
from tutor.symbolic.indexed import Partial
from tutor.symbolic.shown import InOrder

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


def rates(*way: Symbol) -> InOrder:
    """∂C/∂a · ∂a/∂z · ∂z/∂w: the rates along a way, as they are read."""
    return InOrder(*(Partial(end, start) for end, start in pairwise(way)))


def awake(says: Expr) -> Expr:
    """The slope of a sigmoid neuron by what it says."""
    return resolve(D(sigmoid(z), z)).xreplace({sigmoid(z): says})


slope = resolve(D(sigmoid(z), z))
back = w * slope  # what one layer makes of an error on its way back
off = resolve(D((a_last - y) ** 2, a_last))
passed_back = InOrder(delta_last, w_last, awake(a_before))
half = awake(Rational(1, 2))
OWN_WEIGHT = (
    delta_before * D(w_before * a_first + b_before, w_before),
    delta_last * D(w_last * a_before + b_last, w_last),
)
NUMBERS = (
    Vary(p, (Rational(-2, 5), Rational(3, 10), Rational(4, 5))),
    Vary(q, (Rational(3, 5), Rational(4, 5), Rational(1, 5))),
)
ONE_LAYER = "How steep is the sigmoid there? And what is that times the weight, in size?"
of_tanh = resolve(D(tanh(z), z)).xreplace({tanh(z): a_before})


def left_out(slope: Expr) -> tuple[Slip, ...]:
    """What comes out when one of the factors of the error one layer back is left out."""
    return (
        Slip(
            "slope-missing",
            delta_last * w_last,
            "The slope of the neuron before is missing.",
            "How steep is it there?",
        ),
        Slip(
            "weight-missing", delta_last * slope, "The weight between them is missing.", "What does it do on the way?"
        ),
        Slip(
            "said-for-slope", delta_last * w_last * a_before, "The output is not the slope.", "How steep is it there?"
        ),
    )


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
            "Now two neurons stand in a row. The output of the first is {low:decimal}. The second takes it as its "
            "input, with the weight {weight}. Its output is {high:decimal}, and only then comes the cost.\n\n"
            "You nudge a weight of the **first** neuron. How does this reach the cost?",
            low=Rational(3, 5),
            weight=Integer(2),
            high=Rational(4, 5),
        ),
        Prediction(
            slug="guess",
            ask="From a weight of the last neuron there are three rates to the cost. "
            "How many are there from a weight of the neuron before it?",
            options=("Four.", "Five.", "Six."),
            after="Five: two more for each layer. One is the weight between the two neurons. The other is the slope of "
            "the sigmoid in the first neuron.",
        ),
        Formulas(
            rows=(
                ("the neuron before the last", Eq(z_before, w_before * a_first + b_before, evaluate=False)),
                ("its output", Eq(a_before, sigmoid(z_before), evaluate=False)),
                ("the last neuron", Eq(z_last, w_last * a_before + b_last, evaluate=False)),
                ("its output", Eq(a_last, sigmoid(z_last), evaluate=False)),
                ("the cost of one example", Eq(C, (a_last - y) ** 2, evaluate=False)),
            )
        ),
        Prose(
            "The small letters in brackets say which layer is meant. They are not powers. {last} belongs to the last "
            "layer, {before} to the one before it, and {first} comes in from one layer further back.",
            last=a_last,
            before=a_before,
            first=a_first,
        ),
        NumberLines(
            slug="links",
            along=w_before,
            links=(
                (z_before, w_before * a_first + b_before),
                (a_before, sigmoid(z_before)),
                (z_last, w_last * a_before + b_last),
                (a_last, sigmoid(z_last)),
                (C, (a_last - y) ** 2),
            ),
            span=(-3, 3),
            start=1,
            nudge=0.5,
            sliders=(
                Slider(a_first, 0, 1, start=1, name="what comes in"),
                Slider(w_last, -3, 3, start=2),
                *(Slider(b_before, -2, 2, start=0), Slider(b_last, -2, 2, start=-1)),
                Slider(y, 0, 1, start=1),
            ),
            caption="Nudge the weight, and watch the nudge go through two neurons to the cost. Count the rates. "
            "Which of them is the smallest?",
        ),
        Number(
            slug="multiply-back",
            ask="Per unit of {before}, {z_last} changes by {p:decimal}. Per unit of {z_last}, {last} changes by "
            "{q:decimal}. Per unit of {last}, the cost changes by {r:decimal}. "
            "What is the slope of the cost by {before}?",
            of=D(C, a_last) * D(a_last, z_last) * D(z_last, a_before),
            at=((D(z_last, a_before), p), (D(a_last, z_last), q), (D(C, a_last), r)),
            given=(("before", a_before), ("z_last", z_last), ("last", a_last)),
            vary=(
                Vary(p, (2, -3, Rational(1, 2))),
                Vary(q, (Rational(1, 5), Rational(1, 10), Rational(1, 4))),
                Vary(r, (Rational(-2, 5), Rational(6, 5), Rational(-4, 5))),
            ),
            skill="multiply-rates",
        ),
        Prose("Now compare two slopes: the one by the last weight, and the one by the output of the neuron before."),
        Formulas(
            rows=(
                ("by the last weight", Eq(Partial(C, w_last), rates(C, a_last, z_last, w_last), evaluate=False)),
                ("by what comes in", Eq(Partial(C, a_before), rates(C, a_last, z_last, a_before), evaluate=False)),
            )
        ),
        Prose(
            "They begin in the same way. The product of the two rates that they share is written {delta}: how fast "
            "the cost grows with the weighted input of the last neuron. Work it out once, and use it for both.\n\n"
            "Books call {delta} the **error** of the neuron. Do not confuse it with the error {off} of the lesson on "
            "the cost: that is a difference, output minus target, and {delta} is a rate.",
            delta=delta_last,
            off=a_last - y,
        ),
        Formulas(
            rows=(
                ("the error of the last neuron", Eq(delta_last, InOrder(off, awake(a_last)), evaluate=False)),
                ("the slope by its weight", Eq(Partial(C, w_last), InOrder(delta_last, a_before), evaluate=False)),
            )
        ),
        Prose(
            "Go one layer back. Two more factors come in: the weight between the two neurons, and the slope of the "
            "sigmoid in the neuron before. The product is the error of that neuron, and with it you can go on in the "
            "same way.",
        ),
        Formulas(
            rows=(
                ("the error one layer back", Eq(delta_before, passed_back, evaluate=False)),
                ("the slope by its weight", Eq(Partial(C, w_before), InOrder(delta_before, a_first), evaluate=False)),
            )
        ),
        Derivation(slug="two-back", of=cost, by=w_before, intro="The same in one go. Which factors do you recognise?"),
        Formula(
            slug="error-back",
            ask="The error of the last neuron is {delta_last}. The neuron before it has the weighted input {z_before}, "
            "and its output is multiplied by {w_last}. Write the error of the neuron before. "
            "You may write {a_before} for its output.",
            of=delta_last * D(w_last * r + b_last, z_before),
            where=((a_before, r),),
            slips=(
                Slip(
                    "own-slope",
                    delta_last * w_last,
                    "The slope of the neuron's own activation function seems to be missing.",
                    "How steep is it there?",
                ),
            ),
            given=(("delta_last", delta_last), ("z_before", z_before), ("w_last", w_last), ("a_before", a_before)),
            vary=(Vary(r, (sigmoid(z_before), tanh(z_before))),),
            skill="error-back",
        ),
        Formula(
            slug="slope-from-error",
            ask="You know the error of a neuron. By the chain rule the slope of the cost by its weight is "
            "{form}. Write what this comes to.",
            of=form,
            vary=(Vary(form, OWN_WEIGHT),),
            skill="slope-from-error",
        ),
        Number(
            slug="two-from-one",
            ask="The last neuron has the error {delta_last} = {p:decimal}. The output of the sigmoid neuron before it "
            "is {a_before} = {q:decimal}, and the weight between them is {w_last} = {s}. What is the error of the "
            "neuron before?",
            of=Mul(*passed_back.args),
            slips=left_out(awake(a_before)),
            at=((delta_last, p), (a_before, q), (w_last, s)),
            given=(("delta_last", delta_last), ("a_before", a_before), ("w_last", w_last)),
            vary=(*NUMBERS, Vary(s, (2, -3, 4))),
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
            caption="What is left of an error of 1 after some layers, if all of them have the same weight and the same "
            "weighted input. With which weight does it neither **vanish** nor **explode**? Then move {z} a little.",
        ),
        Choose(
            slug="vanish-or-explode",
            ask="The figure above: each weight is {p}, and each weighted input is {q}. What happens to an error on its "
            "way back? Say it first; then set the sliders and look.",
            of=back,
            at=((w, p), (z, q)),
            options=(
                Option("It gets smaller with every layer.", Lt(Abs(value), 1), ONE_LAYER),
                Option("It gets larger with every layer.", Gt(Abs(value), 1), ONE_LAYER),
            ),
            reasons=(
                Option("Each layer multiplies it by a number below 1 in size.", Lt(Abs(value), 1), ONE_LAYER),
                Option("Each layer multiplies it by a number above 1 in size.", Gt(Abs(value), 1), ONE_LAYER),
            ),
            vary=(Vary(p, (1, 6, 3, -6, -3)), Vary(q, (0, 2, -1))),
            skill="vanishing",
        ),
        Order(
            slug="who-learns-most",
            ask="Four sigmoid neurons in a row, each with the output one half. The weights between them are {p}, {q} "
            "and {r}, from the first to the last. The last one has the error 1. Order the neurons by the size of their "
            "error, the smallest first.",
            items=(
                Item("the fourth, the last", Integer(1)),
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
        ask="In a chain of tanh neurons the last one has the error {delta_last} = {p:decimal}. The output of the one "
        "before it is {a_before} = {q:decimal}, and the weight between them is {w_last} = {s}. What is the error of "
        "the one before?",
        of=delta_last * w_last * of_tanh,
        slips=left_out(of_tanh),
        at=((delta_last, p), (w_last, s), (a_before, q)),
        given=(("delta_last", delta_last), ("a_before", a_before), ("w_last", w_last)),
        vary=(*NUMBERS, Vary(s, (3, -2, 5))),
        skill="error-back",
    ),
    summary=(
        Prose("Each layer further back brings two more factors: a weight, and the slope of a neuron."),
        Prose("The error {delta} of a neuron is worked out once, and used for every slope before it.", delta=delta),
        Prose("Where these factors are small, the slopes of early layers vanish."),
    ),
    on=(
        Next("backprop-layers", "A real layer has many neurons. Give each an index, and add up over all paths."),
        Next("neuron-gradient", "Would you like to take the last neuron apart once more?"),
    ),
)
