"""Misconceptions about a gradient as a whole: written as a vector, or pointed at on a landscape.

What is done with one component is in the families of the rules.
"""

from __future__ import annotations

from itertools import permutations

from sympy import Add, Basic, Integer, Symbol, Tuple

from tutor.misconceptions.misconception import Form, Misconception
from tutor.misconceptions.specimens import DOWN_THERE, UP_THERE
from tutor.misconceptions.subjects import DIRECTION, VECTOR, Components, of_question
from tutor.notation import w, x
from tutor.symbolic.derivative import D

ONE_EACH = "A gradient is a vector: write {count:word} components in square brackets, for {letters} in this order."
OTHER_ORDER = (
    "The components of the gradient seem to be in another order.",
    "Which parameter comes first in the question?",
)


def components_swapped(question: Basic, x: Symbol) -> Basic | None:
    """(p, q) answered as (q, p)"""
    return Tuple(*reversed(question)) if isinstance(question, Tuple) and len(question) > 1 else None


def other_orders(vector: Components) -> tuple[Components, ...]:
    """(p, q, r) answered as (q, p, r) and so on"""
    return tuple(dict.fromkeys(order for order in permutations(vector) if order != vector))


PQR = (Integer(2), Integer(3), Integer(5))
TWO_SLOPES = (Integer(2), Integer(3))

GRADIENTS: tuple[Misconception, ...] = (
    Misconception(
        "components-swapped",
        of_question(*OTHER_ORDER, components_swapped, (Tuple(D(w * x, w), D(w * x, x)), w, Tuple(w, x))),
        Form(VECTOR, *OTHER_ORDER, other_orders, (TWO_SLOPES, ((Integer(3), Integer(2)),))),
        Form(
            DIRECTION,
            "The two slopes seem to have changed places.",
            "Which one belongs to {across}, and which to {up}?",
            lambda way: ((way.up, way.across),),
            (DOWN_THERE, ((-12.0, 8.0),)),
        ),
    ),
    Misconception(
        "negative-gradient",
        Form(
            VECTOR,
            "Every sign is turned round: that is the negative gradient.",
            "Which of the two points uphill?",
            lambda vector: (tuple(-part for part in vector),),
            (PQR, ((Integer(-2), Integer(-3), Integer(-5)),)),
        ),
    ),
    Misconception(
        "sum-for-vector",
        Form(
            VECTOR,
            "You seem to have added the slopes up.",
            ONE_EACH,
            lambda vector: ((Add(*vector),),),
            (PQR, ((Integer(10),),)),
        ),
    ),
    Misconception(
        "downhill",
        Form(
            DIRECTION,
            "That way it goes down, as steeply as it can.",
            "Which way is that, beside the gradient?",
            lambda way: ((-way.across, -way.up),) if way.uphill else None,
            (UP_THERE, ((8.0, -12.0),)),
        ),
    ),
    Misconception(
        "along-the-contour",
        Form(
            DIRECTION,
            "That way you stay on the same contour line: the height hardly changes.",
            "Which way leads straight off it?",
            lambda way: ((-way.up, way.across), (way.up, -way.across)),
            (DOWN_THERE, ((12.0, 8.0), (-12.0, -8.0))),
        ),
    ),
    Misconception(
        "one-parameter-only",
        Form(
            DIRECTION,
            "That way only one of the two moves.",
            "What do you know about the slope along the other one?",
            lambda way: tuple(part for part in ((way.across, 0.0), (0.0, way.up)) if part != (0.0, 0.0)),
            (DOWN_THERE, ((8.0, 0.0), (0.0, -12.0))),
        ),
    ),
    Misconception(
        "straight-to-the-lowest",
        Form(
            DIRECTION,
            "That is straight to the lowest place of the map. A step cannot see it.",
            "What do the slopes here tell it?",
            lambda way: None if way.lowest is None or way.uphill else (way.lowest,),
            (DOWN_THERE, ((4.0, -2.0),)),
        ),
    ),
)
