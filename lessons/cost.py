"""The cost: one number for how wrong the network is, from squares, and their mean over the examples."""

from __future__ import annotations

from sympy import Abs, And, Eq, Ge, Gt, Integer, Le, Lt, Max, Rational, Sum, false

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
    Slip,
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

of_one = Sum((aj - yj) ** 2, (j, 1, 10))
of_all = Sum(Ci, (i, 1, N)) / N
two = (a1 - y1) ** 2 + (a2 - y2) ** 2
three = two + (a3 - y3) ** 2
IN_A_COST = "What does the cost do with an error, before it adds?"
HOW_MANY_TIMES = "How many times what it added before is that?"
NOT_COUNTED = "Does the cost ask how many outputs are wrong, or by how much?"
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
            look="The first error is {p:decimal} minus 1. What must the second one be, if the two add up to zero?",
            idea="A square is never negative. So two errors of opposite sign cancel, and their squares do not.",
            because="One error is {error:decimal}, the other is as large and has the opposite sign. Both have the same "
            "square, and the two squares are added.",
            of=(p - 1) ** 2 + (1 - p) ** 2,
            digits=2,
            given=(("a_1", a1), ("a_2", a2), ("error", p - 1)),
            slips=(
                Slip("errors-cancel", Integer(0), "The errors add up to zero: they cancel.", "Do their squares?"),
                Slip("one-square", (p - 1) ** 2, "That is the square of one error.", "What does the other output add?"),
                Slip("one-error", 1 - p, "That is the size of one error.", IN_A_COST),
                Slip("sizes-added", 2 - 2 * p, "You added the sizes of the errors.", IN_A_COST),
                Slip("outputs-squared", p**2 + (1 - p) ** 2, "You squared the outputs.", "What should {a_1} be?"),
            ),
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
            look="The question is about what the output adds to the cost, before and now. What does an error of "
            "{p:decimal} add, and what does one of {q:decimal} add?",
            idea="Each error is squared. An error twice as large counts four times as much.",
            because="The error is {times} times as large, and its square is what counts.",
            of=(q / p) ** 2,
            given=(("times", q / p),),
            digits=3,
            slips=(
                Slip("new-part", q**2, "That is what the output adds to the cost now.", HOW_MANY_TIMES),
                Slip("ratio-of-errors", q / p, "That is how many times as large the error is.", IN_A_COST),
                Slip(
                    "twice-the-ratio",
                    2 * q / p,
                    "You doubled where the cost squares.",
                    "What is the square of {times}?",
                ),
                Slip("more-in-cost", q**2 - p**2, "That is how much more the output adds now.", HOW_MANY_TIMES),
                Slip(
                    "more-off",
                    q - p,
                    "That is how much further off the output is now.",
                    "What does each of the two errors add?",
                ),
                Slip(
                    "turned-round", (p / q) ** 2, "You compared the old with the new.", "Does the output add more now?"
                ),
                Slip("square-of-more", (q - p) ** 2, "You squared how much more it is off.", "What is compared here?"),
            ),
            vary=(Vary(p, (*tenths(1, 2, 3), Rational(1, 20))), Vary(q, tenths(4, 6, 5))),
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
            look="Put the targets below the outputs. Only the second target is 1. How far off is each output?",
            idea="The cost of one example: each error squared, all of them added. Nothing is divided.",
            because="The errors are {p:decimal}, {second:decimal} and {r:decimal}. Each is squared, and the squares "
            "are added.",
            of=three,
            at=((a1, p), (y1, 0), (a2, q), (y2, 1), (a3, r), (y3, 0)),
            digits=3,
            given=(("second", q - 1),),
            slips=(
                Slip(
                    "targets-forgotten",
                    a1**2 + a2**2 + a3**2,
                    "You squared the outputs.",
                    "What should each of them be?",
                ),
                Slip("zeros-left-out", (a2 - y2) ** 2, "You counted the second output alone.", "Are the others zero?"),
                Slip(
                    "second-left-out", a1**2 + a3**2, "The second output is missing.", "How far is it from its target?"
                ),
            ),
            vary=(Vary(p, tenths(2, 1)), Vary(q, tenths(7, 8, 9)), Vary(r, tenths(5, 6))),
            skill="cost-of-one",
        ),
        Order(
            slug="rank-four",
            ask="The targets are 1, 0 and 0. Four networks saw the same image. Order their outputs by cost, lowest "
            "first.",
            look="The first output should be 1, the others 0. Write down the three errors of each network.",
            idea="Square each error before you add. One large error can cost more than several small ones.",
            because="What counts is the sum of the squared errors, and not how many outputs are wrong.",
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
                Vary(s, tenths(9, 3, 7, 5)),
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
            look="The costs of the single examples are there already. What makes one cost for the network of them?",
            idea="The cost of a network is the mean over its examples: add, then divide by how many there are.",
            because="The four costs add up to {sum:decimal}, and that is divided by four.",
            of=over(C1 + C2 + C3 + C4, Integer(4)),
            at=((C1, p), (C2, q), (C3, r), (C4, s)),
            digits=3,
            given=(("sum", p + q + r + s),),
            slips=(
                Slip("halved", (C1 + C2 + C3 + C4) / 2, "You divided by 2.", "How many examples are there?"),
                Slip(
                    "squared-again",
                    (C1**2 + C2**2 + C3**2 + C4**2) / 4,
                    "You squared the costs.",
                    "They are made of squares already. What is left to do?",
                ),
                Slip("middle", (C1 + C4) / 2, "That is the mean of the first and the last.", "And the other two?"),
            ),
            vary=(
                Vary(p, tenths(2, 1, 3)),
                Vary(q, tenths(6, 4, 8)),
                Vary(r, tenths(1, 5, 2)),
                Vary(s, tenths(12, 9, 15)),
            ),
            skill="mean-over-examples",
        ),
        Formula(
            slug="write-it",
            ask="A tiny network has one output, and two training examples. On the first example its output is {a_1}, "
            "and the target is {p:decimal}. On the second its output is {a_2}, and the target is {q:decimal}. Write "
            "its cost as a formula in {a_1} and {a_2}. Type them as `a_1` and `a_2`.",
            look="Write the cost of the first example alone, then that of the second. What is each output compared "
            "with?",
            idea="Square the error of each example. The cost of the network is the mean of the two squares.",
            because="Each example adds the square of output minus target, and the mean divides by the two of them.",
            of=over((a1 - p) ** 2 + (a2 - q) ** 2, Integer(2)),
            given=(("a_1", a1), ("a_2", a2)),
            slips=(
                Slip(
                    "targets-swapped",
                    ((a1 - q) ** 2 + (a2 - p) ** 2) / 2,
                    "The two targets have changed places.",
                    "Which target belongs to {a_1}?",
                ),
                Slip(
                    "targets-forgotten", (a1**2 + a2**2) / 2, "You squared the outputs.", "What should each of them be?"
                ),
                Slip(
                    "outputs-compared",
                    (a1 - a2) ** 2,
                    "You compared the two outputs with each other.",
                    "What is each output compared with?",
                ),
                Slip(
                    "mean-squared",
                    ((a1 - p + a2 - q) / 2) ** 2,
                    "You took the mean of the errors and squared it.",
                    "What comes first, so that errors cannot cancel?",
                ),
            ),
            vary=(Vary(p, (1, half, Rational(4, 5))), Vary(q, (Rational(3, 10), Rational(1, 5), Rational(1, 10)))),
            skill="mean-over-examples",
        ),
        Prose(
            "Step back. There are two functions here, one inside the other.\n\n"
            "| the function | the network | the cost |\n"
            "|---|---|---|\n"
            "| what goes in | {pixels} numbers: one image | {count} numbers: all weights and biases |\n"
            "| what comes out | {answers} numbers | 1 number: the cost |\n"
            "| its parameters, which stay fixed | {count} weights and biases | many, many training examples |",
            pixels=pixels,
            answers=answers,
            count=count,
        ),
        Prose(
            "For the network, the weights stay fixed and the image changes. For the cost it is the other way round: "
            "the examples stay fixed, and the **weights and biases change**. Seen as a function of them, the cost is "
            "called the **cost function**. Learning looks for the best values of all weights and biases.",
        ),
        Choose(
            slug="what-goes-in",
            ask="Another network takes {inputs} numbers and gives {outputs}. It has {parameters} weights and biases, "
            "and {examples} training examples. Look at the number {asked}. What is it to the network or to its cost "
            "function?",
            look="Find {asked} in the first two sentences. What are there {asked} of?",
            idea="The network takes an image and keeps its weights. The cost function takes the weights and keeps the "
            "examples.",
            options=(
                Option(
                    "It is how many numbers the cost function takes.",
                    Eq(t, r),
                    "Which numbers does learning look for the best values of? How many of these are there?",
                    "There are {parameters} weights and biases, and the cost is a function of them.",
                ),
                Option(
                    "It is how many examples the cost function keeps fixed.",
                    Eq(t, s),
                    "How many training examples are there?",
                    "There are {examples} examples. The cost is the mean over them, and they stay the same.",
                ),
                Option(
                    "It is how many numbers the network takes.",
                    Eq(t, p),
                    "How many numbers make one image here?",
                    "One image is {inputs} numbers, and the network takes one image.",
                ),
                Option(
                    "It is how many numbers the network gives.",
                    Eq(t, q),
                    "How many outputs has the network?",
                    "The network turns one image into {outputs} outputs.",
                ),
            ),
            reasons=(
                Option("Training changes these numbers.", Eq(t, r), "Which numbers of a network can training change?"),
                Option("Each of them has a cost of its own.", Eq(t, s), "What is the mean taken over?"),
                Option("Together they are one picture.", Eq(t, p), "What does the network see of an example?"),
                Option("Each is compared with a target.", Eq(t, q), "Which numbers have a target?"),
            ),
            gap="In the question, {asked} is the number of ?. They belong to ?.",
            given=(("inputs", p), ("outputs", q), ("parameters", r), ("examples", s), ("asked", t)),
            vary=(
                Vary(t, (r, s, p, q)),
                Vary(p, (64, 100, 256)),
                Vary(q, (2, 5, 10)),
                Vary(r, (1210, 3480, 890)),
                Vary(s, (500, 2000, 6000)),
            ),
            skill="parameter",
        ),
        Choose(
            slug="which-is-worse",
            ask="Two networks have two outputs each. The errors of the first are {p:decimal} and {q:decimal}. Those "
            "of the second are {r:decimal} and 0. Which one has the higher cost?",
            look="The signs do not matter once an error is squared. Work out three squares.",
            idea="The cost adds squares. So one large error can cost more than two smaller ones, even where the two "
            "are larger when you only add their sizes.",
            of=p**2 + q**2 - r**2,
            options=(
                Option(
                    "The first.",
                    Gt(value, 0),
                    "What do the two squares of the first network add up to?",
                    "The squares of the first network add up to {first:decimal}. The second has {second:decimal}.",
                ),
                Option(
                    "The second.",
                    Lt(value, 0),
                    "What is the square of the one error of the second network?",
                    "The second network has {second:decimal}. The squares of the first add up to {first:decimal}.",
                ),
                Option(
                    "Neither: they cost the same.",
                    Eq(value, 0),
                    "Work out both costs. Are they equal?",
                    "The squares of the first add up to {first:decimal}, and the second has {second:decimal}, too.",
                ),
            ),
            reasons=(
                Option(
                    "One of its two squares alone is at least as large as the square of the one error.",
                    And(Gt(p**2 + q**2, r**2), Ge(Max(p**2, q**2), r**2)),
                    "Look at the two squares of the first, one at a time. Is one of them so large?",
                ),
                Option(
                    "None of its two squares is so large alone, but together they are more.",
                    And(Gt(p**2 + q**2, r**2), Lt(Max(p**2, q**2), r**2)),
                    "Add the two squares of the first. Is the sum more than the one square?",
                ),
                Option(
                    "Its one error is larger than the sizes of the other two added.",
                    Gt(Abs(r), Abs(p) + Abs(q)),
                    "Add the sizes of the two errors, without their signs. Is the one error larger than that?",
                ),
                Option(
                    "The sizes of the other two add up to at least as much, but their squares add up to less.",
                    And(Le(Abs(r), Abs(p) + Abs(q)), Lt(p**2 + q**2, r**2)),
                    "Compare twice: the sizes first, and then the squares. What comes out each time?",
                ),
                Option(
                    "The one square is exactly as much as the other two together.",
                    Eq(value, 0),
                    "Do the two sides come to the same number?",
                ),
                Option("It has more outputs that are wrong.", false, NOT_COUNTED),
            ),
            given=(("first", p**2 + q**2), ("second", r**2)),
            vary=(Vary(p, tenths(5, -4, 6, 3)), Vary(q, tenths(-4, 3, -5)), Vary(r, tenths(7, 6, 9, -8, 5))),
            skill="large-errors",
        ),
    ),
    transfer=Choose(
        slug="forecasts",
        ask="Two people forecast the temperature of two days. Ada is off by {p} degrees on both days. Ben is off by "
        "{q} on the first day and by {r} on the second. Whose mean squared error is smaller?",
        look="Both means are over two days. So it is enough to compare two sums. Which sums?",
        idea="A miss of 3 counts 9, a miss of 6 counts 36: squares weigh large misses more heavily.",
        of=2 * p**2 - q**2 - r**2,
        options=(
            Option(
                "Ada's.",
                Lt(value, 0),
                "What do Ada's two squares add up to?",
                "Ada's squares add up to {ada}, Ben's to {ben}.",
            ),
            Option(
                "Ben's.",
                Gt(value, 0),
                "What do Ben's two squares add up to?",
                "Ben's squares add up to {ben}, Ada's to {ada}.",
            ),
            Option(
                "Neither: they are equal.",
                Eq(value, 0),
                "Work out both sums of squares. Are they the same?",
                "Ada's squares add up to {ada}, and so do Ben's.",
            ),
        ),
        reasons=(
            Option(
                "Ben's larger miss, squared, is more than Ada's two squares together.",
                And(Lt(2 * p**2, q**2 + r**2), Gt(Max(q**2, r**2), 2 * p**2)),
                "Square Ben's larger miss. Is that alone more than Ada's sum?",
            ),
            Option(
                "Only both of Ben's squares together are more than Ada's.",
                And(Lt(2 * p**2, q**2 + r**2), Le(Max(q**2, r**2), 2 * p**2)),
                "Square Ben's misses and add them. Does he need both of them to get above Ada's sum?",
            ),
            Option(
                "None of Ben's misses is larger than Ada's.",
                And(Gt(2 * p**2, q**2 + r**2), Le(Max(q, r), p)),
                "Compare the misses one by one. Is each of Ben's at most as large as Ada's?",
            ),
            Option(
                "One of Ben's misses is larger than Ada's, but the small one makes up for it.",
                And(Gt(2 * p**2, q**2 + r**2), Gt(Max(q, r), p)),
                "How much more does Ben's larger miss cost, and how much does the small one save?",
            ),
            Option(
                "Both pairs of squares add up to the same.",
                Eq(value, 0),
                "Which two sums do you compare?",
            ),
        ),
        given=(("ada", 2 * p**2), ("ben", q**2 + r**2)),
        vary=(Vary(p, (3, 5, 4, 2)), Vary(q, (4, 7, 6, 5, 3)), Vary(r, (1, 2))),
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
