"""The first page, Progress and Your data in a real browser: on one screen of a phone, by keyboard, out and back in."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from lessons import CURRICULUM
from tests.browser.harness import Server, calm, idle, settled
from tutor.exercises import draw
from tutor.learner.events import ATTEMPT, VISIT, Event
from tutor.learner.sittings import GUESS, REVIEW, SURE
from tutor.learner.store import Store
from tutor.ui.blocks.scene import kept

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]
PHONE = {"width": 390, "height": 844}
FIRST, SECOND = CURRICULUM[:2]
OPEN = 3  # the exercise of the second lesson that is to be done next


def returned(server: Server) -> None:
    """A month ago the first lesson was done, and the second begun; some of it was reviewed; another page was opened."""
    began = datetime.now(UTC) - timedelta(days=30)
    answers = [(FIRST, each, FIRST.slug, each.slug, "right", None) for each in FIRST.exercises]
    answers += [(SECOND, each, SECOND.slug, each.slug, "right", None) for each in SECOND.exercises[: OPEN - 1]]
    for each, sure in zip(FIRST.exercises, (SURE, SURE, GUESS), strict=False):
        answers.append((FIRST, each, REVIEW, f"{FIRST.slug}/{each.slug}", "wrong" if sure == GUESS else "right", sure))
    events = []
    for number, (_, exercise, place, name, verdict, sure) in enumerate(answers):
        at = began + timedelta(minutes=2 * number, days=2 * (sure is not None))
        data = {"response": "7", "reading": "7", "verdict": verdict, "misconceptions": []} | (
            {"sure": sure} if sure else {}
        )
        events.append(Event(f"past {number}", "me", at, ATTEMPT, place, name, 0, data, kept(draw(exercise, 0))))
    events.append(Event("opened", "me", began + timedelta(days=3), VISIT, CURRICULUM[9].slug))
    Store(f"sqlite:///{server.file}").add_all(events)


def bottom(page, text: str | re.Pattern) -> float:
    """Where what says this ends, from the top of the screen."""
    box = page.get_by_test_id("stMain").get_by_text(text).first.bounding_box()
    return box["y"] + box["height"]


def test_the_first_screen_of_a_phone_has_what_to_go_on_with_what_is_due_and_what_is_new(server, browse):
    returned(server)
    page, _ = browse(server.url, **PHONE)
    settled(page)
    for text in (
        f"Go on with exercise {OPEN}",
        re.compile(r"reviews?, about \d+ minutes?"),
        "Review now",
        "New",
        CURRICULUM[2].title,
    ):
        assert bottom(page, text) <= PHONE["height"], text
    calm(page)


def test_going_on_arrives_at_the_open_exercise(server, browse):
    returned(server)
    page, _ = browse(server.url, **PHONE)
    settled(page)
    page.get_by_role("button", name=f"Go on with exercise {OPEN}").press("Enter")
    heading = page.get_by_role("heading", name=f"Exercise {OPEN} of {len(SECOND.exercises)}")
    heading.wait_for()
    idle(page)
    page.wait_for_function("document.activeElement.className.includes('arrived-at')")
    assert 0 <= heading.bounding_box()["y"] <= PHONE["height"] / 2


@pytest.mark.parametrize("address", ["", "progress", "data"])
@pytest.mark.parametrize(("width", "dark"), [(390, False), (390, True), (1280, False)])
def test_the_pages_of_the_learner_are_calm(server, browse, address, width, dark):
    returned(server)
    page, _ = browse(f"{server.url}/{address}", width=width, dark=dark)
    settled(page)
    calm(page)


def test_the_map_is_read_by_keyboard_and_leads_to_practice(server, browse):
    returned(server)
    page, _ = browse(f"{server.url}/progress", **PHONE)
    settled(page)
    drawing = page.get_by_role("img", name="The map of skills")
    drawing.focus()
    drawing.press("Home")
    told = page.locator("output.told").first
    assert re.match(r"1 ", told.inner_text())
    drawing.press("ArrowRight")
    assert re.match(r"2 ", told.inner_text())
    page.get_by_test_id("stMain").get_by_role("link", name="Practise", exact=True).first.press("Enter")
    page.wait_for_url(re.compile(r"/practice\?skill="))


def test_somebody_new_finds_a_way_in_on_each_page(server, browse):
    page, _ = browse(f"{server.url}/progress", **PHONE)
    settled(page)
    assert page.get_by_text("It begins with your first answer.").is_visible()
    calm(page)


def test_everything_is_saved_forgotten_and_brought_back(server, browse, tmp_path: Path):
    returned(server)
    page, _ = browse(f"{server.url}/data", **PHONE)
    settled(page)
    before = [event.id for event in Store(f"sqlite:///{server.file}").events("me")]
    with page.expect_download() as found:
        page.get_by_role("button", name="Save everything").click()
    file = tmp_path / "downhill.json"
    found.value.save_as(file)
    assert [entry["id"] for entry in json.loads(file.read_text(encoding="utf-8"))["events"]] == before

    page.get_by_role("button", name="Forget me …").click()
    page.get_by_role("button", name="Yes, delete everything").click()
    page.get_by_text("Done. Everything is deleted").wait_for()
    assert Store(f"sqlite:///{server.file}").events("me") == ()

    idle(page)
    page.get_by_text("Choose a file").click()
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_text(f"{len(before)} entries are new here.").wait_for()
    assert [event.id for event in Store(f"sqlite:///{server.file}").events("me")] == before
    idle(page)
    page.get_by_role("link", name="Downhill").first.wait_for(state="attached")


def test_a_hostile_file_is_refused_in_a_sentence(server, browse, tmp_path: Path):
    page, _ = browse(f"{server.url}/data", **PHONE)
    settled(page)
    file = tmp_path / "downhill.json"
    file.write_text('{"format": "downhill", "version": 1, "events": [' + "[" * 5_000, encoding="utf-8")
    page.get_by_text("Choose a file").click()
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_text("This file is damaged.").wait_for()
