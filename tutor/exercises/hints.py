"""The wordings that help towards a formula is made of, from its derivation; and what help of every kind needs.

A function that gives several wordings has the most telling first; `tutor.exercises.help` picks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sympy import Basic, Eq, Expr, Integer, Mul, Symbol

from tutor.exercises.kind import AnyVariant
from tutor.exercises.levels import Help, HintLine, Offers
from tutor.symbolic.asking import What, asking
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import derive_expression, resolve
from tutor.symbolic.explain import sentence_for
from tutor.symbolic.order import is_negative
from tutor.symbolic.sentence import Sentence, after_one_another, joined, names, say
from tutor.symbolic.shown import Becomes
from tutor.symbolic.unevaluated import put, times

GAP = Symbol("?", real=True)
FILL_IN = say("What belongs in the place of the question mark?")


def working(expr: Expr) -> tuple[HintLine, ...]:
    """Every line of the derivation, each with its reason."""
    derivation = derive_expression(expr)
    return (HintLine(derivation.start), *(HintLine(step.after, sentence_for(step)) for step in derivation.steps))


def for_formula(wanted: Expr, others: Iterable[Expr]) -> Offers:
    """Help towards a formula."""
    key = resolve(wanted)
    return Offers(
        place=tuple(_where(wanted)),
        rule=tuple(rule(wanted)),
        sibling=(Help(ANOTHER, working(other)) for other in others),
        gap=tuple(gap(wanted, key)),
        solution=Help(say("One step a line:"), working(wanted)),
    )


def for_pieces(key: Expr, others: Iterable[tuple[Sentence | None, Expr]]) -> Offers:
    """Help towards a formula in which nothing is differentiated: it is put together from what the question says.

    Where to look and what decides it, the expression cannot know: its author says so.
    """
    return Offers(
        place=(),
        rule=(),
        sibling=(Help(says or ANOTHER, (HintLine(other),)) for says, other in others),
        gap=(Help(FILL_IN, (HintLine(line),)) for line in gaps(key)),
        solution=Help(say("This is the formula:"), (HintLine(key),)),
    )


# --- questions --------------------------------------------------------------------------------------------------------


def ask_again(other: AnyVariant, *because: Sentence) -> Sentence | None:
    """A sibling's question in the exercise's own words, and why it has its answer; `because` for another reason.

    None where the words name what only a draw has.
    """
    if not is_sayable(other, other.exercise.ask):
        return None
    reason = other.filled.because
    if not because and reason and is_sayable(other, reason):
        because = (other.sentence(reason),)
    return after_one_another(say("Another one."), other.sentence(other.exercise.ask), *because)


def is_sayable(other: AnyVariant, text: str) -> bool:
    """A sibling that no seed drew has no values for what a text names."""
    return bool(other.values) or {vary.hole.name for vary in other.exercise.vary}.isdisjoint(names(text))


ANOTHER = say("The same kind of question with other numbers, line by line:")


# --- where to look, and which rule ------------------------------------------------------------------------------------

LOOKS: tuple[tuple[str, str], ...] = (
    ("sum rule", "Look at {part}. Which pieces are added or taken away?"),
    ("constant multiple rule", "Look at {part}. Which number multiplies the rest?"),
    ("power rule", "Look at {part}. What is its exponent?"),
)
AS_POWER = "Look at {part}. Which exponent has it, when you write it as a power?"
ALONE = "Look at {part}. Which function is that, and what do you know about its slope?"
OUTSIDE = "Look at {part}. If you worked it out for a number {by}, what would you do last?"


def _where(wanted: Expr) -> Iterator[Help]:
    steps = derive_expression(wanted).steps
    if steps:
        part, by = steps[0].target.f, steps[0].target.x
        says = dict(LOOKS).get(steps[0].rule.name, OUTSIDE)
        if steps[0].rule.name == "power rule" and not (part.exp.is_Integer and part.exp > 0):
            says = AS_POWER
        elif part.args == (by,):
            says = ALONE
        fields = {"part": part, "by": by}
        look = Sentence(says, {name: fields[name] for name in names(says)})
        is_step = asking(wanted).what is What.STEP
        yield Help(after_one_another(say("A step needs a slope first."), look) if is_step else look)


def _rule_name(name: str) -> Sentence:
    """power rule; slope of the sigmoid."""
    return say(name) if name.endswith("rule") else say("slope of the {name}", name=say(name))


def rule(wanted: Basic) -> Iterator[Help]:
    """The names of the rules; of several steps also the reason for the first."""
    steps = derive_expression(wanted).steps
    if steps:
        rules = joined("{before}, then the {after}", *map(_rule_name, dict.fromkeys(step.rule.name for step in steps)))
        if len(steps) > 1:
            reason = sentence_for(steps[0])
            yield Help(say("You need the {rules}. It begins like this: {reason}", rules=rules, reason=reason))
        yield Help(say("You need the {rules}.", rules=rules))


# --- a line with a gap ------------------------------------------------------------------------------------------------


def gap(wanted: Expr, key: Expr) -> Iterator[Help]:
    """Lines of the way with something left open."""
    question = asking(wanted)
    if question.what is What.STEP:
        x = question.derivative.x
        yield Help(FILL_IN, (HintLine(Becomes(x, x + times(question.rate, GAP))),))
    yield from _on_the_way(wanted)
    before = working(wanted)[:-1]
    for line in gaps(key):
        yield Help(FILL_IN, (*before, HintLine(line)))
        yield Help(FILL_IN, (HintLine(wanted), HintLine(line)))
        yield Help(FILL_IN, (HintLine(line),))
    yield Help(FILL_IN, (HintLine(Eq(wanted, GAP, evaluate=False)),))


def _on_the_way(wanted: Expr) -> Iterator[Help]:
    """The last step with its derivative left open, or what stands beside it; then any derivative."""
    before, steps = working(wanted)[:-1], derive_expression(wanted).steps
    if len(steps) > 1:
        yield Help(FILL_IN, (*before, HintLine(put(steps[-1].before, steps[-1].target, GAP))))
        yield Help(FILL_IN, (*before[:-1], HintLine(_open_beside(steps[-1].before, steps[-1].target))))
    for part in wanted.atoms(D) - {wanted}:
        yield Help(FILL_IN, (HintLine(put(wanted, part, GAP)),))


def _open_beside(line: Expr, derivative: D) -> Expr:
    """The line with a gap in the place of what the derivative is multiplied by; the sign stays."""
    for part in line.atoms(Mul):
        if derivative in part.args and part.is_commutative:
            return put(line, part, times(Integer(-1 if is_negative(part) else 1), GAP, derivative))
    return line


def gaps(key: Expr) -> Iterator[Expr]:
    """The key with one part of it left open: a number in front, an exponent, a factor, a term."""
    number, rest = key.as_coeff_Mul()
    if rest != 1 and (number not in (1, -1) or rest.is_Atom):
        yield times(GAP, rest)
    if key.is_Pow:
        yield key.base**GAP
    elif len(key.args) > 1:
        yield key.func(*key.args[:-1], GAP)
        yield key.func(GAP, *key.args[1:])
    elif key.args:
        yield key.func(GAP)
