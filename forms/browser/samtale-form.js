/**
 * `<samtale-form>`: makes a static form keep drafts, show what counts, and become documents.
 * It lives in the light DOM; its HTML is usable before and without it.
 */
import { carryOut, fetchAhead, listDrafts, openFile, perform } from "./actions.js";
import { lean, read, write } from "./answers.js";
import { arrive, byLink } from "./arrival.js";
import { sayOnBusy, whileBusy } from "./buttons.js";
import { apply } from "./conditions.js";
import { showCount } from "./counter.js";
import { localeOf, today } from "./dates.js";
import { Draft } from "./draft.js";
import { Engine } from "./engine.js";
import { clearFindings, focusField } from "./errors.js";
import { randomId } from "./ids.js";
import { Kept } from "./kept.js";
import { isShared, sharedKey, siteOf } from "./memory.js";
import { picked, tidyDate } from "./picker.js";
import { agePreview, clearPreview } from "./preview.js";
import { showProgress } from "./progress.js";
import { remind } from "./reminder.js";
import { prepare } from "./rows.js";
import { compose } from "./savefile.js";
import { Setting } from "./setting.js";
import { Status } from "./status.js";
import { Suggestions } from "./suggestions.js";
import { tidyTime } from "./times.js";
import { filterRows, showViews, unfilter } from "./view.js";
import { Words } from "./words.js";

// Since when a draft has to lie there before its term is looked at.
const AGED = 24 * 60 * 60 * 1000;
// Of the time to get ready, what loading takes; starting Python is the rest.
const FETCHED = 90;

