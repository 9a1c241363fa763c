// Prints the names of what a WebAssembly module exports.
//
//   node macros/site/exports.mjs <file>

import { readFileSync } from "node:fs";

const module = new WebAssembly.Module(readFileSync(process.argv[2]));
process.stdout.write(JSON.stringify(WebAssembly.Module.exports(module).map(({ name }) => name)));
