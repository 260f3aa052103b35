"""Equal or not: exact points first, because one point is a proof of difference; a normal form to confirm.

What counts as the same:

- Two expressions are different when at some point of the declared domains both are defined and their enclosures are
  disjoint. That point is the witness.
- They are different in domain (note "domain") when around some point, and not only at it, one is defined and the other
  is not: ln x² is defined for negative x and 2 ln x is not. A hole of single points is forgiven: x/x is 1, and
  (x² − 1)/(x − 1) is x + 1, since a learner who cancels is right everywhere the question makes sense.
- What a function is exactly at its jump (ReLU′ at 0) is a convention, so no point decides there.
- Decimals are exact: 0.33 is not 1/3. Odd roots of negative numbers are real: (−8)^(1/3) is −2.
- Sums over an index are the same when they are, written out, at two small sizes.
- Where neither is defined nothing is learned; if that is everywhere the outcome is UNDECIDED, and so it is when the
  enclosures stay too wide at the last precision. UNDECIDED is never counted against a learner.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from sympy import Basic, Expr, Indexed, Integer, MatrixBase, Sum, Symbol, Tuple

from tutor.answers.budget import TOO_MUCH, Spent, allowance, spend, weight
from tutor.answers.deciding.borders import asleep, beyond, bordering, missing, one_sided, signs_at, waking
from tutor.answers.deciding.compare_at import Relation, relation, told_apart
from tutor.answers.deciding.counterexample import Fixed, different, elsewhere_defined
from tutor.answers.deciding.normal import same_normal_form
from tutor.answers.deciding.program import Evaluator, Point, Unsupported
from tutor.answers.deciding.sampling import Domains, easy, generic, inside, nudged
from tutor.answers.reading.sums import limit_letters, sizes_of, sum_indices, with_limits, write_out
from tutor.answers.verdict import Comparison, Verdict
from tutor.notation import Domain, home, reach
from tutor.symbolic.derivative import D, has_derivative
from tutor.symbolic.derive import NoRule, resolve
from tutor.symbolic.sentence import Sentence, say

ENOUGH = 3  # points at which both sides must agree before they count as the same
FIRST_EASY = 3
GENERIC, MORE_GENERIC = 8, 24
DEEPER = 3  # points at which what looks the same is looked at with many more digits
SIZES = (2, 3)  # at which sums over an index are written out
DERIVED = 40  # units for each node of what is still to be differentiated
SETTLED = 5  # substitutions of definitions into one another
Definitions = tuple[tuple[Symbol, Expr], ...]
_SHAPE = say("One of the two is a list of numbers, or they are lists of different lengths.")
_SAME = say("The two are the same.")


def decide(
    given: Expr,
    expected: Expr,
    domains: Mapping[Symbol, Domain] | None = None,
    definitions: Definitions = (),
    within: Expr | None = None,
) -> Comparison:
    """Whether two expressions are the same function of their letters, each wherever it can be (`notation.reach`).

    `definitions` say what the letters of a lesson stand for, outermost first: ((a, σ(z)), (z, w·x + b)); an answer may
    use a, σ(z) or the full formula. Derivatives that are still to be taken are taken first; dC/dw of a letter C that
    nothing is known about is a quantity of its own. Points at which `within` is undefined do not count: 1/|x| is the
    slope of ln x. Without `domains` a gap in domain counts where the letters are at home. What would cost more than the
    budget of an answer is UNDECIDED.
    """
    with allowance():
        try:
            given, expected = prepared(given, definitions), prepared(expected, definitions)
            return _compared(given, expected, domains, within)
        except NoRule:
            return _undecided("no-rule")
        except Spent:
            return _undecided("too-much")


def _compared(
    given: Expr, expected: Expr, domains: Mapping[Symbol, Domain] | None, within: Expr | None, fixed: Fixed = ()
) -> Comparison:
    """The same without derivatives; `fixed` letters have been put in, and belong to a counterexample."""
    if any(expr.has(Sum, Indexed) for expr in (given, expected)):
        return _at_sizes(given, expected, domains, within)
    if _length(given) != _length(expected):
        return Comparison(Verdict.WRONG, None, "shape", _SHAPE)
    if isinstance(given, Tuple):
        return _by_component(given, expected, domains, within, fixed)
    given = given.xreplace(_matched(given, expected))
    letters = set().union(*(part.free_symbols for part in (given, expected, within) if part is not None))
    own = {s.name: d for s, d in (domains or {}).items()}
    where = {s.name: reach(s) for s in letters} | own
    homes = {s.name: home(s) for s in letters} | own
    symbols = {s.name: s for s in letters} | {s.name: s for s in given.free_symbols | expected.free_symbols}
    try:
        program = Evaluator(given, expected, *(() if within is None else (within,)))
    except Unsupported:
        return Comparison(Verdict.RIGHT, None, "identical", _SAME) if given == expected else _undecided("unsupported")
    return _Pair(given, expected, program, where, homes, symbols, fixed).decided()


def _at_sizes(given: Expr, expected: Expr, domains: Mapping[Symbol, Domain] | None, within: Expr | None) -> Comparison:
    """Sums are the same when they are at several small sizes; a letter up to which one runs is put in everywhere."""
    indices = {*sum_indices(given), *sum_indices(expected)}
    letters = sorted({*limit_letters(given), *limit_letters(expected)}, key=str)
    found: list[Comparison] = []
    for size, numbers in sizes_of(SIZES if indices else (1,), letters):
        written = [_written(expr, dict.fromkeys(indices, size), numbers) for expr in (given, expected, within)]
        if None in written[:2]:
            return _undecided("no-size")
        fixed = tuple((letter, numbers[letter]) for letter in letters)
        found.append(_compared(written[0], written[1], domains, written[2], fixed))
        if found[-1].verdict is not Verdict.RIGHT:
            return found[-1]
    return found[0] if found else _undecided("no-size")


def _written(expr: Basic | None, sizes: Mapping[str, int], numbers: Mapping[Symbol, Integer]) -> Basic | None:
    settled = None if expr is None else with_limits(expr, numbers)
    return None if settled is None else write_out(settled, sizes)


def prepared(expr: Expr, definitions: Definitions = ()) -> Expr:
    """The expression in plain letters: definitions put in, derivatives taken; NoRule where one cannot be."""
    if isinstance(expr, MatrixBase):
        expr = Tuple(*expr)
    if isinstance(expr, Tuple):
        return Tuple(*(prepared(part, definitions) for part in expr))
    for _ in range(SETTLED if definitions else 0):
        expr = expr.xreplace(dict(definitions))
    if has_derivative(expr):
        spend(DERIVED * weight(expr))
        expr = resolve(
            expr.xreplace({derivative: _rate(derivative) for derivative in expr.atoms(D) if _is_rate(derivative)})
        )
    return expr


def _is_rate(derivative: D) -> bool:
    return bool(derivative.f.is_Symbol and derivative.x.is_Symbol and derivative.f != derivative.x)


def _rate(derivative: D) -> Symbol:
    """dC/dw of a C of which nothing is known: a quantity of its own."""
    return Symbol(f"d{derivative.f.name}/d{derivative.x.name}", real=True)


def _length(expr: Expr) -> int | None:
    return len(expr) if isinstance(expr, Tuple) else None


def _matched(given: Expr, expected: Expr) -> dict[Symbol, Symbol]:
    """The letters of an answer as the letters of the same name in the key."""
    by_name = {s.name: s for s in expected.free_symbols}
    return {s: by_name[s.name] for s in given.free_symbols if by_name.get(s.name, s) != s}


def _by_component(
    given: Tuple, expected: Tuple, domains: Mapping[Symbol, Domain] | None, within: Expr | None, fixed: Fixed
) -> Comparison:
    parts = [_compared(one, other, domains, within, fixed) for one, other in zip(given, expected, strict=True)]
    for verdict in (Verdict.WRONG, Verdict.UNDECIDED):
        for part in parts:
            if part.verdict is verdict:
                return part
    return parts[-1] if parts else Comparison(Verdict.RIGHT, None, "identical", _SAME)


@dataclass(slots=True)
class _Pair:
    """Two expressions, and what the points so far have said about them."""

    given: Expr
    expected: Expr
    program: Evaluator
    domains: Domains
    homes: Domains
    symbols: Mapping[str, Symbol]
    fixed: Fixed
    seen: list[Relation] = field(default_factory=list)
    same: list[Point] = field(default_factory=list)
    clear: list[Point] = field(default_factory=list)  # where they are the same, or where nothing counts
    gap: Point | None = None

    def decided(self) -> Comparison:
        """What all the points say, or those that could be paid for."""
        try:
            apart = self._apart()
            if apart is not None:
                return different(self.program, self.domains, self.homes, apart, self.symbols, self.fixed)
            return self._other_domain() or self._agreeing()
        except Spent:
            return self._other_domain() or self._proved() or _undecided("too-much")

    def _apart(self) -> Point | None:
        """The first point at which both have a value, and not the same one."""
        for point in self._points():
            found = relation(self.program, point)
            if found is Relation.APART:
                return point
            self.seen.append(found)
            if found is Relation.HALF and self.gap is None and self._counts(point) and self._around(point):
                self.gap = point
            self.same += [point] if found is Relation.SAME else []
            self.clear += [point] if found in (Relation.SAME, Relation.NEITHER) else []
            if self.given == self.expected and found in (Relation.SAME, Relation.OPEN):
                break
        return None

    def _points(self) -> Iterator[Point]:
        """Easy points, generic points, all sides of borders, and more while too few have told anything."""
        program, domains = self.program, self.domains
        if not program.names:
            yield {}
            return
        first = [
            *islice(easy(program.names, self.homes), FIRST_EASY),
            *islice(generic(program.names, domains), GENERIC),
        ]
        yield from first
        yield from bordering(program, domains, first)
        for point in islice(generic(program.names, domains), GENERIC, GENERIC + MORE_GENERIC):
            if len(self.same) >= ENOUGH:
                break
            yield point
        else:
            yield from beyond(program, domains, first[-1])
        if asleep(program, self.same):
            yield from waking(program, domains, first[-1])

    def _counts(self, point: Point) -> bool:
        """Every letter is at home."""
        return all(inside(value, self.homes[name]) for name, value in point.items())

    def _around(self, point: Point) -> bool:
        """Being undefined on one side is no hole of a single point: it goes on beside the point."""
        return any(relation(self.program, beside) is Relation.HALF for beside in nudged(point, self.domains))

    def _other_domain(self) -> Comparison | None:
        if self.gap is None:
            return None
        return elsewhere_defined(self.program, self.domains, self.homes, self.gap, self.symbols, self.fixed)

    def _proved(self) -> Comparison | None:
        """The same for a reason that needs no points, as long as there is one that does not speak against it."""
        if self.given == self.expected and (self.same or Relation.OPEN in self.seen):
            return Comparison(Verdict.RIGHT, None, "identical", _SAME)
        if self.same and same_normal_form(self.given, self.expected):
            return Comparison(Verdict.RIGHT, None, "same-normal-form", _SAME)
        return None

    def _agreeing(self) -> Comparison:
        proved = self._proved()
        if proved is not None:
            return proved
        if len(self.same) >= ENOUGH or (self.same and len(self.seen) == 1):
            return self._looked_at_closely()
        return _undecided("too-close" if self.same or Relation.OPEN in self.seen else "undefined-everywhere")

    def _looked_at_closely(self) -> Comparison:
        """The same at all points: but with many more digits, and with nothing hidden behind a kink?"""
        sure = 0
        for point in (*self.same[:DEEPER], *reversed(self.same[DEEPER:][-DEEPER * 2 :])):
            apart = told_apart(self.program, point)
            if apart:
                return different(self.program, self.domains, self.homes, point, self.symbols, self.fixed)
            sure += apart is False
            if sure == DEEPER:
                break
        if not sure:
            return _undecided("too-close")
        met = [signs_at(self.program, point) for point in self.clear] if self.program.kinks else []
        for border, never in missing(self.program, met).items() if met else ():
            if border in self.program.kinks and not one_sided(self.program, self.domains, border, never):
                return _undecided("hidden")
        return Comparison(Verdict.RIGHT, None, "same-at-all-points", _SAME)


_UNDECIDED: dict[str, Sentence] = {
    "no-rule": say("There is a derivative in it that I have no rule for, so I cannot tell. This costs nothing."),
    "too-close": say("The two are so close that I cannot tell them apart. This costs nothing."),
    "undefined-everywhere": say(
        "I found no numbers for which both have a value, so I cannot tell. This does not count."
    ),
    "too-much": TOO_MUCH,
    "hidden": say("The two agree wherever I looked, but I could not look everywhere. This costs nothing."),
    "no-size": say("I cannot tell up to which number the sum runs. This costs nothing."),
    "unsupported": say("There is something in it that I cannot work out in numbers. This costs nothing."),
}


def _undecided(note: str) -> Comparison:
    return Comparison(Verdict.UNDECIDED, None, note, _UNDECIDED[note])
