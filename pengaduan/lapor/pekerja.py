"""The worker: takes the next step, sends it, writes what came of it; then the readings.

Between the transactions that claim, begin and end a step nothing of the database is held.
A worker that dies at any point leaves a lease behind, and the lease decides (4.2).
"""

import logging
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import PurePath
from typing import Any

from django.db import transaction
from django.urls import get_resolver
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.basis_data.kerja import MENYERAH_SETELAH, jeda_ulang
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak
from organisasi.pribadi.teks_pribadi import SAMAR
from pengaduan.aduan.berkas import BerkasPengaduan
from pengaduan.lapor import sirkuit
from pengaduan.lapor.actions import catat_terkirim
from pengaduan.lapor.arti_jawaban import H, Hasil
from pengaduan.lapor.klien import BerkasKeluar, KanalLapor
from pengaduan.lapor.laporan_keluar import (
    IDENTITAS,
    boleh_beridentitas,
    isi_lampiran,
    mode_api,
)
from pengaduan.lapor.models import COBA_KIRIM, Kiriman
from pengaduan.lapor.pemantauan import PERIKSA_PERTAMA, goyang, periksa_satu
from pengaduan.lapor.setelan import SetelanTidakLengkap
from pengaduan.lapor.sirkuit import Alat, KanalTertib

# What each step asks of the client: everything is read before the step is begun

Kirim = Callable[[KanalLapor], Hasil]
L = Kiriman.Langkah


class TidakDapatDikirim(Exception):
    """The step cannot go as it is stored; the text tells an officer why."""


def siapkan(kiriman: Kiriman) -> Kirim:
    if kiriman.langkah == L.UNGGAH:
        berkas = _berkas(kiriman)
        return lambda kanal: kanal.unggah(berkas)
    if kiriman.langkah == L.BUAT:
        _pastikan_izin(kiriman)
        return lambda kanal: kanal.kirim(kiriman.muatan)
    nomor = kiriman.penerusan.lapor_complaint_id
    tujuan, alasan = kiriman.muatan["instansi_id"], kiriman.muatan["alasan"]
    return lambda kanal: kanal.teruskan(nomor, tujuan, alasan)


def _berkas(kiriman: Kiriman) -> list[BerkasKeluar]:
    # The photos; a citizen's file name may name people, so it stays here.
    semua = BerkasPengaduan.objects.in_bulk(kiriman.muatan["berkas"])
    hasil: list[BerkasKeluar] = []
    for ke, pk in enumerate(kiriman.muatan["berkas"], start=1):
        try:
            satu = semua[pk]
            with satu.isi.open("rb") as berkas:
                isi = berkas.read()
        except (KeyError, OSError, ValueError):
            raise TidakDapatDikirim(
                f"Foto ke-{ke} tidak ada lagi di penyimpanan. Kirim ulang tanpa foto itu."
            ) from None
        akhiran = PurePath(str(satu.isi.name)).suffix.lower()
        hasil.append((f"foto-{ke}{akhiran}", isi, satu.tipe))
    return hasil


def _pastikan_izin(kiriman: Kiriman) -> None:
    # Consent may have ended between the act and now.
    beridentitas = any(kiriman.muatan.get(kunci) for kunci in IDENTITAS)
    pengaduan = kiriman.penerusan.pengaduan
    if beridentitas and not boleh_beridentitas(pengaduan):
        raise TidakDapatDikirim(
            "Identitas pelapor tidak boleh lagi diteruskan. Perbaiki dan kirim ulang "
            "tanpa identitas."
        )


# From a result to the row, and what follows from it

S = Kiriman.Status
# LAPOR! answered, but did not take all photos: an officer looks after so many tries.
UNGGAH_MAKS = 5
BERHASIL = range(200, 300)
NOMOR_KEMBAR = (
    "SP4N-LAPOR! menjawab dengan nomor {nomor} yang sudah tercatat pada aduan lain."
)


