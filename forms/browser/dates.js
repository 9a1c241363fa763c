/** Dates as people type them, day first, never American. The engine reads the same (dates.py). */

const TYPED = /^(\d{1,2})\s*[./\s-]\s*(\d{1,2})\s*[./\s-]\s*(\d{4}|\d{2})\.?$/;
const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const NAMED = /^(\d{1,2})\.?\s*(\p{L}+)\.?\s*(\d{4}|\d{2})$/u;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;

/** The ISO form of a typed date, or null if it is none. */
export function toIso(typed, language) {
  const text = typed.trim();
  const iso = ISO.exec(text);
  if (iso) return isoOf(+iso[1], +iso[2], +iso[3]);
  const [, day, month, year] = TYPED.exec(text) ?? NAMED.exec(text) ?? [];
  if (!day) return null;
  return isoOf(fullYear(year), /^\d/.test(month) ? +month : monthNamed(month, language), +day);
}

/** An ISO date as shown in the form: 3.2.2026, the same in all editions. */
export function toShown(iso) {
  const [year, month, day] = iso.split("-").map(Number);
  return `${day}.${month}.${year}`;
}

/** Today in the reader's own time zone. */
/** The language as the browser is to write dates in it: English means British here. */
export function localeOf(language) {
  return language === "en" ? "en-GB" : language;
}

export function today() {
  const now = new Date();
  return isoOf(now.getFullYear(), now.getMonth() + 1, now.getDate());
}

function fullYear(year) {
  return year.length === 2 ? 2000 + Number(year) : Number(year);
}

function isoOf(year, month, day) {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!real || year < FIRST_YEAR || year > LAST_YEAR) return null;
  return date.toISOString().slice(0, 10);
}

/** The number of a month by its name or its first three letters; 0 if there is none. */
function monthNamed(name, language) {
  const start = name.toLowerCase();
  const names = Array.from({ length: 12 }, (_, month) =>
    new Date(Date.UTC(2026, month, 1)).toLocaleDateString(language, { month: "long", timeZone: "UTC" }).toLowerCase(),
  );
  return names.findIndex((month) => month === start || (start.length === 3 && month.startsWith(start))) + 1;
}
