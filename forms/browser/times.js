/** Times of day as people type them. The engine reads the same (dates.py). */

const TYPED = /^(\d{1,2})(?:[.:](\d{2}))?$/;

/** A typed time as `14.30`, the same in all editions; null if it is none. */
export function toTime(typed) {
  const [, hours, minutes = "00"] = TYPED.exec(typed.trim()) ?? [];
  if (!hours || Number(hours) > 23 || Number(minutes) > 59) return null;
  return `${hours.padStart(2, "0")}.${minutes}`;
}

/** Write a typed time the common way once the reader has left it. */
export function tidyTime(typed) {
  typed.value = toTime(typed.value) ?? typed.value;
}
