"""Signs and numbers that could mean two things, or that mean nothing: asked back, with what to type instead.

Names that are not declared are in `undeclared`.
"""

from __future__ import annotations

import re
from collections.abc import Container
from typing import NoReturn

from tutor.answers.reading.characters import LOOK_ALIKES, shown
from tutor.answers.reading.problem import refuse

TWICE = ("11", "22", "33", "23", "32")  # the raised digits that keyboards have, hit twice; x¹⁰ and x¹² are meant
PREFIXED = re.compile(r"0[xXbBoO][0-9]")
UNTAKEN = re.compile(r"[dD∂]\s*([A-Za-z])[A-Za-z0-9_]*\s*/\s*[d∂]\s*[A-Za-zα-ω][A-Za-z0-9_]*")


def refuse_prefix(typed: str, place: int) -> NoReturn:
    """0x10 may be a number to the base sixteen, and 0b1 one to the base two."""
    better = typed[: place + 1] + "*" + typed[place + 1 :]
    says = "Is {typed} a number written in another base, or a product? For a product, type *."
    refuse("number-prefix", place, says, better, typed=shown(typed[place : place + 3]))


def refuse_raised(typed: str, place: int, end: int, down: str) -> None:
    """x²² may be a square with a key hit twice; x⁻ has lost its number, and ² alone raises nothing."""
    if not typed[:place].strip() or typed[:place].rstrip()[-1] in "+-*/(=^":
        refuse("operand", place, "Something is missing before this {raised}.", raised=shown(typed[place:end]))
    if not re.search(r"[0-9A-Za-z]", down):
        refuse("operand", place, "This exponent has no number. Which one is meant?")
    if down in TWICE:
        better = f"{typed[:place]}^{down[0]}{typed[end:]}"
        says = "Is the exponent {one}, or is it {two}? Type it as {form} or {other}."
        fields = {"one": down[0], "two": down, "form": f"^{down[0]}", "other": f"^{down}"}
        refuse("raised-twice", place, says, better, **fields)


def refuse_two_exponents(place: int) -> NoReturn:
    """x^2² and x²^3"""
    says = "Two exponents stand side by side here. Write one of them, or put brackets: {form}."
    refuse("raised-twice", place, says, form="(x^2)^3")


def refuse_untaken(typed: str, text: str, place: int, known: Container[str] = ()) -> None:
    """dC/dw in an answer, where the question has no such name: it is still to be taken."""
    found = UNTAKEN.match(text, place)
    if found and found[1].swapcase() not in known:  # dc/dw for dC/dw is a slip of another kind
        says = "There is still a derivative in it, {typed}. Take it, and write what comes out."
        refuse("derivative-left", place, says, typed=shown(typed[place : found.end()]))


def refuse_partial(place: int) -> NoReturn:
    """A ∂ that belongs to no fraction."""
    says = "A derivative is written with both parts and a stroke, like {form}."
    refuse("derivative", place, says, form="∂C/∂w")


def refuse_character(typed: str, place: int, letter: str) -> NoReturn:
    """A character that means nothing here."""
    if twin := LOOK_ALIKES.get(letter):
        better = typed[:place] + twin + typed[place + 1 :]
        refuse(
            "look-alike",
            place,
            "The {letter} here comes from another alphabet: it only looks like {twin}. Can you type {twin} again?",
            "".join(LOOK_ALIKES.get(each, each) for each in better),
            letter=letter,
            twin=twin,
        )
    refuse("character", place, "I do not know what {letter} means in a formula.", letter=shown(typed[place]))
