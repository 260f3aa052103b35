"""Help comes in five levels, and none before the last holds the answer."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sympy import Add, Eq, Gt, Integer, Lt, Rational, Symbol, sqrt

from tests.exercises.helping import by_name, formulas
from tutor.answers import Verdict, decide
from tutor.exercises import LEVELS, Help, draw, help_levels, kind_of, leaks
from tutor.exercises.help import given_away, tells_early
from tutor.exercises.hints import GAP
from tutor.exercises.levels import HintLine
from tutor.lesson import Choose, Curve, Formula, Item, Number, Option, Order, Place, StepTable, Vary, hole
from tutor.notation import C, a, eta, h, w, x, y
from tutor.symbolic.decimals import decimal
from tutor.symbolic.derivative import D, has_derivative
from tutor.symbolic.derive import resolve
from tutor.symbolic.printing import to_text
from tutor.symbolic.sentence import Listed, after_one_another, say

c, d, p, s, form = (hole(name) for name in ("c", "d", "p", "s", "form"))
value = Choose.value
SAMPLES = (
    Formula(
        "drill",
        "Write the slope of {of}.",
        form,
        x,
        vary=(
            Vary(form, (c * x**p, c * x**p + d * x, c / x, c * sqrt(x) - d)),
            Vary(c, (2, 3, 5)),
            Vary(p, (3, 4)),
            Vary(d, (4, 7)),
        ),
    ),
    Formula(
        "step", "Cost {of}.", w - eta * D(form, w), vary=(Vary(form, ((w - c) ** 2, c * w**2)), Vary(c, (2, 3, 4, 5)))
    ),
    Number("value", "At {x} = {s}?", D(c * x**2 - x**3, x), ((x, s),), vary=(Vary(c, (3, 5, 7)), Vary(s, (2, 4, -2)))),
    Number("change", "With {d}?", -eta * d, ((eta, Rational(1, 10)),), vary=(Vary(d, (Rational(4, 5), -3, 2)),)),
    StepTable(
        "walk", "From {start}.", (w - c) ** 2, w, s, Rational(1, 10), vary=(Vary(c, (1, 4, 6)), Vary(s, (-1, 3, 8)))
    ),
    StepTable("fixed", "From {start}.", (w - 3) ** 2, w, Integer(0), Rational(1, 10), rows=4),
    Choose(
        "sign",
        "At {s}?",
        (Option("Up.", Lt(value, 0)), Option("Down.", Gt(value, 0)), Option("Nowhere.", Eq(value, 0))),
        of=D((w - c) ** 2, w),
        at=((w, s),),
        vary=(Vary(c, (-2, 1, 2)), Vary(s, (-3, -2, 1, 2, 4))),
    ),
    Choose(
        "still",
        "At {s}?",
        (Option("Flat.", Eq(value, 0)), Option("Steep.", Gt(value, 0))),
        of=D((x - s) ** 2 + d, x),
        at=((x, s),),
        vary=(Vary(s, (2, 3, 4)), Vary(d, (1, 5))),
    ),
    Place(
        "flat",
        "Where?",
        Curve("f", x**2 - c * x, x, (-4, 4), -3, "Here."),
        D(x**2 - c * x, x),
        vary=(Vary(c, (-5, 2, 3, 5)),),
    ),
    Place(
        "land",
        "Where?",
        Curve("f", (w - c) ** 2, w, (-5, 5), 0, "Here."),
        w - s,
        vary=(Vary(c, (1, 2)), Vary(s, (-2, 3))),
    ),
)
each = pytest.mark.parametrize("exercise", SAMPLES, ids=lambda exercise: exercise.slug)


@each
def test_there_are_five_levels_and_the_solution_arrives(exercise) -> None:
    for seed in range(20):
        variant = draw(exercise, seed)
        levels = help_levels(variant)
        assert len(levels) == len(LEVELS)
        assert all(str(level.says) for level in levels)
        if isinstance(exercise, Formula):
            end = levels[-1].lines[-1].formula
            assert decide(end, variant.key).verdict is Verdict.RIGHT
            assert not has_derivative(end)


@each
def test_nothing_before_the_solution_equals_the_key(exercise) -> None:
    for seed in range(20):
        variant = draw(exercise, seed)
        secrets = kind_of(variant.exercise).secrets(variant)
        levels = help_levels(variant)
        assert given_away(variant, levels) == ()
        if not set(secrets) & set(variant.shown):
            assert leaks((*levels, levels[-1]), secrets, variant.shown), "the solution itself would be a leak"


@pytest.mark.parametrize(
    "planted",
    [
        Help(say("It is {key}.", key=20 * x**3)),
        Help(say("It is {key}.", key=Eq(D(5 * x**4, x), 20 * x**3))),
        Help(after_one_another(say("Look."), say("It is {key}.", key=20 * x**3))),
        Help(say("These: {all}.", all=Listed((x, say("{key}", key=20 * x**3))))),
        Help(say("Look:"), (HintLine(4 * 5 * x**2 * x + 0),)),
        Help(say("Look:"), (HintLine(x, say("because {part}", part=x**3 * 20)),)),
        Help(say("Fill it."), (HintLine(20 * x**3 * D(x, x)),)),
        Help(say("Fill it."), (HintLine(20 * x**3 * GAP),)),
        Help(say("Fill it."), (HintLine((20 * x**4 + 20 * x**3) - GAP - 20 * x**4),)),
        Help(say("Fill it."), (HintLine((x + 1) ** 2 * 20 * x**3 / (x**2 + 2 * x + 1)),)),
    ],
)
def test_a_planted_leak_is_caught(planted: Help) -> None:
    variant = draw(Formula("five", "Write the slope of {of}.", 5 * x**4, x), 0)
    levels = help_levels(variant)
    assert leaks(levels, variant.key, variant.shown) == ()
    assert leaks((*levels[:2], planted, *levels[3:]), variant.key, variant.shown)


def test_a_number_shown_as_a_decimal_is_a_leak() -> None:
    level = Help(say("It is {value:decimal}.", value=Integer(1)), (HintLine(decimal(Rational(4, 5))),))
    assert leaks((level, level), Rational(4, 5))
    whole = Help(say("It is {value}.", value=4))
    assert leaks((whole, whole), Integer(4))
    assert not leaks((level, level), Rational(3, 5))


def test_a_zero_is_a_leak_like_any_other_number() -> None:
    level = Help(say("Look:"), (HintLine(Integer(0)),))
    assert leaks((level, level), Integer(0)) == (0,)
    assert leaks((level, level), Integer(0), (Integer(0),)) == (), "the question itself says it"


def test_the_rule_is_named_and_the_place_is_shown() -> None:
    place, rule, sibling, gap, solution = help_levels(draw(Formula("f", "The slope of {of}?", 5 * x**4 - x, x), 0))
    assert 5 * x**4 - x in place.says.fields.values()
    assert "sum rule" in str(rule.says)
    assert "power rule" in str(rule.says)
    assert len(sibling.lines) == len(solution.lines)
    assert any(line.has(GAP) for line in formulas(gap))


def test_the_lines_of_a_worked_example_follow_from_each_other() -> None:
    for seed in range(10):
        for _, *_, solution in [help_levels(draw(SAMPLES[0], seed))]:
            lines = [resolve(line) for line in formulas(solution)]
            assert all(decide(line, lines[-1]).verdict is Verdict.RIGHT for line in lines)


def test_help_that_nobody_can_take_further_falls_back_to_words() -> None:
    fixed = Number("n", "How much is {of}?", Integer(2) * eta, ((eta, Integer(3)),))
    levels = help_levels(draw(fixed, 0))
    assert all(str(level.says) for level in levels)
    assert leaks(levels, Integer(6), draw(fixed, 0).shown) == ()


ONE_STEP = Formula("power", "Write the slope of {of}.", x**3, x)
BRACKET = Formula("bracket", "Write the slope of {of}.", (w - 3) ** 2, w)


def test_the_rule_of_a_question_of_one_step_is_only_named() -> None:
    assert str(help_levels(draw(ONE_STEP, 0))[1].says) == "You need the power rule."
    assert "which leaves" not in str(help_levels(draw(BRACKET, 0))[1].says), "all that is missing is a factor of 1"


@pytest.mark.parametrize(
    ("exercise", "words"),
    [
        (ONE_STEP, "Bring the exponent 3 down in front and take one off it, which leaves 2."),
        (BRACKET, "Bring the exponent 2 down in front and take one off it, which leaves 1. Keep w − 3 inside, and "
         "multiply by the slope of w − 3."),
    ],
)  # fmt: skip
def test_the_answer_in_words_is_caught(exercise: Formula, words: str) -> None:
    variant = draw(exercise, 0)
    levels = help_levels(variant)
    told = Help(say("It begins like this: " + words))
    assert leaks((told, told), variant.key, variant.shown) == (), "no formula in it is the answer"
    assert tells_early(variant, levels) == ()
    assert tells_early(variant, (levels[0], told, *levels[2:])) == ("rule",)


@pytest.mark.parametrize(
    ("exercise", "place"),
    [
        (ONE_STEP, "Look at x³. What is its exponent?"),
        (Formula("root", "", sqrt(x), x), "Look at √x. Which exponent has it, when you write it as a power?"),
        (SAMPLES[2], "Leave the numbers for later. What is the slope of"),
        (SAMPLES[4], "Begin with w = −1. What is d/dw (w − 1)² there?"),
        (SAMPLES[8], "Flat is a question about the slope. What is the slope where the curve is flat?"),
        (Number("n", "", D(x**2, x) * h, ((x, Integer(4)), (h, Rational(1, 5)))), "How fast does x² grow"),
        (Number("n", "", -eta * D(C, w), ((D(C, w), 2), (eta, 3))), "Which two, and which way does a step go?"),
    ],
)
def test_the_first_hint_points_to_the_place_in_words_of_its_kind(exercise, place: str) -> None:
    assert place in str(help_levels(draw(exercise, 0))[0].says)


def test_a_sibling_shows_its_question() -> None:
    for exercise in SAMPLES:
        for seed in range(6):
            sibling = help_levels(draw(exercise, seed))[2]
            if sibling.lines and not isinstance(exercise, Formula):
                assert str(sibling.says).startswith("Another"), exercise.slug
                assert sibling.says.fields, exercise.slug


def test_two_curves_are_compared_with_two_others() -> None:
    """Where all siblings of one shape come to the same number as well, another one does."""
    same = Choose(
        "same",
        "{first} or {second}?",
        (Option("Neither.", Eq(value, 0)), Option("The second.", Lt(value, 0))),
        of=D(x**2, x) - D(form, x),
        vary=(Vary(form, (x**2 + c, x**2 + c * x)), Vary(c, (2, 5, 9))),
        given=(("first", x**2), ("second", form)),
    )
    for seed in range(6):
        levels = help_levels(draw(same, seed))
        assert levels[2].lines
        assert formulas(levels[-1]).count(0) <= 1


def test_the_whole_way_shows_the_arithmetic() -> None:
    nudged = help_levels(draw(Number("n", "", D(x**2, x) * h, ((x, Integer(4)), (h, Rational(1, 5)))), 0))
    assert to_text(nudged[-1].lines[-1].formula) == "2 · 4 · 0.2 = 1.6"
    twice = Number("t", "", w - eta * D((w - 2) ** 2, w), ((w, Integer(0)), (eta, Rational(1, 5))), steps=2)
    shown = [to_text(line) for line in formulas(help_levels(draw(twice, 0))[-1])[-4:]]
    assert shown == ["2(0 − 2) = −4", "w ← 0 − 0.2 · (−4) = 0.8", "2(0.8 − 2) = −2.4", "w ← 0.8 − 0.2 · (−2.4) = 1.28"]
    flat = [to_text(line) for line in formulas(help_levels(draw(SAMPLES[8], 0))[-1])[-3:]]
    assert flat == ["2x + 5 = 0", "2x = −5", "x = −2.5"]


@pytest.mark.parametrize(
    ("exercise", "line"),
    [
        (SAMPLES[5], "w ← 0 − 0.1 · ?"),
        (Formula("step", "", w - eta * D((w - 2) ** 2, w)), "w ← w − η · ?"),
        (Number("n", "", D(x**2, x) * h, ((x, Integer(4)), (h, Rational(1, 5)))), "? · 0.2"),
        (Number("n", "", -eta * D(C, w), ((D(C, w), 2), (eta, Rational(1, 10)))), "−0.1 · ?"),
    ],
)
def test_a_gap_reads_as_the_page_writes(exercise, line: str) -> None:
    assert to_text(help_levels(draw(exercise, 0))[3].lines[-1].formula) == line


def test_a_number_without_a_derivative_has_its_numbers_at_the_fourth_level_and_needs_its_author_before() -> None:
    variant = draw(Number("sum", "How much is it?", (a - y) ** 2, ((a, Integer(3)), (y, Integer(1)))), 0)
    place, rule, _, gap, solution = help_levels(variant)
    assert [to_text(line) for line in formulas(gap)] == ["(3 − 1)² = ?"]
    assert place.template
    assert rule.template
    assert solution.template, "no line of it has a reason"


def test_names_that_only_the_author_knows_are_not_shown() -> None:
    after, before = (Symbol(name, real=True) for name in ("after", "before"))
    at = ((after, Rational(1, 2)), (before, Rational(3, 4)))
    fell = (Option("It fell.", Lt(value, 0)), Option("It rose.", Gt(value, 0)))
    choice = draw(Choose("fell", "Did it fall?", fell, of=after - before, at=at), 0)
    count = draw(Number("count", "How much?", after - before, at), 0)
    for variant in (choice, count):
        said = [to_text(line) for level in help_levels(variant) for line in formulas(level)]
        assert "0.5 − 0.75 = −0.25" in said
        assert not any("after" in each for each in said)
    named = draw(Number("named", "How much is {of}?", after - before, at), 0)
    assert "after − before" in [to_text(line) for line in formulas(help_levels(named)[-1])], "it is on the page"


READ_OFF = {"look": "Look at the digits.", "idea": "They come nearer to a whole number.", "gap": "6.01, 6.001, …, ?"}


def test_where_a_gap_is_said_in_words_no_level_shows_the_expression() -> None:
    nearer = Number("near", "Where?", 2 * x + p, ((x, p),), vary=(Vary(p, (2, 3, 5)),), because="So it is.", **READ_OFF)
    sign = (Option("Up.", Gt(value, 0)), Option("Down.", Lt(value, 0)))
    rises = Choose("rises", "{p}?", sign, of=2 * x, at=((x, p),), vary=(Vary(p, (2, -3)),), because="Look.", **READ_OFF)
    ranked = Order(
        "rank", "{p}?", (Item("a", 2 * p), Item("b", 3 + p)), vary=(Vary(p, (1, 2)),), because="A.", **READ_OFF
    )
    curve = Curve("f", x**2 - p * x, x, (-4, 4), -3, "Here.")
    flat = Place("flat", "Where?", curve, D(x**2 - p * x, x), vary=(Vary(p, (2, 4)),), because="Flat.", **READ_OFF)
    for exercise in (nearer, rises, ranked, flat):
        levels = help_levels(draw(exercise, 0))
        assert not any(level.template for level in levels), exercise.slug
        assert not any(line.has(x, GAP) for line in formulas(levels[3])), exercise.slug
        assert not any(line.has(Add, D, GAP) for line in formulas(levels[-1])), exercise.slug


def test_the_growth_for_a_given_slope_takes_no_derivative() -> None:
    variant = draw(Number("given", "", h * D(C, w), ((D(C, w), Integer(-3)), (h, Rational(1, 50)))), 0)
    levels = by_name(variant)
    assert [to_text(line) for line in formulas(levels["gap"])] == ["? · 0.02"]
    assert to_text(levels["solution"].lines[0].formula) == "h · dC/dw"


def test_a_formula_that_is_only_put_together_needs_its_authors_words() -> None:
    variant = draw(Formula("pieces", "Write a cost.", (a - 1) ** 2 + y), 0)
    levels = by_name(variant)
    assert levels["place"].template
    assert levels["rule"].template
    assert [to_text(line) for line in formulas(levels["solution"])] == ["(a − 1)² + y"]


TOLD = Number(
    "told",
    "How much is {of} at {x} = {p}?",
    x**2 + p,
    ((x, p),),
    vary=(Vary(p, (3, 5, 7)),),
    look="{p} stands in two places. Which are they?",
    idea="A letter has the same value wherever it stands.",
    because="Both letters are {p} here.",
)


def test_the_authors_own_words_come_first() -> None:
    for seed in range(3):
        variant = draw(TOLD, seed)
        place, rule, *_, solution = help_levels(variant)
        number = dict(variant.values)[p]
        assert str(place.says) == f"{number} stands in two places. Which are they?"
        assert str(rule.says) == "A letter has the same value wherever it stands."
        assert str(solution.says).startswith(f"Both letters are {number} here. First the formula")


def test_an_authors_hint_that_gives_the_answer_away_is_not_said() -> None:
    early = replace(TOLD, look="Is it {sum}?", idea="Is it {sum}?", given=(("sum", p**2 + p),))
    assert not any("Is it" in str(level.says) for level in help_levels(draw(early, 0)))


def test_an_option_says_why_it_is_right_before_the_question_does() -> None:
    options = (Option("Up.", Gt(value, 0), because="{c} is above 0."), Option("Down.", Lt(value, 0)))
    sign = Choose("sign", "{c}?", options, of=c * x, at=((x, Integer(2)),), vary=(Vary(c, (3, -3)),), because="2 is.")
    said = {str(help_levels(draw(sign, seed))[-1].says) for seed in range(2)}
    assert said == {"This is right: Up. 3 is above 0. 2 is.", "This is right: Down. 2 is."}
    siblings = {str(help_levels(draw(sign, seed))[2].says) for seed in range(2)}
    assert siblings == {
        "Another one. 3? This is right: Up. 3 is above 0. 2 is.",
        "Another one. −3? This is right: Down. 2 is.",
    }


def test_an_option_that_is_singled_out_is_not_said() -> None:
    counts = (Option("All {p} weights.", Eq(value, p)), Option("All {c} pixels.", Eq(value, c)))
    fields = {"vary": (Vary(p, (12, 14)), Vary(c, (5, 6))), "of": p}
    number = Choose("count", "{p} weights, {c} pixels: which?", counts, look="Is it {p}?", **fields)
    words = replace(number, look="Think of all {p} weights.")
    both = replace(number, look="Is it {p} or {c}?", idea="All {p} weights, or all {c} pixels?")
    for each in (number, words):
        assert help_levels(draw(each, 0))[0].template
    assert [level.template for level in help_levels(draw(both, 0))[:2]] == [False, False]
