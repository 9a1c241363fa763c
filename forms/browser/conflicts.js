/** Two answers to one question, side by side: mine stays until the reader chooses otherwise. */
import { controlsOf, fill, valueOf } from "./answers.js";

let count = 0;

/** Let the reader choose in `item` between one's own answer to a field and theirs. */
export function settle(form, item, field, { value, author }) {
  const radios = [...item.querySelectorAll("input")];
  count += 1;
  for (const radio of radios) radio.name = `conflict-${count}`;
  item.querySelector("[data-both]").hidden = !field?.querySelector("textarea");
  if (author !== "both") item.querySelector("[data-author]").textContent = `(${form.words.say(`by-${author}`)})`;
  const answers = { mine: valueOf(field, form.language), theirs: value };
  let chosen = "mine";
  item.addEventListener("change", ({ target }) => {
    // What was written into the field meanwhile is mine too.
    if (chosen === "mine") answers.mine = valueOf(field, form.language);
    chosen = target.value;
    fill(field, chosen === "both" ? `${answers.mine}\n\n${answers.theirs}` : answers[chosen], false);
    form.changed(controlsOf(field)[0]);
  });
}
