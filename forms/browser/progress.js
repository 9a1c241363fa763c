/** How far the reader has come: a mark for each section, and how many are ready. */
import { controlsOf, fieldsOf, filled, valueOf } from "./answers.js";
import { rowsOf } from "./rows.js";

/** Bring the marks up to date. */
export function showProgress(root, words) {
  const items = [...root.querySelectorAll("[data-progress]")];
  for (const item of items) mark(root, item, words);
  const shown = items.filter((item) => !item.hidden);
  const done = shown.filter((item) => item.dataset.state === "done").length;
  root.querySelector("[data-progress-count]").textContent = words.say("progress-count", { done, all: shown.length });
}

/** Whether a section is `open`, `started` or `done`. */
export function stateOf(section) {
  const fields = asked(section);
  const answered = fields.filter(isAnswered);
  if (!answered.length) return "open";
  const inRows = fields.flatMap(answeredRows).flatMap(fieldsOf).filter(shows);
  return [...fields, ...inRows].some(isMissing) || oneOfMissing(section, answered) ? "started" : "done";
}

function mark(root, item, words) {
  const section = root.querySelector(`[data-section="${item.dataset.progress}"]`);
  const state = stateOf(section);
  // A section may also only tell something, in one country or in all.
  item.hidden = asked(section).length === 0;
  item.dataset.state = state;
  // The comma keeps title and state apart when a screen reader reads the link.
  item.querySelector("[data-progress-state]").textContent = `, ${words.say(`section-${state}`)}`;
}

/** What a section has to fill in at the moment, those in rows excepted. */
function asked(section) {
  const fields = [...section.querySelectorAll("[data-field]")].filter((field) => !field.closest("[data-row-item]") && shows(field));
  return fields.filter((field) => controlsOf(field).length > 0);
}

function shows(field) {
  return !field.closest("[hidden]");
}

function isAnswered(field) {
  return field.dataset.type === "rows" ? answeredRows(field).length > 0 : filled(valueOf(field));
}

function isMissing(field) {
  return "required" in field.dataset && !isAnswered(field);
}

function answeredRows(field) {
  const group = field.querySelector("[data-rows]");
  return group ? rowsOf(group).filter((row) => fieldsOf(row).some((inner) => filled(valueOf(inner)))) : [];
}

function oneOfMissing(section, answered) {
  const wanted = section.dataset.oneOf?.split(" ");
  return wanted && !answered.some((field) => wanted.includes(field.dataset.field));
}
