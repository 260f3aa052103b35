"""What is said of three numbers for one slope, and of a fourth: a table, and why they agree or do not. No Streamlit."""

from __future__ import annotations

from math import floor, isfinite, log10

from sympy import Expr, Symbol

from tutor.answers import Verdict
from tutor.lower.testimony import Testimony, Why, plain_ratio
from tutor.notation import at_layer, b, numbered, w
from tutor.symbolic.sentence import Sentence, say
from tutor.symbolic.shortened import Rest, head
from tutor.ui.blocks.own_witness import Fourth
from tutor.ui.difference import times
from tutor.ui.nudge_chart import number, power

PLACES = 10  # digits that are shown
SAYS: dict[Why, str] = {
    Why.AGREE: "The three agree. {rounding} The nudge is off by {error}. Three ways that share no line of code find "
    "one number.",
    Why.BLANK: "All three are 0. The input on this edge is 0, and 0 times any weight is 0. This example says nothing "
    "about this weight: it may be anything.",
    Why.ASLEEP: "All three are 0. On the way to the cost a ReLU is asleep: what arrives there is below 0, so it says "
    "0, whatever you do here. A nudge that is large enough may wake it.",
    Why.KINK: "The nudge is off by {error}, because it crosses a kink. A ReLU that is asleep at one end is awake at "
    "the other. The slope is not the same on both sides, and the nudge mixes the two. Make h smaller.",
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


def parameter(widths: tuple[int, ...], layer: int, neuron: int, before: int | None) -> Symbol:
    """w_{3,2}^{(1)} or b_3^{(1)}, counted from 1; the only neuron there is has plain w and b."""
    letter, place = (b, f"{neuron + 1}") if before is None else (w, f"{neuron + 1},{before + 1}")
    return letter if set(widths) == {1} and len(widths) == 2 else at_layer(numbered(letter, place), str(layer))


def reason(found: Testimony) -> Sentence:
    """Why the three numbers agree, or do not."""
    same = _same_digits(found.nudge.up, found.nudge.down)
    template = SAME_COST if found.why is Why.ROUNDING and same is None else SAYS[found.why]
    apart = abs(found.formula.slope - found.backpropagation)
    rounding = DIFFER[bool(apart)].format(apart=number(apart))
    fields = {"error": number(found.error), "rounding": rounding, "same": str(same)}
    return Sentence(template, {name: value for name, value in fields.items() if f"{{{name}}}" in template})


def _same_digits(one: float, other: float) -> int | None:
    apart = abs(one - other)
    return max(0, floor(-log10(apart / max(abs(one), abs(other))))) if apart else None


def beginning(found: Testimony) -> Expr:
    """The formula, cut short."""
    return head(found.formula.formula, found.formula.letter)


def agrees(found: Testimony, own: Fourth) -> bool:
    """The fourth number is the slope, too."""
    return plain_ratio(own.slope, found.formula.slope) == 1 or found.formula.slope == own.slope == 0


def fourth(found: Testimony, own: Fourth) -> Sentence:
    """Why the fourth number is that of the others, or is not."""
    says = _alike(own) if agrees(found, own) else _parted(found, own)
    return say(says, number=own.number, uses=own.uses) if "{" in says else say(says)


def _alike(own: Fourth) -> str:
    if own.slope == 0:
        return "Yours is 0 too. 0 times any factor is 0, so this parameter says nothing about your formula."
    if own.verdict is Verdict.RIGHT:
        return "Yours agrees. It is the formula of backpropagation: what you derived is what trains the network."
    if own.verdict is Verdict.UNDECIDED:
        return "Yours agrees here."
    return "Yours agrees here, though it is not the slope in general. Pick another parameter or another example."


def _parted(found: Testimony, own: Fourth) -> str:
    ratio = plain_ratio(own.slope, found.formula.slope)
    says = "Formula and backpropagation agree, and yours does not: "
    if not isfinite(own.slope):
        says += "it has no value here."
    elif ratio is None:
        says += "it is something else here, and no plain multiple of their slope."
    elif ratio == -1:
        says += "it is as large as their slope and has the other sign. A step by it goes uphill."
    elif ratio < 0:
        says += f"it is {times(float(-ratio))} their slope and has the other sign. A step by it goes uphill."
    else:
        says += f"it is {times(float(ratio))} their slope. A step by it goes the right way, and is too "
        says += "short." if ratio < 1 else "long."
    if own.uses > 1:
        says += " On the way back to this layer it is used {uses} times, and each time its mistake comes in again."
    return says + " You can mend it in exercise {number}."


def length(found: Testimony) -> Sentence:
    """How long the formula is."""
    count, letter = int(found.formula.formula.count_ops()), found.formula.letter
    if letter not in found.formula.formula.free_symbols:
        return say("The cost does not depend on {letter} here: its formula is a number.", letter=letter)
    if not beginning(found).has(Rest):
        return say("Everything but {letter} is a number by now. This is the cost as a formula:", letter=letter)
    says = "Everything but {letter} is a number by now. Even so the cost has {count} operations. It begins like this:"
    return say(says, letter=letter, count=f"{count:,}")


def table(found: Testimony, own: Fourth | None = None) -> str:
    """The numbers under one another, each with its distance from the first, as HTML of our own words only."""
    exact = found.formula.slope
    name = "your formula" + (f", without its {own.without}" if own and own.without else "")
    rows = (
        ("the formula, differentiated", exact),
        ("backpropagation", found.backpropagation),
        (f"a nudge of h = {power(found.nudge.size)}", found.nudge.slope),
        *([(name, own.slope)] if own else []),
    )
    body = "".join(_row(*row, exact) for row in rows)
    top = '<thead><tr><th scope="col">witness</th><th scope="col">slope</th><th scope="col">off by</th></tr></thead>'
    caption = "The slope of the cost of this example, by the parameter that you picked."
    return f'<table class="downhill-table witnesses"><caption>{caption}</caption>{top}<tbody>{body}</tbody></table>'


def _row(name: str, value: float, exact: float) -> str:
    known = isfinite(value)
    slope, apart = (written(value), number(abs(value - exact))) if known else ("no value", "–")
    return f'<tr><th scope="row">{name}</th><td>{slope}</td><td>{apart}</td></tr>'


def written(value: float) -> str:
    """A number with all its digits that are shown."""
    return f"{value:.{PLACES}g}".replace("-", "−") if value == 0 or abs(value) >= 1e-4 else _small(value)


def _small(value: float) -> str:
    digits, _, exponent = f"{value:.{PLACES - 1}e}".partition("e")
    return f"{digits} · {power(float(f'1e{exponent}'))}".replace("-", "−")
