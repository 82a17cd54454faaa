"""The double as one object, for tests and for the demo."""

import threading
from types import TracebackType
from typing import Self

from dev.lapor_tiruan.aplikasi import SAMPING, UTAMA, Aplikasi
from dev.lapor_tiruan.gudang import Gudang
from dev.lapor_tiruan.kendali import Kendali
from dev.lapor_tiruan.layanan import Layanan
from dev.lapor_tiruan.peladen import Meja, Pintu, Sambungan
from dev.lapor_tiruan.pesan import DASAR
from dev.lapor_tiruan.rute import Penjaga
from dev.lapor_tiruan.skenario import Antrean


class LaporTiruan(Kendali):
    """SP4N-LAPOR! on two ports of this machine.

    One is the door of the contract, which can be shut. The other is always open:
    it is "another host" for redirects.
    """

    def __init__(
        self,
        *,
        penjaga: Penjaga | None = None,
        demo: float | None = None,
        lompat: int = 0,
        sabar: float = 60.0,
    ) -> None:
        """Prepare; nothing listens yet.

        ``demo``: move every complaint one step each so many seconds. ``lompat``: leave
        out so many numbers. ``sabar``: how many seconds a slow reply waits for its
        client to go.
        """
        gudang = Gudang(lompat=lompat)
        super().__init__(
            Aplikasi(
                gudang=gudang,
                antrean=Antrean(),
                penjaga=penjaga or Penjaga(),
                layanan=Layanan(gudang=gudang),
            )
        )
        self._sabar = sabar
        self._demo = demo
        self._selesai = threading.Event()
        self._sambungan = Sambungan()
        self._pintu: tuple[Pintu, Pintu] | None = None
        self._utas: threading.Thread | None = None

    # Life

    def start(self) -> Self:
        """Listen on two free ports."""
        self._pintu = utama, samping = (
            Pintu(self._meja(UTAMA)),
            Pintu(self._meja(SAMPING)),
        )
        samping.buka()
        utama.buka()
        if self._demo is not None:
            self._utas = threading.Thread(
                target=self._jalan_demo, args=(self._demo,), name="lapor-tiruan-demo"
            )
            self._utas.start()
        return self

    def stop(self) -> None:
        """Stop listening, end all connections and wait for their threads.

        Raises the errors of the double itself, if it had any: a test that leans on a
        broken double must not pass.
        """
        self._selesai.set()
        if self._utas is not None:
            self._utas.join()
        for pintu in self._pintu or ():
            pintu.lepas()
        self._sambungan.putuskan(semua=True)
        self._sambungan.tunggu()
        self._pintu = None
        if self._sambungan.galat:
            raise ExceptionGroup("LAPOR! tiruan rusak", self._sambungan.galat)

    def __enter__(self) -> Self:
        """Start."""
        return self.start()

    def __exit__(
        self,
        _jenis: type[BaseException] | None,
        _galat: BaseException | None,
        _jejak: TracebackType | None,
    ) -> None:
        """Stop."""
        self.stop()

    def _meja(self, nama: str) -> Meja:
        return Meja(
            aplikasi=self.aplikasi,
            sambungan=self._sambungan,
            pintu=nama,
            sabar=self._sabar,
        )

    def _jalan_demo(self, detik: float) -> None:
        while not self._selesai.wait(detik):
            self.maju()

    # Addresses

    @property
    def pintu(self) -> tuple[Pintu, Pintu]:
        """The two doors; raises RuntimeError before ``start``."""
        if self._pintu is None:
            raise RuntimeError("LAPOR! tiruan belum berjalan")
        return self._pintu

    @property
    def port(self) -> int:
        """The port of the contract."""
        return self.pintu[0].port

    @property
    def alamat(self) -> str:
        """The address of the contract without a path."""
        return self.pintu[0].alamat

    @property
    def alamat_dasar(self) -> str:
        """The base of the contract: what LAPOR_BASE_URL is set to."""
        return self.alamat + DASAR

    @property
    def alamat_samping(self) -> str:
        """The address that is always open."""
        return self.pintu[1].alamat

    @property
    def kepala(self) -> dict[str, str]:
        """Headers that the double accepts."""
        return dict(self.aplikasi.penjaga.kepala_sah())

    # The door

    def tutup_pintu(self) -> None:
        """Refuse connections until ``buka_pintu``."""
        self.pintu[0].tutup()

    def buka_pintu(self) -> None:
        """Accept connections again."""
        self.pintu[0].buka()
