/** Looking through many rows: sorted by their date, or only those of one kind. */
import { toIso } from "./dates.js";
import { renumber, rowsOf } from "./rows.js";

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

/** Sort the rows of a view by their date; those without one come last. */
export function sortRows(view, order, language) {
  const group = groupOf(view);
  const dated = rowsOf(group).map((row) => [dateOf(row, view.dataset.view, language), row]);
  const sign = order === "newest" ? -1 : 1;
  dated.sort(([a], [b]) => (a && b ? sign * a.localeCompare(b) : Boolean(b) - Boolean(a)));
  group.append(...dated.map(([, row]) => row));
  renumber(group);
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

function groupOf(view) {
  return view.closest("[data-field]").querySelector("[data-rows]");
}

function dateOf(row, id, language) {
  return toIso(row.querySelector(`[name$=".${id}"]`).value, language);
}

function chosenIn(row, id) {
  return row.querySelector(`[name$=".${id}"]:checked`)?.value;
}
