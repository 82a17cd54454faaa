"""Who was invited, who was in the room, and registrations that wait for staff (PK-08)."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Self
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Count, Q
from django.utils import timezone

from organisasi.alur.tindakan import Berkas, DaftarTindakan, TindakanTerlarang, wajib
from organisasi.basis_data.kolom import PilihanField, kendala, sekali
from organisasi.kantor.peran import Cakupan
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, Petugas, Wilayah, oleh_petugas
from organisasi.sandi import TeksTersandi
from pemangku.inventaris.models import Pemangku, PemangkuQuerySet, Unsur
from pemangku.inventaris.orang import Jabatan, Orang
from pemangku.inventaris.pilihan import JenisKelamin
from pemangku.inventaris.tabel import Beridentitas
from pemangku.izin import PENGELOLA
from pemangku.kunjungan.models import Kegiatan
from pemangku.kunjungan.pilihan import (
    CaraHadir,
    CaraUndang,
    StatusHadir,
    StatusPendaftaran,
    TindakanHadir,
    TindakanPendaftaran,
)


class Undangan(Beridentitas):
    kegiatan = models.ForeignKey(Kegiatan, models.CASCADE, related_name="undangan")
    pemangku = models.ForeignKey(Pemangku, models.PROTECT, related_name="undangan")
    orang = models.ForeignKey(
        Orang, models.PROTECT, null=True, blank=True, related_name="undangan"
    )
    cara = models.CharField(max_length=10, choices=CaraUndang, default=CaraUndang.SURAT)
    dikirim_pada = models.DateTimeField("dikirim pada", null=True, blank=True)

    class Meta:
        verbose_name = "undangan"
        ordering = ("pemangku__nomor", "pk")
        constraints = kendala(unik=sekali("kegiatan", "pemangku"))

    def __str__(self) -> str:
        return self.pemangku.nama_tampil


class PendaftaranQuerySet(models.QuerySet["PendaftaranMandiri"]):
    def untuk(self, petugas: Petugas) -> Self:
        """Those of visits the officer may run; standing ones only city-wide."""
        digarap = Q(kegiatan__in=Kegiatan.objects.digarap(petugas).values("pk"))
        if Cakupan.untuk(petugas, kota=PENGELOLA, unit=frozenset(), kuasa=False).kota:
            digarap |= Q(kegiatan=None)
        return self.filter(digarap)

    def menunggu(self) -> Self:
        return self.filter(status=StatusPendaftaran.MENUNGGU)


class PendaftaranMandiri(Berkas, Beridentitas):
    """What somebody wrote at the door. Not inventory until staff say so (PK-10).

    ``isian`` is encrypted JSON: nama, lembaga, jabatan, kelurahan, wa, email, persetujuan,
    setuju_pada. It is emptied when the registration ends without a record of a person.
    """

    jalan_baca = ""
    Status = StatusPendaftaran
    Tindakan = TindakanPendaftaran

    kegiatan = models.ForeignKey(
        Kegiatan, models.PROTECT, null=True, blank=True, related_name="pendaftaran"
    )
    isian = TeksTersandi(blank=True)
    # Name and contact, hashed: the same person twice updates the one that waits.
    sidik = models.CharField(max_length=64, blank=True, editable=False)
    kode_cocok = models.BooleanField("kode ruang", default=False)
    status = PilihanField(
        StatusPendaftaran,
        max_length=12,
        default=StatusPendaftaran.MENUNGGU,
        kendala="pemangku_pendaftaran_status_dikenal",
    )
    diterima_pada = models.DateTimeField("diterima pada")
    diputus_oleh = oleh_petugas()
    diputus_pada = models.DateTimeField(null=True, blank=True)
    alasan = models.CharField(max_length=200, blank=True)
    orang = models.ForeignKey(
        Orang, models.PROTECT, null=True, blank=True, related_name="pendaftaran"
    )

    objects = PendaftaranQuerySet.as_manager()

    class Meta:
        verbose_name = "pendaftaran mandiri"
        ordering = ("diterima_pada", "pk")
        constraints = kendala(
            "pemangku_pendaftaran",
            tolak_beralasan=~Q(status=StatusPendaftaran.DITOLAK) | ~Q(alasan=""),
            unik=sekali(
                "kegiatan",
                "sidik",
                bila=Q(status=StatusPendaftaran.MENUNGGU) & ~Q(sidik=""),
            ),
            mitra_unik=sekali(
                "sidik",
                bila=Q(kegiatan=None, status=StatusPendaftaran.MENUNGGU) & ~Q(sidik=""),
            ),
        )

    def __str__(self) -> str:
        return f"Pendaftaran {self.diterima_pada:%d-%m-%Y %H:%M}"

    @property
    def isi(self) -> dict[str, Any]:
        """What was written, by field; {} once it was erased."""
        return dict(json.loads(self.isian)) if self.isian else {}

    def putuskan(
        self,
        tindakan: DaftarTindakan,
        saat: Saat[Petugas | None],
        *,
        alasan: str = "",
        orang: Orang | None = None,
        hapus: bool = False,
    ) -> Self:
        """End it by one of its acts; ``hapus`` empties what was written."""
        return self.lakukan(
            tindakan,
            saat,
            diam={"isian": "", "sidik": ""} if hapus else None,
            alasan=alasan,
            diputus_oleh=saat.oleh,
            diputus_pada=saat.pada,
            orang=orang,
        )


class KehadiranQuerySet(models.QuerySet["Kehadiran"]):
    def sah(self) -> Self:
        return self.filter(status=StatusHadir.SAH)

    def sementara(self) -> Self:
        return self.filter(status=StatusHadir.SEMENTARA)

    def dihitung_atau_menunggu(self) -> Self:
        return self.exclude(status=StatusHadir.DITOLAK)

    def belum_diperiksa(self) -> Self:
        """What waits, and what counts already of a registration nobody has decided."""
        menunggu = Q(pendaftaran__status=StatusPendaftaran.MENUNGGU)
        return self.filter(
            Q(status=StatusHadir.SEMENTARA) | (Q(status=StatusHadir.SAH) & menunggu)
        )

    def terhitung(self) -> dict[str, int]:
        """For the wall: who registered with the right code, and whom staff took down."""
        tepat = Q(pendaftaran__kode_cocok=True)
        lain = Q(pendaftaran=None) | Q(pendaftaran__kode_cocok=False)
        return self.dihitung_atau_menunggu().aggregate(
            qr=Count("pk", filter=tepat),
            petugas=Count("pk", filter=lain & Q(status=StatusHadir.SAH)),
        )


class Kehadiran(Berkas, Beridentitas):
    """One attendance. The snapshots are the record of the day and do not change."""

    Status = StatusHadir
    Tindakan = TindakanHadir
    Cara = CaraHadir

    kegiatan = models.ForeignKey(Kegiatan, models.PROTECT, related_name="kehadiran")
    orang = models.ForeignKey(
        Orang, models.PROTECT, null=True, blank=True, related_name="kehadiran"
    )
    pendaftaran = models.ForeignKey(
        PendaftaranMandiri,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="kehadiran",
    )
    pemangku = models.ForeignKey(
        Pemangku, models.PROTECT, null=True, blank=True, related_name="kehadiran"
    )
    nama_snapshot = models.CharField("nama", max_length=160)
    jabatan_snapshot = models.CharField("jabatan", max_length=120, blank=True)
    lembaga_snapshot = models.CharField("lembaga", max_length=160, blank=True)
    kelurahan = models.ForeignKey(
        Wilayah, models.PROTECT, null=True, blank=True, related_name="+"
    )
    unsur = models.ForeignKey(
        Unsur, models.PROTECT, null=True, blank=True, related_name="+"
    )
    jenis_kelamin = models.CharField(
        "L/P", max_length=1, choices=JenisKelamin, blank=True
    )
    cara = models.CharField(max_length=10, choices=CaraHadir)
    pada = models.DateTimeField("dicatat pada")
    # The phone's own clock was wrong, and ``pada`` has been corrected.
    mewakili = models.ForeignKey(
        Orang, models.PROTECT, null=True, blank=True, related_name="+"
    )
    status = PilihanField(StatusHadir, max_length=10, default=StatusHadir.SAH)
    diperiksa_oleh = oleh_petugas()
    alasan = models.CharField(max_length=200, blank=True)

    objects = KehadiranQuerySet.as_manager()

    class Meta:
        verbose_name = "kehadiran"
        ordering = ("pada", "pk")
        constraints = kendala(
            bernama=~Q(nama_snapshot=""),
            tolak_beralasan=~Q(status=StatusHadir.DITOLAK) | ~Q(alasan=""),
            orang_sekali=sekali("kegiatan", "orang", bila=Q(orang__isnull=False)),
            daftar_sekali=sekali(
                "kegiatan", "pendaftaran", bila=Q(pendaftaran__isnull=False)
            ),
        )
        indexes = (
            models.Index(fields=("kegiatan", "status"), name="pemangku_hadir_kegiatan"),
        )

    def __str__(self) -> str:
        return self.nama_snapshot

    @property
    def pendaftaran_menunggu(self) -> bool:
        daftar = self.pendaftaran
        return daftar is not None and daftar.status == StatusPendaftaran.MENUNGGU

    @property
    def belum_diperiksa(self) -> bool:
        """Staff still have to look at it; the rule of the QuerySet's method."""
        return self.status == StatusHadir.SEMENTARA or (
            self.status == StatusHadir.SAH and self.pendaftaran_menunggu
        )

    def sahkan(self, saat: Saat) -> Self:
        return self.lakukan(
            TindakanHadir.SAHKAN, saat, diperiksa_oleh=saat.oleh, alasan=""
        )

    def tolak(self, saat: Saat, *, alasan: str) -> Self:
        alasan = wajib(alasan, "Pilih alasan.")
        return self.lakukan(
            TindakanHadir.TOLAK, saat, diperiksa_oleh=saat.oleh, alasan=alasan
        )


