"""What the PDF writer uses of fpdf2, which also has to import where there is less to import.

fpdf2 wants Pillow for pictures, and for pictures from the web two names that Python lacks
without SSL, as in the browser. A document has no pictures, so neither is ever called.
"""

import http.client
import urllib.request
import warnings

for module, missing, instead in (
    (http.client, "HTTPSConnection", http.client.HTTPConnection),
    (urllib.request, "HTTPSHandler", urllib.request.HTTPHandler),
):
    if not hasattr(module, missing):
        setattr(module, missing, instead)

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
