/** A link may lead to a section that only shows after an answer: then the reader is led to that answer. */
import { focusField } from "./errors.js";

/** Receive the reader at the section that the address names, if it depends on an answer. */
export function arrive(form) {
  const section = form.querySelector(`[data-section="${CSS.escape(location.hash.slice(1))}"][data-when]`);
  if (!section) return;
  if (section.hidden) askFor(form, section);
  else section.scrollIntoView({ behavior: "instant" });
}

/** Whether the page was opened by a link: on the way back and on reload the browser knows the place. */
export function byLink() {
  return performance.getEntriesByType("navigation")[0]?.type === "navigate";
}

function askFor(form, section) {
  const name = fieldsOf(JSON.parse(section.dataset.when)).find((field) => form.querySelector(`[data-field="${CSS.escape(field)}"]`));
  if (!name) return;
  focusField(form, name);
  form.status.say("section-hidden", { section: section.querySelector("h2").textContent });
}

/** The fields that a condition looks at. */
function fieldsOf({ field, all = [], any = [], not }) {
  return [field, ...[...all, ...any, ...(not ? [not] : [])].flatMap(fieldsOf)].filter(Boolean);
}
