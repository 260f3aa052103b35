"""The diagram of a network in a real browser: its neurons can be picked, its layers widened, and it counts right."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from tests.browser.harness import THE_FIGURE, run_again
from tutor.lower import build_network

pytestmark = pytest.mark.browser


def words(page) -> str:
    return page.locator(".told").inner_text()


def total(page) -> str:
    return page.locator(".sum").inner_text()


def option(page, name: str):
    return page.get_by_role("option", name=re.compile(name))


def lines(page) -> int:
    return (page.locator(".lit").get_attribute("d") or "").count("M")


def test_the_digit_network_counts_to_its_thirteen_thousand_and_two(figure):
    page, _ = figure("network")
    assert total(page) == "784·16 + 16 + 16·16 + 16 + 16·10 + 10 = 13,002"
    assert page.locator(".split").inner_text() == "12,960 weights and 42 biases: 13,002 parameters"
    assert page.locator(".count").all_text_contents() == ["784", "16", "16", "10"]
    assert page.locator(".more").all_text_contents() == ["772 more"]
    assert [option(page, f"^{kind}").count() for kind in ("Input", "Neuron", "Output neuron")] == [12, 32, 10]


@pytest.mark.parametrize("layers", [(784, 16, 16, 10), (2, 3, 1), (5, 1), (3, 20, 20, 20, 2)])
def test_the_count_is_that_of_the_trained_network(figure, layers: tuple[int, ...]):
    page, _ = figure("small")
    network = build_network(layers, activation="sigmoid", cost="squared", seed=0)
    made = f"const Figure = {THE_FIGURE}.constructor; return new Figure({{ layers, colours: {{}} }})"
    counted = page.evaluate(f"(layers) => {{ {made}.total(); }}", layers)
    assert counted == sum(before * width + width for before, width in pairwise(layers))
    assert counted == sum(weights.size + biases.size for weights, biases in network.parameters)


def test_a_click_picks_the_nearest_neuron_and_lights_up_what_leads_to_it(figure):
    page, _ = figure("network")
    assert words(page).startswith("Pick a neuron")
    box = option(page, "^Neuron 3 of 16 in hidden layer 1").bounding_box()
    page.mouse.click(box["x"] + box["width"] + 6, box["y"] + box["height"] / 2)
    assert words(page) == "Neuron 3 of 16 in hidden layer 1: 784 weights and 1 bias."
    assert lines(page) == 12 + 3
    assert page.locator(".on").all_inner_texts() == ["784·16", "16"]
    option(page, "^Output neuron 10 of 10").click()
    assert words(page) == "Output neuron 10 of 10: 16 weights and 1 bias."
    assert lines(page) == 16
    option(page, "^Input 784 of 784").click()
    assert words(page) == "Input 784 of 784: no weights and no bias of its own. 16 lines lead away from it."


def test_arrow_keys_go_from_neuron_to_neuron_and_it_is_said(figure):
    page, _ = figure("network")
    page.get_by_role("listbox").focus()
    page.keyboard.press("ArrowDown")
    spoken = page.locator("[aria-live=polite].spoken")
    assert spoken.text_content() == "Neuron 1 of 16 in hidden layer 1: 784 weights and 1 bias."
    page.keyboard.press("ArrowDown")
    assert words(page).startswith("Neuron 2 of 16 in hidden layer 1")
    page.keyboard.press("ArrowRight")
    assert words(page) == "Neuron 2 of 16 in hidden layer 2: 16 weights and 1 bias."
    for _ in range(3):
        page.keyboard.press("ArrowLeft")
    assert words(page).startswith("Input 2 of 784")
    for _ in range(5):
        page.keyboard.press("ArrowDown")
    assert words(page).startswith("Input 779 of 784")
    active = page.get_by_role("listbox").get_attribute("aria-activedescendant")
    assert page.locator(f"#{active}").get_attribute("aria-selected") == "true"


def test_the_layers_are_widened_and_narrowed_and_the_count_follows(figure):
    page, watch = figure("network")
    sent = len(watch.sent)
    page.get_by_role("button", name="one neuron more in hidden layer 1").click()
    assert total(page) == "784·17 + 17 + 17·16 + 16 + 16·10 + 10 = 13,803"
    assert page.locator("[aria-live=polite].spoken").text_content() == "13,803 parameters now."
    assert page.locator(".more").all_text_contents() == ["772 more", "5 more"]
    for _ in range(3):
        page.get_by_role("button", name="one neuron less in hidden layer 2").click()
    assert total(page).startswith("784·17 + 17 + 17·13 + 13 + 13·10 + 10")
    run_again(page)
    assert len(watch.sent) == sent + 1, "the server was asked"


def test_a_picked_neuron_that_goes_away_hands_on_to_the_last_of_its_layer(figure):
    page, _ = figure("small")
    option(page, "^Neuron 3 of 3").click()
    less = page.get_by_role("button", name="one neuron less in the hidden layer")
    less.click()
    assert words(page) == "Neuron 2 of 2 in the hidden layer: 2 weights and 1 bias."
    less.click()
    less.click()
    assert total(page) == "2·1 + 1 + 1·1 + 1 = 5"
    option(page, "^Output").click()
    assert words(page) == "Output neuron 1 of 1: 1 weight and 1 bias."


def test_a_rerun_keeps_the_widths_and_the_picked_neuron(figure):
    page, _ = figure("network")
    page.get_by_role("button", name="one neuron more in hidden layer 2").click()
    option(page, "^Neuron 4 of 16 in hidden layer 1").click()
    before = (words(page), total(page))
    run_again(page)
    assert (words(page), total(page)) == before


def test_the_picture_is_told_in_words(figure):
    page, _ = figure("network")
    assert page.locator(".network title").text_content() == "A network with layers of 784, 16, 16 and 10 neurons."
    told = page.locator(".network desc").text_content()
    assert told.startswith(
        "Every neuron has a line from each neuron of the layer before it. 772 of the inputs are left"
    )
