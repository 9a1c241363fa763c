// Keeps the reader's place when the language changes, and remembers the language for the
// start page.
for (const link of document.querySelectorAll("a[data-edition]")) {
  link.addEventListener("click", () => {
    link.hash = location.hash;
    try {
      localStorage.setItem("samtaleguide.edition", link.dataset.edition);
    } catch {
      // Storage is switched off: the start page will ask again.
    }
  });
}
