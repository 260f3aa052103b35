"""The separating question is of the kind that was asked; both answers to it are wrong, plausible and not alike."""

from __future__ import annotations

from itertools import combinations, islice

import pytest

from tests.answers.diagnosing.matrix import OWN, of_the_course, row
from tutor.answers import Verdict, explain
from tutor.answers.deciding.equality import decide
from tutor.answers.diagnosing.floats import FloatRows
from tutor.answers.diagnosing.separating import separator
from tutor.misconceptions import OF_DERIVATIVES
from tutor.misconceptions.subjects import DERIVATIVE
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import resolve

FORM = {form.name: form for form in reversed(OF_DERIVATIVES)}


@pytest.fixture(scope="module")
def separated() -> list:
    """Every separating question that an answer to every second question of the course is given, and to some of ours."""
    found = []
    for question in (*islice(of_the_course(1), 0, None, 2), *OWN[::8]):
        marks = [explain(wrong, question) for _, wrong in row(question).answers]
        found += [(question, mark) for mark in marks if mark.separator is not None]
    return found


def test_many_answers_get_one(separated) -> None:
    assert len(separated) > 20


def test_neither_answer_is_the_right_one_nor_absurd(separated) -> None:
    for _, mark in separated:
        fields = mark.separator.ask.fields
        right = resolve(D(fields["f"], fields["x"]))
        for name, answer in mark.separator.answers:
            assert decide(answer, right).verdict is Verdict.WRONG, (name, fields["f"])
            (value,) = FloatRows(answer, ({letter.name: 2.0 for letter in answer.free_symbols},)).at()
            assert 0 < abs(value) < 1000, (name, fields["f"])


def test_the_two_answers_differ_at_the_place_that_is_named(separated) -> None:
    for _, mark in separated:
        (_, mine), (_, theirs) = mark.separator.answers
        letters = mine.free_symbols | theirs.free_symbols
        one, other = (
            FloatRows(answer, ({letter.name: 2.0 for letter in letters},)).at()[0] for answer in (mine, theirs)
        )
        assert abs(one - other) > 0.001 * max(abs(one), abs(other))


def test_it_is_of_the_kind_that_was_asked_where_one_is_known(separated) -> None:
    """A quotient after a quotient; a sum of squares where a power was meant does not count as another kind."""
    alike = 0
    for question, mark in separated:
        asked, f = question.asked, mark.separator.ask.fields["f"]
        alike += isinstance(asked, D) and asked.f.func is f.func
    assert alike >= 0.5 * len(separated)


def test_what_both_explanations_share_is_left_out() -> None:
    shared = FORM["factor-dropped"]
    found = separator((shared, FORM["minus-lost"]), (shared, FORM["coefficient-dropped"]))
    assert {name for name, _ in found.answers} == {"minus-lost", "coefficient-dropped"}


def test_one_explanation_cannot_be_told_from_itself() -> None:
    assert separator((FORM["factor-dropped"],), (FORM["factor-dropped"],)) is None


def test_where_one_of_two_has_nothing_to_say_nothing_is_asked() -> None:
    """No function has a quotient to turn upside down and a ReLU to take for its own slope."""
    assert separator((FORM["upside-down"],), (FORM["relu-slope-is-itself"],)) is None
    pairs = list(combinations((form for form in OF_DERIVATIVES if form.subject is DERIVATIVE), 2))[::97]
    assert sum(separator((one,), (other,)) is not None for one, other in pairs) < len(pairs)
