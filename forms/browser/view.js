/** Looking through many rows: only those of one kind, or all; sorting.js sorts them. */
import { groupOf, rowsOf } from "./rows.js";

// With fewer, one look is enough.
const MANY = 4;

/** Bring the tools up to date: they show where there are many rows, or some are out of sight. */
export function showViews(form, words) {
  for (const view of form.querySelectorAll("[data-view]")) {
    const rows = rowsOf(groupOf(view));
    const shown = rows.filter((row) => !("filtered" in row.dataset));
    const all = shown.length === rows.length;
    view.hidden = rows.length < MANY && all;
    view.querySelector("[data-view-count]").textContent = all ? "" : words.say("filter-count", { shown: shown.length, all: rows.length });
  }
}

/** Show only the rows that fit what is chosen; a row that somebody edits stays until the next choice. */
export function filterRows(view) {
  const wanted = [...view.querySelectorAll("[data-filter]")].filter((select) => select.value);
  for (const row of rowsOf(groupOf(view))) {
    row.toggleAttribute("data-filtered", !wanted.every((select) => chosenIn(row, select.dataset.filter) === select.value));
  }
}

/** Show all rows again: those around a field, or everywhere. */
export function unfilter(part) {
  const views = part.closest("[data-type=rows]")?.querySelectorAll("[data-view]") ?? part.querySelectorAll("[data-view]");
  for (const view of views) {
    for (const select of view.querySelectorAll("[data-filter]")) select.value = "";
    filterRows(view);
  }
}

function chosenIn(row, id) {
  return row.querySelector(`[name$=".${id}"]:checked`)?.value;
}
