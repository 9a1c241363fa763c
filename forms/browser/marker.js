/** A date left in the browser's stores, to see later whether they survive log-off. */
import { Store } from "./store.js";

const NAME = "check";

/** What is left of the marker: its date in each store, or "" where there is none. */
export async function found(site) {
  const [inDatabase, inStorage] = [await fromDatabase(site), localStorage.getItem(key(site)) ?? ""];
  return { IndexedDB: inDatabase, localStorage: inStorage };
}

/** Leave one, with today's date and nothing else. */
export async function leave(site) {
  const left = new Date().toISOString();
  localStorage.setItem(key(site), left);
  await using(site, async (store) => {
    await store.clear(NAME);
    await store.add({ form: NAME, draft: NAME, revision: 1, left });
  });
}

async function fromDatabase(site) {
  const [record] = await using(site, (store) => store.load(NAME));
  return record?.left ?? "";
}

async function using(site, work) {
  const store = await Store.open(key(site));
  try {
    return await work(store);
  } finally {
    store.close();
  }
}

function key(site) {
  return `${site} ${NAME}`;
}
