"""z = wx + b, a = σ(z): a neuron, three functions that squash, their slopes, and where they go flat."""

from __future__ import annotations

from sympy import Eq, Gt, Integer, Lt, Rational, atanh, exp, log, tanh

from tutor.elementary.heads import relu, sigmoid
from tutor.lesson import (
    SLOPE,
    TANGENT,
    Choose,
    Curve,
    Derivation,
    Formula,
    Formulas,
    Gauges,
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
from tutor.notation import a, b, h, w, x, z
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import resolve
from tutor.symbolic.indexed import Partial

c, d, p, q, r, s = (hole(name) for name in ("c", "d", "p", "q", "r", "s"))
value = Choose.value

weighted = w * x + b
written_out = 1 / (1 + exp(-z))
squeezed = 2 * sigmoid(2 * z) - 1  # what tanh is, too
first_way = resolve(D(written_out, z))
by_itself = resolve(D(sigmoid(z), z)).xreplace({sigmoid(z): a})  # the slope, told by the output
of_tanh = resolve(D(tanh(z), z)).xreplace({tanh(z): a})
one = written_out.xreplace({z: Integer(1)})  # the output at a weighted input of 1
FAINT = Rational(1, 20)  # a slope below this hardly lets anything through

LESSON = Lesson(
    slug="neuron",
    title="A neuron",
    idea="Weigh the input, add a bias, and squash the sum.",
    minutes=18,
    needs=("chain-rule",),
    teaches=("neuron",),
    can=(
        "work out the output of a neuron",
        "derive the slope of the sigmoid in two ways, and read it from the activation alone",
        "say when a neuron is too sure of itself to learn",
    ),
    blocks=(
        Prose(
            "An input of {x0} comes in. The neuron multiplies it by its weight {w0} and adds its bias {b0}. "
            "That makes {z0}. Then it squashes this number into the range from 0 to 1: {a0} is {about:decimal}. "
            "This is the output of the neuron.",
            x0=Integer(2),
            w0=Integer(3),
            b0=Integer(-5),
            z0=Integer(1),
            a0=sigmoid(Integer(1)),
            about=one.evalf(3),
        ),
        Prediction(
            slug="guess",
            ask="The weighted input grows from 1 to 10. How much does the output grow from {about:decimal}?",
            options=("To just under 1.", "To about 1.7.", "To about 7.3."),
            after="To just under 1. The sigmoid never reaches 1, and far out it is almost flat.",
            given=(("about", one.evalf(3)),),
        ),
        Formulas(
            rows=(
                ("the weighted input", Eq(z, weighted, evaluate=False)),
                ("its output, the activation", Eq(a, sigmoid(z), evaluate=False)),
                ("the sigmoid, written out", Eq(sigmoid(z), written_out, evaluate=False)),
            )
        ),
        Gauges(
            slug="machine",
            rows=(
                ("weighted input {z}", weighted),
                ("activation {a}", sigmoid(weighted)),
            ),
            sliders=(
                Slider(x, -2, 2, start=1, step=0.1),
                Slider(w, -3, 3, start=2, step=0.1),
                Slider(b, -4, 4, start=-1, step=0.1),
            ),
            span=(-6, 6),
            caption="Change the weight: it decides how strongly the input counts. Change the bias: it moves the "
            "weighted input up or down, whatever the input is. Can you push {a} above 1?",
        ),
        Number(
            slug="weigh-it",
            ask="A neuron has the weight {p} and the bias {q}. The input is {s}. What is its weighted input {z}?",
            of=weighted,
            at=((w, p), (x, s), (b, q)),
            slips=(
                Slip(
                    "bias-weighed",
                    w * (x + b),
                    "The bias seems to be multiplied by the weight, too.",
                    "What is multiplied by {w}?",
                ),
            ),
            vary=(Vary(p, (3, -2, 4, Rational(1, 2))), Vary(q, (-5, 1, 2)), Vary(s, (2, -1, 4))),
            skill="weighted-input",
        ),
        Place(
            slug="undecided",
            ask="Move the point to the input at which the output of this neuron is one half.",
            figure=Curve(
                slug="undecided-curve",
                of=sigmoid(c * x + d),
                along=x,
                span=(-4, 4),
                start=-3,
                caption="The output of the neuron {of}, for each input. Which weighted input gives one half?",
            ),
            zero=c * x + d,  # there the output is one half
            vary=(Vary(c, (2, 1, -1, 3)), Vary(d, (-3, 2, 1, -2))),
            skill="threshold",
        ),
        Curve(
            slug="sigmoid",
            of=sigmoid(z),
            along=z,
            span=(-6, 6),
            start=-3,
            show=(TANGENT, SLOPE),
            caption="Above, the sigmoid. Below, its slope. Drag the point: where is it steepest, and how steep? "
            "Then drag it far out.",
        ),
        Prose(
            "The slope is largest in the middle, where it is {quarter:decimal}. Far out it is almost zero: "
            "the neuron is **saturated**. You nudge its input, and its output hardly changes.\n\n"
            "You can read this slope off the activation alone, without knowing {z}. You will now find out how, in two "
            "ways.",
            quarter=by_itself.xreplace({a: Rational(1, 2)}),
        ),
        Working(
            slug="first-way",
            ask="The first way: take the slope of {of} by {by}, one line below the other. "
            "Write D(…, {by}) for a slope that you have not taken yet.",
            of=1 / (1 + exp(-c * z)),
            by=z,
            vary=(Vary(c, (1, 2, 3)),),
            skill="sigmoid-slope",
        ),
        Derivation(slug="sigmoid-steps", of=written_out, by=z, intro="The same for {of}, to compare with yours:"),
        Prose(
            "The result is a product of two parts. One is {a}. The other is {rest}: write 1 as a fraction with the "
            "same bottom, and subtract.",
            rest=1 - a,
        ),
        Formulas(
            rows=(
                ("the slope, as it came out", first_way),
                ("one part of it", Eq(written_out, a, evaluate=False)),
                ("1 minus it", Eq(1 - a, 1 - written_out, evaluate=False)),
                ("over the same bottom: the other part", Eq(1 - a, first_way / written_out, evaluate=False)),
                ("so the slope is", Eq(Partial(a, z), by_itself, evaluate=False)),
            )
        ),
        Prose(
            "The second way runs the neuron backwards: from its output to its weighted input. Solve for {z}, one line "
            "at a time.",
        ),
        Formulas(
            rows=(
                ("the output", Eq(a, written_out, evaluate=False)),
                ("one over both sides", Eq(1 / a, 1 / written_out, evaluate=False)),
                ("subtract 1", Eq((1 - a) / a, exp(-z), evaluate=False)),
                ("take the logarithm, and flip the sign", Eq(log(a) - log(1 - a), z, evaluate=False)),
            )
        ),
        Formula(
            slug="second-way",
            ask="Now the rate of {z} by {a}. If {a} is {says}, then {z} is {of}. "
            "Write the slope of this by {a}; any form is right.",
            of=c * (log(a) - log(1 - a)),
            by=a,
            given=(("says", sigmoid(z / c)),),
            vary=(Vary(c, (1, 2, 3)),),
            skill="sigmoid-slope",
        ),
        Prose(
            "For {sigmoid} the two fractions add up to {back}. So {z} changes {back} times as much as {a}. Turn the "
            "fraction over: {a} changes {slope} times as much as {z}. Both ways lead to the same slope.",
            sigmoid=sigmoid(z),
            back=1 / by_itself,
            slope=by_itself,
        ),
        Number(
            slug="from-what-it-says",
            ask="The output of a sigmoid neuron is {r:decimal}. You know nothing else about it. "
            "How steep is its sigmoid there? That is, by how much does the output change per unit of {z}?",
            of=by_itself,
            at=((a, r),),
            slips=(
                Slip(
                    "what-it-says",
                    a,
                    "That is the output itself.",
                    "Is it steep where the output is almost 1?",
                ),
                Slip(
                    "what-it-lacks",
                    1 - a,
                    "That is 1 minus the output.",
                    "Is it steep where the output is almost 0?",
                ),
            ),
            vary=(Vary(r, tuple(Rational(part, 10) for part in (8, 1, 3, 6, 9))),),
            skill="slope-from-activation",
        ),
        Choose(
            slug="too-sure",
            ask="The output of a sigmoid neuron is {r:decimal}. You nudge its weighted input a little. "
            "By how much does the output change, per unit of {z}?",
            of=by_itself,
            at=((a, r),),
            given=(("rest", 1 - a),),
            options=(
                Option("By less than a twentieth.", Lt(value, FAINT)),
                Option("By more than a twentieth.", Gt(value, FAINT)),
            ),
            reasons=(
                Option("It is saturated: {a} or {rest} is tiny.", Lt(value, FAINT)),
                Option("It is not saturated: neither {a} nor {rest} is tiny.", Gt(value, FAINT)),
            ),
            vary=(Vary(r, tuple(Rational(part, 100) for part in (99, 50, 1, 70, 97, 20))),),
            skill="saturation",
        ),
        Prose(
            "There are other ways to squash. **tanh** is a sigmoid that is stretched to go from {low} to {high}, and "
            "squeezed sideways, so that in the middle its slope is {high} and not a quarter. "
            "**ReLU** passes on what is above zero, and turns everything else into zero.",
            low=Integer(-1),
            high=Integer(1),
        ),
        Formulas(
            rows=(
                ("tanh, written out", Eq(tanh(z), tanh(z).rewrite(exp), evaluate=False)),
                ("tanh, made of the sigmoid", Eq(tanh(z), squeezed, evaluate=False)),
                ("the slope of tanh", D(tanh(z), z)),
                ("the slope of ReLU", D(relu(z), z)),
            )
        ),
        Curve(
            slug="tanh",
            of=tanh(z),
            along=z,
            span=(-6, 6),
            start=1,
            show=(TANGENT, SLOPE),
            caption="The curve of tanh, and its slope. How steep is it in the middle? Does it saturate, too?",
        ),
        Curve(
            slug="relu",
            of=relu(z),
            along=z,
            span=(-4, 4),
            start=1,
            show=(TANGENT, SLOPE),
            caption="ReLU, and its slope. Drag the point across zero and watch the slope jump.",
        ),
        Prose(
            "The slope of ReLU is written {step}: {none} below zero and {one} above. However far out you go, it stays "
            "{one}: on that side ReLU does not saturate. At zero it has a corner, and this course takes the slope from "
            "the left there, which is {none}.",
            step=resolve(D(relu(z), z)),
            none=Integer(0),
            one=Integer(1),
        ),
        Order(
            slug="steepest",
            ask="Four neurons, each with its own function and its own weighted input. Order them by how much a nudge "
            "of {z} changes their output, the smallest change first. The figures above can help.",
            items=(
                Item("sigmoid at {z} = {p:decimal}", resolve(D(sigmoid(z), z)).xreplace({z: p})),
                Item("tanh at {z} = {q:decimal}", resolve(D(tanh(z), z)).xreplace({z: q})),
                Item("ReLU at {z} = {r}", resolve(D(relu(z), z)).xreplace({z: r})),
                Item("ReLU at {z} = {s}", resolve(D(relu(z), z)).xreplace({z: s})),
            ),
            vary=(
                *(Vary(p, (0, 1, -4, 5)), Vary(q, (Rational(1, 2), 3, Rational(-1, 2), -2))),
                *(Vary(r, (-2, -1)), Vary(s, (2, 3))),
            ),
            skill="slopes-compared",
        ),
    ),
    transfer=Number(
        slug="tanh-says",
        ask="A neuron squashes with tanh, whose slope is {slope}. Its output is {r:decimal}. "
        "By how much, roughly, does the output change when its weighted input grows by {s:decimal}?",
        given=(("slope", of_tanh),),
        of=of_tanh * h,
        roughly=tanh(atanh(a) + h) - a,
        at=((a, r), (h, s)),
        vary=(
            Vary(r, (Rational(3, 5), Rational(-4, 5), Rational(1, 2), Rational(9, 10))),
            Vary(s, (Rational(1, 10), Rational(1, 20), Rational(1, 50))),
        ),
        skill="slope-from-activation",
    ),
    summary=(
        Prose(
            "A neuron multiplies its input by its weight, adds its bias and squashes the sum: {a0}.",
            a0=sigmoid(weighted),
        ),
        Prose("The slope of the sigmoid is {slope}: the output alone tells it.", slope=by_itself),
        Prose("Far out the sigmoid and tanh are flat, and a saturated neuron hardly learns."),
    ),
    on=(
        Next("neuron-gradient", "You know each piece. Now multiply them: how does the cost move with the weight?"),
        Next("chain-rule", "Would you like to practise the chain rule before you need it?"),
    ),
)
