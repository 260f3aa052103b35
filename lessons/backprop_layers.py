"""Backpropagation with indices: each edge has its own slope, and an error comes back over all paths at once."""

from __future__ import annotations

from sympy import Abs, Add, Eq, Expr, Gt, Integer, Lt, MatrixSymbol, Max, Min, Rational, tanh
from sympy import ImmutableMatrix as Matrix

from tutor.elementary.heads import relu, sigmoid
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

c, d, g, p, q, r, s, t, by, way = (hole(name) for name in ("c", "d", "g", "p", "q", "r", "s", "t", "by", "way"))
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
a1, a2 = (numbered(activation, number) for number in (1, 2))
a3 = numbered(activation, 3)
w21, w22, w23 = (numbered(weight, f"2{number}") for number in (1, 2, 3))
into_two = w21 * a1 + w22 * a2 + w23 * a3 + b2  # the weighted input of the second neuron
into_first, into_second = way * p * s + q, t - way * r * s  # one of them is above zero, and the other below
first_path, second_path = p * r, q * s
PATHS = (("w1", w1), ("w2", w2), ("d1", d1), ("d2", d2))
over_paths = SumOver(w[j, k] * delta[j], j)
steepness = resolve(D(sigmoid(weighted), weighted)).xreplace({sigmoid(weighted): a[k]})
WITHOUT_COINCIDENCES = (1, 2, 3, 7, 8, 11, 13, 14, 15, 16, 18, 19, 21, 22, 24, 28, 29, 32, 35, 39)
OTHER_TERM = "That is another term of the sum. For this one the bracket is 0."
HALVES = tuple(Rational(part, 2) for part in (1, -1, 3, -3, 4, -2))


def picked(number: Expr) -> Expr:
    """The error of the neuron with this number, of three; 0 for a number that none of them has."""
    return Add(*(Same(Integer(each), number) * numbered(error, each) for each in (1, 2, 3)))