def isi_kehadiran(
    pemangku: Pemangku,
    saat: Saat,
    *,
    nama: str,
    orang: Orang | None = None,
    jabatan: str = "",
    mewakili: Orang | None = None,
) -> dict[str, Any]:
    """Columns of an attendance that staff writes down: name, post and body as they are now."""
    wilayah = pemangku.wilayah
    kelurahan = wilayah and wilayah.tingkat == Wilayah.Tingkat.KELURAHAN
    return {
        "orang": orang,
        "pemangku": pemangku,
        "nama_snapshot": nama[:160],
        "jabatan_snapshot": jabatan[:120],
        "lembaga_snapshot": pemangku.nama_tampil[:160],
        "kelurahan": wilayah if kelurahan else None,
        "unsur": pemangku.jenis.unsur,
        "jenis_kelamin": orang.jenis_kelamin if orang else "",
        "cara": Kehadiran.Cara.PETUGAS,
        "pada": saat.pada,
        "mewakili": mewakili,
        "status_sejak": saat.pada,
        "diperiksa_oleh": saat.oleh,
        "dibuat_oleh": saat.oleh,
    }


def dibawa(kegiatan: Kegiatan) -> PemangkuQuerySet:
    """The stakeholders this visit brought: taken down at it or at its door, none imported."""
    lapangan: PemangkuQuerySet = Pemangku.objects.filter(
        sumber=Pemangku.Sumber.LAPANGAN, sumber_rinci=kegiatan.nomor
    )
    return lapangan


