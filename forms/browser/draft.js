/** Keeps the draft of one form: when it is written, by which tab, and what became of it. */
import { Owner } from "./owner.js";
import { check } from "./savefile.js";
import { Store } from "./store.js";

const REST = 1000;
const LONGEST = 5000;

export class Draft {
  /**
   * @param {string} form the form's id
   * @param {string} site what tells this site's drafts from others' on the same server
   * @param {() => object|null} compose gives the record to write, or null if there is nothing to keep
   * @param {(state: string, word: string) => void} show says what has become of the draft
   */
  constructor(form, site, compose, show) {
    Object.assign(this, { form, site, compose, show });
    this.generation = 0;
    this.changes = 0;
    this.written = 0;
  }

  /** Open the store and return the last draft, if there is one. */
  async load() {
    try {
      this.store = await Store.open(this.site);
      this.owner = new Owner(`${this.site} ${this.form}`);
      const [free, records] = await Promise.all([this.owner.claim(), this.store.load(this.form)]);
      if (!free) this.turnOff("draft-elsewhere");
      return this.newest(records);
    } catch {
      this.turnOff("draft-off");
      return null;
    }
  }

  /** Something was changed: it is written after a rest, or soon in any case. */
  touch() {
    this.changes += 1;
    if (this.off) return;
    this.show("unsaved", "draft-unsaved");
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.write(), REST);
    this.waiting ??= setTimeout(() => this.write(), LONGEST);
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
    const record = this.compose();
    if (!record) return;
    const changes = this.changes;
    this.generation += 1;
    try {
      await this.store.add({ ...record, form: this.form, generation: this.generation });
      this.done(changes, record);
    } catch (error) {
      this.failed(error);
    }
  }

  /** Delete all generations. */
  async clear() {
    this.stopWaiting();
    await this.store?.clear(this.form);
    Object.assign(this, { generation: 0, changes: 0, written: 0 });
    if (!this.off) this.show("empty", "");
  }

  /** Write what is left and let go of everything. */
  async close() {
    // First of all: the same form may be claimed by the next page already.
    this.owner?.close();
    await this.write();
    this.store?.close();
  }

  newest(records) {
    this.generation = records[0]?.generation ?? 0;
    for (const record of records) {
      try {
        return check(record);
      } catch {
        // A damaged generation stays where it is; the one before it is shown.
      }
    }
    return null;
  }

  done(changes, record) {
    this.broken = false;
    this.written = Math.max(this.written, changes);
    if (!this.dirty) this.show("saved", "draft-saved", record.saved_at);
  }

  failed(error) {
    // Another tab has written this generation: it holds the newer draft.
    if (error?.name === "ConstraintError") this.turnOff("draft-elsewhere");
    else this.fail();
  }

  fail() {
    this.broken = true;
    this.show("failed", "draft-failed");
  }

  turnOff(word) {
    this.off = true;
    this.stopWaiting();
    this.show("off", word);
  }

  stopWaiting() {
    clearTimeout(this.resting);
    clearTimeout(this.waiting);
    this.waiting = undefined;
  }
}
