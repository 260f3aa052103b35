"""Put a figure's point where an expression is zero, then see. The place is computed, never given by the author."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from sympy import QQ, ZZ, Dummy, Eq, Expr, Integer, Poly, Rational, Symbol, expand

from tutor.answers import Mark, Verdict
from tutor.exercises import hints, reasons
from tutor.exercises.evaluate import at
from tutor.exercises.kind import Flaw, Kind, Variant
from tutor.exercises.levels import GAP, PLACE, RULE, Help, HintLine, Offers
from tutor.exercises.number import hints as number_hints
from tutor.exercises.number.question import number_asked
from tutor.exercises.response import Response
from tutor.lesson import Curve, Place
from tutor.notation import eta
from tutor.symbolic.asking import Asking, asking
from tutor.symbolic.decimals import decimal
from tutor.symbolic.derivative import D, has_derivative
from tutor.symbolic.derive import NoRule, resolve
from tutor.symbolic.sentence import Sentence, say
from tutor.symbolic.unevaluated import times

TOLERANCE = 0.02  # of the figure's span
GRID = 400
YES, THERE = say("Yes."), say("Yes, that is the place.")

Places = tuple[float, ...]


class PlaceKind(Kind[Place, Places, float | None]):
    """Place a point."""

    block = Place
    any_shape = True
    secret_at = (PLACE, RULE, GAP)  # a sibling has its own places

    def asked(self, filled: Place) -> Expr:
        """The slope that the place depends on."""
        return to_be_taken(filled)

    def key(self, filled: Place) -> Places | None:
        """Where `zero` is zero within the figure's span, from left to right; without it, where the step leads."""
        try:
            return zeros(wanted(filled), filled.figure.along, filled.figure.span) or None
        except NoRule:
            return None

    def unfit(self, filled: Place) -> tuple[Flaw, ...]:
        """No place to find in the figure, or the point already stands there."""
        figure = filled.figure
        try:
            zero, key = wanted(filled), self.key(filled)
        except NoRule as error:
            return (Flaw("no-rule", f"{error}; use functions of the course"),)
        if key is None:
            says = f"{zero} is zero nowhere between {figure.span[0]} and {figure.span[1]}, or everywhere"
            return (Flaw("no-place", says + "; change the span or what varies"),)
        if _near(figure.start, figure, key):
            return (Flaw("there-already", f"the point starts at the answer, {figure.start}; start elsewhere"),)
        return ()

    def read(self, variant: Variant[Place, Places], response: Response) -> float | None:
        """The place along the figure; None where it is not on it."""
        low, high = variant.filled.figure.span
        return float(response) if isinstance(response, int | float) and low <= response <= high else None

    def in_words(self, variant: Variant[Place, Places], answer: float | None) -> str:
        """The number."""
        return "" if answer is None else str(answer)

    def judge(self, variant: Variant[Place, Places], answer: float | None) -> Mark:
        """Right within 2 % of the span; otherwise what is met at the learner's own place."""
        filled, key = variant.filled, variant.key
        if answer is None:
            return Mark(Verdict.UNREADABLE, say("Put the point somewhere on the curve first; nothing is lost."))
        if _near(answer, filled.figure, key):
            return Mark(Verdict.RIGHT, THERE if level(filled) is None else YES)
        return Mark(Verdict.WRONG, _what_is_there(filled, key, answer))

    def reason(self, variant: Variant[Place, Places]) -> Sentence | None:
        """The slope there, or the step that leads there; None where no slope has to do with it."""
        filled = variant.filled
        if filled.zero is None:
            return reasons.of_number(step(filled), _exactly(variant.key)[0])
        return _slope_here(filled)

    def secrets(self, variant: Variant[Place, Places]) -> tuple[Expr, ...]:
        """The places."""
        return _exactly(variant.key)

    def helps(self, variant: Variant[Place, Places], others: Iterator[Variant[Place, Places]]) -> Offers:
        """Help towards a step, where it is one; otherwise towards the slope, and then to where it leads."""
        filled = variant.filled
        others = (other for other in others if not set(other.key) & set(variant.key))
        if filled.zero is None:
            examples = (
                (hints.ask_again(other), step(other.filled), number_asked(step(other.filled))) for other in others
            )
            return number_hints.for_number(step(filled), _exactly(variant.key)[0], examples)
        if filled.gap or not has_derivative(filled.zero):
            return _by_eye(variant, others)
        along, slope, steep = filled.figure.along, resolve(to_be_taken(filled)), level(filled)
        offers = hints.for_formula(to_be_taken(filled), ())
        which = "This is the slope. For which {along} is it {steep:decimal}?"
        gap = Help(say(which, along=along, steep=steep or 0), (HintLine(slope),))
        look = Help(say("Flat is a question about the slope. What is the slope where the curve is flat?"))
        return Offers(
            place=(look, *offers.place) if steep == 0 else offers.place,
            rule=offers.rule,
            sibling=map(_example, others),
            gap=(gap, *offers.gap),
            solution=Help(say("First the slope, then where that leads:"), _solved(variant)),
        )

    def moved(self, filled: Place, by: int) -> Place | None:
        """The same curve further along, and its place with it; None where the place is a step's."""
        figure, zero = filled.figure, filled.zero
        if zero is None:
            return None
        further = {figure.along: figure.along - by}
        slopes = {each: Dummy(real=True) for each in zero.atoms(D)}
        back = {name: D(each.f.xreplace(further), each.x) for each, name in slopes.items()}
        moved = replace(figure, of=figure.of.xreplace(further))
        return replace(filled, figure=moved, zero=zero.xreplace(slopes).xreplace(further).xreplace(back))