# Which attendance answers an invitation: told by who was there, not by the reply


@dataclass(frozen=True, slots=True)
class Kedatangan:
    """An invitation, and the attendance that answers it; None while nobody is there."""

    undangan: Undangan
    hadir: Kehadiran | None

    @property
    def nama(self) -> str:
        return self.undangan.orang.nama_lengkap if self.undangan.orang else ""

    @property
    def lembaga(self) -> str:
        return self.undangan.pemangku.nama_tampil

    @property
    def terjawab(self) -> bool:
        """Whom the invitation asked for is there, himself or by a deputy."""
        dituju = self.undangan.orang_id
        return self.hadir is not None and (
            dituju is None or dituju in (self.hadir.orang_id, self.hadir.mewakili_id)
        )

    @property
    def lain(self) -> str:
        """Who is there in the place of the one invited; "" for nobody or himself."""
        if self.hadir is None or self.hadir.nama_snapshot == self.nama:
            return ""
        return self.hadir.nama_snapshot

    @property
    def sebutan(self) -> str:
        if self.hadir is None:
            return "Belum menjawab"
        return f"Hadir: {self.lain}" if self.lain else "Hadir"


def kedatangan(
    undangan: Iterable[Undangan], sah: Iterable[Kehadiran]
) -> list[Kedatangan]:
    """Each invitation with its attendance among ``sah``.

    The person invited comes first, then who stands in for him, then anybody of the body.
    """
    datang = list(sah)[::-1]  # of several the first one counts
    orang, wakil, badan = (
        {kunci: h for h in datang if (kunci := getattr(h, kolom))}
        for kolom in ("orang_id", "mewakili_id", "pemangku_id")
    )
    return [
        Kedatangan(
            u,
            orang.get(u.orang_id) or wakil.get(u.orang_id) or badan.get(u.pemangku_id),
        )
        for u in undangan
    ]


