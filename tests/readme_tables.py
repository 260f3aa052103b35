"""The tables of the README and of docs/ that are written by the code: `python -m tests.readme_tables` renews them.

What stands between `<!-- name: begin -->` and `<!-- name: end -->` comes from here, and so does the list of notations
that the tutor shows, in tutor/answers/reading; tests/test_readme.py says when one is out of date.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from inspect import Parameter, signature
from pathlib import Path
from typing import get_args

from sympy import Symbol

from lessons import COURSE, PARTS
from lessons.glossary import GLOSSARY
from tests.answers.reading.notation_table import DECLARED_ROWS, OPEN_ROWS, Row
from tutor.exercises import KINDS, problems
from tutor.exercises.authoring.course import course_faults
from tutor.lesson import (
    AuthorError,
    Block,
    Exercise,
    Item,
    Lesson,
    Next,
    Option,
    Part,
    Slider,
    Slip,
    Variation,
    Vary,
    hole,
)
from tutor.symbolic.printing import to_text

ROOT = Path(__file__).parents[1]
LESSONS = ROOT / "docs" / "lessons.md"
READING = ROOT / "tutor" / "answers" / "reading"
INSIDE = (Lesson, Next, Vary, hole, Option, Slip, Item, Slider, Variation)  # what blocks are put in, or put together of
PLANTED = (  # edits of the lesson in docs/lessons.md, each a fault
    ("holds {energy}.", "holds {enrgy}."),
    ("Drag {x} to 2.", "Drag $x$ to 2."),
    ("of=energy, along=x", 'of=energy * Symbol("Q"), along=x'),
    ('skill="power-rule"', 'skill="springs"'),
    ('slug="longer"', 'slug="stiffer"'),
    ("vary=(Vary(s, (-2, -1, 1, 2)),)", "vary=(Vary(s, (-1, 0, 1)),)"),
    ('"The slope is negative.", Lt(value, 0)', '"The slope is negative.", Lt(value, 9)'),
    ("of=way, by=x, vary=(Vary(c, (2, 3, 5)),)", "of=way, by=x"),
    ('ask="Write the slope of {of}."', 'ask="Write {told}.", given=(("told", 2 * c * x),)'),
    ("of=h * D(way, x),\n        at=((x, s), (h, r))", "of=D(x**3, x), at=((x, 1),)"),
    ("of=h * D(way, x)", "of=h * way"),
    ('caption="Drag {x} to 2. How steep is it now?"', 'caption=""'),
    ('it now?"', 'it now? " * 12'),
    ('"steps", of=energy', '"steps", of=sum(x**n for n in range(200))'),
)
Groups = tuple[tuple[str, tuple[Row, ...]], ...]
GROUPS: Groups = (*OPEN_ROWS, ("Where the exercise declares layers, indices or functions", DECLARED_ROWS))
LETTERS = 6  # groups that come before the functions
MODULES = (  # the list of the tutor, in two modules of a length that reads well: file, name, its groups
    (READING / "accepted_letters.py", "LETTERS", GROUPS[:LETTERS]),
    (READING / "accepted_functions.py", "FUNCTIONS", GROUPS[LETTERS:]),
)
HEAD = '''"""What a learner may type, how it is read, and a few words: the part of `accepted` that it calls {name}.

