"""Whatever a learner can see or hear is a whole template, so that it can be said in another language.

Every page is drawn in a language whose vowels have accents (`tests/pseudo.py`); a word without one was written past the
templates. What no page of these reaches, the source is read for.
"""

from __future__ import annotations

import ast
import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from lessons import COURSE, CURRICULUM
from lessons.glossary import GLOSSARY
from tests.pseudo import PSEUDO, ROOT, accented, shown, unsaid
from tests.test_curriculum import right_answer, wrong_answers
from tests.ui import sample
from tests.ui.learners import past_the_guess
from tutor.exercises import LEVELS, draw, mark
from tutor.exercises.levels import SOLUTION
from tutor.learner.events import ANOTHER, ATTEMPT, HELP, PREDICT, UNFOLD, VISIT, Event
from tutor.learner.sittings import SITTINGS
from tutor.learner.store import Store, StoreError
from tutor.lesson import Derivation, Diagram, FromDefinition, LayerDerivation, Lesson, Prediction, Reasoning
from tutor.lower import build_network
from tutor.symbolic.language import speaking
from tutor.ui import asking, pages, state
from tutor.ui.blocks import disputes, figures, standing
from tutor.ui.blocks.scene import kept
from tutor.ui.files import to_bytes

LESSONS = (*CURRICULUM, sample.LESSON)
PLACES = (
    "home",
    "progress",
    "data",
    "words",
    "typing",
    "workbench",
    *SITTINGS,
    *(lesson.slug for lesson in CURRICULUM),
)
_clock = count()


@pytest.fixture(autouse=True)
def own_store(tmp_path, monkeypatch):
    """A data folder for this test; a fault of a block is raised."""
    monkeypatch.delenv("DOWNHILL_DATABASE", raising=False)
    monkeypatch.setenv("DOWNHILL_DATA", str(tmp_path))
    monkeypatch.setenv("DOWNHILL_STRICT", "1")


def _page() -> None:
    """A page of the course with its map, in the language that the session names."""
    from dataclasses import replace
    from functools import partial

    import streamlit as st

    from lessons import COURSE
    from lessons.glossary import GLOSSARY
    from tests.pseudo import PSEUDO
    from tests.ui import laboratory, sample
    from tutor.lesson import Part
    from tutor.symbolic.language import ENGLISH, speaking
    from tutor.ui import (
        accepted,
        course_map,
        data_page,
        home,
        lesson_page,
        pages,
        progress_page,
        state,
        twin_training,
        workbench,
    )
    from tutor.ui.site import Frame

    twin_training.LASTS = 0.1
    place = st.session_state["place"]
    more = Part("More", (sample.LESSON, laboratory.LESSON))
    frame = Frame(replace(COURSE, parts=(*COURSE.parts, more)), {}, GLOSSARY)
    others = {"home": lambda: home.show(frame), "words": lambda: pages.words(GLOSSARY)}
    others |= {"typing": accepted.show, "workbench": workbench.show}
    others |= {"progress": lambda: progress_page.show(frame), "data": lambda: data_page.show(frame)}
    others |= {place: partial(shown, frame) for place, shown, _ in pages.OF_LEARNER}
    with speaking(ENGLISH if st.session_state["english"] else PSEUDO):
        state.open_page(place)
        course_map.show(frame)
        others.get(place, lambda: lesson_page.show(frame.lesson(place), frame))()


def opened(place: str, english: bool = False, past: bool = True) -> AppTest:
    """A page, freshly opened. `past`: the guess of its lesson was passed before."""
    if past:
        past_the_guess(*(lesson for lesson in LESSONS if lesson.slug == place))
    page = AppTest.from_function(_page, default_timeout=60)
    page.session_state["place"], page.session_state["english"] = place, english
    return page.run()


def faults(page: AppTest) -> list[tuple[str, str]]:
    """What on the page no template said, each with the text that it stands in."""
    assert not page.exception, page.exception[0].stack_trace
    return [(part, text[:200]) for text in shown(page) for part in unsaid(text)]


