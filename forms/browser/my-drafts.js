/**
 * `<my-drafts>`: the drafts that lie in this browser, to be opened, named, kept and deleted.
 * It stands in each form, where it becomes live when it is wanted, and on the page about privacy.
 */
import { localeOf, today } from "./dates.js";
import { ask } from "./dialog.js";
import { download, fileName } from "./download.js";
import { term } from "./expiry.js";
import { choose, siteOf } from "./memory.js";
import { tell } from "./owner.js";
import { answersIn, isNewer, keyOf, newestOfEach } from "./record.js";
import { dump, FORMAT, VERSION } from "./savefile.js";
import { Store } from "./store.js";
import { Words } from "./words.js";

const JSON_TYPE = "application/json";

const deeds = {
  "open": (list, one) => list.open(one),
  "keep": (list, one) => list.note(one, { kept_at: new Date().toISOString(), noticed_at: undefined }),
  "file": (list, one) => list.save(one),
  "delete": (list, one, damaged) => list.delete(one, damaged),
  "delete-all": (list) => list.deleteAll(),
};

class MyDrafts extends HTMLElement {
  connectedCallback() {
    const around = this.closest("samtale-form");
    this.root = around ?? this;
    this.form = around?.getAttribute("form-id");
    this.words = new Words(this.root);
    this.site = siteOf(this);
    this.forms = new Map([...this.querySelector("template[data-forms]").content.querySelectorAll("a")].map((link) => [link.dataset.form, link]));
    this.listening = new AbortController();
    const { signal } = this.listening;
    this.addEventListener("click", ({ target }) => this.clicked(target.closest("[data-deed]")), { signal });
    this.addEventListener("change", ({ target }) => target.matches("[data-label]") && this.rename(target), { signal });
    window.addEventListener("focus", () => this.contains(document.activeElement) || this.refresh(), { signal });
    this.refresh();
  }

  disconnectedCallback() {
    this.listening.abort();
  }

  /** The form has written a draft, or gone over to another one; the list follows. */
  met(draft) {
    const known = this.listed?.some((one) => one.draft === draft);
    if (this.listed && !(known && draft === this.shown)) this.refresh();
  }

  /** Show what there is now; what was announced to go, goes. */
  async refresh() {
    try {
      await this.within(async (store) => {
        const drafts = newestOfEach(await store.load());
        const over = drafts.filter((one) => one.draft !== this.current && this.termOf(one).due);
        for (const one of over) await store.drop(one.form, one.draft);
        this.show(drafts.filter((one) => !over.includes(one)), await store.damaged());
      });
    } catch {
      this.show([], []);
    }
  }

  show(drafts, damaged) {
    // The one that is open comes first.
    drafts.sort((a, b) => (b.draft === this.current) - (a.draft === this.current));
    Object.assign(this, { listed: drafts, damaged, shown: this.current });
    const items = [...drafts.map((one) => this.item(one)), ...damaged.map((one) => this.item(one, { damaged: true }))];
    this.querySelector("[data-items]").replaceChildren(...items);
    this.querySelector("[data-none]").hidden = items.length > 0;
    this.querySelector("[data-deed=delete-all]").hidden = items.length === 0;
    this.remind();
  }

  /** Drafts that are about to go are shown before they do, and only that counts as notice. */
  async remind() {
    const old = this.listed.filter((one) => this.termOf(one).notice && !isNewer(one));
    if (!old.length) return;
    this.closest("details")?.setAttribute("open", "");
    if (document.hidden) return;
    const unsaid = old.filter((one) => !this.termOf(one).noticed);
    await this.within(async (store) => {
      for (const one of unsaid) await store.note(one, { noticed_at: new Date().toISOString() });
    });
  }

  item(one, { damaged = false } = {}) {
    const item = this.querySelector("template[data-item]").content.firstElementChild.cloneNode(true);
    const form = this.forms.get(one.form);
    item.dataset.draftItem = one.draft;
    item.toggleAttribute("data-current", one.draft === this.current);
    item.toggleAttribute("data-damaged", damaged);
    const name = one.label || this.words.say("drafts-unnamed");
    item.querySelector("[data-about]").textContent = this.about(one, form, damaged);
    item.querySelector("[data-label]").value = one.label ?? "";
    item.querySelector("[data-term]").textContent = damaged ? "" : this.told(this.termOf(one));
    item.querySelector("[data-deed=open]").hidden = damaged || !form?.href || one.draft === this.current;
    item.querySelector("[data-deed=keep]").hidden = damaged || !this.termOf(one).notice;
    for (const button of item.querySelectorAll("[data-deed]")) button.setAttribute("aria-label", `${button.textContent}: ${name}`);
    Object.assign(item, { one, damaged });
    return item;
  }

