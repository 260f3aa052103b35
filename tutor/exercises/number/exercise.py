"""Give a number: what an expression, its derivatives taken, is worth at a point, to so many significant figures.

An expression is as good as its value: 2*(0 - 3) is −6.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations

from sympy import Expr

from tutor.answers import Mark, Reading, Verdict, is_rounded_from, number_matches
from tutor.exercises import apart, hints, mistakes, reasons
from tutor.exercises.authoring import complaints
from tutor.exercises.drawing.perturb import elsewhere, moved
from tutor.exercises.evaluate import agrees, has_more
from tutor.exercises.kind import AuthorTrial, Flaw, Groups, Kind, Variant
from tutor.exercises.levels import Offers
from tutor.exercises.number import way
from tutor.exercises.number.hints import for_number, for_number_read_off
from tutor.exercises.number.question import as_drawn, as_shown, number_after_steps, number_asked, number_at, to_be_taken
from tutor.exercises.response import Response
from tutor.exercises.typed import Numeral, no_number, read_number
from tutor.exercises.written import shown, with_numbers
from tutor.lesson import Number, sentence
from tutor.misconceptions import answers
from tutor.misconceptions.subjects import CALCULATION, COST, NUMBER
from tutor.symbolic.asking import Asking, Point, asking
from tutor.symbolic.decimals import decimal
from tutor.symbolic.derivative import has_derivative
from tutor.symbolic.derive import resolve
from tutor.symbolic.sentence import Field, Sentence, after_one_another, plural, say

ABOUT = say("That is right: about so much.")
IN_HUNDREDTHS = say("That is the share of one. How many in a hundred are that?")
ALL_DIGITS = say("That is rounded, and the whole number is wanted.")
FEW, CUT_OFF = "too-few-digits", "cut-off"
NOT_YET = say("That is not it yet.")
OPPOSITE = "opposite-sign"  # says nothing that a nearer explanation has not said
TWO = "Two things would explain this. Either: {either} Or: {other} Which of the two was it?"


class NumberKind(Kind[Number, Expr, Numeral]):
    """Give a number."""

    block = Number

    def asked(self, filled: Number) -> Expr:
        """The expression whose derivatives are to be taken."""
        return to_be_taken(question(filled))

    def key(self, filled: Number) -> Expr | None:
        """The number itself, exact where it is a fraction; None where it is none."""
        return number_asked(question(filled))

    def unfit(self, filled: Number) -> tuple[Flaw, ...]:
        """No number at all."""
        if self.key(filled) is not None:
            return ()
        return (Flaw("no-number", f"{filled.of} has no value at {filled.at}; mend the point"),)

    def coincidences(self, variant: Variant[Number, Expr]) -> tuple[Flaw, ...]:
        """A mistake that gives the number too, or two that give one number, where other numbers would not."""
        grave = tuple(self.found_right(variant.filled, variant.key))
        said = {flaw.name for flaw in grave}
        return (*grave, *(flaw for flaw in apart.coincidences(variant, numbers) if flaw.name not in said))

    def told_apart(self, variant: Variant[Number, Expr]) -> Groups:
        """Those with one number, to the figures that are asked for; the opposite of the key is named like a mistake."""
        key, digits = variant.key, variant.filled.digits
        found = [(name, each.worth) for name, each in numbers(variant.filled).items()]
        found += [(OPPOSITE, float(_to_figures(-key, digits)))] if key != 0 else []
        return apart.by_answer((name, (worth,)) for name, worth in found)

    def found_right(self, filled: Number, key: Expr) -> Iterator[Flaw]:
        """A mistake that gives the number too, or a slip that gives another's number, where other numbers would not."""
        found = self._coincidences(filled)
        usual = [self._coincidences(_moved(filled, by)) for by in (1, 2)] if found else []
        yield from (Flaw(name, f"{name} give one number here") for name in sorted(found.difference(*usual)))

    def _coincidences(self, filled: Number) -> frozenset[str]:
        """Which mistakes give the right number, and which slips give that of another slip or of another question.

        What was done with a derivative on the way may give the number of a slip as well: then both are said.
        """
        right, wrong = self.key(filled), wrong_numbers(filled)
        if right is None:
            return frozenset()
        gives = {f"the key and {each.name!r}" for each in wrong if _is_right(filled, right, each.number)}
        return frozenset(gives).union(
            f"{one.name!r} and {other.name!r}"
            for one, other in combinations(wrong, 2)
            if one.is_slip and (other.is_slip or other.name in mistakes.WHOLE)
            if one.number != 0 and agrees(other.number, one.number, filled.digits)
        )

    def read(self, variant: Variant[Number, Expr], response: Response) -> Numeral:
        """A number, or a calculation without letters."""
        key = variant.key
        return read_number(response, whole=key if key.is_Integer else None, unit=variant.filled.unit)

    def readings(self, answer: Numeral) -> tuple[Reading, ...]:
        """The calculation."""
        return (answer.reading,)

    def judge(self, variant: Variant[Number, Expr], answer: Numeral) -> Mark:
        """The value compared with what is wanted."""
        given, filled = answer.number, variant.filled
        if given is None:
            return no_number(answer, filled.at)
        return judged(filled, variant.key, given, as_drawn(question(filled), variant))

    def figures(self, variant: Variant[Number, Expr]) -> int | None:
        """Those that the exercise asks for, unless the number is shorter; about how much needs none."""
        filled = variant.filled
        return filled.digits if filled.roughly is None and has_more(variant.key, filled.digits) else None

    def mistaken(self, variant: Variant[Number, Expr]) -> tuple[tuple[str, Expr], ...]:
        """The numbers of the mistakes that can be told from the key here, by name."""
        digits = variant.filled.digits
        found = ((wrong.name, wrong.number) for wrong in wrong_numbers(variant.filled))
        return tuple((name, wrong) for name, wrong in found if not agrees(wrong, variant.key, digits))

    def reason(self, variant: Variant[Number, Expr]) -> Sentence | None:
        """The calculation, where a slope is at the bottom of it."""
        return reasons.of_number(question(variant.filled), variant.key)

    def secrets(self, variant: Variant[Number, Expr]) -> tuple[Expr, ...]:
        """The number."""
        return (variant.key,)

    def helps(self, variant: Variant[Number, Expr], others: Iterator[Variant[Number, Expr]]) -> Offers:
        """Where to look in this kind of number, its rule, another one worked out, a line with a gap, every line."""
        if variant.filled.gap:
            return for_number_read_off(variant.key, ((hints.ask_again(other), other.key) for other in others))
        examples = ((hints.ask_again(other), as_shown(question(other.filled), other), other.key) for other in others)
        return for_number(as_shown(question(variant.filled), variant), variant.key, examples)

    def complaints(self, exercise: Number, trial: AuthorTrial[Number, Expr]) -> Iterator[str]:
        """Slips under names that are taken or with holes in their words, and numbers to which misconceptions lead."""
        yield from complaints.borrowed(exercise.slips)
        yield from complaints.unfilled(exercise)
        yield from complaints.undiagnosable(self.coincidences(trial.variants[0]), trial.always)


