"""What a copy has lost: an exponent that came down to the line, a line end, a stroke. Asked back, never guessed.

From a page, a document or a printed file, (w − 3)² arrives as (w − 3)2 and tanh²(z) as tanh2(z). Everything here looks
at the pieces of a text before the parser does, and refuses with what may have been written.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from tutor.answers.reading.brackets import closing
from tutor.answers.reading.characters import plain
from tutor.answers.reading.functions import LOG, FunctionSpelling
from tutor.answers.reading.problem import refuse
from tutor.answers.reading.tokens import CLOSING, Applied, Token
from tutor.answers.reading.tree import Constant, Name, TypedNumber

POWER_OR_PRODUCT = "Is {typed} a power or a product? Write ^ or * between them."
_DASHES = re.compile(r"-{3,}|-\s+--|(?<=\s)--(?=\s\s)")
_LAYOUT = re.compile(r" {3,}\S.*?(?<=\S)( {3,})")
_RAISED_MINUS = re.compile(
    r"(?<![A-Za-zα-ωΑ-Ω_\\{(\[])([A-Za-zα-ωΑ-Ω])(−[0-9]{1,2}(?:/[0-9]{1,2})?)(?=\s|[)+*·/−-]|\Z)(?!\s*[A-Za-zα-ω(^√])"
)
_POWER_OF_TEN = re.compile(r"(?<![\w.])([0-9]+(?:\.[0-9]+)?)e([-−]?)([1-9])([A-Za-zα-ω])")
_RAISED_SIGNS = frozenset("^²³")
_APART = re.compile(r"(?<=\S) [-+−] (?=\S)")
_LONG_DASHES = re.compile(r"[—―]{2}")
_QUOTED = re.compile(r"(?<=[A-Za-zα-ωΑ-Ω])([`\"])(?=\s*\()")
_LETTERS_BEFORE, _LETTERS_BEHIND = re.compile(r"[A-Za-z]{1,6}\Z"), re.compile(r"([-−]?)([A-Za-z]{0,6})")
MOST_LETTERS = 3
_TIMES = "\u2062"
_OPEN_SIGNS = frozenset("+-*/=,([{^")


def refuse_layout(typed: str) -> None:
    """Several lines that a field has joined: `     2   3 x  + 2 x` was 3x² + 2x, with its exponent on a line above."""
    found = _LAYOUT.match(typed)
    if found is None or "\n" in typed or (found.end() == len(typed) and " " not in typed.strip()):
        return
    says = (
        "This looks like several lines put on one, where exponents and strokes are lost. Type it on one line, please."
    )
    refuse("two-lines", 0, says)


def raised_minus(typed: str) -> tuple[str, str, bool] | None:
    """A long minus without blanks behind a letter, as x⁻² arrives from a page: x−2, x^(−2), and that it surely was one.

    It is one where another sign between terms has its blanks.
    """
    if "−" not in typed:
        return None
    typed = "".join(sign if sign == "−" else known for sign, known in zip(typed, plain(typed), strict=True))
    found = _RAISED_MINUS.search(typed)
    if found is None or max(typed.rfind("^(", 0, found.start()), typed.rfind("^{", 0, found.start())) > max(
        typed.rfind(")", 0, found.start()), typed.rfind("}", 0, found.start())
    ):
        return None
    return found[0], f"{found[1]}^({found[2]})", _APART.search(typed) is not None


def refuse_lost_signs(typed: str, mapped: str) -> None:
    """Signs in the text that show what it was copied from; `mapped` is the text in the signs that are read."""
    if (found := _LONG_DASHES.search(typed)) and typed[found.end() : found.end() + 1] not in ("-", "—", "―"):
        _ask_long_dashes(typed, found)
    if found := _DASHES.search(mapped):
        says = "Three dashes in a row are no minus sign. If this is a stroke of a fraction, type /."
        refuse("dashes", found.start(), says, _stacked(typed))
    if _TIMES in typed:
        at = typed.index(_TIMES)
        better = re.sub(r"(?<=['′])\s*\*(?=\()", "", typed.strip().replace(_TIMES, "*"))
        if " " in better or "\n" in better:  # where a stroke of a fraction may have been, too
            says = "This was copied with a sign that does not show; exponents and strokes may be lost. Type it, please."
            refuse("invisible", at, says, *_quotient(better.split()))
        says = "This was copied with a sign that does not show. Compare it with the page: exponents may be lost."
        refuse("invisible", at, says, better)
    found = _POWER_OF_TEN.search(typed)
    if found and (found[1] != "1" or found[2] == "−"):
        _ask_power_of_ten(typed, found)
    if found := _QUOTED.search(typed):
        primes = "'" if found[1] == "`" else "''"
        better = typed[: found.start()] + primes + typed[found.end() :]
        says = "Is the {sign} before this bracket a prime, for a slope? Then type {better}."
        refuse("quote", found.start(), says, better, sign=found[1], better=better)


def _ask_long_dashes(typed: str, found: re.Match[str]) -> None:
    head, tail = typed[: found.start()], typed[found.end() :]
    says = "Is {sign} an index or a minus sign? Type {index} or {minus}."
    refuse(
        "dashes",
        found.start(),
        says,
        f"{head}_{tail}",
        f"{head}-{tail}",
        sign=found[0],
        index=f"{head[-1:]}_{tail[:1]}",
        minus=f"{head[-1:]}-{tail[:1]}",
    )


def _ask_power_of_ten(typed: str, found: re.Match[str]) -> None:
    """2e2x, which was 2e²ˣ on a page, and is 200x to a program."""
    number, sign, digit, letter = found.groups()
    head, tail = typed[: found.start()], typed[found.end() :]
    says = "Is {typed} a power of e? Write {power}, or {ten} for a power of ten."
    power, ten = f"{number}e^({sign}{digit}{letter})", f"{number}*10^({sign}{digit})*{letter}"
    offers = f"{head}{power}{tail}", f"{head}{ten}{tail}"
    refuse("e-power", found.start(), says, *offers, typed=found[0], power=power, ten=ten)


def _stacked(typed: str) -> str | None:
    """The quotient that three lines show: one above dashes above one."""
    lines = [line.strip() for line in typed.splitlines() if line.strip()]
    if len(lines) != 3 or set(lines[1]) - set("-−–—─━"):
        return None
    return f"({lines[0]})/({lines[2]})"


def refuse_lost_powers(typed: str, tokens: Sequence[Token]) -> None:
    """Pieces that stand where an exponent or the stroke of a fraction stood before."""
    for place in range(len(tokens) - 1):
        token, following = tokens[place], tokens[place + 1]
        kind, after = token.kind, tokens[place - 1].kind if place else ""
        if kind == "function":
            _refuse_function(typed, tokens, place)
        elif kind == "constant" and after != "^":
            _refuse_e(typed, tokens, place)
        elif kind in (")", "]") and following.kind == "number" and not is_base(tokens, place + 1):
            _refuse_behind_bracket(typed, tokens, place)
        elif kind == "name" and following.kind == "name" and after != "^":
            _refuse_repeated(typed, tokens, place)
            _refuse_power_rule(typed, tokens, place)
            _refuse_times_sign(typed, tokens, place)
        elif kind == "name" and following.kind == "*" and tokens[min(place + 2, len(tokens) - 1)].kind == "name":
            _refuse_repeated(typed, [*tokens[: place + 1], *tokens[place + 2 :]], place)
        elif kind == "√" and isinstance(following.value, TypedNumber) and following.value.value == 1:
            _refuse_root_of_one(typed, tokens, place)
    if "\n" in typed.strip() and "\\" not in typed:
        _refuse_line_end(typed, tokens)
    _refuse_raised_minus(typed)


def _refuse_raised_minus(typed: str) -> None:
    """3 + x−2, where one minus has no blanks."""
    if (found := raised_minus(typed)) is None or not found[2]:
        return
    shown, power, _ = found
    at = typed.index(shown)
    head, tail = typed[:at], typed[at + len(shown) :]
    says = "Is {typed} a power or a difference? For a power, write {power}."
    apart = f"{head}{shown[0]} - {shown[2:]}{tail}"
    refuse("raised-minus", at, says, f"{head}{power}{tail}", apart, typed=shown, power=power)


def _refuse_line_end(typed: str, tokens: Sequence[Token]) -> None:
    for before, token in itertools.pairwise(tokens):
        apart = "\n" in typed[before.end : token.start] and token.kind != "end"
        if apart and before.kind not in _OPEN_SIGNS and token.kind not in (")", "]", "}"):
            refuse(
                "two-lines",
                token.start,
                "A line ends here. Write one formula on one line; a copy may have lost its exponents and strokes.",
                *_quotient([line.strip() for line in typed.splitlines() if line.strip()]),
            )


def _quotient(lines: Sequence[str]) -> tuple[str, ...]:
    """What two lines may have been: one above a stroke and one below it, or a power of a letter; and a product."""
    if len(lines) != 2 or any(set(line) & set("=<>,&←") for line in lines):
        return ()
    above, below = lines
    if len(above) == 1 and above.isalpha() and below.isdecimal():
        return f"{above}^{below}", f"{above}/{below}"
    quotient = f"{above}/{below}" if len(above) == len(below) == 1 else f"({above})/({below})"
    return quotient, f"({above})*({below})" if len(above) + len(below) > 2 else f"{above}*{below}"


def is_base(tokens: Sequence[Token], place: int) -> bool:
    """The 2 of 2^x: it has an exponent, so it was none itself."""
    return place + 1 < len(tokens) and tokens[place + 1].kind == "^"


def _refuse_behind_bracket(typed: str, tokens: Sequence[Token], place: int) -> None:
    """(w − 3)2"""
    token, number = tokens[place], tokens[place + 1]
    opening = _opening(tokens, place)
    if token.start == token.end or opening is None or (opening and tokens[opening - 1].kind == "^"):
        return
    if is_factor(typed, token.end, number.end, tokens[place + 2]):
        return
    called = opening > 0 and (tokens[opening - 1].kind in ("function", "√")) and not tokens[opening].spaced
    start = tokens[opening - called].start
    refuse_power_or_product(typed, start, token.end, number)


def is_factor(typed: str, end: int, number: int, behind: Token) -> bool:
    """cos(x^2) 2x: a number that holds to the letter behind it, where powers are written or a blank is before it."""
    glued = behind.kind in ("name", "function") and not behind.spaced
    blank = typed[end:number].startswith(" ") and not typed[:end].endswith(" )")
    return glued and (blank or bool(_RAISED_SIGNS & set(typed)))


def refuse_power_or_product(typed: str, start: int, end: int, number: Token) -> None:
    """Something, and a number behind it."""
    head, tail = typed[:end], typed[number.start :]
    shown = typed[start : number.end] if number.end - start <= 40 else f"(…){typed[number.start : number.end]}"
    refuse("bracket-number", number.start, POWER_OR_PRODUCT, f"{head}^{tail}", f"{head}*{tail}", typed=shown)


def _opening(tokens: Sequence[Token], place: int) -> int | None:
    """The bracket that this one closes."""
    depth = 0
    for at in range(place, -1, -1):
        depth += (tokens[at].kind in CLOSING.values()) - (tokens[at].kind in CLOSING)
        if depth == 0:
            return at
    return None


def _refuse_function(typed: str, tokens: Sequence[Token], place: int) -> None:
    """tanh2(z), sech2 z, σ 0 (z), sin−1(x)"""
    applied, last = tokens[place].value, tokens[-1]
    if not isinstance(applied, Applied) or applied.base:
        return
    minus = tokens[place + 1].kind == "-"
    number, behind, *_ = [*tokens[place + 1 + minus : place + 3 + minus], last, last]
    if not isinstance(number.value, TypedNumber) or number.value.value.denominator != 1:
        return
    bracket = behind.kind in ("(", "[", "{")
    spelt = not number.spaced and behind.kind == "name" and behind.spaced
    if minus and bracket and number.value.value == 1:
        refuse_inverse_or_quotient(typed, tokens[place], number.end, applied.function)
    if minus or not (bracket or spelt):
        return
    start, raised = tokens[place].end, typed[number.start : number.end]
    if number.value.value == 0 and bracket:
        offers: tuple[str, ...] = (f"{typed[:start]}'{typed[behind.start :]}",)
    else:
        offers = _powers_of_function(typed, start, number, behind, applied.function)
    shown = f"{typed[tokens[place].start : number.end]}(…)" if bracket else typed[tokens[place].start : behind.end]
    says = "Is the {number} in {typed} a power, or does the function act on it?"
    refuse("function-number", number.start, says, *offers, number=raised, typed=shown)


def _powers_of_function(
    typed: str, start: int, number: Token, behind: Token, function: FunctionSpelling
) -> tuple[str, ...]:
    raised, tail = typed[number.start : number.end], typed[behind.start :]
    if behind.kind == "name":
        last = behind.end - behind.start
        power = f"{typed[:start]}^{raised}({tail[:last]}){tail[last:]}"
        return power, f"{typed[:start]}({raised}*{tail[:last]}){tail[last:]}"
    power = f"{typed[:start]}^{raised}{tail}"
    if function is LOG or function.name == "ln":
        return power, f"{typed[:start]}({raised})*{tail}"
    end = closing(typed, behind.start)
    return (power,) if end is None else (power, f"{typed[:start]}({raised}*{typed[behind.start : end]}){typed[end:]}")


def refuse_inverse_or_quotient(typed: str, token: Token, end: int, function: FunctionSpelling) -> None:
    """sin−1(x) and sin^-1(x): the inverse function to some, and 1/sin(x) to others."""
    name, shown = typed[token.start : token.end], typed[token.start : end]
    while typed[end : end + 1] in (" ", ")", "}"):
        end += 1
    last = closing(typed, end)
    inside = None if last is None else typed[end:last]
    tail = "" if last is None else typed[last:]
    quotient = None if inside is None else f"{typed[: token.start]}({name}{inside})^(-1){tail}"
    if not function.inverse:
        says = "{typed} can be read in two ways. Write 1/{name}(…) for one divided by it."
        refuse("inverse", token.start, says, quotient, typed=shown, name=name)
    says = (
        "{typed} can be read in two ways. "
        "Write 1/{name}(…) for one divided by it, or {inverse} for the function that undoes it."
    )
    plain = "(" not in function.inverse
    inverse = f"{function.inverse}(…)" if plain else function.inverse
    undone = f"{typed[: token.start]}{function.inverse}{inside}{tail}" if plain and inside is not None else None
    refuse("inverse", token.start, says, undone, quotient, typed=shown, name=name, inverse=inverse)


def _refuse_e(typed: str, tokens: Sequence[Token], place: int) -> None:
    """e−z and ex, where an e to some power has lost that it is one."""
    following, behind = tokens[place + 1], tokens[min(place + 2, len(tokens) - 1)]
    end = tokens[place].end
    if tokens[place].value != Constant("e") or following.kind not in ("name", "-") or _in_a_word(typed, end):
        return
    if following.kind == "name":
        shown = typed[tokens[place].start : following.end]
        offers = f"{typed[:end]}^{typed[following.start :]}", f"{typed[:end]}*{typed[following.start :]}"
        refuse("e-power", tokens[place].start, POWER_OR_PRODUCT, *offers, typed=shown)
    glued = not following.spaced and not behind.spaced
    last = behind
    if behind.kind == "number" and glued and place + 3 < len(tokens) and tokens[place + 3].kind == "name":
        last = tokens[place + 3]
    if following.kind == "-" and last.kind == "name":
        shown = "".join(typed[tokens[place].start : last.end].split())
        exponent, tail = "".join(typed[following.start : last.end].split()), typed[last.end :]
        if last is behind and glued and tail[:1].isdecimal():  # e−x2, which was e to the −x²
            exponent, tail = f"{exponent}^{tail[0]}", tail[1:]
        power = f"{typed[:end]}^({exponent}){tail}"
        below = tail.lstrip().startswith("(")  # a stroke may have been here
        apart = f"{typed[:end]}^({exponent})/({tail.strip()})" if below else f"{typed[:end]}+({exponent}){tail}"
        if below and tail.lstrip(" ").startswith("\n"):
            power, apart = apart, power
        says = "Is {typed} a power of e, or a difference? For a power, write {power}."
        refuse(
            "e-power",
            tokens[place].start,
            says,
            power,
            apart,
            typed=shown,
            power=f"e^({exponent})",
        )


def _in_a_word(typed: str, place: int) -> bool:
    """So many letters stand around a place that they are a word, or two with a hyphen."""
    before, after = _LETTERS_BEFORE.search(typed, 0, place), _LETTERS_BEHIND.match(typed, place)
    size, dash, rest = len(before[0]) if before else 0, after[1] if after else "", len(after[2]) if after else 0
    return size > MOST_LETTERS or rest > 2 or (not dash and size + rest > MOST_LETTERS)


def _refuse_repeated(typed: str, tokens: Sequence[Token], place: int) -> None:
    """nxn − 1, which was n xⁿ⁻¹."""
    if place + 5 > len(tokens):
        return
    first, middle, last, sign, number = tokens[place : place + 5]
    names = [token.value.key for token in (first, middle, last) if isinstance(token.value, Name)]
    if len(names) < 3 or names[0] != names[2] or names[0] == names[1]:
        return
    if sign.kind not in "+-" or number.kind != "number":
        return
    head, exponent, tail = typed[: middle.end], typed[last.start : number.end], typed[number.end :]
    product = f"{typed[: first.end]}*{typed[middle.start : middle.end]}*{typed[last.start :]}"
    says = "Is {exponent} an exponent here? Then write {power}."
    shown = f"{typed[middle.start : middle.end]}^({exponent})"
    refuse("name-power", last.start, says, f"{head}^({exponent}){tail}", product, exponent=exponent, power=shown)


def _refuse_power_rule(typed: str, tokens: Sequence[Token], place: int) -> None:
    """n x^n-1, where n stands in front as the exponent does: the 1 may belong to it."""
    kinds = [token.kind for token in tokens[place : place + 6]]
    if kinds not in (["name", "name", "^", "name", sign, "number"] for sign in "+-"):
        return
    factor, base, _, exponent, sign, number = tokens[place : place + 6]
    if not (isinstance(factor.value, Name) and isinstance(exponent.value, Name)) or sign.spaced or number.spaced:
        return
    if factor.value.key != exponent.value.key:
        return
    shown, tail = typed[exponent.start : number.end], typed[number.end :]
    power = f"{typed[: exponent.start]}({shown}){tail}"
    apart = f"{typed[: sign.start]} {sign.kind} {typed[number.start :]}"
    says = "Is all of {exponent} the exponent? Then write {power}."
    better = f"{typed[base.start : exponent.start]}({shown})"
    refuse("power-end", exponent.start, says, power, apart, exponent=shown, power=better)


def _refuse_times_sign(typed: str, tokens: Sequence[Token], place: int) -> None:
    """2 xx x, where xx is a cross to some."""
    first, second, behind = tokens[place], tokens[place + 1], tokens[min(place + 2, len(tokens) - 1)]
    apart = first.spaced and not second.spaced and behind.spaced and place > 0
    if not apart or typed[first.start : second.end] != "xx" or behind.kind not in ("name", "number", "(", "function"):
        return
    head, tail = typed[: first.start], typed[second.end :]
    says = "Is {typed} a product, or a sign for times?"
    refuse("times", first.start, says, f"{head}*{tail}", f"{head}x*x{tail}", typed="xx")


def _refuse_root_of_one(typed: str, tokens: Sequence[Token], place: int) -> None:
    """2√1 x, which was 1/(2√x)."""
    behind = tokens[place + 2]
    if behind.kind != "name":
        return
    whole = place <= 1 and tokens[min(place + 3, len(tokens) - 1)].kind == "end"
    factor, letter = typed[: tokens[place].start].strip(), typed[behind.start : behind.end]
    better = f"1/({factor}√{letter})" if whole else None
    says = "The root of 1 is 1. Has a stroke of a fraction been lost here?"
    refuse("root-of-one", tokens[place].start, says, better)