  about(one, form, damaged) {
    const values = { form: form?.textContent ?? one.form, date: this.day(one.saved_at) };
    if (damaged) return this.words.say("drafts-damaged", values);
    return this.words.say(one.draft === this.current ? "drafts-here" : "drafts-about", values);
  }

  told({ notice, age, deletes }) {
    return notice ? this.words.say("drafts-term", { days: age, date: this.day(deletes, {}) }) : "";
  }

  termOf(one) {
    const days = Number(this.forms.get(one.form)?.dataset.days ?? 0);
    return isNewer(one) ? term(one, 0) : term(one, days);
  }

  day(moment, time = { timeStyle: "short", hourCycle: "h23" }) {
    const date = new Date(moment);
    return Number.isNaN(date.getTime()) ? "" : date.toLocaleString(localeOf(this.root.getAttribute("language")), { dateStyle: "medium", ...time });
  }

  /** The draft that the form around has open. */
  get current() {
    return this.root.draft?.draft;
  }

  async clicked(button) {
    if (!button) return;
    const item = button.closest("[data-draft-item]");
    await deeds[button.dataset.deed](this, item?.one, item?.damaged);
  }

  open(one) {
    const wanted = new CustomEvent("draft-open", { bubbles: true, cancelable: true, detail: { draft: one.draft } });
    if (one.form === this.form) return this.dispatchEvent(wanted) && undefined;
    choose(this.site, one.form, one.draft);
    return location.assign(this.forms.get(one.form).href);
  }

  /** As a save file, or as it lies there if it cannot be read. */
  save(one) {
    const answers = isNewer(one) ? null : answersIn(one);
    const title = this.forms.get(one.form)?.textContent ?? one.form;
    if (answers) download(dump({ format: FORMAT, version: VERSION, ...answers }), fileName([title, one.label], today(), ".samtale.json"), JSON_TYPE);
    else download(JSON.stringify([one], null, 1), fileName([this.words.say("drafts-raw-name", { title }), one.label], today(), ".json"), JSON_TYPE);
  }

  async rename(control) {
    const { one } = control.closest("[data-draft-item]");
    const label = control.value.trim();
    await this.note(one, { label });
    tell(this.site, one, { label });
    this.say("drafts-renamed");
  }

  /** Write down something about a draft, whatever has been written in it meanwhile. */
  async note(one, notes) {
    await this.within(async (store) => {
      const [newest] = await store.load(one.form, one.draft);
      if (newest && !isNewer(newest)) await store.note(newest, notes);
    });
    await this.refresh();
  }

  async delete(one, damaged) {
    if (!(await this.sure("drafts-delete-ask", "drafts-delete", { label: one.label || this.words.say("drafts-unnamed") }))) return;
    // A damaged record goes alone: the draft that it was part of goes on.
    await this.within((store) => (damaged ? store.forget(one) : store.clear(one.form, one.draft)));
    await (damaged ? this.refresh() : this.gone([one]));
    this.say("drafts-deleted-one");
  }

  async deleteAll() {
    if (!(await this.sure("drafts-delete-all-ask", "drafts-delete-all", { count: this.listed.length + this.damaged.length }))) return;
    const all = [...this.listed, ...this.damaged];
    await this.within((store) => store.clear());
    await this.gone(all);
    this.say("drafts-deleted");
  }

  sure(question, yes, values) {
    return ask(this.root, this.words.say(question, values), this.words.say(yes));
  }

  /** Let everybody know who may have a deleted draft open. */
  async gone(drafts) {
    for (const one of new Map(drafts.map((one) => [keyOf(one), one])).values()) {
      this.dispatchEvent(new CustomEvent("draft-deleted", { bubbles: true, detail: one }));
      choose(this.site, one.form, "");
      tell(this.site, one, { deleted: true });
    }
    await this.refresh();
  }

  say(word) {
    this.querySelector("[data-said]").textContent = this.words.say(word);
  }

  /** Work in the store; it is open no longer than that. */
  async within(work) {
    const store = await Store.open(this.site);
    try {
      return await work(store);
    } finally {
      store.close();
    }
  }
}

/** Make the lists on the page live. */
export function listDrafts() {
  if (!customElements.get("my-drafts")) customElements.define("my-drafts", MyDrafts);
}
