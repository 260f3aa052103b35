"""z = wx + b, a = σ(z): a neuron, three functions that squash, their slopes, and where they go flat."""

from __future__ import annotations

from sympy import Abs, Eq, Gt, Integer, Lt, Rational, atanh, exp, log, tanh

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
taller = resolve(D(c * sigmoid(z), z)).xreplace({sigmoid(z): a / c})  # the slope of c σ(z), told by its own output
first_way = resolve(D(written_out, z))
by_itself = resolve(D(sigmoid(z), z)).xreplace({sigmoid(z): a})  # the slope, told by the output
of_tanh = resolve(D(tanh(z), z)).xreplace({tanh(z): a})
one = written_out.xreplace({z: Integer(1)})  # the output at a weighted input of 1
FAINT, CLEAR = Rational(1, 20), Rational(1, 5)  # a slope below the first lets hardly anything through

LESSON = Lesson(
    slug="neuron",
    title="A neuron",
    idea="Weigh the input, add a bias, and squash the sum.",
    minutes=20,
    can=(
        "work out the output of a neuron",
        "derive the slope of the sigmoid in two ways, and read it from the activation alone",
        "say when a neuron is saturated, and why it hardly learns then",
    ),
    blocks=(
        Prose(
            "An input of {x0} comes in. The neuron multiplies it by its weight {w0} and adds its bias {b0}. "
            "That makes {z0}. Then it puts this number into a function, the **sigmoid**: {a0} is {about:decimal}. "
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
        Prose("The same with letters in the place of the numbers:"),
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
            "weighted input up or down, whatever the input is. Can you push {a} above 1, or below 0?",
        ),
        Number(
            slug="weigh-it",
            ask="A neuron has the weight {p} and the bias {q}. The input is {s}. What is its weighted input {z}?",
            of=weighted,
            at=((w, p), (x, s), (b, q)),
            look="Of the three numbers, one comes in from outside, and two belong to the neuron. "
            "Which of these two is multiplied by what comes in?",
            idea="A neuron weighs its input first. Then it adds its bias, once, as it is.",
            because="The weight {p} multiplies the input {s}, and the bias {q} is added to that.",
            slips=(
                Slip(
                    "bias-weighed",
                    w * (x + b),
                    "The bias seems to be multiplied by the weight, too.",
                    "What is multiplied by {w}?",
                ),
                Slip(
                    "bias-forgotten",
                    w * x,
                    "That is the weight times the input. The bias is not in it yet.",
                    "What does the neuron do after it has multiplied?",
                ),
                Slip(
                    "bias-subtracted",
                    w * x - b,
                    "The bias seems to be subtracted.",
                    "What is the sign of the bias, and what does a neuron do with its bias?",
                ),
                Slip(
                    "weight-added",
                    w + x + b,
                    "That is the sum of all three numbers.",
                    "What does a weight do with the input?",
                ),
            ),
            vary=(Vary(p, (3, -2, 4, Rational(1, 2))), Vary(q, (-5, 1, 2)), Vary(s, (2, -3, 4))),
            skill="weighted-input",
        ),
        Formula(
            slug="whole-neuron",
            ask="A sigmoid neuron has the weight {p} and the bias {q}. Write its output as a formula in {x}.",
            of=sigmoid(p * x + q),
            look="Two things happen to the input, one after the other. What is put into the sigmoid?",
            idea="First the weighted input, with its bias. The sigmoid comes last, around all of it.",
            because="The weighted input is {weighed}, and the sigmoid of this is the output.",
            given=(("weighed", p * x + q),),
            slips=(
                Slip("not-squashed", p * x + q, "That is the weighted input.", "What does the neuron do with it?"),
                Slip(
                    "squashed-first",
                    p * sigmoid(x) + q,
                    "Here the sigmoid takes the input alone, before anything is weighed.",
                    "What happens first, and what last?",
                ),
                Slip(
                    "bias-outside",
                    sigmoid(p * x) + q,
                    "Here the bias is added after the sigmoid.",
                    "Could this output be above 1, or below 0?",
                ),
                Slip(
                    "bias-weighed-inside",
                    sigmoid(p * (x + q)),
                    "Here the weight multiplies the bias, too.",
                    "Which of the two is multiplied by the weight?",
                ),
            ),
            vary=(Vary(p, (2, -3, 4, Rational(1, 2))), Vary(q, (1, -2, 3))),
            skill="composition",
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
            look="The curve runs between the heights 0 and 1. Where does it cross the height halfway between them?",
            idea="The sigmoid is one half where what is put into it is zero. So ask when {inside} is zero.",
            because="There the weighted input {inside} is zero, and the sigmoid of zero is one half.",
            given=(("inside", c * x + d),),
            vary=(Vary(c, (2, -2, 4, 3)), Vary(d, (-3, 2, 1, -2))),
            skill="weighted-input",
        ),
        Formula(
            slug="bias-for-half",
            ask="The output of a sigmoid neuron should be one half when its input is {s}. "
            "Write the bias that it needs, as a formula in its weight {w}.",
            of=-s * w,
            look="Begin at the end: the output is one half. What is the weighted input then?",
            idea="The sigmoid is one half at zero. So the bias has to balance what the weight makes of the input.",
            because="With this bias the weighted input is zero, and the sigmoid of zero is one half.",
            slips=(
                Slip(
                    "not-balanced",
                    s * w,
                    "That is what the weight makes of the input.",
                    "What must be added to it, so that the sum is zero?",
                ),
                Slip(
                    "half-for-zero",
                    Rational(1, 2) - s * w,
                    "With this bias the weighted input is one half.",
                    "Should the weighted input be one half, or the output?",
                ),
                Slip(
                    "solved-for-weight",
                    -w / s,
                    "That is the weight divided by the input, with a minus.",
                    "What does the neuron do with weight and input: divide, or multiply?",
                ),
            ),
            vary=(Vary(s, (2, -3, 4, Rational(1, 2))),),
            skill="weighted-input",
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
            "The sigmoid **squashes** every weighted input into the range from 0 to 1. Its slope is largest in the "
            "middle, where it is {quarter:decimal}. Far out it is almost zero: the neuron is **saturated**. You nudge "
            "its input, and its output hardly changes.\n\n"
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
            skill="chain-rule",
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
            ask="How fast does {z} change with {a}? If {a} is {says}, then {z} is {of}. "
            "Write the slope of this by {a}; any form is right.",
            of=c * (log(a) - log(1 - a)),
            by=a,
            where=((z, c * (log(a) - log(1 - a))),),
            slips=(
                Slip(
                    "turned-over",
                    a * (1 - a) / c,
                    "That is how much {a} changes per unit of {z}.",
                    "The question asks it the other way round: how much does {z} change per unit of {a}?",
                ),
                Slip(
                    "plain-sigmoid-back",
                    a * (1 - a),
                    "That is how steep the plain sigmoid is.",
                    "Here {z} changes with {a}, and there is a factor of {c}. Is your slope more than 1, or less?",
                ),
            ),
            given=(("says", sigmoid(z / c)),),
            vary=(Vary(c, (2, 3, 4)),),
            skill="logarithm",
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
                Slip(
                    "steepest",
                    by_itself.xreplace({a: Rational(1, 2)}),
                    "That is how steep the sigmoid is in the middle.",
                    "Is the output one half here?",
                ),
            ),
            look="The output {r:decimal} is all that you have. How much is missing from it to 1?",
            idea="The slope of the sigmoid is a product of two parts. You have one of them; the two add up to 1.",
            because="The slope of the sigmoid is the output times what is missing from it to 1.",
            vary=(Vary(r, tuple(Rational(part, 20) for part in (16, 2, 6, 12, 19))),),
            skill="activation-slope",
        ),
        Formula(
            slug="nudge-through",
            ask="The output {a} of a neuron is {output}. You nudge its input by {h}. "
            "By how much, roughly, does its output change? Write a formula in {a} and {h}.",
            of=h * D(sigmoid(p * x + q), x),
            where=((a, sigmoid(p * x + q)),),
            given=(("output", sigmoid(p * x + q)),),
            look="The nudge passes two places before it is seen in the output. What does each of them do to it?",
            idea="The weight multiplies the nudge, then the slope of the sigmoid does. The output tells that slope.",
            because="The nudge is multiplied by the weight, and then by the slope of the sigmoid.",
            slips=(
                Slip("not-nudged", p * a * (1 - a), "That is the change per whole unit.", "How large is the nudge?"),
                Slip(
                    "where-it-leads",
                    a + h * p * a * (1 - a),
                    "That is the output after the nudge.",
                    "By how much has it changed?",
                ),
            ),
            vary=(Vary(p, (3, -2, 4, Rational(1, 2))), Vary(q, (1, -1, 2))),
            skill="small-change",
        ),
        Choose(
            slug="too-sure",
            ask="The output of a sigmoid neuron is {r:decimal}. You nudge its weighted input a little. "
            "By how much does the output change, per unit of {z}?",
            of=by_itself,
            at=((a, r),),
            given=(
                *(("rest", 1 - r), ("slope", r * (1 - r)), ("most", by_itself.xreplace({a: Rational(1, 2)}))),
                *(("faint", FAINT), ("clear", CLEAR)),
            ),
            look="Compare the output {r:decimal} with 0 and with 1. How far is it from each of them?",
            idea="The slope is a product: the output times what is missing to 1. One tiny factor makes all of it tiny.",
            options=(
                Option(
                    "By less than {faint:decimal}.",
                    Lt(value, FAINT),
                    "For that, the output or what is missing to 1 has to be tiny. Is one of them?",
                    "The slope is {r:decimal} · {rest:decimal} = {slope:decimal}: one of the factors is tiny.",
                ),
                Option(
                    "By something between {faint:decimal} and {clear:decimal}.",
                    Lt(Abs(value - (FAINT + CLEAR) / 2), (CLEAR - FAINT) / 2),
                    "Work the slope out: what is {r:decimal} times {rest:decimal}?",
                    "The slope is {r:decimal} · {rest:decimal} = {slope:decimal}.",
                ),
                Option(
                    "By more than {clear:decimal}.",
                    Gt(value, CLEAR),
                    "Even in the middle the slope is only {most:decimal}. Is this output near the middle?",
                    "The slope is {r:decimal} · {rest:decimal} = {slope:decimal}, not far below the largest, "
                    "{most:decimal}.",
                ),
            ),
            reasons=(
                Option(
                    "The output is so close to 1 that the sigmoid is almost flat there.",
                    Gt(r, 1 - FAINT),
                    "How far is {r:decimal} from 1?",
                ),
                Option(
                    "The output is so close to 0 that the sigmoid is almost flat there.",
                    Lt(r, FAINT),
                    "How far is {r:decimal} from 0?",
                ),
                Option(
                    "The neuron is not saturated: its output is not close to 0, and not close to 1.",
                    Lt(Abs(r - Rational(1, 2)), Rational(1, 2) - FAINT),
                    "Is {r:decimal} far from 0, and far from 1?",
                ),
                Option(
                    "The larger the output, the steeper the sigmoid.",
                    Lt(r, 0),
                    "Look at the curve far out to the right. The output is large there; is the curve steep?",
                ),
            ),
            vary=(Vary(r, tuple(Rational(part, 100) for part in (99, 50, 80, 1, 60, 97, 20, 3))),),
            skill="activation-slope",
        ),
        Formula(
            slug="scaled",
            ask="A neuron squashes with {c} times the sigmoid: {output}. Its output is {a}. "
            "How steep is this function there? Write a formula in {a} alone.",
            of=taller,
            given=(("output", Eq(a, c * sigmoid(z), evaluate=False)),),
            look="How large is the sigmoid itself here, if {c} times the sigmoid is {a}?",
            idea="The factor {c} stays in front of the slope of the sigmoid. That slope is told by the sigmoid's own "
            "output, which is not {a} here.",
            because="The sigmoid itself is {a} divided by {c}, and its slope is multiplied by {c}.",
            slips=(
                Slip(
                    "plain-sigmoid",
                    a * (1 - a),
                    "That would be right if {a} were the output of the plain sigmoid.",
                    "This output may be as large as {c}. What would your slope be at {a} = {c}?",
                ),
                Slip(
                    "factor-on-top",
                    c * a * (1 - a),
                    "The factor {c} is there. The rest takes {a} for the output of the plain sigmoid.",
                    "If {c} times the sigmoid is {a}, what is the sigmoid?",
                ),
                Slip(
                    "factor-lost",
                    taller / c,
                    "That is the slope of the plain sigmoid at this place.",
                    "What does the factor in front do to the slope?",
                ),
            ),
            vary=(Vary(c, (2, 3, 4, 5)),),
            skill="activation-slope",
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
                Item("ReLU at {z} = {s}", resolve(D(relu(z), z)).xreplace({z: -r})),
            ),
            given=(("s", -r),),
            look="Find each {z} on the curve of its function, in the figures above. Is the curve steep there, or flat?",
            idea="How much the output changes per unit of {z} is the slope. Sigmoid and tanh are steep in the middle "
            "and flat far out. ReLU has only two slopes.",
            because="ReLU has the slope 0 below zero and 1 above. The slopes of sigmoid and tanh lie between these.",
            vary=(
                *(Vary(p, (0, 1, -4, 5)), Vary(q, (Rational(1, 2), 3, Rational(-1, 2), -2))),
                Vary(r, (-2, 3, -1, 2)),
            ),
            skill="activation-slope",
        ),
    ),
    transfer=Number(
        slug="tanh-says",
        ask="A neuron squashes with tanh, whose slope is {slope}. Its output is {r:decimal}. "
        "By how much, roughly, does the output change when its weighted input grows by {s:decimal}?",
        given=(("slope", of_tanh),),
        look="The slope is given as a formula in the output, and the output is given as a number.",
        idea="For a small nudge, the change is about the slope times the nudge. The output alone tells the slope.",
        because="The slope is {slope} at {a} = {r:decimal}, and it is multiplied by the nudge.",
        slips=(
            Slip(
                "of-the-sigmoid",
                by_itself * h,
                "That takes the slope of the sigmoid.",
                "Which function does this neuron squash with?",
            ),
            Slip("not-nudged", of_tanh, "That is the slope, the change per whole unit.", "How large is the nudge?"),
        ),
        of=of_tanh * h,
        roughly=tanh(atanh(a) + h) - a,
        at=((a, r), (h, s)),
        vary=(
            Vary(r, (Rational(3, 5), Rational(-4, 5), Rational(1, 2), Rational(9, 10))),
            Vary(s, (Rational(1, 10), Rational(1, 20), Rational(1, 50))),
        ),
        skill="activation-slope",
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
