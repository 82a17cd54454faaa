"""The today list over all services, with the lines that belong to no single service.

Those are the yearly report, the E-Monev, and desks whose officer's assignment ends. The
morning's mail is made of it.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django.apps import apps
from django.db.models import Count, Exists, Min, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from informasi.katalog.hari_ini import tugas_katalog
from informasi.models import Permohonan
from informasi.pengecualian.models import buka_yang_berakhir
from informasi.permohonan import actions as informasi, jobs as tangga_informasi
from informasi.permohonan.hari_ini import tugas_keberatan, tugas_permohonan
from informasi.permohonan.pilihan import BELUM_USAI
from informasi.serta_merta.hari_ini import tugas_serta_merta
from organisasi.bahasa import tanggal
from organisasi.basis_data.versi import pengamat
from organisasi.kantor.izin import cakupan_izin
from organisasi.kantor.peran import PERAN_KOTA, Peran
from organisasi.keterangan.tombol import tugas_keterangan
from organisasi.models import BatasBelumDiatur, HariLibur, Penugasan, Petugas
from organisasi.staf.hari_ini import (
    Antrean,
    Berat,
    GolonganTugas,
    RagamTugas,
    SumberTugas,
    Tugas,
    cakupan_sendiri,
    hari_kerja,
    kelompokkan_tugas,
    kirim_ringkasan,
    kumpulkan,
    nama_petugas,
    penerima,
    per_petugas,
    potong,
    satu_baris,
    sisa_tugas,
    tugas_kantor,
    urutkan,
)
from organisasi.waktu.tenggat import batas_kini
from pemangku.janji.actions import ingatkan_tindak_lanjut, tugas_janji
from pemangku.meja.hari_ini import tugas_pemangku
from pemangku.ruang.pendaftaran import tugas_pendaftaran
from pengaduan.darurat.konsol import PENJAGA
from pengaduan.models import TERBUKA, Pengaduan
from pengaduan.penanganan import eskalasi as tangga_aduan, penangan as pengaduan
from pengaduan.penanganan.hari_ini import tugas_kiriman, tugas_pengaduan
from ppid_portal.angka.periode import Periode
from ppid_portal.laporan.models import LaporanTahunan, TindakanLaporanTahunan as T
from ppid_portal.monev.models import ISI, Pertanyaan
from ppid_portal.pimpinan.keputusan import tugas_pimpinan

TENGGAT = "laporan.tahunan"
JENIS_LAPORAN = "Laporan tahunan PPID"
# The first of January is a day off.
MULAI = (1, 2)


def tenggat_laporan(tahun: int) -> date | None:
    awal = date(tahun + 1, 1, 1)
    try:
        batas = batas_kini(TENGGAT, awal)
    except BatasBelumDiatur:
        return None
    return Periode.bulan(awal).geser(batas.nilai - 1).akhir


def tugas_laporan(petugas: Petugas, hari_ini: date) -> list[Antrean]:
    """One line from 2 January on until last year's report is signed."""
    menulis = petugas.has_perm(T.AJUKAN.izin)
    menanda = petugas.has_perm(T.TANDATANGANI.izin)
    if (hari_ini.month, hari_ini.day) < MULAI or not (menulis or menanda):
        return []
    tahun = hari_ini.year - 1
    laporan = LaporanTahunan.objects.filter(tahun=tahun).only("status").first()
    siap = laporan is not None and laporan.status == LaporanTahunan.Status.DIAJUKAN
    if (laporan and laporan.tetap) or not (menulis or siap):
        return []
    alamat = f"{reverse('admin:ppid_portal_laporantahunan_add')}?tahun={tahun}"
    if laporan:
        alamat = reverse("admin:ppid_portal_laporantahunan_change", args=(laporan.pk,))
    return [
        Tugas(
            judul=f"Laporan layanan informasi publik {tahun}",
            url=alamat,
            jenis=JENIS_LAPORAN,
            kerja="Tanda tangani" if menanda and siap else "Susun",
            golongan=GolonganTugas.TUNGGU
            if siap and not menanda
            else GolonganTugas.KERJA,
            tenggat=tenggat_laporan(tahun),
            keterangan=_langkah(laporan),
        )
    ]


