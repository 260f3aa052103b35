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
from itertools import islice

from sympy import Expr, Indexed, MatrixBase, Rational, Sum, Symbol, Tuple

from tutor.answers.deciding.compare_at import Relation, relation, told_apart
from tutor.answers.deciding.normal import same_normal_form
from tutor.answers.deciding.program import Evaluator, Point, Unsupported
from tutor.answers.deciding.sampling import beyond, bordering, easy, generic, nudged
from tutor.answers.reading.sums import sum_indices, write_out
from tutor.answers.verdict import Comparison, Verdict, Witness
from tutor.notation import Domain, domain
from tutor.symbolic.derivative import D, has_derivative
from tutor.symbolic.derive import NoRule, resolve
from tutor.symbolic.sentence import Listed, Sentence, names, say

ENOUGH = 3  # points at which both sides must agree before they count as the same
FIRST_EASY, MORE_EASY = 3, 24
GENERIC, MORE_GENERIC = 8, 24
DEEPER = 3  # points at which what looks the same is looked at with many more digits
SIZES = (2, 3)  # at which sums over an index are written out
SETTLED = 5  # substitutions of definitions into one another
VISIBLE, LARGE = 1e-3, 1e6  # a witness whose two values differ by less, or are larger, is hard to check by hand
Definitions = tuple[tuple[Symbol, Expr], ...]
_SHAPE = say("One of the two is a list of numbers, or they are lists of different lengths.")
_SAME = say("The two are the same.")
_OTHER = (
    "At {places} yours is {given}, and it should be {expected}.",
    "Yours is {given}, and it should be {expected}.",
)
_ALIKE = (
    "At {places} yours is {given} to many figures, and so is the right value, but the two are not the same.",
    "Yours is {given} to many figures, and so is the right value, but the two are not the same.",
)
_NO_VALUE = (
    "At {places} yours has no value there, and there should be one.",
    "Yours has no value there, and there should be one.",
)
_A_VALUE = (
    "At {places} yours has a value there, and there should be none.",
    "Yours has a value there, and there should be none.",
)


def decide(
    given: Expr,
    expected: Expr,
    domains: Mapping[Symbol, Domain] | None = None,
    definitions: Definitions = (),
    within: Expr | None = None,
) -> Comparison:
    """Whether two expressions are the same function of their letters, each in its domain.

    `definitions` say what the letters of a lesson stand for, outermost first: ((a, σ(z)), (z, w·x + b)); an answer may
    use a, σ(z) or the full formula. Derivatives that are still to be taken are taken first; dC/dw of a letter C that
    nothing is known about is a quantity of its own. Points at which `within` is undefined do not count: 1/|x| is the
    slope of ln x.
    """
    try:
        given, expected = prepared(given, definitions), prepared(expected, definitions)
    except NoRule:
        return _undecided("no-rule")
    if any(expr.has(Sum, Indexed) for expr in (given, expected)):
        return _at_sizes(given, expected, domains, within)
    if _length(given) != _length(expected):
        return Comparison(Verdict.WRONG, None, "shape", _SHAPE)
    if isinstance(given, Tuple):
        return _by_component(given, expected, domains, within)
    given = given.xreplace(_matched(given, expected))
    letters = set().union(*(part.free_symbols for part in (given, expected, within) if part is not None))
    where = {s.name: domain(s) for s in letters}
    where |= {s.name: d for s, d in (domains or {}).items()}
    try:
        return _decided(given, expected, Evaluator(given, expected, *(() if within is None else (within,))), where)
    except Unsupported:
        return Comparison(Verdict.RIGHT, None, "identical", _SAME) if given == expected else _undecided("unsupported")


def _at_sizes(given: Expr, expected: Expr, domains: Mapping[Symbol, Domain] | None, within: Expr | None) -> Comparison:
    """Sums are the same when they are at both small sizes."""
    indices = (*sum_indices(given), *sum_indices(expected))
    found = []
    for size in SIZES:
        one, other = (write_out(expr, dict.fromkeys(indices, size)) for expr in (given, expected))
        found.append(decide(one, other, domains, (), within))
    return next((each for each in found if each.verdict is not Verdict.RIGHT), found[0])


