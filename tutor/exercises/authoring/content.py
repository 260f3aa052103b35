"""For authors: what is wrong with the words and letters of a lesson, and with its cost.

Each fault is a sentence with its fix. Nothing is drawn here: what is wrong with an exercise's variants is in `check`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sympy import Basic, Symbol, preorder_traversal

from tutor.lesson import Block, Choose, Hole, Lesson, Prose, Slider, texts
from tutor.lesson.nested import parts
from tutor.notation import family
from tutor.symbolic.indexed import M, a_prev, m, p, q

MOST_WORDS = 80  # of one block of prose: more than that is two blocks
MOST_ASKED = 75  # words of one question
LONGEST_SENTENCE = 30  # words
SHORTEST_WORD = 2  # letters; what is longer is read as a word
LARGEST = 400  # parts of one expression: what a page with it may cost
OWN = frozenset(letter.name for letter in (Choose.value, M, p, q, m, a_prev.label))
LOOKED_AT = ("caption",)  # texts that a figure begins with for those who do not see it
_FIELD = re.compile(r"\{[^{}]*\}")
_END = re.compile(r"(?<=[.!?:])\s+|\n+")


def faults(block: Block, lesson: Lesson) -> Iterator[str]:
    """What is wrong with a block's words, letters and size."""
    yield from _words(block)
    yield from _options(block)
    yield from _captions(block)
    yield from _letters(block, lesson)
    yield from _size(block)


def is_too_large(block: Block) -> bool:
    """Some expression of the block is too large to try it out."""
    return any(_size(block))


def _words(block: Block) -> Iterator[str]:
    most = MOST_WORDS if isinstance(block, Prose) else MOST_ASKED
    for text in texts(block):
        count = len(text.split())
        if count > most:
            yield f"{count} words in one go, beginning {text[:30]!r}; {most} are enough, so make two blocks of it"
        for sentence in _END.split(text):
            if len(sentence.split()) > LONGEST_SENTENCE:
                yield f"a sentence of {len(sentence.split())} words, {sentence[:30]!r}; make two of it"


def _options(block: Block) -> Iterator[str]:
    """What is picked is named by its words: a formula alone gives a screen reader none."""
    picked = (*getattr(block, "options", ()), *getattr(block, "reasons", ()))
    for option in picked:
        text = option if isinstance(option, str) else option.text
        if not any(letter.isalpha() for letter in _FIELD.sub("", text)):
            yield f"the option {text!r} is a formula alone, which no screen reader can name; add a word"


def _captions(block: Block) -> Iterator[str]:
    for each in (block, getattr(block, "figure", None)):
        for name in LOOKED_AT:
            if each is not None and isinstance(getattr(each, name, None), str) and not getattr(each, name).strip():
                yield f"no {name}: somebody who does not see the figure has nothing; say what it shows and what to try"


def _letters(block: Block, lesson: Lesson) -> Iterator[str]:
    turned = {slider.symbol.name for each in lesson.blocks for slider in _sliders(each)}
    letters = {letter for value in _expressions(block) for letter in value.atoms(Symbol)}
    for letter in sorted(letters, key=str):
        known = isinstance(letter, Hole) or family(letter) is not None or letter.name in OWN | turned
        if not known and not _is_word(letter.name):
            yield f"the letter {letter} has no meaning in the course; use one of tutor.notation, a hole, or a slider"


def _is_word(name: str) -> bool:
    """A word in the place of a letter says itself what it stands for (inputs, change_w); a mere sign is no letter."""
    stem = re.split(r"[_0-9]", name)[0]
    return len(stem) > SHORTEST_WORD or not any(letter.isalnum() for letter in name)


def _sliders(block: Block) -> tuple[Slider, ...]:
    return (*getattr(block, "sliders", ()), *getattr(getattr(block, "figure", None), "sliders", ()))


def _size(block: Block) -> Iterator[str]:
    for value in _expressions(block):
        size = sum(1 for _ in preorder_traversal(value))
        if size > LARGEST:
            yield f"an expression of {size} parts, where {LARGEST} are enough; a page with it is slow, so name a part"


def _expressions(block: Block) -> Iterator[Basic]:
    return (part for part in parts(block, choices=True) if isinstance(part, Basic))
