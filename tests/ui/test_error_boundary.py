"""A fault in one block stays in it; a test that asks for it sees it."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tutor.ui.error_boundary import STRICT


def _page() -> None:
    import streamlit as st

    from tutor.lesson import Derivation
    from tutor.notation import x
    from tutor.ui.error_boundary import guarded

    with guarded(Derivation("steps", x**2, x)):
        raise ZeroDivisionError("planted")
    st.markdown("the rest")


def test_the_rest_of_the_page_goes_on(monkeypatch, caplog):
    monkeypatch.delenv(STRICT)
    page = AppTest.from_function(_page).run()
    assert not page.exception
    assert "Derivation “steps”" in page.info[0].value
    assert page.markdown[-1].value == "the rest"
    assert "planted" in caplog.text


def test_a_test_sees_the_fault(caplog):
    assert AppTest.from_function(_page).run().exception
    assert "ZeroDivisionError: planted" in caplog.text


@pytest.mark.parametrize("strict", ["", "0"])
def test_only_1_is_strict(monkeypatch, strict):
    monkeypatch.setenv(STRICT, strict)
    assert not AppTest.from_function(_page).run().exception
