"""Promises: taken down, reported on, reminded of, closed (PK-32, PK-33, PK-34, PK-37)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4, uuid5

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang, kunci_formulir, wajib
from organisasi.bahasa import angka, tanggal_pendek
from organisasi.kabar.notifikasi import beri_tahu
from organisasi.kantor.saat import Saat
from organisasi.kertas.naskah import alamat_penuh
from organisasi.kertas.unggahan import Foto, Unggahan
from organisasi.models import (
    HariLibur,
    Jejak,
    Notifikasi,
    Penugasan,
    Petugas,
    Unit,
    Wilayah,
)
from organisasi.waktu.hari_kerja import Kalender, KalenderBelumDiisi, kurang_hari_kerja
from pemangku.inventaris.kanal import Kanal
from pemangku.inventaris.models import Pemangku
from pemangku.inventaris.orang import TautanPribadi
from pemangku.izin import OPERATOR
from pemangku.janji.models import (
    PALING_LAMA,
    SEPEKAN,
    TARGET_TERBANYAK,
    TERBANYAK,
    Janji,
    KeIngatan,
    LaporanTerusan,
    PengingatKomitmen,
    sebagai_siaran,
)
from pemangku.kunjungan.kehadiran import kunci_terbuka
from pemangku.kunjungan.models import Kegiatan
from pemangku.siaran.actions import (
    BUKA_DULU,
    HASIL,
    ORANG_LAIN,
    tidak_dapat,
    tutup_kartu,
)
from pemangku.siaran.kelayakan_penerima import (
    CalonPenerima,
    timbang_pemangku,
    timbang_ulang,
)
from pemangku.siaran.models import KANAL_SIARAN, PenerimaSiaran
from pemangku.siaran.pesan import alamat_wa, halangan_waktu

# Pledges: taken down at a visit, with a personal link for reporting on them (PK-32)

MASIH_DEPAN = "Tanggal ini masih di depan."
MINIMAL_SATU = "Minimal 1."
TIDAK_AKTIF = "Pilih pemangku yang aktif."
TERLALU_DINI = "Tenggat tidak boleh sebelum hari kegiatan."
TERUSAN = TautanPribadi.Tujuan.TERUSAN
# Who is late with his report may still hand it in.
TAUTAN_SESUDAH_TENGGAT = timedelta(days=30)


@transaction.atomic
def catat_komitmen(
    kegiatan: Kegiatan,
    saat: Saat,
    *,
    pemangku: Pemangku,
    bentuk: str,
    target_kali: int,
    tenggat: date,
    target_orang: int | None = None,
    wilayah: Wilayah | None = None,
    kunci: UUID | None = None,
) -> tuple[Janji, str]:
    """Take a pledge down; returns it with the secret of its link, which stands nowhere.

    The same form (``kunci``) sent twice leaves one pledge, without a secret the second
    time. Raises ValidationError by field, TindakanTerlarang for a closed visit.
    """
    kini = kunci_terbuka(kegiatan.pk)
    pk = uuid5(kini.pk, str(kunci or uuid4()))
    if ada := Janji.objects.filter(pk=pk).first():
        return ada, ""
    satu = Janji(
        pk=pk,
        kegiatan=kini,
        pemangku=pemangku,
        bentuk=bentuk,
        target_kali=target_kali,
        target_orang=target_orang,
        wilayah=wilayah,
        tenggat=tenggat,
        status_sejak=saat.pada,
        dibuat_oleh=saat.oleh,
    )
    _periksa_komitmen(satu)
    satu.save(force_insert=True)
    for objek in (satu, kini):
        Jejak.objects.catat(
            objek,
            "catat_komitmen",
            saat=saat,
            sesudah={
                "pemangku": pemangku.nomor,
                "bentuk": bentuk,
                "target_kali": target_kali,
                "tenggat": str(tenggat),
            },
        )
    return satu, buat_tautan_terusan(satu, pada=saat.pada)


def _periksa_komitmen(satu: Janji) -> None:
    galat: dict[str, str] = {}
    if satu.pemberi.status != Pemangku.Status.AKTIF:
        galat["pemangku"] = TIDAK_AKTIF
    if satu.target_kali < 1:
        galat["target_kali"] = MINIMAL_SATU
    elif satu.target_kali > TARGET_TERBANYAK:
        galat["target_kali"] = f"Paling banyak {TARGET_TERBANYAK}."
    if satu.target_orang is not None and satu.target_orang < 1:
        galat["target_orang"] = MINIMAL_SATU
    akhir = satu.hari_kegiatan + PALING_LAMA
    if satu.tenggat < satu.hari_kegiatan:
        galat["tenggat"] = TERLALU_DINI
    elif satu.tenggat > akhir:
        galat["tenggat"] = (
            f"Paling lama {PALING_LAMA.days} hari sesudah kegiatan: sampai "
            f"{tanggal_pendek(akhir)}."
        )
    if galat:
        raise ValidationError(galat)
    satu.full_clean(exclude=("dibuat_oleh",), validate_unique=False)


def buat_tautan_terusan(komitmen: Janji, *, pada: datetime) -> str:
    """The secret of one more link for reporting on the pledge; others keep working."""
    hari = max(komitmen.tenggat, timezone.localdate(pada)) + TAUTAN_SESUDAH_TENGGAT
    return TautanPribadi.objects.buat(
        tujuan=TERUSAN,
        pada=pada,
        komitmen=komitmen,
        berlaku_sampai=timezone.make_aware(datetime.combine(hari, time.max)),
    )


@transaction.atomic
def ganti_tautan_terusan(komitmen: Janji, saat: Saat) -> str:
    """A new link, shown once; every earlier one stops working.

    Raises TindakanTerlarang for a pledge that was called off.
    """
    satu = _berlaku(komitmen)
    satu.tautan.filter(tujuan=TERUSAN).delete()
    Jejak.objects.catat(satu, "ganti_tautan", saat=saat)
    return buat_tautan_terusan(satu, pada=saat.pada)


def _berlaku(komitmen: Janji) -> Janji:
    """The pledge, locked; TindakanTerlarang for one that was called off."""
    satu = Janji.objects.select_for_update(of=("self",)).get(pk=komitmen.pk)
    if satu.status != Janji.Status.BERLAKU:
        raise TindakanTerlarang("Komitmen ini sudah dibatalkan.")
    return satu


# Reports of what was passed on: by the stakeholder's link, or by staff (PK-33)

RUANG = "laporan_terusan"
TERLALU_BANYAK = f"Paling banyak {angka(TERBANYAK)}."


@transaction.atomic
def laporkan_terusan(
    oleh: Janji | Pemangku,
    saat: Saat[Petugas | None],
    *,
    bukti: Foto | None = None,
    kunci: UUID | None = None,
    **isi: Any,
) -> LaporanTerusan:
    """A report on a pledge, or of what a stakeholder passed on without having promised it.

    Without an officer it came by the stakeholder's link. ``isi`` are columns by name. The
    same form (``kunci``) sent twice leaves one report. Raises ValidationError by field,
    TindakanTerlarang for a pledge that was called off.
    """
    pk = uuid5(oleh.pk, str(kunci or uuid4()))
    kunci_formulir(RUANG, pk)
    if ada := LaporanTerusan.objects.filter(pk=pk).first():
        return ada
    if isinstance(oleh, Janji):
        satu = LaporanTerusan(komitmen=_berlaku(oleh), pemangku=oleh.pemberi, **isi)
    else:
        satu = LaporanTerusan(pemangku=oleh, **isi)
    satu.pk = pk
    _periksa_laporan(satu, hari=timezone.localdate(saat.pada))
    jalur = LaporanTerusan.Pelapor
    satu.pelapor = jalur.PETUGAS if saat.oleh else jalur.TOKEN
    satu.dibuat_oleh, satu.status_sejak = saat.oleh, saat.pada
    satu.full_clean(exclude=("dibuat_oleh",), validate_unique=False)
    if bukti:
        satu.bukti.save(f"bukti.{bukti.jenis}", bukti.isi, save=False)
    satu.save(force_insert=True)
    for objek in filter(None, (satu, satu.komitmen)):
        Jejak.objects.catat(
            objek,
            "laporkan",
            saat=saat,
            sesudah={
                "tanggal": str(satu.tanggal),
                "bentuk": satu.bentuk,
                "jumlah": satu.jumlah,
                "cara_hitung": satu.cara_hitung,
            },
        )
    return satu


def _periksa_laporan(satu: LaporanTerusan, *, hari: date) -> None:
    galat: dict[str, str] = {}
    if satu.tanggal > hari:
        galat["tanggal"] = MASIH_DEPAN
    elif satu.komitmen and satu.tanggal < satu.komitmen.hari_kegiatan:
        mulai = tanggal_pendek(satu.komitmen.hari_kegiatan)
        galat["tanggal"] = f"Paling awal hari kegiatannya, {mulai}."
    if satu.jumlah < 1:
        galat["jumlah"] = MINIMAL_SATU
    elif satu.jumlah > TERBANYAK:
        galat["jumlah"] = TERLALU_BANYAK
    if galat:
        raise ValidationError(galat)


# Reminders: what a stakeholder reads about his pledge, before it falls due and after (6.6, PK-34)


def alamat_terusan(kode: str) -> str:
    return alamat_penuh(reverse("pemangku:terusan", args=(kode,)))


def _isi_kartu(kartu: PengingatKomitmen, *, pada: datetime) -> str:
    komitmen = kartu.komitmen
    batas, lewat = tanggal_pendek(komitmen.tenggat), kartu.ke == KeIngatan.LEWAT
    batas = f"sudah lewat ({batas})" if lewat else batas
    kode = buat_tautan_terusan(komitmen, pada=pada)
    return (
        f"Yth. {komitmen.pemberi.nama_tampil}, kami mengingatkan komitmen pada "
        f"“{komitmen.kegiatan.judul}”: {_janji(komitmen)}. Tenggatnya {batas}.\n\n"
        "Bila sudah dilakukan, mohon laporkan lewat tautan ini (khusus untuk Anda, jangan "
        f"diteruskan):\n{alamat_terusan(kode)}\n\n"
        "Bila tidak jadi, atau tidak ingin diingatkan lagi, cukup balas pesan ini."
    )


def tautan_terusan(komitmen: Janji, kode: str) -> dict[str, Any]:
    """What is shown once: the pledge, its link, and the text with it for WhatsApp."""
    alamat = alamat_terusan(kode)
    teks = (
        f"Terima kasih atas komitmen {komitmen.pemberi.nama_tampil} pada "
        f"“{komitmen.kegiatan.judul}”: {_janji(komitmen)}.\n\n"
        "Setiap kali sudah dilakukan, laporkan dalam satu menit lewat tautan ini "
        f"(khusus untuk Anda, jangan diteruskan):\n{alamat}"
    )
    # The reader is chosen in WhatsApp (7.2).
    return {"komitmen": komitmen, "alamat": alamat, "wa": alamat_wa("", teks)}


def _janji(komitmen: Janji) -> str:
    return (
        f"{komitmen.get_bentuk_display().lower()}, {komitmen.target_kali} kali, paling "
        f"lambat {tanggal_pendek(komitmen.tenggat)}"
    )


# Sending: cards for a human, mail by itself; the right to write is weighed twice

# A pledge that was over longer when the job first saw it is not reminded of any more.
TERLALU_LAMA = timedelta(days=14)
SUDAH_SELESAI = "Komitmennya sudah terpenuhi atau dibatalkan"
TEMPLAT = "pemangku/janji/pesan/komitmen.txt"
K, Ke = PengingatKomitmen.Status, PengingatKomitmen.Ke
LAYAK = PenerimaSiaran.Vonis.LAYAK


def ingatkan_komitmen(*, pada: datetime, hari_ini: date) -> int:
    """Make the reminders that are due; how many are new. Repeatable.

    Only where the person consented to be asked, or the channel is an official one. Who
    cannot be written to today is tried again tomorrow.
    """
    dekat = Janji.objects.komitmen().untuk_daftar().jatuh_tempo(hari_ini)
    segera = dekat.filter(tenggat__gte=hari_ini).exclude(pengingat__ke=Ke.MENJELANG)
    lewat = dekat.filter(tenggat__lt=hari_ini, tenggat__gte=hari_ini - TERLALU_LAMA)
    return sum(
        _ingatkan(satu, Ke.MENJELANG, pada=pada)
        for satu in segera
        # Taken within the week itself it is still fresh in mind.
        if timezone.localdate(satu.dibuat_pada) < satu.tenggat - SEPEKAN
    ) + sum(
        _ingatkan(satu, Ke.LEWAT, pada=pada)
        for satu in lewat.exclude(pengingat__ke=Ke.LEWAT)
    )


@transaction.atomic
def _ingatkan(komitmen: Janji, ke: KeIngatan, *, pada: datetime) -> bool:
    calon = _calon(komitmen, timezone.localdate(pada))
    if calon is None or calon.kanal is None:
        return False
    surel = calon.kanal.jenis == Kanal.Jenis.EMAIL
    if surel and halangan_waktu(sebagai_siaran(komitmen, calon.kanal.jenis), pada):
        return False
    kartu, baru = PengingatKomitmen.objects.get_or_create(
        komitmen=komitmen,
        ke=ke,
        defaults={"orang": calon.orang, "kanal": calon.kanal, "status_sejak": pada},
    )
    if baru and surel:
        _kirim_surel(kartu, pada=pada)
    return baru


# By WhatsApp or else by mail; None when nobody may be written to.
def _calon(komitmen: Janji, hari: date) -> CalonPenerima | None:
    milik = Pemangku.objects.filter(pk=komitmen.pemberi.pk)
    for kanal in KANAL_SIARAN:
        calon = timbang_pemangku(sebagai_siaran(komitmen, kanal), milik, hari=hari)
        if layak := [satu for satu in calon if satu.vonis == LAYAK]:
            return layak[0]
    return None


def _kirim_surel(kartu: PengingatKomitmen, *, pada: datetime) -> None:
    assert kartu.kanal is not None  # just chosen
    beri_tahu(
        [kartu.kanal.nilai],
        templat=TEMPLAT,
        konteks={"isi": _isi_kartu(kartu, pada=pada), "komitmen": kartu.komitmen},
        kunci=f"komitmen:{kartu.komitmen_id}:{kartu.ke}",
        pada=pada,
        tentang=kartu,
    )
    kartu.tutup(K.TERKIRIM, Saat(None, pada))
    kartu.catat("ingatkan_surel", Saat(None, pada))


def buka_pengingat(kartu: PengingatKomitmen, saat: Saat, *, dari: str = "") -> str:
    """WhatsApp's address with the text; the right is weighed again now.

    ``dari`` is out of whose hands the card is taken. Raises TindakanTerlarang; a right
    that is gone turns the card "ditarik" for good.
    """
    alamat, ditolak = _buka_kartu(kartu, saat, dari=dari)
    if ditolak:
        raise TindakanTerlarang(tidak_dapat(ditolak))
    return alamat


@transaction.atomic
def _buka_kartu(kartu: PengingatKomitmen, saat: Saat, *, dari: str) -> tuple[str, str]:
    kartu = _kunci_kartu(kartu)
    if kartu.status == K.DITARIK:
        return "", kartu.sebab
    if not kartu.dapat_dipegang(saat.oleh, dari):
        raise TindakanTerlarang(ORANG_LAIN)
    if halangan := halangan_waktu(kartu.siaran, saat.pada):
        raise TindakanTerlarang(halangan)
    sebab = ""
    if not Janji.objects.berjalan().filter(pk=kartu.komitmen_id).exists():
        sebab = SUDAH_SELESAI
    elif (vonis := timbang_ulang(kartu, hari=timezone.localdate(saat.pada))) != LAYAK:
        sebab = str(PenerimaSiaran.Vonis(vonis).label)
    if sebab or kartu.kanal is None:
        kartu.tutup(K.DITARIK, saat, sebab=sebab)
        kartu.catat("tolak_kirim", saat, catatan=sebab)
        return "", sebab
    kartu.pegang(saat, dibuka_pada=saat.pada)
    kartu.catat("buka_wa", saat)
    return alamat_wa(kartu.kanal.nilai, _isi_kartu(kartu, pada=saat.pada)), ""


@transaction.atomic
def catat_hasil_pengingat(
    kartu: PengingatKomitmen, saat: Saat, *, hasil: str
) -> PengingatKomitmen:
    """What became of the card in the officer's hands; any free card may be skipped."""
    perlu_dibuka = HASIL[K(hasil)]
    kartu = _kunci_kartu(kartu)
    if not kartu.dapat_dipegang(saat.oleh):
        raise TindakanTerlarang(ORANG_LAIN)
    if perlu_dibuka and kartu.status != K.DIPEGANG:
        raise TindakanTerlarang(BUKA_DULU)
    tutup_kartu(kartu, hasil, saat)
    kartu.catat(hasil, saat)
    return kartu


