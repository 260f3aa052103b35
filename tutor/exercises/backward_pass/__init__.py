"""Fill in the backward pass of a small network. `model`: the network in numbers; `exercise`: the kind itself."""
