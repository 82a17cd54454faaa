"""What the worker does each day for requests: close what lapsed, reckon anew, warn.

Nothing here decides: a request is closed only where the same act would be open to an
officer, and a message nobody could deliver becomes a call to make.
"""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from itertools import chain
from typing import Any

from django.db import transaction
from django.utils import timezone

from informasi.kabar import kabari_pemohon, kabari_unit, unit_pemegang
from informasi.keberatan.models import Keberatan
from informasi.permohonan.kelengkapan import tutup_tidak_lengkap
from informasi.permohonan.models import Permohonan, RujukanPermohonan
from informasi.waktu import JAWAB, KEBERATAN_TANGGAPI, LENGKAPI, PERPANJANG
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import BatasWaktu, Jejak, Notifikasi, TugasHubungi
from organisasi.waktu.eskalasi import (
    RUJUKAN,
    TEMPATKAN,
    Jalur,
    LangkahEskalasi,
    Pagi,
    Peringatan,
    Tingkat,
    baca_pagi,
    catat_langkah,
)
from organisasi.waktu.hari_kerja import KalenderBelumDiisi
from organisasi.waktu.tenggat import RUJUKAN_JAWAB, RUJUKAN_TEMPATKAN, hitung_tenggat

# Due days reckoned anew when the calendar has changed
# Each night every open day is compared with what the rows of today give. A day that has
# passed is never touched, nor is one moved into the past; the old one stays in the trail,
# and who holds the case is told. Days the Atasan PPID has ordered are not reckoned.

HITUNG_ULANG = "hitung_ulang"
DIPERPANJANG = " Diperpanjang: "
S = Permohonan.Status
# Columns with their days, and the reckoning in words.
type Baru = tuple[dict[str, date], str]


def hitung_ulang(*, pada: datetime, hari_ini: date) -> int:
    """Move the open days that the calendar of today puts elsewhere; how many cases.

    A case whose year has no calendar, or whose limit is not set, stays as it is, as does
    a day that would come to lie before today.
    """
    jumlah = 0
    berjalan = Permohonan.objects.menunggu_kami().filter(
        jatuh_tempo__gte=hari_ini, perintah_jatuh_tempo=None
    )
    menunggu = Permohonan.objects.filter(
        status=S.MENUNGGU_KELENGKAPAN, lengkapi_sampai__gte=hari_ini
    )
    banding = Keberatan.objects.terbuka().filter(jatuh_tempo__gte=hari_ini)
    ditawarkan = RujukanPermohonan.objects.filter(
        status=RujukanPermohonan.Status.DIAJUKAN, tenggat__gte=hari_ini
    ).select_related("berkas")
    for satu in chain[Any](berjalan, menunggu, banding, ditawarkan):
        try:
            kolom, hitungan = _hitung_baru(satu, hari_ini)
        except TindakanTerlarang:
            continue
        berubah = {k: h for k, h in kolom.items() if getattr(satu, k) != h}
        if berubah and all(hari >= hari_ini for hari in berubah.values()):
            jumlah += _pindahkan(satu, berubah, hitungan, pada)
    return jumlah


def _hitung_baru(satu: Any, hari_ini: date) -> Baru:
    if isinstance(satu, Keberatan):
        kolom = "jatuh_tempo"
        dasar = KEBERATAN_TANGGAPI, satu.tanggal_terima, satu.unit_id
    elif isinstance(satu, RujukanPermohonan):
        kolom = "tenggat"
        dasar = RUJUKAN_JAWAB, timezone.localdate(satu.diajukan_pada), satu.ke_unit_id
    elif satu.status == S.MENUNGGU_KELENGKAPAN:
        kolom = "lengkapi_sampai"
        sejak = satu.surat_kurang_diterima or timezone.localdate(satu.status_sejak)
        dasar = LENGKAPI, sejak, satu.unit_id
    else:
        return _permohonan(satu, hari_ini)
    tempo = hitung_tenggat(*dasar)
    return {kolom: tempo.jatuh_tempo}, tempo.kalimat()


