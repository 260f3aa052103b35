"""The public face for typed text: read, then decide (`equality`) or explain (`diagnosis`). Nothing here raises.

What can be typed is in `reading`; what equal means is in `equality`; how mistakes are found is in `search`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sympy import Basic, Expr, Symbol

from tutor.answers.chain import linked
from tutor.answers.deciding.equality import Definitions, decide
from tutor.answers.deciding.numbers import number_matches
from tutor.answers.diagnosing.question import DerivativeOf, Question, key
from tutor.answers.logged import explain
from tutor.answers.reading import OPEN, Reading, read
from tutor.answers.reading.tree import Negative, TypedNumber
from tutor.answers.reading.vocabulary import Vocabulary, vocabulary
from tutor.answers.verdict import Comparison, Mark, Verdict
from tutor.elementary.table import KINKS
from tutor.notation import LINE, Domain
from tutor.symbolic.derivative import D
from tutor.symbolic.sentence import Sentence, say

LONG, EXACT = 6, 11  # figures from which a decimal key is taken for a rounded one, and for exact: no display has them
ROUNDED = Comparison(Verdict.RIGHT, None, "rounded", say("The same, to all the figures that are given."))
COSTS = ("C", "y", "f", "L", "J")  # what is differentiated may be called so, left of an equals sign


def compare(given: str, expected: str, symbols: Mapping[str, Domain | None] | None = None) -> Comparison:
    """Whether two typed expressions are the same; never raises, whatever is typed.

    `symbols` maps the names that may be used to their domains (None for any real number). Without it every name is a
    real variable. A gap in domain (ln x² against 2 ln x) is then only counted where the course's own letters can reach
    it: an activation a lies between 0 and 1, so ln(a²b) is 2 ln a + ln b. Where the expected expression is a decimal of
    six to ten figures, an irrational number with these figures is the same; any other decimal is exact.
    """
    words, domains = _words(symbols)
    answer, key = read(given, words), read(expected, words)
    for note, reading in (("unreadable-given", answer), ("unreadable-expected", key)):
        if reading.problem is not None:
            return Comparison(Verdict.UNREADABLE, None, note, reading.problem.message)
    found = decide(answer.expr, key.expr, domains if symbols is not None else _anywhere(answer, key))
    if symbols is None and found.note == "domain":
        within = decide(answer.expr, key.expr)
        return within if within.verdict is Verdict.RIGHT else found
    return ROUNDED if found.verdict is Verdict.WRONG and _rounds_to(answer, key) else found


def _rounds_to(answer: Reading, key: Reading) -> bool:
    """The key is a long decimal, and the answer is the irrational number that it was rounded or cut from."""
    tree = key.tree.of if isinstance(key.tree, Negative) else key.tree
    if not isinstance(tree, TypedNumber) or "." not in tree.typed or answer.expr is None:
        return False
    if answer.expr.is_Rational or not answer.expr.is_number:
        return False
    digits = len(tree.typed.replace(".", "").lstrip("0"))
    return LONG <= digits < EXACT and number_matches(key.expr, answer.expr, digits).note in ("right", "cut-off")


def diagnose(
    given: str | Expr,
    of: str | Basic | Question,
    by: str | Symbol | None = None,
    symbols: Mapping[str, Domain | None] | None = None,
    definitions: Definitions = (),
) -> Mark:
    """How an answer is graded, and what seems to have been done: diagnose("2x", "x^3", "x"), diagnose("2x", question).

    `of` is what is differentiated `by` a letter, both typed or SymPy's; or, without `by`, a question, which may be an
    expression in which derivatives are still to be taken. `symbols` as in `compare`.
    """
    words, domains = _words(symbols)
    asked = question(of, by, words)
    words = _restating(words, asked)
    if isinstance(asked, Sentence):
        return Mark(Verdict.UNREADABLE, asked)
    if isinstance(given, Basic):
        return explain(given, asked, domains, definitions)
    reading = read(given, words, chain=isinstance(asked, DerivativeOf))
    if reading.problem is not None:
        return Mark(Verdict.UNREADABLE, reading.problem.message)
    domains = domains if symbols is not None else _anywhere(reading) | domains
    found = explain(reading.expr, asked, domains, definitions)
    if not reading.links or not isinstance(asked, DerivativeOf):
        return found

    def same(one: Expr, other: Expr) -> bool:
        return decide(one, other, domains, definitions).verdict is Verdict.RIGHT

    return linked(found, reading.expr, reading.links, same, asked.of, key(asked))


def question(
    of: str | Basic | Question, by: str | Symbol | None, words: Vocabulary = OPEN
) -> Question | Basic | Sentence:
    """The question that a text or an expression asks; a sentence where it cannot be read."""
    if by is None and not isinstance(of, str):
        return of
    parts = [read(part, words) if isinstance(part, str) else part for part in (of, by)]
    for part in parts:
        if isinstance(part, Reading) and part.problem is not None:
            return part.problem.message
    function, letter = (part.expr if isinstance(part, Reading) else part for part in parts)
    if not isinstance(function, Expr) or not isinstance(letter, Symbol):
        return say("I need a function, and one letter to differentiate it by.")
    return DerivativeOf(function, letter)


def _restating(words: Vocabulary, asked: Question | Basic | Sentence) -> Vocabulary:
    """The words of an answer, which may begin with dC/dw =, f'(x) = or y' =."""
    letter = getattr(asked, "by", None)
    if not isinstance(letter, Symbol):
        return words
    kinked = isinstance(asked, DerivativeOf) and asked.of.has(*KINKS)
    if words.open:
        return replace(words, by=letter, kinked=kinked)
    costs = [cost for name in COSTS if (cost := Symbol(name, real=True)) not in words.names.values()]
    return vocabulary(
        *words.names.values(), left=(*costs, letter, *(D(cost, letter) for cost in costs)), by=letter, kinked=kinked
    )


def _words(symbols: Mapping[str, Domain | None] | None) -> tuple[Vocabulary, dict[Symbol, Domain]]:
    if symbols is None:
        return OPEN, {}
    domains = {Symbol(name, real=True): domain or LINE for name, domain in symbols.items()}
    return vocabulary(*domains), domains


def _anywhere(*readings: Reading) -> dict[Symbol, Domain]:
    letters = {symbol for reading in readings if reading.expr is not None for symbol in reading.expr.free_symbols}
    return dict.fromkeys(letters, LINE)
