"""The picture of a run: mastery by aimed and by random questions, and how soon each mistake was named."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from tests.simulated.claims import medians
from tests.simulated.results import Results

WIDTH, HEIGHT, LEFT, TOP = 720, 300, 48, 40
BLUE, ORANGE, GREY = "#4477aa", "#cc6633", "#888888"  # seen on white as on black


def svg(results: Results) -> str:
    """The picture, as text."""
    curves = _curves(results)
    bars = _bars(sorted(min(number, 20) for number in medians(results.namings, "showing").values()))
    view = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif"'
    return f'{view} font-size="12" fill="{GREY}">\n{curves}\n{bars}\n</svg>\n'


def _curves(results: Results) -> str:
    days = max(len(results.perfect.curve), len(results.at_random.curve), 1)
    lines = [_text(LEFT, 20, "Skills mastered by a perfect learner, by days")]
    for curve, colour, name, at in (
        (results.perfect.curve, BLUE, "aimed", 60),
        (results.at_random.curve, ORANGE, "at random", 76),
    ):
        lines.append(_line(curve, days, results.perfect.of, colour))
        lines.append(f'<text x="{LEFT + 8}" y="{at}" fill="{colour}">{name}</text>')
    lines += [_text(LEFT, HEIGHT - 20, "day 1"), _text(300, HEIGHT - 20, f"day {days}")]
    return "\n".join([*lines, _text(8, TOP + 10, str(results.perfect.of)), _frame(LEFT)])


def _line(curve: Sequence[int], days: int, most: int, colour: str) -> str:
    points = " ".join(
        f"{LEFT + 280 * (day + 1) / days:.1f},{TOP + 220 * (1 - each / most):.1f}" for day, each in enumerate(curve)
    )
    return f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>'


def _bars(numbers: Sequence[float]) -> str:
    start, wide = 400, 280 / max(1, len(numbers))
    lines = [_text(start, 20, "Each mistake: questions that show it until it is named")]
    for at, number in enumerate(numbers):
        high, colour = 220 * min(number, 10) / 10, BLUE if number <= 6 else ORANGE
        place = f'x="{start + at * wide:.1f}" y="{TOP + 220 - high:.1f}"'
        lines.append(f'<rect {place} width="{wide * 0.8:.1f}" height="{high:.1f}" fill="{colour}"/>')
    lines += [_text(start - 24, TOP + 92, "6"), _text(start - 24, TOP + 158, "3"), _frame(start)]
    return "\n".join(lines)


def _frame(left: int) -> str:
    return f'<path d="M{left},{TOP} v220 h280" fill="none" stroke="{GREY}"/>'


def _text(x: float, y: float, words: str) -> str:
    return f'<text x="{x:g}" y="{y:g}">{escape(words)}</text>'
