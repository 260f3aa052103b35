"""Which option and which reason hold, the expressions decide; a wrong choice is answered with a question."""

from __future__ import annotations

import pytest
from sympy import Abs, Eq, Gt, Integer, Lt, Ne, Rational, exp, true

from tests.exercises.helping import formulas
from tutor.answers import Verdict
from tutor.exercises import draw, help_levels, mark, preview
from tutor.exercises.choose import shuffled, truth, value
from tutor.lesson import AuthorError, Choose, Option, Vary, hole
from tutor.notation import C, eta, w, x
from tutor.symbolic.derivative import D

c, s = hole("c"), hole("s")
SIGN = Choose(
    slug="sign",
    ask="At {w} = {s}, which way?",
    of=D((w - c) ** 2, w),
    at=((w, s),),
    options=(
        Option("Up.", Lt(Choose.value, 0), "Is it lower there?"),
        Option("Down.", Gt(Choose.value, 0), "Does it fall that way?"),
        Option("Nowhere.", Eq(Choose.value, 0), "Is it flat?"),
    ),
    reasons=(
        Option("It falls.", Lt(Choose.value, 0), "What is its sign?"),
        Option("It does not fall.", Choose.value >= 0, "Is it below 0?"),
    ),
    vary=(Vary(c, (-2, 1, 2)), Vary(s, (-3, -2, 0, 1, 2, 4))),
)


def test_a_slope_that_is_given_is_taken_as_it_is() -> None:
    change = Choose(
        slug="change",
        ask="The slope is 3. Which way?",
        of=-eta * D(C, w),
        at=((D(C, w), Integer(3)), (eta, Rational(1, 2))),
        options=(Option("Up.", Gt(Choose.value, 0)), Option("Down.", Lt(Choose.value, 0))),
    )
    assert value(change) == Rational(-3, 2)
    variant = draw(change, 0)
    assert variant.key == (1, None)
    assert "0" not in [str(line) for level in help_levels(variant) for line in formulas(level)]


@pytest.mark.parametrize("seed", range(18))
def test_exactly_the_option_and_the_reason_that_hold_are_right(seed: int) -> None:
    variant = draw(SIGN, seed)
    values = dict(variant.values)
    slope = 2 * (values[s] - values[c])
    option = 0 if slope < 0 else 1 if slope > 0 else 2
    reason = 0 if slope < 0 else 1
    for answer in range(3):
        for why in range(2):
            found = mark(variant, (answer, why))
            right = (answer == option, why == reason)
            assert (found.verdict is Verdict.RIGHT) == all(right)
            assert found.cells == tuple(Verdict.RIGHT if part else Verdict.WRONG for part in right)


def test_a_wrong_choice_is_asked_back_and_nothing_is_given_away() -> None:
    for seed in range(18):
        variant = draw(SIGN, seed)
        option, reason = variant.key
        for wrong in {0, 1, 2} - {option}:
            found = mark(variant, (wrong, reason))
            assert str(found.message).count("?") == 1
            assert not any(letter.isdigit() for letter in str(found.message))
            assert SIGN.options[option].text not in str(found.message)


def test_a_choice_without_reasons_takes_one_index() -> None:
    plain = Choose("plain", "Which?", (Option("This.", c > 1), Option("That.", c <= 1)), vary=(Vary(c, (1, 2)),))
    variant = draw(plain, 0)
    right = variant.key[0]
    assert (
        mark(variant, right).verdict
        is mark(variant, (right,)).verdict
        is mark(variant, (right, None)).verdict
        is Verdict.RIGHT
    )
    wrong = mark(variant, 1 - right)
    assert wrong.verdict is Verdict.WRONG
    assert wrong.cells == (Verdict.WRONG,)
    assert preview(variant, right) == ()


@pytest.mark.parametrize(
    "junk",
    [None, 99, -1, (0, 99), (0, -1), (0,), (), (0, 1, 2), ("0", "1"), (0.0, 1.0), True, (True, False), "a", 10**30],
)
def test_what_is_no_choice_costs_nothing(junk: object) -> None:
    found = mark(draw(SIGN, 0), junk)
    assert found.verdict is Verdict.UNREADABLE
    assert not found.counts


def test_conditions_are_decided_for_every_kind_of_number() -> None:
    assert truth(Gt(Choose.value, 0), exp(-3)) is True
    assert truth(Lt(Choose.value, 0), exp(-3)) is False
    assert truth(Ne(Choose.value, 0), value(draw(SIGN, 0).filled)) is not None
    assert truth(true, None) is True
    assert truth(Gt(x, 0), None) is None
    assert truth(None, None) is None


def test_a_difference_that_cancels_is_a_value() -> None:
    same = Choose(
        "same",
        "",
        (Option("Same.", Eq(Choose.value, 0)), Option("Not.", Ne(Choose.value, 0))),
        of=D(x**2 + 1, x) - D(x**2, x),
    )
    assert draw(same, 0).key == (0, None)