# --- every page -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("place", PLACES)
def test_a_page_is_said_in_whole_templates(place: str):
    assert faults(opened(place, past=False)) == []


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.slug)
def test_a_lesson_goes_on_behind_its_guess_in_whole_templates(lesson: Lesson):
    page = opened(lesson.slug)
    assert faults(page) == []
    assert [each.key for each in page.radio if str(each.key).endswith("guess-kept")]


@pytest.mark.parametrize("typed", ["grádíént", "λ", "xyzzy", "slópés", "wéíght híddén", "ínpút"])
def test_what_a_search_finds_is_said_in_whole_templates(typed: str):
    past_the_guess(*CURRICULUM[:6])
    page = opened("words")
    page.sidebar.text_input(key="search").set_value(typed)
    page = run(page)
    assert faults(page) == []


def test_what_a_page_said_in_one_language_is_not_kept_for_another():
    english = [list(shown(opened(sample.LESSON.slug, english=True))) for _ in range(2)]
    assert faults(opened(sample.LESSON.slug)) == []
    again = list(shown(opened(sample.LESSON.slug, english=True)))
    assert not [text for text in again if re.search("[áéíóú]", text)]
    assert english[1] == again


def test_the_names_of_the_pages_are_templates(monkeypatch):
    titles = []
    monkeypatch.setattr(pages.st, "Page", lambda show, *, title, **more: titles.append(title))
    with speaking(PSEUDO):
        pages.frame(COURSE, GLOSSARY)
    assert len(titles) == len(CURRICULUM) + 6 + len(SITTINGS)
    assert [part for title in titles for part in unsaid(title)] == []


@pytest.mark.parametrize(
    "place", ["practice", "part-check?part=slope", "start-check?lesson=chain-rule", "school-check"]
)
def test_a_question_outside_of_its_lesson_is_said_in_whole_templates(monkeypatch, place: str):
    chosen = asking.practice
    kept_reason = accented("Because it is so.")
    monkeypatch.setattr(asking, "practice", lambda *given: replace(chosen(*given), reason=kept_reason))
    name, _, asked = place.partition("?")
    page = AppTest.from_function(_page, default_timeout=60)
    page.session_state["place"], page.session_state["english"] = name, False
    if asked:
        page.query_params[asked.partition("=")[0]] = asked.partition("=")[2]
    page = run(page.run())
    page = run(next(each for each in page.button if str(each.key).endswith("-begin")).click())
    assert faults(page) == []
    passed = [each for each in page.button if str(each.key).endswith("-pass")]
    page = run(passed[0].click()) if passed else page
    assert faults(page) == []
    page = run(next(each for each in page.button if each.key == "stop").click()) if passed else page
    assert faults(page) == []


# --- what happens on them ---------------------------------------------------------------------------------------------


def happened(lesson: Lesson, kind: str, block: str = "", days: float = 0, question=None, **data: object) -> None:
    """Write down that something happened in a lesson, some days ago."""
    at = datetime.now(UTC) - timedelta(days=days)
    name = f"{lesson.slug} {next(_clock)}"
    Store().add(Event(name, "me", at, kind, lesson.slug, block, 0, data, question))


