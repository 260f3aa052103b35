"""The training on its page: buttons, settings that a client may spoil, progress, saving and loading."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from lessons.digits import LESSON
from tests.ui.learners import past_the_guess
from tutor.lower import build_network
from tutor.ui.background import TrainingChoices, TrainingRun
from tutor.ui.blocks.trainer import SHIFTED
from tutor.ui.example_networks import examples
from tutor.ui.files import to_bytes

KEY = "digits-network"


def _page() -> None:
    from lessons.digits import LESSON
    from tutor.lesson import Part
    from tutor.lesson.course import Course
    from tutor.ui import lesson_page, state
    from tutor.ui.site import Frame

    state.open_page("digits")
    lesson_page.show(LESSON, Frame(Course((Part("A part", (LESSON,)),)), {}))


@pytest.fixture
def page():
    """The page of the digits, past its guess; its training ends with the test."""
    past_the_guess(LESSON)
    opened = AppTest.from_function(_page, default_timeout=60).run()
    yield opened
    run(opened).stop()


def run(page: AppTest):
    """The training of this page."""
    return page.session_state["downhill-run-digits"]


def button(page: AppTest, name: str):
    return page.button(key=f"{KEY}-{name}")


def choose(page: AppTest, **chosen: object) -> None:
    for name, value in chosen.items():
        page.selectbox(key=f"{KEY}-{name}").set_value(value).run()


def texts(page: AppTest) -> str:
    """All that the page says."""
    boxes = (page.markdown, page.success, page.info, page.warning)
    return "\n".join(shown.value for kind in boxes for shown in kind)


def finished(page: AppTest) -> AppTest:
    """The page as soon as its training has ended."""
    assert run(page).wait()
    return page.run()


def test_before_the_first_training_only_start_can_be_pressed(page):
    assert button(page, "_start").label == "Start training"
    assert [button(page, name).disabled for name in ("_start", "_stop", "_go_on")] == [False, True, True]
    assert "learned nothing yet" in texts(page)
    assert "It has not been trained" in texts(page)


def test_a_training_is_started_shown_and_gone_on_with(page):
    choose(page, epochs=5)
    button(page, "_start").click().run()
    page = finished(page)
    assert not page.exception
    assert "Trained." in page.success[0].value
    assert "After epoch 5" in page.success[0].value
    assert "learned nothing yet" not in texts(page)
    assert "Most often it takes a" in texts(page)
    assert button(page, "_start").label == "Start again"
    button(page, "_go_on").click().run()
    page = finished(page)
    assert "After epoch 10" in page.success[0].value


def test_a_training_that_failed_is_not_called_trained(page):
    choose(page, epochs=5, rate=30.0)
    button(page, "_start").click().run()
    page = finished(page)
    assert not page.success
    assert "it still guesses" in page.info[0].value
    assert "After epoch 5" in page.info[0].value


def test_while_it_runs_stop_ends_it_and_the_settings_stay(page):
    choose(page, epochs=200)
    page = button(page, "_start").click().run()
    assert [button(page, name).disabled for name in ("_start", "_stop", "_go_on")] == [True, False, True]
    assert page.selectbox(key=f"{KEY}-epochs").value == 200
    assert page.get("progress")
    page = button(page, "_stop").click().run()
    assert not run(page).running
    assert run(page).epochs < 200
    assert "Stopped." in page.info[0].value
    assert [button(page, name).disabled for name in ("_start", "_stop", "_go_on")] == [False, True, False]


@pytest.mark.parametrize("name", ["epochs", "rate", "batch", "seed", "schedule", "momentum"])
@pytest.mark.parametrize("value", [None, True, -1, 10**9, float("nan"), float("inf"), "30", "step", [30], {"a": 1}])
def test_a_setting_that_is_no_choice_is_as_good_as_untouched(monkeypatch, name, value):
    from lessons.digits import LESSON
    from tutor.ui import state
    from tutor.ui.blocks.trainer import settings

    monkeypatch.setattr(state, "typed", lambda key: value if key.endswith(name) else None)
    assert settings(LESSON.trainer, LESSON) == TrainingChoices(30, 1.0, 10, 0, "cosine", 0.0)


def test_schedule_and_momentum_are_chosen_in_words_and_reach_the_training(page):
    assert page.selectbox(key=f"{KEY}-schedule").options == ["falls (cosine)", "constant"]
    choose(page, epochs=5, batch=100, rate=0.1, schedule="constant", momentum=0.9)
    button(page, "_start").click().run()
    finished(page)
    assert {record.learning_rate for record in run(page).records if record.number} == {0.1}
    assert run(page).copy().velocity is not None
    choose(page, schedule="cosine")
    button(page, "_go_on").click().run()
    finished(page)
    assert run(page).epochs == 10
    assert 0 < run(page).last.learning_rate < 0.01


@pytest.mark.parametrize("rate", [0.01, 0.1, 0.5, 1.0, 3.0, 30.0])
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_what_the_lesson_asks_of_a_rate_is_what_the_training_does(rate, seed):
    from lessons.digits import LESSON
    from tutor.exercises import draw

    block = LESSON.trainer
    training = TrainingRun(block.layers, examples(), SHIFTED)
    training.start(TrainingChoices(5, rate, block.batch, seed, block.schedule, block.momentum))
    assert training.wait()
    question = next(each for each in LESSON.exercises if each.slug == "which-rate")
    variants = (draw(question, number) for number in range(100))
    drawn = next(variant for variant in variants if float(variant.values[0][1]) == rate)
    many = training.last.unseen_accuracy
    assert (many < 0.5, 0.5 < many < 0.8, many > 0.8) == tuple(drawn.key[0] == option for option in range(3))
    assert drawn.key[1] == (0 if rate < 0.5 else 2 if rate < 1 else 3 if rate < 20 else 1)


def load(page: AppTest, content: bytes) -> AppTest:
    page.get("file_uploader")[0].upload("network.npz", content, "application/octet-stream")
    return page.run()


def test_a_network_is_saved_and_loaded(page):
    assert not page.get("download_button")
    network = build_network((784, 16, 16, 10), seed=9)
    network.epochs = 12
    page = load(page, to_bytes(network))
    assert not page.exception
    assert "Loaded: a network with 12 epochs behind it." in texts(page)
    assert run(page).epochs == 12
    assert "This is the network from your file. It still guesses" in texts(page), "it was never trained"
    assert "Stopped." not in texts(page)
    assert page.get("download_button")


def test_a_file_that_is_no_network_is_refused_kindly_and_changes_nothing(page):
    page = load(page, b"not a network")
    assert not page.exception
    assert "could not be loaded" in texts(page)
    assert run(page).last is None
