"""A trained network as a file that a learner keeps, and back from a file that anybody may have made."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import BadZipFile, ZipFile

import numpy as np

from tutor.lower import build_network
from tutor.numeric.network import Network, NotANetworkFile
from tutor.symbolic.sentence import Ready, say

LARGEST = 1_000_000  # bytes of a file, and of what is packed in it: the digit network needs 110,000
MOST_EPOCHS = 100_000
UNREADABLE = (ArithmeticError, AttributeError, LookupError, MemoryError, OSError, RuntimeError, TypeError, ValueError)


def to_bytes(network: Network) -> bytes:
    """The network as the content of an npz file."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "network.npz"
        network.save(path)
        return path.read_bytes()


def from_bytes(content: bytes, layers: tuple[int, ...]) -> Network:
    """The network in a file; NotANetworkFile of a kind Sentence where there is none of these layers."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "network.npz"
        path.write_bytes(content[: LARGEST + 1])
        _check_size(path)
        network = build_network(layers)
        try:
            network.load(path)
        except UNREADABLE as error:
            says = "No network {widths} could be read from it. Was it saved on this page?"
            raise NotANetworkFile(say(says, widths=Ready("-".join(map(str, layers))))) from error
    if not np.isfinite(network.theta).all() or not 0 <= network.epochs <= MOST_EPOCHS:
        raise NotANetworkFile(say("Some of its numbers make no sense any more. Save a network that has not run away."))
    return network


def _check_size(path: Path) -> None:
    """A file that unpacks to more than a network needs is not unpacked."""
    try:
        with ZipFile(path) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
    except (BadZipFile, OSError, ValueError, RuntimeError) as error:
        raise NotANetworkFile(say("This is no file that was saved on this page.")) from error
    if path.stat().st_size > LARGEST or unpacked > LARGEST:
        raise NotANetworkFile(say("This file is far too large for this network."))
