"""The wordings that help towards a number: a class for each kind of number, with what is said of it at each level.

All of them are a slope with something around it (`tutor.symbolic.asking` tells them apart), several slopes, or a
calculation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sympy import Add, Basic, Dummy, Eq, Expr, Symbol, expand, preorder_traversal

from tutor.exercises.hints import FILL_IN, GAP, rule, working
from tutor.exercises.in_order import along_chain
from tutor.exercises.levels import Help, HintLine, Offers
from tutor.exercises.number.question import number_at, to_be_taken, walk
from tutor.exercises.typed import put_in
from tutor.exercises.written import Written, reckoned, with_numbers
from tutor.symbolic.asking import Asking, Point, What, is_length, rates
from tutor.symbolic.derivative import D, has_derivative
from tutor.symbolic.derive import resolve
from tutor.symbolic.sentence import Sentence, after_one_another, say
from tutor.symbolic.shown import Becomes
from tutor.symbolic.unevaluated import put, times

Example = tuple[Sentence | None, Asking, Expr]  # a sibling's question in words, what it stands for, its number


def for_number(question: Asking, key: Expr, others: Iterable[Example]) -> Offers:
    """Help towards the number that is asked for."""
    told = telling(question)
    numbers_alone = question.pattern is not None
    return Offers(
        place=tuple(told.where()),
        rule=(*told.rule(), *rule(to_be_taken(question))),
        sibling=_examples(others),
        gap=(*told.gap(), *(() if numbers_alone else _formula(to_be_taken(question), question.at))),
        solution=Help(told.announced(), told.worked(key)),
    )


def for_number_read_off(key: Expr, others: Iterable[tuple[Sentence | None, Expr]]) -> Offers:
    """Help towards a number that is read off a figure or a table: no formula leads there."""
    return Offers(
        place=(),
        rule=(),
        sibling=(Help(says, (HintLine(reckoned(other, (), other)),)) for says, other in others if says is not None),
        gap=(),
        solution=Help(say("So the number is:"), (HintLine(reckoned(key, (), key)),)),
    )


def worked(question: Asking, key: Expr) -> tuple[HintLine, ...]:
    """Every line from the question to the number."""
    return telling(question).worked(key)


def needed(formula: Expr, at: Point) -> Point:
    """Those places that the formula names."""
    return tuple((letter, value) for letter, value in at if formula.has(letter))


def calculated(formula: Expr, at: Point, value: Expr) -> HintLine:
    """The formula with its numbers put in, and what comes out."""
    return HintLine(reckoned(formula, at, value), put_in("Now put in {places}:", at), is_bare=True)


def _examples(others: Iterable[Example]) -> Iterator[Help]:
    """Each sibling to its number; after it only to the formula, for when the two numbers are the same."""
    for ask, other, key in others:
        says = ask or _in_words(other)
        yield Help(says, worked(other, key))
        if other.what in (What.SLOPE, What.GROWTH, What.OTHER):
            yield Help(says, working(to_be_taken(other)))


def _in_words(other: Asking) -> Sentence:
    """The question of a sibling that has no words of its own."""
    if not other.at:
        return say("Another one: what comes out of {of}?", of=other.of)
    return put_in("Another one: how much is {of} at {places}?", other.at, of=other.of)


def _formula(of: Expr, at: Point) -> Iterator[Help]:
    """The formula before its numbers; a first derivative taken and the rest left open; or only the question."""
    letters = tuple((letter, value) for letter, value in at if isinstance(letter, Symbol))
    if letters and has_derivative(of):
        taken = resolve(of)
        says = put_in("This is the formula. Put in {places}. What comes out?", needed(taken, letters) or letters)
        yield Help(says, (HintLine(taken),))
        yield Help(say("This is the formula. Now put the numbers in."), (HintLine(resolve(of)),))
    for derivative in _derivatives(of):
        yield Help(FILL_IN, (HintLine(of), HintLine(Eq(put(of, derivative, resolve(derivative)), GAP, evaluate=False))))
    if letters and not has_derivative(of):
        yield Help(FILL_IN, (HintLine(Eq(with_numbers(of, at), GAP, evaluate=False)),))
    yield Help(FILL_IN, (HintLine(Eq(of, GAP, evaluate=False)),))


def _derivatives(of: Basic) -> list[D]:
    derivatives = sorted(of.atoms(D), key=str)
    return derivatives if len(derivatives) > 1 else []


# --- a value, whatever it stands for ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Value:
    """What is said of a number of no special kind; the others say more."""

    question: Asking

    def announced(self) -> Sentence:
        """What the lines of the solution are, in a word."""
        return say("First the formula, then the numbers:") if self.question.at else say("One line after the other:")

    def where(self) -> Iterator[Help]:
        """Where to look."""
        first = min(self.question.of.atoms(D), key=str, default=None)
        if first is not None:
            yield Help(say("Begin with the slope of {f}, as a formula.", f=first.f))

    def rule(self) -> Iterator[Help]:
        """Which rule; those of differentiation come after it."""
        yield from ()

    def gap(self) -> Iterator[Help]:
        """A line with a gap; the formula itself comes after it."""
        yield from ()

    def worked(self, key: Expr) -> tuple[HintLine, ...]:
        """Every line from the question to the number."""
        start = self.formulas()
        last = start[-1].formula
        at = needed(last, self.question.at)
        if not at:
            return start if last == key else (*start, HintLine(reckoned(last, (), key)))
        return (*start, calculated(last, at, key))

    def formulas(self) -> tuple[HintLine, ...]:
        """The lines before the numbers are put in."""
        return working(to_be_taken(self.question))


class Calculation(Value):
    """A calculation with numbers alone: 4000 · 3/10 rather than 1200."""

    def announced(self) -> Sentence:
        """The numbers go in."""
        return say("With the numbers of the question:")

    def where(self) -> Iterator[Help]:
        """Where to look in it, its author says."""
        yield from ()

    def gap(self) -> Iterator[Help]:
        """The calculation without what it comes to; nothing where nothing is left to work out."""
        line = with_numbers(self.question.pattern, self.question.drawn)
        if not line.is_Atom:
            yield Help(FILL_IN, (HintLine(Eq(line, GAP, evaluate=False)),))

    def worked(self, key: Expr) -> tuple[HintLine, ...]:
        """The calculation."""
        return (HintLine(reckoned(self.question.pattern, self.question.drawn, key)),)


# --- a slope with something around it ---------------------------------------------------------------------------------

GIVEN = say("The slope is given, so the numbers go straight in:")


class Slope(Value):
    """D(f, x)"""

    def where(self) -> Iterator[Help]:
        """The formula comes before its numbers."""
        yield Help(
            say("Leave the numbers for later. What is the slope of {f}, as a formula?", f=self.question.derivative.f)
        )


class LinearGrowth(Value):
    """h D(f, x): what a nudge adds."""

    def where(self) -> Iterator[Help]:
        """The slope comes before the nudge."""
        says = "Leave the nudge for later. How fast does {f} grow where you start?"
        yield Help(say(says, f=self.question.derivative.f))

    def rule(self) -> Iterator[Help]:
        """Slope times nudge."""
        yield Help(say("For a small nudge, the growth is about the slope times the nudge."))

    def gap(self) -> Iterator[Help]:
        """The slope as a formula, and the growth with a gap in its place."""
        derivative = self.question.derivative
        says = say("The first line is the slope. What belongs in the place of the question mark?")
        yield Help(says, (HintLine(Eq(derivative, resolve(derivative), evaluate=False)), HintLine(self._open())))

    def _open(self) -> Expr:
        return with_numbers(times(self.question.rate, GAP), self.question.at)


class GivenGrowth(LinearGrowth):
    """The same where the question gives the slope."""

    def announced(self) -> Sentence:
        """The numbers go in."""
        return GIVEN

    def where(self) -> Iterator[Help]:
        """What a slope is."""
        yield Help(say("The slope is the growth for a nudge of 1. What part of 1 is the nudge here?"))

    def gap(self) -> Iterator[Help]:
        """The growth alone."""
        yield Help(FILL_IN, (HintLine(self._open()),))
        yield from super().gap()

    def formulas(self) -> tuple[HintLine, ...]:
        """Slope times nudge."""
        return (HintLine(self.question.of, say("The growth is about the slope times the nudge:")),)


class Change(Value):
    """−η D(f, x): what a step adds."""

    def where(self) -> Iterator[Help]:
        """Two factors and a sign."""
        yield Help(say("Two numbers are multiplied. Which two, and which way does a step go?"))

    def rule(self) -> Iterator[Help]:
        """Against the slope."""
        yield Help(say("A step is minus the learning rate times the slope."))

    def gap(self) -> Iterator[Help]:
        """The step with a gap in the place of the slope."""
        yield Help(FILL_IN, (HintLine(with_numbers(times(self.question.rate, GAP), self.question.at)),))


class GivenChange(Change):
    """The same where the question gives the slope."""

    def announced(self) -> Sentence:
        """The numbers go in."""
        return GIVEN

    def formulas(self) -> tuple[HintLine, ...]:
        """Minus the rate times the slope."""
        return (HintLine(self.question.of, say("A step is minus the learning rate times the slope:")),)


class DescentStep(Value):
    """x − η D(f, x): where steps lead."""

    def announced(self) -> Sentence:
        """Slope, then steps."""
        return say("First the slope as a formula, then one step after the other:")

    def where(self) -> Iterator[Help]:
        """The place where one stands."""
        at, x = dict(self.question.at), self.question.derivative.x
        if x not in at:
            yield from super().where()
            return
        begin = say("You begin at {x} = {place:decimal}. How steep is it there?", x=x, place=at[x])
        several = self.question.steps > 1
        yield Help(after_one_another(say("One step at a time."), begin) if several else begin)

    def rule(self) -> Iterator[Help]:
        """The step itself."""
        step = Becomes(self.question.derivative.x, self.question.of)
        yield Help(say("Each step is {step}, with the slope where you stand.", step=step))

    def gap(self) -> Iterator[Help]:
        """The slope as a formula, and the first step with a gap in its place."""
        derivative, x = self.question.derivative, self.question.derivative.x
        first = HintLine(Becomes(x, with_numbers(x + times(self.question.rate, GAP), self.question.at)))
        says = say("The first line is the slope. What belongs in the place of the question mark in the first step?")
        yield Help(says, (HintLine(Eq(derivative, resolve(derivative), evaluate=False)), first))
        yield Help(FILL_IN, (first,))

    def worked(self, key: Expr) -> tuple[HintLine, ...]:
        """The slope as a formula, then for each step the slope where it begins and the place where it leads."""
        derivative, x = self.question.derivative, self.question.derivative.x
        lines, slope = list(working(derivative)), resolve(derivative)
        rest = tuple((letter, value) for letter, value in self.question.at if letter != x)
        for stand in walk(self.question):
            at: Point = ((x, stand.where), *rest)
            step = put(self.question.of, derivative, Written(derivative, stand.slope))
            lines += [
                HintLine(
                    reckoned(slope, at, stand.slope),
                    say("At {x} = {where:decimal} the slope is", x=x, where=stand.where),
                ),
                HintLine(Becomes(x, reckoned(step, at, stand.next)), say("so {x} becomes", x=x)),
            ]
        return tuple(lines)


class GivenStep(GivenChange):
    """The same where the question gives the slope."""

    def where(self) -> Iterator[Help]:
        """How far, and which way."""
        yield Help(say("The slope is given. How far does the step go, and which way?"))

    def rule(self) -> Iterator[Help]:
        """The step itself."""
        yield from DescentStep(self.question).rule()

    def gap(self) -> Iterator[Help]:
        """The step with a gap in the place of the slope."""
        line = with_numbers(self.question.derivative.x + times(self.question.rate, GAP), self.question.at)
        yield Help(FILL_IN, (HintLine(line),))


# --- several slopes ---------------------------------------------------------------------------------------------------

Words = tuple[Sentence, Sentence]  # where to look, and which rule
CHAIN: Words = (
    say("Follow the nudge from one quantity to the next. How far does each of them move?"),
    say("Along a chain the rates multiply, and the nudge is multiplied by each of them."),
)
SIDE_BY_SIDE: Words = (
    say("Look at one nudge at a time. How large is the change for this nudge alone?"),
    say("Each nudge makes a change of its slope times the nudge. Add the changes, signs included."),
)
MEAN: Words = (
    say("A mean is asked for. How many slopes are there?"),
    say("Add the slopes, signs included, and divide by how many there are."),
)
LENGTH: Words = (
    say("Think of the slopes as steps at right angles. How long is the straight line from start to end?"),
    say("Square each slope, add the squares, and take the root."),
)
ALONE = "By {letter}, with everything else held still:"


class GivenSlopes(Value):
    """Several slopes that the question gives: along a chain, side by side, their mean, or the sides of a length."""

    def announced(self) -> Sentence:
        """The numbers go in."""
        return say("The slopes are given, so the numbers go straight in:")

    def where(self) -> Iterator[Help]:
        """By how the slopes are put together."""
        yield from (Help(words[0]) for words in self._words())

    def rule(self) -> Iterator[Help]:
        """By how the slopes are put together."""
        yield from (Help(words[1]) for words in self._words())

    def gap(self) -> Iterator[Help]:
        """The calculation with one slope left open."""
        of, first = along_chain(self.question.of), rates(self.question)[0]
        yield Help(FILL_IN, (HintLine(with_numbers(put(of, first, GAP), self.question.at)),))

    def formulas(self) -> tuple[HintLine, ...]:
        """The question itself."""
        return (HintLine(along_chain(self.question.of)),)

    def _words(self) -> tuple[Words, ...]:
        """One pair; none where the slopes are put together in another way (compared, say)."""
        of, slopes = self.question.of, rates(self.question)
        if any(is_length(part) for part in preorder_traversal(of)):
            return (LENGTH,)
        names = {slope: Dummy(real=True) for slope in slopes}
        plain = expand(of.xreplace(names))
        if plain == sum(names.values()) / len(slopes):
            return (MEAN,)
        if plain.is_Mul and set(names.values()) <= set(plain.args):
            return (CHAIN,)
        terms = Add.make_args(plain)
        each = all(sum(name in term.args for name in names.values()) == 1 for term in terms)
        return (SIDE_BY_SIDE,) if len(terms) == len(slopes) and each else ()


class Length(Value):
    """√(p² + q²): the length of an arrow whose sides are slopes that are still to be taken."""

    def announced(self) -> Sentence:
        """Side by side, then across."""
        return say("First one slope, then the other, then the length of the arrow:")

    def rule(self) -> Iterator[Help]:
        """Pythagoras."""
        yield Help(say("The slopes are the sides of a right triangle. Pythagoras gives its long side."))

    def gap(self) -> Iterator[Help]:
        """The slopes as formulas, and the rest left to do."""
        says = put_in("These are the slopes as formulas. Put in {places}. How long is the arrow?", self.question.at)
        alone = (
            HintLine(resolve(derivative), say("By {letter}:", letter=derivative.x))
            for derivative in sides(self.question)
        )
        yield Help(says, tuple(alone))

    def worked(self, key: Expr) -> tuple[HintLine, ...]:
        """One slope after the other, each with its number; then Pythagoras."""
        lines: list[HintLine] = []
        numbers: list[tuple[D, Expr]] = []
        at = self.question.at
        for derivative in sides(self.question):
            first, *rest = working(derivative)
            slope = rest[-1].formula
            value = number_at(slope, at)
            lines += [HintLine(first.formula, say(ALONE, letter=derivative.x)), *rest]
            if slope != value:
                lines.append(calculated(slope, needed(slope, at), value))
            numbers.append((derivative, value))
        return (*lines, HintLine(reckoned(self.question.of, tuple(numbers), key), LENGTH[1]))


def sides(question: Asking) -> tuple[D, ...]:
    """The slopes of which a length is made, where they are still to be taken, in the order of the point's letters."""
    known = dict(question.at)
    derivatives = question.of.atoms(D)
    if not is_length(question.of) or any(
        derivative in known or derivative.x not in known for derivative in derivatives
    ):
        return ()
    return tuple(sorted(derivatives, key=lambda derivative: list(known).index(derivative.x)))


# --- which of them ----------------------------------------------------------------------------------------------------

BY_WHAT: dict[What, tuple[type[Value], type[Value]]] = {  # and where the question gives the slope
    What.SLOPE: (Slope, Slope),
    What.GROWTH: (LinearGrowth, GivenGrowth),
    What.CHANGE: (Change, GivenChange),
    What.STEP: (DescentStep, GivenStep),
    What.OTHER: (Value, Value),
}


def telling(question: Asking) -> Value:
    """What is said of this number."""
    if question.pattern is not None:
        return Calculation(question)
    if rates(question):
        return GivenSlopes(question)
    if sides(question):
        return Length(question)
    return BY_WHAT[question.what][question.given](question)
