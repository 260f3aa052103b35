"""What learning is: one number, the cost, made small by nudging every weight and bias."""

from __future__ import annotations

from itertools import pairwise

from sympy import And, Eq, Expr, Gt, Integer, Lt, Mul, Rational, Symbol, false

from tutor.lesson import (
    ACCURACY,
    COST,
    Choose,
    Compare,
    Curve,
    Diagram,
    Formula,
    Formulas,
    Gauges,
    Item,
    Lesson,
    Next,
    Number,
    Option,
    Order,
    Prediction,
    Prose,
    Slider,
    Slip,
    Variation,
    Vary,
    hole,
)
from tutor.lesson.experiments import DIGITS
from tutor.notation import b, h, w
from tutor.symbolic.shown import Grouped, grouped

p, q, r, s, t = (hole(name) for name in ("p", "q", "r", "s", "t"))
m_, p_, q_ = (Symbol(name, real=True) for name in ("m", "p", "q"))  # how many neurons, in letters
value = Choose.value


def parameters(*widths: Expr) -> Expr:
    """16 · 785 + …: for every neuron after the first layer, a weight for each neuron before it, and one bias."""
    return sum((after * (before + 1) for before, after in pairwise(widths)), Integer(0))


def counted(width: int, each: int) -> Eq:
    """16 · 785 = 12,560: so many neurons, each with so many weights and a bias."""
    return Eq(Mul(width, each + 1, evaluate=False), grouped(Integer(width * (each + 1))), evaluate=False)


pixels, middle, answers = (Integer(width) for width in (DIGITS[0], DIGITS[1], DIGITS[-1]))
count = parameters(*map(Integer, DIGITS))
circles = Integer(sum(DIGITS))

machine = 2 * w + b  # a machine with two knobs, shown the number 2
cost = (machine - 1) ** 2  # it should say 1
nudged = cost.xreplace({w: w + h})
one_weight = (w - 1) ** 2 * (w**2 + 2) / 8 + Rational(1, 4)
NUDGE = Rational(1, 10)
NO_BIAS, WHAT_CHANGES = "Which neurons have a bias, too?", "Which of these numbers does training change?"
WEIGHTS = p * q + q * r  # from the inputs to the hidden layer, and on to the outputs
THE_WEIGHTS = "Those are the weights alone."
WHOLE_LAYER = "Those are the weights and biases of the hidden layer."
ONE_A_LAYER = "You counted one bias for each layer."
NO_HIDDEN_BIAS, NO_OUTPUT_BIAS = (
    "The biases of the hidden neurons are missing.",
    "The biases of the outputs are missing.",
)
INPUT_BIAS = "You also counted a bias for each input."
TO_AN_INPUT = "An input only holds a number of the image. Does a line lead to it?"
EACH_NEURON = "What belongs to one single neuron after the inputs?"
set_cost, nudged_cost = (form.xreplace({w: s, b: t, h: NUDGE}) for form in (cost, nudged))

