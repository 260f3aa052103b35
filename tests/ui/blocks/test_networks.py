"""What is shown of a network: a neuron that is chosen, a code that runs, a drawing that is answered."""

from __future__ import annotations

import re
from base64 import b64encode

import numpy as np
import pytest

from tests.ui.sample import open_lesson
from tutor.lesson import AuthorError, Lesson, Pad, Prose, Trainer
from tutor.ui.components.pad import SHADES

ANSWERED = "The network (reads it as|is unsure|has no answer)"


def texts(page) -> str:
    boxes = (page.markdown, page.info)
    return "\n".join(shown.value for kind in boxes for shown in kind)


def test_a_block_that_looks_at_a_network_needs_one():
    three = (Prose("One."), Prose("Two."), Prose("Three."))
    with pytest.raises(AuthorError, match="add a Trainer"):
        Lesson("l", "L", "One.", 1, (Pad("own", "Draw."),), three)
    assert Lesson("l", "L", "One.", 1, (Trainer("t", "Train."), Pad("own", "Draw.")), three).trainer.slug == "t"


def test_another_neuron_is_another_image_in_words():
    page = open_lesson()
    before = next(line for line in texts(page).splitlines() if line.startswith("The weights go"))
    page = page.selectbox(key="sample-listens").set_value(2).run()
    after = next(line for line in texts(page).splitlines() if line.startswith("The weights go"))
    assert before != after


def test_the_code_that_is_shown_is_the_code_that_runs():
    page = open_lesson()
    assert page.code[0].value == page.session_state["downhill-run-sample"].source.strip()
    assert "def backward" in page.code[0].value


def drawn(sent: object):
    """The page after a client sent this for its pad."""
    page = open_lesson()
    page.session_state["sample-own"] = {"drawing": sent}
    return page.run()


def test_a_drawing_is_answered_in_words_and_numbers():
    shades = np.zeros((SHADES, SHADES), np.uint8)
    shades[20:90, 50:60] = 255
    page = drawn({"ink": b64encode(shades.tobytes()).decode()})
    assert not page.exception
    assert re.search(ANSWERED, texts(page))
    assert "learned nothing yet" in texts(page)
    assert any("The ten outputs" in html.proto.body for html in page.get("html"))


@pytest.mark.parametrize("sent", [None, 5, "x", [], {"ink": 3}, {"ink": "A" * 100_000}, {"ink": "?" * 16728}])
def test_what_is_no_drawing_is_not_answered(sent):
    page = drawn(sent)
    assert not page.exception
    assert not re.search(ANSWERED, texts(page))