def _langkah(laporan: LaporanTahunan | None) -> str:
    if laporan is None:
        return "Belum ditulis."
    if laporan.status == LaporanTahunan.Status.DIAJUKAN:
        return "Menunggu tanda tangan Atasan PPID."
    return "Masih rancangan."


# Questions of this year's E-Monev that wait for the officer's unit


def tugas_monev(petugas: Petugas, hari_ini: date) -> list[Antrean]:
    cakupan = cakupan_sendiri(petugas, ISI)
    daftar = reverse("admin:ppid_portal_pertanyaan_changelist")
    milik = Pertanyaan.objects.belum_lengkap().filter(
        cakupan.q("penanggung_jawab"),
        kuesioner__tahun=hari_ini.year,
        penanggung_jawab__isnull=False,
    )
    return [
        satu_baris(
            milik,
            "Bukti dukung E-Monev",
            f"{daftar}?kuesioner__tahun={hari_ini.year}",
            f"{{}} pertanyaan E-Monev {hari_ini.year} belum lengkap",
            keterangan="Jawab dan lampirkan buktinya.",
        )
    ]


def tugas_sistem(petugas: Petugas, hari_ini: date) -> list[Antrean]:
    """Jobs that failed, fell silent or never ran (the backup), for who may run them."""
    if not petugas.has_perm("ppid_portal.change_pekerjaan"):
        return []
    # The model lies above this room.
    pekerjaan = apps.get_model("ppid_portal.Pekerjaan")
    diam = Q(berikutnya__date__lt=hari_ini - timedelta(days=1))
    banyak = pekerjaan.objects.filter(~Q(galat="") | diam).count()
    semua = [f"Periksa {banyak} pekerjaan portal yang gagal atau terlambat"]
    semua = semua if banyak else []
    if not pekerjaan.objects.filter(nama="cadangan").exists():
        semua.append("Buat cadangan portal: belum pernah ada")
    alamat, jenis = reverse("teknis"), "Pekerjaan portal"
    return [
        Tugas(judul=judul, url=alamat, jenis=jenis, kerja="", tenggat=hari_ini)
        for judul in semua
    ]


# Desks with open cases whose officer's assignment ends: work before that day, and after.
# An end that was set long ago comes by itself; no form is left to warn anybody then.

# Days before the end, so that the cases can still be passed on.
SIAP = timedelta(days=7)
PERPANJANG = "organisasi.change_penugasan"
JENIS_MEJA = "Serahkan berkas"


@dataclass(frozen=True, slots=True)
class LayananMeja:
    sebutan: str
    model: Any
    terbuka: Collection[str]
    peran: Collection[str]
    izin: str
    daftar: str
    # What who keeps the accounts, and no cases, is told of.
    biasa: Q


LAYANAN = (
    LayananMeja(
        "permohonan",
        Permohonan,
        BELUM_USAI,
        informasi.PENANGAN,
        "informasi.jawab_permohonan",
        "admin:informasi_permohonan_changelist",
        Q(),
    ),
    LayananMeja(
        "aduan",
        Pengaduan,
        TERBUKA,
        (*pengaduan.PENANGAN, Peran.INSPEKTORAT),
        "pengaduan.tangani_pengaduan",
        "admin:pengaduan_pengaduan_changelist",
        Q(berkadar=False),
    ),
)


def tugas_meja(petugas: Petugas, hari_ini: date) -> list[Antrean]:
    """For who may pass the cases on, or prolong the assignment."""
    return [
        _meja(layanan, petugas, hari_ini)
        for layanan in LAYANAN
        if petugas.has_perm(layanan.izin) or petugas.has_perm(PERPANJANG)
    ]


