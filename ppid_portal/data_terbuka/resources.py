"""The resources of the API, where their rows come from, and the OpenAPI 3.1 document."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, cast

from django.conf import settings
from django.utils import timezone

from informasi.katalog.views import (
    dokumen_publik,
    rinci_data,
    sebagai_data as sebagai_data_informasi,
)
from informasi.models import BentukInformasi, Klasifikasi
from informasi.pencarian import daftar as katalog
from organisasi.basis_data.versi import per_versi
from organisasi.halaman.publik import Kursor
from organisasi.kantor.direktori import unit_kota
from organisasi.models import JenisUnit, KanalLayanan, PeranPPID
from pemangku.inventaris.direktori import (
    cari,
    label_saringan as label_saringan_mitra,
    sebagai_data as sebagai_data_mitra,
    sesudah_nomor,
)
from pemangku.kunjungan.umum import sebagai_data as sebagai_data_kunjungan, terbaru
from pemangku.models import Kegiatan
from pengaduan.umum.daftar import (
    STATUS,
    halaman,
    label_saringan as label_saringan_pengaduan,
    sebagai_data as sebagai_data_pengaduan,
    terpilih,
    tulis_kunci,
)
from ppid_portal.angka.hitung import INDIKATOR
from ppid_portal.angka.periode import periode_diminta
from ppid_portal.beranda import direktori_unit as direktori
from ppid_portal.beranda.direktori_unit import sebagai_data as sebagai_data_unit
from ppid_portal.data_terbuka.resource import (
    BANYAK,
    SETELAH,
    Arg,
    GalatApi,
    LembarApi,
    Ruas,
    Skema,
    SumberApi,
    dari_memori,
    lembar,
    potong,
    skema_objek,
)
from ppid_portal.kinerja.halaman import KOLOM, BarisBerkas, Kinerja

# Entries of the public list

KLASIFIKASI = tuple(k.value for k in Klasifikasi if k != Klasifikasi.DIKECUALIKAN)


def _daftar_informasi(
    arg: Mapping[str, Any], kursor: Kursor | None, banyak: int
) -> LembarApi:
    dipilih = dict(arg)
    if "unit" in dipilih:
        dipilih["unit"] = katalog.unit_beralamat()[dipilih["unit"]]
    semua = katalog.terpilih(dipilih).terbaru()
    if kursor is not None:
        semua = semua.setelah(*kursor)
    return lembar(
        semua[: banyak + 1],
        banyak,
        sebagai_data_informasi,
        lambda d: Kursor(cast(datetime, d.terbit_pada), d.pk),
    )


INFORMASI = SumberApi(
    nama="informasi",
    daftar=_daftar_informasi,
    satu=lambda nomor: rinci_data(d) if (d := dokumen_publik(nomor)) else None,
    pilihan={
        "klasifikasi": KLASIFIKASI,
        "unit": katalog.unit_beralamat,
        "kategori": lambda: katalog.kamus()["kategori"],
        "bentuk": tuple(BentukInformasi.values),
    },
)


# Published complaints

PENGADUAN = SumberApi(
    nama="pengaduan",
    daftar=lambda arg, kursor, banyak: lembar(
        halaman(terpilih(arg), kursor, banyak + 1),
        banyak,
        sebagai_data_pengaduan,
        tulis_kunci,
    ),
    satu=lambda nomor: next(
        map(sebagai_data_pengaduan, terpilih({}).filter(nomor=nomor.upper())), None
    ),
    pilihan={
        "status": tuple(STATUS),
        "kategori": lambda: label_saringan_pengaduan()["kategori"],
        "kelurahan": lambda: label_saringan_pengaduan()["kelurahan"],
    },
)


# Units of the city


def _semua_unit() -> list[dict[str, Any]]:
    semua = direktori.semua_unit()
    slug = {u.pk: u.slug for u in semua}
    return [sebagai_data_unit(u, slug) for u in semua]


UNIT = SumberApi(
    nama="unit",
    daftar=dari_memori(_semua_unit, "slug"),
    satu=lambda slug: next((u for u in _semua_unit() if u["slug"] == slug), None),
    kunci="slug",
    menurut_waktu=False,
    pilihan={"jenis": tuple(JenisUnit.values), "peran_ppid": tuple(PeranPPID.values)},
)


# Service channels and emergency numbers


def _data_kanal(kanal: KanalLayanan) -> dict[str, Any]:
    hari = kanal.diperiksa_pada
    lain = {
        "web": kanal.alamat_web,
        "diperiksa_pada": hari.isoformat() if hari else None,
    }
    return {r.nama: lain.get(r.nama, getattr(kanal, r.nama)) for r in KANAL.ruas} | lain


def _semua_kanal() -> list[dict[str, Any]]:
    return per_versi(
        "api.kanal", lambda: [_data_kanal(k) for k in KanalLayanan.objects.all()]
    )


KANAL = SumberApi(
    nama="kanal",
    daftar=dari_memori(_semua_kanal, "kode"),
    kunci="kode",
    menurut_waktu=False,
    pilihan={"jenis": tuple(KanalLayanan.Jenis.values)},
)


# Partner bodies


MITRA = SumberApi(
    nama="mitra",
    daftar=lambda arg, setelah, banyak: lembar(
        sesudah_nomor(arg, setelah or "", banyak + 1),
        banyak,
        sebagai_data_mitra,
        lambda p: p.nomor,
    ),
    satu=lambda nomor: sebagai_data_mitra(p) if (p := cari(nomor.upper())) else None,
    menurut_waktu=False,
    pilihan={
        "kecamatan": lambda: label_saringan_mitra()["kecamatan"],
        "unsur": lambda: label_saringan_mitra()["unsur"],
    },
)


# Visits of rounds that have begun

SEHARI = timedelta(days=1)


def _daftar_kunjungan(
    arg: Mapping[str, Any], setelah: str | None, banyak: int
) -> LembarApi:
    semua = terbaru().order_by("nomor")
    if hari := arg.get("dari"):
        semua = semua.filter(mulai__gte=_awal(hari))
    if hari := arg.get("sampai"):
        semua = semua.filter(mulai__lt=_awal(hari + SEHARI))
    if slug := arg.get("tuan_rumah"):
        semua = semua.filter(tuan_rumah__slug=slug)
    if status := arg.get("status"):
        semua = semua.filter(status=status)
    if setelah:
        semua = semua.filter(nomor__gt=setelah)
    return lembar(
        semua[: banyak + 1], banyak, sebagai_data_kunjungan, lambda k: k.nomor
    )


def _awal(hari: date) -> datetime:
    return timezone.make_aware(datetime.combine(hari, time()))


KUNJUNGAN = SumberApi(
    nama="kunjungan",
    daftar=_daftar_kunjungan,
    menurut_waktu=False,
    berversi=False,
    pilihan={
        "status": tuple(Kegiatan.Status.values),
        "tuan_rumah": lambda: {u.slug for u in unit_kota()},
    },
)


# The figures of the public page


def _semua_indikator(periode: str) -> list[dict[str, str]]:
    kini = timezone.localdate()
    try:
        satu = Kinerja(periode_diminta(periode, kini), kini)
    except ValueError:
        kalimat = f"periode {periode} tidak ada: belum mulai, atau sebelum 2010."
        raise GalatApi(422, kalimat, "periode") from None
    # Not kept: there are some three hundred periods, and each would stay in memory.
    return [_data_indikator(b) for b in satu.baris()]


def _data_indikator(satu: BarisBerkas) -> dict[str, str]:
    teks = ("" if nilai is None else str(nilai) for nilai in satu)
    data = dict(zip(KOLOM, teks, strict=True))
    kunci = (data[nama] for nama in ("kode", "periode", "kecamatan"))
    return {"kunci": "_".join(bit for bit in kunci if bit), **data}


def _daftar_indikator(
    arg: Mapping[str, Any], setelah: str | None, banyak: int
) -> LembarApi:
    semua = _semua_indikator(arg.get("periode", ""))
    if kode := arg.get("kode"):
        semua = [b for b in semua if b["kode"].partition(".")[0] == kode]
    return potong(semua, "kunci", setelah, banyak)


# Named as the resource is: another INDIKATOR holds the formulas.
ANGKA = SumberApi(
    nama="indikator",
    daftar=_daftar_indikator,
    kunci="kunci",
    menurut_waktu=False,
    pilihan={"kode": lambda: INDIKATOR},
)


SEMUA = (INFORMASI, UNIT, PENGADUAN, MITRA, KANAL, KUNJUNGAN, ANGKA)


VERSI = "1.0.0"
JSON = "application/json"
POLA_KUNCI = "^[-a-zA-Z0-9_]+$"
URAIAN = (
    "Baca saja, tanpa kunci, sama untuk semua orang. Parameter yang tidak dikenal dan "
    "yang kosong diabaikan. Halaman berikutnya: ikuti “berikutnya” apa adanya. Kirim "
    "kembali ETag sebagai If-None-Match untuk tahu apa ada yang berubah."
)
GALAT: Skema = {
    "type": "object",
    "required": ["galat"],
    "additionalProperties": False,
    "properties": {
        "galat": {
            "type": "object",
            "required": ["kode", "kalimat"],
            "additionalProperties": False,
            "properties": {
                "kode": {"type": "integer"},
                "kalimat": {"type": "string"},
                "parameter": {"type": "string"},
            },
        }
    },
}
TAMBAHAN = (
    Ruas("lisensi", "Lisensi bawaan."),
    Ruas("latihan", "true: portal latihan, isinya buatan.", jenis="boolean"),
)


def dokumen(*, lisensi: str) -> dict[str, Any]:
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "API data terbuka PPID",
            "version": VERSI,
            "description": URAIAN,
            "license": {"name": lisensi},
        },
        "servers": [{"url": settings.ALAMAT_PUBLIK}],
        "paths": dict(bagian for satu in SEMUA for bagian in _jalan(satu)),
        "components": {"schemas": {"Galat": GALAT, **_skema()}},
    }


def nama_skema(sumber: SumberApi) -> str:
    return sumber.nama.capitalize()


def _skema() -> dict[str, Skema]:
    hasil = {nama_skema(s): skema_objek(s.ruas) for s in SEMUA}
    lengkap = [s for s in SEMUA if s.ruas_satu]
    return hasil | {
        f"{nama_skema(s)}Lengkap": skema_objek(s.ruas_satu) for s in lengkap
    }


def _jalan(sumber: SumberApi) -> Iterator[tuple[str, dict[str, Any]]]:
    acuan = {"$ref": f"#/components/schemas/{nama_skema(sumber)}"}
    sifat: dict[str, Skema] = {
        "data": {"type": "array", "items": acuan, "description": sumber.judul},
        "berikutnya": {
            "type": ["string", "null"],
            "format": "uri",
            "description": "Alamat halaman sesudah ini; null di akhir.",
        },
    }
    isi = _jawaban(sifat)
    yield (
        f"/api/{sumber.nama}/",
        {
            "get": {
                "operationId": f"{sumber.nama}_daftar",
                "summary": sumber.judul,
                "description": sumber.arti,
                "parameters": [*map(_parameter, (*sumber.arg, BANYAK, SETELAH))],
                "responses": isi | _galat(304, 400, 406, 422),
            }
        },
    )
    if sumber.satu:
        if sumber.ruas_satu:
            acuan = {"$ref": f"{acuan['$ref']}Lengkap"}
        yield (
            f"/api/{sumber.nama}/{{{sumber.kunci}}}/",
            {
                "get": {
                    "operationId": f"{sumber.nama}_satu",
                    "summary": f"Satu dari: {sumber.judul}",
                    "parameters": [_kunci(sumber)],
                    "responses": _jawaban({"data": acuan}) | _galat(304, 404, 406),
                }
            },
        )


def _parameter(arg: Arg) -> dict[str, Any]:
    return {
        "name": arg.nama,
        "in": "query",
        "required": False,
        "description": arg.arti,
        "allowEmptyValue": True,
        "schema": arg.skema(),
    }


def _kunci(sumber: SumberApi) -> dict[str, Any]:
    return {
        "name": sumber.kunci,
        "in": "path",
        "required": True,
        "description": "Kunci baris, sebagaimana di daftarnya.",
        "schema": {"type": "string", "pattern": POLA_KUNCI},
    }


def _jawaban(sifat: dict[str, Skema]) -> dict[str, Any]:
    skema = {
        "type": "object",
        "required": [*sifat, *(ruas.nama for ruas in TAMBAHAN)],
        "additionalProperties": False,
        "properties": sifat | {ruas.nama: ruas.skema() for ruas in TAMBAHAN},
    }
    kepala = {"ETag": {"schema": {"type": "string"}}}
    isi = {JSON: {"schema": skema}}
    return {"200": {"description": "Isinya.", "headers": kepala, "content": isi}}


def _galat(*kode: int) -> dict[str, Any]:
    acuan = {"$ref": "#/components/schemas/Galat"}
    arti = {
        304: "Tidak berubah sejak ETag itu.",
        400: "Parameter tidak terbaca.",
        404: "Tidak ada.",
        406: "Bentuk yang diminta tidak ada; hanya JSON.",
        422: "Nilai parameter tidak dikenal.",
    }
    isi = {"content": {JSON: {"schema": acuan}}}
    return {
        str(satu): {"description": arti[satu]} | ({} if satu == 304 else isi)  # noqa: PLR2004 - not modified
        for satu in kode
    }
