/**
 * Notices that the site has been renewed since this tab was opened, and offers to reload once
 * nothing is unsaved. It looks when the reader comes back to the tab, and when the engine does
 * not start: its files may be gone.
 */
const REST = 60_000;
const notice = document.querySelector("[data-update]");
const working = [...document.querySelectorAll("[data-engine]")];
let looked = 0;

/** Whether the server has another version; a server that does not answer has none. */
async function renewed() {
  try {
    const answer = await fetch(notice.dataset.version, { cache: "no-cache" });
    const { build } = await answer.json();
    return Boolean(build) && build !== notice.dataset.build;
  } catch {
    return false;
  }
}

async function look() {
  looked = Date.now();
  if (await renewed()) {
    notice.hidden = false;
    show();
  }
}

function comeBack() {
  if (!document.hidden && notice.hidden && Date.now() - looked > REST) look();
}

function show() {
  const unsaved = working.some((element) => element.unsaved);
  notice.querySelector("[data-update-reload]").hidden = unsaved;
  notice.querySelector("[data-update-later]").hidden = !unsaved;
}

function changed(records) {
  if (records.some(({ target, attributeName }) => attributeName === "data-engine" && target.dataset.engine === "failed")) look();
  if (!notice.hidden) show();
}

if (notice) {
  document.addEventListener("visibilitychange", comeBack);
  window.addEventListener("pageshow", ({ persisted }) => persisted && comeBack());
  document.addEventListener("input", () => !notice.hidden && show());
  notice.querySelector("[data-update-reload]").addEventListener("click", () => location.reload());
  const observer = new MutationObserver(changed);
  for (const element of working) observer.observe(element, { attributeFilter: ["data-engine", "data-draft"] });
}
