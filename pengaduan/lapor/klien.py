"""The SP4N-LAPOR! client: REST v3 behind the government gateway.

Steps that create or change return one of the five results; steps that read return what
they read or raise BacaanGagal. Nothing is repeated here and nothing is logged: the worker
decides when, and keeps what a result carries.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, cast
from urllib.parse import quote

from django.conf import LazySettings, settings
from django.utils import timezone

from pengaduan.lapor.arti_jawaban import (
    BacaanGagal,
    H,
    Hasil,
    JawabanLapor,
    SambunganGagal,
    gagal,
    tidak_terbaca,
    tolak,
)
from pengaduan.lapor.laporan_keluar import badan
from pengaduan.lapor.setelan import JALUR_ID, SetelanTidakLengkap, kurang
from pengaduan.lapor.urai import (
    Objek,
    Rincian,
    TindakLanjutLapor,
    nomor_lampiran,
    nomor_laporan,
    urai_halaman,
    urai_rincian,
    urai_tindak_lanjut,
)

# A list that does not end is an error of theirs, not work for us.
HALAMAN_MAKS = 50
# Seconds; a create needs longer than a read.
BATAS_BACA = 30
TANPA_WAKTU = datetime.max.replace(tzinfo=UTC)


# One file to upload: name, content, media type; already without the camera's notes.
type BerkasKeluar = tuple[str, bytes, str]


class KanalLapor:
    """None without all its settings; ``jam`` is for delays given as dates."""

    def __init__(
        self,
        setelan: LazySettings = settings,
        *,
        jam: Callable[[], datetime] = timezone.now,
    ) -> None:
        if hilang := kurang(setelan):
            raise SetelanTidakLengkap(hilang)
        self._setelan = setelan
        self._jam = jam

    def unggah(self, berkas: Sequence[BerkasKeluar]) -> Hasil:
        """All files in one request; fewer ids than files is no success."""
        if not berkas:
            raise ValueError("Tidak ada berkas untuk diunggah.")
        jawaban = self._ulang(
            "POST",
            "/complaints/complaint/file",
            berkas=[("attachments[]", satu) for satu in berkas],
            batas_baca=self._setelan.LAPOR_READ_TIMEOUT,
        )
        if not isinstance(jawaban, JawabanLapor):
            return jawaban
        isi = jawaban.json()
        nomor = nomor_lampiran(isi)
        if len(nomor) != len(berkas):
            sebab = f"terunggah {len(nomor)} dari {len(berkas)} berkas"
            return Hasil(H.SEMENTARA, sebab, kode_http=jawaban.status)
        return _diterima(jawaban, "", {"nomor_lampiran": nomor, "jawaban": isi})

    def kirim(self, muatan: Mapping[str, object]) -> Hasil:
        """Exactly ``muatan``. Never call it twice by itself."""
        setelan = self._setelan
        try:
            jawaban = self._panggil(
                "POST",
                setelan.LAPOR_CREATE_PATH,
                badan=badan(muatan),
                batas_baca=setelan.LAPOR_READ_TIMEOUT,
            )
        except SambunganGagal as galat:
            return gagal(galat, buat=True)
        if not jawaban.berhasil:
            diulang = setelan.LAPOR_CREATE_RETRY_STATUS
            return tolak(jawaban, kini=self._jam(), buat=True, diulang=diulang)
        isi = jawaban.json()
        nomor = nomor_laporan(isi, setelan.LAPOR_ID_PATHS or JALUR_ID)
        if not nomor:
            # It may well be there.
            sebab = "diterima tanpa nomor laporan"
            return Hasil(H.TIDAK_PASTI, sebab, kode_http=jawaban.status)
        return _diterima(jawaban, nomor, cast("dict[str, object]", isi))

    def teruskan(self, id_laporan: str, instansi_id: str, alasan: str) -> Hasil:
        """May be repeated: the detail is read first, an earlier call may have come."""
        try:
            kini = self.rincian(id_laporan)
        except BacaanGagal as galat:
            return galat.hasil
        if kini.disposisi_id == instansi_id:
            ada = {"sudah_diteruskan": True}
            return Hasil(H.DITERIMA, id=id_laporan, mentah=ada)
        jawaban = self._ulang(
            "POST",
            f"/complaints/process/{_di_alamat(id_laporan)}/reject",
            badan=json.dumps(
                {
                    "is_request": 1,
                    "reason": instansi_id,
                    "reason_description": alasan,
                    "not_authority": 1,
                }
            ).encode("ascii"),
            batas_baca=self._setelan.LAPOR_READ_TIMEOUT,
        )
        if not isinstance(jawaban, JawabanLapor):
            return jawaban
        isi = jawaban.json() if jawaban.isi.strip() else {}
        if not isinstance(isi, dict):
            return tidak_terbaca(jawaban)
        return _diterima(jawaban, id_laporan, isi)

    def rincian(self, id_laporan: str) -> Rincian:
        jawaban = self._baca(f"/complaints/{_di_alamat(id_laporan)}/complaint")
        hasil = urai_rincian(jawaban.json())
        if hasil is None:
            raise BacaanGagal(tidak_terbaca(jawaban))
        return hasil

    def tindak_lanjut(self, id_laporan: str) -> Iterator[TindakLanjutLapor]:
        jalur = f"/complaints/{_di_alamat(id_laporan)}/followups"
        semua = {
            satu.kunci: satu for satu in map(urai_tindak_lanjut, self._halaman(jalur))
        }
        yield from sorted(semua.values(), key=lambda t: t.pada or TANPA_WAKTU)

    def periksa(self) -> Hasil | None:
        try:
            jawaban = self._baca("/masters/templates?page_size=1")
        except BacaanGagal as galat:
            return galat.hasil
        return None if urai_halaman(jawaban.json()) else tidak_terbaca(jawaban)

    def _halaman(self, jalur: str) -> Iterator[Objek]:
        # Yield the rows of every page; their link to the next one is not followed.
        for ke in range(1, HALAMAN_MAKS + 1):
            jawaban = self._baca(f"{jalur}?page={ke}")
            halaman = urai_halaman(jawaban.json())
            if halaman is None:
                raise BacaanGagal(tidak_terbaca(jawaban))
            semua, lanjut = halaman
            yield from semua
            if not lanjut:
                return
        raise BacaanGagal(Hasil(H.SEMENTARA, "daftarnya tidak berakhir"))

    def _baca(self, jalur: str) -> JawabanLapor:
        batas = min(BATAS_BACA, self._setelan.LAPOR_READ_TIMEOUT)
        jawaban = self._ulang("GET", jalur, batas_baca=batas)
        if not isinstance(jawaban, JawabanLapor):
            raise BacaanGagal(jawaban)
        return jawaban

    def _ulang(self, cara: str, jalur: str, **isi: Any) -> JawabanLapor | Hasil:
        try:
            jawaban = self._panggil(cara, jalur, **isi)
        except SambunganGagal as galat:
            return gagal(galat)
        return jawaban if jawaban.berhasil else tolak(jawaban, kini=self._jam())

    def _panggil(
        self,
        cara: str,
        jalur: str,
        *,
        batas_baca: float,
        badan: bytes | None = None,
        berkas: list[tuple[str, BerkasKeluar]] | None = None,
    ) -> JawabanLapor:
        # A process that only shows complaints needs no ``requests``.
        from pengaduan.lapor.sambungan import panggil  # noqa: PLC0415

        setelan = self._setelan
        kepala = {
            **setelan.LAPOR_EXTRA_HEADERS,
            "Accept": "application/json",
            setelan.LAPOR_AUTH_HEADER: setelan.LAPOR_AUTH_VALUE,
            "token": setelan.LAPOR_TOKEN,
        }
        if not berkas:  # multipart names its own boundary
            kepala["Content-Type"] = "application/json"
        return panggil(
            cara,
            setelan.LAPOR_BASE_URL.rstrip("/") + jalur,
            kepala=kepala,
            badan=badan,
            berkas=berkas,
            batas=(setelan.LAPOR_CONNECT_TIMEOUT, batas_baca),
            proksi=setelan.LAPOR_PROXY,
            berkas_ca=setelan.LAPOR_CA_FILE,
        )


def _di_alamat(id_laporan: str) -> str:
    return quote(id_laporan, safe="")


def _diterima(jawaban: JawabanLapor, nomor: str, isi: dict[str, object]) -> Hasil:
    return Hasil(H.DITERIMA, id=nomor, mentah=isi, kode_http=jawaban.status)
