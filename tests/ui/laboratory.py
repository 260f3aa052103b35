"""A lesson of experiments alone, small enough for a test, and its page."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tutor.lesson import (
    ACCURACY,
    COST,
    RATE,
    ROWS,
    BatchNoise,
    Compare,
    CostSlice,
    GradientImage,
    Lesson,
    NudgeRace,
    Prose,
    Variation,
)

SMALL = (784, 6, 10)
LESSON = Lesson(
    slug="laboratory",
    title="A laboratory",
    idea="Nothing here was computed before you came.",
    minutes=1,
    blocks=(
        Compare(
            "rates",
            "Three learning rates.",
            (
                Variation("η = 0.01", 0.01),
                Variation("η = 1, falling", 1.0, schedule="cosine"),
                Variation("η = 300", 300),
            ),
            epochs=6,
            show=(COST, ACCURACY, RATE),
        ),
        Compare(
            "starts",
            "Three starts.",
            (Variation("zero", initial="zero"), Variation("equal", initial="equal"), Variation("random")),
            SMALL,
            epochs=2,
            images=500,
            show=(COST, ROWS),
        ),
        Compare("going", "It goes.", (Variation("it"),), SMALL, epochs=900, seed=77),
        BatchNoise("noise", "How noisy is a batch?", sizes=(1, 10, 100), draws=8),
        CostSlice("slice", "Look around."),
        NudgeRace("race", "One pass or many nudges?", SMALL),
        GradientImage("image", "What matters now?"),
    ),
    summary=(Prose("One."), Prose("Two."), Prose("Three.")),
)


def _page() -> None:
    from tests.ui.laboratory import LESSON
    from tutor.lesson import Part
    from tutor.lesson.course import Course
    from tutor.ui import lesson_page, state
    from tutor.ui.site import Frame

    state.open_page("laboratory")
    lesson_page.show(LESSON, Frame(Course((Part("A part", (LESSON,)),)), {}))


def open_laboratory() -> AppTest:
    """The page of the experiments, freshly opened."""
    return AppTest.from_function(_page, default_timeout=60).run()
