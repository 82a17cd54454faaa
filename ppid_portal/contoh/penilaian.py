"""Sample scores: some moved within the year, some old, one waits, many are not scored."""

from __future__ import annotations

from organisasi.models import Petugas
from pemangku.models import KonteksPenilaian, Pemangku
from pemangku.penilaian.actions import nilai_pemangku, sahkan_penilaian
from ppid_portal.contoh.lembaga import Buku

BANYAK, LAMA, TADI = 40, 180, 20
BASI = 400
ALASAN = "Contoh: dinilai dari kegiatan dan grup warganya."


def tulis_penilaian(buku: Buku, penilai: Petugas) -> None:
    """``penilai`` scores the first external bodies; the keeper of the book approves."""
    konteks = KonteksPenilaian.objects.first()
    if konteks is None:
        return
    luar = [
        p
        for p in buku.semua
        if p.lingkup == Pemangku.Lingkup.EKSTERNAL
        and p.bentuk == Pemangku.Bentuk.LEMBAGA
        and p.status == Pemangku.Status.AKTIF
    ]
    for ke, satu in enumerate(luar[:BANYAK]):
        saat = ((BASI,), (LAMA, TADI), (TADI,), (TADI,))[ke % 4]
        for lalu in saat:
            baris = nilai_pemangku(
                satu,
                konteks=konteks,
                isian={
                    "pengaruh": (ke * 3 + (lalu == LAMA)) % 5 + 1,
                    "kepentingan": (ke // 2) % 4 + 2,
                    "sikap": (None, 0, 1, 2, -1)[ke % 5],
                    "alasan": ALASAN,
                },
                oleh=penilai,
                pada=buku.lalu(lalu),
            )
            if ke:
                sahkan_penilaian(baris, oleh=buku.oleh, pada=buku.lalu(lalu))
