"""How far somebody has come, in words with a sign: never in colour alone."""

from __future__ import annotations

from datetime import UTC, datetime

from tutor.learner.progress import LessonState
from tutor.lesson import Lesson
from tutor.symbolic.sentence import Sentence, plural, say
from tutor.ui import history
from tutor.ui.text import markdown


def progress(lesson: Lesson) -> Sentence:
    """The progress in a lesson in words: not started, under way, done with help, done."""
    come = history.so_far(lesson)
    if come.state is LessonState.DONE:
        return say("✓ done")
    if come.state is LessonState.HELPED:
        return say("✓ done with help")
    if come.state is LessonState.NEW:
        return say("○ not started")
    if come.helped:
        one = "◐ {solved} of {count} exercise, and {helped} with help"
        many = "◐ {solved} of {count} exercises, and {helped} with help"
        return plural(come.of, one, many, solved=come.solved, helped=come.helped)
    return plural(come.of, "◐ {solved} of {count} exercise", "◐ {solved} of {count} exercises", solved=come.solved)


def minutes(lesson: Lesson) -> str:
    """How long the lesson takes, and the progress in it."""
    far = progress(lesson)
    one, many = "About {count} minute · {progress}", "About {count} minutes · {progress}"
    return quiet(markdown(plural(lesson.minutes, one, many, progress=far)))


def standing(lesson: Lesson) -> str:
    """The progress, and whether the question that was taken along is back."""
    far = progress(lesson)
    return markdown(say("{progress} · a question is back", progress=far) if is_back(lesson) else far)


def is_back(lesson: Lesson) -> bool:
    """The question that was taken along from this lesson is to be answered once more."""
    if lesson.transfer is None:
        return False
    back = history.comes_back(lesson.transfer, lesson)
    return back is not None and back <= datetime.now(UTC)


def quiet(text: str) -> str:
    """Words that step back, in a grey that is still easy to read."""
    return f":gray[:small[{text}]]"
