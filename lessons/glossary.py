"""Every word that the course uses in a special sense, once, in the order of the alphabet."""

from __future__ import annotations

GLOSSARY: tuple[tuple[str, str], ...] = (
    ("accuracy", "The share of images that the network gets right."),
    ("activation", "The output of a neuron. For a sigmoid neuron, a number between 0 and 1."),
    ("activation function", "The function that turns a neuron's weighted input into its activation."),
    ("backpropagation", "The way to compute the whole gradient in one pass, from the last layer back to the first."),
    (
        "backward pass",
        "The way back through a network, from the cost to the first layer, on which backpropagation finds every slope.",
    ),
    ("batch", "The examples that one step looks at: a mini-batch, or all of them."),
    ("batch size", "How many examples are in one batch."),
    ("bias", "A number that is added to a neuron's weighted input; the network learns it."),
    (
        "chain rule",
        "Rates multiply: if one thing grows twice as fast as a second, and that three times as fast as a third, the "
        "first grows six times as fast as the third.",
    ),
    (
        "confusion matrix",
        "A table of what a network took each digit for: one row for each digit shown, one column for each answer.",
    ),
    ("constant", "Not changing. A constant has slope zero, and a constant schedule keeps the learning rate as it is."),
    ("contour line", "A line on a map through places of equal height: walk along it, and the cost stays the same."),
    ("converge", "To come closer and closer to one place and stay there."),
    ("corner", "A place where a curve changes its direction all at once, such as ReLU at 0. It has no tangent there."),
    ("cosine schedule", "A plan for the learning rate: it falls slowly, then fast, then slowly again."),
    ("cost", "One number that says how wrong the network is, averaged over all training examples. Small is good."),
    ("cost function", "The cost as a function of every weight and bias; the training examples are held fixed."),
    (
        "cross-entropy",
        "Another cost than the sum of squares. With a sigmoid, its slope by the weighted input is output minus target.",
    ),
    ("curve", "The graph of a function of one number."),
    (
        "delta",
        "How fast the cost grows with a neuron's weighted input. Written δ. It is also called the error of the "
        "neuron, but it is a rate, and not output minus target.",
    ),
    ("derivative", "The slope of a curve here and now: growth divided by nudge, as the nudge shrinks to zero."),
    ("differentiate", "To work out a derivative."),
    (
        "digit network",
        "The network of this course: 784 inputs, two hidden layers of 16 neurons, and ten outputs. It has 13,002 "
        "parameters.",
    ),
    ("diverge", "To run away: each step lands further off than the one before."),
    ("edge", "A line from one neuron to another. It has a weight."),
    ("epoch", "One pass through all training examples."),
    ("error", "What comes out minus what should have come out: output minus target."),
    ("error of a neuron", "Another name for delta."),
    (
        "exploding gradient",
        "In a long chain of factors larger than 1 in size the product gets huge, so the steps of the first layers "
        "are far too long.",
    ),
    (
        "exponent",
        "How many equal factors a power has: x³ is x · x · x. A negative exponent divides, so x^(−1) is 1/x, and "
        "the exponent ½ is the square root.",
    ),
    ("exponential function", "The curve that is its own slope: e to the power x, with e about 2.718."),
    (
        "exponential schedule",
        "A plan for the learning rate: in each epoch it is multiplied by the same number below 1.",
    ),
    ("factor", "One of the things that are multiplied in a product."),
    ("first order", "To first order: as far as the slope alone tells, for a small nudge."),
    ("flat", "With slope zero."),
    (
        "forward pass",
        "The way through a network from the inputs to the output: each layer works out its activations from those "
        "before.",
    ),
    ("function", "A rule that makes one thing out of another: one number in, one number out, or many."),
    ("global minimum", "The lowest place of all on a curve or landscape."),
    ("gradient", "The list of all partial derivatives. It points in the direction in which the cost grows fastest."),
    ("gradient descent", "Look at the gradient, take a small step the other way, and do it again."),
    ("hidden layer", "A layer between the inputs and the outputs."),
    ("hidden neuron", "A neuron between the inputs and the outputs."),
    ("high-dimensional space", "A space with one direction for each parameter: 13,002 of them for the digit network."),
    ("hyperparameter", "A number that you choose and the network does not learn, such as the learning rate."),
    (
        "index",
        "A small letter or number below or above a letter that says which one is meant: a₂ is the second activation.",
    ),
    ("initialisation", "Choosing the weights and biases that training starts from."),
    ("input", "What goes into a network or a neuron. Written x."),
    (
        "inside",
        "The part of a formula that is worked out first: in (2x + 1)², the brackets. Its slope is the inner rate.",
    ),
    ("instantaneous rate of change", "Another name for the derivative: how fast something changes here and now."),
    ("landscape", "The cost over its parameters, pictured as a land with hills and valleys."),
    ("layer", "Neurons that all get their inputs from the layer before."),
    ("learning", "Changing weights and biases so that the cost gets smaller."),
    ("learning curve", "The cost, or the accuracy, drawn over the epochs of a training."),
    ("learning rate", "How far to step for each unit of slope. Written η."),
    ("learning rate schedule", "A plan for changing the learning rate while training goes on."),
    ("limit", "The number that something settles on, as a nudge shrinks to zero."),
    ("local minimum", "A place with no lower place near it. Somewhere else there may be a lower one."),
    (
        "logarithm",
        "The exponent that gives a number: ln x is the exponent of e that gives x. It undoes the exponential function.",
    ),
    ("loss", "Another word for the cost; in some books, the cost of one example."),
    ("matrix", "A table of numbers in rows and columns; the weights between two layers are one."),
    ("mean", "The sum of some numbers, divided by how many there are."),
    ("mini-batch", "A few training examples whose mean gradient stands in for the gradient of all."),
    ("minimum", "A lowest place of a curve or landscape, at least among its neighbours. A smooth one is flat there."),
    ("momentum", "A step keeps a share of the step before it, like a ball that rolls on."),
    (
        "negative gradient",
        "The gradient with all its signs flipped: it points in the direction in which the cost falls fastest.",
    ),
    (
        "network",
        "Layers of neurons, each fed by the one before. The digit network takes an image and gives ten numbers.",
    ),
    (
        "neuron",
        "A small machine: it adds up its weighted inputs and its bias, and puts the sum through an activation "
        "function.",
    ),
    (
        "noise",
        "The part of a batch's gradient that comes from the choice of its examples, and is not in the gradient of all.",
    ),
    ("nudge", "A small change, made to see what it does. Written h."),
    ("optimisation", "Looking for the inputs that make a function as small, or as large, as possible."),
    ("output", "What comes out of a network or a neuron. A neuron's output is its activation."),
    (
        "outside",
        "What is done last in a formula, to everything inside: in (2x + 1)², the square. Its slope is the outer rate.",
    ),
    (
        "overfitting",
        "Learning the training examples by heart: the cost on them falls, and the answers to new ones get worse.",
    ),
    ("overshoot", "To step so far that you land beyond the bottom of the valley."),
    ("parameter", "A number that training may change: a weight or a bias. All of them together are written θ."),
    ("partial derivative", "The slope in one parameter while all others are held still."),
    ("pixel", "One small square of an image. Its number says how much ink it has, from 0 to 1."),
    ("polynomial", "A sum of whole powers of a letter, each with a number in front: 5x⁴ − 2x³ + 7."),
    ("power rule", "The exponent comes down in front, and one is taken off it."),
    ("product", "What a multiplication gives."),
    ("product rule", "Let one factor change while the other waits, then the other way round, and add the two."),
    ("quotient", "What a division gives: the top over the bottom."),
    (
        "quotient rule",
        "Slope of the top times the bottom, minus the top times slope of the bottom, over the bottom squared.",
    ),
    ("random direction", "A direction in which each parameter moves by a number drawn at random."),
    ("rate", "How fast one thing changes, for each unit of another. A slope is a rate."),
    ("ReLU", "An activation function: z where z is above 0, and 0 elsewhere."),
    ("saddle", "A flat place that is highest along one direction and lowest along another, like a mountain pass."),
    (
        "saturated",
        "So far out on its curve that a neuron's output hardly changes, whatever happens to its weighted input.",
    ),
    ("secant", "The straight line through two points of a curve."),
    ("sigmoid", "An activation function, 1/(1 + e^(−z)): an S-shaped curve that rises from 0 to 1. Written σ."),
    ("sign", "Whether a number is above or below zero: plus or minus."),
    (
        "signed distance",
        "How far apart two numbers are, with a sign that says on which side: negative on the left, positive on the "
        "right.",
    ),
    ("size", "How large a number is, whatever its sign: −3 has the size 3."),
    ("slice", "The cost along a line through the space of all parameters."),
    ("slope", "How much a curve rises for each unit to the right; negative where it falls."),
    ("smooth", "Without corners: there is a tangent everywhere."),
    ("squash", "To turn any number into one of a narrow range, as the sigmoid does: between 0 and 1."),
    ("step", "One change of the parameters: against the slope, times the learning rate."),
    ("step schedule", "A plan for the learning rate: every few epochs it is cut."),
    ("sum", "What adding up gives. Written with Σ where there are many terms."),
    (
        "symmetry",
        "Neurons of a layer with the same weights and biases, and the same weights behind them, get equal slopes and "
        "stay equal. Random first weights break it.",
    ),
    ("tangent", "The straight line that touches a curve and has its slope there."),
    ("tanh", "An activation function: an S-shaped curve that rises from −1 to 1. It is 2σ(2z) − 1."),
    ("target", "What the output should have been. Written y."),
    ("term", "One of the things that are added in a sum."),
    ("test set", "Examples that training never sees. They show how good a network is on new ones."),
    ("training example", "One input together with its target."),
    ("training set", "The examples that a network learns from."),
    ("transpose", "A matrix turned over, so that its rows become columns. Written with a raised T."),
    (
        "twins",
        "Two neurons of a layer that start with the same weights and biases, and the same weights behind them. They "
        "stay twins.",
    ),
    ("vanishing gradient", "In a long chain of small factors the product gets tiny, so the first layers hardly learn."),
    ("vector", "A list of numbers in a fixed order, such as a gradient."),
    ("warm-up", "A plan for the learning rate: it starts small and grows in the first epochs."),
    ("weight", "A number that says how strongly one neuron counts for another; the network learns it."),
    ("weighted input", "A neuron's inputs times their weights, added up, plus its bias. Written z."),
)