def _permohonan(satu: Permohonan, hari_ini: date) -> Baru:
    pertama = hitung_tenggat(JAWAB, satu.dihitung_sejak, satu.unit_id)
    awal, kalimat = satu.jatuh_tempo_awal, satu.hitungan.partition(DIPERPANJANG)[0]
    if awal >= hari_ini:
        awal, kalimat = pertama.jatuh_tempo, pertama.kalimat()
    akhir = awal
    if satu.diperpanjang:
        kedua = hitung_tenggat(PERPANJANG, awal, satu.unit_id)
        akhir, kalimat = kedua.jatuh_tempo, f"{kalimat}{DIPERPANJANG}{kedua.kalimat()}"
    return {"jatuh_tempo_awal": awal, "jatuh_tempo": akhir}, kalimat


@transaction.atomic
def _pindahkan(
    objek: Any, kolom: dict[str, date], hitungan: str, pada: datetime
) -> bool:
    lama = {nama: getattr(objek, nama) for nama in kolom}
    nilai: dict[str, Any] = dict(kolom)
    if hasattr(objek, "hitungan") and "jatuh_tempo" in nilai:
        nilai["hitungan"] = hitungan
    sama = type(objek)._default_manager.filter(
        pk=objek.pk, status=objek.status, status_sejak=objek.status_sejak, **lama
    )
    if not sama.update(**nilai):
        return False
    # An act that kept the status, a referral say, may have changed who is told.
    objek.refresh_from_db()
    Jejak.objects.catat(
        objek,
        HITUNG_ULANG,
        saat=Saat(None, pada),
        catatan=hitungan,
        sebelum={nama: str(hari) for nama, hari in lama.items()},
        sesudah={nama: str(hari) for nama, hari in kolom.items()},
    )
    _kabari(objek, pada)
    return True


def _kabari(objek: Any, pada: datetime) -> None:
    berubah: dict[str, Any] = {"templat": "tempo_berubah", "saat": Saat(None, pada)}
    if isinstance(objek, Keberatan):
        kabari_unit(objek, peran=(Peran.ATASAN_PPID,), **berubah)
    elif isinstance(objek, RujukanPermohonan):
        kabari_unit(objek.berkas, unit=objek.ke_unit, **berubah)
    elif objek.status == S.MENUNGGU_KELENGKAPAN:
        kabari_pemohon(objek, "permohonan_tempo", pada=pada)
    else:
        kabari_unit(objek, **berubah)


# Cases that end, and messages nobody could deliver

BUNTU = "Surelnya tidak sampai. Sampaikan lewat telepon atau di loket."


def urus_permohonan(*, pada: datetime, hari_ini: date) -> dict[str, int]:
    return {
        "ditutup": tutup_yang_lewat(pada=pada, hari_ini=hari_ini),
        "dihitung_ulang": hitung_ulang(pada=pada, hari_ini=hari_ini),
        "dihubungi": hubungi_yang_buntu(pada=pada),
    }


def tutup_yang_lewat(*, pada: datetime, hari_ini: date) -> int:
    """Close the requests whose applicants let their days pass; how many.

    One the law does not let close yet (no receipt of the letter on record) stays with
    its unit's officers.
    """
    jumlah, lewat = (
        0,
        Permohonan.objects.filter(
            status=S.MENUNGGU_KELENGKAPAN, lengkapi_sampai__lt=hari_ini
        ),
    )
    for satu in lewat.select_related("pemohon"):
        with suppress(TindakanTerlarang):
            tutup_tidak_lengkap(satu, saat=Saat(None, pada))
            jumlah += 1
    return jumlah


def hubungi_yang_buntu(*, pada: datetime) -> int:
    """A call task for each message about a case that could not be delivered or is held; how many.

    Once a message: who puts it back into the queue and fails again has the task already.
    """
    tak_sampai = (Notifikasi.Status.BUNTU, Notifikasi.Status.DITAHAN)
    buntu = Notifikasi.objects.filter(status__in=tak_sampai)
    jumlah = 0
    for model in (Permohonan, Keberatan):
        pesan = list(buntu.filter(objek_jenis=model._meta.label_lower))
        dikenal = model._default_manager.filter(
            pk__in={int(satu.objek_id) for satu in pesan}, pemohon__dihapus_pada=None
        )
        perkara = {str(p.pk): p for p in dikenal.select_related("pemohon")}
        for satu in pesan:
            if satu.objek_id in perkara:
                jumlah += _jadikan_tugas(satu, perkara[satu.objek_id], pada)
    return jumlah


