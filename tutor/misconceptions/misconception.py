"""What a misconception is: a name, and for each subject in which people have it how it is computed, proved and told.

The same mistake is one entry wherever it is made. A form is that mistake in one subject: `apply` computes the answer of
somebody who makes it, for any question of that kind; the witness is one question with this answer worked out by hand.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from tutor.symbolic.sentence import Field, Sentence, after_one_another, names

Asked = TypeVar("Asked")
Given = TypeVar("Given")


@dataclass(frozen=True, slots=True)
class Subject(Generic[Asked, Given]):
    """A kind of thing that is asked for and may be got wrong: a derivative, a step of descent, a direction."""

    name: str
    fields: tuple[str, ...] = ()  # what `says` and `asks` may name
    order: tuple[str, ...] = ()  # the misconceptions that are tried first, in this order; the rest as registered


@dataclass(frozen=True, slots=True)
class Form(Generic[Asked, Given]):
    """A misconception in one subject. Neither `says` nor `asks` may give the right answer away."""

    subject: Subject[Asked, Given]
    says: str  # what seems to have been done
    asks: str  # the question that leads on
    apply: Callable[[Asked], Given | None]  # the wrong answer; None: there is no chance for it here
    witness: tuple[Asked, Given]  # what is asked, and the wrong answer that follows, worked out by hand
    name: str = ""  # that of its misconception, which fills it in
    alone: bool = False  # so much of a slip by itself that nobody makes another one beside it

    def told(self, **fields: Field) -> Sentence:
        """Both, one after the other, with those of the fields that they name."""
        both = (Sentence(text, {name: fields[name] for name in names(text)}) for text in (self.says, self.asks))
        return after_one_another(*both)


@dataclass(frozen=True, slots=True, init=False)
class Misconception:
    """A way in which people are wrong: Misconception("uphill", form, form …), with a form for each subject.

    Where there are several ways to make the mistake in a subject, it has several forms of this subject.
    """

    name: str  # kebab-case; kept with attempts, so it never changes and is never used again for something else
    forms: tuple[Form[Any, Any], ...]

    def __init__(self, name: str, *forms: Form[Any, Any]) -> None:
        object.__setattr__(self, "name", name)
        object.__setattr__(self, "forms", tuple(replace(form, name=name) for form in forms))


@dataclass(frozen=True, slots=True)
class Together:
    """Two misconceptions in one answer, which is told in words of its own."""

    names: tuple[str, ...]
    form: Form[Any, Any]
