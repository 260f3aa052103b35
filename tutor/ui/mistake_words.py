"""A mistake in plain words, whatever it was made in. No Streamlit here."""

from __future__ import annotations

from tutor.misconceptions.in_short import did
from tutor.symbolic.sentence import Sentence, say


def plainly(name: str) -> Sentence | None:
    """What was done by somebody who made this mistake; None where that cannot be told by its name."""
    done = did(name)
    return None if done is None else say("You {did}.", did=done)
