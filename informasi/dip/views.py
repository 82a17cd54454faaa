"""The Daftar Informasi Publik of the city and of each unit, as page and as file.

Columns and their order follow the form of the regulation (Perki 1/2021); class, medium
and address come after them, as PPID sites have them. Rows go by unit, newest first: the
order of an index, so that a million of them stream without sorting.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from operator import attrgetter
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.db.models import Prefetch, Sum
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from informasi.katalog.models import (
    BerkasInformasi,
    DokumenInformasi,
    DokumenQuerySet,
    Keterbacaan,
    Klasifikasi,
)
from informasi.pencarian.models import HitunganKatalog
from organisasi.bahasa import angka, gabung, tanggal
from organisasi.basis_data.versi import pengamat
from organisasi.halaman.publik import (
    alamat_halaman,
    csv_mengalir,
    halaman_publik,
    potong,
    tautan_halaman,
)
from organisasi.kantor.direktori import jalur_ppid, penanggung, unit_kota
from organisasi.kertas.naskah import GERBANG_KERTAS, PDFGagal, cetak_pdf, lambang_svg
from organisasi.kertas.xlsx import XLSX, Tabel, isi_buku
from organisasi.models import JenisUnit, Pengaturan, PeranPPID, Unit
from organisasi.teks import baca_toml, bersih

# Units with a list of their own.
# A bagian or kelurahan without a PPID of its own is answered for by the unit above it.


def per_pemegang(semua: Sequence[Unit]) -> list[list[Unit]]:
    """Each unit that keeps a list, main PPID first, then by kind, with those it answers for.

    Every unit stands in one group.
    """
    kelompok: dict[Unit, list[Unit]] = {}
    menurut_pk = {u.pk: u for u in semua}
    for unit in semua:
        kepala = jalur_ppid(unit, menurut_pk)[-1]
        kelompok.setdefault(kepala, [kepala]).extend({unit} - {kepala})
    urutan = list(JenisUnit)
    return sorted(
        kelompok.values(),
        key=lambda u: (
            u[0].peran_ppid != PeranPPID.UTAMA,
            urutan.index(JenisUnit(u[0].jenis)),
            u[0].nama,
        ),
    )


# Its columns, with their widths in a sheet.
_DIP = baca_toml("informasi/data/register.toml")["dip"]
KOLOM, LEBAR = tuple(_DIP), tuple(_DIP.values())
# Excluded information has a list of its own (UU 14/2008 Ps 11(1)a: DIP without it).
TERBUKA = (Klasifikasi.BERKALA, Klasifikasi.SERTA_MERTA, Klasifikasi.SETIAP_SAAT)
KOLOM_DIBACA = (
    "nomor",
    "judul",
    "ringkasan",
    "penanggung_jawab",
    "unit__nama",
    "unit__sampai",
    "unit__penerus",
    "waktu_pembuatan",
    "tempat_pembuatan",
    "bentuk",
    "jangka_simpan",
    "klasifikasi",
    "keterbacaan",
    "tautan",
    "terbit_pada",
)
# Of a link or file that the last check could not open.
TAK_DAPAT = "sedang tidak dapat dibuka"
# Rows read at a time while streaming.
SEKALI_BACA = 1000


type BarisDIP = dict[str, Any]


def baris_dip(no: int, dokumen: DokumenInformasi) -> BarisDIP:
    """The row of an entry that ``isi_dip`` loaded; what is not known says so."""
    kini = penanggung(dokumen.unit, timezone.localdate())
    sekarang = f" (sekarang {kini.nama})" if kini else ""
    return {
        "no": no,
        "nomor": dokumen.nomor,
        "judul": dokumen.judul,
        "ringkasan": dokumen.ringkasan,
        "menguasai": f"{dokumen.unit.nama}{sekarang}",
        "penanggung_jawab": dokumen.penanggung_jawab,
        "waktu_tempat": f"{dokumen.waktu}, {dokumen.tempat_pembuatan}",
        "bentuk": dokumen.get_bentuk_display(),
        "retensi": dokumen.jangka_simpan or "Belum ditetapkan",
        "klasifikasi": dokumen.get_klasifikasi_display(),
        "media": _media(dokumen),
        "tautan": f"{settings.ALAMAT_PUBLIK}{dokumen.get_absolute_url()}",
    }


def nilai(baris: BarisDIP) -> tuple[int | str, ...]:
    no, _, judul, ringkasan, *lain = baris.values()
    return (no, f"{judul.rstrip('.')}. {ringkasan}", *lain)


def _media(dokumen: DokumenInformasi) -> str:
    jenis: set[str] = {b.jenis.upper() for b in dokumen.berkas.all()}
    if not (jenis or dokumen.tautan):
        return "Belum ada di portal"
    media = ", ".join(sorted(jenis)) or "Tautan situs resmi"
    hidup = dokumen.keterbacaan > Keterbacaan.MINTA
    return media if hidup else f"{media} ({TAK_DAPAT})"


def isi_dip(klasifikasi: str = "") -> DokumenQuerySet:
    berkas = BerkasInformasi.objects.berlaku().only("dokumen_id", "jenis").order_by()
    hasil = (
        DokumenInformasi.objects.terbuka()
        .select_related("unit")
        .only(*KOLOM_DIBACA)
        .prefetch_related(Prefetch("berkas", berkas))
    )
    return hasil.filter(klasifikasi=klasifikasi) if klasifikasi else hasil


@dataclass(frozen=True, slots=True)
class DaftarDIP:
    """A list: of a unit or of the city (``unit`` None), perhaps of one class.

    ``anggota`` are the units whose entries stand in it, in the order of the rows;
    ``hitungan`` is the number of entries of each class, whatever the filter.
    """

    unit: Unit | None
    anggota: tuple[Unit, ...]
    hitungan: Mapping[str, int]
    klasifikasi: str = ""

    @property
    def jumlah(self) -> int:
        if self.klasifikasi:
            return self.hitungan[self.klasifikasi]
        return sum(self.hitungan.values())

    @property
    def per_klasifikasi(self) -> list[tuple[str, int]]:
        return [(Klasifikasi(k).label, n) for k, n in self.hitungan.items()]

    def potongan(self, mulai: int, akhir: int) -> list[BarisDIP]:
        """Rows ``mulai`` to ``akhir`` for a page, in two queries; a unit's list only."""
        isi = isi_dip(self.klasifikasi).filter(unit__in=self.anggota)
        baris = isi.order_by("unit_id", "-terbit_pada", "-pk")[mulai:akhir]
        return [baris_dip(no, d) for no, d in enumerate(baris, mulai + 1)]

    def alir(self, batas: int | None = None) -> Iterator[BarisDIP]:
        """All rows (at most ``batas``), read piece by piece, without a transaction."""
        semua = (d for unit in self.anggota for d in self._satu_unit(unit))
        for no, dokumen in enumerate(islice(semua, batas), 1):
            yield baris_dip(no, dokumen)

    def _satu_unit(self, unit: Unit) -> Iterator[DokumenInformasi]:
        isi = isi_dip(self.klasifikasi).filter(unit=unit).terbaru()
        bagian = list(isi[:SEKALI_BACA])
        while bagian:
            yield from bagian
            akhir = bagian[-1]
            if len(bagian) < SEKALI_BACA or akhir.terbit_pada is None:
                return
            bagian = list(isi.setelah(akhir.terbit_pada, akhir.pk)[:SEKALI_BACA])


