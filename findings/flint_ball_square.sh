#!/bin/sh
# Version: python-flint 0.9.0.
# You would expect: the square of a ball of real numbers is a ball that holds every square, as x*x is.
# Behaviour: if the ball is centred on 0, ** 2 gives NaN, while x*x gives the ball. A ball with another centre works,
# with 0 in it or not, and so does an exact zero.
# Why it matters: a squared error, enclosed over an interval around the target itself, is lost, though the same cost
# written as a product is not.
# Output seen (the lines below are compared with what the run prints):
#> [-1, 1] | ** 2: nan | x*x: [+/- 1.01]
#> [-1, 3] | ** 2: [+/- 9.01] | x*x: [+/- 9.01]
#> [-3, -1] | ** 2: [+/- 9.01] | x*x: [+/- 9.01]
#> 0 | ** 2: 0 | x*x: 0
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check python-flint==0.9.0
"$work/venv/bin/python" - >"$work/seen" <<'END'
from flint import arb

for name, ball in (("[-1, 1]", arb(0, 1)), ("[-1, 3]", arb(1, 2)), ("[-3, -1]", arb(-2, 1)), ("0", arb(0))):
    print(name, "| ** 2:", (ball**2).str(3), "| x*x:", (ball * ball).str(3))
END
cat "$work/seen"
sed -n 's/^#> //p' "$0" | diff - "$work/seen"
