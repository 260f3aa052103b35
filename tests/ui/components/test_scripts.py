"""What is handed to Streamlit: one module per figure that fetches nothing."""

from __future__ import annotations

import re

import pytest

from tutor.ui.components.scripts import HERE, script, style

SCRIPTS = sorted(HERE.rglob("*.js"))
STYLES = sorted(HERE.rglob("*.css"))


def test_the_shared_scripts_come_first_and_the_named_ones_follow_in_order():
    text = script("curve/sample.js", "curve/curve.js")
    starts = ("const speak", "const MINUS", "function evaluator", "const sample", "class CurveFigure")
    places = [text.index(start) for start in starts]
    assert places == sorted(places)
    assert text.count("export default") == 1


def test_the_shared_style_comes_first():
    assert style("growth/growth.css").index(".figure {") < style("growth/growth.css").index(".growth-figure")


@pytest.mark.parametrize("path", [*SCRIPTS, *STYLES], ids=lambda path: path.name)
def test_a_figure_fetches_nothing_and_never_reads_text_as_markup(path):
    text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
    found = re.findall(r"https?:|\bimport\b|\bfetch\b|innerHTML|insertAdjacentHTML|@import|url\((?!#)(?!\$|`)", text)
    assert [each for each in found if "#" not in each] == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_fits_on_a_few_screens(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 300
    assert lines[0].startswith("//")
