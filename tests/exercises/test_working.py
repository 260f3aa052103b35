"""A working is right when every line is and nothing is left to be taken; the first wrong line is named."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.answers import Verdict
from tutor.exercises import draw, help_levels, leaks, mark, preview, understood
from tutor.exercises.working import between, judged, spoken_of
from tutor.lesson import Vary, Working, hole
from tutor.notation import x
from tutor.symbolic.derivative import D, has_derivative

R, M, W, U = Verdict.RIGHT, Verdict.MISCONCEPTION, Verdict.WRONG, Verdict.UNREADABLE
c = hole("c")
VARIANT = draw(Working("q", "Take the slope of {of}.", c * x**3 + 7 * x - 2, x, vary=(Vary(c, (2, 3, 4)),)), 0)
SMALLER = "D(2x^3,x) + D(7x,x)"

# response, the verdict of the whole, the verdict of each line
MARKED = (
    ("6x^2 + 7", R, (R,)),
    ((SMALLER, "6x^2 + 7"), R, (R, R)),
    (f"{SMALLER}\n\n  \n= 6x^2 + D(7x,x)\n= 6x^2 + 7", R, (R, R, R)),
    ([SMALLER, "dy/dx = 6x^2 + 7"], R, (R, R)),
    (SMALLER, U, (R,)),
    ((SMALLER, "6x^3 + 7"), M, (R, M)),
    (("6x^3 + 7", "7 + 6x^3"), M, (M, R)),
    (("6x^2 + 7", "6x^2 + 7 + 3x^5"), W, (R, W)),
    ((SMALLER, "6x^2 + (", "6x^2 + 7"), R, (R, U, R)),
    ((SMALLER, "6x^2 + 7", "6x^2 + ("), U, (R, R, U)),
    (("6x^2 + (", "6x^3 + 7"), M, (U, M)),
    (("2x^3 + 7x - 2",), M, (M,)),
)


def left_out_of(response: tuple[str, ...]):
    """The lines that the jumps of a working left out."""
    return between(VARIANT.filled, understood(VARIANT, response))


def test_the_first_variant_is_the_authors() -> None:
    assert VARIANT.filled.of == 2 * x**3 + 7 * x - 2
    assert VARIANT.key == 6 * x**2 + 7


@pytest.mark.parametrize(("response", "whole", "each"), MARKED, ids=str)
def test_every_line_has_a_verdict_and_so_has_the_whole(response, whole, each) -> None:
    found = mark(VARIANT, response)
    assert (found.verdict, found.cells) == (whole, each)
    assert found.counts == (whole is not U)


def test_the_first_wrong_line_is_named_with_its_place_and_its_reason() -> None:
    found = mark(VARIANT, (SMALLER, "6x^3 + 7", "5x"))
    assert str(found.message).startswith("Line 2: In x³")
    assert found.misconceptions == ("exponent-not-reduced",)
    assert (found.where, found.asked) == (x**3, D(2 * x**3, x) + D(7 * x, x))


def test_a_derivative_that_is_left_at_the_end_costs_nothing_and_is_said() -> None:
    found = mark(VARIANT, ("D(2x^3,x) + 7",))
    assert not found.counts
    assert "still a derivative" in str(found.message)


@pytest.mark.parametrize("response", [(SMALLER, "6x^3 + 7"), ("5",), ("6x^2 + 8",)], ids=str)
def test_what_is_said_of_a_wrong_line_does_not_hold_the_answer(response) -> None:
    assert "6x² + 7" not in str(mark(VARIANT, response).message)


def test_a_big_jump_can_be_filled_in() -> None:
    ((line, left_out),) = left_out_of((SMALLER, "6x^2 + 7"))
    assert line == 2
    assert all(has_derivative(expr) for expr in left_out)
    assert left_out_of((SMALLER, "6x^2 + D(7x,x)", "7 + 6x^2"))[0][0] == 2
    assert left_out_of(("x",)) == ()


def test_the_preview_has_a_reading_for_each_line_that_is_not_empty() -> None:
    first, second = preview(VARIANT, f"{SMALLER}\n\n6x +* 2")
    assert first.problem is None
    assert second.problem is not None


@pytest.mark.parametrize("junk", [None, 7, "", " \n ", (), ("6x^2 + 7", 3), [None], {"a": 1}, b"x", float("nan")])
def test_junk_costs_nothing(junk) -> None:
    assert mark(VARIANT, junk).verdict is U
    assert preview(VARIANT, junk) == ()


def test_only_so_many_lines_are_read() -> None:
    assert len(mark(VARIANT, "6x^2 + 7\n" * 69).cells) == 60


@given(st.text(alphabet="xD()^*/+-=27,' \n\x00é", max_size=30) | st.lists(st.text(max_size=6), max_size=4))
@settings(max_examples=60)
def test_nothing_that_can_be_sent_raises(response) -> None:
    found = mark(VARIANT, response)
    assert len(found.cells) == len(preview(VARIANT, response))


def test_help_ends_with_every_line_and_gives_nothing_away_before() -> None:
    levels = help_levels(VARIANT)
    assert levels[-1].lines[-1].formula == VARIANT.key
    assert len(levels[-1].lines) > 3
    assert leaks(levels, VARIANT.key, VARIANT.shown) == ()


# --- what is said of the whole


WHY = "It comes from the sum rule, then the constant multiple rule, then the power rule."


def whole(*lines: str) -> tuple[Verdict, str]:
    found = mark(VARIANT, lines)
    return found.verdict, str(found.message)


def test_a_line_that_cannot_be_read_takes_nothing_away_and_is_named() -> None:
    right = "Your last line is right, and so is every line that I can judge."
    assert whole(SMALLER, "6x^2 + (", "6x^2 + 7") == (R, f"{right} Line 2 I could not judge. {WHY}")
    assert whole("6x^2 + (", "6x^2 + )", "6x^2 + 7") == (R, f"{right} Lines 1 and 2 I could not judge. {WHY}")
    verdict, says = whole(SMALLER, "6x^2 + (")
    assert verdict is U
    assert says.startswith("I cannot read the last line, so I cannot tell. Line 2: ")


def test_a_slip_that_is_put_right_is_named_together_with_the_line_that_does_it() -> None:
    verdict, says = whole("6x^3 + 7", "6x^2 + 7")
    assert verdict is M
    assert says.startswith("Line 1: In x³")
    assert says.endswith("In line 2 you have put it right.")
    assert "put it right" not in whole("6x^3 + 7", "7 + 6x^3")[1]
    assert "put it right" not in whole("6x^3 + 7", "6x^2 + 7", "6x^2 + 8")[1]


def test_what_is_still_to_be_done_is_said() -> None:
    assert whole("C = 2x^3 + 7x - 2")[1].startswith("Right so far. The last line is still the function itself.")
    verdict, says = whole("u = 2x^3", "du/dx = 6x^2")
    assert (verdict, says[:46]) == (U, "Right so far. Now put the pieces together: wri")
    assert whole("((2(x+h)^3 + 7(x+h)) - (2x^3 + 7x))/h")[1].startswith("Right so far. There is still")


@pytest.mark.parametrize(
    "lines",
    [
        ("f(x) = 2x^3 + 7x - 2", "f'(x) = 6x^2 + 7"),
        ("1) D(2x^3, x) + 7", "2) 6x^2 + 7"),
        ("2x^3 + 7x - 2 → 6x^2 + 7", "QED"),
        ("2x^3 → 6x^2", "7x → 7", "6x^2 + 7 (sum rule)"),
        ("dC/dx", "= 3*2x^2 + 7 = 6x^2 + 7, by the power rule"),
    ],
)
def test_a_working_may_be_written_as_people_write_it(lines) -> None:
    assert whole(*lines) == (R, f"That is right, from the first line to the last. {WHY}")


def test_the_line_that_the_verdict_speaks_of() -> None:
    def spoken(*lines: str) -> int | None:
        return spoken_of(judged(VARIANT.filled, understood(VARIANT, lines)))

    assert spoken("6x^2 + (", "6x^3 + 7", "5") == 1
    assert spoken("6x^2 + (", "6x^2 + 7") is None
    assert spoken(SMALLER, "6x^2 + (") == 1
    assert spoken(SMALLER) is None
