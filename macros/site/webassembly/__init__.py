"""How Pyodide's WebAssembly module is arranged for browsers that compile it."""
