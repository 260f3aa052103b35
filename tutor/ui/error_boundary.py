"""A fault in one block stays in this block: the page says so in a sentence, the log says everything."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from tutor.lesson import Block
from tutor.symbolic.sentence import say
from tutor.ui.text import words

STRICT = "DOWNHILL_STRICT"  # set to 1, a fault is raised instead: a test wants to see it
_log = logging.getLogger(__name__)


@contextmanager
def guarded(block: Block | str) -> Iterator[None]:
    """Draw a block; if that fails, log it and say which part is missing."""
    try:
        yield
    except Exception:
        if os.environ.get(STRICT) == "1":
            raise
        name = say(block) if isinstance(block, str) else _name(block)
        _log.exception("the block %s could not be shown", name)
        st.info(
            words("Something is missing here: {name}. The fault is ours, and the rest of the page works.", name=name)
        )


def _name(block: Block) -> str:
    kind = type(block).__name__
    slug = getattr(block, "slug", "")
    return f"{kind} “{slug}”" if slug else kind