KIND = PlaceKind()


def to_be_taken(filled: Place) -> Expr:
    """The slope that the place depends on: that of the expression itself, or else of the figure's curve."""
    if filled.zero is not None and has_derivative(filled.zero) and level(filled) is None:
        return filled.zero
    return D(filled.figure.of, filled.figure.along)


def wanted(filled: Place) -> Expr:
    """What is zero at the place, its derivatives taken."""
    if filled.zero is not None:
        return resolve(filled.zero)
    landing = number_asked(step(filled))
    return Integer(0) if landing is None else filled.figure.along - landing


def step(filled: Place) -> Asking:
    """One step of descent on the figure's curve, from its start with its rate."""
    figure, x = filled.figure, filled.figure.along
    at = ((x, _exact(figure.start)), (eta, _exact(figure.rate)))
    return asking(x - eta * D(figure.of, x), at)


def _exact(number: float) -> Rational:
    """The decimal that an author wrote."""
    return Rational(str(number))


@lru_cache(maxsize=1024)
def zeros(expr: Expr, along: Symbol, span: tuple[float, float]) -> tuple[float, ...] | None:
    """The real zeros in the span: a polynomial's roots, otherwise changes of sign on a grid; None where it is 0."""
    if expr.is_zero or expr.free_symbols - {along}:
        return None
    low, high = span
    if not _has_exact_roots(expr, along):
        return _crossings(expr, along, span)
    places = (float(root) for root, _ in Poly(expr, along).real_roots(multiple=False))
    return tuple(place for place in places if low <= place <= high)


def _has_exact_roots(expr: Expr, along: Symbol) -> bool:
    return along in expr.free_symbols and expr.is_polynomial(along) and Poly(expr, along).domain in (ZZ, QQ)


def _crossings(expr: Expr, along: Symbol, span: tuple[float, float]) -> tuple[float, ...]:
    low, high = span
    grid = [low + (high - low) * step / GRID for step in range(GRID + 1)]
    worth = [at(expr, {along: place}) for place in grid]
    found = [place for place, here in zip(grid, worth, strict=True) if here == 0]
    for left, right, before, after in zip(grid, grid[1:], worth, worth[1:], strict=False):
        if before is not None and after is not None and before * after < 0:
            crossing = _halve(expr, along, left, right)
            if crossing is not None:
                found.append(crossing)
    return tuple(sorted(found))


def _halve(expr: Expr, along: Symbol, left: float, right: float) -> float | None:
    """The zero between two places of opposite sign; None where it is a jump or a pole instead."""
    before, after = at(expr, {along: left}), at(expr, {along: right})
    if before is None or after is None:
        return None
    edge, middle = abs(before) + abs(after), (left + right) / 2
    for _ in range(40):
        middle = (left + right) / 2
        here = at(expr, {along: middle})
        if here is None:
            return None
        if here * before > 0:
            left = middle
        else:
            right = middle
    return middle if abs(at(expr, {along: middle}) or 0.0) <= 1e-6 * edge else None


def _near(place: float, figure: Curve, key: Places) -> bool:
    low, high = figure.span
    return any(abs(place - each) <= TOLERANCE * (high - low) for each in key)


def _exactly(key: Places) -> tuple[Rational, ...]:
    return tuple(Rational(place).limit_denominator(10**6) for place in key)


