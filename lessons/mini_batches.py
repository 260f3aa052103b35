"""A few examples at a time: a noisy gradient, and many more steps for the same work."""

from __future__ import annotations

from sympy import Eq, Gt, IndexedBase, Integer, Lt, Rational, sqrt

from tutor.lesson import (
    ACCURACY,
    COST,
    RATE,
    BatchNoise,
    Choose,
    Compare,
    Formula,
    Formulas,
    Item,
    Lesson,
    Next,
    Number,
    Option,
    Order,
    Prediction,
    Prose,
    Slip,
    Variation,
    Vary,
    hole,
)
from tutor.notation import C, N, i, numbered, theta, w, x, y
from tutor.symbolic.derivative import D
from tutor.symbolic.indexed import Partial, SumOver

p, q, r, s = (hole(name) for name in ("p", "q", "r", "s"))
value = Choose.value
C_i = IndexedBase(C)[i]
images, batch = Integer(4000), Integer(10)

c1, c2, c3 = (numbered(C, number) for number in (1, 2, 3))
x1, x2, y1, y2 = (numbered(letter, number) for letter in (x, y) for number in (1, 2))
TWO = ((w * x1 - y1) ** 2 + (w * x2 - y2) ** 2) / 2  # the mean cost of two examples

LESSON = Lesson(
    slug="mini-batches",
    title="Mini-batches",
    idea="A rough gradient from a few examples, and many steps.",
    minutes=15,
    needs=("high-dimensions", "learning-rate"),
    teaches=("mini-batches",),
    can=(
        "count the steps of an epoch",
        "say how noisy the gradient of a batch is, and what makes it less so",
        "choose between one careful step and many rough ones",
    ),
    blocks=(
        Prose(
            "There are {images} images. One exact gradient needs all of them, and gives you **one** step. "
            "With {batch} images at a time you get {steps} steps, and each image is still looked at once. But each "
            "step rests on a guess from {batch} images only.",
            images=images,
            batch=batch,
            steps=images / batch,
        ),
        Prediction(
            slug="guess",
            ask="You take the gradient of {batch} images, drawn at random, and that of all {images}. The network has "
            "not been trained. How large is the angle between the two?",
            options=(
                "Less than 1 degree.",
                "About 10 degrees.",
                "About 90 degrees: they have nothing in common.",
            ),
            after="About 12 degrees before the training. After three epochs, almost 80: the true gradient has become "
            "small, and the noise has not.",
            given=(("batch", batch), ("images", images)),
        ),
        Formulas(
            rows=(
                ("the cost: a mean over all examples", Eq(C, SumOver(C_i, i) / N, evaluate=False)),
                (
                    "so its slope is a mean as well",
                    Eq(Partial(C, theta), SumOver(Partial(C_i, theta), i) / N, evaluate=False),
                ),
            )
        ),
        Prose(
            "A mean over a few examples is a guess at the mean over all. These few are a **mini-batch**. Shuffle the "
            "examples, take the first few, make a step, take the next few. As before, one pass through all of them is "
            "an **epoch**.",
        ),
        BatchNoise(
            slug="noise",
            caption="Measure it: for each size, batches are drawn at random, and their gradients are compared with the "
            "gradient of all images. With ten times as many images, what happens to the error?",
        ),
        Prose(
            "The error falls like one over the root of the size. A hundred times the images, a tenth of the error; "
            "**four times the images, half the error**. This holds while the batch is a small part of all images. A "
            "batch of all {images} has no error at all.",
            images=images,
        ),
        Prose(
            "Now choose the network after 3 epochs, and measure again. Every batch is further off: the true gradient "
            "has become small, and the noise has not. A step from ten images points almost at right angles to it. "
            "Still, hundreds of such steps lead down.",
        ),
        Number(
            slug="steps-of-an-epoch",
            ask="There are {p} examples, and each step looks at {q} of them. How many steps are in {r} epochs?",
            of=p * r / q,
            digits=4,
            slips=(Slip("one-epoch", p / q, "Those are the steps of one epoch.", "How many epochs are there?"),),
            vary=(Vary(p, (4000, 60000, 1200)), Vary(q, (10, 100, 50)), Vary(r, (3, 5, 2))),
            skill="epochs",
        ),
        Number(
            slug="mean-of-three",
            ask="A mini-batch of three examples. Their slopes by the same weight are {p:decimal}, {q:decimal} and "
            "{r:decimal}. What is the slope of the cost of the batch?",
            of=(D(c1, w) + D(c2, w) + D(c3, w)) / 3,
            at=((D(c1, w), p), (D(c2, w), q), (D(c3, w), r)),
            digits=3,
            vary=(
                Vary(p, (Rational(3, 5), Rational(-9, 10), Rational(6, 5))),
                Vary(q, (Rational(3, 10), Rational(9, 5), Rational(-3, 5))),
                Vary(r, (Rational(-3, 10), Rational(12, 5), Rational(3, 2))),
            ),
            skill="mean-of-slopes",
        ),
        Formula(
            slug="two-examples",
            ask="Two examples, one weight: the cost is {of}. Write its slope by {by}.",
            of=TWO,
            by=w,
            vary=(),
            skill="mean-of-slopes",
        ),
        Compare(
            slug="sizes",
            caption="Four batch sizes, the same network, the same epochs. In an epoch each of them looks at every "
            "image once. Which has the lowest cost after one epoch? And which at the end?",
            runs=(
                Variation("all 4,000, η = 1", batch=4000),
                Variation("100, η = 1", batch=100),
                Variation("10, η = 1", batch=10),
                Variation("1, η = 0.3", batch=1, rate=0.3),
            ),
            epochs=6,
            show=(COST, ACCURACY),
        ),
        Prose(
            "The smaller the batch, the more steps in an epoch, and the faster the start. But steps from one image are "
            "so rough that this run needs a smaller learning rate, {small:decimal} instead of {one}, and its cost "
            "still jumps about. Here ten images work well.\n\n"
            "Real training often takes 32 to 512. A computer works on many images at once, so that a larger batch "
            "costs less time per image.",
            small=Rational(3, 10),
            one=Integer(1),
        ),
        Choose(
            slug="more-steps",
            ask="One run takes {p} images per step, another one {q}. Both look at the same {s} images in an epoch. "
            "Which run makes more steps?",
            of=s / p - s / q,
            options=(Option("The first.", Gt(value, 0)), Option("The second.", Lt(value, 0))),
            reasons=(
                Option("Its batches are smaller, so more of them fit into an epoch.", Gt(value, 0)),
                Option("The batches of the other are larger, so fewer of them fit.", Lt(value, 0)),
            ),
            vary=(Vary(p, (10, 200, 50)), Vary(q, (100, 20, 4)), Vary(s, (4000, 1000))),
            skill="epochs",
        ),
        Number(
            slug="less-noise",
            ask="With batches of {p} the gradient is off by about {r:decimal} of its length. "
            "By about how much is it off with batches of {q}?",
            of=r * sqrt(p / q),
            digits=3,
            slips=(
                Slip(
                    "without-the-root",
                    r * p / q,
                    "The error seems to have been divided by how many times as many images there are.",
                    "With four times the images, how much of the error was left?",
                ),
                Slip(
                    "the-other-way",
                    r * sqrt(q / p),
                    "The factor is right, but the error should change the other way.",
                    "Do more images make the guess better or worse?",
                ),
            ),
            vary=(
                Vary(r, (Rational(4, 5), Rational(3, 5), Integer(1))),
                Vary(q, (4 * p, 9 * p, 16 * p, 100 * p)),
                Vary(p, (10, 25)),
            ),
            skill="noise",
        ),
        Order(
            slug="noisiest",
            ask="Order these batch sizes by how far off their gradients are, the least first.",
            items=(
                Item("{p} images", 1 / sqrt(p)),
                Item("{q} images", 1 / sqrt(q)),
                Item("{r} images", 1 / sqrt(r)),
                Item("{s} images", 1 / sqrt(s)),
            ),
            vary=(Vary(p, (2, 4, 5)), Vary(q, (500, 1000)), Vary(r, (10, 16)), Vary(s, (100, 64, 250))),
            skill="noise",
        ),
        Prose(
            "Near the bottom the true slope is small and the noise is not, so the cost jumps up and down. "
            "That is one more use of a **learning rate schedule**: large steps while they help, small ones at the end.",
        ),
        Compare(
            slug="schedule",
            caption="Small batches and a large rate, constant and falling. Which line jumps up and down at the end?",
            runs=(
                Variation("η = 5, constant", rate=5.0),
                Variation("from η = 5, cosine", rate=5.0, schedule="cosine"),
            ),
            epochs=10,
            show=(COST, RATE),
        ),
    ),
    transfer=Number(
        slug="how-many-epochs",
        ask="You train with {p} examples in batches of {q}, and stop after {s} steps. How many epochs is that?",
        of=s * q / p,
        digits=3,
        vary=(Vary(p, (2000, 5000)), Vary(q, (20, 50)), Vary(s, (1000, 2500, 400))),
        skill="epochs",
    ),
    summary=(
        Prose("The gradient of a mini-batch is a guess at the gradient of all examples."),
        Prose("Its error falls with the root of the batch size: four times the images, half the error."),
        Prose("Many rough steps beat one exact step, and a falling rate calms them at the end."),
    ),
    on=(
        Next("digits", "You have every piece. Train the real network, and write a digit for it."),
        Next("learning-rate", "Would you like to see once more what a rate does?"),
    ),
)
