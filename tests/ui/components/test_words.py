"""Words with formulas, cut where a formula begins and ends."""

from __future__ import annotations

from tests.pseudo import PSEUDO, accented
from tutor.notation import w
from tutor.symbolic.language import Language, speaking
from tutor.symbolic.sentence import say
from tutor.ui.components.words import COUNTED, NUMBERS, handed, parts


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


def test_the_templates_of_a_script_are_handed_over_in_the_language_that_is_spoken():
    assert handed({"back": "Back at {place}."})["back"] == "Back at {place}."
    with speaking(PSEUDO):
        found = handed({"back": "Back at {place}."})
    assert found["back"] == "Báck át {place}."
    assert found["undefined"] == accented(NUMBERS["undefined"])
    assert (found["pair"], found["comma"]) == ("{first} ánd {last}", ", ")
    assert "forms" not in found


def test_a_template_that_differs_by_number_comes_with_its_forms_and_which_goes_with_what():
    words = {"steps": ("{count} step", "{count} steps")}
    found = handed(words)
    assert found["steps"] == ["{count} step", "{count} steps"]
    assert found["forms"] == [1, 0, *[1] * (COUNTED - 2)]
    three = Language("three", plurals=lambda one, many: ("a", "b", "c"), form=lambda n: 0 if n % 10 == 1 else 1 + n % 2)
    with speaking(three):
        assert handed(words)["steps"] == ["a", "b", "c"]
        assert handed(words)["forms"][:4] == [1, 0, 1, 2]
