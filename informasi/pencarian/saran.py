"""“This may answer you”: entries of the catalogue that fit what is about to be asked for.

A request is written in sentences, a search in words. The words that any request has are
left out; an entry counts when it has all the others, or at least two of them, one of
which is not a word that half the catalogue has.
"""

from __future__ import annotations

import re

from informasi.katalog.models import DokumenInformasi
from informasi.pencarian.pencarian import KATA_MAKS, KATA_UMUM, cari
from informasi.pencarian.saringan import muat_baris
from organisasi.tampilan import BUKA, TUTUP

BANYAK = 20
KATA_MINTA = frozenset(
    {
        *("anda", "bahwa", "berikut", "berupa", "bisa", "boleh", "dapat", "data"),
        *("diminta", "dokumen", "fotokopi", "hal", "kami", "kepada", "kota", "lengkap"),
        *("maupun", "meminta", "minta", "misalnya", "memperoleh", "membutuhkan"),
        *("mendapatkan", "nomor", "para", "per", "permohonan", "salinan", "sampai"),
        *("serta", "seperti", "seluruh", "semua", "sebagai", "tahun", "tasikmalaya"),
        *("terkait", "tersebut", "terhadap", "tiap", "setiap", "butuh", "perlu"),
        *("mengenai"),
    }
)
# Words half the catalogue has: they make a match better, never by themselves.
KATA_LEMAH = frozenset(
    {"daftar", "dinas", "jumlah", "kecamatan", "kelurahan", "laporan", "nama", "rekap"}
)
CUKUP = 2
_SOROT = re.compile(f"{BUKA}(.*?){TUTUP}")


def kata_kunci(teks: str) -> list[str]:
    """The words of a request that say what it is about, each once, in its order."""
    kata = dict.fromkeys(re.findall(r"[^\W\d_]\w{2,}", teks.lower()))
    return [k for k in kata if k not in KATA_UMUM and k not in KATA_MINTA]


def informasi_cocok(teks: str, *, batas: int = BANYAK) -> list[DokumenInformasi]:
    """Published entries that fit, best first; at most four queries, none without words."""
    kata = kata_kunci(teks)[:KATA_MAKS]
    if not kata:
        return []
    hasil = cari(" ".join(kata))
    if not hasil.calon:
        return []
    semua = muat_baris([c.pk for c in hasil.calon[:batas]], hasil.kueri)
    if not hasil.longgar:
        return semua
    return [d for d in semua if _cukup(d)]


def _cukup(dokumen: DokumenInformasi) -> bool:
    """Whether enough different words of the search stand in title and summary."""
    teks = f"{dokumen.judul_sorot} {dokumen.ringkasan_sorot}"  # type: ignore[attr-defined]  # annotated by the search
    kata = {satu.lower() for satu in _SOROT.findall(teks)}
    return len(kata) >= CUKUP and bool(kata - KATA_LEMAH)
