"""A derivation that is written line by line: its words put aside, its letters put in, each line judged.

The way of a line: `prose` (the words around its formulas), `lines` (statements and their sides, read), `letters` (what
u stands for), `judging` (right, following, or wrong and why).
"""
