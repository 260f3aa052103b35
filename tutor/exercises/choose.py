"""Choose an answer, and the reason for it. Which ones hold, the expressions decide; a wrong choice is asked back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from sympy import Basic, Expr
from sympy.core.relational import Relational
from sympy.logic.boolalg import BooleanAtom

from tutor.answers import Mark, Verdict
from tutor.exercises import hints, reasons
from tutor.exercises.drawing.space import mixed
from tutor.exercises.evaluate import number
from tutor.exercises.kind import AuthorTrial, Flaw, Kind, Variant
from tutor.exercises.levels import PLACE, RULE, Help, Offers
from tutor.exercises.number import hints as number_hints
from tutor.exercises.number.question import as_drawn, as_shown, number_asked, to_be_taken
from tutor.exercises.response import Response
from tutor.exercises.written import with_numbers
from tutor.lesson import Choose, Option
from tutor.symbolic.asking import Asking, What, asking
from tutor.symbolic.sentence import Sentence, after_one_another, say

Right = tuple[int, int | None]  # the indexes of the option and of the reason, None where none is asked
Chosen = tuple[int | None, int | None]  # what was chosen so far


class ChooseKind(Kind[Choose, Right, Chosen]):
    """Choose an answer, and the reason for it."""

    block = Choose
    any_shape = True
    secret_at = (PLACE, RULE)  # the number decides and is not asked for: a calculation may hold it

    def asked(self, filled: Choose) -> Expr | None:
        """The expression whose derivatives are to be taken, if the choice is about one."""
        return None if filled.of is None else to_be_taken(asking(filled.of, filled.at))

    def key(self, filled: Choose) -> Right | None:
        """The indexes of the one option and the one reason that hold (None for the reason where none is asked)."""
        worth = value(filled)
        options, reasons = holding(filled.options, worth), holding(filled.reasons, worth)
        if len(options) != 1 or len(reasons) != bool(filled.reasons):
            return None
        return options[0], reasons[0] if reasons else None

    def unfit(self, filled: Choose) -> tuple[Flaw, ...]:
        """A condition nothing decides; none or several options or reasons that hold."""
        return tuple(_unfit(filled))

    def read(self, variant: Variant[Choose, Right], response: Response) -> Chosen:
        """An index, or that of the option and that of the reason; None for what is not there."""
        given = response if isinstance(response, tuple) else (response,)
        if len(given) not in (1, 2):
            return None, None
        reason = given[1] if len(given) == 2 else None
        return _within(given[0], variant.filled.options), _within(reason, variant.filled.reasons)

    def in_words(self, variant: Variant[Choose, Right], answer: Chosen) -> str:
        """The words of what was chosen."""
        both = zip((variant.filled.options, variant.filled.reasons), answer, strict=True)
        return "; ".join(str(variant.sentence(of[at].text)) for of, at in both if at is not None)

    def judge(self, variant: Variant[Choose, Right], answer: Chosen) -> Mark:
        """Option and reason judged one by one; a wrong one is answered with a question about the value itself."""
        filled, (option, reason) = variant.filled, answer
        if option is None or (filled.reasons and reason is None):
            both = "Choose an answer and a reason first; nothing is lost."
            alone = "Choose one of the answers first; nothing is lost."
            return Mark(Verdict.UNREADABLE, say(both if filled.reasons else alone))
        pairs = zip(answer, variant.key, strict=True)
        right = tuple(given == wanted for given, wanted in pairs if wanted is not None)
        cells = tuple(Verdict.RIGHT if each else Verdict.WRONG for each in right)
        if all(right):
            good = "Yes, and for that reason." if filled.reasons else "Yes, that is so."
            return Mark(Verdict.RIGHT, say(good), cells=cells)
        because = None if reason is None else filled.reasons[reason]
        return Mark(Verdict.WRONG, _ask_back(variant, filled.options[option], because, right), cells=cells)

    def because(self, variant: Variant[Choose, Right]) -> tuple[Sentence, ...]:
        """Why the option is the right one, before why the question has this answer."""
        said = (variant.filled.options[variant.key[0]].because, variant.filled.because)
        return tuple(variant.sentence(text) for text in said if text)

    def reason(self, variant: Variant[Choose, Right]) -> Sentence | None:
        """The slope on which the choice depends, where it depends on one."""
        filled, worth = variant.filled, value(variant.filled)
        if filled.of is None or worth is None:
            return None
        question = _question_of(variant)
        return None if question.what is What.OTHER else reasons.of_number(question, worth)

    def secrets(self, variant: Variant[Choose, Right]) -> tuple[Expr, ...]:
        """The value on which the choice depends."""
        worth = value(variant.filled)
        return () if worth is None else (worth,)

    def says_it(self, variant: Variant[Choose, Right], said: Iterable[Sentence]) -> bool:
        """The right option, or the right reason, is in it, and no other one: its words, or a number of its own."""
        told, filled = tuple(said), variant.filled
        both = zip((filled.options, filled.reasons), variant.key, strict=True)
        return any(_is_singled_out(variant, options, at, told) for options, at in both if at is not None)

    def helps(self, variant: Variant[Choose, Right], others: Iterator[Variant[Choose, Right]]) -> Offers:
        """What its formula gives, where there is one to be shown; otherwise what its author says."""
        filled, worth = variant.filled, value(variant.filled)
        question = None if filled.of is None or filled.gap else _shown(variant)
        if question is None or worth is None or _is_only_a_number(question):
            examples = (Help(says) for says in map(self._example, others) if says is not None)
            return Offers((), (), examples, (), Help(self._answer(variant)), is_answer=True)
        offers = number_hints.for_number(question, worth, self._examples(others))
        return replace(offers, solution=Help(self._answer(variant), offers.solution.lines), is_answer=True)

    def _answer(self, variant: Variant[Choose, Right]) -> Sentence:
        """The option that is right."""
        return say("This is right: {what}", what=variant.sentence(variant.filled.options[variant.key[0]].text))

    def _example(self, other: Variant[Choose, Right]) -> Sentence | None:
        """A sibling's question, the option that is right there, and why; None where it has no words of its own."""
        option = other.filled.options[other.key[0]]
        if not all(hints.is_sayable(other, text) for text in (option.text, option.because, other.filled.because)):
            return None
        return hints.ask_again(other, self._answer(other), *self.because(other))

    def _examples(self, others: Iterator[Variant[Choose, Right]]) -> Iterator[number_hints.Example]:
        for other in others:
            worth, says = value(other.filled), self._example(other)
            if worth is not None and says is not None:
                yield says, _shown(other), worth

    def complaints(self, exercise: Choose, trial: AuthorTrial[Choose, Right]) -> Iterator[str]:
        """Each filling has to leave a question, so that its author sees what holds when."""
        for values, flaw in trial.unfit:
            filling = ", ".join(f"{hole} = {value}" for hole, value in values) or "nothing to fill in"
            yield f"{flaw.says} (with {filling})"
        yield from _unasked(exercise)
        yield from _unvaried(exercise, trial)


