"""The neutral invitation that a manager copies from a guide."""

from forms.authoring.guides import LINK
from macros.addresses import employee_page, relative
from macros.edition import Edition
from macros.lookup import found
from macros.mail import mailto
from macros.markup import render as fill


def paragraphs(body: str) -> list[list[list[str]]]:
    """Paragraphs of lines, each line cut where the link belongs."""
    return [[line.split(LINK) for line in part.splitlines()] for part in body.strip().split("\n\n")]


def render(edition: Edition, id: str, page_url: str) -> str:
    """Subject and text, with the address of the employee's page."""
    guide = found(edition.catalogue.guides, id, "guide")
    subject, body = edition.say(guide.invitation.subject), edition.say(guide.invitation.body).strip()
    return fill(
        "invitation.html",
        edition=edition,
        guide=guide,
        subject=subject,
        body=body,
        paragraphs=paragraphs(body),
        page=relative(employee_page(guide.id), page_url),
        mail=mailto("", subject, body),
    )
