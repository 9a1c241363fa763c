"""Mail links that the reader's own mail program opens."""

from urllib.parse import quote


def mailto(to: str, subject: str, body: str) -> str:
    """A mail link; line ends as mail wants them (RFC 6068)."""
    lines = body.replace("\n", "\r\n")
    return f"mailto:{to}?subject={quote(subject, safe='')}&body={quote(lines, safe='')}"
