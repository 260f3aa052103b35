"""Why a right answer is right, in one line, as far as the expression itself says it: by which rules, from which slope.

What it cannot say, an author writes: `because`. That goes before all of this.
"""

from __future__ import annotations

from collections.abc import Callable

from sympy import Basic, Expr

from tutor.exercises.number.question import number_at, to_be_taken, walk
from tutor.exercises.typed import put_in
from tutor.exercises.written import Written, reckoned, shown
from tutor.symbolic.asking import Asking, What, is_length, rates
from tutor.symbolic.derivative import has_derivative
from tutor.symbolic.derive import derive_expression, resolve
from tutor.symbolic.sentence import Listed, Sentence, joined, say
from tutor.symbolic.shown import Becomes
from tutor.symbolic.unevaluated import put

CHAIN = "Along a chain the rates multiply: {line}."
NUDGED = "Each slope counts with its nudge and its sign, and then they are added: {line}."
PLAIN = "The slopes are given, so the numbers go straight in: {line}."
LENGTH = "Square the slopes, add the squares, and take the root: {line}."
GROWTH = "The growth is about the slope times the nudge: {line}."
CHANGE = "A step is minus the learning rate times the slope: {line}."
STEPS = "Each step goes against the slope where it begins: {steps}."


def by_rules(wanted: Basic) -> Sentence | None:
    """The rules that lead to the slope, in order; None where nothing is differentiated."""
    used = tuple(dict.fromkeys(step.rule.name for step in derive_expression(wanted).steps))
    if not used:
        return None
    return say("It comes from the {rules}.", rules=joined("{before}, then the {after}", *map(_called, used)))


def of_number(question: Asking, key: Expr) -> Sentence | None:
    """The calculation that leads to the number; None where no slope has to do with it."""
    if rates(question):
        return say(_of_several(question), line=reckoned(question.of, question.at, key))
    return BY_WHAT[question.what](question, key)


def _called(name: str) -> Sentence:
    """power rule; slope of the sigmoid"""
    return say(name) if name.endswith("rule") else say("slope of the {name}", name=say(name))


def _of_several(question: Asking) -> str:
    """Slopes along a chain, each with its nudge, added for a mean, or the sides of a length."""
    of, slopes = question.of, set(rates(question))
    if is_length(of):
        return LENGTH
    if of.is_Mul and slopes <= set(of.args):
        return CHAIN
    letters = set().union(*(slope.free_symbols for slope in slopes))
    return NUDGED if of.is_Add and of.free_symbols - letters else PLAIN


def _other(question: Asking, key: Expr) -> Sentence | None:
    """Its formula, where slopes are taken on the way."""
    return _slope(question, key) if has_derivative(to_be_taken(question)) else None


def _slope(question: Asking, key: Expr) -> Sentence:
    formula = resolve(to_be_taken(question))
    if not formula.free_symbols:
        return say("As a formula it is {formula}, and no letter is left in it.", formula=formula)
    says = "As a formula it is {formula}. At {places} that is {key:decimal}."
    if question.what is What.SLOPE:
        says = "As a formula the slope is {formula}. At {places} that is {key:decimal}."
    return put_in(says, question.at, formula=formula, key=shown(key))


def _with_slope(says: str) -> Callable[[Asking, Expr], Sentence | None]:
    """The calculation with the slope in it as a number."""

    def reason(question: Asking, key: Expr) -> Sentence | None:
        slope = dict(question.at).get(question.derivative) or number_at(resolve(question.derivative), question.at)
        if slope is None:
            return None
        line = put(question.of, question.derivative, Written(question.derivative, slope))
        return say(says, line=reckoned(line, question.at, key))

    return reason


def _steps(question: Asking, key: Expr) -> Sentence | None:
    """Where each step leads, with its calculation."""
    x, at = question.derivative.x, dict(question.at)
    if x not in at:
        return None
    if question.given:
        return _with_slope("A step goes against the slope: {line}.")(question, key)
    steps: list[Becomes] = []
    for stand in walk(question):
        line = put(question.of, question.derivative, Written(question.derivative, stand.slope))
        here = tuple((at | {x: stand.where}).items())
        steps.append(Becomes(x, reckoned(line, here, stand.next)))
    return say(STEPS, steps=Listed(tuple(steps), and_=False))


BY_WHAT: dict[What, Callable[[Asking, Expr], Sentence | None]] = {
    What.SLOPE: _slope,
    What.GROWTH: _with_slope(GROWTH),
    What.CHANGE: _with_slope(CHANGE),
    What.STEP: _steps,
    What.OTHER: _other,
}
