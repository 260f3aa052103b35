"""A slope with a kink as people write it: 1 if z > 0 else 0, [z > 0], (z > 0)·1, two cases below one another.

A comparison is no formula here, but step(u) and cases(u, v, w) say the same where u is positive and where it is not. At
the kink itself there is no slope, so that > and ≥ come to the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tutor.answers.reading.brackets import closing
from tutor.answers.reading.characters import shown
from tutor.symbolic.sentence import Sentence, say

_MORE = r"(?:>=|≥|⩾|\\geq?(?:slant)?(?![A-Za-z])|\\gt(?![A-Za-z])|>)"
_LESS = r"(?:<=|≤|⩽|\\leq?(?:slant)?(?![A-Za-z])|\\lt(?![A-Za-z])|<)"
_SIGN = re.compile(rf"{_MORE}|{_LESS}")
_PIECE = r"([^<>≤≥,;&|?:]+?)"
_CONDITION = rf"{_PIECE}\s*({_MORE}|{_LESS})\s*{_PIECE}"
_IF = re.compile(rf"^{_PIECE}[\s,]+(?:if|when|where|for)\s+{_CONDITION}\s*[,;]?\s*(?:else|otherwise|and)\s+{_PIECE}$")
_ELSE = re.compile(
    rf"^{_PIECE}[\s,]+(?:if|when|where|for)\s+{_CONDITION}\s*(?:[,;]|and|\s)\s*{_PIECE}\s*"
    rf"(?:,?\s*(?:otherwise|else)|[\s,]+(?:if|when|where|for)\s+{_CONDITION})$"
)
_ASKED = re.compile(rf"^\(?{_CONDITION}\)?\s*\?\s*{_PIECE}\s*:\s*{_PIECE}$")
_WHERE = re.compile(rf"(?:np\.|numpy\.|torch\.)?where\(\s*{_CONDITION}\s*,\s*{_PIECE}\s*,\s*{_PIECE}\s*\)")
_ENVIRONMENT = re.compile(r"\\begin\s*\{\s*d?cases\s*\}(.*?)\\end\s*\{\s*d?cases\s*\}", re.DOTALL)
_ROW = re.compile(r"^(.*?)(?:,?\s*&|,)\s*(?:\\text\s*\{\s*(?:if|for|when|where)?\s*\}|if|for|when)?\s*(.*)$", re.DOTALL)
_INDICATOR = re.compile(r"(?:\\mathbb\s*\{\s*1\s*\}|\\mathbf\s*\{\s*1\s*\}|𝟙|𝟏|1|\\mathbb1|I|\bH)\s*_?\s*$")
_EQUALS = re.compile(r"(?<![<>!=])=(?!=)")
_CAST = re.compile(r"\s*\.\s*(?:astype\(\s*[\w.]+\s*\)|float\(\s*\)|double\(\s*\)|int\(\s*\))|(?:float|int)(?=\s*\()")
_OPENING = {"(": ")", "[": "]", "{": "}"}


def with_steps(text: str) -> tuple[str, Sentence] | None:
    """The text with every comparison as step(…) or cases(…), and what was done; None where there is none to read."""
    if _SIGN.search(text) is None:
        return None
    text = re.sub(r"\s+", " ", text)
    equals = max((found.end() for found in _EQUALS.finditer(text)), default=0)
    made = _whole(text[equals:]) or _inside(text[equals:])
    if made is None:
        return None
    made = text[:equals] + made
    return made, say("I read {typed} as {meaning}.", typed=shown(text.strip(), 40), meaning=shown(made.strip(), 60))


def _whole(text: str) -> str | None:
    """A text that is one case distinction."""
    bare = text.strip().strip("$").strip()
    if rows := _ENVIRONMENT.search(bare):
        parted = [_ROW.match(row.strip()) for row in re.split(r"\\\\(?:\[[^\]]*\])?", rows[1]) if row.strip()]
        if len(parted) != 2 or not all(parted):
            return None
        first, second = ((row[1].strip(), row[2].strip(" .,")) for row in parted if row)
        condition = re.fullmatch(_CONDITION, first[1])
        if condition is None:
            return None
        made = _cases(condition[1], condition[2], condition[3], first[0], second[0])
        return _ENVIRONMENT.sub(lambda found: made, bare)
    bare = bare.strip("{} ") if bare.startswith("{") else bare
    if found := _ELSE.match(bare):
        return _cases(found[2], found[3], found[4], found[1], found[5])
    if found := _IF.match(bare):
        return _cases(found[2], found[3], found[4], found[1], found[5])
    if found := _ASKED.match(bare):
        return _cases(found[1], found[2], found[3], found[4], found[5])
    return None


def _inside(text: str) -> str | None:
    """Comparisons as factors: [z > 0]·x, x·(wx > 0), 1_{z > 0}, where(z > 0, 1, 0)."""
    text = _WHERE.sub(lambda found: _cases(found[1], found[2], found[3], found[4], found[5]), text)
    text = _CAST.sub("", text)
    for start, end in _compared(text):
        condition = re.fullmatch(_CONDITION, text[start + 1 : end - 1].strip())
        if condition is None:
            return None
        head = text[:start]
        one = _INDICATOR.search(head)
        head = head[: one.start()] if one and _is_sign(one[0], head[: one.start()]) else head
        text = f"{head}{_step(condition[1], condition[2], condition[3])}{text[end:]}"
        return _inside(text) if _SIGN.search(text) else text
    alone = re.fullmatch(_CONDITION, text.strip())
    return text if _SIGN.search(text) is None else alone and _step(alone[1], alone[2], alone[3])


def _is_sign(one: str, before: str) -> bool:
    """The 1 of 1_{z>0} or 1(z>0), no part of a number."""
    return not one[:1].isalpha() and (not before or not (before[-1].isalnum() or before[-1] == "."))


def _compared(text: str) -> Iterator[tuple[int, int]]:
    """The innermost brackets that hold a comparison."""
    for sign in _SIGN.finditer(text):
        depth = 0
        for start in range(sign.start() - 1, -1, -1):
            depth += (text[start] in ")]}") - (text[start] in "([{")
            if depth < 0:
                end = _end(text, start)
                if end is not None and end > sign.end():
                    yield start, end
                break


def _end(text: str, start: int) -> int | None:
    if text[start] == "(":
        return closing(text, start)
    end = text.find(_OPENING[text[start]], start)
    return end + 1 if end >= 0 else None


def _positive(left: str, sign: str, right: str) -> str:
    """What is positive where the comparison holds."""
    more, less = (left, right) if re.fullmatch(_MORE, sign) else (right, left)
    return more.strip() if less.strip() == "0" else f"{more.strip()}-({less.strip()})"


def _step(left: str, sign: str, right: str) -> str:
    return f"step({_positive(left, sign, right)})"


def _cases(left: str, sign: str, right: str, first: str, second: str) -> str:
    """The first where the comparison holds, otherwise the second."""
    where, one, other = _positive(left, sign, right), first.strip(), second.strip()
    if other == "0":
        return f"step({where})" if one == "1" else f"({one})*step({where})"
    return f"cases({where}, {one}, {other})"
