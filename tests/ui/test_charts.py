"""Charts and images as shapes: they show what they are given, and say it in words."""

from __future__ import annotations

import json
from dataclasses import asdict

import numpy as np
import pytest

from tutor.ui.charts import CLASSES, HIGH, WIDE, Axes, Drawing, area, heights, ink, lines, round_up, two_signs, weights


def paths(drawing: Drawing, kind: str) -> list[str]:
    """The paths of a class."""
    return [shape["d"] for tag, shape in drawing.shapes if tag == "path" and shape["class"] == kind]


def curve(points: list[tuple[float, float]]) -> Drawing:
    return lines("Cost", Axes(10, 2.0), [("learned from", points)])


def places(drawing: Drawing) -> list[list[float]]:
    """The points of the first line."""
    line = next(path for path in paths(drawing, "line first") if "L" in path)
    return [[float(number) for number in point.split()] for point in line.removeprefix("M").split("L")]


def test_a_line_goes_through_its_points_to_the_right_and_down_as_the_cost_falls():
    found = places(curve([(0, 2.0), (5, 1.0), (10, 0.5)]))
    assert [x for x, _ in found] == sorted(x for x, _ in found)
    assert [y for _, y in found] == sorted(y for _, y in found)
    assert found[1][0] == pytest.approx((found[0][0] + found[2][0]) / 2)
    assert found[1][1] - found[0][1] == pytest.approx(2 * (found[2][1] - found[1][1]))


def test_nothing_leaves_the_picture_and_what_is_no_number_is_left_out():
    found = places(curve([(0, 1e9), (1, float("nan")), (2, float("inf")), (10, -5.0)]))
    assert len(found) == 2
    assert all(0 <= x <= WIDE and 0 <= y <= HIGH for x, y in found)


def test_the_words_say_where_a_line_begins_and_ends():
    said = curve([(0, 2.0), (7, 0.125)]).desc
    assert said == "learned from: 2 at epoch 0, 0.125 at epoch 7."
    assert curve([]).desc == "learned from: nothing yet."
    assert curve([(3, float("nan"))]).desc.count("not a number") == 2


def test_at_each_place_the_values_of_all_lines_can_be_read():
    drawn = lines("Cost", Axes(2, 1.0), [("one", [(0, 1.0), (1, 0.5)]), ("two", [(0, 0.25), (2, float("nan"))])])
    places, said = zip(*drawn.values, strict=True)
    assert said == ("one: 1 at epoch 0. two: 0.25 at epoch 0.", "one: 0.5 at epoch 1.")
    assert list(places) == [Axes(2, 1.0).x(0), Axes(2, 1.0).x(1)]
    assert drawn.hint
    assert ink(np.zeros((2, 2)), "an image").values == ()


def test_the_second_line_is_told_apart_by_its_dashes_and_its_words():
    drawn = lines("Cost", Axes(2, 1.0), [("one", [(0, 1.0), (1, 0.5)]), ("two", [(0, 0.9), (1, 0.8)])])
    assert len(paths(drawn, "line second")) == 2
    assert {shape["text"] for tag, shape in drawn.shapes if tag == "text"} >= {"one", "two", "Cost", "epochs"}


def several(count: int, label: str = "run {}") -> Drawing:
    series = [(label.format(number), [(0, 1.0), (1, 0.5 + number / 10)]) for number in range(count)]
    return lines("Cost", Axes(1, 2.0), series)


def test_six_lines_have_six_classes_and_a_key_each_within_the_picture():
    drawn = several(6)
    assert all(len(paths(drawn, f"line {which}")) == 2 for which in CLASSES)
    texts = {shape["text"]: shape for tag, shape in drawn.shapes if tag == "text"}
    assert all(f"run {number}" in texts for number in range(6))
    assert all(shape["y"] <= drawn.height for shape in texts.values())
    assert len({(texts[f"run {number}"]["x"], texts[f"run {number}"]["y"]) for number in range(6)}) == 6


def test_long_names_have_a_row_each():
    assert several(2, "a name that is long {}").height > several(2).height == HIGH


def test_every_line_is_told_by_its_name():
    assert several(3).desc.count(" at epoch 0, ") == 3
    assert "run 2: 1 at epoch 0, 0.7 at epoch 1." in several(3).desc


