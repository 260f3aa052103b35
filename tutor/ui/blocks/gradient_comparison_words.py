"""What is said of three numbers for one slope, and of a fourth: a table, and why they agree or do not. No Streamlit."""

from __future__ import annotations

from fractions import Fraction
from html import escape
from math import floor, isfinite, log10

from sympy import Expr, Symbol

from tutor.answers import Verdict
from tutor.lower.gradient_comparison import GradientComparison, Why, simple_ratio
from tutor.notation import at_layer, b, numbered, w
from tutor.symbolic.ellipsis import Rest, head
from tutor.symbolic.sentence import Field, Ready, Sentence, after_one_another, plural, say
from tutor.ui.blocks.own_gradient import Fourth
from tutor.ui.nudge_chart import number, power
from tutor.ui.text import label

PLACES = 10  # digits that are shown
SAYS: dict[Why, str] = {
    Why.AGREE: "The three agree. {rounding} The nudge is off by {error}. Three ways that share no line of code find "
    "one number.",
    Why.BLANK: "All three are 0. The input on this edge is 0, and 0 times any weight is 0. This example tells "
    "nothing about this weight: it may be anything.",
    Why.ASLEEP: "All three are 0. On the way to the cost there is a ReLU whose weighted input is below 0, so its "
    "output stays 0, whatever you do here. A nudge that is large enough may change that.",
    Why.KINK: "The nudge is off by {error}, because it crosses a kink. The input of a ReLU is below 0 at one end and "
    "above 0 at the other. The slope is not the same on both sides, and the nudge mixes the two. Make h smaller.",
    Why.LARGE: "The nudge is off by {error}: h is too large. From one end of the nudge to the other the cost bends, "
    "and the nudge sees the straight line between the two ends. Make h smaller.",
    Why.ROUNDING: "The nudge is off by {error}: h is too small. The two costs agree in their first {same} digits, and "
    "a computer keeps about 16. What is left of their difference is mostly rounding, and it is divided by a very small "
    "h. Make h larger.",
}
SAME_COST = (
    "The nudge is off by {error}: h is too small. The two costs are the same in all the digits that a computer keeps, "
    "so their difference is 0. Make h larger."
)
DIFFER = ("Formula and backpropagation are the same in every digit.", "Formula and backpropagation differ by {apart}.")
PARTED = "Formula and backpropagation agree, and yours does not: {how}."
NO_VALUE = "it has no value here"
NO_MULTIPLE = "it is something else here, and no plain multiple of their slope"
TIMES: dict[Fraction, str] = {  # by each plain ratio but 1
    Fraction(-1): "it is as large as their slope and has the other sign",
    Fraction(-1, 2): "it is half their slope and has the other sign",
    Fraction(-1, 3): "it is a third of their slope and has the other sign",
    Fraction(-1, 4): "it is a quarter of their slope and has the other sign",
    Fraction(-2): "it is twice their slope and has the other sign",
    Fraction(-3): "it is three times their slope and has the other sign",
    Fraction(-4): "it is 4 times their slope and has the other sign",
    Fraction(1, 2): "it is half their slope",
    Fraction(1, 3): "it is a third of their slope",
    Fraction(1, 4): "it is a quarter of their slope",
    Fraction(2): "it is twice their slope",
    Fraction(3): "it is three times their slope",
    Fraction(4): "it is 4 times their slope",
}
UPHILL = "A step by it goes uphill."
TOO_SHORT = "A step by it goes the right way, and is too short."
TOO_LONG = "A step by it goes the right way, and is too long."
USED_ONCE = "On the way back to this layer it is used {count} time, and each time its mistake comes in again."
USED = "On the way back to this layer it is used {count} times, and each time its mistake comes in again."
HEADS = ("witness", "slope", "off by")


def parameter(widths: tuple[int, ...], layer: int, neuron: int, before: int | None) -> Symbol:
    """w_{3,2}^{(1)} or b_3^{(1)}, counted from 1; the only neuron there is has plain w and b."""
    letter, place = (b, f"{neuron + 1}") if before is None else (w, f"{neuron + 1},{before + 1}")
    return letter if set(widths) == {1} and len(widths) == 2 else at_layer(numbered(letter, place), str(layer))


def reason(found: GradientComparison) -> Sentence:
    """Why the three numbers agree, or do not."""
    same = _same_digits(found.nudge.up, found.nudge.down)
    template = SAME_COST if found.why is Why.ROUNDING and same is None else SAYS[found.why]
    apart = abs(found.formula.slope - found.backpropagation)
    rounding = say(DIFFER[bool(apart)], apart=Ready(number(apart)))
    fields: dict[str, Field] = {"error": Ready(number(found.error)), "rounding": rounding, "same": str(same)}
    return Sentence(template, {name: value for name, value in fields.items() if f"{{{name}}}" in template})


