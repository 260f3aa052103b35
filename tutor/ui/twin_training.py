"""Two networks that train side by side, one by a formula that somebody typed and one by the derived one.

Both begin with the same numbers and see the same examples in the same order. A record is made after each epoch; what
the records show is said in `difference`. The thread is that of `running`. No Streamlit here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, repeat

import numpy as np
from sympy import Expr

from tutor.lesson import Drive
from tutor.lower import build_network
from tutor.numeric.network import Network
from tutor.numeric.points import points
from tutor.ui.background import BackgroundTask
from tutor.ui.example_networks import examples
from tutor.ui.training_verdict import Both

SEEN = 500  # examples at which the costs and the two gradients are compared
IMAGES = 2000  # of digits, so that an epoch of both is a fraction of a second
BEAT = 0.2  # seconds between two epochs on digits: five new points a second
LASTS = 4.0  # seconds that a small training takes at least, so that it can be watched
Own = Mapping[str, Expr] | None


@dataclass(frozen=True, slots=True, eq=False)
class TwinCourse:
    """What both networks go through."""

    layers: tuple[int, ...]
    X: np.ndarray
    Y: np.ndarray
    epochs: int
    rate: float
    batch: int
    seed: int
    pause: float = 0.0

    def network(self, gradient: Own = None) -> Network:
        """A network at the start."""
        return build_network(self.layers, gradient=gradient, seed=self.seed, dtype=str(self.X.dtype))


def course_of(block: Drive) -> TwinCourse:
    """The network and the examples of an exercise."""
    layers = tuple(map(int, block.layers))
    settings = (int(block.epochs), float(block.rate), int(block.batch), int(block.seed))
    if block.digits:
        data = examples()
        return TwinCourse(layers, data.X[:IMAGES], data.Y[:IMAGES], *settings, BEAT)
    X, Y = points(layers[0], layers[-1], settings[-1])
    return TwinCourse(layers, X, Y, *settings, LASTS / settings[0])


class Pair(BackgroundTask[Both]):
    """The two trainings of a browser tab, how they went so far, and the answer that they belong to."""

    def __init__(self) -> None:
        super().__init__()
        self.answer: object = None
        self.epochs = 0

    @property
    def whole(self) -> bool:
        """Every epoch is done."""
        return bool(self.records) and self.records[-1].number >= self.epochs

    def start(self, course: TwinCourse, gradient: Own, answer: object) -> None:
        """From the beginning, by this formula; what ran until now ends."""
        self.stop()
        if self.running:
            return
        self.records.clear()
        self.answer, self.epochs = answer, course.epochs
        self.begin(both(course, gradient), course.pause)


def both(course: TwinCourse, gradient: Own) -> Iterator[Both]:
    """One record for the start and one after each epoch; a network that is lost stays where it was lost."""
    pair = course.network(), course.network(gradient)
    looking = course.network(), course.network(gradient)
    yield _record(0, course, pair, looking)
    trainings = [
        each.train(course.X, course.Y, course.epochs, course.batch, course.rate, seed=course.seed, measured=SEEN)
        for each in pair
    ]
    for _ in zip(trainings[0], chain(trainings[1], repeat(None)), strict=False):
        yield _record(pair[0].epochs, course, pair, looking)


def _record(number: int, course: TwinCourse, pair: tuple[Network, Network], looking: tuple[Network, Network]) -> Both:
    right, yours = pair
    X, Y = course.X[:SEEN], course.Y[:SEEN]
    for each in looking:
        each.theta[:] = yours.theta
    with np.errstate(all="ignore"):
        true, own = (each.flat_gradient(X, Y).astype(float) for each in looking)
        lengths = float(np.linalg.norm(true)), float(np.linalg.norm(own))
        turn = float(true @ own) / (lengths[0] * lengths[1]) if all(lengths) else 0.0
        size = lengths[1] / lengths[0] if lengths[0] else 0.0
        apart = float(np.abs(right.theta - yours.theta).max())
    return Both(number, right.cost(X, Y), yours.cost(X, Y), apart, turn, size)
