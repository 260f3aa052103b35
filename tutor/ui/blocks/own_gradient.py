"""The witness that the learner brings along: the formula that was written to drive a network, asked for one parameter.

Which exercise it was, whether its formula speaks of this parameter of this network, and the slope that it gives. What
is said of that is in `gradient_comparison_words`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tutor.answers import Verdict
from tutor.exercises import understood
from tutor.exercises.drive.exercise import Driving, driving
from tutor.lesson import EDGE_BY_W, HIDDEN_DELTA, NEURON_BY_W, Drive, Lesson
from tutor.lower import CannotLower, build_network
from tutor.lower.gradient_comparison import believed
from tutor.lower.typed import Own, follows
from tutor.notation import x
from tutor.numeric.network import Network
from tutor.symbolic.sentence import Sentence, say
from tutor.ui import state
from tutor.ui.blocks.scene import scene

NOT_YET = "What you answer in exercise {number} becomes a fourth witness here."
STRANGE = (
    "Your formula from exercise {number} is about sigmoids and the squared cost. It does not apply to this network."
)
TOO_FEW = "Your formula from exercise {number} names a neuron that is not in this network, so it is not asked."
LAST = "Your formula from exercise {number} is about hidden neurons. It does not apply to the last layer."
WEIGHTS = "Your formula from exercise {number} is about a weight. It does not apply to a bias."
SINGLE = "Your formula from exercise {number} is about a single neuron. It does not apply to this network."


@dataclass(frozen=True, slots=True)
class Fourth:
    """The slope that the formula of an exercise gives, and the verdict on that formula.

    `uses`: how many times it is gone through on the way back to the parameter; `without`: what is taken out of it.
    """

    slope: float
    verdict: Verdict
    number: int  # of the exercise
    uses: int = 1
    without: str = ""


@dataclass(slots=True)
class _Kept:
    """The network that was built last, and what for."""

    asked: object = None
    network: Network | None = None


def fourth(
    lesson: Lesson, network: Network, X: np.ndarray, Y: np.ndarray, layer: int, neuron: int, before: int | None
) -> Fourth | Sentence | None:
    """What the learner's formula says of a parameter, or why it says nothing; None in a lesson that asks for none."""
    block = lesson.first(Drive)
    if block is None:
        return None
    number = lesson.exercises.index(block) + 1
    now = scene(block, lesson)
    found = driving(now.variant.filled, understood(now.variant, now.last))
    if now.mark is None or not isinstance(found, Driving):
        return say(NOT_YET, number=number)
    silent = _silent(block.wanted, found.gradient, network, layer, before)
    if silent:
        return say(silent, number=number)
    try:
        believer = _believer(f"{now.key}-witness", now.last, found.gradient, network)
    except CannotLower:
        return say(TOO_FEW, number=number)
    uses = len(network.widths) - 1 - layer if block.wanted == HIDDEN_DELTA else 1
    without = x.name if block.wanted == NEURON_BY_W and before is None else ""
    slope = believed(believer, network, X, Y, layer, neuron, before)
    return Fourth(slope, now.mark.verdict, number, uses, without)


def _silent(wanted: str, own: Own | None, network: Network, layer: int, before: int | None) -> str:
    """Why a formula does not speak of the parameter; empty if it does."""
    last = len(network.widths) - 1
    if network.names != (*["sigmoid"] * last, "squared"):
        return STRANGE
    if wanted == HIDDEN_DELTA:
        return LAST if layer == last else ""
    if wanted == EDGE_BY_W:
        return WEIGHTS if before is None else ""
    if network.widths != (1, 1):
        return SINGLE
    return WEIGHTS if before is None and own is not None and not follows(own) else ""


def _believer(key: str, response: object, own: Own | None, network: Network) -> Network:
    """A network like this one with this gradient: this tab's own, made once for an answer. None: the derived one."""
    if own is None:
        return network
    kept = state.held(key, _Kept)
    found = kept.network
    if found is None or kept.asked != (response, network.widths):
        kept.network = found = build_network(network.widths, gradient=own, dtype="float64")
        kept.asked = (response, network.widths)
    return found
