"""Words with formulas, cut where a formula begins and ends."""

from __future__ import annotations

from tutor.notation import w
from tutor.symbolic.sentence import say
from tutor.ui.components.words import parts


def test_a_sentence_is_cut_at_its_formulas():
    assert parts(say("Move {w} to {place}.", w=w, place=w**2)) == [
        {"text": "Move ", "formula": False},
        {"text": "w", "formula": True},
        {"text": " to ", "formula": False},
        {"text": "w²", "formula": True},
        {"text": ".", "formula": False},
    ]


def test_words_alone_and_a_formula_alone_are_one_part():
    assert parts(say("the cost")) == [{"text": "the cost", "formula": False}]
    assert parts(say("{w}", w=w)) == [{"text": "w", "formula": True}]
    assert parts(say("")) == []
