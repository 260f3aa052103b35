"""Tables say in numbers what their shades show."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import numpy as np
import pytest

from tutor.numeric.batch_noise import Noise
from tutor.numeric.entries import Entry
from tutor.numeric.side_by_side import WeightRows
from tutor.ui import tables
from tutor.ui.tables import answer, confusion, mixed_up, outputs

COUNTS = np.diag([98, 100]) + np.array([[0, 2], [0, 0]])


def rows(html: str) -> list[list[str]]:
    """The text of every cell of the body."""
    return [["".join(cell.itertext()) for cell in row] for row in ElementTree.fromstring(html).iter("tr")]


def test_the_confusion_is_a_table_with_a_heading_for_each_row_and_column():
    html = confusion(COUNTS)
    assert rows(html)[1:] == [["0", "98", "2"], ["1", "0", "100"]]
    assert html.count('scope="col"') == html.count('scope="row"') == 2
    assert "<caption>" in html


def test_the_shade_is_stronger_where_there_is_more():
    shares = [int(share) for share in re.findall(r"--share: (\d+)%", confusion(COUNTS))]
    assert shares == [98, 20, 0, 100]


def test_a_digit_that_never_came_is_no_fault():
    assert "nan" not in confusion(np.zeros((10, 10), int))


def test_the_worst_mix_up_is_named_both_ways_round():
    assert mixed_up(COUNTS) == "Most often it takes a 0 for a 1: 2 times."
    assert mixed_up(COUNTS.T) == "Most often it takes a 1 for a 0: 2 times."
    assert mixed_up(np.diag([5, 5])) == "It mixes up no two digits."


def test_mix_ups_that_are_equally_frequent_are_all_named():
    both = np.diag([9, 9, 9]) + np.array([[0, 4, 0], [0, 0, 1], [0, 4, 0]])
    assert mixed_up(both) == "Most often it takes a 0 for a 1 and a 2 for a 1: 4 times each."
    once = "No mistake stands out: 6 pairs of digits are mixed up once each, and none more often."
    assert mixed_up(np.ones((3, 3), int)) == once


VALUES = np.array([0.1, 0.0, 0.0, 0.9, 0.0, 0.3, 0.0, 0.0, 0.0, 0.0])


def test_every_output_has_its_number_and_a_bar_of_that_length():
    html = outputs(VALUES)
    assert [row[-1] for row in rows(html)[1:4]] == ["0.10", "0.00", "0.00"]
    assert re.findall(r"width: ([\d.]+)%", html)[:4] == ["10.0", "0.0", "0.0", "90.0"]
    assert html.count('class="best"') == 1


@pytest.mark.parametrize("values", [np.full(10, np.nan), np.full(10, 7.0), np.full(10, -1.0)])
def test_outputs_that_make_no_sense_still_make_a_table(values):
    assert len(rows(outputs(values))) == 11
    assert answer(values)


def test_the_answer_names_the_largest_output_and_the_next():
    assert answer(VALUES) == "The network reads it as 3, with an output of 0.90. Next comes 5, with 0.30."


def test_outputs_that_say_nothing_are_no_answer():
    assert answer(np.full(10, 0.001)) == "The network has no answer: all ten outputs are about 0.00."
    unsure = answer(0.4 * VALUES)
    assert unsure.startswith("The network is unsure: no output comes near 1. The largest is that of 3, with 0.36.")


# --- of experiments ---------------------------------------------------------------------------------------------------


def test_rows_of_weights_stand_run_beside_run_and_names_are_escaped():
    found = [WeightRows(np.array([[0.5, -0.25], [0.5, 1e-5]]), 0.0, 0.0), WeightRows(np.zeros((2, 2)), None, None)]
    html = tables.rows(("a<b", "zero"), found)
    assert rows(html) == [
        ["", "a<b", "zero"],
        ["neuron", "w1", "w2", "w1", "w2"],
        ["1", "0.500", "−0.250", "0.000", "0.000"],
        ["2", "0.500", "1e−05", "0.000", "0.000"],
    ]


def test_the_noise_of_each_size_has_its_row():
    html = tables.noise([Noise(1000, 40, 12.34, 0.2345)])
    assert rows(html)[1:] == [["1,000", "40", "12.3°", "23.4 %"]]


def test_the_largest_entries_say_where_they_are():
    found = [Entry(1, 3, 29, -0.5), Entry(2, 1, 4, 0.25), Entry(3, 2, None, 0.125)]
    html = tables.entries(found, (784, 16, 16, 10), 28)
    assert rows(html)[1:] == [
        ["1", "1", "3", "pixel 2, 2", "−0.5000"],
        ["2", "2", "1", "neuron 5", "0.2500"],
        ["3", "3", "2", "its bias", "0.1250"],
    ]
    assert "The 3 largest of 13,002 entries" in html
