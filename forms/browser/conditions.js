/** Shows and hides by condition. The engine decides the same (conditions.py, visible.py). */
import { filled, read } from "./answers.js";
import { today } from "./dates.js";
import { groups, rowsOf } from "./rows.js";

/** Whether a condition holds for these answers. */
export function holds(condition, answers) {
  const { field, all = [], any = [], not } = condition;
  return (
    (field === undefined || fieldHolds(condition, answers[field], answers.today)) &&
    all.every((part) => holds(part, answers)) &&
    (!any.length || any.some((part) => holds(part, answers))) &&
    !(not && holds(not, answers))
  );
}

function fieldHolds({ equals, one_of = [], filled: wanted, past }, value, now) {
  if (wanted !== undefined) return filled(value) === wanted;
  if (past !== undefined) return isPast(value, now) === past;
  if (equals !== undefined) return value === equals;
  return one_of.includes(value);
}

/** Whether an answer is a date before today; in the form dates are ISO, which sort as text. */
function isPast(value, now = "") {
  return /^\d{4}-\d\d-\d\d$/.test(value) && value < now;
}

/**
 * Show what counts and hide the rest; returns the answers that count.
 * Conditions look at fields above them only, so one pass from top to bottom is enough.
 */
export function apply(form, language, country) {
  const answers = read(form, language);
  const counted = { country, today: today() };
  for (const part of form.querySelectorAll("[data-field], [data-when]")) {
    if (part.closest("[data-row-item]")) continue;
    show(part, counted);
    if (part.dataset.field && !part.closest("[hidden]")) count(counted, part.dataset.field, answers);
  }
  for (const group of groups(form)) applyRows(group, answers[group.dataset.rows], counted);
  return counted;
}

function count(counted, id, answers) {
  if (filled(answers[id])) counted[id] = answers[id];
}

/** A row's conditions look into the row first. */
function applyRows(group, rows, counted) {
  rowsOf(group).forEach((row, index) => {
    for (const field of row.querySelectorAll("[data-field]")) show(field, { ...counted, ...rows[index] });
  });
}

function show(part, answers) {
  if (part.dataset.when) part.hidden = !holds(JSON.parse(part.dataset.when), answers);
}
