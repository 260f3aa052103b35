"""A small kind of exercise, as somebody would add it: its block, its kind, its widget, and a lesson that uses it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import streamlit as st
from sympy import Expr, sympify

from tutor.answers import Mark, Verdict
from tutor.exercises.kind import AuthorTrial, Flaw, Kind, Variant
from tutor.exercises.levels import Help, HintLine, Offers
from tutor.exercises.response import Response
from tutor.lesson import Exercise, Lesson, Prose, Vary, hole
from tutor.symbolic.sentence import Sentence, say
from tutor.ui import state
from tutor.ui.blocks.widget import Cells, Widget
from tutor.ui.text import label


@dataclass(frozen=True, slots=True)
class Sign(Exercise):
    """Say whether a number is positive or negative."""

    of: Expr
    vary: tuple[Vary, ...] = ()


class SignKind(Kind[Sign, str, str | None]):
    """The words of the two signs are what is right, what is picked, and what is understood."""

    block = Sign

    def key(self, filled: Sign) -> str | None:
        value = sympify(filled.of, strict=True)
        return None if value == 0 else "negative" if value < 0 else "positive"

    def unfit(self, filled: Sign) -> tuple[Flaw, ...]:
        return (Flaw("zero", "0 has no sign; take another number"),) if self.key(filled) is None else ()

    def read(self, variant: Variant[Sign, str], response: Response) -> str | None:
        return response if response in ("positive", "negative") else None

    def in_words(self, variant: Variant[Sign, str], answer: str | None) -> str:
        return answer or ""

    def judge(self, variant: Variant[Sign, str], answer: str | None) -> Mark:
        if answer is None:
            return Mark(Verdict.UNREADABLE, say("Pick one of the two first."))
        if answer == variant.key:
            return Mark(Verdict.RIGHT, say("Yes."))
        return Mark(Verdict.WRONG, say("On which side of 0 is {of}?", of=variant.filled.of))

    def reason(self, variant: Variant[Sign, str]) -> Sentence:
        return say("{of} stands on that side of 0.", of=variant.filled.of)

    def secrets(self, variant: Variant[Sign, str]) -> tuple[Expr, ...]:
        return ()

    def helps(self, variant: Variant[Sign, str], others: Iterator[Variant[Sign, str]]) -> Offers:
        return Offers(
            place=(Help(say("Look in front of the number.")),),
            rule=(Help(say("A number below 0 has a minus in front of it.")),),
            sibling=(Help(say("Another one:"), (HintLine(other.filled.of, say(other.key)),)) for other in others),
            gap=(Help(say("From 0 to {of} you go to the ?.", of=variant.filled.of)),),
            solution=Help(
                say("It is {key}.", key=variant.key), (HintLine(variant.filled.of, say("A minus is negative:")),)
            ),
        )

    def complaints(self, exercise: Sign, trial: AuthorTrial[Sign, str]) -> Iterator[str]:
        if len({variant.key for variant in trial.variants}) == 1:
            yield "the sign is always the same; vary the number"


class SignWidget(Widget[Sign, str]):
    """Two words to choose from."""

    block = Sign

    def draw(self, variant: Variant[Sign, str], key: str, last: Response, cells: Cells) -> None:
        words = ("positive", "negative")
        st.radio(label("Its sign"), words, index=None, key=f"{key}-sign", persist_state="session")

    def read(self, variant: Variant[Sign, str], key: str, last: Response) -> Response:
        value = state.typed(f"{key}-sign")
        return value if isinstance(value, str) else last


c = hole("c")
SIGN = Sign("sign", "Which sign has {of}?", c - 3, vary=(Vary(c, (1, 2, 4, 7)),))
LESSON = Lesson("signs", "Signs", "Left or right of 0.", 1, (SIGN,), (Prose("One."), Prose("Two."), Prose("Three.")))
