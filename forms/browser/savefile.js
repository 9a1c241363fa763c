/**
 * The save file (`*.samtale.json`), written and checked without Python, so that answers can
 * be taken along even when the engine cannot start. The engine reads the same (savefile.py).
 */

export const FORMAT = "samtaleguide";
export const VERSION = 1;
const DEEPEST = 10;
const TEXTS = ["document_id", "form", "form_version", "language", "country", "role", "audience", "saved_at", "copied_at"];

/** Why a file cannot be opened; `word` names the sentence that says so. */
export class SaveFileError extends Error {
  constructor(word, values = {}) {
    super(word);
    this.word = word;
    this.values = values;
  }
}

/** The save file's content, ready to be kept or written. `copied_at` is known of drafts only (reminder.js). */
export function compose(head, answers, questions) {
  return { format: FORMAT, version: VERSION, ...head, saved_at: new Date().toISOString(), answers, questions };
}

/** The text of a save file. */
export function dump(saved) {
  return JSON.stringify(saved, null, 1);
}

/** A save file as the engine takes it: without its head, and without what only drafts know. */
export function forEngine({ format, version, copied_at, ...saved }) {
  return saved;
}

/** Copy what we know out of parsed JSON; nothing else of it goes any further. */
export function check(data) {
  if (!isMap(data) || data.format !== FORMAT || !isMap(data.answers)) throw new SaveFileError("file-unreadable");
  if (!Number.isInteger(data.version)) throw new SaveFileError("file-unreadable");
  if (data.version > VERSION) throw new SaveFileError("file-newer");
  if (depth(data) > DEEPEST) throw new SaveFileError("file-unreadable");
  const saved = Object.fromEntries(TEXTS.map((key) => [key, text(data[key])]));
  return {
    ...saved,
    revision: Number.isInteger(data.revision) ? data.revision : 0,
    answers: answersOf(data.answers),
    questions: isMap(data.questions) ? textsOf(data.questions) : {},
  };
}

function isMap(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** How deep a value nests; counted only as far as it matters, so that no file can exhaust the stack. */
function depth(value, level = 1) {
  if (typeof value !== "object" || value === null || level > DEEPEST) return level;
  return Object.values(value).reduce((deepest, part) => Math.max(deepest, depth(part, level + 1)), level);
}

function text(value) {
  return typeof value === "string" ? value : "";
}

function textsOf(map) {
  return Object.fromEntries(Object.entries(map).filter(([key, value]) => key !== "__proto__" && typeof value === "string"));
}

function answersOf(map) {
  const known = Object.entries(map).map(([key, value]) => [key, Array.isArray(value) ? itemsOf(value) : value]);
  return Object.fromEntries(known.filter(([key, value]) => key !== "__proto__" && isAnswer(value)));
}

/** The rows of a group, or the chosen ids where several may be chosen. */
function itemsOf(list) {
  return list.filter((item) => typeof item === "string" || isMap(item)).map((item) => (isMap(item) ? rowOf(item) : item));
}

function rowOf(row) {
  return Object.fromEntries(Object.entries(row).filter(([key, value]) => key !== "__proto__" && !Array.isArray(value) && isAnswer(value)));
}

function isAnswer(value) {
  return typeof value === "string" || value === true || Array.isArray(value);
}
