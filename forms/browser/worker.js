/** The worker: starts Python and the engine from what the page hands over, then answers requests. */
import { counter, fetchFrom, unpacked } from "./packed.js";

// In milliseconds.
const MOMENT = 300;
const never = new Promise(() => {});
const given = {};
let makeweight;
const [about, bundle, module, archive] = ["about", "bundle", "module", "archive"].map((name) => new Promise((resolve) => (given[name] = resolve)));

self.onmessage = ({ data }) => {
  const { id, request, ahead, ...parts } = data;
  if (ahead) fetchAhead(ahead);
  else if (request) answer(id, request);
  else for (const [name, part] of Object.entries(parts)) given[name](part);
};

const service = start();

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

async function start() {
  try {
    const { runtime, later, lock, letterhead } = await about;
    const folder = new URL(runtime, import.meta.url).href;
    const [pyodide, head] = await Promise.all([python(folder, lock), letterhead && textOf(letterhead)]);
    const engine = pyodide.pyimport("forms.engine.service");
    const desk = engine.load(await bundle, head);
    postMessage({ ready: true });
    return { engine, desk, library: libraries(pyodide, folder, later) };
  } catch (error) {
    return giveUp(error);
  }
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

async function python(folder, lock) {
  takeWhatIsGiven(`${folder}python.zip`);
  // Pyodide would load this when it has begun itself.
  const [{ loadPyodide }] = await Promise.all(["pyodide.js", "pyodide.asm.js"].map((name) => import(folder + name)));
  return loadPyodide({ indexURL: folder, stdLibURL: `${folder}python.zip`, packageBaseUrl: folder, lockFileContents: lock });
}

/** Pyodide asks for its module and its archive itself; it gets what the page has sent for. */
function takeWhatIsGiven(zip) {
  const plain = self.fetch;
  self.fetch = async (resource, options) => {
    const { href, pathname } = new URL(resource.url ?? resource, self.location.href);
    if (pathname.endsWith(".wasm")) return new Response();
    return href === zip ? new Response(await archive) : plain(resource, options);
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
  const count = counter(bytes, (progress) => postMessage({ progress }));
  const content = await new Response(await unpacked(sent.body.pipeThrough(count()))).arrayBuffer();
  const path = `/lib/${name}.zip`;
  pyodide.FS.writeFile(path, new Uint8Array(content));
  pyodide.pyimport("sys").path.append(path);
}
