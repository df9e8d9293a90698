"""A real browser, and what a person does in it: look for something, click it, type into it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support import expected_conditions as expected
from selenium.webdriver.support.wait import WebDriverWait

_FLAGS = (
    "--headless=new",
    "--no-sandbox",  # Chromium's own does not run as root
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--window-size=1400,1000",
)
_SECONDS = 120


class Screen:
    """The page that the browser shows; everything is named by its XPath and waited for."""

    def __init__(self, driver: webdriver.Chrome) -> None:
        self._driver = driver
        self._wait = WebDriverWait(driver, _SECONDS)

    def open(self, url: str) -> None:
        self._driver.get(url)

    def shown(self, path: str) -> WebElement:
        return self._wait.until(expected.visibility_of_element_located((By.XPATH, path)), f"{path} is not shown")

    def click(self, path: str) -> None:
        self._wait.until(expected.element_to_be_clickable((By.XPATH, path)), f"{path} is not to be clicked").click()

    def ask(self, script: str) -> object:
        """What a script returns that is run in the page."""
        return self._driver.execute_script(script)

    def opened_by(self, path: str) -> tuple[str, str]:
        """Address and title of the page that a click opens in a window of its own, which is closed again."""
        here = self._driver.current_window_handle
        self.click(path)
        self._wait.until(expected.number_of_windows_to_be(2), f"{path} opens no window")
        self._driver.switch_to.window(next(each for each in self._driver.window_handles if each != here))
        self._wait.until(lambda driver: driver.execute_script("return document.readyState") == "complete")
        opened = self._driver.current_url, self._driver.title
        self._driver.close()
        self._driver.switch_to.window(here)
        return opened

    def gone(self, path: str) -> None:
        self._wait.until(expected.invisibility_of_element_located((By.XPATH, path)), f"{path} is still shown")


@contextmanager
def screen() -> Iterator[Screen]:
    """Debian's Chromium without a window; it ends with the block."""
    browser, driver = shutil.which("chromium"), shutil.which("chromedriver")
    assert browser, "install Debian's package chromium"
    assert driver, "install Debian's package chromium-driver"
    options = webdriver.ChromeOptions()
    options.binary_location = browser
    for flag in _FLAGS:
        options.add_argument(flag)
    with webdriver.Chrome(options=options, service=webdriver.ChromeService(driver)) as opened:
        yield Screen(opened)
