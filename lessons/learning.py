"""What learning is: one number, the cost, made small by nudging every weight and bias."""

from __future__ import annotations

from itertools import pairwise

from sympy import And, Eq, Expr, Gt, Integer, Lt, Mul, Rational, Symbol

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
inputs, hidden, outputs, weights, biases, chosen = (
    Symbol(name, real=True) for name in ("inputs", "hidden", "outputs", "weights", "biases", "chosen")
)
before, after = (Symbol(name, real=True) for name in ("before", "after"))
m_, p_, q_ = (Symbol(name, real=True) for name in ("m", "p", "q"))  # how many neurons, in letters
value = Choose.value


def parameters(*widths: Expr) -> Expr:
    """A weight for each neuron before it, and one bias, for every neuron after the first layer."""
    return sum((before * after + after for before, after in pairwise(widths)), Integer(0))


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

LESSON = Lesson(
    slug="learning",
    title="How a network learns",
    idea="Learning is making one number, the cost, small by nudging weights and biases.",
    minutes=15,
    teaches=("learning",),
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
            "hidden layers. Change one. What happens to the count?",
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
            of=parameters(inputs, hidden, outputs),
            at=((inputs, p), (hidden, q), (outputs, r)),
            digits=5,
            slips=(
                Slip("weights-only", inputs * hidden + hidden * outputs, "Those are the weights.", NO_BIAS),
                Slip("neurons", inputs + hidden + outputs, "Those are the neurons.", "How many lines lead to each?"),
            ),
            vary=(Vary(p, (20, 30, 50, 100)), Vary(q, (4, 5, 6, 8)), Vary(r, (2, 3, 10))),
            skill="count-parameters",
        ),
        Prose(
            "Before training, the parameters are random, and so are the answers. To get better, the network needs to "
            "know how bad it is, as **one number**. That number is the **cost** {C}; some people say **loss**. A "
            "high cost means bad answers. A low cost means better ones.\n\n"
            "The two networks below are random, and so are their answers. Press Start, and they begin to learn.",
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
            "Nobody tells them what a three looks like. They do one thing, again and again: they **nudge** each "
            "parameter a little, in the direction that makes the cost smaller. That is learning. Looking for the "
            "smallest cost is called **optimisation**.\n\n"
            "Somebody chose how large the nudges are. A number that you choose, and that the network does not learn, "
            "is a **hyperparameter**.",
        ),
        Number(
            slug="learned-or-chosen",
            ask="A network has {p} weights and {q} biases. Before the training, you choose {r} more numbers, and one "
            "of them is how large the nudges are. How many parameters does the network have?",
            of=weights + biases,
            at=((weights, p), (biases, q), (chosen, r)),
            digits=5,
            slips=(
                Slip("chosen-too", weights + biases + chosen, "You also counted what you choose.", WHAT_CHANGES),
                Slip("weights-only", weights, "Those are the weights alone.", WHAT_CHANGES),
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
            of=nudged - cost,
            at=((w, s), (b, t), (h, NUDGE)),
            digits=2,
            slips=(Slip("new-cost", nudged, "That is the cost after the nudge.", "By how much has it changed?"),),
            vary=(Vary(s, (1, 0, Rational(1, 2), Rational(-1, 2))), Vary(t, (1, 0, -1, 2))),
            skill="nudge",
        ),
        Choose(
            slug="which-way",
            ask="One weight of a large network is {w} = {s:decimal}. The cost is {p:decimal}. With {w} a little "
            "larger, and everything else as before, the cost is {q:decimal}. Which way should training nudge {w}?",
            of=after - before,
            at=((after, q), (before, p)),
            options=(Option("To a larger {w}.", Lt(value, 0)), Option("To a smaller {w}.", Gt(value, 0))),
            reasons=(
                Option("A larger {w} costs less.", Lt(value, 0)),
                Option("A larger {w} costs more.", Gt(value, 0)),
            ),
            vary=(
                Vary(s, (Rational(1, 5), Rational(-3, 5), Rational(11, 10), Rational(-2, 5))),
                Vary(p, (Rational(52, 100), Rational(47, 100), Rational(61, 100))),
                Vary(q, (Rational(49, 100), Rational(55, 100), Rational(64, 100), Rational(41, 100))),
            ),
            skill="which-way",
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
            items=(
                Item("{p} inputs, no hidden layer, {r} outputs", parameters(p, r)),
                Item("{p} inputs, a hidden layer of {q}, {r} outputs", parameters(p, q, r)),
                Item("{p} inputs, two hidden layers of {q}, {r} outputs", parameters(p, q, q, r)),
                Item("{s} inputs, a hidden layer of {p}, {s} outputs", parameters(s, p, s)),
            ),
            vary=(Vary(p, (100, 80, 64)), Vary(q, (20, 16, 12)), Vary(r, (10, 5)), Vary(s, (5, 20, 10))),
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
            of=parameters(q_, p, r),
            given=(("q", q_),),
            slips=(Slip("weights-only", q_ * p + p * r, "Those are the weights.", NO_BIAS),),
            vary=(Vary(p, (m_, p_)), Vary(r, (10, 2, 5))),
            skill="count-parameters",
        ),
    ),
    transfer=Choose(
        slug="coffee",
        ask="A coffee machine has two knobs, heat and grind. Guests give each cup one number for how bad it tastes. "
        "A little more heat changes that number by {p:decimal}. A little more grind, tried by itself, changes it by "
        "{q:decimal}. How do you turn the knobs?",
        options=(
            Option("More heat, more grind.", And(Lt(p, 0), Lt(q, 0))),
            Option("More heat, less grind.", And(Lt(p, 0), Gt(q, 0))),
            Option("Less heat, more grind.", And(Gt(p, 0), Lt(q, 0))),
            Option("Less heat, less grind.", And(Gt(p, 0), Gt(q, 0))),
        ),
        vary=(
            Vary(p, (Rational(-3, 10), Rational(2, 10), Rational(-1, 10), Rational(4, 10))),
            Vary(q, (Rational(-1, 2), Rational(1, 2), Rational(-1, 5), Rational(3, 10))),
        ),
        skill="which-way",
    ),
    summary=(
        Prose("A network has weights and biases, its parameters; the digit network has {count} of them.", count=count),
        Prose("The cost {C} is one number that says how wrong the network is."),
        Prose("Learning is nudging every parameter in the direction that makes the cost smaller."),
    ),
    on=(Next("cost", "You know what the cost is for. Next, see how it is made from the answers of the network."),),
)
