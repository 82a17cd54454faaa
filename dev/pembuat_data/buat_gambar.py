"""Draw the pictures of shared links and the icons: ``python -m dev.pembuat_data.buat_gambar``.

Without words, so that they serve any city: the umbrella of the mark, and on a leaf-green or
(danger) red ground the thing a page is about. SVG made here, set as PNG by typst.
"""

from dev.pembuat_data.berkas import AKAR
from organisasi.grafik.mark import RUSUK, _daun, rusuk

TUJUAN = AKAR / "static" / "img"
HIJAU, MUDA, MERAH, KERTAS = "#0e5a3c", "#cfe5d8", "#b3241b", "#faf8f2"
LEBAR, TINGGI = 1200, 630
# On a grid of 48, drawn with a pen of 2.5; a filled shape first.
ISI = {
    "informasi": "M11 5h18l9 9v29H11z|M29 5v9h9M17 21h14M17 28h14M17 35h9",
    "aduan": "M8 19v10h8l22 10V9L16 19z|M16 19v10M18 30l3 11h5l-3-9M43 18v12",
    "unit": "M6 20L24 6l18 14v4H6z|M9 24v16M19 24v16M29 24v16M39 24v16M5 43h38M24 14v4",
    "kinerja": "M7 27h9v16H7zM20 17h9v26h-9zM33 8h9v35h-9z|M4 43h41",
    "darurat": "M24 5L45 42H3z|M24 18v12M24 35v3",
}


def payung(skala: float, x: float, y: float, *, tua: str, muda: str) -> str:
    lebar = 360 / RUSUK
    bagian = "".join(
        f'<path fill="{muda if ke % 2 else tua}" d="{rusuk(ke)}"/>'
        f'<path fill="{tua if ke % 2 else muda}" d="{_daun((ke + 0.5) * lebar)}"/>'
        for ke in range(RUSUK)
    )
    return (
        f'<g transform="translate({x} {y}) scale({skala})">{bagian}'
        f'<circle r="14" fill="{tua}"/><circle r="5" fill="{muda}"/></g>'
    )


def gambar(nama: str) -> str:
    alas = MERAH if nama == "darurat" else HIJAU
    benda = payung(2.05, 315, 315, tua=alas, muda=KERTAS)
    if nama in ISI:
        penuh, garis = ISI[nama].split("|")
        benda = (
            f'<g transform="translate(171 171) scale(6)" stroke="{alas}" '
            f'stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round" '
            f'fill="none"><path fill="{MUDA}" d="{penuh}"/><path d="{garis}"/></g>'
        )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {LEBAR} {TINGGI}">'
        f'<rect width="{LEBAR}" height="{TINGGI}" fill="{alas}"/>'
        f"{payung(4.6, 930, 330, tua=alas, muda=MUDA)}"
        f'<circle cx="315" cy="315" r="245" fill="{KERTAS}"/>{benda}</svg>'
    )


def ikon() -> str:
    """Room around the umbrella: systems cut icons to a circle or a drop."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512">'
        f'<rect width="512" height="512" fill="{HIJAU}"/>'
        f"{payung(1.75, 256, 256, tua=HIJAU, muda=KERTAS)}</svg>"
    )


def simpan(nama: str, svg: str, lebar: int, tinggi: int) -> None:
    """One point of the page is one pixel: 72 to the inch."""
    import typst

    naskah = (
        f"#set page(width: {lebar}pt, height: {tinggi}pt, margin: 0pt)\n"
        f'#image(bytes({"".join(('"', svg.replace('"', "'"), '"'))}), format: "svg", '
        f"width: {lebar}pt, height: {tinggi}pt)"
    )
    isi = typst.compile(naskah.encode(), format="png", ppi=72)
    (TUJUAN / f"{nama}.png").write_bytes(isi)


if __name__ == "__main__":
    for satu in ("beranda", *ISI):
        simpan(f"bagikan-{satu}", gambar(satu), LEBAR, TINGGI)
    for sisi in (180, 192, 512):
        simpan(f"ikon-{sisi}", ikon(), sisi, sisi)
