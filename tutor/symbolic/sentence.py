"""A sentence with formulas in it: a whole template, and what fills its fields.

Everything that is said to a learner travels as a Sentence, so that the words stay words and the formulas stay SymPy
objects until the page, a screen reader or the terminal prints them. A field that is a plain string is somebody's text:
a page must show it as text, never as markup; a number that we wrote out is `Ready`.

A template is a whole that can be said in another language: what differs by number has both forms (`plural`), several
things are one field (`Listed`), and a sentence that holds another holds it as a field. Nothing cuts a template open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from string import Formatter
from typing import TypeAlias

from sympy import Basic

from tutor.symbolic.decimals import decimal
from tutor.symbolic.language import language
from tutor.symbolic.printing import to_text
from tutor.symbolic.shown import grouped


class Ready(str):
    """Text of ours that any page may show as it is: a number in digits, a sign. No word of a language."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """Several fields in the place of one: w, x and b; without `and_` w = 2, x = 3."""

    items: tuple[Field, ...]
    and_: bool = True


@dataclass(frozen=True, slots=True)
class Sentence:
    """`template` with `{name}` for each of `fields`; a missing field is a KeyError when the sentence is made.

    `{name:decimal}` writes fractions that end as decimals: 0.6 rather than 3/5. `{name:word}` writes a small whole
    number as a word. `{name:start}` is a name that begins a line: a language may write it otherwise there. With `many`
    the field `count` decides: the template for one, `many` for any other number.
    """

    template: str
    fields: Mapping[str, Field] = field(default_factory=dict)
    many: str = ""
    count: str = ""

    def __post_init__(self) -> None:
        wanted = (*names(self.template), *names(self.many), *((self.count,) if self.many else ()))
        for name in wanted:
            if name not in self.fields:
                raise KeyError(f"the sentence {self.template!r} has no field {{{name}}}")

    def render(self, show: Callable[[Basic | str | int], str], words: Callable[[str], str] = str) -> str:
        """The sentence with `show` applied to each field and `words` to the text between them."""
        parts: list[str] = []
        for literal, name, spec, _ in Formatter().parse(self._said()):
            parts.append(words(literal))
            if name is not None:
                shown = _rendered(self.fields[name], spec or "", show, words)
                first = spec == "start" or (spec == "word" and not "".join(parts))
                parts.append(language().begun(shown) if first else shown)
        return "".join(parts)

    def values(self) -> Iterator[Basic | str | int]:
        """Everything that fills a field that is named, here and in the sentences within."""
        for name in dict.fromkeys((*names(self.template), *names(self.many))):
            yield from _leaves(self.fields[name])

    def _said(self) -> str:
        """The template in the language that is spoken."""
        if not self.many:
            return language().phrase(self.template)
        number = self.fields[self.count]
        return language().plural(self.template, self.many, int(number) if isinstance(number, int | Basic) else 2)

    def __str__(self) -> str:
        return self.render(lambda value: to_text(value) if isinstance(value, Basic) else str(value))


Field: TypeAlias = Basic | str | int | Sentence | Listed


def say(template: str, **fields: Field) -> Sentence:
    """A sentence in one call: say("The slope at {w} is {s}.", w=w, s=s)."""
    return Sentence(template, fields)


def plural(count: int, one: str, many: str, **fields: Field) -> Sentence:
    """A sentence that differs by number: plural(3, "{count} step", "{count} steps")."""
    return Sentence(one, {"count": count} | fields, many, "count")


def after_one_another(*sentences: Sentence) -> Sentence:
    """Whole sentences, one after the other."""
    fields = {f"s{at}": sentence for at, sentence in enumerate(sentences)}
    return Sentence(" ".join(f"{{{name}}}" for name in fields), fields)


def joined(template: str, *sentences: Sentence) -> Sentence:
    """Two or more by a template for two: joined("{before}, then {after}", first, second, third)."""
    whole, *rest = sentences
    for each in rest:
        whole = say(template, before=whole, after=each)
    return whole


def names(template: str) -> tuple[str, ...]:
    """The fields that a template asks for, in order."""
    return tuple(name for _, name, _, _ in Formatter().parse(template) if name is not None)


def _rendered(value: Field, spec: str, show: Callable[[Basic | str | int], str], words: Callable[[str], str]) -> str:
    if isinstance(value, Sentence):
        return value.render(show, words)
    if isinstance(value, Listed):
        return language().listed([_rendered(item, spec, show, words) for item in value.items], value.and_, words)
    if spec == "decimal":
        return show(grouped(decimal(value)))
    if spec == "word":
        return words(language().number(int(value)))
    return show(grouped(value))


def _leaves(value: Field) -> Iterator[Basic | str | int]:
    if isinstance(value, Sentence):
        yield from value.values()
    elif isinstance(value, Listed):
        for item in value.items:
            yield from _leaves(item)
    else:
        yield value
