"""What the PDF writer uses of fpdf2, which also has to import where there is less to import.

fpdf2 wants Pillow for pictures, and for pictures from the web two names that Python lacks
without SSL, as in the browser. A document has no pictures, so neither is ever called.

fontTools looks for a table's class by a name that it makes of the tag letter by letter, forty
times for each font: a tenth of what a PDF takes. Here it remembers.
"""

import http.client
import urllib.request
import warnings
from functools import cache

from fontTools.ttLib import ttFont

for module, missing, instead in (
    (http.client, "HTTPSConnection", http.client.HTTPConnection),
    (urllib.request, "HTTPSHandler", urllib.request.HTTPHandler),
):
    if not hasattr(module, missing):
        setattr(module, missing, instead)

ttFont.getTableClass = cache(ttFont.getTableClass)

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from fpdf import FPDF, ViewerPreferences
    from fpdf.fonts import TTFFont
    from fpdf.output import PDFPage
    from fpdf.structure_tree import StructTreeRoot
    from fpdf.syntax import Name, PDFArray, PDFObject

__all__ = [
    "FPDF",
    "Name",
    "PDFArray",
    "PDFObject",
    "PDFPage",
    "StructTreeRoot",
    "TTFFont",
    "ViewerPreferences",
]
