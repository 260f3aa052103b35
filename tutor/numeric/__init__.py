"""NumPy only: numbers that change step by step. The functions they need are handed in."""
