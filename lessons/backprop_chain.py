"""One neuron per layer: the chain gets longer, one product is used again, and far back it may vanish."""

from __future__ import annotations

from itertools import pairwise

from sympy import Abs, Eq, Expr, Gt, Integer, Lt, Max, Min, Mul, Rational, Symbol, tanh

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
    WrongLine,
    hole,
)
from tutor.notation import C, a, at_layer, b, delta, n, w, x, y, z
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import resolve
from tutor.symbolic.indexed import Partial
from tutor.symbolic.shown import InOrder

p, q, r, s, c, form = (hole(name) for name in ("p", "q", "r", "s", "c", "form"))
value = Choose.value

LAST, BEFORE, FIRST = "L", "L-1", "L-2"
w_last, b_last, z_last, a_last = (at_layer(letter, LAST) for letter in (w, b, z, a))
w_before, b_before, z_before, a_before = (at_layer(letter, BEFORE) for letter in (w, b, z, a))
a_first = at_layer(a, FIRST)
delta_last, delta_before = at_layer(delta, LAST), at_layer(delta, BEFORE)

one = sigmoid(w_before * a_first + b_before)  # the output of the neuron before the last
two = sigmoid(w_last * one + b_last)  # the output of the last one
cost = (two - y) ** 2


def rates(*way: Symbol) -> InOrder:
    """∂C/∂a · ∂a/∂z · ∂z/∂w: the rates along a way, as they are read."""
    return InOrder(*(Partial(end, start) for end, start in pairwise(way)))


def steepness(output: Expr) -> Expr:
    """The slope of a sigmoid neuron, told by its output."""
    return resolve(D(sigmoid(z), z)).xreplace({sigmoid(z): output})


slope = resolve(D(sigmoid(z), z))
back = w * slope  # what one layer makes of an error on its way back
off = resolve(D((a_last - y) ** 2, a_last))
passed_back = InOrder(delta_last, w_last, steepness(a_before))
half = steepness(Rational(1, 2))
OWN_WEIGHT = (
    delta_before * D(w_before * a_first + b_before, w_before),
    delta_last * D(w_last * a_before + b_last, w_last),
)
NUMBERS = (
    Vary(p, (Rational(-2, 5), Rational(3, 10), Rational(4, 5))),
    Vary(q, (Rational(3, 5), Rational(4, 5), Rational(1, 5))),
)
of_tanh = resolve(D(tanh(z), z)).xreplace({tanh(z): a_before})


def left_out(slope: Expr) -> tuple[Slip, ...]:
    """What comes out when one of the factors of the error one layer back is left out, or written as another."""
    return (
        Slip(
            "slope-missing",
            delta_last * w_last,
            "The slope of the neuron before is missing.",
            "What does a nudge of {z_before} become on its way to {a_before}?",
        ),
        Slip(
            "weight-missing",
            delta_last * slope,
            "The weight between the two neurons is missing.",
            "What is {a_before} multiplied by, on its way to the last neuron?",
        ),
        Slip(
            "said-for-slope",
            delta_last * w_last * a_before,
            "The output of the neuron before stands where its slope belongs.",
            "Is it steep where the output is almost 1?",
        ),
        Slip(
            "slope-by-weight",
            delta_last * a_before,
            "That is the slope of the cost by {w_last}: the error times what comes in.",
            "To go back to the neuron before, what is the error multiplied by?",
        ),
    )


REST_FOR_SLOPE = Slip(
    "rest-for-slope",
    delta_last * w_last * (1 - a_before),
    "Here 1 minus the output stands where the slope belongs.",
    "Is it steep where the output is almost 0?",
)
OF_THE_SIGMOID = Slip(
    "of-the-sigmoid",
    delta_last * w_last * steepness(a_before),
    "That takes the slope of the sigmoid.",
    "Which function do these neurons squash with?",
)
LETTERS = (
    *(("delta_last", delta_last), ("w_last", w_last), ("w_before", w_before)),
    *(("z_before", z_before), ("a_before", a_before), ("a_first", a_first)),
)
BACK_LOOK = "Walk back from the last neuron to {z_before}. Which two things do you pass on the way?"
BACK_IDEA = (
    "One layer further back means two more factors: the weight between the neurons, and the slope of the neuron "
    "that you come to. Its output tells this slope."
)


