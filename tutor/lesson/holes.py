"""What a seed fills: holes in an authored expression, and the values that may go into them."""

from __future__ import annotations

from dataclasses import dataclass

from sympy import Basic, Expr, Symbol, sympify
from sympy.core.sympify import SympifyError

__all__ = (
    "AuthorError",
    "Hole",
    "Vary",
    "hole",
)


class AuthorError(ValueError):
    """Something in a lesson that its author has to mend: where it is, what is wrong, what to do."""


class Hole(Symbol):  # type: ignore[misc]  # SymPy has no types: Symbol is Any
    """A place in an authored expression that a seed fills; hole("c") stands for a number, a letter or a whole form."""

    def __new__(cls, name: str) -> Hole:
        made: Hole = super().__new__(cls, name, real=True)
        return made


def hole(name: str) -> Hole:
    """The hole of this name; the same name is the same hole."""
    return Hole(name)


@dataclass(frozen=True, slots=True)
class Vary:
    """A hole and the values that a seed may put into it; a value may have holes that a later Vary fills."""

    hole: Hole
    choices: tuple[Expr, ...]

    def __post_init__(self) -> None:
        if len(self.choices) < 2:
            raise AuthorError(f"Vary({self.hole}): a choice of {len(self.choices)} varies nothing; give two or more")
        object.__setattr__(
            self, "choices", tuple(as_expression(choice, f"Vary({self.hole})") for choice in self.choices)
        )


def as_expression(value: object, where: str) -> Basic:
    """The value as a SymPy object; text is refused, since it would have to be parsed."""
    if isinstance(value, str):
        raise AuthorError(f"{where}: {value!r} is text; write the SymPy expression itself")
    try:
        return sympify(value, strict=True)
    except SympifyError as error:
        raise AuthorError(f"{where}: {value!r} is not a SymPy expression") from error
