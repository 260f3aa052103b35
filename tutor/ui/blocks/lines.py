"""One line of text: a formula, a number, a vector; how its letters are typed, and what was understood."""

from __future__ import annotations

import streamlit as st
from sympy import Expr

from tutor import exercises
from tutor.exercises import AnyVariant, Response, Variant
from tutor.lesson import Formula, Gradient, Number
from tutor.symbolic.sentence import joined, plural, say
from tutor.ui.blocks import counterexample, spelling
from tutor.ui.blocks.preview import instead, preview
from tutor.ui.blocks.scene import Scene
from tutor.ui.blocks.signs import SIGNS
from tutor.ui.blocks.widget import Cells, E, K, Widget, field, text_of
from tutor.ui.components.palette import FORMULA, NUMBER
from tutor.ui.progress_labels import quiet
from tutor.ui.text import label, markdown


class OneLine(Widget[E, K]):
    """A field for one text."""

    name: str

    def draw(self, variant: Variant[E, K], key: str, last: Response, cells: Cells) -> None:
        """The field, how to type, what was understood."""
        field(label(self.name), last, f"{key}-answer")
        self.hint(variant)
        preview(variant, text_of(f"{key}-answer"), f"{key}-answer")

    def hint(self, variant: Variant[E, K]) -> None:
        """How the letters of the question are typed."""

    def read(self, variant: Variant[E, K], key: str, last: Response) -> str:
        """What the field holds."""
        return text_of(f"{key}-answer")


class FormulaWidget(OneLine[Formula, Expr]):
    """A formula."""

    block = Formula
    written = FORMULA
    name = "Your formula"

    def hint(self, variant: Variant[Formula, Expr]) -> None:
        """What the question is written in."""
        st.markdown(spelling.line(variant.filled.of, variant.filled.by))

    def below(self, now: Scene[Formula]) -> None:
        """The counter-example on the curve."""
        counterexample.show(now)
        if now.mark is not None:
            instead(now.mark.offer, f"{now.answer_key}-answer", "meant")


class NumberWidget(OneLine[Number, Expr]):
    """A number."""

    block = Number
    written = NUMBER
    name = "Your number"

    def hint(self, variant: Variant[Number, Expr]) -> None:
        """To how many figures it is wanted."""
        enough(variant)


class GradientWidget(OneLine[Gradient, tuple[Expr, ...]]):
    """A vector."""

    block = Gradient
    written = FORMULA
    name = "Your gradient"

    def draw(self, variant: Variant[Gradient, tuple[Expr, ...]], key: str, last: Response, cells: Cells) -> None:
        """The field, and the sign of each component."""
        super().draw(variant, key, last, cells)
        if cells:
            pairs = zip(variant.filled.by, cells, strict=True)
            signs = (say("{letter}: {sign}", letter=by, sign=say(SIGNS[cell])) for by, cell in pairs)
            st.markdown(f":small[{markdown(joined('{before} · {after}', *signs))}]")

    def hint(self, variant: Variant[Gradient, tuple[Expr, ...]]) -> None:
        """How a vector is typed, and what the question is written in."""
        st.markdown(spelling.line(variant.filled.of, variant.filled.by))
        enough(variant)


def enough(variant: AnyVariant) -> None:
    """How many figures are enough, where a number has more."""
    figures = exercises.figures(variant)
    if figures is not None:
        one, many = "{count} significant figure is enough.", "{count} significant figures are enough."
        st.markdown(quiet(markdown(plural(figures, one, many))))
