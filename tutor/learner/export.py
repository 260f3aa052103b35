"""All that a learner did as one JSON file, and such a file read again, whoever made it.

A file names its format and its version, and holds one event a line. What is read is checked as if somebody had written
it in order to do harm: an ExportError says, in a sentence for the learner, why a file is not taken. Time and memory are
bounded by the size of a file, and that by LARGEST_FILE.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from tutor.learner.events import LARGEST_DATA, LARGEST_SEED, LONGEST_NAME, LONGEST_QUESTION, Event, KeptQuestion

FORMAT, VERSION = "downhill", 1
LARGEST_FILE = 100_000_000  # bytes
MOST_EVENTS = 250_000
LARGEST_EVENT = 100_000  # characters
MOST_VALUES = 200  # that filled the holes of a question
USUAL = 2_000  # characters of an event that are looked at first
_SPACE = re.compile(r"[ \t\n\r]*")
_NAMES = ("id", "at", "kind", "lesson", "exercise", "seed", "data", "question")


class ExportError(Exception):
    """A file cannot be taken; the text says why."""


FOREIGN = "This is not a file that Downhill wrote: choose one that was saved here as “everything”."
DAMAGED = "This file is damaged. Nothing was taken from it, and nothing that you did is lost."
TOO_LARGE = "This file is too large for what one person does. Nothing was taken from it."
NEWER = "This file was written by a newer version of Downhill. Update Downhill, then try again."


# --- writing ----------------------------------------------------------------------------------------------------------


def written(events: Iterable[Event]) -> Iterator[str]:
    """The file, piece by piece."""
    yield f'{{"format": "{FORMAT}", "version": {VERSION}, "events": ['
    comma = "\n"
    for event in events:
        yield comma + json.dumps(_entry(event), separators=(",", ":"))
        comma = ",\n"
    yield "\n]}\n"


def _entry(event: Event) -> dict[str, Any]:
    entry: dict[str, Any] = {name: getattr(event, name) for name in _NAMES[2:6]}
    entry = {"id": event.id, "at": event.at.isoformat(), **entry, "data": event.data}
    if event.question is not None:
        asked = event.question
        entry["question"] = {"fingerprint": asked.fingerprint, "values": dict(asked.values), "text": asked.text}
    return entry


# --- reading ----------------------------------------------------------------------------------------------------------


def read(file: bytes | str, learner: str = "me") -> tuple[Event, ...]:
    """The events in a file, as those of this learner; an ExportError for any file that `written` did not make."""
    text = _text(file)
    try:
        return tuple(_events(text, learner))
    except (ValueError, TypeError, LookupError, OverflowError, RecursionError) as error:
        raise ExportError(DAMAGED) from error


def _text(file: bytes | str) -> str:
    if len(file) > LARGEST_FILE:
        raise ExportError(TOO_LARGE)
    try:
        text = file.decode("utf-8-sig") if isinstance(file, bytes) else file
    except UnicodeDecodeError as error:
        raise ExportError(FOREIGN) from error
    return text


def _events(text: str, learner: str) -> Iterator[Event]:
    """Each entry by itself: never more than one is taken apart at a time."""
    at = _head(text)
    for number in range(MOST_EVENTS + 1):
        at = _after_space(text, at)
        if text.startswith("]", at):
            _end(text, at + 1)
            return
        if number == MOST_EVENTS:
            raise ExportError(TOO_LARGE)
        if number:
            at = _after(text, at, ",")
        entry, at = _value(text, at)
        yield _event(entry, learner)


def _head(text: str) -> int:
    """The place of the first event. What comes first must say what the file is."""
    at = _after_space(text, 0)
    known: dict[str, Any] = {}
    sign = "{"
    for name in ("format", "version", "events"):
        if not text.startswith(sign, at):
            raise ExportError(FOREIGN)
        at = _after_space(text, at + 1)
        if not text.startswith(f'"{name}"', at):
            raise ExportError(FOREIGN)
        at = _after(text, at + len(name) + 2, ":")
        if name != "events":
            known[name], at = _value(text, at)
        at, sign = _after_space(text, at), ","
        _check_head(known)
    return _after(text, at, "[")


def _check_head(known: dict[str, Any]) -> None:
    if known["format"] != FORMAT:
        raise ExportError(FOREIGN)
    version = known.get("version", VERSION)
    if type(version) is not int or version < 1:
        raise ExportError(FOREIGN)
    if version > VERSION:
        raise ExportError(NEWER)


def _end(text: str, at: int) -> None:
    if _after_space(text, _after(text, at, "}")) != len(text):
        raise ValueError("there is more behind the end")


def _after_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return at if found is None else found.end()


def _after(text: str, at: int, sign: str) -> int:
    """Behind this sign, and the space on both sides of it."""
    at = _after_space(text, at)
    if not text.startswith(sign, at):
        raise ValueError(f"{sign} is missing at {at}")
    return _after_space(text, at + len(sign))


def _value(text: str, at: int) -> tuple[Any, int]:
    """What stands here, and where it ends: within LARGEST_EVENT, however long the text goes on."""
    for most in (USUAL, LARGEST_EVENT):
        try:
            value, end = _DECODER.raw_decode(text[at : at + most])
        except ValueError:
            if most == LARGEST_EVENT or at + most >= len(text):
                raise
        else:
            return value, at + end
    raise ValueError(f"nothing at {at}")


# --- one value --------------------------------------------------------------------------------------------------------


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name stands twice")
    return found


def _whole(digits: str) -> int:
    number = int(digits) if len(digits) <= 20 else LARGEST_SEED + 1
    if abs(number) > LARGEST_SEED:
        raise ValueError("a number is too large")
    return number


def _decimal(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError("a number is too large")
    return number


def _constant(name: str) -> float:
    raise ValueError(f"{name} is no number")


_DECODER = json.JSONDecoder(object_pairs_hook=_once, parse_int=_whole, parse_float=_decimal, parse_constant=_constant)


def _event(entry: Any, learner: str) -> Event:
    if type(entry) is not dict or not set(entry) <= set(_NAMES):
        raise ValueError("this is no event")
    id, kind, lesson, exercise = (_of(str, entry[name]) for name in ("id", "kind", "lesson", "exercise"))
    seed, data = _of(int, entry["seed"]), _of(dict, entry["data"])
    if len(json.dumps(data)) > LARGEST_DATA:
        raise ValueError("an event's data are too large")
    question = _question(entry["question"]) if "question" in entry else None
    at = datetime.fromisoformat(_of(str, entry["at"]))
    return Event(id, learner, at, kind, lesson, exercise, seed, data, question)


def _question(kept: Any) -> KeptQuestion:
    if type(kept) is not dict or set(kept) != {"fingerprint", "values", "text"}:
        raise ValueError("this is no question")
    fingerprint, text, values = _of(str, kept["fingerprint"]), _of(str, kept["text"]), _of(dict, kept["values"])
    if len(fingerprint) > LONGEST_NAME or len(text) > LONGEST_QUESTION or len(values) > MOST_VALUES:
        raise ValueError("a question is too long")
    return KeptQuestion(fingerprint, tuple((name, _of(str, value)) for name, value in values.items()), text)


def _of(kind: type, value: Any) -> Any:
    if type(value) is not kind:
        raise TypeError(f"{str(value)[:40]!r} is no {kind.__name__}")
    return value
