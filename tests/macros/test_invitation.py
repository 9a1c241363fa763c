from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from macros import invitation
from macros.edition import Edition
from macros.site.paths import ROOT
from tests.macros.tags import attributes


def test_each_guide_has_a_page_for_the_employee_that_the_invitation_leads_to(edition: Edition) -> None:
    for id in edition.catalogue.guides:
        html = invitation.render(edition, id, f"guides/{id}/")
        assert attributes(html, "data-invitation-page")["href"] == "employee/"
        assert (ROOT / "docs" / edition.id / "guides" / id / "employee.md").is_file()


def test_the_text_to_copy_keeps_its_lines(edition: Edition) -> None:
    for id, guide in edition.catalogue.guides.items():
        html = invitation.render(edition, id, "")
        body = edition.say(guide.invitation.body).strip()
        assert "\n" not in html
        assert unescape(attributes(html, "data-copy-text")["data-copy-text"]) == body


def test_the_mail_says_the_same(edition: Edition) -> None:
    for id, guide in edition.catalogue.guides.items():
        link = attributes(invitation.render(edition, id, ""), "data-mail")["data-mail"]
        said = parse_qs(urlsplit(link).query)
        assert said["subject"] == [edition.say(guide.invitation.subject)]
        assert said["body"] == [edition.say(guide.invitation.body).strip().replace("\n", "\r\n")]


def test_an_invitation_to_nothing_is_refused(edition: Edition) -> None:
    with pytest.raises(LookupError, match="no guide called"):
        invitation.render(edition, "gone", "")
