"""Choose an answer, and the reason for it. Which ones hold, the expressions decide; a wrong choice is asked back."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Basic, Expr, Ne
from sympy.core.relational import Relational
from sympy.logic.boolalg import BooleanAtom

from tutor.answers import Mark, Verdict
from tutor.exercises import hints, number_hints
from tutor.exercises.asking import as_drawn
from tutor.exercises.asking import asked as to_be_taken
from tutor.exercises.asking import worth as number_of
from tutor.exercises.evaluate import number
from tutor.exercises.shapes import Flaw, Help, Variant
from tutor.exercises.space import mixed
from tutor.exercises.typed import put_in
from tutor.exercises.written import with_numbers
from tutor.lesson import Choose, Option
from tutor.symbolic.asking import Asking, What, asking
from tutor.symbolic.derivative import has_derivative
from tutor.symbolic.sentence import Sentence, say

Response = tuple[int, int | None]


def value(filled: Choose) -> Expr | None:
    """What `of`, its derivatives taken or given, is worth at `at`; None where that is no number."""
    return None if filled.of is None else number_of(asking(filled.of, filled.at))


def asked(filled: Choose) -> Expr | None:
    """The expression whose derivatives are to be taken, if the choice is about one."""
    return None if filled.of is None else to_be_taken(asking(filled.of, filled.at))


def key(filled: Choose) -> Response | None:
    """The indexes of the one option and the one reason that hold (None for the reason where none is asked)."""
    worth = value(filled)
    options, reasons = holding(filled.options, worth), holding(filled.reasons, worth)
    if len(options) != 1 or len(reasons) != bool(filled.reasons):
        return None
    return options[0], reasons[0] if reasons else None


def holding(options: tuple[Option, ...], worth: Expr | None) -> tuple[int, ...]:
    """The indexes of the options whose condition is true; an undecided condition counts as false."""
    return tuple(index for index, option in enumerate(options) if truth(option.holds, worth))


def truth(condition: Basic | None, worth: Expr | None) -> bool | None:
    """Whether a condition is true where the exercise's value is `worth`; None where that cannot be decided."""
    if condition is None:
        return None
    filled = condition if worth is None else condition.xreplace({Choose.value: worth})
    if isinstance(filled, BooleanAtom):
        return bool(filled)
    if not isinstance(filled, Relational):
        return None
    left, right = number(filled.lhs), number(filled.rhs)
    decided = filled.func(left, right) if left is not None and right is not None else None
    return bool(decided) if isinstance(decided, BooleanAtom) else None


def shuffled(variant: Variant) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """In which order the options and the reasons are shown, by the author's indexes; the seed shuffles them.

    A response names the author's index, wherever it was shown.
    """
    slug, seed = variant.exercise.slug, variant.seed
    filled = variant.filled
    return mixed(len(filled.options), f"{slug}:{seed}:options"), mixed(len(filled.reasons), f"{slug}:{seed}:reasons")


def flaws(variant: Variant) -> tuple[Flaw, ...]:
    """A condition nothing decides; none or several options or reasons that hold."""
    return tuple(_flaws(variant.filled))


def _flaws(filled: Choose) -> Iterator[Flaw]:
    worth = value(filled)
    for what, options in (("option", filled.options), ("reason", filled.reasons)):
        for option in options:
            if truth(option.holds, worth) is None:
                yield Flaw("undecided", f"nothing decides the {what} {option.text!r}; give it a condition", hard=True)
        count = len(holding(options, worth))
        if count != 1 and (options or what == "option"):
            yield Flaw(
                f"{what}s",
                f"{count} {what}s hold where exactly one should (value {worth}); mend their conditions",
                hard=True,
            )


def mistaken(variant: Variant) -> tuple[tuple[str, Expr], ...]:
    """A choice is wrong for many reasons; none is computed."""
    return ()


def preview(variant: Variant, response: object) -> None:
    """A click needs no preview."""


