/** What each button does. A button names its action in `data-action`. */
import { ask } from "./dialog.js";
import { copy, download, fileName } from "./download.js";
import { today } from "./dates.js";
import { clearFindings, showFindings } from "./errors.js";
import { pickDate } from "./picker.js";
import { plainText } from "./plaintext.js";
import { safely, showPreview } from "./preview.js";
import { printOnly } from "./print.js";
import { addRow, moveRow, removeRow, rowName } from "./rows.js";
import { dump, open, SaveFileError } from "./savefile.js";
import { sortRows } from "./view.js";

const TEXT = "text/plain;charset=utf-8";
const JSON_TYPE = "application/json";

export const actions = {
  "preview": async (form, button) => {
    const { reply } = await form.ask("preview", button);
    if (failure(form, reply)) return;
    const wrong = findings(form, reply);
    if (reply.html) showPreview(form, reply.html);
    if (!wrong) form.querySelector("[data-preview-part]").focus();
  },
  "download-docx": (form, button) => file(form, button, "docx"),
  "download-pdf": (form, button) => file(form, button, "pdf"),
  "download-text": (form, button) => file(form, button, "text"),
  "copy-text": async (form, button) => {
    const made = await written(form, button, "copy");
    if (!made) return;
    const copied = await copy(made.reply.text, made.reply.html);
    form.status.done(form.words.say(copied ? "copied" : "copy-failed"));
  },
  "print": async (form, button) => {
    const { reply } = await form.ask("preview", button);
    if (failure(form, reply) || findings(form, reply)) return;
    printOnly(safely(reply.html));
  },
  "print-questions": (form) => printOnly(form.querySelector("[data-questions-page]").content),
  "blank-docx": (form, button) => paper(form, button, { what: "blank" }),
  "agenda": (form, button) => paper(form, button, { what: "agenda", questions: form.answers().picked_questions }),
  "blank-print": async (form, button) => {
    const made = await unchecked(form, button, "preview", { what: "blank" });
    if (made) printOnly(safely(made.reply.html));
  },
  "save-file": (form) => {
    form.revision += 1;
    const name = fileName(form.dataset.fileName, today(), ".samtale.json");
    download(dump(form.saved()), name, JSON_TYPE);
    form.copied();
    form.status.say("file-saved", { name });
  },
  "share-file": (form) => {
    const title = form.words.say("share-name", { title: form.dataset.fileName });
    const name = fileName(title, today(), ".samtale.json");
    form.revision += 1;
    form.draft.touch();
    download(dump(form.shared()), name, JSON_TYPE);
    form.status.say("file-shared", { name });
  },
  "plain-text": (form) => {
    const text = plainText(form.dataset.fileName, form.form, form.language);
    download(text, fileName(form.dataset.fileName, today(), ".txt"), TEXT);
  },
  "open-file": (form) => form.querySelector("[data-file]").click(),
  "clear-draft": async (form) => {
    const sure = await ask(form, form.words.say("clear-draft-ask"), form.words.say("clear-draft"));
    if (!sure) return;
    form.empty();
    await form.draft.clear();
    form.status.say("draft-deleted");
    form.scrollIntoView();
  },
  "retry-engine": (form) => form.engine.restart(),
  "pick-date": (form, button) => pickDate(button, form.language),
  "clear-choice": (form, button) => {
    const radios = [...button.closest("[data-field]").querySelectorAll("input[type=radio]")];
    for (const radio of radios) radio.checked = false;
    radios[0].focus();
    form.changed(radios[0]);
  },
  "add-row": (form, button) => {
    const row = addRow(groupOf(button));
    form.changed();
    form.status.announce(form.words.say("row-added", { row: rowName(row) }));
    row.querySelector("[name]").focus();
  },
  "remove-row": (form, button) => {
    const row = button.closest("[data-row-item]");
    const [group, next] = [row.parentElement, row.nextElementSibling ?? row.previousElementSibling];
    const text = form.words.say("row-removed", { row: rowName(row) });
    offerUndo(group, text, removeRow(row), row);
    form.changed();
    form.status.announce(text);
    (next ?? undoOf(group).querySelector("[data-action]")).focus();
  },
  "undo-row": (form, button) => {
    const undo = button.closest("[data-undo]");
    undo.putBack();
    undo.hidden = true;
    form.changed();
    undo.row.focus();
  },
  "sort-rows": (form, button) => {
    sortRows(button.closest("[data-view]"), button.dataset.order, form.language);
    form.changed();
    form.status.announce(form.words.say("rows-sorted", { order: button.textContent }));
  },
  "move-row-up": (form, button) => move(form, button, -1),
  "move-row-down": (form, button) => move(form, button, 1),
};

