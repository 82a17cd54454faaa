"""The OpenAPI 3.1 document, written from the resources of the API themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings

from ppid_portal.data_terbuka.resource import (
    BANYAK,
    SETELAH,
    Arg,
    Ruas,
    Skema,
    SumberApi,
    skema_objek,
)
from ppid_portal.data_terbuka.resources import (
    ANGKA,
    INFORMASI,
    KANAL,
    KUNJUNGAN,
    MITRA,
    PENGADUAN,
    UNIT,
)

SEMUA: tuple[SumberApi, ...] = (
    INFORMASI,
    UNIT,
    PENGADUAN,
    MITRA,
    KANAL,
    KUNJUNGAN,
    ANGKA,
)


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
                "parameters": [*map(_parameter, (*sumber.arg, BANYAK)), SETELAH_SKEMA],
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


SETELAH_SKEMA = {
    "name": SETELAH,
    "in": "query",
    "required": False,
    "description": "Penanda halaman; ambil dari “berikutnya”.",
    "allowEmptyValue": True,
    "schema": {"type": "string"},
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