def mark(variant: Variant, response: object) -> Mark:
    """Option and reason judged one by one; a wrong one is answered with a question about the value itself."""
    filled = variant.filled
    chosen = _read(response, filled)
    if chosen is None:
        wanted = "an answer and a reason" if filled.reasons else "one of the answers"
        return Mark(Verdict.UNREADABLE, say(f"Choose {wanted} first; nothing is lost."))
    cells = tuple(
        Verdict.RIGHT if given == right else Verdict.WRONG
        for given, right in zip(chosen, variant.key, strict=True)
        if right is not None
    )
    if all(cell is Verdict.RIGHT for cell in cells):
        good = "Yes, and for that reason." if filled.reasons else "Yes, that is so."
        return Mark(Verdict.RIGHT, say(good), cells=cells)
    return Mark(Verdict.WRONG, _ask_back(variant, chosen, cells), cells=cells)


def _read(response: object, filled: Choose) -> Response | None:
    """The two indexes, or None for anything that is not a choice among what is there."""
    if isinstance(response, int):
        response = (response, None)
    if not isinstance(response, tuple | list) or len(response) not in (1, 2):
        return None
    option, reason = response[0], response[1] if len(response) == 2 else None
    if not _within(option, filled.options):
        return None
    if not filled.reasons:
        return option, None
    return (option, reason) if _within(reason, filled.reasons) else None


def _within(index: object, options: tuple[Option, ...]) -> bool:
    return isinstance(index, int) and not isinstance(index, bool) and 0 <= index < len(options)


def _ask_back(variant: Variant, chosen: Response, cells: tuple[Verdict, ...]) -> Sentence:
    filled = variant.filled
    option, reason = filled.options[chosen[0]], filled.reasons[chosen[1]] if filled.reasons else None
    if cells[0] is Verdict.RIGHT:
        return _question("The answer is right; the reason is another one. ", variant, reason)
    if len(cells) == 2 and cells[1] is Verdict.RIGHT:
        return say("The reason is right, and it leads to another answer. Which one says what the reason says?")
    return _question("Not this one. ", variant, option)


def _question(start: str, variant: Variant, doubtful: Option) -> Sentence:
    """The author's question; otherwise what the doubtful choice would need, and the question whether it is so."""
    filled, condition = variant.filled, doubtful.holds
    if doubtful.asks:
        return variant.sentence(start + doubtful.asks)
    about = filled.of is not None and isinstance(condition, Relational) and condition.has(Choose.value)
    if not about or isinstance(condition, Ne):
        return _look(start, filled)
    question = _question_of(variant)
    of = filled.of if question.pattern is None else with_numbers(question.pattern, question.drawn)
    needs = condition.func(*(side.xreplace({Choose.value: of}) for side in condition.args), evaluate=False)
    where = " at {places}" if filled.at else ""
    says = start + f"It would need {{needs}}{where}. Is that so? Work out the left side first."
    return put_in(says, filled.at, needs=needs)


def _look(start: str, filled: Choose) -> Sentence:
    if filled.of is None:
        return say(start + "What would have to be true for it? Try it with a number.")
    what = "Take {of} step by step" if has_derivative(filled.of) else "Work out {of}"
    return say(start + what + ". What does it tell you, and what does it not?", of=filled.of)


def secrets(variant: Variant) -> tuple[Expr, ...]:
    """What help must not give away: the value on which the choice depends."""
    worth = value(variant.filled)
    return () if worth is None else (worth,)


def _question_of(variant: Variant) -> Asking:
    return as_drawn(asking(variant.filled.of, variant.filled.at), variant)


def helps(variant: Variant, others: Iterator[Variant]) -> hints.Offers:
    """The formula, then the value, then what holds for it."""
    filled, worth = variant.filled, value(variant.filled)
    holds = f"This holds: {filled.options[variant.key[0]].text}"
    chosen = variant.sentence(f"{holds} Here is why.")
    if worth is None:
        chosen = variant.sentence(holds)
        return (("place", ()), ("rule", ()), ("sibling", ()), ("gap", ()), ("solution", (Help("solution", chosen),)))
    question = _question_of(variant)
    examples = ((hints.ask_again(other), _question_of(other), value(other.filled)) for other in others)
    offers = dict(number_hints.for_number(question, worth, examples))
    offers["solution"] = (Help("solution", chosen, number_hints.worked(question, worth)),)
    if question.what is What.OTHER and not has_derivative(to_be_taken(question)):
        known = put_in("You know {places}. What can you work out from that?", filled.at)
        offers["place"] = (Help("place", known), *offers["place"]) if filled.at else offers["place"]
        offers["rule"] = (Help("rule", say("What decides is {of}. How large is it here?", of=filled.of)),)
    return tuple(offers.items())
