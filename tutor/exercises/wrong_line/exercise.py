"""Find the wrong line of a worked solution, name the rule that it should have followed, and repair it.

All three are one answer, each with a verdict of its own; what is wrong in one says nothing of the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from sympy import Basic, Expr, Tuple

from tutor.answers import DerivativeOf, Mark, Reading, Verdict, Vocabulary, explain, read, vocabulary
from tutor.elementary.table import KINKS
from tutor.exercises import apart, mistakes
from tutor.exercises.kind import AuthorTrial, Flaw, Groups, Kind, Variant
from tutor.exercises.levels import Offers
from tutor.exercises.response import Response
from tutor.exercises.typed import unreadable
from tutor.exercises.wrong_line.hints import for_lines
from tutor.exercises.wrong_line.model import Planted, is_above, planted
from tutor.exercises.wrong_line.rules import accepted, called, is_for, offered
from tutor.lesson import WrongLine
from tutor.misconceptions import OF_DERIVATIVES, as_rule
from tutor.notation import C, y
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import NoRule, resolve, run
from tutor.symbolic.printing import to_text
from tutor.symbolic.rules import RULES
from tutor.symbolic.sentence import Listed, Sentence, after_one_another, say

PICK = "Pick the line that is wrong, pick its rule, and write the line as it should be. Nothing is lost."
FOLLOWS = (
    "Line {line} follows from the line above it, by the {rule}. Take another line by itself: which one does not follow "
    "from what stands above it?"
)
NOT_HERE = "Of what kind is {part}, whose slope that line takes?"
AS_IT_STANDS = (
    "What you wrote comes to the same as the last line of the solution, so the mistake is still in it. Which number or "
    "factor should have come out otherwise?"
)
STILL = (
    "What you wrote is true, but it is not a step further than the line above the wrong one: a slope that the right "
    "line takes still stands in it."
)
RIGHT = "That is right: the line, the rule, and the repair."
OF_ANOTHER = {  # where the words of a misconception speak of the learner's own answer
    "variable-kept": "{place} seems to stand there as it was: it is not differentiated.",
    "not-differentiated": "{place} seems to stand there as it was, where its slope should be.",
}
PARTS = ("the line", "the rule", "the repair")


@dataclass(frozen=True, slots=True, eq=False)
class LineAndRepair:
    """The line that was picked (from 0), the name of the rule, and the line that was typed, as it was read."""

    line: int | None
    rule: str | None
    text: str
    reading: Reading


class WrongLineKind(Kind[WrongLine, Planted, LineAndRepair]):
    """Find the wrong line."""

    block = WrongLine
    takes_formulas = True
    any_shape = True

    def asked(self, filled: WrongLine) -> Expr:
        """The derivative with which the solution begins."""
        return filled.wanted

    def key(self, filled: WrongLine) -> Planted | None:
        """The solution with its mistake; None where none has a chance."""
        return planted(filled.of, filled.by, filled.mistakes)

    def unfit(self, filled: WrongLine) -> tuple[Flaw, ...]:
        """No mistake can be planted."""
        if self.key(filled) is not None:
            return ()
        which = ", ".join(map(repr, filled.mistakes)) or "no misconception"
        says = f"{which} cannot be planted in the derivation of {filled.of} by {filled.by}; write it otherwise"
        return (Flaw("no-mistake", says),)

    def told_apart(self, variant: Variant[WrongLine, Planted]) -> Groups:
        """The mistakes that would repair the line alike."""
        found = self.mistaken(variant)
        worths = mistakes.at_a_point(tuple(expr for _, expr in found)) if found else ()
        pairs = zip(found, worths, strict=True)
        return apart.by_answer((name, (worth,)) for (name, _), worth in pairs if worth is not None)

    def read(self, variant: Variant[WrongLine, Planted], response: Response) -> LineAndRepair:
        """The index of the line, the name of the rule, and a text."""
        line, rule, text = response if isinstance(response, tuple) and len(response) == 3 else (None, None, None)
        count, rules = len(variant.key.steps), offered(variant.key)
        return LineAndRepair(
            line if isinstance(line, int) and 0 <= line < count else None,
            rule if isinstance(rule, str) and rule in rules else None,
            text if isinstance(text, str) else "",
            read(text if isinstance(text, str) else "", _words(variant.filled, variant.shown)),
        )

    def readings(self, answer: LineAndRepair) -> tuple[Reading, ...]:
        """The line that was typed."""
        return (answer.reading,)

    def in_words(self, variant: Variant[WrongLine, Planted], answer: LineAndRepair) -> str:
        """Line 2; chain rule; what was read of the repair."""
        line = "" if answer.line is None else f"line {answer.line + 1}"
        rule = "" if answer.rule is None else str(called(answer.rule))
        repair = "" if answer.reading.expr is None else to_text(answer.reading.expr)
        return "; ".join((line, rule, repair)).strip("; ")

    def judge(self, variant: Variant[WrongLine, Planted], answer: LineAndRepair) -> Mark:
        """Each of the three by itself; what is said begins with what is right of them."""
        if answer.line is None or answer.rule is None or not answer.text.strip():
            return Mark(Verdict.UNREADABLE, say(PICK))
        repair = _repair(variant, answer)
        if not repair.counts:
            return repair
        key = variant.key
        right = (answer.line == key.at, answer.rule in accepted(key), repair.verdict is Verdict.RIGHT)
        first, second = (Verdict.RIGHT if each else Verdict.WRONG for each in right[:2])
        cells = (first, second, repair.verdict)
        if all(right):
            return Mark(Verdict.RIGHT, say(RIGHT), cells=cells)
        verdict = repair.verdict if repair.verdict is Verdict.MISCONCEPTION else Verdict.WRONG
        return replace(repair, verdict=verdict, message=_said(variant, answer, right, repair), cells=cells)

    def mistaken(self, variant: Variant[WrongLine, Planted]) -> tuple[tuple[str, Expr], ...]:
        """What each mistake that has a chance in the wrong line would write there, worked out to its end, by name."""
        key, found = variant.key, []
        for form in OF_DERIVATIVES:
            if not form.alone and form.apply(key.sound.target) is not None:
                way = run(key.sound.before, (as_rule(form, key.sound.target), *RULES))
                if way.missing is None and not mistakes.same(way.result, key.result):
                    found.append((form.name, way.result))
        return tuple(found)

    def because(self, variant: Variant[WrongLine, Planted]) -> tuple[Sentence, ...]:
        """What was done in the wrong line, and the rule that it should have followed; then the author's words."""
        key = variant.key
        rule = called(key.sound.rule.name)
        done = say("{says} The line needs the {rule}.", says=what_was_done(key), rule=rule)
        return (done, *super().because(variant))

    def secrets(self, variant: Variant[WrongLine, Planted]) -> tuple[Expr, ...]:
        """The right line, and what it comes to."""
        return (variant.key.right, variant.key.result)

    def helps(self, variant: Variant[WrongLine, Planted], others: Iterator[Variant[WrongLine, Planted]]) -> Offers:
        """From how to look to what belongs in the line."""
        return for_lines(variant.key, (other.filled.wanted for other in others))

    def complaints(self, exercise: WrongLine, trial: AuthorTrial[WrongLine, Planted]) -> Iterator[str]:
        """A mistake that there is not; a question that shows its repair; a line that is always the wrong one."""
        for name in exercise.mistakes:
            if all(form.name != name for form in OF_DERIVATIVES):
                yield f"{name!r} is no misconception about a derivative; take one of tutor.misconceptions"
        for variant in trial.variants:
            if variant.key.result in variant.shown:
                yield f"seed {variant.seed}: its texts show the result {variant.key.result}; take it out"
        drawn = {variant.filled for variant in trial.variants}
        if len(drawn) > 2 and len({variant.key.at for variant in trial.variants}) == 1:
            yield "the same line is wrong in every draw; vary the form, or allow more mistakes"


