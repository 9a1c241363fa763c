/** Keeps the draft of one form: when it is written, by which tab, and what became of it. */
import { term } from "./expiry.js";
import { randomId } from "./ids.js";
import { choose, chosen, isShared } from "./memory.js";
import { channelOf, Owner, tell } from "./owner.js";
import { answersIn, isNewer, newestOfEach, record } from "./record.js";
import { Store } from "./store.js";

const REST = 1000;
const LONGEST = 5000;
// How long to wait before a failed save is tried again without being asked.
const AGAIN = 10_000;

export class Draft {
  /**
   * @param {{form: string, site: string, days: number}} place the form's id, what tells this site's drafts
   *   from others' on the same server, and for how long the form keeps drafts
   * @param {() => object|null} compose gives what to write, or null if there is nothing to keep
   * @param {(state: string, reason: string, time?: string) => void} show says what has become of the draft
   */
  constructor(place, compose, show) {
    Object.assign(this, place, { compose, show, off: "", all: [], expired: [] });
    this.begin(randomId());
  }

  /** What is known of a draft when nothing is. */
  begin(draft) {
    Object.assign(this, { draft, label: "", revision: 0, stored: 0, savedAt: "", changes: 0, written: 0, broken: false, damaged: [] });
  }

  /** Open the store and return the answers of the draft that this tab had open, or of the last one. */
  async load() {
    if (isShared(this.site)) return this.turnOff("shared");
    try {
      this.store = await this.connect();
      this.all = await this.expire(newestOfEach(await this.store.load()));
      const last = this.all.find((one) => one.form === this.form);
      return await this.open(chosen(this.site, this.form) ?? last?.draft ?? this.draft, { typed: true });
    } catch {
      return this.turnOff("off");
    }
  }

  /** Go over to another draft and return its answers. What was typed before the first one belongs to it. */
  async open(draft, { typed = false } = {}) {
    const owner = this.claimant(draft);
    await owner.claim();
    const records = await this.store.load(this.form, draft);
    // On a slow machine, what was typed first may be written already.
    const meanwhile = typed && draft === this.draft ? this.progress : { changes: typed ? this.changes : 0 };
    // Asked for before anything else changes; the answer comes too late to matter.
    if (!typed) this.write();
    this.owner?.close();
    this.begin(draft);
    Object.assign(this, { owner, off: "" }, meanwhile);
    choose(this.site, this.form, draft);
    const answers = this.take(records);
    if (!owner.holds && !this.off) this.turnOff("elsewhere");
    if (owner.holds) await this.putAside();
    return answers;
  }

