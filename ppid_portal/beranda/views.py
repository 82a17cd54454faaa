"""The entrance: home page, one door, one search, units, retention, written pages."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet, Sum
from django.db.models.functions import JSONObject
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from informasi.models import (
    DokumenInformasi,
    HitunganKatalog,
    Klasifikasi,
    PencarianNihil,
    tambah_bulan,
)
from informasi.pemohon.actions import SEJAK_TERIMA as PERMOHONAN
from informasi.pencarian.daftar import disorot, muat_baris
from informasi.pencarian.pencarian import HasilCari, cari
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.bahasa import Korpus, angka
from organisasi.basis_data.versi import per_versi
from organisasi.halaman.publik import halaman_publik, jawab_json
from organisasi.kabar.models import SIMPAN_TERKIRIM
from organisasi.kantor.direktori import (
    cari_unit,
    lingkup,
    pertolongan,
    unit_kota,
    unit_lebur,
)
from organisasi.langganan.actions import TUNGGU_PASTI
from organisasi.models import (
    BatasWaktu,
    DasarHukum,
    Halaman,
    HariLibur,
    KanalLayanan,
    NamaUnit,
    Pengaturan,
    Unit,
)
from organisasi.pintu.pengenal import kenali
from organisasi.staf.isian import UMUR_JAM
from organisasi.teks import baca_toml, bersih
from organisasi.waktu.tenggat import hitung_tenggat
from pemangku.ruang.pendaftaran import HANGUS_SETELAH
from pengaduan.aduan.kategori import kategori_aktif
from pengaduan.aduan.pilihan import KelasPengaduan
from pengaduan.aduan.waktu import SEJAK_TERIMA as PENGADUAN
from pengaduan.pelapor.actions import SIMPAN_KONTAK
from ppid_portal.beranda import direktori_unit as direktori
from ppid_portal.beranda.pintu import isi_tanya, pintu_tampil, semua_tanya

# One search over everything: doors, catalogue, units, pages, questions

BANYAK_DOKUMEN = 10
BANYAK_LAIN = 5
# A page is long: a word or two of it are found by chance more often than in a name.
AMBANG_HALAMAN = 0.5


class Temu(NamedTuple):
    jenis: str
    judul: str
    url: str
    keterangan: str


def cari_semua(q: str) -> dict[str, Any]:
    dikenali, bantu = kenali(q), pertolongan(q)
    pintu = pintu_tampil(dikenali, q, bantu)
    # Where no word says anything, a door says more than entries with "data" in them.
    katalog = cari(q if dikenali.kata or not pintu else "")
    dokumen = _dokumen(katalog)
    sudah = {satu.alamat for satu in pintu}
    lain = [t for t in _lain(q, mirip=not pintu) if t.url not in sudah]
    return {
        "q": q,
        "katalog": katalog,
        "dokumen": dokumen,
        "lain": lain,
        "pintu": pintu,
        "pertolongan": bantu,
        "sebagian": len(katalog.calon) - len(dokumen) if not dokumen else 0,
        "nihil": not (dokumen or lain or pintu or bantu),
        "jumlah_teks": "1.000+" if katalog.penuh else f"{len(katalog.calon)}",
    }


def _dokumen(katalog: HasilCari) -> list[DokumenInformasi]:
    """The first rows; of those with some of the words only what has half of them."""
    pk = [c.pk for c in katalog.calon[:BANYAK_DOKUMEN]]
    semua = muat_baris(pk, katalog.kueri) if pk else []
    tafsir = katalog.tafsir
    perlu = (len(tafsir.kelompok) + len(tafsir.asing)) / 2
    if not (katalog.longgar or tafsir.asing):
        return semua
    return [d for d in semua if len(disorot(d)) >= perlu]


def _lain(q: str, *, mirip: bool) -> Iterator[Temu]:
    """Pages and questions; units that are merely alike only where no door fits."""
    for unit in cari_unit(q)[:BANYAK_LAIN] if mirip else ():
        yield Temu("Unit", unit.nama, unit.get_absolute_url(), unit.tugas)
    yield from per_versi("halaman.cari", _korpus_halaman).cari(q)[:BANYAK_LAIN]


def _korpus_halaman() -> Korpus[Temu]:
    semua = Halaman.objects.terbit().order_by("judul").defer("isi", "isi_html")
    isi = [
        (Temu("Halaman", h.judul, h.get_absolute_url(), h.ringkas), h.teks_cari)
        for h in semua
    ]
    isi += [
        (Temu("Pertanyaan", t.judul, t.alamat, t.ringkas), f"{t.judul} {t.ringkas}")
        for t in semua_tanya().values()
    ]
    return Korpus(isi, ambang=AMBANG_HALAMAN)


# The home page


def informasi_terbaru(
    banyak: int, *, unit: Unit | None = None
) -> list[DokumenInformasi]:
    """The newest that can be read; of a unit also what must be asked for, after it."""
    objek = DokumenInformasi.objects
    semua = objek.terbuka().filter(unit=unit) if unit else objek.terbaca()
    return list(semua.untuk_daftar().urut_baca()[:banyak])


BANYAK_BARU_BERANDA, BANYAK_PILIHAN = 3, 10
# UU 14/2008 Ps 9: periodic information at least every six months.
BULAN_BERKALA = 6


@halaman_publik()
def beranda(request: HttpRequest) -> HttpResponse:
    hari_ini = timezone.localdate()
    pilihan = DokumenInformasi.objects.pilihan().untuk_daftar()
    konteks = {
        "pilihan": pilihan[:BANYAK_PILIHAN],
        "baru": informasi_terbaru(BANYAK_BARU_BERANDA),
        "jumlah": direktori.jumlah("terbaca"),
        "kantor": direktori.ppid_berisi(hari_ini)[1],
        "bidang": direktori.bidang_kecamatan(hari_ini),
        "angka": _angka(hari_ini),
    }
    return render(request, "ppid_portal/beranda/beranda.html", konteks)


def _angka(hari_ini: date) -> list[dict[str, str]]:
    if not direktori.jumlah():
        return []
    terbaca, banyak_berkala = map(direktori.jumlah, ("terbaca", "berkala"))
    berisi, ppid = direktori.ppid_berisi(hari_ini)
    daftar = reverse("informasi:dokumen-daftar")
    kalimat = [
        (angka(terbaca), "informasi publik bisa dibaca sekarang", daftar),
        (
            f"{angka(berisi)} dari {angka(ppid)}",
            "unit yang punya PPID sudah mengisi daftar itu",
            reverse("unit-daftar"),
        ),
    ]
    # Where none was renewed yet the share would only say that the portal is new.
    if banyak_berkala and (tepat := _tepat_waktu(hari_ini)):
        kalimat.append(
            (
                f"{angka(tepat)} dari {angka(banyak_berkala)}",
                "informasi berkala tercatat diperbarui tepat waktu",
                f"{daftar}?klasifikasi={Klasifikasi.BERKALA.value}",
            )
        )
    return [{"besar": b, "kalimat": k, "url": u} for b, k, u in kalimat]


def _tepat_waktu(hari_ini: date) -> int:
    """Periodic entries renewed in time; counted once per version and day.

    An entry without a day of renewal is not known to be in time. Nothing older than six
    months can be (UU 14/2008 Ps 9), so the index is read from there on.
    """

    def hitung() -> int:
        sejak = tambah_bulan(hari_ini, -BULAN_BERKALA)
        semua = DokumenInformasi.objects.filter(dimutakhirkan_pada__gte=sejak)
        berkala = semua.terbit().filter(klasifikasi=Klasifikasi.BERKALA)
        return berkala.exclude(pk__in=semua.basi(hari_ini).values("pk")).count()

    return per_versi(f"beranda.tepat_waktu.{hari_ini}", hitung)


# The one door: one question, then whose matter it is and how to reach them

# Danger has its own address and is not here: it must never be one answer among others.
BERKADAR = KelasPengaduan.BERKADAR
SOAL: list[dict[str, Any]] = baca_toml("ppid_portal/data/layanan.toml")["soal"]
MENURUT_KODE = {soal["kode"]: soal for soal in SOAL}
POTONG = 40


@halaman_publik("soal")
def layanan(request: HttpRequest) -> HttpResponse:
    kode = request.GET.get("soal", "")
    soal = MENURUT_KODE.get(kode)
    konteks = {
        "soal": soal,
        "templat": f"ppid_portal/beranda/layanan/{kode}.html",
        "lain": [s for s in SOAL if s is not soal],
        "tak_dikenal": bersih(kode)[:POTONG] if kode and not soal else "",
        "kanal": _kanal(soal) if soal else {},
        # Named as the form names it; grave cases are the inspectorate's.
        "pengawas": lambda: [k for k in kategori_aktif() if k.kelas == BERKADAR],
    }
    return render(
        request,
        "ppid_portal/beranda/layanan/layanan.html",
        konteks,
        status=400 if kode and not soal else 200,
    )


def _kanal(soal: dict[str, Any]) -> dict[str, list[KanalLayanan]]:
    hasil: dict[str, list[KanalLayanan]] = {
        jenis: [] for jenis in soal.get("kanal", ())
    }
    semua = KanalLayanan.objects.filter(jenis__in=hasil)
    for kanal in semua.exclude(lingkup=soal.get("tanpa", "-")).order_by("urut", "nama"):
        hasil[kanal.jenis].append(kanal)
    return hasil


# Search over everything

PANJANG_MAKS = 200
BANYAK_SARAN, SARAN_SEJAK = 8, 3


@halaman_publik("q")
def halaman_cari(request: HttpRequest) -> HttpResponse:
    q, terpotong = _kata(request)
    konteks: dict[str, Any] = {"q": q, "terpotong": terpotong}
    if q:
        konteks |= cari_semua(q)
        if not konteks["dokumen"] and not konteks["pintu"]:
            PencarianNihil.objects.catat(q, pada=timezone.now())
    return render(request, "ppid_portal/beranda/cari.html", konteks)


@halaman_publik("q")
def cari_saran(request: HttpRequest) -> HttpResponse:
    """Names of what there is with a word that begins so; for the box while typing.

    Never from the lists of words: they hold what people in danger or in anger write.
    """
    q = _kata(request)[0]
    saran = _bernama(q) if len(q) >= SARAN_SEJAK else []
    return jawab_json({"saran": list(dict.fromkeys(saran))[:BANYAK_SARAN]})


def _bernama(awal: str) -> list[str]:
    """Questions, topics of complaints, units and open entries, in this order."""
    nama = [
        *(satu.judul for satu in semua_tanya().values()),
        *(satu.nama for satu in kategori_aktif()),
        *(satu.nama for satu in unit_kota()),
    ]
    pola = re.escape(awal)
    cocok = re.compile(rf"\b{pola}", re.IGNORECASE).search
    judul = DokumenInformasi.objects.terbuka().filter(judul__iregex=rf"\m{pola}")
    dokumen = judul.order_by("judul").values_list("judul", flat=True)[:BANYAK_SARAN]
    return [*filter(cocok, nama), *dokumen]


# Frequent questions


@halaman_publik()
def tanya_daftar(request: HttpRequest) -> HttpResponse:
    konteks = {"semua": semua_tanya().values()}
    return render(request, "ppid_portal/beranda/tanya.html", konteks)


@halaman_publik()
def tanya_satu(request: HttpRequest, slug: str) -> HttpResponse:
    if not (tanya := semua_tanya().get(slug)):
        raise Http404
    return render(request, "ppid_portal/beranda/tanya.html", isi_tanya(tanya))


def _kata(request: HttpRequest) -> tuple[str, bool]:
    q = " ".join(bersih(request.GET.get("q", "")).split())
    return q[:PANJANG_MAKS], len(q) > PANJANG_MAKS


# The directory: every unit, and the page of one

BANYAK_BARU_UNIT = 5


@halaman_publik("q")
def unit_daftar(request: HttpRequest) -> HttpResponse:
    q, terpotong = _kata(request)
    konteks: dict[str, Any] = {"q": q, "terpotong": terpotong}
    if q:
        konteks["hasil"] = direktori.cari(q)
    else:
        hari_ini = timezone.localdate()
        konteks["kelompok"] = direktori.daftar(hari_ini)
        konteks["bidang"] = direktori.bidang_kecamatan(hari_ini)
    return render(request, "ppid_portal/beranda/unit/daftar.html", konteks)


@halaman_publik()
def unit_rinci(request: HttpRequest, slug: str) -> HttpResponse:
    hari_ini = timezone.localdate()
    unit = get_object_or_404(_lengkap(slug, hari_ini), slug=slug)
    konteks = {
        "unit": unit,
        "isi": _isi(unit),
        "baru": informasi_terbaru(BANYAK_BARU_UNIT, unit=unit),
        "bawahan": direktori.di_bawah(unit, hari_ini),
        "pendahulu": direktori.pendahulu(unit),
        "berakhir": unit.berakhir(hari_ini),
    }
    return render(request, "ppid_portal/beranda/unit/rinci.html", konteks)


def _lengkap(slug: str, hari: date) -> QuerySet[Unit]:
    """Units with their former names and the counts of each class, in one query.

    The counts are those of the list they lead to: with ended units it answers for.
    """
    pk = next((u.pk for u in unit_kota() if u.slug == slug), 0)
    nama = NamaUnit.objects.filter(unit=OuterRef("pk")).values(
        data=JSONObject(nama="nama", mulai="mulai__year", sampai="sampai__year")
    )
    jumlah = (
        HitunganKatalog.objects.filter(unit_id__in=lingkup(pk, unit_lebur(hari)))
        .values("klasifikasi")
        .annotate(n=Sum("jumlah"))
        .filter(n__gt=0)
        .values(data=JSONObject(klasifikasi="klasifikasi", jumlah="n"))
    )
    return (
        Unit.objects.select_related("induk", "penerus", "wilayah")
        .defer("teks_cari")
        .annotate(dahulu=ArraySubquery(nama), hitungan=ArraySubquery(jumlah))
    )


def _isi(unit: Unit) -> dict[str, Any]:
    jumlah = {b["klasifikasi"]: b["jumlah"] for b in unit.hitungan}  # type: ignore[attr-defined]
    alamat = f"{reverse('informasi:dokumen-daftar')}?unit={unit.slug}"
    kelas = [
        {
            "nama": k.label,
            "jumlah": jumlah[k.value],
            "url": f"{alamat}&klasifikasi={k.value}",
        }
        for k in Klasifikasi
        if k != Klasifikasi.DIKECUALIKAN and k.value in jumlah
    ]
    return {
        "kelas": kelas,
        "jumlah": sum(b["jumlah"] for b in kelas),
        "dikecualikan": jumlah.get(Klasifikasi.DIKECUALIKAN, 0),
        "url": alamat,
    }


# How long which data are kept, by the limits and settings in force


def _masa(hari_ini: date) -> dict[str, Any]:
    """Each number comes from where the jobs read it, too."""
    return {
        "atur": Pengaturan.objects.kini(),
        "permohonan": _jumlah(PERMOHONAN, hari_ini),
        "pengaduan": _jumlah(PENGADUAN, hari_ini),
        "kontak": SIMPAN_KONTAK.days,
        "kepastian": TUNGGU_PASTI.days,
        "draf": settings.UMUR_DRAF_HARI,
        "berkas_draf": settings.UMUR_BERKAS_DRAF_JAM,
        "ketikan": UMUR_JAM,
        "surel": SIMPAN_TERKIRIM.days,
        "pintu": HANGUS_SETELAH.days,
    }


def _jumlah(kode: Sequence[str], hari_ini: date) -> str:
    semua = BatasWaktu.objects.terkini(hari_ini).filter(kode__in=kode)
    menurut = {batas.kode: batas for batas in semua}
    jumlah: dict[str, int] = {}
    for batas in (menurut[satu] for satu in kode if satu in menurut):
        satuan = batas.get_satuan_display()
        jumlah[satuan] = jumlah.get(satuan, 0) + batas.nilai
    return " dan ".join(f"{n} {satuan}" for satuan, n in sorted(jumlah.items()))


# Pages that staff write, some with rows of tables below the text

# The limit of the worked example: the answer to a request (UU 14/2008 Ps 22 ayat 7).
BATAS_CONTOH = "permohonan.jawab"


@halaman_publik()
def tentang_daftar(request: HttpRequest) -> HttpResponse:
    semua = Halaman.objects.terbit().only("slug", "judul", "ringkas")
    konteks = {"halaman": semua}
    return render(request, "ppid_portal/beranda/tentang/daftar.html", konteks)


@halaman_publik()
def tentang(request: HttpRequest, slug: str) -> HttpResponse:
    halaman = get_object_or_404(Halaman.objects.terbit(), slug=slug)
    konteks: dict[str, Any] = {"halaman": halaman}
    if slug in TAMBAHAN:
        konteks["templat"], muat = TAMBAHAN[slug]
        konteks |= muat(timezone.localdate())
    return render(request, "ppid_portal/beranda/tentang/rinci.html", konteks)


def _dasar_hukum(_hari_ini: date) -> dict[str, Any]:
    semua = list(DasarHukum.objects.select_related("diganti_oleh"))
    return {
        "berlaku": [d for d in semua if d.berlaku],
        "diganti": [d for d in semua if not d.berlaku],
    }


def _hari_libur(hari_ini: date) -> dict[str, Any]:
    tahun = (hari_ini.year, hari_ini.year + 1)
    semua = list(HariLibur.objects.berlaku_di().filter(tanggal__year__in=tahun))
    return {
        "tahun": [
            _setahun(t, [h for h in semua if h.tanggal.year == t]) for t in tahun
        ],
        "contoh": _contoh(hari_ini),
    }


def _setahun(tahun: int, hari: list[HariLibur]) -> dict[str, Any]:
    dasar = dict.fromkeys(h.dasar for h in hari if h.dasar)
    return {"tahun": tahun, "hari": hari, "dasar": list(dasar)}


def _contoh(hari_ini: date) -> str:
    try:
        return hitung_tenggat(BATAS_CONTOH, hari_ini).kalimat()
    except TindakanTerlarang as galat:
        return str(galat)


TAMBAHAN: dict[str, tuple[str, Callable[[date], dict[str, Any]]]] = {
    "dasar-hukum": ("ppid_portal/beranda/tentang/dasar_hukum.html", _dasar_hukum),
    "privasi": ("ppid_portal/beranda/tentang/masa_simpan.html", _masa),
    "cara-menghitung-hari-kerja": (
        "ppid_portal/beranda/tentang/hari_libur.html",
        _hari_libur,
    ),
}
