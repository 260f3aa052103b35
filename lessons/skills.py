"""What the course teaches, skill by skill, in its order; first the school algebra that it begins from.

`can` goes on from “you can”. `needs` names what a skill rests on directly; what that rests on is not named again.
"""

from __future__ import annotations

from tutor.lesson import Skill, SkillGraph

SCHOOL = (
    Skill("negative-numbers", "reckon with numbers below zero"),
    Skill("fractions", "multiply and divide by fractions", needs=("negative-numbers",)),
    Skill("powers", "read a power, also one with an exponent of zero or below", needs=("fractions",)),
    Skill("substitution", "put a number in the place of a letter", needs=("negative-numbers", "powers")),
    Skill("brackets", "multiply out brackets", needs=("negative-numbers", "powers")),
    Skill("square-roots", "take a square root, also of a product", needs=("powers",)),
)
WHAT_LEARNING_IS = (
    Skill("count-parameters", "count the weights and biases of a network", "learning", ("substitution",)),
    Skill("parameter", "tell a parameter from an input and from what is chosen", "learning"),
    Skill("nudge", "say what a nudge does to a cost, and which way to nudge", "learning", ("substitution",)),
    Skill("cost-of-one", "work out the cost of one example", "cost", ("negative-numbers", "powers")),
    Skill("large-errors", "say how much more a large error counts than small ones", "cost", ("cost-of-one",)),
    Skill("mean-over-examples", "take the mean over examples", "cost", ("cost-of-one", "fractions")),
)
SLOPES = (
    Skill("slope-from-nudges", "find a slope from nudges that shrink", "slope", ("nudge", "fractions", "brackets")),
    Skill("small-change", "say roughly what a small nudge changes", "slope", ("slope-from-nudges",)),
    Skill("slope-sign", "read from the sign of a slope which way is down", "slope", ("slope-from-nudges",)),
    Skill("flat", "find where a curve is flat, and say what that means", "slope", ("slope-sign",)),
    Skill("power-rule", "find the slope of a power, and of a sum of powers", "power-rule", ("slope-from-nudges",)),
    Skill("product-rule", "find the slope of a product", "products", ("power-rule", "small-change")),
    Skill("quotient-rule", "find the slope of a quotient", "products", ("product-rule",)),
    Skill("exponential", "say how steep an exponential is", "products", ("slope-from-nudges", "powers")),
    Skill("logarithm", "use the slope of a logarithm", "products", ("exponential", "small-change")),
    Skill("rates-multiply", "multiply the rates along a chain", "chain-rule", ("small-change",)),
    Skill("composition", "put one formula inside another", "chain-rule", ("substitution", "brackets")),
    Skill(
        "chain-rule",
        "find the slope of one thing inside another",
        "chain-rule",
        ("power-rule", "exponential", "rates-multiply", "composition"),
    ),
    Skill("partial-derivative", "find the slope in one letter, the others frozen", "gradient", ("chain-rule",)),
    Skill("gradient", "write a gradient, one slope for each parameter", "gradient", ("partial-derivative",)),
    Skill("several-nudges", "add up what several nudges do at once", "gradient", ("gradient", "small-change")),
    Skill("which-matters", "read from a gradient which nudge matters most", "gradient", ("gradient", "slope-sign")),
    Skill("steepest-descent", "point the steepest way down", "gradient", ("gradient",)),
    Skill("gradient-length", "say how steep the steepest way is", "gradient", ("gradient", "square-roots")),
)
DOWNHILL = (
    Skill("one-step", "take one step of gradient descent", "descent", ("chain-rule", "slope-sign")),
    Skill("several-steps", "take step after step, and say where they lead", "descent", ("one-step",)),
    Skill("weight-by-weight", "move each weight by its own slope", "landscape", ("one-step", "partial-derivative")),
    Skill("choice-of-rate", "say what a learning rate does, and choose one", "learning-rate", ("several-steps",)),
    Skill("repeated-factor", "say what the same factor does, again and again", "learning-rate", ("powers",)),
)
THROUGH_A_NETWORK = (
    Skill("weighted-input", "work out a weighted input, and where it is zero", "neuron", ("substitution", "fractions")),
    Skill("activation-slope", "read a neuron's slope off its output", "neuron", ("chain-rule", "weighted-input")),
    Skill(
        "slope-through-a-neuron",
        "multiply the rates from a weight to the cost",
        "neuron-gradient",
        ("activation-slope", "partial-derivative"),
    ),
    Skill(
        "read-the-factors",
        "say which factor makes a slope large, small or zero",
        "neuron-gradient",
        ("slope-through-a-neuron",),
    ),
    Skill("delta", "find the error of a neuron from the next one", "backprop-chain", ("slope-through-a-neuron",)),
    Skill("slope-of-an-edge", "find the slope of a weight from an error", "backprop-chain", ("delta",)),
    Skill("add-over-paths", "add up the effect of a neuron over its paths", "backprop-layers", ("delta",)),
    Skill(
        "backward-pass",
        "carry the errors back through a whole network",
        "backprop-layers",
        ("add-over-paths", "slope-of-an-edge"),
    ),
    Skill(
        "indices", "read sums over indices, and the tables that they stand in", "backprop-layers", ("add-over-paths",)
    ),
)
THE_REAL_THING = (
    Skill("symmetry", "say why neurons that start equal stay equal", "initialisation", ("slope-of-an-edge",)),
    Skill(
        "square-root-law",
        "say how far many random parts take a sum or a mean",
        "initialisation",
        ("square-roots", "weighted-input"),
    ),
    Skill("work-of-training", "count passes, steps and epochs", "high-dimensions", ("count-parameters", "fractions")),
    Skill(
        "mean-of-slopes",
        "take the step of a mini-batch",
        "mini-batches",
        ("mean-over-examples", "weight-by-weight"),
    ),
    Skill("reading-results", "read what a trained network has learned", "digits", ("fractions",)),
)
SKILLS = SkillGraph((*SCHOOL, *WHAT_LEARNING_IS, *SLOPES, *DOWNHILL, *THROUGH_A_NETWORK, *THE_REAL_THING))