  /** Something was changed: it is written after a rest, or soon in any case. */
  touch() {
    this.changes += 1;
    if (this.off) return;
    // A failed save stays in sight until one has succeeded.
    if (!this.broken) this.show("unsaved", "unsaved");
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.write(), REST);
    this.waiting ??= setTimeout(() => this.write(), LONGEST);
  }

  /** How far writing has come. */
  get progress() {
    const { revision, stored, savedAt, changes, written } = this;
    return { revision, stored, savedAt, changes, written };
  }

  /** Whether something was typed that is not on disk. */
  get dirty() {
    return this.changes > this.written;
  }

  /** Everything there is now also lies elsewhere (in a file). */
  settled() {
    if (this.off || this.broken) this.written = this.changes;
  }

  /** Write what there is, now. */
  async write() {
    this.stopWaiting();
    if (!this.store || this.off || !this.dirty) return;
    const saved = this.compose();
    if (!saved) return this.passOver();
    const changes = this.changes;
    this.revision += 1;
    const made = record({ form: this.form, draft: this.draft, revision: this.revision }, saved, this.label);
    try {
      this.done(made, changes, await this.store.add(made));
    } catch (error) {
      this.failed(made, error);
    }
  }

  /** Try again after a failure; the store may have to be opened anew. */
  async retry() {
    this.store?.close();
    this.store = await this.connect().catch(() => this.store);
    await this.write();
  }

  /** Take the draft from the tab that has it, and return its answers. */
  async takeOver() {
    const holder = this.owner;
    await holder.take();
    const answers = this.again(await this.store.load(this.form, this.draft));
    await this.putAside();
    if (!this.off) this.show(this.stored ? "saved" : "empty", this.stored ? "saved" : "", this.savedAt);
    return answers;
  }

  /** Keep what is on the page as a draft of its own, whoever has the one it came from. */
  async keepApart() {
    const [place, saved] = [{ form: this.form, draft: randomId(), revision: 1 }, this.compose()];
    if (!this.store || this.store.newer) throw new Error("There is nowhere to keep a draft.");
    if (saved) await this.store.add(record(place, saved, this.label));
    this.written = this.changes;
    return place.draft;
  }

  /** Back from the browser's memory: go on, or return the answers that came about meanwhile. */
  async resume() {
    if (!this.store) return null;
    this.store = await this.connect();
    this.owner = this.claimant(this.draft);
    if (this.off) return null;
    const [, records] = await Promise.all([this.owner.claim(), this.store.load(this.form, this.draft)]);
    const overtaken = (records[0]?.revision ?? 0) > this.stored;
    if (!this.owner.holds || (overtaken && this.dirty)) return this.turnOff("elsewhere");
    return overtaken ? this.again(records) : null;
  }

  /** Let go of the store and the draft while the browser keeps the page in its memory. */
  pause() {
    // First of all: the same form may be claimed by the next page already.
    this.owner?.close();
    const written = this.write();
    // The store closes when what was asked for is done.
    this.store?.close();
    return written;
  }

  /** The form has left the page: its next visit may have the draft, even if this one was still claiming it. */
  end() {
    this.ended = true;
    this.latest?.close();
    return this.pause();
  }

  /** Delete all revisions. What is typed from now on is another draft. */
  async clear() {
    this.stopWaiting();
    const gone = { form: this.form, draft: this.draft };
    await this.store?.clear(gone.form, gone.draft);
    this.forget();
    tell(this.site, gone, { deleted: true });
  }

  /** The draft is no more; begin another one. */
  forget() {
    this.stopWaiting();
    this.owner?.close();
    this.begin(randomId());
    choose(this.site, this.form, "");
    if (!this.store || this.store.newer) return;
    this.owner = this.claimant(this.draft);
    this.owner.claim();
    this.off = "";
    this.show("empty", "");
  }

  /** The computer is shared: what is on the page is from now on kept nowhere else. */
  share() {
    const changes = this.changes + this.stored;
    this.stopWaiting();
    this.owner?.close();
    this.store?.close();
    this.store = undefined;
    this.begin(randomId());
    this.changes = changes;
    choose(this.site, this.form, "");
    this.turnOff("shared");
  }

  connect() {
    return Store.open(this.site).then((store) => {
      store.onreplaced = () => this.turnOff("newer");
      return store;
    });
  }

  claimant(draft) {
    const owner = new Owner(channelOf(this.site, { form: this.form, draft }), {
      refused: () => owner === this.owner && !this.off && this.turnOff("elsewhere"),
      taken: () => this.handOver(),
      deleted: () => this.turnOff("gone"),
      renamed: (label) => (this.label = label),
    });
    this.latest = owner;
    if (this.ended) owner.close();
    return owner;
  }

  async handOver() {
    await this.write();
    this.turnOff("taken");
  }

  /** The answers of the newest revision that can be read. */
  take(records) {
    this.revision = Math.max(this.revision, records[0]?.revision ?? 0);
    for (const one of records) {
      const answers = answersIn(one);
      if (isNewer(one) || this.store.newer) return this.found(one, answers, "newer");
      if (answers) return this.found(one, answers);
      this.damaged.push(one);
    }
    return null;
  }

  /** As `take`, where the tab has had the draft before. */
  again(records) {
    Object.assign(this, { off: "", stored: 0, changes: 0, written: 0, broken: false, damaged: [] });
    return this.take(records);
  }

  found(one, answers, reason = "") {
    Object.assign(this, { label: String(one.label ?? ""), savedAt: one.saved_at, stored: one.revision, raw: one });
    if (reason) this.turnOff(reason);
    return answers;
  }

  async putAside() {
    for (const one of this.damaged) await this.store.putAside(one);
  }

  /** Delete the form's drafts whose time is over, and return the others. */
  async expire(drafts) {
    const due = drafts.filter((one) => one.form === this.form && !isNewer(one) && term(one, this.days).due);
    for (const one of due) await this.store.drop(one.form, one.draft);
    this.expired = due;
    return drafts.filter((one) => !due.includes(one));
  }

  /** An emptied form is never written over a draft; deleting is for that. */
  passOver() {
    this.written = this.changes;
    if (this.stored) this.show("saved", "emptied", this.savedAt);
    else this.show("empty", "");
  }

  done(made, changes, before) {
    if (made.draft !== this.draft) return undefined;
    if (before.some((revision) => revision > made.revision)) return this.overtaken();
    if (this.stored && !before.length) return this.deletedElsewhere();
    Object.assign(this, { broken: false, stored: Math.max(this.stored, made.revision), savedAt: made.saved_at });
    this.written = Math.max(this.written, changes);
    if (!this.dirty) this.show("saved", "saved", made.saved_at);
    return undefined;
  }

  failed(made, error) {
    if (made.draft !== this.draft) return undefined;
    // Another tab has written this revision: it holds the newer draft.
    if (error?.name === "ConstraintError") return this.overtaken();
    if (made.revision === this.revision) this.revision -= 1;
    return this.fail(error?.name === "QuotaExceededError" ? "full" : "failed");
  }

  fail(reason) {
    this.broken = true;
    this.show("failed", reason);
    this.waiting ??= setTimeout(() => this.retry(), AGAIN);
  }

  /** Somebody has gone on with the draft without asking: a tab that slept, or another version of the site. */
  async overtaken() {
    const [newest] = await this.store.load(this.form, this.draft);
    this.turnOff(newest && isNewer(newest) ? "newer" : "elsewhere");
  }

  /** What was deleted in another tab does not come back from this one. */
  async deletedElsewhere() {
    this.turnOff("gone");
    await this.store.clear(this.form, this.draft);
  }

  turnOff(reason) {
    this.off = reason;
    this.stopWaiting();
    this.show("off", reason);
    return null;
  }

  stopWaiting() {
    clearTimeout(this.resting);
    clearTimeout(this.waiting);
    this.waiting = undefined;
  }
}