def ringkasan_kota() -> tuple[list[DaftarDIP], DaftarDIP]:
    per_unit, semua = _hitung(), per_pemegang(unit_kota())
    ringkasan = [
        _daftar(kelompok[0], kelompok, per_unit)
        for kelompok in semua
        # Whose unit has ended, or has no PPID, while something is held there.
        if (kelompok[0].peran_ppid != PeranPPID.TANPA and kelompok[0].sampai is None)
        or any(u.pk in per_unit for u in kelompok)
    ]
    return ringkasan, _daftar(None, _urut_baca(*semua), per_unit)


def cari_daftar(slug: str, klasifikasi: str = "") -> DaftarDIP:
    """The list of one unit with the units below it that have no PPID of their own.

    Of the city when ``slug`` is "". Raises Http404 when no unit has this address.
    """
    semua = unit_kota()
    if not slug:
        anggota = _urut_baca(*per_pemegang(semua))
        return _daftar(None, anggota, _hitung(), klasifikasi)
    unit = next((u for u in semua if u.slug == slug), None)
    if unit is None:
        raise Http404
    menurut_pk = {u.pk: u for u in semua}
    anggota = _urut_baca([u for u in semua if unit in jalur_ppid(u, menurut_pk)])
    return _daftar(unit, anggota, _hitung(), klasifikasi)


