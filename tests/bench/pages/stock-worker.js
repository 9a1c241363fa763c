// Pyodide as its own documentation starts it, in a worker; Jinja2 comes as its wheels.
import { loadPyodide } from "/pyodide/pyodide.mjs";

const started = (async () => {
  const pyodide = await loadPyodide({ indexURL: "/pyodide/" });
  const [packages, task] = await Promise.all([fetch("packages.whl").then((r) => r.arrayBuffer()), fetch("task.py").then((r) => r.text())]);
  pyodide.unpackArchive(packages, "wheel");
  pyodide.runPython(task);
  return pyodide;
})();
started.then(() => postMessage({ ready: true }));
onmessage = async ({ data }) => {
  const pyodide = await started;
  const made = pyodide.globals.get("write")(pyodide.toPy(data)).toJs();
  postMessage({ made }, [made.buffer]);
};
