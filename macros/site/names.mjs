// Prints the names of what a WebAssembly module imports and exports; it is read from standard input.
//
//   node macros/site/names.mjs < <file>

import { readFileSync } from "node:fs";

const module = new WebAssembly.Module(readFileSync(0));
const [imports, exports] = [WebAssembly.Module.imports(module), WebAssembly.Module.exports(module)];
const names = (found) => found.map(({ name }) => name);
process.stdout.write(JSON.stringify({ imports: names(imports), exports: names(exports) }));
