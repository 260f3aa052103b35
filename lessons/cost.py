"""The cost: one number for how wrong the network is, from squares, and their mean over the examples."""

from __future__ import annotations

from sympy import Abs, Eq, Gt, Integer, Lt, Rational, Sum, Symbol

from tutor.lesson import (
    Choose,
    Curve,
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
    Vary,
    hole,
)
from tutor.notation import C, N, a, i, j, numbered, y
from tutor.symbolic.unevaluated import over

p, q, r, s, t, u, form, target = (hole(name) for name in ("p", "q", "r", "s", "t", "u", "form", "target"))
value = Choose.value
a1, a2, a3, y1, y2, y3 = (numbered(letter, number) for letter in (a, y) for number in (1, 2, 3))
C1, C2, C3, C4 = (numbered(C, number) for number in (1, 2, 3, 4))
aj, yj, Ci = numbered(a, "j"), numbered(y, "j"), numbered(C, "i")
before, now, ada, ben, error_1, error_2, error_3 = (
    Symbol(name, real=True) for name in ["before", "now", "Ada", "Ben", "error_1", "error_2", "error_3"]
)

of_one = Sum((aj - yj) ** 2, (j, 1, 10))
of_all = Sum(Ci, (i, 1, N)) / N
two = (a1 - y1) ** 2 + (a2 - y2) ** 2
three = two + (a3 - y3) ** 2
pixels, answers, count = Integer(784), Integer(10), Integer(13002)
half, large = Rational(1, 2), Rational(9, 10)


def tenths(*numbers: int) -> tuple[Rational, ...]:
    """0.1, 0.2 …"""
    return tuple(Rational(number, 10) for number in numbers)