def test_on_a_logarithmic_scale_equal_factors_are_equal_steps():
    axes = Axes(
        1000, 10.0, left=1, bottom=0.1, log_x=True, log_y=True, along="batch size", at="{value} at a batch of {place}"
    )
    found = places(lines("Error", axes, [("mean", [(1, 10.0), (10, 1.0), (100, 0.1), (1000, 0.0)])]))
    assert len(found) == 3
    assert found[1][0] - found[0][0] == pytest.approx(found[2][0] - found[1][0], abs=0.02)
    assert found[1][1] - found[0][1] == pytest.approx(found[2][1] - found[1][1], abs=0.02)


def test_a_scale_may_begin_below_zero_and_says_so_with_a_minus():
    axes = Axes(1.0, 3.0, left=-1.0, along="step", at="{value} at step {place}")
    drawn = lines("Cost", axes, [("here", [(-1.0, 2.0), (1.0, 1.0)])])
    assert drawn.desc == "here: 2 at step −1, 1 at step 1."
    assert places(drawn)[0][0] < places(drawn)[1][0]


def test_dots_are_not_joined():
    drawn = lines("Error", Axes(2, 1.0), [], [("draws", [(1, 0.5), (2, 0.25)])])
    assert [shape["class"] for tag, shape in drawn.shapes if tag == "circle"] == ["dots first"] * 2
    assert paths(drawn, "line first") == []


@pytest.mark.parametrize(
    ("value", "top"),
    [(0.3, 0.3), (0.45, 0.5), (1.0, 1.0), (2.4, 3.0), (3.1, 4.0), (51, 60), (0, 1), (float("nan"), 1), (0.05, 0.05)],
)
def test_a_scale_ends_at_a_round_number(value: float, top: float):
    assert round_up(value) == pytest.approx(top)


def test_numbers_of_two_signs_are_told_in_the_words_given():
    drawn = two_signs(np.array([[1.0, -2.0], [0.0, 0.0]]), "a gradient", "It is so.")
    assert (drawn.title, drawn.desc) == ("a gradient", "It is so.")
    assert paths(drawn, "minus") == ["M1 0h1v1h-1z"]
    assert paths(drawn, "plus") == ["M0 0h1v1h-1z"]


def test_an_image_is_as_dark_as_its_ink():
    grey = np.zeros((28, 28))
    grey[0, 3], grey[5, 5] = 1.0, 0.5
    drawn = ink(grey, "a digit")
    by_path = {shape["d"]: shape["fill-opacity"] for tag, shape in drawn.shapes if tag == "path"}
    assert by_path == {"M3 0h1v1h-1z": 1.0, "M5 5h1v1h-1z": 0.5}
    assert drawn.desc.startswith("1 of 784")


def test_weights_above_and_below_zero_have_colours_of_their_own():
    values = np.zeros((28, 28))
    values[2, 2], values[26, 26] = 3.0, -1.5
    drawn = weights(values, "neuron 1")
    assert paths(drawn, "plus") == ["M2 2h1v1h-1z"]
    assert paths(drawn, "minus") == ["M26 26h1v1h-1z"]
    assert "from −1.50 to 3.00" in drawn.desc
    assert "raises the output most at the top left" in drawn.desc
    assert "lowers it most at the bottom right" in drawn.desc


def test_a_map_is_darkest_where_it_is_highest_and_blank_where_nothing_is_known():
    drawn = heights(np.array([[1.0, 3.0], [2.0, np.nan]]), "the cost", "It rises.")
    by_path = {shape["d"]: shape["fill-opacity"] for tag, shape in drawn.shapes if tag == "path"}
    assert by_path == {"M1 0h1v1h-1z": 1.0, "M0 1h1v1h-1z": 0.5}
    assert [shape["cx"] for tag, shape in drawn.shapes if tag == "circle"] == [1.0]
    assert heights(np.full((3, 3), np.nan), "nothing", "").shapes


def test_weights_that_are_all_zero_can_be_drawn():
    assert paths(weights(np.zeros((28, 28)), "neuron 1"), "plus") == []


@pytest.mark.parametrize(
    ("row", "column", "said"), [(14, 14, "in the middle"), (14, 1, "on the left"), (27, 14, "at the bottom")]
)
def test_a_place_has_a_name(row: int, column: int, said: str):
    grey = np.zeros((28, 28))
    grey[row, column] = 1
    assert area(grey) == said


def test_a_drawing_is_json():
    assert json.loads(json.dumps(asdict(ink(np.ones((28, 28)), "full"))))["most"] > 0
