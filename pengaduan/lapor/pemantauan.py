"""Reading back: LAPOR! calls nobody, so each report's state is looked at again and again."""

import hashlib
import logging
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.basis_data.kerja import MENYERAH_SETELAH, Acak
from organisasi.kabar.notifikasi import beri_tahu, surel_petugas
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import HariLibur, Jejak, Notifikasi
from organisasi.waktu.hari_kerja import SABTU, KalenderBelumDiisi
from organisasi.waktu.tenggat import hari_kerja_ke
from pengaduan.aduan.kabar import PESAN, PETUGAS_UNIT
from pengaduan.lapor import sirkuit
from pengaduan.lapor.actions import catat_status_luar
from pengaduan.lapor.arti_jawaban import BacaanGagal, H
from pengaduan.lapor.laporan_keluar import IDENTITAS, tanpa_identitas
from pengaduan.lapor.models import Kiriman, Penerusan, TindakLanjutLuar
from pengaduan.lapor.setelan import FINAL_LUAR, petakan_status
from pengaduan.lapor.sirkuit import Alat, KanalTertib
from pengaduan.lapor.urai import Rincian, TindakLanjutLapor

logger = logging.getLogger(__name__)
Luar = Penerusan.StatusLuar
SEWA_BACA = timedelta(minutes=10)
# After a reading that brought nothing; and when LAPOR! says it knows no such report.
LAGI_GAGAL = timedelta(hours=1)
LAGI_TIDAK_ADA = timedelta(hours=24)
PERIKSA_PERTAMA = timedelta(hours=1)
# While younger than this since it was sent: looked at so often (penerusan 1.9).
TANGGA_PERIKSA = (
    (timedelta(days=14), timedelta(hours=3)),
    (timedelta(days=90), timedelta(hours=24)),
    (timedelta(days=180), timedelta(days=7)),
)
# What is done may be opened again over there.
JAGA_SELESAI = timedelta(days=30)
PERIKSA_SELESAI = timedelta(hours=24)
GOYANG = 0.2


def goyang(selang: timedelta, acak: Acak) -> timedelta:
    return selang * acak(1 - GOYANG, 1 + GOYANG)


def periksa_berikutnya(
    *, pada: datetime, sejak: datetime, status: str, akhir_sejak: datetime, acak: Acak
) -> datetime | None:
    """None: no more. ``akhir_sejak``: since when it is in its present state."""
    if status == Luar.DITUTUP:
        return None
    if status == Luar.SELESAI:
        jaga = pada - akhir_sejak < JAGA_SELESAI
        return pada + goyang(PERIKSA_SELESAI, acak) if jaga else None
    umur = pada - sejak
    for batas, selang in TANGGA_PERIKSA:
        if umur < batas:
            return pada + goyang(selang, acak)
    return None


def periksa_satu(alat: Alat, kanal: KanalTertib) -> bool:
    kini = alat.kini()
    tiba = Penerusan.objects.perlu_diperiksa(kini)
    penerusan = tiba.select_related("pengaduan__pelapor").first()
    if penerusan is None:
        return False
    # Of two workers one reads it; due again when that one dies.
    milik = tiba.filter(
        pk=penerusan.pk, periksa_lagi_pada=penerusan.periksa_lagi_pada
    ).order_by()
    if not milik.update(periksa_lagi_pada=kini + SEWA_BACA):
        return True
    nomor = penerusan.lapor_complaint_id
    rincian = tindak_lanjut = gagal = None
    try:
        rincian = kanal.rincian(nomor)
        tindak_lanjut = list(kanal.tindak_lanjut(nomor))
    except BacaanGagal as salah:
        gagal = salah
    if rincian:
        # The state is known also when the rest must be read later.
        with transaction.atomic(durable=True):
            simpan(penerusan, rincian, tindak_lanjut, alat=alat)
    if gagal:
        _gagal(penerusan, gagal, alat)
    return True


