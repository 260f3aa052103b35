"""What the days were like, as pictures: minutes of each day, and how sure somebody was. No Streamlit, no blame."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from tutor.learner.sittings import GUESS, HALF, SURE, SURENESS
from tutor.notation import BLUE, GREY
from tutor.symbolic.sentence import Sentence, plural, say
from tutor.ui.charts import BOTTOM, HIGH, LEFT, RIGHT, WIDE, Axes, Drawing, Shape, Tick, frame, round_up
from tutor.ui.text import label

WEEKS = 4
DAYS = 7 * WEEKS
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FEW = 5  # answers that say nothing yet
CALLED = {SURE: "sure", HALF: "half sure", GUESS: "a guess"}
COLOURS = {"first": BLUE, "sixth": GREY}
Days = tuple[tuple[date, float], ...]
Sureness = Mapping[str, tuple[int, int]]


# --- time -------------------------------------------------------------------------------------------------------------


def last_days(minutes: Mapping[date, float], today: date) -> Days:
    """The minutes of the last days up to today. A day that has not begun here yet is counted as today."""
    first = today - timedelta(days=DAYS - 1)
    found = {first + timedelta(days=at): 0.0 for at in range(DAYS)}
    for day, spent in minutes.items():
        if day >= first:
            found[min(day, today)] += spent
    return tuple(found.items())


def time_said(days: Days) -> Sentence:
    """The time in a sentence: what there was, and nothing of what there was not."""
    worked = [spent for _, spent in days if spent > 0]
    if not worked:
        return say("Nothing in the last {weeks:word} weeks. It is all still here.", weeks=WEEKS)
    on = plural(len(worked), "{count} day", "{count} days")
    return say("In the last {weeks:word} weeks: {time} on {days}.", weeks=WEEKS, time=_minutes(sum(worked)), days=on)


def time_drawn(days: Days) -> Drawing:
    """A bar for each day; whoever points at one is told its minutes."""
    axes = Axes(DAYS, round_up(max(10.0, *(spent for _, spent in days))), along="days")
    ends: list[Tick] = [(0, label("{weeks:word} weeks ago", weeks=WEEKS), "start"), (DAYS, label("today"), "end")]
    levels: list[Tick] = [(axes.top * part / 2, f"{axes.top * part / 2:g}", "end") for part in range(3)]
    step = (WIDE - LEFT - RIGHT) / DAYS
    shapes: list[Shape] = frame(label("Minutes of each day"), axes, levels, ends)
    for at, (_, spent) in enumerate(days):
        high = HIGH - BOTTOM - axes.y(spent)
        place = {"x": round(axes.x(at) + 0.15 * step, 2), "y": axes.y(spent), "width": round(0.7 * step, 2)}
        shapes += [("rect", {"class": "bar", **place, "height": round(high, 2), "rx": 1})] * (spent > 0)
    told = tuple((axes.x(at + 0.5), str(_day(day, spent, days[-1][0]))) for at, (day, spent) in enumerate(days))
    span, hint = (axes.y(axes.top), HIGH - BOTTOM), label("Point at a day, or use the arrow keys, to read its minutes.")
    title = label("Minutes of each day in the last {weeks:word} weeks", weeks=WEEKS)
    return Drawing(title, str(time_said(days)), WIDE, HIGH, 420, tuple(shapes), COLOURS, told, span, hint)


def _day(day: date, spent: float, today: date) -> Sentence:
    ago = (today - day).days
    name = say("Today") if ago == 0 else say("Yesterday") if ago == 1 else _before(day, ago)
    return say("{day}: {time}.", day=name, time=_minutes(spent))


def _before(day: date, ago: int) -> Sentence:
    weekday = say(WEEKDAYS[day.weekday()])
    if ago < 7:
        return weekday
    one, many = "{weekday}, {count} week before the last one", "{weekday}, {count} weeks before the last one"
    return plural((ago - 1) // 7, one, many, weekday=weekday)


def _minutes(spent: float) -> Sentence:
    return plural(round(spent), "{count} minute", "{count} minutes")


# --- how sure, and how right ------------------------------------------------------------------------------------------

NAMES, ROW, BAR, NUMBERS = 76, 30, 16, 74  # the width of the names, a row, a bar's height, the width of the numbers


def sureness_drawn(sureness: Sureness) -> Drawing:
    """A bar for each thing that was said before a verdict: how many of these answers were right."""
    rows = [(word, *sureness.get(word, (0, 0))) for word in SURENESS]
    shapes = [shape for at, (word, all_, right) in enumerate(rows) for shape in _row(at, word, all_, right)]
    desc = " ".join(
        label("{said}: {right} of {count} were right.", said=say(CALLED[word]), right=right, count=count)
        for word, count, right in rows
        if count
    )
    return Drawing(label("How sure you were, and how right"), desc, WIDE, ROW * len(rows), 420, tuple(shapes), COLOURS)


def _row(at: int, word: str, count: int, right: int) -> Iterator[Shape]:
    y, wide = ROW * at + 4, WIDE - NAMES - NUMBERS
    yield "text", {"x": 2, "y": y + 13, "text": label(CALLED[word])}
    bar = {"x": NAMES, "y": y, "height": BAR, "rx": 2}
    yield "rect", {"class": "rest", **bar, "width": wide}
    if right:
        yield "rect", {"class": "bar", **bar, "width": round(wide * right / count, 1)}
    said = label("{right} of {count} right", right=right, count=count) if count else label("not said yet")
    yield "text", {"x": WIDE - NUMBERS + 6, "y": y + 13, "text": said}


def sureness_said(sureness: Sureness) -> Sentence:
    """What it comes to, in one kind sentence: the first of these that is true."""
    share = {word: right / count for word, (count, right) in sureness.items() if count >= FEW}
    if SURE in share and share[SURE] < 0.7:
        return _of(sureness, SURE, "When you are sure, {right} of {count} were right: a second look is worth its time.")
    if GUESS in share and share[GUESS] >= 0.6:
        return _of(sureness, GUESS, "Of your guesses, {right} of {count} were right: you know more than you think.")
    if SURE in share:
        return _of(sureness, SURE, "When you are sure, you can rely on it: {right} of {count} were right.")
    return say("After a few more answers this will say how well you know what you know.")


def _of(sureness: Sureness, word: str, template: str) -> Sentence:
    count, right = sureness[word]
    return say(template, right=right, count=count)
