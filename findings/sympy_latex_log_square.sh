#!/bin/sh
# Versions: SymPy 1.14.0 with antlr4-python3-runtime 4.11.1.
# You would expect: what SymPy prints as LaTeX, SymPy's own LaTeX reader reads back, or refuses.
# Behaviour: the printer puts the power of a logarithm behind the bracket, and the reader takes that power for a power
# of the argument. The square of ln x comes back as ln of x squared, with no error. tanh keeps its square.
# Why it matters: a tutor that shows an answer as LaTeX and reads the learner's copy of it marks a right answer wrong.
# Output seen (the lines below are compared with what the run prints):
#> log(x)**2 | \log{\left(x \right)}^{2} | log(x**2) | slopes at 2: 0.6931 1.000
#> tanh(x)**2 | \tanh^{2}{\left(x \right)} | tanh(x)**2 | slopes at 2: 0.1362 0.1362
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check sympy==1.14.0 mpmath==1.3.0 antlr4-python3-runtime==4.11.1
"$work/venv/bin/python" - >"$work/seen" <<'END'
from sympy import Symbol, diff, latex, log, tanh
from sympy.parsing.latex import parse_latex

x = Symbol("x")
for written in (log(x) ** 2, tanh(x) ** 2):
    read = parse_latex(latex(written)).doit()
    slopes = [diff(form, x).subs(x, 2).n(4) for form in (written, read)]
    print(written, "|", latex(written), "|", read, "| slopes at 2:", *slopes)
END
cat "$work/seen"
sed -n 's/^#> //p' "$0" | diff - "$work/seen"
