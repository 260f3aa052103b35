"""A landscape in a real browser: the point, its arrows, the measured directions, the path, the surface, the answer."""

from __future__ import annotations

import re

import numpy as np
import pytest

from tests.browser.figures import FIGURES
from tests.browser.harness import THE_FIGURE, glided, idle
from tutor.lesson import Landscape
from tutor.lower import to_numpy
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import resolve

MAPS = tuple(slug for slug, each in FIGURES.items() if isinstance(each, Landscape))

pytestmark = pytest.mark.browser


def settled(page) -> None:
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def reading(page) -> str:
    settled(page)
    return page.locator(".readout").inner_text().replace("\n", " ")


def number(page, letter: str) -> float:
    text = re.search(rf"(?:^|\s){re.escape(letter)}\s*=\s*([−\d.]+)", reading(page)).group(1)
    return float(text.replace("−", "-"))


def point(page):
    return page.get_by_role("slider", name=re.compile("^The point on the map"))


def arrow(page):
    return page.get_by_role("slider", name="The direction, in degrees")


def centre(locator) -> tuple[float, float]:
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def released(page, text: str) -> None:
    page.get_by_text(re.compile(rf"release: LandscapeRelease\({text}")).wait_for()


def steps(page) -> list[str]:
    return page.locator(".steps li").all_inner_texts()


def ask(page, expression: str):
    """The value of an expression in which `figure` is the page's own figure."""
    return page.evaluate(f"() => {{ const figure = {THE_FIGURE}; return {expression}; }}")


def places(slug: str, count: int = 40) -> np.ndarray:
    rng = np.random.default_rng(7)
    (left, right), (bottom, top) = FIGURES[slug].span
    return np.column_stack([rng.uniform(left, right, count), rng.uniform(bottom, top, count)])


def lowered(slug: str):
    """(height, slope across, slope up) of the figure's own expression, as NumPy functions."""
    figure = FIGURES[slug]
    value = resolve(figure.of)
    return [to_numpy(each, figure.along) for each in (value, *(resolve(D(value, by)) for by in figure.along))]


# --- the point --------------------------------------------------------------------------------------------------------


def test_the_point_follows_the_mouse_and_python_hears_once_on_release(figure):
    page, watch = figure("bowl")
    sent = len(watch.sent)
    x, y = centre(point(page))
    page.mouse.move(x, y)
    page.mouse.down()
    for k in range(1, 31):
        page.mouse.move(x + 4 * k, y + 2 * k)
    across, up = number(page, "w"), number(page, "b")
    assert across > -0.8
    assert up < 1.6
    assert number(page, "C") == pytest.approx((across - 1) ** 2 + 2 * up**2, abs=0.06)
    assert number(page, "∂C/∂w") == pytest.approx(2 * (across - 1), abs=0.03)
    assert number(page, "∂C/∂b") == pytest.approx(4 * up, abs=0.03)
    assert len(watch.sent) == sent, "the server was asked while the point moved"
    page.mouse.up()
    released(page, "across=-?[0-9.]+, up=1")
    idle(page)
    assert len(watch.sent) == sent + 1


def test_a_finger_drags_the_point_on_a_small_screen(figure):
    page, _ = figure("bowl", width=390, height=700, has_touch=True, is_mobile=True)
    touch = page.context.new_cdp_session(page)
    x, y = centre(point(page))
    for kind, spots in (("touchStart", [(x, y)]), *(("touchMove", [(x + 8 * k, y + 6 * k)]) for k in range(1, 11))):
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": a, "y": b} for a, b in spots]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    released(page, "across=")
    assert number(page, "w") > -1
    assert number(page, "b") < 1.5


def test_arrow_keys_move_it_the_way_they_point_and_home_goes_back(figure):
    page, _ = figure("bowl")
    point(page).focus()
    before = number(page, "w"), number(page, "b")
    for key in ("ArrowRight", "ArrowRight", "ArrowDown"):
        page.keyboard.press(key)
    assert number(page, "w") == pytest.approx(before[0] + 0.2)
    assert number(page, "b") == pytest.approx(before[1] - 0.05)
    page.keyboard.press("PageDown")
    assert number(page, "b") == pytest.approx(before[1] - 0.55)
    released(page, r"across=-1\.8, up=1\.45")
    page.keyboard.press("Home")
    assert (number(page, "w"), number(page, "b")) == before
    assert point(page).get_attribute("aria-valuetext") == "w = −2.00, b = 2.00, C = 17.00, ∂C/∂w = −6.00, ∂C/∂b = 8.00"


def test_a_click_on_the_map_brings_the_point_there(figure):
    page, _ = figure("rose")
    x, y = centre(point(page))
    page.mouse.click(x + 90, y + 60)
    released(page, "across=")
    assert centre(point(page)) == pytest.approx((x + 90, y + 60), abs=2)