def _kunci_kartu(kartu: PengingatKomitmen) -> PengingatKomitmen:
    semua = PengingatKomitmen.objects.lengkap().select_for_update(of=("self",))
    return semua.get(pk=kartu.pk)


# What a unit must do: taken down, closed with a result, reminded of once (PK-37)

# Working days before the last day on which the owner is reminded.
INGATKAN_SEBELUM = 2
SUDAH_LEWAT = "Tenggat tidak boleh sebelum hari ini."


@transaction.atomic
def catat_tindak_lanjut(
    kegiatan: Kegiatan,
    saat: Saat,
    *,
    uraian: str,
    pj_unit: Unit,
    tenggat: date,
    komitmen: Janji | None = None,
    kunci: UUID | None = None,
) -> Janji:
    """Write down what was agreed at a visit, or what a pledge of it asks for.

    The same form (``kunci``) sent twice leaves one. Raises ValidationError by field.
    """
    pk = uuid5(kegiatan.pk, str(kunci or uuid4()))
    kunci_formulir("tindak_lanjut", pk)
    if ada := Janji.objects.filter(pk=pk).first():
        return ada
    if tenggat < timezone.localdate(saat.pada):
        raise ValidationError({"tenggat": SUDAH_LEWAT})
    satu = Janji(
        pk=pk,
        jenis=Janji.Jenis.KANTOR,
        kegiatan=kegiatan,
        komitmen=komitmen,
        uraian=uraian.strip(),
        pj_unit=pj_unit,
        tenggat=tenggat,
        status_sejak=saat.pada,
        dibuat_oleh=saat.oleh,
    )
    satu.full_clean(exclude=("dibuat_oleh",))
    satu.save(force_insert=True)
    for objek in filter(None, (satu, kegiatan, komitmen)):
        Jejak.objects.catat(
            objek,
            "catat_tindak_lanjut",
            saat=saat,
            sesudah={"unit": pj_unit.nama, "tenggat": str(tenggat)},
        )
    return satu


