"""Every function of the course once: what SymPy lacks of it, and in one table all that is known of it.

This part knows nothing of the rest: SymPy, mpmath and Python's own mathematics are all it stands on. `heads` has the
functions as SymPy functions, `table` all else that is known of each; `intervals` and `floats` compute with them.
"""
