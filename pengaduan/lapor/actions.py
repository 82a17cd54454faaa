"""Hand-over: to SP4N-LAPOR! by hand or by machine, to a unit, to another body.

By hand is the first-class way and needs no credential: staff copy the pack, then type the
number and day back. The act, the row of the hand-over and (by machine) its outbox rows
are one transaction; nothing is sent from here.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang, pastikan, wajib
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, KanalLayanan, Petugas, Unit
from organisasi.pribadi.teks_pribadi import tanpa_nik
from organisasi.waktu.tenggat import hitung_tenggat
from pengaduan.aduan.kabar import kabari_pelapor, kabari_pemegang
from pengaduan.aduan.models import Pengaduan
from pengaduan.aduan.pilihan import TindakanPengaduan
from pengaduan.aduan.waktu import NOMOR_LUAR
from pengaduan.lapor.laporan_keluar import (
    awalan_nomor,
    buat_langkah,
    foto_keluar,
    halangan_api,
    isi_lampiran,
    muatan_buat,
    susun_langkah,
    tarik_langkah,
    yang_dikirim,
)
from pengaduan.lapor.models import (
    MACET,
    NOMOR_LACAK,
    Kiriman,
    Penerusan,
    TindakanKiriman,
)
from pengaduan.lapor.setelan import FINAL_LUAR, MODE_MATI

Tujuan, Cara, Luar = Penerusan.Tujuan, Penerusan.Cara, Penerusan.StatusLuar
S, L, T = Kiriman.Status, Kiriman.Langkah, TindakanKiriman

# The number that SP4N-LAPOR! gives: typed back by hand, or brought by the worker

# A day typed back may lie this far in the past.
MUNDUR_MAKS = timedelta(days=31)
# Steps that may still bring a number of their own.
BELUM_SELESAI = MACET | {S.MENUNGGU, S.SEDANG}
MASIH_OTOMATIS = (
    "Laporan ini sedang dikirim otomatis. Ubah caranya menjadi salin tangan, atau "
    "putuskan di daftar kiriman."
)


@transaction.atomic
def catat_nomor_lapor(
    penerusan: Penerusan,
    saat: Saat,
    *,
    tracking_id: str,
    tanggal_input: date,
    yang_dikirim: Sequence[str] = (),
    alasan: str = "",
) -> Penerusan:
    """Type back the number of SP4N-LAPOR! and the day it was entered there.

    Correcting a number that stands there already needs ``alasan`` and leaves a line in
    the trail with the old one. Raises TindakanTerlarang for a day in the future or more
    than a month back, or a number that belongs to another case.
    """
    kini = Penerusan.objects.select_for_update(of=("self",)).get(pk=penerusan.pk)
    _periksa_input(kini, tracking_id, tanggal_input, timezone.localdate(saat.pada))
    buat = kini.kiriman.filter(langkah=Kiriman.Langkah.BUAT)
    if not kini.tracking_id and buat.filter(status__in=BELUM_SELESAI).exists():
        raise TindakanTerlarang(MASIH_OTOMATIS)
    if kini.tracking_id and not alasan.strip():
        raise TindakanTerlarang(
            f"Nomor {kini.tracking_id} sudah tercatat. Tulis mengapa diganti."
        )
    lama = {"tracking_id": kini.tracking_id, "tanggal_input": str(kini.tanggal_input)}
    if kini.lapor_complaint_id in {"", kini.tracking_id}:
        kini.lapor_complaint_id = tracking_id
    kini.tracking_id = tracking_id
    kini.tanggal_input = tanggal_input
    kini.yang_dikirim = list(yang_dikirim) or kini.yang_dikirim
    if kini.status_luar == Luar.BELUM_DIKIRIM:
        kini.status_luar = Luar.TERKIRIM
    _simpan_nomor(kini)
    Jejak.objects.catat(
        kini,
        "koreksi_nomor_lapor" if lama["tracking_id"] else "catat_nomor_lapor",
        saat=saat,
        catatan=alasan.strip(),
        sebelum=lama,
        sesudah={"tracking_id": tracking_id, "tanggal_input": str(tanggal_input)},
    )
    kabari_pelapor(kini.pengaduan, "bernomor_lapor", pada=saat.pada)
    return kini


def _periksa_input(
    penerusan: Penerusan, tracking_id: str, tanggal: date, hari_ini: date
) -> None:
    if penerusan.tujuan != Tujuan.LAPOR:
        raise TindakanTerlarang("Hanya penerusan ke SP4N-LAPOR! yang bernomor lacak.")
    if not (tracking_id.isascii() and tracking_id.isdigit()):
        raise TindakanTerlarang("Nomor lacak hanya berupa angka.")
    if tanggal > hari_ini:
        raise TindakanTerlarang("Tanggal input tidak boleh di masa depan.")
    if tanggal < hari_ini - MUNDUR_MAKS:
        raise TindakanTerlarang("Tanggal input paling lama sebulan yang lalu.")


def _simpan_nomor(penerusan: Penerusan) -> None:
    try:
        with transaction.atomic():
            penerusan.full_clean(exclude=("pengaduan",), validate_constraints=False)
            penerusan.save()
    except ValidationError as galat:
        raise TindakanTerlarang(" ".join(galat.messages)) from None
    except IntegrityError:
        raise TindakanTerlarang(
            "Nomor itu sudah tercatat pada aduan lain. Periksa kembali di SP4N-LAPOR!."
        ) from None


@transaction.atomic
def catat_terkirim(
    penerusan: Penerusan,
    saat: Saat[Petugas | None],
    *,
    nomor: str,
    tanggal_input: date,
    periksa_lagi: datetime | None,
) -> Penerusan:
    """By a reply or an officer. TindakanTerlarang for the number of another case."""
    kini = Penerusan.objects.select_for_update(of=("self",)).get(pk=penerusan.pk)
    kini.lapor_complaint_id = nomor
    # A number of a form that nobody has seen yet serves to read, not to tell people.
    kini.tracking_id = nomor if re.fullmatch(NOMOR_LACAK, nomor) else ""
    kini.tanggal_input = tanggal_input
    kini.status_luar = Luar.TERKIRIM
    kini.periksa_lagi_pada = periksa_lagi
    _simpan_nomor(kini)
    Jejak.objects.catat(
        kini,
        "terkirim_lapor",
        saat=saat,
        sesudah={"tracking_id": nomor, "tanggal_input": str(tanggal_input)},
    )
    kabari_pelapor(kini.pengaduan, "bernomor_lapor", pada=saat.pada)
    return kini


@transaction.atomic
def teruskan_pengaduan(
    pengaduan: Pengaduan,
    saat: Saat,
    *,
    tujuan: str,
    unit: Unit,
    cara: str = Cara.TANGAN,
    kanal: KanalLayanan | None = None,
    catatan: str = "",
) -> Penerusan:
    """``unit``: the city's unit that holds it from now. Raises TindakanTerlarang."""
    pastikan(halangan_tujuan(pengaduan, tujuan))
    if tujuan == Tujuan.BADAN_LAIN and kanal is None:
        raise TindakanTerlarang("Pilih lembaga yang dituju dari daftar kanal.")
    luar = kanal.nama if kanal else Tujuan(tujuan).label
    ke = unit.nama_pendek if tujuan in {Tujuan.UNIT, Tujuan.APIP} else luar
    pengaduan.lakukan(
        TindakanPengaduan.TERUSKAN,
        saat,
        catatan=f"Ke {ke}. {catatan.strip()}".strip(),
        pemegang=unit,
    )
    ke_lapor = tujuan == Tujuan.LAPOR
    hari_ini = timezone.localdate(saat.pada)
    tempo = hitung_tenggat(NOMOR_LUAR, hari_ini) if ke_lapor else None
    try:
        with transaction.atomic():
            # One open per target, decided by the database.
            penerusan = Penerusan.objects.create(
                pengaduan=pengaduan,
                diteruskan_pada=saat.pada,
                nomor_sampai=tempo.jatuh_tempo if tempo else None,
                oleh=saat.oleh,
                tujuan=tujuan,
                cara=cara,
                unit=unit if tujuan in {Tujuan.UNIT, Tujuan.APIP} else None,
                kanal=kanal,
            )
    except IntegrityError:
        raise TindakanTerlarang(
            "Aduan ini sudah diteruskan ke tujuan itu dan masih diproses di sana."
        ) from None
    if ke_lapor and cara == Cara.API:
        susun_langkah(penerusan, pada=saat.pada)
    kabari_pemegang(pengaduan, saat, templat="diterima_unit")
    kabari_pelapor(pengaduan, "diteruskan", pada=saat.pada)
    return penerusan


