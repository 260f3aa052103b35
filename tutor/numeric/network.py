"""A feed-forward network that runs the code it is handed: predict, cost, gradient, step, train, save and load.

The numbers live in one list θ; w and b of each layer are views of it. How to train is in `training`, what to compute
comes as functions with the source they were made of.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np

from tutor.numeric.training import Epoch, Rate, accuracy, train

Functions = tuple[Callable[..., Any], ...]
Prepare = Callable[..., Functions]
ROOMS = 4  # batch sizes for which room is kept
CHUNK = 1000  # examples at a time, where only outputs are wanted
SUM = 1e-3  # how far from 1 the targets of one example may add up to under cross-entropy


class NotANetworkFile(ValueError):
    """The file holds no network, or another one."""


@dataclass(frozen=True, slots=True)
class NetworkSettings:
    """What a saved network is: widths, names of activations and cost, kind of numbers."""

    widths: tuple[int, ...]
    names: tuple[str, ...]
    dtype: str


class Network:
    """a = f(w a_prev + b), layer by layer, trained by the functions that `source` shows."""

    def __init__(
        self,
        widths: tuple[int, ...],
        prepare: Prepare,
        source: str,
        theta: np.ndarray,
        names: tuple[str, ...],
        shares: bool = False,
        given: tuple[Any, ...] = (),
    ) -> None:
        self.widths, self.source, self.names, self.given = widths, source, names, given
        self.theta = theta
        self.dtype = theta.dtype
        self.velocity: np.ndarray | None = None
        self.epochs = 0
        self._prepare, self._shares = prepare, shares
        self._rooms: OrderedDict[int, Functions] = OrderedDict()
        self._gradient: np.ndarray | None = None
        self._rate, self._momentum = np.zeros((), self.dtype), np.zeros((), self.dtype)

    @property
    def parameters(self) -> list[tuple[np.ndarray, np.ndarray]]:
        """(w, b) of each layer; writing into them changes the network."""
        return self._views(self.theta)

    def predict(self, X: np.ndarray) -> np.ndarray:
        """The outputs, one row for each example."""
        rows = self._inputs(X)
        parts = []
        with np.errstate(all="ignore"):
            for start in range(0, len(rows), CHUNK):
                part = rows[start : start + CHUNK]
                parts.append(self._room(len(part))[0](part).copy())
        return np.concatenate(parts) if parts else np.empty((0, self.widths[-1]), self.dtype)

    def cost(self, X: np.ndarray, Y: np.ndarray) -> float:
        """C of these examples."""
        rows, targets = self._examples(X, Y)
        with np.errstate(all="ignore"):
            forward, cost, *_ = self._room(len(rows))
            forward(rows)
            return float(cost(rows, targets))

    def measure(self, X: np.ndarray, Y: np.ndarray) -> tuple[float, float]:
        """C of these examples, and the share of right answers among them."""
        rows, targets = self._examples(X, Y)
        with np.errstate(all="ignore"):
            forward, cost, *_ = self._room(len(rows))
            right = accuracy(forward(rows), targets)
            return float(cost(rows, targets)), right

    def gradient(self, X: np.ndarray, Y: np.ndarray) -> list[tuple[np.ndarray, np.ndarray]]:
        """(∂C/∂w, ∂C/∂b) of each layer."""
        rows, targets = self._examples(X, Y)
        with np.errstate(all="ignore"):
            gradient = self._whole_gradient()
            forward, _, backward, *_ = self._room(len(rows))
            forward(rows)
            backward(rows, targets)
        return [(by_w.copy(), by_b.copy()) for by_w, by_b in self._views(gradient)]

    def flat_gradient(self, X: np.ndarray, Y: np.ndarray) -> np.ndarray:
        """The same as one list, in the order of θ."""
        return np.concatenate([part.ravel() for pair in self.gradient(X, Y) for part in pair])

    def kinks(self, X: np.ndarray, Y: np.ndarray) -> np.ndarray:
        """On which side of each kink things are, neuron by neuron and example by example; empty where there is none."""
        rows, targets = self._examples(X, Y)
        with np.errstate(all="ignore"):
            forward, _, _, kinks, *_ = self._room(len(rows))
            forward(rows)
            sides = kinks(rows, targets)
        return np.concatenate(sides) if sides else np.empty(0, bool)

    def step(self, X: np.ndarray, Y: np.ndarray, learning_rate: float, momentum: float = 0.0) -> None:
        """θ ← θ − η ∂C/∂θ, or with momentum v ← μ v + ∂C/∂θ, θ ← θ − η v"""
        ready = type(X) is type(Y) is np.ndarray and X.dtype is Y.dtype is self.dtype
        if not ready or X.shape != (len(X), self.widths[0]) or Y.shape != (len(X), self.widths[-1]):
            X, Y = self._shaped(X, Y)
        self._rate[()] = learning_rate
        with np.errstate(all="ignore"):
            self._stepped(X, Y, momentum)

    def learn(
        self, X: np.ndarray, Y: np.ndarray, order: np.ndarray, batch: int, rates: Sequence[float], momentum: float = 0.0
    ) -> None:
        """One step for each batch of the examples, taken in this order; `rates` has η for each step."""
        rows, targets = self._shaped(X, Y)
        size = min(batch, len(order))
        inputs, wanted = np.empty((size, rows.shape[1]), self.dtype), np.empty((size, targets.shape[1]), self.dtype)
        with np.errstate(all="ignore"):
            for start, rate in zip(range(0, len(order), batch), rates, strict=True):
                chosen = order[start : start + batch]
                some, those = inputs[: len(chosen)], wanted[: len(chosen)]
                rows.take(chosen, axis=0, out=some, mode="clip")
                targets.take(chosen, axis=0, out=those, mode="clip")
                self._rate[()] = rate
                self._stepped(some, those, momentum)

    def train(
        self, X: np.ndarray, Y: np.ndarray, epochs: int, batch: int = 10, schedule: Rate = 0.5, **options: Any
    ) -> Iterator[Epoch]:
        """One record after each epoch; the options are those of `tutor.numeric.training.train`."""
        return train(self, *self._examples(X, Y), epochs, batch, schedule, **options)

    # --- files --------------------------------------------------------------------------------------------------------

    def save(self, path: str | Path) -> None:
        """θ, the momentum and how many epochs were made, as npz without pickle."""
        settings = {"widths": self.widths, "names": self.names, "dtype": str(self.dtype), "epochs": self.epochs}
        velocity = self.velocity if self.velocity is not None else np.empty(0, self.dtype)
        with Path(path).open("wb") as file:
            np.savez_compressed(file, theta=self.theta, velocity=velocity, settings=np.array(json.dumps(settings)))

    def load(self, path: str | Path) -> None:
        """The saved numbers in place of these; the network must be of the same shape, activations and cost."""
        found = saved_settings(path)
        if (found.widths, found.names) != (self.widths, self.names):
            raise NotANetworkFile(f"{path} holds {_described(found.widths, found.names)}, not {self}")
        theta, velocity, epochs = _saved_numbers(path)
        if theta.shape != self.theta.shape or velocity.size not in (0, theta.size):
            raise NotANetworkFile(f"{path} is damaged: {theta.size} numbers where {self.theta.size} belong")
        self.theta[:] = theta
        self.velocity = velocity.astype(self.dtype) if velocity.size else None
        self.epochs = epochs

    def __str__(self) -> str:
        return _described(self.widths, self.names)

    # --- inside -------------------------------------------------------------------------------------------------------

    def _stepped(self, X: np.ndarray, Y: np.ndarray, momentum: float) -> None:
        room = self._rooms.get(len(X)) or self._room(len(X))
        forward, _, backward, _, descend, descend_with_momentum, descend_at_once = room
        forward(X)
        if descend_at_once is not None and not momentum:
            descend_at_once(X, Y, self._rate)
            return
        if self._gradient is None:
            self._whole_gradient()
            forward, _, backward, _, descend, descend_with_momentum, _ = self._room(len(X))
            forward(X)
        backward(X, Y)
        if not momentum:
            descend(self._rate)
            return
        if self.velocity is None:
            self.velocity = np.zeros_like(self.theta)
        self._momentum[()] = momentum
        descend_with_momentum(self.velocity, self._rate, self._momentum)

    def _whole_gradient(self) -> np.ndarray:
        """Room for the gradient, from now on: until it is asked for, a step needs none."""
        if self._gradient is None:
            self._gradient = np.empty_like(self.theta)
            self._rooms.clear()
        return self._gradient

    def _room(self, count: int) -> Functions:
        """The functions for so many examples."""
        if count not in self._rooms:
            self._rooms[count] = self._prepare(count, self.theta, self._gradient)
            if len(self._rooms) > ROOMS:
                self._rooms.popitem(last=False)
        return self._rooms[count]

    def _views(self, numbers: np.ndarray) -> list[tuple[np.ndarray, np.ndarray]]:
        found, place = [], 0
        for before, after in zip(self.widths, self.widths[1:], strict=False):
            middle, end = place + before * after, place + (before + 1) * after
            found.append((numbers[place:middle].reshape(after, before), numbers[middle:end]))
            place = end
        return found

    def _inputs(self, X: np.ndarray) -> np.ndarray:
        return _rows(X, self.dtype, self.widths[0], "X")

    def _shaped(self, X: np.ndarray, Y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        rows, targets = self._inputs(X), _rows(Y, self.dtype, self.widths[-1], "Y")
        if len(rows) != len(targets) or not len(rows):
            raise ValueError(f"X has {len(rows)} examples and Y has {len(targets)}; both need the same, and at least 1")
        return rows, targets

    def _examples(self, X: np.ndarray, Y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        rows, targets = self._shaped(X, Y)
        if self._shares and np.abs(targets.sum(axis=1) - 1).max() > SUM:
            raise ValueError("under cross-entropy the targets of each example must add up to 1")
        return rows, targets


def saved_settings(path: str | Path) -> NetworkSettings:
    """What network a file holds; NotANetworkFile where it holds none."""
    try:
        with Path(path).open("rb") as opened, np.load(opened, allow_pickle=False) as file:
            found = json.loads(str(file["settings"]))
        return NetworkSettings(tuple(map(int, found["widths"])), tuple(map(str, found["names"])), str(found["dtype"]))
    except (ValueError, KeyError, TypeError, EOFError, BadZipFile) as error:
        raise NotANetworkFile(f"{path} holds no saved network") from error


def _saved_numbers(path: str | Path) -> tuple[np.ndarray, np.ndarray, int]:
    try:
        with Path(path).open("rb") as opened, np.load(opened, allow_pickle=False) as file:
            return file["theta"], file["velocity"], int(json.loads(str(file["settings"]))["epochs"])
    except (ValueError, KeyError, TypeError, EOFError, BadZipFile) as error:
        raise NotANetworkFile(f"{path} holds no saved network") from error


def _rows(values: np.ndarray, dtype: np.dtype, width: int, name: str) -> np.ndarray:
    rows = np.ascontiguousarray(values, dtype)
    if rows.ndim != 2 or rows.shape[1] != width:
        raise ValueError(f"{name} needs the shape (examples, {width}), it has {np.shape(values)}")
    return rows


def _described(widths: tuple[int, ...], names: tuple[str, ...]) -> str:
    return f"a network {'-'.join(map(str, widths))} with {', '.join(names[:-1])} and the cost {names[-1]}"
