"""Real web servers, started on loopback from Debian's packages with the archive's configurations.

Around ours stands what an administrator might have: other types, headers of their own.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from macros.site import servers
from macros.site.paths import ROOT

MODULES = (
    *("mpm_event", "authz_core", "alias", "autoindex", "deflate", "dir"),
    *("filter", "headers", "mime", "negotiation", "rewrite"),
)
# As the page on the installation says, and with a listing of folders for ours to switch off.
DIRECTORY = """
        <Directory "{}">
            Require all granted
            Options Indexes FollowSymLinks
            AllowOverride FileInfo Indexes Options
        </Directory>"""
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
BROTLI = "ngx_http_brotli_static_module.so"


@dataclass(frozen=True)
class Setup:
    """Where the archive was unpacked, where the server keeps its things, and what it answers to."""

    archive: Path
    scratch: Path
    port: int
    prefix: str
    compresses: bool = True

    @property
    def site(self) -> str:
        return f"{self.archive / 'site'}/"

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}{self.prefix}"

    def adapted(self, name: str) -> str:
        """A configuration of the archive with its two paths replaced, as its first lines say."""
        text = (self.archive / "servers" / name).read_text(encoding="utf-8")
        path = servers.PREFIX if self.prefix == "/" else servers.PREFIX.rstrip("/")
        ours = "/" if self.prefix == "/" else self.prefix.rstrip("/")
        return text.replace(servers.FOLDER, self.site).replace(path, ours)


def nginx(setup: Setup) -> list[str]:
    """nginx, with the module that sends brotli."""
    module = Path("/usr/lib/nginx/modules") / BROTLI
    ours = setup.scratch / "samtaleguide.conf"
    ours.write_text(setup.adapted("nginx.conf").replace("# brotli_static on", "brotli_static on"), encoding="utf-8")
    places = "".join(f"{kind}_temp_path {setup.scratch}/{kind};" for kind in TEMPORARY)
    (setup.scratch / "nginx.conf").write_text(
        f"""
        load_module {module};
        {"user root;" if os.getuid() == 0 else ""}
        daemon off; pid {setup.scratch}/pid; error_log {setup.scratch}/error.log;
        events {{}}
        http {{
            access_log off; {places}
            types {{ application/javascript js; }}
            add_header X-Frame-Options SAMEORIGIN;
            server {{ listen 127.0.0.1:{setup.port}; include {ours}; }}
        }}
    """,
        encoding="utf-8",
    )
    return ["nginx", "-c", str(setup.scratch / "nginx.conf"), "-e", str(setup.scratch / "error.log")]


def apache_at(setup: Setup, place: str) -> list[str]:
    """Apache, with the folder at a place of its own."""
    load = "\n".join(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so" for name in MODULES)
    (setup.scratch / "mime.types").write_text("application/javascript js\napplication/x-gzip gz\n", encoding="utf-8")
    (setup.scratch / "root").mkdir()
    (setup.scratch / "apache.conf").write_text(
        f"""
        ServerRoot {setup.scratch}
        ServerName localhost
        Listen 127.0.0.1:{setup.port}
        PidFile {setup.scratch}/pid
        ErrorLog {setup.scratch}/error.log
        {load}
        {"User www-data" if os.getuid() == 0 else ""}
        {"Group www-data" if os.getuid() == 0 else ""}
        TypesConfig {setup.scratch}/mime.types
        AddLanguage br .br
        AddDefaultCharset iso-8859-1
        Header set Cache-Control "max-age=86400"
        Header set Content-Security-Policy "default-src *"
        AddOutputFilterByType DEFLATE text/html text/css text/javascript application/json
        {place}
        {"".join(DIRECTORY.format(folder) for folder in (setup.site, setup.scratch / "root"))}
    """,
        encoding="utf-8",
    )
    return ["apache2", "-X", "-f", str(setup.scratch / "apache.conf")]


def apache_alias(setup: Setup) -> list[str]:
    """Apache, with the folder somewhere else on the disk."""
    return apache_at(setup, f"DocumentRoot {setup.scratch}/root\nAlias {setup.prefix} {setup.site}")


def apache(setup: Setup) -> list[str]:
    """Apache, with the folder among its documents."""
    if setup.prefix == "/":
        return apache_at(setup, f"DocumentRoot {setup.site}")
    command = apache_at(setup, f"DocumentRoot {setup.scratch}/root")
    place = setup.scratch / "root" / setup.prefix.strip("/")
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(setup.site)
    return command


def caddy(setup: Setup) -> list[str]:
    """Caddy."""
    text = setup.adapted("Caddyfile").replace("http://localhost:8080", f"http://127.0.0.1:{setup.port}")
    (setup.scratch / "Caddyfile").write_text("{\n\tadmin off\n}\n" + text, encoding="utf-8")
    return ["caddy", "run", "--config", str(setup.scratch / "Caddyfile"), "--adapter", "caddyfile"]


def serve(setup: Setup) -> list[str]:
    """The server of `make serve`, with what a build makes: neither configurations nor compressed files."""
    built = setup.scratch / "built"
    shutil.copytree(setup.site, built, ignore=shutil.ignore_patterns(".htaccess", "web.config", "*.br", "*.gz"))
    return [sys.executable, "-m", "tests.browser.servers.served", str(built), str(setup.port), setup.prefix]


SERVERS: dict[str, Callable[[Setup], list[str]]] = {
    "nginx": nginx, "apache": apache, "apache-alias": apache_alias, "caddy": caddy, "make-serve": serve,
}  # fmt: skip
COMPRESSING = {"nginx", "apache", "apache-alias", "caddy"}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    """Wait until somebody answers."""
    for _ in range(600):
        assert process.poll() is None, "the server has stopped"
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError("the server does not answer")


@contextmanager
def running(name: str, archive: Path, scratch: Path, prefix: str) -> Iterator[Setup]:
    """One of the servers, until the test is done with it."""
    scratch.mkdir(parents=True)
    setup = Setup(archive, scratch, free_port(), prefix, name in COMPRESSING)
    command = SERVERS[name](setup)
    path = os.pathsep.join([os.environ["PATH"], "/usr/sbin"])
    program = shutil.which(command[0], path=path)
    assert program, f"{command[0]} is not installed: `make servers`"
    told = (scratch / "output.log").open("wb")
    environment = os.environ | {"HOME": str(scratch), "XDG_CONFIG_HOME": str(scratch), "XDG_DATA_HOME": str(scratch)}
    process = subprocess.Popen([program, *command[1:]], stdout=told, stderr=told, env=environment, cwd=ROOT)
    try:
        wait_for(setup.port, process)
        yield setup
    finally:
        process.terminate()
        process.wait(timeout=20)
        told.close()
