"""What officers decide on steps that are stuck, each with name and time.

Nothing is deleted: a step that is sent again gets a new version, the old one stays
cancelled beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.models import Jejak, Petugas
from organisasi.pribadi.teks_pribadi import tanpa_nik
from pengaduan.actions.nomor_lapor import catat_nomor_lapor, catat_terkirim
from pengaduan.antrean import buat_langkah, halangan_api, muatan_buat, tarik_langkah
from pengaduan.lapor.muatan import isi_lampiran
from pengaduan.lapor.setelan import SetelanLapor
from pengaduan.laporan_keluar import foto_keluar, yang_dikirim
from pengaduan.models import Kiriman, Penerusan

S, L = Kiriman.Status, Kiriman.Langkah
GAGAL = frozenset({S.DITOLAK, S.BUNTU})
SUDAH_DIPUTUS = "Kiriman ini sudah diputus orang lain. Muat ulang halaman."
SELANG_PERIKSA = timedelta(minutes=5)


def _putuskan(
    kiriman: Kiriman,
    tindakan: str,
    *,
    dari: frozenset[str],
    ke: str,
    oleh: Petugas,
    pada: datetime,
    catatan: str = "",
    **kolom: Any,
) -> None:
    """Decide on the step and write the trail; of two officers one wins."""
    if not Kiriman.objects.putuskan(
        kiriman.pk, dari=dari, ke=ke, oleh=oleh, pada=pada, **kolom
    ):
        raise TindakanTerlarang(SUDAH_DIPUTUS)
    Jejak.objects.catat(
        kiriman.penerusan,
        tindakan,
        oleh=oleh,
        pada=pada,
        catatan=catatan.strip(),
        sebelum={"kiriman": kiriman.kunci, "keadaan": kiriman.status},
        sesudah={"keadaan": ke},
    )


@transaction.atomic
def perbaiki_kiriman(
    kiriman: Kiriman,
    *,
    oleh: Petugas,
    pada: datetime,
    judul: str = "",
    isi: str = "",
) -> Kiriman:
    """Send a refused or given-up step again, corrected: a new version of its key.

    Category, numbers and identity are taken as they stand now, title and text as the
    officer wrote them; photos that LAPOR! has already are not sent twice.
    """
    if alasan := halangan_api(kiriman.penerusan.pengaduan):
        raise TindakanTerlarang(alasan)
    _putuskan(kiriman, "perbaiki_kiriman", dari=GAGAL, ke=S.BATAL, oleh=oleh, pada=pada)
    muatan = _muatan_baru(kiriman, judul=judul, isi=isi)
    return buat_langkah(kiriman.penerusan, kiriman.langkah, muatan=muatan, pada=pada)


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
    muatan |= {
        "title": tanpa_nik(judul).strip() or muatan["title"],
        "content": _bernomor(tanpa_nik(isi).strip(), pengaduan.nomor)
        or muatan["content"],
    }
    nomor = _nomor_lampiran(kiriman.penerusan)
    kiriman.penerusan.yang_dikirim = yang_dikirim(pengaduan, muatan, foto=len(nomor))
    kiriman.penerusan.save(update_fields=("yang_dikirim", "diubah_pada"))
    return isi_lampiran(muatan, nomor, SetelanLapor.dari_django()) if nomor else muatan


def _bernomor(isi: str, nomor: str) -> str:
    """Our number stays first: it is all that a person can search for over there."""
    awalan = f"[Nomor Tiket Portal: {nomor}]"
    return isi if not isi or isi.startswith(awalan) else f"{awalan}\n\n{isi}"


def _nomor_lampiran(penerusan: Penerusan) -> list[int]:
    terunggah = penerusan.kiriman.filter(langkah=L.UNGGAH, status=S.TERKIRIM).first()
    return [int(n) for n in terunggah.id_luar.split(",")] if terunggah else []


@transaction.atomic
def nyatakan_sudah_ada(
    kiriman: Kiriman,
    *,
    oleh: Petugas,
    pada: datetime,
    nomor: str = "",
) -> Penerusan:
    """The officer found it at LAPOR!: it is sent, under ``nomor``."""
    if kiriman.langkah == L.BUAT and not nomor:
        raise TindakanTerlarang("Tulis nomor lacaknya di SP4N-LAPOR!.")
    _putuskan(
        kiriman,
        "sudah_ada_di_lapor",
        dari=frozenset({S.TIDAK_PASTI}),
        ke=S.TERKIRIM,
        oleh=oleh,
        pada=pada,
        catatan=nomor,
        id_luar=nomor,
        galat="",
    )
    if kiriman.langkah != L.BUAT:
        return kiriman.penerusan
    dikirim = timezone.localdate(kiriman.mulai_kirim or pada)
    return catat_terkirim(
        kiriman.penerusan,
        oleh=oleh,
        pada=pada,
        nomor=nomor,
        tanggal_input=dikirim,
        periksa_lagi=pada,
    )


@transaction.atomic
def kirim_ulang(kiriman: Kiriman, *, oleh: Petugas, pada: datetime) -> Kiriman:
    """The officer looked and did not find it at LAPOR!: the same once more."""
    _putuskan(
        kiriman,
        "tidak_ada_kirim_ulang",
        dari=frozenset({S.TIDAK_PASTI}),
        ke=S.BATAL,
        oleh=oleh,
        pada=pada,
    )
    return buat_langkah(
        kiriman.penerusan, kiriman.langkah, muatan=kiriman.muatan, pada=pada
    )


@transaction.atomic
def kirim_dengan_tangan(
    kiriman: Kiriman,
    *,
    oleh: Petugas,
    pada: datetime,
    tracking_id: str,
    tanggal_input: date,
    yang_dikirim: tuple[str, ...] = (),
) -> Penerusan:
    """It was entered at LAPOR! by hand instead: its number, and the steps are cancelled."""
    _tarik(kiriman, "kirim_dengan_tangan", oleh=oleh, pada=pada, catatan=tracking_id)
    return catat_nomor_lapor(
        kiriman.penerusan,
        oleh=oleh,
        pada=pada,
        tracking_id=tracking_id,
        tanggal_input=tanggal_input,
        yang_dikirim=yang_dikirim,
    )


@transaction.atomic
def batalkan_kiriman(
    kiriman: Kiriman, *, oleh: Petugas, pada: datetime, alasan: str
) -> Penerusan:
    """Not by machine after all. The hand-over itself stays open, to be done by hand."""
    if not alasan.strip():
        raise TindakanTerlarang("Tulis mengapa kiriman ini dibatalkan.")
    _tarik(kiriman, "batalkan_kiriman", oleh=oleh, pada=pada, catatan=alasan)
    return kiriman.penerusan


def _tarik(
    kiriman: Kiriman, tindakan: str, *, oleh: Petugas, pada: datetime, catatan: str
) -> None:
    """Cancel the step with those that wait behind it; the way is by hand from now on.

    A step behind a report that is at LAPOR! already is cancelled alone.
    """
    penerusan = kiriman.penerusan
    _putuskan(
        kiriman,
        tindakan,
        dari=GAGAL | {S.MENUNGGU},
        ke=S.BATAL,
        oleh=oleh,
        pada=pada,
        catatan=catatan,
    )
    tarik_langkah(penerusan, oleh=oleh, pada=pada)
    if not penerusan.lapor_complaint_id:
        penerusan.cara = Penerusan.Cara.DIBANTU
        penerusan.save(update_fields=("cara", "diubah_pada"))


@transaction.atomic
def periksa_sekarang(
    penerusan: Penerusan, *, oleh: Petugas, pada: datetime
) -> Penerusan:
    """Have the state at LAPOR! read now; once in five minutes for one complaint."""
    kini = Penerusan.objects.select_for_update(of=("self",)).get(pk=penerusan.pk)
    if not kini.lapor_complaint_id or kini.ditutup_pada is not None:
        raise TindakanTerlarang("Penerusan ini belum bernomor atau sudah ditutup.")
    baru = kini.diperiksa_pada and pada - kini.diperiksa_pada < SELANG_PERIKSA
    antre = kini.periksa_lagi_pada and kini.periksa_lagi_pada <= pada
    if baru or antre:
        raise TindakanTerlarang(
            "Baru saja diperiksa atau sedang antre. Coba lagi lima menit lagi."
        )
    kini.periksa_lagi_pada = pada
    kini.save(update_fields=("periksa_lagi_pada", "diubah_pada"))
    Jejak.objects.catat(kini, "periksa_sekarang", oleh=oleh, pada=pada)
    return kini
