"""Every level of help of every question, read over many seeds: what is wrong with it, under four headings.

`python -m tests.exercises.help_read` prints how many of each there are, lesson by lesson.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sympy import Basic, Symbol, sympify

from lessons import CURRICULUM
from tutor.exercises import LEVELS, AnyVariant, Help, draw, help_levels
from tutor.exercises.help import given_away, tells_early
from tutor.exercises.hints import GAP
from tutor.exercises.number.question import is_program_name
from tutor.exercises.written import Written
from tutor.lesson import Hole, Lesson, texts
from tutor.lesson.nested import parts
from tutor.notation import TABLE
from tutor.symbolic.printing import to_text
from tutor.symbolic.sentence import names

SEEDS = 20
TEMPLATES, LEAKS, UNTAUGHT, NAMES = HEADINGS = ("templates", "leaks", "untaught", "names")

# The lesson that first teaches it, and the words and signs that help may use from there on.
NEVER = ("step(",)  # functions that the lessons do not name
TAUGHT: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("slope", ("slope of", "The slope", "How steep")),
    ("power-rule", ("power rule", "sum rule", "constant multiple rule", "Bring the exponent", "term by term")),
    ("products", ("product rule", "quotient rule", "exponential", "its own slope", "logarithm", "ln(")),
    ("chain-rule", ("chain rule", "multiply by the slope of", "∂")),
    ("gradient", ("the gradient", "Pythagoras")),
    ("descent", ("gradient descent", "learning rate", "η", "←")),
    ("neuron", ("sigmoid", "tanh", "ReLU", "σ(", "weighted input")),
    ("backprop-chain", ("δ", "layer before", "backpropagation")),
    ("backprop-layers", ("Σ",)),
)


@dataclass(frozen=True, slots=True)
class Found:
    """What is wrong: under which heading, in which question, at which level and seed."""

    heading: str
    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.heading}: {self.where}: {self.what}"


def read(lesson: Lesson) -> Iterator[Found]:
    """All that is wrong with the help of a lesson; a variant that comes again is read once."""
    late, letters = not_yet(lesson), known_letters(lesson)
    for exercise in lesson.questions:
        met = set()
        for seed in range(SEEDS):
            variant = draw(exercise, seed)
            if variant.filled not in met:
                met.add(variant.filled)
                for heading, what in wrong(variant, help_levels(variant), late, letters):
                    yield Found(heading, f"{lesson.slug}/{exercise.slug}, seed {seed}", what)


def wrong(
    variant: AnyVariant, levels: tuple[Help, ...], late: tuple[str, ...], letters: frozenset[str]
) -> Iterator[tuple[str, str]]:
    """The faults of the levels of one variant, each under its heading."""
    for part in (*given_away(variant, levels), *tells_early(variant, levels)):
        yield LEAKS, part
    asked = str(variant.sentence(variant.exercise.ask))
    on_page = {letter for part in variant.shown for letter in part.free_symbols}
    for level, help_ in zip(LEVELS, levels, strict=True):
        if help_.template:
            yield TEMPLATES, f"{level.name}: {help_.says}"
        said = in_words(help_)
        for word in late:
            if (word in said or word.capitalize() in said) and word not in asked:
                yield UNTAUGHT, f"{level.name}: {word!r} in {said!r}"
        for letter in letters_in(help_) - on_page:
            if isinstance(letter, Hole) or is_program_name(letter):
                yield NAMES, f"{level.name}: {letter} in {said!r}"
            elif stem(letter) not in letters:
                yield UNTAUGHT, f"{level.name}: the letter {letter} in {said!r}"


def in_words(help_: Help) -> str:
    """All that a level says, its formulas as text."""
    lines = (f"{line.reason or ''} {to_text(line.formula)}" for line in help_.lines)
    return " ".join((str(help_.says), *lines))


def letters_in(help_: Help) -> set[Symbol]:
    """The letters that a level shows."""
    values = [value for sentence in help_.sentences() for value in sentence.values() if not isinstance(value, str)]
    shown = [*map(sympify, values), *(line.formula for line in help_.lines)]
    found = {letter for part in shown for letter in part.atoms(Symbol)}
    return {letter for letter in found if letter != GAP and not isinstance(letter, Written)}


def stem(letter: Symbol) -> str:
    """w for w_1 and for w^{(L)}."""
    return str(letter.name).partition("_")[0].partition("^")[0]


def not_yet(lesson: Lesson) -> tuple[str, ...]:
    """The words and signs that a lesson's help may not use: what a later lesson teaches first."""
    slugs = [each.slug for each in CURRICULUM]
    return NEVER + tuple(
        word for slug, words in TAUGHT for word in words if slugs.index(slug) > slugs.index(lesson.slug)
    )


def known_letters(lesson: Lesson) -> frozenset[str]:
    """The letters that stand on the pages of the course up to this one, whatever stands below and above them.

    On its own page only in what is read: the texts, the figures and the derivations, not the expressions that judge.
    """
    slugs = [each.slug for each in CURRICULUM]
    before = CURRICULUM[: slugs.index(lesson.slug) + 1]
    return frozenset(letter for each in before for letter in letters_on_page(each))


def letters_on_page(lesson: Lesson) -> Iterator[str]:
    """The letters of the blocks that are read, and of the questions as they are asked."""
    for block in lesson.blocks:
        if block not in lesson.questions:
            yield from (stem(letter) for part in parts(block, choices=True) for letter in atoms(part))
    for exercise in lesson.questions:
        for seed in range(SEEDS):
            variant = draw(exercise, seed)
            yield from (stem(letter) for part in variant.shown for letter in part.free_symbols)
    for block in lesson.blocks:
        yield from (name for text in texts(block) for name in named(text))


def atoms(part: object) -> set[Symbol]:
    """The letters of a formula; none of anything else."""
    return part.atoms(Symbol) if isinstance(part, Basic) else set()


def named(text: str) -> Iterator[str]:
    """The fields of a text that are letters of the notation."""
    known = {entry.symbol.name for entry in TABLE}
    yield from (name for name in names(text) if name in known)


if __name__ == "__main__":
    total = dict.fromkeys(HEADINGS, 0)
    for each in CURRICULUM:
        found = list(read(each))
        counts = {heading: sum(one.heading == heading for one in found) for heading in HEADINGS}
        total = {heading: total[heading] + counts[heading] for heading in HEADINGS}
        print(each.slug, counts)
        for one in dict.fromkeys(f"{one.heading}: {one.where.partition(',')[0]}: {one.what[:200]}" for one in found):
            print("   ", one)
    print("all", total)
