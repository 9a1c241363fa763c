/** Opens a file: asks what the reader wants with it, does that, and offers the way back. */
import { asked, read } from "./chosen-file.js";
import { choose, titleOf } from "./choice.js";
import { randomId } from "./ids.js";
import { closeReport, showReport } from "./report.js";
import { forEngine, SaveFileError } from "./savefile.js";

/** Open a file that the reader has chosen; one that cannot be used changes nothing. */
export async function openFile(form, file) {
  try {
    await use(form, await read(form, file));
  } catch (error) {
    if (!(error instanceof SaveFileError)) throw error;
    form.status.say(error.word, { name: file.name, ...error.values });
  }
}

async function use(form, opened) {
  const offered = waysFor(form, opened);
  const plain = offered.length === 1 && offered[0] === "continue" && !form.filled() && !form.setting.isForeign(opened.saved);
  const way = plain ? "continue" : await choose(form, opened, offered);
  if (way) await ways[way](form, opened);
  else form.status.say("file-unused", { name: opened.name });
}

/** What one can do with a file here, the likeliest first. */
function waysFor(form, { saved, word }) {
  if (saved.form === form.formId) return sameForm(form, saved, word);
  if (form.dataset.takesFrom.split(" ").includes(saved.form)) return ["take"];
  throw new SaveFileError("file-other-form", { form: titleOf(form, saved.form) });
}

function sameForm(form, saved, word) {
  const theirs = !word && form.filled() && (saved.audience === "other" || saved.role !== form.setting.role);
  const next = "series" in form.dataset ? ["next"] : [];
  return theirs ? ["merge", "continue", ...next] : ["continue", ...next];
}

const ways = {
  /** All of the file, in the place of all that is here. It needs no engine, unless the form has changed since. */
  "continue": async (form, opened) => {
    const { saved, name, edited } = opened;
    const older = saved.form_version !== form.formVersion;
    const undo = replace(form, saved, older ? "file-opened-older" : "file-opened", name);
    if (edited) showReport(form, opened, "continue", {}, undo);
    const parts = older ? await changed(form, saved) : {};
    if (Object.values(parts).some((part) => part.length)) showReport(form, opened, "continue", parts, undo);
  },
  /** A new document, with what still holds. */
  "next": async (form, opened) => {
    const { saved, name } = opened;
    const role = (saved.audience === "other" && form.setting.otherThan(saved.role)) || saved.role;
    const { answers, asks, taken, left } = await asked(form, "carry", { saved: forEngine(saved), role });
    const begun = { document_id: randomId(), revision: 0, country: saved.country, role, audience: "own", answers, questions: {} };
    const undo = replace(form, begun, "file-next", name);
    showReport(form, opened, "next", { asks, taken: ids(taken), left }, undo);
  },
  /** The other party's answers beside mine. */
  "merge": async (form, opened) => {
    const { saved, name } = opened;
    const mine = form.snapshot();
    const { answers, added, conflicts, extra } = await asked(form, "merge", { saved: forEngine(saved), answers: mine.answers });
    const both = { ...mine, answers: { ...extra, ...answers }, questions: { ...saved.questions, ...mine.questions } };
    const undo = replace(form, both, "file-merged", name);
    showReport(form, opened, "merge", { conflicts, added }, undo);
  },
  /** What another form's file has for this one. */
  "take": async (form, opened) => {
    const { saved, name } = opened;
    const mine = form.snapshot();
    const { answers, asks, taken, left } = await asked(form, "carry", { saved: forEngine(saved), answers: mine.answers });
    if (!taken.length) throw new SaveFileError("file-nothing-taken", { form: titleOf(form, saved.form) });
    const undo = replace(form, { ...mine, country: mine.country || saved.country, answers }, "file-taken", name);
    showReport(form, opened, "take", { asks, taken: ids(taken), left }, undo);
  },
};

/** What has changed in the form since; the file is open in any case. */
async function changed(form, saved) {
  try {
    const found = await asked(form, "changes", { saved: forEngine(saved) });
    return { fresh: found.new, reworded: found.reworded, gone: found.gone };
  } catch (error) {
    if (!(error instanceof SaveFileError)) throw error;
    return {};
  }
}

/** Put answers in the place of those that are there; the function returned brings those back. */
function replace(form, saved, word, name) {
  const before = form.snapshot();
  const undo = () => {
    closeReport(form);
    form.restore(before);
    form.status.say("file-undone");
  };
  form.restore(saved);
  form.status.say(word, { name }, undo);
  return undo;
}

function ids(taken) {
  return taken.map((field) => ({ field }));
}