class SamtaleForm extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector(".sf-form");
    if (!this.form) throw new Error("<samtale-form> needs the form's HTML inside it.");
    if (this.tooOld) return;
    this.documentId = randomId();
    this.revision = 0;
    this.copiedAt = "";
    this.busy = new Set();
    this.words = new Words(this);
    this.status = new Status(this, this.words, this.language);
    this.setting = new Setting(this, this.form);
    this.kept = new Kept(this);
    this.suggestions = new Suggestions(this.form);
    this.engine = Engine.of(this.formId);
    this.draft = new Draft(
      { form: this.formId, site: this.site, days: Number(this.dataset.draftDays) },
      () => this.record(),
      (...news) => this.showDraft(...news),
    );
    prepare(this.form);
    this.listen();
    this.showEngine();
    // In a task of its own: together the two would hold up a key on a slow computer.
    this.starting = setTimeout(() => this.start());
  }

  disconnectedCallback() {
    clearTimeout(this.starting);
    this.listening?.abort();
    this.draft?.end();
  }

  /** Whether old-browser.js has found that the rest would not work here. */
  get tooOld() {
    return "tooOld" in this.dataset;
  }

  get formId() {
    return this.getAttribute("form-id");
  }

  get formVersion() {
    return this.getAttribute("form-version");
  }

  get language() {
    return this.getAttribute("language");
  }

  get site() {
    return siteOf(this);
  }

  /** What the reader calls the draft; it is part of file names. */
  get label() {
    return this.draft.label;
  }

  /** Bring back the draft, then go where the address says. */
  async start() {
    await this.begin();
    if (this.isConnected && byLink()) arrive(this);
  }

  /** Show what is there, then bring back the draft around it. */
  async begin() {
    const typed = this.filled();
    this.refresh();
    this.querySelector("[data-shared-computer]").checked = isShared(this.site);
    if (typed) this.draft.touch();
    const answers = await this.draft.load();
    if (!this.isConnected) return;
    if (answers) this.bringBack(answers);
    this.showDrafts(answers);
  }

  /** Put a draft around what has been typed already. */
  bringBack(answers) {
    this.take(answers, { keep: true });
    remind(this, this.copiedAt);
    this.engine.wake();
    if (this.draft.off === "newer") carryOut(this, "look-only");
    if (this.draft.off) return;
    if (this.draft.dirty) this.draft.touch();
    else this.showDraft("saved", "saved", this.draft.savedAt);
    this.welcome();
  }

  /** Say that there is a draft, and offer to delete it. */
  welcome() {
    const { label, savedAt } = this.draft;
    const values = { label, date: new Date(savedAt).toLocaleDateString(localeOf(this.language)), time: this.status.time(savedAt) };
    const ways = { "draft-continue": () => {}, "clear-draft": () => carryOut(this, "clear-draft") };
    this.status.say(label ? "draft-restored-label" : "draft-restored", values, ways);
  }

  /** Show what has become of the draft. */
  showDraft(...news) {
    this.status.draft(...news);
    this.drafts?.met?.(this.draft.draft);
  }

  /** The list of drafts; it becomes live when somebody looks, or when a draft is getting old. */
  showDrafts(answers) {
    const { all, damaged, expired } = this.draft;
    this.querySelector("[data-drafts-count]").textContent = all.length ? `(${all.length})` : "";
    this.toggleAttribute("data-draft-damaged", damaged.length > 0);
    if (damaged.length) this.status.say(answers ? "draft-damaged" : "draft-lost", {}, { "draft-raw": () => carryOut(this, "raw-draft") });
    if (expired.length) this.status.say("draft-expired", { count: expired.length });
    if (all.some(({ saved_at }) => Date.now() - Date.parse(saved_at) > AGED)) listDrafts(this);
  }

  get drafts() {
    return this.querySelector("my-drafts");
  }

  /** The answers as the engine gets them. Empty rows stay, so that errors name the right one. */
  answers() {
    return read(this.form, this.language);
  }

  /** Whether anything is filled in. */
  filled() {
    return Object.keys(lean(this.kept.with(this.answers()))).length > 0;
  }

  /** Whether something here would be lost if the page were loaded anew. */
  get unsaved() {
    return this.draft.dirty;
  }

  /** What a save file of one's own holds. */
  saved() {
    return compose(this.head("own"), lean(this.kept.with(this.answers())), { ...this.kept.questions, ...this.questions() });
  }

  head(audience) {
    return {
      document_id: this.documentId,
      revision: this.revision,
      form: this.formId,
      form_version: this.formVersion,
      language: this.language,
      country: this.setting.country,
      role: this.setting.role,
      audience,
    };
  }

  /** What a draft holds. */
  snapshot() {
    return { ...this.saved(), copied_at: this.copiedAt };
  }

  /** The draft to write; an empty form is none. */
  record() {
    return this.filled() ? this.snapshot() : null;
  }

  /** All there is now lies in a file, too. */
  copied() {
    this.copiedAt = new Date().toISOString();
    remind(this, this.copiedAt);
    this.draft.touch();
    this.draft.settled();
  }

  /** Every field's question as asked, those in rows as `actions.what`. */
  questions() {
    const fields = [...this.form.querySelectorAll("[data-field]"), ...this.fieldsInTemplates()];
    const asked = fields.filter((field) => !("setting" in field.dataset));
    return Object.fromEntries(asked.map((field) => [field.dataset.field.replace(/\.[^.]+\./, "."), field.dataset.label]));
  }

  fieldsInTemplates() {
    return [...this.form.querySelectorAll("template[data-row]")].flatMap((template) => [...template.content.querySelectorAll("[data-field]")]);
  }

  /** Fill the form from a save file or a draft. */
  take(saved, { keep = false } = {}) {
    this.documentId = saved.document_id || this.documentId;
    this.revision = saved.revision;
    this.copiedAt = saved.copied_at || saved.saved_at || "";
    this.setting.take(saved, keep);
    this.kept.set(write(this.form, saved.answers, { keep }), saved.questions);
    this.suggestions.reset();
    this.asked = "";
    unfilter(this.form);
    this.refresh();
  }

  /** Replace everything on the page. */
  replace(saved) {
    this.take(saved);
    clearFindings(this);
    clearPreview(this);
    for (const undo of this.querySelectorAll("[data-undo]")) Object.assign(undo, { hidden: true, row: null, putBack: null });
    this.after(false);
    this.status.done("");
    this.dispatchEvent(new Event("restored"));
  }

  /** Replace everything, and keep that as the draft. */
  restore(saved) {
    this.replace(saved);
    this.draft.touch();
  }

  /** Make the form as if nothing had ever been typed. */
  empty() {
    this.replace({ document_id: randomId(), revision: 0, answers: {}, questions: {} });
  }

  /** Show, or no longer, what is left to do once a document has been downloaded. */
  after(downloaded) {
    this.querySelector("[data-after]").hidden = !downloaded;
  }

  /** Something has changed: keep it, and bring the page up to date. */
  changed(control = null) {
    this.keep(control);
    this.refresh();
  }

  keep(control) {
    const field = control?.closest("[data-field]");
    if (field) this.suggestions.touch(field);
    // Where nothing has been saved yet, a month begins with the first word.
    this.copiedAt ||= new Date().toISOString();
    this.draft.touch();
    agePreview(this);
  }

  /** Bring the page up to date with the next picture: however many keys come until then, once. */
  refreshSoon() {
    this.soon ??= requestAnimationFrame(() => this.isConnected && this.refresh());
  }

  /** What is done next must find the page as the answers make it: a button, or Tab to a field that now shows. */
  catchUp() {
    if (this.soon) this.refresh();
  }

  refresh() {
    cancelAnimationFrame(this.soon);
    this.soon = null;
    this.setting.show();
    apply(this.form, this.language, this.setting.country);
    showProgress(this, this.words);
    for (const field of this.querySelectorAll("[data-limit]")) showCount(field, this.status, this.words);
    showViews(this.form, this.words);
    this.kept.show();
    for (const button of this.querySelectorAll("[data-action=clear-choice]")) {
      button.hidden = !button.closest("[data-field]").querySelector("input:checked");
    }
    this.suggest();
  }

  /** Ask the engine for something, on behalf of a button. */
  async ask(deed, button, more = {}) {
    // Without a country there are no rules to check by, and the engine cannot guess it.
    const country = more.country ?? this.setting.country;
    if (!country) return { reply: { errors: [{ field: "country", message: this.words.say("country-missing") }] } };
    const document = button?.dataset.document;
    const request = { do: deed, language: this.language, country, role: this.setting.role, date: today(), label: this.label, answers: this.answers(), ...more };
    const answered = this.engine.ask(document ? { ...request, document } : request);
    if (!button) return answered;
    const waited = whileBusy(button, answered);
    this.showEngine();
    return waited;
  }

  async suggest() {
    const answers = this.answers();
    const question = this.suggestions.question(answers);
    if (this.engine.state !== "ready" || !this.setting.country || !question) return;
    const asked = `${this.setting.country} ${question}`;
    if (asked === this.asked) return;
    this.asked = asked;
    const { reply } = await this.ask("suggest", null, { answers: this.suggestions.without(answers) });
    // Only the last question counts: the reader may have typed on.
    if (asked === this.asked && reply.suggestions && this.suggestions.show(reply.suggestions)) this.changed();
  }

  listen() {
    this.listening = new AbortController();
    const { signal } = this.listening;
    const on = (target, type, work) => target.addEventListener(type, work, { signal });
    on(this, "click", (event) => this.clicked(event));
    on(this, "input", (event) => this.typed(event));
    on(this, "change", (event) => this.settled(event));
    on(this, "keydown", ({ key }) => key === "Tab" && this.catchUp());
    for (const touch of ["focusin", "pointerdown"]) on(this.form, touch, () => this.engine.wake());
    on(this.engine, "state", () => this.showEngine());
    on(this.engine, "progress", () => this.showEngine());
    on(window, "hashchange", () => arrive(this));
    on(document, "visibilitychange", () => document.hidden && this.draft.write());
    on(window, "pagehide", ({ persisted }) => (persisted ? this.draft.pause() : this.draft.write()));
    on(window, "pageshow", ({ persisted }) => persisted && this.resume());
    on(window, "storage", ({ key }) => key === sharedKey(this.site) && this.share());
    on(this, "draft-open", (event) => carryOut(this, "open-draft", event));
    on(this, "draft-deleted", (event) => carryOut(this, "draft-deleted", event));
    on(this.querySelector("[data-drafts]"), "toggle", () => listDrafts(this));
    on(window, "beforeunload", (event) => this.draft.dirty && event.preventDefault());
  }

  clicked(event) {
    const link = event.target.closest("a[href^='#field-']");
    const button = event.target.closest("[data-action]");
    if (link) this.follow(event, link);
    if (button) this.act(button);
  }

  /** Do what a button says. While it is at it, another click only looks whether the engine lives. */
  async act(button) {
    if (this.busy.has(button)) return this.engine.start();
    this.catchUp();
    this.busy.add(button);
    try {
      await perform(this, button);
    } finally {
      this.busy.delete(button);
    }
  }

  /** Back from the browser's memory. */
  async resume() {
    if (isShared(this.site) !== (this.draft.off === "shared")) return this.share();
    const answers = await this.draft.resume();
    if (answers) this.replace(answers);
    return undefined;
  }

  /** Follow the switch for shared computers, wherever it was turned. */
  share() {
    if (isShared(this.site)) this.draft.share();
    else this.draft.off = "";
    return this.begin();
  }

  follow(event, link) {
    event.preventDefault();
    const name = link.getAttribute("href").slice("#field-".length);
    unfilter(this.querySelector(`[data-field="${CSS.escape(name)}"]`) ?? this.form);
    this.refresh();
    focusField(this, name);
  }

  typed({ target }) {
    if (!target.name) return;
    this.engine.wake();
    this.status.tidy();
    this.keep(target);
    this.refreshSoon();
  }

  settled({ target }) {
    if (target.matches("[data-picker]")) picked(target);
    if (target.matches("[data-date]")) tidyDate(target, this.language);
    if (target.matches("[data-time]")) tidyTime(target);
    if (target.matches("[data-filter]")) this.filtered(target);
    if (target.matches("[data-file]")) this.chose(target);
    if (target.matches("[data-shared-computer]")) carryOut(this, "share-computer", target);
  }

  filtered(select) {
    filterRows(select.closest("[data-view]"));
    showViews(this.form, this.words);
  }

  async chose(input) {
    const [file] = input.files;
    // Emptied, so that choosing the same file again is noticed.
    input.value = "";
    if (file) await openFile(this, file);
  }

  /** Show how the engine is, on the page and on the buttons that wait for it. */
  showEngine() {
    const { state, progress } = this.engine;
    const loading = this.words.say("engine-loading", { percent: Math.round(progress * FETCHED) });
    this.dataset.engine = state;
    this.status.engine({ loading, failed: this.words.say("engine-failed-heading") }[state] ?? "");
    this.querySelector("[data-engine-failed]").hidden = state !== "failed";
    sayOnBusy(this, { loading, ready: this.words.say("engine-working") }[state]);
    if (state === "loading") fetchAhead();
    if (state === "ready") this.suggest();
  }
}

if (!customElements.get("samtale-form")) customElements.define("samtale-form", SamtaleForm);
