"""What waits for an officer in the catalogue on one day, and the advice beside an entry."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from informasi.katalog.models import (
    MEMERIKSA,
    MENERBITKAN,
    MENGUBAH,
    DokumenInformasi,
    DokumenQuerySet,
    Klasifikasi,
    Temuan,
    TindakanDokumen as T,
)
from informasi.pengecualian.models import UjiKonsekuensi
from organisasi.alur.tindakan import Anjuran, Saran
from organisasi.kantor.izin import cakupan_izin
from organisasi.models import BatasBelumDiatur, BatasWaktu, HariLibur
from organisasi.staf.hari_ini import (
    Tugas,
    cakupan_sendiri,
    potong,
    urutkan,
)
from organisasi.waktu.hari_kerja import Kalender, KalenderBelumDiisi, kurang_hari_kerja
from organisasi.waktu.tenggat import HARI_PER_HARI_KERJA

if TYPE_CHECKING:
    from organisasi.models import Petugas

S = DokumenInformasi.Status
DAFTAR = "admin:informasi_dokumeninformasi_changelist"

type Sampai = Callable[[DokumenInformasi], date | None]


def tugas_katalog(petugas: Petugas, hari_ini: date) -> list[Tugas]:
    """The officer's lines for ``hari_ini``, what is due first on top.

    Roles that reach the whole city get the overdue entries of all units, but drafts to
    check and returned drafts only of the units they are assigned to.
    """
    kalender = HariLibur.objects.kalender()
    batas = _batas("informasi.periksa", hari_ini)
    semua = DokumenInformasi.objects.select_related("unit").defer("cari", "konteks")
    ubah = semua.filter(cakupan_izin(petugas, MENGUBAH).q("unit"))
    periksa = semua.filter(cakupan_sendiri(petugas, MEMERIKSA).q("unit"))
    terbit = semua.filter(cakupan_izin(petugas, MENERBITKAN).q("unit"))
    milik = semua.filter(cakupan_sendiri(petugas, MENGUBAH).q("unit"))
    kembali = milik.dikembalikan()

    def sampai(dokumen: DokumenInformasi) -> date | None:
        return tenggat(batas, timezone.localdate(dokumen.status_sejak), kalender)

    daftar: tuple[tuple[str, str, DokumenQuerySet, Sampai], ...] = (
        (
            "mutakhir",
            "Mutakhirkan informasi berkala",
            ubah.basi(hari_ini).order_by(F("jatuh").asc(), "pk"),
            lambda d: d.jatuh_mutakhir,
        ),
        (
            "tinjau",
            "Tinjau ulang",
            ubah.perlu_ditinjau(hari_ini).order_by("tinjau_pada", "pk"),
            lambda d: d.tinjau_pada,
        ),
        (
            "periksa",
            "Periksa rancangan",
            periksa.filter(status=S.RANCANGAN)
            .exclude(pk__in=kembali.values("pk"))
            .order_by("status_sejak", "pk"),
            sampai,
        ),
        (
            "terbit",
            "Terbitkan atau kembalikan",
            terbit.filter(status=S.DIPERIKSA).order_by("status_sejak", "pk"),
            sampai,
        ),
        (
            "kembali",
            "Perbaiki rancangan yang dikembalikan",
            kembali.order_by("status_sejak", "pk"),
            lambda _d: None,
        ),
    )
    baris = [
        satu
        for saringan, jenis, isi, sampai in daftar
        for satu in potong(
            isi,
            jenis=jenis,
            semua=f"{reverse(DAFTAR)}?perlu={saringan}",
            buat=partial(_baris, jenis=jenis, sampai=sampai),
        )
    ]
    lain = (*_temuan(petugas), *_pengecualian(petugas, hari_ini, kalender))
    return urutkan([*baris, *lain])


def tenggat(batas: BatasWaktu | None, sejak: date, kalender: Kalender) -> date | None:
    """The last day by a limit; None when it or the calendar is missing."""
    if batas is None:
        return None
    try:
        return batas.hitungan(sejak, kalender).jatuh_tempo
    except (KalenderBelumDiisi, ValueError):
        return None


def _batas(kode: str, hari_ini: date) -> BatasWaktu | None:
    try:
        return BatasWaktu.objects.berlaku(kode, hari_ini)
    except BatasBelumDiatur:
        return None


def _baris(
    dokumen: DokumenInformasi,
    jenis: str,
    sampai: Sampai = lambda _d: None,
    keterangan: str = "",
) -> Tugas:
    return Tugas(
        judul=dokumen.judul,
        url=reverse("admin:informasi_dokumeninformasi_change", args=(dokumen.pk,)),
        jenis=jenis,
        tenggat=sampai(dokumen),
        unit=dokumen.unit.nama_pendek,
        keterangan=keterangan or getattr(dokumen, "alasan_kembali", ""),
    )


def _temuan(petugas: Petugas) -> list[Tugas]:
    milik = Temuan.objects.filter(cakupan_izin(petugas, MENGUBAH).q("dokumen__unit"))
    return potong(
        milik.terbuka().select_related("dokumen__unit").defer("dokumen__cari"),
        jenis="Temuan pemeriksaan",
        semua=f"{reverse('admin:informasi_temuan_changelist')}?terbuka=ya",
        buat=lambda t: _baris(t.dokumen, t.get_jenis_display(), keterangan=t.sasaran),
    )


def _pengecualian(petugas: Petugas, hari_ini: date, kalender: Kalender) -> list[Tugas]:
    """PPID decides 30 working days before the end at the latest (PP 61/2010 Ps 10-11).

    Where the calendar is missing the warning comes early.
    """
    cakupan = cakupan_izin(petugas, "informasi.change_ujikonsekuensi")
    batas = _batas("pengecualian.putuskan_sebelum_berakhir", hari_ini)
    if batas is None or not (cakupan.kota or cakupan.unit):
        return []
    jauh = hari_ini + timedelta(days=batas.nilai * HARI_PER_HARI_KERJA)
    uji = UjiKonsekuensi.objects.berlaku(hari_ini).filter(
        cakupan.q("unit"), berakhir_pada__lte=jauh
    )
    return [
        Tugas(
            judul=satu.dokumen.judul,
            url=reverse("admin:informasi_ujikonsekuensi_change", args=(satu.pk,)),
            jenis="Putuskan pengecualian yang segera berakhir",
            tenggat=sebelum or akhir,
            unit=satu.unit.nama_pendek,
            keterangan="Tanpa putusan, informasi ini terbuka dengan sendirinya "
            f"pada {akhir:%d-%m-%Y}.",
        )
        for satu in uji.select_related("dokumen", "unit")
        if (akhir := satu.berakhir_pada)
        and ((sebelum := _putus_sebelum(akhir, batas, kalender)) or hari_ini)
        <= hari_ini
    ]


def _putus_sebelum(akhir: date, batas: BatasWaktu, kalender: Kalender) -> date | None:
    if batas.satuan != BatasWaktu.Satuan.HARI_KERJA:
        return akhir - timedelta(days=batas.nilai)
    try:
        return kurang_hari_kerja(akhir, batas.nilai, kalender)
    except KalenderBelumDiisi:
        return None


# The advice beside an entry: what the law asks next, and until when


def anjuran_dokumen(dokumen: DokumenInformasi, *, hari_ini: date) -> Anjuran:
    if dokumen.status in {S.RANCANGAN, S.DIPERIKSA}:
        return _sebelum_terbit(dokumen, hari_ini)
    if dokumen.status == S.DITARIK:
        pulih = "Alasan itu sudah hilang? {}."
        return Anjuran(
            langkah=[
                "Informasi ini ditarik; alamatnya tetap dan alasannya terbaca.",
                Saran(T.PULIHKAN, pulih),
            ],
            dasar="Perki 1/2021",
        )
    if dokumen.status == S.DIGABUNG:
        return Anjuran(
            langkah="Selesai: isi rancangan ini sudah masuk ke informasi asalnya.",
            dasar="Perki 1/2021",
        )
    return _setelah_terbit(dokumen)


def _sebelum_terbit(dokumen: DokumenInformasi, hari_ini: date) -> Anjuran:
    batas, dasar, hitungan = _tenggat_periksa(dokumen, hari_ini)
    dikecualikan = dokumen.klasifikasi == Klasifikasi.DIKECUALIKAN
    if dokumen.status == S.RANCANGAN:
        langkah: list[str | Saran] = [
            "Lengkapi isian dan berkasnya.",
            Saran(T.PERIKSA, "Sudah benar: tekan {} untuk menjamin isinya."),
        ]
    else:
        langkah = [
            Saran(T.TERBITKAN, "Baca isinya, lalu tekan {}."),
            Saran(T.KEMBALIKAN, "Belum benar: {}, dengan alasan."),
        ]
        if dikecualikan:
            dasar = "UU 14/2008 Pasal 19; Perki 1/2021 Pasal 49"
            langkah.insert(0, "Terbit hanya dengan uji konsekuensi yang disetujui.")
    diperiksa = dokumen.status == S.DIPERIKSA
    return Anjuran(
        langkah=langkah,
        menunggu="PPID Utama" if diperiksa else "",
        sejak=dokumen.status_sejak,
        dasar=dasar,
        batas=batas,
        hitungan=hitungan,
    )


def _tenggat_periksa(
    dokumen: DokumenInformasi, hari_ini: date
) -> tuple[date | None, str, str]:
    try:
        batas = BatasWaktu.objects.berlaku("informasi.periksa", hari_ini)
    except BatasBelumDiatur as galat:
        return None, "Perki 1/2021", str(galat)
    sejak = timezone.localdate(dokumen.status_sejak)
    try:
        hasil = batas.hitungan(sejak, HariLibur.objects.kalender(dokumen.unit))
    except (KalenderBelumDiisi, ValueError) as galat:
        return None, batas.dasar, str(galat)
    return hasil.jatuh_tempo, batas.dasar, hasil.kalimat()


def _setelah_terbit(dokumen: DokumenInformasi) -> Anjuran:
    if dokumen.klasifikasi == Klasifikasi.BERKALA:
        ubah = "Mutakhirkan sebelum batas ini: tekan {}, lalu perbarui isian dan berkasnya."
        return Anjuran(
            langkah=[Saran(T.USULKAN, ubah)],
            menunggu=dokumen.unit.nama_pendek,
            dasar="UU 14/2008 Pasal 9: paling lama tiap 6 bulan",
            batas=dokumen.jatuh_mutakhir,
        )
    return Anjuran(
        langkah=[
            "Tidak ada yang harus dilakukan sampai isinya berubah atau ditinjau ulang.",
            Saran(T.USULKAN, "Berubah? Tekan {}."),
        ],
        dasar="Perki 1/2021",
        batas=dokumen.tinjau_pada,
    )
