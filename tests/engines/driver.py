"""Opens pages in the engine of this Python: a job in JSON on stdin, what was seen on stdout. Needs PyQt5 alone."""

import json
import os
import sys
from collections.abc import Callable
from typing import Any

from PyQt5.QtCore import QEventLoop, Qt, QTimer, QUrl
from PyQt5.QtWebEngineWidgets import QWebEnginePage, QWebEngineProfile, QWebEngineSettings, QWebEngineView
from PyQt5.QtWidgets import QApplication

PATIENCE = 20_000
"""How long a page may take to load, or a condition to come true, in milliseconds."""
HEIGHT = 640
TALLEST = 8_000
"""The most that a picture shows of a page, in pixels."""
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-features=NetworkPrediction")


class Listening(QWebEnginePage):  # type: ignore[misc] # PyQt5 is there in the engine's own Python only
    """A page that keeps what its scripts and its policy complain of."""

    def __init__(self, profile: QWebEngineProfile) -> None:
        """Make an empty page."""
        super().__init__(profile)
        self.complaints: list[str] = []

    def javaScriptConsoleMessage(self, level: int, message: str, line: int, source: str) -> None:  # noqa: N802 - Qt's
        """Keep an error."""
        if level == QWebEnginePage.ErrorMessageLevel:
            self.complaints.append(f"{source}:{line}: {message}")


def wait(start: Callable[[Callable[..., None]], object]) -> Any:
    """Start what answers later, and return its answer; nothing when it never comes."""
    loop, answers = QEventLoop(), []

    def answered(answer: Any = None) -> None:
        answers.append(answer)
        loop.quit()

    QTimer.singleShot(PATIENCE, loop.quit)
    start(answered)
    if not answers:
        loop.exec_()
    return answers[0] if answers else None


def pause(milliseconds: int) -> None:
    """Let the engine work."""
    wait(lambda done: QTimer.singleShot(milliseconds, done))


def evaluate(view: QWebEngineView, script: str) -> Any:
    """Return the value of an expression in the page."""
    text = wait(lambda done: view.page().runJavaScript(f"JSON.stringify({script})", done))
    return json.loads(text) if text else None


def until(view: QWebEngineView, condition: str) -> None:
    """Wait for an expression to be true, or for PATIENCE to be over."""
    for _ in range(PATIENCE // 50):
        if evaluate(view, f"!!({condition})"):
            return
        pause(50)


def resize(view: QWebEngineView, width: int, height: int = HEIGHT) -> None:
    """Give the page a screen, and wait until it has taken it."""
    view.resize(width, height)
    until(view, f"innerWidth === {width} && innerHeight === {height}")


def picture(view: QWebEngineView, path: str, width: int) -> None:
    """Write a picture of the whole page."""
    height = min(evaluate(view, "Math.ceil(document.documentElement.getBoundingClientRect().height)"), TALLEST)
    resize(view, width, max(height, HEIGHT))
    pause(300)
    view.grab().save(path)
    resize(view, width)


def look(view: QWebEngineView, wanted: dict[str, Any]) -> Any:
    """Do in a loaded page what one look asks for, and return the value of its script."""
    resize(view, wanted["width"])
    if wanted.get("first"):
        evaluate(view, wanted["first"])
    if wanted.get("until"):
        until(view, wanted["until"])
    if wanted.get("picture"):
        picture(view, wanted["picture"], wanted["width"])
    return evaluate(view, wanted["script"]) if wanted.get("script") else None


def visit(view: QWebEngineView, profile: QWebEngineProfile, wanted: dict[str, Any]) -> dict[str, Any]:
    """Open one address and look at it."""
    page = Listening(profile)
    shown = False  # as on a telephone, where they lie over the page
    page.settings().setAttribute(QWebEngineSettings.ShowScrollBars, shown)
    view.setPage(page)
    view.resize(wanted["looks"][0]["width"], HEIGHT)

    def load(done: Callable[..., None]) -> None:
        page.loadFinished.connect(done)
        page.load(QUrl(wanted["address"]))

    loaded = wait(load)
    seen = [look(view, one) for one in wanted["looks"]] if loaded else []
    return {"loaded": bool(loaded), "looks": seen, "complaints": page.complaints}


def main() -> None:
    """Do the job."""
    job = json.load(sys.stdin)
    QApplication.setAttribute(Qt.AA_ShareOpenGLContexts)
    application = QApplication([sys.argv[0], *FLAGS])
    application.setApplicationName("engine")
    profile, view = QWebEngineProfile(), QWebEngineView()  # a profile without a name remembers nothing
    view.setMinimumSize(1, 1)
    view.show()
    json.dump([visit(view, profile, page) for page in job], sys.stdout)
    sys.stdout.flush()
    os._exit(0)  # Qt's own way out complains of the order in which Python forgets


if __name__ == "__main__":
    main()