def halangan_tujuan(pengaduan: Pengaduan, tujuan: str) -> str:
    if tujuan == Tujuan.LAPOR and settings.LAPOR_MODE == MODE_MATI:
        return "Penerusan ke SP4N-LAPOR! sedang dimatikan. Teruskan ke unit yang menangani."
    if pengaduan.berkadar and tujuan != Tujuan.APIP:
        return "Aduan berkadar pengawasan hanya diteruskan ke Inspektorat (APIP)."
    return ""


@transaction.atomic
def catat_status_luar(
    penerusan: Penerusan,
    saat: Saat[Petugas | None],
    *,
    status: str,
    mentah: str = "",
    instansi: str = "",
    periksa_lagi: datetime | None = None,
) -> bool:
    """Whether it has changed. The complaint's own status moves by its own acts only."""
    kini = Penerusan.objects.select_for_update(of=("self",)).get(pk=penerusan.pk)
    lama = kini.status_luar
    berubah = (status, mentah or kini.status_luar_mentah) != (
        lama,
        kini.status_luar_mentah,
    )
    kini.status_luar = status
    kini.status_luar_mentah = mentah[:150] or kini.status_luar_mentah
    kini.instansi_luar = instansi[:200] or kini.instansi_luar
    kini.diperiksa_pada = saat.pada
    kini.periksa_lagi_pada = periksa_lagi
    kini.save()
    if berubah:
        Jejak.objects.catat(
            kini,
            "status_luar",
            saat=saat,
            catatan=kini.status_luar_mentah,
            sebelum={"status_luar": lama},
            sesudah={"status_luar": status},
        )
        # The holder hears of an end and of a new beginning; an unknown word is neither.
        pengaduan, portal = kini.pengaduan, Saat(None, saat.pada)
        kabari_pelapor(pengaduan, "status_luar", pada=saat.pada)
        if kini.final:
            kabari_pemegang(pengaduan, portal, templat="luar_berakhir")
        elif lama in FINAL_LUAR and status != Luar.TIDAK_DIKENAL:
            kabari_pemegang(pengaduan, portal, templat="luar_dibuka")
    penerusan.refresh_from_db()
    return berubah


