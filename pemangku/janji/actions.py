"""Promises: taken down, reported on, reminded of, closed, and what of them waits today.

PK-32, PK-33, PK-34, PK-37.
"""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4, uuid5

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Case, Q, When
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from organisasi.alur.tindakan import TindakanTerlarang, kunci_formulir, wajib
from organisasi.bahasa import angka, tanggal_pendek
from organisasi.kabar.notifikasi import beri_tahu
from organisasi.kantor.saat import Saat
from organisasi.kertas.unggahan import Foto, Unggahan
from organisasi.models import HariLibur, Jejak, Notifikasi, Penugasan, Petugas
from organisasi.staf.hari_ini import Antrean, SumberTugas, cakupan_sendiri, potong
from organisasi.waktu.hari_kerja import KalenderBelumDiisi, kurang_hari_kerja
from pemangku.inventaris.models import Pemangku, nama_tampil
from pemangku.inventaris.orang import alamat_tautan
from pemangku.izin import OPERATOR
from pemangku.janji.models import (
    PALING_LAMA,
    TARGET_TERBANYAK,
    TAUTAN_JANJI,
    TERBANYAK,
    TERBANYAK_LEWAT_TAUTAN,
    BentukTerusan,
    Janji,
    LaporanTerusan,
)
from pemangku.kunjungan.kehadiran import kunci_terbuka
from pemangku.kunjungan.models import Kegiatan
from pemangku.siaran.penerima import alamat_wa

# Pledges: taken down at a visit, with a personal link for reporting on them (PK-32)

MASIH_DEPAN = "Tanggal tidak boleh di masa depan."
MINIMAL_SATU = "Paling sedikit 1."
TIDAK_AKTIF = "Pilih pemangku yang aktif."
TERLALU_DINI = "Tenggat tidak boleh sebelum hari kegiatan."


@transaction.atomic
def catat_komitmen(
    kegiatan: Kegiatan, saat: Saat, *, kunci: UUID | None = None, **isi: Any
) -> tuple[Janji, str]:
    """Take a pledge down; returns it with the secret of its link, which stands nowhere.

    ``isi`` are columns by name. The same form (``kunci``) sent twice leaves one pledge, without a secret the second
    time. Raises ValidationError by field, TindakanTerlarang for a closed visit.
    """
    kini = kunci_terbuka(kegiatan.pk)
    pk = uuid5(kini.pk, str(kunci or uuid4()))
    if ada := Janji.objects.filter(pk=pk).first():
        return ada, ""
    satu = Janji(
        pk=pk, kegiatan=kini, status_sejak=saat.pada, dibuat_oleh=saat.oleh, **isi
    )
    _periksa_komitmen(satu)
    satu.save(force_insert=True)
    for objek in (satu, kini):
        Jejak.objects.catat(
            objek,
            "catat_janji",
            saat=saat,
            sesudah={
                "pemangku": satu.pemberi.nomor,
                "bentuk": satu.bentuk,
                "target_kali": satu.target_kali,
                "tenggat": str(satu.tenggat),
            },
        )
    return satu, satu.buat_tautan(pada=saat.pada)


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


@transaction.atomic
def ganti_tautan_terusan(komitmen: Janji, saat: Saat) -> tuple[Janji, str]:
    """The pledge with the secret of a new link; every earlier one stops working.

    Raises TindakanTerlarang for a pledge that was called off.
    """
    satu = _berlaku(komitmen)
    satu.tautan.filter(tujuan=TAUTAN_JANJI).delete()
    Janji.objects.filter(pk=satu.pk).update(diingatkan_pada=saat.pada)
    Jejak.objects.catat(satu, "ganti_tautan", saat=saat)
    return satu, satu.buat_tautan(pada=saat.pada)


def _berlaku(komitmen: Janji) -> Janji:
    """The pledge, locked; TindakanTerlarang for one that was called off."""
    satu = Janji.objects.select_for_update(of=("self",)).get(pk=komitmen.pk)
    if satu.status != Janji.Status.BERLAKU:
        raise TindakanTerlarang("Janji ini sudah dibatalkan.")
    return satu


# Reports of what was passed on: by the stakeholder's link, or by staff (PK-33)

