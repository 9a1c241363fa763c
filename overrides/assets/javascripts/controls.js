/** Puts a "link" control beside each step, section and question. */
import { Menu } from "./menu.js";
import { places, titleOf } from "./targets.js";

/** Add the controls to a page that offers them. */
export function addControls() {
  const control = document.querySelector("[data-link-control]");
  if (!control) return;
  const menu = new Menu(document.querySelector("[data-link-menu]"));
  for (const place of places()) addControl(place, control, menu);
}

function addControl(place, control, menu) {
  place.querySelector(".headerlink")?.remove();
  const button = control.content.cloneNode(true).querySelector("button");
  button.ariaLabel = button.ariaLabel.replace("{title}", () => titleOf(place));
  button.addEventListener("click", () => menu.toggle(button, place));
  if (place.matches("li")) place.append(button);
  else beside(place, button);
}

/** A heading stays free of buttons, which would be read out as part of it. */
function beside(heading, button) {
  const row = document.createElement("div");
  row.className = `step step--${heading.localName}`;
  heading.replaceWith(row);
  row.append(heading, button);
}