def test_options_that_do_not_decide_are_the_authors_fault() -> None:
    loose = Choose("loose", "", (Option("A.", Gt(x, 0)), Option("B.", Lt(x, 0))))
    with pytest.raises(AuthorError, match=r"nothing decides the option 'A\.'; give it a condition"):
        draw(loose, 0)
    never = Choose("never", "", (Option("A.", c > 5), Option("B.", c > 6)), vary=(Vary(c, (1, 2)),))
    with pytest.raises(AuthorError, match="0 options hold where exactly one should"):
        draw(never, 0)


def test_options_and_reasons_are_shown_in_an_order_of_the_seed() -> None:
    orders = [shuffled(draw(SIGN, seed)) for seed in range(18)]
    assert {frozenset(options) for options, _ in orders} == {frozenset(range(3))}
    assert len({options for options, _ in orders}) >= 4
    assert {reasons for _, reasons in orders} == {(0, 1), (1, 0)}
    assert orders == [shuffled(draw(SIGN, seed)) for seed in range(18)]


def test_the_right_answer_stands_anywhere_though_it_is_always_the_first_of_the_authors() -> None:
    still = Choose(
        "still",
        "At {s}?",
        (Option("Flat.", Eq(Choose.value, 0)), Option("Steep.", Gt(Choose.value, 0))),
        of=D((w - s) ** 2, w),
        at=((w, s),),
        vary=(Vary(s, (2, 3, 4, 5, 6, 7)),),
    )
    drawn = [draw(still, seed) for seed in range(12)]
    assert {variant.key for variant in drawn} == {(0, None)}
    assert {shuffled(variant)[0].index(0) for variant in drawn} == {0, 1}
    assert all(mark(variant, (0, None)).verdict is Verdict.RIGHT for variant in drawn), "a response is the index"


def test_a_right_reason_beside_a_wrong_answer_is_said_and_the_answer_is_asked_back() -> None:
    variant = draw(SIGN, 0)
    option, reason = variant.key
    wrong = (option + 1) % 3
    beside, neither = mark(variant, (wrong, reason)), mark(variant, (wrong, 1 - reason))
    assert str(beside.message) == f"The reason is right; the answer is another one. {SIGN.options[wrong].asks}"
    assert str(neither.message) == f"Not this one. {SIGN.options[wrong].asks}"


def test_a_wrong_reason_beside_the_right_answer_is_asked_back() -> None:
    variant = draw(SIGN, 0)
    option, reason = variant.key
    said = str(mark(variant, (option, 1 - reason)).message)
    assert said == f"The answer is right; the reason is another one. {SIGN.reasons[1 - reason].asks}"


def test_a_second_wrong_choice_gets_another_answer() -> None:
    variant = draw(SIGN, 0)
    option, reason = variant.key
    assert len({str(mark(variant, (wrong, reason)).message) for wrong in {0, 1, 2} - {option}}) == 2


def test_where_the_author_asks_nothing_it_is_said_where_to_look() -> None:
    bare = (Option("Up.", Lt(Choose.value, 0)), Option("Down.", Gt(Choose.value, 0)))
    looked = Choose(
        "bare", "Which way?", bare, of=D(w**2, w), at=((w, Integer(3)),), look="Look at the sign. Is it a plus?"
    )
    assert str(mark(draw(looked, 0), 0).message).startswith("Not this one. ")
    assert "Try it with a number" not in str(mark(draw(looked, 0), 0).message)
    assert ">" not in str(mark(draw(looked, 0), 0).message)


def test_a_right_choice_is_told_why_by_its_own_option_first() -> None:
    own = Option("Up.", Lt(Choose.value, 0), because="The slope at {w} is negative.")
    options = (own, Option("Down.", Gt(Choose.value, 0)))
    asked = Choose("why", "Which way?", options, of=D(w**2, w), at=((w, s),), because="A step goes downhill.", vary=(
        Vary(s, (-3, 3)),))  # fmt: skip
    said = {draw(asked, seed).key[0]: draw(asked, seed) for seed in range(2)}
    assert str(mark(said[0], 0).message) == "Yes, that is so. The slope at w is negative."
    assert str(mark(said[1], 1).message) == "Yes, that is so. A step goes downhill."


def test_the_author_may_ask_back_what_no_condition_says() -> None:
    asked = Option("Three.", Eq(s, 3), "What do you get for {s}?")
    chosen = Choose("own", "Which?", (Option("Two.", Eq(s, 2)), asked), vary=(Vary(s, (2, 3)),))
    variant = next(each for each in (draw(chosen, seed) for seed in range(2)) if each.key == (0, None))
    assert str(mark(variant, 1).message) == "Not this one. What do you get for 2?"


def test_help_where_no_slope_is_left_to_take_needs_its_authors_words() -> None:
    steeper = (Option("w.", Gt(Choose.value, 0)), Option("b.", Lt(Choose.value, 0)))
    given = ((D(C, w), Integer(3)), (D(C, x), Integer(-1)))
    variant = draw(Choose("steeper", "", steeper, of=Abs(D(C, w)) - Abs(D(C, x)), at=given), 0)
    place, rule, *_ = help_levels(variant)
    assert place.template
    assert rule.template, "two slopes are compared: no mean is asked for"
