"""Write a gradient. `hints`: help, one letter at a time; `exercise`: the kind itself."""
