"""Everything that people are known to believe about derivatives and that is not so, most specific first.

`MISCONCEPTIONS` rewrite a derivative and are run like rules; `QUESTION_MISCONCEPTIONS` rewrite a whole question. Each
family has its module; the order of the two tables is the order in which explanations are preferred.
"""

from __future__ import annotations

from tutor.symbolic.misconceptions.chains import CHAINS
from tutor.symbolic.misconceptions.integrals import INTEGRALS
from tutor.symbolic.misconceptions.layers import LAYERS
from tutor.symbolic.misconceptions.parts import PARTS
from tutor.symbolic.misconceptions.powers import POWERS
from tutor.symbolic.misconceptions.products import PRODUCTS
from tutor.symbolic.misconceptions.questions import QUESTION_MISCONCEPTIONS
from tutor.symbolic.misconceptions.running import as_rule, chances, derive_with
from tutor.symbolic.misconceptions.shape import Misconception
from tutor.symbolic.misconceptions.sums import SUMS
from tutor.symbolic.misconceptions.table import TABLE_SLIPS

MISCONCEPTIONS: tuple[Misconception, ...] = (
    *POWERS,
    *TABLE_SLIPS,
    *LAYERS,
    *CHAINS,
    *PRODUCTS,
    *SUMS,
    *INTEGRALS,
    *PARTS,
)

__all__ = [
    "MISCONCEPTIONS",
    "QUESTION_MISCONCEPTIONS",
    "Misconception",
    "as_rule",
    "chances",
    "derive_with",
]
