"""A direction is right within twelve degrees of the gradient's; every usual other way is named for what it is."""

from __future__ import annotations

from math import inf, nan, radians, tan

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sympy import diff, exp, log

from tests.exercises.helping import formulas
from tutor.answers import Verdict
from tutor.exercises import LEVELS, draw, expected_misconceptions, help_levels, leaks, mark, problems
from tutor.exercises.direction import KIND, angle, apart, mistakes
from tutor.exercises.drawing.siblings import siblings
from tutor.exercises.drawing.variant import candidate
from tutor.lesson import AuthorError, Direction, Landscape, Lesson, Prose, Vary, hole
from tutor.notation import b, w
from tutor.symbolic.printing import to_text

UPHILL, DOWNHILL, ALONG = "uphill", "downhill", "along-the-contour"
ONE, LOWEST, SWAPPED = "one-parameter-only", "straight-to-the-lowest", "components-swapped"
c, s, t = hole("c"), hole("s"), hole("t")


def landscape(of, start, span=((-5, 5), (-4, 4))) -> Landscape:
    return Landscape("map", of, (w, b), span, start, "The cost {of}.")


DOWN = Direction(
    "down",
    "Which way does a step go from {w} = {s}, {b} = {t}?",
    landscape((w - c) ** 2 + 3 * b**2, (s, t)),
    vary=(Vary(c, (1, -1, 2)), Vary(s, (-4, 4, -3)), Vary(t, (1, 2, -1, -2, 3))),
)
UP = Direction("up", "Which way is the gradient?", landscape((w - 1) ** 2 + 3 * b**2, (-3, 2)), uphill=True)
AT = draw(Direction("at", "Which way?", landscape((w - 1) ** 2 + 3 * b**2, (-3, 2))), 0)  # −∇ = (8, −12)


@pytest.mark.parametrize("seed", range(20))
def test_the_key_is_the_angle_against_the_gradient_and_twelve_degrees_are_given(seed: int) -> None:
    variant = draw(DOWN, seed)
    figure = variant.filled.figure
    place = dict(zip(figure.along, figure.start, strict=True))
    across, up = (-float(diff(figure.of, letter).subs(place)) for letter in figure.along)
    key = variant.key
    assert key == pytest.approx(angle(across, up))
    for off in (0, 12 - 0.1, 0.1 - 12):
        assert mark(variant, (key + off) % 360).verdict is Verdict.RIGHT
    for off in (12 + 0.1, -12 - 0.1, 90, 180):
        assert mark(variant, (key + off) % 360).verdict in (Verdict.WRONG, Verdict.MISCONCEPTION)


def test_uphill_turns_it_round() -> None:
    assert apart(draw(UP, 0).key, AT.key) == pytest.approx(180)
    found = mark(draw(UP, 0), AT.key)
    assert found.misconceptions == (DOWNHILL,)
    assert LOWEST not in dict(mistakes(UP))


@pytest.mark.parametrize(
    ("way", "name", "says"),
    [
        ((-8, 12), UPHILL, "goes up, as steeply as it can"),
        ((12, 8), ALONG, "same contour line"),
        ((-12, -8), ALONG, "same contour line"),
        ((-12, 8), SWAPPED, "Which one belongs to w, and which to b?"),
        ((1, 0), ONE, "only one of the two moves"),
        ((0, -1), ONE, "only one of the two moves"),
        ((4, -2), LOWEST, "lowest place of the map"),
    ],
)
def test_each_mistake_is_named_for_what_it_is(way, name: str, says: str) -> None:
    found = mark(AT, angle(*way))
    assert (found.verdict, found.misconceptions) == (Verdict.MISCONCEPTION, (name,))
    assert says in str(found.message)


@pytest.mark.parametrize("exercise", [DOWN, UP], ids=lambda each: each.slug)
def test_what_is_expected_of_a_mistake_is_diagnosed_as_that_mistake(exercise) -> None:
    for seed in range(20):
        variant = draw(exercise, seed)
        expected = expected_misconceptions(variant)
        assert len(expected) > 2
        for name, turned in expected:
            assert apart(float(turned), variant.key) > 25
            assert mark(variant, float(turned)).misconceptions == (name,)


def test_any_other_way_hears_whether_it_goes_up_or_down() -> None:
    steep, level = mark(AT, (AT.key + 180 - 20) % 360), mark(AT, (AT.key - 18) % 360)
    assert steep.verdict is level.verdict is Verdict.WRONG
    assert "it goes up" in str(steep.message)
    assert "it goes down, but not as steeply" in str(level.message)


@pytest.mark.parametrize("junk", [None, "", "90", nan, inf, -inf, -0.1, 360.0, 1e300, 99, True, 10**400, 1j, [1.0], {}])
def test_what_is_no_angle_costs_nothing(junk: object) -> None:
    found = mark(AT, junk)
    assert found.verdict is Verdict.UNREADABLE
    assert not found.counts