KIND = NumberKind()


def question(filled: Number) -> Asking:
    """What the number stands for."""
    return asking(filled.of, filled.at, filled.steps)


def _moved(filled: Number, by: int) -> Number:
    point = tuple((symbol, elsewhere(place, by)) for symbol, place in filled.at)
    return replace(filled, of=moved(filled.of, by), at=point)


# --- wrong numbers ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class WrongNumber:
    """A wrong number and where it comes from: what seems to have been done, and the question that leads on."""

    name: str
    number: Expr
    says: Sentence
    asks: Sentence
    is_slip: bool = False


@lru_cache(maxsize=1024)
def wrong_numbers(filled: Number) -> tuple[WrongNumber, ...]:
    """What each slip and each misconception that applies would give, one for each name."""
    asks = question(filled)
    found = {wrong.name: wrong for wrong in _authored(filled)}
    for slip in slips(asks):
        found.setdefault(slip.name, slip)
    for name, formula in mistakes.expected(to_be_taken(asks)):
        value = number_after_steps(formula, asks)
        if value is not None and name not in found:
            found[name] = WrongNumber(name, value, *mistakes.parts(name, to_be_taken(asks)))
    return tuple(found.values())


@lru_cache(maxsize=2048)
def slips(asks: Asking) -> tuple[WrongNumber, ...]:
    """The numbers that may have been worked out instead, the likeliest first; what is done on the way is not here."""
    costs = answers(COST, asks.of) if asks.slope is None else ()
    numbers = sorted(answers(NUMBER, asks), key=lambda each: each[1].steps > asks.steps)  # too few steps, then too many
    found = [(form, number_at(formula, asks.at)) for form, formula in costs]
    found += [(form, number_asked(other)) for form, other in numbers]
    fields = _fields(asks)
    return tuple(
        WrongNumber(form.name, value, Sentence(form.says, fields), Sentence(form.asks, fields), True)
        for form, value in found
        if value is not None
    )


def calculations(asks: Asking, key: Expr) -> Iterator[WrongNumber]:
    """What a slip in the calculation itself would give, where all that goes into it is given."""
    if has_derivative(to_be_taken(asks)):
        return
    of, at = way.calculation(asks)
    for form, others in answers(CALCULATION, of):
        for each in others:
            value, part = number_at(each.number, at), _as_written(each.part, at)
            if value is not None and part is not None and part not in (key, -key):
                fields: dict[str, Field] = {"part": decimal(part)}
                yield WrongNumber(form.name, value, Sentence(form.says, fields), Sentence(form.asks, fields), True)


def _as_written(part: Expr, at: Point) -> Expr | None:
    """A part of a calculation: a number, or how it is put together."""
    if part.args and part not in dict(at) and (part.is_Add or part.is_Mul) and part.as_coeff_Mul()[0] != -1:
        return with_numbers(part, at)
    number = number_at(part, at)
    return None if number is None else shown(number)


