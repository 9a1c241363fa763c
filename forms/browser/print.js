/** Prints one thing on a page of its own, whatever surrounds the form. */

/** Print a node (it is copied); everything else stays off the paper. */
export function printOnly(content) {
  const sheet = document.createElement("div");
  sheet.className = "sf-sheet md-typeset";
  sheet.append(content.cloneNode(true));
  document.body.append(sheet);
  document.documentElement.classList.add("sf-printing");
  addEventListener("afterprint", () => tidy(sheet), { once: true });
  print();
}

function tidy(sheet) {
  sheet.remove();
  document.documentElement.classList.remove("sf-printing");
}
