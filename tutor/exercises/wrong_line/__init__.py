"""Find the wrong line: a derivation with one mistake in it, planted by the engine that runs the rules."""
