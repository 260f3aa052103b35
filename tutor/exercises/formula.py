"""Write a formula: any equivalent form is right, and a known way to go wrong is named.

What holds for a whole working as well, which ends in a formula, is `OfFormula`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache, partial
from typing import TypeVar

from sympy import Basic, Expr, Symbol, Tuple

from tutor.answers import (
    DerivativeOf,
    Mark,
    Plain,
    Question,
    Reading,
    Update,
    Verdict,
    Vocabulary,
    decide,
    explain,
    in_decimals,
    linked,
    read,
    rounded_number,
    vocabulary,
    with_brackets,
)
from tutor.elementary.table import KINKS
from tutor.exercises import apart, hints, mistakes, reasons
from tutor.exercises.authoring import complaints
from tutor.exercises.kind import A, AuthorTrial, Flaw, Groups, Kind, Variant
from tutor.exercises.levels import Offers
from tutor.exercises.neighbours import neighbours, of_another_layer
from tutor.exercises.response import Response
from tutor.exercises.typed import STANDING, unreadable
from tutor.lesson import Formula, Working
from tutor.misconceptions import answers
from tutor.misconceptions.subjects import COST
from tutor.notation import C, h, y
from tutor.symbolic.derivative import D, has_derivative
from tutor.symbolic.derive import NoRule, resolve
from tutor.symbolic.sentence import Sentence, after_one_another, say

ROUNDED = (
    "All of it is right but {number}, which is rounded. Write that number exactly, as a fraction, a root or a "
    "logarithm."
)

NUDGED = say("There is an {h} in it. The slope is what is left when the nudge {h} has shrunk to 0.", h=h)

W = TypeVar("W", Formula, Working)


class OfFormula(Kind[W, Expr, A]):
    """An exercise whose key is a formula that is derived."""

    takes_formulas = True
    any_shape = True

    def asked(self, filled: W) -> Expr:
        """What is to be differentiated, or only written down."""
        return filled.wanted

    def key(self, filled: W) -> Expr | None:
        """The formula that is wanted; None where a derivative has no rule."""
        try:
            return resolve(filled.wanted)
        except NoRule:
            return None

    def unfit(self, filled: W) -> tuple[Flaw, ...]:
        """No rule."""
        if self.key(filled) is not None:
            return ()
        return (Flaw("no-rule", f"there is no rule for a derivative in {filled.wanted}; write it otherwise"),)

    def coincidences(self, variant: Variant[W, Expr]) -> tuple[Flaw, ...]:
        """The question as its own answer, a misconception that gives the key, or two that give one formula."""
        return (*self.found_right(variant.filled, variant.key), *apart.coincidences(variant, wrong_formulas))

    def told_apart(self, variant: Variant[W, Expr]) -> Groups:
        """Those with one formula."""
        return apart.by_answer((name, (each.worth,)) for name, each in wrong_formulas(variant.filled).items())

    def found_right(self, filled: W, key: Expr) -> Iterator[Flaw]:
        """The question as its own answer, or a misconception that gives the key."""
        if not has_derivative(filled.wanted) or key == filled.of:
            yield Flaw("trivial", f"the answer {key} is the question itself; ask for something to be done")
        for name in mistakes.giving(filled.wanted, key):
            yield Flaw(name, f"the misconception {name!r} gives the right formula, {key}, here")

    def mistaken(self, variant: Variant[W, Expr]) -> tuple[tuple[str, Expr], ...]:
        """The answers of the misconceptions that can be told from the key here, by name."""
        found = mistakes.expected(variant.filled.wanted)
        return tuple((name, answer) for name, answer in found if not mistakes.same(answer, variant.key))

    def reason(self, variant: Variant[W, Expr]) -> Sentence | None:
        """The rules that lead to the formula."""
        return reasons.by_rules(variant.filled.wanted)

    def secrets(self, variant: Variant[W, Expr]) -> tuple[Expr, ...]:
        """The formula."""
        return (variant.key,)

    def helps(self, variant: Variant[W, Expr], others: Iterator[Variant[W, Expr]]) -> Offers:
        """Help from the derivation; where there is none, from the pieces."""
        if not has_derivative(variant.filled.wanted):
            return hints.for_pieces(variant.key, ((hints.ask_again(other), other.key) for other in others))
        return hints.for_formula(variant.filled.wanted, (other.filled.wanted for other in others))

    def complaints(self, exercise: W, trial: AuthorTrial[W, Expr]) -> Iterator[str]:
        """A question that shows its answer; slips under names that are taken; answers to which misconceptions lead."""
        for variant in trial.variants:
            if variant.key != variant.filled.of and variant.key in variant.shown:
                seed, key = variant.seed, variant.key
                yield f"seed {seed}: the question shows the answer {key}; take that field out of its texts"
        yield from complaints.borrowed(exercise.slips)
        yield from complaints.undiagnosable(self.coincidences(trial.variants[0]), trial.always)


class FormulaKind(OfFormula[Formula, Reading]):
    """Write a formula."""

    block = Formula

    def read(self, variant: Variant[Formula, Expr], response: Response) -> Reading:
        """The letters of the question may be used, and dC/dw = in front of an answer."""
        return read(response, self.words(variant), chain=True)

    def readings(self, answer: Reading) -> tuple[Reading, ...]:
        """The formula."""
        return (answer,)

    def words(self, variant: Variant[Formula, Expr]) -> Vocabulary:
        """The letters of the question, and dC/dw left of an equals sign."""
        return _words(variant.filled, _letters(variant))

    def judge(self, variant: Variant[Formula, Expr], answer: Reading) -> Mark:
        """The answer compared with the key and, where it differs, explained if it can be."""
        given, filled, wanted = answer.expr, variant.filled, variant.filled.wanted
        if given is None or isinstance(given, Tuple):
            return unreadable(answer, say("Type one formula, such as {example}.", example="3x^2 + 1"))
        if has_derivative(given):
            return Mark(Verdict.UNREADABLE, STANDING)
        found = _slip(variant, given) or _beside(variant, given)
        if found is None:
            found = replace(explain(given, posed(wanted), definitions=variant.filled.where), asked=wanted)
        if found.verdict is Verdict.WRONG and h in given.free_symbols - _letters(variant):
            return Mark(Verdict.UNREADABLE, NUDGED)
        if found.verdict in (Verdict.WRONG, Verdict.MISCONCEPTION):
            found = _with_brackets(variant, answer) or _rounded(variant, given) or found
        return linked(found, given, answer.links, partial(_same, filled), _began(wanted), variant.key, _by(wanted))


KIND = FormulaKind()


def wrong_formulas(filled: Formula | Working) -> apart.Answers:
    """What the mistakes come to at one point that no formula was made for, where that is not what the key comes to."""
    wanted = filled.wanted
    key = resolve(wanted)
    found = dict(reversed((*mistakes.expected(wanted), *_of_costs(filled))))
    worth, *others = mistakes.at_a_point((key, *found.values()))
    told = zip(found, others, strict=True)
    return {name: apart.Answer(each) for name, each in told if each is not None and not mistakes.near(each, worth)}


def _of_costs(filled: Formula | Working) -> Iterator[tuple[str, Expr]]:
    """The formulas that the author speaks of, and another sum for the one that is asked for."""
    for slip in filled.slips:
        yield slip.slug, resolve(slip.of)
    for form, other in answers(COST, filled.wanted):
        yield form.name, resolve(other)


def _letters(variant: Variant[Formula, Expr]) -> frozenset[Symbol]:
    """The letters of the question, and of all that is shown with it."""
    filled = variant.filled
    parts = (*variant.shown, *(part for pair in filled.where for part in pair))
    return frozenset(filled.wanted.free_symbols.union(*(part.free_symbols for part in parts)))


def _beside(variant: Variant[Formula, Expr], given: Expr) -> Mark | None:
    """The letters of a layer beside the right one."""
    found = of_another_layer(given, neighbours(_letters(variant)))
    if found is None or mistakes.same(given, variant.key):
        return None
    return replace(found, asked=variant.filled.wanted)


@lru_cache(maxsize=512)
def _words(filled: Formula, symbols: frozenset[Symbol]) -> Vocabulary:
    if filled.by is not None:
        left: tuple[Basic, ...] = (D(C, filled.by), D(y, filled.by))
    else:
        step = isinstance(posed(filled.of), Update)
        letters = sorted({derivative.x for derivative in filled.of.atoms(D)}, key=str)
        left = tuple(letter if step else D(C, letter) for letter in letters)
    beside = neighbours(symbols)
    if isinstance(filled.wanted, D) and h not in symbols:
        beside = (*beside, h)
    parts, kinked = tuple(letter for letter, _ in filled.where), filled.of.has(*KINKS)
    return vocabulary(*sorted(symbols, key=str), left=left, by=filled.by, beside=beside, parts=parts, kinked=kinked)


def _with_brackets(variant: Variant[Formula, Expr], answer: Reading) -> Mark | None:
    """A bracket is missing that paper does not need: 1/2√x for 1/(2√x). It is offered, and costs nothing."""
    filled = variant.filled
    step = isinstance(posed(filled.wanted), Update)
    better = with_brackets(answer.text, KIND.words(variant), variant.key, filled.where, after_rate=step)
    if better is None:
        return None
    says = say(
        "I read {typed} as it stands. If you mean {better}, put the brackets.", typed=answer.text.strip(), better=better
    )
    return Mark(Verdict.UNREADABLE, says, offer=better)


def _rounded(variant: Variant[Formula, Expr], given: Expr) -> Mark | None:
    """Right but for a number that is rounded."""
    number = rounded_number(given, variant.key, variant.filled.where)
    return None if number is None else Mark(Verdict.UNREADABLE, say(ROUNDED, number=in_decimals(number)))


def _same(filled: Formula, one: Expr, other: Expr) -> bool:
    """Equal, with the names that the exercise gives to parts."""
    return one == other or decide(one, other, definitions=filled.where).verdict is Verdict.RIGHT


def _began(wanted: Expr) -> Expr | None:
    """The function, where the slope of one is asked."""
    return wanted.f if isinstance(wanted, D) else None


def _by(wanted: Expr) -> Symbol | None:
    """The letter of the one derivative that is asked for."""
    letters = {derivative.x for derivative in wanted.atoms(D)}
    return next(iter(letters)) if len(letters) == 1 else None


def _slip(variant: Variant[Formula, Expr], given: Expr) -> Mark | None:
    """A formula that the author speaks of, or another sum for the one that is asked for."""
    told = [(slip.slug, slip.of, slip.says, slip.asks) for slip in variant.filled.slips]
    told += [(form.name, other, form.says, form.asks) for form, other in answers(COST, variant.filled.wanted)]
    for name, formula, says, asks in told:
        if mistakes.same(given, resolve(formula)):
            both = after_one_another(variant.sentence(says), variant.sentence(asks))
            return Mark(Verdict.MISCONCEPTION, both, misconceptions=(name,))
    return None


def posed(wanted: Expr) -> Question:
    """What is asked, as a question: a derivative, a step of descent, or an expression."""
    if isinstance(wanted, D) and not has_derivative(wanted.f):
        return DerivativeOf(wanted.f, wanted.x)
    derivatives = wanted.atoms(D)
    if len(derivatives) == 1:
        (derivative,) = derivatives
        rate = (derivative.x - wanted) / derivative
        if not rate.has(D, derivative.x):
            return Update(derivative.f, derivative.x, rate)
    return Plain(wanted)
