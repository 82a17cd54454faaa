"""What waits for officers of complaints in the morning: numbers and counts, no content.

Emergencies stand first. Samples are practice and are not counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from organisasi.models import Petugas
from organisasi.peran import Peran
from organisasi.ringkasan import (
    KALIMAT,
    Bagian,
    Butir,
    awal_hari,
    butir_peringatan,
    per_petugas,
)
from organisasi.tangga import LAMBAT, RUJUKAN, Peringatan
from organisasi.tugas import cakupan_sendiri
from pengaduan.models import Insiden, Kiriman, Pengaduan
from pengaduan.models.pengaduan_query import PengaduanQuerySet
from pengaduan.models.pilihan import BELUM_DITERUSKAN
from pengaduan.tangga import peringatan
from pengaduan.tugas import (
    INSIDEN,
    PERIKSA,
    TANGANI,
    VERIFIKASI,
    hasil_menunggu,
    perlu_ditangani,
)
from pengaduan.tugas_kiriman import belum_bernomor

S = Pengaduan.Status
CATAT = "pengaduan.catat_pengaduan"
PENERIMA = frozenset(
    {
        *(Peran.PETUGAS_LAYANAN, Peran.PPID_PEMBANTU, Peran.ADMIN_SP4N),
        *(Peran.INSPEKTORAT, Peran.PIMPINAN, Peran.ATASAN_PPID),
        *(Peran.OPERATOR_112, Peran.PENYELIA_112),
    }
)
KALIMAT_ADUAN = KALIMAT | {
    LAMBAT: "{jenis} lewat batas waktunya",
    RUJUKAN: "rujukan {jenis} tidak dijawab penerimanya, menunggu putusan Anda",
}


def bagian_pagi(hari_ini: date, *, petugas: Sequence[Petugas]) -> Bagian:
    """This service's part of the day's summaries; take the rungs first."""
    untuk = per_petugas(peringatan(awal_hari(hari_ini)), petugas)
    return partial(butir_petugas, hari_ini=hari_ini, untuk=untuk)


def butir_petugas(
    petugas: Petugas, *, hari_ini: date, untuk: Mapping[int, Sequence[Peringatan]]
) -> list[Butir]:
    """All that may wait for one officer, also what is nought today."""
    return [
        *_darurat(petugas),
        *butir_peringatan(untuk.get(petugas.pk, ()), KALIMAT_ADUAN),
        *_aduan(petugas, hari_ini),
        *_penerusan(petugas, hari_ini),
    ]


def _darurat(petugas: Petugas) -> Iterator[Butir]:
    if petugas.has_perm(INSIDEN):
        semua = Insiden.objects.untuk(petugas).belum_tuntas().filter(contoh=False)
        yield Butir("kejadian darurat belum ditangani: telepon 112", semua.count())


def _aduan(petugas: Petugas, hari_ini: date) -> Iterator[Butir]:
    if petugas.has_perm(VERIFIKASI):
        terlihat = Pengaduan.objects.untuk(petugas).sungguhan()
        for status, kalimat in (
            (S.MASUK, "aduan menunggu diperiksa"),
            (S.TERVERIFIKASI, "aduan menunggu diteruskan"),
        ):
            yield Butir(kalimat, terlihat.filter(status=status).count())
    if petugas.has_perm(TANGANI):
        yield Butir(
            "aduan menunggu ditangani", perlu_ditangani(petugas).sungguhan().count()
        )
    if petugas.has_perm(PERIKSA):
        yield Butir(
            "hasil aduan menunggu diperiksa",
            hasil_menunggu(petugas).sungguhan().count(),
        )
    if petugas.has_perm(CATAT):
        yield Butir("aduan terlambat", terlambat(petugas, hari_ini).count())


def terlambat(petugas: Petugas, hari_ini: date) -> PengaduanQuerySet:
    """Late complaints: of a unit what it holds and can act on, else all he may see."""
    semua = Pengaduan.objects.untuk(petugas).sungguhan().lewat_tempo(hari_ini)
    if petugas.has_perm(VERIFIKASI):
        return semua
    milik = cakupan_sendiri(petugas, CATAT).q("pemegang")
    return semua.filter(milik).exclude(status__in=BELUM_DITERUSKAN)


def _penerusan(petugas: Petugas, hari_ini: date) -> Iterator[Butir]:
    if petugas.has_perm(TANGANI):
        tanpa = belum_bernomor(petugas, hari_ini).filter(pengaduan__contoh=False)
        yield Butir("aduan belum bernomor SP4N-LAPOR!", tanpa.count())
    if petugas.has_perm(VERIFIKASI) and petugas.has_perm("pengaduan.view_kiriman"):
        macet = Kiriman.objects.untuk(petugas).macet()
        yield Butir(
            "kiriman ke SP4N-LAPOR! macet",
            macet.filter(penerusan__pengaduan__contoh=False).count(),
        )