def _daftar(
    unit: Unit | None,
    anggota: Sequence[Unit],
    per_unit: Mapping[int, Mapping[str, int]],
    klasifikasi: str = "",
) -> DaftarDIP:
    berisi = [
        u
        for u in anggota
        if sum(n for k, n in per_unit.get(u.pk, {}).items() if klasifikasi in {"", k})
    ]
    bagian = [per_unit.get(u.pk, {}) for u in anggota]
    jumlah = {str(k): sum(b.get(k, 0) for b in bagian) for k in TERBUKA}
    return DaftarDIP(unit, tuple(berisi), jumlah, klasifikasi)


def _hitung() -> dict[int, dict[str, int]]:
    hasil: dict[int, dict[str, int]] = {}
    baris = HitunganKatalog.objects.filter(klasifikasi__in=TERBUKA, jumlah__gt=0)
    for unit, klasifikasi, jumlah in (
        baris.values_list("unit_id", "klasifikasi").annotate(Sum("jumlah")).order_by()
    ):
        hasil.setdefault(unit, {})[klasifikasi] = jumlah
    return hasil


def _urut_baca(*semua: Iterable[Unit]) -> list[Unit]:
    """Each group in the order of the index that serves the rows."""
    return [u for kelompok in semua for u in sorted(kelompok, key=attrgetter("pk"))]


# Title, state and notes around a list

# Rows of one paper and of one sheet; CSV holds all.
BARIS_PDF = 500
BARIS_XLSX = 5_000


def naskah_dip(daftar: DaftarDIP, *, batas: int) -> dict[str, Any]:
    atur = Pengaturan.objects.kini()
    return {
        "judul": f"Daftar Informasi Publik {daftar.unit or atur.nama_kota}",
        "keterangan": f"{jumlah_teks(daftar)}. Keadaan {tanggal(timezone.localdate())}.",
        "penerbit": atur.nama_portal,
        "pengantar": [
            *filter(None, (terpotong(daftar, batas), termasuk(daftar))),
            f"Informasi yang dikecualikan ada di {_penuh('informasi:dikecualikan-daftar')}",
        ],
    }


def jumlah_teks(daftar: DaftarDIP) -> str:
    teks = f"{angka(daftar.jumlah)} informasi yang terbuka"
    if daftar.klasifikasi:
        teks += f", klasifikasi {Klasifikasi(daftar.klasifikasi).label.lower()}"
    return teks


def termasuk(daftar: DaftarDIP) -> str:
    if daftar.unit is None:
        return ""
    nama = [u.nama for u in daftar.anggota if u != daftar.unit]
    return f"Termasuk yang dikuasai {gabung(nama)}." if nama else ""


def terpotong(daftar: DaftarDIP, batas: int) -> str:
    if daftar.jumlah <= batas:
        return ""
    return (
        f"Memuat {angka(batas)} baris pertama dari {angka(daftar.jumlah)}; "
        f"seluruhnya sebagai CSV di {_penuh(*alamat_unduh(daftar, 'csv'))}"
    )


