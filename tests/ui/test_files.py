"""A network survives its file; a file that is no network is refused in a sentence, whatever is in it."""

from __future__ import annotations

import io
import json
import zipfile

import numpy as np
import pytest

from tutor.lower import build_network
from tutor.numeric.network import NotANetworkFile
from tutor.ui.files import LARGEST, from_bytes, to_bytes

LAYERS = (784, 16, 16, 10)


def packed(**arrays: object) -> bytes:
    """An npz file of these arrays."""
    out = io.BytesIO()
    np.savez_compressed(out, **arrays)
    return out.getvalue()


def settings(**changed: object) -> np.ndarray:
    """The settings of a saved network, some of them changed."""
    whole = {"widths": LAYERS, "names": ["sigmoid"] * 3 + ["squared"], "dtype": "float32", "epochs": 3}
    return np.array(json.dumps(whole | changed))


def test_a_network_comes_back_as_it_was():
    network = build_network(LAYERS, seed=5)
    network.epochs = 7
    back = from_bytes(to_bytes(network), LAYERS)
    assert np.array_equal(back.theta, network.theta)
    assert back.epochs == 7


THETA = np.zeros(13_002, "float32")
NONE = np.empty(0, "float32")


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("theta.npy", bytes(200_000_000))
    return out.getvalue()


def huge_header() -> bytes:
    out, file = io.BytesIO(), io.BytesIO()
    np.lib.format.write_array_header_1_0(file, {"descr": "<f4", "fortran_order": False, "shape": (10**13,)})
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("theta.npy", file.getvalue())
        for name, value in (("velocity", NONE), ("settings", settings())):
            part = io.BytesIO()
            np.save(part, value)
            archive.writestr(f"{name}.npy", part.getvalue())
    return out.getvalue()


def pickled() -> bytes:
    return packed(theta=np.array([{"a": 1}], dtype=object), velocity=NONE, settings=settings())


FILES = {
    "nothing": b"",
    "words": b"hello",
    "half a network": to_bytes(build_network(LAYERS))[:5000],
    "another network": to_bytes(build_network((784, 16, 10))),
    "an empty archive": packed(),
    "other arrays": packed(a=THETA),
    "numbers missing": packed(theta=THETA[:5], velocity=NONE, settings=settings()),
    "not a number": packed(theta=np.full_like(THETA, np.nan), velocity=NONE, settings=settings()),
    "text for numbers": packed(theta=np.full(13_002, "x"), velocity=NONE, settings=settings()),
    "settings that are a list": packed(theta=THETA, velocity=NONE, settings=np.array("[1, 2]")),
    "settings that are no JSON": packed(theta=THETA, velocity=NONE, settings=np.array("{")),
    "epochs without end": packed(theta=THETA, velocity=NONE, settings=settings(epochs=10**30)),
    "epochs before the start": packed(theta=THETA, velocity=NONE, settings=settings(epochs=-4)),
    "epochs that are text": packed(theta=THETA, velocity=NONE, settings=settings(epochs="many")),
    "a pickle": pickled(),
    "a bomb": bomb(),
    "a header of terabytes": huge_header(),
    "too many bytes": bytes(LARGEST + 5),
}


@pytest.mark.parametrize("name", FILES)
def test_what_is_no_network_is_refused_in_a_sentence(name: str):
    with pytest.raises(NotANetworkFile) as refused:
        from_bytes(FILES[name], LAYERS)
    said = str(refused.value)
    assert said.endswith((".", "?"))
    assert "/" not in said
    assert len(said) < 140


def test_a_network_has_a_hundred_thousand_epochs_behind_it_at_most():
    network = build_network(LAYERS, seed=5)
    network.epochs = 100_000
    assert from_bytes(to_bytes(network), LAYERS).epochs == 100_000
    network.epochs = 100_001
    with pytest.raises(NotANetworkFile):
        from_bytes(to_bytes(network), LAYERS)
