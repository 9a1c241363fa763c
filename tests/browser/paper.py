"""What a printer would get."""

import re
import unicodedata
from io import BytesIO

from playwright.sync_api import Page
from pypdf import PdfReader


def printed(page: Page) -> list[str]:
    """The text of each sheet of paper."""
    return [sheet.extract_text() for sheet in PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages]


def flat(text: str) -> str:
    """Text without the line breaks and ligatures of its paper."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
