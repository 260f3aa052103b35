"""Drive a network with a formula. `tasks`: what may be asked; `exercise`: the kind, and what a formula trains."""
