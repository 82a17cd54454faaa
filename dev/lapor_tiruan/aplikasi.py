"""From a request to its reply: the record, the scenario, the keys, the work."""

import json
from dataclasses import dataclass
from typing import Any

from dev.lapor_tiruan.aksi import TANPA_BACA, Aksi
from dev.lapor_tiruan.gudang import Gudang
from dev.lapor_tiruan.layanan import Layanan
from dev.lapor_tiruan.multipart import BukanMultipart, baca_multipart
from dev.lapor_tiruan.pesan import (
    JSON,
    Balasan,
    Cara,
    Permintaan,
    balas_gerbang,
    balas_json,
)
from dev.lapor_tiruan.rute import Penjaga, cari_tujuan
from dev.lapor_tiruan.skenario import Antrean

UTAMA = "utama"
SAMPING = "samping"


@dataclass(frozen=True, kw_only=True)
class Aplikasi:
    """The contract, without sockets."""

    gudang: Gudang
    antrean: Antrean
    penjaga: Penjaga
    layanan: Layanan

    def pilih(self, metode: str, jalur: str) -> Aksi | None:
        """Take the scenario that waits for this request, if any."""
        tujuan = cari_tujuan(jalur)
        if tujuan is None or tujuan.metode != metode:
            return None
        return self.antrean.ambil(tujuan.tempat, tujuan.jalur)

    def tak_terbaca(self, permintaan: Permintaan, aksi: Aksi | None) -> None:
        """Record a request that was not read to its end; nothing is done with it."""
        self._catat(permintaan, aksi, UTAMA, terbaca=False)

    def jawab(self, permintaan: Permintaan, aksi: Aksi | None, pintu: str) -> Balasan:
        """Record a request, do what it asks and return what to send."""
        baris = self._catat(permintaan, aksi, pintu, terbaca=True)
        if pintu == SAMPING:
            # Who follows a redirect to here believes that all is well.
            balasan = balas_json(200, {"results": {"complaint": {"id": 1_234_567}}})
        else:
            balasan = self._balas(permintaan, aksi)
        self.gudang.lengkapi(
            baris, status=balasan.status, cara=balasan.cara.value, laporan=balasan.nomor
        )
        return balasan

    def _balas(self, permintaan: Permintaan, aksi: Aksi | None) -> Balasan:
        if aksi and aksi.nama == TANPA_BACA:
            return Balasan(status=0, cara=Cara.RESET)
        if aksi and (ganti := aksi.sebelum()):
            return ganti
        asli = self._kerjakan(permintaan, aksi.nama if aksi else "")
        return aksi.setelah(asli) if aksi else asli

    def _kerjakan(self, permintaan: Permintaan, aksi: str) -> Balasan:
        tujuan = cari_tujuan(permintaan.jalur)
        if tujuan is None:
            return balas_gerbang(404, "900906")
        if tujuan.metode != permintaan.metode:
            return balas_json(405, {"message": "Method not allowed"})
        tolak = self.penjaga.tolak(permintaan)
        return tolak or self.layanan.jawab(tujuan, permintaan, aksi)

    def _catat(
        self, permintaan: Permintaan, aksi: Aksi | None, pintu: str, *, terbaca: bool
    ) -> dict[str, Any]:
        tujuan = cari_tujuan(permintaan.jalur)
        return self.gudang.catat(
            pintu=pintu,
            tempat=tujuan.tempat if tujuan else None,
            metode=permintaan.metode,
            jalur=permintaan.jalur,
            kueri=dict(permintaan.kueri),
            kepala=permintaan.kepala_samar(),
            isi=_isi(permintaan) if terbaca else None,
            terbaca=terbaca,
            aksi=aksi.nama if aksi else None,
            status=None,
            cara=None,
            laporan=None,
        )


def _isi(permintaan: Permintaan) -> Any:
    """The body as plain values; of files their names and sizes."""
    if permintaan.jenis == JSON:
        try:
            return json.loads(permintaan.isi)
        except ValueError:
            return permintaan.isi.decode("utf-8", "replace")
    try:
        bagian = baca_multipart(permintaan)
    except BukanMultipart:
        return permintaan.isi.decode("utf-8", "replace")
    return [
        {"nama": satu.nama, "isi": satu.isi.decode("utf-8", "replace")}
        if satu.berkas is None
        else {"nama": satu.nama, "berkas": satu.berkas, "ukuran": len(satu.isi)}
        for satu in bagian
    ]
