"""The figures that the browser tests play with, by their names."""

from __future__ import annotations

from sympy import Rational, exp, log

from tutor.elementary.heads import sigmoid
from tutor.lesson import (
    ARROW,
    BALL,
    DIRECTIONS,
    PATH,
    SECANT,
    SLOPE,
    SURFACE,
    TANGENT,
    Curve,
    Diagram,
    Figure,
    Gauges,
    Growth,
    Landscape,
    Nudges,
    NumberLines,
    Slider,
)
from tutor.notation import C, a, b, n, numbered, t, u, v, w, x, y, z
from tutor.symbolic.derivative import D

W1, W2 = numbered(w, 1), numbered(w, 2)
FIGURES: dict[str, Figure] = {
    figure.slug: figure
    for figure in (
        Curve("tangent", (w - 3) ** 2, w, (-1.5, 7.5), 1.2, "", (TANGENT,)),
        Curve("secant", x**2 + t, x, (-2, 2), 0.5, "", (TANGENT, SECANT), (Slider(t, -2, 2, 0, 0.5),)),
        Curve("ball", (w - 3) ** 2, w, (-1.5, 7.5), 0, "", (TANGENT, BALL), rates=(0.02, 1.1)),
        Curve("slope", x**3 / 3 - x, x, (-2.5, 2.5), 1.5, "", (TANGENT, SLOPE)),
        Curve("powers", x**n, x, (-2, 2), 1, "", (TANGENT, SLOPE), (Slider(n, 1, 5, 2, 1),)),
        Curve("pole", 1 / x, x, (-3, 3), 1, "", (TANGENT,)),
        Curve("alone", (w - 1) ** 2, w, (-1, 3), 2, "", ()),
        Curve(
            "neuron",
            (sigmoid(w * x + b) - y) ** 2,
            w,
            (-6, 6),
            2,
            "",
            (TANGENT, SLOPE),
            (Slider(x, -2, 2, 1), Slider(b, -3, 3, 0), Slider(y, 0, 1, 0)),
        ),
        Curve("bumpy", exp(-x) * (x - 1) + x**4 / 10, x, (-2, 3), 0, "", (TANGENT, SECANT, BALL, SLOPE)),
        Landscape(
            "bowl",
            (w - 1) ** 2 + 2 * b**2,
            (w, b),
            ((-3, 5), (-2, 3)),
            (-2, 2),
            "",
            (ARROW, PATH),
            rates=(0.01, 0.6),
        ),
        Landscape("rose", (W1 - 1) ** 2 + 3 * W2**2, (W1, W2), ((-3, 4), (-2, 3)), (-1, 2), "", (DIRECTIONS,)),
        Landscape(
            "valleys",
            W1**4 / 4 - 2 * W1**2 + W1 / 2 + W2**2,
            (W1, W2),
            ((-3, 3), (-3, 3)),
            (0.3, 2),
            "",
            (PATH, SURFACE),
            rate=0.05,
            rates=(0.01, 0.4),
        ),
        Landscape(
            "landscape",
            (sigmoid(w + b) - 1) ** 2 + (sigmoid(b - 2 * w) - Rational(1, 5)) ** 2,
            (w, b),
            ((-6, 6), (-6, 6)),
            (-3, 1),
            "",
            (ARROW, DIRECTIONS, PATH, SURFACE),
            rate=0.5,
            rates=(0.1, 20),
        ),
        Landscape("holes", log(x) + y**2, (x, y), ((-2, 2), (-2, 2)), (1, 1), "", (ARROW, DIRECTIONS, PATH, SURFACE)),
        Growth("square", 2, x, ""),
        Growth("cube", 3, x, ""),
        Gauges(
            "gauges",
            (
                ("weighted input {z}", w * x + b),
                ("activation {a}", sigmoid(w * x + b)),
                ("cost {C}", (sigmoid(w * x + b) - y) ** 2),
                ("how fast the cost moves with {w}", D((sigmoid(w * x + b) - y) ** 2, w)),
            ),
            (Slider(w, -3, 3, 1), Slider(x, -1, 1, 0.5), Slider(b, -2, 2, -1), Slider(y, 0, 1, 1, 1)),
            "",
        ),
        Gauges("errors", (("one over {x}", 1 / x), ("{x}", x)), (Slider(x, -2, 2, 0.1),), "", span=(-5, 5)),
        NumberLines("wheels", x, ((u, 2 * x), (v, -3 * u)), (-2, 2), 0.5, "", nudge=0.25),
        NumberLines(
            "chain",
            w,
            ((z, w * x + b), (u, z - y), (C, u**2)),
            (-2, 3),
            1,
            "",
            nudge=0.5,
            sliders=(Slider(x, -2, 3, 2, 0.5), Slider(b, -2, 2, 1, 0.5), Slider(y, 0, 4, 1, 0.5)),
        ),
        NumberLines("squash", z, ((u, exp(-z)), (v, 1 + u), (a, 1 / v)), (-4, 4), -2, "", nudge=1),
        Diagram("network", (784, 16, 16, 10), ""),
        Diagram("small", (2, 3, 1), ""),
        Nudges("nudges", x**2, x, (-2, 2), 1, ""),
        Nudges("cost-nudges", (sigmoid(w) - 1) ** 2 + abs(w), w, (-4, 4), 0, "", nudges=(1, 0.01, 0.0001, 0.000001)),
    )
}
