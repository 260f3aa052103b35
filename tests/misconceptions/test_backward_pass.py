"""What known mistakes put into the cells of a backward pass, on a network with numbers."""

from __future__ import annotations

import numpy as np

from tests.exercises.backward_pass.test_model import block
from tutor.exercises.backward_pass.exercise import wrong_formulas
from tutor.exercises.backward_pass.model import cells, forward, key_of, number_with


def test_each_slip_is_the_number_that_its_name_says() -> None:
    """Worked out once more in plain numbers, without any formula of the course."""
    filled = block(1)
    values = {str(letter): float(value) for letter, value in forward(filled).items()}
    x1, x2, y1, y2 = (values[name] for name in ("x_1", "x_2", "y_1", "y_2"))
    a1, a2, before = values["a_1^{(2)}"], values["a_2^{(2)}"], values["a_1^{(1)}"]
    w1, w2, first = values["w_{11}^{(2)}"], values["w_{21}^{(2)}"], values["w_{11}^{(1)}"]
    s1, s2, own = a1 * (1 - a1), a2 * (1 - a2), before * (1 - before)
    d1, d2 = 2 * (a1 - y1) * s1, 2 * (a2 - y2) * s2
    back = d1 * w1 + d2 * w2
    d = own * back
    wanted = {
        "δ of output 1": [
            ("opposite-sign", -d1),
            ("half-convention", d1 / 2),
            ("own-slope-left-out", 2 * (a1 - y1)),
            ("own-slope-left-out", a1 - y1),
            ("slope-is-activation", 2 * (a1 - y1) * a1),
            ("cost-for-slope", (a1 - y1) ** 2),
        ],
        "δ of hidden 1": [
            ("opposite-sign", -d),
            ("one-path-only", own * d1 * w1),
            ("one-path-only", own * d2 * w2),
            ("own-slope-left-out", back),
            ("weight-left-out", own * (d1 + d2)),
            ("next-slope-for-own", s1 * d1 * w1 + s2 * d2 * w2),
            ("paths-multiplied", own * d1 * w1 * d2 * w2),
            ("activation-for-weight", own * before * (d1 + d2)),
            ("slope-is-activation", before * back),
        ],
        "∂C/∂w, input 1 to hidden 1": [
            ("opposite-sign", -d * x1),
            ("weight-for-activation", d * first),
            ("activation-missing", d),
            ("activation-of-the-other-end", d * before),
            ("another-weight", d * x2),
            ("slope-twice", d * x1 * own),
        ],
    }
    known = forward(filled) | dict(zip((cell.letter for cell in cells(filled)), key_of(filled), strict=True))
    by_name = {str(cell.name): cell for cell in cells(filled)}
    for name, slips in wanted.items():
        found = [(form.name, float(number_with(formula, known))) for form, formula in wrong_formulas(by_name[name])]
        assert [each for each, _ in found] == [each for each, _ in slips]
        np.testing.assert_allclose([value for _, value in found], [value for _, value in slips], rtol=1e-9)