def _meja(layanan: LayananMeja, petugas: Petugas, hari_ini: date) -> SumberTugas:
    menyerahkan = petugas.has_perm(layanan.izin)
    semua = layanan.model.objects.filter(layanan.biasa)
    if menyerahkan:
        cakupan = cakupan_izin(petugas, layanan.izin)
        semua = layanan.model.objects.untuk(petugas).filter(cakupan.q("pemegang"))
    dipegang = semua.filter(status__in=layanan.terbuka, penangan__isnull=False)
    meja = dipegang.order_by().values("penangan", "pemegang")
    milik = meja.filter(penangan=OuterRef("penangan"), pemegang=OuterRef("pemegang"))
    penugasan = Penugasan.objects.filter(
        Q(peran__in=PERAN_KOTA)
        | Q(unit=OuterRef("pemegang"))
        | Q(unit=OuterRef("pemegang__induk"))
        | Q(unit=OuterRef("pemegang__induk__induk")),
        petugas=OuterRef("penangan"),
        peran__in=layanan.peran,
    )
    lanjut = penugasan.berlaku(hari_ini + SIAP)
    akhir = penugasan.filter(mulai__lte=hari_ini, selesai__isnull=False)

    def lebih(satu: Any) -> dict[str, Any]:
        hari = satu.akhir and date.fromisoformat(satu.akhir)
        return {
            "judul": f"{satu.nama} masih memegang {satu.jumlah} "
            f"{layanan.sebutan} {satu.unit}",
            "url": _alamat(layanan, satu, menyerahkan=menyerahkan),
            "tenggat": hari or hari_ini,
            "keterangan": _keterangan(hari, hari_ini),
            "banyak": satu.jumlah,
        }

    # One case stands for each desk.
    return potong(
        layanan.model.objects.filter(
            ~Exists(lanjut), pk__in=meja.annotate(satu=Min("pk")).values("satu")
        )
        .annotate(akhir=Subquery(akhir.order_by("-selesai").values("selesai")[:1]))
        .order_by(Coalesce("akhir", hari_ini), "pk"),
        JENIS_MEJA,
        reverse("admin:organisasi_penugasan_changelist"),
        lebih=lebih,
        penangan="penangan",
        nama=nama_petugas("penangan"),
        unit="pemegang",
        jumlah=Subquery(milik.annotate(n=Count("pk")).values("n")),
        akhir="akhir",
    )


def _keterangan(akhir: date | None, hari_ini: date) -> str:
    if akhir and akhir >= hari_ini:
        return (
            f"Penugasannya berakhir {tanggal(akhir)}. Serahkan berkasnya, atau "
            "perpanjang."
        )
    return (
        "Ia tidak bertugas lagi di sana. Serahkan berkasnya, atau perpanjang "
        "penugasannya."
    )


def _alamat(layanan: LayananMeja, satu: Any, *, menyerahkan: bool) -> str:
    if menyerahkan:
        return f"{reverse(layanan.daftar)}?perlu=terbuka&penangan={satu.penangan}"
    daftar = reverse("admin:organisasi_penugasan_changelist")
    return f"{daftar}?{urlencode({'q': satu.nama})}"


# Each app's part of the today list, and under which service it is found.
SUMBER_TUGAS: Mapping[Callable[[Petugas, date], list[Antrean]], RagamTugas] = {
    satu: ragam
    for ragam, semua in (
        (RagamTugas.PERMOHONAN, (tugas_permohonan, tugas_keberatan)),
        (RagamTugas.ADUAN, (tugas_pengaduan, tugas_kiriman)),
        (RagamTugas.INFORMASI, (tugas_serta_merta, tugas_katalog)),
        (RagamTugas.PEMANGKU, (tugas_janji, tugas_pendaftaran, tugas_pemangku)),
        (RagamTugas.LAINNYA, (tugas_laporan, tugas_monev, tugas_pimpinan, tugas_meja)),
        (RagamTugas.LAINNYA, (tugas_kantor, tugas_keterangan, tugas_sistem)),
    )
    for satu in semua
}


# Those that ask the database, or the clock, which lines there are.
BERUBAH = frozenset({tugas_kiriman, tugas_laporan, tugas_pimpinan, tugas_sistem})


def semua_tugas(petugas: Petugas, hari_ini: date) -> list[Tugas]:
    """Work, word of citizens and what others have to do first, by day."""
    tugas = {(p.peran, p.unit_id, *p.bawahan) for p in petugas.penugasan_aktif}
    hak = frozenset(tugas), petugas.superuser_aktif
    tetap = _tetap(petugas, hari_ini, hak, pengamat.kunci())
    berubah = _sumber(petugas, hari_ini, tetap=False)
    return urutkan(kumpulkan([*tetap, *berubah]))


@lru_cache(maxsize=64)
def _tetap(petugas: Petugas, hari_ini: date, *_: object) -> list[Antrean]:
    """With the text of their statements: making it costs more than asking it."""
    return list(_sumber(petugas, hari_ini, tetap=True))


