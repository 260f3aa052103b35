"""`python -m tests.misconceptions.wordings` writes down what each misconception says and asks of its witness."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from sympy import Basic, Rational, Tuple

from tests.misconceptions.trial import right, wrong
from tutor.exercises.drive.exercise import named_letters
from tutor.misconceptions import MISCONCEPTIONS, Form, Subject
from tutor.misconceptions.descent import TWO_AT_ONCE
from tutor.misconceptions.subjects import (
    CALCULATION,
    DERIVATIVE,
    DIRECTION,
    EDGE,
    EDGE_FORMULA,
    HIDDEN,
    HIDDEN_FORMULA,
    LAYER_LETTER,
    NUMBER,
    OUTPUT,
    QUESTION,
    STEEPNESS,
    STEP,
    VECTOR,
    DescentDirection,
    EdgeSlope,
    HiddenError,
    LayerLetter,
    Otherwise,
    OutputError,
    Posed,
    Ranking,
    Steepness,
    StepTaken,
)
from tutor.notation import b, w, z
from tutor.symbolic.asking import Asking
from tutor.symbolic.printing import to_text
from tutor.symbolic.sentence import Field, Sentence

FILE = Path(__file__).parent / "wordings.md"
HEAD = """# What each misconception says and asks

Each stands with its witness: what is asked, what somebody answers who makes this mistake, and what is said of it. This
file is written by `python -m tests.misconceptions.wordings`; a test compares it with what the registry says.
"""
FIELDS: dict[str, Callable[[Any], dict[str, Field]]] = {
    CALCULATION.name: lambda of: {"part": of.args[-1] if of.is_Add else of.args[0]},
    DERIVATIVE.name: lambda mark: {"place": mark.f, "x": mark.x},
    QUESTION.name: lambda posed: {"place": posed.asked, "x": posed.by},
    NUMBER.name: lambda asking: {"counted": "So many were asked for."} | _of_slope(asking),
    STEP.name: lambda step: {"row": "2"},
    STEEPNESS.name: lambda here: {"row": "2"},
    OUTPUT.name: lambda cell: {"by": z},
    HIDDEN.name: lambda cell: {"by": z},
    EDGE.name: lambda cell: {"by": w},
    HIDDEN_FORMULA.name: lambda cell: named_letters(),
    EDGE_FORMULA.name: lambda cell: named_letters(),
    LAYER_LETTER.name: lambda asked: {"mine": asked.mine, "other": asked.other},
    VECTOR.name: lambda vector: {"count": str(len(vector)), "letters": "its letters"},
    DIRECTION.name: lambda way: {"across": w, "up": b},
}


SEVERAL = {
    CALCULATION.name,
    OUTPUT.name,
    HIDDEN.name,
    EDGE.name,
    VECTOR.name,
    DIRECTION.name,
}  # any of these may be the answer


def _of_slope(asking: Asking) -> dict[str, Field]:
    return {} if asking.slope is None else {"f": asking.slope.f, "x": asking.slope.x}


def fields_of(form: Form[Any, Any]) -> dict[str, Field]:
    """What the sentences of a form may name, for its witness."""
    return FIELDS.get(form.subject.name, lambda _: {})(form.witness[0])


# --- a subject and an answer as text ----------------------------------------------------------------------------------


def shown(subject: Subject[Any, Any], asked: object, answer: object = None) -> str:
    """What is asked, or an answer to it, as text."""
    if answer is not None:
        several = subject.name in SEVERAL
        return " or ".join(map(_text, answer)) if several else _text(answer)
    match asked:
        case Posed():
            return _text(asked.asked)
        case Asking():
            at = ", ".join(f"{_text(letter)} = {_text(value)}" for letter, value in asked.at)
            times = f", {asked.steps} steps" if asked.steps > 1 else ""
            return f"{_text(asked.of)} at {at}{times}"
        case StepTaken():
            return f"{_text(asked.where)} − {_text(asked.rate)} · ({_text(asked.slope)})"
        case Steepness():
            return f"the slope, where the cost is {_text(asked.cost)}"
        case OutputError() | HiddenError() | EdgeSlope():
            return _cell(asked)
        case DescentDirection():
            sign, way = (1, "up") if asked.uphill else (-1, "down")
            return f"{way} where the slopes are {_text(sign * asked.across)} and {_text(sign * asked.up)}"
        case LayerLetter():
            return _text(asked.formula)
        case Ranking():
            return ", ".join(map(_text, asked.numbers))
    return _text(asked)


def _cell(cell: OutputError | HiddenError | EdgeSlope) -> str:
    match cell:
        case OutputError():
            return f"{_text(cell.error)} · {_text(cell.slope)}"
        case HiddenError() if cell.right.free_symbols:
            return _text(cell.right)
        case HiddenError():
            brings = " + ".join(f"{_text(path.weight)} · {_text(path.error)}" for path in cell.paths)
            return f"{_text(cell.slope)} · ({brings})"
    return f"{_text(cell.incoming)} · {_text(cell.error)}"


def _text(value: object) -> str:
    if isinstance(value, Otherwise):
        return _text(value.number)
    if isinstance(value, tuple | Tuple):
        return f"({', '.join(map(_text, value))})"
    if isinstance(value, Rational) and not value.is_Integer:
        value = float(value)
    return to_text(value) if isinstance(value, Basic) else str(value).replace("-", "−")


# --- the file ---------------------------------------------------------------------------------------------------------


def rendered() -> str:
    """The whole file."""
    return "\n".join((HEAD, *_entries()))


def _entries() -> Iterator[str]:
    for entry in MISCONCEPTIONS:
        yield f"## {entry.name}\n"
        yield from map(_form, entry.forms)
    for each in TWO_AT_ONCE:
        yield f"## {' and '.join(each.names)}\n"
        yield _form(each.form)


def _form(form: Form[Any, Any]) -> str:
    asked, fields = form.witness[0], fields_of(form)
    answered = shown(form.subject, asked, wrong(form))
    says, asks = Sentence(form.says, fields), Sentence(form.asks, fields)
    answer = f"`{shown(form.subject, asked)}` is `{shown(form.subject, asked, right(form))}`, answered as `{answered}`"
    return f"- {form.subject.name}: {answer}\n  - {says}\n  - {asks}\n"


if __name__ == "__main__":
    FILE.write_text(rendered(), encoding="utf-8")
