/** Repeated groups. A row keeps its id while its place, and so its controls' names, may change. */
import { randomId } from "./ids.js";

const NAMING = ["id", "name", "for", "aria-describedby", "data-field"];

/** All groups of a form. */
export function groups(form) {
  return [...form.querySelectorAll("[data-rows]")];
}

/** The group of the field that something stands in. */
export function groupOf(part) {
  return part.closest("[data-field]").querySelector("[data-rows]");
}

/** The rows of a group. */
export function rowsOf(group) {
  return [...group.querySelectorAll(":scope > [data-row-item]")];
}

/** Make sure that every row has an id and its buttons: the HTML's first row has its names, but no id. */
export function prepare(form) {
  groups(form).forEach(numberAll);
}

/** Add an empty row at the end, or before another. */
export function addRow(group, { id = randomId(), before = null } = {}) {
  const template = group.parentElement.querySelector(`template[data-row="${group.dataset.rows}"]`);
  const row = template.content.querySelector("[data-row-item]").cloneNode(true);
  row.dataset.rowId = id;
  group.insertBefore(row, before);
  renumber(group);
  return row;
}

/** Take a row away; the function returned puts it back where it was. */
export function removeRow(row) {
  const group = row.parentElement;
  const after = row.nextElementSibling;
  row.remove();
  renumber(group);
  return () => {
    group.insertBefore(row, after?.parentElement === group ? after : null);
    renumber(group);
  };
}

/** Move a row one place up (-1) or down (1). */
export function moveRow(row, step) {
  const neighbour = step < 0 ? row.previousElementSibling : row.nextElementSibling;
  if (!neighbour) return;
  if (step < 0) neighbour.before(row);
  else neighbour.after(row);
  renumber(row.parentElement);
}

/** What a row is called: its legend, with its number. */
export function rowName(row) {
  return row.querySelector("legend").textContent.trim().replace(/\s+/g, " ");
}

/** Give every row the number and the names of its place. */
export function renumber(group) {
  const rows = rowsOf(group);
  // Twice, because radio buttons that share a name for a moment would lose their choice.
  rows.forEach((row, index) => rename(row, group.dataset.rows, `moving${index}`));
  rows.forEach((row, index) => rename(row, group.dataset.rows, index));
  numberAll(group);
}

function numberAll(group) {
  rowsOf(group).forEach((row, index, rows) => number(row, index, rows.length));
}

function number(row, index, count) {
  row.dataset.rowId ||= randomId();
  row.querySelector("[data-row-number]").textContent = index + 1;
  row.querySelector("[data-action=move-row-up]").hidden = index === 0;
  row.querySelector("[data-action=move-row-down]").hidden = index === count - 1;
}

function rename(row, group, index) {
  const place = new RegExp(`(^|[ -])${group}\\.[^.\\s]+\\.`, "g");
  for (const element of row.querySelectorAll("*")) {
    for (const attribute of NAMING) {
      const value = element.getAttribute(attribute);
      if (value) element.setAttribute(attribute, value.replace(place, `$1${group}.${index}.`));
    }
  }
}
