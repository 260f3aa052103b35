"""What somebody may have done to arrive at an answer: every way with at most two misconceptions, as few as possible.

Ways are tried in numbers (`ways`); those that fit come back as explanations, with the expression they lead to, for
`equality` to confirm. Answers that anybody may hit upon by accident are not explained away. Nothing is said to the
learner here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Any

from sympy import Add, Basic, Expr, Function, Mul, Pow, Symbol, exp, preorder_traversal

from tutor.answers.budget import Spent
from tutor.answers.diagnosing.derivation_paths import DerivationPath, Search, TooMuch
from tutor.answers.diagnosing.floats import Row, alike
from tutor.elementary.heads import sigmoid
from tutor.misconceptions import OF_DERIVATIVES, OF_QUESTIONS, Form
from tutor.misconceptions.layers import LAYERS
from tutor.misconceptions.likelihood import RARE, believable
from tutor.misconceptions.products import quotient
from tutor.misconceptions.subjects import QUESTION, Posed
from tutor.symbolic.derivative import D
from tutor.symbolic.outer import taken_apart
from tutor.symbolic.rules import moves, proportional
from tutor.symbolic.unevaluated import put

EFFORT = 10_000  # evaluations in one search; what is found by then is kept
SCALING = (  # with a 3x inside they multiply the key by x
    *("not-differentiated", "multiplied-by-inside", "variable-kept", "relu-slope-is-itself", "inner-slope-twice"),
    "outer-at-inner-slope",
)
Mistake = Form[Any, Any]  # of a derivative or of a question
_ALL: tuple[Mistake, ...] = (*OF_QUESTIONS, *OF_DERIVATIVES)
ORDER = {(form.subject.name, form.name): number for number, form in enumerate(_ALL)}
NEAR = {entry.name for entry in LAYERS}  # of one place in a network, so nearer than a rule of calculus
PLAIN = ("not-differentiated", "taken-for-constant")  # less likely than a rule that went wrong
MINUS_LOST = ("minus-lost", "minus-of-exponent-lost", "quotient-order-swapped", "uphill")
SIGNS = (  # what turns a sign round: the likely reasons for an answer that is the key with the other sign
    *MINUS_LOST,
    "opposite-sign",
    "table-sign",
    "target-minus-output",
    "product-minus-turned",
    "inner-slope-dropped",
    "by-another-parameter",
)


@dataclass(frozen=True, slots=True)
class Explanation:
    """Misconceptions that lead from a question to an answer: each with the place, and the answer they lead to."""

    made: tuple[tuple[Mistake, Expr], ...]  # most specific first
    answer: Expr

    @property
    def names(self) -> tuple[str, ...]:
        """Their names."""
        return tuple(entry.name for entry, _ in self.made)

    @property
    def forms(self) -> tuple[Mistake, ...]:
        """The forms in which they were made."""
        return tuple(entry for entry, _ in self.made)

    @property
    def believable(self) -> bool:
        """Somebody may have made all of these."""
        return believable(self.forms)

    @property
    def about_the_question(self) -> bool:
        """One of them is about the question as a whole."""
        return any(entry.subject is QUESTION for entry, _ in self.made)


def explanations(
    asked: Expr,
    by: Symbol,
    row: Row,
    right: Row,
    points: Sequence[Mapping[str, float]],
    effort: int = EFFORT,
    given: Expr | None = None,
) -> list[Explanation]:
    """Every way that comes to these numbers with as few misconceptions as possible, the likeliest first.

    `right` are the numbers of the key; `given` is what was typed, which an explanation may be written like. [] where
    there is no way, or the effort is spent before one is found.
    """
    search = Search(points, effort)
    forms = _forms(asked)
    letter = tuple(point[by.name] for point in points)
    times_letter = alike(row, tuple(p * q for p, q in zip(right, letter, strict=True)))
    negated = alike(row, tuple(-value for value in right))
    for level in (_once,) if times_letter or _bare(row, right, letter) else (_once, _again, _twice):
        found: list[Explanation] = []
        for form in (*forms, *_written_out(asked, given)) if level is _once else forms:
            fits = _kept(level(search, form, _starts(form, by, frozenset(points[0])), row))
            fits = _unlike(fit for fit in fits if _likely(fit, form) and (not times_letter or _meant(fit, form)))
            found += [fit for fit in fits if not _only_rewritten(fit, found)]
        if found:
            return sorted(found, key=lambda fit: (negated and _turning(fit), *_rank(fit), _written(fit, given)))
    return []


def _forms(asked: Expr) -> tuple[Expr, ...]:
    """The question with its sigmoids named and as it is written; as written first where it has a quotient."""
    fractions = [part for part in asked.atoms(Mul) if any(quotient(part, letter) for letter in part.free_symbols)]
    forms = (asked, with_sigmoids(asked)) if fractions else (with_sigmoids(asked), asked)
    return tuple(dict.fromkeys(forms))


def _written_out(asked: Expr, given: Expr | None) -> tuple[Expr, ...]:
    """The question with its sigmoids as fractions, where an answer has exponentials and no sigmoid."""
    if given is None or not asked.has(sigmoid) or not given.has(exp) or given.has(sigmoid):
        return ()
    return (put_all(asked, {part: (1 + exp(-part.args[0])) ** -1 for part in asked.atoms(sigmoid)}),)


def _turning(fit: Explanation) -> int:
    """How likely this is the reason for a sign: a minus went missing, something was turned round, or by accident."""
    names = set(fit.names)
    return 0 if names <= set(MINUS_LOST) else 1 if names <= set(SIGNS) else 2


def _kept(found: Iterator[Explanation]) -> list[Explanation]:
    """What was found until the effort was used up."""
    kept: list[Explanation] = []
    try:
        kept.extend(found)
    except (TooMuch, Spent):
        return kept
    return kept


def _only_rewritten(fit: Explanation, before: list[Explanation]) -> bool:
    """Said of the question in another form, where the form as written has an explanation by a rule that went wrong."""
    return any(fit.names == other.names or not set(other.names) & set(PLAIN) for other in before)


def _rank(fit: Explanation) -> tuple[bool, bool, bool, bool]:
    """About the question before about a place, anything before PLAIN, what is met often before what is RARE.

    What is met seldom does not go first because it is about the question: who answers 0 held a letter still, and did
    not differentiate twice.
    """
    rare = any(name in RARE for name in fit.names)
    whole = fit.about_the_question
    return rare and whole, not whole, any(name in PLAIN for name in fit.names), rare


def _written(fit: Explanation, given: Expr | None) -> bool:
    """The answer was written in another way: −sin 2x is not the −2 cos x sin x that somebody comes to."""
    return given is not None and given != fit.answer and shape(given) != shape(fit.answer)


def shape(expr: Expr) -> frozenset[Expr]:
    """The functions and powers that an expression is made of, and the sums in which a letter stands by itself."""
    found = (part for part in preorder_traversal(expr) if isinstance(part, Function | Pow) or _with_letter(part))
    return frozenset(part for part in found if not part.is_number)


def _with_letter(part: Basic) -> bool:
    return isinstance(part, Add) and any(term.as_coeff_Mul()[1].is_Symbol for term in part.args)


def _bare(row: Row, right: Row, letter: Row) -> bool:
    """The letter, one number everywhere, the key plus the letter, or the key squared: that takes no two mistakes."""
    plain = (letter, (row[0],) * len(row), tuple(p + q for p, q in zip(right, letter, strict=True)))
    return any(alike(row, other) for other in (*plain, tuple(p * p for p in right)))


def _meant(fit: Explanation, form: Expr) -> bool:
    """Believable for the key times the letter: a power that kept its exponent, but not a 3x deep inside that stayed."""
    (entry, place), *_ = fit.made
    if entry.name == "exponent-not-reduced":
        return any(_multiple(place, derivative) for derivative in form.atoms(D))
    if entry.name == "variable-kept" and any(derivative.x.name[:1] == "b" for derivative in form.atoms(D)):
        return True  # the bias where its slope belongs
    return entry.name not in SCALING or all(_at_hand(place, derivative) for derivative in form.atoms(D))


def _likely(fit: Explanation, form: Expr) -> bool:
    """Believable; and what is integrated is all that is differentiated, or a term of it, but no inside."""
    derivatives = form.atoms(D)
    return fit.believable and all(
        entry.name != "integrated" or any(_is_term(place, derivative) for derivative in derivatives)
        for entry, place in fit.made
    )


def _is_term(place: Expr, derivative: D) -> bool:
    """A term of what is differentiated, a constant factor aside, or all of it."""
    terms = (derivative.f, *Add.make_args(derivative.f))
    return any(not moves(term / place, derivative.x) for term in terms)


def _at_hand(place: Expr, derivative: D) -> bool:
    """The place is all that is differentiated, or a multiple k x of a letter in c x + d, or in a function of this."""
    if place == derivative.f or _straight(derivative.f, derivative.x):
        return True
    parts = taken_apart(derivative.f, derivative.x)
    within = parts is not None and _straight(parts[1], derivative.x) and place in Add.make_args(parts[1])
    return within and len(place.free_symbols) > 1


def _straight(f: Expr, x: Symbol) -> bool:
    """c x + d"""
    return all(proportional(term, x) for term in Add.make_args(f) if moves(term, x))


def _multiple(place: Expr, derivative: D) -> bool:
    """All that moves in what is differentiated is a multiple of the place: 5x³ + 7 and x³."""
    moving = [term for term in Add.make_args(derivative.f) if moves(term, derivative.x)]
    return all(not moves(term / place, derivative.x) for term in moving)


def _starts(asked: Expr, by: Symbol, letters: frozenset[str]) -> list[tuple[Mistake, Expr]]:
    """What the question becomes under each misconception about whole questions, in the letters that were typed."""
    return [
        (form, other) for form, other in _other_questions(asked, by) if {s.name for s in other.free_symbols} <= letters
    ]


@lru_cache(maxsize=512)
def _other_questions(asked: Expr, by: Symbol) -> tuple[tuple[Mistake, Expr], ...]:
    found = ((form, form.apply(Posed(asked, by))) for form in OF_QUESTIONS)
    return tuple((form, other) for form, other in found if isinstance(other, Expr))  # a vector is compared by component


def with_sigmoids(expr: Expr) -> Expr:
    """The expression with 1/(1 + e^(−u)) written as σ(u): the derivative that people have in mind."""
    powers = [power for power in sorted(expr.atoms(Pow), key=str) if power.exp.is_Integer and power.exp.is_negative]
    found = {power: sigmoid(-u) ** -power.exp for power in powers if (u := _exponent(power.base)) is not None}
    return put_all(expr, found)


def _exponent(base: Expr) -> Expr | None:
    """The v of 1 + e^v."""
    one, growth = base.as_independent(exp, as_Add=True)
    return growth.args[0] if one == 1 and isinstance(growth, exp) else None


def put_all(expr: Expr, new: Mapping[Expr, Expr]) -> Expr:
    """The expression with several parts replaced, one after the other."""
    for old, replacement in new.items():
        expr = put(expr, old, replacement)
    return expr


Start = tuple[Mistake, Expr]


def _once(search: Search, asked: Expr, starts: list[Start], row: Row) -> Iterator[Explanation]:
    """One misconception: about the question, once at one place, or at every chance."""
    for entry, expr in starts:
        yield from _fitting(search.ways(expr, (), 0), row, (entry, asked))
    slips = search.ways(asked, (), 1)
    yield from _fitting(slips, row)
    for number in _met(slips):
        yield from _fitting(search.ways(asked, (number,), 0), row)


def _twice(search: Search, asked: Expr, starts: list[Start], row: Row) -> Iterator[Explanation]:
    """Two: about the question and at one place; two at every chance; one at every chance and one once; two once."""
    for entry, expr in starts:
        if not entry.alone and not any(derivative.f.has(D) for derivative in expr.atoms(D)):
            yield from _fitting(search.ways(expr, (), 1), row, (entry, asked))
    met = [number for number in _met(search.ways(asked, (), 1)) if not OF_DERIVATIVES[number].alone]
    for beliefs in combinations(met, 2):
        yield from _fitting(search.ways(asked, beliefs, 0), row)
    for number in met:
        yield from _fitting(search.ways(asked, (number,), 1), row)
    yield from _fitting(search.ways(asked, (), 2), row)


def _again(search: Search, asked: Expr, starts: list[Start], row: Row) -> Iterator[Explanation]:
    """The same misconception at two places, and not at a third one."""
    for number in _met(search.ways(asked, (), 1)):
        alone = search.only(number)
        try:
            yield from _fitting(alone.ways(asked, (), 2), row)
        finally:
            search.effort = alone.effort


def _met(ways: list[DerivationPath]) -> list[int]:
    """The misconceptions for which there was a chance, most specific first."""
    return sorted({slip.number for way in ways for slip in way.slips})


def _fitting(ways: list[DerivationPath], row: Row, start: Start | None = None) -> Iterator[Explanation]:
    for way in ways:
        if alike(way.row, row):
            made: dict[int, Expr] = {}
            for slip in sorted(way.slips, key=lambda slip: slip.number):
                made.setdefault(slip.number, slip.derivative.f)
            about = () if start is None else (start,)
            rest = tuple((OF_DERIVATIVES[number], place) for number, place in made.items())
            if about or rest:
                yield Explanation(about + rest, way.built())


def _unlike(found: Iterator[Explanation]) -> list[Explanation]:
    """One explanation for each set of names, the preferred one first."""
    by_names: dict[tuple[str, ...], Explanation] = {}
    for explanation in sorted(found, key=_preference):
        by_names.setdefault(explanation.names, explanation)
    return list(by_names.values())


def _preference(fit: Explanation) -> tuple[object, ...]:
    """What `_rank` says, a layer before a rule, one place before two, a larger one first, then as in the tables."""
    sizes = [sum(1 for _ in preorder_traversal(place)) for entry, place in fit.made if entry.subject is not QUESTION]
    return (
        *_rank(fit),
        not all(name in NEAR for name in fit.names),
        len({place for _, place in fit.made}),
        -max(sizes, default=0),
        [ORDER[entry.subject.name, entry.name] for entry, _ in fit.made],
    )
