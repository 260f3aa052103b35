"""The command line: python -m tutor train | steps | compare | diagnose | check | disputed. An edge, like app.py.

Exit codes: 0 for done and yes, 1 for no (different, not right, a lesson with faults, training that diverged), 2 where
something could not be understood or had.
"""

from __future__ import annotations

import argparse
import json
import runpy
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from sympy import Expr, Symbol

from tutor.answers import Verdict, compare, diagnose, read
from tutor.exercises import as_chosen, fingerprint, mark, names_today, recall
from tutor.exercises.authoring.check import notes, problems
from tutor.exercises.authoring.course import course_faults, strange, way_faults
from tutor.exercises.wrong_line.making import wrong_line_of
from tutor.learner.events import DISPUTE, LONGEST_NAME, Event
from tutor.learner.progress import renamed
from tutor.learner.sittings import source
from tutor.learner.store import Store, StoreError
from tutor.lesson import Course, Lesson
from tutor.lower import build_network, load_network
from tutor.numeric.digits import BATCH, EPOCHS, RATE, Digits, embedded, from_folder, recipe
from tutor.numeric.fetch import fetch
from tutor.numeric.initialisation import INITIAL
from tutor.numeric.network import Network
from tutor.numeric.training import Ending
from tutor.symbolic.activations import ACTIVATIONS
from tutor.symbolic.costs import COSTS
from tutor.symbolic.derive import derive
from tutor.symbolic.explain import sentence_for
from tutor.symbolic.printing import to_text

YES, NO, TROUBLE = 0, 1, 2
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


class Trouble(Exception):
    """What was asked cannot be done; the message says why."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command, and give its exit code."""
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
        return code
    except (Trouble, ValueError, OSError) as error:
        print(f"tutor {options.command}: {error}", file=sys.stderr)
        return TROUBLE
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return TROUBLE


# --- train ------------------------------------------------------------------------------------------------------------


def train(options: argparse.Namespace) -> int:
    """Train a network on handwritten digits, one line per epoch."""
    digits = _digits(options)
    network = _network(options)
    unseen = (digits.unseen_X, digits.unseen_Y)
    settings = recipe(len(digits.X), options.epochs, options.batch, options.rate)
    if options.resume and network.epochs >= options.epochs:
        raise Trouble(f"{options.resume} has made its {network.epochs} epochs; ask for more with --epochs")
    print(network)
    start, status = time.perf_counter(), Ending.GOING
    for epoch in network.train(
        digits.X,
        digits.Y,
        unseen=unseen,
        seed=options.seed,
        patience=options.patience,
        resume=bool(options.resume),
        **settings,
    ):
        status = epoch.status
        print(
            f"epoch {epoch.number:3} of {options.epochs}   cost {epoch.cost:.4f}   right {epoch.accuracy:6.1%}"
            f"   unseen {epoch.unseen_accuracy:6.1%}   {time.perf_counter() - start:5.1f} s",
            flush=True,
        )
        if options.save:
            network.save(options.save)
    print(f"training: {status.value}")
    return NO if status in (Ending.DIVERGED, Ending.NOT_A_NUMBER) else YES


def _digits(options: argparse.Namespace) -> Digits:
    if options.fetch:
        fetch(options.fetch, _show_progress)
        print(file=sys.stderr)
        return from_folder(options.fetch)
    return from_folder(options.data) if options.data else embedded()


def _show_progress(name: str, done: int, total: int | None) -> None:
    of_all = f" of {total / 1e6:.1f}" if total else ""
    print(f"\r{name}: {done / 1e6:.1f}{of_all} MB   ", end="", file=sys.stderr, flush=True)


def _network(options: argparse.Namespace) -> Network:
    if options.resume:
        network = load_network(options.resume)
        if (network.widths[0], network.widths[-1]) != (784, 10):
            raise Trouble(f"{options.resume} is no network for digits: {network}")
        return network
    widths = (784, *options.hidden, 10)
    return build_network(widths, options.activation, options.cost, seed=options.seed, initial=options.initial)


# --- formulas ---------------------------------------------------------------------------------------------------------


def steps(options: argparse.Namespace) -> int:
    """The derivation of a formula, step by step, each with its reason."""
    letter = _read(options.by)
    if not isinstance(letter, Symbol):
        raise Trouble(f"--by needs a letter, not {options.by}")
    derivation = derive(_read(options.formula), letter)
    print(to_text(derivation.start))
    for step in derivation.steps:
        print(f"  {step.rule.name}: {sentence_for(step)}")
        print(f"  = {to_text(step.after)}")
    if derivation.missing is not None:
        raise Trouble(f"there is no rule for {to_text(derivation.missing)}")
    return YES


def _read(text: str) -> Expr:
    reading = read(text)
    if reading.problem is not None:
        raise Trouble(f"{text!r} at character {reading.problem.position + 1}: {reading.problem.message}")
    return reading.expr


def compare_typed(options: argparse.Namespace) -> int:
    """Whether two formulas are the same."""
    found = compare(options.given, options.expected)
    print({Verdict.RIGHT: "equal", Verdict.WRONG: "different"}.get(found.verdict, found.verdict.value))
    print(found.message)
    return {Verdict.RIGHT: YES, Verdict.WRONG: NO}.get(found.verdict, TROUBLE)


