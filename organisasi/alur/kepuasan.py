"""How content people were with a case that has ended (PermenPAN-RB 14/2017).

One question from 1 to 4 is asked, all else may stay empty: a word on what could be better,
and nine marks, one for each element that the survey of satisfaction knows, in words of our
own. One answer a case, which may be changed for two weeks. It is tied to the case, so no
page of officers shows a single one: who handles the case would know whose it is, and people
would say what pleases. Averages are told from five answers on, and the words of a quarter
that is over from five on, without case, mark and day (``ppid_portal.lembar.views``).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import reduce
from operator import and_
from typing import Any, ClassVar, Self

from django import forms
from django.db import models, transaction
from django.db.models import Count, Q
from django.utils import timezone

from organisasi.alur.models import Jejak
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.bahasa import angka, tanggal
from organisasi.basis_data.kolom import kendala
from organisasi.form_fields import Borang, Teks
from organisasi.kantor.saat import Saat

UBAH_SELAMA = timedelta(days=14)
# Answers from which on an average is told.
CUKUP = 5
PANJANG_SARAN = 2000
# The elements of the survey, and what we ask of each.
UNSUR: Mapping[str, str] = {
    "unsur_persyaratan": "Syaratnya wajar dan jelas",
    "unsur_prosedur": "Langkahnya mudah",
    "unsur_waktu": "Selesai dalam waktu yang wajar",
    "unsur_biaya": "Biayanya sesuai yang diumumkan",
    "unsur_hasil": "Hasilnya sesuai yang dijanjikan",
    "unsur_kemampuan": "Petugasnya menguasai urusannya",
    "unsur_sikap": "Petugasnya sopan dan menolong",
    "unsur_pengaduan": "Keluhan dan saran ditanggapi",
    "unsur_sarana": "Loket dan situsnya mudah dipakai",
}


class Nilai(models.IntegerChoices):
    SANGAT_BAIK = 4, "Sangat baik"
    BAIK = 3, "Baik"
    KURANG = 2, "Kurang baik"
    BURUK = 1, "Tidak baik"


@dataclass(frozen=True, slots=True)
class RingkasKepuasan:
    per_nilai: Mapping[int, int]

    @property
    def jumlah(self) -> int:
        return sum(self.per_nilai.values())

    @property
    def rata(self) -> float | None:
        """The mean mark; None while fewer than five answered."""
        if self.jumlah < CUKUP:
            return None
        return sum(n * banyak for n, banyak in self.per_nilai.items()) / self.jumlah

    @property
    def sebutan(self) -> str:
        if self.rata is None:
            return f"terlalu sedikit (kurang dari {CUKUP} penilaian)"
        return (
            f"{angka(self.rata, 1)} dari {max(Nilai)} ({angka(self.jumlah)} penilaian)"
        )


class KepuasanQuerySet(models.QuerySet[Any]):
    def per_nilai(self, *, mulai: date, sampai: date) -> Any:
        """A mark and how many gave it."""
        semua = self._pada(mulai, sampai).order_by()
        return semua.values_list("nilai").annotate(Count("pk"))

    def ringkas(self, *, mulai: date, sampai: date) -> RingkasKepuasan:
        hitung = self.per_nilai(mulai=mulai, sampai=sampai)
        return RingkasKepuasan(dict.fromkeys(Nilai.values, 0) | dict(hitung))

    def per_unsur(self, *, mulai: date, sampai: date) -> dict[str, RingkasKepuasan]:
        banyak = self._pada(mulai, sampai).aggregate(
            **{
                f"{nama}_{nilai}": Count("pk", filter=Q(**{nama: nilai}))
                for nama in UNSUR
                for nilai in Nilai.values
            }
        )
        return {
            teks: RingkasKepuasan({n: banyak[f"{nama}_{n}"] for n in Nilai.values})
            for nama, teks in UNSUR.items()
        }

    def saran(self, *, mulai: date, sampai: date) -> list[str]:
        ada = self._pada(mulai, sampai).exclude(saran="")
        return list(ada.order_by("saran").values_list("saran", flat=True))

    def _pada(self, mulai: date, sampai: date) -> Self:
        return self.filter(pada__date__range=(mulai, sampai))

    @transaction.atomic
    def beri(
        self, berkas: models.Model, *, isian: Mapping[str, Any], pada: datetime
    ) -> Any:
        """TindakanTerlarang after two weeks; the case is locked: two leave one answer."""
        semua = type(berkas)._default_manager
        semua.select_for_update(no_key=True, of=("self",)).get(pk=berkas.pk)
        milik = {self.model.BERKAS: berkas}
        satu = self.filter(**milik).first()
        if satu and not satu.dapat_diubah(pada):
            raise TindakanTerlarang(satu.kalimat_batas)
        tindakan = "ubah_penilaian" if satu else "beri_penilaian"
        satu = satu or self.model(**milik, pada=pada)
        for nama, isi in isian.items():
            setattr(satu, nama, isi.strip() if isinstance(isi, str) else isi)
        satu.diubah_pada = pada
        satu.save()
        Jejak.objects.catat(berkas, tindakan, saat=Saat(None, pada))
        return satu


def _unsur(nama: str) -> Any:
    return models.PositiveSmallIntegerField(
        UNSUR[nama], null=True, blank=True, choices=Nilai
    )


class DasarKepuasan(models.Model):
    # Name of the relation to the case, which has ``pemegang``.
    BERKAS: ClassVar[str]

    nilai = models.PositiveSmallIntegerField(choices=Nilai)
    saran = models.TextField(blank=True)
    unsur_persyaratan = _unsur("unsur_persyaratan")
    unsur_prosedur = _unsur("unsur_prosedur")
    unsur_waktu = _unsur("unsur_waktu")
    unsur_biaya = _unsur("unsur_biaya")
    unsur_hasil = _unsur("unsur_hasil")
    unsur_kemampuan = _unsur("unsur_kemampuan")
    unsur_sikap = _unsur("unsur_sikap")
    unsur_pengaduan = _unsur("unsur_pengaduan")
    unsur_sarana = _unsur("unsur_sarana")
    pada = models.DateTimeField()
    diubah_pada = models.DateTimeField(null=True, blank=True)

    objects = KepuasanQuerySet.as_manager()

    class Meta:
        abstract = True
        verbose_name = "kepuasan"
        constraints = kendala(
            "%(app_label)s_kepuasan",
            nilai_satu_empat=Q(nilai__range=(min(Nilai), max(Nilai))),
            unsur_satu_empat=reduce(
                and_,
                (
                    Q(**{n: None}) | Q(**{f"{n}__range": (min(Nilai), max(Nilai))})
                    for n in UNSUR
                ),
            ),
        )

    def __str__(self) -> str:
        return f"{self.nilai} dari {max(Nilai)}"

    def dapat_diubah(self, kini: datetime) -> bool:
        return kini < self.pada + UBAH_SELAMA

    @property
    def per_unsur(self) -> dict[str, int]:
        semua = {teks: getattr(self, nama) for nama, teks in UNSUR.items()}
        return {teks: nilai for teks, nilai in semua.items() if nilai is not None}

    @property
    def kalimat_batas(self) -> str:
        hari = timezone.localdate(self.pada + UBAH_SELAMA - timedelta(seconds=1))
        return f"Penilaian dapat diubah sampai {tanggal(hari)}."


class KepuasanForm(Borang):
    # What happens to the answer; it is tied to the case, and no page of officers shows that.
    penjelasan = (
        "Satu pertanyaan, sukarela. Jawaban Anda tersimpan bersama berkas ini supaya dapat "
        "Anda ubah, tetapi petugas tidak melihatnya satu per satu: yang ditampilkan hanya "
        f"rata-rata, mulai {CUKUP} penilaian. Saran dibaca pimpinan layanan per triwulan, "
        f"tanpa nomor berkas, nilai, dan tanggalnya, mulai {CUKUP} saran."
    )

    nilai = forms.TypedChoiceField(
        label="Seberapa baik pelayanan kami?",
        choices=Nilai.choices,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Pilih satu nilai.",
            "invalid_choice": "Pilih satu nilai.",
        },
    )
    saran = Teks(
        label="Apa yang bisa lebih baik? (boleh kosong)",
        max_length=PANJANG_SARAN,
        help_text="Jangan menulis nama orang.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self, *args: Any, kepuasan: DasarKepuasan | None = None, **lain: Any
    ) -> None:
        awal = {}
        if kepuasan:
            awal = {n: getattr(kepuasan, n) for n in ("nilai", "saran", *UNSUR)}
        super().__init__(*args, **{"initial": awal, **lain})
        for nama, teks in UNSUR.items():
            self.fields[nama] = forms.TypedChoiceField(
                label=teks,
                choices=[("", "Tidak dinilai"), *Nilai.choices],
                coerce=int,
                empty_value=None,
                required=False,
                error_messages={"invalid_choice": "Pilih salah satu nilainya."},
            )

    @property
    def utama(self) -> list[forms.BoundField]:
        return [self["nilai"], self["saran"]]

    @property
    def rinci(self) -> list[forms.BoundField]:
        return [self[nama] for nama in UNSUR]

    @property
    def rinci_terbuka(self) -> bool:
        return any(kolom.errors or kolom.value() for kolom in self.rinci)
