/**
 * Where drafts lie: IndexedDB, because localStorage loses the last seconds when a browser
 * is killed. Each write is a new revision of a draft; the last two are kept.
 */

const VERSION = 2;
const KEPT = 2;
const KEY = ["form", "draft", "revision"];

/** Drafts of one site; two sites on one server do not see each other's. */
export class Store {
  constructor(database) {
    this.database = database;
    // Another tab opens a newer version of the site, or everything is being deleted.
    database.onversionchange = () => {
      database.close();
      this.replaced = true;
      this.onreplaced?.();
    };
  }

  /** Open the store; rejects where the browser keeps nothing. */
  static async open(name) {
    try {
      return new Store(await connect(name, VERSION));
    } catch (error) {
      // A later version of the site has been here: what it wrote can be read, and is left alone.
      if (error?.name === "VersionError") return new Store(await connect(name));
      throw error;
    }
  }

  /** Whether it belongs to a later version of the site. */
  get newer() {
    return this.replaced || this.database.version > VERSION;
  }

  /** All revisions of all drafts, or of a form's, or of one draft; the newest revision first. */
  async load(...place) {
    const records = await this.read("records", place);
    return records.sort((a, b) => b.revision - a.revision);
  }

  /** Records that could not be read and have been put aside. */
  damaged() {
    return this.read("damaged", []);
  }

  /**
   * Write a revision, and drop those before the last one. Resolves to the revisions that were
   * there before. `add` refuses one that somebody else has written. Everything is asked for at once,
   * without waiting for an answer: the page may be on its way out.
   */
  add(record) {
    const place = [record.form, record.draft];
    return this.change(({ records }) => {
      const before = records.getAllKeys(range(place));
      records.add(record);
      if (record.revision > KEPT) records.delete(IDBKeyRange.bound([...place, 0], [...place, record.revision - KEPT]));
      return () => before.result.map((key) => key.at(-1));
    });
  }

  /** Change what is said about a draft, in its newest record, without making it a new revision. */
  note(record, notes) {
    return this.change(({ records }) => records.put({ ...record, ...notes }));
  }

  /** Put a damaged record aside, where no later revision pushes it out. */
  putAside(record) {
    return this.change(({ records, damaged }) => {
      damaged.put(record);
      records.delete(KEY.map((part) => record[part]));
    });
  }

  /** Delete a draft; what of it was put aside stays. */
  drop(...place) {
    return this.change(({ records }) => void records.delete(range(place)));
  }

  /** Delete all there is of a draft, or everything. */
  clear(...place) {
    return this.change((stores) => Object.values(stores).forEach((store) => store.delete(range(place))));
  }

  /** Delete one record that was put aside. */
  forget(record) {
    return this.change(({ damaged }) => damaged.delete(KEY.map((part) => record[part])));
  }

  close() {
    this.database.close();
  }

  read(store, place) {
    return new Promise((resolve, reject) => {
      const request = this.database.transaction(store).objectStore(store).getAll(range(place));
      request.onerror = () => reject(request.error);
      request.onsuccess = () => resolve(request.result);
    });
  }

  /** Resolves only when the transaction is complete: before that, nothing is saved. */
  change(work) {
    return new Promise((resolve, reject) => {
      const transaction = this.database.transaction(["records", "damaged"], "readwrite");
      const stores = { records: transaction.objectStore("records"), damaged: transaction.objectStore("damaged") };
      const answer = work(stores);
      transaction.oncomplete = () => resolve(typeof answer === "function" ? answer() : undefined);
      transaction.onabort = () => reject(transaction.error);
      transaction.commit();
    });
  }
}

function connect(name, version) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = ({ oldVersion }) => build(request, oldVersion);
    request.onerror = () => reject(request.error);
    request.onsuccess = () => resolve(request.result);
  });
}

/** Bring the stores up from an older version, step by step. */
function build({ result: database, transaction }, oldVersion) {
  if (oldVersion < 2) second(database, transaction, oldVersion === 1);
}

/** Records of the first version move over as they are, to be read as schema 1. */
function second(database, transaction, first) {
  const records = database.createObjectStore("records", { keyPath: KEY });
  database.createObjectStore("damaged", { keyPath: KEY });
  if (!first) return;
  transaction.objectStore("drafts").getAll().onsuccess = ({ target }) => {
    for (const old of target.result) records.put({ ...old, schema: 1, draft: old.document_id || old.form, revision: old.generation });
    database.deleteObjectStore("drafts");
  };
}

/** All keys that begin with a place: an array sorts after every number and text. */
function range(place) {
  return IDBKeyRange.bound(place, [...place, []]);
}