def been(lesson: Lesson, right: bool, days: float = 0) -> None:
    """Everything in a lesson was opened, and each exercise answered; wrongly, then with all its help."""
    happened(lesson, VISIT, days=days)
    for block in lesson.blocks:
        if isinstance(block, Derivation | FromDefinition | LayerDerivation | Reasoning):
            happened(lesson, UNFOLD, block.slug, days, step=99)
        if isinstance(block, Prediction):
            happened(lesson, PREDICT, block.slug, days, choice=0, text="1.")
    for exercise in lesson.questions:
        variant = draw(exercise, 0)
        asked = kept(variant)
        given = right_answer(variant) if right else next(iter(wrong_answers(variant)), None)
        given = (given,) if type(exercise).__name__ == "Working" else given
        found = mark(variant, given)
        answer = {"response": given, "verdict": found.verdict.value, "said": "1", "reading": "2"}
        happened(lesson, ATTEMPT, exercise.slug, days, asked, misconceptions=list(found.misconceptions), **answer)
        for level in () if right else LEVELS:
            happened(lesson, HELP, exercise.slug, days, asked, level=level.name)
        if right:
            happened(lesson, UNFOLD, exercise.slug, days, asked, step=1)


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.slug)
def test_wrong_answers_and_all_their_help_are_whole_templates(lesson: Lesson):
    been(lesson, right=False)
    assert faults(opened(lesson.slug)) == []


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.slug)
def test_what_is_said_when_all_is_solved_is_whole_templates(lesson: Lesson):
    been(lesson, right=True, days=2)
    page = opened(lesson.slug)
    assert faults(page) == []
    assert accented("What you can do now") in [header.value for header in page.header] or not lesson.can
    assert faults(opened("home")) == []


def test_what_progress_tells_is_whole_templates():
    with speaking(PSEUDO):
        for at, lesson in enumerate(CURRICULUM[:4]):
            been(lesson, right=False, days=9 - at)
            been(lesson, right=True, days=5 - at)
        been(CURRICULUM[5], right=False)
    page = opened("progress")
    assert len(page.header) == 4
    assert faults(page) == []


def test_what_is_said_when_all_was_copied_is_whole_templates():
    lesson = sample.LESSON
    for exercise in lesson.questions:
        variant = draw(exercise, 0)
        happened(lesson, HELP, exercise.slug, 2, kept(variant), level=SOLUTION.name)
        happened(lesson, ATTEMPT, exercise.slug, 2, kept(variant), response="1", verdict="right", said="1")
    page = opened(lesson.slug)
    assert faults(page) == []
    assert accented("What is left") in [header.value for header in page.header]
    assert accented(standing.AGAIN) in "\n".join(shown(page))
    for exercise in lesson.questions:
        happened(lesson, ANOTHER, exercise.slug, question=kept(draw(exercise, 0)))
    assert faults(opened(lesson.slug)) == []


def test_a_verdict_that_was_called_wrong_is_told_in_whole_templates():
    page = opened(sample.LESSON.slug)
    page.text_input(key="sample-formula-0-answer").set_value("12345")
    page = press(page, "sample-formula-check")
    assert faults(page) == []
    (area,) = page.text_area
    page.session_state[area.key] = "1"
    page = press(page, area.key.replace("-sentence", "-send"))
    assert faults(page) == []
    assert accented(disputes.THANKS) in "\n".join(shown(page))


def ended(page: AppTest, *held: str) -> AppTest:
    """The page as soon as what it computes has ended."""
    for name in held:
        assert page.session_state[f"downhill-{name}"].wait()
    return run(page)


def press(page: AppTest, *keys: str) -> AppTest:
    """The page after these buttons were pressed, one after the other."""
    for key in keys:
        next(button for button in page.button if button.key == key).click()
        page = run(page)
    return page


def run(page: AppTest) -> AppTest:
    """The page once more; AppTest itself finds the chosen options by what they are called."""
    with speaking(PSEUDO):
        return page.run()


def choose(page: AppTest, **chosen: object) -> AppTest:
    """The page after something was chosen; the name of a box with _ for -."""
    for name, value in chosen.items():
        page.session_state[name.replace("_", "-")] = value
    return run(page)


def test_experiments_are_whole_templates_before_while_and_after_they_run():
    names = ("starts", "noise", "slice", "race")
    page = press(opened("laboratory"), *(f"laboratory-{name}-_start" for name in ("rates", "going", *names)))
    assert faults(page) == []
    page = press(page, "laboratory-going-_stop", "laboratory-rates-_stop")
    assert faults(ended(page, *(f"trial-laboratory-{name}" for name in names))) == []
    for way in ("gradient", "plane"):
        page = press(choose(page, laboratory_slice_way=way), "laboratory-slice-_start")
        assert faults(ended(page, "trial-laboratory-slice")) == []


