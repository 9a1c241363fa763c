"""Asks the advisory services whether a package that we use is known to be unsafe."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from macros.site.paths import ROOT

SECONDS = 120
PYTHON = [sys.executable, "-m", "pip_audit", "-r", "requirements.lock", "--disable-pip", "--no-deps"]
PYTHON += ["--format=json", "--progress-spinner=off"]
NODE = ["npm", "audit", "--json"]


@dataclass(frozen=True)
class Audit:
    """What a service knows; ``unknown`` says why it could not be asked, or what it does not know."""

    findings: tuple[str, ...] = ()
    unknown: str = ""


def python_packages() -> Audit:
    """What PyPI's advisories say of requirements.lock."""
    return _asked("pip-audit", PYTHON, of_pip_audit)


def node_packages() -> Audit:
    """What npm's advisories say of package-lock.json."""
    return _asked("npm audit", NODE, of_npm)


def of_pip_audit(told: dict[str, Any]) -> Audit:
    """The answer of pip-audit; it calls a package that its service does not know a success."""
    packages = told["dependencies"]
    skipped = [package["name"] for package in packages if "skip_reason" in package]
    found = [line for package in packages for line in weaknesses(package)]
    unknown = f"pip-audit: {len(skipped)} of {len(packages)} packages are not known to the service" if skipped else ""
    return Audit(tuple(found), unknown)


def weaknesses(package: dict[str, Any]) -> Iterator[str]:
    """A line for each known weakness of a Python package."""
    for advisory in package.get("vulns", []):
        mended = ", ".join(advisory["fix_versions"]) or "-"
        yield f"{package['name']} {package['version']}: {advisory['id']}, mended in {mended}"


def of_npm(told: dict[str, Any]) -> Audit:
    """The answer of npm; without a list of weaknesses it is an error."""
    if "vulnerabilities" not in told:
        return Audit(unknown=f"npm audit gave no answer: {told.get('message') or told.get('error') or 'no reason'}")
    found = [f"{name}: {entry['severity']}, {entry['range']}" for name, entry in told["vulnerabilities"].items()]
    return Audit(tuple(found))


def _asked(name: str, command: list[str], answer: Any) -> Audit:
    try:
        told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=SECONDS)
    except (OSError, subprocess.TimeoutExpired) as error:
        return Audit(unknown=f"{name} gave no answer: {error}")
    try:
        made: Audit = answer(json.loads(told.stdout))
    except (json.JSONDecodeError, KeyError):
        # Without internet the reason is the last line of many.
        reason = (told.stderr.strip() or "nothing was said").splitlines()[-1]
        return Audit(unknown=f"{name} gave no answer: {reason}")
    return made
