"""From an answer to what seems to have been done: right, a known misconception, wrong in no known way, or undecided.

Explanations are searched in `search`, confirmed by `equality`, and told here: the place, what seems to have been done,
and the question that leads on; never the answer. An answer that fits no explanation is wrong and nothing is made up.
"""

from __future__ import annotations

from collections.abc import Mapping

from sympy import Basic, Expr, Function, Symbol, Tuple

from tutor.answers.budget import Spent, allowance
from tutor.answers.deciding.equality import Definitions, decide, prepared
from tutor.answers.deciding.program import Unsupported
from tutor.answers.diagnosing.floats import FloatRows
from tutor.answers.diagnosing.question import DerivativeOf, GradientOf, Plain, Question, answer, key
from tutor.answers.diagnosing.samples import samples
from tutor.answers.diagnosing.search import MINUS_LOST, Explanation, explanations
from tutor.answers.diagnosing.separating import separator
from tutor.answers.verdict import Comparison, Mark, Verdict
from tutor.misconceptions import OF_QUESTIONS
from tutor.misconceptions.likelihood import says_the_same
from tutor.misconceptions.subjects import Posed
from tutor.notation import Domain, h
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import NoRule
from tutor.symbolic.sentence import Field, Sentence, after_one_another, say

OPPOSITE = ("opposite-sign",)  # says nothing that a nearer explanation of the same place has not said

TWO = "Two things would explain this. Either: {either} Or: {other} Which of the two was it?"
_RIGHT = say("That is right.")
_WRONG = say("That is not it yet.")
_NO_KEY = say("I have no rule for this question, so I cannot tell. This costs nothing.")


@allowance()
def explain(
    given: Expr,
    question: Question | Basic,
    domains: Mapping[Symbol, Domain] | None = None,
    definitions: Definitions = (),
) -> Mark:
    """The verdict on an answer, and what led to it if that is a known misconception or two.

    A question that is a plain expression asks for its derivatives to be taken.
    """
    question = question if isinstance(question, Question) else _as_question(question)
    try:
        wanted, given = key(question), prepared(given, definitions)
    except NoRule:
        return Mark(Verdict.UNDECIDED, _NO_KEY)
    found = decide(given, wanted, domains, definitions, _where_it_counts(question))
    if found.verdict is Verdict.RIGHT:
        return Mark(Verdict.RIGHT, _RIGHT)
    if found.verdict is Verdict.UNDECIDED:
        return Mark(Verdict.UNDECIDED, found.message)
    try:
        explained = _explained(given, question, domains, definitions, found)
    except Spent:
        explained = None
    return explained or _wrong(found, wanted)


def _as_question(expr: Basic) -> Question:
    if isinstance(expr, D) and not expr.f.has(D):
        return DerivativeOf(expr.f, expr.x)
    return Plain(expr)


def _where_it_counts(question: Question) -> Expr | None:
    """The function that is differentiated: where it is undefined, so is its slope."""
    return question.of if isinstance(question, DerivativeOf) else None


def _wrong(found: Comparison, wanted: Expr) -> Mark:
    """Wrong, with the counter-example; but not when its number would be the whole answer."""
    if found.note == "counterexample" and not wanted.free_symbols:
        return Mark(Verdict.WRONG, _WRONG)
    return Mark(Verdict.WRONG, found.message, found.counterexample)


def _explained(
    given: Expr,
    question: Question,
    domains: Mapping[Symbol, Domain] | None,
    definitions: Definitions,
    found: Comparison,
) -> Mark | None:
    if isinstance(given, Tuple):
        return _vector(given, question, domains, definitions) if isinstance(question, GradientOf) else None
    fits = _confirmed(given, question, domains)
    if not fits:
        return None
    first, rivals = fits[0], tuple(fit.names for fit in fits[1:])
    separating = separator(first.forms, fits[1].forms, _heads(question), _like(question)) if rivals else None
    counterexample = found.counterexample if question.asked.free_symbols else None
    message = told(fits, _letter(question))
    return Mark(
        Verdict.MISCONCEPTION,
        message,
        counterexample,
        first.made[0][1],
        first.names,
        separator=separating,
        rivals=rivals,
    )


