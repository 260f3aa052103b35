"""A formula that drives a network is marked like any formula, and made ready to train whether it is right or wrong."""

from __future__ import annotations

import pytest
from sympy import Mul

from tutor.answers import Verdict
from tutor.exercises import LEVELS, draw, help_levels, kind_of, leaks, mark, understood
from tutor.exercises.drive.exercise import Driving, driving
from tutor.exercises.drive.tasks import task_of
from tutor.lesson import EDGE_BY_W, HIDDEN_DELTA, NEURON_BY_W, AuthorError, Drive
from tutor.symbolic.printing import to_text
from tutor.symbolic.sentence import Sentence
from tutor.symbolic.shown import InOrder

ONE = draw(Drive("one", "", NEURON_BY_W, (1, 1)), 0)
HIDDEN = draw(Drive("hidden", "", HIDDEN_DELTA, (2, 3, 2)), 0)
DIGITS = draw(Drive("digits", "", HIDDEN_DELTA, (784, 16, 16, 10), digits=True), 0)
EDGE = draw(Drive("edge", "", EDGE_BY_W, (784, 16, 16, 10), digits=True), 0)
ALL = (ONE, HIDDEN, DIGITS, EDGE)

RIGHT = (
    (ONE, "2(a-y) σ'(z) x"),
    (ONE, "2(a-y) a(1-a) x"),
    (ONE, "dC/dw = 2 x (σ(wx+b) - y) σ'(wx+b)"),
    (ONE, "∂C/∂w = 2a^2(1-a)x - 2y a(1-a) x"),
    (HIDDEN, "σ'(z_k) Σ_j w_jk δ_j"),
    (HIDDEN, "δ_k = a_k (1 - a_k) sum_j(w_jk delta_j)"),
    (HIDDEN, "Σ_j σ'(z_k) w_jk δ_j"),
    (HIDDEN, "σ'(z_k)(w_1k δ_1 + w_2k δ_2)"),
    (DIGITS, "σ'(z_k) Σ_j δ_j w_jk"),
    (EDGE, "a_k δ_j"),
    (EDGE, "∂C/∂w_jk = δ_j σ(z_k)"),
)
SLIPS = (
    (ONE, "-2(a-y) σ'(z) x", "opposite-sign"),
    (ONE, "2(y-a) a(1-a) x", "target-minus-output"),
    (ONE, "(a-y) σ'(z) x", "half-convention"),
    (ONE, "2(a-y) x", "outer-slope-dropped"),
    (ONE, "2(a-y) σ'(z) w", "by-its-partner"),
    (ONE, "2(a-y) σ'(z) b", "bias-for-input"),
    (ONE, "2a σ'(z) x", "target-dropped"),
    (ONE, "2(wx+b-y) x", "activation-left-out"),
    (HIDDEN, "-σ'(z_k) Σ_j w_jk δ_j", "opposite-sign"),
    (HIDDEN, "Σ_j w_jk δ_j", "own-slope-left-out"),
    (HIDDEN, "σ'(z_k) w_jk δ_j", "one-path-only"),
    (HIDDEN, "σ'(z_k) w_1k δ_1", "one-path-only"),
    (HIDDEN, "σ'(z_k) Σ_j δ_j", "weight-left-out"),
    (HIDDEN, "σ'(z_k) (Σ_j w_jk)(Σ_j δ_j)", "sums-multiplied"),
    (HIDDEN, "σ'(z_k) Σ_j w_jk a_j", "activation-for-delta"),
    (HIDDEN, "Σ_j w_jk δ_j a_j (1 - a_j)", "next-slope-for-own"),
    (HIDDEN, "σ'(z_k) Σ_j w_jk δ_j a_j (1 - a_j)", "slope-twice"),
    (HIDDEN, "Σ_j w_jk δ_j σ'(z_j)", "next-slope-for-own"),
    (HIDDEN, "σ'(z_k) Σ_j w_jk δ_j σ'(z_j)", "slope-twice"),
    (HIDDEN, "σ'(z_k) Σ_j w_kj δ_j", "indices-swapped"),
    (HIDDEN, "a_k Σ_j w_jk δ_j", "sigmoid-slope-is-itself"),
    (DIGITS, "σ'(z_k) w_jk δ_j", "one-path-only"),
    (EDGE, "-a_k δ_j", "opposite-sign"),
    (EDGE, "w_jk δ_j", "weight-for-activation"),
    (EDGE, "a_j δ_j", "activation-of-the-other-end"),
    (EDGE, "a_k δ_j a_j (1 - a_j)", "slope-twice"),
)


def believed(variant, text: str):
    """What a network is trained by when it believes this text."""
    return driving(variant.filled, understood(variant, text))


@pytest.mark.parametrize(("variant", "text"), RIGHT, ids=[text for _, text in RIGHT])
def test_a_right_answer_is_right_in_every_spelling_and_runs_as_it_was_derived(variant, text) -> None:
    assert mark(variant, text).verdict is Verdict.RIGHT
    assert believed(variant, text).gradient is None


