"""One symbol, one meaning, one colour: the table is whole, and readable on both pages."""

from __future__ import annotations

import pytest

from tutor.notation import (
    LINE,
    POSITIVE,
    REAL,
    RIGHT_HALF,
    TABLE,
    Domain,
    a,
    by_name,
    domain,
    eta,
    home,
    n,
    notation,
    reach,
    w,
    x,
    y,
)

LIGHT, DARK = "#ffffff", "#0e1117"


def luminance(colour: str) -> float:
    """Relative luminance of an sRGB colour, as WCAG 2 defines it."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_a_grey_on_grey_pair_would_be_noticed() -> None:
    assert contrast("#888888", LIGHT) < 4.5
    assert contrast("#000000", LIGHT) == pytest.approx(21)


@pytest.mark.parametrize("entry", TABLE, ids=lambda entry: entry.symbol.name)
def test_each_symbol_is_readable_on_a_light_and_a_dark_page(entry) -> None:
    assert contrast(entry.colour[0], LIGHT) >= 4.5
    assert contrast(entry.colour[1], DARK) >= 4.5


@pytest.mark.parametrize("entry", TABLE, ids=lambda entry: entry.symbol.name)
def test_each_symbol_has_a_name_and_a_primer_of_two_lines(entry) -> None:
    assert entry.name
    assert len(entry.primer.splitlines()) == 2
    assert entry.domain.low < entry.domain.high


def test_no_symbol_and_no_spelling_is_listed_twice() -> None:
    spellings = [name for entry in TABLE for name in (entry.symbol.name, *entry.typed)]
    assert len(spellings) == len(set(spellings))


def test_a_symbol_is_tested_wherever_it_can_be_and_not_only_where_it_is_drawn() -> None:
    for letter in (w, x, y, a, w.func("w_1"), w.func("q")):
        assert reach(letter) is LINE
    assert reach(eta) is reach(w.func("s", positive=True)) is RIGHT_HALF
    assert reach(n).integer
    assert home(x) is LINE
    assert home(y).low == 0
    assert home(eta) is domain(eta)


def test_a_symbol_lives_where_the_table_says() -> None:
    assert notation(w).name == "weight"
    assert domain(eta).positive
    assert domain(x) is REAL
    assert domain(w.func("s", positive=True)) is POSITIVE
    assert notation(w.func("q")) is None
    assert by_name(("x", "w")) == (x, w)
    assert not Domain(low=REAL.low, high=REAL.high).positive
