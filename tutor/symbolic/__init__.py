"""SymPy only: what is true. Functions, rules, derivations, and the sentences that go with them."""
