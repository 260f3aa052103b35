"""One mistake, one entry: names are unique, witnesses hold, and what is said leads on without giving anything away."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations

import pytest
from sympy import Integer

from tests.misconceptions.trial import FORMS, TWOS, alike, given, place, right, wrong
from tests.misconceptions.wordings import FILE, fields_of, rendered, shown
from tutor.misconceptions import MISCONCEPTIONS, OF_DERIVATIVES, OF_QUESTIONS, answers, forms
from tutor.misconceptions.gradients import ONE_EACH
from tutor.misconceptions.subjects import DERIVATIVE, ORDER, STEP, Ranking, StepTaken
from tutor.symbolic.sentence import names

ALL = (*FORMS, *TWOS)
SUBJECTS = {form.subject.name: form.subject for form in FORMS}


def test_a_name_is_kebab_case_and_given_once() -> None:
    each = [entry.name for entry in MISCONCEPTIONS]
    assert [name for name, times in Counter(each).items() if times > 1] == []
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", name) for name in each)
    assert len(each) == 198


def test_an_entry_has_its_forms_and_no_two_of_them_lead_to_one_answer() -> None:
    for entry in MISCONCEPTIONS:
        assert entry.forms, entry.name
        assert {form.name for form in entry.forms} == {entry.name}
        for one, other in combinations(entry.forms, 2):
            if one.subject is other.subject:
                theirs = given(other, one.witness[0])
                assert theirs is None or not alike(theirs, wrong(one)), entry.name
    assert len(OF_DERIVATIVES) == 124
    assert len(OF_QUESTIONS) == 63


@pytest.mark.parametrize("form", ALL, ids=place)
def test_a_witness_is_what_follows_and_is_not_right(form) -> None:
    assert alike(given(form, form.witness[0]), wrong(form))
    assert not alike(right(form), wrong(form))


ALIKE = {  # in the witness of the first the second gives the same answer; in other questions they are told apart
    ("minus-of-exponent-lost", "opposite-sign"),
    ("logarithm-of-base-dropped", "not-differentiated"),
    ("sigmoid-slope-is-itself", "not-differentiated"),
    ("relu-slope-is-itself", "not-differentiated"),
    ("logarithm-kept", "not-differentiated"),
    ("sine-kept", "not-differentiated"),
    ("table-sign", "integrated"),
    ("table-sign", "opposite-sign"),
    ("wrong-layer", "inside-replaced"),
    ("layer-missing", "inner-slope-dropped"),
    ("activation-missing", "factor-dropped"),
    ("inner-slope-dropped", "factor-dropped"),
    ("outer-not-differentiated", "sine-kept"),
    ("function-of-slope", "order-swapped"),
    ("product-with-minus", "table-sign"),
    ("product-with-minus", "integrated"),
    ("quotient-order-swapped", "opposite-sign"),
    ("by-its-partner", "constant-kept"),
    ("sum-for-mean", "one-example-only"),
    ("mean-for-sum", "half-convention"),
    ("double-product-halved", "composition-as-product"),
    ("kink-forgotten", "inside-replaced"),
    ("kink-forgotten", "outer-slope-dropped"),
    ("kink-forgotten", "relu-sides-swapped"),
    ("kink-forgotten", "constant-dropped-inside"),
    ("kink-forgotten", "inner-sign-turned"),
    ("kink-forgotten", "function-of-slope"),
    ("kink-forgotten", "outer-at-inner-slope"),
    ("kink-forgotten", "outer-and-inner-added"),
    ("target-minus-output", "opposite-sign"),
}


def test_in_its_own_witness_a_mistake_is_told_from_all_others() -> None:
    found = set()
    for form in FORMS:
        asked, mine = form.witness[0], wrong(form)
        for other in forms(form.subject):
            theirs = given(other, asked) if other.name != form.name else None
            if theirs is not None and alike(mine, theirs):
                found.add((form.name, other.name))
    assert found == ALIKE


@pytest.mark.parametrize("form", ALL, ids=place)
def test_what_is_said_ends_in_a_question_and_names_only_what_the_subject_has(form) -> None:
    assert form.says.endswith(".")
    assert "?" in form.asks or form.asks == ONE_EACH, "a question that leads on"
    assert form.asks.endswith(("?", "."))
    assert {*names(form.says), *names(form.asks)} <= set(form.subject.fields)
    assert not re.search(r"simply|obvious|of course|just (?!as)", f"{form.says} {form.asks}")
    assert "  " not in f"{form.says} {form.asks}"


@pytest.mark.parametrize("form", ALL, ids=place)
def test_what_is_said_of_a_witness_does_not_hold_its_answer(form) -> None:
    asked, fields = form.witness[0], fields_of(form)
    said = str(form.told(**fields))
    question = {str(field) for field in fields.values()} | {shown(form.subject, asked)}
    answer = shown(form.subject, asked, right(form))
    if len(answer) > 1 and not any(answer in part for part in question):
        assert answer not in said


def test_an_order_names_every_mistake_of_its_subject_or_none_that_is_not_there() -> None:
    for subject in SUBJECTS.values():
        known = [form.name for form in forms(subject)]
        assert set(subject.order) <= set(known), subject.name
        assert known[: len(subject.order)] == list(subject.order)


def test_the_more_specific_explanations_of_a_derivative_come_first() -> None:
    each = [form.name for form in forms(DERIVATIVE)]
    assert each[0] == "coefficient-dropped"
    assert each.index("wrong-layer") < each.index("inner-slope-dropped") < each.index("not-differentiated")
    assert each[-4:] == ["opposite-sign", "opposite-sign", "error-before-activation", "target-minus-output"]


def test_all_that_can_go_wrong_is_answered_at_once_and_where_there_is_no_chance_nothing() -> None:
    step = StepTaken(where=Integer(5), slope=Integer(3), rate=Integer(2))
    found = [(form.name, wrong) for form, wrong in answers(STEP, step)]
    assert found == [("uphill", 11), ("no-learning-rate", 2), ("step-for-value", -6), ("slope-for-value", 3)]
    assert [form.name for form, _ in answers(ORDER, Ranking((Integer(1), Integer(2)), (0, 1)))] == []


def test_every_wording_is_the_one_that_is_written_down() -> None:
    """Look at each change, then renew the file: python -m tests.misconceptions.wordings"""
    assert FILE.read_text(encoding="utf-8") == rendered()
