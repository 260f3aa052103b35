"""What a learner does, one event at a time, and how its data becomes text. Nothing here stores or judges anything.

Every event is checked when it is made, so that whatever a client sends can be written down and read back equal. An
event about a question keeps what was asked, and an answer what came of it: a lesson that is edited afterwards changes
neither.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

VISIT, ATTEMPT, ANOTHER, HELP = "visit", "attempt", "another", "help"
PREDICT, UNFOLD, SEPARATE, FINISH = "predict", "unfold", "separate", "finish"
DISPUTE = "dispute"

KINDS: tuple[tuple[str, str], ...] = (
    (VISIT, "a lesson was opened"),
    (
        ATTEMPT,
        "an answer was checked; data: response, reading, verdict, misconceptions, said; rivals, the other sets of "
        "mistakes that explain it as well; apart, the mistakes that give another answer than the right one here; sure, "
        "how sure the learner was",
    ),
    (ANOTHER, "a new variant was drawn; its seed, and what it asks, are the event's; in a sitting, data: see runs"),
    (HELP, "a level of help was opened; data: level"),
    (PREDICT, "a prediction was made; data: choice, text; or it was passed; data: passed"),
    (UNFOLD, "a derivation was unfolded; data: step, how many are shown now"),
    (SEPARATE, "which of two explanations it was; data: attempt, the id of the answer, choice, misconceptions, said"),
    (FINISH, "the end of a lesson, or of a sitting, was reached"),
    (DISPUTE, "a verdict was called wrong; data: attempt, the id of the answer, with what it keeps, and sentence"),
)

LONGEST_NAME = 200  # characters of an id, a learner, a kind, a lesson, an exercise
LARGEST_DATA = 16_384  # characters of an event's data as JSON
DEEPEST_DATA = 8
LEFT_OUT = "left out"  # in the data: the names of the entries that were too large to keep
LARGEST_SEED = 2**63 - 1
LONGEST_QUESTION = 4_000  # characters of a question's words that are kept
LONGEST_SENTENCE = 500  # characters of what a learner writes about a verdict


@dataclass(frozen=True, slots=True)
class KeptQuestion:
    """A question as it was asked: which exercise it came from, as it stood then, with which values, and in words.

    fingerprint: a digest of the exercise, its declared values left out; values: what filled each of its holes, printed.
    Two questions are the same where these two are.
    """

    fingerprint: str
    values: tuple[tuple[str, str], ...] = ()
    text: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", self.text[:LONGEST_QUESTION])


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, once: two events with the same id are the same click.

    Kinds that are not in KINDS come from a later version; they are kept, and progress takes no notice of them.
    """

    id: str
    learner: str
    at: datetime
    kind: str
    lesson: str = ""
    exercise: str = ""
    seed: int = 0
    data: Mapping[str, Any] = field(default_factory=dict)
    question: KeptQuestion | None = None  # None: no question, or one that nobody kept

    def __post_init__(self) -> None:
        _check(self)
        object.__setattr__(self, "at", self.at.astimezone(UTC))
        object.__setattr__(self, "data", json.loads(encode(self.data)))


def read_back(names: tuple[str, str, str, str, str], at: datetime, seed: int, data: str, question: str) -> Event:
    """The event that was written down: its id, learner, kind, lesson and exercise, and its data and question as JSON.

    ValueError, TypeError or RecursionError for what `encode` and `encode_question` never write.
    """
    found = json.loads(data)
    if len(data) > LARGEST_DATA or not isinstance(found, dict):
        raise ValueError(f"an event's data cannot be read: {data[:40]!r}")
    event = object.__new__(Event)  # what was written down was made fit for that once, and is not made so again
    values = (names[0], names[1], at, *names[2:], seed, found, decode_question(question))
    for field_of, value in zip(_FIELDS, values, strict=True):
        object.__setattr__(event, field_of, value)
    _check(event)
    return event


_FIELDS = tuple(each.name for each in fields(Event))


def _check(event: Event) -> None:
    for name in ("id", "learner", "kind", "lesson", "exercise"):
        _check_name(name, getattr(event, name), may_be_empty=name in ("lesson", "exercise"))
    if event.at.tzinfo is None:
        raise ValueError("an event's time needs a time zone")
    if not -LARGEST_SEED <= event.seed <= LARGEST_SEED:
        raise ValueError(f"the seed {event.seed} is too large")


def _check_name(name: str, value: str, *, may_be_empty: bool) -> None:
    if len(value) > LONGEST_NAME or not (value or may_be_empty) or not value.isprintable():
        raise ValueError(f"an event's {name} cannot be {value[:40]!r}: up to {LONGEST_NAME} printable characters")


def encode(data: Mapping[str, Any]) -> str:
    """Data as JSON, in ASCII and never larger than LARGEST_DATA: the largest entries are left out, and named."""
    entries = {str(name)[:LONGEST_NAME]: json.dumps(_as_json(value), allow_nan=False) for name, value in data.items()}
    text = _object(entries)
    gone: list[str] = []
    while len(text) > LARGEST_DATA:
        largest = max(entries, key=lambda name: len(name) + len(entries[name]))
        del entries[largest]
        gone = [*gone, largest][:DEEPEST_DATA]
        text = _object(entries | {LEFT_OUT: json.dumps(gone)})
    return text


def encode_question(question: KeptQuestion | None) -> str:
    """A question as JSON; empty where there is none."""
    if question is None:
        return ""
    return json.dumps({"fingerprint": question.fingerprint, "values": dict(question.values), "text": question.text})


@lru_cache(maxsize=512)  # one question is asked, helped with and answered, many times over
def decode_question(text: str) -> KeptQuestion | None:
    """The question that `encode_question` wrote; ValueError for any other text."""
    if not text:
        return None
    kept = json.loads(text)
    try:
        return KeptQuestion(str(kept["fingerprint"]), tuple(kept["values"].items()), str(kept["text"]))
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError(f"a question cannot be read: {text[:40]!r}") from error


def _object(entries: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"{json.dumps(name)}: {value}" for name, value in entries.items()) + "}"


def _as_json(value: Any, depth: int = 0) -> Any:
    """The value in what every JSON reader takes: NaN, infinities and giant integers become words."""
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, int):
        return int(value) if abs(value) <= LARGEST_SEED else f"an integer of {value.bit_length()} bits"
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else str(float(value))
    if not isinstance(value, Mapping | list | tuple):
        raise TypeError(f"an event's data cannot hold a {type(value).__name__}")
    if depth == DEEPEST_DATA:
        return "too deep"
    if isinstance(value, Mapping):
        return {str(name): _as_json(part, depth + 1) for name, part in value.items()}
    return [_as_json(part, depth + 1) for part in value]
