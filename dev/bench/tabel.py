"""Tables a person can read, which are Markdown as well."""

from collections.abc import Iterable, Sequence

TEPAT, LEWAT = "met", "MISSED"


def nilai(*, tepat: bool) -> str:
    """The word for a budget."""
    return TEPAT if tepat else LEWAT


def tabel(kepala: Sequence[str], baris: Iterable[Sequence[object]]) -> str:
    """A table with aligned columns: words to the left, numbers to the right."""
    semua = [list(kepala), *([_sel(s) for s in satu] for satu in baris)]
    lebar = [max(len(b[i]) for b in semua) for i in range(len(kepala))]
    garis = [
        "-" * max(n, 3) if i == 0 else "-" * (max(n, 3) - 1) + ":"
        for i, n in enumerate(lebar)
    ]
    isi = [_baris(semua[0], lebar), _baris(garis, lebar)]
    isi += [_baris(satu, lebar) for satu in semua[1:]]
    return "\n".join(isi)


def _sel(nilai_sel: object) -> str:
    if isinstance(nilai_sel, float):
        return f"{nilai_sel:,.2f}" if abs(nilai_sel) < 100 else f"{nilai_sel:,.0f}"
    return f"{nilai_sel:,}" if isinstance(nilai_sel, int) else str(nilai_sel)


def _baris(sel: Sequence[str], lebar: Sequence[int]) -> str:
    isi = (
        s.ljust(max(n, 3)) if i == 0 else s.rjust(max(n, 3))
        for i, (s, n) in enumerate(zip(sel, lebar, strict=True))
    )
    return f"| {' | '.join(isi)} |"
