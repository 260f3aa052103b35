"""Collecting garbage: what the imports left behind will stay, so no collection has to look at it again."""

from __future__ import annotations

import gc
from functools import lru_cache


@lru_cache(maxsize=1)
def freeze() -> None:
    """Freeze what is there, once in a process. (To ask gc whether it has been done costs as much as a page.)"""
    gc.collect()
    gc.freeze()