@transaction.atomic
def ubah_cara(penerusan: Penerusan, saat: Saat, *, cara: str) -> Penerusan:
    """Steps that wait are cancelled, never one that was sent or may have been."""
    kini = Penerusan.objects.select_for_update(of=("self",)).get(pk=penerusan.pk)
    if kini.ditutup_pada is not None or kini.tujuan != Tujuan.LAPOR:
        raise TindakanTerlarang("Cara penerusan ini tidak dapat diubah.")
    if kini.cara == cara:
        raise TindakanTerlarang("Penerusan ini sudah memakai cara itu.")
    lama, kini.cara = kini.cara, cara
    kini.save(update_fields=("cara", "diubah_pada"))
    if cara == Cara.API:
        susun_langkah(kini, pada=saat.pada)
    elif lama == Cara.API:
        tarik_langkah(kini, saat)
    Jejak.objects.catat(
        kini, "ubah_cara", saat=saat, sebelum={"cara": lama}, sesudah={"cara": cara}
    )
    return kini


@transaction.atomic
def tutup_penerusan(
    penerusan: Penerusan, saat: Saat[Petugas | None], *, alasan: str
) -> Penerusan:
    sebab = wajib(alasan, "Tulis mengapa penerusan ini ditutup.")
    tarik_langkah(penerusan, saat)
    terbuka = Penerusan.objects.terbuka().filter(pk=penerusan.pk)
    if not terbuka.update(
        ditutup_pada=saat.pada, alasan_tutup=sebab[:300], periksa_lagi_pada=None
    ):
        raise TindakanTerlarang("Penerusan ini sudah ditutup.")
    Jejak.objects.catat(penerusan, "tutup_penerusan", saat=saat, catatan=sebab)
    penerusan.refresh_from_db()
    return penerusan


