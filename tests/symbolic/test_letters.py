"""Letters and their names belong together one by one, and what is printed raised or lowered is read as what it was."""

from __future__ import annotations

from tutor.symbolic.letters import GREEK, LOWERED, RAISED, SUBSCRIPTS, SUPERSCRIPTS, lowered, raised


def test_each_greek_letter_has_one_name():
    letters, names = zip(*GREEK, strict=True)
    assert len(set(letters)) == len(set(names)) == len(GREEK) == 32
    assert {name: dict(GREEK).get(name) for name in "αωΣ∇"} == {"α": "alpha", "ω": "omega", "Σ": None, "∇": "nabla"}


def test_what_stands_raised_or_lowered_is_read_as_what_it_was():
    assert (raised("-12n"), lowered("10jk")) == ("⁻¹²ⁿ", "₁₀ⱼₖ")
    assert "".join(SUPERSCRIPTS[letter] for letter in raised(RAISED)) == RAISED
    assert "".join(SUBSCRIPTS[letter] for letter in lowered(LOWERED)) == LOWERED


def test_what_is_only_read_stays_as_it_is():
    assert SUPERSCRIPTS["ᵗ"] == raised("t") == "t"
    assert SUBSCRIPTS["ₘ"] == lowered("m") == "m"