def test_a_training_its_file_and_a_drawing_are_whole_templates():
    shades = np.zeros((112, 112), np.uint8)
    shades[20:90, 50:60] = 255
    page = opened(sample.LESSON.slug)
    page.session_state["sample-own"] = {"drawing": {"ink": b64encode(shades.tobytes()).decode()}}
    page = press(page, "sample-network-_start")
    assert faults(page) == []
    page = ended(page, "run-sample")
    assert faults(page) == []
    page = press(choose(page, sample_network_rate=30.0), "sample-network-_start")
    assert faults(ended(page, "run-sample")) == []
    for content in (to_bytes(build_network((784, 16, 16, 10))), b"not a network", to_bytes(build_network((2, 1)))):
        page.get("file_uploader")[0].upload("network.npz", content, "application/octet-stream")
        page = run(page)
        assert faults(page) == []


@pytest.mark.parametrize("typed", ["2(a-y) sigma'(z) x", "-(a-y) sigma'(z) x", "(a-y) x", "q(", ""])
def test_a_formula_that_drives_a_network_is_answered_in_whole_templates(typed: str):
    page = opened(sample.LESSON.slug)
    page.text_input(key="sample-drive-0-answer").set_value(typed)
    page = press(page, "sample-drive-check")
    if any(button.key == "sample-drive-drive" for button in page.button):
        page = press(page, "sample-drive-drive")
        assert faults(page) == []
        page = ended(page, "pair-sample-drive-0")
    assert faults(page) == []


def test_a_question_that_tells_two_explanations_apart_is_a_whole_template():
    page = opened(sample.LESSON.slug)
    page.text_input(key="sample-working-0-line0").set_value("-3x^2 + 7")
    page = press(page, "sample-working-check")
    assert faults(page) == []
    which = next(radio for radio in page.radio if str(radio.key).endswith("-which"))
    which.set_value(1)
    assert faults(press(page, f"{which.key}-keep")) == []


def test_an_answer_to_an_earlier_question_is_told_in_whole_templates():
    exercise = next(each for each in sample.LESSON.exercises if each.slug == "formula")
    asked = replace(kept(draw(exercise, 0)), fingerprint="another", text="1?")
    for question in (asked, None):
        happened(sample.LESSON, ATTEMPT, "formula", question=question, response="1", verdict="wrong", said="2.")
        assert faults(opened(sample.LESSON.slug)) == []


def test_what_is_refused_and_what_is_broken_is_told_in_whole_templates(monkeypatch):
    def broken(url: str) -> Store:
        raise StoreError("no such disk")

    page = press(opened(sample.LESSON.slug, past=False), "sample-guess-keep")
    assert faults(page) == []
    page = press(page, "sample-guess-pass", "sample-formula-check")
    assert faults(page) == []
    page.text_input(key="sample-formula-0-answer").set_value("2 2(")
    assert faults(run(page)) == []
    monkeypatch.setattr(state, "_store", broken)
    monkeypatch.setenv("DOWNHILL_STRICT", "0")
    monkeypatch.setitem(figures.DRAW, Diagram, broken)
    found = {part for part, _ in faults(press(opened(sample.LESSON.slug), "sample-guess-pass"))}
    assert found == {"Diagram", "drawn"}, "which block it was, by the names that its author and we know"


WORKED = ("(w x + b)^2", "7", "sqrt(-1-x^2)", "[w, b]", "dC/dw", "(x", "sum_j x_j", "min(x, 1)^x")


@pytest.mark.parametrize("typed", WORKED)
def test_the_workbench_speaks_in_whole_templates(typed: str):
    page = opened("workbench")
    page.session_state["workbench-f"] = typed
    page = run(page)
    assert faults(page) == []
    if typed.startswith("(w x"):
        assert faults(choose(page, **{"workbench-by-w-b-x": "w,b"})) == []


# --- what no page reaches ---------------------------------------------------------------------------------------------