def alamat_unduh(daftar: DaftarDIP, jenis: str) -> tuple[str, dict[str, str]]:
    if daftar.unit is None:
        return f"informasi:dip-{jenis}", {}
    return f"informasi:dip-unit-{jenis}", {"slug": daftar.unit.slug}


def _penuh(nama: str, argumen: dict[str, str] | None = None) -> str:
    return f"{settings.ALAMAT_PUBLIK}{reverse(nama, kwargs=argumen)}"


# The pages, and the list as a file.
# PDF and XLSX hold a stated number of rows; CSV is whole.

DIP = Path(__file__).resolve().parents[1] / "tipografi" / "dip.typ"
TEKS = "text/plain; charset=utf-8"
type Jawab = HttpResponse | StreamingHttpResponse


@halaman_publik("klasifikasi", simpan=False)
def dip_berkas(request: HttpRequest, jenis: str, slug: str = "") -> Jawab:
    klasifikasi, galat = baca_klasifikasi(request)
    if galat:
        return HttpResponse(galat, status=400, content_type=TEKS)
    jawab = PEMBUAT[jenis](cari_daftar(slug, klasifikasi))
    nama = "-".join(filter(None, ("dip", slug or "kota", klasifikasi)))
    cara = "inline" if jenis == "pdf" else "attachment"
    jawab["Content-Disposition"] = f'{cara}; filename="{nama}.{jenis}"'
    jawab["Access-Control-Allow-Origin"] = "*"
    return jawab


def baca_klasifikasi(request: HttpRequest) -> tuple[str, str]:
    diminta = request.GET.get("klasifikasi", "")
    if diminta in {"", *TERBUKA}:
        return diminta, ""
    if diminta == Klasifikasi.DIKECUALIKAN:
        return "", "Informasi yang dikecualikan mempunyai daftar sendiri."
    pilihan = ", ".join(TERBUKA)
    return (
        "",
        f"Klasifikasi “{bersih(diminta)[:40]}” tidak dikenal. Pilihannya: {pilihan}.",
    )


def unduhan(daftar: DaftarDIP) -> list[dict[str, str]]:
    ekor = f"?klasifikasi={daftar.klasifikasi}" if daftar.klasifikasi else ""
    return [
        {
            "jenis": jenis.upper(),
            "url": reverse(nama, kwargs=argumen) + ekor,
            "teks": teks,
            "catatan": f"{angka(batas)} baris pertama"
            if batas and daftar.jumlah > batas
            else "",
        }
        for jenis, teks, batas in (
            ("pdf", "untuk dicetak", BARIS_PDF),
            ("xlsx", "untuk lembar kerja", BARIS_XLSX),
            ("csv", "semua baris", 0),
        )
        for nama, argumen in (alamat_unduh(daftar, jenis),)
    ]


def _kertas(
    buat: Callable[[DaftarDIP], bytes], tipe: str, daftar: DaftarDIP
) -> HttpResponse:
    """The file of ``buat``, made once for each state of the public side and each day.

    It takes a second of computing, and anybody may ask for it again and again.
    """
    hari = timezone.localdate()
    bagian = (tipe, daftar.unit and daftar.unit.pk, daftar.klasifikasi, hari)
    kunci = f"dip:{pengamat.kunci()}:{':'.join(map(str, bagian))}"
    isi = caches["kertas"].get(kunci)
    if isi is None:
        try:
            isi = buat(daftar)
        except PDFGagal:
            return HttpResponse(
                "PDF sedang tidak dapat dibuat. Unduh XLSX atau CSV, atau cetak halamannya.",
                status=503,
                content_type=TEKS,
            )
        caches["kertas"].set(kunci, isi)
    return HttpResponse(isi, content_type=tipe)


