"""What waits for an officer in requests, objections and disputes on one day.

A role that reaches the whole city gets the daily work of its own units only, and beside
it what is its own by law: to place, to decide referrals, to issue, to answer objections.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
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
from organisasi.waktu.hari_kerja import Kalender, KalenderBelumDiisi, tambah_hari_kerja
from organisasi.waktu.tenggat import RUJUKAN_TEMPATKAN

if TYPE_CHECKING:
    from organisasi.models import Petugas

S = Permohonan.Status
R = RujukanPermohonan.Status
# Not needed for a line, and the secret is decrypted for nobody.
TAK_PERLU = ("kode", "sidik_kode", "tujuan", "hitungan")
PANJANG_RINCIAN = 80


@dataclass(frozen=True, slots=True)
class MejaPermohonan:
    petugas: Petugas
    hari_ini: date
    kalender: Kalender
    batas: Mapping[str, BatasWaktu]

    def boleh(self, izin: str, jalan: str) -> Q:
        return cakupan_izin(self.petugas, izin).q(jalan)

    def sendiri(self, izin: str, jalan: str) -> Q:
        """The same, but of city-wide roles only the units they are assigned to."""
        return cakupan_sendiri(self.petugas, izin).q(jalan)

    def tenggat(self, kode: str, sejak: date) -> date | None:
        return tenggat(self.batas.get(kode), sejak, self.kalender)


def tugas_permohonan(petugas: Petugas, hari_ini: date) -> list[Tugas]:
    """The officer's lines for ``hari_ini``, what is due first on top.

    The number of queries does not grow with the cases.
    """
    batas = BatasWaktu.objects.terkini(hari_ini)
    meja = MejaPermohonan(
        petugas,
        hari_ini,
        HariLibur.objects.kalender(),
        {b.kode: b for b in batas.filter(kode__in=(PERIKSA, RUJUKAN_TEMPATKAN))},
    )
    return urutkan([tugas for sumber in SUMBER for tugas in sumber(meja)])


def _potong(
    baris: models.QuerySet[Any],
    jenis: str,
    tenggat: Callable[[Any], date | None],
    keterangan: Callable[[Any], str] = lambda _satu: "",
    *,
    semua: str = "?perlu=saya",
) -> list[Tugas]:

    def buat(satu: Any) -> Tugas:
        permohonan = getattr(satu, "berkas", satu)
        isi = keterangan(satu) or permohonan.rincian
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


def _permohonan(*syarat: Q, **kolom: Any) -> models.QuerySet[Permohonan]:
    semua = Permohonan.objects.filter(*syarat, **kolom)
    return (
        semua.select_related("pemegang").defer(*TAK_PERLU).order_by("jatuh_tempo", "pk")
    )


def _rujukan(*syarat: Q, **kolom: Any) -> models.QuerySet[RujukanPermohonan]:
    semua = RujukanPermohonan.objects.filter(
        *syarat, berkas__status=S.DIPROSES, **kolom
    )
    return (
        semua.select_related("berkas__pemegang", "ke_unit", "dari_unit")
        .defer(*(f"berkas__{nama}" for nama in TAK_PERLU))
        .order_by("berkas__jatuh_tempo", "pk")
    )


def _tempatkan(meja: MejaPermohonan) -> Iterable[Tugas]:
    milik = meja.boleh(IZIN_PUTUSKAN, "unit")
    return _potong(
        _permohonan(milik, perlu_ditempatkan=True, status=S.DITERIMA),
        T.TEMPATKAN.label,
        lambda p: meja.tenggat(RUJUKAN_TEMPATKAN, p.tanggal_catat),
        semua="?perlu=tempatkan",
    )


def _periksa(meja: MejaPermohonan) -> Iterable[Tugas]:
    milik = meja.sendiri(IZIN_CATAT, "pemegang")
    return _potong(
        _permohonan(milik, perlu_ditempatkan=False, status=S.DITERIMA),
        "Periksa kelengkapan",
        lambda p: meja.tenggat(PERIKSA, p.tanggal_catat),
    )


def _jawab(meja: MejaPermohonan) -> Iterable[Tugas]:
    milik = meja.sendiri(IZIN_CATAT, "pemegang")
    baris = _permohonan(milik, status=S.DIPROSES)
    return _potong(
        baris.exclude(pk__in=Jawaban.objects.di_utama().values("permohonan")),
        "Jawab permohonan",
        attrgetter("jatuh_tempo"),
    )


def _terbitkan(meja: MejaPermohonan) -> Iterable[Tugas]:
    milik = meja.boleh(IZIN_TOLAK, "pemegang")
    diajukan = Jawaban.objects.di_utama()
    return _potong(
        _permohonan(milik, status=S.DIPROSES, pk__in=diajukan.values("permohonan")),
        "Putuskan konsep jawaban",
        attrgetter("jatuh_tempo"),
    )


def _terima_rujukan(meja: MejaPermohonan) -> Iterable[Tugas]:
    return _potong(
        _rujukan(meja.sendiri(IZIN_JAWAB, "ke_unit"), status=R.DIAJUKAN),
        "Terima atau kembalikan rujukan",
        attrgetter("tenggat"),
        lambda r: f"Dari {r.dari_unit.nama_pendek}",
    )


def _putuskan(meja: MejaPermohonan) -> Iterable[Tugas]:
    milik = meja.boleh(IZIN_PUTUSKAN, "dari_unit")
    lewat = Q(status=R.DIAJUKAN, tenggat__lt=meja.hari_ini)
    return _potong(
        _rujukan(milik, Q(status=R.DIKEMBALIKAN) | lewat),
        T.PUTUSKAN_RUJUKAN.label,
        attrgetter("berkas.jatuh_tempo"),
        _mengapa,
    )


def _mengapa(rujukan: RujukanPermohonan) -> str:
    nama = rujukan.ke_unit.nama_pendek
    if rujukan.status == R.DIKEMBALIKAN:
        return f"Dikembalikan {nama}"
    return f"Tidak dijawab {nama} sampai {rujukan.tenggat:%d-%m-%Y}"


def _bagian(meja: MejaPermohonan) -> Iterable[Tugas]:
    diterima = meja.sendiri(IZIN_JAWAB, "ke_unit")
    ditetapkan = meja.sendiri(IZIN_JAWAB, "ditetapkan_ke")
    milik = diterima & Q(status=R.DITERIMA) | ditetapkan & Q(status=R.DIPUTUSKAN)
    return _potong(
        _rujukan(milik, ~Q(bagian=""), disampaikan_pada=None),
        "Sampaikan bagian jawaban",
        attrgetter("berkas.jatuh_tempo"),
        attrgetter("bagian"),
        semua="",
    )


def _serahkan(meja: MejaPermohonan) -> Iterable[Tugas]:
    milik = meja.sendiri(IZIN_CATAT, "pemegang")
    janji = Jawaban.objects.terbit().filter(permohonan=OuterRef("pk"))
    return _potong(
        _permohonan(milik, status=S.DIJAWAB, hasil__in=DIBERI).annotate(
            janji=Subquery(janji.values("waktu_penyediaan")[:1])
        ),
        "Serahkan informasi",
        lambda p: _sampai(p, meja.kalender),
        semua="?perlu=serahkan",
    )


def _sampai(permohonan: Any, kalender: Kalender) -> date | None:
    if permohonan.janji is None:
        return None
    try:
        sejak = timezone.localdate(permohonan.dijawab_pada)
        return tambah_hari_kerja(sejak, permohonan.janji, kalender)
    except KalenderBelumDiisi:
        return None


def _balas(meja: MejaPermohonan) -> Iterable[Tugas]:
    milik = meja.sendiri(IZIN_CATAT, "pemegang")
    pesan = PesanPermohonan.objects.filter(permohonan=OuterRef("pk"))
    terakhir = pesan.order_by("-pada", "-pk").values("dari_petugas")[:1]
    baris = _permohonan(milik, status__in=BERJALAN)
    return _potong(
        baris.annotate(dari_kami=Subquery(terakhir)).filter(dari_kami=False),
        "Baca pesan pemohon",
        lambda _p: None,
    )


def _keberatan(meja: MejaPermohonan) -> Iterable[Tugas]:
    terbuka = Keberatan.objects.terbuka().filter(meja.boleh(IZIN_TANGGAPI, "unit"))
    return _potong_keberatan(terbuka, TindakanKeberatan.TANGGAPI.label, "jatuh_tempo")


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


SUMBER: tuple[Callable[[MejaPermohonan], Iterable[Tugas]], ...] = (
    *(_tempatkan, _periksa, _jawab, _terbitkan, _terima_rujukan),
    *(_putuskan, _bagian, _serahkan, _balas, _keberatan),
)


# Work that follows an objection: orders to carry out, disputes


K, H = Keberatan.Status, Keberatan.Hasil
# Disputes that wait for nothing more from the city.
USAI = (Sengketa.Status.DILAKSANAKAN, Sengketa.Status.GUGATAN_PTUN)


def tugas_keberatan(petugas: Petugas, hari_ini: date) -> list[Tugas]:
    """Orders of the Atasan PPID for the officer's units, disputes for who keeps them."""
    hasil = _sengketa() if petugas.has_perm(IZIN_SENGKETA) else []
    return urutkan([*hasil, *_laksanakan(petugas, hari_ini)])


def _laksanakan(petugas: Petugas, hari_ini: date) -> list[Tugas]:
    """Orders about periodic information: no request was reopened that would remind."""
    baris = Keberatan.objects.filter(
        cakupan_sendiri(petugas, IZIN_JAWAB).q("unit"),
        ~Q(hasil=H.DITOLAK),
        status__in=(K.DITANGGAPI, K.DITERIMA_PEMOHON),
        permohonan=None,
        perintah_jatuh_tempo__gte=hari_ini,
    )
    return _potong_keberatan(
        baris, "Laksanakan putusan keberatan", "perintah_jatuh_tempo"
    )


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
