/**
 * Answers: a flat map from field id to a string, `true` for a tick, a list of option ids
 * where several may be chosen, or a list of rows.
 * This module moves them between such a map and the form's controls.
 */
import { toIso, toShown } from "./dates.js";
import { addRow, groups, removeRow, rowsOf } from "./rows.js";

/** Whether a value counts as answered; the engine counts the same (answers.py). */
export function filled(value) {
  if (typeof value === "string") return value.trim() !== "";
  if (Array.isArray(value)) return value.some(itemFilled);
  return value === true;
}

/** Whether anything but its id is answered in a row. */
export function rowFilled(row) {
  return Object.entries(row).some(([key, value]) => key !== "id" && filled(value));
}

function itemFilled(item) {
  return typeof item === "string" ? filled(item) : rowFilled(item);
}

/** Everything that the form holds. Rows without an answer are there too, in their place. */
export function read(form, language) {
  const answers = Object.create(null);
  for (const field of fieldsOf(form)) put(answers, field.dataset.field, valueOf(field, language));
  for (const group of groups(form)) answers[group.dataset.rows] = rowsOf(group).map((row) => readRow(row, language));
  return answers;
}

/** The answers without empty rows: what is kept and sent along. */
export function lean(answers) {
  const entries = Object.entries(answers).map(([key, value]) => [key, Array.isArray(value) ? value.filter(itemFilled) : value]);
  return Object.fromEntries(entries.filter(([, value]) => filled(value)));
}

/**
 * Write answers into the form and return those that have no place in it.
 * With `keep`, whatever is already filled in stays as it is.
 */
export function write(form, answers, { keep = false } = {}) {
  const rest = new Map(Object.entries(answers));
  for (const field of fieldsOf(form)) {
    rest.set(field.dataset.field, fill(field, rest.get(field.dataset.field), keep));
  }
  for (const group of groups(form)) {
    if (fillRows(group, rest.get(group.dataset.rows), keep)) rest.delete(group.dataset.rows);
  }
  return Object.fromEntries([...rest].filter(([, value]) => filled(value)));
}

/** The fields directly in the form or in a row: those in rows of it are not among them. */
export function fieldsOf(part) {
  const inRow = part.matches("[data-row-item]") ? part : null;
  return [...part.querySelectorAll("[data-field]")].filter(
    (field) => !("setting" in field.dataset) && field.dataset.type !== "rows" && field.closest("[data-row-item]") === inRow,
  );
}

/** The controls of a field. */
export function controlsOf(field) {
  return [...field.querySelectorAll("input[name], textarea[name], select[name]")];
}

/** What one field holds: ISO if it is a date that we understand, else as typed. */
export function valueOf(field, language) {
  const controls = controlsOf(field);
  const [first] = controls;
  if (!first) return undefined;
  if (first.matches("[data-several]")) return controls.filter((control) => control.checked).map((control) => control.value);
  if (first.type === "radio") return controls.find((control) => control.checked)?.value;
  if (first.type === "checkbox") return first.checked || undefined;
  return (first.matches("[data-date]") && toIso(first.value, language)) || first.value;
}

function readRow(row, language) {
  // What an older or newer form knew about this row stays with it (write, below).
  const answers = { id: row.dataset.rowId, ...row.kept };
  for (const field of fieldsOf(row)) put(answers, lastPart(field), valueOf(field, language));
  return answers;
}

function put(answers, key, value) {
  if (filled(value)) answers[key] = value;
}

/** A field's id, without the row that it stands in. */
export function lastPart(field) {
  return field.dataset.field.split(".").pop();
}

/** Fill one field; returns what of the value does not fit it and so has to be kept elsewhere. */
export function fill(field, value, keep) {
  const controls = controlsOf(field);
  if (!controls.length) return value;
  if (keep && filled(valueOf(field))) return undefined;
  if (controls[0].matches("[data-several]")) return fillSeveral(controls, value);
  if (controls[0].type === "radio") return fillRadios(controls, value);
  if (controls[0].type === "checkbox") return fillTick(controls[0], value);
  const fits = typeof value === "string";
  controls[0].value = fits ? shown(controls[0], value) : "";
  return fits ? undefined : value;
}

function fillSeveral(controls, value) {
  const listed = Array.isArray(value) ? value : [];
  for (const control of controls) control.checked = listed.includes(control.value);
  return Array.isArray(value) ? value.filter((id) => !controls.some((control) => control.value === id)) : value;
}

function fillRadios(controls, value) {
  for (const control of controls) control.checked = control.value === value;
  return controls.some((control) => control.checked) ? undefined : value;
}

function fillTick(control, value) {
  control.checked = value === true;
  return control.checked ? undefined : value;
}

function shown(control, value) {
  const iso = control.matches("[data-date]") && toIso(value);
  return iso ? toShown(iso) : value;
}

function fillRows(group, value, keep) {
  const before = rowsOf(group);
  // A row that somebody is in is theirs, even before its first letter.
  const typed = keep ? before.filter((row) => rowFilled(readRow(row)) || row.contains(document.activeElement)) : [];
  for (const row of before) if (!typed.includes(row)) removeRow(row);
  const listed = Array.isArray(value) ? value : [];
  const there = new Set(typed.map((row) => row.dataset.rowId));
  for (const answers of listed.filter(({ id }) => !there.has(id))) fillRow(addRow(group, { id: rowId(answers), before: typed[0] ?? null }), answers);
  if (!rowsOf(group).length) addRow(group);
  return listed.length > 0;
}

function fillRow(row, answers) {
  const rest = new Map(Object.entries(answers).filter(([key]) => key !== "id"));
  for (const field of fieldsOf(row)) {
    rest.set(lastPart(field), fill(field, rest.get(lastPart(field)), false));
  }
  row.kept = Object.fromEntries([...rest].filter(([, value]) => filled(value)));
}

function rowId(answers) {
  return typeof answers.id === "string" && answers.id ? answers.id : undefined;
}