RUANG = "laporan_terusan"
TERLALU_BANYAK = f"Paling banyak {angka(TERBANYAK)}."
LEWAT_PETUGAS = (
    f"Lebih dari {angka(TERBANYAK_LEWAT_TAUTAN)} orang: sampaikan kepada petugas, dengan "
    "cara menghitungnya."
)
SUDAH_DILAPORKAN = "Hari, cara, dan tempat ini sudah dilaporkan. Bila jumlahnya keliru, beri tahu petugas."


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
    jalur = LaporanTerusan.Pelapor
    satu.pk, satu.pelapor = pk, jalur.PETUGAS if saat.oleh else jalur.TOKEN
    # Two forms of one deed at once: the second hears that it is reported.
    kunci_formulir(RUANG, satu.pemangku.pk)
    _periksa_laporan(satu, hari=timezone.localdate(saat.pada))
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
    elif satu.jumlah > TERBANYAK_LEWAT_TAUTAN and satu.pelapor == satu.Pelapor.TOKEN:
        galat["jumlah"] = LEWAT_PETUGAS
    elif satu.serupa().exists():
        galat["tanggal"] = SUDAH_DILAPORKAN
    if galat:
        raise ValidationError(galat)


# What a stakeholder reads about his pledge, when it is made and when it falls due (PK-34)


def kabar_tautan(hasil: tuple[Janji, str]) -> str:
    """What is shown once: the link of a pledge, and WhatsApp's address with a text."""
    komitmen, kode = hasil
    alamat = alamat_tautan(TAUTAN_JANJI, kode)
    teks = (
        f"Terima kasih atas janji {komitmen.pemberi.nama_tampil} pada "
        f"“{komitmen.acara.judul}”: {komitmen.kalimat}.\n\n"
        "Setiap kali sudah dilakukan, laporkan dalam satu menit lewat tautan ini "
        f"(khusus untuk Anda, jangan diteruskan):\n{alamat}"
    )
    pola = (
        "Kirim tautan laporannya sekarang, hanya tampil sekali: "
        '<a href="{}" target="_blank" rel="noopener noreferrer">buka WhatsApp</a>. <span>{}</span>'
    )
    # The reader is chosen in WhatsApp (7.2).
    return format_html(pola, alamat_wa("", teks), alamat)


# What a unit must do: taken down, closed with a result, reminded of once (PK-37)

# Working days before the last day on which the owner is reminded.
INGATKAN_SEBELUM = 2
SUDAH_LEWAT = "Tenggat tidak boleh sebelum hari ini."


