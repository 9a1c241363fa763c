/** What is done with drafts now and then; fetched when it is asked for. */
import { today } from "./dates.js";
import { ask } from "./dialog.js";
import { download, fileName } from "./download.js";
import { isShared, setShared } from "./memory.js";
import { tell } from "./owner.js";
import { newestOfEach } from "./record.js";
import { Store } from "./store.js";

export const draftActions = {
  /** Begin an empty form; the draft that is there stays. */
  "new-draft": async (form) => {
    if (!(await leave(form))) return;
    const label = form.draft.label;
    form.draft.forget();
    form.empty();
    lock(form, false);
    form.status.say(label ? "draft-begun-label" : "draft-begun", { label });
    form.form.querySelector("[data-field] [name]").focus();
  },
  /** Go over to the draft that was chosen in the list. */
  "open-draft": async (form, event) => {
    event.preventDefault();
    const { draft } = event.detail;
    if (!(await leave(form))) return;
    form.empty();
    show(form, await form.draft.open(draft));
    form.scrollIntoView();
  },
  /** A draft was deleted in the list: if it is this one, the page forgets it too. */
  "draft-deleted": (form, { detail }) => {
    if (detail.draft !== form.draft.draft) return;
    form.draft.forget();
    form.empty();
  },
  /** Go on here with what another tab has. What was typed here meanwhile becomes a draft of its own. */
  "take-over": async (form) => {
    const apart = form.draft.dirty && form.filled();
    if (!(await leave(form))) return;
    show(form, await form.draft.takeOver());
    form.status.say(apart ? "draft-kept-apart" : "draft-taken-over");
  },
  /** Keep what is on the page although its draft is gone. */
  "keep-apart": async (form) => {
    if (!(await leave(form, { always: true }))) return;
    show(form, await form.draft.open(form.apart));
  },
  "look-only": (form) => lock(form, true),
  "retry-draft": (form) => form.draft.retry(),
  "reload-page": () => location.reload(),
  /** The stored record as it is, for somebody who can read it. */
  "raw-draft": (form) => {
    const title = form.words.say("drafts-raw-name", { title: form.dataset.fileName });
    const records = form.draft.damaged.length ? form.draft.damaged : [form.draft.raw];
    download(JSON.stringify(records, null, 1), fileName([title, form.label], today(), ".json"), "application/json");
  },
  /** Others use this computer, or not. */
  "share-computer": async (form, control) => {
    setShared(form.site, control.checked);
    await form.share();
    if (isShared(form.site)) await offerToClear(form);
  },
};

/** Show a draft; one of a later version can only be looked at. */
function show(form, answers) {
  lock(form, false);
  if (answers) form.replace(answers);
  if (form.draft.off === "newer") lock(form, true);
  else if (!form.draft.off && answers) form.showDraft("saved", "saved", form.draft.savedAt);
  else if (!form.draft.off) form.showDraft("empty", "");
}

/** Whether what is on the page may be replaced: only when it is kept somewhere. */
async function leave(form, { always = false } = {}) {
  const { draft } = form;
  await draft.write();
  if (!always && (!draft.dirty || !form.filled())) return true;
  try {
    form.apart = await draft.keepApart();
    return true;
  } catch {
    form.status.say("draft-stays");
    return false;
  }
}

/** Let the fields of the form only be read, or be written in again. */
function lock(form, locked) {
  for (const control of form.form.querySelectorAll("[data-field] :is(input, textarea, select, button)")) {
    if (control.matches("textarea, input:not([type=radio], [type=checkbox])")) control.readOnly = locked;
    else control.disabled = locked;
  }
}

/** Drafts that lie there already are what the next person would find. */
async function offerToClear(form) {
  const store = await Store.open(form.site).catch(() => null);
  const drafts = store ? newestOfEach(await store.load()) : [];
  const count = drafts.length;
  if (count && (await ask(form, form.words.say("shared-ask", { count }), form.words.say("drafts-delete-all")))) {
    await store.clear();
    for (const draft of drafts) tell(form.site, draft, { deleted: true });
    form.status.say("drafts-deleted");
  }
  store?.close();
}
