"""On the page, once the engine is ready: from a click to a file, and what a key costs."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Page

from forms.authoring.markup import render_form
from forms.engine.load import build
from forms.engine.model import Form
from macros.site.server import Served, Server
from tests.bench.engines import Bench, profile, spread
from tests.bench.folders import ROOM
from tests.browser.form import FormPage
from tests.content.examples import catalogue, saved
from tests.engine.examples import field, text

FORM = "return-to-work"
FORMATS = ("download-docx", "download-pdf", "download-text", "download-ics")
CLICK = """async (action) => {
  const button = document.querySelector(`[data-action=${action}]`);
  const made = new Promise((resolve) => {
    const handOver = URL.createObjectURL;
    URL.createObjectURL = (blob) => (resolve(performance.now()), (URL.createObjectURL = handOver)(blob));
  });
  const begun = performance.now();
  button.click();
  return (await made) - begun;
}"""
# From the key to the moment when the browser has nothing left to do for it.
KEYS = """async (name) => {
  const control = document.querySelector(`[name="${name}"]`);
  const costs = [];
  control.focus();
  for (let key = 0; key < 40; key += 1) {
    const begun = performance.now();
    control.value += "a";
    control.dispatchEvent(new InputEvent("input", { bubbles: true, data: "a", inputType: "insertText" }));
    document.body.offsetHeight;
    const here = performance.now() - begun;
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    costs.push([here, performance.now() - begun]);
  }
  return costs;
}"""
# From the click to the new preview on the screen, and the longest task of the main thread on the way.
PREVIEW = """async () => {
  const tasks = [0];
  const watching = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)));
  watching.observe({ type: "longtask" });
  const place = document.querySelector("[data-preview]");
  const shown = new Promise((resolve) => new MutationObserver(resolve).observe(place, { childList: true }));
  const begun = performance.now();
  document.querySelector("[data-action=preview]").click();
  await shown;
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const preview = performance.now() - begun;
  await new Promise((resolve) => setTimeout(resolve, 200));
  watching.disconnect();
  return { preview, pause: Math.max(...tasks) };
}"""
# A page of A4 for each note.
NOTEBOOK, NOTES, PAGES = "notebook", "entries", 50
PROSE = "Jeg skrev ned hva vi snakket om, og hva jeg vil spørre om neste gang. " * 40
FIELDS, ROWS = 200, 100
ROW = [field("what"), field("who"), field("due", "date")]
# Without our script the rows are copied: the same HTML, only with names that repeat.
GROW = """(rows) => {
  const add = document.querySelector("[data-action=add-row]");
  const row = document.querySelector("[data-row-item]");
  for (let count = 1; count < rows; count += 1) {
    if (customElements.get("samtale-form")) add.click();
    else row.after(row.cloneNode(true));
  }
}"""
LARGE: dict[str, Any] = {
    "id": "large",
    "guide": "large",
    "title": text("Large"),
    "lead": text("Two hundred fields."),
    "roles": ["manager"],
    "sections": [
        {
            "id": f"part-{part}",
            "title": text(f"Part {part}"),
            "fields": [field(f"field-{part}-{index}".replace("-", "_")) for index in range(FIELDS // 10)],
        }
        for part in range(10)
    ]
    + [
        {
            "id": "rows",
            "title": text("Rows"),
            "fields": [field("actions", "rows", add=text("Add"), fields=ROW)],
        }
    ],
    "documents": [{"id": "summary", "title": text("Summary")}],
}


@contextmanager
def opened(bench: Bench, folder: Path, path: str) -> Iterator[Page]:
    """A page of a served folder in a fresh browser."""
    with Server(Served.of(folder), 0) as server, TemporaryDirectory() as own:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with profile(bench, Path(own)) as context:
            page = context.new_page()
            page.goto(server.url + path)
            yield page
        server.shutdown()


def formats(bench: Bench, site: Path) -> dict[str, Any]:
    """Milliseconds from a click to the file, for each format; the first click loads what it needs."""
    with TemporaryDirectory() as own, opened(bench, site, f"nb/forms/{FORM}/") as page:
        file = Path(own) / "saved.samtale.json"
        file.write_text(saved(FORM, "nb"), encoding="utf-8")
        FormPage(page).open_file(file)
        page.locator("[data-action=preview]").first.click()
        page.locator("samtale-form[data-engine=ready]").wait_for(timeout=180_000)
        page.locator("[data-preview] *").first.wait_for(timeout=180_000)
        found = [action for action in FORMATS if page.locator(f"[data-action={action}]").count()]
        for action in found:
            page.evaluate(CLICK, action)
        return {action: spread([page.evaluate(CLICK, action) for _ in range(bench.rounds)]) for action in found}


def notebook(bench: Bench, site: Path) -> dict[str, Any]:
    """Milliseconds from a click to the preview of a notebook of fifty pages, and the page's longest pause."""
    file = saved(NOTEBOOK, "nb")
    answers = json.loads(file)
    answers["answers"][NOTES] = [
        {**answers["answers"][NOTES][0], "id": f"row-{number}", "text": PROSE} for number in range(PAGES)
    ]
    with TemporaryDirectory() as own, opened(bench, site, f"nb/forms/{NOTEBOOK}/") as page:
        path = Path(own) / "saved.samtale.json"
        path.write_text(json.dumps(answers), encoding="utf-8")
        FormPage(page).open_file(path)
        page.locator("[data-action=preview]").first.click()
        page.locator("[data-preview] *").first.wait_for(timeout=180_000)
        seen = [page.evaluate(PREVIEW) for _ in range(bench.rounds)]
    return {"preview": spread([one["preview"] for one in seen]), "pause": spread([one["pause"] for one in seen])}


def typing(bench: Bench) -> dict[str, Any]:
    """Milliseconds for a key in a large form: with our element, and as bare HTML."""
    content = replace(catalogue(), forms={"large": build(Form, LARGE)})
    folder = ROOM / "ours"
    app = next((folder / "engine").glob("app-*"))
    html = render_form(content, "large", "nb", f"engine/{app.name}/").replace(f"{app.name}//", f"{app.name}/")
    (folder / "404.html").write_text("<!doctype html><title>-</title>", encoding="utf-8")
    costs = {}
    for name, page in (("ours", html), ("bare", without_script(html))):
        (folder / "large.html").write_text(f"<!doctype html><title>-</title>{page}", encoding="utf-8")
        with opened(bench, folder, "large.html") as tab:
            tab.evaluate(GROW, ROWS)
            tab.wait_for_timeout(1500)
            found = tab.evaluate(KEYS, "field_5_5")
            costs[name] = {"now": spread([one[0] for one in found]), "settled": spread([one[1] for one in found])}
    return costs


def without_script(html: str) -> str:
    """The same form without our element's script."""
    return html.replace('type="module"', 'type="text/plain"')
