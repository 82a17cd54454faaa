"""What a test wants to know of an open page."""

from functools import cache
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

TINGGI = 800
# Only a page that never comes needs as long; nothing here is measured by the clock.
SABAR_MS = 90_000
JEDA_MS = 50
# The whole once, as it stands on a phone, then what other colours can break. What
# everybody opens fits the narrowest of them.
LAYAR = ((360, "light", False), (1280, "dark", True))
STAF = tuple((x, c, c == "dark") for x in (360, 1280) for c in ("light", "dark"))
SEMPIT = ((320, "light", False), (1280, "dark", True))
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
# That a page reloads by itself is meant so where it does: it works without a script.
PERIKSA = """async opsi => {
  if (typeof axe !== "object") return null;
  // Colours that are on their way to a new theme are not what anybody reads.
  document.getAnimations().forEach(a => a.finish());
  const hasil = await axe.run(document, opsi);
  return hasil.violations.filter(({id}) => id !== "meta-refresh").flatMap(({id, nodes}) =>
    nodes.map(({target, html}) => `${id}: ${target} ${html.slice(0, 100)}`));
}"""


class Penjaga:
    """Collects what the browser complains about: console, content policy, failed loads.

    ``boleh`` is a status that the test asks for on purpose; ``luring``: it takes the
    network away, about which the page's service worker may complain at any time.
    """

    def __init__(self, halaman, boleh=0, *, luring=False):
        self.halaman = halaman
        self.diminta = "ERR_INTERNET_DISCONNECTED" if luring else f"status of {boleh}"
        self.boleh = boleh
        self.galat: list[str] = []
        halaman.on("console", self._konsol)
        halaman.on("pageerror", lambda galat: self.galat.append(f"script: {galat}"))
        halaman.on("response", self._jawaban)

    def _konsol(self, pesan):
        if pesan.type in {"error", "warning"} and self.diminta not in pesan.text:
            self.galat.append(f"{pesan.type} on {self.halaman.url}: {pesan.text}")

    def _jawaban(self, jawaban):
        if jawaban.status >= 400 and jawaban.status != self.boleh:
            self.galat.append(f"{jawaban.status} {jawaban.url}")


def periksa_layar(penjaga, alamat, layar=LAYAR):
    """Open a page and look at it in each width and colour scheme: faults by these.

    The third value of ``layar``: only the rules that other colours can break.
    """
    penjaga.galat.clear()
    penjaga.halaman.goto(alamat)
    hasil = periksa_terbuka(penjaga.halaman, layar)
    assert penjaga.galat == []
    return hasil


def periksa_terbuka(halaman, layar=LAYAR):
    """Look so at the page as it stands; it may not be wider than the window either."""
    hasil = {}
    for lebar, warna, warna_saja in layar:
        halaman.set_viewport_size({"width": lebar, "height": TINGGI})
        halaman.emulate_media(color_scheme=warna)
        galat = pelanggaran(halaman, warna_saja=warna_saja)
        if halaman.evaluate(LEBIH_LEBAR) > 0:
            galat.append("wider than the window")
        if galat:
            hasil[lebar, warna] = galat
    return hasil


def tiba(halaman, syarat):
    """Wait until the server has it; the page goes on meanwhile."""
    for _ in range(SABAR_MS // JEDA_MS):
        if syarat():
            return
        halaman.wait_for_timeout(JEDA_MS)
    pytest.fail("did not arrive")


@cache
def skrip_axe():
    return str(Axe().axe_script)


def pelanggaran(halaman, *, warna_saja=False):
    """What axe finds wrong on the page as it stands: rule, place."""
    # Style sheets and media are read ahead for rules that are off, or for players alone.
    opsi: dict[str, Any] = {"resultTypes": ["violations"], "preload": False}
    # WCAG 2.2: a finger finds it. Off by default, for it is not in older rules.
    opsi["rules"] = {"target-size": {"enabled": True}}
    if warna_saja:
        opsi["runOnly"] = ["color-contrast", "link-in-text-block"]
    hasil: list[str] | None = halaman.evaluate(PERIKSA, opsi)
    if hasil is None:
        halaman.evaluate(skrip_axe())
        hasil = halaman.evaluate(PERIKSA, opsi)
    return hasil


def bertahan(halaman):
    """Stay on the page whenever it asks; the kinds of what it asked."""
    ditanya: list[str] = []

    def jawab(dialog):
        ditanya.append(dialog.type)
        dialog.dismiss()

    halaman.on("dialog", jawab)
    return ditanya