@pytest.mark.parametrize(("variant", "text", "name"), SLIPS, ids=[text for _, text, _ in SLIPS])
def test_a_known_slip_is_named(variant, text, name) -> None:
    found = mark(variant, text)
    assert found.verdict is Verdict.MISCONCEPTION
    assert found.misconceptions == (name,)
    assert "?" in str(found.message)


def test_all_that_is_wrong_can_be_trained_but_for_letters_that_no_network_has() -> None:
    for variant, text, name in SLIPS:
        found = believed(variant, text)
        if name == "indices-swapped":
            assert isinstance(found, Sentence)
        else:
            assert isinstance(found, Driving)
            assert found.gradient


def test_a_wrong_formula_that_no_misconception_gives_is_wrong_and_trains_all_the_same() -> None:
    for variant, text in ((ONE, "3(a-y) σ'(z) x"), (HIDDEN, "2 σ'(z_k) Σ_j w_jk δ_j"), (EDGE, "a_k δ_j^2")):
        assert mark(variant, text).verdict is Verdict.WRONG
        assert believed(variant, text).gradient


def test_a_factor_with_the_index_of_the_sum_beside_it_is_seen() -> None:
    found = mark(HIDDEN, "a_j (1 - a_j) sum_j(w_jk delta_j)")
    assert found.verdict is Verdict.WRONG
    assert str(found.message).startswith("You have aⱼ outside the sum.")
    assert found.counterexample is None
    assert "outside the sum" not in str(mark(HIDDEN, "3 a_k (1 - a_k) sum_j(w_jk delta_j)").message)


def test_two_neurons_written_out_are_not_all_ten() -> None:
    assert mark(DIGITS, "σ'(z_k)(w_1k δ_1 + w_2k δ_2 + w_3k δ_3)").verdict is Verdict.WRONG


@pytest.mark.parametrize(
    ("variant", "text"),
    [(HIDDEN, "δ_9"), (HIDDEN, "Σ_k w_jk δ_j"), (HIDDEN, "z_i"), (EDGE, "δ_k a_j"), (EDGE, "z_k δ_j")],
)
def test_what_the_trainer_has_no_value_for_is_asked_back_and_costs_nothing(variant, text) -> None:
    found = mark(variant, text)
    assert (found.verdict, found.counts) == (Verdict.UNREADABLE, False)
    assert "Nothing is lost" in str(found.message)


HOSTILE = (
    "__import__('os').system('touch broken')",
    "eval(1)",
    "a.__class__",
    "lambda: 0",
    "9^9^9^9^9",
    "σ" * 500,
    "(" * 300,
    "w_jk" * 200,
    "\ud800",
    "exec",
    "θ[0]",
    "Σ_j " * 40 + "δ_j",
)


@pytest.mark.parametrize("variant", ALL, ids=lambda variant: variant.exercise.slug)
def test_hostile_text_is_unreadable_and_never_trained(variant) -> None:
    junk = (None, "", "§", 99, float("nan"), ("",), {"a": 1}, [None] * 3, b"x", "[a, y]", "dC/dw")
    for text in (*HOSTILE, *junk):
        found = mark(variant, text)
        assert found.verdict is Verdict.UNREADABLE, text
        assert str(found.message)
        assert not isinstance(believed(variant, text), Driving), text


def test_what_goes_by_the_formula_is_said() -> None:
    said = {text: str(believed(ONE, text).says) for text in ("(a-y) x", "(a-y) w")}
    assert "without its x" in said["(a-y) x"]
    assert "by the right one" in said["(a-y) w"]
    assert "first neuron only" in str(believed(HIDDEN, "w_jk δ_j").says)
    assert "first neuron only" not in str(believed(HIDDEN, "Σ_j w_jk δ_j").says)


@pytest.mark.parametrize("variant", ALL, ids=lambda variant: variant.exercise.slug)
def test_help_keeps_the_formula_for_the_last_level(variant) -> None:
    levels = help_levels(variant)
    assert len(levels) == len(LEVELS)
    assert leaks(levels, kind_of(variant.exercise).secrets(variant), variant.shown) == ()
    assert levels[-1].lines[-1].formula.replace(InOrder, Mul) == task_of(variant.filled).shown


def test_the_keys_are_those_of_the_lessons() -> None:
    assert to_text(ONE.key) == "2(a − y)a(1 − a)x"
    assert str(HIDDEN.key) == "(1 - a[k])*a[k]*(Σ_j delta[j]*w[j, k])"
    assert str(EDGE.key) == "a[k]*delta[j]"


@pytest.mark.parametrize(
    ("wanted", "layers", "digits"),
    [
        ("something", (1, 1), False),
        (NEURON_BY_W, (2, 1), False),
        (HIDDEN_DELTA, (2, 2), False),
        (HIDDEN_DELTA, (2, 3, 1), False),
        (EDGE_BY_W, (2, 3, 2), True),
    ],
)
def test_a_network_that_does_not_fit_is_refused_to_the_author(wanted, layers, digits) -> None:
    with pytest.raises(AuthorError):
        draw(Drive("wrong", "", wanted, layers, digits=digits), 0)
    assert kind_of(HIDDEN.exercise).unfit(HIDDEN.filled) == ()
