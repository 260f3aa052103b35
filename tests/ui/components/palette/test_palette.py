"""What the palette of a page is handed: short, whole, and the same keys that the lesson has."""

from __future__ import annotations

import json
from dataclasses import fields

import pytest

from lessons import CURRICULUM
from tutor.exercises import palette
from tutor.ui.components.palette import _keys

MOST = 3_000  # bytes that the keys of a lesson add to its page


@pytest.mark.parametrize("lesson", CURRICULUM, ids=lambda lesson: lesson.slug)
def test_the_keys_of_a_lesson_are_few_bytes_and_none_is_lost(lesson):
    keys = palette(lesson)
    told = {item.name: _keys(keys, item.name) for item in fields(keys)}
    assert len(json.dumps(told, ensure_ascii=False).encode()) < MOST
    whole = [[*parts, *[parts[0]] * (3 - len(parts))] for group in told.values() for parts in group]
    assert whole == [[key.shows, key.types, str(key.says)] for key in keys.keys]
