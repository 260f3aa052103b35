"""MISCONCEPTIONS: everything that people are known to believe and that is not so, each of them once.

The order is the order in which explanations of a derivative, or of a question, are preferred: the most specific first.
"""

from __future__ import annotations

from typing import Any

from sympy import Basic, Expr

from tutor.misconceptions.backward_pass import BACKWARD_PASS
from tutor.misconceptions.calculations import CALCULATIONS
from tutor.misconceptions.chains import CHAINS
from tutor.misconceptions.coefficients import COEFFICIENTS
from tutor.misconceptions.costs import COSTS
from tutor.misconceptions.descent import DESCENT
from tutor.misconceptions.differences import DIFFERENCES
from tutor.misconceptions.errors import ERRORS
from tutor.misconceptions.functions import FUNCTIONS
from tutor.misconceptions.gradients import GRADIENTS
from tutor.misconceptions.insides import INSIDES
from tutor.misconceptions.integrals import INTEGRALS
from tutor.misconceptions.layers import LAYERS
from tutor.misconceptions.misconception import Asked, Form, Given, Misconception, Subject
from tutor.misconceptions.numbers import NUMBERS
from tutor.misconceptions.orders import ORDERS
from tutor.misconceptions.parts import PARTS
from tutor.misconceptions.powers import POWERS
from tutor.misconceptions.products import PRODUCTS
from tutor.misconceptions.questions import QUESTIONS
from tutor.misconceptions.subjects import DERIVATIVE, QUESTION, Posed
from tutor.misconceptions.sums import SUMS
from tutor.misconceptions.updates import UPDATES
from tutor.symbolic.derivative import D

MISCONCEPTIONS: tuple[Misconception, ...] = (
    *POWERS,
    *FUNCTIONS,
    *LAYERS,
    *CHAINS,
    *INSIDES,
    *PRODUCTS,
    *SUMS,
    *COEFFICIENTS,
    *INTEGRALS,
    *BACKWARD_PASS,
    *PARTS,
    *ERRORS,
    *DESCENT,
    *UPDATES,
    *DIFFERENCES,
    *COSTS,
    *QUESTIONS,
    *NUMBERS,
    *CALCULATIONS,
    *GRADIENTS,
    *ORDERS,
)
BY_NAME: dict[str, Misconception] = {entry.name: entry for entry in MISCONCEPTIONS}


def _sorted() -> dict[Subject[Any, Any], tuple[Form[Any, Any], ...]]:
    found: dict[Subject[Any, Any], list[Form[Any, Any]]] = {}
    for entry in MISCONCEPTIONS:
        for form in entry.forms:
            found.setdefault(form.subject, []).append(form)
    return {subject: tuple(sorted(each, key=_rank)) for subject, each in found.items()}


def _rank(form: Form[Any, Any]) -> int:
    order = form.subject.order
    return order.index(form.name) if form.name in order else len(order)


_FORMS = _sorted()


def forms(subject: Subject[Asked, Given]) -> tuple[Form[Asked, Given], ...]:
    """What can go wrong in a subject, the likeliest first."""
    return _FORMS[subject]


def answers(subject: Subject[Asked, Given], asked: Asked) -> tuple[tuple[Form[Asked, Given], Given], ...]:
    """What each misconception that has a chance here would answer, the likeliest first."""
    found = ((form, form.apply(asked)) for form in forms(subject))
    return tuple((form, given) for form, given in found if given is not None)


OF_DERIVATIVES: tuple[Form[D, Expr], ...] = forms(DERIVATIVE)
OF_QUESTIONS: tuple[Form[Posed, Basic], ...] = forms(QUESTION)