# Inviting, and who of the invited came (staff side of PK-08)

TERTUTUP = "Kegiatan sudah ditutup."
SUDAH_DIUNDANG = "Semuanya sudah diundang."
DI_ANTREAN = "Ini pendaftaran mandiri. Putuskan di halaman pemeriksaannya."
NAMA_WAJIB = "Nama wajib diisi."


def pastikan_terbuka(kegiatan: Kegiatan) -> None:
    """Raise TindakanTerlarang for a visit whose attendance is settled."""
    if not kegiatan.menerima_hadir:
        raise TindakanTerlarang(TERTUTUP)


def kunci_terbuka(pk: UUID) -> Kegiatan:
    """The visit, locked; raises TindakanTerlarang once its attendance is settled."""
    kegiatan = Kegiatan.objects.select_for_update(of=("self",)).get(pk=pk)
    pastikan_terbuka(kegiatan)
    return kegiatan


@transaction.atomic
def undang(
    kegiatan: Kegiatan, saat: Saat, *, pemangku: Iterable[Pemangku], cara: str = "surat"
) -> int:
    """Invite each once, whoever asks how often; how many are new (PK-06).

    TindakanTerlarang when none is.
    """
    pastikan_terbuka(kegiatan)
    ada = set(kegiatan.undangan.values_list("pemangku", flat=True))
    semua = {satu.pk: satu for satu in pemangku if satu.pk not in ada}
    if not semua:
        raise TindakanTerlarang(SUDAH_DIUNDANG)
    jabatan = (
        Jabatan.objects.berlaku(timezone.localdate(saat.pada))
        .filter(pemangku__in=semua, orang__status=Orang.Status.AKTIF)
        .select_related("orang")
    )
    # Of several posts of a body who speaks for it before others, then the newest.
    urut = sorted(jabatan, key=lambda j: j.pangkat)[::-1]
    dituju = {satu.pemangku_id: satu.orang for satu in urut}
    isi = {"kegiatan": kegiatan, "cara": cara, "dibuat_oleh": saat.oleh}
    # A colleague may have invited the same ones a moment ago.
    Undangan.objects.bulk_create(
        (Undangan(pemangku=p, orang=dituju.get(pk), **isi) for pk, p in semua.items()),
        ignore_conflicts=True,
    )
    nomor = ", ".join(satu.nomor for satu in semua.values())
    Jejak.objects.catat(
        kegiatan, "undang", saat=saat, sesudah={"undangan": nomor[:500]}
    )
    return len(semua)


@transaction.atomic
def tandai_terkirim(kegiatan: Kegiatan, saat: Saat, *, cara: str, tanggal: date) -> int:
    """Note when and how all invitations went out that had not; how many (PK-06).

    Raises TindakanTerlarang for a closed visit and when all are sent, ValidationError
    for a day that is to come or after the visit.
    """
    kini = kunci_terbuka(kegiatan.pk)
    hari_ini = timezone.localdate(saat.pada)
    if tanggal > hari_ini:
        raise ValidationError({"tanggal": "Tanggal tidak boleh di masa depan."})
    if tanggal > timezone.localdate(kini.mulai):
        raise ValidationError({"tanggal": "Tanggal tidak boleh sesudah acaranya."})
    # Of another day only the day is known.
    tengah_malam = timezone.make_aware(datetime.combine(tanggal, time.min))
    jumlah = kini.undangan.filter(dikirim_pada=None).update(
        dikirim_pada=saat.pada if tanggal == hari_ini else tengah_malam,
        cara=cara,
        diubah_pada=saat.pada,
    )
    if not jumlah:
        raise TindakanTerlarang("Semua undangan sudah ditandai terkirim.")
    Jejak.objects.catat(
        kini,
        "kirim_undangan",
        saat=saat,
        sesudah={"undangan": jumlah, "cara": cara, "tanggal": str(tanggal)},
    )
    return jumlah


