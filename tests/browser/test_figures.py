"""The figures in a real browser: they follow the hand without the server, and tell Python what was let go of, once."""

from __future__ import annotations

import re

import pytest

from tests.browser.figures import FIGURES
from tests.browser.harness import THE_FIGURE, drawn, glided, idle

MAIN = "document.querySelector('[data-testid=stMain]')"
CURVES = ("tangent", "secant", "ball", "slope", "powers", "pole", "neuron", "bumpy")
ALL = tuple(FIGURES)

pytestmark = pytest.mark.browser


def reading(page) -> str:
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return page.locator(".readout").inner_text().replace("\n", " ")


def number(page, letter: str) -> float:
    text = re.search(rf"{re.escape(letter)}\s*=\s*([−\d.]+)", reading(page)).group(1)
    return float(text.replace("−", "-"))


def centre(locator) -> tuple[float, float]:
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def point(page):
    return page.get_by_role("slider", name=re.compile("^[wx], the"))


def released(page, text: str) -> None:
    page.get_by_text(re.compile(f"release: CurveRelease\\({text}")).wait_for()


def runs(page) -> int:
    return int(page.get_by_text("runs:").inner_text().split()[-1])


def test_the_point_follows_the_mouse_and_python_hears_once_on_release(figure):
    page, watch = figure("tangent")
    before, sent = runs(page), len(watch.sent)
    x, y = centre(point(page))
    page.mouse.move(x, y)
    page.mouse.down()
    for k in range(1, 31):
        page.mouse.move(x + 4 * k, y)
    drawn(page)
    moved = number(page, "w")
    assert moved > 2
    assert number(page, "C") == pytest.approx((moved - 3) ** 2, abs=0.011)
    assert number(page, "slope") == pytest.approx(2 * (moved - 3), abs=0.011)
    assert len(watch.sent) == sent, "the server was asked while the point moved"
    page.mouse.up()
    released(page, f"at={moved:.2f}".rstrip("0"))
    idle(page)
    assert len(watch.sent) == sent + 1
    assert runs(page) == before + 1


def test_a_rerun_in_the_middle_of_a_drag_does_not_take_the_point_away(figure):
    page, _ = figure("tangent")
    x, y = centre(point(page))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 80, y)
    page.evaluate("[...document.querySelectorAll('button')].find(b => b.textContent.includes('Run again')).click()")
    page.get_by_text("runs: 2").wait_for()
    halfway = number(page, "w")
    page.mouse.move(x + 160, y)
    drawn(page)
    assert number(page, "w") > halfway > 1.5
    page.mouse.up()
    released(page, "at=3")


def test_a_finger_drags_the_point_and_the_page_can_still_be_scrolled(figure):
    page, _ = figure("tangent", width=390, height=480, has_touch=True, is_mobile=True)
    touch = page.context.new_cdp_session(page)
    x, y = centre(point(page))

    def send(kind: str, *places: tuple[float, float]) -> None:
        spots = [{"x": px, "y": py} for px, py in places]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": spots})

    def swipe(start: tuple[float, float], across: float, down: float) -> None:
        send("touchStart", start)
        for k in range(1, 11):
            send("touchMove", (start[0] + across * k / 10, start[1] + down * k / 10))
        send("touchEnd")

    def scrolled() -> float:
        return page.locator("[data-testid=stMain]").evaluate("node => node.scrollTop")

    swipe((x, y), 60, -40)
    released(page, "at=")
    placed = number(page, "w")
    assert placed > 2.5
    assert scrolled() == 0
    swipe((x + 120, y), 0, -150)
    page.wait_for_function(f"{MAIN}.scrollTop > 50")
    drawn(page, 5)
    assert number(page, "w") == placed


def test_arrow_keys_move_the_point_and_python_hears_of_the_last_place(figure):
    page, _ = figure("tangent")
    point(page).focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    assert number(page, "w") == pytest.approx(1.5)
    released(page, r"at=1\.5")
    assert runs(page) == 2
    page.keyboard.press("PageUp")
    assert number(page, "w") == pytest.approx(2.5)
    page.keyboard.press("Home")
    assert number(page, "w") == -1.5
    page.keyboard.press("End")
    assert number(page, "w") == 7.5
    assert point(page).get_attribute("aria-valuetext") == "w = 7.50, C = 20.25, slope 9.00"
    released(page, r"at=7\.5")


