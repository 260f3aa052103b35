"""What somebody may have done to arrive at an answer, and what is said about it.

`question` is what was asked; `samples`, `floats`, `ways` and `search` look for what was done, in floating point;
`diagnosis` and `separating` say it. What people believe is in `tutor.misconceptions`.
"""