@given(st.floats(0, 360, exclude_max=True))
def test_every_angle_has_a_verdict(turned: float) -> None:
    found = mark(AT, turned)
    assert found.counts
    assert (found.verdict is Verdict.RIGHT) == (apart(turned, AT.key) <= 12)


@pytest.mark.parametrize(
    ("of", "start", "says"),
    [
        ((w - 1) ** 2 + b**2, (1, 0), "zero or has no value"),
        (log(w) + b, (-1, 0), "zero or has no value"),
        (w / b, (1, 0), "zero or has no value"),
        (exp(1000 * w) + b, (4, 1), "zero or has no value"),
        (w**2 + 3 * b**2, (9, 1), "not on the map"),
    ],
)
def test_a_start_without_a_direction_is_the_authors_fault(of, start, says: str) -> None:
    with pytest.raises(AuthorError, match=says):
        draw(Direction("none", "Which way?", landscape(of, start)), 0)


@pytest.mark.parametrize(
    ("start", "names"),
    [((3, 1), {SWAPPED}), ((3, 0), {ONE, LOWEST}), ((3, 0.2), {LOWEST}), ((-3, 2), set())],
)
def test_a_mistake_that_leads_the_right_way_is_a_soft_flaw_of_that_name(start, names) -> None:
    variant = candidate(Direction("near", "Which way?", landscape(w**2 + 3 * b**2, start)), 0, 0)
    assert {flaw.name for flaw in KIND.coincidences(variant)} == names
    assert KIND.unfit(variant.filled) == ()


def test_a_draw_that_is_free_of_coincidences_is_preferred() -> None:
    exercise = Direction("drawn", "Which way?", landscape(w**2 / 2 + 2 * b**2, (s, 1)), vary=(Vary(s, (4, 1, 2)),))
    starts = {draw(exercise, seed).filled.figure.start for seed in range(6)}
    assert (4.0, 1.0) not in starts, "there the slopes are 4 and 4: swapped they are the same"
    assert starts


def test_help_keeps_the_angle_for_the_last_level() -> None:
    for exercise in (DOWN, UP):
        variant = draw(exercise, 0)
        levels = help_levels(variant)
        assert len(levels) == len(LEVELS)
        assert leaks(levels, KIND.secrets(variant), variant.shown) == ()
    said = [str(level.says) for level in help_levels(AT)]
    assert said[0].startswith("You stand at w = −3, b = 2. Two slopes decide: one along w, one along b.")
    assert "minus the slope along w" in said[1]
    assert to_text(help_levels(AT)[3].lines[-1].formula).endswith("= ?")
    assert [to_text(line) for line in formulas(help_levels(AT)[-1])[-2:]] == ["[8, −12]", "303.7"]


def test_a_sibling_is_another_place_or_another_landscape_with_its_own_direction() -> None:
    for variant in (draw(DOWN, 0), AT):
        other = next(siblings(variant))
        assert other.filled != variant.filled
        assert mark(other, other.key).verdict is Verdict.RIGHT


def test_the_praise_says_the_angle_and_no_mistake_does() -> None:
    assert "303.7°" in str(mark(AT, 300.0).message)
    for turned in range(0, 360, 5):
        found = mark(AT, float(turned))
        if found.verdict is not Verdict.RIGHT:
            assert "303.7" not in str(found.message)


def test_a_lesson_with_a_direction_has_no_problems_and_its_figure_has_a_name_of_its_own() -> None:
    rest = {"idea": "One.", "minutes": 1, "summary": (Prose("One."), Prose("Two."), Prose("Three."))}
    sound = Lesson("sound", "Sound", blocks=(DOWN,), **rest)
    assert not [fault for fault in problems(sound) if "down" in fault]
    twice = Lesson("twice", "Twice", blocks=(Direction("map", "Which way?", UP.figure),), **rest)
    assert any("taken twice" in fault for fault in problems(twice))


@pytest.mark.parametrize(("turned", "told"), [(35, False), (33, False), (32, True)])
def test_a_mistake_within_25_degrees_of_the_right_way_cannot_be_told_from_it(turned: int, told: bool) -> None:
    """With the slopes swapped the direction is as far beyond the diagonal: 20, 24 and 26 degrees away."""
    start = (-3, -3 * tan(radians(turned)))
    variant = candidate(Direction("near", "Which way?", landscape(w**2 + b**2, start)), 0, 0)
    assert variant.key == pytest.approx(turned)
    assert (SWAPPED not in {flaw.name for flaw in KIND.coincidences(variant)}) is told


@pytest.mark.parametrize(("start", "ways"), [((0.2, 0), 0), ((0.3, 0), 1)])
def test_from_within_three_cells_nothing_leads_straight_to_the_lowest_place(start, ways: int) -> None:
    filled = Direction("low", "Which way?", landscape(w**2 + 3 * b**2, start))
    assert len(dict(mistakes(filled)).get(LOWEST, ())) == ways
