/** The entries of a plan, in two lists: what both parties share, and the manager's own. */
import { toShown } from "./dates.js";

export class PlanList {
  constructor(root, words) {
    Object.assign(this, { root, words, template: root.querySelector("template[data-entry]").content });
  }

  /** Show entries; links to the guides start from `base`. */
  show(entries, leftOut, base) {
    for (const part of this.root.querySelectorAll("[data-part]")) {
      const own = entries.filter(({ calendar }) => calendar === part.dataset.part);
      part.querySelector("[data-entries]").replaceChildren(...own.map((entry) => this.made(entry, leftOut, base)));
      part.querySelector("[data-none]").hidden = own.length > 0;
    }
    this.mark();
  }

  /** The id of the entry that a control belongs to. */
  entryOf(control) {
    return control.closest("[data-id]")?.dataset.id;
  }

  /** The ids of what is not to be part of the plan. */
  leftOut() {
    return this.items().filter((item) => !kept(item)).map((item) => item.dataset.id);
  }

  /** Show what is left out, and offer files only where something is left in. */
  mark() {
    for (const item of this.items()) item.toggleAttribute("data-left-out", !kept(item));
    for (const part of this.root.querySelectorAll("[data-part]")) {
      const some = part.querySelector("[data-id]:not([data-left-out])");
      for (const button of part.querySelectorAll("[data-calendar]")) button.hidden = !some;
    }
  }

  /** The entry of an id. */
  item(id) {
    return this.root.querySelector(`[data-id="${CSS.escape(id)}"]`);
  }

  /** Move to the first thing that can be changed in an entry. */
  focus(id) {
    const item = this.item(id);
    (item?.querySelector("[data-date]") ?? item?.querySelector("[data-keep]"))?.focus();
  }

  /** One of the lists as it goes on paper: with what is part of the plan, without its tools. */
  sheet(calendar) {
    const sheet = this.root.querySelector(`[data-part="${calendar}"] [data-sheet]`).cloneNode(true);
    // The heading may have got a link of its own from the page.
    for (const part of sheet.querySelectorAll("[data-left-out], .planner-tools, .planner-keep, a, button")) part.remove();
    return sheet;
  }

  items() {
    return [...this.root.querySelectorAll("[data-id]")];
  }

  made(entry, leftOut, base) {
    const item = this.template.cloneNode(true).firstElementChild;
    item.dataset.id = entry.id;
    for (const slot of ["title", "spoken", "note"]) item.querySelector(`[data-slot=${slot}]`).textContent = entry[slot];
    item.querySelector("[data-slot=remarks]").textContent = entry.remarks.join(" ");
    item.querySelector("[data-slot=step]").href = `${base}${entry.step}`;
    item.querySelector("[data-fixed]").hidden = !entry.fixed;
    item.querySelector("[data-keep]").checked = !leftOut.includes(entry.id);
    this.name(item, entry);
    if (entry.fixed) item.querySelector("[data-move]").remove();
    return item;
  }

  /** Name the controls of an entry after it; fixed dates have none to change. */
  name(item, { title, date }) {
    const label = (part, word, values) => part.setAttribute("aria-label", this.words.say(word, values));
    const typed = item.querySelector("[data-date]");
    typed.value = toShown(date);
    label(typed, "change", { title });
    label(item.querySelector("[data-keep]"), "keep", { title });
    label(item.querySelector("[data-action=pick-date]"), "pick-date", { label: title });
  }
}

function kept(item) {
  return item.querySelector("[data-keep]").checked;
}
