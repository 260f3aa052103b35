"""The page of the digits in a real browser: it trains, stops, goes on, saves and loads, and reads what is drawn."""

from __future__ import annotations

import re
from functools import lru_cache
from threading import enumerate as enumerate_threads

import numpy as np
import pytest

from lessons.digits import LESSON
from tests.browser.harness import COUNT_CURVES, ROOT, drawn, idle
from tutor.numeric.digits import SIDE, centred, embedded
from tutor.ui.background import AWAY, TrainingChoices, TrainingRun
from tutor.ui.blocks.trainer import SHIFTED
from tutor.ui.components.pad import SHADES, drawing, inked
from tutor.ui.files import to_bytes

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

APP = ROOT / "app.py"
SEVEN = ((0.3, 0.25), (0.7, 0.25), (0.45, 0.8))
SHARE = 0.9


@pytest.fixture
def page(serve, browse):
    """The page of the digits, freshly opened."""
    opened, _ = browse(f"{serve(APP).url}/{LESSON.slug}")
    ready(opened)
    return opened


def ready(page) -> None:
    page.locator("canvas").wait_for()
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    idle(page)


ENDED = re.compile(r"(Trained|another learning rate|more epochs|too large)\. After epoch")  # whatever became of it


def press(page, name: str) -> None:
    page.get_by_test_id("stMain").get_by_role("button", name=name).click()  # a slow run has a Stop of its own above


def choose(page, label: str, value: str) -> None:
    field = page.get_by_role("combobox", name=label)
    field.scroll_into_view_if_needed()
    drawn(page)  # a list that is open closes when the page scrolls
    field.click()
    page.locator("[role=option]").filter(has_text=re.compile(f"^{value}$")).click()


def train(page, epochs: str = "5") -> None:
    """A short training, to its end."""
    choose(page, "Epochs", epochs)
    press(page, "Start")
    page.get_by_text(ENDED).wait_for(timeout=60_000)


def box(page):
    """What was said of the training last."""
    return page.get_by_test_id("stAlert").first.inner_text()


def epochs(page) -> int:
    """How many epochs the page says are done."""
    return int(re.search(r"After epoch (\d+)", page.get_by_test_id("stMain").inner_text())[1])


def draw(page, points=SEVEN) -> None:
    """A stroke with the mouse."""
    canvas = page.locator("canvas")
    canvas.scroll_into_view_if_needed()
    place = canvas.bounding_box()
    at = [(place["x"] + x * place["width"], place["y"] + y * place["height"]) for x, y in points]
    page.mouse.move(*at[0])
    page.mouse.down()
    for x, y in at[1:]:
        page.mouse.move(x, y, steps=8)
    page.mouse.up()


# --- training ---------------------------------------------------------------------------------------------------------


def test_it_trains_with_the_settings_that_were_chosen_and_keeps_them(page):
    choose(page, "Batch size", "100")
    train(page)
    assert epochs(page) == 5
    assert page.get_by_role("combobox", name="Epochs").input_value() == "5"
    assert page.get_by_role("combobox", name="Batch size").input_value() == "100"
    assert page.get_by_role("table", name=re.compile("Each row is a digit")).count() == 1
    assert page.get_by_role("img", name=re.compile("Cost, epoch by epoch")).count() == 1
    press(page, "Continue")
    page.get_by_text(re.compile(f"{ENDED.pattern} 10")).wait_for(timeout=60_000)


def test_the_curves_grow_while_it_trains_and_stop_stops(page):
    choose(page, "Epochs", "200")
    press(page, "Start")
    bar = page.get_by_test_id("stProgress")
    bar.wait_for()
    page.locator(".picture-figure").first.evaluate(COUNT_CURVES)
    page.wait_for_function("window.changes.size > 3")
    press(page, "Stop")
    page.get_by_text("Stopped.").wait_for()
    stopped = epochs(page)
    drawn(page, 30)
    idle(page)
    assert epochs(page) == stopped < 200
    press(page, "Continue")
    bar.wait_for()
    press(page, "Stop")
    page.get_by_text("Stopped.").wait_for()
    assert stopped < epochs(page) < 200


def test_a_network_is_saved_and_loaded_and_a_bad_file_is_refused(page, tmp_path):
    train(page)
    page.get_by_text("Save this network, or load one").click()
    with page.expect_download() as download:
        press(page, "Save it as a file")
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    field = page.locator("input[type=file]")
    bad = tmp_path / "bad.npz"
    bad.write_bytes(b"not a network")
    field.set_input_files(bad)
    page.get_by_text("could not be loaded").wait_for()
    assert epochs(page) == 5
    page.reload()
    ready(page)
    page.get_by_text("Save this network, or load one").click()
    field.set_input_files(path)
    page.get_by_text("Loaded: a network with 5 epochs behind it.").wait_for()
    page.get_by_text("After epoch 5").first.wait_for()


# --- drawing ----------------------------------------------------------------------------------------------------------


def told(page) -> dict:
    """What the pad would send now."""
    return page.locator(".pad-figure").evaluate("(root) => root.parentNode.figure.read()")


def answered(page):
    return page.get_by_text(re.compile("The network (reads it as|is unsure|has no answer)"))


def test_a_digit_is_drawn_taken_back_and_cleared(page):
    draw(page)
    answered(page).wait_for()
    assert page.get_by_role("img", name=re.compile("Your digit as the network sees it")).count() == 1
    once = told(page)
    draw(page, ((0.3, 0.5), (0.6, 0.5)))
    assert told(page) != once
    press(page, "Undo")
    assert told(page) == once
    press(page, "Clear")
    assert told(page) == {"ink": ""}
    answered(page).wait_for(state="detached")


