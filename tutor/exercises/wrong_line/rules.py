"""The rules that a line may have followed, by their names in the course, and what each of them is for."""

from __future__ import annotations

from sympy import Symbol

from tutor.exercises.drawing.space import mixed
from tutor.exercises.wrong_line.model import Planted
from tutor.symbolic.derivative import D
from tutor.symbolic.outer import taken_apart
from tutor.symbolic.rules import CHAIN_RULE
from tutor.symbolic.sentence import Sentence, say

FEWEST = 4  # to choose from
FOR: dict[str, str] = {
    "power rule": "The power rule is for {by} alone with a fixed exponent.",
    "sum rule": "The sum rule is for pieces that are added or taken away.",
    "constant multiple rule": "The constant multiple rule is for a factor in front that does not change with {by}.",
    "product rule": "The product rule is for two factors that both change with {by}.",
    "quotient rule": "The quotient rule is for one thing divided by another, where both change with {by}.",
    CHAIN_RULE: "The chain rule is for one thing inside another.",
    "definition": "That is for a name that is short for a longer formula.",
}
ANY = "That rule is for exactly what its name says."


def offered(planted: Planted) -> tuple[str, ...]:
    """The rules of the lines, then those that are known as long, until there are enough to choose from.

    Where the outside of a chain is at fault, the rule of that outside is not offered beside the chain rule, unless
    another line needs it: one could argue for both.
    """
    used = tuple(dict.fromkeys(planted.rules))
    more = [name for name in FOR if name not in (*used, _outside(planted), "definition")]
    return (*used, *more[: max(1, FEWEST - len(used))])


def accepted(planted: Planted) -> frozenset[str]:
    """The rule of the wrong line; that of the outside of a chain as well, where the slope inside was not forgotten."""
    rule, outside = planted.sound.rule.name, _outside(planted)
    return frozenset({rule, outside} - {""}) if _kept_inside(planted) else frozenset({rule})


def shuffled(planted: Planted, seed: int) -> tuple[str, ...]:
    """The rules in the order in which a seed shows them."""
    rules = offered(planted)
    return tuple(rules[at] for at in mixed(len(rules), f"rules:{seed}:{len(rules)}"))


def called(name: str) -> Sentence:
    """power rule; slope of the sigmoid"""
    if name == "definition":
        return say("meaning of a short name")
    return say(name) if name.endswith("rule") else say("slope of the {name}", name=say(name))


def is_for(name: str, by: Symbol) -> Sentence:
    """What a rule is for."""
    text = FOR.get(name, ANY)
    return say(text, by=by) if "{by}" in text else say(text)


def _outside(planted: Planted) -> str:
    """The rule for the outside of a chain; nothing where the line needs another rule."""
    target = planted.sound.target
    parts = taken_apart(target.f, target.x) if planted.sound.rule.name == CHAIN_RULE else None
    return "" if parts is None else str(parts[0].name)


def _kept_inside(planted: Planted) -> bool:
    """What the mistake makes of a chain has the slope of the inside in it as a factor's own."""
    target = planted.sound.target
    parts = taken_apart(target.f, target.x)
    made = planted.mistake.apply(target)
    return parts is not None and made is not None and D(parts[1], target.x) in made.atoms(D)