def tulis(
    kiriman: Kiriman,
    hasil: Hasil,
    *,
    mulai: datetime,
    alat: Alat,
    dari_lapor: bool = True,
) -> bool:
    """False: no longer ours. What the channel learns is in the same transaction."""
    hasil = _tanpa_identitas(hasil, kiriman)
    lain: dict[str, Any] = {
        "mulai": mulai,
        "alat": alat,
        "pelajaran": hasil if dari_lapor else None,
    }
    try:
        return _tulis(kiriman, hasil, **lain)
    except TindakanTerlarang:
        # A number twice: it is there, but which one is not for a machine to say.
        sebab = NOMOR_KEMBAR.format(nomor=hasil.id)
        ganda = replace(hasil, jenis=H.TIDAK_PASTI, sebab=sebab)
        return _tulis(kiriman, ganda, **lain)


def _tanpa_identitas(hasil: Hasil, kiriman: Kiriman) -> Hasil:
    # A refusal may quote what was sent: of the person nothing of it is kept.
    nilai = [str(kiriman.muatan.get(kunci) or "") for kunci in IDENTITAS]
    kata = [satu for satu in nilai if len(satu) > 1]
    if not kata:
        return hasil
    pola = re.compile("|".join(map(re.escape, kata)), re.IGNORECASE)
    return replace(hasil, sebab=pola.sub(SAMAR, hasil.sebab))


@transaction.atomic(durable=True)
def _tulis(
    kiriman: Kiriman,
    hasil: Hasil,
    *,
    mulai: datetime,
    alat: Alat,
    pelajaran: Hasil | None,
) -> bool:
    kini = alat.kini()
    Jejak.objects.catat(
        kiriman,
        COBA_KIRIM,
        Saat(None, mulai),
        catatan=hasil.jenis.label,
        sesudah={
            "ke": kiriman.percobaan + 1,
            "hasil": hasil.jenis,
            "kode_http": hasil.kode_http,
            "selesai": kini.isoformat(),
        },
    )
    nasib = _nasib(kiriman, hasil, kini=kini, alat=alat)
    milik = Kiriman.objects.tulis_hasil(kiriman.pk, penyewa=alat.penyewa, **nasib)
    if milik and hasil.jenis == H.DITERIMA:
        _lanjutkan(kiriman, hasil, kini=kini, alat=alat)
    if pelajaran is not None:
        sirkuit.catat(pelajaran, pada=alat.kini())
    return milik


def _nasib(
    kiriman: Kiriman, hasil: Hasil, *, kini: datetime, alat: Alat
) -> dict[str, Any]:
    # What the row becomes.
    dihitung = {"percobaan": kiriman.percobaan + 1}
    match hasil.jenis:
        case H.DITERIMA:
            nomor = hasil.mentah.get("nomor_lampiran")
            luar = ",".join(map(str, nomor)) if isinstance(nomor, list) else hasil.id
            akhir = {"id_luar": luar[:200], "galat": "", "selesai_pada": kini}
            return {"status": S.TERKIRIM, **dihitung, **akhir}
        case H.DITOLAK:
            return {"status": S.DITOLAK, **dihitung, "galat": hasil.sebab}
        case H.TIDAK_PASTI:
            return {"status": S.TIDAK_PASTI, **dihitung, "galat": hasil.sebab}
        case H.SALAH_SETELAN:
            # No fault of this step: it waits for the channel and loses no attempt.
            return {"status": S.MENUNGGU, "galat": hasil.sebab, "mulai_kirim": None}
    return _tunda(kiriman, hasil, kini=kini, alat=alat)


def _tunda(
    kiriman: Kiriman, hasil: Hasil, *, kini: datetime, alat: Alat
) -> dict[str, Any]:
    # Later again; after seven days, or photos that never arrive whole, an officer.
    kolom = {"percobaan": kiriman.percobaan + 1, "galat": hasil.sebab}
    sebagian = kiriman.langkah == L.UNGGAH and hasil.kode_http in BERHASIL
    if sebagian and kiriman.percobaan + 1 >= UNGGAH_MAKS:
        return {"status": S.DITOLAK, **kolom}
    if kini - kiriman.sejak >= MENYERAH_SETELAH:
        return {"status": S.BUNTU, **kolom}
    jeda = jeda_ulang(kiriman.percobaan, acak=alat.acak, paling_cepat=hasil.jeda)
    lagi = {"mulai_kirim": None, "coba_lagi_pada": kini + jeda}
    return {"status": S.MENUNGGU, **kolom, **lagi}


