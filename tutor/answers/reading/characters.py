"""Characters: what a keyboard, a phone or a copied page may send, each mapped to one that the tokenizer knows.

One character becomes one character, so a position in the mapped text is a position in what was typed. (Unicode's own
NFKC is no help: it turns x² into x2.) Nothing is interpreted here; that begins in `scanner`.
"""

from __future__ import annotations

import re
import unicodedata

_SAME: tuple[tuple[str, str], ...] = (
    ("-", "−–—‒―﹣‐‑➖─━"),
    ("*", "×∗⋅·•∙✕✖‧⨯˙⸱⦁●⨉"),
    ("/", "÷∕⁄➗"),
    ("+", "➕﹢"),
    ("'", "′’‘´ʹ΄‛ꞌ＇"),
    ("|", "∣❘ǀ"),
    ("=", "﹦←⟵⇐⟸≔"),
    (
        " ",
        "\t\n\r\x0b\x0c\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\u2028\u2029",
    ),
    (" ", '\u200b\u200c\u200d\u200e\u200f\u2060\u2061\ufeff\ufe0e\ufe0f\u20e3`“”„"'),
    ("θ", "ϑ"),
    ("φ", "ϕ"),
    ("ε", "ϵ"),
    ("σ", "ς"),
    ("ρ", "ϱ"),
    ("κ", "ϰ"),
    ("π", "ϖ"),
    ("μ", "µ"),
    ("Ω", "\u2126"),
    ("Δ", "∆"),
    ("∑", "Σ"),
    ("l", "ℓ"),
    ("h", "ℎ"),
    ("e", "ℯ"),
    ("d", "ⅆ"),
    ("e", "ⅇ"),
    ("[", "⟦"),
    ("]", "⟧"),
    ("{", "〖"),
    ("}", "〗"),
    (".", "。｡"),
    ("^", "ˆ∧↑˄⌃"),
)

UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\u2061\ufeff\ufe0e\ufe0f\u20e3"), "")
_LOWER, _UPPER, _DIGITS = "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789"
_DIGIT = re.compile(r"[^\D0-9]")
_GREEK_LOWER = "αβγδεζηθικλμνξοπρστυφχψω"

# Letters of other alphabets that look like ours: never taken for them silently, always offered as a suggestion.
LOOK_ALIKES: dict[str, str] = {
    **dict(
        zip("асехоурСЕХОУРАВКМНТіјѕԁԛԝһΑΒΕΖΗΙΚΜΝΟΡΤΥΧοѵ", "acexoypCEXOYPABKMHTijsdqwhABEZHIKMNOPTYXov", strict=True)
    ),
    "ı": "i",
    "ɑ": "a",
}


FRACTIONS: dict[str, tuple[int, int]] = {
    "½": (1, 2),
    "⅓": (1, 3),
    "⅔": (2, 3),
    "¼": (1, 4),
    "¾": (3, 4),
    "⅕": (1, 5),
    "⅖": (2, 5),
    "⅗": (3, 5),
    "⅘": (4, 5),
    "⅙": (1, 6),
    "⅚": (5, 6),
    "⅛": (1, 8),
    "⅜": (3, 8),
    "⅝": (5, 8),
    "⅞": (7, 8),
    "⅒": (1, 10),
}


def _styled() -> dict[int, str]:
    """The mathematical italic, bold and upright alphabets, and the wide forms of an East Asian keyboard."""
    found: dict[int, str] = {}
    for style in range(13):
        base = 0x1D400 + 52 * style
        found |= {base + place: letter for place, letter in enumerate(_UPPER + _LOWER)}
    for style in range(5):
        base = 0x1D6A8 + 58 * style
        found |= {base + 26 + place: letter for place, letter in enumerate("αβγδεζηθικλμνξοπρςστυφχψω∂εθκφρπ")}
    found |= {0x1D7CE + place: _DIGITS[place % 10] for place in range(50)}
    found |= {0xFF01 + place: chr(0x21 + place) for place in range(94)}
    return found


CHARACTERS: dict[int, str] = _styled() | {ord(typed): meant for meant, several in _SAME for typed in several}
CHARACTERS |= {place: "σ" for place, meant in CHARACTERS.items() if meant == "ς"}


def plain(text: str) -> str:
    """The text in the characters that the tokenizer knows, each in its old place."""
    mapped = text.translate(CHARACTERS)
    return mapped if mapped.isascii() else _DIGIT.sub(_digit, mapped)


def _digit(found: re.Match[str]) -> str:
    """The digit that a digit of another script stands for: ২ is 2, and nobody means anything else by it."""
    return str(unicodedata.decimal(found[0]))


def shown(text: str, most: int = 24) -> str:
    """A piece of somebody's text that any page can print: unprintable characters named, long pieces cut."""
    piece = text if len(text) <= most else text[: most - 1] + "…"
    return "".join(letter if _seen(letter) else f"U+{ord(letter):04X}" for letter in piece)


def _seen(letter: str) -> bool:
    """A letter that shows by itself; a mark that is put upon the letter before does not."""
    return letter.isprintable() and not unicodedata.category(letter).startswith("M")
