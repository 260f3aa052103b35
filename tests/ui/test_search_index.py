"""Words are found by their beginnings, in any case and number, by their names; and only in what a lesson tells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons import CURRICULUM
from lessons.glossary import GLOSSARY
from tests.pseudo import PSEUDO
from tests.ui.sample import LESSON
from tutor.lesson import Formulas, Prose
from tutor.symbolic.language import speaking
from tutor.ui.search_index import AROUND, MOST, SearchResult, folded, index, search

COURSE = index(CURRICULUM, GLOSSARY)


def found(typed: str) -> SearchResult:
    return search(COURSE, typed)


def words(typed: str) -> list[str]:
    return [word for word, _ in found(typed).words]


def lessons(typed: str) -> list[str]:
    return [hit.slug for hit in found(typed).lessons]


def test_a_word_leads_to_its_meaning_and_to_the_lessons_that_speak_of_it():
    assert words("gradient")[0] == "gradient"
    assert dict(GLOSSARY)["gradient"] == found("gradient").words[0][1]
    assert lessons("gradient")[0] == "gradient"
    assert "descent" in lessons("gradient")
    hit = found("gradient").lessons[0]
    assert hit.titled
    assert hit.places[0].word == "gradient"
    assert hit.places[0].before.startswith("Put the two slopes in one list"), "where it is introduced comes first"


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("GRADIENT", "gradient"),
        ("gradients", "gradient"),
        ("  gradient \t", "gradient"),
        ("grádíent", "gradient"),
        ("σ", "sigma"),
        ("batches", "batch"),
        ("Mini-Batch", "mini-batches"),
        ("minibatch", "mini-batch"),
    ],
)
def test_case_number_accents_and_names_make_no_difference(typed, same):
    assert found(typed).words == found(same).words
    assert lessons(typed) == lessons(same)


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("gra", "gradient"),
        ("grad", "gradient"),
        ("propagation", "backpropagation"),
        ("η", "learning rate"),
        ("∂", "partial derivative"),
    ],
)
def test_a_part_of_a_word_and_a_sign_are_enough(typed, word):
    assert word in words(typed)


def test_a_word_is_looked_for_in_the_middle_of_others_only_where_none_begins_so():
    assert all(place.word.lower().startswith("rate") for hit in found("rate").lessons for place in hit.places)
    assert lessons("eta") == lessons("η"), "not beta, not theta"


def test_several_words_are_found_together_and_marked_together():
    assert words("learning rate")[0] == "learning rate"
    marked = {place.word for hit in found("learning rate").lessons for place in hit.places}
    assert "learning rate" in marked
    assert found("how do networks learn").lessons[0].slug == "learning"


def test_every_word_of_the_glossary_is_found_by_itself():
    for word, meaning in GLOSSARY:
        assert (word, meaning) in found(word).words, word


@pytest.mark.parametrize(
    ("typed", "near"), [("gradeint", "gradient"), ("sigmiod", "sigmoid"), ("backpropogation", "backpropagation")]
)
def test_what_is_misspelled_is_answered_with_words_that_are_near(typed, near):
    assert found(typed).near[0] == near
    assert not found(typed).words
    assert not found(typed).lessons


@pytest.mark.parametrize("typed", ["", "   ", "???", "$$", "\ud800"])
def test_nothing_is_found_of_nothing(typed):
    assert found(typed) == SearchResult()


def test_what_nobody_wrote_is_near_to_nothing():
    assert found("xyzzyq") == SearchResult()


def test_a_place_is_a_sentence_of_its_block_without_marks_and_not_too_long():
    seen = 0
    for hit in found("the").lessons:
        lesson = next(each for each in CURRICULUM if each.slug == hit.slug)
        for place in hit.places:
            seen += 1
            assert 0 <= place.block <= len(lesson.blocks)
            assert not set("*`") & set(place.before + place.word + place.after)
            assert max(len(place.before), len(place.after)) <= AROUND + 1
    assert seen > 100


def test_nothing_that_an_exercise_asks_or_knows_is_looked_through():
    among = index((LESSON,), ())
    assert search(among, "two").lessons[0].places[0].word == "two"  # of the first block
    for word in ("outputs", "flat", "along", "slope of"):
        assert all(
            isinstance(LESSON.blocks[place.block], Prose | Formulas) or hasattr(LESSON.blocks[place.block], "caption")
            for hit in search(among, word).lessons
            for place in hit.places
            if place.block < len(LESSON.blocks)
        )
    assert search(among, "order cost outputs").lessons == ()
    assert search(among, "Nowhere").lessons == (), "what a guess may choose"
    assert search(among, "it was up").lessons[0].places[0].block == len(LESSON.blocks), "what came out, at the end"


def test_each_language_has_an_index_of_its_own():
    with speaking(PSEUDO):
        assert search(index(CURRICULUM, GLOSSARY), "grádíént").lessons[0].places[0].word == "grádíént"
    assert found("grádíént").lessons[0].places[0].word == "gradient"
    assert index(CURRICULUM, GLOSSARY) is COURSE


@given(st.text(max_size=60))
def test_whatever_is_typed_is_answered(typed):
    assert isinstance(found(typed), SearchResult)


def test_no_more_words_are_looked_for_than_a_sentence_has():
    many = " ".join(f"{letter}x" for letter in "abcdefghijklm")
    assert found(f"gradient {many}").lessons == ()
    assert len(many.split()) > MOST


def test_letters_are_folded():
    assert folded("Éta η Δ ∇ w²") == "eta eta delta nabla w2"
