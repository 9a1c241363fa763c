"""The report's page, and what the advisory services' answers are worth."""

from datetime import date

from forms.authoring.readability import Readability
from forms.authoring.report import Part
from macros.site import audit, check

ADVISORY = {"id": "PYSEC-1", "fix_versions": ["2.0"]}


def test_a_package_with_an_advisory_is_told():
    told = {"dependencies": [{"name": "a", "version": "1.0", "vulns": [ADVISORY]}, {"name": "b", "version": "1"}]}
    assert audit.of_pip_audit(told) == audit.Audit(("a 1.0: PYSEC-1, mended in 2.0",), "")


def test_packages_that_the_service_does_not_know_are_not_called_safe():
    told = {"dependencies": [{"name": "a", "skip_reason": "not found"}, {"name": "b", "version": "1", "vulns": []}]}
    assert audit.of_pip_audit(told).unknown == "pip-audit: 1 of 2 packages are not known to the service"


def test_an_error_of_npm_is_no_clean_bill():
    assert audit.of_npm({"message": "405 Method Not Allowed"}).unknown.endswith(
        "gave no answer: 405 Method Not Allowed"
    )
    assert audit.of_npm({"vulnerabilities": {}}) == audit.Audit()
    entry = {"a": {"severity": "high", "range": "<2"}}
    assert audit.of_npm({"vulnerabilities": entry}).findings == ("a: high, <2",)


def test_no_answer_is_said_so(monkeypatch):
    monkeypatch.setattr(audit, "NODE", ["no-such-program"])
    assert "gave no answer" in audit.node_packages().unknown
    monkeypatch.setattr(audit, "NODE", ["echo", "no json"])
    assert "gave no answer" in audit.node_packages().unknown


def test_the_page_lists_what_was_found_and_what_could_not_be_looked_at(tmp_path):
    parts = [
        Part("open", "Open", "Ask.", ("a <b>",)),
        Part("none", "Nothing", "Rest."),
        Part("npm", "npm", "Lock.", unknown="no network"),
    ]
    check.write(parts, [Readability("da", "docs/da/page.md", 38, 400)], date(2026, 11, 25), tmp_path / "index.html")
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert "a &lt;b&gt;" in page
    assert "What to do: Ask." in page
    assert "What to do: Rest." not in page
    assert "no network" in page
    assert "docs/da/page.md" in page
