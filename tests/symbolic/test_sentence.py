"""Sentences: fields, numbers in both forms, lists, sentences within sentences, and another language."""

from __future__ import annotations

import pytest
from sympy import Eq, Integer, Mul, Rational, Symbol

from tutor.notation import w, x
from tutor.symbolic.language import ENGLISH, Language, kept_by_language, language, speaking
from tutor.symbolic.printing import to_latex, to_text
from tutor.symbolic.sentence import Listed, Ready, Sentence, after_one_another, joined, names, plural, say
from tutor.symbolic.shown import Grouped, typed

y = Symbol("y", real=True)
STEPS = ("{count:word} step", "{count:word} steps")


def test_a_missing_field_is_found_when_the_sentence_is_made():
    with pytest.raises(KeyError, match=r"no field \{w\}"):
        say("The slope at {w}.")
    with pytest.raises(KeyError, match=r"no field \{n\}"):
        Sentence("one", {}, "many", "n")
    with pytest.raises(KeyError, match=r"no field \{x\}"):
        plural(1, "{count} step", "{count} steps of {x}")


def test_a_whole_number_in_a_sentence_has_commas_and_a_formula_has_none():
    count = Integer(13002)
    assert str(say("{n}, {n:decimal}, {less}, {few}", n=count, less=-count, few=Integer(999))) == (
        "13,002, 13,002, −13,002, 999"
    )
    assert to_text(count * w) == "13002w"
    shown = Eq(Mul(2, 6501, evaluate=False), Grouped(count), evaluate=False)
    assert to_latex(shown) == r"2 \cdot 6501 = 13{,}002"
    assert typed(to_text(shown)) == "2 · 6501 = 13002"
    assert typed("[1, 200], 13,002") == "[1, 200], 13002"


def test_fractions_that_end_are_decimals_where_it_is_asked_for():
    assert str(say("{a} and {a:decimal}", a=Rational(3, 5))) == "3/5 and 0.6"


@pytest.mark.parametrize(
    ("count", "said"), [(0, "No steps"), (1, "One step"), (2, "Two steps"), (6, "Six steps"), (7, "7 steps")]
)
def test_the_number_decides_the_form_and_is_written_as_a_word(count, said):
    assert str(plural(count, *STEPS)) == said


def test_a_word_is_capitalised_at_the_beginning_alone():
    assert str(say("After {n:word} of them.", n=2)) == "After two of them."


@pytest.mark.parametrize(
    ("items", "said"),
    [((w,), "By w."), ((w, x), "By w and x."), ((w, x, y), "By w, x and y.")],
)
def test_several_things_are_one_field(items, said):
    assert str(say("By {letters}.", letters=Listed(items))) == said
    assert str(say("By {letters}.", letters=Listed(items, and_=False))) == said.replace(" and", ",")


def test_a_sentence_holds_sentences():
    place = say("{letter} = {value:decimal}", letter=w, value=Rational(1, 2))
    told = after_one_another(say("At {places} it is flat.", places=Listed((place, place))), say("Why?"))
    assert str(told) == "At w = 0.5 and w = 0.5 it is flat. Why?"
    assert list(told.values()) == [w, Rational(1, 2)] * 2


def test_what_fills_a_field_is_shown_by_the_page_and_its_words_are_not():
    told = say("{a} <b> {c}", a="<i>", c=Ready("0.5"))
    assert told.render(lambda field: f"[{field}]", lambda words: words.upper()) == "[<i>] <B> [0.5]"


def test_a_list_hands_its_own_words_to_the_page_too():
    told = say("By {letters}.", letters=Listed((w, x)))
    assert told.render(str, str.upper) == "BY w AND x."


def test_the_same_sentence_is_said_in_another_language():
    other = Language(
        "other",
        phrase={"The slope at {w}.": "An der Stelle {w} die Steigung."}.get,
        plurals=lambda one, many: ("ein Schritt", "{count:word} Schritte", "{count} viele"),
        form=lambda number: 0 if number == 1 else 1 if number < 3 else 2,
        pair="{first} und {last}",
        numbers=("null", "eins", "zwei"),
    )
    slope, step, two, many = say("The slope at {w}.", w=w), *(plural(count, *STEPS) for count in (1, 2, 9))
    english = [str(each) for each in (slope, step, two, many)]
    with speaking(other):
        assert language() is other
        said = [str(each) for each in (slope, step, two, many)]
        assert str(Sentence("The slope at {w}.", {"w": Listed((w, x))})) == "An der Stelle w und x die Steigung."
    assert said == ["An der Stelle w die Steigung.", "ein Schritt", "Zwei Schritte", "9 viele"]
    assert language() is ENGLISH
    assert [str(each) for each in (slope, step, two, many)] == english


def test_a_name_that_begins_is_written_as_the_language_begins():
    named = say("**{rule:start}.** {reason}", rule=say("power rule"), reason=say("so it is."))
    assert str(named) == "**Power rule.** so it is."
    with speaking(Language("as it is", begun=str)):
        assert str(named) == "**power rule.** so it is."


def test_several_sentences_are_joined_by_a_template_for_two():
    rules = [say(name) for name in ("one rule", "another", "a third")]
    assert str(joined("{before}, then {after}", *rules)) == "one rule, then another, then a third"
    assert joined("{before}, then {after}", rules[0]) is rules[0]
    with speaking(Language("other", phrase=lambda template: template.replace(", then ", "; dann "))):
        assert str(joined("{before}, then {after}", say("{w}", w=w), say("{x}", x=x))) == "w; dann x"


def test_what_is_kept_of_words_is_kept_for_each_language():
    asked = []

    @kept_by_language(8)
    def made(name: str, loud: bool = False) -> str:
        """What is made of a name."""
        asked.append(name)
        return f"{language().name} {name}"

    assert [made("w"), made("w"), made("x", True)] == ["English w", "English w", "English x"]
    with speaking(Language("other")):
        assert [made("w"), made("w")] == ["other w", "other w"]
    assert made("w") == "English w"
    assert asked == ["w", "x", "w"]
    assert (made.__name__, made.__doc__) == ("made", "What is made of a name.")


def test_the_fields_of_a_template_come_in_order():
    assert names("{b} {a:decimal} {b}") == ("b", "a", "b")


def test_only_what_a_sentence_names_is_in_it() -> None:
    assert list(Sentence("From {w}.", {"w": w, "key": Integer(7)}).values()) == [w]
    counted = Sentence("{count} step", {"count": 2, "w": w, "x": x}, "{count} steps from {w}", "count")
    assert list(counted.values()) == [2, w]