def _pdf(daftar: DaftarDIP) -> bytes:
    """A tagged PDF (PDF/UA-1), to print and to sign."""
    semua = daftar.alir(BARIS_PDF)
    isi = {
        **naskah_dip(daftar, batas=BARIS_PDF),
        "kolom": KOLOM,
        "baris": [(*nilai(b)[:-1], (b["nomor"], b["tautan"])) for b in semua],
        "lambang": lambang_svg(),
    }
    return cetak_pdf(isi, pada=timezone.now(), naskah=DIP)


def _xlsx(daftar: DaftarDIP) -> bytes:
    naskah = naskah_dip(daftar, batas=BARIS_XLSX)
    judul, ket = naskah["judul"], naskah["keterangan"]
    pengantar = [judul, ket, *naskah["pengantar"], ""]
    baris = map(nilai, daftar.alir(BARIS_XLSX))
    with GERBANG_KERTAS.masuk():
        return isi_buku((), [Tabel(judul, KOLOM, baris, LEBAR, pengantar)])


def _csv(daftar: DaftarDIP) -> StreamingHttpResponse:
    isi = csv_mengalir(KOLOM, map(nilai, daftar.alir()))
    return StreamingHttpResponse(isi, content_type="text/csv; charset=utf-8")


PEMBUAT: dict[str, Callable[[DaftarDIP], Jawab]] = {
    "pdf": partial(_kertas, _pdf, "application/pdf"),
    "xlsx": partial(_kertas, _xlsx, XLSX),
    "csv": _csv,
}


PER_HALAMAN = 100
JUDUL_JENIS = {
    JenisUnit.OPD: "PPID Utama dan perangkat daerah",
    JenisUnit.KECAMATAN: "Kecamatan",
    JenisUnit.KELURAHAN: "Kelurahan",
}


@halaman_publik()
def dip(request: HttpRequest) -> HttpResponse:
    ringkasan, daftar = ringkasan_kota()
    bagian = [
        {
            "judul": judul,
            "baris": [r for r in ringkasan if r.unit and r.unit.jenis == jenis],
        }
        for jenis, judul in JUDUL_JENIS.items()
    ]
    konteks = {
        "daftar": daftar,
        "bagian": [b for b in bagian if b["baris"]],
        "unduhan": unduhan(daftar),
    }
    return render(request, "informasi/dip/daftar.html", konteks)


@halaman_publik("klasifikasi", "halaman")
def dip_unit(request: HttpRequest, slug: str) -> HttpResponse:
    klasifikasi, galat = baca_klasifikasi(request)
    daftar = cari_daftar(slug, klasifikasi)
    nomor = request.GET.get("halaman")
    halaman = potong(nomor, jumlah=daftar.jumlah, isi=PER_HALAMAN)
    galat = galat or halaman.galat
    konteks = {
        "daftar": daftar,
        "unit": daftar.unit,
        "kolom": KOLOM,
        "baris": daftar.potongan(halaman.mulai, halaman.akhir),
        "galat": galat,
        "jumlah_teks": jumlah_teks(daftar),
        "termasuk": termasuk(daftar),
        "pilahan": _pilahan(daftar),
        "unduhan": unduhan(daftar),
        "halaman": halaman,
        **tautan_halaman(halaman, klasifikasi=klasifikasi),
    }
    status = 400 if galat else 200
    return render(request, "informasi/dip/unit.html", konteks, status=status)


def _pilahan(daftar: DaftarDIP) -> list[dict[str, Any]]:
    semua = sum(daftar.hitungan.values())
    return [
        {
            "teks": teks,
            "jumlah": jumlah,
            "url": alamat_halaman(1, klasifikasi=kode),
            "aktif": kode == daftar.klasifikasi,
        }
        for kode, teks, jumlah in (
            ("", "Semua", semua),
            *((k, Klasifikasi(k).label, n) for k, n in daftar.hitungan.items()),
        )
    ]
