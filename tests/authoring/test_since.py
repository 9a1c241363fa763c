"""What has changed since a release, in a repository made for the purpose."""

import subprocess

import pytest

from forms.authoring.prose import Material
from forms.authoring.since import UnknownCommitError, last_release, material_at
from forms.authoring.stale import stale

PAGE = "# Start {{ #start }}\n\n{}\n\n## More {{ #more }}\n\n{}\n"


@pytest.fixture
def repository(folder, tmp_path_factory):
    """The small content and three pages, released as v1.0."""
    root = tmp_path_factory.mktemp("repository")
    (root / "forms").mkdir()
    folder.rename(root / "forms" / "content")
    for edition in ("da", "nb", "en"):
        page = root / "docs" / edition / "index.md"
        page.parent.mkdir(parents=True)
        page.write_text(PAGE.format("One.", "Two."), encoding="utf-8")
    git(root, "init", "--quiet")
    commit(root)
    git(root, "tag", "v1.0")
    return root


def git(root, *arguments):
    who = ["-c", "user.name=Editor", "-c", "user.email=editor@office.example", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(root), *who, *arguments], check=True, capture_output=True)


def commit(root):
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--no-verify", "--message", "Change")


def material(root):
    return Material(root / "forms" / "content", root / "docs")


def found(root):
    with material_at(last_release(root), root) as then:
        return [(at.line, at.key, changed, kept) for at, changed, kept in stale(material(root), then)]


def change(file, old, new):
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_nothing_has_changed(repository):
    assert found(repository) == []


def test_a_text_that_one_edition_changed(repository):
    change(repository / "forms/content/forms/small.yml", 'da: "Hvad?"', 'da: "Hvorfor?"')
    commit(repository)
    ((line, key, changed, kept),) = found(repository)
    assert line == 41
    assert key == "sections > new-goals > questions > first > text"
    assert (changed, kept) == (["da"], ["nb", "en"])


def test_a_text_that_all_editions_changed_is_in_order(repository):
    for old in ('da: "Hvad?"', 'nb: "Hva?"', 'en: "What?"'):
        change(repository / "forms/content/forms/small.yml", old, old.replace("?", " nu?"))
    assert found(repository) == []


def test_a_step_of_a_page_that_two_editions_changed(repository):
    for edition in ("da", "nb"):
        change(repository / "docs" / edition / "index.md", "Two.", "Three.")
    ((line, key, changed, kept),) = found(repository)
    assert (line, key, changed, kept) == (5, "#more", ["da", "nb"], ["en"])


def test_a_new_text_is_not_stale(repository):
    change(repository / "forms/content/glossary.yml", "- id: probation", "- id: trial")
    assert found(repository) == []


def test_an_edition_that_is_off_does_not_count(repository):
    change(repository / "forms/content/organisation.yml", "nb: complete, en: complete", "nb: 'off', en: 'off'")
    change(repository / "docs/da/index.md", "One.", "Now.")
    assert found(repository) == []


def test_without_a_release_there_is_nothing_to_compare_with(repository, tmp_path):
    git(repository, "tag", "--delete", "v1.0")
    with pytest.raises(UnknownCommitError, match="no release has a tag"):
        last_release(repository)
    with pytest.raises(UnknownCommitError, match="nowhere"), material_at("nowhere", repository):
        pass
