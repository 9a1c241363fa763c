"""The content as it was at the last release, or at any commit, to compare with."""

import io
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from forms.authoring.prose import Material

ROOT = Path(__file__).parents[2]
RELEASES = "v*"
FOLDERS = ("docs", "forms/content")


class UnknownCommitError(Exception):
    """There is nothing to compare with; the message says why."""


def last_release(root: Path = ROOT) -> str:
    """The newest tag of a release that the present state builds on.

    Raises UnknownCommitError if there is none.
    """
    if not _git(root, "tag", "--list", RELEASES, "--merged").strip():
        raise UnknownCommitError(f"no release has a tag {RELEASES} yet; name a commit: SINCE=<commit>")
    return _git(root, "describe", "--tags", "--abbrev=0", "--match", RELEASES).decode().strip()


@contextmanager
def material_at(commit: str, root: Path = ROOT) -> Iterator[Material]:
    """Pages and content as a commit had them, in a folder that is removed afterwards."""
    packed = _git(root, "archive", "--format=tar", commit, "--", *FOLDERS)
    with TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            archive.extractall(folder, filter="data")
        yield Material(Path(folder) / "forms" / "content", Path(folder) / "docs")


def _git(root: Path, *arguments: str) -> bytes:
    try:
        return subprocess.run(["git", "-C", str(root), *arguments], check=True, capture_output=True).stdout  # noqa: S607
    except FileNotFoundError as error:
        raise UnknownCommitError("git is not installed") from error
    except subprocess.CalledProcessError as error:
        raise UnknownCommitError(error.stderr.decode().strip()) from error
