"""What a test wants to know of an open page."""

from __future__ import annotations

from functools import cache
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page, Response

# Whether the focused element shows that it is: a ring, or a shadow drawn as one.
FOKUS_TAMPAK = """() => {
  const unsur = document.activeElement;
  if (!unsur || unsur === document.body) return false;
  const gaya = getComputedStyle(unsur), kotak = unsur.getBoundingClientRect();
  const garis = gaya.outlineStyle !== "none" && parseFloat(gaya.outlineWidth) >= 2;
  const tampak = kotak.width > 0 && kotak.height > 0
    && kotak.bottom > 0 && kotak.top < innerHeight
    && kotak.right > 0 && kotak.left < innerWidth;
  return tampak && (garis || gaya.boxShadow !== "none");
}"""
SEBUT = """() => {
  const unsur = document.activeElement;
  return unsur ? (unsur.outerHTML || "").slice(0, 120) : "";
}"""
LEBIH_LEBAR = """() => document.documentElement.scrollWidth - innerWidth"""


class Penjaga:
    """Collects what the browser complains about: console, content policy, failed loads.

    ``boleh`` is a status that the test asks for on purpose.
    """

    def __init__(self, halaman: Page, boleh: int = 0) -> None:
        self.halaman = halaman
        self.boleh = boleh
        self.galat: list[str] = []
        halaman.on("console", self._konsol)
        halaman.on("pageerror", lambda galat: self.galat.append(f"script: {galat}"))
        halaman.on("response", self._jawaban)

    def _konsol(self, pesan: ConsoleMessage) -> None:
        diminta = f"status of {self.boleh}" in pesan.text
        if pesan.type in {"error", "warning"} and not diminta:
            self.galat.append(f"{pesan.type} on {self.halaman.url}: {pesan.text}")

    def _jawaban(self, jawaban: Response) -> None:
        if jawaban.status >= 400 and jawaban.status != self.boleh:
            self.galat.append(f"{jawaban.status} {jawaban.url}")


@cache
def skrip_axe() -> str:
    """The rules, as a script."""
    return str(Axe().axe_script)


def pelanggaran(halaman: Page) -> list[str]:
    """What axe finds wrong on the page as it stands: rule, place."""
    if not halaman.evaluate("typeof axe === 'object'"):
        halaman.evaluate(skrip_axe())
    # Colours that are on their way to a new theme are not what anybody reads.
    halaman.evaluate("document.getAnimations().forEach(a => a.finish())")
    hasil: dict[str, Any] = halaman.evaluate(
        "axe.run(document, {resultTypes: ['violations']})"
    )
    return [
        f"{satu['id']}: {simpul['target']} {simpul['html'][:100]}"
        for satu in hasil["violations"]
        for simpul in satu["nodes"]
    ]
