"""What a test or a person tells the double to do, and what it tells them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from dev.lapor_tiruan.aksi import TUTUP_PINTU
from dev.lapor_tiruan.aplikasi import Aplikasi
from dev.lapor_tiruan.gudang import Lampiran

SABAR = 10.0


class Kendali:
    """The control interface."""

    def __init__(self, aplikasi: Aplikasi) -> None:
        """Control this program."""
        self.aplikasi = aplikasi
        self.gudang = aplikasi.gudang

    # The door; LaporTiruan knows how

    def tutup_pintu(self) -> None:
        """Refuse connections until ``buka_pintu``."""
        raise NotImplementedError

    def buka_pintu(self) -> None:
        """Accept connections again."""
        raise NotImplementedError

    @property
    def alamat_samping(self) -> str:
        """Another address that is always open."""
        raise NotImplementedError

    @contextmanager
    def pintu_tertutup(self) -> Iterator[None]:
        """Refuse connections inside the block."""
        self.tutup_pintu()
        try:
            yield
        finally:
            self.buka_pintu()

    # What shall happen

    def reset(self) -> None:
        """Forget everything and open the door, as if just started."""
        self.aplikasi.antrean.kosongkan()
        self.gudang.kosongkan()
        self.buka_pintu()

    def skenario(
        self, jalur: str, aksi: str, kali: int | None = 1, **opsi: Any
    ) -> None:
        """Let ``aksi`` happen to the next ``kali`` requests at ``jalur``; None: to all.

        Scenarios at the same place wait for each other. ``tolak_koneksi`` shuts the
        door for all paths until ``buka_pintu``: nobody can count the connections that
        the system refuses, so it takes no ``kali``.
        """
        if aksi == TUTUP_PINTU:
            self.tutup_pintu()
            return
        if aksi == "alihkan":
            tujuan = self.alamat_samping.replace("127.0.0.1", "localhost")
            opsi.setdefault("lokasi", f"{tujuan}/alihan")
        self.aplikasi.antrean.tambah(jalur, aksi, kali, opsi)

    def bersihkan_skenario(self) -> None:
        """Forget the scenarios that still wait."""
        self.aplikasi.antrean.kosongkan()

    def status(self, nomor: int, status: str, catatan: str = "") -> None:
        """Give a complaint a status name; raises TidakAda when there is none."""
        self.gudang.ubah_status(nomor, status, catatan)

    def tindak_lanjut(
        self,
        nomor: int,
        isi: str,
        *,
        templat: str = "",
        lampiran: Iterable[Mapping[str, str]] = (),
    ) -> int:
        """Add a follow-up and return its id; ``lampiran``: mappings ``nama``, ``alamat``."""
        berkas = tuple(Lampiran(**satu) for satu in lampiran)
        return self.gudang.tambah(nomor, isi, templat=templat, lampiran=berkas)

    def maju(self) -> None:
        """Move every complaint one step towards "Selesai"."""
        self.gudang.maju()

    # What happened

    def permintaan(self) -> list[dict[str, Any]]:
        """Return all requests in the order they came, without their secrets."""
        return self.gudang.permintaan()

    def laporan(self) -> list[dict[str, Any]]:
        """Return every complaint that is held, in the order it came: the truth."""
        return self.gudang.laporan()

    def laporan_ganda(self) -> dict[str | None, list[int]]:
        """Return tickets that brought more than one complaint; must stay empty."""
        semua: defaultdict[str | None, list[int]] = defaultdict(list)
        for satu in self.laporan():
            semua[satu["tiket"]].append(satu["id"])
        return {t: nomor for t, nomor in semua.items() if t is None or len(nomor) > 1}

    def tunggu(self, terpenuhi: Callable[[], bool], *, sabar: float = SABAR) -> None:
        """Wait until something holds; raises TimeoutError after ``sabar`` seconds.

        Looked at whenever a request comes or a complaint changes.
        """
        with self.gudang.berubah:
            if not self.gudang.berubah.wait_for(terpenuhi, sabar):
                raise TimeoutError("yang ditunggu tidak terjadi")

    def tunggu_permintaan(self, jumlah: int, *, sabar: float = SABAR) -> None:
        """Wait until so many requests came."""
        self.tunggu(lambda: len(self.permintaan()) >= jumlah, sabar=sabar)