def test_the_second_point_carries_h_through_zero_to_the_other_side(figure):
    page, _ = figure("secant")
    second = page.get_by_role("slider", name=re.compile("^h"))
    second.focus()
    assert number(page, "slope of the secant") == pytest.approx(2)
    for _ in range(20):
        page.keyboard.press("ArrowLeft")
    assert number(page, "h") == 0
    assert "slope of the secant is not defined here" in reading(page)
    page.keyboard.press("ArrowLeft")
    assert number(page, "h") == pytest.approx(-0.05)
    assert number(page, "slope of the secant") == pytest.approx(0.95)
    for _ in range(3):
        page.get_by_role("button", name="h ÷ 10").click()
    assert number(page, "h") == pytest.approx(-0.00005, rel=0.1) or "10" in reading(page)
    assert number(page, "slope of the secant") == number(page, "slope of the tangent") == 1


def test_the_second_point_is_dragged_and_keeps_on_the_curve(figure):
    page, _ = figure("secant")
    second = page.get_by_role("slider", name=re.compile("^h"))
    x, y = centre(second)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 300, y, steps=5)
    drawn(page)
    h = number(page, "h")
    assert h < -0.5
    assert number(page, "slope of the secant") == pytest.approx(1 + h, abs=0.011)
    page.mouse.up()
    released(page, r"at=0\.5, nudge=-")


def steps(page) -> list[str]:
    return page.locator(".steps li").all_inner_texts()


def test_the_ball_walks_the_first_example_and_reset_goes_back(figure):
    page, _ = figure("ball")
    for _ in range(2):
        page.get_by_role("button", name="Step").click()
    assert steps(page) == ["w ← 0 − 0.1 · (−6) = 0.6", "w ← 0.6 − 0.1 · (−4.8) = 1.08"]
    released(page, r"at=1\.08, nudge=1\.0, rate=0\.1, steps=2")
    glided(page)
    assert point(page).get_attribute("aria-valuetext").startswith("w = 1.08, C = 3.69")
    assert page.locator(".trail circle").count() == 2
    page.get_by_role("button", name="Reset").click()
    assert steps(page) == []
    assert number(page, "w") == 0
    released(page, r"at=0\.0, nudge=1\.0, rate=0\.1, steps=0")


def test_a_rerun_keeps_the_ball_where_it_is(figure):
    page, _ = figure("ball")
    page.get_by_role("button", name="Step").click()
    released(page, r"at=0\.6")
    page.get_by_role("button", name="Run again").click()
    page.get_by_text("runs: 3").wait_for()
    assert steps(page) == ["w ← 0 − 0.1 · (−6) = 0.6"]


def set_rate(page, value: float) -> None:
    page.get_by_role("slider", name=re.compile("learning rate")).fill(str(value))


@pytest.mark.parametrize(
    ("rate", "presses", "says"),
    [(1.1, 9, "It diverged"), (1.0, 2, "It bounces for ever between w = 0 and w = 6"), (0.5, 1, "It has arrived")],
)
def test_the_ball_says_what_became_of_it(figure, rate: float, presses: int, says: str):
    page, _ = figure("ball", reduced_motion="reduce")
    set_rate(page, rate)
    for _ in range(presses):
        page.get_by_role("button", name="Step").click()
    assert says in page.locator(".status").inner_text()


def test_play_goes_on_until_it_arrives_and_pauses_when_asked(figure):
    page, _ = figure("ball", reduced_motion="reduce")
    page.get_by_role("button", name="Play").click()
    page.get_by_role("button", name="Pause").click()
    assert 1 <= len(steps(page)) <= 2
    set_rate(page, 0.45)
    page.get_by_role("button", name="Play").click()
    page.locator(".status").get_by_text("It has arrived").wait_for()
    page.get_by_role("button", name="Play").wait_for()


def frames_of_one_step(page) -> int:
    """How many places the ball is seen at while it takes one step."""
    page.evaluate(
        """() => {
            const host = document.querySelector('[data-testid=stBidiComponentIsolated]');
            const node = host.shadowRoot.querySelector('.holdable');
            window.places = new Set();
            const seen = () => window.places.add(node.getAttribute('transform'));
            new MutationObserver(seen).observe(node, {attributes: true});
        }"""
    )
    page.get_by_role("button", name="Step").click()
    glided(page)
    return page.evaluate("window.places.size")


def test_reduced_motion_is_honoured_and_otherwise_the_ball_glides(figure):
    page, _ = figure("ball", reduced_motion="reduce")
    assert frames_of_one_step(page) == 1
    page, _ = figure("ball")
    assert frames_of_one_step(page) > 3


