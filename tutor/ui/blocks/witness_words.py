"""What is said of three numbers for one slope: a table, and the reason why they agree or do not. No Streamlit."""

from __future__ import annotations

from math import floor, log10

from sympy import Expr, Symbol

from tutor.lower.testimony import Testimony, Why
from tutor.notation import at_layer, b, numbered, w
from tutor.symbolic.sentence import Sentence, say
from tutor.symbolic.shortened import Rest, head
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


def length(found: Testimony) -> Sentence:
    """How long the formula is."""
    count, letter = int(found.formula.formula.count_ops()), found.formula.letter
    if letter not in found.formula.formula.free_symbols:
        return say("The cost does not depend on {letter} here: its formula is a number.", letter=letter)
    if not beginning(found).has(Rest):
        return say("Everything but {letter} is a number by now. This is the cost as a formula:", letter=letter)
    says = "Everything but {letter} is a number by now. Even so the cost has {count} operations. It begins like this:"
    return say(says, letter=letter, count=f"{count:,}")


def table(found: Testimony) -> str:
    """The three numbers under one another, each with its distance from the first, as HTML of our own words only."""
    exact = found.formula.slope
    rows = (
        ("the formula, differentiated", exact),
        ("backpropagation", found.backpropagation),
        (f"a nudge of h = {power(found.nudge.size)}", found.nudge.slope),
    )
    body = "".join(
        f'<tr><th scope="row">{name}</th><td>{written(value)}</td><td>{number(abs(value - exact))}</td></tr>'
        for name, value in rows
    )
    top = '<thead><tr><th scope="col">witness</th><th scope="col">slope</th><th scope="col">off by</th></tr></thead>'
    caption = "The slope of the cost of this example, by the parameter that you picked."
    return f'<table class="downhill-table witnesses"><caption>{caption}</caption>{top}<tbody>{body}</tbody></table>'


def written(value: float) -> str:
    """A number with all its digits that are shown."""
    return f"{value:.{PLACES}g}".replace("-", "−") if value == 0 or abs(value) >= 1e-4 else _small(value)


def _small(value: float) -> str:
    digits, _, exponent = f"{value:.{PLACES - 1}e}".partition("e")
    return f"{digits} · {power(float(f'1e{exponent}'))}".replace("-", "−")
