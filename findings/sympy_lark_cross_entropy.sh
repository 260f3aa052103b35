#!/bin/sh
# Versions: SymPy 1.14.0, its LaTeX reader on Lark 1.3.1.
# You would expect: y ln a + (1-y) ln(1-a) reads as a sum of two products, or as a tree of doubtful readings (which this
# reader gives where it is in doubt).
# Behaviour: one expression comes back, as if sure: the first logarithm has swallowed the sum behind it, and the two
# logarithms are multiplied. At y = 0, where ln(1-a) is meant, the reading is 0 for every a.
# Why it matters: this is the cross-entropy of every textbook, and its derivative is then wrong without a word.
# Output seen (the lines below are compared with what the run prints):
#> kind: Mul
#> at y = 0, a = 1/4, meant: -0.2877
#> at y = 0, a = 1/4, read:  0
#> swallowed: True
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check sympy==1.14.0 mpmath==1.3.0 lark==1.3.1
"$work/venv/bin/python" - >"$work/seen" <<'END'
from sympy import Rational, log, symbols
from sympy.parsing.latex import parse_latex

y, a = symbols("y a")
meant = y * log(a) + (1 - y) * log(1 - a)
read = parse_latex(r"y \ln a + (1-y)\ln(1-a)", backend="lark")
print("kind:", read.func.__name__)
print("at y = 0, a = 1/4, meant:", meant.subs({y: 0, a: Rational(1, 4)}).n(4))
print("at y = 0, a = 1/4, read: ", read.subs({y: 0, a: Rational(1, 4)}).n(4))
print("swallowed:", log(a - y + 1) in read.args)
END
cat "$work/seen"
sed -n 's/^#> //p' "$0" | diff - "$work/seen"