def test_dragging_the_ball_starts_a_new_run(figure):
    page, _ = figure("ball")
    page.get_by_role("button", name="Step").click()
    point(page).focus()
    page.keyboard.press("End")
    assert steps(page) == []
    page.get_by_role("button", name="Step").click()
    assert steps(page) == ["w ← 7.5 − 0.1 · 9 = 6.6"]


def test_the_lower_point_is_the_same_point_and_the_zeros_are_marked(figure):
    page, _ = figure("slope")
    assert page.locator(".zeros circle").count() == 2
    lower = page.get_by_role("slider", name="the same x, on the slope below")
    x, y = centre(lower)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 60, y, steps=4)
    page.mouse.up()
    assert number(page, "x") < 1.2
    assert centre(point(page))[0] == pytest.approx(centre(lower)[0], abs=1)


def test_a_curve_has_a_gap_at_a_pole_and_says_when_it_is_not_defined(figure):
    page, _ = figure("pole")
    path = page.locator(".curve").get_attribute("d")
    assert path.count("M") == 2
    point(page).focus()
    for _ in range(10):
        page.keyboard.press("ArrowLeft")
    assert number(page, "x") == 0
    assert "not defined" in reading(page)


def test_a_slider_turns_the_letter_and_redraws_the_curve(figure):
    page, _ = figure("powers")
    before = page.locator(".curve").first.get_attribute("d")
    page.get_by_role("slider", name=re.compile("exponent")).fill("3")
    drawn(page)
    assert page.locator(".curve").first.get_attribute("d") != before
    point(page).focus()
    page.keyboard.press("End")
    assert (number(page, "x"), number(page, "slope")) == (2, 12)


def test_answering_shows_no_slope_and_the_marks_come_with_their_words(figure):
    page, _ = figure("slope", "&answering=1")
    assert "slope" not in reading(page)
    assert page.locator(".tangent").count() == 0
    assert page.locator(".graph").count() == 1
    assert "slope" not in point(page).get_attribute("aria-valuetext")
    page, _ = figure("slope", "&answering=1&marked=1")
    assert page.locator(".marks-words text").all_text_contents() == ["yours", "zero of the slope"]


def test_a_curve_alone_speaks_of_no_slope_to_those_who_have_not_met_one(figure):
    page, _ = figure("alone", "")
    assert number(page, "C") == 1
    assert "slope" not in reading(page)
    assert "slope" not in point(page).get_attribute("aria-valuetext")


def test_the_point_stays_where_it_was_placed_when_the_answer_is_revealed(figure):
    page, _ = figure("slope", "&answering=1")
    assert page.locator(".fresh").count() == 1
    point(page).focus()
    page.keyboard.press("ArrowLeft")
    released(page, r"at=1\.45")
    assert page.locator(".fresh").count() == 0
    page.get_by_role("button", name="Answered").click()
    page.locator(".tangent").wait_for(state="attached")
    assert number(page, "x") == 1.45
    assert "slope" in reading(page)


def test_the_picture_is_told_in_words_and_the_words_keep_up(figure):
    page, _ = figure("tangent")
    told = page.locator(".graph desc").first
    assert told.text_content() == (
        "From C = 20.25 at w = −1.50 it falls to C = 0.00 at w = 3.00, then rises to C = 20.25 at w = 7.50. "
        "The point: w = 1.20, C = 3.24, slope −3.60."
    )
    point(page).focus()
    page.keyboard.press("End")
    reading(page)
    assert "The point: w = 7.50, C = 20.25, slope 9.00." in told.text_content()
    page, _ = figure("slope", "&answering=1&marked=1")
    told = page.locator(".graph desc").first.text_content()
    assert "rises to a turn, then falls to a turn" in told
    assert "slope −" not in told
    assert "Marked: yours at x = 2.10; zero of the slope at x = 1.00" in told


HOSTILE = (
    "null",
    "'a string'",
    "[1, 2, 3]",
    "{}",
    "{at: 'w', nudge: 1, rate: 0.1, steps: 0}",
    "{at: 1e300, nudge: 1, rate: 0.1, steps: 0}",
    "{at: 1, nudge: NaN, rate: 0.1, steps: 0}",
    "{at: 1, nudge: 1, rate: -5, steps: 0}",
    "{at: 1, nudge: 1, rate: 0.1, steps: 0.5}",
    "{at: 'x'.repeat(1000000), nudge: {}, rate: [], steps: true}",
)
POST = f"{THE_FIGURE}.post.send"