def _fields(asks: Asking) -> dict[str, Field]:
    """What is said of a number may name what is differentiated, by what, and how many steps were asked for."""
    if asks.slope is None:
        return {}
    counted = plural(asks.steps, "{count:word} was asked for.", "{count:word} were asked for.")
    return {"f": asks.slope.f, "x": asks.slope.x, "counted": counted}


def _authored(filled: Number) -> Iterator[WrongNumber]:
    """The other numbers of this very question that its author speaks of."""
    for slip in filled.slips:
        value = number_at(resolve(slip.of), filled.at)
        if value is not None:
            yield WrongNumber(slip.slug, value, sentence(slip.says, filled), sentence(slip.asks, filled), True)


def numbers(filled: Number) -> apart.Answers:
    """What the mistakes come to, to the figures that are asked for, where that is not what the key comes to."""
    key = KIND.key(filled)
    if key is None:
        return {}
    wrong = {each.name: each for each in wrong_numbers(filled) if each.name != OPPOSITE}
    rounded = {name: _to_figures(each.number, filled.digits) for name, each in wrong.items()}
    right = _to_figures(key, filled.digits)
    return {name: apart.Answer(float(number), wrong[name].says) for name, number in rounded.items() if number != right}


def _to_figures(number: Expr, digits: int) -> str:
    """1.23e+04"""
    return f"{float(number):.{digits - 1}e}"


# --- the mark ---------------------------------------------------------------------------------------------------------


def judged(filled: Number, wanted: Expr, given: Expr, asks: Asking | None = None) -> Mark:
    """A number compared: what a known slip or misconception would have given is said before a lost decimal point.

    `asks` is the question with its author's pattern, where only that has parts.
    """
    asks = asks or question(filled)
    match = number_matches(given, wanted, filled.digits)
    if match.verdict is Verdict.RIGHT or _is_about(filled, wanted, given):
        return Mark(Verdict.RIGHT, match.message if match.verdict is Verdict.RIGHT else ABOUT)
    if match.verdict is not Verdict.WRONG:
        return Mark(Verdict.UNDECIDED, match.message)
    fits = tuple(wrong for wrong in wrong_numbers(filled) if is_rounded_from(given, wrong.number, filled.digits))
    if match.note == "sign" and not any(wrong.is_slip for wrong in fits):
        return Mark(Verdict.MISCONCEPTION, match.message, misconceptions=(OPPOSITE,))
    if fits:
        return _explained(filled, fits)
    if match.note == FEW and not wanted.is_Integer:
        return Mark(Verdict.UNREADABLE, match.message)
    if match.note == FEW:
        return Mark(Verdict.WRONG, ALL_DIGITS)
    if filled.unit == "%" and agrees(100 * given, wanted, filled.digits):
        return Mark(Verdict.UNREADABLE, IN_HUNDREDTHS)
    return Mark(Verdict.WRONG, match.message) if match.note == CUT_OFF else _what_remains(filled, wanted, given, asks)


def _what_remains(filled: Number, wanted: Expr, given: Expr, asks: Asking) -> Mark:
    """A slip in the calculation, a value on the way, a lost decimal point; otherwise where the ways can part."""
    message = number_matches(given, wanted, filled.digits).message
    known = () if filled.gap else calculations(asks, wanted)
    slip = next((each for each in known if is_rounded_from(given, each.number, filled.digits)), None)
    if slip is not None:
        return Mark(Verdict.MISCONCEPTION, after_one_another(slip.says, slip.asks), misconceptions=(slip.name,))
    if message != NOT_YET or filled.gap:
        return Mark(Verdict.WRONG, message)
    found = way.met(asks, wanted, given, filled.digits) or way.first_value(asks, wanted)
    if found is None and not filled.look:
        found = way.line_with_gap(asks)
    return Mark(Verdict.WRONG, message if found is None else after_one_another(message, found))


def _is_right(filled: Number, wanted: Expr, given: Expr) -> bool:
    """The number would be accepted."""
    return agrees(given, wanted, filled.digits) or _is_about(filled, wanted, given)


def _is_about(filled: Number, wanted: Expr, given: Expr) -> bool:
    """Where "roughly" is asked: the exact amount, anything between the two, and either to one figure."""
    exact = None if filled.roughly is None else number_at(resolve(filled.roughly), filled.at)
    if exact is None:
        return False
    if min(wanted, exact) <= given <= max(wanted, exact):
        return True
    either = (wanted, exact)
    return any(
        agrees(given, each, filled.digits) or number_matches(given, each, filled.digits).note == FEW for each in either
    )


def _explained(filled: Number, fits: tuple[WrongNumber, ...]) -> Mark:
    """One explanation and the question that leads on, or two that give this number and the question which it was.

    What the author says of it is said alone. So is the likeliest of those that give 0: that tells nothing apart.
    """
    first, *others = fits
    alone = first.number == 0 or first.name in {slip.slug for slip in filled.slips}
    unlike = [wrong for wrong in others if wrong.name != OPPOSITE and str(wrong.says) != str(first.says)]
    rivals = () if alone else unlike
    told = after_one_another(first.says, first.asks)
    both = say(TWO, either=first.says, other=rivals[0].says) if rivals else told
    return Mark(Verdict.MISCONCEPTION, both, misconceptions=(first.name,))
