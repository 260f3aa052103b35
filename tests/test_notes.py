"""Every statement of the notes that the course teaches is in a lesson: which one, where in it, and in which words.

The notes go from what learning is, over the cost, the derivative and gradient descent, to two worked examples and the
power rule. A row is one statement of theirs, in other words, with the block whose text shares its terms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace

import pytest
from sympy import Basic

from lessons import CURRICULUM
from lessons.glossary import GLOSSARY
from tutor.lesson import Block, Derivation, Formulas, Lesson, Prose, Vary, sentence, texts
from tutor.symbolic.derive import derive, resolve
from tutor.symbolic.printing import to_text

COUNT = 95  # statements of the notes
UNNAMED = ""  # some paragraph or set of formulas of the lesson: these have no slugs


@dataclass(frozen=True, slots=True)
class Row:
    """A statement, and where it is taught: the lesson, the slug of the block, the terms that the block shares."""

    number: int
    says: str
    lesson: str
    block: str
    terms: tuple[str, ...]


ROWS = (
    # what learning is
    Row(1, "to learn is to make the cost small by nudging each weight and bias in the direction that lowers it",
        "learning", UNNAMED, ("nudges every weight and bias", "direction", "lowers the cost")),
    Row(2, "the negative gradient is that direction", "learning", UNNAMED, ("direction", "negative gradient")),
    Row(3, "backpropagation is the efficient way to that gradient",
        "learning", UNNAMED, ("whole gradient in one pass", "backpropagation")),
    Row(4, "the question: how does a network learn at all?", "learning", UNNAMED, ("how does a network learn?",)),
    Row(5, "learning changes the weights and biases, and answers become less wrong",
        "learning", UNNAMED, ("weights and biases", "parameters", "what a network learns")),
    Row(6, "how the parameters are updated", "digits", UNNAMED, ("every weight and bias", "small step", "slope")),
    Row(7, "the core idea is gradient descent",
        "descent", UNNAMED, ("one step of gradient descent", "w ← w − η")),
    Row(8, "gradient descent, told so that it can be felt", "descent", UNNAMED, ("fog", "slope under your feet")),
    Row(9, "the same idea, for all parameters of a network",
        "digits", UNNAMED, ("each parameter of the network", "θ ← θ − η")),
    # the cost
    Row(10, "one number has to say how bad the network is", "learning", UNNAMED, ("how bad it is", "one number")),
    Row(11, "this number is the cost; loss is another name", "learning", UNNAMED, ("cost", "loss")),
    Row(12, "a high cost: bad predictions", "learning", UNNAMED, ("high cost means bad answers",)),
    Row(13, "a low cost: better ones", "learning", UNNAMED, ("low cost means better",)),
    Row(14, "a cost function is a formula for how wrong the predictions are",
        "cost", UNNAMED, ("cost function", "weights and biases change", "examples stay")),
    Row(15, "the network is a function that takes 784 pixels",
        "cost", UNNAMED, ("the network", "784 numbers: one image")),
    Row(16, "it gives ten numbers, one for each digit", "learning", UNNAMED, ("10 numbers, one for each digit",)),
    Row(17, "its parameters are 13,002 weights and biases", "learning", UNNAMED, ("all parameters together", "13,002")),
    Row(18, "the cost takes these 13,002 numbers",
        "cost", UNNAMED, ("the cost", "13,002 numbers: all weights and biases")),
    Row(19, "and gives a single one", "cost", UNNAMED, ("what comes out", "1 number: the cost")),
    Row(20, "with very many training examples for its parameters",
        "cost", UNNAMED, ("its parameters", "many, many training examples")),
    Row(21, "the cost of one example adds squared differences",
        "cost", UNNAMED, ("cost of example i", "Cᵢ = Σ_{j=1}^{10} (aⱼ − yⱼ)²")),
    Row(22, "a_j is what output neuron j says", "cost", UNNAMED, ("outputs a", "aⱼ")),
    Row(23, "y_j is what it should say", "cost", UNNAMED, ("targets y", "yⱼ")),
    Row(24, "squares keep errors above and below from cancelling",
        "cost", UNNAMED, ("cancel", "square is never negative")),
    Row(25, "squares punish a large error more", "cost", UNNAMED, ("squares", "count large errors more heavily")),
    Row(26, "the cost is the mean over all training examples",
        "cost", UNNAMED, ("all training examples", "cost of the network is the mean")),
    Row(27, "as a formula", "cost", UNNAMED, ("cost of the network", "C = (Σ_{i=1}^{N} Cᵢ)/N")),
    Row(28, "to take the mean, add up the whole training set and divide",
        "cost", UNNAMED, ("add the costs of the examples", "divide by how many")),
    Row(29, "the cost is an average error", "cost", "mean", ("four training examples", "cost of the network")),
    Row(30, "the goal is to make it as small as can be", "cost", UNNAMED, ("learning goal", "C as small as possible")),
    # the derivative
    Row(31, "the cost as a curve over a single weight",
        "learning", "one-weight", ("cost", "one weight moves", "lowest")),
    Row(32, "a derivative is an instantaneous rate of change",
        "slope", UNNAMED, ("derivative", "instantaneous rate of change")),
    Row(33, "other values of w give other costs, so the cost is C(w)",
        "slope", UNNAMED, ("each value of w", "cost of its own", "C(w)")),
    Row(34, "the derivative tells whether the cost rises or falls at this w",
        "slope", UNNAMED, ("sign of the slope", "cost rises when w grows", "cost falls when w grows")),
    Row(35, "with it w is moved step by step until the cost is near its minimum",
        "slope", UNNAMED, ("a little at a time", "closer to its minimum")),
    Row(36, "dC/dw is the name of the derivative of C by w",
        "slope", UNNAMED, ("derivative of C by w", "dC/dw = lim_{h→0} (C(w + h) − C(w))/h")),
    Row(37, "the derivative is the slope of the curve", "slope", UNNAMED, ("derivative", "the slope here and now")),
    Row(38, "at the minimum the curve is flat", "slope", UNNAMED, ("flat", "at the bottom of a valley")),
    Row(39, "so the slope is zero at the bottom", "slope", UNNAMED, ("at the bottom of a valley", "dC/dw = 0")),
    # gradient descent
    Row(40, "the cost is a landscape with hills and valleys, and the way is down",
        "landscape", UNNAMED, ("goes down into the valley", "minimum")),
    Row(41, "the gradient is written with a nabla", "gradient", UNNAMED, ("gradient", "written ∇C", "nabla")),
    Row(42, "a network learns by gradient descent", "digits", UNNAMED, ("training is gradient descent on the cost",)),
    Row(43, "again and again the weights and biases are changed a little, and the cost gets smaller",
        "learning", UNNAMED, ("again and again", "each parameter a little", "cost smaller")),
    Row(44, "the gradient says how the cost changes with each parameter",
        "gradient", UNNAMED, ("gradient", "one entry for each parameter")),
    Row(45, "the step goes the opposite way", "descent", UNNAMED, ("a step goes against the slope",)),
    Row(46, "the parameters are coordinates of a place in a high-dimensional space",
        "high-dimensions", UNNAMED, ("coordinates", "high-dimensional space", "all parameters")),
    Row(47, "where you are, find the direction in which the cost grows fastest",
        "gradient", UNNAMED, ("gradient ∇C", "cost climbs most steeply")),
    Row(48, "go the other way, and it falls fastest",
        "gradient", "downhill", ("direction", "small step", "lower it most")),
    # the update
    Row(49, "all parameters together are a vector θ", "gradient", UNNAMED, ("all parameters together", "θ")),
    Row(50, "θ becomes θ − η∇C(θ)", "landscape", UNNAMED, ("all of them in one line", "∇C")),
    Row(51, "new is old minus a small step against the gradient",
        "descent", UNNAMED, ("new weight is the old weight, minus a small number times the slope",)),
    Row(52, "θ is a parameter", "landscape", UNNAMED, ("any parameter", "θ_p")),
    Row(53, "C is the cost function", "learning", UNNAMED, ("the cost C is one number",)),
    Row(54, "∇C is the vector of all partial derivatives",
        "gradient", UNNAMED, ("slopes in one list", "gradient", "∇C")),
    Row(55, "η is the learning rate, the size of a step", "descent", UNNAMED, ("small number is the learning rate η",)),
    Row(56, "each step changes every parameter a little, for a smaller cost",
        "digits", UNNAMED, ("cost C", "every weight and bias takes a small step")),
    Row(57, "the update of one parameter",
        "landscape", UNNAMED, ("any parameter, however many", "θ_p ← θ_p − η")),
    Row(58, "its new value is its old one minus the learning rate times its own partial derivative",
        "landscape", "new-value", ("after one step", "slope", "θ_p − η")),
    # why the gradient
    Row(59, "the gradient points where the function grows most steeply",
        "gradient", UNNAMED, ("gradient ∇C", "points where the cost climbs most steeply")),
    Row(60, "its negative points where it falls most steeply",
        "gradient", "directions", ("36 small steps", "down", "wins")),
    Row(61, "so a small step against it lowers the cost most",
        "gradient", UNNAMED, ("small step against the gradient lowers the cost more than any other",)),
    # the learning rate
    Row(62, "the learning rate is an important hyperparameter",
        "learning-rate", UNNAMED, ("learning rate", "hyperparameter")),
    Row(63, "it sets how large the steps downhill are",
        "descent", "how-far", ("learning rate", "how much does one step")),
    Row(64, "it decides how fast the descent converges to the minimum",
        "learning-rate", UNNAMED, ("each step", "converges to the bottom")),
    Row(65, "too small, and learning is very slow", "learning-rate", UNNAMED, ("too small", "crawls")),
    Row(66, "too large, and it overshoots, bounces or diverges",
        "learning-rate", UNNAMED, ("too large", "overshoots", "bounces", "diverges")),
    Row(67, "real training needs a schedule for it", "learning-rate", UNNAMED, ("real cost", "schedule", "rate")),
    # many dimensions
    Row(68, "even a small network has thousands of parameters",
        "learning", UNNAMED, ("digit network", "parameters", "13,002")),
    Row(69, "real ones have millions or billions",
        "high-dimensions", UNNAMED, ("real networks", "millions or billions")),
    Row(70, "nobody can see such a space, and gradient descent works there all the same",
        "high-dimensions", UNNAMED, ("nobody can picture", "gradient descent")),
    # random beginnings
    Row(71, "neurons with the same weights stay the same and learn the same",
        "initialisation", UNNAMED, ("equal weights", "equal steps", "symmetry")),
    Row(72, "random beginnings break the symmetry", "initialisation", UNNAMED, ("random", "break this symmetry")),
    Row(73, "and then each neuron can learn a feature of its own",
        "initialisation", UNNAMED, ("each neuron can find something of its own",)),
    # the first example
    Row(74, "C(w) = (w − 3)²", "descent", UNNAMED, ("cost", "(w − 3)²")),
    Row(75, "its derivative is 2(w − 3)", "descent", "slope-steps", ("slope", "2(w − 3)")),
    Row(76, "begin at w = 0 with η = 0.1", "descent", "by-hand", ("w = 0", "η = 0.1", "(w − 3)²")),
    Row(77, "the first slope is −6, and w becomes 0.6", "descent", UNNAMED, ("slope is −6", "w becomes 0.6")),
    Row(78, "the second is −4.8, and w becomes 1.08", "descent", UNNAMED, ("slope is −4.8", "w becomes 1.08")),
    Row(79, "so w comes closer and closer to 3, where the cost is smallest",
        "descent", UNNAMED, ("closer and closer to 3", "cost is smallest")),
    Row(80, "one formula for negative and positive slopes; only the direction turns",
        "descent", UNNAMED, ("negative slope", "positive slope", "one rule does both")),
    Row(81, "where the slope is zero w stays, and this may be the minimum",
        "descent", "standing-still", ("at rest the slope is zero", "flat place")),
    # the second example
    Row(82, "a slope of 0.8 with η = 0.1 takes 0.08 away", "landscape", UNNAMED, ("slope is 0.8", "is 0.1", "−0.08")),
    Row(83, "a slope of −0.8 adds 0.08", "landscape", UNNAMED, ("slope −0.8", "by 0.08")),
    Row(84, "a positive derivative: more of the weight costs more, so it gets smaller",
        "landscape", "read-the-sign", ("make it smaller", "a larger weight would cost more")),
    Row(85, "a negative one: more of it costs less, so it gets larger",
        "landscape", "read-the-sign", ("make it larger", "a larger weight would cost less")),
    # the summary
    Row(86, "learning is an optimisation", "learning", UNNAMED, ("learning", "smallest cost", "optimisation")),
    Row(87, "a cost, its gradient, an update, and again",
        "digits", UNNAMED, ("the cost C", "step against its own slope", "do it again")),
    Row(88, "gradient descent is what drives it", "digits", UNNAMED, ("training is gradient descent",)),
    Row(89, "first how to go downhill, then backpropagation in detail",
        "learning", UNNAMED, ("negative gradient", "backpropagation", "derive both yourself")),
    # the power rule
    Row(90, "the power rule itself", "power-rule", UNNAMED, ("the rule", "d/dx xⁿ", "nx^(n − 1)")),
    Row(91, "a square and a cube", "power-rule", UNNAMED, ("d/dx x²", "2x", "d/dx x³", "3x²")),
    Row(92, "a power with a number in front", "power-rule", "polynomial-steps", ("5x⁴", "20x³")),
    Row(93, "a line, and a number that stands alone", "power-rule", UNNAMED, ("a line", "dx/dx", "d/dx (7)", "flat")),
    Row(94, "one over x", "power-rule", "reciprocal-steps", ("one over x", "1/x", "−1/x²")),
    Row(95, "a root", "power-rule", "root-steps", ("root", "√x", "1/(2√x)")),
)  # fmt: skip

WORDS = (
    *("activation", "backpropagation", "bias", "converge", "cost", "cost function", "derivative", "diverge", "epoch"),
    *("gradient", "gradient descent", "high-dimensional space", "hyperparameter", "initialisation", "learning"),
    *("learning rate", "learning rate schedule", "loss", "minimum", "network", "neuron", "nudge", "optimisation"),
    *("overshoot", "parameter", "partial derivative", "power rule", "slope", "symmetry", "target"),
    *("training example", "weight"),
)
BESIDES = (  # words of the lessons that the notes do not have
    *(
        "backward pass",
        "delta",
        "edge",
        "forward pass",
        "global minimum",
        "local minimum",
        "overfitting",
        "ReLU",
        "saddle",
    ),
    *("sigmoid", "tanh", "transpose"),
)


def missing(row: Row, lesson: Lesson) -> tuple[str, ...]:
    """The terms of a statement that the block does not share; for paragraphs, those that the likeliest one does not."""
    blocks = [block for block in (*lesson.blocks, *lesson.taken_along, *lesson.summary) if slug(block) == row.block]
    lost = [tuple(term for term in row.terms if not shares(said(block), term)) for block in blocks]
    return min(lost, key=len, default=row.terms)


def slug(block: Block) -> str:
    """What a block is called; paragraphs and sets of formulas have no names."""
    return getattr(block, "slug", UNNAMED)


def said(block: Block) -> str:
    """What a learner reads in a block: its texts with their formulas, and the expressions that it shows."""
    given = dict(getattr(block, "given", ()))
    words = (str(sentence(text, block)) for text in texts(block) if text not in given)
    return re.sub(r"\*\*|`", "", " / ".join((*words, *map(to_text, shown(block))))).casefold()


def shown(block: Block) -> Iterator[Basic]:
    """The expressions of a block; with what they come to where the page shows that."""
    if isinstance(block, Prose):
        return
    yield from expressions(block)
    if isinstance(block, Formulas):
        yield from (resolve(formula) for _, formula in block.rows)
    if isinstance(block, Derivation):
        yield derive(block.of, block.by).result


def expressions(value: object) -> Iterator[Basic]:
    """Every expression that an author wrote, in order."""
    if isinstance(value, Basic):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from expressions(part)
    elif is_dataclass(value) and not isinstance(value, Vary):
        for item in fields(value):
            yield from expressions(getattr(value, item.name))


def shares(text: str, term: str) -> bool:
    """The term is in the text, where a word begins; its end may be bent: cost, costs."""
    return re.search(rf"(?<!\w){re.escape(term.casefold())}", text) is not None


LESSONS = {lesson.slug: lesson for lesson in CURRICULUM}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.number} {row.says[:40]}")
def test_a_statement_of_the_notes_is_taught(row: Row) -> None:
    assert missing(row, LESSONS[row.lesson]) == ()


def test_no_statement_is_left_without_a_row() -> None:
    assert [row.number for row in ROWS] == list(range(1, COUNT + 1))
    assert all(row.terms for row in ROWS)


def test_no_two_statements_are_one() -> None:
    assert len({row.says for row in ROWS}) == COUNT


def test_every_word_of_the_notes_is_explained_once() -> None:
    words = [word for word, _ in GLOSSARY]
    assert {*WORDS, *BESIDES} <= set(words)
    assert words == sorted(set(words), key=str.casefold)


def test_every_word_of_the_notes_is_used_in_a_lesson() -> None:
    course = " / ".join(said(block) for lesson in CURRICULUM for block in (*lesson.blocks, *lesson.summary))
    assert [word for word in WORDS if not shares(course, word)] == []


def without(lesson: Lesson, block: Block, term: str) -> Lesson:
    """The lesson with a paragraph that has lost a term."""
    poorer = Prose(re.sub(re.escape(term), "", block.text, flags=re.IGNORECASE), **dict(block.given))
    return replace(lesson, blocks=tuple(poorer if each is block else each for each in lesson.blocks))


def test_a_term_that_goes_is_noticed() -> None:
    row, lesson = ROWS[1], LESSONS["learning"]
    (block,) = [block for block in lesson.blocks if "negative gradient" in said(block)]
    assert missing(row, lesson) == ()
    assert missing(row, without(lesson, block, "negative gradient")) == ("negative gradient",)


def test_a_block_that_goes_is_noticed() -> None:
    row = next(row for row in ROWS if row.block)
    lesson = LESSONS[row.lesson]
    poorer = replace(lesson, blocks=tuple(block for block in lesson.blocks if slug(block) != row.block))
    assert missing(row, poorer) == row.terms


def test_a_term_has_to_begin_a_word_and_may_be_bent() -> None:
    assert shares("the costs fall", "cost")
    assert not shares("accost", "cost")
    assert shares("c = 2(w − 3)", "2(w − 3)")
    assert not shares("12(w − 3)", "2(w − 3)")
