"""What placing and referral ask; units are proposed from what the catalogue says they hold."""

from typing import Any

from django import forms
from django.utils import timezone

from informasi.kabar import DALAM, PANJANG_ALASAN, PEMOHON
from informasi.permohonan.models import Permohonan, RujukanPermohonan
from informasi.permohonan.pilihan import IZIN_JAWAB
from informasi.rujukan.usulan_unit import usulkan_unit
from organisasi.form_fields import Teks
from organisasi.kantor.izin import berwenang
from organisasi.models import Unit
from organisasi.staf.base import panjang
from organisasi.staf.tombol import TindakanForm

R = RujukanPermohonan.Status
SELURUH, BAGIAN = "seluruh", "bagian"


class UnitTujuan(forms.ModelChoiceField):
    """A unit that answers requests: the proposed ones first, each with its reason."""

    def __init__(self, **lain: Any) -> None:
        super().__init__(
            Unit.objects.none(),
            empty_label="Pilih unit",
            error_messages={"required": "Pilih unitnya."},
            **lain,
        )

    def isi(
        self, teks: str, kecuali: Unit | None, disarankan: int | None = None
    ) -> None:
        """Fill the choices for a request with the text ``teks``.

        ``disarankan``: key of the unit named at the meeting it came from; it stands first.
        """
        unit = Unit.objects.ber_ppid().berjalan(timezone.localdate())
        self.queryset = unit.exclude(pk=kecuali.pk) if kecuali else unit
        ada = {u.pk: u for u in self.queryset}
        usulan = [
            (u.pk, f"{u.nama} ({alasan})")
            for u, alasan in usulkan_unit(teks)
            if u.pk in ada and u.pk != disarankan
        ]
        if disarankan in ada:
            nama = f"{ada[disarankan].nama} (disarankan petugas pertemuan)"
            usulan.insert(0, (disarankan, nama))
        semua = [(pk, u.nama) for pk, u in ada.items()]
        kelompok: list[Any] = [("", "Pilih unit")]
        if usulan:
            kelompok.append(("Usulan", usulan))
        self.choices = [*kelompok, ("Semua unit", semua)]


class TempatkanForm(TindakanForm):
    ke_unit = UnitTujuan(label="Unit yang menjawab")
    alasan = Teks(
        label="Catatan untuk unit itu (boleh kosong)",
        max_length=PANJANG_ALASAN,
        widget=panjang(2),
        help_text=DALAM,
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        kolom: Any = self.fields["ke_unit"]
        kolom.isi(self.berkas.rincian, None)


class RujukPermohonanForm(TindakanForm):
    ke_unit = UnitTujuan(label="Unit yang menguasai informasinya")
    lingkup = forms.ChoiceField(
        label="Yang dirujuk",
        widget=forms.RadioSelect,
        initial=SELURUH,
        choices=[
            (SELURUH, "Seluruh permohonan: unit itu yang menjawab"),
            (BAGIAN, "Sebagian: jawabannya kami gabungkan menjadi satu"),
        ],
    )
    bagian = Teks(
        label="Bagian yang diminta dari unit itu",
        max_length=PANJANG_ALASAN,
        widget=panjang(2),
        help_text="Hanya bila sebagian. Contoh: “Jumlah kendaraan dinas tahun 2023.”",
    )
    alasan = Teks(
        label="Alasan",
        max_length=PANJANG_ALASAN,
        wajib="Tulis alasan rujukan; pemohon dan penerima membacanya.",
        widget=panjang(3),
        help_text=f"{PEMOHON} Contoh: “Data kendaraan dicatat oleh dinas itu, bukan oleh "
        "kecamatan.”",
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        kolom: Any = self.fields["ke_unit"]
        berkas: Permohonan = self.berkas
        kolom.isi(berkas.rincian, berkas.pemegang, berkas.disarankan_id)

    def clean(self) -> dict[str, Any]:
        isi = dict(self.cleaned_data)
        sebagian = isi.pop("lingkup", "") == BAGIAN
        if sebagian and not isi.get("bagian") and "bagian" not in self.errors:
            self.add_error("bagian", "Tulis bagian mana yang diminta dari unit itu.")
        return isi if sebagian else isi | {"bagian": ""}


class RujukanForm(TindakanForm):
    rujukan = forms.ModelChoiceField(
        RujukanPermohonan.objects.none(),
        label="Rujukan",
        empty_label=None,
        error_messages={
            "required": "Rujukan ini sudah dijawab. Muat ulang halamannya.",
            "invalid_choice": "Rujukan ini sudah dijawab. Muat ulang halamannya.",
        },
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        pk = [r.pk for r in rujukan_dari(self.berkas) if self.boleh(r)]
        kolom: Any = self.fields["rujukan"]
        kolom.queryset = RujukanPermohonan.objects.filter(pk__in=pk).select_related(
            "dari_unit", "ke_unit"
        )
        kolom.label_from_instance = sebutan
        if len(pk) == 1:
            kolom.initial = pk[0]

    def boleh(self, rujukan: RujukanPermohonan) -> bool:
        return not rujukan.halangan_putuskan(timezone.localdate())


def rujukan_dari(permohonan: Permohonan) -> list[RujukanPermohonan]:
    simpan: Any = permohonan
    if not hasattr(simpan, "daftar_rujukan"):
        simpan.daftar_rujukan = list(
            permohonan.rujukan.select_related(
                "dari_unit__induk", "ke_unit__induk", "ditetapkan_ke__induk"
            )
        )
    hasil: list[RujukanPermohonan] = simpan.daftar_rujukan
    return hasil


def sebutan(rujukan: RujukanPermohonan) -> str:
    return f"{rujukan}: {rujukan.bagian or 'seluruh permohonan'}"


class TerimaRujukanForm(RujukanForm):
    pihak = "ke_unit"

    def boleh(self, rujukan: RujukanPermohonan) -> bool:
        unit: Unit = getattr(rujukan, self.pihak)
        terbuka = rujukan.status == R.DIAJUKAN
        return terbuka and berwenang(self.petugas, IZIN_JAWAB, unit)


class TarikRujukanForm(TerimaRujukanForm):
    pihak = "dari_unit"


class KembalikanForm(TerimaRujukanForm):
    alasan = Teks(
        label="Mengapa dikembalikan",
        max_length=PANJANG_ALASAN,
        wajib="Tulis mengapa dikembalikan; PPID Utama memutuskan.",
        widget=panjang(3),
        help_text=f"{DALAM} Contoh: “Kendaraan dinas dicatat BPKAD, bukan kami.”",
    )


class PutuskanForm(RujukanForm):
    ke_unit = UnitTujuan(label="Unit yang harus menjawab")
    alasan = Teks(
        label="Alasan putusan",
        max_length=PANJANG_ALASAN,
        wajib="Tulis alasan putusan; kedua unit membacanya.",
        widget=panjang(3),
        help_text=DALAM,
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        kolom: Any = self.fields["ke_unit"]
        kolom.isi(self.berkas.rincian, None)
