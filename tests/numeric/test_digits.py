"""The digits: what comes along, files of the full set, augmentation, and a drawing as MNIST would have it."""

from __future__ import annotations

import gzip
from pathlib import Path

import numpy as np
import pytest

from tutor.lower import build_network
from tutor.numeric.digits import (
    EMBEDDED,
    SIDE,
    Augmentation,
    BadIdx,
    centred,
    embedded,
    from_folder,
    read_idx,
    recipe,
    shifted,
    transformed,
)


def idx(values: np.ndarray) -> bytes:
    """The array as an IDX file."""
    sizes = b"".join(size.to_bytes(4, "big") for size in values.shape)
    return bytes((0, 0, 8, values.ndim)) + sizes + values.astype(np.uint8).tobytes()


def full_set(folder: Path, *, packed: bool = False) -> Path:
    """A tiny set in the four files."""
    draw = np.random.default_rng(0)
    for part, count in (("train", 6), ("t10k", 3)):
        for name, values in (
            (f"{part}-images-idx3-ubyte", draw.integers(0, 256, (count, 28, 28))),
            (f"{part}-labels-idx1-ubyte", draw.integers(0, 10, count)),
        ):
            content = idx(values)
            (folder / f"{name}{'.gz' if packed else ''}").write_bytes(gzip.compress(content) if packed else content)
    return folder


def test_five_thousand_digits_come_along_in_a_small_file():
    digits = embedded()
    assert EMBEDDED.stat().st_size < 1_300_000
    assert digits.X.shape == (4_000, 784)
    assert digits.unseen_X.shape == (1_000, 784)
    assert (digits.X.min(), digits.X.max()) == (0, 1)
    assert digits.Y.sum(axis=0).tolist() == [400] * 10
    assert digits.unseen_Y.sum(axis=0).tolist() == [100] * 10


def test_no_unseen_digit_is_among_the_others():
    digits = embedded()
    seen = {row.tobytes() for row in digits.X}
    assert not [row for row in digits.unseen_X if row.tobytes() in seen]


@pytest.mark.parametrize("packed", [False, True])
def test_the_full_set_is_read_from_a_folder(tmp_path: Path, packed: bool):
    digits = from_folder(full_set(tmp_path, packed=packed))
    assert [part.shape for part in (digits.X, digits.Y, digits.unseen_X, digits.unseen_Y)] == [
        (6, 784),
        (6, 10),
        (3, 784),
        (3, 10),
    ]


def test_a_missing_file_is_named(tmp_path: Path):
    full_set(tmp_path)
    (tmp_path / "t10k-labels-idx1-ubyte").unlink()
    with pytest.raises(FileNotFoundError, match="t10k-labels"):
        from_folder(tmp_path)


GOOD = idx(np.zeros((2, 28, 28)))


@pytest.mark.parametrize(
    ("content", "field"),
    [
        (b"", "magic number"),
        (b"\x01" + GOOD[1:], "magic number"),
        (GOOD[:2] + b"\x0d" + GOOD[3:], "type of number"),
        (GOOD[:3] + b"\x07" + GOOD[4:], "number of dimensions"),
        (GOOD[:10], "sizes of the dimensions"),
        (GOOD[:-1], "data"),
        (GOOD + b"\0", "data"),
        (gzip.compress(GOOD, mtime=0)[:-9], "compression"),
    ],
)
def test_a_malformed_file_names_the_field(tmp_path: Path, content: bytes, field: str):
    (tmp_path / "digits").write_bytes(content)
    with pytest.raises(BadIdx, match=field):
        read_idx(tmp_path / "digits")


@pytest.mark.parametrize(
    ("name", "values", "field"),
    [
        ("train-images-idx3-ubyte", np.zeros((6, 20, 20)), "dimensions"),
        ("train-labels-idx1-ubyte", np.zeros(5), "labels: there are"),
        ("train-labels-idx1-ubyte", np.full(6, 12), "no digit"),
    ],
)
def test_files_that_do_not_go_together_are_named(tmp_path: Path, name: str, values: np.ndarray, field: str):
    (full_set(tmp_path) / name).write_bytes(idx(values))
    with pytest.raises(BadIdx, match=field):
        from_folder(tmp_path)


# --- augmentation -----------------------------------------------------------------------------------------------------


def dot(row: int, column: int) -> np.ndarray:
    """One pixel of ink."""
    image = np.zeros((SIDE, SIDE), "float32")
    image[row, column] = 1
    return image.reshape(1, -1)


def test_a_shift_moves_the_ink_and_paper_follows():
    np.testing.assert_array_equal(shifted(dot(10, 10), np.array([[2, -3]])), dot(12, 7))
    assert not shifted(dot(0, 5), np.array([[-1, 0]])).any()


def test_a_quarter_turn_and_a_double_size_land_where_they_should():
    turned = transformed(dot(4, 13), np.array([np.pi / 2]), np.ones(1), np.zeros((1, 2)))
    row, column = divmod(int(turned.argmax()), SIDE)
    assert {(row, column)} <= {(13, 4), (14, 4), (13, 23), (14, 23)}
    grown = transformed(embedded().X[:1], np.zeros(1), np.full(1, 1.2), np.zeros((1, 2)))
    assert grown.sum() > 1.2 * embedded().X[:1].sum()


def test_nothing_changed_is_nothing_changed():
    images = embedded().X[:5]
    same = transformed(images, np.zeros(5), np.ones(5), np.zeros((5, 2)))
    np.testing.assert_allclose(same, images, atol=1e-6)


@pytest.mark.parametrize("change", [Augmentation(2), Augmentation(1, rotate=10, scale=0.1)])
def test_augmentation_is_drawn_afresh_and_by_seed(change: Augmentation):
    images = embedded().X[:20]
    kept = images.copy()
    first, again, other = (change(images, np.random.default_rng(seed)) for seed in (1, 1, 2))
    np.testing.assert_array_equal(first, again)
    np.testing.assert_array_equal(images, kept)
    assert not np.array_equal(first, other)
    assert (first.min() >= 0, first.max() <= 1.000001, first.dtype) == (True, True, images.dtype)


# --- drawings ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", range(20))
def test_centring_undoes_offset_and_size(number: int):
    digit = embedded().unseen_X[number].reshape(SIDE, SIDE)
    large = np.zeros((280, 280))
    large[90 : 90 + 168, 20 : 20 + 168] = np.kron(digit, np.ones((6, 6)))
    np.testing.assert_allclose(centred(large), digit.ravel() / digit.max(), atol=0.01)


def test_an_empty_drawing_stays_empty_and_a_dot_is_drawn():
    assert not centred(np.zeros((50, 50))).any()
    assert centred(dot(3, 3).reshape(SIDE, SIDE)).max() == 1


@pytest.mark.parametrize("drawing", [np.full((5, 300), 1.0), np.full((300, 5), np.nan), np.full((3, 3), np.inf)])
def test_a_strange_drawing_gives_784_numbers(drawing: np.ndarray):
    found = centred(drawing)
    assert found.shape == (784,)
    assert np.isfinite(found).all()


def test_what_is_no_drawing_is_named():
    with pytest.raises(ValueError, match="rows and columns"):
        centred(np.zeros(5))


def test_the_recipe_for_the_digits_learns_them():
    digits, network = embedded(), build_network((784, 16, 16, 10), seed=0)
    unseen = (digits.unseen_X, digits.unseen_Y)
    *_, last = network.train(digits.X, digits.Y, unseen=unseen, **recipe(len(digits.X), epochs=6))
    assert last.unseen_accuracy > 0.85
