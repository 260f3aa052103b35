"""The lessons, one file each, named after its idea, in the parts of the course; CURRICULUM is the only order."""

from __future__ import annotations

from lessons.backprop_chain import LESSON as BACKPROP_CHAIN
from lessons.backprop_layers import LESSON as BACKPROP_LAYERS
from lessons.chain_rule import LESSON as CHAIN_RULE
from lessons.cost import LESSON as COST
from lessons.descent import LESSON as DESCENT
from lessons.digits import LESSON as DIGITS
from lessons.gradient import LESSON as GRADIENT
from lessons.high_dimensions import LESSON as HIGH_DIMENSIONS
from lessons.initialisation import LESSON as INITIALISATION
from lessons.landscape import LESSON as LANDSCAPE
from lessons.learning import LESSON as LEARNING
from lessons.learning_rate import LESSON as LEARNING_RATE
from lessons.mini_batches import LESSON as MINI_BATCHES
from lessons.neuron import LESSON as NEURON
from lessons.neuron_gradient import LESSON as NEURON_GRADIENT
from lessons.power_rule import LESSON as POWER_RULE
from lessons.products import LESSON as PRODUCTS
from lessons.school import SCHOOL
from lessons.skills import SKILLS
from lessons.slope import LESSON as SLOPE
from tutor.lesson import Course, Lesson, Part

PARTS: tuple[Part, ...] = (
    Part("What learning is", (LEARNING, COST)),
    Part("Slopes", (SLOPE, POWER_RULE, PRODUCTS, CHAIN_RULE, GRADIENT)),
    Part("Downhill", (DESCENT, LANDSCAPE, LEARNING_RATE)),
    Part("Through a network", (NEURON, NEURON_GRADIENT, BACKPROP_CHAIN, BACKPROP_LAYERS)),
    Part("The real thing", (INITIALISATION, HIGH_DIMENSIONS, MINI_BATCHES, DIGITS)),
)
CURRICULUM: tuple[Lesson, ...] = tuple(lesson for part in PARTS for lesson in part.lessons)
COURSE = Course(PARTS, SKILLS, SCHOOL)
