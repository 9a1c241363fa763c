// Runs forms.engine.service in the built archive, under Node: the same files, the same
// bytecode and the same loader options as in the browser's worker.
//
//   node tests/browser/pyodide_node.mjs <app folder> < input > output
//
// input:  {"desks": [{"bundle": "<bundle JSON>", "requests": [{...}, ...]}, ...], "run": "<Python>"}
// output: {"replies": [[{"reply": {...}, "bytes": "<base64>" | null}, ...], ...],
//          "ran": <what the Python gives>, "modules": ["<every module that was imported>", ...]}

import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";

async function unpack(runtime, files, folder) {
  // Node takes a module from .mjs, and Pyodide reads files without going through fetch.
  await copyFile(join(runtime, "pyodide.js"), join(folder, "pyodide.mjs"));
  await copyFile(join(runtime, "pyodide.asm.js"), join(folder, "pyodide.asm.js"));
  for (const [name, packed] of Object.entries(files)) {
    await writeFile(join(folder, name), gunzipSync(await readFile(join(runtime, packed.file))));
  }
}

async function start(app, folder) {
  const engine = JSON.parse(await readFile(join(app, "engine.json"), "utf8"));
  await unpack(join(app, engine.runtime), engine.files, folder);
  const { loadPyodide } = await import(pathToFileURL(join(folder, "pyodide.mjs")).href);
  return loadPyodide({
    indexURL: folder,
    stdLibURL: join(folder, "python.zip"),
    lockFileContents: engine.lock,
    packageBaseUrl: folder,
  });
}

// As the worker does when a file of such a format is first asked for.
async function loadFor(format, pyodide, app) {
  const { runtime, later } = JSON.parse(await readFile(join(app, "engine.json"), "utf8"));
  if (!later[format] || pyodide.FS.analyzePath(`/lib/${format}.zip`).exists) return;
  pyodide.FS.writeFile(`/lib/${format}.zip`, gunzipSync(await readFile(join(app, runtime, later[format].file))));
  pyodide.pyimport("sys").path.append(`/lib/${format}.zip`);
}

function answer(service, desk, request) {
  const pair = service.handle(desk, JSON.stringify(request));
  const [reply, content] = pair.toJs();
  pair.destroy();
  return {
    reply: JSON.parse(reply),
    bytes: content ? Buffer.from(content).toString("base64") : null,
  };
}

async function answered(pyodide, app, { bundle, requests }) {
  const service = pyodide.pyimport("forms.engine.service");
  const desk = service.load(pyodide.toPy(new TextEncoder().encode(bundle)));
  for (const format of new Set(requests.map((request) => request.format))) await loadFor(format, pyodide, app);
  return requests.map((request) => answer(service, desk, request));
}

async function input() {
  const chunks = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString("utf8"));
}

const folder = await mkdtemp(join(tmpdir(), "pyodide-"));
try {
  const { desks, run } = await input();
  const pyodide = await start(process.argv[2], folder);
  const replies = [];
  for (const desk of desks) replies.push(await answered(pyodide, process.argv[2], desk));
  const ran = run ? pyodide.runPython(run) : null;
  const modules = [...pyodide.pyimport("sys").modules.keys()].sort();
  process.stdout.write(JSON.stringify({ replies, ran, modules }));
} catch (error) {
  // The stack would hold a line of Pyodide's minified source.
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true });
}
