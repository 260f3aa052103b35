"""The words around the formulas of a line: numbers, "therefore", remarks, "QED". They are blanked, never deleted.

A blanked character becomes a space, so that a position in what is left is a position in what was typed. Only words that
are surely words go: a misspelt function such as sni stays, and is asked back by the reader.
"""

from __future__ import annotations

import re

from tutor.answers.reading.characters import plain
from tutor.answers.reading.vocabulary import OPEN

_PROSE = """
above according after again algebra all also and another answer any applied apply applying are at back be
because before below both bottom bracket brackets bring by call called can cancel cancelling cancels chain check
coefficient collect collecting combine common compute computed consequently constant constants define definition
denominator depend depends derivation derivative derivatives difference differentiate differentiated
differentiating differentiation do does done down each equals equation equivalently every expand expanded
expanding expands exponent expression factor factored factoring factors final finally find first fixed follows
for formula fraction from function further get gets give given gives giving grad gradient hand have held hence
here identity inner inside into is it its just keep last law left let lets letter letters like limit line linear
linearity means middle multiple multiplied multiply multiplying my name namely need next no not note now number
numbers numerator of on once one original other our out outer outside over part partial parts plug plugging
power powers problem product proof put putting question quotient rearrange rearranged recall reduce remains
respect result rewrite rewriting rewritten right rule rules same second see set setting side simplified
simplifies simplify simplifying since slope slopes small so solution squared stands start substitute substituted
substituting substitution take taken taking term terms that the then there therefore these third this thus to
together top treat treated trig two use used using we where which whole with work working write writing yields
you zero
"""
_SHORT = frozenset(("a", "an", "as", "in", "is", "it", "of", "on", "or", "so", "to", "we", "by", "be", "my", "at"))
_WORDS = frozenset(_PROSE.split()) - _SHORT  # surely words of a sentence
_JOINING = ("and", "where", "with", "so", "then", "therefore", "thus", "hence", "since", "because", "while")
_EQUATING = ("is", "are", "equals", "gives", "becomes", "be", "yields", "means", "simplifies to", "goes to")
_REMARKING = ("by", "using", "via", "from", "per", "after")

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*\.?")
_COMMENT = re.compile(r"//.*$|(?:^|\s)#.*$", re.DOTALL)
_TEXT = re.compile(r"\\(?:text|textrm|textbf|textit|mbox)\s*\{([^{}]*)\}")
_LAYOUT = re.compile(r"\\(?:quad|qquad|displaystyle|hfill|newline|nonumber)(?![A-Za-z])|\\\\\s*$|(?<!\\)&|~")
_PROVED = re.compile(
    r"(?:(?<![A-Za-z])(?:q\.?\s?e\.?\s?d|Q\.?\s?E\.?\s?D)\.?|[∎□■◻◼✓✔☑]|\\(?:blacksquare|square|qed))\s*$"
)
_TAG = re.compile(r"\s{2,}[(\[][0-9]{1,2}[)\]]\s*$|\\tag\s*\{[^{}]*\}")
_STEP = re.compile(r"\s*(?:step|line|part|eq|equation|schritt|zeile)\.?\s*\(?[0-9]{1,2}\)?\s*[:.)\-]?(?![0-9])", re.I)
_OPEN_NUMBER = re.compile(r"\s*(?:[0-9]{1,2}\s*[):]|[0-9]{1,2}\.(?=\s)|(?:[ivx]{1,4}|[IVX]{1,4})\)|[a-h]\))")
_CLOSED_NUMBER = re.compile(r"\s*[(\[]([0-9]{1,2}|[a-z])[)\]](?=\s)")
_BULLET = re.compile(r"\s*(?:[•◦▪‣·*>]|-(?=\s+[A-Za-z]{3}))\s")
_LIMIT = re.compile(
    r"\\?lim(?:it)?\s*(?:\\limits\s*)?(?:_|as\s|of\s)?\s*[{(\[]?\s*[A-Za-zΔδε]{1,2}\s*"
    r"(?:->|→|\\to|\\rightarrow|=>)\s*0\s*[})\]]?\s*:?"
    r"|(?<![A-Za-z])\\?lim(?=\s*[(\[{]|\s+[0-9A-Za-z\\])"
)
_TENDING = re.compile(
    r"[,(\[]?\s*(?:as|for|when|if|let|with)?\s*(?<![A-Za-z])(?:h|k|t|ε|Δ[a-z])\s*"
    r"(?:->|→|\\to|\\rightarrow|=>|goes to|tends to|approaches)\s*0\s*[)\]]?\s*[:,]?"
)
_BEGUN = re.compile(
    r"\s*(?:\\(?:therefore|because|Rightarrow|implies|to|rightarrow|iff|Leftrightarrow)(?![A-Za-z])"
    r"|<=>|=>|->|==|[∴∵⇒⟹→⟶⇔⟺↦=]|,|;)"
)
_BETWEEN = re.compile(
    r"[,;]|\s(?:\s|\|\s)\s*(?=[A-Za-z]'{0,2}\s*=(?!=))|(?<=[^\s.])\.\s+(?=[A-Za-z∂\\])"
    r"|(?<=\s)(?:" + "|".join((*_JOINING, *_REMARKING)) + r")(?=\s)"
)
SLOPE_OF = re.compile(r"(?:derivative|slope)\s+of\s", re.I)
_REASON = re.compile(r"[\s(]*(?:since|because)(?![A-Za-z])")
_EQUAL = re.compile(
    r"<?=>|->|:=|==|[:=→⇒⟹⟶⇔⟺↦≡∴]|\\(?:to|rightarrow|Rightarrow|implies|longrightarrow|mapsto|iff|equiv)(?![A-Za-z])"
    r"|(?<=\s)(?:" + "|".join(_EQUATING) + r")(?=\s)"
)
_PLAIN_EQUAL = re.compile(r"(?<![<=:])=(?![>=])")
_IMPLIES = re.compile(r"<?=>|[⇒⟹⇔⟺∴]|\\(?:Rightarrow|implies|iff|therefore)")
_OPERATORS = re.compile(r"[-+*/^=<>_\\|()\[\]{}]")
_SIGNS = re.compile(r"[-+*/^=<>_\\|()\[\]{}0-9]")


