"""Tables with shading and numbers: what the network took for what, what it says of one drawing. Numbers in, HTML out.

Nothing in these tables is a learner's text: digits, counts, words of this file, and an author's names, escaped.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import pairwise

import numpy as np

from tutor.numeric.batch_noise import Noise
from tutor.numeric.entries import Entry
from tutor.numeric.side_by_side import WeightRows
from tutor.symbolic.sentence import Listed, Ready, plural, say
from tutor.ui.text import label

ALIKE, HALF = 0.01, 0.5  # outputs that differ by less are one; below it an output is nearer to no than to yes
TIED = 4  # so many mistakes that are equally frequent are still named one by one


def confusion(counts: np.ndarray) -> str:
    """counts[what it is, what the network said], as a table."""
    digits = range(len(counts))
    head = "".join(f'<th scope="col">{digit}</th>' for digit in digits)
    rows = "".join(_row(digit, counts[digit]) for digit in digits)
    caption = escape(label("Each row is a digit as it was written, each column what the network took it for."))
    corner = f'<td class="corner">{escape(label("is ↓ read as →"))}</td>'
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
    """What is taken for something else most often, in a sentence; all of them where several are."""
    wrong = counts - np.diag(np.diag(counts))
    if not wrong.any():
        return label("It mixes up no two digits.")
    most = int(wrong.max())
    pairs = [(int(digit), int(said)) for digit, said in np.argwhere(wrong == most)]
    if len(pairs) > TIED:
        one = "No mistake stands out: {pairs} pairs of digits are mixed up once each, and none more often."
        many = "No mistake stands out: {pairs} pairs of digits are mixed up {count} times each, and none more often."
        return str(plural(most, one, many, pairs=len(pairs)))
    named = [say("a {digit} for a {said}", digit=digit, said=said) for digit, said in pairs]
    if len(named) > 1:
        one = "Most often it takes {mistakes}: once each."
        return str(
            plural(most, one, "Most often it takes {mistakes}: {count} times each.", mistakes=Listed(tuple(named)))
        )
    one = "Most often it takes {mistake}: {count} time."
    return str(plural(most, one, "Most often it takes {mistake}: {count} times.", mistake=named[0]))


def outputs(values: np.ndarray) -> str:
    """The ten outputs, each with a bar as long as it is large."""
    best = int(values.argmax())
    rows = "".join(
        f'<tr class="{"best" if digit == best else "other"}"><th scope="row">{digit}</th>'
        f'<td class="bar"><div style="width: {100 * min(max(float(value), 0), 1):.1f}%"></div></td>'
        f"<td>{float(value):.2f}</td></tr>"
        for digit, value in enumerate(values)
    )
    digit, output = (f'<th scope="col">{escape(label(each))}</th>' for each in ("digit", "output"))
    return (
        f'<table class="downhill-table outputs"><caption>{escape(label("The ten outputs, from 0 to 1."))}</caption>'
        f"<thead><tr>{digit}<td></td>{output}</tr></thead><tbody>{rows}</tbody></table>"
    )


def answer(values: np.ndarray) -> str:
    """What the outputs come to, in a sentence."""
    first, second = (int(digit) for digit in np.argsort(values)[::-1][:2])
    template = "The network reads it as {first}, with an output of {largest}. Next comes {second}, with {next}."
    if np.ptp(values) < ALIKE:
        template = "The network has no answer: all ten outputs are about {largest}."
    elif values[first] < HALF:
        template = (
            "The network is unsure: no output comes near 1. The largest is that of {first}, with {largest}. Next comes "
            "{second}, with {next}."
        )
    return label(
        template,
        first=first,
        largest=Ready(f"{values[first]:.2f}"),
        second=second,
        next=Ready(f"{values[second]:.2f}"),
    )


# --- of experiments ---------------------------------------------------------------------------------------------------


def data_table(caption: str, head: Sequence[str], body: Sequence[Sequence[str]], above: str = "") -> str:
    """A table whose first cell of each row is its heading; `above`: a row of headings for groups of columns.

    Everything in it is HTML that is ready to be shown.
    """
    heads = "".join(f'<th scope="col">{each}</th>' for each in head)
    lines = (
        f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>'
        for first, *cells in body
    )
    return (
        f'<table class="downhill-table numbers"><caption>{caption}</caption><thead>{above}<tr>{heads}</tr></thead>'
        f"<tbody>{''.join(lines)}</tbody></table>"
    )


def rows(names: Sequence[str], found: Sequence[WeightRows]) -> str:
    """The first few weights of each neuron of the first hidden layer, run beside run."""
    count, few = found[0].weights.shape
    groups = "".join(f'<th scope="colgroup" colspan="{few}">{escape(name)}</th>' for name in names)
    body = [
        [str(neuron + 1), *(_weight(value) for each in found for value in each.weights[neuron])]
        for neuron in range(count)
    ]
    head = [escape(label("neuron")), *[f"w<sub>{number + 1}</sub>" for _ in found for number in range(few)]]
    one = "Of each neuron of the first hidden layer, {count} of its weights: that of a pixel in the middle."
    many = "Of each neuron of the first hidden layer, {count} of its weights: those of pixels in the middle."
    caption = escape(str(plural(few, one, many)))
    return data_table(caption, head, body, f'<tr><td class="corner"></td>{groups}</tr>')


def _weight(value: float) -> str:
    return _minus(f"{value:.3f}" if abs(value) >= 0.0005 or not value else f"{value:.0e}")


def noise(found: Sequence[Noise]) -> str:
    """For each size of batch: how many were drawn, the mean angle, and the error."""
    body = [[f"{each.size:,}", str(each.count), f"{each.angle:.1f}°", f"{100 * each.error:.3g} %"] for each in found]
    caption = "How far the gradient of a batch is from that of all images: its angle, and its error as a share."
    return data_table(escape(label(caption)), _heads("images", "batches", "angle", "error"), body)


def entries(found: Sequence[Entry], widths: Sequence[int], side: int) -> str:
    """The largest entries of a gradient: which parameter, and its value."""
    body = [
        [str(number), f"{each.layer}", str(each.neuron), escape(_source(each, side)), _minus(f"{each.value:.4f}")]
        for number, each in enumerate(found, 1)
    ]
    one = "The largest of {of} entries of the gradient, signs left aside."
    many = "The {count} largest of {of} entries of the gradient, signs left aside."
    caption = plural(len(found), one, many, of=Ready(f"{count_parameters(widths):,}"))
    return data_table(escape(str(caption)), _heads("rank", "layer", "neuron", "from", "entry"), body)


def _heads(*names: str) -> list[str]:
    return [escape(label(name)) for name in names]


def count_parameters(widths: Sequence[int]) -> int:
    """Weights and biases of all layers."""
    return sum((before + 1) * after for before, after in pairwise(widths))


def _source(each: Entry, side: int) -> str:
    if each.source is None:
        return label("its bias")
    if each.layer == 1:
        down, right = divmod(each.source, side)
        return label("pixel {row}, {column}", row=down + 1, column=right + 1)
    return label("neuron {number}", number=each.source + 1)


def _minus(text: str) -> str:
    return text.replace("-", "−")
