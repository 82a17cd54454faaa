"""Walking a page by the tab key, and what is wrong on the way."""

from typing import Any

from tests.peramban.tab import FOKUS_TAMPAK, LEBIH_LEBAR

LANGKAH_MAKS = 400
# Stops of one line of text may stand that much higher than the one before.
SEBARIS = 60
# Where the focus stands; nothing past the last stop. Covered: at the middle of what is in
# the window of it, and of the box that scrolls it, lies something else.
LANGKAH = f"""async () => {{
  const unsur = document.activeElement;
  window.dilalui ??= [];
  if (!unsur || unsur === document.body || unsur === dilalui[0]) return null;
  const periksa = () => {{
    const k = unsur.getClientRects()[0] || new DOMRect();
    const x = (Math.max(k.left, 0) + Math.min(k.right, innerWidth)) / 2;
    const y = (Math.max(k.top, 0) + Math.min(k.bottom, innerHeight)) / 2;
    const atas = document.elementFromPoint(x, y);
    return {{
      tampak: ({FOKUS_TAMPAK})(),
      tertutup: !atas || !(unsur.contains(atas) || atas.contains(unsur)),
      y: k.top + scrollY,
    }};
  }};
  let hasil = periksa();
  if (!hasil.tampak || hasil.tertutup) {{  // it may still be scrolling
    await new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)));
    hasil = periksa();
  }}
  const lalu = dilalui.at(-1);
  const jebakan = dilalui.includes(unsur);
  dilalui.push(unsur);
  return {{
    ...hasil, jebakan, sebut: unsur.outerHTML.slice(0, 120),
    urut: !lalu || !!(lalu.compareDocumentPosition(unsur) & 4),
    isi: !!unsur.closest("main"),
  }};
}}"""
# What the walk should have met and did not; of a group of choices one is enough.
TERLEWAT = """() => {
  const grup = new Set(dilalui.filter(u => u.type === "radio").map(u => u.name));
  const pilih = "a[href], button, input, select, textarea, summary, [tabindex]";
  return [...document.querySelectorAll(pilih)]
    .filter(u => u.tabIndex >= 0 && !u.disabled && u.type !== "hidden" && u.checkVisibility())
    .filter(u => !dilalui.includes(u) && !(u.type === "radio" && grup.has(u.name)))
    .map(u => u.outerHTML.slice(0, 120));
}"""


def telusuri(halaman):
    """From the top of the open page through every stop: the faults, in words.

    The first leads to the content. On a narrow page everything in ``main`` stands in one
    column: there no stop may be above the one before.
    """
    galat: list[str] = []
    y = 0.0
    for ke in range(LANGKAH_MAKS):
        halaman.keyboard.press("Tab")
        satu: dict[str, Any] | None = halaman.evaluate(LANGKAH)
        if satu is None:
            break
        salah = {
            "not seen": not satu["tampak"],
            "covered": satu["tertutup"],
            "out of order": not satu["urut"],
            "a trap": satu["jebakan"],
            "jumps up": satu["isi"] and satu["y"] < y - SEBARIS,
            "not the skip link": ke == 0 and 'class="lompat"' not in satu["sebut"],
        }
        galat += [f"{apa}: {satu['sebut']}" for apa, ada in salah.items() if ada]
        if satu["jebakan"]:
            break
        y = satu["y"] if satu["isi"] else 0.0
    else:
        galat.append(f"more than {LANGKAH_MAKS} stops")
    if (piksel := halaman.evaluate(LEBIH_LEBAR)) > 0:
        galat.append(f"{piksel} px wider than the window")
    return galat + [f"never reached: {s}" for s in halaman.evaluate(TERLEWAT)]


def maju_ke(halaman, pilih):
    """Step forward until the focus is on what ``pilih`` names, and is seen there."""
    for _ in range(LANGKAH_MAKS):
        halaman.keyboard.press("Tab")
        if halaman.evaluate("p => document.activeElement.matches(p)", pilih):
            assert halaman.evaluate(FOKUS_TAMPAK), pilih
            return
    raise AssertionError(f"{pilih} is not reached by the tab key")