def _jadikan_tugas(
    pesan: Notifikasi, berkas: Permohonan | Keberatan, pada: datetime
) -> bool:
    cara = TugasHubungi.Cara
    _, baru = TugasHubungi.objects.get_or_create(
        kunci=f"buntu:{pesan.pk}",
        defaults={
            "unit": unit_pemegang(berkas),
            "cara": cara.TELEPON if berkas.pemohon.telepon else cara.LOKET,
            "objek_jenis": pesan.objek_jenis,
            "objek_id": pesan.objek_id,
            "objek_nomor": berkas.nomor,
            "perihal": BUNTU,
            "dibuat_pada": pada,
        },
    )
    return baru


# Warnings before the due day of requests and objections: officer, head, main PPID, Sekda
# Cases that are answered or closed take no rung, nor does a delay the law allows.


# From the first rung to the last; a rung reaches its role and all before it.
TINGKAT: Tingkat = (
    (Peran.PETUGAS_LAYANAN,),
    (Peran.PPID_PEMBANTU,),
    (Peran.PPID_UTAMA,),
    (Peran.ATASAN_PPID,),
)
UTAMA: Tingkat = ((Peran.PPID_UTAMA,),)
ATASAN: Tingkat = ((Peran.ATASAN_PPID, Peran.PPID_UTAMA),)


TAK_DIJAWAB = "rujukan tidak dijawab penerimanya, menunggu putusan Anda"
TAK_DITEMPATKAN = "permohonan belum ditempatkan ke unit"


JALUR = {
    Permohonan._meta.label_lower: lambda tahap, _j: (
        Jalur("permohonan", UTAMA, TAK_DITEMPATKAN)
        if tahap == TEMPATKAN
        else Jalur("permohonan", TINGKAT)
    ),
    RujukanPermohonan._meta.label_lower: lambda _t, _j: Jalur(
        "permohonan", UTAMA, TAK_DIJAWAB
    ),
    Keberatan._meta.label_lower: lambda _t, _j: Jalur("keberatan", ATASAN),
}


@transaction.atomic
def naikkan(*, pada: datetime, hari_ini: date) -> list[Peringatan]:
    """Take the rungs that are due on ``hari_ini``, a working day; what to tell of them.

    Repeatable: the cases are locked and what stands in the trail is not taken again.
    """
    pagi = baca_pagi(hari_ini)
    semua = [*_ingatkan(pagi), *_belum_ditempatkan(pagi)]
    return catat_langkah(semua, JALUR, pada=pada)


def _ingatkan(pagi: Pagi) -> Iterator[LangkahEskalasi]:
    minta = Permohonan.objects.menunggu_kami().select_related("pemegang", "penangan")
    minta = minta.defer("kode", "rincian", "tujuan")
    for satu in minta.select_for_update(of=("self",)).order_by("pk"):
        yield from pagi.tiba(
            satu,
            sejak=satu.dihitung_sejak,
            tempo=satu.jatuh_tempo,
            unit=satu.pemegang_id,
            kalender=satu.unit_id,
        )
    banding = Keberatan.objects.terbuka().select_related("unit")
    banding = banding.defer("nama_kuasa", "kasus_posisi")
    for objek in banding.select_for_update(of=("self",)).order_by("pk"):
        sejak, tempo = objek.tanggal_terima, objek.jatuh_tempo
        yield from pagi.tiba(objek, sejak=sejak, tempo=tempo, unit=objek.unit_id)
    rujukan = RujukanPermohonan.objects.lewat_tenggat(pagi.hari_ini)
    rujukan = rujukan.filter(berkas__status=S.DIPROSES).select_related("berkas")
    for r in rujukan.select_for_update(of=("self",)).order_by("pk"):
        yield LangkahEskalasi(r, RUJUKAN, r.tenggat, 0, r.ke_unit_id)


def _belum_ditempatkan(pagi: Pagi) -> Iterator[LangkahEskalasi]:
    batas = BatasWaktu.objects.terkini(pagi.hari_ini).filter(kode=RUJUKAN_TEMPATKAN)
    tempatkan = batas.first()
    if tempatkan is None:
        return
    semua = Permohonan.objects.belum_ditempatkan().defer("kode")
    for satu in semua.select_for_update(of=("self",)).order_by("pk"):
        try:
            tempo = tempatkan.hitungan(
                satu.tanggal_catat, pagi.kalender(None)
            ).jatuh_tempo
        except KalenderBelumDiisi:
            continue
        if tempo < pagi.hari_ini:
            yield LangkahEskalasi(satu, TEMPATKAN, tempo, 0, satu.pemegang_id)
