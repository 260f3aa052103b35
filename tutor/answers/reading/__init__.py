"""From text to a tree and to SymPy. Whether two formulas agree is not asked here.

The way of a text: `copies` (with `mathml`) and `spoken` for one that was copied or said whole, `dialects` for what
tools write; then `characters`, `scanner` (with `commands`, `names`, `rates`), which makes `tokens`; `lost` asks what a
copy has lost; `parser` makes a `tree`, then `tree_sympy`; and back to a page in `tree_latex`, `tree_text`. All of the
way is gone by `reader`.
"""

from __future__ import annotations

from tutor.answers.reading.accepted import ACCEPTED
from tutor.answers.reading.problem import Problem
from tutor.answers.reading.reader import LONGEST, Reading, read
from tutor.answers.reading.sums import write_out
from tutor.answers.reading.tree_latex import latex
from tutor.answers.reading.vocabulary import OPEN, Vocabulary, vocabulary

__all__ = [
    "ACCEPTED",
    "LONGEST",
    "OPEN",
    "Problem",
    "Reading",
    "Vocabulary",
    "latex",
    "read",
    "vocabulary",
    "write_out",
]