# What officers decide on stuck steps, each with name and time.
# Nothing is deleted: a step that is sent again gets a new version, the old one stays
# cancelled beside it.

SELANG_PERIKSA = timedelta(minutes=5)


def _putuskan(
    kiriman: Kiriman,
    tindakan: TindakanKiriman,
    saat: Saat,
    jejak: str,
    *,
    catatan: str = "",
    **kolom: Any,
) -> None:
    # Of two officers one wins; the trail is that of the hand-over.
    semua = Kiriman.objects.filter(pk=kiriman.pk, status__in=tindakan.dari)
    if not semua.putus(tindakan.ke, saat, **kolom):
        raise TindakanTerlarang(
            "Kiriman ini sudah diputuskan petugas lain. Muat ulang halaman."
        )
    Jejak.objects.catat(
        kiriman.penerusan,
        jejak,
        saat=saat,
        catatan=catatan.strip(),
        sebelum={"kiriman": kiriman.kunci, "keadaan": kiriman.status},
        sesudah={"keadaan": tindakan.ke},
    )


@transaction.atomic
def perbaiki_kiriman(
    kiriman: Kiriman, saat: Saat, *, judul: str = "", isi: str = ""
) -> Kiriman:
    """Category, numbers, identity as they stand now; photos sent once stay sent."""
    pastikan(halangan_api(kiriman.penerusan.pengaduan))
    _putuskan(kiriman, T.PERBAIKI, saat, "perbaiki_kiriman")
    muatan = _muatan_baru(kiriman, judul=judul, isi=isi)
    return buat_langkah(
        kiriman.penerusan, kiriman.langkah, muatan=muatan, pada=saat.pada
    )


def _muatan_baru(kiriman: Kiriman, *, judul: str, isi: str) -> Mapping[str, Any]:
    pengaduan = kiriman.penerusan.pengaduan
    if kiriman.langkah == L.UNGGAH:
        foto = foto_keluar(pengaduan)
        ada = [b.pk for b in foto if b.isi.storage.exists(str(b.isi.name))]
        if not ada:
            raise TindakanTerlarang("Tidak ada foto yang masih tersimpan.")
        return {"berkas": ada}
    if kiriman.langkah != L.BUAT:
        return dict(kiriman.muatan)
    muatan = muatan_buat(pengaduan)
    isi, awalan = tanpa_nik(isi).strip(), awalan_nomor(pengaduan.nomor)
    if isi and not isi.startswith(awalan):
        isi = f"{awalan}\n\n{isi}"
    muatan |= {
        "title": tanpa_nik(judul).strip() or muatan["title"],
        "content": isi or muatan["content"],
    }
    terunggah = kiriman.penerusan.kiriman.filter(langkah=L.UNGGAH, status=S.TERKIRIM)
    unggah = terunggah.first()
    nomor = [int(n) for n in unggah.id_luar.split(",")] if unggah else []
    kiriman.penerusan.yang_dikirim = yang_dikirim(pengaduan, muatan, foto=len(nomor))
    kiriman.penerusan.save(update_fields=("yang_dikirim", "diubah_pada"))
    return isi_lampiran(muatan, nomor) if nomor else muatan