LESSON = Lesson(
    slug="cost",
    title="One number for how wrong",
    idea="Square each error and add; then take the mean over all examples. That one number is the cost.",
    minutes=15,
    needs=("learning",),
    teaches=("cost",),
    can=(
        "work out the cost of one example, and of several",
        "say why errors are squared, and what goes wrong if they are only added",
        "tell apart the two functions: the network, and its cost",
    ),
    blocks=(
        Prose(
            "A network sees a picture of a 3. Its output for the 3 should be {one}, all others {none}. What it "
            "should give is called the **target**. But for the 3 it gives {half:decimal}, which is too low, and for "
            "the 8 it gives {fifth:decimal}, which is too high. Output minus target is the **error**.\n\n"
            "You want one number that sums this up.",
            one=Integer(1),
            none=Integer(0),
            half=half,
            fifth=Rational(1, 5),
        ),
        Prediction(
            slug="guess",
            ask="Two networks have two outputs each. The first one is wrong twice, by +{half:decimal} and by "
            "−{half:decimal}. The second is right once, and wrong by {large:decimal} once. Which of them is worse?",
            options=("The first.", "The second.", "That depends on how you count."),
            after="It depends. Add the errors, and the first one looks perfect. Add their sizes, and it is the worse "
            "of the two, {sizes} against {large:decimal}. Add their squares, and it is the better: {squares:decimal} "
            "against {large_square:decimal}. This course takes squares.",
            given=(
                ("half", half),
                ("large", large),
                ("sizes", 2 * half),
                ("squares", 2 * half**2),
                ("large_square", large**2),
            ),
        ),
        Gauges(
            slug="measures",
            rows=(
                ("the errors, added", (a1 - 1) + a2),
                ("their sizes, added", Abs(a1 - 1) + Abs(a2)),
                ("their squares, added", (a1 - 1) ** 2 + a2**2),
            ),
            sliders=(Slider(a1, 0, 1, start=0.5), Slider(a2, 0, 1, start=0.5)),
            span=(-1, 2),
            caption="Two outputs. {a_1} should be 1, {a_2} should be 0. Now both are wrong. Which of the three bars "
            "stays at zero all the same? Then bring the other two to zero as well.",
        ),
        Prose(
            "Errors that are only **added** cancel: one too high and one too low look like no error at all. A square "
            "is never negative, so squares cannot cancel.\n\n"
            "Sizes do not cancel either. But squares do one thing more: **they count large errors more heavily**. An "
            "error of {little:decimal} counts {little_square:decimal}. An error twice as large counts "
            "{double_square:decimal}, which is four times as much.",
            little=Rational(1, 10),
            little_square=Rational(1, 100),
            double_square=Rational(4, 100),
        ),
        Number(
            slug="cancelled",
            ask="Use the bars above. Set {a_1} to {p:decimal}. Move {a_2} until the errors add up to zero. "
            "What do the squares add up to now?",
            of=(a1 - 1) ** 2 + (1 - a1) ** 2,
            at=((a1, p),),
            digits=2,
            given=(("a_1", a1), ("a_2", a2)),
            vary=(Vary(p, tenths(3, 2, 4, 6, 7, 8, 9)),),
            skill="cost-of-one",
        ),
        Curve(
            slug="one-error",
            of=(a - y) ** 2,
            along=a,
            span=(-0.5, 1.5),
            start=0.5,
            show=(),
            sliders=(Slider(y, 0, 1, start=1, step=0.5),),
            caption="What one output adds to the cost. Move {a} twice as far from the target {y}: "
            "how much higher is the curve there?",
        ),
        Number(
            slug="how-many-times",
            ask="One output was off by {p:decimal}. Now it is off by {q:decimal}. How many times as much does it add "
            "to the cost now?",
            of=(now / before) ** 2,
            at=((before, p), (now, q)),
            digits=3,
            vary=(Vary(p, tenths(1, 2, 3)), Vary(q, tenths(4, 6, 8, 9))),
            skill="large-errors",
        ),
        Prose(
            "So this is the cost of **one training example**: each error squared, all of them added.\n\n"
            "As a formula it needs a counter, {j}. {aj} is output number {j}, and {yj} is its target. The sign Σ adds "
            "up what stands behind it, once for each {j} from 1 to 10. In the same way {i} counts the examples, and "
            "{Ci} is the cost of example number {i}.",
            aj=aj,
            yj=yj,
            Ci=Ci,
        ),
        Formulas(
            rows=(
                ("the cost of example {i}, with ten outputs {a} and ten targets {y}", Eq(Ci, of_one, evaluate=False)),
            )
        ),
        Prose("Read it aloud: for each output, take output minus target and square it; then add them all up."),
        Number(
            slug="one-example",
            ask="A small network has three outputs. For one image they are {p:decimal}, {q:decimal} and {r:decimal}. "
            "The targets are 0, 1 and 0. What is the cost of this image?",
            of=three,
            at=((a1, p), (y1, 0), (a2, q), (y2, 1), (a3, r), (y3, 0)),
            digits=3,
            vary=(Vary(p, tenths(2, 1)), Vary(q, tenths(7, 4, 6)), Vary(r, tenths(5, 3))),
            skill="cost-of-one",
        ),
        Order(
            slug="rank-four",
            ask="The targets are 1, 0 and 0. Four networks saw the same image. Order their outputs by cost, lowest "
            "first.",
            items=(
                Item("{p:decimal}, {q:decimal}, {none}", (p - 1) ** 2 + q**2),
                Item("{p:decimal}, {q:decimal}, {r:decimal}", (p - 1) ** 2 + q**2 + r**2),
                Item("{q:decimal}, {none}, {none}", (q - 1) ** 2),
                Item("{one}, {s:decimal}, {r:decimal}", s**2 + r**2),
            ),
            given=(("one", Integer(1)), ("none", Integer(0))),
            vary=(
                Vary(p, tenths(8, 7, 6)),
                Vary(q, tenths(4, 3, 5)),
                Vary(r, tenths(2, 1)),
                Vary(s, tenths(9, 7, 8)),
            ),
            skill="cost-of-one",
        ),
        Prose(
            "One image tells you little. The network should be good on **all** training examples. So the cost of the "
            "network is the mean over them: add the costs of the examples, and divide by how many there are. {N} is "
            "the number of examples, and {i} counts them.",
        ),
        Formulas(rows=(("the cost of the network", Eq(C, of_all, evaluate=False)),)),
        Prose(
            "**Learning goal:** make {C} as small as possible.\n\n"
            "Other books put a ½ in front of each square, or leave out the division by {N}. Then all costs are "
            "scaled by the same number, and the best weights stay the same. Here there is no ½, and the cost is the "
            "mean.",
        ),
        Number(
            slug="mean",
            ask="Four training examples have the costs {p:decimal}, {q:decimal}, {r:decimal} and {s:decimal}. "
            "What is the cost of the network on these four?",
            of=over(C1 + C2 + C3 + C4, Integer(4)),
            at=((C1, p), (C2, q), (C3, r), (C4, s)),
            digits=3,
            vary=(
                Vary(p, tenths(2, 1, 3)),
                Vary(q, tenths(6, 4, 8)),
                Vary(r, tenths(1, 5, 2)),
                Vary(s, tenths(12, 9, 15)),
            ),
            skill="mean",
        ),
        Formula(
            slug="write-it",
            ask="A tiny network has one output, and two training examples. On the first example its output is {a_1}, "
            "and the target is {p:decimal}. On the second its output is {a_2}, and the target is {q:decimal}. Write "
            "its cost as a formula in {a_1} and {a_2}. Type them as `a_1` and `a_2`.",
            of=over((a1 - p) ** 2 + (a2 - q) ** 2, Integer(2)),
            given=(("a_1", a1), ("a_2", a2)),
            vary=(Vary(p, (1, half, 0)), Vary(q, (0, 1, half))),
            skill="mean",
        ),
        Prose(
            "Step back. There are two functions here, one inside the other.\n\n"
            "| the function | the network | the cost |\n"
            "|---|---|---|\n"
            "| what goes in | {pixels} numbers: one image | {count} numbers: all weights and biases |\n"
            "| what comes out | {answers} numbers | 1 number: the cost |\n"
            "| its parameters | {count} weights and biases | many, many training examples |",
            pixels=pixels,
            answers=answers,
            count=count,
        ),
        Prose(
            "For the network, the weights stay fixed and the image changes. For the cost it is the other way round: "
            "the examples stay fixed, and the **weights and biases change**. As a function of them it is the **cost "
            "function**. Learning looks for the best values of all weights and biases.",
        ),
        Choose(
            slug="what-goes-in",
            ask="Another network takes {p} numbers and gives {q}. It has {r} weights and biases, and {s} training "
            "examples. How many numbers does its **cost function** take?",
            of=r,
            options=(
                Option("{p}, one image.", Eq(value, p), "What takes an image: the network, or the cost function?"),
                Option("{q}, the outputs.", Eq(value, q), "These come out of the network. What can training change?"),
                Option(
                    "{r}, the weights and biases.", Eq(value, r), "Why does a change of one of them change the cost?"
                ),
                Option(
                    "{s}, the examples.",
                    Eq(value, s),
                    "The examples are the same at every step. What can training change?",
                ),
            ),
            vary=(Vary(p, (64, 100, 256)), Vary(q, (2, 5, 10)), Vary(r, (1210, 3480, 890)), Vary(s, (500, 2000, 6000))),
            skill="cost-as-function",
        ),
        Choose(
            slug="which-is-worse",
            ask="Two networks have two outputs each. The errors of the first are {p:decimal} and {q:decimal}. Those "
            "of the second are {r:decimal} and 0. Which one has the higher cost?",
            of=error_1**2 + error_2**2 - error_3**2,
            at=((error_1, p), (error_2, q), (error_3, r)),
            options=(Option("The first.", Gt(value, 0)), Option("The second.", Lt(value, 0))),
            reasons=(
                Option("The squares of the two errors add up to more than the square of the one.", Gt(value, 0)),
                Option("The one error is so large that its square outweighs the other two.", Lt(value, 0)),
            ),
            vary=(Vary(p, tenths(5, -4, 6)), Vary(q, tenths(-4, 3, -5)), Vary(r, tenths(7, 6, 9, -8))),
            skill="large-errors",
        ),
    ),
    transfer=Choose(
        slug="forecasts",
        ask="Two people forecast the temperature of two days. Ada is off by {p} degrees on both days. Ben is off by "
        "{q} on the first day and right on the second. Whose mean squared error is smaller?",
        of=2 * ada**2 - ben**2,
        at=((ada, p), (ben, q)),
        options=(Option("Ada's.", Lt(value, 0)), Option("Ben's.", Gt(value, 0))),
        reasons=(
            Option("One large miss counts more than two medium ones.", Lt(value, 0)),
            Option("Here the two misses add up to more, even when they are squared.", Gt(value, 0)),
        ),
        vary=(Vary(p, (2, 3, 4, 5)), Vary(q, (3, 4, 5, 6, 7))),
        skill="large-errors",
    ),
    summary=(
        Prose(
            "The cost of one example is {of_one}: squares do not cancel, and they count large errors more heavily.",
            of_one=of_one,
        ),
        Prose("The cost of the network is the mean over all training examples."),
        Prose("The cost is a function of the weights and biases; the training examples are held fixed."),
    ),
    on=(Next("slope", "The cost depends on every weight. Next, find out which way it goes when one of them moves."),),
)
