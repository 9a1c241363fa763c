/**
 * What IT wants to know about an installation, one function a line of the page. Each resolves
 * to `[state, word, values]`: "ok", "note" or "wrong", what to say, and what goes into it.
 */
import { ask, differentHeaders, rightCaching, rightType } from "./answered.js";
import { today } from "./dates.js";
import { Engine } from "./engine.js";
import * as marker from "./marker.js";
import { Store } from "./store.js";

const LITTLE = 5;
const SLOW = 10;
const NOWHERE = "engine/there-is-no-such-file.bin";
const FOLDER = "engine/";

/** @param about the page's own version, the site's root, and later what a right installation answers */
export const checks = { version, secure, headers, worker, types, caching, packed, missing, storage, marker: survived, engine };

async function version(about) {
  for (const file of ["version.json", "installation.json"]) {
    const answer = await ask(new URL(file, about.root));
    if (!answer.ok) return ["wrong", "version-incomplete", { file, status: answer.status }];
    about[file] = await answer.json();
  }
  const { version: number, build } = about["version.json"];
  if (build !== about.build) return ["wrong", "version-old", { page: about.build, build }];
  return ["ok", "version-ok", { version: number, build, browser: navigator.userAgent }];
}

async function secure() {
  return isSecureContext ? ["ok", "secure-ok"] : ["note", "secure-plain"];
}

async function headers(about) {
  const names = differentHeaders(await ask(location.href), about["installation.json"].headers);
  return names.length ? ["wrong", "headers-different", { names: names.join(", ") }] : ["ok", "headers-ok"];
}

async function worker(about) {
  const { worker: file, headers: wanted } = about["installation.json"];
  const names = differentHeaders(await ask(new URL(file, about.root)), wanted);
  return names.length ? ["wrong", "worker-different", { file, names: names.join(", ") }] : ["ok", "worker-ok", { file }];
}

async function types(about) {
  const wrong = await those(about, "Content-Type", (got, { type }) => rightType(got, type));
  return wrong ? ["wrong", "types-different", { files: wrong }] : ["ok", "types-ok"];
}

async function caching(about) {
  const wrong = await those(about, "Cache-Control", (got, { caching: wanted }) => rightCaching(got, wanted));
  return wrong ? ["wrong", "caching-different", { files: wrong }] : ["ok", "caching-ok"];
}

/** The files whose header is not right, with what it says. */
async function those(about, header, right) {
  const { files } = about["installation.json"];
  const answers = await Promise.all(files.map(({ path }) => ask(new URL(path, about.root))));
  const wrong = files.flatMap((file, at) => {
    const got = answers[at].ok ? answers[at].headers.get(header) : answers[at].status;
    return answers[at].ok && right(got, file) ? [] : [`${file.path} (${got ?? "-"})`];
  });
  return wrong.join(", ");
}

async function packed() {
  const encoding = (await ask(location.href)).headers.get("Content-Encoding");
  return encoding ? ["ok", "packed-ok", { encoding }] : ["note", "packed-plain"];
}

async function missing(about) {
  const { status } = await ask(new URL(NOWHERE, about.root));
  if (status !== 404) return ["wrong", "missing-found", { status }];
  const listed = (await ask(new URL(FOLDER, about.root))).ok;
  return listed ? ["wrong", "missing-listed", { file: FOLDER }] : ["ok", "missing-ok"];
}

async function storage({ site }) {
  try {
    (await Store.open(site)).close();
    localStorage.getItem("");
  } catch {
    return ["wrong", "storage-none"];
  }
  const estimate = await navigator.storage?.estimate?.();
  if (!estimate) return ["ok", "storage-ok"];
  const megabytes = Math.floor((estimate.quota - estimate.usage) / 1e6);
  return megabytes < LITTLE ? ["wrong", "storage-full", { megabytes }] : ["ok", "storage-room", { megabytes }];
}

async function survived({ site, tag }) {
  try {
    const left = await marker.found(site);
    const [date] = Object.values(left).filter(Boolean).sort();
    const stores = Object.keys(left).filter((store) => left[store]);
    if (stores.length < Object.keys(left).length) await marker.leave(site);
    if (!date) return ["note", "marker-first"];
    const spoken = new Date(date).toLocaleString(tag, { dateStyle: "long", timeStyle: "short" });
    return stores.length === 1 ? ["wrong", "marker-half", { date: spoken, left: stores[0] }] : ["ok", "marker-ok", { date: spoken }];
  } catch {
    return ["wrong", "storage-none"];
  }
}

async function engine({ form, language, country }) {
  const begun = performance.now();
  const python = new Engine(form);
  await started(python);
  if (python.state === "failed") return ["wrong", "engine-failed", { detail: "" }];
  const ready = performance.now();
  const blank = { do: "write", what: "blank", format: "docx", language, country, role: "manager", date: today(), answers: {} };
  const { reply, bytes } = await python.ask(blank);
  const written = performance.now();
  python.worker?.terminate();
  if (!bytes?.length) return ["wrong", "engine-failed", { detail: reply.failure ?? "" }];
  const seconds = (ready - begun) / 1000;
  const spoken = seconds.toLocaleString(language, { maximumFractionDigits: 1 });
  if (seconds > SLOW) return ["note", "engine-slow", { seconds: spoken }];
  return ["ok", "engine-ok", { seconds: spoken, milliseconds: Math.round(written - ready) }];
}

/** Wait until the engine is ready, or has been given up. */
function started(python) {
  return new Promise((resolve) => {
    python.addEventListener("state", () => ["ready", "failed"].includes(python.state) && resolve());
    python.start();
  });
}
