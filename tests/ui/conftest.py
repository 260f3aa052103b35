"""Each test has a store of its own, and sees the faults that a learner would be spared."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def own_store(tmp_path, monkeypatch):
    """A data folder for this test; DOWNHILL_STRICT raises what a page would keep to itself."""
    monkeypatch.delenv("DOWNHILL_DATABASE", raising=False)
    monkeypatch.setenv("DOWNHILL_DATA", str(tmp_path))
    monkeypatch.setenv("DOWNHILL_STRICT", "1")
    return tmp_path
