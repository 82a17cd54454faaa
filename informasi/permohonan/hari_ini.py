"""What waits for an officer in requests, objections and disputes on one day.

A role that reaches the whole city gets the daily work of its own units only, and beside
it what is its own by law: to place, to decide referrals, to issue, to answer objections.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Case, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import TruncDate
from django.urls import reverse

from informasi.jawaban.models import Jawaban
from informasi.keberatan.models import (
    IZIN_SENGKETA,
    IZIN_TANGGAPI,
    Keberatan,
    Sengketa,
    TindakanKeberatan,
)
from informasi.permohonan.models import Permohonan, PesanPermohonan, RujukanPermohonan
from informasi.permohonan.pilihan import (
    BERJALAN,
    DIBERI,
    IZIN_CATAT,
    IZIN_JAWAB,
    IZIN_PUTUSKAN,
    IZIN_TOLAK,
    TindakanPermohonan as T,
)
from informasi.waktu import PERIKSA
from organisasi.kantor.izin import cakupan_izin
from organisasi.staf.hari_ini import (
    KABAR,
    TUNGGU,
    Antrean,
    SumberTugas,
    cakupan_sendiri,
    pendek,
    potong,
)
from organisasi.waktu.hari_kerja import KalenderBelumDiisi, tambah_hari_kerja
from organisasi.waktu.tenggat import RUJUKAN_TEMPATKAN, kalender_kini, pembaca_tempo

if TYPE_CHECKING:
    from organisasi.models import Petugas

S, R = Permohonan.Status, RujukanPermohonan.Status
K, H = Keberatan.Status, Keberatan.Hasil
# Disputes that wait for nothing more from the city.
USAI = (Sengketa.Status.DILAKSANAKAN, Sengketa.Status.GUGATAN_PTUN)
SAYA = "?perlu=saya"
JAWAB = "Jawab permohonan"
DITAWARKAN = (R.DIAJUKAN, R.DIKEMBALIKAN)
# With a draft that waits for the main PPID.
KONSEP = Q(pk__in=Jawaban.objects.di_utama().values("permohonan"))


def tugas_permohonan(petugas: Petugas, hari_ini: date) -> list[Antrean]:
    hasil: list[Antrean] = [
        *_permohonan(petugas, hari_ini),
        *_putusan(petugas, hari_ini),
        *_rujukan(petugas),
        *_menunggu(petugas, hari_ini),
    ]
    tanggapi = cakupan_izin(petugas, IZIN_TANGGAPI)
    if tanggapi.ada:
        terbuka = Keberatan.objects.terbuka().filter(tanggapi.q("unit"))
        jenis = TindakanKeberatan.TANGGAPI.label
        hasil.append(_keberatan(terbuka, jenis, "jatuh_tempo"))
    return hasil


def _sumber(
    jenis: str,
    baris: QuerySet[Any],
    semua: str = SAYA,
    *,
    jalan: str = "",
    lebih: Callable[[Any], dict[str, Any]] = lambda _satu: {},
    **kolom: Any,
) -> SumberTugas:
    """``jalan`` leads from a row to its request."""
    bawaan: dict[str, Any] = {
        "kunci": f"{jalan}pk",
        "judul": f"{jalan}rincian",
        "nomor": f"{jalan}nomor",
        "unit": f"{jalan}pemegang",
        "tenggat": f"{jalan}jatuh_tempo",
    }
    return potong(
        baris.order_by(f"{jalan}jatuh_tempo", "pk"),
        jenis,
        f"{reverse('admin:informasi_permohonan_changelist')}{semua}",
        "admin:informasi_permohonan_change",
        lebih=lebih,
        **bawaan | kolom,
    )


def _sejak_catat(kode: str, hari_ini: date) -> dict[str, Any]:
    """Due by a limit that runs from the day the request was entered."""
    tempo = pembaca_tempo(kode, hari_ini)
    return {"lebih": lambda p: {"tenggat": tempo(p.hari)}, "hari": "tanggal_catat"}


def _permohonan(petugas: Petugas, hari_ini: date) -> Iterator[SumberTugas]:
    """The daily work of who serves the applicants of his units."""
    cakupan = cakupan_sendiri(petugas, IZIN_CATAT)
    if not cakupan.ada:
        return
    kalender = kalender_kini()

    def diserahkan(satu: Any) -> dict[str, Any]:
        try:
            tempo = satu.janji and tambah_hari_kerja(satu.hari, satu.janji, kalender)
        except KalenderBelumDiisi:
            tempo = None
        return {"tenggat": tempo}

    milik = Permohonan.objects.filter(cakupan.q("pemegang"))
    janji = Jawaban.objects.terbit().filter(permohonan=OuterRef("pk"))
    pesan = PesanPermohonan.objects.untuk_warga().filter(permohonan=OuterRef("pk"))
    yield _sumber(
        "Periksa kelengkapan",
        milik.filter(perlu_ditempatkan=False, status=S.DITERIMA),
        **_sejak_catat(PERIKSA, hari_ini),
    )
    ditawarkan = RujukanPermohonan.objects.filter(status__in=DITAWARKAN, bagian="")
    rujuk = cakupan_izin(petugas, T.RUJUK.izin).q("pemegang")
    yield _sumber(
        JAWAB,
        # What is offered as a whole waits for who was asked, then for the main PPID.
        milik.filter(
            ~KONSEP, ~Q(pk__in=ditawarkan.values("berkas")), status=S.DIPROSES
        ),
        lebih=lambda satu: {"kerja": "Jawab", "cabang": _rujuk(satu)},
        dirujuk=Case(When(rujuk & Q(status=S.DIPROSES), then=Value(value=True))),
    )
    yield _sumber(
        "Serahkan informasi",
        milik.filter(status=S.DIJAWAB, hasil__in=DIBERI),
        "?perlu=serahkan",
        lebih=diserahkan,
        hari=TruncDate("dijawab_pada"),
        janji=Subquery(janji.values("waktu_penyediaan")[:1]),
    )
    yield _sumber(
        "Baca pesan pemohon",
        milik.filter(status__in=BERJALAN)
        .annotate(dari_kami=Subquery(pesan.values("dari_petugas")[:1]))
        .filter(dari_kami=False),
        lebih=lambda _satu: KABAR | {"kerja": "Balas"},
        keterangan=Subquery(pesan.values("isi")[:1]),
        sejak=Subquery(pesan.values(hari=TruncDate("pada"))[:1]),
    )


def _rujuk(satu: Any) -> tuple[str, str] | None:
    if not satu.dirujuk:
        return None
    alamat = reverse(
        "admin:informasi_permohonan_tindakan", args=(satu.kunci, T.RUJUK.value)
    )
    return T.RUJUK.label, alamat


def _putusan(petugas: Petugas, hari_ini: date) -> Iterator[SumberTugas]:
    """What the main PPID alone decides."""
    utama, putus = (cakupan_izin(petugas, i) for i in (IZIN_PUTUSKAN, IZIN_TOLAK))
    if utama.ada:
        yield _sumber(
            T.TEMPATKAN.label,
            Permohonan.objects.filter(utama.q("unit")).belum_ditempatkan(),
            "?perlu=tempatkan",
            **_sejak_catat(RUJUKAN_TEMPATKAN, hari_ini),
        )
        lewat = Q(status=R.DIAJUKAN, tenggat__lt=hari_ini)
        yield _sumber(
            T.PUTUSKAN_RUJUKAN.label,
            RujukanPermohonan.objects.filter(
                Q(status=R.DIKEMBALIKAN) | lewat,
                utama.q("dari_unit"),
                berkas__status=S.DIPROSES,
            ),
            lebih=lambda satu: {"keterangan": _mengapa(satu)},
            jalan="berkas__",
            status="status",
            hari="tenggat",
            penerima=pendek("ke_unit"),
        )
    if putus.ada:
        diajukan = Permohonan.objects.filter(
            KONSEP, putus.q("pemegang"), status=S.DIPROSES
        )
        yield _sumber("Putuskan konsep jawaban", diajukan)


def _rujukan(petugas: Petugas) -> Iterator[SumberTugas]:
    sendiri = cakupan_sendiri(petugas, IZIN_JAWAB)
    if not sendiri.ada:
        return
    dasar = RujukanPermohonan.objects.filter(berkas__status=S.DIPROSES)
    yield _sumber(
        "Terima atau kembalikan rujukan",
        dasar.filter(sendiri.q("ke_unit"), status=R.DIAJUKAN),
        lebih=lambda satu: {"keterangan": f"Dari {satu.dari}"},
        jalan="berkas__",
        tenggat="tenggat",
        dari=pendek("dari_unit"),
    )
    milik = sendiri.q("ke_unit") & Q(status=R.DITERIMA)
    milik |= sendiri.q("ditetapkan_ke") & Q(status=R.DIPUTUSKAN)
    yield _sumber(
        "Sampaikan bagian jawaban",
        dasar.filter(milik, ~Q(bagian=""), disampaikan_pada=None),
        "",
        jalan="berkas__",
        keterangan="bagian",
    )


def _mengapa(rujukan: Any) -> str:
    if rujukan.status == R.DIKEMBALIKAN:
        return f"Dikembalikan {rujukan.penerima}"
    return f"Tidak dijawab {rujukan.penerima} sampai {rujukan.hari:%d-%m-%Y}"


def _ditunggu(rujukan: Any, hari_ini: date) -> dict[str, Any]:
    if rujukan.status == R.DIAJUKAN and rujukan.hari >= hari_ini:
        return {"keterangan": rujukan.penerima, "tenggat": rujukan.hari}
    return {"keterangan": "PPID Utama memutuskan rujukan"}


def _menunggu(petugas: Petugas, hari_ini: date) -> Iterator[SumberTugas]:
    """What others have to do first: the applicant, another unit, the main PPID."""
    cakupan = cakupan_sendiri(petugas, IZIN_CATAT)
    if not cakupan.ada:
        return

    milik = Permohonan.objects.filter(cakupan.q("pemegang"))
    yield _sumber(
        S.MENUNGGU_KELENGKAPAN.label,
        milik.filter(status=S.MENUNGGU_KELENGKAPAN),
        "?status__exact=menunggu_kelengkapan",
        # No clock runs meanwhile.
        lebih=lambda _satu: (
            TUNGGU | {"keterangan": "Pemohon melengkapi berkas", "tenggat": None}
        ),
        sejak=TruncDate("status_sejak"),
    )
    if not petugas.has_perm(IZIN_TOLAK):
        konsep = Jawaban.objects.di_utama().filter(permohonan=OuterRef("pk"))
        yield _sumber(
            "Menunggu PPID Utama",
            milik.filter(KONSEP, status=S.DIPROSES),
            "",
            lebih=lambda _satu: (
                TUNGGU | {"keterangan": "PPID Utama memutuskan konsep jawaban"}
            ),
            sejak=Subquery(konsep.values(hari=TruncDate("diajukan_pada"))[:1]),
        )
    yield _sumber(
        R.DIAJUKAN.label,
        RujukanPermohonan.objects.filter(
            cakupan.q("dari_unit"), berkas__status=S.DIPROSES, status__in=DITAWARKAN
        ),
        "",
        lebih=lambda satu: TUNGGU | _ditunggu(satu, hari_ini),
        jalan="berkas__",
        status="status",
        hari="tenggat",
        sejak=TruncDate("diajukan_pada"),
        penerima=pendek("ke_unit"),
    )


def _keberatan(semua: QuerySet[Keberatan], jenis: str, tempo: str) -> SumberTugas:
    return potong(
        semua.order_by(tempo, "pk"),
        jenis,
        reverse("admin:informasi_keberatan_changelist"),
        "admin:informasi_keberatan_change",
        judul="kasus_posisi",
        nomor="nomor",
        tenggat=tempo,
        unit="unit",
        keterangan="perintah",
    )


# Work that follows an objection: orders to carry out, disputes


def tugas_keberatan(petugas: Petugas, hari_ini: date) -> list[Antrean]:
    """Orders of the Atasan PPID for the officer's units, disputes for who keeps them.

    Only orders about periodic information: no request was reopened that would remind.
    """
    hasil: list[Antrean] = []
    cakupan = cakupan_sendiri(petugas, IZIN_JAWAB)
    if cakupan.ada:
        perintah = Keberatan.objects.filter(
            ~Q(hasil=H.DITOLAK),
            cakupan.q("unit"),
            status__in=(K.DITANGGAPI, K.DITERIMA_PEMOHON),
            permohonan=None,
            perintah_jatuh_tempo__gte=hari_ini,
        )
        jenis = "Laksanakan putusan keberatan"
        hasil.append(_keberatan(perintah, jenis, "perintah_jatuh_tempo"))
    if petugas.has_perm(IZIN_SENGKETA):
        hasil.append(_sengketa())
    return hasil


def _sengketa() -> SumberTugas:
    return potong(
        Sengketa.objects.exclude(status__in=USAI).order_by("diajukan_pada", "pk"),
        "Ikuti sengketa",
        reverse("admin:informasi_sengketa_changelist"),
        "admin:informasi_sengketa_change",
        lebih=lambda satu: {"keterangan": Sengketa.Status(satu.status).label},
        judul="keberatan__kasus_posisi",
        nomor="keberatan__nomor",
        status="status",
        unit="keberatan__unit",
    )
