/** How far the reader has come: a mark for each section, and how many are ready. */
import { fieldsOf, filled, rowFilled, valueOf } from "./answers.js";

/** Bring the marks up to date. */
export function showProgress(root, words) {
  const sections = [...root.querySelectorAll("[data-section]")];
  for (const section of sections) mark(root, section, words);
  const shown = sections.filter((section) => !section.hidden);
  const done = shown.filter((section) => stateOf(section) === "done").length;
  root.querySelector("[data-progress-count]").textContent = words.say("progress-count", { done, all: shown.length });
}

/** Whether a section is `open`, `started` or `done`. */
export function stateOf(section) {
  const fields = fieldsOf(section).filter((field) => !field.closest("[hidden]"));
  const answered = fields.filter((field) => filled(valueOf(field)));
  if (!answered.length && !rowsAnswered(section)) return "open";
  return missing(fields) || oneOfMissing(section, answered) ? "started" : "done";
}

function mark(root, section, words) {
  const item = root.querySelector(`[data-progress="${section.dataset.section}"]`);
  const state = stateOf(section);
  item.hidden = section.hidden;
  item.dataset.state = state;
  // The comma keeps title and state apart when a screen reader reads the link.
  item.querySelector("[data-progress-state]").textContent = `, ${words.say(`section-${state}`)}`;
}

function missing(fields) {
  return fields.some((field) => "required" in field.dataset && !filled(valueOf(field)));
}

function oneOfMissing(section, answered) {
  const wanted = section.dataset.oneOf?.split(" ");
  return wanted && !answered.some((field) => wanted.includes(field.dataset.field));
}

function rowsAnswered(section) {
  return [...section.querySelectorAll("[data-row-item]")].some((row) =>
    rowFilled(Object.fromEntries(fieldsOf(row).map((field) => [field.dataset.field, valueOf(field)]))),
  );
}
