#!/bin/sh
# Versions: SymPy 1.14.0, its LaTeX reader on Lark 1.3.1.
# You would expect: a subscript in braces may hold any short label, as SymPy's printer writes it.
# Behaviour: one digit is read, several letters are read, but two digits, or a digit beside a letter, are refused.
# Why it matters: the weights of a layer are w_{11}, w_{12} and so on: the printer writes them, its own reader raises.
# Output seen (the lines below are compared with what the run prints):
#> w_{1} read as w_{1}
#> w_{i} read as w_{i}
#> w_{ij} read as w_{ij}
#> w_{11} refused
#> w_{1j} refused
#> x_{10} refused
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check sympy==1.14.0 mpmath==1.3.0 lark==1.3.1
"$work/venv/bin/python" - >"$work/seen" <<'END'
from lark.exceptions import UnexpectedInput
from sympy import Symbol, latex
from sympy.parsing.latex import parse_latex

for name in ("w_1", "w_i", "w_ij", "w_11", "w_1j", "x_10"):
    written = latex(Symbol(name))
    try:
        print(written, "read as", parse_latex(written, backend="lark"))
    except UnexpectedInput:
        print(written, "refused")
END
cat "$work/seen"
sed -n 's/^#> //p' "$0" | diff - "$work/seen"