def blank(text: str, start: int, end: int) -> str:
    """The text with spaces between two places."""
    return text[:start] + " " * (end - start) + text[end:]


def is_prose(text: str) -> bool:
    """Words and nothing else, and one of them is surely a word of a sentence."""
    words = [word.rstrip(".").lower() for word in _WORD.findall(text)]
    rest = _WORD.sub(" ", text).strip()
    bracketed = rest[:1] + rest[-1:] in ("()", "[]")
    return bool(set(words) & _WORDS) and not (rest[1:-1] if bracketed else rest).strip(" .,;:!?'\"&")


def number_of(text: str) -> int | None:
    """The number in brackets that a line begins with: (2) 4x."""
    found = _CLOSED_NUMBER.match(plain(text))
    return int(found[1]) if found and found[1].isdigit() else None


def letter_of(text: object) -> int | None:
    """The place in the alphabet of the letter in brackets that a line begins with: (b) 4x."""
    found = _CLOSED_NUMBER.match(plain(text)) if isinstance(text, str) else None
    return ord(found[1]) - ord("a") + 1 if found and found[1].isalpha() else None


def formulas_of(text: str, numbered: bool) -> str:
    """The line in the reader's characters with the words around its formulas blanked; `numbered`: a (2) is a number."""
    left = plain(text)
    for pattern in (_COMMENT, _LAYOUT, _TAG, _PROVED, _LIMIT, _TENDING):
        left = _blanked(left, pattern)
    left = _TEXT.sub(lambda found: _spoken(found[1]).ljust(len(found[0])), left)
    left = _unnumbered(left, numbered)
    return _without_remark(_begun(left))


def _blanked(text: str, pattern: re.Pattern[str]) -> str:
    return pattern.sub(lambda found: " " * len(found[0]), text)


def _spoken(words: str) -> str:
    """What stands in \\text{…}: a word that joins two statements stays."""
    return words if words.strip() in _JOINING + _EQUATING else ""


def _unnumbered(text: str, numbered: bool) -> str:
    for pattern in (_BULLET, _STEP, _OPEN_NUMBER, *((_CLOSED_NUMBER,) if numbered else ())):
        if found := pattern.match(text):
            text = blank(text, 0, found.end())
    return text


def _begun(text: str) -> str:
    """A line or a statement without the sign or the words that begin it."""
    spoken = False
    while True:
        start = len(text) - len(text.lstrip())
        if found := _BEGUN.match(text):
            text = blank(text, start, found.end())
        elif (end := _spoken_until(text, start, spoken)) > start:
            text, spoken = blank(text, start, end), True
        else:
            return text


