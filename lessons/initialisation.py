"""Where the weights begin: equal neurons stay equal, random numbers break the tie, and their size matters."""

from __future__ import annotations

from sympy import Abs, And, Eq, Expr, Gt, Integer, Lt, Ne, Or, Pow, Rational, S, Symbol, sqrt, tanh

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
    Gradient,
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
from tutor.notation import a, b, delta, numbered, w, x, y, z
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import resolve
from tutor.symbolic.shown import InOrder

p, q, r, s, squash = (hole(name) for name in ("p", "q", "r", "s", "squash"))
value = Choose.value
K = Symbol("K", real=True)  # how many inputs a neuron has

w1, w2, w3, w4 = (numbered(w, number) for number in (1, 2, 3, 4))
answer = w3 * sigmoid(w1 * x) + w4 * sigmoid(w2 * x)  # two hidden neurons, one output that adds them up
cost = (answer - y) ** 2
by_1, by_2 = (resolve(D(cost, letter)) for letter in (w1, w2))
a1, a2 = (numbered(a, number) for number in (1, 2))  # what the two neurons say
short = {sigmoid(w1 * x): a1, sigmoid(w2 * x): a2}
both = w3 * a1 + w4 * a2 - y
chain_1 = InOrder(Integer(2), both, w3, a1 * (1 - a1), x)  # by_1 in short, in the order of the chain
chain_2 = InOrder(Integer(2), both, w4, a2 * (1 - a2), x)
alike = {w2: w1, w4: w3, a2: a1}
d1, d2 = (numbered(delta, number) for number in (1, 2))  # the errors of two outputs
one_way = (w3 * sigmoid(w1 * x) - 2) ** 2  # a single hidden neuron, and an output that should be 2
told = InOrder(Integer(2), w3 * a - 2, w3, a * (1 - a), x)  # its slope by w1, in the order of the chain
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
    minutes=20,
    can=(
        "say what goes wrong when all weights start at zero",
        "say why a network must not start with equal weights, and prove it",
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
            "Why is that so? Take the smallest case: two hidden neurons and one output neuron. It multiplies each of "
            "their outputs by a weight, and adds the two. The cost of one example is {cost}.",
            cost=cost,
        ),
        Derivation(slug="by-first", of=cost, by=w1, intro="The slope by the weight of the first neuron:"),
        Formula(
            slug="by-second",
            ask="And by the weight of the second neuron? The cost is {of}. Write its slope by {by}.",
            of=(w3 * squash + w4 * r - y) ** 2,
            by=w2,
            vary=(Vary(squash, (sigmoid(w1 * x), tanh(w1 * x))), Vary(r, (sigmoid(w2 * x), tanh(w2 * x)))),
            skill="slope-through-a-neuron",
            look="Only {by} is nudged. In which of the two neurons does it stand?",
            idea="Go from the outside in: the square, then the sum, in which one term changes with {by}, then the "
            "activation function of that neuron, then what stands inside it.",
            because="The first neuron does not change with {by}. It stays inside the brackets of the square.",
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
                ("the slope of the first twin", chain_1.xreplace(alike)),
                ("the slope of the second twin", chain_2.xreplace(alike)),
            )
        ),
        Prose(
            "The two lines are the same. Equal weights get equal slopes, so they take equal steps, and are equal "
            "again. It is the same after every step: this is a **symmetry**, and training cannot break it. Random "
            "numbers can.",
        ),
        Gradient(
            slug="by-the-outputs",
            ask="And the weights of their outputs? Write {a1} and {a2} for the outputs of the two neurons. The cost is "
            "{of}. Write its gradient, by {w3} and by {w4}.",
            of=(w3 * a1 + w4 * a2 - s) ** 2,
            by=(w3, w4),
            given=(("a1", a1), ("a2", a2), ("w3", w3), ("w4", w4)),
            vary=(Vary(s, (y, y - b, Integer(1))),),
            skill="gradient",
            look="Nudge {w3} and hold {w4} still. Which number is {w3} multiplied by?",
            idea="Each of the two slopes has the same factors from the square. Then comes what the nudged weight is "
            "multiplied by.",
            because="The two slopes differ in one factor only, the output of the neuron. Twins have equal outputs, so "
            "these slopes are equal, too.",
        ),
        Choose(
            slug="twins",
            ask="Two hidden neurons as above: their own weights start at {w1} = {p} and {w2} = {q}, and the weights of "
            "their outputs at {w3} = {r} and {w4} = {s}. Can training make them learn different things?",
            of=(w1 - w2) ** 2 + (w3 - w4) ** 2,
            at=((w1, p), (w2, q), (w3, r), (w4, s)),
            given=(("w1", w1), ("w2", w2), ("w3", w3), ("w4", w4)),
            options=(
                Option(
                    "No, never.",
                    Eq(value, 0),
                    "If one weight of the first is not that of the second, are all their slopes still the same?",
                    "At every step the two slopes are equal, so the steps are equal, and so are the weights after it.",
                ),
                Option(
                    "Yes, from the first step on.",
                    Ne(value, 0),
                    "Write down the first step of each neuron. Which number in it is not the same for both?",
                    "A weight that differs makes other slopes, so the two take different steps.",
                ),
                Option(
                    "Yes, but only after many steps.",
                    S.false,
                    "What would be so in the thousandth step that is not so in the first?",
                ),
            ),
            reasons=(
                Option(
                    "They have the same outputs and the same weights behind them, so their slopes are the same.",
                    And(Eq(p, q), Eq(r, s)),
                    "Compare {w1} with {w2}, and {w3} with {w4}. Are both pairs equal here?",
                ),
                Option(
                    "They have different outputs, and equal weights behind them.",
                    And(Ne(p, q), Eq(r, s)),
                    "The output comes from the neuron's own weight, {w1} or {w2}. What is behind it?",
                ),
                Option(
                    "They have the same outputs, and different weights behind them.",
                    And(Eq(p, q), Ne(r, s)),
                    "Which weights say what a neuron's output is, and which come behind it?",
                ),
                Option(
                    "They have different outputs, and different weights behind them.",
                    And(Ne(p, q), Ne(r, s)),
                    "Look at one pair at a time. Does each of them differ here?",
                ),
            ),
            look="Compare the own weights {w1} and {w2} first, then {w3} and {w4}, which stand behind the two neurons.",
            idea="Put the numbers of each neuron into the formula of its slope. Equal numbers give equal slopes, and "
            "equal slopes give equal steps.",
            gap="The own weights are {p} and {q}, so the two outputs are ?. The weights behind them are {r} and {s}, "
            "so what comes back to the two is ?.",
            because="The slope of a neuron depends on its output and on the weight behind it, and on nothing else that "
            "could differ here.",
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
            ask="A hidden neuron has the weight {w1} = {p} and the input {x} = 1. Its output {a} is a number between 0 "
            "and 1. It is multiplied by {w3}, which starts at {q}. The product is the output of the network, and it "
            "should be 2. The slope of the cost by {w1} is {slope}. What does the first step do to {w1}?",
            given=(("w1", w1), ("w3", w3), ("slope", told)),
            of=D(one_way, w1),
            at=((w1, p), (w3, q), (x, Integer(1))),
            options=(
                Option(
                    "It stays the same.",
                    Eq(value, 0),
                    "For that, one of the factors has to be zero. Which one is it?",
                    "One factor is zero, so the slope is zero, and so is the step.",
                ),
                Option(
                    "It grows.",
                    Lt(value, 0),
                    "A step goes against the slope. Which sign has the slope here?",
                    "The slope is below zero, and a step goes against it.",
                ),
                Option(
                    "It shrinks.",
                    Gt(value, 0),
                    "Count the negative factors of the slope. Which way does the step go then?",
                    "The slope is above zero, and a step goes against it.",
                ),
            ),
            reasons=(
                Option(
                    "The weight behind it is zero, so nothing comes back to it.",
                    Eq(q, 0),
                    "Which factor of the slope is the weight behind the neuron, and how large is it?",
                ),
                Option(
                    "The output is too low, and a larger output of the hidden neuron would make it higher.",
                    Gt(q, 0),
                    "If the output of the hidden neuron grew, what would {w3} make of that?",
                ),
                Option(
                    "The output is too low, and a larger output of the hidden neuron would make it lower.",
                    Lt(q, 0),
                    "Does the output of the network fall when the hidden neuron's output grows? Look at {w3}.",
                ),
                Option(
                    "The weight is zero itself, so its slope is zero.",
                    S.false,
                    "Is {w1} a factor of its own slope? What is the sigmoid of 0?",
                ),
            ),
            look="The slope is a product. Go through its factors one by one: which sign has each, and is one of them "
            "zero?",
            idea="What comes back to a weight passes through the weight behind it. A step goes against the slope.",
            because="The factor {a}(1 − {a}) is never zero, and the output is below 2. So {w3} decides.",
            vary=(Vary(p, (0, 1, -1)), Vary(q, (0, 1, -2))),
            skill="read-the-factors",
        ),
        Formula(
            slug="error-of-twin",
            ask="In a larger network, two hidden neurons are twins. Each has the output {a} of a sigmoid, and feeds "
            "two outputs. The weight to the first is {p}, and the error there is {d1}. The weight to the second is "
            "{q}, and the error there is {d2}. Write the error of one of the twins.",
            of=(p * d1 + q * d2) * a * (1 - a),
            given=(("d1", d1), ("d2", d2)),
            vary=(Vary(p, (2, -1, 3)), Vary(q, (-2, 4, 5))),
            slips=(
                Slip(
                    "without-the-sigmoid",
                    p * d1 + q * d2,
                    "That is how fast the cost grows with the output of the neuron.",
                    "How fast does this output grow with the weighted input?",
                ),
                Slip(
                    "output-for-slope",
                    (p * d1 + q * d2) * a,
                    "There is {a} where the slope of the sigmoid belongs.",
                    "Where {a} is almost 1, the sigmoid is almost flat. Is your factor small there?",
                ),
                Slip(
                    "first-output-alone",
                    p * d1 * a * (1 - a),
                    "That is what comes back from the first output.",
                    "Where else does the output of the neuron go?",
                ),
                Slip(
                    "second-output-alone",
                    q * d2 * a * (1 - a),
                    "That is what comes back from the second output.",
                    "Where else does the output of the neuron go?",
                ),
                Slip(
                    "errors-without-weights",
                    (d1 + d2) * a * (1 - a),
                    "The two errors are added without their weights.",
                    "Over which weight does each of them come back?",
                ),
            ),
            skill="add-over-paths",
            look="Two errors come back to the neuron, each over an edge of its own. Which weight has each edge?",
            idea="Over several paths you add up what comes back. Then comes the slope of the neuron's own sigmoid, "
            "told by its output.",
            because="What comes back over the two edges is added, times the slope of the sigmoid. Nothing in this "
            "formula tells the twins apart, so both have this error.",
        ),
        Prose(
            "So the weights start at random: that is the usual **initialisation**. How large?",
        ),
        Prose(
            "A neuron of the first layer adds up {many} products. Suppose that every input is {one}, and each weight "
            "is {one} or {minus}, decided by the toss of a coin. Most of the products cancel, but not all. The sum is "
            "typically about {large} in size, the root of {many}. With real images, which have little ink, it is "
            "about {inked}. Even that is far too large for a weighted input: the neuron is saturated before it has "
            "learned anything.",
            inked=Integer(9),
            many=Integer(784),
            one=Integer(1),
            minus=Integer(-1),
            large=sqrt(Integer(784)),
        ),
        Reasoning(
            slug="why-the-root",
            intro="A neuron has {K} inputs. Why is its sum as large as the root of {K}, and not {K}? Follow the square "
            "of the sum, one weight after the other.",
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
        Formula(
            slug="mean-square",
            ask="A neuron adds up two products: the input {p} times {w1}, and the input {q} times {w2}. A coin decides "
            "the sign of each weight. Write what the square of the sum is on average.",
            of=(p * w1) ** 2 + (q * w2) ** 2,
            given=(("w1", w1), ("w2", w2)),
            vary=(Vary(p, (2, 3, 5)), Vary(q, (4, -2, 6))),
            slips=(
                Slip(
                    "mixed-term-kept",
                    (p * w1 + q * w2) ** 2,
                    "That is the square for one throw of the coins.",
                    "What happens to the mixed term when one weight changes its sign?",
                ),
                Slip(
                    "inputs-not-squared",
                    p * w1**2 + q * w2**2,
                    "The weights are squared here, and the inputs are not.",
                    "What is the square of one whole product, input and weight?",
                ),
                Slip(
                    "inputs-left-out",
                    w1**2 + w2**2,
                    "That would be right if both inputs were 1.",
                    "What is the first product, with its input?",
                ),
                Slip(
                    "sum-itself",
                    p * w1 + q * w2,
                    "That is the sum itself, for one throw of the coins.",
                    "What is its square, and what is left of that on average?",
                ),
                Slip(
                    "cases-added",
                    2 * ((p * w1) ** 2 + (q * w2) ** 2),
                    "That is twice the mean, as if two cases were added up.",
                    "What do you divide by, to get a mean of two cases?",
                ),
            ),
            skill="square-root-law",
            look="Square the sum of the two products first. Which three terms does it have?",
            idea="When one weight changes its sign, one of the three terms changes its sign as well. On average it "
            "cancels.",
            because="The mixed term is as often positive as negative, and cancels in the mean. The two squares stay.",
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
            ask="A neuron has {K} = {p} inputs, each 1 or −1. Each of its weights is {w} or its negative, so its "
            "weighted input is typically about {typical} in size. Which {w} makes this 1? The bars above let you try "
            "it.",
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
                    "That would keep the sum at 1 if all products had one sign.",
                    "How large is the sum when they partly cancel?",
                ),
                Slip(
                    "half-of-them",
                    2 / K,
                    "That would be right if the sum were as large as half of the inputs.",
                    "Follow the squares: how large is the sum after all of its weights?",
                ),
            ),
            given=(("typical", InOrder(w, sqrt(K))), ("K", K)),
            digits=3,
            vary=(Vary(p, (784, 16, 36, 400, 25, 64)),),
            skill="square-root-law",
            look="The typical size is a product of two factors. Which of them do you know, for this neuron?",
            idea="The square adds up over the inputs, so the size grows with the root of their number. The weights "
            "have to make up for that root.",
            because="The weights are multiplied by the root of {p}, so they have to be one over this root.",
        ),
        Formula(
            slug="size-for-inputs",
            ask="Now a neuron has {K} inputs, and each is {p:decimal} or its negative. Each weight is {w} or "
            "its negative, decided by a coin. Write the {w} for which the weighted input is typically about 1 in size.",
            of=1 / (p * sqrt(K)),
            given=(("K", K),),
            vary=(Vary(p, (Integer(2), Integer(3), Rational(1, 2), Integer(4), Rational(2, 5))),),
            slips=(
                Slip(
                    "input-left-out",
                    1 / sqrt(K),
                    "That is right for inputs of 1 and −1.",
                    "How large is one product here, input times weight?",
                ),
                Slip(
                    "turned-over",
                    p * sqrt(K),
                    "That is how large the sum is when the weights are 1.",
                    "How small must the weights be, to bring this down to 1?",
                ),
                Slip(
                    "input-on-top",
                    p / sqrt(K),
                    "With this {w} the weighted input gets the size of the square of the input.",
                    "When the inputs are larger, do the weights have to be larger or smaller?",
                ),
                Slip(
                    "number-without-root",
                    1 / (p * K),
                    "That would be right if the products did not cancel.",
                    "How does a sum with random signs grow with the number of its terms?",
                ),
            ),
            skill="square-root-law",
            look="One product of this neuron is an input times a weight. How large is it in size?",
            idea="The typical size of the sum is the size of one product, times the root of how many there are.",
            because="One product has the size {p:decimal} · {w}. Times the root of {K} that should be 1.",
        ),
        Order(
            slug="widest",
            ask="Four neurons with random weights, and all inputs are 1 or −1. Order them by how large their weighted "
            "input typically is, the smallest first.",
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
            skill="square-root-law",
            look="Each neuron has two numbers: how many inputs it has, and how large its weights are. Which of the two "
            "counts in full?",
            idea="With twice the weights, the sum is twice as large. With four times the inputs it is twice as large, "
            "too: the root counts.",
            because="Each size is the root of the number of inputs, times the size of the weights.",
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
        "equal. How many different things can the three of them learn?",
        at=((w1, p), (w2, q), (w3, r)),
        given=(("w1", w1), ("w2", w2), ("w3", w3)),
        options=(
            Option(
                "One.",
                And(Eq(p, q), Eq(q, r)),
                "Do all three of them get the same slopes?",
                "All three are equal, and stay equal.",
            ),
            Option(
                "Two.",
                Or(*(And(Eq(one, other), Ne(other, third)) for one, other, third in ((p, q, r), (q, r, p), (r, p, q)))),
                "Which two of the neurons stay equal, and does the third differ from them?",
                "Two of them are equal, and stay equal. The third starts apart.",
            ),
            Option(
                "Three.",
                And(Ne(p, q), Ne(q, r), Ne(p, r)),
                "Is there no pair among the three that starts equal?",
                "Each of them starts at a number of its own.",
            ),
        ),
        vary=(Vary(p, (1, -1)), Vary(q, (1, -1, 2)), Vary(r, (1, -1, 2))),
        skill="symmetry",
        look="Compare the three first weights, two at a time. Which of them are equal?",
        idea="Neurons that start equal get equal slopes, take equal steps, and stay equal however long you train.",
        gap="The first weights are {p}, {q} and {r}. Equal ones are one beginning, so there are ? beginnings.",
        because="They can learn as many different things as there are different beginnings.",
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