KIND = WrongLineKind()


def what_was_done(key: Planted) -> Sentence:
    """The misconception in plain words, at its place; it was not the learner who made it."""
    says = OF_ANOTHER.get(key.name, key.mistake.says)
    fields = {"place": key.part, "x": key.sound.target.x}
    return say(says, **{name: value for name, value in fields.items() if f"{{{name}}}" in says})


@lru_cache(maxsize=512)
def _words(filled: WrongLine, shown: tuple[Basic, ...]) -> Vocabulary:
    """The letters of the question, and dC/dw left of an equals sign."""
    letters = filled.wanted.free_symbols.union(*(part.free_symbols for part in shown))
    left = (D(C, filled.by), D(y, filled.by))
    return vocabulary(*sorted(letters, key=str), left=left, by=filled.by, kinked=filled.of.has(*KINKS))


# --- the repair -------------------------------------------------------------------------------------------------------


def _repair(variant: Variant[WrongLine, Planted], answer: LineAndRepair) -> Mark:
    """The typed line: any form of the right one, as far as it was worked out; its place is not needed to judge it."""
    key, given, filled = variant.key, answer.reading.expr, variant.filled
    if given is None or isinstance(given, Tuple):
        return unreadable(answer.reading, say("Write the line as one formula, such as {example}.", example="3x^2 + 1"))
    try:
        worth = resolve(given)
    except NoRule:
        return Mark(Verdict.UNREADABLE, say("I have no rule for a slope in your line. Take it yourself first."))
    if mistakes.same(worth, key.wrong_result):
        return Mark(Verdict.MISCONCEPTION, say(AS_IT_STANDS), misconceptions=(key.name,), asked=filled.wanted)
    found = explain(worth, DerivativeOf(filled.of, filled.by))
    if found.verdict is Verdict.RIGHT and is_above(given, key):
        return Mark(Verdict.WRONG, say(STILL), asked=filled.wanted)
    return replace(found, asked=filled.wanted)


# --- what is said -----------------------------------------------------------------------------------------------------


def _said(
    variant: Variant[WrongLine, Planted], answer: LineAndRepair, right: tuple[bool, bool, bool], repair: Mark
) -> Sentence:
    """What is right of the three; then the line if it is not, otherwise the rule; and the repair by itself."""
    good = tuple(say(part) for part, each in zip(PARTS, right, strict=True) if each)
    said = [say("This much is right: {parts}.", parts=Listed(good))] if good else []
    if not right[0]:
        said.append(_of_line(variant.key, answer))
    elif not right[1]:
        said.append(_of_rule(variant, answer))
    if not right[2]:
        said.append(say("Your repair: {said}", said=repair.message))
    return after_one_another(*said)


def _of_line(key: Planted, answer: LineAndRepair) -> Sentence:
    """Another line was picked: it is sound by itself."""
    at = answer.line or 0
    return say(FOLLOWS, line=at + 1, rule=called(key.rules[at]))


def _of_rule(variant: Variant[WrongLine, Planted], answer: LineAndRepair) -> Sentence:
    """What the picked rule is for, and of what kind the part is whose slope the line takes."""
    says = is_for(answer.rule or "", variant.filled.by)
    return after_one_another(says, say(NOT_HERE, part=variant.key.part))
