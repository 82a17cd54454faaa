"""What the double holds: complaints, files, agencies. In memory, safe for threads."""

import hashlib
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from dev.lapor_tiruan.pesan import tiket

ZONA = timezone(timedelta(hours=7), "WIB")
NOMOR_PERTAMA = 9_000_001
BERKAS_PERTAMA = 4_000_001
URUTAN = ("Belum Terverifikasi", "Terverifikasi", "Dalam Proses", "Selesai")

# Names and numbers of the double alone; no real agency has them.
INSTANSI: Mapping[int, str] = {
    101: "Pemerintah Kota Tiruan",
    102: "Dinas Jalan Tiruan",
    103: "Dinas Air Tiruan",
    104: "Provinsi Tiruan",
    105: "Kementerian Tiruan",
}
TEMPLAT: Mapping[str, str] = {
    "disposition": "Laporan diteruskan dari {{institution_from}} ke {{ institution_to }}",
    "reply_lmw": "{{institution}} membalas laporan ini",
    "status": "Status berubah dari {{status_old}} menjadi {{ status_new }}",
}


def kini() -> datetime:
    """Return the time of day in western Indonesia, which LAPOR! writes without zone."""
    return datetime.fromtimestamp(time.time(), UTC).astimezone(ZONA)


class TidakAda(LookupError):
    """There is no complaint with this id."""


@dataclass(frozen=True)
class Berkas:
    """An uploaded file."""

    id: int
    nama: str
    jenis: str
    isi: bytes

    @property
    def gambar(self) -> bool:
        """Whether LAPOR! lists it among the photos."""
        return self.jenis.startswith("image/")

    def ringkas(self) -> dict[str, Any]:
        """Return what is known of the file, its content as a digest."""
        return {
            "id": self.id,
            "nama": self.nama,
            "jenis": self.jenis,
            "ukuran": len(self.isi),
            "sha256": hashlib.sha256(self.isi).hexdigest(),
        }


@dataclass(frozen=True, kw_only=True)
class Lampiran:
    """A file shown with a follow-up."""

    nama: str
    alamat: str

    @property
    def ekstensi(self) -> str:
        """The letters behind the last full stop."""
        return self.nama.rpartition(".")[2].lower()


@dataclass(frozen=True, kw_only=True)
class TindakLanjut:
    """A row of the follow-ups that a reporter sees."""

    id: int
    waktu: datetime
    isi: str
    templat: str
    dari: int
    ke: int
    lampiran: tuple[Lampiran, ...] = ()
    status: tuple[str, str] | None = None  # before, after

    @property
    def teks_templat(self) -> str:
        """The template with its placeholders, as LAPOR! hands it out."""
        return TEMPLAT.get(self.templat, "")


@dataclass(kw_only=True)
class Laporan:
    """A complaint as LAPOR! would hold it."""

    id: int
    jalur: str
    badan: dict[str, Any]
    lampiran: tuple[Berkas, ...]
    dibuat: datetime
    instansi: int
    status: str = URUTAN[0]
    catatan: list[tuple[datetime, str, str]] = field(default_factory=list)
    pengalihan: list[int] = field(default_factory=list)
    tindak_lanjut: list[TindakLanjut] = field(default_factory=list)

    def salinan(self) -> dict[str, Any]:
        """Return everything that is known, as plain values."""
        return {
            "id": self.id,
            "jalur": self.jalur,
            "tiket": tiket(self.badan["content"]),
            "judul": self.badan["title"],
            "isi": self.badan["content"],
            "badan": dict(self.badan),
            "lampiran": [satu.ringkas() for satu in self.lampiran],
            "status": self.status,
            "riwayat": [status for _, status, _ in self.catatan],
            "instansi": self.instansi,
            "pengalihan": list(self.pengalihan),
            "tindak_lanjut": [satu.isi for satu in self.tindak_lanjut],
            "dibuat": self.dibuat.isoformat(),
        }


