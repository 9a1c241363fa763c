from pyodide.ffi import to_js
from pyscript import sync
from task import write

sync.make = lambda answers: to_js(write(answers.to_py() if hasattr(answers, "to_py") else dict(answers)))
