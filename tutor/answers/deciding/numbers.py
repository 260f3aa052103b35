"""Numeric answers with a stated number of significant figures, and the slips that a number alone gives away.

A number is right when it is within half a unit of the last asked place. What comes near in a recognisable way is named:
too few digits, cut off instead of rounded, the sign, the decimal point. Which calculation led to a wrong number is not
known here.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from sympy import Expr

from tutor.answers.deciding.program import Evaluator, Unsupported
from tutor.answers.verdict import Verdict
from tutor.elementary.intervals import Mpf, NoValue, enclose, middle
from tutor.symbolic.sentence import Sentence, say

BITS = 200
POWERS = 6  # how far the decimal point may have slipped to be recognised
MORE = 10  # figures that somebody may give beyond those asked for
SLACK = Fraction(1, 10**12)  # a number on the very edge counts, whatever the last bit says

NUMBER_NOTES: tuple[tuple[str, Sentence], ...] = (
    ("right", say("That is right.")),
    ("too-few-digits", say("Right as far as it goes: give {digits} significant figures.", digits="more")),
    ("cut-off", say("The last digit is cut off: round it instead.")),
    ("sign", say("The size is right. Look at the sign again.")),
    ("power-of-ten", say("The digits are right. Look at the decimal point again.")),
    ("wrong", say("That is not it yet.")),
    ("not-a-number", say("A number is wanted here, with no letters left in it.")),
    ("no-value", say("What you wrote has no value: look for a division by zero or a root of a negative number.")),
    ("key-has-no-value", say("The value asked for cannot be worked out, so this does not count.")),
)
_MESSAGES = dict(NUMBER_NOTES)


@dataclass(frozen=True, slots=True)
class NumberMatch:
    """RIGHT to the asked figures; `note` is one of `NUMBER_NOTES`; the values are for display."""

    verdict: Verdict
    note: str
    message: Sentence
    given: float | None = None
    expected: float | None = None


def number_matches(given: Expr, expected: Expr, digits: int = 3) -> NumberMatch:
    """|given − expected| ≤ half a unit of the last of `digits` significant figures of expected."""
    if given.free_symbols:
        return NumberMatch(Verdict.UNREADABLE, "not-a-number", _MESSAGES["not-a-number"])
    answer, key = _value(given), _value(expected)
    if key is None:
        return NumberMatch(Verdict.UNDECIDED, "key-has-no-value", _MESSAGES["key-has-no-value"])
    if answer is None:
        return NumberMatch(Verdict.UNREADABLE, "no-value", _MESSAGES["no-value"])
    note = _note(answer, key, digits)
    message = _MESSAGES[note]
    if note == "too-few-digits":
        message = say(message.template, digits=digits)
    return NumberMatch(Verdict.RIGHT if note == "right" else Verdict.WRONG, note, message, *_shown(answer, key))


def _shown(*values: Fraction) -> tuple[float, ...]:
    return tuple(middle(value) for value in values)


def _value(expr: Expr) -> Fraction | None:
    """The number that an expression without letters is, to 200 bits; None where it has none."""
    try:
        value = Evaluator(expr).run({}, BITS)[0]
    except Unsupported:
        return None
    if isinstance(value, NoValue):
        return None
    if isinstance(value, Fraction):
        return value
    low, high = (_fraction(end) for end in enclose(value, BITS))
    return (low + high) / 2


def _fraction(number: Mpf) -> Fraction:
    minus, mantissa, exponent, _ = number
    size = Fraction(int(mantissa)) * (Fraction(2) ** exponent if abs(exponent) < 4000 else 0)
    return -size if minus else size


def _note(answer: Fraction, key: Fraction, digits: int) -> str:
    if _within(answer, key, digits):
        return "right"
    if key == 0:
        return "wrong"
    if any(
        _within(answer, key, fewer) and answer == rounded(key, fewer)
        for fewer in range(max(1, min(2, digits - 1)), digits)
    ):
        return "too-few-digits"
    if any(answer == cut(key, figures) for figures in range(digits, digits + 4)):
        return "cut-off"
    if _within(-answer, key, digits):
        return "sign"
    powers = [at for at in range(-POWERS, POWERS + 1) if at]
    if any(_within(answer * Fraction(10) ** at, key, digits) for at in powers):
        return "power-of-ten"
    return "wrong"


def is_rounded_from(given: Expr, number: Expr, digits: int) -> bool:
    """The given number is this very number, or what it is when it is rounded or cut to `digits` figures or more."""
    answer, other = _value(given), _value(number)
    if answer is None or other is None:
        return False
    if abs(answer - other) <= abs(other) * SLACK:
        return True
    return any(answer in (rounded(other, figures), cut(other, figures)) for figures in range(digits, digits + MORE))


def place(number: Fraction, digits: int) -> Fraction:
    """The worth of one unit in the last of `digits` significant figures: 0.01 for 1.23 and three figures."""
    size, exponent = abs(number), 0
    while size >= 10:
        size, exponent = size / 10, exponent + 1
    while 0 < size < 1:
        size, exponent = size * 10, exponent - 1
    return Fraction(10) ** (exponent - digits + 1)


def rounded(number: Fraction, digits: int) -> Fraction:
    """The number to `digits` significant figures, halves away from zero."""
    unit = place(number, digits)
    whole = int(abs(number) / unit + Fraction(1, 2)) * unit
    return whole if number >= 0 else -whole


def cut(number: Fraction, digits: int) -> Fraction:
    """The number with everything after `digits` significant figures left away."""
    unit = place(number, digits)
    whole = int(abs(number) / unit) * unit
    return whole if number >= 0 else -whole


def _within(answer: Fraction, key: Fraction, digits: int) -> bool:
    return abs(answer - key) <= place(key, digits) / 2 * (1 + SLACK)