LESSON = Lesson(
    slug="backprop-chain",
    title="Backpropagation in a chain",
    idea="One layer further back means two more factors, and everything before them is known already.",
    minutes=18,
    can=(
        "write the slope of the cost by a weight of the neuron before the last",
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
        Formula(
            slug="written-out",
            ask="Two sigmoid neurons stand in a row. The first has the weight {p} and the bias {q}, the second the "
            "weight {r} and the bias {s}. The input is {x}. Write the output of the second as a formula in {x}.",
            of=sigmoid(r * sigmoid(p * x + q) + s),
            look="Follow the input on its way. What is the output of the first neuron, as a formula?",
            idea="The output of the first neuron is the input of the second. So all of the first formula stands where "
            "the second neuron has its input.",
            because="The output of the first, {inner}, is weighed by {r} and then squashed again.",
            given=(("inner", sigmoid(p * x + q)),),
            slips=(
                Slip(
                    "first-not-squashed",
                    sigmoid(r * (p * x + q) + s),
                    "The first neuron seems to hand on its weighted input.",
                    "What does a neuron do with its weighted input before it hands it on?",
                ),
                Slip(
                    "last-not-squashed",
                    r * sigmoid(p * x + q) + s,
                    "That is the weighted input of the second neuron.",
                    "What does the second neuron do with it?",
                ),
                Slip(
                    "order-turned",
                    sigmoid(p * sigmoid(r * x + s) + q),
                    "Here the input goes into the second neuron first.",
                    "Which neuron does {x} reach first?",
                ),
                Slip(
                    "side-by-side",
                    sigmoid(p * x + q) * sigmoid(r * x + s),
                    "That is a product of two neurons that both have the input {x}.",
                    "What comes into the second neuron?",
                ),
            ),
            vary=(Vary(p, (2, 3, -2)), Vary(q, (1, -1)), Vary(r, (4, -3, 5)), Vary(s, (-2, 3))),
            skill="composition",
        ),
        Number(
            slug="multiply-back",
            ask="Per unit of {before}, {z_last} changes by {p:decimal}. Per unit of {z_last}, {last} changes by "
            "{q:decimal}. Per unit of {last}, the cost changes by {r:decimal}. "
            "What is the slope of the cost by {before}?",
            of=D(C, a_last) * D(a_last, z_last) * D(z_last, a_before),
            at=((D(z_last, a_before), p), (D(a_last, z_last), q), (D(C, a_last), r)),
            given=(("before", a_before), ("z_last", z_last), ("last", a_last)),
            because="The nudge passes three links, one after the other, and each multiplies it by its rate.",
            vary=(
                Vary(p, (2, -3, Rational(1, 2))),
                Vary(q, (Rational(1, 5), Rational(1, 10), Rational(1, 4))),
                Vary(r, (Rational(-2, 5), Rational(6, 5), Rational(-4, 5))),
            ),
            skill="rates-multiply",
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
                ("the error of the last neuron", Eq(delta_last, InOrder(off, steepness(a_last)), evaluate=False)),
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
            "and its output, {output}, is multiplied by {s}. Write the error of the neuron before. "
            "You may write {a_before} for its output.",
            of=delta_last * D(s * r + b_last, z_before),
            where=((a_before, r),),
            look=BACK_LOOK,
            idea=BACK_IDEA,
            because="The error is multiplied by the weight between the two, and by the slope of the neuron before.",
            slips=(
                Slip(
                    "own-slope",
                    delta_last * s,
                    "The slope of the neuron before seems to be missing.",
                    "What does a nudge of {z_before} become on its way to {a_before}?",
                ),
            ),
            given=(*LETTERS, ("output", r)),
            vary=(Vary(r, (sigmoid(z_before), tanh(z_before))), Vary(s, (w_last, 3, -2))),
            skill="delta",
        ),
        Formula(
            slug="slope-from-error",
            ask="You know the error of a neuron. By the chain rule the slope of the cost by its weight is "
            "{form}. Write what this comes to.",
            of=form,
            look="Which letter stands beside the weight in the brackets?",
            idea="Only one part of the brackets changes with the weight. By how much does it, per unit of the weight?",
            because="Per unit of the weight, the weighted input changes by what comes in.",
            vary=(Vary(form, OWN_WEIGHT),),
            skill="slope-of-an-edge",
        ),
        Number(
            slug="two-from-one",
            ask="The last neuron has the error {delta_last} = {p:decimal}. The output of the sigmoid neuron before it "
            "is {a_before} = {q:decimal}, and the weight between them is {w_last} = {s}. What is the error of the "
            "neuron before?",
            of=Mul(*passed_back.args),
            look=BACK_LOOK,
            idea=BACK_IDEA,
            because="It is the error, times the weight between the two, times the slope of the neuron before: {way}.",
            slips=(*left_out(steepness(a_before)), REST_FOR_SLOPE),
            at=((delta_last, p), (a_before, q), (w_last, s)),
            given=(*LETTERS, ("way", passed_back)),
            vary=(*NUMBERS, Vary(s, (2, -3, 5))),
            skill="delta",
        ),
        Formula(
            slug="whole-slope",
            ask="The error of the last neuron is {delta_last}. Write the slope of the cost by {w_before}, the weight "
            "of the neuron before. The output of that neuron is {output}, and {a_first} comes into it. "
            "You may write {a_before} for its output.",
            of=delta_last * D(w_last * r + b_last, w_before),
            where=((a_before, r),),
            look="Start from {delta_last} and walk back to {w_before}. Which three things do you pass?",
            idea="First take the error one layer back. Then the slope by a weight is an error times what comes in.",
            because="The error one layer back is the error times the weight times the slope. It is multiplied by "
            "what comes in over {w_before}.",
            given=(*LETTERS, ("output", r)),
            slips=(
                Slip(
                    "input-missing",
                    delta_last * D(w_last * r + b_last, b_before),
                    "That is the error of the neuron before.",
                    "How do you get from the error of a neuron to the slope by its weight?",
                ),
                Slip(
                    "stayed-in-the-last-layer",
                    delta_last * a_before,
                    "That is the slope of the cost by {w_last}.",
                    "Which weight is asked for, and how many layers back is it?",
                ),
                Slip(
                    "not-taken-back",
                    delta_last * a_first,
                    "The error of the last neuron is multiplied by what comes into the neuron before.",
                    "Whose error goes with the input {a_first}?",
                ),
            ),
            vary=(Vary(r, (sigmoid(w_before * a_first + b_before), tanh(w_before * a_first + b_before))),),
            skill="slope-of-an-edge",
        ),
        WrongLine(
            slug="which-line",
            ask="Somebody wrote down how fast {of} moves with {by}. One line does not follow from the line above it; "
            "below it, every line does. Which line is wrong, and which rule should it have followed? Write that line "
            "as it should be.",
            of=w_last * r,
            by=w_before,
            because="Every other line follows from the one above it.",
            vary=(
                Vary(r, (sigmoid(s), tanh(s))),
                Vary(s, (w_before * a_first, c * w_before, c - w_before)),
                Vary(c, (2, 3, 5)),
            ),
            skill="slope-of-an-edge",
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
            given=(("size", Abs(p)),),
            look="Look at one layer alone. It has the weight {p}. And how steep is the sigmoid at {q}?",
            idea="Each layer multiplies the error by its weight and by its slope. Is this product below 1 or above, "
            "in size?",
            because="Each layer multiplies the error by its weight times the slope of the sigmoid.",
            options=(
                Option(
                    "It gets smaller with every layer.",
                    Lt(Abs(value), 1),
                    "For that, the weight times the slope has to be below 1 in size. Is it?",
                    "The weight times the slope is below 1 in size.",
                ),
                Option(
                    "It gets larger with every layer.",
                    Gt(Abs(value), 1),
                    "For that, the weight has to more than make up for the slope. Does it?",
                    "The weight times the slope is above 1 in size.",
                ),
                Option(
                    "It keeps its size.",
                    Eq(Abs(value), 1),
                    "For that, the weight and the slope have to make exactly 1, in size. Do they?",
                    "The weight times the slope is exactly 1 in size.",
                ),
            ),
            reasons=(
                Option(
                    "The slope is a quarter there, and the weight is below 4 in size.",
                    Gt(Min(4 - Abs(p), Rational(1, 2) - Abs(q)), 0),
                    "Is the weighted input in the middle, where the slope is a quarter? And is {size} below 4?",
                ),
                Option(
                    "The slope is a quarter there, and the weight is exactly 4 in size.",
                    Eq(Max(Abs(4 - Abs(p)), Abs(q)), 0),
                    "Is the weighted input in the middle, where the slope is a quarter? And is {size} equal to 4?",
                ),
                Option(
                    "The slope is a quarter there, and the weight is above 4 in size.",
                    Gt(Min(Abs(p) - 4, Rational(1, 2) - Abs(q)), 0),
                    "Is the weighted input in the middle, where the slope is a quarter? And is {size} above 4?",
                ),
                Option(
                    "The slope is below a quarter there, and the weight does not make up for it.",
                    Gt(Min(1 - Abs(value), Abs(q)), 0),
                    "Is the weighted input away from the middle? And is the weight times the slope below 1, in size?",
                ),
                Option(
                    "The slope is below a quarter there, and the weight more than makes up for it.",
                    Gt(Min(Abs(value) - 1, Abs(q)), 0),
                    "Is the weighted input away from the middle? And is the weight times the slope above 1, in size?",
                ),
            ),
            vary=(Vary(p, (1, 6, 4, -6, -3, -4)), Vary(q, (0, 2, -1))),
            skill="repeated-factor",
        ),
        Formula(
            slug="after-layers",
            ask="In a row of sigmoid neurons each has the output one half, and each weight is {p}. The last neuron has "
            "the error 1. Write the error of the neuron that is {n} layers further back, as a formula in {n}.",
            of=(p * half) ** n,
            look="Begin with one layer. What is the error there? And two layers back?",
            idea="Each layer multiplies by the same number: the weight times the slope of the sigmoid at an output of "
            "one half. The same factor again and again is a power.",
            because="Each of the {n} layers multiplies by {p} times {half:decimal}.",
            given=(("half", half),),
            slips=(
                Slip("slopes-missing", p**n, "The slopes of the neurons are missing.", "How steep is each of them?"),
                Slip("weights-missing", half**n, "The weights are missing.", "What is between two neurons?"),
                Slip(
                    "one-weight",
                    p * half**n,
                    "The slope is there {n} times, and the weight once.",
                    "How many weights does the error pass on its way?",
                ),
                Slip(
                    "one-slope",
                    p**n * half,
                    "The weight is there {n} times, and the slope once.",
                    "How many neurons does the error pass on its way?",
                ),
                Slip(
                    "times-layers",
                    p * half * n,
                    "That is {n} times what one layer does.",
                    "What do two layers make of an error, if each of them multiplies it by 3?",
                ),
            ),
            vary=(Vary(p, (2, 8, 3, 6, 12)),),
            skill="repeated-factor",
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
            look="Begin at the end, with the error 1, and go back neuron by neuron. What happens to it at each step?",
            idea="Each step back multiplies by a weight and by the slope at an output of one half, which is a quarter. "
            "Is the weight large enough to make up for the quarter?",
            because="From neuron to neuron the size is multiplied by the size of the weight and by a quarter.",
            vary=(Vary(p, (2, 10, -12)), Vary(q, (3, -9, 2)), Vary(r, (-2, 6, 7))),
            skill="delta",
        ),
    ),
    transfer=Number(
        slug="tanh-chain",
        ask="In a chain of tanh neurons the last one has the error {delta_last} = {p:decimal}. The output of the one "
        "before it is {a_before} = {q:decimal}, and the weight between them is {w_last} = {s}. What is the error of "
        "the one before?",
        of=delta_last * w_last * of_tanh,
        look=BACK_LOOK,
        idea="The way back is the same as for the sigmoid: a weight, and the slope of the neuron that you come to. "
        "For tanh this slope is 1 minus the square of the output.",
        because="It is the error, times the weight between the two, times the slope of the neuron before: {way}.",
        slips=(*left_out(of_tanh), OF_THE_SIGMOID),
        at=((delta_last, p), (w_last, s), (a_before, q)),
        given=(*LETTERS, ("way", InOrder(delta_last, w_last, of_tanh))),
        vary=(*NUMBERS, Vary(s, (3, -2, -5))),
        skill="delta",
    ),
    summary=(
        Prose("Each layer further back brings two more factors: a weight, and the slope of a neuron."),
        Prose("The error {delta} of a neuron is worked out once, and used for every slope before it.", delta=delta),
        Prose("Where these factors are small, the slopes of early layers vanish."),
    ),
    on=(
        Next(
            "backprop-layers",
            "A real layer has many neurons, and many paths to the cost. Give each neuron an index, and follow them.",
        ),
        Next("neuron-gradient", "Would you like to take the last neuron apart once more?"),
    ),
)
