"""Which kind of danger a chosen topic speaks for."""

from __future__ import annotations

from pengaduan.darurat.huruf import potong
from pengaduan.darurat.pola import Jenis

# Words in the code or the name of a topic (penerusan.md 3.5.4 and 5.1).
_MENURUT_KATA = {
    Jenis.API: "kebakaran pemadaman damkar",
    Jenis.LAKA: "kecelakaan",
    Jenis.MEDIS: "gawat kegawatdaruratan ambulans ambulan mbg keracunan",
    Jenis.JAHAT: "kdrt tawuran kriminalitas pelecehan kekerasan trafficking radikalisme",
    Jenis.ALAM: "banjir longsor gempa angin bencana",
    Jenis.LISTRIK: "kabel",
    Jenis.HEWAN: "ternak-liar rabies gigitan berbahaya",
}
_JENIS = {k: jenis for jenis, isi in _MENURUT_KATA.items() for k in isi.split()}


def jenis_kategori(kategori: str) -> Jenis | None:
    """``"kebakaran"`` or ``"Pemadaman Kebakaran"`` → ``Jenis.API``."""
    return next((_JENIS[k] for k in potong(kategori) if k in _JENIS), None)
