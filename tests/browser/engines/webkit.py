"""WebKit, Debian's WebKitGTK with its MiniBrowser, by Selenium. It needs a display."""

import os
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any

from selenium.common.exceptions import ElementClickInterceptedException
from selenium.webdriver import WebKitGTK, WebKitGTKOptions
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.webkitgtk.service import Service

from tests.browser.engines.tab import Tab, until


def mini_browser() -> str:
    """Debian keeps it beside the library, in a folder of the machine's kind."""
    return str(next(Path("/usr/lib").glob("*/webkit2gtk-4.1/MiniBrowser")))


class Display:
    """A screen that nobody sees, with a number that is free."""

    def __init__(self) -> None:
        reading, writing = os.pipe()
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]
        self.process = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as said:
            self.name = f":{said.readline().strip()}"

    def close(self) -> None:
        """Switch it off."""
        self.process.terminate()
        self.process.wait()


class WebKit(Tab):
    """Downloads go to the home folder, so it gets one of its own."""

    def __init__(self, folder: Path) -> None:
        self.downloads = folder
        self.display = Display()
        options = WebKitGTKOptions()
        options.binary_location = mini_browser()
        options.add_argument("--automation")
        env = os.environ | {"HOME": str(folder), "DISPLAY": self.display.name, "XDG_CACHE_HOME": str(folder.parent)}
        driver = shutil.which("WebKitWebDriver")
        self.driver = WebKitGTK(options=options, service=Service(driver, env=env))
        self.driver.set_window_size(1200, 950)

    def open(self, url: str) -> None:
        self.driver.get(url)

    def reload(self) -> None:
        self.driver.refresh()

    def run(self, function: str, *given: Any) -> Any:
        return self.driver.execute_script(f"return ({function})(...arguments)", *given)

    def press(self, selector: str) -> None:
        until(lambda: self._clicked(selector), f"{selector} to lie free")

    def type(self, selector: str, text: str) -> None:
        # A new line typed as a character would be lost.
        self._first(selector).send_keys(text.replace("\n", Keys.ENTER))

    def choose(self, selector: str, file: Path) -> None:
        self._first(selector).send_keys(str(file))

    def close(self) -> None:
        self.driver.quit()
        self.display.close()

    def _clicked(self, selector: str) -> bool:
        """While a page comes to rest, something may lie over it for a moment; a reader clicks again."""
        try:
            self._first(selector).click()
        except ElementClickInterceptedException:
            return False
        return True

    def _first(self, selector: str) -> WebElement:
        """In the middle, since the driver would scroll it below the header, and at rest.

        The list of errors shrinks while one answers; WebKit does not hold the page in place then, and a click misses.
        """
        self.ask(selector, "element.scrollIntoView({ block: 'center' })")
        place = None
        while place != (place := self.ask(selector, "element.getBoundingClientRect().top")):
            time.sleep(0.1)
        return self.driver.find_element(By.CSS_SELECTOR, selector)