@transaction.atomic
def nyatakan_sudah_ada(kiriman: Kiriman, saat: Saat, *, nomor: str) -> Penerusan:
    wajib(nomor, "Tulis nomor lacaknya di SP4N-LAPOR!.")
    isi = {"catatan": nomor, "id_luar": nomor, "galat": ""}
    _putuskan(kiriman, T.SUDAH_ADA, saat, "sudah_ada_di_lapor", **isi)
    dikirim = timezone.localdate(kiriman.mulai_kirim or saat.pada)
    return catat_terkirim(
        kiriman.penerusan,
        saat,
        nomor=nomor,
        tanggal_input=dikirim,
        periksa_lagi=saat.pada,
    )


@transaction.atomic
def kirim_ulang(kiriman: Kiriman, saat: Saat) -> Kiriman:
    _putuskan(kiriman, T.KIRIM_ULANG, saat, "tidak_ada_kirim_ulang")
    return buat_langkah(
        kiriman.penerusan, kiriman.langkah, muatan=kiriman.muatan, pada=saat.pada
    )


@transaction.atomic
def kirim_dengan_tangan(
    kiriman: Kiriman,
    saat: Saat,
    *,
    tracking_id: str,
    tanggal_input: date,
    yang_dikirim: tuple[str, ...] = (),
) -> Penerusan:
    _tarik(kiriman, T.TANGAN, saat, "kirim_dengan_tangan", tracking_id)
    return catat_nomor_lapor(
        kiriman.penerusan,
        saat,
        tracking_id=tracking_id,
        tanggal_input=tanggal_input,
        yang_dikirim=yang_dikirim,
    )


@transaction.atomic
def batalkan_kiriman(kiriman: Kiriman, saat: Saat, *, alasan: str) -> Penerusan:
    sebab = wajib(alasan, "Tulis mengapa kiriman ini dibatalkan.")
    _tarik(kiriman, T.BATALKAN, saat, "batalkan_kiriman", sebab)
    return kiriman.penerusan


def _tarik(
    kiriman: Kiriman, tindakan: TindakanKiriman, saat: Saat, jejak: str, catatan: str
) -> None:
    # With those that wait behind it, and by hand from now on; a step behind a report that
    # is at LAPOR! already is cancelled alone.
    penerusan = kiriman.penerusan
    _putuskan(kiriman, tindakan, saat, jejak, catatan=catatan)
    tarik_langkah(penerusan, saat)
    if not penerusan.lapor_complaint_id:
        penerusan.cara = Penerusan.Cara.DIBANTU
        penerusan.save(update_fields=("cara", "diubah_pada"))


@transaction.atomic
def periksa_sekarang(penerusan: Penerusan, saat: Saat) -> Penerusan:
    kini = Penerusan.objects.select_for_update(of=("self",)).get(pk=penerusan.pk)
    if not kini.lapor_complaint_id or kini.ditutup_pada is not None:
        raise TindakanTerlarang("Penerusan ini belum bernomor atau sudah ditutup.")
    baru = kini.diperiksa_pada and saat.pada - kini.diperiksa_pada < SELANG_PERIKSA
    antre = kini.periksa_lagi_pada and kini.periksa_lagi_pada <= saat.pada
    if baru or antre:
        raise TindakanTerlarang(
            "Baru saja diperiksa atau masih antre. Coba lagi lima menit lagi."
        )
    kini.periksa_lagi_pada = saat.pada
    kini.save(update_fields=("periksa_lagi_pada", "diubah_pada"))
    Jejak.objects.catat(kini, "periksa_sekarang", saat=saat)
    return kini