def _gagal(penerusan: Penerusan, gagal: BacaanGagal, alat: Alat) -> None:
    # Later again; the channel learns of it, unless LAPOR! itself answered.
    kini, hasil = alat.kini(), gagal.hasil
    if hasil.jenis == H.DITOLAK:
        logger.warning("Penerusan %s cannot be read: %s", penerusan.pk, hasil.kode)
        lagi = kini + goyang(LAGI_TIDAK_ADA, alat.acak)
    elif hasil.jenis == H.SALAH_SETELAN:
        lagi = kini
        sirkuit.catat(hasil, pada=kini)
    else:
        lagi = kini + max(goyang(LAGI_GAGAL, alat.acak), hasil.jeda or timedelta())
        sirkuit.catat(hasil, pada=kini)
    Penerusan.objects.filter(pk=penerusan.pk).update(periksa_lagi_pada=lagi)


def simpan(
    penerusan: Penerusan,
    rincian: Rincian,
    tindak_lanjut: Iterable[TindakLanjutLapor] | None,
    *,
    alat: Alat,
) -> None:
    """Keep what is new; a reply without any status name takes nothing back."""
    kini = alat.kini()
    nama = rincian.status_nama
    status = str(petakan_status(nama, tambahan=settings.LAPOR_STATUS_MAP))
    if not nama and penerusan.status_luar != Luar.BELUM_DIKIRIM:
        status = penerusan.status_luar
    if tindak_lanjut is not None:
        _simpan_tindak_lanjut(penerusan, rincian, tindak_lanjut, status, pada=kini)
    catat_status_luar(
        penerusan,
        Saat(None, kini),
        status=status,
        mentah=nama,
        instansi=rincian.disposisi_nama,
        periksa_lagi=periksa_berikutnya(
            pada=kini,
            sejak=penerusan.diteruskan_pada,
            status=status,
            akhir_sejak=_sejak(penerusan, status, kini),
            acak=alat.acak,
        ),
    )


def _sejak(penerusan: Penerusan, status: str, kini: datetime) -> datetime:
    # Since when it is in status; now, when that is news.
    if status != penerusan.status_luar or status not in FINAL_LUAR:
        return kini
    terakhir = (
        Jejak.objects.milik(penerusan)
        .filter(tindakan="status_luar", sesudah__status_luar=status)
        .exclude(sebelum__status_luar=status)
    )
    return terakhir.values_list("pada", flat=True).first() or kini


def _simpan_tindak_lanjut(
    penerusan: Penerusan,
    rincian: Rincian,
    semua: Iterable[TindakLanjutLapor],
    status: str,
    *,
    pada: datetime,
) -> None:
    baru = [
        (satu.kunci[:64], satu.pada, satu.dari, isi)
        for satu in semua
        if (isi := _isi(satu))
    ]
    # Why it was refused or archived: the note of the status, unless it was said.
    for satu in rincian.catatan[:1] if status == Luar.DITUTUP else ():
        if satu.isi and not any(satu.dikatakan(isi) for *_, isi in baru):
            jejak = hashlib.sha256(f"{satu.pada}\x1f{satu.isi}".encode()).hexdigest()
            kunci = f"catatan:{jejak[:56]}"
            baru.append((kunci, satu.pada, rincian.disposisi_nama, satu.isi))
    TindakLanjutLuar.objects.bulk_create(
        (
            TindakLanjutLuar(
                penerusan=penerusan,
                kunci=kunci,
                pada=kapan or pada,
                dari=dari[:200],
                isi=isi,
            )
            for kunci, kapan, dari, isi in baru
        ),
        ignore_conflicts=True,
    )


def _isi(satu: TindakLanjutLapor) -> str:
    # Of files: that there are some, how many and their names; they stay over there.
    lampiran = ""
    if satu.lampiran:
        nama = ", ".join(filter(None, satu.lampiran))
        lampiran = (
            f"{len(satu.lampiran)} berkas dilampirkan{f' ({nama})' if nama else ''}. "
            "Buka di SP4N-LAPOR!."
        )
    return "\n".join(b for b in (satu.kalimat, satu.isi, lampiran) if b).strip()