def diagnose_typed(options: argparse.Namespace) -> int:
    """What is right or wrong with a derivative that somebody wrote."""
    found = diagnose(options.given, options.of, options.by)
    print(found.verdict.name.lower())
    print(found.message)
    for name in found.misconceptions:
        print(f"  {name}")
    return {Verdict.RIGHT: YES, Verdict.WRONG: NO, Verdict.MISCONCEPTION: NO}.get(found.verdict, TROUBLE)


# --- lessons ----------------------------------------------------------------------------------------------------------


def check(options: argparse.Namespace) -> int:
    """What is wrong with lessons, for their authors: those in files, or without files the whole course."""
    course = _course()
    lessons = [_lesson(path) for path in options.files] or list(course.everything)
    known = {lesson.slug for lesson in course.everything}
    guests = [lesson for lesson in lessons if lesson.slug not in known]
    faults = [fault for lesson in lessons for fault in problems(lesson)]
    together = course_faults(_with(course, lessons))
    faults += [fault for fault in together if not options.files or _speaks_of(fault, lessons)]
    faults += [fault for lesson in guests for fault in way_faults(lesson, {*known, *(guest.slug for guest in guests)})]
    for fault in faults:
        print(fault)
    said = [note for lesson in lessons for note in notes(lesson)]
    for note in (*said, *(note for lesson in guests for note in strange(lesson, course.skills))):
        print(f"note: {note}")
    print(f"{len(lessons)} lessons, {len(faults)} faults")
    return NO if faults else YES


def _course() -> Course:
    from lessons import COURSE

    return COURSE


def _with(course: Course, lessons: list[Lesson]) -> Course:
    """The course with each of these lessons in the place of the one with its slug; a new one is no part of it."""
    own = {lesson.slug: lesson for lesson in lessons}
    parts = tuple(
        replace(part, lessons=tuple(own.get(each.slug, each) for each in part.lessons)) for part in course.parts
    )
    return replace(course, parts=parts, school=course.school and own.get(course.school.slug, course.school))


def _speaks_of(fault: str, lessons: list[Lesson]) -> bool:
    return any(fault.startswith((f"lesson {lesson.slug!r}:", f"lesson {lesson.slug!r},")) for lesson in lessons)


def _lesson(path: str) -> Lesson:
    if not Path(path).is_file():
        raise Trouble(f"there is no file {path}")
    try:
        found = runpy.run_path(path).get("LESSON")
    except Exception as error:
        raise Trouble(f"{path} cannot be loaded: {type(error).__name__}: {error}") from error
    if not isinstance(found, Lesson):
        raise Trouble(f"{path} has no LESSON")
    return found


# --- disputed verdicts ------------------------------------------------------------------------------------------------

AGAIN, CHANGED = "it cannot be marked again", "changed"
RESPONSE = "response"  # among what is kept of an answer


def disputed(options: argparse.Namespace) -> int:
    """The verdicts that learners called wrong, newest last, each with what is said of the answer now."""
    try:
        with closing(Store()) as store:
            found = [(dispute, dispute and _answered(dispute, store)) for dispute in store.of_kind(DISPUTE)]
    except StoreError as error:
        raise Trouble(str(error)) from error
    lessons = {lesson.slug: lesson for lesson in _course().everything}
    changed = 0
    for number, (dispute, answer) in enumerate(found, 1):
        if dispute is None or answer is None:
            _print(f"{number}. this entry is damaged and cannot be read")
            continue
        now = _now(dispute, answer, lessons.get(source(dispute)[0]))
        changed += now.startswith(CHANGED)
        _print(f"{number}. {dispute.lesson}/{dispute.exercise} · {_variant(dispute)} · {dispute.at:%Y-%m-%d %H:%M} UTC")
        for name, value in (*_told(dispute, answer), ("now", now)):
            _print(f"   {name}: {value}")
    _print(f"{len(found)} disputed verdicts, {changed} of them changed")
    return YES


def _answered(dispute: Event, store: Store) -> Event:
    """What keeps the answer whole: the dispute, or the event of the answer where it was too large for one more copy."""
    if RESPONSE in dispute.data:
        return dispute
    return store.one(str(dispute.data.get("attempt"))[:LONGEST_NAME]) or dispute


def _variant(dispute: Event) -> str:
    values = dispute.question.values if dispute.question is not None else ()
    return ", ".join([f"seed {dispute.seed}", *(f"{name} = {value}" for name, value in values)])


def _told(dispute: Event, answer: Event) -> Iterator[tuple[str, str]]:
    """What was kept, each with its name; nothing for what is empty."""
    response, reading, sentence = answer.data.get(RESPONSE), dispute.data.get("reading"), dispute.data.get("sentence")
    yield "asked", dispute.question.text if dispute.question is not None else "this was not kept"
    yield "answer", _as_text(response) if RESPONSE in answer.data else "too long to be kept"
    if reading and reading != response:
        yield "read as", _as_text(reading)
    yield "said then", f"{_as_text(dispute.data.get('verdict'))}. {_as_text(dispute.data.get('said'))}"
    if sentence:
        yield "the learner", _as_text(sentence)


