"""What stands around a formula that somebody else would read over: words, remarks, other names for a known letter.

A text comes here only after it could not be read as it stands. Each rewriting keeps the places of what it leaves alone
where it can, and says what it did; a rewriting that does not lead to a formula is forgotten.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from functools import lru_cache, partial
from typing import NamedTuple

from tutor.answers.reading.characters import shown
from tutor.answers.reading.conditions import with_steps
from tutor.answers.reading.english import MEANT, PROSE
from tutor.answers.reading.names import CONSTANTS, segment
from tutor.answers.reading.sides import CODE
from tutor.answers.reading.tree import Key
from tutor.answers.reading.vocabulary import Vocabulary
from tutor.symbolic.sentence import Sentence, say

MOST_WORDS, MOST_PAUSES, LONGEST_WORD = 40, 6, 24  # of a remark
NEAR = 0.8  # how near a misspelt word is to what was meant


class Rewritten(NamedTuple):
    """A text that says the same in the signs of a formula, and what was done to it."""

    text: str
    notes: tuple[Sentence, ...] = ()


# --- signs that are spoken --------------------------------------------------------------------------------------------

SPOKEN: tuple[tuple[str, str], ...] = (
    ("to the power of", "^"),
    ("to the power", "^"),
    ("multiplied by", "*"),
    ("divided by", "/"),
    ("squared", "^2"),
    ("cubed", "^3"),
    ("plus", "+"),
    ("minus", "-"),
    ("times", "*"),
    ("over", "/"),
)
_SPOKEN = tuple((re.compile(rf"(?<![A-Za-z\\]){said}(?![A-Za-z])", re.IGNORECASE), sign) for said, sign in SPOKEN)

_TWO_WAYS = re.compile(  # x to the power of n minus 1, 1 over 2 root x: asked back, as what is spoken is
    r"\bto the power(?: of)?\s+\w+\s+(?:plus|minus|over|times)\b"
    r"|\bover\s+\w+\s+(?:(?:the\s+)?(?:square\s+)?root|[A-Za-z])\b",
    re.IGNORECASE,
)


def _padded(sign: str, found: re.Match[str]) -> str:
    return sign.ljust(len(found[0]))


def spoken(text: str, vocabulary: Vocabulary) -> Rewritten:
    """x squared plus 1 is x^2 + 1."""
    if _TWO_WAYS.search(text):
        return Rewritten(text)
    for pattern, sign in _SPOKEN:
        text = pattern.sub(partial(_padded, sign), text)
    return Rewritten(text)


# --- the marks of Markdown --------------------------------------------------------------------------------------------

_RAISED = re.compile(r"\^([^\s\^(){}+]{1,30})\^(?![\w({\\√-])")
_LOWERED = re.compile(r"~([^~\s]{1,12})~")
_SLANTED = re.compile(r"\*([A-Za-zα-ωΑ-Ω]{1,3})\*")


def emphasis(text: str, vocabulary: Vocabulary) -> Rewritten:
    """3*x*^2^ + *w*~1~ is 3x^(2) + w_{1}, where no star is left over."""
    if _SLANTED.search(text) is None:
        return Rewritten(text)
    raised = _RAISED.sub(lambda found: f"^({found[1]})", text)
    slanted = _SLANTED.sub(lambda found: f" {found[1]} ", _LOWERED.sub(lambda found: f"_{{{found[1]}}}", raised))
    slanted = re.sub(r" +(?=[\^_²³⁻])", "", slanted)
    if slanted == text or "*" in slanted:
        return Rewritten(text)
    return Rewritten(slanted, (say("I read this Markdown as {meaning}.", meaning=shown(slanted.strip(), 60)),))


# --- other names for a letter of the question -------------------------------------------------------------------------

_RATE = re.compile(
    r"(?<![A-Za-z\\_])(?:learning[_ ]?rate|step[_ ]?size|LR|lr|\\?alpha|α|rate|n|ɳ|ƞ|ŋ|ղ)(?![A-Za-z_']|\d)"
)
_ERROR = re.compile(r"(?<![A-Za-z∂\\/])d(?=_?[0-9](?![A-Za-z])|_\{?[a-z]\}?|[₀-₉ⱼₖ])(?![^+\-*]*/)")
_OLD = (
    r"(?:_\{\s*(?:t|n|k|i|old|now|0)\s*\}|_(?:t|n|k|i|old|now|0)(?!\s*\+\s*1\s*(?:=|<|:|←))"
    r"|\^\{?\(\s*(?:t|n|k|old)\s*\)\}?|\^\{t\}|\^t|\(\s*[tnk]\s*\))(?![A-Za-z0-9])"
)


def learning_rate(text: str, vocabulary: Vocabulary) -> Rewritten:
    """lr, α and their kin, where η is a letter and they are none."""
    if "eta" not in vocabulary.bases or vocabulary.open:
        return Rewritten(text)
    return _called(text, _RATE, "η", lambda word: _is_free(word.lstrip("\\"), vocabulary))


def errors(text: str, vocabulary: Vocabulary) -> Rewritten:
    """d_1 for δ₁, where there is no d."""
    if "delta" not in vocabulary.bases or "d" in vocabulary.bases:
        return Rewritten(text)
    return _called(text, _ERROR, "δ", lambda word: True)


def before_the_step(text: str, vocabulary: Vocabulary) -> Rewritten:
    """w_t and w_old are the w from which a step of w is taken."""
    notes: list[Sentence] = []
    for step in sorted(str(key) for key in vocabulary.left if isinstance(key, Key)):
        found = _called(text, re.compile(rf"(?<![A-Za-z\\]){re.escape(step)}{_OLD}"), step, lambda word: True)
        text, notes = found.text, [*notes, *found.notes]
    return Rewritten(text, tuple(notes))


def _called(text: str, pattern: re.Pattern[str], letter: str, free: Callable[[str], bool]) -> Rewritten:
    notes: list[Sentence] = []

    def put(found: re.Match[str]) -> str:
        if not free(found[0]):
            return found[0]
        note = say("I read {typed} as {letter}.", typed=shown(found[0]), letter=letter)
        if note not in notes:
            notes.append(note)
        return letter.ljust(len(found[0]))

    return Rewritten(pattern.sub(put, text), tuple(notes))


def _is_free(word: str, vocabulary: Vocabulary) -> bool:
    """The word is no name of the question."""
    return word not in vocabulary.bases and word not in vocabulary.functions


# --- vectors and matrices, where the letters stand for the numbers of a layer -----------------------------------------

_TURNED = re.compile(
    r"\s*(?:\^\s*(?:\{\s*(?:\\top|\\intercal|\\mathsf\s*\{\s*T\s*\}|T|⊤)\s*\}|\\top|T|⊤)|ᵀ|\.T)(?![A-Za-z])"
)
_DOT = re.compile(r"(?:[A-Za-z]+\.)?(?:dot|matmul|multiply|outer)(?=\s*\()")
_W_DELTA = re.compile(
    rf"(?<![A-Za-z\\])[wW](?:{_TURNED.pattern})\s*(?:@|\*|·|⋅|\\cdot|,)?\s*(?:\\delta|delta|δ)(?![A-Za-z_ⱼₖ\[])"
)
_ALONE = re.compile(r"(?<![A-Za-z\\])([az])(?![A-Za-z_ⱼₖ\[]|\s*\()")


def turned(text: str, vocabulary: Vocabulary) -> Rewritten:
    """A number turned on its side is the same number: (a^(L-1))^T, a ⊙ b, dot(a, b)."""
    if vocabulary.open or not (vocabulary.is_layered or vocabulary.indexed) or "T" in vocabulary.bases:
        return Rewritten(text)
    if vocabulary.indexed:
        return _with_indices(text, vocabulary)
    text = _products(text)
    return Rewritten(_TURNED.sub(lambda found: " " * len(found[0]), text))


def _products(text: str) -> str:
    """⊙, @ and dot(a, b) as products."""
    text = re.sub(r"\\odot(?![A-Za-z])", "*    ", re.sub(r"[⊙@∘⊗]", "*", text))
    while (found := _DOT.search(text)) is not None:
        start = text.index("(", found.end())
        comma, end = _comma(text, start)
        if comma is None:
            return text
        inner = f"({text[start + 1 : comma]})*({text[comma + 1 : end]})"
        text = f"{text[: found.start()]}({inner}){text[end + 1 :]}"
    return text


def _comma(text: str, start: int) -> tuple[int | None, int]:
    """The comma of a bracket, and where the bracket closes."""
    depth, comma = 0, None
    for place in range(start, len(text)):
        depth += (text[place] in "([{") - (text[place] in ")]}")
        if text[place] == "," and depth == 1:
            comma = place
        if depth == 0:
            return comma, place
    return None, len(text)


def _with_indices(text: str, vocabulary: Vocabulary) -> Rewritten:
    """wᵀδ is the sum over j of w_jk δ_j, neuron by neuron."""
    if not {"w", "delta"} <= set(vocabulary.indexed):
        return Rewritten(text)
    flat = re.sub(r"(?:[A-Za-z]+\.)?(?:dot|matmul)\s*\(\s*([^(),]*),\s*([^(),]*)\)", r"(\1 @ \2)", text)
    if _W_DELTA.search(flat) is None:
        return Rewritten(_products(text))
    flat = re.sub(r"\)\s*_\s*\{?k\}?", ")", flat)
    flat = _ALONE.sub(r"\1_k", _W_DELTA.sub("(Σ_j (w_jk δ_j))", flat))
    note = say("I read {typed} as {meaning}.", typed="wᵀδ", meaning="Σ_j w_jk δ_j")
    return Rewritten(_products(flat), (note,))


# --- words ------------------------------------------------------------------------------------------------------------

_RUN = re.compile(r"[A-Za-z]+(?:[’'][a-z]+)?")
_CUE = re.compile(
    r"(?:[,;.:]\s*|\s+|(?<=[)\]}0-9]))(?:because|since|using|via|due\s+to|thanks\s+to|by\s+(?:the|using|applying|power|chain|product|quotient))"
    r"(?![A-Za-z]).*$",
    re.IGNORECASE | re.DOTALL,
)
_CODE = re.compile(r"^\s*(?:(?:def\s+\w+\([^()]*\)|lambda\s+[A-Za-z_][\w, ]*):\s*)?(?:return(?![A-Za-z]))?")
_SMALL = frozenset(("a", "A", "I", "i"))
_PAUSE = tuple(",;:(—[")


def words(text: str, vocabulary: Vocabulary) -> Rewritten:
    """A formula without the words in front of it and behind it."""
    code = _CODE.match(text)
    kept = " " * code.end() + text[code.end() :] if code else text
    kept = kept.rstrip(" \t\n;")
    if cue := _CUE.search(kept):
        kept = kept[: cue.start()]
    kept = _without_remark(kept, vocabulary)
    start = _leading(kept, vocabulary)
    end = _trailing(kept, vocabulary)
    if start >= end:
        return Rewritten(text)
    inner = " " * start + kept[start:end]
    if inner.strip() == text.strip():
        return Rewritten(text)
    around = (text[code.end() if code else 0 : start].strip(" ,;:"), text[len(inner) :].strip(" ,;:.()"))
    left = " … ".join(filter(None, around))
    return Rewritten(inner, (say("I leave “{words}” aside.", words=shown(left, 40)),) if left else ())


def is_prose(word: str, vocabulary: Vocabulary, *, apart: bool = False) -> bool:
    """A word that says nothing of the formula; `apart`: a pause stands before it, so that any word will do."""
    low = word.lower()
    if low in MEANT or word in vocabulary.functions or word in vocabulary.bases or word in CONSTANTS:
        return False
    if low in PROSE:
        return True
    if not apart or len(word) < 3 or _resembles_function(low, vocabulary):
        return False
    return len(word) > 4 if vocabulary.open else not any(segment(one, vocabulary)[0] for one in (word, low))


@lru_cache(maxsize=1024)
def _resembles_function(word: str, vocabulary: Vocabulary) -> bool:
    """cosine is no remark."""
    return len(word) < LONGEST_WORD and bool(get_close_matches(word, list(vocabulary.functions), 1, NEAR))


def _all_prose(text: str, vocabulary: Vocabulary) -> bool:
    """Words behind a pause, and nothing of a formula."""
    runs = _RUN.findall(text)
    if len(runs) > MOST_WORDS:
        return False
    bare = _RUN.sub("", text).strip(" \t\n.,;:!?…’'\"-—✓✔")
    return (
        not bare
        and any(is_prose(run, vocabulary, apart=True) for run in runs)
        and all(run in _SMALL or run.lower() in PROSE or is_prose(run, vocabulary, apart=True) for run in runs)
    )


def _without_remark(text: str, vocabulary: Vocabulary) -> str:
    """What stands behind a pause or in brackets at the end, if it is words only: 2x (power rule), 2x — the slope."""
    bare = text.rstrip(" .")
    for opening, closing in ("()", "[]", "{}"):
        start = bare.rfind(opening)
        if start > 0 and bare.endswith(closing) and _all_prose(bare[start + 1 : -1], vocabulary):
            return bare[:start].rstrip(" ,;")
    pauses = [place for place, letter in enumerate(text) if place and letter in ",;—"]
    for place in pauses[-MOST_PAUSES:]:
        if _all_prose(text[place + 1 :], vocabulary):
            return text[:place]
    return text


def _leading(text: str, vocabulary: Vocabulary) -> int:
    """Where the words in front of a formula end: "so the answer is 2x"; before a colon any words will do."""
    head, colon, _ = text.partition(":")
    if colon and head.strip() not in CODE and _all_prose(head, vocabulary):
        return len(head) + 1
    verb = _VERB.search(text)
    if verb and _all_prose(text[: verb.end()], vocabulary):
        return verb.end()
    place = end = 0
    while (run := re.compile(r"[ \t\n,;…’'\"=]*(" + _RUN.pattern + ")").match(text, place)) is not None:
        following = text[run.end() :].lstrip()[:1]
        small = run[1] in _SMALL and _PROSE_NEXT.match(text, run.end()) is not None
        if run[1].lower() == "sum" and not text[run.end() :].lstrip().lower().startswith("rule"):
            break
        if not (small or is_prose(run[1], vocabulary)) or text[run.end() : run.end() + 1] in tuple("(_^["):
            break
        place = end = run.end()
        if not following:
            return 0
    while end and text[end : end + 1] and text[end] in " ,;:=":
        end += 1
    return end


_VERB = re.compile(r"(?<![A-Za-z])(?:is|are|equals|becomes|be)(?![A-Za-z])")
_PROSE_NEXT = re.compile(r"\s+(?:" + "|".join(sorted(PROSE, key=len, reverse=True)) + r")(?![A-Za-z])")


def _trailing(text: str, vocabulary: Vocabulary) -> int:
    """Where the words behind a formula begin: "2x is my answer"."""
    end = len(text.rstrip(" .;:,✓✔"))
    while (run := re.compile(rf"(?<=[\s,;:.!?)])({_RUN.pattern})$").search(text[:end])) is not None:
        small = run[1] in _SMALL and end < len(text.rstrip(" ."))
        if not small and not is_prose(run[1], vocabulary):
            break
        end = len(text[: run.start()].rstrip(" \t\n,;:.!?—"))
    return end


def distinguished(text: str, vocabulary: Vocabulary) -> Rewritten:
    """1 if z > 0 else 0 is step(z)."""
    found = with_steps(text) if vocabulary.kinked else None
    return Rewritten(text) if found is None else Rewritten(found[0], (found[1],))


REWRITINGS: tuple[Callable[[str, Vocabulary], Rewritten], ...] = (
    emphasis,
    before_the_step,
    learning_rate,
    errors,
    turned,
    distinguished,
    spoken,
    words,
)


def rewritings(text: str, vocabulary: Vocabulary) -> Iterator[Rewritten]:
    """The text with one more change each time, as long as a change is left."""
    notes: tuple[Sentence, ...] = ()
    for rewrite in REWRITINGS:
        found = rewrite(text, vocabulary)
        if found.text != text:
            text, notes = found.text, (*notes, *found.notes)
            yield Rewritten(text, notes)
