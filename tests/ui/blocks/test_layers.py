"""A layer's derivation unfolds from a start that is explained, and says what its brackets and its counters mean."""

from __future__ import annotations

import pytest

from tests.ui.sample import open_lesson
from tutor.elementary.heads import relu
from tutor.lesson import BY_A, BY_A_PREV, BY_B, BY_W, DELTA, LayerDerivation, Lesson, Program, Prose
from tutor.lower import build_network
from tutor.notation import z
from tutor.symbolic.indexed import N, SumOver, a, a_prev, delta, i, j, k, w, y
from tutor.symbolic.printing import to_text
from tutor.ui.blocks import layers, networks
from tutor.ui.blocks.derivations import lines

ALL = tuple(LayerDerivation(of, of, last=last) for of in (DELTA, BY_W, BY_B, BY_A_PREV, BY_A) for last in (False, True))
RESULTS = (
    (BY_W, SumOver(delta[i, j] * a_prev[i, k], i)),
    (BY_B, SumOver(delta[i, j], i)),
    (BY_A_PREV, SumOver(delta[i, j] * w[j, k], j)),
)


def told(block: LayerDerivation) -> str:
    return " ".join(str(line.reason) for line in lines(block))


@pytest.mark.parametrize(("of", "result"), RESULTS)
def test_the_last_line_is_the_formula_that_the_trainer_runs(of, result):
    assert lines(LayerDerivation("s", of))[-1].formula == result


def test_the_last_layer_ends_in_the_cost_and_a_hidden_one_in_what_comes_from_behind():
    assert (lines(LayerDerivation("s", BY_A))[-1].formula - 2 * (a[i, j] - y[i, j]) / N).expand() == 0
    last, hidden = LayerDerivation("s", DELTA, last=True), LayerDerivation("s", DELTA)
    assert "known from the cost" in told(last)
    assert "known from the cost" not in told(hidden)
    assert "layer after this one" in str(layers.reason(hidden))
    assert "layer after this one" not in str(layers.reason(last))


def test_another_activation_has_its_own_slope_and_a_step_is_explained():
    block = LayerDerivation("s", DELTA, activation=relu(z))
    assert "step(z_pq) is 1 where z_pq is above 0, and 0 elsewhere." in told(block)
    assert "step" not in told(LayerDerivation("s", DELTA))


@pytest.mark.parametrize("block", ALL, ids=lambda block: f"{block.of}-{block.last}")
def test_every_bracket_is_explained_before_it_is_used(block):
    reasons = [str(line.reason) for line in lines(block)]
    explained = next(at for at, said in enumerate(reasons) if "is 1 where it is true, and 0 where it is not" in said)
    used = next(at for at, said in enumerate(reasons) if "one term of the sum is left" in said)
    assert explained < used
    assert not any("{" in said for said in (*reasons, str(layers.reason(block)), str(layers.COUNTERS)))
    assert to_text(layers.start(block))


def test_it_unfolds_on_the_page_from_its_start():
    page = open_lesson()
    assert any("go along every path" in shown.value for shown in page.markdown)
    assert any("count examples" in shown.value for shown in page.markdown)
    assert any(r"\frac{\partial" in shown.value and r"\sum" in shown.value for shown in page.latex)
    page = page.button(key="sample-layer-All steps").click().run()
    assert not page.exception
    assert any("**One term is left.**" in shown.value for shown in page.markdown)


def test_a_program_with_layers_of_its_own_needs_no_trainer():
    three = (Prose("One."), Prose("Two."), Prose("Three."))
    block = Program("code", "The code.", layers=(2, 3, 2))
    assert Lesson("l", "L", "One.", 1, (block,), three).trainer is None
    assert networks._source((2, 3, 2)) == build_network((2, 3, 2)).source
