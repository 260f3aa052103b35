"""The handwritten digits: 5,000 that come along, the full 70,000 from four IDX files, augmentation, and centring.

Images are rows of 784 numbers from 0 (paper) to 1 (ink), targets are rows of ten with a single 1. How the large files
are fetched is in `fetch`; the credit for MNIST is in mnist/CREDIT.txt.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from math import ceil, prod
from pathlib import Path
from typing import Any

import numpy as np

from tutor.numeric.schedules import cosine

SIDE, DIGITS = 28, 10
SEEN = 4_000
EMBEDDED = Path(__file__).parent / "mnist" / "digits.npz"
INK = 20  # the longer side of a centred digit
UNSIGNED_BYTE = 8


# Chosen on the last 500 of the 4,000 after training on the first 3,500 (0.942, 0.938, 0.948 for three seeds); the 1,000
# unseen had no say. 784-16-16-10, sigmoid, squared cost, moved by up to one pixel, a cosine from RATE to RATE/50.
EPOCHS, BATCH, RATE, MOMENTUM = 100, 10, 0.1, 0.9


class BadIdx(ValueError):
    """A file is no IDX file of digits; the message names the field that is wrong."""


@dataclass(frozen=True, slots=True, eq=False)
class Digits:
    """Images and targets: those to learn from, and those that are only for measuring."""

    X: np.ndarray
    Y: np.ndarray
    unseen_X: np.ndarray
    unseen_Y: np.ndarray


def embedded(dtype: str = "float32") -> Digits:
    """The 5,000: 4,000 to learn from and 1,000 unseen, always the same."""
    with np.load(EMBEDDED, allow_pickle=False) as file:
        images, labels = file["images"], file["labels"]
    X, Y = scaled(images, dtype), one_hot(labels, dtype)
    return Digits(X[:SEEN], Y[:SEEN], X[SEEN:], Y[SEEN:])


def from_folder(folder: str | Path, dtype: str = "float32") -> Digits:
    """The full set, from the four IDX files in a folder, packed or not: 60,000 to learn from and 10,000 unseen."""
    found = []
    for part in ("train", "t10k"):
        images, labels = (
            read_idx(_file(folder, f"{part}-images-idx3-ubyte")),
            read_idx(_file(folder, f"{part}-labels-idx1-ubyte")),
        )
        if images.ndim != 3 or images.shape[1:] != (SIDE, SIDE):
            raise BadIdx(f"{part} images: the dimensions are {images.shape}, not (count, {SIDE}, {SIDE})")
        if labels.shape != images.shape[:1]:
            raise BadIdx(f"{part} labels: there are {labels.shape} of them for {len(images)} images")
        if labels.size and labels.max() >= DIGITS:
            raise BadIdx(f"{part} labels: {labels.max()} is no digit")
        found += [scaled(images.reshape(len(images), -1), dtype), one_hot(labels, dtype)]
    return Digits(*found)


def scaled(images: np.ndarray, dtype: str = "float32") -> np.ndarray:
    """Bytes 0 to 255 as numbers 0 to 1."""
    numbers: np.ndarray = np.multiply(images, 1 / 255, dtype=dtype)
    return numbers


def one_hot(labels: np.ndarray, dtype: str = "float32") -> np.ndarray:
    """3 becomes 0 0 0 1 0 0 0 0 0 0."""
    rows: np.ndarray = np.eye(DIGITS, dtype=dtype)[labels]
    return rows


def recipe(count: int, epochs: int = EPOCHS, batch: int = BATCH, rate: float = RATE) -> dict[str, Any]:
    """How to train on so many digits: the options for `Network.train`."""
    falling = cosine(rate, epochs * ceil(count / batch), rate / 50)
    return {
        "epochs": epochs,
        "batch": batch,
        "schedule": falling,
        "momentum": MOMENTUM,
        "augment": Augmentation(shift=1),
    }


# --- IDX --------------------------------------------------------------------------------------------------------------


def read_idx(path: str | Path) -> np.ndarray:
    """The array of unsigned bytes in an IDX file, packed or not; BadIdx names the field that is wrong."""
    path = Path(path)
    content = path.read_bytes()
    if content[:2] == b"\x1f\x8b":
        try:
            content = gzip.decompress(content)
        except (OSError, EOFError) as error:
            raise BadIdx(f"{path.name}: the compression is damaged: {error}") from error
    return _array(content, path.name)


def _array(content: bytes, name: str) -> np.ndarray:
    if len(content) < 4 or content[:2] != b"\0\0":
        raise BadIdx(f"{name}: the magic number must begin with two zero bytes, it is {content[:4].hex() or 'missing'}")
    kind, count = content[2], content[3]
    if kind != UNSIGNED_BYTE:
        raise BadIdx(f"{name}: the type of number is 0x{kind:02x}, only unsigned bytes (0x08) are digits")
    if not 1 <= count <= 3:
        raise BadIdx(f"{name}: the number of dimensions is {count}, it must be 1 for labels or 3 for images")
    start = 4 + 4 * count
    if len(content) < start:
        raise BadIdx(f"{name}: the sizes of the dimensions are cut off")
    sizes = tuple(int.from_bytes(content[4 + 4 * n : 8 + 4 * n], "big") for n in range(count))
    if len(content) - start != prod(sizes):
        raise BadIdx(f"{name}: the data has {len(content) - start} bytes, its dimensions {sizes} need {prod(sizes)}")
    return np.frombuffer(content, np.uint8, offset=start).reshape(sizes)


def _file(folder: str | Path, name: str) -> Path:
    for ending in ("", ".gz"):
        path = Path(folder) / f"{name}{ending}"
        if path.is_file():
            return path
    raise FileNotFoundError(f"there is no {name} or {name}.gz in {folder}")


# --- augmentation -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Augmentation:
    """Each image moved, turned and sized afresh: up to so many pixels, degrees, and this share larger or smaller."""

    shift: float = 1.0
    rotate: float = 0.0
    scale: float = 0.0

    def __call__(self, images: np.ndarray, draw: np.random.Generator) -> np.ndarray:
        """The changed images; those that come in stay as they are."""
        if not self.rotate and not self.scale and float(self.shift).is_integer():
            return shifted(images, draw.integers(-int(self.shift), int(self.shift) + 1, (len(images), 2)))
        angle = np.radians(draw.uniform(-self.rotate, self.rotate, len(images)))
        size = 1 + draw.uniform(-self.scale, self.scale, len(images))
        return transformed(images, angle, size, draw.uniform(-self.shift, self.shift, (len(images), 2)))


def shifted(images: np.ndarray, by: np.ndarray) -> np.ndarray:
    """Each image moved by whole pixels (down, right); what moves in is paper."""
    reach = max(1, int(np.abs(by).max(initial=0)))
    padded = np.pad(images.reshape(-1, SIDE, SIDE), ((0, 0), (reach, reach), (reach, reach)))
    result = np.empty((len(images), SIDE, SIDE), images.dtype)
    for down, right in {tuple(pair) for pair in by.tolist()}:
        chosen = np.flatnonzero((by[:, 0] == down) & (by[:, 1] == right))
        top, left = reach - down, reach - right
        result[chosen] = padded[chosen, top : top + SIDE, left : left + SIDE]
    return result.reshape(len(images), -1)


def transformed(images: np.ndarray, angle: np.ndarray, size: np.ndarray, by: np.ndarray) -> np.ndarray:
    """Each image turned about its middle, sized and moved, with ink spread between the nearest four pixels."""
    middle = (SIDE - 1) / 2
    down, right = np.divmod(np.arange(SIDE * SIDE), SIDE)
    y = down - middle - by[:, :1]
    x = right - middle - by[:, 1:]
    turn, lean = (np.cos(angle) / size)[:, None], (np.sin(angle) / size)[:, None]
    return _between(images, turn * y - lean * x + middle, lean * y + turn * x + middle)


def _between(images: np.ndarray, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
    width = SIDE + 2
    padded = np.pad(images.reshape(-1, SIDE, SIDE), ((0, 0), (1, 1), (1, 1))).reshape(len(images), -1)
    rows, columns = np.clip(rows + 1, 0, SIDE), np.clip(columns + 1, 0, SIDE)
    top, left = rows.astype(int), columns.astype(int)
    low, far = (rows - top).astype(images.dtype), (columns - left).astype(images.dtype)
    place = top * width + left
    corners = [np.take_along_axis(padded, place + step, axis=1) for step in (0, 1, width, width + 1)]
    above = corners[0] * (1 - far) + corners[1] * far
    below = corners[2] * (1 - far) + corners[3] * far
    mixed: np.ndarray = above * (1 - low) + below * low
    return mixed


# --- a drawn digit ----------------------------------------------------------------------------------------------------


def centred(drawing: np.ndarray) -> np.ndarray:
    """A drawing of any size as MNIST has its digits: the ink 20 pixels at its longer side, its weight in the middle.

    A row of 784 numbers; all paper for a drawing without ink.
    """
    ink = np.nan_to_num(np.asarray(drawing, float), nan=0.0, posinf=1.0, neginf=0.0).clip(0, 1)
    if ink.ndim != 2 or not ink.size:
        raise ValueError(f"a drawing has rows and columns, this has the shape {ink.shape}")
    if not ink.any():
        return np.zeros(SIDE * SIDE, "float32")
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    box = ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    factor = INK / max(box.shape)
    small = _resized(box, tuple(max(1, min(INK, ceil(length * factor - 0.5))) for length in box.shape))
    canvas, total = np.zeros((SIDE, SIDE)), small.sum()
    weight = [float((small.sum(axis=1 - axis) * np.arange(small.shape[axis])).sum() / total) for axis in (0, 1)]
    top, left = (
        int(np.clip(round(SIDE / 2 - place), 0, SIDE - length))
        for place, length in zip(weight, small.shape, strict=True)
    )
    canvas[top : top + small.shape[0], left : left + small.shape[1]] = small
    row: np.ndarray = (canvas / canvas.max()).astype("float32").ravel()
    return row


def _resized(box: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    """The mean of the ink in each new pixel."""
    pixels: np.ndarray = _weights(box.shape[0], shape[0]) @ box @ _weights(box.shape[1], shape[1]).T
    return pixels


def _weights(old: int, new: int) -> np.ndarray:
    edges = np.linspace(0, old, new + 1)
    low, high = edges[:-1, None], edges[1:, None]
    overlap = np.clip(np.minimum(high, np.arange(1, old + 1)) - np.maximum(low, np.arange(old)), 0, None)
    shares: np.ndarray = overlap / overlap.sum(axis=1, keepdims=True)
    return shares
