/** What the buttons beside the documents do: fetched with the engine, which all of them need. */
import { copy } from "./clipboard.js";
import { download } from "./download.js";
import { clearFindings, showFindings } from "./errors.js";
import { leadTo } from "./focus.js";
import { safely, showPreview } from "./preview.js";
import { printOnly } from "./print.js";
import { forEngine } from "./savefile.js";

export const documents = {
  "preview": async (form, button) => {
    const { reply } = await form.ask("preview", button);
    if (failure(form, reply)) return;
    const wrong = findings(form, reply);
    if (reply.html) showPreview(form, reply.html);
    form.engine.fetchAhead(formatsOf(form));
    if (!wrong) leadTo(form.querySelector("[data-preview-part]"));
  },
  "download-docx": (form, button) => (mayReopen(button) ? reopenable(form, button) : file(form, button, "docx")),
  "download-pdf": (form, button) => file(form, button, "pdf"),
  "download-text": (form, button) => file(form, button, "text"),
  "download-ics": async (form, button) => {
    const made = await unchecked(form, button, "dates", { format: "ics", document_id: form.documentId });
    if (made) handOver(form, made);
  },
  "copy-text": async (form, button) => {
    const made = await written(form, button, "copy");
    if (!made) return;
    const copied = await copy(made.reply.text, made.reply.html);
    form.status.done(copied ? withLoss(form, form.words.say("copied"), made.reply) : form.words.say("copy-failed"));
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
};

/** The formats that the form's buttons offer. */
function formatsOf(form) {
  const buttons = [...form.querySelectorAll("[data-action^=download-]")];
  return [...new Set(buttons.map((button) => button.dataset.action.slice("download-".length)))];
}

async function file(form, button, format) {
  const made = await written(form, button, "write", { format });
  if (made) handOver(form, made);
}

/** A Word file that carries its save file, because the reader has ticked it for this document. */
async function reopenable(form, button) {
  const made = await written(form, button, "write-reopenable", { saved: forEngine(form.saved()) });
  if (made) handOver(form, made);
}

function mayReopen(button) {
  return button.closest(".sf-document").querySelector("[data-reopenable]")?.checked;
}

/** Give the reader a file, or say why there is none. */
function handOver(form, { reply, bytes }) {
  if (reply.refused) return form.status.done(reply.refused);
  download(bytes, reply.name, reply.type);
  form.status.done(withLoss(form, form.words.say("downloaded", { name: reply.name }), reply));
  form.after(true);
}

/** What is said of a finished file, and of the characters that it could not hold. */
function withLoss(form, said, { removed }) {
  return removed ? `${said} ${form.words.say("removed-characters", { count: removed })}` : said;
}

/** A Word file to use before or beside the form: it may have holes. */
async function paper(form, button, more) {
  const made = await unchecked(form, button, "write", { format: "docx", ...more });
  if (!made) return;
  download(made.bytes, made.reply.name, made.reply.type);
  form.status.message(withLoss(form, form.words.say("downloaded", { name: made.reply.name }), made.reply));
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
  if (wrong) leadTo(wrong);
  return Boolean(wrong);
}

function failure(form, reply) {
  if (!reply.failure) return false;
  clearFindings(form);
  form.status.done(form.words.say("engine-failure", { detail: reply.failure }));
  return true;
}

