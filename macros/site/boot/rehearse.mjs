// Starts Python from an archive as the worker does, and prints what sitecustomize.py has noted.
//
//   node macros/site/boot/rehearse.mjs <folder of Pyodide> <archive> <module> [<module> ...]

import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, archive, ...modules] = process.argv.slice(2);
try {
  const { loadPyodide } = await import(pathToFileURL(join(folder, "pyodide.mjs")).href);
  const pyodide = await loadPyodide({ stdLibURL: archive });
  process.stdout.write(pyodide.pyimport("sitecustomize").noted(pyodide.toPy(modules)));
} catch (error) {
  // The stack would hold a line of Pyodide's minified source.
  console.error(error.message);
  process.exitCode = 1;
}
