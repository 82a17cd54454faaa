"""What waits for an officer among stakeholders on one day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet
from django.db.models.functions import TruncDate
from django.urls import reverse

from organisasi.staf.hari_ini import (
    Antrean,
    SumberTugas,
    cakupan_sendiri,
    nama_petugas,
    potong,
    satu_baris,
)
from pemangku.inventaris.models import Pemangku, nama_tampil
from pemangku.izin import GARAP, TINJAU, VERIFIKASI
from pemangku.kunjungan.models import Kegiatan, SasaranPutaran
from pemangku.meja.daftar import unit_tanpa_petugas
from pemangku.penilaian.models import SETUJU_PENILAIAN, Penilaian
from pemangku.pribadi.models import EksporPribadi
from pemangku.siaran.models import SETUJU_SIARAN, Siaran

if TYPE_CHECKING:
    from organisasi.models import Petugas

KUNJUNGAN, RENCANAKAN = "Kunjungan", "Rencanakan kunjungan"
MENILAI = "Sahkan penilaian"
DRAF, BASI = "Periksa draf pemangku", "Verifikasi pemangku"
KURANG = "Lengkapi petugas unit"
KALIMAT_KURANG = "{} unit tanpa PPID pembantu atau admin SP4N"


def tugas_pemangku(petugas: Petugas, hari_ini: date) -> list[Antrean]:
    semua: tuple[tuple[str, Callable[[Petugas, date], SumberTugas]], ...] = (
        (GARAP, _kunjungan),
        (GARAP, _minta_rencana),
        (TINJAU, _draf),
        (TINJAU, _kurang),
        (VERIFIKASI, _basi),
        (Penilaian.Tindakan.SAHKAN.izin, _penilaian),
        (Siaran.Tindakan.SETUJUI.izin, _siaran),
        (EksporPribadi.Tindakan.SETUJUI.izin, _ekspor),
    )
    return [buat(petugas, hari_ini) for izin, buat in semua if petugas.has_perm(izin)]


def _daftar(nama: str, saringan: str = "") -> str:
    return f"{reverse(f'admin:pemangku_{nama}_changelist')}{saringan}"


def _kunjungan(petugas: Petugas, _hari: date) -> SumberTugas:
    """What is planned, begun or not closed: his own, and those of his own units."""
    milik = cakupan_sendiri(petugas, GARAP)
    bertugas = Kegiatan.petugas.through.objects.filter(petugas=petugas)
    return potong(
        Kegiatan.objects.terbuka(petugas).filter(
            milik.q("tuan_rumah")
            | milik.q("penyelenggara")
            | Q(pk__in=bertugas.values("kegiatan"))
        ),
        KUNJUNGAN,
        _daftar("kegiatan"),
        "admin:pemangku_kegiatan_change",
        lebih=lambda k: {"keterangan": str(Kegiatan.Status(k.status).label)},
        judul="judul",
        unit="tuan_rumah",
        tenggat=TruncDate("mulai"),
        nomor="nomor",
        status="status",
    )


def _minta_rencana(petugas: Petugas, _hari: date) -> SumberTugas:
    """Whom the round asks for next among his own units, as one line."""
    milik = cakupan_sendiri(petugas, GARAP).q("unit")
    return potong(
        SasaranPutaran.objects.diminta().filter(milik),
        RENCANAKAN,
        reverse("admin:pemangku_kegiatan_berikutnya"),
        maks=1,
        judul="unit__nama",
        tenggat="target_tanggal",
    )


def _orang_kedua(
    menunggu: QuerySet[Any],
    jenis: str,
    nama: str,
    judul: Any,
    pemilik: str,
    tanya: str = "",
) -> SumberTugas:
    """``tanya``: the act whose own page shows what is approved, with its button."""
    ke = f"admin:pemangku_{nama}_{'tindakan' if tanya else 'change'}"

    def lebih(satu: Any) -> dict[str, str]:
        alamat = reverse(ke, args=[satu.kunci, *filter(None, [tanya])])
        return {"keterangan": f"Dari {satu.dari}", "url": alamat}

    return potong(
        menunggu.order_by("status_sejak", "pk"),
        jenis,
        _daftar(nama),
        lebih=lebih,
        judul=judul,
        dari=nama_petugas(pemilik),
    )


def _siaran(petugas: Petugas, _hari: date) -> SumberTugas:
    setuju = SETUJU_SIARAN.syarat(petugas, "unit")
    milik = Q(penyusun=petugas) | Q(penulis__contains=[petugas.pk])
    menunggu = Siaran.objects.perlu_disetujui().filter(setuju).exclude(milik)
    return _orang_kedua(
        menunggu, "Setujui siaran", "siaran", "judul", "penyusun", tanya="setujui"
    )


def _ekspor(petugas: Petugas, _hari: date) -> SumberTugas:
    diminta = EksporPribadi.Status.DIMINTA
    semua = EksporPribadi.objects.untuk(petugas)
    menunggu = semua.filter(status=diminta).exclude(peminta=petugas)
    kata = "Setujui unduhan data pribadi"
    return _orang_kedua(menunggu, kata, "eksporpribadi", "nomor", "peminta")


def _penilaian(petugas: Petugas, _hari: date) -> SumberTugas:
    menunggu = Penilaian.objects.filter(
        SETUJU_PENILAIAN.syarat(petugas, "pemangku__pengelola"),
        status=Penilaian.Status.DRAF,
    ).exclude(penilai=petugas)
    return potong(
        menunggu.order_by("dinilai_pada", "pk"),
        MENILAI,
        _daftar("penilaian", f"?status__exact={Penilaian.Status.DRAF}"),
        "admin:pemangku_penilaian_change",
        judul=nama_tampil("pemangku"),
        unit="pemangku__pengelola",
    )


def _draf(_petugas: Petugas, _hari: date) -> SumberTugas:
    draf = Pemangku.objects.filter(status=Pemangku.Status.DRAF)
    alamat = _daftar("pemangku", f"?status__exact={Pemangku.Status.DRAF}")
    return satu_baris(draf, DRAF, alamat, "Periksa {} draf data mitra")


def _basi(petugas: Petugas, hari: date) -> SumberTugas:
    """All that is to be checked as one line; its day is that of the most urgent."""
    # What the officer's own units keep, or his visits concern.
    milik = cakupan_sendiri(petugas, VERIFIKASI)
    return potong(
        Pemangku.objects.dirawat(petugas, hari, cakupan=milik).daftar_kerja(hari),
        BASI,
        _daftar("pemangku", "?segar=perlu"),
        maks=1,
        lebih=lambda p: {
            "judul": f"Periksa {p.banyak} data mitra",
            "kerja": "",
            "banyak": p.banyak,
            "tenggat": hari if p.perlu_cek else p.tenggat,
        },
        perlu_cek="perlu_cek",
        tenggat="berlaku_sampai",
    )


def _kurang(petugas: Petugas, hari: date) -> SumberTugas:
    kurang = unit_tanpa_petugas(petugas, hari)
    alamat = reverse("admin:pemangku_pemangku_petugas_unit")
    return satu_baris(kurang, KURANG, alamat, KALIMAT_KURANG)
