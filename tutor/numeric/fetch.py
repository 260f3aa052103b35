"""The four files of the full MNIST, fetched once and only when somebody asks: resumed, checked, with a time limit."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

SOURCE = "https://ossci-datasets.s3.amazonaws.com/mnist/"
FILES: tuple[tuple[str, str], ...] = (
    ("train-images-idx3-ubyte.gz", "f68b3c2dcbeaaa9fbdd348bbdeb94873"),
    ("train-labels-idx1-ubyte.gz", "d53e105ee54ea40749a09fcbcd1e9432"),
    ("t10k-images-idx3-ubyte.gz", "9fb629c4189551a2d022fa330f9573f3"),
    ("t10k-labels-idx1-ubyte.gz", "ec29112dd5afa0611ce80d1b7f02629c"),
)
PIECE, PATIENCE = 1 << 16, 20.0
Progress = Callable[[str, int, int | None], None]  # file, bytes so far, bytes in all where that is known


class CannotFetch(OSError):
    """The files could not be had; the message says why and what to do without a network."""


def fetch(
    folder: str | Path,
    progress: Progress = lambda name, done, total: None,
    *,
    source: str = SOURCE,
    files: tuple[tuple[str, str], ...] = FILES,
    timeout: float = PATIENCE,
) -> Path:
    """Every file in the folder, whole and checked; what is there already is not fetched again."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for name, md5 in files:
        if not _is_whole(folder / name, md5):
            _fetch_one(source + name, folder / name, md5, progress, timeout)
    return folder


def _fetch_one(url: str, path: Path, md5: str, progress: Progress, timeout: float) -> None:
    part = path.with_name(path.name + ".part")
    try:
        _download(url, part, progress, timeout)
    except (URLError, HTTPException, TimeoutError, ConnectionError) as error:
        kept = f" {part.stat().st_size:,} bytes are kept; ask again to go on." if part.is_file() else ""
        raise CannotFetch(
            f"{path.name} could not be fetched from {url} ({error}).{kept} Without a network, put the four files into "
            f"{path.parent} yourself, or train on the 5,000 digits that come along."
        ) from error
    if not _is_whole(part, md5):
        part.unlink()
        raise CannotFetch(f"{path.name} from {url} has another checksum than it should; it is thrown away.")
    part.replace(path)


def _download(url: str, part: Path, progress: Progress, timeout: float) -> None:
    """Go on where the last try ended, if the server can."""
    done = part.stat().st_size if part.is_file() else 0
    request = Request(url, headers={"Range": f"bytes={done}-"} if done else {})
    try:
        answer = urlopen(request, timeout=timeout)
    except HTTPError as error:
        if error.code == 416:
            error.close()
            return  # nothing is left to fetch; the checksum decides
        raise
    with answer:
        if done and answer.status != 206:
            done = 0
        length = answer.headers.get("Content-Length", "")
        total = done + int(length) if length.isdigit() else None
        with part.open("ab" if done else "wb") as file:
            while piece := answer.read(PIECE):
                file.write(piece)
                done += len(piece)
                progress(part.name.removesuffix(".part"), done, total)
    if total is not None and done < total:
        raise ConnectionError(f"it ended after {done:,} of {total:,} bytes")


def _is_whole(path: Path, md5: str) -> bool:
    if not path.is_file():
        return False
    return hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest() == md5
