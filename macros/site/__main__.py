"""Command line: ``python -m macros.site build|serve|anchors|engine|dist|check``."""

import argparse
import os
import sys
from pathlib import Path

from forms.authoring import catalogue, organisation
from forms.authoring.errors import ContentError
from macros.site import anchors, check, editions, engine_files, release, serve
from macros.site.paths import SITE


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m macros.site", description=__doc__)
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("engine", help="make the engine's folders in build/")
    build = verbs.add_parser("build", help="build all editions")
    build.add_argument("--to", type=Path, default=SITE, help="the folder to write")
    verbs.add_parser("dist", help="write the archive for a web server to dist/")
    verbs.add_parser("anchors", help="build all editions, and record their new anchors")
    checked = verbs.add_parser("check", help="write the editor's report")
    checked.add_argument("--since", metavar="COMMIT", help="what to compare with (default: the last release)")
    served = verbs.add_parser("serve", help="build, serve, and rebuild on change")
    served.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))
    served.add_argument("--prefix", default="/", help="the path to serve under")
    return parser.parse_args()


def run(wanted: argparse.Namespace) -> None:
    """Do what the command line asks for."""
    if own := organisation.chosen():
        # The builds of the editions run elsewhere.
        os.environ[organisation.VARIABLE] = str(own)
    if wanted.verb == "engine":
        engine_files.make(catalogue.load(own=organisation.chosen()))
    elif wanted.verb == "build":
        editions.build(wanted.to.resolve())
    elif wanted.verb == "dist":
        print(release.make())
    elif wanted.verb == "anchors":
        editions.build(SITE)
        complete = editions.complete(catalogue.load(own=organisation.chosen()))
        print("\n".join(anchors.record(SITE, complete)) or "All anchors are recorded.")
    elif wanted.verb == "check":
        print(check.check(wanted.since))
    else:
        serve.serve(wanted.port, wanted.prefix)


def main() -> int:
    """Run, and turn mistakes in content and pages into text without a traceback."""
    try:
        run(arguments())
    except (ContentError, editions.BuildError) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print()
    return 0


sys.exit(main())
