"""A few examples at a time: a noisy gradient, and many more steps for the same work."""

from __future__ import annotations

from sympy import Abs, And, Eq, Gt, IndexedBase, Integer, Lt, Or, Rational, sqrt

from tutor.lesson import (
    ACCURACY,
    COST,
    RATE,
    BatchNoise,
    Choose,
    Compare,
    Formula,
    Formulas,
    Gradient,
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
    Working,
    hole,
)
from tutor.notation import C, N, b, eta, i, numbered, theta, w, y
from tutor.symbolic.indexed import Partial, SumOver

c, d, p, q, r, s = (hole(name) for name in ("c", "d", "p", "q", "r", "s"))
value = Choose.value
C_i = IndexedBase(C)[i]
images, batch = Integer(4000), Integer(10)

y1, y2 = (numbered(y, number) for number in (1, 2))
mean = (p + q + r) / 3
slopes = (
    Vary(p, (Rational(3, 5), Rational(-9, 10), Rational(6, 5))),
    Vary(q, (Rational(9, 10), Rational(9, 5), Rational(-3, 5))),
    Vary(r, (Rational(-3, 10), Rational(12, 5), Rational(27, 10))),
)
run_1, run_2 = images * r / p, images * s / q  # the steps of two runs: batches of p for r epochs, of q for s

