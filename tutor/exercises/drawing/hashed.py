"""A number from words: the same on every machine and in every process, as no generator of random numbers promises."""

from __future__ import annotations

from hashlib import sha256


def hashed(*words: object) -> int:
    """64 bits that depend on the words alone, evenly spread."""
    digest = sha256(":".join(map(str, words)).encode()).digest()
    return int.from_bytes(digest[:8], "big")
