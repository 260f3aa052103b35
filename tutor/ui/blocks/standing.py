"""What a card says of how far its exercise has come: of the question that is asked now, and how often it was solved.

“Solved” with its sign is said of the answer that stands on the card, and of nothing else. What was solved before is a
count.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from tutor.exercises import AnyVariant
from tutor.exercises.levels import SIBLING
from tutor.exercises.worked_out import another_but, worked_out
from tutor.learner import progress
from tutor.learner.progress import ExerciseState
from tutor.symbolic.sentence import Sentence, plural, say
from tutor.ui.blocks.scene import AnyScene, kept
from tutor.ui.progress_labels import quiet
from tutor.ui.text import markdown, words

SOLVED = "{title} :green[:small[{said}]]"
HELPED = "{title} :blue[:small[{said}]]"
BEFORE = "{title} :gray[:small[{said}]]"
OTHER = "The whole way was open. Another one, answered without it, counts as solved."
AGAIN = "The whole way was open. Answer the question once more without it: then it counts as solved."
WAIT = "The whole way was open. In a day you can answer the question once more without it: then it counts as solved."


def headed(title: Sentence, now: AnyScene) -> str:
    """The head of a card, with the state of its question; a drill and what is taken along have a line for the rest."""
    counts = not now.endless and now.exercise not in now.lesson.taken_along
    times = progress.tally(now.events, now.exercise.slug).solved if counts else 0
    if now.standing is ExerciseState.SOLVED:
        said = say("✓ solved · {count} so far", count=times) if times > 1 else say("✓ solved")
        return words(SOLVED, title=title, said=said)
    if now.standing is ExerciseState.HELPED:
        said = say("✓ solved with help · {count} without", count=times) if times else say("✓ solved with help")
        return words(HELPED, title=title, said=said)
    if times:
        return words(BEFORE, title=title, said=plural(times, "solved once before", "solved {count} times before"))
    if now.reached is ExerciseState.HELPED and counts:
        return words(BEFORE, title=title, said=say("solved with help before"))
    return markdown(title)


def way_to_solved(now: AnyScene) -> str:
    """What makes it solved, after an answer with help."""
    following = next_one(now)
    if following is None or _gives_away(now, following):
        return quiet(words(WAIT))
    return quiet(words(AGAIN if following.filled == now.variant.filled else OTHER))


def next_one(now: AnyScene) -> AnyVariant | None:
    """What is asked next: not what help has just worked out.

    Where there is no other: the same once more, a day after its full solution was open.
    """
    opened = progress.help_levels_opened(now.events, now.exercise.slug, now.variant.seed, now.question)
    other = another_but(now.variant, worked_out(now.variant) if SIBLING.name in opened else None)
    if other is not None or not _gives_away(now, now.variant):
        return other
    again = replace(now.variant, seed=now.variant.seed + 1)
    return None if _gives_away(now, again) else again


def _gives_away(now: AnyScene, variant: AnyVariant) -> bool:
    return progress.gives_away(now.events, now.exercise.slug, variant.seed, kept(variant), datetime.now(UTC))
