/** What Python starts from, fetched all at once. */
import { counter, fetchFrom, unpacked } from "./packed.js";

const own = (path) => fetchFrom(new URL(path, import.meta.url));

/** What engine.json says, and whether the server sends what was compressed beforehand: it has done so with this. */
export async function fetchAbout() {
  const sent = await own("./engine.json");
  return { ...(await sent.json()), brotli: inBrotli(sent) };
}

/**
 * Fetch what a form's engine starts from, the way `about` says: `bundle` (the form's data, as bytes), `module`
 * (compiled) and `archive` (its bytes), each when it has come. `tell` hears how much has, from 0 to 1.
 */
export function fetchFiles(formId, { files, runtime, brotli }, tell) {
  const total = Object.values(files).reduce((sum, { bytes, unpacked }) => sum + (brotli ? unpacked.bytes : bytes), 0);
  const count = counter(total, tell);
  const fetched = (name) => response(files[name], (file) => own(runtime + file), brotli, count);
  return {
    module: WebAssembly.compileStreaming(fetched("pyodide.asm.wasm")),
    archive: fetched("python.zip").then((sent) => sent.arrayBuffer()),
    bundle: own(`./forms/${formId}.json`).then((sent) => sent.arrayBuffer()),
  };
}

/**
 * A file as it is unpacked. It comes as brotli where the server sends that, a fifth smaller than our gzip; then, and
 * under its own type, it is left as it came, and the browser keeps what it compiles of it.
 */
async function response(packed, ask, brotli, count) {
  const smaller = brotli ? await smallest(ask(packed.unpacked.file)) : null;
  if (smaller?.headers.get("content-type") === packed.type) return watched(smaller, count());
  if (brotli && !smaller) count.expect(packed.bytes - packed.unpacked.bytes);
  const { body } = smaller || (await ask(packed.file));
  return new Response(await unpacked(body.pipeThrough(count())), { headers: { "content-type": packed.type } });
}

/** An answer as it came; a copy of it is counted. */
function watched(sent, progress) {
  const copy = sent.clone().body.pipeThrough(progress);
  // A line that breaks is noticed by who reads the answer.
  copy.pipeTo(new WritableStream()).catch(() => {});
  return sent;
}

/** The answer if it is brotli; else it is dropped before it has arrived. */
async function smallest(asked) {
  const sent = await asked.catch(() => null);
  if (sent && inBrotli(sent)) return sent;
  sent?.body?.cancel();
  return null;
}

function inBrotli(sent) {
  return sent.headers.get("content-encoding") === "br";
}
