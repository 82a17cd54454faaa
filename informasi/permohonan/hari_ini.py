"""What waits for an officer in requests, objections and disputes on one day.

A role that reaches the whole city gets the daily work of its own units only, and beside
it what is its own by law: to place, to decide referrals, to issue, to answer objections.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator

from informasi.jawaban.models import Jawaban
from informasi.katalog.hari_ini import tenggat
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
from organisasi.models import BatasWaktu, HariLibur
from organisasi.staf.hari_ini import Tugas, cakupan_sendiri, potong, urutkan
from organisasi.waktu.hari_kerja import KalenderBelumDiisi, tambah_hari_kerja
from organisasi.waktu.tenggat import RUJUKAN_TEMPATKAN

if TYPE_CHECKING:
    from organisasi.models import Petugas

S, R = Permohonan.Status, RujukanPermohonan.Status
K, H = Keberatan.Status, Keberatan.Hasil
# Not needed for a line, and the secret is decrypted for nobody.
TAK_PERLU = ("kode", "sidik_kode", "tujuan", "hitungan")
PANJANG_RINCIAN = 80
# Disputes that wait for nothing more from the city.
USAI = (Sengketa.Status.DILAKSANAKAN, Sengketa.Status.GUGATAN_PTUN)
SAYA = "?perlu=saya"

# Kind of work, its rows, the day of a row, and where all of them are listed.
type Sumber = tuple[str, models.QuerySet[Any], Callable[[Any], date | None], str]


def tugas_permohonan(petugas: Petugas, hari_ini: date) -> list[Tugas]:
    """The officer's lines for ``hari_ini``, what is due first on top.

    The number of queries does not grow with the cases.
    """
    semua = [
        tugas
        for sumber in (*_permohonan(petugas, hari_ini), *_rujukan(petugas, hari_ini))
        for tugas in _potong(*sumber)
    ]
    terbuka = Keberatan.objects.terbuka().filter(
        cakupan_izin(petugas, IZIN_TANGGAPI).q("unit")
    )
    jenis = TindakanKeberatan.TANGGAPI.label
    return urutkan([*semua, *_potong_keberatan(terbuka, jenis, "jatuh_tempo")])


def _potong(
    jenis: str,
    baris: models.QuerySet[Any],
    tenggat: Callable[[Any], date | None],
    semua: str,
) -> list[Tugas]:
    def buat(satu: Any) -> Tugas:
        permohonan = getattr(satu, "berkas", satu)
        isi = _mengapa(satu, jenis) if permohonan is not satu else permohonan.rincian
        return Tugas(
            judul=permohonan.nomor,
            nomor=permohonan.nomor,
            url=reverse("admin:informasi_permohonan_change", args=(permohonan.pk,)),
            jenis=jenis,
            tenggat=tenggat(satu),
            unit=permohonan.pemegang.nama_pendek,
            keterangan=Truncator(isi).chars(PANJANG_RINCIAN),
        )

    alamat = reverse("admin:informasi_permohonan_changelist")
    return potong(baris, jenis=jenis, semua=f"{alamat}{semua}", buat=buat)


def _permohonan(petugas: Petugas, hari_ini: date) -> Iterator[Sumber]:
    kalender, kini = HariLibur.objects.kalender(), BatasWaktu.objects.terkini(hari_ini)
    batas = {b.kode: b for b in kini.filter(kode__in=(PERIKSA, RUJUKAN_TEMPATKAN))}

    def sampai(kode: str) -> Callable[[Permohonan], date | None]:
        return lambda p: tenggat(batas.get(kode), p.tanggal_catat, kalender)

    def diserahkan(permohonan: Any) -> date | None:
        if permohonan.janji is None:
            return None
        try:
            sejak = timezone.localdate(permohonan.dijawab_pada)
            return tambah_hari_kerja(sejak, permohonan.janji, kalender)
        except KalenderBelumDiisi:
            return None

    tempo = attrgetter("jatuh_tempo")
    dasar = Permohonan.objects.select_related("pemegang").defer(*TAK_PERLU)
    dasar = dasar.order_by("jatuh_tempo", "pk")
    milik = dasar.filter(cakupan_sendiri(petugas, IZIN_CATAT).q("pemegang"))
    utama = dasar.filter(cakupan_izin(petugas, IZIN_PUTUSKAN).q("unit"))
    putus = dasar.filter(cakupan_izin(petugas, IZIN_TOLAK).q("pemegang"))
    konsep = Q(pk__in=Jawaban.objects.di_utama().values("permohonan"))
    janji = Jawaban.objects.terbit().filter(permohonan=OuterRef("pk"))
    serah = milik.filter(status=S.DIJAWAB, hasil__in=DIBERI).annotate(
        janji=Subquery(janji.values("waktu_penyediaan")[:1])
    )
    pesan = PesanPermohonan.objects.untuk_warga().filter(permohonan=OuterRef("pk"))
    balas = milik.filter(status__in=BERJALAN).annotate(
        dari_kami=Subquery(pesan.values("dari_petugas")[:1])
    )
    yield (
        *(T.TEMPATKAN.label, utama.belum_ditempatkan(), sampai(RUJUKAN_TEMPATKAN)),
        "?perlu=tempatkan",
    )
    baru = milik.filter(perlu_ditempatkan=False, status=S.DITERIMA)
    yield "Periksa kelengkapan", baru, sampai(PERIKSA), SAYA
    jawab = milik.filter(~konsep, status=S.DIPROSES)
    yield "Jawab permohonan", jawab, tempo, SAYA
    diajukan = putus.filter(konsep, status=S.DIPROSES)
    yield "Putuskan konsep jawaban", diajukan, tempo, SAYA
    yield "Serahkan informasi", serah, diserahkan, "?perlu=serahkan"
    yield "Baca pesan pemohon", balas.filter(dari_kami=False), lambda _p: None, SAYA


TERIMA, BAGIAN = "Terima atau kembalikan rujukan", "Sampaikan bagian jawaban"


def _rujukan(petugas: Petugas, hari_ini: date) -> Iterator[Sumber]:
    dasar = (
        RujukanPermohonan.objects.filter(berkas__status=S.DIPROSES)
        .select_related("berkas__pemegang", "ke_unit", "dari_unit")
        .defer(*(f"berkas__{nama}" for nama in TAK_PERLU))
        .order_by("berkas__jatuh_tempo", "pk")
    )
    tempo, sendiri = (
        attrgetter("berkas.jatuh_tempo"),
        cakupan_sendiri(petugas, IZIN_JAWAB),
    )
    tawaran = dasar.filter(sendiri.q("ke_unit"), status=R.DIAJUKAN)
    yield TERIMA, tawaran, attrgetter("tenggat"), SAYA
    lewat = Q(status=R.DIAJUKAN, tenggat__lt=hari_ini)
    utama = dasar.filter(cakupan_izin(petugas, IZIN_PUTUSKAN).q("dari_unit"))
    kembali = utama.filter(Q(status=R.DIKEMBALIKAN) | lewat)
    yield T.PUTUSKAN_RUJUKAN.label, kembali, tempo, SAYA
    milik = sendiri.q("ke_unit") & Q(status=R.DITERIMA)
    milik |= sendiri.q("ditetapkan_ke") & Q(status=R.DIPUTUSKAN)
    bagian = dasar.filter(milik, ~Q(bagian=""), disampaikan_pada=None)
    yield BAGIAN, bagian, tempo, ""


def _mengapa(rujukan: RujukanPermohonan, jenis: str) -> str:
    nama = rujukan.ke_unit.nama_pendek
    if jenis == TERIMA:
        return f"Dari {rujukan.dari_unit.nama_pendek}"
    if jenis == BAGIAN:
        return rujukan.bagian
    if rujukan.status == R.DIKEMBALIKAN:
        return f"Dikembalikan {nama}"
    return f"Tidak dijawab {nama} sampai {rujukan.tenggat:%d-%m-%Y}"


def _potong_keberatan(
    semua: models.QuerySet[Keberatan], jenis: str, tenggat: str
) -> list[Tugas]:
    baris = semua.select_related("unit").defer("nama_kuasa", "kode", "kunci_masuk")
    return potong(
        baris.order_by(tenggat, "pk"),
        jenis=jenis,
        semua=reverse("admin:informasi_keberatan_changelist"),
        buat=lambda k: Tugas(
            judul=k.nomor,
            nomor=k.nomor,
            url=reverse("admin:informasi_keberatan_change", args=(k.pk,)),
            jenis=jenis,
            tenggat=getattr(k, tenggat),
            unit=k.unit.nama_pendek,
            keterangan=k.perintah,
        ),
    )


# Work that follows an objection: orders to carry out, disputes


def tugas_keberatan(petugas: Petugas, hari_ini: date) -> list[Tugas]:
    """Orders of the Atasan PPID for the officer's units, disputes for who keeps them.

    Only orders about periodic information: no request was reopened that would remind.
    """
    perintah = Keberatan.objects.filter(
        cakupan_sendiri(petugas, IZIN_JAWAB).q("unit"),
        ~Q(hasil=H.DITOLAK),
        status__in=(K.DITANGGAPI, K.DITERIMA_PEMOHON),
        permohonan=None,
        perintah_jatuh_tempo__gte=hari_ini,
    )
    jenis = "Laksanakan putusan keberatan"
    hasil = _potong_keberatan(perintah, jenis, "perintah_jatuh_tempo")
    if petugas.has_perm(IZIN_SENGKETA):
        hasil += _sengketa()
    return urutkan(hasil)


def _sengketa() -> list[Tugas]:
    jenis = "Ikuti sengketa"
    baris = Sengketa.objects.exclude(status__in=USAI)
    return potong(
        baris.select_related("keberatan__unit").order_by("diajukan_pada", "pk"),
        jenis=jenis,
        semua=reverse("admin:informasi_sengketa_changelist"),
        buat=lambda s: Tugas(
            judul=str(s),
            url=reverse("admin:informasi_sengketa_change", args=(s.pk,)),
            jenis=jenis,
            unit=s.keberatan.unit.nama_pendek,
            keterangan=s.get_status_display(),
        ),
    )
