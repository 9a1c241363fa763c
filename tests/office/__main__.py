"""Opens every Word file with LibreOffice and looks at the pages that come out: `make check-office`.

With a folder as argument the files stay there, to be looked at.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import pypdf

from tests.cases import hostile
from tests.engine.sample import normalised
from tests.office.files import HOSTILE, write_all

MINUTES = 30
MOST_PAGES = 20


def main(arguments: list[str]) -> int:
    """Write, open and check all files; the exit status."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(arguments[0] if arguments else scratch).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        titles = write_all(folder)
        open_all(folder, "pdf", folder.glob("*.docx"))
        open_all(folder, "txt:Text (encoded):UTF8", [folder / f"{HOSTILE}.docx"])
        found = [problem for name, title in titles.items() for problem in problems(folder / f"{name}.pdf", title)]
        found += lost(folder / f"{HOSTILE}.txt")
    print("\n".join(found) or f"LibreOffice has opened all {len(titles)} documents.")
    return 1 if found else 0


def open_all(folder: Path, kind: str, files: Iterable[Path]) -> None:
    """Let one LibreOffice, with settings of its own, turn Word files into another kind of file."""
    with tempfile.TemporaryDirectory() as settings:
        command = ["soffice", f"-env:UserInstallation={Path(settings).as_uri()}", "--headless", "--convert-to", kind]
        named = [str(file) for file in sorted(files)]
        subprocess.run(
            [*command, "--outdir", str(folder), *named], check=True, capture_output=True, timeout=MINUTES * 60
        )


def lost(file: Path) -> list[str]:
    """The hostile texts that LibreOffice does not read as they were meant (F22)."""
    if not file.exists():
        return [f"{file.stem}: LibreOffice could not open it"]
    read = "".join(file.read_text(encoding="utf-8").split())
    missing = [text for text in map(normalised, hostile()) if "".join(text.split()) not in read]
    return [f"{file.stem}: {text[:60]!r} is not to be read" for text in missing]


def problems(file: Path, title: str) -> list[str]:
    """What is wrong with the PDF of a Word file."""
    if not file.exists():
        return [f"{file.stem}: LibreOffice could not open it"]
    pages = pypdf.PdfReader(file).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    found = [] if "".join(title.split()) in "".join(text.split()) else [f"{file.stem}: the title is not to be seen"]
    if not 1 <= len(pages) <= MOST_PAGES:
        found.append(f"{file.stem}: {len(pages)} pages")
    if not pages or not pages[-1].extract_text().strip():
        found.append(f"{file.stem}: the last page is empty")
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