SHOWN_BY = re.compile(  # methods of `st`
    "markdown|info|success|warning|error|button|header|title|caption|text|selectbox|radio|text_input|slider|"
    "select_slider|expander|progress|spinner|download_button|file_uploader"
)
CASES = ("capitalize", "upper", "title")  # methods of a text, which have no arguments
KEPT_TEXTS = ("_source",)  # programs: no language
NO_LEARNER = ("tutor/exercises/authoring/",)  # what a lesson's author is told, in English as the lesson is
TO_AUTHORS = re.compile(
    "_?(unfit|unasked|unvaried|coincidences|found_right|complaints)"
)  # functions of a kind that speak to them too
SOURCES = [
    path
    for part in ("ui", "answers", "symbolic", "exercises", "misconceptions")
    for path in sorted((ROOT / "tutor" / part).rglob("*.py"))
    if not path.relative_to(ROOT).as_posix().startswith((*NO_LEARNER, "tutor/symbolic/language.py"))
]
UNSEEN = ("dots ", "line ", "back ", '" style="--share: ')  # classes, a token, a style
UNSEEN += ("undecided: %s answered with %s", "there is no rule for ", " parts")  # of the log, of an error, of a digest
KEYS = ("Home", "End", "Enter", "Escape", "Backspace")  # of a keyboard
NO_TEXT = ("mark mark\n", "tick zero", "color: var(--c-\n)", "var(--st-background-color, white)")  # classes and styles
NO_TEXT += (
    '"use strict"; return (\n);',
    "[data-testid=stMain] :is(.katex-display, pre, p:has(.katex))",
    "button, input",
    "input, textarea",
)
LITERAL = re.compile(
    r"//[^\n]*|(?P<silent>(?:\bclass|\bstyle|\b[a-z]+[tT]ransform|\"aria-labelledby\"|\"clip-path\"): |"
    r"classList\.\w+\(|\w+\.matchMedia\(|Error\()?"
    r"(?P<told>\btext: |\bbutton\(|\"aria-(?:label|roledescription|valuetext)\": |textContent = |\bsay\()?"
    r'(?:"(?P<plain>(?:[^"\\\n]|\\.)*)"|`(?P<filled>(?:[^`\\]|\\.)*)`)'
)


def words_in(literal: str) -> bool:
    """It has a word with room around it: a part of a sentence, and neither a key nor a tag."""
    plain = re.sub(r"\\[A-Za-z]+", "", literal)  # without LaTeX
    return "<" not in literal and bool(re.search(r"(\s|^)[A-Za-z]{3,}[,.:;?!]*\s|\s[A-Za-z]{3,}", plain))


def glued(source: str) -> Iterator[tuple[int, str]]:
    """f-strings and sums with words in them, texts that go to a page as they are, and letters that are made capital."""
    tree = ast.parse(source)
    unseen = {id(each) for node in ast.walk(tree) if _no_learner_sees(node) for each in ast.walk(node)}
    for node in ast.walk(tree):
        if id(node) in unseen:
            continue
        if isinstance(node, ast.JoinedStr):
            literals = [part.value for part in node.values if isinstance(part, ast.Constant)]
            yield from ((node.lineno, text) for text in literals if words_in(text) and text not in UNSEEN)
        elif isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Add):
            added = (node.left, node.right) if isinstance(node, ast.BinOp) else (node.value,)
            literals = [part.value for part in added if isinstance(part, ast.Constant) and isinstance(part.value, str)]
            yield from ((node.lineno, text) for text in literals if words_in(text) and text not in UNSEEN)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            first = node.args[0] if node.args else None
            told = first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else ""
            if SHOWN_BY.fullmatch(node.func.attr) and re.search("[A-Za-z]{3,}", told) and told not in UNSEEN:
                yield node.lineno, told
            if node.func.attr in CASES and not node.args:
                yield node.lineno, node.func.attr