class Gudang:
    """All that is held, behind one lock; ``berubah`` wakes whoever waits for more."""

    def __init__(self, *, lompat: int = 0) -> None:
        """Start empty, ``lompat`` numbers on."""
        self.lompat = lompat
        self.berubah = threading.Condition(threading.RLock())
        self.kosongkan()

    def kosongkan(self) -> None:
        """Forget all; numbers start again."""
        with self.berubah:
            self._laporan: dict[int, Laporan] = {}
            self._berkas: dict[int, Berkas] = {}
            self._permintaan: list[dict[str, Any]] = []
            self._baris = 0

    # Requests

    def catat(self, **baris: Any) -> dict[str, Any]:
        """Add a line to the record of requests and return it, to be completed."""
        with self.berubah:
            lengkap = {"urut": len(self._permintaan) + 1, **baris}
            lengkap["waktu"] = kini().isoformat()
            self._permintaan.append(lengkap)
            self.berubah.notify_all()
            return lengkap

    def lengkapi(self, baris: dict[str, Any], **nilai: Any) -> None:
        """Complete a line of the record."""
        with self.berubah:
            baris.update(nilai)
            self.berubah.notify_all()

    def permintaan(self) -> list[dict[str, Any]]:
        """Return all requests in the order they came."""
        with self.berubah:
            return [dict(satu) for satu in self._permintaan]

    # Files and complaints

    def simpan_berkas(self, nama: str, jenis: str, isi: bytes) -> Berkas:
        """Keep a file under the next number."""
        with self.berubah:
            berkas = Berkas(BERKAS_PERTAMA + len(self._berkas), nama, jenis, isi)
            self._berkas[berkas.id] = berkas
            return berkas

    def berkas(self, nomor: int) -> Berkas | None:
        """Return an uploaded file, None when there is none with this number."""
        with self.berubah:
            return self._berkas.get(nomor)

    def simpan(
        self, jalur: str, badan: dict[str, Any], lampiran: tuple[Berkas, ...]
    ) -> Laporan:
        """Keep a complaint under the next number. Never twice the same: no key is known."""
        with self.berubah:
            laporan = Laporan(
                id=NOMOR_PERTAMA + self.lompat + len(self._laporan),
                jalur=jalur,
                badan=badan,
                lampiran=lampiran,
                dibuat=kini(),
                instansi=badan["disposition_id"],
            )
            laporan.catatan.append((laporan.dibuat, laporan.status, "Laporan diterima"))
            self._laporan[laporan.id] = laporan
            self.berubah.notify_all()
            return laporan

    def laporan(self) -> list[dict[str, Any]]:
        """Return what is held, in the order it came."""
        with self.berubah:
            return [satu.salinan() for satu in self._laporan.values()]

    def lihat[T](self, nomor: int, baca: Callable[[Laporan], T]) -> T:
        """Return what ``baca`` makes of a complaint while nobody changes it."""
        with self.berubah:
            return baca(self._cari(nomor))

    # What happens to a complaint

    def alihkan(self, nomor: int, instansi: int, alasan: str) -> None:
        """Pass a complaint on to another agency."""
        with self.berubah:
            laporan = self._cari(nomor)
            self._tulis(laporan, alasan, templat="disposition", ke=instansi)
            laporan.instansi = instansi
            laporan.pengalihan.append(instansi)

    def ubah_status(self, nomor: int, status: str, catatan: str) -> None:
        """Give a complaint another status name."""
        with self.berubah:
            laporan = self._cari(nomor)
            ganti = (laporan.status, status)
            self._tulis(laporan, catatan, templat="status", status=ganti)
            laporan.status = status
            laporan.catatan.append((kini(), status, catatan))

    def tambah(self, nomor: int, isi: str, **rincian: Any) -> int:
        """Add a follow-up; ``rincian`` are fields of TindakLanjut. Returns its id."""
        with self.berubah:
            return self._tulis(self._cari(nomor), isi, **rincian)

    def maju(self) -> None:
        """Move every complaint one step towards "Selesai"."""
        with self.berubah:
            for laporan in list(self._laporan.values()):
                if laporan.status in URUTAN[:-1]:
                    lanjut = URUTAN[URUTAN.index(laporan.status) + 1]
                    self.ubah_status(laporan.id, lanjut, f"Contoh: {lanjut.lower()}")

    def _cari(self, nomor: int) -> Laporan:
        if nomor not in self._laporan:
            raise TidakAda(nomor)
        return self._laporan[nomor]

    def _tulis(self, laporan: Laporan, isi: str, **rincian: Any) -> int:
        self._baris += 1
        bawaan = {"templat": "", "dari": laporan.instansi, "ke": laporan.instansi}
        lengkap = {"waktu": kini(), **bawaan, **rincian}
        laporan.tindak_lanjut.append(TindakLanjut(id=self._baris, isi=isi, **lengkap))
        self.berubah.notify_all()
        return self._baris
