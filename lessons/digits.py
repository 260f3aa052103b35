"""The real network on real handwritten digits: train it, look into it, draw for it, and let your own formula train."""

from __future__ import annotations

from sympy import And, Eq, Expr, Ge, Gt, Integer, Le, Lt, Not, Or, Rational, S, floor, tanh

from tutor.elementary.heads import sigmoid
from tutor.lesson import (
    HIDDEN_DELTA,
    Choose,
    Confusion,
    Drive,
    Formula,
    Formulas,
    Gradient,
    GradientCheck,
    Lesson,
    Next,
    Number,
    Option,
    Pad,
    Prediction,
    Program,
    Prose,
    Slip,
    Trainer,
    Vary,
    Weights,
    hole,
)
from tutor.notation import C, a, delta, eta, numbered, theta, w, y, z
from tutor.symbolic.indexed import Partial
from tutor.symbolic.shown import Becomes

p, q, r, s, squash = (hole(name) for name in ("p", "q", "r", "s", "squash"))
value = Choose.value

inputs, outputs, hidden = Integer(784), Integer(10), Integer(16)
step = Becomes(theta, theta - eta * Partial(C, theta))
a1, a2, a3 = (numbered(a, number) for number in (1, 2, 3))  # three of the outputs
kept = Rational(9, 10)  # of the step before, with momentum 0.9
lost = floor(q * (p - 50) / 50)  # q points for a network that knows all its images, few for one that knows half
orange, blue = p * r, q * s  # what the squares of a colour bring: how many, times the weight
more_squares = Or(And(Gt(p, q), Gt(orange, blue)), And(Lt(p, q), Lt(orange, blue)))  # the stronger colour has them
larger_weights = Or(And(Gt(r, s), Gt(orange, blue)), And(Lt(r, s), Lt(orange, blue)))
images, unseen = Integer(4000), Integer(1000)


def layer(before: Expr, after: Expr) -> Expr:
    """Each neuron of a layer has a weight for each neuron before it, and one bias."""
    return after * (before + 1)