def _confirmed(given: Expr, question: Question, domains: Mapping[Symbol, Domain] | None) -> list[Explanation]:
    """The explanations that lead to the answer, each said once: of several that say the same, the first."""
    kept: list[Explanation] = []
    for fit in _candidates(given, question, domains):
        again = any(says_the_same(fit.names, other.names) or _hard_to_follow(fit, other) for other in kept)
        if again or (kept and _said_already(fit, kept[0])):
            continue
        if decide(given, answer(question, fit.answer), domains).verdict is not Verdict.RIGHT:
            continue
        kept.append(fit)
        if fit.about_the_question and kept[0] is fit and not isinstance(question.asked, D):
            break  # uphill, not a slope of the opposite sign
    return kept


def _hard_to_follow(one: Explanation, other: Explanation) -> bool:
    """Each of the two takes two mistakes: four of them are not told, but the likelier two."""
    return min(len(one.made), len(other.made)) > 1


def _said_already(fit: Explanation, first: Explanation) -> bool:
    """A sign that is turned round as well, where the first explanation has a nearer reason for it."""
    nearer = first.made[0][1] == fit.made[0][1] or set(first.names) <= set(MINUS_LOST)
    return (fit.names == OPPOSITE and nearer) or (len(first.names) > 1 and OPPOSITE[0] in fit.names)


def _like(question: Question) -> D | None:
    """The derivative that is asked for, if it is one."""
    asked = question.asked
    return asked if isinstance(asked, D) and not asked.f.has(D) else None


def _heads(question: Question) -> frozenset[type]:
    """The functions that the question has, which are known to whoever was asked."""
    return frozenset(type(part) for part in question.asked.atoms(Function) if not isinstance(part, D))


def _candidates(given: Expr, question: Question, domains: Mapping[Symbol, Domain] | None) -> list[Explanation]:
    """What fits in floating point."""
    letter = _letter(question)
    if letter is None:
        return []
    try:
        points = samples(given, question, domains)
        if len(points) < 2:
            return []
        row, right = (FloatRows(expr, points).at() for expr in (given, key(question)))
        return explanations(question.asked, letter, row, right, points, given=given)
    except Unsupported:
        return []


def _letter(question: Question) -> Symbol | None:
    """By what is differentiated."""
    by = getattr(question, "by", None)
    if isinstance(by, Symbol):
        return by
    derivatives = sorted(question.asked.atoms(D), key=str)
    letters = [derivative.x for derivative in derivatives] or sorted(question.asked.free_symbols - {h}, key=str)
    return letters[0] if letters else None


def _vector(
    given: Tuple, question: GradientOf, domains: Mapping[Symbol, Domain] | None, definitions: Definitions
) -> Mark | None:
    """A gradient: a misconception about the whole of it, or else the first component that is not right."""
    for form in OF_QUESTIONS:
        rewritten = form.apply(Posed(question.asked, question.by[0]))
        if rewritten is not None and decide(given, rewritten, domains, definitions).verdict is Verdict.RIGHT:
            fit = Explanation(((form, question.asked),), rewritten)
            message = told([fit], question.by[0])
            return Mark(Verdict.MISCONCEPTION, message, where=question.asked, misconceptions=fit.names)
    for part, letter in zip(given, question.by, strict=False):
        found = explain(part, DerivativeOf(question.of, letter), domains, definitions)
        if found.verdict is not Verdict.RIGHT:
            return found
    return None


def told(fits: list[Explanation], letter: Symbol | None) -> Sentence:
    """The place, what seems to have been done, and the question that leads on; of two explanations, which it was."""
    fields: dict[str, Field] = {} if letter is None else {"x": letter}
    each = [[Sentence(entry.says, fields | {"place": place}) for entry, place in fit.made] for fit in fits[:2]]
    if len(fits) > 1:
        either, other = (after_one_another(*says) for says in each)
        return say(TWO, either=either, other=other)
    entry, place = fits[0].made[0]
    return after_one_another(*each[0], Sentence(entry.asks, fields | {"place": place}))