def _lanjutkan(kiriman: Kiriman, hasil: Hasil, *, kini: datetime, alat: Alat) -> None:
    # Photos give the create their numbers; the create gives the hand-over its own.
    if kiriman.langkah == L.UNGGAH:
        nomor = hasil.mentah["nomor_lampiran"]
        assert isinstance(nomor, list)
        menunggu = kiriman.penerusan.kiriman.filter(langkah=L.BUAT, status=S.MENUNGGU)
        for buat in menunggu.select_for_update():
            buat.muatan = isi_lampiran(buat.muatan, nomor)
            buat.save(update_fields=("muatan",))
    elif kiriman.langkah == L.BUAT:
        catat_terkirim(
            kiriman.penerusan,
            Saat(None, kini),
            nomor=hasil.id,
            tanggal_input=timezone.localdate(kini),
            periksa_lagi=kini + goyang(PERIKSA_PERTAMA, alat.acak),
        )


logger = logging.getLogger(__name__)
SEWA = timedelta(minutes=5)


def putaran(
    alat: Alat, *, lanjut: Callable[[], bool], sampai: datetime | None = None
) -> int:
    """How many calls, steps before readings; ``lanjut`` is asked in between."""
    Kiriman.objects.lepas_sewa(alat.kini())
    kanal = buka_kanal(alat) if mode_api() else None
    # The first address of a process loads all of them, for seconds: in no transaction.
    get_resolver().url_patterns  # noqa: B018 - loads them
    jumlah = 0
    while kanal is not None and lanjut() and not (sampai and alat.kini() >= sampai):
        if not sirkuit.boleh_lewat(alat, kanal):
            break
        if not (kirim_satu(alat, kanal) or periksa_satu(alat, kanal)):
            break
        jumlah += 1
    return jumlah


def buka_kanal(alat: Alat) -> KanalTertib | None:
    try:
        return KanalTertib(alat)
    except SetelanTidakLengkap as kurang:
        sirkuit.matikan(" ".join(kurang.kurang), pada=alat.kini())
        return None


def kirim_satu(alat: Alat, kanal: KanalTertib) -> bool:
    if not Kiriman.objects.jatuh_giliran(alat.kini()).exists():
        return False
    kanal.siapkan()
    kiriman = _ambil(alat)
    if kiriman is not None:
        _kirim(kiriman, alat, kanal)
    return True


def _ambil(alat: Alat) -> Kiriman | None:
    # Claim the next step and note that it begins; None when somebody was faster.
    kini = alat.kini()
    berikut = Kiriman.objects.jatuh_giliran(kini).values_list("pk", flat=True).first()
    with transaction.atomic(durable=True):
        dapat = berikut is not None and Kiriman.objects.ambil(
            berikut, penyewa=alat.penyewa, sampai=kini + SEWA
        )
    if berikut is None or not dapat:
        return None
    terkait = Kiriman.objects.select_related("penerusan__pengaduan__pelapor")
    return terkait.get(pk=berikut)


def _kirim(kiriman: Kiriman, alat: Alat, kanal: KanalTertib) -> None:
    mulai = alat.kini()
    try:
        kirim = siapkan(kiriman)
    except TidakDapatDikirim as galat:
        ditolak = Hasil(H.DITOLAK, str(galat))
        tulis(kiriman, ditolak, mulai=mulai, alat=alat, dari_lapor=False)
        return
    with transaction.atomic(durable=True):
        masih = Kiriman.objects.mulai(kiriman.pk, penyewa=alat.penyewa, pada=mulai)
    if not masih:
        # The complaint has ended elsewhere since it was claimed.
        Kiriman.objects.tulis_hasil(
            kiriman.pk, penyewa=alat.penyewa, status=Kiriman.Status.MENUNGGU
        )
        return
    try:
        hasil = kirim(kanal)
    # An error of our own must not be taken for "nothing was sent".
    except Exception as galat:  # noqa: BLE001 - whatever failed, it may have been sent
        logger.error("Kiriman %s failed: %s", kiriman.pk, type(galat).__name__)  # noqa: TRY400 - no data in logs
        sebab = f"kesalahan portal: {type(galat).__name__}"
        buat = kiriman.langkah == L.BUAT
        hasil = Hasil(H.TIDAK_PASTI if buat else H.SEMENTARA, sebab)
    tulis(kiriman, hasil, mulai=mulai, alat=alat)