def level(filled: Place) -> Expr | None:
    """How steep the figure's own curve is to be: 0 where it is to be flat; None where something else is asked."""
    if filled.zero is None:
        return None
    left = D(filled.figure.of, filled.figure.along) - filled.zero
    if not has_derivative(filled.zero):
        left = expand(resolve(left))
    return left if left.is_number else None


def _slope_here(filled: Place) -> Sentence | None:
    steep = level(filled)
    if steep is None or steep == 0:
        flat = say("Here the slope is zero: a small step either way hardly changes the curve.")
        return None if steep is None else flat
    return say("Here the slope is {steep:decimal}.", steep=steep)


def _what_is_there(filled: Place, key: Places, place: float) -> Sentence:
    """The slope that is met there, and which way to ask; elsewhere only the side."""
    along = filled.figure.along
    steep, met = level(filled), at(resolve(to_be_taken(filled)), {along: place})
    here = rounded(place)
    if steep is None or met is None:
        nearest = min(key, key=lambda each: abs(each - place))
        left = "Not at {along} = {here:decimal}: it is further to the left. What do you get by calculating?"
        right = "Not at {along} = {here:decimal}: it is further to the right. What do you get by calculating?"
        return say(left if place > nearest else right, along=along, here=here)
    if steep != 0:
        says = "At {along} = {here:decimal} the slope is about {slope:decimal}. Where is the curve gentler?"
        if abs(met) < abs(steep):
            says = "At {along} = {here:decimal} the slope is about {slope:decimal}. Where is the curve steeper?"
    elif met > 0:
        says = (
            "At {along} = {here:decimal} the slope is about {slope:decimal}: the curve rises there. "
            "Which way does it get flatter?"
        )
    else:
        says = (
            "At {along} = {here:decimal} the slope is about {slope:decimal}: the curve falls there. "
            "Which way does it get flatter?"
        )
    return say(says, along=along, here=here, slope=rounded(met))


def rounded(number: float) -> Rational:
    """Two significant figures, enough to speak of what is seen on a figure."""
    return Rational(f"{number:.2g}")


def _by_eye(variant: Variant[Place, Places], others: Iterator[Variant[Place, Places]]) -> Offers:
    """Help that speaks of no rule: the figure is enough, and the formula that is to be zero comes last."""
    filled, along = variant.filled, variant.filled.figure.along
    side = say("Where the curve falls, the slope is negative; where it rises, it is positive. What lies between?")
    gap = say("Find the place where this is zero. Try a few values of {along}.", along=along)
    return Offers(
        place=(),
        rule=(Help(side),) if level(filled) == 0 else (),
        sibling=map(_example, others),
        gap=() if filled.gap else (Help(gap, (HintLine(filled.zero),)),),
        solution=Help(say("This is where it is:"), _solved(variant)),
    )


def _example(other: Variant[Place, Places]) -> Help:
    says = say("Another one: where is {of} flat?", of=other.filled.figure.of)
    asks = hints.ask_again(other) if level(other.filled) != 0 else None
    return Help(asks or says, _solved(other))


def _solved(variant: Variant[Place, Places]) -> tuple[HintLine, ...]:
    """The slope, the equation, and each line until the place stands alone; only the place where it is read off."""
    filled, along, steep = variant.filled, variant.filled.figure.along, level(variant.filled)
    if filled.gap:
        return tuple(_found(along, place) for place in _exactly(variant.key))
    expr = wanted(filled)
    start = hints.working(to_be_taken(filled)) if has_derivative(filled.zero) else ()
    says = "Flat is where the slope is zero:" if steep == 0 else "Where is this so?"
    lines = [HintLine(Eq(expr + (steep or 0), steep or 0, evaluate=False), say(says))]
    factor, rest = expr.diff(along), expr.subs(along, 0)
    if expr.is_polynomial(along) and Poly(expr, along).degree() == 1 and rest != 0 and factor != 1:
        lines.append(HintLine(Eq(times(factor, along), -rest, evaluate=False)))
    return (*start, *lines, *(_found(along, place) for place in _exactly(variant.key)))


def _found(along: Symbol, place: Rational) -> HintLine:
    """The place, to three figures where it does not end."""
    if place.q > 1000:
        return HintLine(Eq(along, decimal(Rational(f"{float(place):.3g}")), evaluate=False), say("To three figures:"))
    return HintLine(Eq(along, decimal(place), evaluate=False))