def _spoken_until(text: str, start: int, within: bool) -> int:
    """Where the words end that a statement begins with: up to a colon, or word by word."""
    colon = text.find(":", start)
    if colon > start and text[colon : colon + 2] != ":=" and _is_heading(text[start:colon]):
        return colon + 1
    found = _WORD.match(text, start)
    if found is None or _SIGNS.match(text, found.end()):
        return start
    word = found[0].rstrip(".").lower().replace("'", "")
    if word in OPEN.functions and not text[found.end() :].lstrip()[:1].isalpha():
        return start
    following = _WORD.match(text, len(text) - len(text[found.end() :].lstrip()))
    spoken = (
        word in ("so", "we", "it")
        or (within and word in ("of", "to", "in", "on"))
        or (word == "by" and following is not None and is_prose(following[0]))
    )
    return found.end() if spoken or word in _WORDS else start


def _is_heading(words: str) -> bool:
    """What stands before a colon: words, among which there may be a number."""
    if _OPERATORS.search(words):
        return False
    return is_prose(re.sub(r"[0-9]+", " ", words)) or (" " in words.strip() and len(words.strip()) > 2)


def _without_remark(text: str) -> str:
    """Without words in brackets at the end, or behind a dash."""
    end = len(text.rstrip(" .!"))
    if end and text[end - 1] in ")]":
        opening = _opening(text, end - 1)
        inside = text[opening + 1 : end - 1]
        if opening > 0 and text[opening - 1] == " " and set(_WORD.findall(inside.lower())) & _WORDS:
            text = blank(text, opening, end)
    dash = re.search(r"\s<?[-=]{1,3}\s*(?=[^\W\d_]{2})", text)
    if dash and is_prose(text[dash.end() :]):
        text = blank(text, dash.start(), len(text))
    return text


def _opening(text: str, place: int) -> int:
    """Where the bracket opens that is closed at a place; −1 where it does not."""
    depth = 0
    for at in range(place, -1, -1):
        depth += (text[at] in ")]") - (text[at] in "([")
        if not depth:
            return at
    return -1


def statements(text: str) -> list[tuple[int, int, bool]]:
    """Where each statement of a line begins and ends, at commas and words; and whether it only gives a reason."""
    cuts = [(0, 0, _REASON.match(text) is not None)]
    outside = _depths(text)
    for found in _BETWEEN.finditer(text):
        comma = found[0] == "," and re.fullmatch(r"[0-9],[0-9]", text[max(0, found.start() - 1) : found.end() + 1])
        remark = found[0] in _REMARKING and not is_prose(text[found.end() :])
        if outside[found.start()] == 0 and not comma and not remark:
            reason = _REASON.match(text, found.start() if found[0] != "," else found.end()) is not None
            cuts.append((*found.span(), reason))
    ends = [start for start, _, _ in cuts[1:]] + [len(text)]
    whole = ((begin, end, reason) for (_, begin, reason), end in zip(cuts, ends, strict=True))
    return [each for each in whole if text[each[0] : each[1]].strip()]


def chains(text: str, start: int, end: int) -> list[list[tuple[int, int]]]:
    """The chains of a statement, and where their sides stand: cut at equals signs, arrows and "is", outside brackets.

    What follows ⇒ behind an equation is a chain of its own, and so is an equation behind an arrow: u = x² → u′ = 2x.
    """
    outside = _depths(text)
    found: list[list[tuple[int, int]]] = [[]]
    begin = start
    for sign in _EQUAL.finditer(text, 0, end):
        if sign.start() < start or outside[sign.start()]:
            continue
        found[-1].append((begin, sign.start()))
        begin = sign.end()
        equation = "=" not in sign[0] and _PLAIN_EQUAL.search(text, begin, end) is not None
        if len(found[-1]) > 1 and (equation or _IMPLIES.fullmatch(sign[0])):
            found.append([])
    found[-1].append((begin, end))
    return [[side for side in sides if text[slice(*side)].strip()] for sides in found]


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The same piece without spaces, words that begin it, and a full stop that ends it."""
    piece = _without_remark(_begun(text[start:end]))
    inside = piece.strip().rstrip(".!").rstrip()
    begin = start + len(piece) - len(piece.lstrip())
    return begin, begin + len(inside)


def _depths(text: str) -> list[int]:
    """How many brackets are open at each place."""
    found, depth = [], 0
    for letter in text:
        depth += letter in "([{"
        found.append(depth)
        depth -= letter in ")]}"
    return found
