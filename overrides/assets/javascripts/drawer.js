/**
 * The drawer with the navigation, by keyboard. Material opens it with a checkbox that is not
 * displayed, by labels that cannot be focused (squidfunk/mkdocs-material#4101). Without this
 * script the label is there.
 */
const toggle = document.querySelector("#__drawer");
const label = document.querySelector(".md-header label[for=__drawer]");
const button = document.querySelector("[data-drawer]");
const drawer = document.querySelector(".md-sidebar--primary");

/** Open or close, and let Material's own listeners know. */
function turn(open) {
  toggle.checked = open;
  toggle.dispatchEvent(new Event("change", { bubbles: true }));
}

function show() {
  button.setAttribute("aria-expanded", toggle.checked);
  // From here on the keyboard is in the drawer; behind it, nothing can be seen.
  for (const part of document.querySelectorAll(".md-main .md-content, .md-sidebar--secondary, .md-footer")) part.inert = toggle.checked;
}

function close() {
  if (!toggle.checked) return;
  turn(false);
  button.focus();
}

if (toggle && label && button && drawer) {
  label.hidden = true;
  button.hidden = false;
  button.addEventListener("click", () => turn(!toggle.checked));
  toggle.addEventListener("change", show);
  drawer.addEventListener("click", (event) => event.target.closest("a") && turn(false));
  addEventListener("keydown", (event) => event.key === "Escape" && close());
  // Where there is room, the navigation is no drawer any more.
  matchMedia("(min-width: 76.25em)").addEventListener("change", (wide) => wide.matches && turn(false));
  show();
}
