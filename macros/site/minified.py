"""Our scripts and styles as browsers get them: without comments, spaces and long names, file by file."""

import subprocess
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from macros.site.paths import ROOT

TOOL = ROOT / "node_modules" / ".bin" / "esbuild"
# The oldest browsers that the forms work in: nothing newer may come out than went in.
BROWSERS = "chrome105,firefox115,safari16.4"


def minified(folder: Path, files: Iterable[Path]) -> dict[str, bytes]:
    """The files of a folder by their path in it. Modules stay modules: nothing is bundled."""
    with TemporaryDirectory() as made:
        command = [str(TOOL), *map(str, files), "--minify", "--charset=utf8", f"--target={BROWSERS}"]
        subprocess.run([*command, "--log-level=warning", f"--outbase={folder}", f"--outdir={made}"], check=True)
        return {path.relative_to(made).as_posix(): path.read_bytes() for path in sorted(Path(made).rglob("*.*"))}
