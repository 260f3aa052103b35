"""The letters that a working brings: u for wx + b − y, C for the function itself; and what a line means without them.

A letter is defined by a line of its own, u = …, or found out: `du/dx = 2x` and `dy/du = 1/u` leave only one part of the
function for u. Where that is not so, nobody knows what the letter stands for, and nothing that has it is judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from sympy import Add, Expr, Integer, Symbol

from tutor.answers.budget import Spent, spend, weight
from tutor.answers.deciding.compare_at import Relation, relation
from tutor.answers.deciding.equality import DERIVED
from tutor.answers.deciding.evaluate import value
from tutor.answers.deciding.program import Evaluator, Unsupported
from tutor.answers.diagnosing.question import DerivativeOf
from tutor.answers.working.brought import NUDGES
from tutor.answers.working.lines import Statement, WrittenLine
from tutor.notation import C, y
from tutor.symbolic.derivative import D, has_derivative
from tutor.symbolic.derive import NoRule, resolve
from tutor.symbolic.unevaluated import times

FUNCTION = (C, y, Symbol("f", real=True))  # names of the function that is differentiated, unless a line says otherwise
MOST_PARTS = 10  # of a function that an unexplained letter may stand for
MOST_TRIES = 60  # looks at what an unexplained letter may stand for
_NUDGE, ROUGHLY = Fraction(1, 10**5), 1e-6
_SPREAD = tuple(map(Fraction, ("7/11", "5/13", "8/9", "4/7", "3/8", "10/13")))  # between 1/16 and 15/16


class Unknown(Exception):
    """Nobody has said what `letter` stands for, or how `of` depends on it."""

    def __init__(self, letter: Symbol, of: Expr | None = None) -> None:
        super().__init__(letter.name)
        self.letter, self.of = letter, of


@dataclass(frozen=True, slots=True)
class Letters:
    """What each letter stands for: the names of the function, and `meanings`, in terms of one another."""

    asked: DerivativeOf
    names: frozenset[Symbol]  # of the function
    meanings: Mapping[Symbol, Expr]
    forms: Mapping[Symbol, Expr]  # C = u², as it was written
    known: frozenset[Symbol]  # the letters of the question, and the nudge
    nudge: Symbol | None = None  # the h of a slope from its definition
    moved: frozenset[Symbol] = frozenset()  # f_h, which is f(x + h)

    def plain(self, expr: Expr) -> Expr:
        """An expression in the letters of the question, its slopes by them still to be taken; or Unknown."""
        if isinstance(expr, D):
            return self._slope(expr.f, expr.x)
        if isinstance(expr, Symbol):
            return self._meant(expr)
        if not has_derivative(expr) and expr.free_symbols <= self.known:
            return expr
        parts = [self.plain(part) for part in expr.args]
        if all(part is before for part, before in zip(parts, expr.args, strict=True)):
            return expr
        return times(*parts) if expr.is_Mul else expr.func(*parts)

    def full(self, expr: Expr) -> Expr:
        """An expression in the letters of the question, every slope taken; Unknown, or NoRule."""
        return taken(self.plain(expr))

    def brings(self, expr: Expr) -> tuple[Symbol, ...]:
        """The letters in it that stand for a part of the function, in the order of the alphabet."""
        found = expr.free_symbols & set(self.meanings)
        return tuple(sorted(found, key=str))

    def written_with(self, expr: Expr, letter: Symbol) -> Expr:
        """The expression with every letter put in but this one, as far as the lines say what they stand for."""
        for _ in range(len(self.meanings) + 2):
            others = {name: form for name, form in (*self.forms.items(), *self.meanings.items()) if name != letter}
            there = expr.free_symbols & set(others)
            if not there:
                break
            expr = expr.xreplace({name: others[name] for name in there})
        return expr

    def slope_by(self, of: Expr, letter: Symbol) -> tuple[Expr, Expr]:
        """What is differentiated by a letter of the working, written with that letter, and the slope with it."""
        inside = self.plain(letter)
        written = self.written_with(of, letter)
        if letter not in written.free_symbols:
            written = replaced(self.plain(of), inside, letter)
        if letter not in written.free_symbols:
            raise Unknown(letter, of)
        return written, taken(D(written, letter))

    def _meant(self, letter: Symbol) -> Expr:
        if letter in self.known:
            return letter
        if letter in self.meanings:
            return self.plain(self.meanings[letter])
        if letter in self.names:
            return self.asked.of
        raise Unknown(letter)

    def _slope(self, of: Expr, letter: Symbol) -> Expr:
        if letter in self.known:
            return D(self.plain(of), letter)
        return self.plain(self.slope_by(of, letter)[1])


def replaced(expr: Expr, old: Expr, new: Symbol) -> Expr:
    """The expression with a part replaced; a sum or a product may be a part of a longer one."""
    if expr == old:
        return new
    if not expr.args:
        return expr
    if (expr.is_Add and old.is_Add) or (expr.is_Mul and old.is_Mul):
        rest = [part for part in expr.args if part not in old.args]
        if len(rest) == len(expr.args) - len(old.args):
            return expr.func(new, *(replaced(part, old, new) for part in rest))
    if expr.is_Pow and old.is_Pow and expr.base == old.base and (times_ := expr.exp / old.exp).is_Rational:
        return new**times_ if times_.is_Integer else expr
    return expr.func(*(replaced(part, old, new) for part in expr.args))


def letters_of(lines: Iterable[WrittenLine], asked: DerivativeOf) -> Letters:
    """What the lines say of their letters, and what can be found out of the others."""
    known = frozenset(asked.of.free_symbols | {asked.by})
    statements = [each for line in lines for each in line.statements]
    used = {symbol for each in statements for side in each.sides for symbol in side.free_symbols} - known
    nudge = _nudge(statements, asked.by, used)
    if nudge is not None:
        known, used = known | {nudge}, used - {nudge}
    parts = parts_of(asked.of, asked.by)
    meanings: dict[Symbol, Expr] = {}
    forms: dict[Symbol, Expr] = {}
    moved = {} if nudge is None else _moved(used, nudge, asked)
    meanings |= moved
    names = set(FUNCTION) & used
    for each in statements:
        letter = each.named
        if letter is None or letter in known or letter in meanings or letter in forms:
            continue
        said = each.sides[1]
        if has_derivative(said) or letter in _reached(said, meanings):
            continue
        if letter in FUNCTION and (said == asked.of or said not in parts):
            forms[letter] = said
        else:
            meanings[letter] = said
            names.discard(letter)
    letters = Letters(asked, frozenset(names), meanings, forms, known, nudge, frozenset(moved))
    unknown = [letter for letter in sorted(used, key=str) if letter not in meanings and letter not in names]
    found = _found_out(letters, unknown, statements, parts) if unknown else None
    return letters if found is None else found


def _reached(said: Expr, meanings: Mapping[Symbol, Expr]) -> set[Symbol]:
    """The letters that a definition leads to; none may lead back to itself."""
    found: set[Symbol] = set()
    waiting = set(said.free_symbols)
    while waiting:
        letter = waiting.pop()
        if letter not in found:
            found.add(letter)
            waiting |= meanings[letter].free_symbols if letter in meanings else set()
    return found


def _moved(used: set[Symbol], nudge: Symbol, asked: DerivativeOf) -> dict[Symbol, Expr]:
    """f(x + h), which is read as f_h, for each name of the function."""
    moved = asked.of.xreplace({asked.by: asked.by + nudge})
    return {letter: moved for letter in used if letter.name.endswith(f"_{nudge.name}")}


def _nudge(statements: list[Statement], by: Symbol, used: set[Symbol]) -> Symbol | None:
    """The h of x + h, where nothing else is said of it."""
    sums = {part for each in statements for side in each.sides for part in side.atoms(Add)}
    named = {each.named for each in statements}
    called = {letter.name.partition("_")[2] for letter in used}
    found = [
        letter
        for letter in used - named
        if letter.name in NUDGES and (letter.name in called or any({by, letter} <= set(each.args) for each in sums))
    ]
    return min(found, key=str, default=None)


def parts_of(of: Expr, by: Symbol) -> tuple[Expr, ...]:
    """The parts of a function that a letter may stand for, the larger ones first, and the function itself last."""
    found: dict[Expr, None] = {}
    waiting = [of]
    while waiting:
        part = waiting.pop(0)
        if part.has(by) and part not in (of, by):
            found[part] = None
        if part.is_Mul:
            above, below = part.as_numer_denom()
            pieces = [above, below, *(part / each for each in part.args)]
            found |= dict.fromkeys(each for each in pieces if each not in (of, Integer(1)))
        waiting += part.args
    return (*list(found)[:MOST_PARTS], by, of)


def _found_out(
    letters: Letters, unknown: list[Symbol], statements: list[Statement], parts: tuple[Expr, ...]
) -> Letters | None:
    """The letters with meanings for which all that is said of them is true; None where there are none."""
    tries = iter(range(MOST_TRIES))
    facts = [each.sides for each in statements if not each.part]

    def search(meanings: Mapping[Symbol, Expr], left: list[Symbol]) -> Letters | None:
        now = replace(letters, meanings=meanings)
        if not left:
            return now
        for part in _ordered(left[0], parts, facts, letters.asked):
            if next(tries, None) is None:
                return None
            within = replace(letters, meanings={**meanings, left[0]: part})
            if all(_holds(fact, within) for fact in facts if _speaks_of(fact, left[0])):
                found = search(within.meanings, left[1:])
                if found is not None:
                    return found
        return None

    return search(letters.meanings, _inner_first(unknown, facts))


def _speaks_of(fact: tuple[Expr, ...], letter: Symbol) -> bool:
    return any(letter in side.free_symbols for side in fact)


def _inner_first(unknown: list[Symbol], facts: list[tuple[Expr, ...]]) -> list[Symbol]:
    """The letters, those first of which a slope by a letter of the question is given."""
    slopes = {derivative for fact in facts for side in fact for derivative in side.atoms(D)}

    def outer(letter: Symbol) -> int:
        return sum(derivative.f == letter and derivative.x in unknown for derivative in slopes)

    return sorted(unknown, key=outer)


def _ordered(
    letter: Symbol, parts: tuple[Expr, ...], facts: list[tuple[Expr, ...]], asked: DerivativeOf
) -> Iterator[Expr]:
    """The parts, the function itself first where the letter is a name for what is asked: dL/dw."""
    slopes = {derivative for fact in facts for side in fact for derivative in side.atoms(D)}
    top = D(letter, asked.by) in slopes and any(
        derivative.f == letter and derivative.x != asked.by for derivative in slopes
    )
    bottom = any(derivative.x == letter for derivative in slopes)
    yield from reversed(parts) if top and not bottom else parts


def _holds(fact: tuple[Expr, ...], letters: Letters) -> bool:
    """What is said is true at two points, or cannot be looked at yet; a formula alone is meant to be the slope."""
    try:
        sides = [taken(letters.plain(side)) for side in fact]
        if len(sides) == 1:
            sides.append(taken(letters.asked.asked))
    except Unknown as unknown:
        return unknown.of is None
    except (NoRule, Spent):
        return True
    return all(near(one, other) for one, other in pairwise(sides))


def taken(expr: Expr) -> Expr:
    """The expression with every slope taken, paid for before; NoRule, or Spent."""
    if not has_derivative(expr):
        return expr
    spend(DERIVED * weight(expr))
    return resolve(expr)


def near(one: Expr, other: Expr) -> bool:
    """Whether two points leave it open that two expressions are the same.

    The points lie in every domain of the course: where this says no, the two are proved to be different.
    """
    if one == other:
        return True
    try:
        program = Evaluator(one, other)
    except Unsupported:
        return True
    try:
        return not any(relation(program, point) is Relation.APART for point in _points(program.names))
    except Spent:
        return True


def grows_by(expr: Expr, by: Symbol, slope: Expr) -> bool:
    """Whether the slope of an expression is this one, by a small nudge at two points: a look, and no proof."""
    for point in _points({symbol.name for symbol in expr.free_symbols | slope.free_symbols | {by}}):
        ahead, behind = ({**point, by.name: point[by.name] + way * _NUDGE} for way in (1, -1))
        try:
            there, here, wanted = value(expr, ahead), value(expr, behind), value(slope, point)
        except Spent:
            return False
        if there is None or here is None or wanted is None:
            return False
        if abs((there - here) / (2 * _NUDGE) - wanted) > ROUGHLY * max(1, abs(wanted)):
            return False
    return True


def _points(letters: Iterable[str]) -> Iterator[dict[str, Fraction]]:
    names = sorted(letters)
    for turn in range(2):
        places = ((at, _SPREAD[(at + 3 * turn) % len(_SPREAD)]) for at in range(len(names)))
        yield {name: place - Fraction(at // 6, 50 + at) for name, (at, place) in zip(names, places, strict=True)}
