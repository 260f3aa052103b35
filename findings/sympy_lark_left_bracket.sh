#!/bin/sh
# Versions: SymPy 1.14.0, its LaTeX reader on Lark 1.3.1.
# You would expect: a command name is read whole, so that \left( is a bracket and \tanh a hyperbolic tangent.
# Behaviour: the reader also splits names. The slope of the sigmoid as SymPy itself prints it, x \left(1 - x\right), has
# among its readings the inequality x <= f t (1 - x), from \le and the letters f, t; and \tanh(x) that of tan of h x.
# Neither call raises: what comes back is a parse tree and no expression.
# Why it matters: code that goes on to differentiate the result fails far from its cause.
# Output seen (the lines below are compared with what the run prints):
#> x \left(1 - x\right) -> Tree ['x <= f*t(1 - x)', 'x <= f*t*(1 - x)', 'x(1 - x)', 'x*(1 - x)']
#> \tanh(x) -> Tree ['tan(h(x))', 'tan(h*x)', 'tanh(x)']
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check sympy==1.14.0 mpmath==1.3.0 lark==1.3.1
"$work/venv/bin/python" - >"$work/seen" <<'END'
from sympy import Symbol, latex
from sympy.parsing.latex import parse_latex

x = Symbol("x")
for written in (latex(x * (1 - x)), r"\tanh(x)"):
    read = parse_latex(written, backend="lark")
    print(written, "->", type(read).__name__, sorted(str(child) for child in read.children))
END
cat "$work/seen"
sed -n 's/^#> //p' "$0" | diff - "$work/seen"
