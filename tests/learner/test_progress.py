"""Progress follows from the events alone: examples first, then what holds for every history."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tutor.learner import progress
from tutor.learner.events import KINDS, Event, KeptQuestion
from tutor.learner.progress import ExerciseState, LastVisited, LessonProgress, LessonState, Tally

Happen = Callable[..., Event]
NAMES = ("slope", "step", "table")


# --- a lesson ---------------------------------------------------------------------------------------------------------


def test_a_lesson_goes_from_new_to_going_to_done(happen: Happen):
    history: list[Event] = []

    def after(*events: Event) -> tuple[LessonState, int]:
        history.extend(events)
        found = progress.lesson_progress(history, ("slope", "step"))
        return found.state, found.solved

    assert after() == (LessonState.NEW, 0)
    assert after(happen("visit", "")) == (LessonState.GOING, 0)
    assert after(happen("attempt", "slope", verdict="wrong")) == (LessonState.GOING, 0)
    assert after(happen("attempt", "slope", verdict="right")) == (LessonState.GOING, 1)
    assert after(happen("attempt", "slope", seed=1, verdict="right")) == (LessonState.GOING, 1)
    assert after(happen("another", "slope", seed=2), happen("attempt", "slope", seed=2, verdict="wrong"))[1] == 1
    assert after(happen("attempt", "step", verdict="right")) == (LessonState.DONE, 2)


def test_what_is_solved_with_help_makes_a_lesson_done_with_help(happen: Happen):
    history: list[Event] = []

    def after(*events: Event) -> LessonProgress:
        history.extend(events)
        return progress.lesson_progress(history, ("slope", "step"))

    assert after(happen("help", "slope", level="solution")) == LessonProgress(LessonState.GOING, 0, 2)
    assert after(happen("attempt", "slope", verdict="right")) == LessonProgress(LessonState.GOING, 0, 2, 1)
    assert after(happen("attempt", "step", verdict="right")) == LessonProgress(LessonState.HELPED, 1, 2, 1)
    assert after(happen("attempt", "slope", seed=1, verdict="right")) == LessonProgress(LessonState.DONE, 2, 2)
    helped = [happen("help", "gone", level="solution"), happen("attempt", "gone", verdict="right")]
    assert progress.lesson_progress(helped, ("slope",)) == LessonProgress(LessonState.GOING, 0, 1)


def test_what_was_solved_and_is_in_the_lesson_no_longer_is_not_taken_away(happen: Happen):
    events = [happen("attempt", "an old one", verdict="right"), happen("attempt", "tried", verdict="wrong")]
    assert progress.lesson_progress(events, ("slope",)) == LessonProgress(LessonState.GOING, 1, 2)
    events.append(happen("attempt", "slope", verdict="right"))
    assert progress.lesson_progress(events, ("slope",)) == LessonProgress(LessonState.DONE, 2, 2)


def test_what_is_taken_along_is_no_exercise_of_the_lesson(happen: Happen):
    events = [happen("attempt", "along", verdict="right")]
    assert progress.lesson_progress(events, ("slope",), ("along",)) == LessonProgress(LessonState.GOING, 0, 1)


def test_an_exercise_that_asks_the_same_under_another_name_is_the_same(happen: Happen):
    old = replace(happen("attempt", "old"), question=KeptQuestion("f1", (("c", "3"),)))
    assert progress.renamed([old], {"new": "f1", "other": "f2"}) == {"old": "new"}
    assert progress.renamed([old], {"new": "f2"}) == {}
    assert progress.renamed([old], {"old": "f2", "new": "f1"}) == {}
    assert progress.renamed([old], {"one": "f1", "two": "f1"}) == {}
    assert progress.renamed([replace(old, question=None)], {"new": "f1"}) == {}


def test_a_clock_that_ran_ahead_is_put_right_by_what_arrived_next(happen: Happen):
    first, second, third = happen(), happen(), happen()
    ahead = replace(second, at=second.at + timedelta(days=365))
    now = third.at + timedelta(hours=1)
    assert progress.dated((first, second, third), now) == (first, second, third)
    assert progress.dated((first, ahead, third), now) == (first, replace(second, at=third.at), third)
    assert progress.dated((first, third, ahead), now) == (first, third, replace(second, at=now))


def test_a_lesson_without_exercises_is_done_at_its_end(happen: Happen):
    assert progress.lesson_progress([happen("visit", "")], ()).state is LessonState.GOING
    assert progress.lesson_progress([happen("visit", ""), happen("finish", "")], ()).state is LessonState.DONE


def test_going_on_is_where_something_happened_last(happen: Happen):
    assert progress.resume([]) is None
    assert progress.resume([happen("visit", "")]) == LastVisited("descent", "")
    assert progress.resume([happen("visit", ""), happen("help", "step", level="rule")]) == LastVisited(
        "descent", "step"
    )


def test_opening_a_page_again_does_not_forget_what_was_being_done_there(happen: Happen):
    events = [happen("attempt", "step", verdict="wrong"), happen("visit", "")]
    assert progress.resume(events) == LastVisited("descent", "step")


# --- an exercise ------------------------------------------------------------------------------------------------------


def test_the_current_variant_is_the_one_that_was_drawn_last(happen: Happen):
    assert progress.current_seed([], "slope") == 0
    draws = [happen("another", "slope", seed=1), happen("another", "step", seed=5), happen("another", "slope", seed=2)]
    assert progress.current_seed(draws, "slope") == 2
    stale = happen("attempt", "slope", seed=0, verdict="right")
    assert progress.current_seed([*draws, stale], "slope") == 2


def test_the_last_attempt_is_the_one_in_this_variant(happen: Happen):
    first, second, elsewhere = happen(seed=1, response="w"), happen(seed=1, response="2w"), happen(seed=2)
    events = [first, second, elsewhere, happen("help", seed=1, level="rule")]
    assert progress.last_attempt(events, "slope", 1) is second
    assert progress.last_attempt(events, "slope", 3) is None
    assert progress.last_attempt(events, "step", 1) is None


def test_the_same_seed_may_have_asked_something_else_before_the_exercise_changed(happen: Happen):
    three, four = (KeptQuestion("f", (("c", value),)) for value in "34")
    then, now = replace(happen(verdict="right"), question=three), replace(happen(verdict="wrong"), question=four)
    unknown = happen(verdict="right")
    events = [unknown, then, now]
    assert progress.questions(events, "slope") == (three, four)
    assert progress.last_attempt(events, "slope", 0, four) is now
    assert progress.last_attempt(events[:2], "slope", 0, four) is None
    assert progress.earlier_attempt(events, "slope", 0, four) is then
    assert progress.earlier_attempt(events[:1], "slope", 0, four) is unknown
    assert progress.earlier_attempt([then], "slope", 0, three) is None
    assert progress.tally([then, replace(now, data={"verdict": "right"})], "slope") == Tally(2, 2, 2)
    drawn = replace(happen("another", seed=1), question=three)
    assert progress.questions([*events, drawn], "slope") == (three,)
    assert progress.questions([*events, drawn, replace(happen(seed=0), question=four)], "slope") == (three,)


def test_help_that_was_opened_stays_open_for_this_variant(happen: Happen):
    events = [happen("help", seed=1, level=level) for level in ("place", "rule", "place")]
    events += [happen("help", seed=1, level=7), happen("help", seed=1)]
    assert progress.help_levels_opened(events, "slope", 1) == ("place", "rule")
    assert progress.help_level(events, "slope", 1) == 2
    assert progress.help_level(events, "slope", 2) == 0


def test_a_drill_counts_variants_and_what_is_solved_in_a_row(happen: Happen):
    def history(*answers: tuple[int, str]) -> Tally:
        return progress.tally([happen(seed=seed, verdict=verdict) for seed, verdict in answers], "slope")

    assert history() == Tally(0, 0, 0)
    assert history((0, "right"), (1, "right")) == Tally(2, 2, 2)
    assert history((0, "right"), (1, "wrong"), (1, "right")) == Tally(2, 1, 1)
    assert history((0, "right"), (1, "right"), (2, "wrong"), (2, "right")) == Tally(3, 1, 2)
    assert history((0, "right"), (1, "misconception")) == Tally(1, 0, 1)
    assert history((0, "right"), (1, "unreadable"), (1, "undecided"), (1, "right")) == Tally(2, 2, 2)
    assert history((0, "right"), (0, "right"), (0, "wrong")) == Tally(1, 1, 1)


def test_what_a_drill_s_full_solution_was_open_for_neither_counts_in_the_row_nor_ends_it(happen: Happen):
    def shown(seed: int) -> Event:
        return happen("help", seed=seed, level="solution")

    def right(seed: int) -> Event:
        return happen(seed=seed, verdict="right")

    assert progress.tally([shown(0), right(0)], "slope") == Tally(0, 0, 0, 1)
    assert progress.tally([right(0), shown(1), right(1), right(2)], "slope") == Tally(2, 2, 2, 1)
    assert progress.tally([right(0), right(1), shown(2), happen(seed=2, verdict="wrong"), right(2)], "slope") == Tally(
        2, 0, 2, 1
    )
    assert progress.tally([right(0), shown(0), right(0)], "slope") == Tally(1, 1, 1)


# --- with help --------------------------------------------------------------------------------------------------------


def of_slope(events: list[Event], seed: int = 0, question: KeptQuestion | None = None) -> tuple[ExerciseState, ...]:
    """The state of the exercise, and of one of its questions."""
    found = progress.question_state(events, "slope", seed, question)
    return progress.exercise_state(events, "slope"), found


def test_a_right_answer_after_the_full_solution_is_one_with_help_until_another_one_without(happen: Happen):
    opened, copied = happen("help", level="solution"), happen(verdict="right")
    assert of_slope([]) == (ExerciseState.OPEN, ExerciseState.OPEN)
    assert of_slope([opened]) == (ExerciseState.OPEN, ExerciseState.OPEN)
    assert of_slope([opened, happen(verdict="wrong"), copied]) == (ExerciseState.HELPED, ExerciseState.HELPED)
    assert of_slope([opened, copied, happen(verdict="right")]) == (ExerciseState.HELPED, ExerciseState.HELPED)
    unaided = happen(seed=1, verdict="right")
    assert of_slope([opened, copied, unaided]) == (ExerciseState.SOLVED, ExerciseState.HELPED)
    assert of_slope([opened, copied, unaided], seed=1) == (ExerciseState.SOLVED, ExerciseState.SOLVED)


def test_what_was_solved_before_its_solution_was_looked_at_stays_solved(happen: Happen):
    events = [happen(verdict="right"), happen("help", level="solution"), happen(verdict="right")]
    assert of_slope(events) == (ExerciseState.SOLVED, ExerciseState.SOLVED)


def test_lower_levels_and_the_solution_of_something_else_take_nothing_away(happen: Happen):
    others = [happen("help", level=level) for level in ("place", "rule", "sibling", "gap", 4)]
    others += [happen("help", seed=1, level="solution"), happen("help", "step", level="solution")]
    others += [replace(happen("help", level="solution"), question=KeptQuestion("f"))]
    assert of_slope([*others, happen(verdict="right")]) == (ExerciseState.SOLVED, ExerciseState.SOLVED)


def test_the_same_question_by_another_seed_is_solved_with_help_for_a_day(happen: Happen):
    question = KeptQuestion("f", (("c", "3"),))
    opened = replace(happen("help", level="solution"), question=question)

    def again(hours: float, seed: int = 1) -> Event:
        when = opened.at + timedelta(hours=hours)
        return replace(happen(seed=seed, verdict="right"), at=when, question=question)

    assert of_slope([opened, again(23)], 1, question) == (ExerciseState.HELPED, ExerciseState.HELPED)
    assert of_slope([opened, again(24)], 1, question) == (ExerciseState.SOLVED, ExerciseState.SOLVED)
    assert of_slope([opened, again(24, seed=0)], 0, question) == (ExerciseState.HELPED, ExerciseState.HELPED)

    def given_away(hours: float, seed: int) -> bool:
        return progress.gives_away([opened], "slope", seed, question, opened.at + timedelta(hours=hours))

    assert [given_away(23, 1), given_away(24, 1), given_away(24, 0)] == [True, False, True]
    assert not progress.gives_away([opened], "step", 0, question, opened.at)
    assert not progress.gives_away([opened], "slope", 0, None, opened.at)


def test_that_a_verdict_was_called_wrong_belongs_to_one_answer(happen: Happen):
    first, second = happen("dispute", attempt="a", sentence="No."), happen("dispute", attempt="a", sentence="No!")
    assert progress.disputed([first, second], "slope", "a") is first
    assert progress.disputed([first, second], "slope", "b") is None
    assert progress.disputed([first, second], "step", "a") is None
    assert progress.exercise_state([first], "slope") is ExerciseState.OPEN


# --- other blocks -----------------------------------------------------------------------------------------------------


def test_a_prediction_is_what_was_said_first(happen: Happen):
    assert progress.prediction([], "guess") is None
    events = [happen("predict", "guess", choice=choice) for choice in ("2", True, -1, None, 1, 0)]
    assert progress.prediction(events, "guess") is events[4]


def test_a_prediction_is_passed_by_saying_so(happen: Happen):
    assert not progress.passed([happen("predict", "guess", passed=value) for value in (1, "yes", None)], "guess")
    events = [happen("predict", "guess", passed=True)]
    assert progress.passed(events, "guess")
    assert not progress.passed(events, "another")
    assert progress.prediction(events, "guess") is None


def test_a_derivation_shows_as_many_steps_as_were_unfolded_last(happen: Happen):
    assert progress.unfolded([], "steps") == 0
    events = [happen("unfold", "steps", step=step) for step in (1, 2, 3, 0)]
    assert progress.unfolded(events[:3], "steps") == 3
    assert progress.unfolded(events, "steps") == 0
    assert progress.unfolded([*events[:2], happen("unfold", "steps", step="many")], "steps") == 2


# --- every history ----------------------------------------------------------------------------------------------------

LEVELS = ("place", "rule", "gap", progress.SOLUTION)
VERDICTS = ("right", "wrong", "misconception", "undecided", "unreadable", None)
histories = st.lists(
    st.builds(
        lambda kind, lesson, exercise, seed, verdict, number: Event(
            str(number), "ada", datetime(2026, 3, 1, tzinfo=UTC), kind, lesson, exercise, seed,
            {"verdict": verdict, "level": LEVELS[number % 4], "choice": seed, "step": seed, "attempt": "1"},
        ),
        st.sampled_from([kind for kind, _ in KINDS]),
        st.sampled_from(["descent", "chain"]),
        st.sampled_from(["", *NAMES]),
        st.integers(0, 3),
        st.sampled_from(VERDICTS),
        st.integers(0),
    ),
    max_size=25,
    unique_by=lambda event: event.id,
)  # fmt: skip


def everything(events: list[Event]) -> tuple[object, ...]:
    """All that progress says about a history."""
    of_each = [
        (
            progress.current_seed(events, name),
            progress.tally(events, name),
            progress.prediction(events, name),
            progress.unfolded(events, name),
            progress.exercise_state(events, name),
            progress.comes_back(events, name),
            progress.disputed(events, name, "1"),
            *((progress.last_attempt(events, name, seed), progress.help_levels_opened(events, name, seed))
              for seed in range(4)),
        )
        for name in NAMES
    ]  # fmt: skip
    return progress.lesson_progress(events, NAMES), progress.resume(events), of_each


@given(histories, st.data())
def test_an_event_that_comes_again_changes_nothing(events, data):
    again = data.draw(st.lists(st.sampled_from(events), max_size=5)) if events else []
    assert everything([*events, *again]) == everything(events)


@given(histories, st.text(st.characters(categories=["L"]), min_size=1, max_size=9), st.integers(0, 25))
def test_kinds_of_a_later_version_change_nothing(events, kind, place):
    stranger = Event("stranger", "ada", datetime(2026, 3, 1, tzinfo=UTC), f"new {kind}", "descent", "slope", 9,
                     {"verdict": "right", "choice": 2, "step": 2, "level": "solution", "attempt": "1"})  # fmt: skip
    assert everything([*events[:place], stranger, *events[place:]]) == everything(events)


@given(histories, st.integers(0, 25))
def test_going_on_never_takes_back_what_was_solved(events, place):
    before, after = events[:place], events
    assert progress.lesson_progress(before, NAMES).solved <= progress.lesson_progress(after, NAMES).solved
    order = list(LessonState)
    assert order.index(progress.lesson_progress(before, NAMES).state) <= order.index(
        progress.lesson_progress(after, NAMES).state
    )
    for name in NAMES:
        assert progress.tally(before, name).solved <= progress.tally(after, name).solved
        assert progress.tally(before, name).best <= progress.tally(after, name).best
        states = list(ExerciseState)
        assert states.index(progress.exercise_state(before, name)) <= states.index(progress.exercise_state(after, name))


def without_solutions(events: list[Event]) -> list[Event]:
    """The same history, had nobody opened a full solution."""
    return [event for event in events if event.kind != "help" or event.data["level"] != progress.SOLUTION]


@given(histories)
def test_asking_for_help_never_counts_as_wrong(events):
    without = [event for event in events if event.kind != "help"]
    some = without_solutions(events)
    for name in NAMES:
        assert progress.tally(some, name) == progress.tally(without, name)
        helped, unaided = progress.tally(events, name), progress.tally(without, name)
        assert helped.solved + helped.helped == unaided.solved
    assert progress.lesson_progress(some, NAMES).solved == progress.lesson_progress(without, NAMES).solved


@given(histories)
def test_the_full_solution_moves_what_is_right_from_solved_to_solved_with_help(events):
    with_it, without = (progress.lesson_progress(each, NAMES) for each in (events, without_solutions(events)))
    assert with_it.solved + with_it.helped <= without.solved
    for name in NAMES:
        right = progress.exercise_state(without_solutions(events), name) is not ExerciseState.OPEN
        assert right == (progress.exercise_state(events, name) is not ExerciseState.OPEN)


@given(histories)
def test_a_tally_is_consistent_with_itself(events):
    for name in NAMES:
        tally = progress.tally(events, name)
        assert 0 <= tally.streak <= tally.best <= tally.solved


@given(histories, st.randoms(use_true_random=False))
def test_what_is_solved_without_a_full_solution_does_not_depend_on_the_order(events, random):
    unaided = without_solutions(events)
    shuffled = random.sample(unaided, len(unaided))
    assert progress.lesson_progress(shuffled, NAMES) == progress.lesson_progress(unaided, NAMES)
    for name in NAMES:
        assert progress.exercise_state(shuffled, name) == progress.exercise_state(unaided, name)


def test_what_separates_two_explanations_belongs_to_one_answer_and_the_first_choice_holds(happen: Happen):
    events = [happen("separate", "q", attempt="a", choice=1), happen("separate", "q", attempt="a", choice=0)]
    assert progress.separated(events, "q", "a") is events[0]
    assert progress.separated(events, "q", "b") is None
    assert progress.separated([happen("separate", "q", attempt="a", choice="x")], "q", "a") is None


# --- a question that comes back ---------------------------------------------------------------------------------------


def at(event: Event, days: float) -> Event:
    """The event, so many days after its own time."""
    return replace(event, at=event.at + timedelta(days=days))


def test_a_question_comes_back_a_day_after_its_first_answer_until_it_is_right_then(happen: Happen):
    first = happen("attempt", "along", verdict="wrong")
    back = first.at + progress.LATER
    assert progress.comes_back((), "along") is None
    assert progress.comes_back((happen("attempt", "along", verdict="unreadable"),), "along") is None
    assert progress.comes_back((first,), "along") == back
    assert progress.comes_back((first, at(first, 0.5)), "along") == back
    right = replace(at(first, 0.9), id="right", data={"verdict": "right"})
    assert progress.comes_back((first, right), "along") == back
    wrong_later = replace(at(first, 1.5), id="wrong later")
    assert progress.comes_back((first, right, wrong_later), "along") == back
    right_later = replace(at(right, 1.0), id="right later")
    assert progress.comes_back((first, right, wrong_later, right_later), "along") is None
    opened = replace(at(first, 1.6), id="opened", kind="help", data={"level": "solution"})
    assert progress.comes_back((first, wrong_later, opened, right_later), "along") == back
    unaided = replace(at(right, 1.2), id="unaided", seed=1)
    assert progress.comes_back((first, wrong_later, opened, right_later, unaided), "along") is None
