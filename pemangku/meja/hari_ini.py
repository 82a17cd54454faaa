"""What waits for an officer among stakeholders on one day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from organisasi.kantor.izin import cakupan_izin
from organisasi.staf.hari_ini import Tugas, cakupan_sendiri, potong
from pemangku.inventaris.models import Pemangku
from pemangku.izin import TINJAU, VERIFIKASI
from pemangku.meja.daftar import papan_celah
from pemangku.penilaian.models import Penilaian
from pemangku.pribadi.models import EksporPribadi
from pemangku.siaran.models import Materi, Siaran

if TYPE_CHECKING:
    from organisasi.models import Petugas

MENILAI = "Sahkan penilaian"
DRAF, BASI = "Periksa draf pemangku", "Verifikasi pemangku"
KURANG = "Lengkapi petugas unit"


def tugas_pemangku(petugas: Petugas, hari_ini: date) -> list[Tugas]:
    semua: tuple[tuple[str, Callable[[Petugas, date], list[Tugas]]], ...] = (
        (TINJAU, _draf),
        (TINJAU, _kurang),
        (VERIFIKASI, _basi),
        (Penilaian.Tindakan.SAHKAN.izin, _penilaian),
        (Siaran.Tindakan.SETUJUI.izin, _siaran),
        (EksporPribadi.Tindakan.SETUJUI.izin, _ekspor),
        (Materi.Tindakan.SETUJUI.izin, _materi),
    )
    return [
        satu
        for izin, buat in semua
        if petugas.has_perm(izin)
        for satu in buat(petugas, hari_ini)
    ]


def _orang_kedua(
    menunggu: QuerySet[Any], jenis: str, nama: str, *, pemilik: str = "penyusun"
) -> list[Tugas]:
    daftar = reverse(f"admin:pemangku_{nama}_changelist")
    return potong(
        menunggu.select_related(pemilik).order_by("status_sejak", "pk"),
        jenis=jenis,
        semua=daftar,
        buat=lambda satu: Tugas(
            judul=str(satu),
            url=reverse(f"admin:pemangku_{nama}_change", args=(satu.pk,)),
            jenis=jenis,
            keterangan=f"Dari {getattr(satu, pemilik)}",
        ),
    )


def _siaran(petugas: Petugas, _hari: date) -> list[Tugas]:
    setuju = cakupan_izin(petugas, Siaran.Tindakan.SETUJUI.izin).q("unit")
    menunggu = Siaran.objects.perlu_disetujui().filter(setuju).exclude(_milik(petugas))
    return _orang_kedua(menunggu, "Setujui siaran", "siaran")


def _milik(petugas: Petugas) -> Q:
    return Q(penyusun=petugas) | Q(penulis__contains=[petugas.pk])


def _ekspor(petugas: Petugas, _hari: date) -> list[Tugas]:
    semua = EksporPribadi.objects.untuk(petugas).exclude(peminta=petugas)
    menunggu = semua.filter(status=EksporPribadi.Status.DIMINTA)
    kata = "Setujui unduhan data pribadi"
    return _orang_kedua(menunggu, kata, "eksporpribadi", pemilik="peminta")


def _materi(petugas: Petugas, _hari: date) -> list[Tugas]:
    draf = Materi.objects.filter(status=Materi.Status.DRAF).exclude(_milik(petugas))
    return _orang_kedua(draf, "Setujui materi", "materi")


def _penilaian(petugas: Petugas, _hari: date) -> list[Tugas]:
    daftar = reverse("admin:pemangku_penilaian_changelist")
    menunggu = Penilaian.objects.filter(
        cakupan_izin(petugas, Penilaian.Tindakan.SAHKAN.izin).q("pemangku__pengelola"),
        status=Penilaian.Status.DRAF,
    ).exclude(penilai=petugas)
    return potong(
        menunggu.select_related(
            "pemangku__jenis", "pemangku__wilayah", "pemangku__pengelola"
        ).order_by("dinilai_pada", "pk"),
        jenis=MENILAI,
        semua=f"{daftar}?status__exact={Penilaian.Status.DRAF}",
        buat=lambda n: Tugas(
            judul=str(n.pemangku),
            url=reverse("admin:pemangku_penilaian_change", args=(n.pk,)),
            jenis=MENILAI,
            unit=n.pemangku.pengelola.nama_pendek,
        ),
    )


def _alamat(pemangku: Pemangku) -> str:
    return reverse("admin:pemangku_pemangku_change", args=(pemangku.pk,))


def _draf(_petugas: Petugas, _hari: date) -> list[Tugas]:
    daftar = reverse("admin:pemangku_pemangku_changelist")
    draf = Pemangku.objects.filter(status=Pemangku.Status.DRAF)
    return potong(
        draf.untuk_daftar().order_by("dibuat_pada", "pk"),
        jenis=DRAF,
        semua=f"{daftar}?status__exact={Pemangku.Status.DRAF}",
        buat=lambda p: Tugas(
            judul=str(p), url=_alamat(p), jenis=DRAF, unit=p.pengelola.nama_pendek
        ),
    )


def _basi(petugas: Petugas, hari: date) -> list[Tugas]:
    semua = reverse("admin:pemangku_pemangku_kesegaran")
    # What the officer's own units keep, or his visits concern; most urgent first.
    milik = cakupan_sendiri(petugas, VERIFIKASI)
    dirawat = Pemangku.objects.dirawat(petugas, hari, cakupan=milik)
    kerja = dirawat.daftar_kerja(hari)
    belum = Q(perlu_cek="", berlaku_sampai=None)
    hasil = potong(
        kerja.exclude(belum).untuk_daftar(),
        jenis=BASI,
        semua=semua,
        buat=lambda p: Tugas(
            judul=str(p),
            url=_alamat(p),
            jenis=BASI,
            tenggat=hari if p.perlu_cek else p.berlaku_sampai,
            unit=p.pengelola.nama_pendek,
            keterangan=p.perlu_cek or str(p.kesegaran(hari).label),
        ),
    )
    if banyak := kerja.filter(belum).count():
        judul = f"{banyak} pemangku belum pernah diverifikasi"
        hasil.append(Tugas(judul=judul, url=semua, jenis=BASI))
    return hasil


def _kurang(petugas: Petugas, hari: date) -> list[Tugas]:
    banyak = sum(bool(satu["kosong"]) for satu in papan_celah(petugas, hari))
    if not banyak:
        return []
    return [
        Tugas(
            judul=f"{banyak} unit tanpa PPID pembantu atau admin SP4N",
            url=reverse("admin:pemangku_pemangku_petugas_unit"),
            jenis=KURANG,
        )
    ]