def _no_learner_sees(node: ast.AST) -> bool:
    """An error, or a function that tells an author what is wrong with an exercise."""
    return isinstance(node, ast.Raise) or (isinstance(node, ast.FunctionDef) and bool(TO_AUTHORS.fullmatch(node.name)))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_nothing_in_the_source_glues_words_together(path: Path):
    assert list(glued(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("path", sorted((ROOT / "tutor/ui").rglob("*.js")), ids=lambda path: path.name)
def test_a_script_has_no_words_of_its_own(path: Path):
    assert own_words(path.read_text(encoding="utf-8")) == []


def own_words(script: str) -> list[str]:
    """The texts in a script that are words: two in a row, one with a capital, or any where a text is told."""
    found = []
    for each in LITERAL.finditer(script):
        text = re.sub(r"\$\{[^}]*\}", "\n", each["plain"] or each["filled"] or "")
        looks = r"[A-Za-z]{3,}" if each["told"] else r"[A-Za-z]{2,}[,.:;]? [A-Za-z]{2,}|^[A-Z][a-z]{2,}"
        if re.search(looks, text) and not each["silent"] and text not in (*KEYS, *NO_TEXT):
            found.append(text)
    return found


def test_no_text_of_a_page_is_kept_without_its_language():
    kept_for_all = [
        node.name
        for path in SOURCES
        if "ui" in path.parts
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
        and any("lru_cache" in ast.unparse(each) for each in node.decorator_list)
        and re.search(r"\bstr\b|\bMapping\b|\bdict\b", ast.unparse(node.returns))
    ]
    assert sorted(kept_for_all) == sorted(KEPT_TEXTS)


# --- faults that are planted ------------------------------------------------------------------------------------------

PLANTED = {
    "a sentence glued to another": 'st.markdown(words("It is so.") + f" Stopped after {3}.")',
    "a plural by hand": "st.info(words('{n} of {all}', n=3, all=4) + ' step' + 's')",
    "a name made capital": "st.header('the chain rule'.capitalize())",
    "the name of a button": "st.button('Drawn afresh')",
    "an option": "st.radio(label('Which?'), ('northwards', 'southwards'))",
    "a help": "st.button(label('Start'), help='press it')",
    "a placeholder": "st.text_input(label('Your answer'), placeholder='typed here')",
    "a table": "st.html('<table><caption>The outputs</caption></table>')",
    "a picture": "picture(charts.ink(np.ones((3, 3)), 'The image'), key='p')",
}


def _planted() -> None:
    import numpy as np  # noqa: F401
    import streamlit as st

    from tests.pseudo import PSEUDO
    from tests.test_words import PLANTED
    from tutor.symbolic.language import speaking
    from tutor.ui import charts  # noqa: F401
    from tutor.ui.components.picture import picture  # noqa: F401
    from tutor.ui.text import label, words  # noqa: F401

    with speaking(PSEUDO):
        exec(PLANTED[st.session_state["planted"]])


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_text_is_found(name: str):
    page = AppTest.from_function(_planted)
    page.session_state["planted"] = name
    assert len(faults(page.run())) > 0


def test_what_is_no_word_of_ours_is_left_alone():
    for text in ("$\\sigma(z)$ ánd `relu(z)`", "sigmoid(w) = 0.3", ":gray[:small[Só ít ís]]", "[gó tó ít](#the-place)"):
        assert unsaid(text) == []
    assert unsaid("Só ít ís. Then comes another") == ["Then comes another"]


def test_a_script_with_words_is_found():
    assert own_words('html("p", { text: "growth" }); // a remark of words\n') == ["growth"]
    assert own_words("say(`Back at ${place}.`)") == ["Back at \n."]
    assert own_words('const name = on ? "It is so" : "";') == ["It is so"]
    assert own_words('svg("g", { class: "marks words", text: phrase("growth") })') == []


@pytest.mark.parametrize(
    "source",
    [
        'f"Epoch {n} of {m}"',
        "st.info('It broke off.')",
        "name.capitalize()",
        "'Another one. ' + ask",
        "says += ' No sum.'",
    ],
)
def test_a_source_that_glues_is_found(source: str):
    assert list(glued(source))
