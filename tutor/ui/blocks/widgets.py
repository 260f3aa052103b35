"""WIDGETS: how each kind of exercise is answered, in one place, and the widget of a given exercise."""

from __future__ import annotations

from typing import Any, TypeAlias

from tutor.lesson import Exercise
from tutor.ui.blocks.choices import ChooseWidget
from tutor.ui.blocks.directions import DirectionWidget
from tutor.ui.blocks.drives import DriveWidget
from tutor.ui.blocks.lines import FormulaWidget, GradientWidget, NumberWidget
from tutor.ui.blocks.orders import OrderWidget
from tutor.ui.blocks.passes import BackwardPassWidget
from tutor.ui.blocks.places import PlaceWidget
from tutor.ui.blocks.step_tables import StepTableWidget
from tutor.ui.blocks.widget import Widget
from tutor.ui.blocks.workings import WorkingWidget
from tutor.ui.blocks.wrong_lines import WrongLineWidget

AnyWidget: TypeAlias = Widget[Any, Any]  # which block and key it is for, only the widget itself knows

WIDGETS: tuple[AnyWidget, ...] = (
    FormulaWidget(),
    WorkingWidget(),
    WrongLineWidget(),
    NumberWidget(),
    StepTableWidget(),
    GradientWidget(),
    BackwardPassWidget(),
    DriveWidget(),
    ChooseWidget(),
    OrderWidget(),
    PlaceWidget(),
    DirectionWidget(),
)


def widget_of(exercise: Exercise) -> AnyWidget:
    """How an exercise is answered; LookupError for a block that nothing answers."""
    found = next((widget for widget in WIDGETS if widget.block is type(exercise)), None)
    if found is None:
        raise LookupError(f"{type(exercise).__name__} has no widget; add one to tutor.ui.blocks.widgets")
    return found
