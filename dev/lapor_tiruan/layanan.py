"""The six endpoints that a portal uses: what LAPOR! does with a request that may come in."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from dev.lapor_tiruan.bentuk import acak, halaman, rincian, tindak_lanjut
from dev.lapor_tiruan.gudang import INSTANSI, TEMPLAT, Berkas, Gudang, TidakAda
from dev.lapor_tiruan.multipart import Bagian, BukanMultipart, baca_multipart
from dev.lapor_tiruan.periksa import baca_lampiran, periksa_laporan
from dev.lapor_tiruan.pesan import (
    DASAR,
    JSON,
    Balasan,
    Permintaan,
    balas_json,
    balas_salah,
)
from dev.lapor_tiruan.rute import Tujuan

UKURAN_BERKAS = 20 * 1024 * 1024
EKSTENSI = frozenset({"jpg", "jpeg", "png", "pdf", "doc", "docx"})
UKURAN_HALAMAN = 10


class BukanJSON(ValueError):
    """The body is no JSON object."""


@dataclass(kw_only=True)
class Layanan:
    """Answers for one store."""

    gudang: Gudang

    def jawab(self, tujuan: Tujuan, permintaan: Permintaan, aksi: str) -> Balasan:
        """Do the work of an endpoint; ``aksi`` may make it odd (aksi.DALAM)."""
        kerja: Mapping[str, Callable[[Tujuan, Permintaan, str], Balasan]] = {
            "unggah": self._unggah,
            "buat": self._buat,
            "teruskan": self._teruskan,
            "rincian": self._rincian,
            "tindak_lanjut": self._tindak_lanjut,
            "templat": self._templat,
        }
        try:
            return kerja[tujuan.tempat](tujuan, permintaan, aksi)
        except (BukanJSON, BukanMultipart) as galat:
            return balas_json(415, {"message": str(galat)})
        except TidakAda as galat:
            return balas_json(404, {"message": f"No query results for {galat}"})

    def _unggah(self, _tujuan: Tujuan, permintaan: Permintaan, aksi: str) -> Balasan:
        bagian = baca_multipart(permintaan)
        galat = [kalimat for satu in bagian if (kalimat := _salah_berkas(satu))]
        if galat or not bagian:
            return balas_salah({"attachments": galat or ["attachments wajib diisi."]})
        if aksi == "unggah_sebagian":
            bagian = bagian[:1]
        berkas = [
            self.gudang.simpan_berkas(satu.berkas or "", satu.jenis, satu.isi)
            for satu in bagian
        ]
        hasil = {
            "images": _daftar_berkas([b for b in berkas if b.gambar]),
            "docs": _daftar_berkas([b for b in berkas if not b.gambar]),
        }
        return balas_json(200, {"results": hasil})

    def _buat(self, tujuan: Tujuan, permintaan: Permintaan, _aksi: str) -> Balasan:
        badan = _objek(permintaan)
        galat = periksa_laporan(badan, instansi=INSTANSI)
        lampiran: list[Berkas | None] = []
        if "attachments" in badan:
            ids = baca_lampiran(badan["attachments"])
            lampiran = [self.gudang.berkas(satu) for satu in ids or []]
            if ids is None or None in lampiran:
                galat["attachments"] = ["attachments tidak sah."]
        if galat:
            return balas_salah(galat)
        ada = tuple(satu for satu in lampiran if satu)
        nomor = self.gudang.simpan(tujuan.jalur, badan, ada).id
        isi = {"results": {"complaint": {"id": nomor}}, "message": "OK"}
        return balas_json(200, isi, nomor=nomor)

    def _teruskan(self, tujuan: Tujuan, permintaan: Permintaan, _aksi: str) -> Balasan:
        self.gudang.lihat(tujuan.laporan, lambda _: None)
        badan = _objek(permintaan)
        galat = {
            nama: [f"{nama} harus 1."]
            for nama in ("is_request", "not_authority")
            if badan.get(nama) is True or badan.get(nama) != 1
        }
        alasan, uraian = badan.get("reason"), badan.get("reason_description")
        instansi = {str(nomor): nomor for nomor in INSTANSI}
        if not isinstance(alasan, str) or alasan not in instansi:
            galat["reason"] = ["reason tidak dikenal."]
        if not isinstance(uraian, str) or not uraian.strip():
            galat["reason_description"] = ["reason_description wajib diisi."]
        if galat:
            return balas_salah(galat)
        self.gudang.alihkan(tujuan.laporan, instansi[str(alasan)], str(uraian))
        return balas_json(200, {"message": "OK"}, nomor=tujuan.laporan)

    def _rincian(self, tujuan: Tujuan, _permintaan: Permintaan, _aksi: str) -> Balasan:
        return balas_json(200, self.gudang.lihat(tujuan.laporan, rincian))

    def _tindak_lanjut(
        self, tujuan: Tujuan, permintaan: Permintaan, aksi: str
    ) -> Balasan:
        baris = self.gudang.lihat(tujuan.laporan, tindak_lanjut)
        if aksi == "urutan_acak":
            baris = acak(baris)
        return self._berhalaman(tujuan, permintaan, baris, aksi)

    def _templat(self, tujuan: Tujuan, permintaan: Permintaan, aksi: str) -> Balasan:
        baris = [
            {"template_code": kode, "title": kode, "type": "followup", "content": isi}
            for kode, isi in TEMPLAT.items()
        ]
        return self._berhalaman(tujuan, permintaan, baris, aksi)

    def _berhalaman(
        self, tujuan: Tujuan, permintaan: Permintaan, baris: list[Any], aksi: str
    ) -> Balasan:
        nomor = _bilangan(permintaan.kueri.get("page"), 1)
        ukuran = _bilangan(permintaan.kueri.get("page_size"), UKURAN_HALAMAN)
        isi, ada_lagi = halaman(
            baris, nomor=nomor, ukuran=ukuran, ganda=aksi == "halaman_ganda"
        )
        tuan_rumah = permintaan.kepala.get("Host", "127.0.0.1")
        lanjut = f"http://{tuan_rumah}{DASAR}{tujuan.jalur}?page={nomor + 1}"
        if "page_size" in permintaan.kueri:
            lanjut += f"&page_size={ukuran}"
        hasil = {"data": isi, "next_page_url": lanjut if ada_lagi else None}
        return balas_json(200, {"results": hasil})


def _objek(permintaan: Permintaan) -> dict[str, Any]:
    if permintaan.jenis != JSON:
        raise BukanJSON("Content-Type must be application/json")
    try:
        isi = json.loads(permintaan.isi)
    except ValueError as galat:
        raise BukanJSON("the body is no JSON") from galat
    if not isinstance(isi, dict):
        raise BukanJSON("the body is no JSON object")
    return isi


def _bilangan(teks: str | None, bawaan: int) -> int:
    return int(teks) if teks and teks.isdecimal() and int(teks) else bawaan


def _daftar_berkas(berkas: list[Berkas]) -> list[dict[str, Any]]:
    return [{"id": satu.id, "name": satu.nama} for satu in berkas]


def _salah_berkas(bagian: Bagian) -> str | None:
    if bagian.nama != "attachments[]" or bagian.berkas is None:
        return f"{bagian.nama} bukan attachments[]."
    if bagian.berkas.rpartition(".")[2].lower() not in EKSTENSI:
        return f"Jenis berkas {bagian.berkas} tidak diterima."
    if not bagian.isi or len(bagian.isi) > UKURAN_BERKAS:
        return f"Ukuran berkas {bagian.berkas} tidak diterima."
    return None
