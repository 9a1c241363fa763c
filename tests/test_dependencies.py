"""docs/dependencies.md names every package that we chose, and its licence."""

import json
import re
import tomllib
from importlib.metadata import metadata

import pytest

from macros.site.paths import ROOT

NAME = re.compile(r"[A-Za-z0-9_.-]+")
ROW = re.compile(r"^\| ([\w.-]+) \| [^|]+ \| ([^|]+) \| [^|]+ \|$", re.MULTILINE)
LISTED = {
    name: licence
    for name, licence in ROW.findall((ROOT / "docs" / "dependencies.md").read_text("utf-8"))
    if name != "package"
}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PYTHON = {
    NAME.findall(one)[0]
    for group in (PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"].values())
    for one in group
}
NODE = set(json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["devDependencies"])


def test_every_package_is_named_and_no_other():
    assert set(LISTED) == PYTHON | NODE


@pytest.mark.parametrize("name", sorted(PYTHON))
def test_a_python_package_has_the_licence_that_it_says(name):
    about = metadata(name)
    said = [about.get("License-Expression"), about.get("License"), *about.get_all("Classifier", [])]
    family = LISTED[name].split("-")[0].replace("SIL OFL V1.1", "OFL")
    assert any(family in text for text in said if text), said


@pytest.mark.parametrize("name", sorted(NODE))
def test_an_npm_package_has_the_licence_that_it_says(name):
    about = json.loads((ROOT / "node_modules" / name / "package.json").read_text(encoding="utf-8"))
    assert about["license"] == LISTED[name]
