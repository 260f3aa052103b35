"""Where a word stands in the course: its lessons' prose with all fields filled, their titles, and the glossary.

Texts in, places out; no Streamlit. What an exercise asks, its help and its key are not looked through. A word is found
by its beginning, in any case, in the singular and the plural, with or without accents; a Greek letter by its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from unicodedata import combining, normalize

from sympy import Basic

from tutor.lesson import (
    Derivation,
    Formulas,
    FromDefinition,
    LayerDerivation,
    Lesson,
    Prediction,
    Prose,
    Reasoning,
    sentence,
)
from tutor.symbolic.language import kept_by_language
from tutor.symbolic.letters import GREEK
from tutor.symbolic.printing import to_text
from tutor.symbolic.sentence import Sentence, say

Glossary = tuple[tuple[str, str], ...]  # each word, and what it means
LONG = 4  # letters from which on a word may also be found in the middle of another
NEAR = 3  # so many words are offered where none is found
ALIKE = 0.7  # how alike two words are at least, from 0 to 1
MOST = 8  # words that are looked for at once
ENTRIES = 3  # of the glossary that are shown
AROUND = 90  # letters on each side of a word that are shown
_SIGNS = {"∂": "partial", "√": "root"}
_NAMES = {letter.casefold(): name.casefold() for letter, name in GREEK} | _SIGNS
_TOKEN = re.compile(rf"[{''.join(_NAMES)}]|[^\W_{''.join(_NAMES)}]+", re.IGNORECASE)
_COMPOUND = re.compile(r"\w+(?:-\w+)+")
_STRONG = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
_MARKUP = re.compile(r"[*`]")
_END = re.compile(r"(?<=[.?!])\s+|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a lesson, as it is read, and where it stands: the number of its block, or of its summary's.

    `tokens`: each of its words, folded, with its ends in the text. `strong`: those that the author introduces here.
    """

    block: int
    text: str
    tokens: tuple[tuple[str, int, int], ...]
    strong: frozenset[str]


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """A word of the glossary with its meaning, and the folded words of both."""

    word: str
    meaning: str
    named: tuple[str, ...]
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """Where a word stands: the sentence in three parts, the middle one being the word."""

    block: int
    before: str
    word: str
    after: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A lesson, whether its title has the word, and the places in it, the best first."""

    slug: str
    titled: bool
    places: tuple[FoundPlace, ...]


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What a search comes to: words with their meanings, lessons, and words that are near where there is neither."""

    words: tuple[tuple[str, str], ...] = ()
    lessons: tuple[Hit, ...] = ()
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Index:
    """What is looked through: the glossary, and of each lesson its slug, the words of its title, and its passages."""

    glossary: tuple[GlossaryEntry, ...]
    lessons: tuple[tuple[str, tuple[str, ...], tuple[Passage, ...]], ...]
    tokens: frozenset[str]  # every word of all these texts, folded
    known: dict[str, str]  # what is offered where nothing is found: words, folded, as they are written


# --- made once --------------------------------------------------------------------------------------------------------


@kept_by_language(4)
def index(lessons: tuple[Lesson, ...], glossary: Glossary) -> Index:
    """The index of a course in the language that is spoken."""
    entries = []
    known: dict[str, str] = {}
    for word, meaning in glossary:
        named, told = str(say(word)), str(say(meaning))
        entries.append(GlossaryEntry(word, meaning, _words(named), _words(told)))
        known.setdefault(" ".join(_words(named)), named)
    found = []
    for lesson in lessons:
        passages = tuple(_passages(lesson))
        found.append((lesson.slug, _words(str(say(lesson.title))), passages))
        for passage in passages:
            for token, start, end in passage.tokens:
                if len(token) >= LONG:
                    known.setdefault(token, passage.text[start:end].lower())
    tokens = {token for entry in entries for token in (*entry.named, *entry.told)}
    for _, title, passages in found:
        tokens.update(title, (token for passage in passages for token, _, _ in passage.tokens))
    return Index(tuple(entries), tuple(found), frozenset(tokens), known)


