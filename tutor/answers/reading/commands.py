r"""The LaTeX commands that say no more than a sign does, those that say nothing, and those that stand around a word.

`scanner` reads them; it knows \frac, \sqrt, \partial and the names of functions and letters as well, and no other.
"""

from __future__ import annotations

SIGNS: dict[str, str] = {
    "cdot": "*",
    "times": "*",
    "ast": "*",
    "div": "/",
    "lvert": "|",
    "rvert": "|",
    "vert": "|",
    "mid": "|",
    "prime": "'",
    "lbrack": "[",
    "rbrack": "]",
    "lbrace": "{",
    "rbrace": "}",
    "le": "<",
    "ge": ">",
    "leq": "<",
    "geq": ">",
    "lt": "<",
    "gt": ">",
    "over": "over",
}
SILENT = frozenset(("quad", "qquad", "enspace", "enskip", "thinspace", "medspace", "thickspace", "negthinspace"))
