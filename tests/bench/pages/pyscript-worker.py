from polyscript import xworker
from pyodide.ffi import to_js
from task import write

xworker.sync.make = lambda answers: to_js(write(answers.to_py()))