def _passages(lesson: Lesson) -> Iterator[Passage]:
    for block, said in _texts(lesson):
        yield from _sentences(block, said)


def _texts(lesson: Lesson) -> Iterator[tuple[int, Sentence]]:
    """What is read in a lesson, with the number of its block; the summary stands behind the last one.

    What came out of a guess is told there, and neither what it asks nor what it may choose is looked through.
    """
    for at, block in enumerate(lesson.blocks):
        if isinstance(block, Prose):
            yield at, sentence(block.text, block)
        elif isinstance(block, Formulas):
            yield from ((at, sentence(told, block)) for told, _ in block.rows)
        elif isinstance(block, Prediction):
            yield len(lesson.blocks), sentence(block.after, block)
        elif isinstance(block, Derivation | FromDefinition | LayerDerivation | Reasoning):
            yield at, sentence(block.intro, block)
        elif isinstance(caption := getattr(block, "caption", None), str):
            yield at, sentence(caption, block)
    for prose in lesson.summary:
        yield len(lesson.blocks), sentence(prose.text, prose)


def _sentences(block: int, said: Sentence) -> Iterator[Passage]:
    strong = frozenset(token for part in _STRONG.findall(str(said)) for token in _words(part))
    for text in _END.split(_without_markup(said)):
        shown = " ".join(text.split())
        tokens = tuple(_tokens(shown))
        if tokens:
            yield Passage(block, shown, tokens, strong & {token for token, _, _ in tokens})


def _without_markup(said: Sentence) -> str:
    """A sentence as plain text: what its author wrote in Markdown without the marks, its formulas as they are."""
    return said.render(lambda field: to_text(field) if isinstance(field, Basic) else str(field), _unmarked)


def _unmarked(text: str) -> str:
    return _MARKUP.sub("", text)


# --- folded -----------------------------------------------------------------------------------------------------------


def folded(text: str) -> str:
    """The text in small letters without accents, Greek letters and signs by their names."""
    plain = "".join(letter for letter in normalize("NFKD", text.casefold()) if not combining(letter))
    return "".join(_NAMES.get(letter, letter) for letter in plain)


def _tokens(text: str) -> Iterator[tuple[str, int, int]]:
    """The words of a text, folded, with their ends; words with a hyphen also as one: minibatch."""
    single = [(folded(match[0]), match.start(), match.end()) for match in _TOKEN.finditer(text)]
    compound = [(folded(match[0].replace("-", "")), *match.span()) for match in _COMPOUND.finditer(text)]
    yield from sorted((*single, *compound), key=lambda each: each[1])


def _words(text: str) -> tuple[str, ...]:
    return tuple(token for token, _, _ in _tokens(text))


