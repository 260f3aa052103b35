"""Fill in steps of gradient descent. `model`: the walk in numbers; `exercise`: the kind itself."""
