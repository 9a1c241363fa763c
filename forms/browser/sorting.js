/** Rows in another order: by their dates, or one moved up or down. */
import { toIso } from "./dates.js";
import { groupOf, moveRow, renumber, rowName, rowsOf } from "./rows.js";

export const sortingActions = {
  "sort-rows": (form, button) => {
    sortRows(button.closest("[data-view]"), button.dataset.order, form.language);
    form.changed();
    form.status.announce(form.words.say("rows-sorted", { order: button.textContent }));
  },
  "move-row-up": (form, button) => move(form, button, -1),
  "move-row-down": (form, button) => move(form, button, 1),
};

function move(form, button, step) {
  const row = button.closest("[data-row-item]");
  moveRow(row, step);
  form.changed();
  form.status.announce(form.words.say("row-moved", { row: rowName(row) }));
  // At the end of the list the button that was used is gone; its sibling is still there.
  const target = button.hidden ? row.querySelector("[data-action^=move-row]:not([hidden])") : button;
  (target ?? row).focus();
}

/** Sort the rows of a view by their date; those without one come last. */
function sortRows(view, order, language) {
  const group = groupOf(view);
  const dated = rowsOf(group).map((row) => [dateOf(row, view.dataset.view, language), row]);
  const sign = order === "newest" ? -1 : 1;
  dated.sort(([a], [b]) => (a && b ? sign * a.localeCompare(b) : Boolean(b) - Boolean(a)));
  group.append(...dated.map(([, row]) => row));
  renumber(group);
}

function dateOf(row, id, language) {
  return toIso(row.querySelector(`[name$=".${id}"]`).value, language);
}
