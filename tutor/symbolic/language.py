"""What a language decides about a sentence: its words, its plural, how it lists and counts. English is what is written.

Sentences are looked up when they are printed, not when they are made, so one Sentence can be said in any language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import lru_cache, wraps
from typing import TypeVar, TypeVarTuple

Asked = TypeVarTuple("Asked")
T = TypeVar("T")


def _with_a_capital(text: str) -> str:
    return text[:1].upper() + text[1:]


@dataclass(frozen=True, slots=True)
class Language:
    """phrases: a template as it is said here, for those that differ; numbers: 0, 1, 2 … as words, as far as they go.

    plurals: for a template that differs by number its forms, and `form` says which of them goes with a number.
    begun: a name or a number word as it stands at the beginning.
    """

    name: str
    phrase: Callable[[str], str] = str
    plurals: Callable[[str, str], Sequence[str]] = field(default=lambda one, many: (one, many))
    form: Callable[[int], int] = field(default=lambda number: int(number != 1))
    pair: str = "{first} and {last}"
    comma: str = ", "
    numbers: tuple[str, ...] = ("no", "one", "two", "three", "four", "five", "six")
    begun: Callable[[str], str] = _with_a_capital

    def plural(self, one: str, many: str, number: int) -> str:
        """The template that goes with a number."""
        return self.plurals(one, many)[self.form(number)]

    def listed(self, items: Sequence[str], and_: bool, words: Callable[[str], str] = str) -> str:
        """a; a and b; a, b and c"""
        if not and_ or len(items) < 2:
            return words(self.comma).join(items)
        first, _, rest = self.pair.partition("{first}")
        between, _, after = rest.partition("{last}")
        return f"{words(first)}{words(self.comma).join(items[:-1])}{words(between)}{items[-1]}{words(after)}"

    def number(self, value: int) -> str:
        """A small whole number as a word, a larger one in digits."""
        return self.numbers[value] if 0 <= value < len(self.numbers) else str(value)


ENGLISH = Language("English")
_SPOKEN: ContextVar[Language] = ContextVar("language", default=ENGLISH)


def language() -> Language:
    """The language that is spoken here and now."""
    return _SPOKEN.get()


@contextmanager
def speaking(other: Language) -> Iterator[None]:
    """Within this block sentences are printed in another language."""
    token = _SPOKEN.set(other)
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def kept_by_language(most: int) -> Callable[[Callable[[*Asked], T]], Callable[[*Asked], T]]:
    """lru_cache for what has words in it: each language has its own."""

    def decorated(function: Callable[[*Asked], T]) -> Callable[[*Asked], T]:
        @lru_cache(maxsize=most)
        def kept(name: str, *asked: *Asked) -> T:
            return function(*asked)

        @wraps(function)
        def spoken(*asked: *Asked) -> T:
            return kept(language().name, *asked)

        return spoken

    return decorated