def prepared(expr: Expr, definitions: Definitions = ()) -> Expr:
    """The expression in plain letters: definitions put in, derivatives taken; NoRule where one cannot be."""
    if isinstance(expr, MatrixBase):
        expr = Tuple(*expr)
    if isinstance(expr, Tuple):
        return Tuple(*(prepared(part, definitions) for part in expr))
    for _ in range(SETTLED if definitions else 0):
        expr = expr.xreplace(dict(definitions))
    if has_derivative(expr):
        expr = resolve(expr.xreplace({mark: _rate(mark) for mark in expr.atoms(D) if _is_rate(mark)}))
    return expr


def _is_rate(mark: D) -> bool:
    return bool(mark.f.is_Symbol and mark.x.is_Symbol and mark.f != mark.x)


def _rate(mark: D) -> Symbol:
    """dC/dw of a C of which nothing is known: a quantity of its own."""
    return Symbol(f"d{mark.f.name}/d{mark.x.name}", real=True)


def _length(expr: Expr) -> int | None:
    return len(expr) if isinstance(expr, Tuple) else None


def _matched(given: Expr, expected: Expr) -> dict[Symbol, Symbol]:
    """The letters of an answer as the letters of the same name in the key."""
    by_name = {s.name: s for s in expected.free_symbols}
    return {s: by_name[s.name] for s in given.free_symbols if by_name.get(s.name, s) != s}


def _by_component(
    given: Tuple, expected: Tuple, domains: Mapping[Symbol, Domain] | None, within: Expr | None
) -> Comparison:
    parts = [decide(one, other, domains, (), within) for one, other in zip(given, expected, strict=True)]
    for verdict in (Verdict.WRONG, Verdict.UNDECIDED):
        for part in parts:
            if part.verdict is verdict:
                return part
    return parts[-1] if parts else Comparison(Verdict.RIGHT, None, "identical", _SAME)


def _decided(given: Expr, expected: Expr, program: Evaluator, domains: Mapping[str, Domain]) -> Comparison:
    symbols = {name: Symbol(name, real=True) for name in program.names}
    symbols |= {s.name: s for s in given.free_symbols | expected.free_symbols}
    seen: list[Relation] = []
    same: list[Point] = []
    gap: Point | None = None
    for point in _points(program, domains, seen):
        found = relation(program, point)
        if found is Relation.APART:
            return _different(program, _plainest(program, domains, point, Relation.APART), symbols)
        if found is Relation.HALF and gap is None and _around(program, domains, point):
            gap = point
        same += [point] if found is Relation.SAME else []
        seen.append(found)
    if gap is not None:
        return _elsewhere_defined(program, _plainest(program, domains, gap, Relation.HALF), symbols)
    agreeing = _agreeing(given, expected, seen)
    if agreeing.note == "same-at-all-points":
        apart = next((point for point in same[:DEEPER] if told_apart(program, point)), None)
        return agreeing if apart is None else _different(program, apart, symbols)
    return agreeing


def _points(program: Evaluator, domains: Mapping[str, Domain], seen: list[Relation]) -> Iterator[Point]:
    """Easy points, generic points, both sides of each border, and more while too few have told anything."""
    if not program.names:
        yield {}
        return
    first = [*islice(easy(program.names, domains), FIRST_EASY), *islice(generic(program.names, domains), GENERIC)]
    yield from first
    yield from bordering(program, domains, first)
    for point in islice(generic(program.names, domains), GENERIC, GENERIC + MORE_GENERIC):
        if seen.count(Relation.SAME) >= ENOUGH:
            return
        yield point
    yield from beyond(program, domains, first[-1])


