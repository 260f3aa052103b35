"""The door: whatever a person or a client sends becomes a response, of which every kind knows what it may be.

A text, a number, nothing, or several of these, in a bounded number of parts of a bounded length. What is none of them
is as good as nothing.
"""

from __future__ import annotations

from math import isfinite
from typing import TypeAlias

Response: TypeAlias = "str | int | float | tuple[Response, ...] | None"

LONGEST = 12_000  # characters of one text: far more than any reader takes, so that it can say so
MOST = 1_000  # parts
LARGEST = 2**53  # of a whole number
DEEPEST = 2  # an order has places, and a place the items that claim it


def as_response(sent: object, deepest: int = DEEPEST) -> Response:
    """What was sent, as a response."""
    if isinstance(sent, str):
        return str(sent[:LONGEST])
    if isinstance(sent, int) and not isinstance(sent, bool):
        return int(sent) if abs(sent) <= LARGEST else None
    if isinstance(sent, float):
        return float(sent) if isfinite(sent) else None
    if isinstance(sent, list | tuple) and deepest:
        return tuple(as_response(part, deepest - 1) for part in sent[:MOST])
    return None
