"""The configurations for servers: what they say, and for IIS, which is not run here, how."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from macros.site import policy, servers

# What applicationHost.config leaves unlocked in every IIS: a file that names another section
# is answered with 500.19 until somebody changes the server.
UNLOCKED = {"defaultDocument", "directoryBrowse", "httpErrors", "httpProtocol", "staticContent", "urlCompression"}
KEYS = {"mimeMap": "fileExtension", "files": "value", "customHeaders": "name", "httpErrors": "statusCode"}
# Request filtering hides the first and refuses the second.
HIDDEN = {
    "bin",
    "app_code",
    "app_globalresources",
    "app_localresources",
    "app_webreferences",
    "app_data",
    "app_browsers",
}
REFUSED = {
    ".asax",
    ".ascx",
    ".browser",
    ".config",
    ".cs",
    ".java",
    ".master",
    ".mdb",
    ".resx",
    ".sitemap",
    ".skin",
    ".vb",
}
HEADERS = {"Content-Security-Policy": "default-src 'none'; script-src 'self' 'sha256-x='"} | policy.OTHERS


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return {path: content.decode() for path, content in servers.render(HEADERS, "9.8.7").items()}


@pytest.fixture(scope="module")
def web_config(made: dict[str, str]) -> ET.Element:
    return ET.fromstring(made["site/web.config"].encode())


def sections(config: ET.Element) -> list[ET.Element]:
    return [section for group in config.iter("system.webServer") for section in group]


def test_every_configuration_says_the_whole_policy(made: dict[str, str]) -> None:
    for path in ("servers/nginx.conf", "servers/Caddyfile", "site/.htaccess", "site/web.config"):
        text = made[path].replace("&#39;", "'")
        assert all(name in text and value in text for name, value in HEADERS.items()), path
        assert all(type.partition(";")[0] in text for type in policy.TYPES.values()), path
        assert "9.8.7" in text


def test_iis_needs_no_section_that_is_locked(web_config: ET.Element) -> None:
    assert {child.tag for child in web_config} == {"system.webServer", "location"}
    assert {section.tag for section in sections(web_config)} <= UNLOCKED
    assert "rewrite" not in ET.tostring(web_config, encoding="unicode")


def test_iis_removes_before_it_adds(web_config: ET.Element) -> None:
    added = 0
    for parent in web_config.iter():
        removed: set[str] = set()
        for child in parent:
            key = KEYS.get(child.tag, KEYS.get(parent.tag, ""))
            name = child.get(key) or child.get("fileExtension") or ""
            if child.tag == "remove":
                assert name not in removed, "twice"
                removed.add(name)
            elif child.tag in ("add", "mimeMap", "error"):
                assert name in removed, (parent.tag, name)
                added += 1
    assert added == len(policy.TYPES) + len(HEADERS) + 3


def test_iis_gets_each_type_and_header(web_config: ET.Element) -> None:
    types = {one.get("fileExtension"): one.get("mimeType") for one in web_config.iter("mimeMap")}
    assert types == policy.TYPES
    (headers,) = web_config.iter("customHeaders")
    assert {one.get("name"): one.get("value") for one in headers.iter("add")} == HEADERS


def test_iis_keeps_only_the_engine(web_config: ET.Element) -> None:
    inner = {one.get("path"): one for one in web_config.iter("location")}
    assert set(inner) == {"engine"}
    (kept,) = inner["engine"].iter("clientCache")
    spoken = f"{kept.get('cacheControlCustom')},max-age={int(kept.get('cacheControlMaxAge', '').split('.')[0]) * 86400}"
    assert {part.strip() for part in spoken.split(",")} == {part.strip() for part in policy.FOR_EVER.split(",")}
    (asked,) = web_config.findall("system.webServer/staticContent/clientCache")
    # IIS spells no-cache so.
    assert asked.get("cacheControlMode") == "DisableCache"
    assert policy.ASK_AGAIN == "no-cache"


def test_iis_finds_its_pages(web_config: ET.Element, site: Path) -> None:
    for error in web_config.iter("error"):
        # An absolute path is refused in a folder's own file.
        assert error.get("responseMode") == "File"
        assert (site / str(error.get("path"))).is_file()


def test_no_name_that_iis_refuses(site: Path) -> None:
    for path in site.rglob("*"):
        name = path.relative_to(site).as_posix()
        assert HIDDEN.isdisjoint(part.lower() for part in name.split("/")), name
        assert path.suffix not in REFUSED, name
        # A plus or a percent sign counts as escaped twice.
        assert re.fullmatch(r"[A-Za-z0-9._/-]+", name), name


def test_nginx_says_every_header_in_each_place_that_sets_one(made: dict[str, str]) -> None:
    places = made["servers/nginx.conf"].split("location ")
    for place in (place for place in places if "add_header" in place and "{" in place):
        names = re.findall(r"add_header (\S+) .* always;", place)
        assert names == [*HEADERS, "Cache-Control"]


def test_no_value_ends_a_string_too_early() -> None:
    for value in (*HEADERS.values(), policy.POLICY, *policy.TYPES.values(), policy.FOR_EVER, policy.ASK_AGAIN):
        assert not set('"$\\\n') & set(value)
