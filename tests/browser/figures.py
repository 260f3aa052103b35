"""The figures that the browser tests play with, by their names."""

from __future__ import annotations

from sympy import exp

from tutor.lesson import BALL, SECANT, SLOPE, TANGENT, Curve, Figure, Gauges, Growth, Nudges, Slider
from tutor.notation import b, n, t, w, x, y
from tutor.symbolic.derivative import D
from tutor.symbolic.functions import sigmoid

FIGURES: dict[str, Figure] = {
    figure.slug: figure
    for figure in (
        Curve("tangent", (w - 3) ** 2, w, (-1.5, 7.5), 1.2, "", (TANGENT,)),
        Curve("secant", x**2 + t, x, (-2, 2), 0.5, "", (TANGENT, SECANT), (Slider(t, -2, 2, 0, 0.5),)),
        Curve("ball", (w - 3) ** 2, w, (-1.5, 7.5), 0, "", (TANGENT, BALL), rates=(0.02, 1.1)),
        Curve("slope", x**3 / 3 - x, x, (-2.5, 2.5), 1.5, "", (TANGENT, SLOPE)),
        Curve("powers", x**n, x, (-2, 2), 1, "", (TANGENT, SLOPE), (Slider(n, 1, 5, 2, 1),)),
        Curve("pole", 1 / x, x, (-3, 3), 1, "", (TANGENT,)),
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
        Nudges("nudges", x**2, x, (-2, 2), 1, ""),
        Nudges("cost-nudges", (sigmoid(w) - 1) ** 2 + abs(w), w, (-4, 4), 0, "", nudges=(1, 0.01, 0.0001, 0.000001)),
    )
}
