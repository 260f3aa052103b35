"""The tables of the README that are written by the code itself: `python -m tests.readme_tables` renews them.

What stands between `<!-- name: begin -->` and `<!-- name: end -->` comes from here; tests/test_readme.py says when it
is out of date.
"""

from __future__ import annotations

import re
from pathlib import Path

from lessons.glossary import GLOSSARY
from tests.answers.reading.notation_table import DECLARED_ROWS, OPEN_ROWS, Row
from tutor.symbolic.printing import to_text

README = Path(__file__).parents[1] / "README.md"


def notation() -> str:
    """What a learner may type, one fold for each group of the test table."""
    groups = (*OPEN_ROWS, ("Where the exercise declares layers, indices or functions", DECLARED_ROWS))
    return "\n".join(_group(name, rows) for name, rows in groups)


def glossary() -> str:
    """Every word of the course."""
    return "\n".join(("| word | what it means |", "|---|---|", *(f"| {word} | {says} |" for word, says in GLOSSARY)))


TABLES = (("notation", notation), ("glossary", glossary))


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


def renewed(text: str) -> str:
    """The text with every table between its marks as the code writes it now."""
    for name, table in TABLES:
        begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
        pattern = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
        if not pattern.search(text):
            raise LookupError(f"{begin} … {end} is not in the text")
        fresh = f"{begin}\n{table()}\n{end}"
        text = pattern.sub(lambda _, fresh=fresh: fresh, text)
    return text


if __name__ == "__main__":
    README.write_text(renewed(README.read_text(encoding="utf-8")), encoding="utf-8")
