"""Give a number. `question`: what it stands for and comes to; `hints`: help towards it; `exercise`: the kind itself."""