KIND = ChooseKind()
NOT_THIS = say("Not this one.")
ANOTHER_REASON = say("The answer is right; the reason is another one.")
ANOTHER_OPTION = say("The reason is right; the answer is another one.")


def _unasked(exercise: Choose) -> Iterator[str]:
    """Whoever is wrong is asked something about what was chosen, and after a second wrong choice something else."""
    asked: dict[str, str] = {}
    for what, options in (("option", exercise.options), ("reason", exercise.reasons)):
        for option in options if len(options) > 1 else ():
            if not option.asks:
                yield f"nobody who chose the {what} {option.text!r} wrongly is asked anything; give it asks=…, in words"
            elif option.asks in asked:
                yield (
                    f"the {what} {option.text!r} is asked back like {asked[option.asks]!r}; "
                    f"give it an asks=… of its own, so that a second wrong choice gets another answer"
                )
            asked.setdefault(option.asks, option.text)


def _unvaried(exercise: Choose, trial: AuthorTrial[Choose, Right]) -> Iterator[str]:
    """What is right in every one of several draws can be told without the question."""
    if len({variant.filled for variant in trial.variants}) < 2:
        return
    for place, (what, options) in enumerate((("option", exercise.options), ("reason", exercise.reasons))):
        right = {index for variant in trial.variants if (index := variant.key[place]) is not None}
        if len(options) > 1 and len(right) == 1:
            always = options[right.pop()].text
            yield f"the {what} {always!r} is right in every draw; vary what decides it, so that another one is, too"


