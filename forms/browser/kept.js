/** Answers that the form has no place for: kept, shown, and taken along in every file. */
import { groups, rowsOf } from "./rows.js";

export class Kept {
  constructor(root) {
    this.root = root;
    this.clear();
  }

  clear() {
    this.set({}, {});
  }

  /** Keep these answers, and the questions as they were asked. */
  set(answers, questions) {
    this.answers = answers;
    this.questions = Object.fromEntries(Object.entries(questions).filter(([id]) => this.lost(id)));
    this.show();
  }

  /** Answers together with what is kept; of several choices, those that have no box come last. */
  with(answers) {
    const both = Object.keys(this.answers).filter((id) => Array.isArray(this.answers[id]) && Array.isArray(answers[id]));
    return { ...this.answers, ...answers, ...Object.fromEntries(both.map((id) => [id, [...answers[id], ...this.answers[id]]])) };
  }

  /** Whether a question belongs to an answer that has no field here. */
  lost(id) {
    return id in this.answers || this.inRows().some(([key]) => key === id) || Object.keys(this.answers).some((key) => id.startsWith(`${key}.`));
  }

  show() {
    const entries = [...Object.entries(this.answers), ...this.inRows()];
    this.root.querySelector("[data-extra-list]").replaceChildren(...entries.flatMap(([id, value]) => this.entry(id, value)));
    this.root.querySelector("[data-extra]").hidden = entries.length === 0;
  }

  /** What single rows still hold from another version of the form, as `actions.what`. */
  inRows() {
    const form = this.root.querySelector(".sf-form");
    return groups(form).flatMap((group) =>
      rowsOf(group).flatMap((row) => Object.entries(row.kept ?? {}).map(([key, value]) => [`${group.dataset.rows}.${key}`, value])),
    );
  }

  entry(id, value) {
    const term = document.createElement("dt");
    const details = document.createElement("dd");
    term.textContent = this.questions[id] ?? id;
    details.textContent = plain(value);
    return [term, details];
  }
}

function plain(value) {
  if (Array.isArray(value)) return value.map((item) => (typeof item === "string" ? item : rowText(item))).join("\n");
  return value === true ? "✓" : String(value);
}

function rowText({ id, ...row }) {
  return Object.values(row).filter(Boolean).map(plain).join(", ");
}
