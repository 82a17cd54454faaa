"""What waits for an officer in the catalogue on one day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from informasi.katalog.models import DokumenInformasi, DokumenQuerySet, Temuan
from informasi.pengecualian.models import UjiKonsekuensi
from organisasi.kantor.izin import cakupan_izin
from organisasi.models import BatasBelumDiatur, BatasWaktu, HariLibur, Jejak
from organisasi.staf.hari_ini import (
    BANYAK_MAKS,
    Tugas,
    cakupan_sendiri,
    lainnya,
    potong,
    urutkan,
)
from organisasi.waktu.hari_kerja import (
    Kalender,
    KalenderBelumDiisi,
    hitung_hari_kerja,
    kurang_hari_kerja,
)

if TYPE_CHECKING:
    from organisasi.models import Petugas

S = DokumenInformasi.Status
DAFTAR = "admin:informasi_dokumeninformasi_changelist"
# A working day is at least every third day, so this reaches far enough ahead.
HARI_PER_HARI_KERJA = 3


def tugas_katalog(petugas: Petugas, hari_ini: date) -> list[Tugas]:
    """The officer's lines for ``hari_ini``, what is due first on top.

    Roles that reach the whole city get the overdue entries of all units, but drafts to
    check and returned drafts only of the units they are assigned to.
    """
    kalender = HariLibur.objects.kalender()
    kembali = _dikembalikan(petugas)
    penunggu = Penunggu(hari_ini, kalender, _batas("informasi.periksa", hari_ini))
    return urutkan(
        [
            *_berkala(petugas, hari_ini),
            *_tinjau(petugas, hari_ini),
            *_perbaiki(kembali),
            *_periksa(petugas, penunggu, [d.pk for d, _ in kembali]),
            *_terbitkan(petugas, penunggu),
            *_temuan(petugas),
            *_pengecualian(petugas, hari_ini, kalender),
        ]
    )


@dataclass(frozen=True, slots=True)
class Penunggu:
    hari_ini: date
    kalender: Kalender
    batas: BatasWaktu | None

    def tenggat(self, sejak: datetime) -> date | None:
        """The last day, None when the limit or the calendar is not known."""
        if self.batas is None:
            return None
        try:
            hari = timezone.localdate(sejak)
            return self.batas.hitungan(hari, self.kalender).jatuh_tempo
        except (KalenderBelumDiisi, ValueError):
            return None


def _batas(kode: str, hari_ini: date) -> BatasWaktu | None:
    try:
        return BatasWaktu.objects.berlaku(kode, hari_ini)
    except BatasBelumDiatur:
        return None


def dalam_unit(petugas: Petugas, izin: str, *, jalan: str = "unit") -> Q | None:
    """Rows the officer may act on by ``izin``; None when there can be none."""
    cakupan = cakupan_izin(petugas, izin)
    return cakupan.q(jalan) if cakupan.kota or cakupan.unit else None


def unit_sendiri(petugas: Petugas, izin: str, *, jalan: str = "unit") -> Q | None:
    """The same, but of city-wide roles only the units they are assigned to."""
    cakupan = cakupan_sendiri(petugas, izin)
    return cakupan.q(jalan) if cakupan.kota or cakupan.unit else None


def _potong(
    baris: DokumenQuerySet, saringan: str, jenis: str, buat: Callable[..., Tugas]
) -> list[Tugas]:
    return potong(
        baris.select_related("unit").defer("cari", "konteks"),
        jenis=jenis,
        semua=f"{reverse(DAFTAR)}?perlu={saringan}",
        buat=buat,
    )


def _alamat(dokumen: DokumenInformasi) -> str:
    return reverse("admin:informasi_dokumeninformasi_change", args=(dokumen.pk,))


def _baris(
    dokumen: DokumenInformasi, jenis: str, tenggat: date | None, keterangan: str = ""
) -> Tugas:
    return Tugas(
        judul=dokumen.judul,
        url=_alamat(dokumen),
        jenis=jenis,
        tenggat=tenggat,
        unit=dokumen.unit.nama_pendek,
        keterangan=keterangan,
    )


def _berkala(petugas: Petugas, hari_ini: date) -> list[Tugas]:
    milik = dalam_unit(petugas, "informasi.change_dokumeninformasi")
    if milik is None:
        return []
    jenis = "Mutakhirkan informasi berkala"
    basi = (
        DokumenInformasi.objects.filter(milik)
        .basi(hari_ini)
        .order_by(F("jatuh").asc(), "pk")
    )
    return _potong(
        basi, "mutakhir", jenis, lambda d: _baris(d, jenis, d.jatuh_mutakhir)
    )


def _tinjau(petugas: Petugas, hari_ini: date) -> list[Tugas]:
    milik = dalam_unit(petugas, "informasi.change_dokumeninformasi")
    if milik is None:
        return []
    jenis = "Tinjau ulang"
    perlu = DokumenInformasi.objects.filter(milik).perlu_ditinjau(hari_ini)
    return _potong(
        perlu.order_by("tinjau_pada", "pk"),
        "tinjau",
        jenis,
        lambda d: _baris(d, jenis, d.tinjau_pada),
    )


def _dikembalikan(petugas: Petugas) -> list[tuple[DokumenInformasi, str]]:
    milik = unit_sendiri(petugas, "informasi.change_dokumeninformasi")
    if milik is None:
        return []
    rancangan = DokumenInformasi.objects.filter(milik).dikembalikan()
    per_kunci = {
        (str(d.pk), d.status_sejak): d
        for d in rancangan.select_related("unit").defer("cari", "konteks")
    }
    jejak = Jejak.objects.filter(
        objek_jenis=DokumenInformasi._meta.label_lower,
        tindakan=DokumenInformasi.Tindakan.KEMBALIKAN,
        objek_id__in=[kunci for kunci, _ in per_kunci],
    )
    return [
        (per_kunci[j.objek_id, j.pada], j.catatan)
        for j in (jejak if per_kunci else ())
        if (j.objek_id, j.pada) in per_kunci
    ]


def _perbaiki(kembali: Sequence[tuple[DokumenInformasi, str]]) -> list[Tugas]:
    jenis = "Perbaiki rancangan yang dikembalikan"
    hasil = [_baris(d, jenis, None, catatan) for d, catatan in kembali[:BANYAK_MAKS]]
    if len(kembali) > BANYAK_MAKS:
        alamat = f"{reverse(DAFTAR)}?perlu=kembali"
        hasil.append(lainnya(len(kembali), url=alamat, jenis=jenis))
    return hasil


def _periksa(
    petugas: Petugas, penunggu: Penunggu, kecuali: Sequence[int]
) -> list[Tugas]:
    milik = unit_sendiri(petugas, "informasi.periksa_dokumeninformasi")
    if milik is None:
        return []
    jenis = "Periksa rancangan"
    rancangan = DokumenInformasi.objects.filter(milik, status=S.RANCANGAN)
    return _potong(
        rancangan.exclude(pk__in=kecuali).order_by("status_sejak", "pk"),
        "periksa",
        jenis,
        lambda d: _baris(d, jenis, penunggu.tenggat(d.status_sejak)),
    )


def _terbitkan(petugas: Petugas, penunggu: Penunggu) -> list[Tugas]:
    milik = dalam_unit(petugas, "informasi.terbitkan_dokumeninformasi")
    if milik is None:
        return []
    jenis = "Terbitkan atau kembalikan"
    diperiksa = DokumenInformasi.objects.filter(milik, status=S.DIPERIKSA)
    return _potong(
        diperiksa.order_by("status_sejak", "pk"),
        "terbit",
        jenis,
        lambda d: _baris(d, jenis, penunggu.tenggat(d.status_sejak)),
    )


def _temuan(petugas: Petugas) -> list[Tugas]:
    milik = dalam_unit(
        petugas, "informasi.change_dokumeninformasi", jalan="dokumen__unit"
    )
    if milik is None:
        return []
    terbuka = Temuan.objects.filter(milik).terbuka().select_related("dokumen__unit")
    return potong(
        terbuka.defer("dokumen__cari"),
        jenis="Temuan pemeriksaan",
        semua=f"{reverse('admin:informasi_temuan_changelist')}?terbuka=ya",
        buat=lambda t: _baris(t.dokumen, t.get_jenis_display(), None, t.sasaran),
    )


def _pengecualian(petugas: Petugas, hari_ini: date, kalender: Kalender) -> list[Tugas]:
    milik = dalam_unit(petugas, "informasi.change_ujikonsekuensi")
    batas = _batas("pengecualian.putuskan_sebelum_berakhir", hari_ini)
    if milik is None or batas is None:
        return []
    hampir = list(uji_hampir_habis(hari_ini, kalender))
    uji = UjiKonsekuensi.objects.filter(milik, pk__in=hampir).select_related(
        "dokumen", "unit"
    )
    return [
        Tugas(
            judul=satu.dokumen.judul,
            url=reverse("admin:informasi_ujikonsekuensi_change", args=(satu.pk,)),
            jenis="Putuskan pengecualian yang segera berakhir",
            tenggat=_putus_sebelum(satu.berakhir_pada, batas, kalender),
            unit=satu.unit.nama_pendek,
            keterangan="Tanpa putusan, informasi ini terbuka dengan sendirinya "
            f"pada {satu.berakhir_pada:%d-%m-%Y}.",
        )
        for satu in (uji if hampir else ())
        if satu.berakhir_pada
    ]


def _putus_sebelum(akhir: date, batas: BatasWaktu, kalender: Kalender) -> date:
    try:
        return kurang_hari_kerja(akhir, batas.nilai, kalender)
    except KalenderBelumDiisi:
        return akhir


def uji_hampir_habis(hari_ini: date, kalender: Kalender) -> list[int]:
    """Exclusions to be decided on: PPID does so 30 working days before the end at the
    latest (PP 61/2010 Ps 10-11). Where the calendar is missing the warning comes early.
    """
    batas = BatasWaktu.objects.berlaku(
        "pengecualian.putuskan_sebelum_berakhir", hari_ini
    )
    jauh = hari_ini + timedelta(days=batas.nilai * HARI_PER_HARI_KERJA)
    calon = UjiKonsekuensi.objects.berlaku(hari_ini).filter(berakhir_pada__lte=jauh)
    return [
        pk
        for pk, akhir in calon.values_list("pk", "berakhir_pada")
        if akhir and _sisa(batas, hari_ini, akhir, kalender) <= batas.nilai
    ]


def _sisa(batas: BatasWaktu, dari: date, sampai: date, kalender: Kalender) -> int:
    if batas.satuan != BatasWaktu.Satuan.HARI_KERJA:
        return (sampai - dari).days
    try:
        return hitung_hari_kerja(dari, sampai, kalender)
    except KalenderBelumDiisi:
        return 0