LESSON = Lesson(
    slug="digits",
    title="Train it on real digits",
    idea="The rule that moved one weight now moves all of them, and a network learns to read digits.",
    minutes=20,
    can=(
        "train a network, stop it, and read what its curves say",
        "say what a trained network mixes up, and what one of its neurons looks for",
        "train the real network with a formula that you derived yourself",
    ),
    blocks=(
        Prose(
            "Here is a network that has never seen a digit. It gets {inputs} numbers, one for each small square of an "
            "image. It gives {outputs} numbers, one for each digit. The largest of them is its answer.\n\n"
            "In between are two hidden layers with 16 neurons each. That makes {count} weights and biases. "
            "At first they are random, so the answers are random too.",
            inputs=inputs,
            outputs=outputs,
            count=layer(inputs, hidden) + layer(hidden, hidden) + layer(hidden, outputs),
        ),
        Prediction(
            slug="guess",
            ask="You train it on {images} handwritten digits for a few seconds. Then it reads {unseen} digits that it "
            "has never seen. How many of them does it get right?",
            options=("About half.", "About 3 in 4.", "More than 9 in 10.", "All of them."),
            after="More than 9 in 10, with the settings that the page starts with. Your own run is still above.",
            given=(("images", images), ("unseen", unseen)),
        ),
        Prose(
            "Training is the rule that you know. One number, the cost {C}, says how wrong the network is. "
            "Every weight and bias takes a small step against its own slope. Then they all do it again.",
        ),
        Formulas(
            rows=(("one step, for each parameter of the network", Becomes(theta, theta - eta * Partial(C, theta))),)
        ),
        Trainer(
            slug="network",
            caption="Each step takes a small batch of images. Before that, each image is shifted by a square or so. "
            "The learning rate falls on the way. Press Start and watch both lines.",
        ),
        Prose(
            "The network learns from one set of images, and is tested on another. That is why there are two lines. "
            "Where the second one stays above the first, the network has begun to learn its own images by heart. This "
            "is called **overfitting**.",
        ),
        Prose(
            "One setting is new. With **momentum** 0.9, a step keeps nine tenths of the step before it, like a ball "
            "that rolls on. Where the slope stays the same, the steps grow to ten times their size. So take a tenth of "
            "the learning rate.",
        ),
        Choose(
            slug="which-rate",
            ask="Try it on the training above. Set 5 epochs and a learning rate of {rate:decimal}, leave the rest as "
            "it was at first, and press Start. How many of the unseen digits does the network read?",
            given=(("rate", p),),
            options=(
                Option(
                    "Fewer than half.",
                    Or(Lt(p, Rational(2, 5)), Gt(p, 20)),
                    "Start the training with this rate. Does the line of the unseen digits end below one half?",
                ),
                Option(
                    "Between half and 8 in 10.",
                    And(Ge(p, Rational(2, 5)), Lt(p, 1)),
                    "Start the training with this rate. Where does the line of the unseen digits end?",
                ),
                Option(
                    "More than 8 in 10.",
                    And(Ge(p, 1), Le(p, 20)),
                    "Start the training with this rate. Does the line of the unseen digits climb above 8 in 10?",
                ),
            ),
            reasons=(
                Option(
                    "The steps are so small that 5 epochs do not lead far.",
                    Lt(p, Rational(2, 5)),
                    "Watch the cost while it trains. How far has it fallen when the training stops?",
                ),
                Option(
                    "The steps are so large that they leap over every valley.",
                    Gt(p, 20),
                    "Watch the cost while it trains. Does it jump, and then stay high up?",
                ),
                Option(
                    "The steps are on the small side: 5 epochs lead part of the way.",
                    And(Ge(p, Rational(2, 5)), Lt(p, 1)),
                    "Watch the cost while it trains. Is it well on its way, and still falling at the end?",
                ),
                Option(
                    "The steps are large enough, and do not leap over the valley.",
                    And(Ge(p, 1), Le(p, 20)),
                    "Watch the cost while it trains. Does it fall fast, and come to rest low down?",
                ),
            ),
            vary=(Vary(p, tuple(map(Rational, ("1/100", "1/10", "1/2", "1", "3", "30")))),),
            skill="choice-of-rate",
            look="The rate is all that you change. Start with {rate:decimal}, and watch how the cost goes.",
            idea="Too small a rate crawls, too large a rate leaps. And a training of 5 epochs ends soon.",
            gap="With a learning rate of {rate:decimal} the cost falls ?, so after 5 epochs the network reads ?.",
            because="Steps that are too small do not get far in 5 epochs. Steps that are too large jump about high up.",
        ),
        Formula(
            slug="with-momentum",
            ask="With momentum 0.9, the last step of a weight was {p:decimal}. Now its slope is {q:decimal}. The "
            "learning rate is {eta}. Write the next step.",
            of=kept * p - eta * q,
            vary=(
                Vary(p, (Rational(1, 5), Rational(-2, 5), Rational(3, 5))),
                Vary(q, (Rational(1, 2), Rational(-3, 2), Rational(2))),
            ),
            slips=(
                Slip(
                    "without-momentum",
                    -eta * q,
                    "That is a step without momentum.",
                    "What is kept of the step before?",
                ),
                Slip(
                    "whole-step-kept",
                    p - eta * q,
                    "The whole of the last step is kept here.",
                    "Which share of it does momentum 0.9 keep?",
                ),
                Slip(
                    "a-tenth-kept",
                    (1 - kept) * p - eta * q,
                    "One tenth of the last step is kept here.",
                    "Momentum 0.9: which share stays, and which is lost?",
                ),
                Slip(
                    "with-the-slope",
                    kept * p + eta * q,
                    "The new part goes with the slope here.",
                    "Which way does a step of gradient descent go?",
                ),
                Slip(
                    "both-kept",
                    kept * (p - eta * q),
                    "Nine tenths of the new part are taken here as well.",
                    "Of which step are nine tenths kept?",
                ),
            ),
            skill="one-step",
            look="The next step has two parts. One comes from the step before, and one from the slope now.",
            idea="What is kept of the last step is added to the step that you know: against the slope, times the "
            "learning rate.",
            because="Nine tenths of the last step are kept, and the step against the slope is added.",
        ),
        Confusion(
            slug="mixed-up",
            caption="Which digits does it mix up? Look for the darkest squares that are not on the diagonal.",
        ),
        Number(
            slug="when-it-says-nine",
            ask="Read down a **column** of a table like the one above. A network reads 9 for {p} nines, for {q} fours "
            "and for {r} other digits. When it reads 9, how often is it right, in %?",
            of=100 * p / (p + q + r),
            digits=3,
            unit="%",
            slips=(
                Slip(
                    "wrong-share",
                    100 * (q + r) / (p + q + r),
                    "That is how often it is wrong when it reads 9.",
                    "How many of the digits that it reads as 9 are nines?",
                ),
                Slip(
                    "fours-alone",
                    100 * p / (p + q),
                    "That is right if only nines and fours are read as 9.",
                    "Which other digits does it read as 9?",
                ),
                Slip(
                    "nines-alone",
                    p,
                    "That is how many of them are nines.",
                    "Out of how many digits that it reads as 9?",
                ),
                Slip(
                    "against-the-wrong",
                    100 * p / (q + r),
                    "That compares the nines with the digits that are none.",
                    "How many digits does it read as 9 in all?",
                ),
            ),
            vary=(Vary(p, (90, 84, 96)), Vary(q, (12, 7, 9)), Vary(r, (3, 5, 8))),
            skill="reading-results",
            look="Everything in this column was read as 9. How many digits is that, together?",
            idea="A share is a part, divided by the whole. The whole is what stands in one column, whatever is right.",
            because="The nines are the part that is right, and all digits of the column are the whole.",
        ),
        Weights(
            slug="listens",
            caption="What does a hidden neuron look for? Here are its weights, each at its place in the image. "
            "Ink on an orange square raises the output of the neuron. Ink on a blue square lowers it.",
        ),
        Choose(
            slug="ink",
            ask="A neuron as in the picture above, with bias 0. Black ink lies on {p} orange squares with the weight "
            "{r:decimal}, and on {q} blue squares with the weight {minus:decimal}. What is its output?",
            of=orange - blue,
            given=(("minus", -s),),
            options=(
                Option(
                    "More than one half.",
                    Gt(value, 0),
                    "For that, the weighted input has to be above 0. What do the orange squares bring, and the blue?",
                    "The orange squares bring more than the blue ones take away, so the weighted input is above 0.",
                ),
                Option(
                    "Less than one half.",
                    Lt(value, 0),
                    "For that, the weighted input has to be below 0. Which colour brings more, orange or blue?",
                    "The blue squares take away more than the orange ones bring, so the weighted input is below 0.",
                ),
                Option(
                    "Exactly one half.",
                    Eq(value, 0),
                    "The sigmoid is one half at 0. Do the two colours cancel here?",
                    "The two colours cancel, so the weighted input is 0, where the sigmoid is one half.",
                ),
            ),
            reasons=(
                Option(
                    "One colour has more squares and the larger weights, and it decides.",
                    And(more_squares, larger_weights),
                    "Compare the sizes of the two weights. Are they larger for the colour with more squares?",
                ),
                Option(
                    "One colour has more squares, and it decides, although its weights are smaller.",
                    And(more_squares, Not(larger_weights)),
                    "Number of squares times weight: which colour brings more?",
                ),
                Option(
                    "One colour has the larger weights, and it decides, although it has fewer squares.",
                    And(larger_weights, Not(more_squares)),
                    "The larger weights count on fewer squares. How much is that in all, for each colour?",
                ),
                Option(
                    "One colour has more squares, the other the larger weights, and they cancel.",
                    Eq(value, 0),
                    "Work out what each colour brings. Are the two equal in size?",
                ),
            ),
            vary=(
                Vary(p, (8, 12, 4)),
                Vary(q, (5, 10)),
                Vary(r, (Rational(1, 2), Rational(1, 4), Rational(1, 5))),
                Vary(s, (Rational(2, 5), Rational(3, 10))),
            ),
            skill="weighted-input",
            look="Take one colour at a time: how many squares have ink, times their weight.",
            idea="The weighted input adds up all of that, signs included. The sigmoid is one half where it is 0, and "
            "higher where it is above 0.",
            because="What counts is the sum over all inked squares, and not the number of squares alone.",
        ),
        Pad(
            slug="own",
            caption="Write one digit, and lift the pen. The network has never seen your handwriting. It knows "
            "nothing but digits: it takes a scribble for a digit, too.",
        ),
        Number(
            slug="one-image",
            ask="The table beside your digit above has ten outputs. For another image two of them are {p:decimal} "
            "and {q:decimal}, and all others are 0. The target of the first of the two is 1, and every other target is "
            "0. What is the cost of this image?",
            of=(p - 1) ** 2 + q**2,
            digits=3,
            slips=(
                Slip(
                    "errors-added",
                    1 - p + q,
                    "Those are the sizes of the two errors, added up.",
                    "What does the cost do with each error before it adds them?",
                ),
                Slip(
                    "one-target",
                    p**2 + q**2,
                    "That is as if both targets were 0.",
                    "How far is the first output from its target?",
                ),
                Slip(
                    "first-alone",
                    (p - 1) ** 2,
                    "That is the part of the first output.",
                    "The target of the second is 0. Is its output 0, too?",
                ),
                Slip(
                    "sum-squared",
                    (p - 1 + q) ** 2,
                    "The two errors are added first here, and then squared.",
                    "Can errors of opposite signs cancel in the cost?",
                ),
                Slip(
                    "mean-of-two",
                    ((p - 1) ** 2 + q**2) / 2,
                    "That is the mean of two parts.",
                    "Is the cost of one image a mean of its outputs, or their sum?",
                ),
            ),
            vary=(
                Vary(p, (Rational(9, 10), Rational(7, 10), Rational(4, 5), Rational(3, 5))),
                Vary(q, (Rational(1, 4), Rational(1, 2), Rational(3, 20))),
            ),
            skill="cost-of-one",
            look="Eight of the ten outputs are what they should be. How far off is each of the other two?",
            idea="The cost of one example is a sum: one square for each output, of output minus target.",
            because="Each output brings its squared distance from its target, and eight of them bring nothing.",
        ),
        Gradient(
            slug="pull-on-outputs",
            ask="An image shows a 3. The outputs for 3, 5 and 8 are {a1} = {p:decimal}, {a2} = {q:decimal} and {a3} = "
            "{r:decimal}. Their part of the cost is {of}. Write its gradient, by these three outputs.",
            of=(a1 - 1) ** 2 + a2**2 + a3**2,
            by=(a1, a2, a3),
            at=((a1, p), (a2, q), (a3, r)),
            given=(("a1", a1), ("a2", a2), ("a3", a3)),
            vary=(
                Vary(p, (Rational(7, 10), Rational(2, 5), Rational(4, 5))),
                Vary(q, (Rational(3, 10), Rational(1, 10), Rational(9, 10))),
                Vary(r, (Rational(1, 20), Rational(3, 20), Rational(1, 4))),
            ),
            skill="gradient",
            look="One output is nudged at a time. In which of the three squares does it stand?",
            idea="Each output has a square of its own, so each slope is that of one square. Its sign says whether the "
            "output should rise or fall.",
            because="The slope of a square is twice its inside. The output for 3 should rise, the others should fall.",
        ),
        Prose(
            "Now back through the layers, as the program does it at every step. It begins at the outputs, and it "
            "goes on to the neurons before them.",
        ),
        Formula(
            slug="error-of-output",
            ask="The output {a} of a neuron is {squash}, where {z} is its weighted input. Its target is {y}, and its "
            "part of the cost is {of}. Write its error {delta}: how fast this part grows with {z}. You may use {a}.",
            of=(squash - y) ** 2,
            by=z,
            where=((a, squash),),
            given=(("delta", delta),),
            vary=(Vary(squash, (sigmoid(z), tanh(z))),),
            skill="delta",
            look="A nudge of {z} reaches the cost over the output {a}. Which two rates are on this way?",
            idea="The chain rule: how fast the square grows with the output, times the slope of the activation "
            "function, told by its output.",
            because="The square brings twice the distance from the target, and {a} grows with {z} by the slope of its "
            "own curve.",
        ),
        Formula(
            slug="one-edge",
            ask="An edge of the last layer has the weight {w}. The neuron before it has the output {p:decimal}, and "
            "the output neuron behind it has the error {q:decimal}. Write what {w} becomes in one step, with the "
            "learning rate {eta}.",
            of=w - eta * p * q,
            vary=(
                Vary(p, (Rational(4, 5), Rational(3, 10), Rational(3, 5))),
                Vary(q, (Rational(1, 2), Rational(-1, 5), Rational(-2, 5))),
            ),
            slips=(
                Slip(
                    "against-the-rule",
                    w + eta * p * q,
                    "This step goes with the slope.",
                    "Which way does a step of gradient descent go?",
                ),
                Slip(
                    "error-alone",
                    w - eta * q,
                    "That is the step of a bias, or of an edge with the input 1.",
                    "What comes in over this edge?",
                ),
                Slip(
                    "output-alone",
                    w - eta * p,
                    "The error of the neuron behind the edge does not count here.",
                    "Of which two factors is the slope of an edge made?",
                ),
                Slip(
                    "error-and-output-added",
                    w - eta * (p + q),
                    "Output and error are added here.",
                    "A nudge of {w} is multiplied first by one, then by the other. Which rule is that?",
                ),
                Slip(
                    "rate-forgotten",
                    w - p * q,
                    "That is a step with the learning rate 1.",
                    "What is the slope multiplied by?",
                ),
                Slip(
                    "step-itself",
                    -eta * p * q,
                    "That is the step itself.",
                    "Where does {w} stand before the step?",
                ),
            ),
            skill="weight-by-weight",
            look="First the slope of this edge. What comes in over it, and which error stands behind it?",
            idea="The slope of an edge is its input, times the error of the neuron that it leads to. A step goes "
            "against the slope, times the learning rate.",
            because="The slope of the edge is the output before it times the error behind it, and the step goes "
            "against that.",
        ),
        Drive(
            slug="drive",
            ask="Write the error of a hidden neuron {k}, from the errors of the layer after it. Then the digit network "
            "learns from your formula, on 2,000 real digits, beside one that learns from the right one.",
            wanted=HIDDEN_DELTA,
            layers=(784, 16, 16, 10),
            digits=True,
            epochs=6,
            skill="backward-pass",
            look="Over which edges does an error come back to the neuron {k}? And what is on the way into its own "
            "weighted input?",
            idea="Add up what comes back over all edges, each error with the weight of its edge. Then comes the slope "
            "of the neuron's own sigmoid.",
            because="The errors behind come back over all edges and are added, times the slope of this neuron's own "
            "sigmoid.",
        ),
        Program(
            slug="code",
            caption="This is the program that trains the network. Its backward pass was derived from the cost and "
            "printed. Above each piece stands its formula. Find yours.",
        ),
        GradientCheck(
            slug="witnesses",
            caption="Trust no program that you have not checked. Pick a parameter and an image: the cost written out "
            "as a formula, backpropagation and a nudge must agree on the slope.",
        ),
        Choose(
            slug="by-heart",
            ask="After training, a network is right on {p} % of the images that it learned from, and on {seen} % of "
            "images that it has never seen. What has happened?",
            of=lost,
            given=(("seen", p - lost),),
            options=(
                Option(
                    "It has learned many of its own images by heart.",
                    Gt(value, 5),
                    "If that were so, it would do clearly worse on new images. How far apart are the two numbers?",
                    "What it learned by heart does not help on new images.",
                ),
                Option(
                    "What it has learned works for new images, too.",
                    And(Le(value, 5), Gt(p, 80)),
                    "If that were so, both numbers would be high, and close together. Are they?",
                    "It is almost as good on images that it has never seen.",
                ),
                Option(
                    "It has learned too little so far.",
                    And(Le(value, 5), Lt(p, 80)),
                    "If that were so, it would be wrong on many of its own images. How many are that?",
                    "It is wrong on many images of both kinds.",
                ),
            ),
            reasons=(
                Option(
                    "On new images it does clearly worse than on its own.",
                    Gt(value, 5),
                    "Take one number from the other. Is that a large part?",
                ),
                Option(
                    "It does well on its own images, and almost as well on new ones.",
                    And(Le(value, 5), Gt(p, 80)),
                    "Is it right on most of its own images? And how much does it lose on new ones?",
                ),
                Option(
                    "It does badly even on the images that it learned from.",
                    And(Le(value, 5), Lt(p, 80)),
                    "How many of its own images does it read?",
                ),
                Option(
                    "It makes mistakes on new images.",
                    S.false,
                    "Every network does that. What tells you whether it makes more of them than on its own images?",
                ),
            ),
            vary=(Vary(p, (100, 99, 98, 62, 55)), Vary(q, (12, 14, 2, 3))),
            skill="reading-results",
            look="There are two numbers. How high is the first, and how far is the second below it?",
            idea="Images that it learned from can be learned by heart. Only new ones show what works.",
            gap="On its own images it is right on {p} %, and on new ones on {seen} %. The first is ?, the second is "
            "? points below it.",
            because="The first number says how well it knows its own images. The difference says how much of that is "
            "lost on new ones.",
        ),
    ),
    transfer=Number(
        slug="letters",
        ask="Letters instead of digits: an image has {p} squares, one hidden layer has {q} neurons, and there are "
        "{letters} outputs. How many weights and biases does training move?",
        of=layer(p, q) + layer(q, Integer(26)),
        digits=5,
        given=(("letters", Integer(26)),),
        slips=(
            Slip(
                "weights-only",
                p * q + q * 26,
                "Those are the weights alone.",
                "Each neuron after the inputs has one more number. Which?",
            ),
            Slip(
                "biases-of-inputs",
                p * q + q * 26 + p + q + 26,
                "Here the inputs have biases, too.",
                "Is anything added at an input, before it goes on?",
            ),
            Slip(
                "biases-of-outputs-forgotten",
                p * q + q * 26 + q,
                "The biases of the outputs are missing.",
                "Which neurons have a bias?",
            ),
            Slip(
                "biases-of-hidden-forgotten",
                p * q + q * 26 + 26,
                "The biases of the hidden layer are missing.",
                "Which neurons have a bias?",
            ),
            Slip(
                "no-hidden-layer",
                layer(p, Integer(26)),
                "That is a network without its hidden layer.",
                "Where do the edges from the inputs lead?",
            ),
        ),
        vary=(Vary(p, (400, 256, 900)), Vary(q, (20, 32, 12))),
        skill="count-parameters",
        look="There are two layers of weights here: from the squares to the hidden neurons, and from these to the "
        "outputs.",
        idea="Each neuron after the inputs has one weight for each neuron before it, and one bias.",
        because="Each hidden neuron has {p} weights and a bias, each output {q} weights and a bias.",
    ),
    summary=(
        Prose(
            "Training is gradient descent on the cost, with every weight and bias at once: {step}.",
            step=step,
        ),
        Prose("Backpropagation gives every slope, and you have derived, typed and checked it yourself."),
        Prose("What counts is how well a network reads images that it has never seen."),
    ),
    on=(
        Next("backprop-layers", "Would you like to fill in a backward pass once more, with other numbers?"),
        Next("learning", "Read the first page again. Now you can derive every line of it."),
    ),
)
