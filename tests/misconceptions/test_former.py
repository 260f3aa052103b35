"""A name that an attempt was kept with leads to its entry for ever, also where two mistakes shared it."""

from __future__ import annotations

from pathlib import Path

import pytest
from sympy import Integer, Rational, sqrt

from tutor.lesson import HIDDEN_DELTA, BackwardPass, Drive, Formula, Number, Slip
from tutor.misconceptions import BY_NAME, entry, forms, name_today
from tutor.misconceptions.former import FORMER
from tutor.misconceptions.subjects import (
    COST,
    DERIVATIVE,
    EDGE,
    EDGE_FORMULA,
    HIDDEN,
    HIDDEN_FORMULA,
    NUMBER,
    OUTPUT,
    QUESTION,
)
from tutor.notation import C, b, h, u, v, w, x
from tutor.symbolic.derivative import D

# Every name under which an attempt may have been kept before there was one registry. None is ever taken from this list.
KEPT = (Path(__file__).parent / "names_kept.txt").read_text(encoding="utf-8").split()

POWER = Formula("power", "", x**2, x)
PRODUCT = Number("product", "", D(x**2 * w, x), ((x, Integer(1)), (w, Integer(2))))
SIDE_BY_SIDE = Number(
    "sides",
    "",
    D(C, w) * u + D(C, b) * v,
    ((D(C, w), Integer(3)), (D(C, b), Integer(-2)), (u, Rational(1, 10)), (v, Rational(1, 5))),
)
PASS = BackwardPass("pass", "", (Integer(1),) * 2, (Integer(0),) * 2, Integer(1))
DRIVE = Drive("drive", "", HIDDEN_DELTA, (2, 3, 2))
ROOT = Number("root", "", 1 / sqrt(h), ((h, Integer(16)),), slips=(Slip("root-itself", sqrt(h), "A.", "B?"),))
ADDED = Number("added", "", x + 1, ((x, Integer(2)),), slips=(Slip("errors-added", x, "A.", "B?"),))


def test_every_name_that_was_kept_leads_to_an_entry() -> None:
    assert len(set(KEPT)) == len(KEPT) == 137
    for exercise in (POWER, PRODUCT, SIDE_BY_SIDE, PASS, DRIVE):
        assert [name for name in KEPT if entry(name, exercise) is None] == []


@pytest.mark.parametrize(
    ("name", "exercise", "now"),
    [
        ("uphill", POWER, "uphill"),
        ("wrong-layer", POWER, "wrong-layer"),
        ("wrong-layer", PASS, "next-slope-for-own"),
        ("wrong-layer", DRIVE, "next-slope-for-own"),
        ("next-layer", POWER, "next-slope-for-own"),
        ("next-layer", DRIVE, "slope-twice"),
        ("slopes-added", PRODUCT, "slopes-added"),
        ("slopes-added", POWER, "slopes-added"),
        ("slopes-added", SIDE_BY_SIDE, "sum-of-slopes"),
        ("upside-down", POWER, "upside-down"),
        ("upside-down", ROOT, "root-itself"),
        ("not-squared", POWER, "not-squared"),
        ("not-squared", ADDED, "errors-added"),
    ],
)
def test_a_name_that_two_mistakes_shared_is_told_by_the_exercise(name: str, exercise, now: str) -> None:
    assert name_today(name, exercise) == now


def test_a_slip_of_an_author_is_no_entry() -> None:
    assert entry("weights-only", POWER) is None
    assert entry("upside-down", ROOT) is None
    assert entry("not-squared", ADDED) is None


def test_a_name_of_today_is_never_taken_for_one_of_yesterday() -> None:
    """What is written down from now on is read back as it was written."""
    told = (
        (PASS, (OUTPUT, HIDDEN, EDGE)),
        (DRIVE, (HIDDEN_FORMULA, EDGE_FORMULA)),
        (SIDE_BY_SIDE, (NUMBER, COST)),
        (PRODUCT, (NUMBER, DERIVATIVE, QUESTION)),
        (POWER, (DERIVATIVE, QUESTION, COST)),
    )
    for exercise, subjects in told:
        for form in (form for subject in subjects for form in forms(subject)):
            assert name_today(form.name, exercise) == form.name
    assert "next-layer" not in BY_NAME
    assert [former for former in FORMER if name_today(former.now, ROOT) != former.now] == []