def test_a_drawing_stays_while_the_network_learns_and_is_read_anew(page):
    draw(page)
    answered(page).wait_for()
    once, row = told(page), page.get_by_role("table", name=re.compile("output")).first
    before = row.inner_text()
    train(page)
    ready(page)
    assert told(page) == once
    assert row.inner_text() != before


def test_a_digit_is_drawn_by_keys_alone(page):
    canvas = page.locator("canvas")
    canvas.focus()
    page.keyboard.press("ArrowUp")
    assert page.locator(".pad-figure .cursor").is_visible()
    assert told(page) == {"ink": ""}
    page.keyboard.press("Space")
    for _ in range(9):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    answered(page).wait_for()
    rows, columns = np.nonzero(drawing(told(page)) > 127)
    assert 36 <= np.ptp(rows) <= 48
    assert np.ptp(columns) <= 10
    page.keyboard.press("Backspace")
    assert told(page) == {"ink": ""}


def test_a_finger_draws_and_does_not_scroll(serve, browse):
    page, _ = browse(f"{serve(APP).url}/{LESSON.slug}", width=390, has_touch=True)
    ready(page)
    canvas = page.locator("canvas")
    canvas.scroll_into_view_if_needed()
    drawn(page)
    place = canvas.bounding_box()
    finger = page.context.new_cdp_session(page)
    x, y = place["x"] + place["width"] / 2, place["y"] + 0.2 * place["height"]

    def touch(kind: str, down: float) -> None:
        points = [] if kind == "touchEnd" else [{"x": x, "y": y + down * place["height"]}]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", 0)
    for step in range(1, 11):
        touch("touchMove", 0.05 * step)
    touch("touchEnd", 0)
    answered(page).wait_for()
    assert np.ptp(np.nonzero(drawing(told(page)).any(axis=1))) > 0.5 * SHADES
    assert abs(canvas.bounding_box()["y"] - place["y"]) < 2


def test_what_a_hostile_client_sends_is_ignored_and_the_pad_goes_on(page):
    for sent in ("5", "null", "{ink: 7}", "{ink: 'A'.repeat(100000)}", "{ink: '<img src=x>'}", "[[[]]]"):
        page.locator(".pad-figure").evaluate(f"(root) => root.parentNode.figure.post.send({sent})")
        idle(page)
        assert answered(page).count() == 0
    draw(page)
    answered(page).wait_for()
    assert page.get_by_test_id("stException").count() == 0


def test_every_target_of_the_pad_is_large_enough_for_a_thumb(page):
    for button in page.locator(".pad-figure button").all():
        size = button.bounding_box()
        assert min(size["width"], size["height"]) >= 40


@lru_cache(maxsize=1)
def trained():
    """A network as the page trains it, with the settings that the page begins with."""
    block = LESSON.trainer
    run = TrainingRun(block.layers, embedded(), SHIFTED)
    run.start(TrainingChoices(block.epochs, block.rate, block.batch, block.seed, block.schedule, block.momentum))
    while run.running:  # to ask is to look, and it goes on while somebody looks
        for work in (each for each in enumerate_threads() if each.name == "work"):
            work.join(AWAY / 4)
    assert run.epochs == block.epochs
    return run.copy()


DRAW_ALL = """(root, digits) => {
    const pad = root.parentNode.figure;
    const { width } = pad.canvas;
    const small = Object.assign(document.createElement("canvas"), { width: 28, height: 28 });
    const pen = small.getContext("2d");
    return digits.map(({ shades, size, x, y }) => {
        const image = pen.createImageData(28, 28);
        shades.forEach((shade, k) => (image.data[4 * k + 3] = shade));
        pen.putImageData(image, 0, 0);
        pad.ink.clearRect(0, 0, width, width);
        pad.ink.drawImage(small, x * width, y * width, size * width, size * width);
        return pad.read();
    });
}"""


def somewhere(image: np.ndarray, draw_of: np.random.Generator) -> dict:
    """An image, how large it is to be on the pad, and where: all of its ink is on the pad."""
    size = draw_of.uniform(0.4, 1.2)
    ink = np.argwhere(image)[:, ::-1]
    low, high = ink.min(axis=0) * size / SIDE, (ink.max(axis=0) + 1) * size / SIDE
    x, y = (draw_of.uniform(0, 1, 2) * (1 - (high - low)) - low).tolist()
    return {"shades": np.rint(255 * image).astype(int).ravel().tolist(), "size": size, "x": x, "y": y}


def test_nine_of_ten_unseen_digits_are_read_wherever_and_however_large_they_are_drawn(page):
    data, network = embedded(), trained()
    draw_of = np.random.default_rng(7)
    digits = [somewhere(image.reshape(SIDE, SIDE), draw_of) for image in data.unseen_X[::2]]
    sent = page.locator(".pad-figure").evaluate(DRAW_ALL, digits)
    seen = np.array([centred(inked(drawing(each))) for each in sent])
    right = network.predict(seen).argmax(axis=1) == data.unseen_Y[::2].argmax(axis=1)
    print(f"right: {right.sum()} of {right.size}")
    assert right.mean() >= SHARE, f"only {right.sum()} of {right.size}"


def test_a_loaded_network_answers_what_is_drawn(page, tmp_path):
    path = tmp_path / "network.npz"
    path.write_bytes(to_bytes(trained()))
    page.get_by_text("Save this network, or load one").click()
    page.locator("input[type=file]").set_input_files(path)
    page.get_by_text("Loaded: a network").wait_for()
    draw(page)
    page.get_by_text("The network reads it as 7").wait_for()
