"""How a page asks for another look: once for each drawing, again if nothing came, and out of everybody's way."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tutor.ui.components.scripts import own_script

pytestmark = pytest.mark.browser

RUN = """async ([source, play]) => {
    const mount = new Function(source.replace("export default", "return"))();
    const asked = [];
    const enough = (count) => new Promise((done) => {
        const look = () => (asked.length < count ? requestAnimationFrame(look) : done());
        look();
    });
    const element = (name) => {
        const parentElement = {};
        return (turn, data) => mount({
            parentElement,
            data: { turn, pause: 10, patience: 10_000, ...data },
            setTriggerValue: (_, value) => asked.push({ name, turn: value, at: performance.now() }),
        });
    };
    return await new Function("element", "asked", "enough", `return (${play})();`)(element, asked, enough);
}"""


@pytest.fixture
def play(chromium):
    """play(a script that mounts elements) -> what it returns."""
    page = chromium.new_page()
    yield lambda script: page.evaluate(RUN, [own_script("poll/poll.js"), script])
    page.close()


def test_each_drawing_is_answered_by_one_request(play):
    asked = play("""async () => {
        const one = element("one");
        one(1, {});
        one(1, {});
        await enough(1);
        one(1, {});
        one(2, {});
        await enough(2);
        return asked;
    }""")
    assert [each["turn"] for each in asked] == [1, 2]


def test_a_request_that_nothing_came_of_is_made_again(play):
    first, second = play("""async () => {
        element("one")(1, { patience: 60 });
        await enough(2);
        return asked.slice(0, 2);
    }""")
    assert first["turn"] == second["turn"] == 1
    assert second["at"] - first["at"] >= 59


def test_two_never_ask_at_one_moment(play):
    asked = play("""async () => {
        for (const name of ["one", "two", "three"]) element(name)(1, {});
        const until = performance.now() + 15;
        while (performance.now() < until); // all are due when the page finds time again
        await enough(3);
        return asked;
    }""")
    assert {each["name"] for each in asked} == {"one", "two", "three"}
    assert all(later["at"] - earlier["at"] >= 19 for earlier, later in pairwise(asked))


@pytest.mark.parametrize(("down", "up"), [("pointerdown", "pointerup"), ("pointerdown", "pointercancel")])
def test_nobody_asks_while_a_button_is_pressed_nor_shortly_after(play, down, up):
    none, released, at = play(f"""async () => {{
        const quiet = element("first");
        quiet(0, {{}});
        await enough(1); // from now on the page is watched
        window.dispatchEvent(new PointerEvent("{down}"));
        element("one")(1, {{}});
        const until = performance.now() + 30;
        await new Promise((done) => {{
            const look = () => (performance.now() < until ? requestAnimationFrame(look) : done());
            look();
        }});
        const none = asked.length;
        const released = performance.now();
        window.dispatchEvent(new PointerEvent("{up}"));
        await enough(2);
        return [none, released, asked[1].at];
    }}""")
    assert none == 1
    assert at - released >= 499


def test_a_button_that_nobody_saw_released_is_forgotten(play):
    pressed, at = play("""async () => {
        element("first")(0, {});
        await enough(1);
        const pressed = performance.now();
        window.dispatchEvent(new PointerEvent("pointerdown"));
        element("one")(1, {});
        await enough(2);
        return [pressed, asked[1].at];
    }""")
    assert at - pressed >= 1999


def test_nobody_asks_while_somebody_types(play):
    typed, at = play("""async () => {
        element("first")(0, {});
        await enough(1);
        const typed = performance.now();
        window.dispatchEvent(new KeyboardEvent("keydown"));
        element("one")(1, {});
        await enough(2);
        return [typed, asked[1].at];
    }""")
    assert at - typed >= 499


def test_what_is_taken_off_the_page_asks_no_more(play):
    asked = play("""async () => {
        const leave = element("gone")(1, {});
        leave();
        element("here")(1, { pause: 40 });
        await enough(1);
        return asked;
    }""")
    assert [each["name"] for each in asked] == ["here"]
