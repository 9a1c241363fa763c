/** Values that the engine proposes. What a person has typed is never overwritten. */
import { controlsOf, filled } from "./answers.js";
import { toShown } from "./dates.js";

export class Suggestions {
  constructor(form) {
    this.form = form;
    this.given = new Map();
    this.touched = new Set();
  }

  /** The fields that may get a suggestion. */
  get fields() {
    return [...this.form.querySelectorAll("[data-suggest]")];
  }

  /** The reader has changed a field: it is theirs now. */
  touch(field) {
    if (!("suggest" in field.dataset)) return;
    this.touched.add(field.dataset.field);
    note(field, "");
  }

  /** Forget everything, for a form that starts anew. */
  reset() {
    this.given.clear();
    this.touched.clear();
    for (const field of this.fields) note(field, "");
  }

  /** The answers as if nothing had been suggested, so that the engine suggests anew. */
  without(answers) {
    const kept = { ...answers };
    for (const field of this.fields) if (this.open(field)) delete kept[field.dataset.field];
    return kept;
  }

  /** What suggestions depend on, as a text; empty if there is nothing to suggest. */
  question(answers) {
    const open = this.fields.filter((field) => this.open(field) && (basis(field, answers)[0] || this.isGiven(field)));
    return open.map((field) => [field.dataset.field, ...basis(field, answers)].join(" ")).join("\n");
  }

  /** Fill in what the engine suggests; returns whether the form has changed. */
  show(suggestions) {
    return this.fields.filter((field) => this.open(field) && this.fill(field, suggestions[field.dataset.field])).length > 0;
  }

  /** Whether a field is empty and untouched, or still holds what was suggested. */
  open(field) {
    const id = field.dataset.field;
    return !this.touched.has(id) && (this.isGiven(field) || !filled(controlsOf(field)[0].value));
  }

  isGiven(field) {
    const value = this.given.get(field.dataset.field);
    return value !== undefined && controlsOf(field)[0].value === value;
  }

  fill(field, { value, note: text } = {}) {
    const [control] = controlsOf(field);
    const shown = value ? toShown(value) : "";
    if (control.value === shown) return false;
    control.value = shown;
    // Who has just come here types over it, as when it had been there before.
    if (control === document.activeElement) control.select();
    if (shown) this.given.set(field.dataset.field, shown);
    else this.given.delete(field.dataset.field);
    note(field, shown ? text : "");
    return true;
  }
}

/** What a suggestion starts from, and what else it depends on. */
function basis(field, answers) {
  return field.dataset.suggest.split(" ").map((id) => (filled(answers[id]) ? answers[id] : ""));
}

function note(field, text) {
  const place = field.querySelector(".sf-note");
  place.textContent = text;
  place.hidden = !text;
}
