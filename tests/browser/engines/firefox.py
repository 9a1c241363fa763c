"""
Firefox, by WebDriver BiDi, which it speaks itself: no geckodriver stands between. Selenium
lends its protocol's client; its own Firefox class asks for a geckodriver.
"""

import json
import subprocess
import threading
from pathlib import Path
from typing import Any

from selenium.webdriver.common.bidi.browser import Browser
from selenium.webdriver.common.bidi.browsing_context import BrowsingContext
from selenium.webdriver.common.bidi.input import Input
from selenium.webdriver.common.bidi.script import Script
from selenium.webdriver.common.bidi.session import Session
from selenium.webdriver.remote.websocket_connection import WebSocketConnection

from tests.browser.engines.tab import PATIENCE, Tab

LISTENS = "WebDriver BiDi listening on "
PREFERENCES = """
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.download.open_pdf_attachments_inline", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("dom.disable_beforeunload", true);
"""


class Firefox(Tab):
    """A profile of its own; closing it is closing the session."""

    def __init__(self, path: str, folder: Path) -> None:
        self.downloads = folder
        profile = folder.parent / "profile"
        profile.mkdir()
        (profile / "user.js").write_text(PREFERENCES)
        command = [path, "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port", "0"]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
        assert self.process.stderr
        self.said = self.process.stderr
        self.connection = WebSocketConnection(f"{self._address()}/session", PATIENCE, 0.02)
        Session(self.connection).new(capabilities={})
        Browser(self.connection).set_download_behavior(allowed=True, destination_folder=str(folder))
        self.contexts = BrowsingContext(self.connection)
        self.input = Input(self.connection)
        self.script = Script(self.connection)
        self.tab = self.contexts.get_tree()[0].context
        self.contexts.set_viewport(context=self.tab, viewport={"width": 1200, "height": 900})

    def open(self, url: str) -> None:
        self.contexts.navigate(context=self.tab, url=url, wait="complete")

    def reload(self) -> None:
        self.contexts.reload(context=self.tab, wait="complete")

    def run(self, function: str, *given: Any) -> Any:
        # As JSON, since the protocol has its own way with objects.
        returned = f"(...given) => JSON.stringify(({function})(...given) ?? null)"
        return json.loads(self.script.execute(returned, *given, context_id=self.tab)["value"])

    def press(self, selector: str) -> None:
        element = self._element(selector)
        at = {"type": "pointerMove", "x": 0, "y": 0, "origin": {"type": "element", "element": element}}
        click = [at, {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
        self.input.perform_actions(context=self.tab, actions=[{"type": "pointer", "id": "mouse", "actions": click}])

    def type(self, selector: str, text: str) -> None:
        self._element(selector)
        self.ask(selector, "element.focus()")
        keys = [{"type": kind, "value": key} for key in text for kind in ("keyDown", "keyUp")]
        self.input.perform_actions(context=self.tab, actions=[{"type": "key", "id": "keyboard", "actions": keys}])

    def choose(self, selector: str, file: Path) -> None:
        self.input.set_files(context=self.tab, element=self._element(selector), files=[str(file)])

    def close(self) -> None:
        Browser(self.connection).close()
        self.connection.close()
        self.process.wait(PATIENCE)
        self.reader.join()
        self.said.close()

    def _address(self) -> str:
        for line in self.said:
            if LISTENS in line:
                # The rest is read away, or the pipe would fill up.
                self.reader = threading.Thread(target=self.said.read, daemon=True)
                self.reader.start()
                return line.split(LISTENS)[1].strip()
        raise RuntimeError("Firefox ended before it listened")

    def _element(self, selector: str) -> dict[str, str]:
        """In view, since the protocol's mouse only reaches what is."""
        self.ask(selector, "element.scrollIntoView({ block: 'center' })")
        css = {"type": "css", "value": selector}
        (node,) = self.contexts.locate_nodes(context=self.tab, locator=css, max_node_count=1)
        return {"sharedId": node["sharedId"]}