def test_a_rerun_leaves_the_point_and_a_reload_starts_again(figure):
    page, _ = figure("bowl")
    page.get_by_role("button", name="Step").click()
    released(page, r"across=-1\.4")
    page.get_by_role("button", name="Run again").click()
    page.get_by_text("runs: 3").wait_for()
    assert len(steps(page)) == 1
    assert number(page, "w") == -1.4
    page.reload()
    point(page).wait_for()
    assert number(page, "w") == -2


def test_the_map_is_told_in_words_and_the_words_keep_up(figure):
    page, _ = figure("bowl")
    told = page.locator(".map desc")
    assert told.text_content() == (
        "The point: w = −2.00, b = 2.00, C = 17.00, ∂C/∂w = −6.00, ∂C/∂b = 8.00. "
        "Steepest down is towards a larger w and a smaller b, at 306.9°. "
        "The lowest place on this map: C = 0.00 at w = 1.00, b = 0.00."
    )
    ask(page, "figure.move([1, 0]) ?? figure.done('pointer')")
    assert "Both slopes are zero here." in told.text_content()


# --- what is drawn is true --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("slug", MAPS)
def test_height_and_slopes_in_the_page_are_those_of_numpy(figure, slug: str):
    page, _ = figure(slug)
    rows = places(slug)
    code = f"{rows.tolist()}.map(([x, y]) => [figure.valueAt(x, y), ...figure.slopesAt(x, y)].map(String))"
    given = np.array(ask(page, code)).astype(float)
    expected = np.column_stack([each(*rows.T) for each in lowered(slug)])
    np.testing.assert_allclose(given, expected, rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("slug", ["bowl", "rose", "valleys", "landscape"])
def test_every_contour_line_is_closed_and_runs_at_its_height_or_along_the_edge(figure, slug: str):
    page, _ = figure(slug)
    levels, lines = ask(page, "[figure.field.levels, figure.field.lines]")
    (left, right), (bottom, top) = FIGURES[slug].span
    height = lowered(slug)[0]
    spread = levels[-1] - levels[0]
    assert len(levels) >= 6
    for level, loops in zip(levels, lines, strict=True):
        assert loops
        for loop in loops:
            x, y = np.array(loop).T
            inside = ~(np.isclose(x, left) | np.isclose(x, right) | np.isclose(y, bottom) | np.isclose(y, top))
            assert np.abs(height(x, y)[inside] - level).max(initial=0) < 0.02 * spread
            assert np.hypot(x[0] - x[-1], y[0] - y[-1]) < 0.05 * (right - left)


def test_the_ground_above_a_line_is_on_the_inside_of_it(figure):
    page, _ = figure("bowl")
    level, loops = ask(page, "[figure.field.levels[0], figure.field.lines[0]]")
    areas = [
        0.5 * sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(loop, loop[1:] + loop[:1], strict=True)) for loop in loops
    ]
    whole, hole = 8 * 5, -np.pi * level / np.sqrt(2)  # an ellipse with the axes √level and √(level / 2)
    assert sorted(areas) == pytest.approx([hole, whole], rel=0.01)


def test_the_arrow_stands_upright_on_the_contours_and_grows_with_steepness(figure):
    page, _ = figure("bowl")
    lengths = []
    for place in ([1.5, 0], [2, 1], [4, 2.5]):
        ask(page, f"figure.move({place})")
        settled(page)
        arrow_, step = page.locator(".uphill .shaft"), page.locator(".downhill .shaft")
        x1, y1, x2, y2 = (float(arrow_.get_attribute(name)) for name in ("x1", "y1", "x2", "y2"))
        slope = [2 * (place[0] - 1), 4 * place[1]]
        assert (x2 - x1) * slope[1] + (y2 - y1) * slope[0] == pytest.approx(0, abs=0.01 * np.hypot(*slope) * 100)
        assert (x2 - x1) * slope[0] - (y2 - y1) * slope[1] > 0
        assert float(step.get_attribute("x2")) + x2 == pytest.approx(2 * x1, abs=0.01)
        lengths.append(np.hypot(x2 - x1, y2 - y1))
    assert lengths == sorted(lengths)
    ask(page, "figure.move([1, 0])")
    settled(page)
    assert page.locator(".uphill").get_attribute("visibility") == "hidden"


@pytest.mark.parametrize("slug", ["rose", "landscape"])
def test_the_best_of_the_measured_directions_is_the_nearest_to_the_negative_gradient(figure, slug: str):
    page, _ = figure(slug)
    height, *slopes = lowered(slug)
    for place in places(slug, 12):
        drops, step = ask(page, f"[figure.parts.rose.drops({place.tolist()}), figure.parts.rose.step]")
        turns = np.radians(10 * np.arange(36))
        measured = height(*place) - height(place[0] + step * np.cos(turns), place[1] + step * np.sin(turns))
        np.testing.assert_allclose(drops, measured, atol=1e-12)
        down = np.degrees(np.arctan2(-slopes[1](*place), -slopes[0](*place)))
        assert abs((10 * int(np.argmax(drops)) - down + 180) % 360 - 180) < 7


