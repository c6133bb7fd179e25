"""A real browser for tests: headless Chromium, asked over a pipe; no driver needed."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "chrome")

FLAGS: Final = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
    "--hide-scrollbars", "--no-first-run", "--disable-extensions", "--mute-audio",
    "--disable-background-networking", "--remote-debugging-pipe",
)  # fmt: skip

START: Final = (
    "import os, sys; os.dup2(int(sys.argv[1]), 3); os.dup2(int(sys.argv[2]), 4);"
    " os.execv(sys.argv[3], sys.argv[3:])"
)
"""Starts a program that reads what is asked as file 3, and answers as file 4."""

DEADLINE: Final = 60.0
"""How long an answer may take, in seconds, on a machine that is busy."""

CODES: Final = {
    "Enter": 13, "Escape": 27, "Tab": 9,
    "ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40,
}  # fmt: skip


def find_browser() -> str:
    """Give the path of a Chromium, "" if there is none."""
    return next(filter(None, map(shutil.which, NAMES)), "")


class Browser:
    """One page of a browser."""

    def __init__(self, ask: int, hear: int) -> None:
        self.ask, self.hear = ask, hear
        self.heard = b""
        self.count = 0
        self.session = ""
        self.requests: list[str] = []
        """The URLs that the page asked for."""
        self.complaints: list[str] = []
        """What went wrong in scripts, and what the page's policy refused."""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        found = self.call("Target.attachToTarget", targetId=target, flatten=True)
        self.session = found["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        """Ask for something and give the answer."""
        self.count += 1
        message = {"id": self.count, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.ask, json.dumps(message).encode() + b"\0")
        deadline = time.monotonic() + DEADLINE
        while time.monotonic() < deadline:
            answer = self._read()
            if answer.get("id") == self.count:
                assert "error" not in answer, (method, answer["error"])
                result: dict[str, Any] = answer["result"]
                return result
            self._note(answer)
        raise TimeoutError(method)

    def _read(self) -> dict[str, Any]:
        """Give the next message."""
        while b"\0" not in self.heard:
            more = os.read(self.hear, 1 << 16)
            assert more, "the browser ended"
            self.heard += more
        line, _, self.heard = self.heard.partition(b"\0")
        message: dict[str, Any] = json.loads(line)
        return message

    def _note(self, event: dict[str, Any]) -> None:
        """Note what the page asked for, and what went wrong in it."""
        params = event.get("params", {})
        match event.get("method"):
            case "Network.requestWillBeSent":
                self.requests.append(params["request"]["url"])
            case "Runtime.exceptionThrown":
                self.complaints.append(json.dumps(params["exceptionDetails"]))
            case "Log.entryAdded":
                self.complaints.append(params["entry"]["text"])

    def open(self, path: Path, fragment: str = "", *, script: bool = True) -> None:
        """Open a file and wait until it is shown."""
        self.requests.clear()
        self.complaints.clear()
        self.call("Emulation.setScriptExecutionDisabled", value=not script)
        # Another page between, or only the fragment would change.
        self.call("Page.navigate", url="about:blank")
        self.call("Page.navigate", url=path.as_uri() + fragment)
        self.wait("document.readyState === 'complete' && location.protocol === 'file:'")

    def wait(self, condition: str) -> None:
        """Wait until a condition holds in the page."""
        deadline = time.monotonic() + DEADLINE
        while not self.eval(condition):
            assert time.monotonic() < deadline, condition
            time.sleep(0.02)

    def eval(self, expression: str) -> Any:
        """Give the value of an expression in the page."""
        found = self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        assert "exceptionDetails" not in found, found
        return found["result"].get("value")

    def measure(self, name: str) -> float:
        """Give one of the figures of the browser, in seconds for those of time."""
        metrics = self.call("Performance.getMetrics")["metrics"]
        (value,) = (float(m["value"]) for m in metrics if m["name"] == name)
        return value

    def look(self, width: int, height: int, *, dark: bool = False) -> None:
        """Set the size of the window and the colours that the reader prefers."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=1, mobile=False,
        )  # fmt: skip
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.call("Emulation.setEmulatedMedia", features=[scheme])

    def press(self, key: str) -> None:
        """Press a key."""
        code = {"key": key, "code": key, "windowsVirtualKeyCode": CODES[key]}
        text = {"text": "\r"} if key == "Enter" else {}
        self.call("Input.dispatchKeyEvent", type="keyDown", **code, **text)
        self.call("Input.dispatchKeyEvent", type="keyUp", **code)

    def point(self, selector: str, *, click: bool = False) -> None:
        """Move the mouse over an element, and click there if that is asked for."""
        place = self.eval(
            f"(() => {{ const at = document.querySelector({json.dumps(selector)})"
            ".getClientRects()[0]; return [at.left + 3, at.top + at.height / 2]; })()"
        )
        where = {"x": place[0], "y": place[1]}
        self.call("Input.dispatchMouseEvent", type="mouseMoved", **where)
        if click:
            pressed = {"button": "left", "clickCount": 1, **where}
            self.call("Input.dispatchMouseEvent", type="mousePressed", **pressed)
            self.call("Input.dispatchMouseEvent", type="mouseReleased", **pressed)

    def picture(self) -> bytes:
        """Give a picture of the window as PNG."""
        return base64.b64decode(self.call("Page.captureScreenshot")["data"])


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Give a browser, which is ended afterwards."""
    asked, ask = os.pipe()
    hear, told = os.pipe()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        flags = (*FLAGS, f"--user-data-dir={profile}")
        start = [sys.executable, "-c", START, str(asked), str(told), find_browser()]
        process = subprocess.Popen(
            [*start, *flags], pass_fds=(asked, told), stderr=subprocess.DEVNULL
        )
        os.close(asked)
        os.close(told)
        try:
            yield Browser(ask, hear)
        finally:
            os.close(ask)
            process.terminate()
            process.wait(DEADLINE)
            os.close(hear)
