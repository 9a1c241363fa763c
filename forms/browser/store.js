/**
 * Where drafts lie: IndexedDB, because localStorage loses the last seconds when a browser
 * is killed. Each write is a new generation of the form's draft.
 */

const KEPT = 2;

/** Drafts of one site; two sites on one server do not see each other's. */
export class Store {
  constructor(database) {
    this.database = database;
  }

  /** Open the store; rejects where the browser keeps nothing. */
  static open(name) {
    return new Promise((resolve, reject) => {
      const request = indexedDB.open(name, 1);
      request.onupgradeneeded = () => request.result.createObjectStore("drafts", { keyPath: ["form", "generation"] });
      request.onerror = () => reject(request.error);
      request.onsuccess = () => resolve(new Store(request.result));
    });
  }

  /** The generations of a form's draft, newest first. */
  load(form) {
    return new Promise((resolve, reject) => {
      const request = this.database.transaction("drafts").objectStore("drafts").getAll(all(form));
      request.onerror = () => reject(request.error);
      request.onsuccess = () => resolve(request.result.reverse());
    });
  }

  /**
   * Write a generation and drop those before the last one. `add` refuses a generation that
   * somebody else has written, so that an older tab cannot overwrite a newer draft.
   */
  add(record) {
    return this.change((drafts) => {
      drafts.add(record);
      if (record.generation > KEPT) drafts.delete(IDBKeyRange.bound([record.form, 0], [record.form, record.generation - KEPT]));
    });
  }

  /** Delete all generations of a form's draft. */
  clear(form) {
    return this.change((drafts) => drafts.delete(all(form)));
  }

  close() {
    this.database.close();
  }

  /** Resolves only when the transaction is complete: before that, nothing is saved. */
  change(work) {
    return new Promise((resolve, reject) => {
      const transaction = this.database.transaction("drafts", "readwrite");
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
      work(transaction.objectStore("drafts"));
      // The page may be on its way out: do not wait for the event loop to notice that we are done.
      transaction.commit();
    });
  }
}

function all(form) {
  return IDBKeyRange.bound([form, 0], [form, Infinity]);
}
