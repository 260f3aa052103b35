"""The command `downhill`: the tutor in a browser, from any folder. An edge: it knows Streamlit and nothing of ours."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

HELP = """usage: downhill [--help] [--version] [flags of Streamlit]

Opens Downhill in your browser. Every flag of `streamlit run` is taken, and wins over the settings that Downhill
comes with: `downhill --server.port 8600` serves at another port, `downhill --server.headless true` opens no browser,
and `streamlit run --help` lists them all. Press Ctrl+C to stop.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve the tutor until it is stopped; Streamlit finds the settings beside the frame, and the flags beat them."""
    flags = list(sys.argv[1:] if arguments is None else arguments)
    if "--help" in flags:
        print(HELP, end="")
        return 0
    if "--version" in flags:
        print(f"Downhill {version('downhill')}")
        return 0
    from streamlit.web import cli  # here, so that help and version come at once

    code: int = cli.main(["run", str(frame()), *flags], prog_name="streamlit", standalone_mode=True)
    return code


def frame() -> Path:
    """app.py: in the package `downhill` of an installation, or at the root of a checkout."""
    beside = Path(__file__).resolve().parents[1]
    installed = beside / "downhill" / "app.py"
    return installed if installed.is_file() else beside / "app.py"
