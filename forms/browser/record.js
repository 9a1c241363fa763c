/**
 * What lies in the store: one revision of one draft, with its checksum and its schema.
 * The answers are kept as the text whose checksum is taken, so that even a damaged record can be handed out.
 */
import { crc32 } from "./checksum.js";
import { check } from "./savefile.js";

export const SCHEMA = 2;

/** How a record of an older schema becomes one of the next. */
const NEXT = { 1: withChecksum };

/** A new record. `place` says which revision of which draft it is. */
export function record(place, saved, label) {
  const text = JSON.stringify(saved);
  return { ...place, schema: SCHEMA, saved_at: saved.saved_at, label, text, sum: crc32(text) };
}

/** Whether a later version of the site has written a record: then it must not be touched. */
export function isNewer({ schema }) {
  return schema > SCHEMA;
}

/** The answers in a record; null if it is damaged, or too new to be understood. */
export function answersIn(stored) {
  try {
    const { text, sum, schema } = upgraded(stored);
    // Nobody knows yet how a later version will count.
    return schema > SCHEMA || sum === crc32(text) ? check(JSON.parse(text)) : null;
  } catch {
    return null;
  }
}

/** The newest record of each draft, the last changed draft first. */
export function newestOfEach(records) {
  const newest = new Map();
  for (const one of records) {
    const known = newest.get(keyOf(one));
    if (!known || one.revision > known.revision) newest.set(keyOf(one), one);
  }
  return [...newest.values()].sort((a, b) => String(b.saved_at).localeCompare(String(a.saved_at)));
}

/** What names a draft among those of all forms. */
export function keyOf({ form, draft }) {
  return `${form} ${draft}`;
}

function upgraded(stored) {
  const step = stored.schema < SCHEMA && NEXT[stored.schema];
  return step ? upgraded(step(stored)) : stored;
}

/** Schema 1 held the answers as they were, and one draft for each form. */
function withChecksum({ form, draft, revision, generation, schema, ...saved }) {
  return record({ form, draft, revision }, { ...saved, form }, "");
}
