/** The question what to do with an opened file. */

/** Ask; resolves to the chosen way, or to nothing. Escape and the last button choose nothing. */
export function choose(form, opened, offered) {
  const dialog = form.querySelector("[data-opening]");
  const list = dialog.querySelector("[data-ways]");
  const items = offered.map((way) => list.querySelector(`[data-way="${way}"]`));
  for (const item of list.children) item.hidden = !items.includes(item);
  // The likeliest comes first, and has the focus.
  list.prepend(...items);
  items.forEach((item, index) => item.querySelector("button").classList.toggle("md-button--primary", index === 0));
  dialog.querySelector("[data-about]").textContent = about(form, opened);
  note(dialog, "filled", form.filled());
  noteOrigin(form, dialog, opened);
  dialog.returnValue = "";
  dialog.showModal();
  items[0].querySelector("button").focus();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue), { once: true });
  });
}

/** Say what the reader must know about where the answers come from. */
export function noteOrigin(form, part, { word, edited, saved }) {
  note(part, "word", word);
  note(part, "edited", edited);
  note(part, "country", form.setting.isForeign(saved));
}

/** Show or hide the notes of a name. */
export function note(part, name, shown) {
  for (const place of part.querySelectorAll(`[data-note="${name}"]`)) place.hidden = !shown;
}

/** What a form is called, as far as this page knows. */
export function titleOf(form, id) {
  return form.querySelector("[data-titles]").content.querySelector(`[data-form-title="${CSS.escape(id)}"]`)?.textContent ?? id;
}

/** What kind of file it is, and how old: two files of two people look alike from outside. */
function about(form, { saved, name }) {
  const values = { name, title: titleOf(form, saved.form), ...moment(saved.saved_at, form) };
  return form.words.say(values.date ? "opening-about" : "opening-about-undated", values);
}

function moment(iso, form) {
  const day = new Date(iso);
  return Number.isNaN(day.valueOf()) ? {} : { date: day.toLocaleDateString(form.language), time: form.status.time(iso) };
}
