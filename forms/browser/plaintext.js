/** The answers as plain text, made without Python: the way out when the engine does not start. */
import { controlsOf, fieldsOf, filled, valueOf } from "./answers.js";

/** All that is filled in and shows, section by section. */
export function plainText(title, form, language) {
  const sections = [...form.querySelectorAll("[data-section]:not([hidden])")].map((section) => sectionText(section, language));
  return [title, ...sections.filter(Boolean)].join("\n\n");
}

function sectionText(section, language) {
  const rows = [...section.querySelectorAll("[data-row-item]")];
  const lines = [section, ...rows].flatMap((part) => fieldsOf(part).map((field) => line(field, language)));
  const given = lines.filter(Boolean);
  return given.length ? [section.querySelector("h2").textContent, ...given].join("\n") : "";
}

function line(field, language) {
  const value = valueOf(field, language);
  if (!filled(value) || field.closest("[hidden]")) return "";
  return `${field.dataset.label}: ${spoken(field, value)}`;
}

/** An answer as the reader sees it: the chosen labels, not their ids. */
function spoken(field, value) {
  if (value === true) return "✓";
  const chosen = controlsOf(field).filter((control) => control.checked);
  return chosen.map((control) => control.closest("label").textContent.trim()).join(", ") || String(value);
}
