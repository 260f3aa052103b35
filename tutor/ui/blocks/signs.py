"""A verdict in a word with a sign, for the parts of an answer: never in colour alone. Templates of Markdown."""

from __future__ import annotations

from tutor.answers import Verdict

SIGNS = {
    Verdict.RIGHT: ":green[✓ right]",
    Verdict.WRONG: ":yellow[✗ look again]",
    Verdict.MISCONCEPTION: ":yellow[✗ look again]",
    Verdict.UNDECIDED: ":blue[? not sure]",
    Verdict.UNREADABLE: ":blue[? to fill in]",
}
