/** What the other party may get to see. The engine leaves out the same (savefile.py, `for_other`). */
import { lastPart, lean } from "./answers.js";
import { compose } from "./savefile.js";

/** What a save file for the other party holds. */
export function shared(form) {
  const fields = shareable(form.form);
  return compose(form.head("other"), forOther(fields, lean(form.answers())), questionsForOther(fields, form.questions()));
}

/** What the HTML says about a form's fields: which are private, and which tick lets a row through. */
export function shareable(form) {
  const fields = [...form.querySelectorAll("[data-field]:not([data-setting])")].filter((field) => !field.closest("[data-row-item]"));
  return fields.map((field) => ({ ...told(field), fields: columns(field).map(told) }));
}

/** The answers without what is private, for a file meant for the other party. */
export function forOther(fields, answers) {
  const open = new Map(fields.filter((field) => !field.private).map((field) => [field.id, field]));
  const shared = Object.entries(answers).filter(([id]) => open.has(id));
  return Object.fromEntries(shared.map(([id, value]) => [id, valueFor(open.get(id), value)]));
}

/** The questions without those that are private. */
export function questionsForOther(fields, questions) {
  const open = fields.filter((field) => !field.private);
  const names = open.flatMap(({ id, fields }) => [id, ...fields.filter((field) => !field.private).map((inner) => `${id}.${inner.id}`)]);
  return Object.fromEntries(Object.entries(questions).filter(([name]) => names.includes(name)));
}

/** An answer without the rows and the columns of rows that are nobody else's. */
function valueFor({ type, only_ticked: tick, fields = [] }, value) {
  if (type !== "rows" || !Array.isArray(value)) return value;
  const hidden = new Set(fields.filter((field) => field.private).map((field) => field.id));
  const rows = value.filter((row) => typeof row === "object" && (!tick || row[tick] === true));
  return rows.map((row) => Object.fromEntries(Object.entries(row).filter(([key]) => !hidden.has(key))));
}

function columns(field) {
  const template = field.dataset.type === "rows" && field.querySelector("template[data-row]");
  return template ? [...template.content.querySelectorAll("[data-field]")] : [];
}

function told(field) {
  return { id: lastPart(field), type: field.dataset.type, private: "private" in field.dataset, only_ticked: field.dataset.onlyTicked };
}
