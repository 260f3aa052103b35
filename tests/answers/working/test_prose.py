"""Words around formulas are blanked in their place; what may be a misspelt formula is left for the reader."""

from __future__ import annotations

import pytest

from tutor.answers.reading.vocabulary import OPEN
from tutor.answers.working import prose


def left(line: str, numbered: bool = False) -> str:
    return " ".join(prose.formulas_of(line, numbered).split())


@pytest.mark.parametrize(
    ("line", "formula"),
    [
        ("1) 4x", "4x"),
        ("12: 4x", "4x"),
        ("3. 4x", "4x"),
        ("1.5x", "1.5x"),
        ("b) 4x", "4x"),
        ("iv) 4x", "4x"),
        ("Step 2: 4x", "4x"),
        ("• 4x", "4x"),
        ("∴ 4x", "4x"),
        ("=> 4x", "4x"),
        ("⇒ 4x", "4x"),
        (r"\therefore 4x", "4x"),
        ("therefore 4x", "4x"),
        ("So we get 4x", "4x"),
        ("Using the chain rule: 4x", "4x"),
        ("bring down the 2: 4x", "4x"),
        ("Now let u = 2x", "u = 2x"),
        ("4x (power rule)", "4x"),
        ("4x   [chain rule, 3 from the inside]", "4x"),
        ("4x // the power rule", "4x"),
        ("4x # the power rule", "4x"),
        ("4x -- the power rule", "4x"),
        ("4x <-- done", "4x"),
        ("4x QED", "4x"),
        ("4x q.e.d.", "4x"),
        ("4x ∎", "4x"),
        (r"y' &= 4x \\", "y' = 4x"),
        (r"4x \text{ by the power rule}", "4x"),
        ("4x    (2)", "4x"),
        ("4x (2)", "4x (2)"),
        (r"4x \tag{2}", "4x"),
        ("lim h->0 (2x+h)", "(2x+h)"),
        (r"\lim_{h \to 0} (2x+h)", "(2x+h)"),
        ("2x as h → 0", "2x"),
        ("h → 0", ""),
    ],
)
def test_what_stands_around_a_formula_is_put_aside(line, formula) -> None:
    assert left(line) == formula


@pytest.mark.parametrize(
    "line",
    [
        "sni(x) x",
        "2 (sin x)",
        "step(x) x",
        "x (x+1)",
        "2bx-2by",
        "sin x",
        "sigmoid(z)",
        "(2)(x-1)",
        "(2) (x-1)",
        "e^x e",
    ],
)
def test_what_may_be_a_formula_stays(line) -> None:
    assert left(line) == line


def test_a_number_in_brackets_is_a_number_only_where_the_lines_are_numbered_so() -> None:
    assert prose.number_of("(2) 4x") == 2
    assert prose.number_of("(2)(x+1)") is None
    assert left("(2) 4x", numbered=True) == "4x"
    assert left("(2) 4x", numbered=False) == "(2) 4x"


def test_a_word_that_is_a_function_is_one_where_it_is_applied() -> None:
    for word in prose._WORDS & set(OPEN.functions):
        assert left(f"{word}(x)") == f"{word}(x)"
        assert left(f"{word} (x)") == f"{word} (x)"


@pytest.mark.parametrize("text", ["the power rule", "Simplify.", "(chain rule)", "so by the product rule we get"])
def test_words_are_prose(text) -> None:
    assert prose.is_prose(text)


@pytest.mark.parametrize("text", ["", "x", "sin x", "4x", "sigmoid(z)", "by", "rule 3"])
def test_a_formula_is_no_prose(text) -> None:
    assert not prose.is_prose(text)


def cut(text: str) -> list[list[str]]:
    return [
        [text[slice(*prose.trimmed(text, *side))] for side in sides]
        for start, end, _ in prose.statements(text)
        for sides in prose.chains(text, start, end)
    ]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("4x", [["4x"]]),
        ("y = 2x = x+x", [["y", "2x", "x+x"]]),
        ("u = x^2, v = e^x", [["u", "x^2"], ["v", "e^x"]]),
        ("u = x^2; v = e^x", [["u", "x^2"], ["v", "e^x"]]),
        ("u = x^2 and v = e^x", [["u", "x^2"], ["v", "e^x"]]),
        ("u = x    u' = 1", [["u", "x"], ["u'", "1"]]),
        ("2u where u = x", [["2u"], ["u", "x"]]),
        ("max(x, 1)", [["max(x, 1)"]]),
        ("0,5x", [["0,5x"]]),
        ("2x^2 → 4x", [["2x^2", "4x"]]),
        ("u = x → u' = 1", [["u", "x"], ["u'", "1"]]),
        ("u = x => u' = 1", [["u", "x"], ["u'", "1"]]),
        ("du/dx => 2", [["du/dx", "2"]]),
        ("u := x^2", [["u", "x^2"]]),
        ("2x by the power rule", [["2x"], []]),
        ("2bx by y", [["2bx by y"]]),
        ("u is x^2", [["u", "x^2"]]),
        ("u = x^2. Then u' = 2x.", [["u", "x^2"], ["u'", "2x"]]),
        ("u = x | u' = 1", [["u", "x"], ["u'", "1"]]),
        ("|x| = x", [["|x|", "x"]]),
        ("f'(x): 2x", [["f'(x)", "2x"]]),
        ("2.5x", [["2.5x"]]),
    ],
)
def test_a_line_is_cut_into_statements_and_their_sides(text, pieces) -> None:
    assert [[side for side in sides if side] for sides in cut(text)] == pieces


@pytest.mark.parametrize("typed", ["3x?", "3x…"])
def test_what_stands_for_a_lost_character_or_a_cut_is_kept(typed) -> None:
    assert cut(typed) == [[typed]]


def test_a_reason_is_known_as_one() -> None:
    assert [aside for _, _, aside in prose.statements("4x, since (x^2)' = 2x")] == [False, True]
    assert [aside for _, _, aside in prose.statements("4x because 2*2 = 4")] == [False, True]
