"""Tables with shading and numbers: what the network took for what, what it says of one drawing. Numbers in, HTML out.

Nothing in these tables is anybody's text: digits, counts, and words of this file.
"""

from __future__ import annotations

import numpy as np


def confusion(counts: np.ndarray) -> str:
    """counts[what it is, what the network said], as a table."""
    digits = range(len(counts))
    head = "".join(f'<th scope="col">{digit}</th>' for digit in digits)
    rows = "".join(_row(digit, counts[digit]) for digit in digits)
    caption = "Each row is a digit as it was written, each column what the network took it for."
    corner = '<td class="corner">is ↓ read as →</td>'
    return (
        f'<table class="downhill-table confusion"><caption>{caption}</caption>'
        f"<thead><tr>{corner}{head}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _row(digit: int, counts: np.ndarray) -> str:
    whole = max(int(counts.sum()), 1)
    cells = "".join(_cell(int(count), count / whole, said == digit) for said, count in enumerate(counts))
    return f'<tr><th scope="row">{digit}</th>{cells}</tr>'


def _cell(count: int, share: float, right: bool) -> str:
    kind = "right" if right else "wrong"
    strength = share if right else min(1.0, 10 * share)
    return f'<td class="{kind}" style="--share: {100 * strength:.0f}%">{count}</td>'


def mixed_up(counts: np.ndarray) -> str:
    """What is taken for something else most often, in a sentence."""
    wrong = counts - np.diag(np.diag(counts))
    if not wrong.any():
        return "It mixes up no two digits."
    digit, said = np.unravel_index(int(wrong.argmax()), wrong.shape)
    times = int(wrong[digit, said])
    return f"Most often it takes a {digit} for a {said}: {times} {'time' if times == 1 else 'times'}."


def outputs(values: np.ndarray) -> str:
    """The ten outputs, each with a bar as long as it is large."""
    best = int(values.argmax())
    rows = "".join(
        f'<tr class="{"best" if digit == best else "other"}"><th scope="row">{digit}</th>'
        f'<td class="bar"><div style="width: {100 * min(max(float(value), 0), 1):.1f}%"></div></td>'
        f"<td>{float(value):.2f}</td></tr>"
        for digit, value in enumerate(values)
    )
    head = '<thead><tr><th scope="col">digit</th><td></td><th scope="col">output</th></tr></thead>'
    return (
        '<table class="downhill-table outputs"><caption>The ten outputs, from 0 to 1.</caption>'
        f"{head}<tbody>{rows}</tbody></table>"
    )


def answer(values: np.ndarray) -> str:
    """What the outputs come to, in a sentence."""
    first, second = (int(digit) for digit in np.argsort(values)[::-1][:2])
    says = f"The network says {first}, with an output of {values[first]:.2f}."
    return f"{says} Next comes {second}, with {values[second]:.2f}."