def _within(index: object, options: tuple[Option, ...]) -> int | None:
    return index if isinstance(index, int) and 0 <= index < len(options) else None


# --- which ones hold --------------------------------------------------------------------------------------------------


def value(filled: Choose) -> Expr | None:
    """What `of`, its derivatives taken or given, is worth at `at`; None where that is no number."""
    return None if filled.of is None else number_asked(asking(filled.of, filled.at))


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


def shuffled(variant: Variant[Choose, Right]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """In which order the options and the reasons are shown, by the author's indexes; the seed shuffles them.

    A response names the author's index, wherever it was shown.
    """
    slug, seed = variant.exercise.slug, variant.seed
    filled = variant.filled
    return mixed(len(filled.options), f"{slug}:{seed}:options"), mixed(len(filled.reasons), f"{slug}:{seed}:reasons")


def _unfit(filled: Choose) -> Iterator[Flaw]:
    worth = value(filled)
    for what, options in (("option", filled.options), ("reason", filled.reasons)):
        for option in options:
            if truth(option.holds, worth) is None:
                yield Flaw("undecided", f"nothing decides the {what} {option.text!r}; give it a condition")
        count = len(holding(options, worth))
        if count != 1 and (options or what == "option"):
            yield Flaw(
                f"{what}s",
                f"{count} {what}s hold where exactly one should (value {worth}); mend their conditions",
            )


def _ask_back(
    variant: Variant[Choose, Right], option: Option, reason: Option | None, right: tuple[bool, ...]
) -> Sentence:
    """What its author asks of whoever chose this: of the reason where the option is right, otherwise of the option."""
    says, doubtful = ANOTHER_OPTION if len(right) == 2 and right[1] else NOT_THIS, option
    if reason is not None and right[0]:
        says, doubtful = ANOTHER_REASON, reason
    return after_one_another(says, variant.sentence(doubtful.asks)) if doubtful.asks else says


def _is_singled_out(
    variant: Variant[Choose, Right], options: tuple[Option, ...], right: int, said: tuple[Sentence, ...]
) -> bool:
    """These sentences speak of the right one of several options, and of none beside it."""
    named = tuple(index for index, option in enumerate(options) if _is_named(variant.sentence(option.text), said))
    numbers = [_numbers_in((variant.sentence(option.text),)) for option in options]
    told = _numbers_in(said)
    own = tuple(
        index
        for index, each in enumerate(numbers)
        if told & each.difference(*(other for at, other in enumerate(numbers) if at != index))
    )
    return (right,) in (named, own)


def _is_named(option: Sentence, said: tuple[Sentence, ...]) -> bool:
    """The words of an option of two words or more stand in one of these sentences."""
    words = str(option).strip(" .!?").casefold()
    return " " in words and any(re.search(rf"\b{re.escape(words)}\b", str(each).casefold()) for each in said)


def _numbers_in(said: Iterable[Sentence]) -> frozenset[Basic]:
    return frozenset(
        value for sentence in said for value in sentence.values() if isinstance(value, Basic) and value.is_number
    )


def _is_only_a_number(question: Asking) -> bool:
    """There is nothing to work out: the choice depends on one number of the question itself."""
    return question.pattern is not None and with_numbers(question.pattern, question.drawn).is_Atom


def _question_of(variant: Variant[Choose, Right]) -> Asking:
    return as_drawn(asking(variant.filled.of, variant.filled.at), variant)


def _shown(variant: Variant[Choose, Right]) -> Asking:
    return as_shown(asking(variant.filled.of, variant.filled.at), variant)
