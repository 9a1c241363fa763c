/** The worker: fetches what Python starts from, starts it and the engine when the page says so, then answers requests. */
import { fetchAbout, fetchFiles } from "./files.js";
import { counter, fetchFrom, unpacked } from "./packed.js";

// In milliseconds.
const MOMENT = 300;
const never = new Promise(() => {});
let begin, makeweight;
const touched = new Promise((resolve) => (begin = resolve));

self.onmessage = ({ data: { id, request, ahead, start } }) => {
  if (start) begin();
  if (ahead) fetchAhead(ahead);
  if (request) answer(id, request);
};

const service = serve();

/** Load what formats need before a file of them is asked for; whoever asks hears of a failure. */
async function fetchAhead(formats) {
  const { library } = await service;
  for (const format of formats) await library(format);
}

async function answer(id, request) {
  try {
    const { engine, desk, library } = await service;
    const failure = await library(JSON.parse(request).format);
    if (failure) return postMessage({ id, reply: JSON.stringify({ failure }) });
    const pair = engine.handle(desk, request);
    const [reply, bytes] = pair.toJs();
    pair.destroy();
    postMessage({ id, reply, bytes }, bytes ? [bytes.buffer] : []);
    setTimeout(keepCompiled, MOMENT);
  } catch (error) {
    // The interpreter itself is gone.
    await giveUp(error);
  }
}

/** Get all ready for the form that the worker is named after. */
async function serve() {
  try {
    const about = await fetchAbout();
    const { runtime, later, lock, letterhead } = about;
    const files = fetchFiles(self.name, about, tell);
    const folder = new URL(runtime, import.meta.url).href;
    // Nothing is waited for alone: the first thing that goes wrong is told at once.
    const all = [python(folder, lock, files), letterhead && textOf(letterhead), ...Object.values(files)];
    const [pyodide, head] = await Promise.all(all);
    const engine = pyodide.pyimport("forms.engine.service");
    const desk = engine.load(asBytes(pyodide, await files.bundle), head);
    postMessage({ ready: true });
    return { engine, desk, library: libraries(pyodide, folder, later) };
  } catch (error) {
    return giveUp(error);
  }
}

function tell(progress) {
  postMessage({ progress });
}

/** For Python: a text would go over character by character. */
function asBytes(pyodide, content) {
  return pyodide.toPy(new Uint8Array(content));
}

/** Tell the page, which ends this worker; until then nothing more happens here. */
function giveUp(error) {
  postMessage({ failed: String(error) });
  return never;
}

/** What Word files are written on, if the organisation has a paper of its own. */
async function textOf(letterhead) {
  return (await fetchFrom(new URL(letterhead, import.meta.url))).text();
}

async function python(folder, lock, { module, archive }) {
  takeWhatIsFetched(`${folder}python.zip`, module, archive);
  // Pyodide would load this when it has begun itself.
  const [{ loadPyodide }] = await Promise.all(["pyodide.js", "pyodide.asm.js"].map((name) => import(folder + name)));
  await touched;
  return loadPyodide({ indexURL: folder, stdLibURL: `${folder}python.zip`, packageBaseUrl: folder, lockFileContents: lock });
}

/** Pyodide asks for its module and its archive itself; it gets what has been asked for already. */
function takeWhatIsFetched(zip, module, archive) {
  const plain = self.fetch;
  self.fetch = (resource, options) => {
    const { href, pathname } = new URL(resource.url ?? resource, self.location.href);
    if (pathname.endsWith(".wasm")) return new Response();
    // What it asks of an answer; a Response would copy five megabytes twice.
    return href === zip ? { ok: true, arrayBuffer: () => archive } : plain(resource, options);
  };
  WebAssembly.instantiateStreaming = async (_, imports) => {
    const instance = await WebAssembly.instantiate(await module, imports);
    makeweight = instance.exports.makeweight;
    return { module: await module, instance };
  };
}

/** Let Chromium keep what it has compiled by the first answer: macros/site/webassembly/makeweight.py says how. */
function keepCompiled() {
  makeweight?.();
  makeweight = null;
}

/**
 * What a format needs beyond the archive is loaded when such a file is first asked for. It
 * resolves to what went wrong, if anything: the rest works without it, and the next one who
 * asks tries again.
 */
function libraries(pyodide, folder, later) {
  const loaded = {};
  const load = async (format) => {
    try {
      await add(pyodide, format, folder, later[format]);
      return "";
    } catch (error) {
      delete loaded[format];
      return String(error);
    }
  };
  return (format) => (later[format] ? (loaded[format] ??= load(format)) : "");
}

/** Put an archive where Python looks for modules; it stays a zip, like the first one. */
async function add(pyodide, name, folder, { file, bytes }) {
  const sent = await fetchFrom(folder + file);
  // As it arrives the page hears of it, and does not take a slow line for a dead one.
  const count = counter(bytes, tell);
  const content = await new Response(await unpacked(sent.body.pipeThrough(count()))).arrayBuffer();
  const path = `/lib/${name}.zip`;
  pyodide.FS.writeFile(path, new Uint8Array(content));
  pyodide.pyimport("sys").path.append(path);
}
