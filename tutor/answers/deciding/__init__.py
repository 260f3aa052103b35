"""Equal or not, proved at exact points and confirmed by a normal form.

Exact numbers and enclosures are in `intervals`, `operations` and `program`; where they are taken in `points` and
`evidence`; the form that confirms in `normal`; the verdict in `equality`, for decimals in `numbers`.
"""
