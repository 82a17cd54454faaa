"""The desk of sample cases: plays the stories of ``data/contoh/*.toml`` once, by the acts.

A step of a story is (working) days ago, user name, act and its values. An act is done on the
last thing of its kind in the story, on the day and by whom the step says.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.db.models import Model, QuerySet
from django.utils import timezone

from organisasi.kantor.saat import Saat
from organisasi.models import HariLibur, KanalLayanan, Petugas, Unit
from organisasi.teks import baca_toml
from organisasi.waktu.hari_kerja import Kalender, kurang_hari_kerja
from ppid_portal.contoh.akun import buang_surat

# A story may begin so long ago; the calendar must reach as far.
PALING_LAMA = timedelta(days=150)
# Values written as a unit's or channel's code, or as days after the day of the step.
UNIT = frozenset({"unit", "ke_unit", "pj_unit"})
KANAL = frozenset({"lembaga", "kanal_lain"})
HARI = frozenset(
    {
        "tanggal",
        "tanggal_input",
        "perintah_jatuh_tempo",
        "tersedia_pada",
        "tinjau_pada",
        "berakhir_pada",
        "tenggat",
        "sampai",
        "sk_tanggal",
        "sk_berlaku_sampai",
    }
)


@dataclass(slots=True)
class MejaContoh:
    """One story; ``benda`` holds the last thing of each kind, and the desk itself."""

    akun: Mapping[str, Petugas]
    kalender: Kalender
    pada: datetime
    benda: dict[type, Any] = field(default_factory=dict)

    berkas: ClassVar[str]
    perkara: ClassVar[type[Model]]
    # Whether days of the stories are working days.
    berhari_kerja: ClassVar[bool] = True
    pelaku: ClassVar[frozenset[str]]
    # Acts by what they are done on; they are named in the stories as here.
    aksi: ClassVar[Mapping[type, Sequence[Callable[..., Any]]]]

    def mainkan(self, langkah: Sequence[Sequence[Any]]) -> None:
        aksi = {
            f.__name__: (jenis, f) for jenis, semua in self.aksi.items() for f in semua
        }
        self.benda[type(self)] = self
        for lalu, oleh, nama, *isian in langkah:
            jenis, lakukan = aksi[nama]
            saat = Saat(self.akun.get(oleh), self.lalu(lalu))
            isi = {k: self.nilai(k, v, saat) for k, v in dict(*isian).items()}
            if isinstance(benda := self.benda[jenis], Model):
                benda.refresh_from_db()
            hasil = lakukan(benda, saat=saat, **isi)
            self.benda[type(hasil)] = hasil

    def nilai(self, nama: str, nilai: Any, saat: Saat[Petugas | None]) -> Any:
        if nama in UNIT:
            return Unit.objects.get(kode=nilai) if nilai else None
        if nama in KANAL:
            return KanalLayanan.objects.get(kode=nilai)
        if nama in HARI:
            return timezone.localdate(saat.pada) + timedelta(days=nilai)
        return nilai

    def lalu(self, banyak: int) -> datetime:
        if not self.berhari_kerja:
            return self.pada - timedelta(days=banyak)
        hari_ini = timezone.localdate(self.pada)
        hari = kurang_hari_kerja(hari_ini, banyak, self.kalender)
        return self.pada - (hari_ini - hari)

    @classmethod
    def semua(cls) -> QuerySet[Any]:
        return cls.perkara._default_manager.all()

    @classmethod
    def muat(cls, akun: Mapping[str, Petugas], *, pada: datetime) -> int:
        """Make the sample cases, unless there are any; returns how many.

        Without the sample officers, or where a year has no calendar, there are none: a due
        day is never made up. What they tell people is not mailed.
        """
        kalender = HariLibur.objects.kalender()
        tahun = {timezone.localdate(saat).year for saat in (pada, pada - PALING_LAMA)}
        siap = not cls.berhari_kerja or tahun <= kalender.tahun
        if cls.semua().exists() or not akun.keys() >= cls.pelaku or not siap:
            return 0
        for langkah in baca_toml(cls.berkas)["cerita"]:
            cls(akun, kalender, pada).mainkan(langkah)
        buang_surat(akun, pada=pada)
        return cls.semua().count()