LESSON = Lesson(
    slug="backprop-layers",
    title="Backpropagation in layers",
    idea="The same chain rule with indices: the effect of a neuron on the cost adds up over all its paths.",
    minutes=20,
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
        Number(
            slug="forward",
            ask="An input of {s} goes into two hidden neurons with ReLU. The first has the weight {p1} and the bias "
            "{q}, the second the weight {r1} and the bias {t}. An output neuron takes their outputs with the weights "
            "{c} and {d}, and has the bias {g}. What is its weighted input?",
            of=c * relu(into_first) + d * relu(into_second) + g,
            look="Take one hidden neuron at a time. What is its weighted input, and what does ReLU make of it?",
            idea="Layer by layer: first the outputs of the hidden neurons, then the sum over both of weight times "
            "output, and the bias.",
            because="ReLU makes {first} of the weighted input {z1}, and {second} of {z2}. These two are weighed and "
            "added, and then comes the bias.",
            given=(
                *(("p1", way * p), ("r1", -way * r), ("z1", into_first), ("z2", into_second)),
                *(("first", Max(into_first, 0)), ("second", Max(into_second, 0))),
            ),
            slips=(
                Slip(
                    "relu-forgotten",
                    c * into_first + d * into_second + g,
                    "The hidden neurons seem to hand on their weighted inputs as they are.",
                    "What does ReLU make of a number below zero?",
                ),
                Slip(
                    "bias-forgotten",
                    c * relu(into_first) + d * relu(into_second),
                    "The bias of the output neuron is missing.",
                    "What does the output neuron do after it has weighed what comes in?",
                ),
                Slip(
                    "size-for-relu",
                    c * Abs(into_first) + d * Abs(into_second) + g,
                    "A weighted input below zero seems to have lost its minus.",
                    "What does ReLU make of a number below zero?",
                ),
                Slip(
                    "not-weighed",
                    relu(into_first) + relu(into_second) + g,
                    "The outputs of the hidden neurons are added as they are.",
                    "What does the output neuron multiply them by?",
                ),
            ),
            vary=(
                *(Vary(way, (1, -1)), Vary(s, (2, 3)), Vary(p, (2, 3)), Vary(q, (-1, 1))),
                *(Vary(r, (2, 4)), Vary(t, (1, -3)), Vary(c, (3, -2)), Vary(d, (5, 4)), Vary(g, (-1, 2))),
            ),
            skill="weighted-input",
        ),
        Formula(
            slug="two-paths",
            ask="The output of a hidden neuron is {a}. It is part of two weighted inputs: of {z1}, where the error is "
            "{d1}, and of {z2}, where the error is {d2}. Write how fast the cost grows with {a}.",
            of=two_paths.xreplace({w1: c * w1}),
            given=(("z1", c * w1 * activation + b1), ("z2", w2 * activation + b2), ("d1", d1), ("d2", d2)),
            because="Along each path a nudge of {a} is multiplied by what stands beside {a}, and by the error there. "
            "Then the two paths are added.",
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
            given=PATHS,
            look="Take one path at a time. Does it push the cost up or down, and how strongly?",
            idea="Each path brings its weight times the error at its end. The two are added, with their signs.",
            because="The paths bring {w1} · {d1} and {w2} · {d2}, and what they bring is added.",
            options=(
                Option(
                    "It rises.",
                    Gt(value, 0),
                    "For that, the sum of the two paths has to be above zero. Is it?",
                    "The two paths add up to more than zero.",
                ),
                Option(
                    "It falls.",
                    Lt(value, 0),
                    "For that, the sum of the two paths has to be below zero. Is it?",
                    "The two paths add up to less than zero.",
                ),
                Option(
                    "It hardly moves.",
                    Eq(value, 0),
                    "For that, the two paths have to cancel. Are they equally strong, with opposite signs?",
                    "The two paths cancel.",
                ),
            ),
            reasons=(
                Option(
                    "Both paths push the cost up.",
                    Gt(Min(first_path, second_path), 0),
                    "Is {p} times {r:decimal} above zero, and {q} times {s:decimal}, too?",
                ),
                Option(
                    "Both paths push the cost down.",
                    Lt(Max(first_path, second_path), 0),
                    "Is {p} times {r:decimal} below zero, and {q} times {s:decimal}, too?",
                ),
                Option(
                    "The paths push in opposite directions, and the first is stronger.",
                    Gt(Min(-first_path * second_path, Abs(first_path) - Abs(second_path)), 0),
                    "Do {p} times {r:decimal} and {q} times {s:decimal} have opposite signs? "
                    "Is the first larger in size?",
                ),
                Option(
                    "The paths push in opposite directions, and the second is stronger.",
                    Gt(Min(-first_path * second_path, Abs(second_path) - Abs(first_path)), 0),
                    "Do {p} times {r:decimal} and {q} times {s:decimal} have opposite signs? "
                    "Is the second larger in size?",
                ),
                Option(
                    "The paths push in opposite directions, and are equally strong.",
                    Eq(first_path + second_path, 0),
                    "What do {p} times {r:decimal} and {q} times {s:decimal} add up to?",
                ),
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
            given=PATHS,
            look="There are two paths from the hidden neuron to the cost. Which weight and which error belong to each?",
            idea="Along one path, rates multiply. Over several paths, what they bring adds up.",
            because="The first path brings {w1} · {d1}, the second {w2} · {d2}, and the two are added.",
            slips=(
                Slip("first-path", w1 * d1, "That is the first path alone.", "What comes over the second?"),
                Slip("second-path", w2 * d2, "That is the second path alone.", "What comes over the first?"),
                Slip(
                    "multiplied", w1 * d1 * w2 * d2, "The paths seem to be multiplied.", "Does one lead to the other?"
                ),
                Slip(
                    "all-with-all",
                    (w1 + w2) * (d1 + d2),
                    "That is the sum of the weights times the sum of the errors.",
                    "Does the first edge lead to the second error?",
                ),
                Slip(
                    "crossed",
                    w1 * d2 + w2 * d1,
                    "Each weight seems to be multiplied by the error at the end of the other edge.",
                    "To which neuron does the first edge lead?",
                ),
            ),
            vary=(
                Vary(p, HALVES),
                Vary(q, (Rational(5, 2), Integer(-3), Integer(4))),
                Vary(r, (Rational(3, 10), Rational(-2, 5))),
                Vary(s, (Rational(1, 5), Rational(-1, 10), Rational(3, 5))),
            ),
            skill="add-over-paths",
        ),
        Formula(
            slug="error-of-hidden",
            ask="Now to the error of a hidden neuron. Its weighted input is {z}, and its output is {output}. It feeds "
            "two neurons, with the weights {s} and {w2}, and the errors there are {d1} and {d2}. Write its error, "
            "which is how fast the cost grows with {z}. You may write {a} for its output.",
            of=d1 * D(s * r + b1, weighted) + d2 * D(w2 * r + b2, weighted),
            where=((activation, r),),
            given=(*PATHS, ("output", r)),
            look="A nudge of {z} passes the hidden neuron first, and then goes on over two paths. What does each do?",
            idea="What comes back over the paths is added. Then it passes the neuron itself, which multiplies it by "
            "its own slope.",
            because="The two paths are added, and the sum is multiplied by the slope of the hidden neuron.",
            slips=(
                Slip(
                    "own-slope-missing",
                    s * d1 + w2 * d2,
                    "That is how fast the cost grows with the output of the hidden neuron.",
                    "What does a nudge of {z} become before it is seen in the output?",
                ),
                Slip(
                    "output-for-slope",
                    (s * d1 + w2 * d2) * activation,
                    "The output of the hidden neuron stands where its slope belongs.",
                    "Is the neuron steep where its output is almost 1?",
                ),
            ),
            vary=(Vary(r, (sigmoid(weighted), tanh(weighted))), Vary(s, (w1, 3, -2))),
            skill="delta",
        ),
        Prose(
            "Now with indices, for a whole layer and one example. Take the slope of the cost by the weight of an "
            "edge, for short the slope of the edge. It is what came in over the edge, times the error of the neuron "
            "that the edge leads to. For the error of a hidden neuron {k}, add up what comes back "
            "over all its edges, and multiply by the slope of its own sigmoid.",
        ),
        Formulas(
            rows=(
                ("the slope of one edge", Eq(Partial(C, w[j, k]), InOrder(a[k], delta[j]), evaluate=False)),
                ("over all paths", Eq(Partial(C, a[k]), over_paths, evaluate=False)),
                ("the error of a hidden neuron", Eq(delta[k], InOrder(over_paths, steepness), evaluate=False)),
            )
        ),
        Formula(
            slug="one-edge",
            ask="The second neuron of a layer has the weighted input {inside}, and its error is {d2}. "
            "Write the slope of the cost by {by}.",
            of=d2 * D(into_two, by),
            given=(("inside", into_two), ("d2", d2)),
            because="It is the error of the neuron, times how much its weighted input changes per unit of {by}.",
            vary=(Vary(by, (w21, w22, w23)),),
            skill="slope-of-an-edge",
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
            look="Each edge has two numbers. What do you do with them? And does a minus matter for the size?",
            idea="The slope of an edge is what comes in over it, times the error at its end. Compare the sizes.",
            because="In size, the slope of an edge is its input times the size of the error at its end.",
            vary=(
                *(Vary(p, (Rational(9, 10), Rational(7, 10))), Vary(q, (Rational(1, 5), Rational(1, 10)))),
                Vary(r, (Rational(-1, 2), Rational(2, 5))),
                Vary(s, (Rational(1, 20), Rational(-3, 10), Rational(7, 10))),
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
            look="Write the sum out: one term for {neuron} = 1, one for {neuron} = 2. What is the bracket in each?",
            idea="The bracket is 1 where its two sides agree, and 0 elsewhere. So it picks one term out of the sum.",
            gap="For {neuron} = 1 the bracket is ?, and for {neuron} = 2 it is ?.",
            because="The bracket is 1 for {neuron} = {agrees} only, so that error alone is left.",
            given=(
                ("neuron", some_neuron),
                ("agrees", 2 - r),
                ("d1", d1),
                ("d2", d2),
                ("total", SumOver(delta[some_neuron] * Same(some_neuron, 2 - r), some_neuron)),
            ),
            slips=(
                Slip("both-terms", d1 + d2, "Those are both errors, added up.", "For which term is the bracket 0?"),
                Slip("other-term", r * d2 + (1 - r) * d1, "That is the other error.", "Where do the two sides agree?"),
            ),
            vary=(
                Vary(p, (Rational(7, 10), Rational(-2, 5), Rational(4, 5))),
                Vary(q, (Rational(1, 2), Rational(-1, 10), Rational(3, 5))),
                Vary(r, (1, 0)),
            ),
            skill="indices",
        ),
        Formula(
            slug="what-is-left",
            ask="A layer has three neurons, with the errors {d1}, {d2} and {d3}. The slope of the cost by one weight, "
            "written as a sum over all three, is {total}. Write what is left of it.",
            of=s * picked(r),
            given=(
                *(("d1", d1), ("d2", d2), ("d3", d3), ("neuron", some_neuron)),
                ("total", SumOver(s * delta[some_neuron] * Same(some_neuron, r), some_neuron)),
            ),
            look="Write the sum out for {neuron} = 1, 2 and 3. In which of the three terms is the bracket 1?",
            idea="The bracket makes every term zero, but for the one in which {neuron} is the number beside it.",
            because="The bracket is 1 for {neuron} = {r} only: the weight leads to that one neuron, and to no other.",
            slips=(
                Slip(
                    "all-terms",
                    s * (d1 + d2 + d3),
                    "That is the whole sum, as if the bracket were always 1.",
                    "What is the bracket worth where its two sides are different?",
                ),
                Slip("next-term", s * (picked(r + 1) + picked(r - 2)), OTHER_TERM, "For which {neuron} is it 1?"),
                Slip("term-before", s * (picked(r - 1) + picked(r + 2)), OTHER_TERM, "For which {neuron} is it 1?"),
                Slip(
                    "what-comes-in-missing",
                    picked(r),
                    "The right error is there. What comes in over the edge is missing.",
                    "Which factors does the term have, besides the bracket?",
                ),
            ),
            vary=(Vary(r, (2, 1, 3)), Vary(s, (a1, a2))),
            skill="indices",
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
            "row of a column, and swaps the rows and columns of a table. A product has as many rows as its left "
            "factor and as many columns as its right one. And the left factor has as many columns as the right one "
            "has rows.",
        ),
        Choose(
            slug="shapes",
            ask="A layer has {here} neurons, and the layer before it has {there}. So the table of its weights, {W}, "
            "has {here} rows and {there} columns. There is a column of {here} errors, and a column of {there} outputs "
            "of the layer before. Which product has the shape {r} × {columns}, rows × columns?",
            given=(("columns", 1 + t * (p + q - r - 1)), ("here", p), ("there", q), ("W", W)),
            look="Write under each factor how many rows and how many columns it has. Mind the transposes.",
            idea="The left factor of a product gives the rows, the right one the columns.",
            gap="A table with 2 rows and 5 columns, times a column of 5, has ? rows and one column.",
            because="The left factor gives the rows, and the right factor the columns.",
            options=(
                Option(
                    "{W}, times the column of outputs.",
                    Eq(Abs(r - p) + t, 0),
                    "How many rows has {W}? And how many columns has a single column?",
                    "{W} has {here} rows, and the outputs are one column.",
                ),
                Option(
                    "The transpose of {W}, times the column of errors.",
                    Eq(Abs(r - q) + t, 0),
                    "How many rows has {W} after its rows and columns are swapped? Does one column stay?",
                    "The transpose of {W} has {there} rows, and the errors are one column.",
                ),
                Option(
                    "The column of errors, times the outputs as a row.",
                    Eq(Abs(r - p) + 1 - t, 0),
                    "How many errors are there, one below the other? And how many outputs, side by side?",
                    "The column of errors has {here} rows, and the row of outputs has {there} columns.",
                ),
                Option(
                    "The column of outputs, times the errors as a row.",
                    Eq(Abs(r - q) + 1 - t, 0),
                    "How many outputs are there, one below the other? And how many errors, side by side?",
                    "The column of outputs has {there} rows, and the row of errors has {here} columns.",
                ),
            ),
            vary=(Vary(r, (p, q)), Vary(t, (1, 0)), Vary(p, (4, 3)), Vary(q, (6, 7, 8))),
            skill="indices",
        ),
        Drive(
            slug="drive",
            ask="Now let a network learn from your formula. Write the error of the hidden neuron {k}, from the errors "
            "of the next layer: a sum. Then try it with one path only, or without the slope of the sigmoid.",
            because="What comes back over all paths is added, and multiplied by the slope of the neuron itself.",
            wanted=HIDDEN_DELTA,
            layers=(2, 6, 2),
            epochs=60,
            rate=4.0,
            skill="backward-pass",
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
        look="Draw the three edges. Write beside each its weight, and at its end the error.",
        idea="Along each path the weight and the error are multiplied. Over all paths, what they bring adds up.",
        because="Each of the three paths brings its weight times its error, and the three are added.",
        slips=(
            Slip(
                "third-path-missing",
                w1 * d1 + w2 * d2,
                "Those are the first two paths.",
                "How many neurons does this one feed?",
            ),
            Slip(
                "sums-times-sums",
                (w1 + w2 + w3) * (d1 + d2 + d3),
                "That is the sum of the weights times the sum of the errors.",
                "Does the first edge lead to the second error?",
            ),
        ),
        vary=(
            *(Vary(p, (2, -1)), Vary(q, (1, 3)), Vary(r, (-4, 4)), Vary(s, (Rational(1, 10), Rational(3, 10)))),
            *(Vary(t, (Rational(-1, 4), Rational(1, 2))), Vary(d, (Rational(2, 5), Rational(-1, 10)))),
        ),
        skill="add-over-paths",
    ),
    summary=(
        Prose("The slope of an edge is its input times the error at its end: {edge}.", edge=a[k] * delta[j]),
        Prose("An error comes back over all paths, and what comes back adds up: {paths}.", paths=over_paths),
        Prose("For a whole layer these are products of matrices, and the program works these out."),
    ),
    on=(
        Next("initialisation", "You have all slopes of a network. But where should its weights begin?"),
        Next("backprop-chain", "Would you like the chain without indices once more?"),
    ),
)
