"""What lies in a browser's storage, read past our own code."""

import json
import os
import signal
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

RECORDS = Path(__file__).parent / "records"

# Works in all stores of all our databases of the page's origin.
_OPEN = """async (work) => {
  const done = (request) => new Promise((yes, no) => {
    request.onsuccess = () => yes(request.result);
    request.onerror = no;
  });
  const found = [];
  for (const { name } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const records = database.transaction(store, "readwrite").objectStore(store);
      for (const record of await done(records.getAll())) {
        found.push({ store, record });
        if (work?.store === store && (!work.revision || work.revision === record.revision)) {
          await done(records.put({ ...record, ...work.put }));
        }
      }
    }
    database.close();
  }
  return found;
}"""

_SEED = """async ({ name, version, stores }) => {
  const request = indexedDB.open(name, version);
  request.onupgradeneeded = () => {
    for (const { store, keyPath } of stores) request.result.createObjectStore(store, { keyPath });
  };
  await new Promise((yes, no) => { request.onsuccess = yes; request.onerror = no; });
  const names = stores.map(({ store }) => store);
  const transaction = request.result.transaction(names, "readwrite");
  for (const { store, records } of stores) for (const record of records) transaction.objectStore(store).put(record);
  await new Promise((yes) => { transaction.oncomplete = yes; });
  request.result.close();
}"""


def stored(page: Page, store: str = "records") -> list[dict[str, Any]]:
    """The records of a store, the newest revision last."""
    records = [found["record"] for found in page.evaluate(_OPEN) if found["store"] == store]
    return sorted(records, key=lambda record: record["revision"])


def answers(record: dict[str, Any]) -> dict[str, Any]:
    """The answers in a record."""
    given: dict[str, Any] = json.loads(record["text"])["answers"]
    return given


def change(page: Page, put: dict[str, Any], revision: int | None = None) -> None:
    """Change fields of all records, or of one revision."""
    page.evaluate(_OPEN, {"store": "records", "put": put, "revision": revision})


def seed(page: Page, prefix: str, file: str) -> None:
    """Make the database that a fixture describes, as if a site of that version had been here."""
    described = json.loads((RECORDS / file).read_text(encoding="utf-8"))
    page.evaluate(_SEED, described | {"name": f"samtaleguide {prefix}engine/"})


def everything(page: Page) -> str:
    """All that a page leaves behind: every store, its address, title and history."""
    kept = page.evaluate("""async () => {
      const names = (await globalThis.caches?.keys()) ?? [];
      const cached = names.map(async (name) => (await (await caches.open(name)).keys()).map((one) => one.url));
      const said = [location.href, document.title, history.state, document.cookie, window.name];
      return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, said, await Promise.all(cached)]);
    }""")
    return f"{kept} {page.evaluate(_OPEN)}"


def kill(folder: Path) -> None:
    """Kill the browser of a profile at once, with all its processes."""
    (pid,) = [pid for pid in _processes() if _runs(pid, folder)]
    os.killpg(os.getpgid(pid), signal.SIGKILL)


def _processes() -> list[int]:
    return [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]


def _runs(pid: int, folder: Path) -> bool:
    try:
        command = Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace").split("\0")
    except OSError:
        return False
    return f"--user-data-dir={folder}" in command and not any(part.startswith("--type=") for part in command)
