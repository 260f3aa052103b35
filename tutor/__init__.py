"""Downhill: a tutor for the calculus inside neural networks. The picture of the house is in the README."""
