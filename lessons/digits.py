"""The real network on real handwritten digits: train it, look into it, draw for it."""

from __future__ import annotations

from sympy import Gt, Integer, Le, Lt, Rational

from tutor.lesson import (
    Choose,
    Confusion,
    Formula,
    Formulas,
    Lesson,
    Next,
    Number,
    Option,
    Pad,
    Prediction,
    Program,
    Prose,
    Trainer,
    Vary,
    Weights,
    hole,
)
from tutor.notation import C, a, eta, theta, y
from tutor.symbolic.derivative import Becomes, D

p, q, r, s, k = (hole(name) for name in ("p", "q", "r", "s", "k"))
value = Choose.value

inputs, outputs = Integer(784), Integer(10)


def layer(before: object, after: object) -> object:
    """Each neuron of a layer has a weight for each neuron before it, and one bias."""
    return before * after + after


whole = layer(inputs, p) + layer(p, q) + layer(q, outputs)
images = Integer(4000)

LESSON = Lesson(
    slug="digits",
    title="Train it on real digits",
    idea="The rule that moved one weight now moves all of them, and a network learns to read.",
    minutes=20,
    needs=("descent",),
    teaches=("digits",),
    can=(
        "count the weights and biases of a network, and the steps of an epoch",
        "train a network, stop it, and read what its curves say",
        "tell what a trained network mixes up, and what one of its neurons looks at",
    ),
    blocks=(
        Prose(
            "Here is a network that has never seen a digit. It gets {inputs} numbers, one for each small square of an "
            "image. It gives {outputs} numbers, one for each digit. The largest of them is its answer.\n\n"
            "In between are two hidden layers with 16 neurons each. That makes {count} weights and biases. "
            "At first they are random, so the answers are random too.",
            inputs=inputs,
            outputs=outputs,
            count=whole.xreplace({p: Integer(16), q: Integer(16)}),
        ),
        Prediction(
            slug="guess",
            ask="You train it on {images} handwritten digits for a few seconds. Then it reads 1000 digits that it has "
            "never seen. How many of them does it get right?",
            options=("About half.", "About 3 in 4.", "More than 9 in 10.", "All of them."),
            after="More than 9 in 10, with the settings that the page starts with. Your own run is still above.",
            given=(("images", images),),
        ),
        Prose(
            "Training is the rule that you know. One number, the cost {C}, says how wrong the network is. "
            "Every weight and bias takes a small step against its own slope. Then they all do it again.",
        ),
        Formulas(rows=(("one step, for each parameter of the network", Becomes(theta, theta - eta * D(C, theta))),)),
        Trainer(
            slug="network",
            caption="In each step the network looks at a small batch of images. Once through all of them is an epoch.",
        ),
        Prose(
            "The network learns from one set of images, and is tested on another. That is why there are two lines. "
            "Where they part, it has begun to learn its own images by heart.\n\n"
            "Play with the settings. What does a learning rate of 30 do? What does 0.01 do?",
        ),
        Confusion(
            slug="mixed-up",
            caption="Which digits does it mix up? Look for the darkest square that is not on the diagonal.",
        ),
        Weights(
            slug="listens",
            caption="What does a hidden neuron look at? Here are its weights, each at its place in the image. "
            "Ink on an orange square wakes the neuron up. Ink on a blue square calms it down.",
        ),
        Pad(
            slug="own",
            caption="Write one digit, and lift the pen. The network has never seen your handwriting.",
        ),
        Program(
            slug="code",
            caption="This is the program that trains the network. Nobody wrote its backward pass: it was derived from "
            "the cost, and printed. Above each piece stands its formula.",
        ),
        Number(
            slug="count",
            ask="A network has {inputs} inputs, a hidden layer of {p} neurons, a second one of {q}, and {outputs} "
            "outputs. How many weights and biases does it have? Each neuron has one weight for each neuron of the "
            "layer before, and one bias.",
            of=whole,
            digits=5,
            given=(("inputs", inputs), ("outputs", outputs)),
            vary=(Vary(p, (16, 8, 32, 20)), Vary(q, (16, 12, 10, 24))),
            skill="count-parameters",
        ),
        Number(
            slug="steps",
            ask="There are {images} images, and each step looks at {k} of them. How many steps are in {s} epochs?",
            of=images * s / k,
            digits=4,
            given=(("images", images),),
            vary=(Vary(k, (10, 20, 40, 100)), Vary(s, (3, 5, 30))),
            skill="epochs",
        ),
        Number(
            slug="one-image",
            ask="You show the network one image. Two of its outputs are {p:decimal} and {q:decimal}, all others are 0. "
            "The first of the two should have been 1, and every other output 0. What is the cost of this image?",
            of=(p - 1) ** 2 + q**2,
            digits=3,
            vary=(
                Vary(p, (Rational(9, 10), Rational(7, 10), Rational(4, 5), Rational(3, 5))),
                Vary(q, (Rational(1, 5), Rational(2, 5), Rational(1, 2))),
            ),
            skill="cost-of-one",
        ),
        Formula(
            slug="slope-of-output",
            ask="One output is {a}, and it should have been {y}. Its part of the cost is {of}. "
            "Write the slope of this part when {a} changes.",
            of=k * (a - y) ** p,
            by=a,
            vary=(Vary(k, (1, 3, 5)), Vary(p, (2, 4))),
            skill="slope-of-output",
        ),
        Choose(
            slug="two-answers",
            ask="Two networks see the same image. The output that should be 1 is {p:decimal} in the first network and "
            "{q:decimal} in the second. All other outputs are 0 in both. Which network has the smaller cost here?",
            of=(p - 1) ** 2 - (q - 1) ** 2,
            options=(
                Option("The first.", Lt(value, 0)),
                Option("The second.", Gt(value, 0)),
            ),
            reasons=(
                Option("The output of the first is closer to 1, so its square is smaller.", Lt(value, 0)),
                Option("The output of the second is closer to 1, so its square is smaller.", Gt(value, 0)),
            ),
            vary=(
                Vary(p, (Rational(9, 10), Rational(1, 2), Rational(7, 10))),
                Vary(q, (Rational(3, 5), Rational(4, 5), Rational(3, 10))),
            ),
            skill="cost-of-one",
        ),
        Choose(
            slug="by-heart",
            ask="After training, a network is right on {p} % of the images that it learned from, and on {q} % of "
            "images that it has never seen. What has happened?",
            of=p - q,
            options=(
                Option("It has learned many of its own images by heart.", Gt(value, 5)),
                Option("What it has learned holds for new images as well.", Le(value, 5)),
            ),
            reasons=(
                Option("On new images it does clearly worse.", Gt(value, 5)),
                Option("On new images it does almost as well.", Le(value, 5)),
            ),
            vary=(Vary(p, (100, 99, 98)), Vary(q, (88, 97, 85, 96))),
            skill="unseen",
        ),
    ),
    summary=(
        Prose(
            "Training is gradient descent on the cost, with every weight and bias at once: {step}.",
            step=Becomes(theta, theta - eta * D(C, theta)),
        ),
        Prose("A batch is a few images, an epoch is once through all of them."),
        Prose("What counts is how a network does on images that it has never seen."),
    ),
    on=(Next("descent", "Would you like to see one weight take its steps again, slowly?"),),
)