def selesaikan_tindak_lanjut(
    satu: Janji, saat: Saat, *, hasil: str, bukti: Unggahan | None = None
) -> Janji:
    """Done, with what came of it; raises TindakanTerlarang without a result (PK-37)."""
    hasil, nama = wajib(hasil, "Tulis hasilnya."), ""
    if bukti:
        wadah = Janji(pk=satu.pk).bukti
        wadah.save(f"bukti.{bukti.jenis}", bukti.isi, save=False)
        nama = wadah.name or ""
    return satu.lakukan(
        Janji.Tindakan.SELESAIKAN,
        saat,
        hasil=hasil,
        selesai_pada=saat.pada,
        bukti=nama,
    )


def ingatkan_tindak_lanjut(*, pada: datetime, hari_ini: date) -> int:
    """Tell the owners once, two working days before the last day; how many were due.

    Repeatable. Without a calendar for the year the day is not guessed: nobody is told.
    """
    kalender = HariLibur.objects.kalender()
    terbuka = (
        Janji.objects.tindak_lanjut()
        .berlaku()
        .filter(diingatkan_pada=None, tenggat__gte=hari_ini)
    )
    tiba = [
        satu
        for satu in terbuka.select_related("pj_unit", "kegiatan")
        if _dua_hari_lagi(satu.tenggat, hari_ini, kalender)
    ]
    for satu in tiba:
        _ingatkan_unit(satu, pada=pada, hari_ini=hari_ini)
    return len(tiba)


def _dua_hari_lagi(tenggat: date, hari_ini: date, kalender: Kalender) -> bool:
    try:
        return kurang_hari_kerja(tenggat, INGATKAN_SEBELUM, kalender) <= hari_ini
    except KalenderBelumDiisi:
        return False


@transaction.atomic
def _ingatkan_unit(satu: Janji, *, pada: datetime, hari_ini: date) -> None:
    milik = Penugasan.objects.berlaku(hari_ini).filter(
        unit=satu.pj_unit, peran__in=[str(p) for p in OPERATOR]
    )
    beri_tahu(
        list(milik.values_list("petugas__email", flat=True)),
        templat="pemangku/janji/pesan/tindak_lanjut.txt",
        konteks={"tindak_lanjut": satu},
        kunci=f"tindak-lanjut:{satu.pk}:{satu.tenggat}",
        pada=pada,
        tentang=None,
        jalur=Notifikasi.Jalur.PETUGAS,
    )
    Janji.objects.filter(pk=satu.pk).update(diingatkan_pada=pada)