/** Open a chosen file: ask before it replaces anything, and offer the way back. */
export async function openFile(form, file) {
  try {
    const saved = await open(file, form.formId);
    if (form.filled() && !(await ask(form, form.words.say("file-ask"), form.words.say("file-replace")))) return;
    replace(form, saved, file.name);
  } catch (error) {
    if (!(error instanceof SaveFileError)) throw error;
    form.status.say(error.word, { name: file.name, ...error.values });
  }
}

function replace(form, saved, name) {
  const before = form.snapshot();
  const undo = () => {
    form.restore(before);
    form.status.say("file-undone");
  };
  form.restore(saved);
  const changed = saved.form_version !== form.formVersion;
  form.status.say(changed ? "file-opened-older" : "file-opened", { name }, undo);
}

async function file(form, button, format) {
  const made = await written(form, button, "write", { format });
  if (!made) return;
  download(made.bytes, made.reply.name, made.reply.type);
  const lines = [form.words.say("downloaded", { name: made.reply.name })];
  if (made.reply.removed) lines.push(form.words.say("removed-characters", { count: made.reply.removed }));
  form.status.done(lines.join(" "));
}

/** A Word file to use before or beside the form: it may have holes. */
async function paper(form, button, more) {
  const made = await unchecked(form, button, "write", { format: "docx", ...more });
  if (!made) return;
  download(made.bytes, made.reply.name, made.reply.type);
  form.status.say("downloaded", { name: made.reply.name });
}

/** What needs no answers, nor a chosen country; nothing if it failed. */
async function unchecked(form, button, deed, more) {
  const country = form.setting.country || form.dataset.usualCountry;
  const made = await form.ask(deed, button, { country, ...more });
  if (!made.reply.failure) return made;
  form.status.say("engine-failure", { detail: made.reply.failure });
  return null;
}

/** A written document, or nothing if something is still missing: a final document has no holes. */
async function written(form, button, deed, more = {}) {
  const answers = form.answers();
  const checked = await form.ask("check", button, { answers });
  if (failure(form, checked.reply) || findings(form, checked.reply)) return null;
  const made = await form.ask(deed, button, { answers, ...more });
  return failure(form, made.reply) ? null : made;
}

/** Show what a check found; moves to it and returns true if a document cannot be made. */
function findings(form, reply) {
  const wrong = showFindings(form, reply);
  form.status.done(wrong ? "" : form.words.say("checked"));
  wrong?.focus();
  return Boolean(wrong);
}

function failure(form, reply) {
  if (!reply.failure) return false;
  clearFindings(form);
  form.status.done(form.words.say("engine-failure", { detail: reply.failure }));
  return true;
}

function move(form, button, step) {
  const row = button.closest("[data-row-item]");
  moveRow(row, step);
  form.changed();
  form.status.announce(form.words.say("row-moved", { row: rowName(row) }));
  // At the end of the list the button that was used is gone; its sibling is still there.
  const target = button.hidden ? row.querySelector("[data-action^=move-row]:not([hidden])") : button;
  (target ?? row).focus();
}

function groupOf(button) {
  return button.closest("[data-field]").querySelector("[data-rows]");
}

function undoOf(group) {
  return group.closest("[data-field]").querySelector("[data-undo]");
}

function offerUndo(group, text, putBack, row) {
  const undo = undoOf(group);
  Object.assign(undo, { putBack, row, hidden: false });
  undo.querySelector("[data-undo-text]").textContent = text;
}