def _same_digits(one: float, other: float) -> int | None:
    apart = abs(one - other)
    return max(0, floor(-log10(apart / max(abs(one), abs(other))))) if apart else None


def beginning(found: GradientComparison) -> Expr:
    """The formula, cut short."""
    return head(found.formula.formula, found.formula.letter)


def agrees(found: GradientComparison, own: Fourth) -> bool:
    """The fourth number is the slope, too."""
    return simple_ratio(own.slope, found.formula.slope) == 1 or found.formula.slope == own.slope == 0


def fourth(found: GradientComparison, own: Fourth) -> Sentence:
    """Why the fourth number is that of the others, or is not."""
    return say(_alike(own)) if agrees(found, own) else _parted(found, own)


def _alike(own: Fourth) -> str:
    if own.slope == 0:
        return "Yours is 0 too. 0 times any factor is 0, so this parameter does not test your formula."
    if own.verdict is Verdict.RIGHT:
        return "Yours agrees. It is the formula of backpropagation: what you derived is what trains the network."
    if own.verdict is Verdict.UNDECIDED:
        return "Yours agrees here."
    return "Yours agrees here, though it is not the slope in general. Pick another parameter or another example."


def _parted(found: GradientComparison, own: Fourth) -> Sentence:
    ratio = simple_ratio(own.slope, found.formula.slope)
    how, *then = _how(own.slope, ratio)
    told = [say(PARTED, how=say(how)), *(say(step) for step in then)]
    if own.uses > 1:
        told.append(plural(own.uses, USED_ONCE, USED))
    return after_one_another(*told, say("You can mend it in exercise {number}.", number=own.number))


def _how(slope: float, ratio: Fraction | None) -> tuple[str, ...]:
    """How the fourth number differs, and where a step by it would go."""
    if not isfinite(slope):
        return (NO_VALUE,)
    if ratio is None:
        return (NO_MULTIPLE,)
    return (TIMES[ratio], UPHILL if ratio < 0 else TOO_SHORT if ratio < 1 else TOO_LONG)


def length(found: GradientComparison) -> Sentence:
    """How long the formula is."""
    count, letter = int(found.formula.formula.count_ops()), found.formula.letter
    if letter not in found.formula.formula.free_symbols:
        return say("The cost does not depend on {letter} here: its formula is a number.", letter=letter)
    if not beginning(found).has(Rest):
        return say("Everything but {letter} is a number by now. This is the cost as a formula:", letter=letter)
    one = "Everything but {letter} is a number by now. Even so the cost has {n} operation. It begins like this:"
    many = "Everything but {letter} is a number by now. Even so the cost has {n} operations. It begins like this:"
    return plural(count, one, many, letter=letter, n=Ready(f"{count:,}"))


def table(found: GradientComparison, own: Fourth | None = None) -> str:
    """The numbers under one another, each with its distance from the first, as HTML of our own words only."""
    exact = found.formula.slope
    rows = [
        (label("the formula, differentiated"), exact),
        (label("backpropagation"), found.backpropagation),
        (label("a nudge of h = {size}", size=Ready(power(found.nudge.size))), found.nudge.slope),
    ]
    if own is not None:
        without = "your formula, without its {letter}" if own.without else "your formula"
        rows.append((label(without, letter=own.without), own.slope))
    body = "".join(_row(*row, exact) for row in rows)
    top = "".join(f'<th scope="col">{escape(label(head))}</th>' for head in HEADS)
    caption = escape(label("The slope of the cost of this example, by the parameter that you picked."))
    return (
        f'<table class="downhill-table witnesses"><caption>{caption}</caption><thead><tr>{top}</tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )


def _row(name: str, value: float, exact: float) -> str:
    known = isfinite(value)
    slope, apart = (written(value), number(abs(value - exact))) if known else (escape(label("no value")), "–")
    return f'<tr><th scope="row">{escape(name)}</th><td>{slope}</td><td>{apart}</td></tr>'


def written(value: float) -> str:
    """A number with all its digits that are shown."""
    return f"{value:.{PLACES}g}".replace("-", "−") if value == 0 or abs(value) >= 1e-4 else _small(value)


def _small(value: float) -> str:
    digits, _, exponent = f"{value:.{PLACES - 1}e}".partition("e")
    return f"{digits} · {power(float(f'1e{exponent}'))}".replace("-", "−")
