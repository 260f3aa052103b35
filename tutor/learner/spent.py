"""Time spent: from one event to the next, unless there was a pause between them."""

from __future__ import annotations

from datetime import UTC, datetime

PAUSE, AFTERWARDS = 600.0, 60.0  # seconds without an event that are a pause; what it is counted as


def seconds_between(last: float | None, at: float) -> float:
    """How long somebody was at work from one event to the next."""
    if last is None or at < last:
        return 0.0
    return at - last if at - last <= PAUSE else AFTERWARDS


def day_of(at: float) -> str:
    """The day (UTC) of a moment."""
    return datetime.fromtimestamp(at, UTC).date().isoformat()