@transaction.atomic
def catat_tindak_lanjut(
    asal: Kegiatan | Pemangku, saat: Saat, *, kunci: UUID | None = None, **isi: Any
) -> Janji:
    """Write down what was agreed at a visit, or the next step after a contact.

    ``isi`` are columns by name. The same form (``kunci``) sent twice leaves one. Raises
    ValidationError by field.
    """
    pk = uuid5(asal.pk, str(kunci or uuid4()))
    kunci_formulir("tindak_lanjut", pk)
    if ada := Janji.objects.filter(pk=pk).first():
        return ada
    if isi["tenggat"] < timezone.localdate(saat.pada):
        raise ValidationError({"tenggat": SUDAH_LEWAT})
    satu = Janji(
        pk=pk,
        jenis=Janji.Jenis.KANTOR,
        status_sejak=saat.pada,
        dibuat_oleh=saat.oleh,
        **{"kegiatan" if isinstance(asal, Kegiatan) else "pemangku": asal},
        **isi,
    )
    satu.full_clean(exclude=("dibuat_oleh",))
    satu.save(force_insert=True)
    for objek in (satu, asal):
        Jejak.objects.catat(
            objek,
            "catat_langkah",
            saat=saat,
            sesudah={"unit": str(satu.pj_unit), "tenggat": str(satu.tenggat)},
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
        Janji.Tindakan.SELESAIKAN, saat, hasil=hasil, selesai_pada=saat.pada, bukti=nama
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
    jumlah = 0
    for satu in terbuka.select_related("pj_unit", "pelaksana", "kegiatan"):
        try:
            sejak = kurang_hari_kerja(satu.tenggat, INGATKAN_SEBELUM, kalender)
        except KalenderBelumDiisi:
            continue
        if sejak <= hari_ini:
            _ingatkan_unit(satu, pada=pada, hari_ini=hari_ini)
            jumlah += 1
    return jumlah


@transaction.atomic
def _ingatkan_unit(satu: Janji, *, pada: datetime, hari_ini: date) -> None:
    bertugas = Penugasan.objects.berlaku(hari_ini)
    unit = bertugas.filter(unit=satu.pj_unit, peran__in=[str(p) for p in OPERATOR])
    # Of who has left it is anybody's in the unit.
    sendiri = bertugas.filter(petugas=satu.pelaksana)
    milik = sendiri if sendiri.exists() else unit
    beri_tahu(
        sorted(set(milik.values_list("petugas__email", flat=True))),
        templat="pemangku/janji/pesan/tindak_lanjut.txt",
        konteks={"tindak_lanjut": satu},
        kunci=f"tindak-lanjut:{satu.pk}:{satu.tenggat}",
        pada=pada,
        tentang=None,
        jalur=Notifikasi.Jalur.PETUGAS,
    )
    Janji.objects.filter(pk=satu.pk).update(diingatkan_pada=pada)


# What of them waits for an officer today

KELOLA = Janji.Tindakan.BATALKAN.izin
KERJAKAN = Janji.Tindakan.SELESAIKAN.izin
JENIS = "Urus janji"


def tugas_janji(petugas: Petugas, hari_ini: date) -> list[Antrean]:  # noqa: ARG001 - like every source
    """Of the own units: what they must do, and whom to remind."""
    return [
        sumber(petugas)
        for izin, sumber in (
            # Who works in the field has next steps of his own.
            (KELOLA, _tugas_kerjakan),
            (KELOLA, _tugas_ingatkan),
        )
        if petugas.has_perm(izin)
    ]


def _ke_mana(satu: Any) -> dict[str, str]:
    bentuk = BentukTerusan(satu.bentuk).label.lower()
    kirim = (satu.kunci, Janji.Tindakan.TAUTKAN)
    return {
        "judul": f"{satu.nama}: {bentuk}",
        "kerja": "Ingatkan",
        "url": reverse("admin:pemangku_janji_tindakan", args=kirim),
    }


UNDUR = timedelta(days=7)


def _langkah(satu: Any) -> dict[str, Any]:
    """The line of a unit, or of the officer's own next step: done or moved from the list."""
    if not satu.sendiri:
        return {"kerja": "Kerjakan janji"}
    hari = (max(satu.tenggat, timezone.localdate()) + UNDUR).isoformat()
    sama = {"pelaksana": satu.sendiri, "alasan": "Diundur sepekan."}
    return {
        "kerja": "",
        "sekali": [
            (
                label,
                reverse("admin:pemangku_janji_tindakan", args=(satu.kunci, tindakan)),
                {"dari": "hari_ini", **isi},
            )
            for label, tindakan, isi in (
                ("Selesai", Janji.Tindakan.SELESAIKAN, {"hasil": "Selesai."}),
                ("Undur sepekan", Janji.Tindakan.UBAH, {"tenggat": hari, **sama}),
            )
        ],
    }


def _tugas_kerjakan(petugas: Petugas) -> SumberTugas:
    daftar = reverse("admin:pemangku_janji_changelist")
    bertugas = Penugasan.objects.berlaku(timezone.localdate()).values("petugas")
    unit = cakupan_sendiri(petugas, KERJAKAN).q("pj_unit")
    # Of who has left it is anybody's in the unit.
    unit &= ~Q(pelaksana__in=bertugas)
    terbuka = (
        Janji.objects.tindak_lanjut().berlaku().filter(unit | Q(pelaksana=petugas))
    )
    return potong(
        terbuka.order_by("tenggat", "pk"),
        JENIS,
        f"{daftar}?jenis__exact={Janji.Jenis.KANTOR}",
        "admin:pemangku_janji_change",
        lebih=_langkah,
        judul="uraian",
        tenggat="tenggat",
        unit="pj_unit",
        keterangan=Coalesce("kegiatan__judul", nama_tampil("pemangku")),
        sendiri=Case(When(pelaksana=petugas, then="pelaksana")),
    )


def _tugas_ingatkan(petugas: Petugas) -> SumberTugas:
    cakupan = cakupan_sendiri(petugas, KELOLA)
    milik = cakupan.q("kegiatan__tuan_rumah") | cakupan.q("kegiatan__penyelenggara")
    return potong(
        Janji.objects.perlu_diingatkan(timezone.localdate()).filter(milik),
        JENIS,
        f"{reverse('admin:pemangku_janji_changelist')}?jenis__exact={Janji.Jenis.PEMANGKU}",
        lebih=_ke_mana,
        nama=nama_tampil("pemangku"),
        bentuk="bentuk",
        tenggat="tenggat",
        unit="kegiatan__tuan_rumah",
        keterangan="kegiatan__judul",
    )