def test_the_directions_are_spoken_of_and_the_lowest_place_has_none_down(figure):
    page, _ = figure("rose")
    found = page.locator(".found")
    assert "of 36 steps of length 0.02, the one at 290° takes most from C: 0.2518." in found.inner_text()
    assert "the negative gradient points to 288.4°" in found.inner_text()
    assert "They agree" in found.inner_text()
    assert page.locator(".ray.best").count() == 1
    ask(page, "figure.move([1, 0])")
    settled(page)
    assert "No direction goes down from here." in found.inner_text()
    assert page.locator(".ray.best").count() == 0


def test_where_there_is_no_height_it_is_said(figure):
    page, _ = figure("holes")
    ask(page, "figure.move([-1, 1])")
    assert "not defined" in reading(page)
    assert "not defined all around the point" in page.locator(".found").inner_text()
    page.get_by_role("button", name="Step").click()
    settled(page)
    assert page.locator(".relief polygon").count() > 100


# --- the path ---------------------------------------------------------------------------------------------------------


def test_the_path_is_made_of_real_steps_and_reset_goes_back(figure):
    page, _ = figure("bowl", reduced_motion="reduce")
    for _ in range(2):
        page.get_by_role("button", name="Step").click()
    assert steps(page) == [
        "(w, b) ← (−2, 2) − 0.1 · (−6, 8) = (−1.4, 1.2)",
        "(w, b) ← (−1.4, 1.2) − 0.1 · (−4.8, 4.8) = (−0.92, 0.72)",
    ]
    released(page, r"across=-0\.91999[0-9]*|across=-0\.92, up=0\.72")
    assert page.locator(".trail circle").count() == 2
    page.get_by_role("button", name="Reset").click()
    assert steps(page) == []
    assert (number(page, "w"), number(page, "b")) == (-2, 2)


@pytest.mark.parametrize(
    ("rate", "presses", "says"), [(0.6, 12, "It diverged"), (0.5, 30, "bounces for ever"), (0.25, 20, "It has arrived")]
)
def test_the_path_says_what_became_of_it(figure, rate: float, presses: int, says: str):
    page, _ = figure("bowl", reduced_motion="reduce")
    page.get_by_role("slider", name=re.compile("learning rate")).fill(str(rate))
    for _ in range(presses):
        page.get_by_role("button", name="Step").click()
        if says in page.locator(".status").inner_text():
            return
    raise AssertionError(page.locator(".status").inner_text())


def test_play_goes_on_until_it_is_paused(figure):
    page, _ = figure("bowl")
    page.get_by_role("button", name="Play").click()
    page.wait_for_function(f"{THE_FIGURE}.state.steps >= 3")
    page.get_by_role("button", name="Pause").click()
    taken = ask(page, "figure.state.steps")
    idle(page)  # no step is waiting for its turn
    assert ask(page, "figure.state.steps") == taken


def test_reduced_motion_is_honoured_and_otherwise_the_point_glides(figure):
    for motion, least, most in (("reduce", 1, 1), ("no-preference", 3, 99)):
        page, _ = figure("bowl", reduced_motion=motion)
        page.evaluate(
            f"""() => {{
                window.seen = new Set();
                const node = {THE_FIGURE}.parts.point;
                const look = () => window.seen.add(node.getAttribute('transform'));
                new MutationObserver(look).observe(node, {{attributes: true, attributeFilter: ['transform']}});
            }}"""
        )
        page.get_by_role("button", name="Step").click()
        page.wait_for_function(f"{THE_FIGURE}.state.steps === 1")
        glided(page)
        assert least <= page.evaluate("window.seen.size") <= most


# --- the surface ------------------------------------------------------------------------------------------------------


def test_the_surface_is_turned_by_its_slider_and_by_hand_and_the_point_is_on_it(figure):
    page, _ = figure("valleys")
    shape = page.locator(".relief .faces")
    assert page.locator(".relief polygon").count() == 26 * 26 + 1
    before = shape.inner_html()
    page.get_by_role("slider", name="Turn the surface").fill("120")
    settled(page)
    turned = shape.inner_html()
    assert turned != before
    x, y = centre(page.locator(".relief"))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y, steps=3)
    page.mouse.up()
    settled(page)
    assert shape.inner_html() != turned
    assert ask(page, "figure.relief.turn") == 156
    dot = page.locator(".relief .dot")
    place = dot.get_attribute("cx"), dot.get_attribute("cy")
    point(page).focus()
    page.keyboard.press("PageDown")
    settled(page)
    assert (dot.get_attribute("cx"), dot.get_attribute("cy")) != place