# Once an hour and once a day: what the worker cannot see from one row

S = Kiriman.Status
MASA_PERIKSA = TANGGA_PERIKSA[-1][0]
TANPA_STATUS = timedelta(hours=24)
MASA_KONTAK = timedelta(days=90)


def rekonsiliasi(*, pada: datetime) -> None:
    Kiriman.objects.lepas_sewa(pada)
    # A service may be down over a long holiday; after seven days an officer decides.
    lama = Kiriman.objects.bergiliran().filter(dibuat_pada__lte=pada - MENYERAH_SETELAH)
    for satu in lama:
        if pada - satu.sejak >= MENYERAH_SETELAH:
            mengapa = satu.galat or "Tidak dapat dikirim selama tujuh hari."
            Kiriman.objects.buntukan(satu.pk, galat=mengapa)
    # Sent by machine, not over, and nobody would look again: look now.
    hilang = Penerusan.objects.terbuka().lapor().exclude(lapor_complaint_id="")
    hilang.exclude(status_luar__in=FINAL_LUAR).filter(
        cara=Penerusan.Cara.API,
        periksa_lagi_pada=None,
        diteruskan_pada__gt=pada - MASA_PERIKSA,
    ).update(periksa_lagi_pada=pada)


def kosongkan_kontak(*, pada: datetime) -> int:
    """Take name and contacts out of what was sent or cancelled 90 days ago, or erased."""
    habis = Kiriman.objects.filter(langkah=Kiriman.Langkah.BUAT).filter(
        Q(selesai_pada__lte=pada - MASA_KONTAK, status__in=(S.TERKIRIM, S.BATAL))
        | Q(penerusan__pengaduan__pelapor__dihapus_pada__isnull=False)
    )
    jumlah = 0
    for satu in habis.filter(muatan__has_any_keys=list(IDENTITAS)):
        satu.muatan = tanpa_identitas(satu.muatan)
        satu.save(update_fields=("muatan",))
        jumlah += 1
    return jumlah


def ingatkan_nomor(*, pada: datetime, hari_ini: date) -> int:
    """No number after its working day: the officers, then Diskominfo, each once."""
    try:  # whether mail may leave; in a year without calendar each weekday counts
        kerja = HariLibur.objects.kalender().kerja(hari_ini)
    except KalenderBelumDiisi:
        kerja = hari_ini.weekday() < SABTU
    if not kerja:
        return 0
    lewat = Penerusan.objects.lewat_nomor(hari_ini).select_related(
        "pengaduan__pemegang", "oleh"
    )
    return sum(_ingatkan(satu, pada, hari_ini) for satu in lewat)


def _ingatkan(penerusan: Penerusan, pada: datetime, hari_ini: date) -> int:
    pengaduan = penerusan.pengaduan
    unit = surel_petugas(pada, peran=PETUGAS_UNIT, unit=pengaduan.pemegang)
    penerima = {"petugas": {*unit, penerusan.oleh.email}}
    # One working day after the officers, Diskominfo hears of it.
    sampai = penerusan.nomor_sampai or timezone.localdate(penerusan.diteruskan_pada)
    try:
        naik = hari_kerja_ke(sampai, 1) < hari_ini
    except TindakanTerlarang:
        naik = True  # a year without calendar keeps nobody in the dark
    if naik:
        penerima["diskominfo"] = set(surel_petugas(pada, peran=(Peran.ADMIN_SP4N,)))
    konteks = {
        "berkas": pengaduan,
        "sampai": penerusan.nomor_sampai,
        "alamat_petugas": reverse(
            "admin:pengaduan_penerusan_change", args=(penerusan.pk,)
        ),
    }
    return sum(
        beri_tahu(
            alamat,
            templat=f"{PESAN}/nomor_lapor_belum.txt",
            konteks=konteks,
            kunci=f"penerusan:{penerusan.pk}:nomor:{tingkat}",
            pada=pada,
            tentang=None,
            jalur=Notifikasi.Jalur.PETUGAS,
        )
        for tingkat, alamat in penerima.items()
    )