@transaction.atomic
def tarik_undangan(undangan: Undangan, saat: Saat) -> Kegiatan:
    """Take an invitation back; the trail keeps that it was there."""
    pastikan_terbuka(undangan.kegiatan)
    Jejak.objects.catat(
        undangan.kegiatan,
        "tarik_undangan",
        saat=saat,
        sebelum={"undangan": undangan.pemangku.nomor},
    )
    undangan.delete()
    return undangan.kegiatan


@transaction.atomic
def hadirkan(undangan: Undangan, saat: Saat, *, nama: str = "") -> Kehadiran:
    """The invited person is here: one attendance that counts, however often it is said.

    ``nama`` for a body whose invitation names nobody; ValidationError without one.
    """
    if undangan.orang is None and not nama.strip():
        raise ValidationError({"nama": NAMA_WAJIB})
    if ada := _hadir(undangan, nama.strip()):
        pastikan_terbuka(undangan.kegiatan)
        if ada.boleh(Kehadiran.Tindakan.SAHKAN):
            ada.sahkan(saat)
        return ada
    if (orang := undangan.orang) is None:
        return _catat(undangan, saat, nama=nama.strip())
    semua = Jabatan.objects.berlaku(timezone.localdate(saat.pada)).filter(orang=orang)
    pos = semua.filter(pemangku=undangan.pemangku).first()
    isi = {"nama": orang.nama_lengkap, "jabatan": pos.nama_jabatan if pos else ""}
    return _catat(undangan, saat, orang=orang, **isi)


@transaction.atomic
def wakili(
    undangan: Undangan, saat: Saat, *, nama: str, jabatan: str = ""
) -> Kehadiran:
    if not nama.strip():
        raise ValidationError({"nama": NAMA_WAJIB})
    wakil = Kehadiran.objects.dihitung_atau_menunggu().filter(
        kegiatan=undangan.kegiatan, pemangku=undangan.pemangku, mewakili=undangan.orang
    )
    if wakil.exists():
        raise TindakanTerlarang("Undangan ini sudah diwakili.")
    ada = _hadir(undangan, "") if undangan.orang else None
    if ada is not None and ada.status != Kehadiran.Status.DITOLAK:
        raise TindakanTerlarang("Orang ini sudah tercatat hadir.")
    return _catat(
        undangan,
        saat,
        nama=nama.strip(),
        jabatan=jabatan.strip(),
        mewakili=undangan.orang,
    )


def _hadir(undangan: Undangan, nama: str) -> Kehadiran | None:
    semua = Kehadiran.objects.filter(kegiatan=undangan.kegiatan)
    if undangan.orang:
        return semua.filter(orang=undangan.orang).first()
    return semua.filter(pemangku=undangan.pemangku, nama_snapshot=nama).first()


def _catat(undangan: Undangan, saat: Saat, **isi: Any) -> Kehadiran:
    pastikan_terbuka(undangan.kegiatan)
    pemangku = undangan.pemangku
    hadir = Kehadiran.objects.create(
        kegiatan=undangan.kegiatan, **isi_kehadiran(pemangku, saat, **isi)
    )
    Jejak.objects.catat(
        undangan.kegiatan,
        "catat_hadir",
        saat=saat,
        sesudah={"undangan": pemangku.nomor},
    )
    return hadir


@transaction.atomic
def sahkan_kehadiran(hadir: Kehadiran, saat: Saat) -> Kehadiran:
    """Staff saw the person.

    TindakanTerlarang once the visit is closed, and while his registration waits: the
    queue decides both at once (PK-11).
    """
    _kunci_diperiksa(hadir)
    return hadir.sahkan(saat)


@transaction.atomic
def tolak_kehadiran(hadir: Kehadiran, saat: Saat, *, alasan: str) -> Kehadiran:
    _kunci_diperiksa(hadir)
    return hadir.tolak(saat, alasan=alasan)


def _kunci_diperiksa(hadir: Kehadiran) -> None:
    kunci_terbuka(hadir.kegiatan_id)
    menunggu = PendaftaranMandiri.objects.menunggu().filter(kehadiran=hadir)
    if menunggu.select_for_update(of=("self",)).exists():
        raise TindakanTerlarang(DI_ANTREAN)
