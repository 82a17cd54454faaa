"""What waits for an officer in the catalogue on one day, and the advice beside an entry."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models.functions import TruncDate
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
from organisasi.alur.tindakan import Anjuran, Saran, anjuran
from organisasi.kantor.izin import cakupan_izin
from organisasi.models import BatasBelumDiatur, BatasWaktu
from organisasi.staf.hari_ini import Antrean, SumberTugas, cakupan_sendiri, potong
from organisasi.teks import baca_toml
from organisasi.waktu.hari_kerja import Kalender, KalenderBelumDiisi, kurang_hari_kerja
from organisasi.waktu.tenggat import (
    HARI_PER_HARI_KERJA,
    batas_kini,
    kalender_kini,
    pembaca_tempo,
)

if TYPE_CHECKING:
    from organisasi.kantor.peran import Cakupan
    from organisasi.models import Petugas

S = DokumenInformasi.Status
DAFTAR = "admin:informasi_dokumeninformasi_changelist"
UBAH = "admin:informasi_dokumeninformasi_change"
PENGECUALIAN_MAKS = 500
KATA, PERKI = baca_toml("informasi/data/anjuran.toml")["dokumen"], "Perki 1/2021"


def tugas_katalog(petugas: Petugas, hari_ini: date) -> list[Antrean]:
    """The officer's lines for ``hari_ini``.

    Roles that reach the whole city get the overdue entries of all units, but drafts to
    check and returned drafts only of the units they are assigned to.
    """
    semua = DokumenInformasi.objects.all()
    ubah = cakupan_izin(petugas, MENGUBAH)
    milik = cakupan_sendiri(petugas, MENGUBAH)
    kembali = semua.filter(milik.q("unit")).dikembalikan()
    rancangan = semua.perlu_diperiksa().exclude(pk__in=kembali.values("pk"))
    tempo = pembaca_tempo("informasi.periksa", hari_ini)
    sejak = {
        "hari": TruncDate("status_sejak"),
        "lebih": lambda satu: {"tenggat": tempo(satu.hari)},
    }
    periksa = cakupan_sendiri(petugas, MEMERIKSA)
    terbit = cakupan_izin(petugas, MENERBITKAN)
    diperiksa = semua.filter(status=S.DIPERIKSA)
    daftar: tuple[tuple[str, str, Cakupan, DokumenQuerySet, str, dict[str, Any]], ...]
    daftar = (
        (
            "mutakhir",
            "Mutakhirkan informasi berkala",
            ubah,
            semua.basi(hari_ini),
            "jatuh",
            {"tenggat": "jatuh", "lebih": lambda _satu: {"kerja": "Mutakhirkan"}},
        ),
        (
            "tinjau",
            "Tinjau ulang",
            ubah,
            semua.perlu_ditinjau(hari_ini),
            "tinjau_pada",
            {"tenggat": "tinjau_pada"},
        ),
        ("periksa", "Periksa rancangan", periksa, rancangan, "status_sejak", sejak),
        (
            "ada",
            "Cari tahu apakah dokumennya ada",
            periksa,
            semua.belum_diperiksa(),
            "pk",
            {"keterangan": "keterangan_sumber"},
        ),
        (
            "terbit",
            "Terbitkan atau kembalikan",
            terbit,
            diperiksa,
            "status_sejak",
            sejak,
        ),
        (
            "kembali",
            "Perbaiki rancangan yang dikembalikan",
            milik,
            kembali,
            "status_sejak",
            {"keterangan": "alasan_kembali"},
        ),
    )
    hasil: list[Antrean] = [
        potong(
            isi.filter(cakupan.q("unit")).order_by(urut, "pk"),
            jenis,
            f"{reverse(DAFTAR)}?perlu={saringan}",
            UBAH,
            judul="judul",
            unit="unit",
            **kolom,
        )
        for saringan, jenis, cakupan, isi, urut, kolom in daftar
        if cakupan.ada
    ]
    if ubah.ada:
        hasil.append(_temuan(ubah))
    return [*hasil, *_pengecualian(petugas, hari_ini)]


def _temuan(cakupan: Cakupan) -> SumberTugas:
    milik = Temuan.objects.filter(cakupan.q("dokumen__unit"))
    return potong(
        milik.terbuka().order_by("-ditemukan_pada"),
        "Temuan pemeriksaan",
        f"{reverse('admin:informasi_temuan_changelist')}?terbuka=ya",
        UBAH,
        lebih=lambda satu: {
            "kerja": "Perbaiki",
            "keterangan": f"{Temuan.Jenis(satu.rusak).label}: {satu.sasaran}",
        },
        kunci="dokumen",
        judul="dokumen__judul",
        rusak="jenis",
        sasaran="sasaran",
        unit="dokumen__unit",
    )


def _pengecualian(petugas: Petugas, hari_ini: date) -> list[Antrean]:
    """PPID decides 30 working days before the end at the latest (PP 61/2010 Ps 10-11).

    Where the calendar is missing the warning comes early.
    """
    cakupan = cakupan_izin(petugas, "informasi.change_ujikonsekuensi")
    if not cakupan.ada:
        return []
    try:
        batas = batas_kini("pengecualian.putuskan_sebelum_berakhir", hari_ini)
    except BatasBelumDiatur:
        return []
    kalender = kalender_kini()
    jauh = hari_ini + timedelta(days=batas.nilai * HARI_PER_HARI_KERJA)
    uji = UjiKonsekuensi.objects.berlaku(hari_ini).filter(
        cakupan.q("unit"), berakhir_pada__lte=jauh
    )

    def lebih(satu: Any) -> dict[str, Any] | None:
        sebelum = _putus_sebelum(satu.hari, batas, kalender)
        if (sebelum or hari_ini) > hari_ini:
            return None
        return {
            "kerja": "Putuskan pengecualian",
            "tenggat": sebelum or satu.hari,
            "keterangan": "Tanpa putusan, informasi ini otomatis terbuka pada "
            f"{satu.hari:%d-%m-%Y}.",
        }

    # All of them: which day is near enough, only the calendar tells.
    return [
        potong(
            uji.order_by("berakhir_pada", "pk"),
            "Putuskan pengecualian yang segera berakhir",
            reverse("admin:informasi_ujikonsekuensi_changelist"),
            "admin:informasi_ujikonsekuensi_change",
            maks=PENGECUALIAN_MAKS,
            lebih=lebih,
            judul="dokumen__judul",
            hari="berakhir_pada",
            unit="unit",
        )
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
    if dokumen.status in KATA:
        return anjuran(KATA[dokumen.status])
    return _setelah_terbit(dokumen)


def _sebelum_terbit(dokumen: DokumenInformasi, hari_ini: date) -> Anjuran:
    batas, dasar, hitungan = _tenggat_periksa(dokumen, hari_ini)
    dikecualikan = dokumen.klasifikasi == Klasifikasi.DIKECUALIKAN
    if dokumen.status == S.RANCANGAN:
        langkah: list[str | Saran] = [
            "Lengkapi isian dan berkasnya."
            if dokumen.terverifikasi
            else f"{dokumen.keterangan_sumber} Tanyakan kepada unitnya apakah dokumen "
            "ini ada; bila ada, cocokkan judulnya dan unggah berkasnya.",
            Saran(T.PERIKSA, "Bila sudah benar, tekan {}."),
        ]
    else:
        langkah = [
            Saran(T.TERBITKAN, "Baca isinya, lalu tekan {}."),
            Saran(T.KEMBALIKAN, "Bila belum benar, tekan {} dan tulis alasannya."),
        ]
        if dikecualikan:
            dasar = "UU 14/2008 Pasal 19; Perki 1/2021 Pasal 49"
            langkah.insert(
                0,
                (
                    "Informasi ini hanya dapat terbit dengan uji konsekuensi yang "
                    "disetujui."
                ),
            )
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
        batas = batas_kini("informasi.periksa", hari_ini)
    except BatasBelumDiatur as galat:
        return None, PERKI, str(galat)
    sejak = timezone.localdate(dokumen.status_sejak)
    try:
        hasil = batas.hitungan(sejak, kalender_kini(dokumen.unit_id))
    except (KalenderBelumDiisi, ValueError) as galat:
        return None, batas.dasar, str(galat)
    return hasil.jatuh_tempo, batas.dasar, hasil.kalimat()


def _setelah_terbit(dokumen: DokumenInformasi) -> Anjuran:
    if dokumen.klasifikasi == Klasifikasi.BERKALA:
        siapa, batas = dokumen.unit.nama_pendek, dokumen.jatuh_mutakhir
        return anjuran(KATA["berkala"], menunggu=siapa, batas=batas)
    return anjuran(KATA["setiap_saat"], batas=dokumen.tinjau_pada)
