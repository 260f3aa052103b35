"""What the imports left is frozen, and only once."""

from __future__ import annotations

import gc

from tutor.ui import gc_freeze


def test_it_is_done_once(monkeypatch):
    done = []
    monkeypatch.setattr(gc, "collect", lambda: done.append("collect"))
    monkeypatch.setattr(gc, "freeze", lambda: done.append("freeze"))
    gc_freeze.freeze.cache_clear()
    for _ in range(3):
        gc_freeze.freeze()
    assert done == ["collect", "freeze"]
