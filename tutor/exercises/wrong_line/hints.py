"""What help says on the way to a wrong line: how to go down the lines, which rules they need, where it happened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sympy import Eq, Expr

from tutor.exercises import hints
from tutor.exercises.levels import Help, HintLine, Offers
from tutor.exercises.wrong_line.model import Planted
from tutor.exercises.wrong_line.rules import called
from tutor.symbolic.sentence import Sentence, joined, say
from tutor.symbolic.unevaluated import put

LOOK = (
    "Take each line with the one above it. In line 1 the slope of {part} is taken: take it yourself and compare. Then "
    "go on to line 2."
)
ANOTHER = say("Another one, in which every line is right:")
HERE = "In the wrong line the slope of {part} is taken. What belongs in the place of the question mark?"


def for_lines(planted: Planted, others: Iterable[Expr]) -> Offers:
    """Help towards a wrong line."""
    return Offers(
        place=(Help(say(LOOK, part=planted.steps[0].target.f)),),
        rule=(Help(_in_order(planted)),),
        sibling=(Help(ANOTHER, hints.working(other)) for other in others),
        gap=tuple(_gaps(planted)),
        solution=Help(solution(planted), hints.working(planted.steps[0].before)),
        is_answer=True,
    )


def solution(planted: Planted) -> Sentence:
    """Which line is wrong, and by which rule it is repaired."""
    rule = called(planted.sound.rule.name)
    says = "Line {number} is wrong. By the {rule} it is {right}. Below, every line is right."
    return say(says, number=planted.at + 1, rule=rule, right=planted.right)


def _in_order(planted: Planted) -> Sentence:
    """The rules from the first line to the last."""
    rules = joined("{before}, then the {after}", *map(called, planted.rules))
    return say("From the first line to the last you need the {rules}.", rules=rules)


def _gaps(planted: Planted) -> Iterator[Help]:
    """The right line with the new part of it left open; or that part alone."""
    step, says = planted.sound, say(HERE, part=planted.part)
    yield Help(says, (HintLine(step.before), HintLine(put(step.before, step.target, hints.GAP))))
    yield Help(says, (HintLine(Eq(step.target, hints.GAP, evaluate=False)),))