LESSON = Lesson(
    slug="learning",
    title="How a network learns",
    idea="Learning is making one number, the cost, small by nudging weights and biases.",
    minutes=15,
    can=(
        "say what a network learns, and what it means for a network to learn",
        "count the weights and biases of a network",
        "tell from two costs which way to nudge a weight",
    ),
    blocks=(
        Prose(
            "Somebody writes a digit by hand. A computer sees {pixels} numbers, one for each small square of the "
            "image. A **network** turns them into {answers} numbers, one for each digit. The largest is its "
            "answer.\n\n"
            "Think of circles in columns, joined by lines. Each circle is a **neuron** and holds one number. Numbers "
            "flow along the lines, from left to right.",
            pixels=pixels,
            answers=answers,
        ),
        Prediction(
            slug="guess",
            ask="A network has {pixels} inputs, two layers of {middle} neurons, and {answers} outputs. How many "
            "numbers can training change in it?",
            options=("{circles}, one for each circle.", "{count}, about one for each line.", "About two million."),
            after="{count}: one weight for each line, and one bias for each circle that is not an input.",
            given=(
                ("pixels", pixels),
                ("middle", middle),
                ("answers", answers),
                ("circles", circles),
                ("count", count),
            ),
        ),
        Prose(
            "Every line has a **weight** {w}: it says how strongly one neuron counts for another. Every neuron after "
            "the inputs has a **bias** {b}: it moves the point where the neuron switches on. Weights and biases "
            "together are the **parameters**. They are what a network learns.",
        ),
        Diagram(
            slug="network",
            layers=DIGITS,
            caption="Pick a neuron and see the lines that lead to it. The layers between inputs and outputs are the "
            "hidden layers. Change the size of one. What happens to the count?",
        ),
        Prose(
            "Now count. A neuron of the first hidden layer has {pixels} weights and one bias.",
            pixels=pixels,
        ),
        Formulas(
            rows=(
                ("first hidden layer: 16 neurons, each with 784 weights and a bias", counted(16, 784)),
                ("second hidden layer: 16 neurons, each with 16 weights and a bias", counted(16, 16)),
                ("outputs: 10 neurons, each with 16 weights and a bias", counted(10, 16)),
                ("all parameters together", Grouped(count)),
            )
        ),
        Number(
            slug="count",
            ask="A smaller network has {p} inputs, one hidden layer of {q} neurons, and {r} "
            "outputs. How many weights and biases does it have?",
            look="Go layer by layer. How many lines lead to one hidden neuron, and how many to one output?",
            idea="Each neuron after the inputs has a weight for each line that leads to it, and one bias. So count "
            "what one neuron has, and multiply by the number of neurons in its layer.",
            because="Each of the {q} hidden neurons has {p} weights and a bias, and each of the {r} outputs has {q} "
            "weights and a bias.",
            of=parameters(p, q, r),
            digits=5,
            slips=(
                Slip("weights-only", WEIGHTS, THE_WEIGHTS, NO_BIAS),
                Slip("no-output-biases", WEIGHTS + q, NO_OUTPUT_BIAS, NO_BIAS),
                Slip("no-hidden-biases", WEIGHTS + r, NO_HIDDEN_BIAS, NO_BIAS),
                Slip("one-bias-a-layer", WEIGHTS + 2, ONE_A_LAYER, EACH_NEURON),
                Slip("input-biases", parameters(p, q, r) + p, INPUT_BIAS, TO_AN_INPUT),
                Slip(
                    "first-weights", p * q, "Those are the weights of the hidden layer alone.", "What comes after it?"
                ),
                Slip("first-layer", parameters(p, q), WHOLE_LAYER, "What do the outputs have?"),
                Slip("neurons", p + q + r, "Those are the neurons.", "How many lines lead to each?"),
                Slip(
                    "all-multiplied",
                    p * q * r,
                    "You multiplied all three numbers.",
                    "Between which layers are there lines, and how many are there in each gap?",
                ),
            ),
            vary=(Vary(p, (20, 30, 50, 100)), Vary(q, (5, 6, 8, 12)), Vary(r, (3, 4, 10))),
            skill="count-parameters",
        ),
        Prose(
            "Before training, the parameters are random, and so are the answers. To get better, the network needs to "
            "know how bad it is, as **one number**. That number is the **cost** {C}; some people say **loss**. A "
            "high cost means bad answers. A low cost means better ones.\n\n"
            "The two networks below begin with random parameters. Press Start, and watch what happens to the cost of "
            "each.",
        ),
        Compare(
            slug="going",
            caption="Two networks like the one above, reading real handwritten digits. Watch the costs fall. "
            "Which of them learns faster, the one with small nudges or the one with larger ones?",
            runs=(Variation("small nudges", rate=0.3), Variation("larger nudges", rate=1.0)),
            epochs=5,
            show=(COST, ACCURACY),
        ),
        Prose(
            "Nobody tells these networks what a three looks like. They do one thing, again and again: they **nudge** "
            "each parameter a little, in the direction that makes the cost smaller. That is learning. Looking for the "
            "smallest cost is called **optimisation**.\n\nSomebody chose how large the nudges are. A number that you "
            "choose, and that the network does not learn, is a **hyperparameter**.",
        ),
        Number(
            slug="learned-or-chosen",
            ask="A network has {p} weights and {q} biases. Before the training, you choose {r} more numbers, and one "
            "of them is how large the nudges are. How many parameters does the network have?",
            look="Three kinds of numbers are named here. Who sets each of them: you, or the training?",
            idea="A parameter is a number that training changes. A number that you choose beforehand is a "
            "hyperparameter, and it is not counted.",
            because="Training changes the {p} weights and the {q} biases. The {r} numbers that you choose are "
            "hyperparameters.",
            of=p + q,
            digits=5,
            slips=(
                Slip("chosen-too", p + q + r, "You also counted what you choose.", WHAT_CHANGES),
                Slip("one-chosen-too", p + q + 1, "You also counted how large the nudges are.", WHAT_CHANGES),
                Slip("weights-only", p, "Those are the weights alone.", WHAT_CHANGES),
                Slip("biases-only", q, "Those are the biases alone.", WHAT_CHANGES),
                Slip("weights-and-chosen", p + r, "You counted the weights and what you choose.", WHAT_CHANGES),
                Slip("chosen-only", r, "Those are the numbers that you choose: the hyperparameters.", WHAT_CHANGES),
            ),
            vary=(Vary(p, (120, 340, 96, 1250)), Vary(q, (14, 22, 35)), Vary(r, (3, 4, 5))),
            skill="parameter",
        ),
        Prose(
            "Try it by hand. Here is a machine with two knobs, a weight {w} and a bias {b}. You show it the number "
            "2, and it gives {machine}. It should give 1. Its cost is {cost}.",
            machine=machine,
            cost=cost,
        ),
        Gauges(
            slug="knobs",
            rows=(("what the machine gives", machine), ("what it should give", Integer(1)), ("the cost", cost)),
            sliders=(Slider(w, -1, 2, start=-0.5), Slider(b, -2, 2, start=0)),
            span=(-4, 16),
            caption="Turn one knob a little. Does the cost rise or fall? Nudge by nudge, bring it to zero. "
            "Is there only one way to get there?",
        ),
        Number(
            slug="one-nudge",
            ask="Set the knobs above to {w} = {s:decimal} and {b} = {t}, and read the cost. Then nudge {w} up by 0.1. "
            "By how much does the cost change? Give the change with its sign.",
            look="Read two numbers off the bar of the cost: one before the nudge, one after it.",
            idea="A change is what it is afterwards, minus what it was before. Where the cost falls, the change is "
            "below zero.",
            because="The cost was {set_cost:decimal}. After the nudge it is {nudged_cost:decimal}.",
            gap="Before the nudge the cost is {set_cost:decimal}. After the nudge it is ?, so it has changed by ?.",
            of=nudged - cost,
            at=((w, s), (b, t), (h, NUDGE)),
            digits=2,
            given=(("set_cost", set_cost), ("nudged_cost", nudged_cost)),
            slips=(
                Slip("new-cost", nudged, "That is the cost after the nudge.", "By how much has it changed?"),
                Slip("old-cost", cost, "That is the cost before the nudge.", "What is it after the nudge?"),
                Slip(
                    "before-minus-after",
                    cost - nudged,
                    "You took the old cost minus the new one.",
                    "Did the cost rise?",
                ),
                Slip(
                    "other-knob",
                    cost.xreplace({b: b + h}) - cost,
                    "That is what the same nudge of {b} would do.",
                    "Which knob is nudged here?",
                ),
                Slip(
                    "other-way",
                    cost.xreplace({w: w - h}) - cost,
                    "That is the change for a nudge down.",
                    "Which way is {w} nudged here?",
                ),
            ),
            vary=(Vary(s, (1, 0, Rational(1, 2), Rational(-1, 2))), Vary(t, (1, 0, -1, 2))),
            skill="nudge",
        ),
        Choose(
            slug="which-way",
            ask="One weight of a large network is {w} = {weight:decimal}. The cost is {p:decimal}. With {w} a little "
            "larger, and everything else as before, the cost is {q:decimal}. Which way should training nudge {w}?",
            look="Two costs are given: one with {w} as it is, one with {w} a little larger. Compare them.",
            idea="Training goes where the cost gets smaller. Only the cost decides that, and neither the size nor the "
            "sign of the weight.",
            of=q - p,
            given=(("weight", 10 * p - 5),),
            options=(
                Option(
                    "To a larger {w}.",
                    Lt(value, 0),
                    "Which cost does {w} have when it is larger, and which cost has it now?",
                    "With a larger {w} the cost is {q:decimal}, less than {p:decimal}.",
                ),
                Option(
                    "To a smaller {w}.",
                    Gt(value, 0),
                    "What did the cost do when {w} became larger? What does that tell you about the other way?",
                    "With a larger {w} the cost is {q:decimal}, more than {p:decimal}. So a smaller {w} should cost "
                    "less.",
                ),
                Option(
                    "These costs do not tell.",
                    Eq(value, 0),
                    "Is the cost the same before and after the nudge? If it is not, in which of the two cases is it "
                    "less?",
                    "With a larger {w} the cost is {q:decimal}, as before. This nudge shows neither a rise nor a fall.",
                ),
            ),
            reasons=(
                Option("The cost falls when {w} grows.", Lt(value, 0), "Which cost came first, and which came after?"),
                Option("The cost rises when {w} grows.", Gt(value, 0), "Is the second cost the larger one?"),
                Option("The cost does not change when {w} grows.", Eq(value, 0), "Are the two costs equal?"),
                Option(
                    "A weight should come closer to zero.",
                    false,
                    "Training makes one number small. Is it the weight, or the cost?",
                ),
            ),
            vary=(
                Vary(q, (Rational(49, 100), Rational(55, 100), Rational(64, 100), Rational(41, 100), p)),
                Vary(p, (Rational(52, 100), Rational(47, 100), Rational(61, 100))),
            ),
            skill="nudge",
        ),
        Prose(
            "With two knobs you can try. With {count} you cannot: one try per knob, at every nudge, would take far "
            "too long. But think of one knob, and hold all the others still. Then the cost is a curve.",
            count=count,
        ),
        Curve(
            slug="one-weight",
            of=one_weight,
            along=w,
            span=(-2, 3),
            start=-1.5,
            show=(),
            caption="The cost of a small network while one weight moves. Where is it lowest? If you stood at one "
            "point, how could you tell which way to go?",
        ),
        Order(
            slug="by-size",
            ask="Order these networks by the number of their parameters. Count the connections layer by layer.",
            look="Begin with the network without a hidden layer: each of its outputs is joined to every input. Then "
            "see what a hidden layer changes.",
            idea="Each layer brings its neurons times what one of them has: a weight for each neuron before it, and a "
            "bias. A large layer behind a large layer brings the most.",
            because="Most parameters are weights. Between two layers there are as many of them as the two sizes "
            "multiplied.",
            items=(
                Item("{p} inputs, no hidden layer, {r} outputs", parameters(p, r)),
                Item("{p} inputs, a hidden layer of {q}, {r} outputs", parameters(p, q, r)),
                Item("{p} inputs, two hidden layers of {q}, {r} outputs", parameters(p, q, q, r)),
                Item("{s} inputs, a hidden layer of {p}, {s} outputs", parameters(s, p, s)),
            ),
            vary=(Vary(p, (100, 80, 64)), Vary(q, (20, 16, 12)), Vary(r, (10, 5, 30)), Vary(s, (5, 20, 10))),
            skill="count-parameters",
        ),
        Prose(
            "So here is the answer, in words. **How does a network learn?** It makes its cost small. It nudges every "
            "weight and bias in the direction that lowers the cost.\n\n"
            "That direction has a name: the **negative gradient**. And there is a way to get the whole gradient in "
            "one pass, however many parameters there are: **backpropagation**. You will derive both yourself, one "
            "small piece at a time.",
        ),
        Formula(
            slug="in-letters",
            ask="A network has {q} inputs, a hidden layer of {p} neurons, and {r} outputs. "
            "Write the number of its weights and biases as a formula in {p} and {q}.",
            look="Take one hidden neuron: how many weights has it, and how many biases? Then take one output.",
            idea="Count what one neuron has, and multiply by the number of neurons in its layer. Then add the layers.",
            because="Each of the {p} hidden neurons has {q} weights and a bias. Each of the {r} outputs has {p} "
            "weights and a bias.",
            of=parameters(q_, p, r),
            given=(("q", q_),),
            slips=(
                Slip("weights-only", q_ * p + p * r, THE_WEIGHTS, NO_BIAS),
                Slip("no-hidden-biases", q_ * p + p * r + r, NO_HIDDEN_BIAS, NO_BIAS),
                Slip("no-output-biases", q_ * p + p * r + p, NO_OUTPUT_BIAS, NO_BIAS),
                Slip("one-bias-a-layer", q_ * p + p * r + 2, ONE_A_LAYER, EACH_NEURON),
                Slip("input-biases", parameters(q_, p, r) + q_, INPUT_BIAS, TO_AN_INPUT),
                Slip(
                    "first-weights", q_ * p, "Those are the weights of the hidden layer alone.", "What comes after it?"
                ),
                Slip("first-layer", parameters(q_, p), WHOLE_LAYER, "What do the outputs have?"),
                Slip("neurons", q_ + p + r, "Those are the neurons.", "How many lines lead to each?"),
            ),
            vary=(Vary(p, (m_, p_)), Vary(r, (10, 3, 5))),
            skill="count-parameters",
        ),
    ),
    transfer=Choose(
        slug="coffee",
        ask="A coffee machine has two knobs, heat and grind. Guests give each cup one number for how bad it tastes. "
        "A little more heat changes that number by {heat:decimal}. A little more grind, tried by itself, changes it by "
        "{grind:decimal}. How do you turn the knobs?",
        look="Take one knob at a time. What did a little more of it do to the number for bad taste?",
        idea="The number for bad taste is the cost. Where more of something raises the cost, less of it lowers the "
        "cost.",
        options=(
            Option(
                "More heat, more grind.",
                And(Lt(p, 0), Lt(q, 0)),
                "Does a little more of each make the number for bad taste smaller?",
                "A little more heat lowers the number for bad taste, and so does a little more grind.",
            ),
            Option(
                "More heat, less grind.",
                And(Lt(p, 0), Gt(q, 0)),
                "Does more heat make the number for bad taste smaller, and does more grind make it larger?",
                "More heat lowers the number for bad taste. More grind raises it, so less grind lowers it.",
            ),
            Option(
                "Less heat, more grind.",
                And(Gt(p, 0), Lt(q, 0)),
                "Does more heat make the number for bad taste larger, and does more grind make it smaller?",
                "More heat raises the number for bad taste, so less heat lowers it. More grind lowers it.",
            ),
            Option(
                "Less heat, less grind.",
                And(Gt(p, 0), Gt(q, 0)),
                "Does a little more of each make the number for bad taste larger?",
                "More of either raises the number for bad taste, so less of both lowers it.",
            ),
        ),
        gap="With a little more heat the number changes by {heat:decimal}: it gets ?, so the knob for heat goes ?. "
        "With a little more grind it changes by {grind:decimal}: it gets ?, so the knob for grind goes ?.",
        given=(("heat", p), ("grind", q)),
        vary=(
            Vary(p, (Rational(-3, 10), Rational(2, 10), Rational(-1, 10), Rational(4, 10))),
            Vary(q, (Rational(-1, 2), Rational(1, 2), Rational(-1, 5), Rational(3, 10))),
        ),
        skill="nudge",
    ),
    summary=(
        Prose("A network has weights and biases, its parameters; the digit network has {count} of them.", count=count),
        Prose("The cost {C} is one number that says how wrong the network is."),
        Prose("Learning is nudging every parameter in the direction that makes the cost smaller."),
    ),
    on=(Next("cost", "You know what the cost is for. Next, see how it is made from the answers of the network."),),
)
