/** Says what an opened file has brought, with a link to each field, until the reader closes it. */
import { filled, valueOf } from "./answers.js";
import { note, noteOrigin, titleOf } from "./choice.js";
import { settle } from "./conflicts.js";
import { leadTo } from "./focus.js";

/** Show what has happened; `parts` holds the findings of each kind, `undo` is the way back. */
export function showReport(form, opened, way, parts, undo) {
  closeReport(form);
  const report = form.querySelector("[data-report]");
  report.querySelector("[data-report-heading]").textContent = form.words.say(`report-${way}`, { name: opened.name, title: titleOf(form, opened.saved.form) });
  noteOrigin(form, report, opened);
  note(report, "nothing", way === "merge" && !parts.added.length && !parts.conflicts.length);
  for (const part of report.querySelectorAll("[data-part]")) fill(form, part, parts[part.dataset.part] ?? []);
  showLeft(form, report, parts.left ?? 0);
  report.hidden = false;
  listen(form, report, undo);
  leadTo(report);
}

/** Take the report away: it may hold what somebody has written. */
export function closeReport(form) {
  const report = form.querySelector("[data-report]");
  report.hidden = true;
  report.listening?.abort();
  for (const list of report.querySelectorAll("[data-list]")) list.replaceChildren();
}

function listen(form, report, undo) {
  report.listening = new AbortController();
  const { signal } = report.listening;
  report.querySelector("[data-report-undo]").addEventListener("click", undo, { signal });
  report.querySelector("[data-report-close]").addEventListener("click", () => dismiss(form), { signal });
  form.addEventListener("restored", () => closeReport(form), { signal });
  for (const type of ["input", "change", "click"]) form.addEventListener(type, () => tick(form, report), { signal });
  tick(form, report);
}

/** Close it at the reader's wish, and go on at the form. */
function dismiss(form) {
  closeReport(form);
  leadTo(form.querySelector("[data-section]"));
}

function fill(form, part, findings) {
  const template = part.querySelector("template");
  part.hidden = findings.length === 0;
  part.querySelector("[data-list]").replaceChildren(...findings.map((finding) => line(form, template, finding)));
}

/** One line: the template's parts take what is found, its link leads to the field. */
function line(form, template, finding) {
  const item = template.content.firstElementChild.cloneNode(true);
  const field = fieldOf(form, finding.field);
  const values = { ...finding, label: finding.label || field?.dataset.label };
  if (finding.row && item.matches("[data-ask]")) values.label = form.words.say("ask-row", values);
  for (const place of item.querySelectorAll("[data-fill]")) {
    place.textContent = values[place.dataset.fill] ?? "";
    place.hidden = !place.textContent;
  }
  for (const link of item.querySelectorAll("a")) lead(link, field, finding.field);
  item.field = field;
  if (item.matches("[data-conflict]")) settle(form, item, field, finding);
  return item;
}

/** Only a field that shows can be led to. */
function lead(link, field, name) {
  if (field?.getClientRects().length) link.href = `#field-${name}`;
}

/** The field of a name; of rows, the one in its row. */
function fieldOf(form, name) {
  return form.form.querySelector(`[data-field="${CSS.escape(name)}"]`);
}

/** What has been answered meanwhile is ticked off. */
function tick(form, report) {
  for (const item of report.querySelectorAll("[data-ask]")) {
    item.toggleAttribute("data-answered", Boolean(item.field) && filled(valueOf(item.field, form.language)));
  }
}

function showLeft(form, report, count) {
  const place = report.querySelector("[data-left]");
  place.textContent = count ? form.words.say("report-left", { count }) : "";
  place.hidden = !count;
}
