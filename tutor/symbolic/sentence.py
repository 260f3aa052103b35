"""A sentence with formulas in it: a template and the expressions that fill it.

Everything that is said to a learner travels as a Sentence, so that the words stay words and the formulas stay SymPy
objects until the page, a screen reader or the terminal prints them. A field that is a plain string is somebody's text:
a page must show it as text, never as markup.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from string import Formatter
from typing import TypeAlias

from sympy import Basic

from tutor.symbolic.decimals import decimal
from tutor.symbolic.printing import to_text

Field: TypeAlias = Basic | str | int


@dataclass(frozen=True, slots=True)
class Sentence:
    """`template` with `{name}` for each of `fields`; a missing field is a KeyError when the sentence is made.

    `{name:decimal}` writes fractions that end as decimals: 0.6 rather than 3/5.
    """

    template: str
    fields: Mapping[str, Field] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in names(self.template):
            if name not in self.fields:
                raise KeyError(f"the sentence {self.template!r} has no field {{{name}}}")

    def render(self, show: Callable[[Field], str], words: Callable[[str], str] = str) -> str:
        """The sentence with `show` applied to each field and `words` to the text between them."""
        parts = []
        for literal, name, spec, _ in Formatter().parse(self.template):
            parts.append(words(literal))
            if name is not None:
                value = self.fields[name]
                parts.append(show(decimal(value) if spec == "decimal" else value))
        return "".join(parts)

    def __str__(self) -> str:
        return self.render(lambda value: to_text(value) if isinstance(value, Basic) else str(value))


def say(template: str, **fields: Field) -> Sentence:
    """A sentence in one call: say("The slope at {w} is {s}.", w=w, s=s)."""
    return Sentence(template, fields)


def names(template: str) -> tuple[str, ...]:
    """The fields that a template asks for, in order."""
    return tuple(name for _, name, _, _ in Formatter().parse(template) if name is not None)
