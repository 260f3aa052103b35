"""Figures that follow the finger: a folder each, with its Python, its scripts and its styles.

A figure runs in the page: it evaluates JavaScript that `tutor.lower` prints from the lesson's SymPy expression, keeps
its state on the DOM element and tells Python only what was let go of. No build step, and nothing is fetched.
`shared/` holds the scripts and styles that all figures use. Figures that a rerun may redraw (charts) are no components.
"""
