"""What stands at the foot of each page: owner, review, source, and how to comment (A18)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from forms.authoring.guides import LINK, Guide
from forms.engine.dates import spoken
from macros.addresses import guide_id
from macros.edition import Edition
from macros.mail import mailto


@dataclass(frozen=True)
class PageFacts:
    """The foot of one page.

    ``comment`` is a mail link with a ``{link}`` for the browser to fill in; ``comment_here``
    does without a browser that can.
    """

    owner: str
    reviewed: str
    source: str
    comment: str
    comment_here: str


def guide_of(edition: Edition, url: str) -> Guide | None:
    """The guide that a page or a form belongs to."""
    room, *rest = url.split("/")
    form = edition.catalogue.forms.get(rest[0]) if room == "forms" and rest else None
    return edition.catalogue.guides.get((form.guide if form else guide_id(url)) or "")


def of(edition: Edition, page: Any) -> PageFacts:
    """The facts of a page of MkDocs; its own front matter wins."""
    guide = guide_of(edition, page.url)
    owner = edition.say(guide.owner) if guide else ""
    reviewed = page.meta.get("reviewed") or (guide.reviewed if guide else "")
    title = page.meta.get("title") or page.title
    return PageFacts(
        owner=owner or edition.organisation()["contact_name"],
        reviewed=spoken(date.fromisoformat(str(reviewed)), edition.words) if reviewed else "",
        source=edition.say(guide.source_titles) if guide else edition.word("pages-source-none"),
        comment=_comment(edition, title, LINK),
        comment_here=_comment(edition, title, f"{edition.id}/{page.url}"),
    )


def _comment(edition: Edition, title: str, link: str) -> str:
    subject = edition.word("pages-comment-subject", title=title)
    to = edition.catalogue.content.organisation.contact_mail
    return mailto(to, subject, edition.word("pages-comment-body", link=link))
