"""Backpropagation with indices: each edge has its own slope, and an error comes back over all paths at once."""

from __future__ import annotations

from sympy import Abs, Eq, Gt, Integer, Lt, MatrixSymbol, Rational
from sympy import ImmutableMatrix as Matrix

from tutor.elementary.heads import sigmoid
from tutor.lesson import (
    BY_A_PREV,
    BY_B,
    BY_W,
    DELTA,
    HIDDEN_DELTA,
    BackwardPass,
    Choose,
    Diagram,
    Drive,
    Formula,
    Formulas,
    Gauges,
    GradientCheck,
    Item,
    LayerDerivation,
    Lesson,
    Next,
    Number,
    Option,
    Order,
    Prediction,
    Program,
    Prose,
    Slider,
    Slip,
    Vary,
    hole,
)
from tutor.notation import C, numbered
from tutor.notation import a as activation
from tutor.notation import b as bias
from tutor.notation import delta as error
from tutor.notation import w as weight
from tutor.notation import z as weighted
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import resolve
from tutor.symbolic.indexed import Partial, Same, SumOver, a, a_prev, b, delta, i, j, k, m, w, z
from tutor.symbolic.indexed import p as some_example
from tutor.symbolic.indexed import q as some_neuron
from tutor.symbolic.shown import InOrder

c, d, p, q, r, s, t = (hole(name) for name in ("c", "d", "p", "q", "r", "s", "t"))
value = Choose.value

W = MatrixSymbol("W", 2, 2)  # a layer's weights: a row for each of its neurons, a column for each of those before
ERRORS = MatrixSymbol("delta", 2, 1)
BEFORE = MatrixSymbol("a", 2, 1)

w1, w2, w3 = (numbered(weight, number) for number in (1, 2, 3))  # from one hidden neuron to each of the next
d1, d2, d3 = (numbered(error, number) for number in (1, 2, 3))  # the errors there
b1, b2 = (numbered(bias, number) for number in (1, 2))
two_paths = d1 * D(w1 * activation + b1, activation) + d2 * D(w2 * activation + b2, activation)
column = Matrix([d1, d2])
row = Matrix([[numbered(activation, number) for number in (1, 2)]])
table = Matrix(2, 2, lambda down, across: numbered(weight, f"{down + 1}{across + 1}"))
over_paths = SumOver(w[j, k] * delta[j], j)
awake = resolve(D(sigmoid(weighted), weighted)).xreplace({sigmoid(weighted): a[k]})
WITHOUT_COINCIDENCES = (1, 2, 3, 7, 8, 11, 13, 14, 15, 16, 18, 19, 21, 22, 24, 28, 29, 32, 35, 39)
HALVES = tuple(Rational(part, 2) for part in (1, -1, 3, -3, 4, -2))

