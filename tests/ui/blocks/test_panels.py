"""Experiments on their page: started, stopped, repeated, told; a client may send what it likes."""

from __future__ import annotations

import pytest

from tests.ui.laboratory import LESSON, open_laboratory
from tutor.ui import state
from tutor.ui.blocks import panels
from tutor.ui.blocks.panels import ExperimentRun, Setting, Work, chosen

HOSTILE = (None, True, 99, -1, 1.0, float("nan"), "0", [0], {"a": 0}, "x" * 10_000)
KEYS = ("rates", "starts", "going", "noise", "slice", "race")


@pytest.fixture
def page():
    """The page of the experiments; all of them end with the test."""
    opened = open_laboratory()
    yield opened
    for name in KEYS:
        trial(opened, name).stop()


def trial(page, name: str) -> ExperimentRun:
    return page.session_state[f"downhill-trial-laboratory-{name}"]


def press(page, name: str, which: str = "_start"):
    return page.button(key=f"laboratory-{name}-{which}").click().run()


def done(page, name: str):
    """The page as soon as an experiment has ended."""
    assert trial(page, name).wait()
    return page.run()


def texts(page) -> str:
    boxes = (page.markdown, page.success, page.info, page.warning)
    return "\n".join(shown.value for kind in boxes for shown in kind)


def tables(page) -> str:
    return "".join(html.proto.body for html in page.get("html"))


def test_nothing_runs_before_it_is_started(page):
    assert not any(trial(page, name).begun for name in KEYS)
    assert [page.button(key=f"laboratory-going-{name}").disabled for name in ("_start", "_stop")] == [False, True]
    assert page.button(key="laboratory-rates-_start").label == "Start"
    assert "Nothing has been trained yet." in texts(page)


def test_what_runs_can_be_stopped_and_stays_so(page):
    page = press(page, "going")
    assert [page.button(key=f"laboratory-going-{name}").disabled for name in ("_start", "_stop")] == [True, False]
    page = press(page, "going", "_stop")
    count = len(trial(page, "going").records)
    assert "Stopped. Epoch" in texts(page)
    page = page.run()
    assert not trial(page, "going").running
    assert len(trial(page, "going").records) == count < trial(page, "going").total
    page = press(page, "going")
    assert trial(page, "going").running


def test_runs_are_compared_in_words(page):
    page = done(press(page, "rates"), "rates")
    assert not page.exception
    assert "Lowest at the end is *η \\= 1\\, falling*" in texts(page)
    assert "*η \\= 300* is stuck" in texts(page)
    assert page.button(key="laboratory-rates-_start").label == "Start again"
    assert len(trial(page, "rates").records) == trial(page, "rates").total == 75


def test_another_seed_is_another_run(page):
    page = done(press(page, "rates"), "rates")
    first = [mark.cost for mark in trial(page, "rates").records]
    page = done(press(page, "rates"), "rates")
    again = [mark.cost for mark in trial(page, "rates").records]
    page.selectbox(key="laboratory-rates-seed").set_value(3).run()
    page = done(press(page, "rates"), "rates")
    assert first == again != [mark.cost for mark in trial(page, "rates").records]


def test_rows_that_begin_equal_are_said_and_shown_to_stay_equal(page):
    page = done(press(page, "starts"), "starts")
    assert "- *zero*: all rows of the weights are **equal**, all rows of the gradient are **equal**." in texts(page)
    assert "- *equal*: all rows of the weights are **equal**" in texts(page)
    assert "- *random*: the rows of the weights **differ**" in texts(page)
    assert "2 of its weights" in tables(page)


def test_noise_is_measured_drawn_and_told(page):
    page = done(press(page, "noise"), "noise")
    assert "100 times as many" in texts(page)
    assert "<td>8</td>" in tables(page)
    page.selectbox(key="laboratory-noise-stage").set_value(3).run()
    before = [draw.error for draw in trial(page, "noise").records]
    page = done(press(page, "noise"), "noise")
    assert [draw.error for draw in trial(page, "noise").records] != before


@pytest.mark.parametrize(("way", "count"), [("random", 41), ("gradient", 82), ("plane", 625)])
def test_a_choice_slices_the_cost_at_once(page, way, count):
    page.selectbox(key="laboratory-slice-reach").set_value(5.0).run()
    page.selectbox(key="laboratory-slice-way").set_value(way).run()
    page = done(page, "slice")
    assert not page.exception
    assert trial(page, "slice").chosen == {"way": way, "reach": 5.0, "stage": 0, "seed": 0}
    assert len(trial(page, "slice").records) == count
    assert "times as steep" in texts(page)
    assert ("The bluer, the higher" in texts(page)) == (way == "plane")


def test_the_race_ends_with_both_times_and_both_gradients(page):
    page = done(press(page, "race"), "race")
    assert "4,780 nudges: **" in page.success[0].value
    assert trial(page, "race").last.apart < 1e-7


def test_another_neuron_has_another_gradient(page):
    before = next(line for line in texts(page).splitlines() if line.startswith("Orange is above zero"))
    page = page.selectbox(key="laboratory-image-neuron").set_value(2).run()
    after = next(line for line in texts(page).splitlines() if line.startswith("Orange is above zero"))
    assert before != after
    assert "The 10 largest of 13,002 entries" in tables(page)
    assert "as long as the whole gradient" in texts(page)


def test_an_experiment_that_breaks_off_says_so_and_the_page_goes_on(page, caplog):
    def fails():
        yield from ()
        raise ZeroDivisionError

    trial(page, "noise").start({"stage": 0, "seed": 0}, Work(fails(), 5))
    page = done(page, "noise")
    assert "This broke off." in texts(page)
    assert "the work of a page has failed" in caplog.text


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("first", [5, "five", 0.5])
def test_a_setting_that_is_no_choice_is_as_good_as_untouched(monkeypatch, value, first):
    monkeypatch.setattr(state, "typed", lambda key: value)
    settings = (Setting("one", "One", (first, "other", 7), first),)
    assert chosen(LESSON.blocks[0], LESSON, settings) == {"one": first}


def test_a_choice_is_taken_as_it_is(monkeypatch):
    monkeypatch.setattr(state, "typed", lambda key: 7)
    assert chosen(LESSON.blocks[0], LESSON, (Setting("one", "One", (5, 7), 5),)) == {"one": 7}


def test_a_trial_keeps_all_its_records_and_starts_afresh():
    one = ExperimentRun()
    one.start({"a": 1}, Work(iter(range(1, 5001)), 5000))
    assert one.wait()
    assert (len(one.records), one.finished) == (5000, True)
    one.start({"a": 2}, Work(iter((7,)), 1))
    assert one.wait()
    assert (list(one.records), one.chosen) == ([7], {"a": 2})


def test_a_restless_trial_is_stopped_within_its_pause():
    one = ExperimentRun()
    one.start({}, Work(iter(range(1, 100)), 99, pause=60.0))
    assert one.wait(lambda: bool(one.records))
    one.stop()
    assert not one.running
    assert len(one.records) == 1


def test_every_key_of_a_block_is_its_own():
    block = LESSON.blocks[0]
    assert panels.key_of(block, LESSON) == "laboratory-rates"
    assert panels.key_of(block, LESSON, "seed") == "laboratory-rates-seed"
