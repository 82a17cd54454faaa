"""What the draft of a request holds, and how often a suggestion made it needless."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from django.utils import timezone

from informasi.pemohon.models import Pemohon, bukti_diminta
from informasi.permohonan.pilihan import CaraSalinan
from organisasi.berlangkah.models import Draf, IsianLangkah, Jawab
from organisasi.models import Pencacah

# "This may answer you": shown, opened, and not sent after being opened, by day.
TAMPIL, DIKLIK, TAK_DIKIRIM = "saran_tampil", "saran_diklik", "saran_tak_dikirim"

PERMOHONAN = "permohonan"  # of drafts and addresses
APA, UNIT, PEMOHON, IDENTITAS = "apa", "ke-unit", "pemohon", "identitas"
KONTAK, BUKTI, CARA, PERIKSA = "kontak", "bukti", "cara", "periksa"


@dataclass
class IsianPermohonan(IsianLangkah):
    """``saran`` are numbers of catalogue entries, ``usulan`` slugs of units with the reason
    in words, ``lembaga`` codes of channels of other bodies; all three follow from what
    was asked for and are looked for once (None: not yet), when the step that shows them
    opens: whoever sends the question waits for nothing. ``disarankan`` is the slug of the
    unit that an officer thinks holds it, who took the question down at a meeting.
    ``dihitung``: what was counted of suggestions shown and opened.
    """

    BERTANYA: ClassVar[tuple[str, ...]] = (
        APA,
        UNIT,
        PEMOHON,
        IDENTITAS,
        KONTAK,
        BUKTI,
        CARA,
    )
    LANGKAH: ClassVar[tuple[str, ...]] = (*BERTANYA, PERIKSA)

    saran: list[str] | None = None
    usulan: list[list[str]] = field(default_factory=list)
    lembaga: list[str] = field(default_factory=list)
    disarankan: str = ""
    dihitung: list[str] = field(default_factory=list)

    def terima(self, langkah: str, jawab: Jawab) -> None:
        """Take an accepted answer; answers that lean on a changed one are asked again."""
        lama = self.jawab.get(langkah)
        super().terima(langkah, jawab)
        if langkah == APA and lama != self.jawab[APA]:
            self.saran = None
        if langkah == PEMOHON and lama not in (None, self.jawab[PEMOHON]):
            self.tanya_lagi(IDENTITAS)
            self.tanya_lagi(BUKTI)
        salinan = self.jawab.get(CARA, {}).get("cara_salinan")
        if (
            langkah == KONTAK
            and salinan == CaraSalinan.SUREL
            and not self.jawab[KONTAK]["surel"]
        ):
            self.tanya_lagi(CARA)

    @property
    def kategori(self) -> str:
        perorangan = Pemohon.Kategori.PERORANGAN
        return str(self.jawab.get(PEMOHON, {}).get("kategori", perorangan))

    @property
    def dikuasakan(self) -> bool:
        return bool(self.jawab.get(PEMOHON, {}).get("dikuasakan"))

    @property
    def bukti_diminta(self) -> tuple[str, ...]:
        return bukti_diminta(self.kategori, dikuasakan=self.dikuasakan)


def catat_tak_terkirim(draf: Draf, pada: datetime) -> None:
    """Before a draft is emptied: an opened suggestion has made its request needless."""
    permohonan = draf.formulir == PERMOHONAN
    if permohonan and DIKLIK in IsianPermohonan.baca(draf.isian).dihitung:
        Pencacah.objects.tambah(TAK_DIKIRIM, hari=timezone.localdate(pada))