def test_a_step_is_drawn_on_the_surface_as_well(figure):
    page, _ = figure("valleys", reduced_motion="reduce")
    page.get_by_role("button", name="Step").click()
    settled(page)
    assert page.locator(".relief .path").get_attribute("d").count("L") == 6


# --- the answer -------------------------------------------------------------------------------------------------------


def test_answering_shows_no_slope_and_the_arrow_is_turned_by_keys(figure):
    page, _ = figure("landscape", "&answering=1")
    assert "∂" not in reading(page)
    assert "Drag the end of the arrow." in reading(page)
    assert page.locator(".relief, .rose, .walk, .uphill").count() == 0
    told = page.locator(".map desc").text_content()
    assert "∂" not in told
    assert "down" not in told
    arrow(page).focus()
    for _ in range(3):
        page.keyboard.press("ArrowUp")
    assert "Direction: 15°, right" in reading(page)
    released(page, r"across=-3\.0, up=1\.0, rate=0\.5, steps=0, angle=15\.0")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("PageDown")
    settled(page)
    assert arrow(page).get_attribute("aria-valuetext") == "320°, down and right"
    page.keyboard.press("Home")
    assert "Direction: 0°, right" in reading(page)


def test_the_end_of_the_arrow_is_dragged_and_a_click_on_the_map_turns_it(figure):
    page, watch = figure("bowl", "&answering=1")
    sent = len(watch.sent)
    x, y = centre(arrow(page))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 60, y + 80, steps=4)
    assert len(watch.sent) == sent
    page.mouse.up()
    released(page, r".*angle=[23]\d\d\.0")
    page.mouse.click(*(a + b for a, b in zip(centre(page.locator(".standing")), (80, -80), strict=True)))
    released(page, r".*angle=45\.0")
    assert len(watch.sent) > sent


def test_the_right_direction_is_revealed_beside_the_picked_one(figure):
    page, _ = figure("bowl", "&answering=1&marked=1")
    truth = page.locator(".uphill .shaft")
    x1, y1, x2, y2 = (float(truth.get_attribute(name)) for name in ("x1", "y1", "x2", "y2"))
    assert np.degrees(np.arctan2(y1 - y2, x2 - x1)) % 360 == pytest.approx(306.87, abs=0.1)


def test_the_answer_can_be_given_by_everybody(figure):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    for dark in (False, True):
        page, _ = figure("bowl", "&answering=1&marked=1", width=390, dark=dark)
        settled(page)
        found = axe.run(page, context=".stBidiComponent").response["violations"]
        assert not found, [(each["id"], [node["html"] for node in each["nodes"]][:2]) for each in found]


def test_the_end_of_the_arrow_stays_within_reach_wherever_it_points(figure):
    page, _ = figure("bowl", "&answering=1", width=390)
    paper = page.locator(".map").bounding_box()
    for angle in range(0, 360, 15):
        ask(page, f"figure.aim({angle})")
        settled(page)
        x, y = centre(arrow(page))
        assert paper["x"] + 10 < x < paper["x"] + paper["width"] - 10
        assert paper["y"] + 10 < y < paper["y"] + paper["height"] - 10


HOSTILE = (
    "null",
    "'a string'",
    "{}",
    "{across: 1e300, up: 0, rate: 0.1, steps: 0, angle: null}",
    "{across: 0, up: NaN, rate: 0.1, steps: 0, angle: null}",
    "{across: 0, up: 0, rate: 0.1, steps: 0, angle: 400}",
    "{across: 'x'.repeat(100000), up: {}, rate: [], steps: true, angle: []}",
)


def test_what_a_hostile_client_sends_is_ignored_and_the_figure_goes_on(figure):
    page, _ = figure("rose")
    for count, sent in enumerate(HOSTILE, 2):
        page.evaluate(f"{THE_FIGURE}.post.send({sent})")
        page.get_by_text(f"runs: {count}", exact=True).wait_for()
        assert page.get_by_text("release: None").count() == 1, sent
    point(page).focus()
    page.keyboard.press("ArrowUp")
    released(page, r"across=-1\.0, up=2\.05")


@pytest.mark.parametrize("slug", MAPS)
def test_every_target_is_large_enough_for_a_thumb_and_nothing_overflows(figure, slug: str):
    for query in ("", "&answering=1"):
        page, _ = figure(slug, query, width=390)
        settled(page)
        for target in page.locator(".figure button, .figure input, .figure .holdable").all():
            assert target.bounding_box()["height"] >= 40
        for corner in zip(*FIGURES[slug].span, strict=True):
            ask(page, f"figure.move({list(corner)})")
            settled(page)
            assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