def _around(program: Evaluator, domains: Mapping[str, Domain], point: Point) -> bool:
    """Being undefined on one side is no hole of a single point: it goes on beside the point."""
    return any(relation(program, beside) is Relation.HALF for beside in nudged(point, domains))


def _plainest(program: Evaluator, domains: Mapping[str, Domain], found: Point, wanted: Relation) -> Point:
    """A point that shows the same and is easy to check by hand, or else the one that was found."""
    for point in islice(easy(program.names, domains), MORE_EASY if program.names else 0):
        if relation(program, point) is wanted and _visible(*program.floats(point)):
            return point
    return found


def _visible(given: float | None, expected: float | None) -> bool:
    if given is None or expected is None:
        return True
    size = max(abs(given), abs(expected))
    return VISIBLE * size < abs(given - expected) and size < LARGE


def _agreeing(given: Expr, expected: Expr, seen: list[Relation]) -> Comparison:
    same = seen.count(Relation.SAME)
    if given == expected and (same or Relation.OPEN in seen):
        return Comparison(Verdict.RIGHT, None, "identical", _SAME)
    if same and same_normal_form(given, expected):
        return Comparison(Verdict.RIGHT, None, "same-normal-form", _SAME)
    if same >= ENOUGH or (same and len(seen) == 1):
        return Comparison(Verdict.RIGHT, None, "same-at-all-points", _SAME)
    return _undecided("too-close" if same or Relation.OPEN in seen else "undefined-everywhere")


_UNDECIDED: dict[str, Sentence] = {
    "no-rule": say("There is a derivative in it that I have no rule for, so I cannot tell. This costs nothing."),
    "too-close": say("The two are so close that I cannot tell them apart. This costs nothing."),
    "undefined-everywhere": say(
        "I found no numbers for which both have a value, so I cannot tell. This does not count."
    ),
    "unsupported": say("There is something in it that I cannot work out in numbers. This costs nothing."),
}


def _undecided(note: str) -> Comparison:
    return Comparison(Verdict.UNDECIDED, None, note, _UNDECIDED[note])


def _witness(program: Evaluator, point: Point, symbols: Mapping[str, Symbol]) -> Witness:
    given, expected = program.floats(point)
    at = tuple((symbols[name], Rational(point[name].numerator, point[name].denominator)) for name in program.names)
    return Witness(at, given, expected)


def _different(program: Evaluator, point: Point, symbols: Mapping[str, Symbol]) -> Comparison:
    witness = _witness(program, point, symbols)
    if witness.given is None or witness.expected is None:
        return _elsewhere_defined(program, point, symbols)
    given, expected = _told_apart(witness.given, witness.expected)
    said = _ALIKE if given == expected else _OTHER
    message = located(said, witness, given=given, expected=expected)
    return Comparison(Verdict.WRONG, witness, "counterexample", message)


def _elsewhere_defined(program: Evaluator, point: Point, symbols: Mapping[str, Symbol]) -> Comparison:
    witness = _witness(program, point, symbols)
    said = _NO_VALUE if witness.given is None else _A_VALUE
    return Comparison(Verdict.WRONG, witness, "domain", located(said, witness))


def located(said: tuple[str, str], witness: Witness, **fields: str) -> Sentence:
    """What is said at the point of a witness, "At w = 1 and x = 2 …", or where there are no letters."""
    at_a_point, alone = said
    if not witness.point:
        return Sentence(alone, {name: fields[name] for name in names(alone)})
    places = Listed(tuple(say("{letter} = {value}", letter=letter, value=value) for letter, value in witness.point))
    return Sentence(
        at_a_point, {"places": places} | {name: fields[name] for name in names(at_a_point) if name in fields}
    )


def _told_apart(one: float, other: float) -> tuple[str, str]:
    """Both as decimals, with as many digits as it takes to see that they differ."""
    for digits in range(4, 18):
        pair = f"{one:.{digits}g}", f"{other:.{digits}g}"
        if pair[0] != pair[1]:
            break
    return pair
