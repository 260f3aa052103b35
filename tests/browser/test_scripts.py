"""The figures' own arithmetic, asked inside Chromium: numbers, ticks, ranges, paths, zeros and shapes."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.javascript import bundles
from tutor.ui.components.curve.data import WORDS
from tutor.ui.components.scripts import HERE
from tutor.ui.components.words import handed

pytestmark = pytest.mark.browser

FILES = ("shared/words.js", "shared/numbers.js", "shared/draw.js", "curve/sample.js", "growth/solids.js")
HYPERBOLA = "(x) => 1 / x"
STEP = "(x) => (x > 0 ? 1 : 0)"


@pytest.fixture(scope="module")
def ask(chromium):
    """ask(expression) -> its value, with the figures' functions in reach."""
    page = chromium.new_page()
    source = "\n".join((HERE / name).read_text(encoding="utf-8") for name in FILES)
    source += f"\nspeak({json.dumps(handed(WORDS))});"

    def run(expression: str) -> Any:
        return page.evaluate("([source, text]) => new Function(`${source}; return (${text});`)()", [source, expression])

    yield run
    page.close()


@pytest.mark.parametrize(
    ("number", "shown", "briefly"),
    [
        ("3.24", "3.24", "3.24"),
        ("-3.6", "−3.60", "−3.6"),
        ("-0.0001 * 0", "0.00", "0"),
        ("-0.004", "−0.0040", "−0.004"),
        ("0.1 + 0.2", "0.30", "0.3"),
        ("1234567", "1.23 × 10⁶", "1.23 × 10⁶"),
        ("-2.5e-7", "−2.5 × 10⁻⁷", "−2.5 × 10⁻⁷"),
        ("1 / 0", "not defined", "not defined"),
        ("NaN", "not defined", "not defined"),
    ],
)
def test_a_number_is_shown_as_one_writes_it(ask, number: str, shown: str, briefly: str):
    assert ask(f"[show({number}), brief({number})]") == [shown, briefly]


def test_ticks_are_round_and_inside(ask):
    assert ask("ticks(-1.5, 7.5, 9)") == [-1, 0, 1, 2, 3, 4, 5, 6, 7]
    assert ask("ticks(0, 1, 5)") == [0, 0.2, 0.4, 0.6, 0.8, 1]
    assert ask("ticks(-3e-7, 3e-7, 4).length") in range(3, 8)
    assert ask("ticks(2e9, 9e9, 6).every((tick) => tick >= 2e9 && tick <= 9e9)")


def test_a_pole_does_not_flatten_the_rest_of_its_curve(ask):
    low, high = ask(f"body(sample({HYPERBOLA}, -3, 3, 240).map(([, y]) => y))")
    assert -6 < low < -2
    assert 2 < high < 6
    assert ask("body(sample((x) => Math.exp(x), -3, 3, 240).map(([, y]) => y))")[1] == pytest.approx(20.1, abs=0.1)


def test_the_range_of_a_level_curve_and_of_one_that_is_nowhere_defined_is_still_a_range(ask):
    for values in ("[5, 5, 5]", "[NaN, NaN]", "[1e300, 1e300]", "[]"):
        low, high = ask(f"frame(body({values}))")
        assert low < high or values == "[1e300, 1e300]"


PEN = "(f, low, high) => trace(f, low, high, (x) => x, (y) => 100 - 40 * y, 200)"


@pytest.mark.parametrize(
    ("f", "strokes"),
    [
        (HYPERBOLA, 2),
        (STEP, 2),
        ("(x) => x * x", 1),
        ("(x) => Math.log(x)", 1),
        ("(x) => Math.tanh(1000 * x)", 1),
        ("(x) => 1 / x ** 2", 2),
        ("(x) => Math.tan(x)", 3),
        ("(x) => NaN", 0),
    ],
)
def test_the_pen_is_lifted_at_poles_jumps_and_gaps_only(ask, f: str, strokes: int):
    path = ask(f"({PEN})({f}, -3, 3)")
    drawn = [stroke for stroke in path.split("M") if "L" in stroke]
    assert len(drawn) == strokes
    assert "NaN" not in path
    assert "Infinity" not in path


@pytest.mark.parametrize(
    ("f", "found"),
    [
        ("(x) => 2 * (x - 1)", [1]),
        ("(x) => x * x", [0]),
        ("(x) => x * x - 2", [-(2**0.5), 2**0.5]),
        ("(x) => 3 * (x - 0.3) ** 2", [0.3]),
        (HYPERBOLA, []),
        ("(x) => (x > 0 ? 1 : -1)", []),
        (STEP, []),
        ("(x) => 0", []),
        ("(x) => x * x + 0.01", []),
    ],
)
def test_zeros_are_crossings_and_touches_but_no_jumps(ask, f: str, found: list[float]):
    assert ask(f"zeros({f}, -3, 3)") == pytest.approx(found, abs=1e-6)


PLACE = "([x, y], turning) => `${brief(y)} at ${brief(x)}${turning ? ', a turn' : ''}`"


def test_the_shape_is_told_in_words(ask):
    told = ask(f"shape((x) => (x - 1) ** 2, -1, 4, {PLACE})")
    assert told == "From 4 at −1 it falls to 0 at 1, a turn, then rises to 9 at 4."
    assert ask(f"shape((x) => NaN, -1, 4, {PLACE})") == "It is not defined here."


def test_formulas_lean_their_letters_and_raise_their_powers(ask):
    parts = ask('mathematics("e^(−x) + tanh(w)")')
    assert [part["text"] for part in parts if part["lean"]] == ["e", "x", "w"]
    assert [part["text"] for part in parts if part["up"]] == ["−", "x"]
    assert [part["text"] for part in ask('mathematics("3xh")')] == ["3", "xh"]
    assert [part["text"] for part in ask('mathematics("w₁x₁ + aⱼ")') if part["lean"]] == ["w₁x₁", "aⱼ"]


def test_a_layer_above_a_letter_keeps_its_brackets_and_an_exponent_does_not(ask):
    raised = "(text) => mathematics(text).filter((part) => part.up).map((part) => part.text).join('')"
    assert ask(f"({raised})('w^(L-1) · x + b^(L)')") == "(L−1)(L)"
    assert ask(f"({raised})('e^(−x)')") == "−x"


def test_a_cube_has_as_many_pieces_of_a_kind_as_the_binomial_says(ask):
    kinds = ask("[2, 3].map((power) => directions(power).map((thick) => thick.filter(Boolean).length))")
    assert kinds == [[0, 1, 1, 2], [0, 1, 1, 1, 2, 2, 2, 3]]


def test_the_background_decides_between_light_and_dark(ask):
    assert ask("luminance('rgb(255, 255, 255)')") == pytest.approx(1)
    assert ask("luminance('rgb(21, 24, 29)')") < 0.02


# --- every component --------------------------------------------------------------------------------------------------

AS_MODULE = """async (text) => {
  const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  try { return typeof (await import(address)).default; } catch (error) { return `${error}`; }
}"""


def test_the_script_of_each_component_is_a_module_that_can_be_mounted(chromium):
    """As Streamlit loads it: a module, which is strict; one mistake in its grammar would leave no figure."""
    page = chromium.new_page()
    with pytest.MonkeyPatch.context() as patch:
        found = {name: page.evaluate(AS_MODULE, text) for name, text in bundles(patch).items()}
    broken = page.evaluate(AS_MODULE, "export default function mount() { return 08; }")
    page.close()
    assert found
    assert set(found.values()) == {"function"}, found
    assert broken.startswith("SyntaxError")