LESSON = Lesson(
    slug="mini-batches",
    title="Mini-batches",
    idea="A rough gradient from a few examples, and many steps.",
    minutes=20,
    can=(
        "count the steps of an epoch",
        "say how noisy the gradient of a batch is, and what makes it less so",
        "choose between one careful step and many rough ones",
    ),
    blocks=(
        Prose(
            "There are {images} images. One exact gradient needs all of them, and gives you **one** step. "
            "With {batch} images at a time you get {steps} steps, and you still look at each image once. But each of "
            "these steps rests on a guess: it has seen only {batch} images.",
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
            slips=(
                Slip("one-epoch", p / q, "Those are the steps of one epoch.", "How many epochs are there?"),
                Slip(
                    "all-looks",
                    p * r,
                    "That is how often an example is looked at.",
                    "How many examples does one step look at?",
                ),
                Slip(
                    "epochs-divided",
                    p / (q * r),
                    "The steps of one epoch are divided by the epochs here.",
                    "Do more epochs mean more steps or fewer?",
                ),
                Slip(
                    "batch-multiplied",
                    p * q,
                    "The examples are multiplied by the batch size here.",
                    "How many batches fit into all the examples?",
                ),
            ),
            vary=(Vary(p, (4000, 60000, 1200)), Vary(q, (20, 50, 40)), Vary(r, (3, 5, 2))),
            skill="work-of-training",
            look="Take a single epoch first. How many batches of this size fit into all the examples?",
            idea="In one epoch every example is looked at once, so the steps of an epoch are the examples, divided by "
            "the batch size. Each further epoch does the same again.",
            because="One epoch has as many steps as batches fit in, and there are {r} epochs.",
        ),
        Number(
            slug="mean-of-three",
            ask="A mini-batch has three examples. Their slopes by the same weight are {p:decimal}, {q:decimal} and "
            "{r:decimal}. What is the slope of the cost of the batch?",
            of=mean,
            digits=3,
            slips=(
                Slip(
                    "only-added",
                    p + q + r,
                    "That is the sum of the three slopes.",
                    "The cost of a batch is a mean. What comes after adding up?",
                ),
                Slip(
                    "sizes-alone",
                    (Abs(p) + Abs(q) + Abs(r)) / 3,
                    "That is the mean of the sizes.",
                    "What does an example with a slope below zero do to the others?",
                ),
            ),
            vary=slopes,
            skill="mean-over-examples",
            look="Three examples, and one weight. How is the cost of a batch made from the costs of its examples?",
            idea="The cost is a mean, so its slope is the mean of the slopes. The signs stay.",
            because="Add the three slopes with their signs, and divide by three.",
        ),
        Formula(
            slug="step-of-a-batch",
            ask="Three examples of a batch have the slopes {p:decimal}, {q:decimal} and {r:decimal} by the weight {w}. "
            "The batch makes one step with the learning rate {eta}. Write where {w} is after it.",
            of=w - eta * mean,
            slips=(
                Slip(
                    "three-steps",
                    w - eta * 3 * mean,
                    "That is as far as three steps would go, one for each example.",
                    "The batch makes one step. Which slope does the cost of the batch have?",
                ),
                Slip(
                    "up-the-hill",
                    w + eta * mean,
                    "This step goes with the slope.",
                    "Which way does a step of gradient descent go?",
                ),
                Slip(
                    "rate-forgotten",
                    w - mean,
                    "That is a step with the learning rate 1.",
                    "What is the slope multiplied by?",
                ),
                Slip(
                    "step-itself",
                    -eta * mean,
                    "That is the step itself.",
                    "Where does {w} stand before the step?",
                ),
            ),
            vary=slopes,
            skill="mean-of-slopes",
            look="A step needs one slope. Which slope does the cost of this batch have?",
            idea="All examples of a batch are asked first, and only then is one step made: against the mean of their "
            "slopes.",
            because="The mean of the three slopes is the slope of the batch, and the step goes against it.",
        ),
        Formula(
            slug="two-examples",
            ask="There are two examples and one weight. The first has the input {p} and the target {y1}, the second "
            "the input {q} and the target {y2}. Their mean cost is {of}. Write its slope by {by}.",
            of=((p * w - y1) ** 2 + (q * w - y2) ** 2) / 2,
            by=w,
            given=(("y1", y1), ("y2", y2)),
            vary=(Vary(p, (2, 3, -1)), Vary(q, (4, 5, -2))),
            skill="mean-of-slopes",
            look="Two squares are added and halved. What stands inside each of them, and how fast does it grow with "
            "{by}?",
            idea="The slope of a mean is the mean of the slopes. So take the slope of each example by itself, with its "
            "own input.",
            because="Each square brings a factor 2 and its own input, and the half in front takes the 2 away.",
        ),
        Working(
            slug="by-the-bias",
            ask="Take the smallest network of all: its output is a bias {b}, whatever comes in. A batch of three "
            "examples has the targets {p}, {q} and {r}, so its mean cost is {of}. Find the slope, line by line.",
            of=((b - p) ** 2 + (b - q) ** 2 + (b - r) ** 2) / 3,
            by=b,
            vary=(Vary(p, (1, 2, 7)), Vary(q, (4, 5)), Vary(r, (-3, -4))),
            skill="mean-of-slopes",
            look="In each of the three squares {by} stands alone. How fast does each inside grow with {by}?",
            idea="A factor of one third stays in front. The slope of a sum is the sum of the slopes, and each square "
            "needs the chain rule.",
            because="Each square brings twice its inside, and one third of the sum is their mean. It is zero where the "
            "bias is the mean of the targets.",
        ),
        Gradient(
            slug="gradient-of-a-batch",
            ask="A batch has two examples: the input {p} with the target {r}, and the input {q} with the target {s}. "
            "The neuron has no activation function, so their mean cost is {of}. You stand at {w} = {c} and {b} = {d}. "
            "Write the gradient of the batch.",
            of=((p * w + b - r) ** 2 + (q * w + b - s) ** 2) / 2,
            by=(w, b),
            at=((w, c), (b, d)),
            vary=(
                *(Vary(p, (3, 4)), Vary(q, (-2, 5)), Vary(r, (7, -6)), Vary(s, (-9, 8))),
                *(Vary(c, (3, -2)), Vary(d, (-1, 4))),
            ),
            skill="mean-of-slopes",
            look="Work out what each example is off by: output minus target, at the place where you stand.",
            idea="Each example has a gradient of its own. The gradient of the batch is the mean of the two, one "
            "component at a time.",
            because="By the weight, each error counts with its own input. By the bias, both errors count as they are.",
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
            ask="Two runs on the same {images} images. The first takes {p} images per step, for {r} epochs. The second "
            "takes {q} images per step, for {s} epochs. Which run makes more steps in all?",
            of=run_1 - run_2,
            given=(("images", images),),
            options=(
                Option(
                    "The first.",
                    Gt(value, 0),
                    "How many steps does the second run make in one epoch, and how many epochs has it?",
                    "The steps of one epoch times the epochs are more for the first run.",
                ),
                Option(
                    "The second.",
                    Lt(value, 0),
                    "How many steps does the first run make in one epoch, and how many epochs has it?",
                    "The steps of one epoch times the epochs are more for the second run.",
                ),
                Option(
                    "Both make as many.",
                    Eq(value, 0),
                    "Work out both numbers of steps. Are they equal?",
                    "The steps of one epoch times the epochs are the same for both runs.",
                ),
            ),
            reasons=(
                Option(
                    "This run has the smaller batches. That counts for more than the epochs of the other run.",
                    Or(And(Gt(value, 0), Lt(p, q), Lt(r, s)), And(Lt(value, 0), Gt(p, q), Gt(r, s))),
                    "Which run has the smaller batches, and by which factor? Does the other one have more epochs?",
                ),
                Option(
                    "This run has more epochs. That counts for more than the smaller batches of the other run.",
                    Or(And(Gt(value, 0), Gt(p, q), Gt(r, s)), And(Lt(value, 0), Lt(p, q), Lt(r, s))),
                    "Which run has more epochs, and by which factor? Does the other one have smaller batches?",
                ),
                Option(
                    "This run has the smaller batches, and more epochs as well.",
                    Or(And(Lt(p, q), Gt(r, s)), And(Gt(p, q), Lt(r, s))),
                    "Compare the batches first, then the epochs. Is it really the same run both times?",
                ),
                Option(
                    "One run has smaller batches, the other more epochs, by the same factor.",
                    Eq(value, 0),
                    "By which factor do the batches differ, and by which factor the epochs?",
                ),
            ),
            look="Take one run at a time. How many steps does it make in one epoch, and how many epochs has it?",
            idea="Smaller batches make more steps in an epoch, and more epochs make more steps as well. Both count.",
            because="The steps of a run are the images, divided by its batch size, times its epochs.",
            vary=(Vary(p, (20, 80)), Vary(q, (40, 50)), Vary(r, (2, 8)), Vary(s, (4, 5))),
            skill="work-of-training",
        ),
        Formula(
            slug="steps-in-letters",
            ask="There are {N} training examples. Each step looks at {q} of them, and the training goes on for {r} "
            "epochs. Write how many steps it makes.",
            of=N * r / q,
            vary=(Vary(q, (20, 32, 50, 8)), Vary(r, (3, 5, 7))),
            slips=(
                Slip("one-epoch", N / q, "Those are the steps of one epoch.", "How many epochs are there?"),
                Slip(
                    "all-looks",
                    N * r,
                    "That is how often an example is looked at.",
                    "How many examples does one step look at?",
                ),
                Slip(
                    "epochs-divided",
                    N / (q * r),
                    "The steps of one epoch are divided by the epochs here.",
                    "Do more epochs mean more steps or fewer?",
                ),
                Slip(
                    "batch-multiplied",
                    N * q * r,
                    "The batch size is a factor here.",
                    "With larger batches, do you make more steps or fewer?",
                ),
            ),
            skill="work-of-training",
            look="Begin with one epoch. How many batches of {q} fit into {N} examples?",
            idea="Divide the examples by the batch size. Then every epoch does the same again.",
            because="One epoch has {N}/{q} steps, and there are {r} epochs.",
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
                Slip(
                    "root-of-the-size",
                    r / sqrt(q),
                    "The error is divided by the root of the whole batch size here.",
                    "The old error is not that of a single image. How many times as many images are there now?",
                ),
            ),
            vary=(
                Vary(r, (Rational(4, 5), Rational(3, 5), Rational(9, 10))),
                Vary(q, (9 * p, 16 * p, 36 * p)),
                Vary(p, (10, 25)),
            ),
            skill="square-root-law",
            look="How many times as many images are in the larger batch?",
            idea="The error falls like one over the root of the size: four times the images, half the error.",
            because="The error is divided by the root of how many times as many images there are.",
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
            vary=(Vary(p, (2, 250)), Vary(q, (500, 5)), Vary(r, (10, 1000)), Vary(s, (100, 64))),
            skill="square-root-law",
            look="“Least first” is about how far off the gradient is, and not about the size of the batch.",
            idea="A mean over more examples is a better guess at the mean over all.",
            because="The error falls like one over the root of the batch size, so the largest batch is the least off.",
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
        slips=(
            Slip(
                "looks",
                s * q,
                "That is how often an example was looked at.",
                "How many examples are looked at in one epoch?",
            ),
            Slip(
                "steps-of-one",
                p / q,
                "Those are the steps of one epoch.",
                "How many times does that go into the steps that you made?",
            ),
            Slip(
                "turned-over",
                p / (s * q),
                "That is one epoch as a part of your training.",
                "How many epochs fit into the training?",
            ),
            Slip(
                "batch-forgotten",
                s / p,
                "That would be right if each step looked at one example.",
                "How many examples does a step look at?",
            ),
        ),
        vary=(Vary(p, (2400, 6000)), Vary(q, (20, 50, 30)), Vary(s, (600, 1800, 900))),
        skill="work-of-training",
        look="How many steps are in one epoch?",
        idea="An epoch is over when every example was looked at once. Compare that with what all the steps looked at.",
        because="All steps together looked at {s} times {q} examples, and one epoch looks at {p}.",
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
