"""Signs, numbers and brackets that could mean two things, or that mean nothing: asked back, with what to type instead.

The first half is asked by the scanner, the second by the parser. Names that are not declared are in `undeclared`.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import NoReturn

from sympy import Symbol

from tutor.answers.reading.characters import LOOK_ALIKES, shown
from tutor.answers.reading.functions import FunctionSpelling
from tutor.answers.reading.problem import refuse
from tutor.answers.reading.tokens import CLOSING, Token
from tutor.answers.reading.tree import Name, TypedNumber
from tutor.notation import family

TWICE = ("11", "22", "33", "23", "32")  # the raised digits that keyboards have, hit twice; x¹⁰ and x¹² are meant
PREFIXED = re.compile(r"0[xXbBoO][0-9]")
SEVERAL = {
    "、": ("/", ","),
    "ー": ("-", "_"),
    "・": ("*", "/"),
    "･": ("*", "/"),
    "…": ("^", "*"),
}  # as an input method writes signs
FUNCTIONS = "fg"  # what a function is often called, whatever its name here
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
        own = found[1].islower() and found[1] not in FUNCTIONS and family(Symbol(found[1], real=True)) is None
        if own:  # a capital is what other books call the cost
            refuse("undeclared", place, "I do not know {word} here.", word=found[1])
        refuse_left(typed[place : found.end()], place)


def refuse_left(rate: str, place: int) -> NoReturn:
    """da/dz, where a slope is asked for: its letters are known, and it is still to be taken."""
    says = "There is still a derivative in it, {typed}. Take it, and write what comes out."
    refuse("derivative-left", place, says, typed=shown(rate))


def refuse_log_digit(typed: str, start: int, end: int) -> NoReturn:
    """log2(x) from a page that lost whether the 2 stood above or below."""
    digit = typed[start:end].strip()
    offers = f"{typed[:start]}_{digit}{typed[end:]}", f"{typed[:start]}^{digit}{typed[end:]}"
    refuse("log-digit", start, "Is the {digit} behind this logarithm its base or a power?", *offers, digit=digit)


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
    if others := SEVERAL.get(letter):
        offers = [typed[:place] + other + typed[place + 1 :] for other in others]
        says = "{sign} stands for more than one sign. Is it {one} or {two} here?"
        refuse("character", place, says, *offers, sign=letter, one=others[0], two=others[1])
    refuse("character", place, "I do not know what {letter} means in a formula.", letter=shown(typed[place]))


# --- what only the parser sees ----------------------------------------------------------------------------------------


def refuse_adjacent(text: str, before: Token, token: Token) -> None:
    """3 4, 1 000, 1½, x 2: a number beside something; may come back, since (x+1)2 is a product."""
    typed, head, tail = text[before.start : token.end], text[: before.end], text[token.start :]
    if before.kind == "number":
        if "\n" in text[before.end : token.start]:
            refuse("two-lines", before.start, "These are two lines. I read one formula at a time.")
        says = "Two numbers stand side by side in {typed}. Is it one number, or is a sign missing between them?"
        between = _between_numbers(text, before, token)
        better = None if between is None else head + between + tail
        refuse("two-numbers", before.start, says, better, typed=typed)
    if "\n" in text[before.end : token.start]:
        refuse("two-lines", token.start, "These are two lines. I read one formula at a time.")
    if before.kind in ("name", "constant") and "\\" not in text:  # a LaTeX source has lost no exponent
        says = "Is {typed} a power or a product? Write ^ or * between them."
        has_index = isinstance(before.value, Name) and bool(before.value.key.subscript)
        refuse("name-number", before.start, says, None if has_index else f"{head}^{tail}", typed=typed)


def _between_numbers(text: str, before: Token, token: Token) -> str | None:
    """What may be missing between two numbers: nothing in 1 000, a comma in [1 2], a plus in 1½; None for 1.2.3."""
    first, second = text[before.start : before.end], text[token.start : token.end]
    if "." in first and second.startswith("."):
        return None
    thousands = len(second) == 3 and second.isdigit() and first.isdigit() and len(first) < 4
    if "[" in text[: before.start] and not thousands:
        return ","
    if thousands:
        return ""
    return "+" if isinstance(token.value, TypedNumber) and token.value.value.denominator > 1 else "*"


def refuse_argument_more(text: str, comma: Token, place: int, function: FunctionSpelling) -> NoReturn:
    """f(x, y) where f takes one: perhaps a decimal comma."""
    before, after = text[: comma.start], text[comma.end :]
    if before[-1:].isdigit() and after[:1].isdigit():
        says = "Is the comma a decimal point? Type the number with a point."
        refuse("decimal-comma", comma.start, says, with_points(text))
    refuse("arguments", place, "{name} takes fewer arguments than that.", name=function.name)


def with_points(text: str) -> str | None:
    """Every decimal comma as a point; None where a number has two separators."""
    twice = re.search(r"[0-9][.,][0-9]+[.,][0-9]", text)
    return None if twice else re.sub(r"(?<=[0-9]),(?=[0-9])", ".", text)


def refuse_divided(text: str, start: int, end: int) -> NoReturn:
    """2x/2x, which is 1 for some and x² for others."""
    above, _, below = text[start:end].strip().partition("/")
    says = "Is {typed} one fraction, {one}, or is only the first factor below the stroke? Put brackets, please."
    refuse("two-fractions", start, says, typed=shown(f"{above}/{below}"), one=shown(f"{above}/({below})"))


def refuse_argument_end(text: str, token: Token) -> NoReturn:
    """cos x y, where nobody can tell whether y belongs to it."""
    says = "Does {letter} belong to what the function acts on? Put brackets around that, or a * before {letter}."
    better = f"{text[: token.start].rstrip()}*{text[token.start :]}"
    refuse("argument-end", token.start, says, better, letter=text[token.start : token.end])


def refuse_index(place: int) -> NoReturn:
    """Σ with nothing under it, where nothing tells what it runs over."""
    refuse("index", place, "A sum over which index? Write it below, like {form}.", form="Σ_j")


def refuse_bracket(text: str, tokens: Sequence[Token], opening: Token, token: Token) -> None:
    """A bracket that is never closed, or closed by another kind; comes back where something else stands there."""
    if token.kind == "end":
        says = "The bracket {bracket} is opened here and never closed."
        refuse("missing-bracket", opening.start, says, _completed(text, tokens), bracket=opening.kind)
    if token.kind in ")]}":
        better = text[: token.start] + CLOSING[opening.kind] + text[token.end :]
        says = "{opening} is closed by {closing}, which is another kind of bracket."
        refuse("other-bracket", token.start, says, better, opening=opening.kind, closing=token.kind)


def _completed(text: str, tokens: Sequence[Token]) -> str | None:
    """The text with its missing brackets at the end."""
    waiting: list[str] = []
    for token in tokens:
        if token.kind in CLOSING and token.end > token.start:
            waiting.append(CLOSING[token.kind])
        elif waiting and token.kind == waiting[-1] and token.end > token.start:
            waiting.pop()
    return text.rstrip() + "".join(reversed(waiting)) if len(waiting) < 10 else None


def refuse_stranded(text: str, token: Token, before: Token | None) -> NoReturn:
    """A token that cannot stand here; `before` is the one that an empty bracket would begin with."""
    match token.kind:
        case "end":
            refuse("operand", token.start, "The formula stops in the middle. What comes next?")
        case ")" | "]" | "}" if before is not None and before.kind in CLOSING:
            refuse("empty-bracket", token.start, "There is nothing between these brackets.")
        case ")" | "]" | "}":
            better = text[: token.start] + text[token.end :]
            says = "This {bracket} closes nothing. Is there one too many?"
            refuse("extra-bracket", token.start, says, better, bracket=token.kind)
        case ",":
            _refuse_comma(text, token)
        case "=":
            refuse("equation", token.start, "Write one formula without an equals sign, please.")
        case "<" | ">":
            refuse("inequality", token.start, "I read formulas, not inequalities. Write one side of it.")
        case "!":
            says = "I do not know what the ! means here. Factorials are not part of this course."
            refuse("factorial", token.start, says)
        case "'":
            refuse("prime", token.start, "Here is a ′ with nothing before it.")
        case kind:
            refuse("operand", token.start, "Something is missing before this {sign}.", sign=kind)


def _refuse_comma(text: str, token: Token) -> NoReturn:
    """1,5 may be a decimal; a, b may be a vector."""
    before, after = text[: token.start], text[token.end :]
    if before[-1:].isdigit() and after[:1].isdigit():
        says = "Is the comma a decimal point? Type the number with a point. A vector is written {form}."
        refuse("decimal-comma", token.start, says, with_points(text), form="[1, 2]")
    refuse("comma", token.start, "I do not know what the comma separates. A vector is written [a, b].")
