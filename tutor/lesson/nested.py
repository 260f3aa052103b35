"""What stands inside a block, however deep in tuples and dataclasses: the one place that goes through its parts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from tutor.lesson.holes import Vary

Fields = Mapping[str, Any]


def parts(value: Any, leaving_out: Collection[str] = (), choices: bool = False) -> Iterator[object]:
    """Every part that has no parts of its own, in order, without the fields of these names.

    What a seed may choose from, a Vary, stands beside a block and not in it; it is gone through with `choices` alone.
    """
    if isinstance(value, tuple):
        for part in value:
            yield from parts(part, leaving_out, choices)
    elif _is_block(value) and (choices or not isinstance(value, Vary)):
        for item in fields(value):
            if item.name not in leaving_out:
                yield from parts(getattr(value, item.name), leaving_out, choices)
    elif not isinstance(value, Vary):
        yield value


def with_parts(
    value: Any,
    change: Callable[[Any], Any],
    leaving_out: Collection[str] = (),
    finish: Callable[[type, Fields], Fields] = lambda kind, made: made,
) -> Any:
    """The same with each such part changed, choices left alone; `finish` has the last word on a dataclass's fields."""
    if isinstance(value, tuple):
        return tuple(with_parts(part, change, leaving_out, finish) for part in value)
    if isinstance(value, Vary):
        return value
    if not _is_block(value):
        return change(value)
    names = [item.name for item in fields(value) if item.init and item.name not in leaving_out]
    made = {name: with_parts(getattr(value, name), change, leaving_out, finish) for name in names}
    return replace(value, **finish(type(value), made))


def _is_block(value: object) -> bool:
    return is_dataclass(value) and not isinstance(value, type)
