/** The browser's own calendar for a date that is otherwise typed. */
import { toIso, toShown } from "./dates.js";

/** Open the calendar that stands beside a date field. */
export function pickDate(button, language) {
  const { picker, typed } = parts(button);
  picker.type = "date";
  picker.value = toIso(typed.value, language) ?? "";
  picker.showPicker();
}

/** Take over what was picked, as if it had been typed. */
export function picked(picker) {
  const { typed } = parts(picker);
  if (!picker.value) return;
  typed.value = toShown(picker.value);
  typed.dispatchEvent(new Event("input", { bubbles: true }));
  typed.focus();
}

/** Write a typed date the common way once the reader has left it. */
export function tidyDate(typed, language) {
  const iso = toIso(typed.value, language);
  if (iso) typed.value = toShown(iso);
}

function parts(inside) {
  const date = inside.closest(".sf-date");
  return { picker: date.querySelector("[data-picker]"), typed: date.querySelector("[data-date]") };
}
