/**
 * What each button does. A button names its action in `data-action`. What only a click needs
 * lies in documents.js, which comes along with the engine; what keeps answers safe is here.
 */
import { ask } from "./dialog.js";
import { today } from "./dates.js";
import { download, fileName } from "./download.js";
import { pickDate } from "./picker.js";
import { plainText } from "./plaintext.js";
import { addRow, groupOf, removeRow, rowName } from "./rows.js";
import { dump } from "./savefile.js";

const TEXT = "text/plain;charset=utf-8";
const JSON_TYPE = "application/json";

const actions = {
  "save-file": (form) => {
    form.revision += 1;
    const name = saveFileName(form, form.dataset.fileName);
    download(dump(form.saved()), name, JSON_TYPE);
    form.copied();
    form.status.say("file-saved", { name });
  },
  "share-file": async (form) => {
    const parts = await later(form);
    if (!parts) return;
    const name = saveFileName(form, form.words.say("share-name", { title: form.dataset.fileName }));
    form.revision += 1;
    form.draft.touch();
    download(dump(parts.shared(form)), name, JSON_TYPE);
    form.status.say("file-shared", { name });
  },
  "plain-text": (form) => {
    const text = plainText(form.dataset.fileName, form.form, form.language);
    download(text, fileName([form.dataset.fileName, form.label], today(), ".txt"), TEXT);
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
  "retry-engine": (form) => {
    form.engine.restart();
    form.missed?.();
  },
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
};

/** Do what a button says. */
export function perform(form, button) {
  return carryOut(form, button.dataset.action, button);
}

/** Do something by its name; what only a click needs is fetched last. */
export async function carryOut(form, name, cause) {
  const work = actions[name] ?? (await later(form, () => carryOut(form, name, cause)))?.actions[name];
  await work?.(form, cause);
}

/** Open a chosen file. */
export async function openFile(form, file) {
  await (await later(form))?.openFile(form, file);
}

/** Make the list of drafts live. */
export async function listDrafts(form) {
  (await later(form))?.listDrafts();
}

/** Fetch what the next clicks will need, while the engine gets ready. */
export function fetchAhead() {
  fetchLater().catch(() => {});
}

/** What is fetched only now; without a line to the server the page says so, and does it at the next try. */
async function later(form, again) {
  form.missed = null;
  try {
    return await fetchLater();
  } catch {
    form.missed = again;
    form.status.say("part-missing");
    return null;
  }
}

const fetchLater = () => import("./later.js");

/** The number of the meeting, if the form counts them, and what the reader calls the draft: no one's name. */
function saveFileName(form, title) {
  const number = form.form.querySelector(`[name="${form.dataset.count}"]`)?.value;
  return fileName([title, number, form.label], today(), ".samtale.json");
}

function undoOf(group) {
  return group.closest("[data-field]").querySelector("[data-undo]");
}

function offerUndo(group, text, putBack, row) {
  const undo = undoOf(group);
  Object.assign(undo, { putBack, row, hidden: false });
  undo.querySelector("[data-undo-text]").textContent = text;
}
