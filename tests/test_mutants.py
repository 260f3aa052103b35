"""The list of faults that `python -m tests.mutants` plants stays true of the code. Planting them takes minutes."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tests.mutants.table import MUTANTS

ROOT = Path(__file__).parents[1]


def test_there_are_at_least_sixty_faults_and_each_has_a_name_of_its_own():
    assert len(MUTANTS) >= 60
    assert not [name for name, times in Counter(mutant.name for mutant in MUTANTS).items() if times > 1]


def test_the_text_of_each_fault_stands_exactly_once_in_its_file():
    stale = {
        mutant.name: count
        for mutant in MUTANTS
        if (count := (ROOT / mutant.path).read_text(encoding="utf-8").count(mutant.old)) != 1
    }
    assert not stale


def test_each_fault_changes_its_text_and_has_tests_that_are_there():
    for mutant in MUTANTS:
        assert mutant.old != mutant.new, mutant.name
        assert mutant.tests, mutant.name
        assert not [name for name in mutant.tests if not (ROOT / name).is_file()], mutant.name


def test_no_fault_is_planted_twice():
    assert len({(mutant.path, mutant.old, mutant.new) for mutant in MUTANTS}) == len(MUTANTS)