def _as_text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _now(dispute: Event, answer: Event, lesson: Lesson | None) -> str:
    """What is said of the answer today: the same, changed, or why it cannot be marked."""
    if lesson is None:
        return f"{AGAIN}: there is no lesson of this name any more"
    if dispute.question is None or RESPONSE not in answer.data:
        return f"{AGAIN}: not all of it was kept"
    fingerprints = {each.slug: fingerprint(each) for each in lesson.questions}
    place = source(dispute)[1]
    slug = renamed([replace(dispute, exercise=place)], fingerprints).get(place, place)
    exercise = next((each for each in lesson.questions if each.slug == slug), None)
    planted = dispute.data.get("planted")
    if exercise is not None and isinstance(planted, str):
        exercise = wrong_line_of(exercise, dispute.seed, planted)
    if exercise is None:
        return f"{AGAIN}: the lesson has no such exercise any more"
    asked = recall(exercise, dispute.seed, dispute.question.fingerprint, dict(dispute.question.values))
    if asked is None:
        return f"{AGAIN}: the exercise has changed since"
    found = mark(asked, answer.data[RESPONSE])
    names = dispute.data.get("misconceptions")
    then = names_today(asked, tuple(map(str, names if isinstance(names, list) else ())))
    if found.separator is not None and len(then) == 1:
        found = as_chosen(found, then[0])
    said = f"{found.verdict.value}. {found.message}"
    if (found.verdict.value, found.misconceptions) != (dispute.data.get("verdict"), then):
        return f"{CHANGED}: {said}"
    return "the same" if str(found.message) == dispute.data.get("said") else f"the same, in other words: {said}"


def _print(line: str) -> None:
    """A line with somebody's text in it: no sign of it may steer a terminal, and each can be written on this one."""
    shown = "".join(letter if letter.isprintable() else " " if letter.isspace() else "�" for letter in line)
    encoding = sys.stdout.encoding or "utf-8"
    print(shown.encode(encoding, "replace").decode(encoding))


# --- arguments --------------------------------------------------------------------------------------------------------


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tutor", description="Downhill without a browser.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    _train_options(_command(commands, "train", train))
    found = _command(commands, "steps", steps)
    found.add_argument("formula", help="what to differentiate, for example '(w x + b - y)^2'")
    found.add_argument("--by", default="x", help="the letter that moves (x)")
    found = _command(commands, "compare", compare_typed)
    found.add_argument("given", help="a formula, for example '2(w-3)'")
    found.add_argument("expected", help="another one, for example '2w - 6'")
    found = _command(commands, "diagnose", diagnose_typed)
    found.add_argument("given", help="the answer, for example '3x^3'")
    found.add_argument("--of", required=True, help="what was to be differentiated, for example 'x^3'")
    found.add_argument("--by", default="x", help="the letter that moves (x)")
    found = _command(commands, "check", check)
    found.add_argument("files", nargs="*", help="Python files with a LESSON; without any, the whole curriculum")
    _command(commands, "disputed", disputed)
    return parser


def _command(commands: Commands, name: str, run: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
    said = (run.__doc__ or "").partition("\n")[0]
    found: argparse.ArgumentParser = commands.add_parser(name, help=said, description=said)
    found.set_defaults(run=run)
    return found


def _train_options(found: argparse.ArgumentParser) -> None:
    found.add_argument("--hidden", type=_whole, nargs="*", default=[16, 16], help="widths of the hidden layers (16 16)")
    names = [entry.name for entry in ACTIVATIONS if not entry.rows]
    found.add_argument("--activation", choices=names, default="sigmoid", help="of the hidden layers (sigmoid)")
    found.add_argument("--cost", choices=[entry.name for entry in COSTS], default="squared", help="(squared)")
    found.add_argument("--initial", choices=[name for name, _ in INITIAL], default="xavier", help="(xavier)")
    found.add_argument("--epochs", type=_whole, default=EPOCHS, help=f"how many in all ({EPOCHS})")
    found.add_argument("--batch", type=_whole, default=BATCH, help=f"examples per step ({BATCH})")
    found.add_argument("--rate", type=float, default=RATE, help=f"learning rate at the start ({RATE})")
    found.add_argument("--patience", type=_whole, help="stop after so many epochs that helped no more")
    found.add_argument("--seed", type=int, default=0, help="for the beginning and the order (0)")
    found.add_argument("--save", metavar="FILE", help="keep the network in this file after each epoch")
    found.add_argument("--resume", metavar="FILE", help="go on with a saved network")
    source = found.add_mutually_exclusive_group()
    source.add_argument("--data", metavar="FOLDER", help="the full MNIST: a folder with its four IDX files")
    source.add_argument("--fetch", metavar="FOLDER", help="the same, fetched into the folder first where it is missing")


def _whole(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is less than 1")
    return number


if __name__ == "__main__":
    sys.exit(main())
