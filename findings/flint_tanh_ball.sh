#!/bin/sh
# Version: python-flint 0.9.0.
# You would expect: an enclosure of tanh over an interval stays near [-1, 1], since tanh never leaves it.
# Behaviour: over [-1, 1] the enclosure is five times that, over [-5, 5] in the ten thousands, over [-15, 15] NaN. The
# enclosures hold, but say nothing; the same function built by hand from exp, 2 sigmoid(2x) - 1, stays near up to 10,
# and is NaN at 15 too.
# Why it matters: bounding a network layer by layer is lost at the first tanh, unless one writes tanh out.
# Output seen (the lines below are compared with what the run prints):
#> radius 0.5 | tanh: [+/- 1.26] | by hand: [+/- 0.463]
#> radius 1 | tanh: [+/- 5.63] | by hand: [+/- 0.762]
#> radius 5 | tanh: [+/- 2.21e+4] | by hand: [+/- 1.00]
#> radius 10 | tanh: [+/- 6.47e+8] | by hand: [+/- 1.67]
#> radius 15 | tanh: nan | by hand: nan
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check python-flint==0.9.0
"$work/venv/bin/python" - >"$work/seen" <<'END'
from flint import arb

for radius in (0.5, 1, 5, 10, 15):
    ball = arb(0, radius)
    by_hand = 2 / (1 + (-2 * ball).exp()) - 1
    print("radius", radius, "| tanh:", ball.tanh().str(3), "| by hand:", by_hand.str(3))
END
cat "$work/seen"
sed -n 's/^#> //p' "$0" | diff - "$work/seen"
