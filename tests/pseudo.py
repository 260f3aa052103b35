"""A language in which every vowel of our templates has an accent, and a look for words that have none.

What is said by a whole template comes out accented, as long as it is written down somewhere as a whole: otherwise no
list of translations could have it. So a word without an accent was glued, inflected or written past the templates. What
is a formula, code, a name or somebody's own text is left alone.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from pathlib import Path
from typing import Any

from google.protobuf.descriptor import FieldDescriptor
from google.protobuf.message import Message
from streamlit.testing.v1 import AppTest

from tutor.elementary.table import FUNCTIONS
from tutor.symbolic.language import ENGLISH, Language

ROOT = Path(__file__).parents[1]
WRITTEN = ("tutor", "lessons", "tests/ui/sample.py", "tests/ui/laboratory.py", "tests/test_words.py")
NAMES = re.compile(  # spelled alike in every language: functions, and what has a name
    "sigmoid|softplus|relu|ReLU|step|sign|tanh|sinh|cosh|sech|coth|sin|cos|tan|sec|csc|cot|arcsin|arccos|arctan|asin|"
    "acos|atan|asinh|atanh|max|min|exp|lim|sum|Delta|eta|Downhill|NumPy|Python|MNIST|"
    + "|".join(row.name for row in FUNCTIONS)
)
SILENT = re.compile(  # fields of Streamlit's messages that nobody sees or hears, and what was typed
    "id|icon|component_name|js_content|js_source_path|html_content|css_content|css_source_path|type|tag|autocomplete|"
    "language|code_text|format|url|deferred_file_id|page|page_script_hash|form_id|group_id|anchor|default|value"
)
SILENT_DATA = re.compile(  # entries of a figure's data that are settings or programs
    "value|slopes?|show|colours|class|text-anchor|card|check|read|wrong|beside|fields|revealed"
)
ACCENTS = str.maketrans("aeiouAEIOU", "áéíóúÁÉÍÓÚ")
LEFT_ALONE = re.compile(r"(\{[^{}]*\}|`[^`]*`|:material/\w+:|:[a-z]+\[|\]\([^)]*\)|</?\w[^>]*>)")  # in a template
NO_WORDS = re.compile(  # in what is shown: formulas, code, marks of Markdown, addresses, tags, open fields
    r"\$\$.*?\$\$|\$[^$]*\$|`[^`]*`|:[a-z]+\[|\]\([^)]*\)|<style>.*?</style>|<code>.*?</code>|<[^>]+>|\{\w+\}",
    re.DOTALL,
)
ACCENTED = re.compile(r"\w*[áéíóúÁÉÍÓÚ]\w*")
WORD = re.compile(r"[A-Za-z]{3,}")
VOWEL = re.compile("[aeiouAEIOU]")


def accented(template: str) -> str:
    """The template with an accent on each vowel, but for its fields, its code and its directives."""
    parts = LEFT_ALONE.split(template)
    return "".join(part if at % 2 else part.translate(ACCENTS) for at, part in enumerate(parts))


def looked_up(template: str) -> str:
    """The template accented, if it is written down as a whole."""
    return accented(template) if template in _written(WRITTEN) else template


@lru_cache(maxsize=4)
def _written(places: tuple[str, ...]) -> frozenset[str]:
    """Every text in these files and folders, as its author wrote it."""
    under = (ROOT / place for place in places)
    files = (path for place in under for path in (sorted(place.rglob("*.py")) if place.is_dir() else [place]))
    nodes = (node for path in files for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    return frozenset(node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))


PSEUDO = Language(
    "pseudo",
    phrase=looked_up,
    plurals=lambda one, many: (looked_up(one), looked_up(many)),
    pair=accented(ENGLISH.pair),
    numbers=tuple(map(accented, ENGLISH.numbers)),
)


# --- what a page shows ------------------------------------------------------------------------------------------------


def shown(page: AppTest) -> Iterator[str]:
    """Every text that the page shows or speaks: its labels, options, captions, and the words of its figures."""
    yield from _below(page._tree)


def _below(node: Any) -> Iterator[str]:
    for child in getattr(node, "children", {}).values():
        if isinstance(getattr(child, "proto", None), Message):
            yield from _strings(child.proto)
        yield from _below(child)


def _strings(message: Message) -> Iterator[str]:
    for entry, value in message.ListFields():
        if SILENT.fullmatch(entry.name):
            continue
        for each in value if entry.is_repeated else (value,):
            if entry.name == "json":
                yield from _data(json.loads(each))
            elif isinstance(each, Message):
                yield from _strings(each)
            elif entry.type == FieldDescriptor.TYPE_STRING:
                yield each


def _data(value: Any) -> Iterator[str]:
    """The texts in a figure's data; of a shape, (kind, attributes), the kind is no text."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, part in value.items():
            if not SILENT_DATA.fullmatch(name):
                yield from _data(part)
    elif isinstance(value, list):
        shape = len(value) == 2 and isinstance(value[0], str) and isinstance(value[1], dict)
        for part in value[1:] if shape else value:
            yield from _data(part)


# --- what of it was never a template ----------------------------------------------------------------------------------


def unsaid(text: str) -> list[str]:
    """The stretches of a text that no template said, each with a word of three letters or more and a plain vowel."""
    return [part for part in _stretches(text) if any(map(_is_word, WORD.findall(part)))]


def _stretches(text: str) -> Iterator[str]:
    """A text in pieces: from one formula, field, number, mark or accented word to the next."""
    rest = ACCENTED.sub("\n", unescape(NO_WORDS.sub("\n", text)))
    for part in re.split(r"[^A-Za-z’' -]+", rest.replace("\\", "")):
        yield " ".join(part.split()).strip("- ")


def _is_word(found: str) -> bool:
    return bool(VOWEL.search(found)) and not NAMES.fullmatch(found)
