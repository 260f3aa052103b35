"""Where the weights begin: equal neurons stay equal, random numbers break the tie, and their size matters."""

from __future__ import annotations

from sympy import Abs, Eq, Expr, Gt, Integer, Ne, Pow, Rational, Symbol, sqrt, tanh

from tutor.elementary.heads import sigmoid
from tutor.lesson import (
    COST,
    PATH,
    ROWS,
    Choose,
    Compare,
    Derivation,
    Formula,
    Formulas,
    Gauges,
    Item,
    Landscape,
    Lesson,
    Next,
    Number,
    Option,
    Order,
    Prediction,
    Prose,
    Reasoning,
    Slider,
    Slip,
    Variation,
    Vary,
    hole,
)
from tutor.notation import a, numbered, w, x, y, z
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import resolve

p, q, r, s, squash = (hole(name) for name in ("p", "q", "r", "s", "squash"))
value = Choose.value
K = Symbol("K", real=True)  # how many inputs a neuron has

w1, w2, w3, w4 = (numbered(w, number) for number in (1, 2, 3, 4))
answer = w3 * sigmoid(w1 * x) + w4 * sigmoid(w2 * x)  # two hidden neurons, one output that adds them up
cost = (answer - y) ** 2
by_1, by_2 = (resolve(D(cost, letter)) for letter in (w1, w2))
a1, a2 = (numbered(a, number) for number in (1, 2))  # what the two neurons say
short = {sigmoid(w1 * x): a1, sigmoid(w2 * x): a2}
alike = {w2: w1, w4: w3, a2: a1}
one_way = resolve(D((w3 * sigmoid(w1 * x) - 2) ** 2, w1))  # a single hidden neuron, and an output that should be 2
mixed = 2 * w1 * w2
saddle = (w1 * w2 + 1) ** 2  # a chain of two weights that should turn 1 into −1
typical = w * sqrt(K)  # how large a weighted input is, when each of the K weights is about ±w


def _set(left: Expr, right: Expr) -> Eq:
    """left = right, as it stands."""
    return Eq(left, right, evaluate=False)