def test_what_a_hostile_client_sends_is_ignored_and_the_figure_goes_on(figure):
    page, _ = figure("tangent")
    for count, sent in enumerate(HOSTILE, 2):
        page.evaluate(f"{POST}({sent})")
        page.get_by_text(f"runs: {count}", exact=True).wait_for()
        assert page.get_by_text("release: None").count() == 1, sent
    point(page).focus()
    page.keyboard.press("Home")
    released(page, r"at=-1\.5")


def test_the_square_grows_by_hand_and_by_keys_and_its_corner_vanishes(figure):
    page, _ = figure("square")
    handle = page.get_by_role("slider", name=re.compile("^h, the nudge: drag"))
    sums = page.locator(".sums")
    assert "2xh + h² = 2.25" in sums.inner_text()
    x, y = centre(handle)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 12, y - 12, steps=3)
    page.mouse.up()
    drawn(page)
    assert "2.25" not in sums.inner_text()
    handle.focus()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    drawn(page)
    assert handle.get_attribute("aria-valuetext") == "x = 2.00, h = 0.050, growth 0.20, growth divided by h 4.05"
    page.keyboard.press("Home")
    drawn(page)
    assert "not defined" in sums.inner_text()
    assert page.locator(".last polygon").bounding_box()["width"] < 3


def test_the_cube_shows_three_slabs_three_bars_and_a_corner(figure):
    page, _ = figure("cube")
    kinds = [page.locator(f"polygon.kind{k}.face0").count() for k in range(4)]
    assert kinds == [1, 3, 3, 1]
    assert "3x² + 3xh + h² = 15.25" in page.locator(".sums").inner_text()


@pytest.mark.parametrize("slug", ALL)
def test_a_figure_is_accessible_fits_and_follows_the_theme(figure, slug: str):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    for dark in (False, True):
        page, _ = figure(slug, dark=dark)
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 900})
            idle(page)
            found = axe.run(page, context=".stBidiComponent").response["violations"]
            assert not found, [(each["id"], [node["html"] for node in each["nodes"]][:2]) for each in found]
            wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
            assert wide <= 0, width
            scheme = page.locator(".figure").evaluate("node => node.style.colorScheme")
            assert scheme == ("dark" if dark else "light")


def test_every_target_is_large_enough_for_a_thumb(figure):
    for slug in ("bumpy", "cube", "gauges"):
        page, _ = figure(slug, width=390)
        for target in page.locator(".figure button, .figure input, .figure .holdable").all():
            assert target.bounding_box()["height"] >= 40


# --- what a figure says of itself -------------------------------------------------------------------------------------


def test_a_power_is_called_by_its_number(figure):
    page, _ = figure("powers")
    page.get_by_role("slider", name="exponent").fill("3")
    page.get_by_role("slider", name="exponent").dispatch_event("change")
    assert "x³ = 1.00" in reading(page)
    assert page.locator("svg.graph text.big").first.text_content() == "x³"
    assert page.locator("svg.graph title").first.text_content().startswith("The curve of x³,")


def test_the_ring_around_a_zero_is_whole_and_its_number_beside_it(figure):
    page, _ = figure("powers")
    page.get_by_role("slider", name="exponent").fill("3")
    ring, zero = page.locator("circle.zero"), page.locator("g.zeros text")
    assert ring.evaluate("node => node.closest('[clip-path]')") is None
    x, _ = centre(ring)
    assert zero.bounding_box()["x"] > x + 12


def test_a_ball_that_climbs_out_of_the_picture_is_spoken_of(figure):
    page, _ = figure("ball")
    assert page.locator(".steps").bounding_box()["height"] < 10
    page.get_by_role("slider", name="learning rate").fill("1.1")
    step = page.get_by_role("button", name="Step")
    for _ in range(12):
        step.click()
        if "left the picture" in page.locator(".status").inner_text():
            break
    said = page.locator(".status").inner_text()
    assert "The last step went up: it was too long." in said
    assert re.search(r"The ball has left the picture: w = −?\d", said)


def test_a_key_is_heard_when_the_keyboard_goes_elsewhere(figure):
    page, _ = figure("tangent")
    point(page).focus()
    page.evaluate("""() => {
      const send = WebSocket.prototype.send;
      window.frames_sent = 0;
      WebSocket.prototype.send = function (data) { window.frames_sent += 1; return send.call(this, data); };
    }""")
    sent = page.evaluate("""() => new Promise((done) => {
      const roots = [...document.querySelectorAll('*')].map((node) => node.shadowRoot ?? document);
      const handle = roots.find((root) => root.querySelector('.holdable')).querySelector('.holdable');
      handle.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
      handle.blur();
      requestAnimationFrame(() => requestAnimationFrame(() => done(window.frames_sent)));
    })""")
    assert sent >= 1
