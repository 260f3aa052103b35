"""The experiments on a server whose messages come late, as those of a machine do that has too much to do."""

from __future__ import annotations

import runpy
from pathlib import Path

from streamlit.runtime import runtime

runtime.MESSAGE_FLUSH_INTERVAL_SECS = 0.7
runpy.run_path(str(Path(__file__).with_name("experiments_app.py")), run_name="__main__")
