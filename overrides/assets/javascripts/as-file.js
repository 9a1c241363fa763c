// Opened from a drive or a file share, a page can be read; modules, workers and search cannot run.
// This is no module, since those are among what cannot.
if (location.protocol === "file:") {
  document.documentElement.dataset.openedAsFile = "";
  for (const notice of document.querySelectorAll("[data-as-file]")) notice.hidden = false;
  // There is no server that finds the page of a folder.
  document.addEventListener(
    "click",
    ({ target }) => {
      const link = target.closest("a[href]");
      if (link && link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
    },
    true,
  );
}
