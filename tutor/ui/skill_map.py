"""The skills of a course as a picture: what each rests on is above it, and a sign says how it stands. No Streamlit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tutor.learner.model import Picture
from tutor.lesson.course import Course
from tutor.lesson.skills import Skill
from tutor.notation import BLUE, GREEN, GREY, ORANGE
from tutor.symbolic.sentence import Listed, Ready, Sentence, after_one_another, plural, say
from tutor.ui.charts import Drawing, Shape
from tutor.ui.skill_looks import LOOKS, Group, Look, groups, looks, numbers
from tutor.ui.text import label

WIDE, ROW, HEAD, SIZE = 340, 44, 30, 13
IN_A_ROW = 6
KEYS_IN_A_ROW, KEY = 3, 20
COLOURS = {"solid": GREEN, "fading": ORANGE, "going": BLUE, "next": BLUE, "later": GREY, "unasked": GREY}
COUNTED = {  # of so many skills
    "solid": ("{count} skill is solid", "{count} skills are solid"),
    "fading": ("{count} is fading", "{count} are fading"),
    "going": ("{count} is under way", "{count} are under way"),
    "next": ("{count} comes next", "{count} come next"),
    "later": ("{count} comes later", "{count} come later"),
    "unasked": ("{count} is not checked yet", "{count} are not checked yet"),
}


@dataclass(frozen=True, slots=True)
class _Node:
    skill: Skill
    number: int
    look: Look
    x: float
    y: float


def drawn(course: Course, picture: Picture) -> Drawing:
    """The map; whoever points at a skill is told what it is, and its description says how many stand in which way."""
    found, numbered = looks(course, picture), numbers(course)
    nodes: dict[str, _Node] = {}
    shapes: list[Shape] = []
    y = 0.0
    for group in groups(course):
        shapes.append(("text", {"class": "name", "x": 2, "y": y + 14, "text": label(group.title)}))
        y += HEAD
        for row in _rows(group, nodes):
            for skill, x in row:
                nodes[skill.name] = _Node(skill, numbered[skill.name], found[skill.name], x, y + SIZE)
            y += ROW
    shapes = [*_edges(nodes), *shapes, *(shape for node in nodes.values() for shape in _node(node)), *_keys(y)]
    told = tuple((node.x, str(told_of(node.number, node.look, node.skill))) for node in nodes.values())
    height = y + KEY * (1 + (len(LOOKS) - 1) // KEYS_IN_A_ROW)
    hint = label("Point at a skill, or use the arrow keys, to read what it is.")
    desc = str(after_one_another(counted(tuple(found.values())), say("The list below has each of them.")))
    depths = tuple(node.y for node in nodes.values())
    title = label("The map of skills")
    return Drawing(title, desc, WIDE, height, 520, tuple(shapes), COLOURS, told, hint=hint, depths=depths)


def told_of(number: int, look: Look, skill: Skill) -> Sentence:
    """A skill in a sentence."""
    fields = {"sign": Ready(look.sign), "word": look.said, "can": say(skill.can)}
    return say("{number} {sign} {word}: {can}.", number=number, **fields)


def counted(found: Sequence[Look]) -> Sentence:
    """How many skills stand in which way."""
    counts = [(look, found.count(look)) for look in LOOKS]
    each = tuple(plural(count, *COUNTED[look.name]) for look, count in counts if count)
    return say("{each}.", each=Listed(each)) if each else say("There are no skills yet.")


# --- where things are -------------------------------------------------------------------------------------------------


def _rows(group: Group, above: Mapping[str, _Node]) -> Iterator[list[tuple[Skill, float]]]:
    """The rows of a group, what rests on nothing in it first; in a row each stands below what it rests on."""
    own = {skill.name: skill for skill in group.skills}
    placed = {name: node.x for name, node in above.items()}
    depth: dict[str, int] = {}
    for skill in group.skills:
        depth[skill.name] = 1 + max((depth.get(name, 0) for name in skill.needs if name in own), default=-1)
    for level in range(max(depth.values()) + 1):
        here = [skill for skill in group.skills if depth[skill.name] == level]
        here.sort(key=lambda skill: _middle([placed[name] for name in skill.needs if name in placed]))
        for start in range(0, len(here), IN_A_ROW):
            row = here[start : start + IN_A_ROW]
            step = WIDE / len(row)
            spread = [(skill, round(step * (at + 0.5), 1)) for at, skill in enumerate(row)]
            placed |= {skill.name: x for skill, x in spread}
            yield spread


def _middle(places: Sequence[float]) -> float:
    return sum(places) / len(places) if places else WIDE / 2


# --- shapes -----------------------------------------------------------------------------------------------------------


def _edges(nodes: Mapping[str, _Node]) -> Iterator[Shape]:
    """A line from each skill to what rests on it."""
    for node in nodes.values():
        for name in node.skill.needs:
            if name in nodes:
                start = nodes[name]
                half = (start.y + node.y) / 2
                path = f"M{start.x} {start.y}C{start.x} {half} {node.x} {half} {node.x} {node.y}"
                yield "path", {"class": "need", "d": path}


def _node(node: _Node) -> Iterator[Shape]:
    """A circle with the number of the skill, and its sign beside it."""
    yield "circle", {"class": _class("skill", node.look), "cx": node.x, "cy": node.y, "r": SIZE}
    middle: dict[str, str | float] = {"x": node.x, "y": node.y + 4, "text-anchor": "middle"}
    yield "text", {"class": _class("inside", node.look), **middle, "text": str(node.number)}
    sign: dict[str, str | float] = {"x": node.x + SIZE + 2, "y": node.y - 5, "text": node.look.sign}
    yield "text", {"class": "sign", **sign}


def _class(kind: str, look: Look) -> str:
    return " ".join((kind, look.name))


def _keys(y: float) -> Iterator[Shape]:
    """What the signs mean."""
    for at, look in enumerate(LOOKS):
        row, column = divmod(at, KEYS_IN_A_ROW)
        x, low = 8 + column * WIDE / KEYS_IN_A_ROW, y + 8 + KEY * row
        yield "circle", {"class": _class("skill", look), "cx": x, "cy": low - 4, "r": 6}
        yield "text", {"x": x + 12, "y": low, "text": label("{sign} {word}", sign=Ready(look.sign), word=look.said)}
