"""What the imports left is frozen, and only once."""

from __future__ import annotations

import gc

from tutor.ui import memory


def test_it_is_done_once(monkeypatch):
    done = []
    monkeypatch.setattr(gc, "collect", lambda: done.append("collect"))
    monkeypatch.setattr(gc, "freeze", lambda: done.append("freeze"))
    memory.settle.cache_clear()
    for _ in range(3):
        memory.settle()
    assert done == ["collect", "freeze"]
