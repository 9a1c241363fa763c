/** What a check found: in a summary that leads to the fields, and beside each field. */

/** Show the findings of a check; returns the summary to move to, or null if all is well. */
export function showFindings(root, { errors = [], warnings = [] }) {
  clearFindings(root);
  for (const { field, message } of errors) atField(root, "error", field, message);
  for (const { field, message } of warnings) atField(root, "warning", field, message);
  const wrong = summary(root, "errors", errors);
  summary(root, "warnings", warnings);
  return wrong;
}

/** Take all findings away. */
export function clearFindings(root) {
  for (const place of root.querySelectorAll(".sf-error, .sf-warning")) {
    place.textContent = "";
    place.hidden = true;
  }
  for (const control of root.querySelectorAll("[aria-invalid]")) control.removeAttribute("aria-invalid");
  for (const kind of ["errors", "warnings"]) summary(root, kind, []);
}

/** Move to a field by its name: its control, or its group if it has none. */
export function focusField(root, name) {
  const field = root.querySelector(`[data-field="${CSS.escape(name)}"]`);
  const target = root.querySelector(`#${CSS.escape(`field-${name}`)}`) ?? field;
  // Of a group: the chosen option, or the first thing to fill in.
  const control = field?.querySelector("input:checked") ?? target?.querySelector("[name]") ?? target;
  control?.focus();
  // The label belongs in view too, not only the control.
  (field ?? target)?.scrollIntoView({ block: "nearest" });
}

function atField(root, kind, name, message) {
  const place = root.querySelector(`#${CSS.escape(`${kind}-${name}`)}`);
  if (!place) return;
  place.textContent = message;
  place.hidden = false;
  if (kind === "error") markInvalid(place.closest("[data-field]"));
}

function markInvalid(field) {
  for (const control of field.querySelectorAll(":scope [name]")) {
    if (control.closest("[data-field]") === field) control.setAttribute("aria-invalid", "true");
  }
}

function summary(root, kind, findings) {
  const box = root.querySelector(`[data-${kind}]`);
  const repeated = ({ message }) => findings.filter((other) => other.message === message).length > 1;
  const lines = findings.map((finding) => line(finding, repeated(finding) ? sectionOf(root, finding) : ""));
  box.querySelector(`[data-${kind}-list]`).replaceChildren(...lines);
  box.hidden = findings.length === 0;
  return box.hidden ? null : box;
}

/** One line of the summary; `section` tells apart what is said about several sections. */
function line({ field, message }, section) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = `#field-${field}`;
  link.textContent = section ? `${section}: ${message}` : message;
  item.append(link);
  return item;
}

function sectionOf(root, { field }) {
  const place = root.querySelector(`[data-field="${CSS.escape(field)}"]`);
  return place?.closest("[data-section]")?.querySelector("h2").textContent ?? "";
}
