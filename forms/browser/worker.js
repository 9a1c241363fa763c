/** The worker: loads Python and the engine, then answers requests. */

const never = new Promise(() => {});
const service = new Promise((resolve) => {
  self.onmessage = ({ data }) => {
    if (data.start) resolve(load(data.start));
    else if (data.ahead) ahead(data.ahead);
    else answer(data);
  };
});

/** Load what formats need before a file of them is asked for; whoever asks hears of a failure. */
async function ahead(formats) {
  const { library } = await service;
  for (const format of formats) await library(format);
}

async function answer({ id, request }) {
  try {
    const { module, desk, library } = await service;
    const failure = await library(JSON.parse(request).format);
    if (failure) return postMessage({ id, reply: JSON.stringify({ failure }) });
    const pair = module.handle(desk, request);
    const [reply, bytes] = pair.toJs();
    pair.destroy();
    postMessage({ id, reply, bytes }, bytes ? [bytes.buffer] : []);
  } catch (error) {
    // The interpreter itself is gone.
    await giveUp(error);
  }
}

async function load(formId) {
  try {
    const about = fetchOwn("./engine.json").then((sent) => sent.json());
    const form = fetchOwn(`./forms/${formId}.json`);
    const started = Promise.all([about, form.then(inBrotli)]).then(([about, brotli]) => start(about, brotli));
    const parts = [started, form.then((sent) => sent.text()), about.then(letterhead)];
    const [{ pyodide, library }, bundle, head] = await Promise.all(parts);
    const module = pyodide.pyimport("forms.engine.service");
    const desk = module.load(bundle, head);
    postMessage({ ready: true });
    return { module, desk, library };
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
function letterhead({ letterhead }) {
  return letterhead && fetchOwn(`./${letterhead}`).then((sent) => sent.text());
}

async function start({ runtime, files, later, lock }, brotli) {
  const folder = new URL(runtime, import.meta.url).href;
  unpackFrom(folder, files, brotli);
  // Pyodide would load this when it has begun itself.
  const [{ loadPyodide }] = await Promise.all(["pyodide.js", "pyodide.asm.js"].map((name) => import(folder + name)));
  const pyodide = await loadPyodide({
    indexURL: folder,
    stdLibURL: `${folder}python.zip`,
    packageBaseUrl: folder,
    lockFileContents: lock,
  });
  return { pyodide, library: libraries(pyodide, folder, later) };
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
  const sent = trusted(await fetch(folder + file));
  // As it arrives the page hears of it, and does not take a slow line for a dead one.
  const content = await new Response(await unpacked(sent.body.pipeThrough(counter(bytes)(1)))).arrayBuffer();
  const path = `/lib/${name}.zip`;
  pyodide.FS.writeFile(path, new Uint8Array(content));
  pyodide.pyimport("sys").path.append(path);
}

/**
 * Servers often do not know `.wasm` and compress nothing, so both files travel
 * gzipped under a harmless name. Pyodide asks for them by their own; this wrapper of
 * `fetch` answers with what was packed, under the right type. Both are on their way, and
 * the module is being compiled, before Pyodide's scripts have come.
 */
function unpackFrom(folder, files, brotli) {
  const plain = self.fetch;
  const count = counter(Object.values(files).reduce((sum, { bytes }) => sum + bytes, 0));
  const unpack = async (packed) => {
    try {
      const smaller = brotli ? await smallest(() => plain(folder + packed.unpacked.file)) : null;
      const progress = count(smaller ? packed.bytes / packed.unpacked.bytes : 1);
      if (smaller?.headers.get("content-type") === packed.type) return watched(smaller, progress);
      const sent = smaller ?? trusted(await plain(folder + packed.file));
      return new Response(await unpacked(sent.body.pipeThrough(progress)), { headers: { "content-type": packed.type } });
    } catch (error) {
      // Pyodide would swallow this and never settle.
      return giveUp(error);
    }
  };
  const coming = Object.fromEntries(Object.entries(files).map(([name, packed]) => [name, unpack(packed)]));
  self.fetch = async (resource, options) => {
    const url = new URL(resource instanceof Request ? resource.url : resource, self.location.href);
    const own = url.href.startsWith(folder) && coming[url.pathname.split("/").pop()];
    return own || plain(resource, options);
  };
  compileAhead(coming["pyodide.asm.wasm"]);
}

/** An answer as it came, of which the browser keeps what it compiles; a copy of it is counted. */
function watched(sent, progress) {
  const copy = sent.clone().body.pipeThrough(progress);
  // A line that breaks is noticed by who reads the answer.
  copy.pipeTo(new WritableStream()).catch(() => {});
  return sent;
}

/** Compile the module as it comes; Pyodide would begin when its own scripts have been read. */
function compileAhead(sent) {
  const compiled = WebAssembly.compileStreaming(sent).catch(giveUp);
  WebAssembly.instantiateStreaming = async (_, imports) => {
    const module = await compiled;
    return { module, instance: await WebAssembly.instantiate(module, imports) };
  };
}

/**
 * The unpacked file is the better one where the server sends it as brotli, a fifth smaller than our
 * gzip, and only there: else the answer is dropped before it has arrived.
 */
async function smallest(ask) {
  const sent = await ask().catch(() => null);
  if (sent?.ok && inBrotli(sent)) return sent;
  sent?.body?.cancel();
  return null;
}

/** Whether a server sends what was compressed beforehand: its answer on a small file tells. */
function inBrotli(sent) {
  return sent.headers.get("content-encoding") === "br";
}

/** Unpack, unless a proxy has done so on the way; anything but gzip then is not ours. */
async function unpacked(stream) {
  const [peeked, whole] = stream.tee();
  const reader = peeked.getReader();
  const { value = [] } = await reader.read();
  reader.cancel();
  if (value[0] === 0x1f && value[1] === 0x8b) return whole.pipeThrough(new DecompressionStream("gzip"));
  const begins = String.fromCharCode(...value.subarray(0, 4));
  if (begins === "\0asm" || begins.startsWith("PK")) return whole;
  throw new Error("The engine's file is neither packed nor what it should be.");
}

/** Counts bytes as they arrive, over all its files together; each may count for more or less than one. */
function counter(total) {
  let [sent, told] = [0, 0];
  return (weight) =>
    new TransformStream({
      transform(chunk, controller) {
        sent += chunk.byteLength * weight;
        // One message for each per cent: the page has something to do for each.
        if (Math.round((100 * sent) / total) > told) {
          told = Math.round((100 * sent) / total);
          postMessage({ progress: Math.min(1, sent / total) });
        }
        controller.enqueue(chunk);
      },
    });
}

async function fetchOwn(path) {
  return trusted(await fetch(new URL(path, import.meta.url)));
}

function trusted(response) {
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  return response;
}