Written by `python -m tests.readme_tables` from the table that the tests of the reader check with numbers.
"""

from __future__ import annotations

{name}: dict[str, tuple[tuple[str, str, str], ...]] = {{'''


def notation() -> str:
    """What a learner may type, one fold for each group of the test table."""
    return "\n".join(_group(name, rows) for name, rows in GROUPS)


def accepted(groups: Groups = GROUPS) -> dict[str, tuple[tuple[str, str, str], ...]]:
    """Groups of the test table as the tutor shows them: what is typed, how it is read, a few words."""
    return {name: tuple((row.typed, to_text(row.meaning), row.words) for row in rows) for name, rows in groups}


def accepted_module(name: str, groups: Groups) -> str:
    """A module of the tutor that holds these."""
    lines = [HEAD.format(name=name)]
    for title, rows in accepted(groups).items():
        lines += [f"    {_literal(title)}: ("]
        lines += [f"        ({', '.join(map(_literal, row))})," for row in rows]
        lines += ["    ),"]
    return "\n".join((*lines, "}", ""))


def _literal(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def glossary() -> str:
    """Every word of the course."""
    return "\n".join(("| word | what it means |", "|---|---|", *(f"| {word} | {says} |" for word, says in GLOSSARY)))


def lessons() -> str:
    """Every lesson of the course, in its order."""
    rows = [(part.title if lesson is part.lessons[0] else "", lesson) for part in PARTS for lesson in part.lessons]
    numbered = (f"| {part} | {at} | {each.title} | {each.idea} |" for at, (part, each) in enumerate(rows, 1))
    return "\n".join(("| part | | lesson | the idea |", "|---|---|---|---|", *numbered))


def skills() -> str:
    """Every skill: what it is, where it is taught and asked, and what it rests on."""
    titles = {lesson.slug: lesson.title for lesson in COURSE.everything}
    rows = (
        (
            skill.name,
            skill.can,
            titles.get(skill.lesson, "at school"),
            ", ".join(dict.fromkeys(lesson.title for lesson, _ in COURSE.asking(skill.name))),
            ", ".join(skill.needs),
        )
        for skill in COURSE.skills
    )
    return "\n".join(
        (
            "| skill | you can | taught in | asked in | needs |",
            "|---|---|---|---|---|",
            *(f"| {' | '.join(row)} |" for row in rows),
        )
    )


def blocks() -> str:
    """Every block that an author may use, with what it must be given; then what goes into them."""
    answered = tuple(kind.block for kind in KINDS)
    every = (block for each in get_args(Block) for block in (answered if each is Exercise else (each,)))
    rows = (f"| {_code(_call(block))} | {_cell(_first_line(block))} |" for block in (*every, *INSIDE))
    return "\n".join(("| block | what it is |", "|---|---|", *rows))


@cache
def faults() -> str:
    """What an author is told of each planted fault."""
    code = next(block for block in _python(LESSONS.read_text(encoding="utf-8")) if "LESSON = " in block)
    rows = (f"| {_code(after)} | {_cell(_told(code, before, after))} |" for before, after in PLANTED)
    return "\n".join(("| write | and you are told |", "|---|---|", *rows))


TABLES = (  # the name between the marks, who writes it, and in which file it stands
    ("lessons", lessons, "README.md"),
    ("skills", skills, "docs/skills.md"),
    ("blocks", blocks, "docs/blocks.md"),
    ("faults", faults, "docs/lessons.md"),
    ("notation", notation, "docs/typing.md"),
    ("glossary", glossary, "docs/glossary.md"),
)


def _first_line(described: Callable[..., object]) -> str:
    return (described.__doc__ or "").splitlines()[0]


def _call(made: Callable[..., object]) -> str:
    """Curve(slug, of, along, …): with what has to be given."""
    parts = signature(made).parameters.values()
    given = [str(part.replace(annotation=part.empty)) for part in parts if part.default is Parameter.empty]
    return f"{made.__name__}({', '.join(given)})"


def _python(text: str) -> list[str]:
    return re.findall(r"^```python\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def _told(code: str, before: str, after: str) -> str:
    """The first thing that is said of the lesson with this fault, without its name; no $ begins a formula."""
    if code.count(before) != 1:
        raise LookupError(f"{before!r} is not once in the lesson of docs/lessons.md")
    said = next(iter(_found(code.replace(before, after))))
    return re.sub(r"^lesson '[\w-]+'[,:] ", "", said).replace("$", r"\$")


def _found(code: str) -> tuple[str, ...]:
    names: dict[str, object] = {"Symbol": Symbol}
    try:
        exec(compile(re.sub(r"^assert .*$", "", code, flags=re.MULTILINE), "docs/lessons.md", "exec"), names)
    except AuthorError as error:
        return (str(error),)
    lesson = names["LESSON"]
    return (*problems(lesson), *course_faults(replace(COURSE, parts=(*PARTS, Part("A new part", (lesson,))))))


def _group(name: str, rows: tuple[Row, ...]) -> str:
    lines = (f"| {_code(row.typed)} | {_cell(to_text(row.meaning))} | {_cell(row.words)} |" for row in rows)
    head = ("| you type | it is read as | |", "|---|---|---|")
    return "\n".join((f"<details><summary>{name} ({len(rows)})</summary>", "", *head, *lines, "", "</details>", ""))


def _code(typed: str) -> str:
    """What is typed, as code; a back-tick inside asks for two around it."""
    fence = "``" if "`" in typed else "`"
    return f"{fence}{_cell(typed)}{fence}"


def _cell(text: str) -> str:
    return text.replace("|", r"\|").replace("\n", " ")


def renewed(text: str, file: str) -> str:
    """The text of this file with every table between its marks as the code writes it now."""
    for name, table, where in TABLES:
        if where != file:
            continue
        begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
        pattern = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
        if not pattern.search(text):
            raise LookupError(f"{begin} … {end} is not in {file}")
        fresh = f"{begin}\n{table()}\n{end}"
        text = pattern.sub(lambda _, fresh=fresh: fresh, text)
    return text


if __name__ == "__main__":
    for path, name, groups in MODULES:
        path.write_text(accepted_module(name, groups), encoding="utf-8")
    for file in sorted({where for *_, where in TABLES}):
        path = ROOT / file
        path.write_text(renewed(path.read_text(encoding="utf-8"), file), encoding="utf-8")