def _singular(word: str) -> str:
    """batches → batch, slopes → slope, bias → bias; as good as it needs to be for a word's beginning."""
    if word.endswith("ies") and len(word) > LONG:
        return f"{word[:-3]}y"
    if word.endswith(("ches", "shes", "xes", "zes", "sses")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is", "as")) and len(word) >= LONG:
        return word[:-1]
    return word


# --- looked for -------------------------------------------------------------------------------------------------------

NOT, WITHIN, BEGINS, WHOLE = range(4)  # how well a word fits


def _fits(wanted: str, token: str) -> int:
    """How well a word of a text fits the one that is looked for."""
    if token == wanted or _singular(token) == _singular(wanted):
        return WHOLE
    for form in (wanted, _singular(wanted)):
        if len(form) > 1 and token.startswith(form):
            return BEGINS
        if len(form) >= LONG and form in token:
            return WITHIN
    return NOT


Fits = Mapping[str, int]  # of one word that is looked for: how well the words of the course fit it


def search(among: Index, typed: str) -> SearchResult:
    """Where the words that were typed stand together: in the glossary, in titles, in sentences of the lessons."""
    wanted = tuple(dict.fromkeys(_words(typed)))[:MOST]
    if not wanted:
        return SearchResult()
    fits = tuple(_fitting(word, among.tokens) for word in wanted)
    words, lessons = _entries(among, fits), _lessons(among, fits)
    return SearchResult(words, lessons, () if words or lessons else _near(among, wanted))


def _fitting(wanted: str, tokens: Iterable[str]) -> Fits:
    """The words that fit; those that have it in their middle only where no other does."""
    found = {token: fit for token in tokens if (fit := _fits(wanted, token))}
    least = min(max(found.values(), default=NOT), BEGINS)
    return {token: fit for token, fit in found.items() if fit >= least}


def _score(fits: tuple[Fits, ...], tokens: Iterable[str]) -> tuple[int, int]:
    """How many of the words that are looked for are among these, and how well they fit in all."""
    there = tuple(tokens)
    best = [max((fit.get(token, NOT) for token in there), default=NOT) for fit in fits]
    return sum(each > NOT for each in best), sum(best)


def _entries(among: Index, fits: tuple[Fits, ...]) -> tuple[tuple[str, str], ...]:
    """The words of the glossary that have all of it in their name; where there is none, in their meaning."""
    for told in (False, True):
        found = []
        for entry in among.glossary:
            count, fit = _score(fits, (*entry.named, *entry.told) if told else entry.named)
            if count == len(fits):
                found.append((-fit, len(entry.named), entry))
        if found:
            best = sorted(found, key=lambda each: each[:2])[:ENTRIES]
            return tuple((entry.word, entry.meaning) for *_, entry in best)
    return ()


def _lessons(among: Index, fits: tuple[Fits, ...]) -> tuple[Hit, ...]:
    """The lessons with as many of the words in one sentence as any sentence has, if that is more than half of them."""
    scores = [
        [(_score(fits, (token for token, _, _ in passage.tokens)), passage) for passage in passages]
        for _, _, passages in among.lessons
    ]
    most = max((count for each in scores for (count, _), _ in each), default=0)
    found = []
    for (slug, title, _), each in zip(among.lessons, scores, strict=True):
        titled = _score(fits, title)[0] == len(fits)
        here = [(not _introduced(passage, fits), -fit, passage) for (count, fit), passage in each if count == most]
        here = here if 2 * most > len(fits) else []
        if titled or here:
            here.sort(key=lambda one: one[:2])
            places = tuple(_place(passage, fits) for *_, passage in here)
            best = here[0][:2] if here else (True, 0)
            found.append(((not titled, *best), Hit(slug, titled, places)))
    return tuple(hit for _, hit in sorted(found, key=lambda one: one[0]))


def _introduced(passage: Passage, fits: tuple[Fits, ...]) -> bool:
    """One of the words is set in bold here: that is where the author explains it."""
    return any(fit.get(token, NOT) == WHOLE for fit in fits for token in passage.strong)


def _place(passage: Passage, fits: tuple[Fits, ...]) -> FoundPlace:
    """The sentence around the word that fits best, cut where it is long."""
    start, end = _shown(passage, fits)
    before, after = passage.text[:start], passage.text[end:]
    if len(before) > AROUND:
        before = f"…{before[-AROUND:].partition(' ')[2]}"
    if len(after) > AROUND:
        after = f"{after[:AROUND].rpartition(' ')[0]}…"
    return FoundPlace(passage.block, before, passage.text[start:end], after)


def _shown(passage: Passage, fits: tuple[Fits, ...]) -> tuple[int, int]:
    """The ends of the word that fits best, and of those that fit right behind it: learning rate."""
    fitting = [max(fit.get(token, NOT) for fit in fits) for token, _, _ in passage.tokens]
    first = fitting.index(max(fitting))
    _, start, end = passage.tokens[first]
    for fit, (_, begins, ends) in zip(fitting[first + 1 :], passage.tokens[first + 1 :], strict=True):
        if not fit or begins > end + 1:
            break
        end = max(end, ends)
    return start, end


def _near(among: Index, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """The words of the course that are spelled most like what was looked for, each in one form."""
    asked = dict.fromkeys((" ".join(wanted), *wanted))
    alike = (near for word in asked for near in get_close_matches(word, among.known, NEAR, ALIKE))
    found: dict[str, str] = {}
    for near in alike:
        found.setdefault(_singular(near), among.known[near])
    return tuple(found.values())[:NEAR]