def _sumber(petugas: Petugas, hari_ini: date, *, tetap: bool) -> Iterator[Antrean]:
    for sumber, ragam in SUMBER_TUGAS.items():
        for satu in sumber(petugas, hari_ini) if (sumber in BERUBAH) != tetap else ():
            lain = satu.layanan != RagamTugas.LAINNYA
            yield satu if lain else replace(satu, layanan=ragam)


def tugas_hari_ini(petugas: Petugas, hari_ini: date) -> list[Tugas]:
    """What waits for the officer: mail and calendar tell him of nothing else."""
    semua = semua_tugas(petugas, hari_ini)
    return [t for t in semua if t.golongan is not GolonganTugas.TUNGGU]


# The page, and where else a role begins its day

PENDARATAN = (
    (frozenset({Peran.PIMPINAN}), "pimpinan"),
    (frozenset(PENJAGA), "admin:pengaduan_insiden_konsol"),
    (frozenset({Peran.ADMIN_TEKNIS}), "teknis"),
)


def pendaratan(petugas: Petugas) -> str:
    """The page of who has one role alone that works on a page of its own; or ""."""
    peran = {satu.peran for satu in petugas.penugasan_aktif}
    if not peran or petugas.superuser_aktif:
        return ""
    return next((reverse(nama) for milik, nama in PENDARATAN if peran <= milik), "")


def isi_hari_ini(petugas: Petugas, hari_ini: date, ragam: str) -> dict[str, Any]:
    """What the page shows, narrowed to ``ragam``; what is counted and pinned is not."""
    semua = semua_tugas(petugas, hari_ini)
    kerja = [t for t in semua if t.golongan is GolonganTugas.KERJA]
    jumlah = Counter(str(t.layanan) for t in kerja for _ in range(t.pekerjaan))
    per = defaultdict[GolonganTugas, list[Tugas]](list)
    for satu in semua:
        if ragam in {satu.layanan, ""}:
            per[satu.golongan].append(satu)
    biasa = [t for t in per[GolonganTugas.KERJA] if t.berat == Berat.BIASA]
    kabar = per[GolonganTugas.KABAR]
    return {
        "hari_ini": hari_ini,
        "ragam": ragam,
        "banyak": jumlah.total(),
        "lewat": sum(t.pekerjaan for t in kerja if t.lewat(hari_ini)),
        "genting": [t for t in kerja if t.berat < Berat.BIASA],
        "keping": [
            (satu.value, satu.label, jumlah[satu])
            for satu in RagamTugas
            if jumlah[satu] or satu == ragam
        ],
        "kelompok": kelompokkan_tugas(biasa, hari_ini),
        "kabar": sorted(kabar, key=lambda t: t.sejak or hari_ini, reverse=True),
        "tunggu": [(t, *sisa_tugas(t, hari_ini)) for t in per[GolonganTugas.TUNGGU]],
        "beres": all(t.golongan is GolonganTugas.TUNGGU for t in semua),
        "berunit": len({t.unit for t in semua} - {""}) > 1,
    }


# The morning work, once a day: open what ends by law, warn who must act.


@dataclass(frozen=True, slots=True)
class HasilPengingat:
    dibuka: int
    pesan: int


def ingatkan(*, pada: datetime, hari_ini: date) -> HasilPengingat:
    """Repeatable: each rung is taken once, each officer told once a working day."""
    dibuka = buka_yang_berakhir(pada=pada, hari_ini=hari_ini)
    if not hari_kerja(hari_ini, HariLibur.objects.kalender()):
        return HasilPengingat(dibuka, 0)
    peringatan = [
        *tangga_aduan.naikkan(pada=pada, hari_ini=hari_ini),
        *tangga_informasi.naikkan(pada=pada, hari_ini=hari_ini),
    ]
    ingatkan_tindak_lanjut(pada=pada, hari_ini=hari_ini)
    semua = penerima(hari_ini)
    kabar = per_petugas(peringatan, semua)
    pesan = sum(
        kirim_ringkasan(
            petugas,
            tugas_hari_ini(petugas, hari_ini),
            kabar.get(petugas.pk, ()),
            pada=pada,
            hari_ini=hari_ini,
        )
        for petugas in semua
    )
    return HasilPengingat(dibuka, pesan)