LESSON = Lesson(
    slug="initialisation",
    title="Random first weights",
    idea="Neurons that start equal stay equal. So start them at random, with weights that are not too large.",
    minutes=15,
    needs=("backprop-layers",),
    teaches=("initialisation",),
    can=(
        "say why a network must not start with equal weights, and prove it",
        "say what goes wrong when all weights start at zero",
        "choose how large the first random weights should be",
    ),
    blocks=(
        Prose(
            "A network has 16 hidden neurons in a layer. You start all weights and biases at {half:decimal}, the same "
            "for every neuron. Then you train it for as long as you like.",
            half=Rational(1, 2),
        ),
        Prediction(
            slug="guess",
            ask="After training, how do the 16 neurons of a hidden layer differ?",
            options=(
                "Each has found something of its own.",
                "They are all still the same.",
                "Some are the same, and some are not.",
            ),
            after="They are all still the same. Equal neurons get equal slopes, take equal steps, and stay equal.",
        ),
        Compare(
            slug="starts",
            caption="Three starts of one network, on real digits: all zero, all equal, and random. "
            "In the table each row shows some weights of one hidden neuron. Do the rows stay equal?",
            runs=(
                Variation("zero", initial="zero"),
                Variation("equal", initial="equal"),
                Variation("random", initial="xavier"),
            ),
            epochs=6,
            show=(COST, ROWS),
        ),
        Prose(
            "Why is that so? Take the smallest case: two hidden neurons, and one output that adds up theirs, "
            "each times a weight. The cost of one example is {cost}.",
            cost=cost,
        ),
        Derivation(slug="by-first", of=cost, by=w1, intro="The slope by the weight of the first neuron:"),
        Formula(
            slug="by-second",
            ask="And by the weight of the second neuron? The cost is {of}. Write its slope by {by}.",
            of=(w3 * squash + w4 * r - y) ** 2,
            by=w2,
            vary=(Vary(squash, (sigmoid(w1 * x), tanh(w1 * x))), Vary(r, (sigmoid(w2 * x), tanh(w2 * x)))),
            skill="slopes-of-twins",
        ),
        Prose(
            "Write {a1} for the output of the first neuron, {first}. Now let the two begin as twins: {w2} is {w1}, and "
            "{w4} is {w3}. Then both have the output {a1}. Put that into both slopes.",
            a1=a1,
            first=sigmoid(w1 * x),
            w1=w1,
            w2=w2,
            w3=w3,
            w4=w4,
        ),
        Formulas(
            rows=(
                ("the slope of the first twin", by_1.xreplace(short).xreplace(alike)),
                ("the slope of the second twin", by_2.xreplace(short).xreplace(alike)),
            )
        ),
        Prose(
            "The two lines are the same. Equal weights get equal slopes, so they take equal steps, and are equal "
            "again. It is the same after every step: this is a **symmetry**, and training cannot break it. Random "
            "numbers can.",
        ),
        Choose(
            slug="twins",
            ask="Two hidden neurons: their own weights start at {w1} = {p} and {w2} = {q}, and the weights of "
            "their outputs at {w3} = {r} and {w4} = {s}. Can training make them learn different things?",
            of=(w1 - w2) ** 2 + (w3 - w4) ** 2,
            at=((w1, p), (w2, q), (w3, r), (w4, s)),
            given=(("w1", w1), ("w2", w2), ("w3", w3), ("w4", w4)),
            options=(Option("No.", Eq(value, 0)), Option("Yes.", Ne(value, 0))),
            reasons=(
                Option("Both pairs are equal, so they get the same slopes.", Eq(value, 0)),
                Option("One pair differs, so they get different slopes.", Ne(value, 0)),
            ),
            vary=(Vary(p, (1, 2)), Vary(q, (1, 2)), Vary(r, (3, -1)), Vary(s, (3, -1))),
            skill="symmetry",
        ),
        Landscape(
            slug="tie",
            of=saddle,
            along=(w1, w2),
            span=((-2.2, 2.2), (-2.2, 2.2)),
            start=(1.5, 1.5),
            show=(PATH,),
            rate=0.1,
            rates=(0.01, 0.2),
            caption="Two weights in equal roles, and the cost {of}. Play from the start, where both are equal: the "
            "ball comes to rest where the cost is still 1. This place is a **saddle**: lowest along the line of equal "
            "weights, highest across it. Now move the ball off the line a little, and play again.",
        ),
        Choose(
            slug="from-zero",
            ask="A hidden neuron has the weight {w1} = {p}. Its output is multiplied by {w3}, which starts at {q}. "
            "The input is {x} = 1, and the output of the network is wrong. Does {w1} change in the first step? "
            "Its slope is {slope}, where {a} is the output of the hidden neuron.",
            given=(("w1", w1), ("w3", w3), ("slope", one_way.xreplace({sigmoid(w1 * x): a}))),
            of=D((w3 * sigmoid(w1 * x) - 2) ** 2, w1),
            at=((w1, p), (w3, q), (x, Integer(1))),
            options=(Option("It stays the same.", Eq(value, 0)), Option("It changes.", Ne(value, 0))),
            reasons=(
                Option("One factor of its slope is zero, so nothing comes back.", Eq(value, 0)),
                Option("No factor of its slope is zero, so some of the error comes back.", Ne(value, 0)),
            ),
            vary=(Vary(p, (0, 1, -1)), Vary(q, (0, 1, -2))),
            skill="zero-start",
        ),
        Prose(
            "So the weights start at random: that is the usual **initialisation**. How large?",
        ),
        Prose(
            "A neuron of the first layer adds up {many} products. Suppose that every input is {one}, and each weight "
            "is {one} or {minus}, decided by the toss of a coin. Most of the products cancel, but not all. The sum is "
            "typically about {large} in size, the root of {many}. With real images, which have little ink, it is "
            "about {inked}. That is far too large for a weighted input: the neuron is saturated before it has learned "
            "anything.",
            inked=Integer(9),
            many=Integer(784),
            one=Integer(1),
            minus=Integer(-1),
            large=sqrt(Integer(784)),
        ),
        Reasoning(
            slug="why-the-root",
            intro="Why is it the root of {K}, and not {K}? Follow the square of the sum, one weight after the other.",
            given=(("K", K), ("w2", w2), ("squared", w**2)),
            lines=(
                ("Two weights, and every input is 1. Square their sum.", _set((w1 + w2) ** 2, w1**2 + mixed + w2**2)),
                (
                    "The coin may also turn {w2} into its negative. Then only the mixed term changes: its sign flips.",
                    _set((w1 - w2) ** 2, w1**2 - mixed + w2**2),
                ),
                (
                    "Both are equally likely, so take the mean of the two. The mixed term cancels.",
                    _set(((w1 + w2) ** 2 + (w1 - w2) ** 2) / 2, w1**2 + w2**2),
                ),
                (
                    "A third weight is added to the sum {z} of those before it. On average it adds its own square.",
                    _set(((z + w3) ** 2 + (z - w3) ** 2) / 2, z**2 + w3**2),
                ),
                (
                    "So with {K} weights, all of the size {w}, the square is {K} times {squared} on average. "
                    "Take the root: that is how large the sum typically is.",
                    _set(Pow(K * w**2, Rational(1, 2), evaluate=False), Abs(w) * sqrt(K)),
                ),
            ),
        ),
        Gauges(
            slug="spread",
            rows=(
                ("a typical weighted input", typical),
                ("the slope of the sigmoid there, times ten", 10 * resolve(D(sigmoid(z), z)).xreplace({z: typical})),
            ),
            sliders=(
                Slider(w, 0, 1, start=1, step=0.01, name="how large each weight is"),
                Slider(K, 1, 784, start=784, step=1, name="how many inputs there are"),
            ),
            span=(0, 28),
            caption="Make the weights so small that the sigmoid still has a slope with 784 inputs. How small is that?",
        ),
        Number(
            slug="how-small",
            ask="A neuron has {p} inputs, each 1 or −1. Each of its weights is {w} or its negative, so its weighted "
            "input is typically about {typical} in size. Which {w} makes this 1? The bars above let you try it.",
            of=1 / sqrt(K),
            at=((K, p),),
            slips=(
                Slip(
                    "root-itself",
                    sqrt(K),
                    "That is the root of the number of inputs.",
                    "What must you multiply it by to get 1?",
                ),
                Slip(
                    "without-the-root",
                    1 / K,
                    "That would keep the sum at 1 if all weights had one sign.",
                    "How much is left when about half of the signs are minus?",
                ),
            ),
            given=(("typical", typical),),
            digits=3,
            vary=(Vary(p, (784, 16, 100, 400, 25)),),
            skill="size-of-weights",
        ),
        Order(
            slug="widest",
            ask="Four neurons with random weights. Order them by how large their weighted input typically is, "
            "the smallest first.",
            items=(
                Item("{p} inputs, weights about {q:decimal}", q * sqrt(p)),
                Item("{p} inputs, weights about {r:decimal}", r * sqrt(p)),
                Item("{s} inputs, weights about {q:decimal}", q * sqrt(s)),
                Item("{s} inputs, weights about {r:decimal}", r * sqrt(s)),
            ),
            vary=(
                Vary(p, (784, 400)),
                Vary(q, (Rational(1, 10), Rational(1, 5))),
                Vary(r, (Integer(1), Rational(3, 2))),
                Vary(s, (16, 25, 9)),
            ),
            skill="size-of-weights",
        ),
        Compare(
            slug="scales",
            caption="The same random weights, made smaller and larger. Which size learns to read in six epochs?",
            runs=(
                Variation("a hundredth", scale=0.01),
                Variation("as they should be", scale=1.0),
                Variation("forty times", scale=40.0),
            ),
            epochs=6,
            show=(COST,),
        ),
        Prose(
            "With weights a hundred times smaller, the neurons are almost twins: it takes many epochs before they "
            "differ. With weights forty times larger, most neurons are saturated: their slopes are almost zero, and "
            "the steps hardly change their outputs.",
        ),
    ),
    transfer=Choose(
        slug="three-neurons",
        ask="Three hidden neurons start with {w1} = {p}, {w2} = {q} and {w3} = {r}. Everything else about them is "
        "equal. How many different things can the first two of them learn?",
        of=(w1 - w2) ** 2,
        at=((w1, p), (w2, q)),
        given=(("w1", w1), ("w2", w2), ("w3", w3)),
        options=(Option("One.", Eq(value, 0)), Option("Two.", Gt(value, 0))),
        reasons=(
            Option("These two are equal, and stay equal.", Eq(value, 0)),
            Option("These two start apart, so their slopes differ.", Gt(value, 0)),
        ),
        vary=(Vary(p, (1, 2, -1)), Vary(q, (1, 2)), Vary(r, (1, 3))),
        skill="symmetry",
    ),
    summary=(
        Prose("Neurons that start equal get equal slopes, and stay equal however long you train."),
        Prose("Random first weights break this symmetry, and then each neuron can find something of its own."),
        Prose(
            "With {K} inputs the weights should be about {size}, so that no neuron begins saturated.",
            K=K,
            size=1 / sqrt(K),
        ),
    ),
    on=(
        Next("high-dimensions", "You can start a network now. What does its cost look like along 13,002 directions?"),
        Next("backprop-layers", "Would you like to see once more how an error comes back?"),
    ),
)