LESSON = Lesson(
    slug="backprop-layers",
    title="Backpropagation in layers",
    idea="The same chain rule with indices: the effect of a neuron on the cost adds up over all its paths.",
    minutes=20,
    needs=("backprop-chain",),
    teaches=("backprop-layers",),
    can=(
        "fill in the whole backward pass of a small network by hand",
        "write the slope of any weight and the error of any hidden neuron, with indices",
        "read the program that trains a network as formulas that you derived",
    ),
    blocks=(
        Prose(
            "A **hidden** neuron is one in the middle. This one feeds two output neurons, with the weights {first} "
            "and {second}. The first output has the error {low:decimal}, the second {high:decimal}.\n\n"
            "You nudge the output of the hidden neuron. The nudge reaches the cost over two paths.",
            first=Integer(2),
            second=Integer(-1),
            low=Rational(3, 10),
            high=Rational(1, 5),
        ),
        Prediction(
            slug="guess",
            ask="How do the two paths come together?",
            options=("The larger one counts.", "They are multiplied.", "They are added."),
            after="They are added. Along one path, rates multiply. Over several paths, they add up.",
            settled="paths",
        ),
        Diagram(
            slug="drawn",
            layers=(2, 3, 2),
            caption="A network with two inputs, three hidden neurons and two outputs. Each line is an **edge**, and "
            "has a weight. Pick a hidden neuron: how many edges lead on from it?",
        ),
        Prose(
            "A layer has many neurons, so they need numbers. {j} counts the neurons of a layer, and {k} those of the "
            "layer before. So {w_jk} is the weight **to** neuron {j} **from** neuron {k}. And {sum_sign} says: add up "
            "{a_k} over all {k}.",
            a_k=a[k],
            w_jk=w[j, k],
            sum_sign=SumOver(a[k], k),
        ),
        Formulas(
            rows=(
                ("the weighted input of neuron {j}", Eq(z[j], SumOver(w[j, k] * a[k], k) + b[j], evaluate=False)),
                ("its output", Eq(a[j], sigmoid(z[j]), evaluate=False)),
                ("its error", Eq(delta[j], Partial(C, z[j]), evaluate=False)),
            )
        ),
        Formula(
            slug="two-paths",
            ask="The output of a hidden neuron is {a}. It is part of two weighted inputs: of {z1}, where the error is "
            "{d1}, and of {z2}, where the error is {d2}. Write how fast the cost grows with {a}.",
            of=two_paths.xreplace({w1: c * w1}),
            given=(("z1", c * w1 * activation + b1), ("z2", w2 * activation + b2), ("d1", d1), ("d2", d2)),
            vary=(Vary(c, (1, 2, 3)),),
            skill="add-over-paths",
        ),
        Gauges(
            slug="paths",
            rows=(
                ("over the first edge", w1 * d1),
                ("over the second edge", w2 * d2),
                ("both paths together", w1 * d1 + w2 * d2),
            ),
            sliders=(
                *(Slider(w1, -3, 3, start=2), Slider(d1, -1, 1, start=0.3)),
                *(Slider(w2, -3, 3, start=-1), Slider(d2, -1, 1, start=0.2)),
            ),
            span=(-4, 4),
            caption="Two paths, and what they add up to. Can two large ones cancel?",
        ),
        Choose(
            slug="which-way",
            ask="The figure above: {w1} = {p} and {w2} = {q}, {d1} = {r:decimal} and {d2} = {s:decimal}. The "
            "output of the hidden neuron grows a little. What does the cost do? Say it first; then set the sliders and "
            "look.",
            of=w1 * d1 + w2 * d2,
            at=((w1, p), (w2, q), (d1, r), (d2, s)),
            given=(("w1", w1), ("w2", w2), ("d1", d1), ("d2", d2)),
            options=(
                Option("It rises.", Gt(value, 0)),
                Option("It falls.", Lt(value, 0)),
                Option("It hardly moves.", Eq(value, 0)),
            ),
            reasons=(
                Option("The two paths add up to more than zero.", Gt(value, 0)),
                Option("The two paths add up to less than zero.", Lt(value, 0)),
                Option("The two paths cancel: they add up to zero.", Eq(value, 0)),
            ),
            vary=(
                Vary(p, (2, -3, 1)),
                Vary(q, (-1, 2, 3)),
                Vary(r, (Rational(1, 5), Rational(-3, 10))),
                Vary(s, (Rational(2, 5), Rational(-1, 10))),
            ),
            skill="add-over-paths",
        ),
        Number(
            slug="added-up",
            ask="A hidden neuron feeds two others, with the weights {w1} = {p:decimal} and {w2} = {q:decimal}. The "
            "errors there are {d1} = {r:decimal} and {d2} = {s:decimal}. How fast does the cost grow with the output "
            "of the hidden neuron?",
            of=w1 * d1 + w2 * d2,
            at=((w1, p), (w2, q), (d1, r), (d2, s)),
            given=(("w1", w1), ("w2", w2), ("d1", d1), ("d2", d2)),
            slips=(
                Slip("first-path", w1 * d1, "That is the first path alone.", "What comes over the second?"),
                Slip("second-path", w2 * d2, "That is the second path alone.", "What comes over the first?"),
                Slip(
                    "multiplied", w1 * d1 * w2 * d2, "The paths seem to be multiplied.", "Does one lead to the other?"
                ),
            ),
            vary=(
                Vary(p, HALVES),
                Vary(q, (Integer(2), Integer(-3), Rational(5, 2))),
                Vary(r, (Rational(3, 10), Rational(-2, 5))),
                Vary(s, (Rational(1, 5), Rational(-1, 10), Rational(3, 5))),
            ),
            skill="add-over-paths",
        ),
        Prose(
            "Now with indices, for a whole layer and one example. The slope of an edge is what came in over it, times "
            "the error of the neuron that it leads to. For the error of a hidden neuron {k}, add up what comes back "
            "over all its edges, and multiply by the slope of its own sigmoid.",
        ),
        Formulas(
            rows=(
                ("the slope of one edge", Eq(Partial(C, w[j, k]), InOrder(a[k], delta[j]), evaluate=False)),
                ("over all paths", Eq(Partial(C, a[k]), over_paths, evaluate=False)),
                ("the error of a hidden neuron", Eq(delta[k], InOrder(over_paths, awake), evaluate=False)),
            )
        ),
        Order(
            slug="which-edge",
            ask="Four edges of one layer. For each you know what comes in over it, and the error of the neuron that it "
            "leads to. Order the edges by the size of their slope, the smallest first.",
            items=(
                Item("input {p:decimal}, error {r:decimal}", Abs(p * r)),
                Item("input {q:decimal}, error {r:decimal}", Abs(q * r)),
                Item("input {p:decimal}, error {s:decimal}", Abs(p * s)),
                Item("input {q:decimal}, error {s:decimal}", Abs(q * s)),
            ),
            vary=(
                *(Vary(p, (Rational(9, 10), Rational(4, 5))), Vary(q, (Rational(1, 5), Rational(1, 10)))),
                *(Vary(r, (Rational(-1, 2), Rational(2, 5))), Vary(s, (Rational(1, 20), Rational(-3, 10)))),
            ),
            skill="slope-of-an-edge",
        ),
        BackwardPass(
            slug="edge-by-edge",
            ask="Here is the network with its numbers. Work backwards: first the errors of the outputs, then those of "
            "the hidden neurons, then the slope of each edge of the first layer.",
            inputs=(p, q),
            targets=(Integer(1), Integer(0)),
            weights=r,
            vary=(
                Vary(p, (Rational(1, 2), Integer(2), Rational(3, 2))),
                Vary(q, (Rational(-1, 2), Integer(-2))),
                Vary(r, tuple(map(Integer, WITHOUT_COINCIDENCES))),
            ),
            skill="backward-pass",
        ),
        Prose(
            "The same for all examples at once, and for layers of any width. The index {i} counts examples, and "
            "{before} is the output of a neuron in the layer before. You ask about **one** weight, so {j} and {k} are "
            "fixed. A sum needs another letter that counts: {example} for examples, {neuron} for the neurons of this "
            "layer, {earlier} for those of the layer before.",
            before=a_prev[i, k],
            example=some_example,
            neuron=some_neuron,
            earlier=m,
        ),
        Prose(
            "A bracket like {same} is 1 where both indices agree, and 0 everywhere else. Try it with two numbers: the "
            "errors {d1} = {low:decimal} and {d2} = {high:decimal} in the sum {total}. For {neuron} = 1 the bracket is "
            "0, and the first error drops out. For {neuron} = 2 it is 1, and the second stays. The sum is "
            "{high:decimal}: one of its terms is left.",
            same=Same(some_neuron, j),
            d1=d1,
            d2=d2,
            low=Rational(3, 10),
            high=Rational(1, 5),
            total=SumOver(delta[some_neuron] * Same(some_neuron, Integer(2)), some_neuron),
            neuron=some_neuron,
        ),
        Number(
            slug="which-term",
            ask="A layer has two neurons, with the errors {d1} = {p:decimal} and {d2} = {q:decimal}. "
            "What does the sum {total} come to?",
            of=r * d1 + (1 - r) * d2,
            at=((d1, p), (d2, q)),
            given=(
                ("d1", d1),
                ("d2", d2),
                ("total", SumOver(delta[some_neuron] * Same(some_neuron, 2 - r), some_neuron)),
            ),
            slips=(
                Slip("both-terms", d1 + d2, "Those are both errors, added up.", "For which term is the bracket 0?"),
                Slip("other-term", r * d2 + (1 - r) * d1, "That is the other error.", "Where do the two sides agree?"),
            ),
            vary=(
                Vary(p, (Rational(3, 10), Rational(-2, 5), Rational(4, 5))),
                Vary(q, (Rational(1, 5), Rational(-1, 10), Rational(3, 5))),
                Vary(r, (0, 1)),
            ),
            skill="index-collapse",
        ),
        LayerDerivation(slug="by-w", of=BY_W, intro="The slope of the cost by one weight:"),
        LayerDerivation(slug="by-b", of=BY_B, intro="By one bias:"),
        LayerDerivation(slug="by-a", of=BY_A_PREV, intro="By the output of a neuron in the layer before:"),
        LayerDerivation(slug="error", of=DELTA, intro="And the error of a hidden neuron:"),
        Prose(
            "A computer does a whole layer at once. Write the errors as a column and the inputs as a row. Each error "
            "times each input gives a table: one slope for each edge. To go back, take the table of the weights and "
            "swap its rows and columns: the result is called its **transpose**. Multiply each of its rows by the "
            "column of errors, and add up. Here for two neurons and two inputs:",
        ),
        Formulas(
            rows=(
                ("all slopes at once", Eq(InOrder(column, row), column * row, evaluate=False)),
                ("in short", ERRORS * BEFORE.T),
                ("all paths at once", Eq(InOrder(table.T, column), table.T * column, evaluate=False)),
                ("in short", W.T * ERRORS),
            )
        ),
        Prose(
            "Such columns, rows and tables are called **matrices**. The small T stands for the transpose: it makes a "
            "row of a column, and swaps the rows and columns of a table.",
        ),
        Drive(
            slug="drive",
            ask="Now let a network learn from your formula. Write the error of the hidden neuron {k}, from the errors "
            "of the next layer: a sum. Then try it with one path only, or without the slope of the sigmoid.",
            wanted=HIDDEN_DELTA,
            layers=(2, 6, 2),
            epochs=60,
            rate=4.0,
            skill="drive-the-layers",
        ),
        Program(
            slug="code",
            layers=(2, 3, 2),
            caption="The program that trains such a network is printed from these derivations. Above each piece stands "
            "its formula. Open it: which line adds up over all paths?",
        ),
        GradientCheck(
            slug="witnesses",
            layers=(2, 3, 2),
            caption="Pick any parameter of a small network. Its slope is worked out in three ways: from the cost, "
            "written out and differentiated; by backpropagation; and by a nudge. Can you find a parameter where they "
            "disagree?",
        ),
    ),
    transfer=Number(
        slug="three-paths",
        ask="A hidden neuron feeds three others. The weights are {p}, {q} and {r}, and the errors there, in the "
        "same order, are {s:decimal}, {t:decimal} and {d:decimal}. How fast does the cost grow with its output?",
        of=w1 * d1 + w2 * d2 + w3 * d3,
        at=((w1, p), (w2, q), (w3, r), (d1, s), (d2, t), (d3, d)),
        vary=(
            *(Vary(p, (2, -1)), Vary(q, (1, 3)), Vary(r, (-2, 4)), Vary(s, (Rational(1, 10), Rational(3, 10)))),
            *(Vary(t, (Rational(-1, 5), Rational(1, 2))), Vary(d, (Rational(2, 5), Rational(-1, 10)))),
        ),
        skill="add-over-paths",
    ),
    summary=(
        Prose("The slope of an edge is its input times the error at its end: {edge}.", edge=a[k] * delta[j]),
        Prose("An error comes back over all paths, and what comes back adds up: {paths}.", paths=over_paths),
        Prose("For a whole layer these are products of matrices, and the program is these products."),
    ),
    on=(
        Next("initialisation", "You have all slopes of a network. But where should its weights begin?"),
        Next("backprop-chain", "Would you like the chain without indices once more?"),
    ),
)
