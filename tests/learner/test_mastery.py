"""A proof of mastery, one answer after another."""

from __future__ import annotations

from dataclasses import replace

from tutor.learner.mastery import Proof, proved
from tutor.learner.observations import Observation
from tutor.learner.plan import Asked
from tutor.learner.reviewing import DAY

WANTED = frozenset({"sign lost"})
SEEN = Observation("one", 2 * DAY, Asked("chain", WANTED), True, apart=WANTED)
NEARLY = Proof(first=0.0, luck=0.02)


def test_nothing_is_mastered_while_one_of_its_mistakes_is_live():
    assert proved(NEARLY, SEEN, 0.99, WANTED, live=False).mastered
    assert not proved(NEARLY, SEEN, 0.99, WANTED, live=True).mastered


def test_nothing_is_mastered_that_is_hardly_known():
    assert not proved(NEARLY, SEEN, 0.94, WANTED, live=False).mastered


def test_nothing_is_mastered_that_may_all_have_been_guessed():
    of_three = replace(SEEN, asked=replace(SEEN.asked, guess=1 / 3))
    proof, counts = Proof(first=0.0), []
    for _ in range(7):
        proof = proved(proof, of_three, 0.99, WANTED, live=False)
        counts.append(proof.mastered)
    assert counts == [False] * 6 + [True]
    unlucky = proved(replace(proof, mastered=False), replace(SEEN, right=False), 0.99, WANTED, live=False)
    assert not proved(unlucky, SEEN, 0.99, WANTED, live=False).mastered
