"""The bridge: SymPy in, runnable code out. Every target prints the same stabilised form."""

from tutor.lower.elementwise import to_numpy, to_numpy_source
from tutor.lower.javascript import to_javascript
from tutor.lower.limits import CannotLower
from tutor.lower.network import build_network, load_network
from tutor.lower.stable import stabilise

__all__ = [
    "CannotLower",
    "build_network",
    "load_network",
    "stabilise",
    "to_javascript",
    "to_numpy",
    "to_numpy_source",
]
