"""The real network on real handwritten digits: train it, look into it, draw for it, and let your own formula train."""

from __future__ import annotations

from sympy import And, Expr, Ge, Gt, Integer, Le, Lt, Or, Rational, tanh

from tutor.elementary.heads import sigmoid
from tutor.lesson import (
    HIDDEN_DELTA,
    Choose,
    Confusion,
    Drive,
    Formula,
    Formulas,
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
from tutor.notation import C, a, delta, eta, theta, y, z
from tutor.symbolic.indexed import Partial
from tutor.symbolic.shown import Becomes

TRY = "Choose these settings, start the training, and read the sentence below it. What does it say about unseen digits?"
WATCH = (
    "Watch the curve of the cost while it trains. Does it crawl, does it jump and then stay high up, or does it fall?"
)

p, q, r, s, squash = (hole(name) for name in ("p", "q", "r", "s", "squash"))
value = Choose.value

inputs, outputs, hidden = Integer(784), Integer(10), Integer(16)
step = Becomes(theta, theta - eta * Partial(C, theta))
images, unseen = Integer(4000), Integer(1000)


def layer(before: Expr, after: Expr) -> Expr:
    """Each neuron of a layer has a weight for each neuron before it, and one bias."""
    return before * after + after


LESSON = Lesson(
    slug="digits",
    title="Train it on real digits",
    idea="The rule that moved one weight now moves all of them, and a network learns to read digits.",
    minutes=20,
    needs=("backprop-layers", "initialisation", "mini-batches"),
    teaches=("digits",),
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
            ask="Try it on the training above. Set 5 epochs and a learning rate of {p:decimal}, leave the rest as it "
            "was at first, and press Start. How many of the unseen digits does the network read?",
            options=(
                Option("Fewer than half.", Or(Lt(p, 1), Gt(p, 20)), TRY),
                Option("More than 3 in 4.", And(Ge(p, 1), Le(p, 20)), TRY),
            ),
            reasons=(
                Option("The steps are so small that 5 epochs do not lead far.", Lt(p, 1), WATCH),
                Option("The steps are so large that they leap over every valley.", Gt(p, 20), WATCH),
                Option("The steps are large enough, and do not leap over the valley.", And(Ge(p, 1), Le(p, 20)), WATCH),
            ),
            vary=(Vary(p, (Rational(1, 100), Integer(3), Integer(30))),),
            skill="rate-of-a-run",
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
            ),
            vary=(Vary(p, (90, 84, 96)), Vary(q, (12, 7, 9)), Vary(r, (3, 5, 8))),
            skill="read-the-confusion",
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
            of=p * r - q * s,
            given=(("minus", -s),),
            options=(Option("More than one half.", Gt(value, 0)), Option("Less than one half.", Lt(value, 0))),
            reasons=(
                Option("Its weighted input is above 0.", Gt(value, 0)),
                Option("Its weighted input is below 0.", Lt(value, 0)),
            ),
            vary=(
                Vary(p, (7, 11, 3)),
                Vary(q, (5, 8)),
                Vary(r, (Rational(1, 2), Rational(3, 10))),
                Vary(s, (Rational(2, 5), Rational(1, 5))),
            ),
            skill="what-a-neuron-looks-at",
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
            ),
            vary=(
                Vary(p, (Rational(9, 10), Rational(7, 10), Rational(4, 5), Rational(3, 5))),
                Vary(q, (Rational(1, 5), Rational(2, 5), Rational(1, 2))),
            ),
            skill="cost-of-one",
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
            skill="error-of-output",
        ),
        Drive(
            slug="drive",
            ask="Write the error of a hidden neuron {k}, from the errors of the layer after it. Then the digit network "
            "learns from your formula, on 2,000 real digits, beside one that learns from the right one.",
            wanted=HIDDEN_DELTA,
            layers=(784, 16, 16, 10),
            digits=True,
            epochs=6,
            skill="drive-the-digits",
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
            ask="After training, a network is right on {p} % of the images that it learned from, and on {q} % of "
            "images that it has never seen. What has happened?",
            of=p - q,
            options=(
                Option("It has learned many of its own images by heart.", Gt(value, 5)),
                Option("What it has learned works for new images, too.", Le(value, 5)),
            ),
            reasons=(
                Option("On new images it does clearly worse.", Gt(value, 5)),
                Option("On new images it does almost as well.", Le(value, 5)),
            ),
            vary=(Vary(p, (100, 99, 98)), Vary(q, (88, 97, 85, 96))),
            skill="unseen",
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
        ),
        vary=(Vary(p, (400, 256, 900)), Vary(q, (20, 32, 12))),
        skill="count-parameters",
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
