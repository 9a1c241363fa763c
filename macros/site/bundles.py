"""Our scripts and styles as browsers get them: what loads together joined to one file, and minified."""

import subprocess
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from macros.site.paths import ROOT

TOOL = ROOT / "node_modules" / ".bin" / "esbuild"
# The oldest browsers that the forms work in: nothing newer may come out than went in.
BROWSERS = "chrome105,firefox115,safari16.4"
OPTIONS = ("--bundle", "--format=esm", "--minify", "--charset=utf8", f"--target={BROWSERS}", "--log-level=warning")
# What two parts of a script share lies in one file. Were there a second one, of the same name,
# esbuild would refuse: then a page has got more than one part that comes later.
SPLITTING = ("--splitting", "--chunk-names=[name]")


def bundled(folder: Path, files: Iterable[Path], *options: str) -> dict[str, bytes]:
    """One file for each of these in a folder, with all that it imports, by its path in the folder."""
    with TemporaryDirectory() as made:
        command = [str(TOOL), *map(str, files), *OPTIONS, *options, f"--outbase={folder}", f"--outdir={made}"]
        subprocess.run(command, check=True)
        return {path.relative_to(made).as_posix(): path.read_bytes() for path in sorted(Path(made).rglob("*.*"))}


def in_parts(folder: Path, file: Path) -> dict[str, bytes]:
    """A script in a folder, what it fetches later, and what both of them use."""
    return bundled(folder, [file], *SPLITTING)
