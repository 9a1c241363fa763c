// Opens the edition chosen last time, unless the reader asks to choose again (?choose).
const key = "samtaleguide.edition";

function stored() {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function store(edition) {
  try {
    localStorage.setItem(key, edition);
  } catch {
    // Storage is switched off: the page asks again next time.
  }
}

document.addEventListener("DOMContentLoaded", () => {
  const links = [...document.querySelectorAll("a[data-edition]")];
  const choosing = new URLSearchParams(location.search).has("choose");
  const last = links.find((link) => link.dataset.edition === stored());
  if (last && !choosing) location.replace(last.href);
  for (const link of links) link.addEventListener("click", () => store(link.dataset.edition));
  document.querySelector("[data-remembered]").hidden = false;
});
