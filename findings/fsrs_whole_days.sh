#!/bin/sh
# Version: py-fsrs 6.3.2.
# You would expect: the chance of recall falls from the moment of review, and a review one minute later counts much the
# same as one a minute before it.
# Behaviour: time is cut to whole periods of 24 hours. The chance is exactly 1 for the first 24 hours, then jumps. A
# second Good on an easy card after 23 h 59 min leaves the stability as it was; a minute later it grows by 5 days. A
# question asked about a time before the review is answered with 1 too.
# Why it matters: a learner with a fixed hour of study a few minutes early each day gains nothing by it.
# Output seen (the lines below are compared with what the run prints):
#> recall after -72 h: 1.0
#> recall after 0 h: 1.0
#> recall after 23 h: 1.0
#> recall after 24 h: 0.9829
#> recall after 47 h: 0.9829
#> recall after 48 h: 0.9678
#> Good after 1439 min: stability 8.3 -> 8.3
#> Good after 1440 min: stability 8.3 -> 13.49
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check fsrs==6.3.2
"$work/venv/bin/python" - >"$work/seen" <<'END'
from datetime import datetime, timedelta, timezone

from fsrs import Card, Rating, Scheduler

start = datetime(2026, 1, 1, tzinfo=timezone.utc)
scheduler = Scheduler(enable_fuzzing=False)
card, _ = scheduler.review_card(Card(card_id=1, due=start), Rating.Easy, start)
for hours in (-72, 0, 23, 24, 47, 48):
    print("recall after", hours, "h:", round(scheduler.get_card_retrievability(card, start + timedelta(hours=hours)), 4))
for minutes in (24 * 60 - 1, 24 * 60):
    again, _ = scheduler.review_card(card, Rating.Good, start + timedelta(minutes=minutes))
    print("Good after", minutes, "min: stability", round(card.stability, 2), "->", round(again.stability, 2))
END
cat "$work/seen"
sed -n 's/^#> //p' "$0" | diff - "$work/seen"
