"""The engine: checks answers and composes documents, at build time and in the browser.

Standard library and Jinja2 only. It reads no clock and no files but its own
templates: dates and content come in as arguments.
"""
