"""Forms of the room, of the door and of the poll."""

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q

from organisasi.form_fields import Borang, Teks
from organisasi.models import Wilayah
from pemangku.inventaris.duplikat import HIDUP
from pemangku.inventaris.kanal import Kanal, normalkan
from pemangku.inventaris.models import JenisPemangku, Pemangku
from pemangku.inventaris.orang import Persetujuan
from pemangku.inventaris.pilihan import JenisKelamin
from pemangku.kunjungan.kehadiran import Undangan
from pemangku.kunjungan.models import Kegiatan
from pemangku.kunjungan.pilihan import PERTANYAAN, YAKIN, JawabKeMana
from pemangku.ruang.akses_lapangan import kode_basi, kode_cocok
from pemangku.ruang.hadir import kelurahan_kegiatan, pilihan_kelurahan
from pemangku.staf import BERSIH, LEMBAGA_WAJIB, NAMA_WAJIB, KelompokField

# In the room: four fields and a button, from a page or from a phone's queue

KELURAHAN_ASING = "Kelurahan tidak dikenal."
NAMA_TERPENDEK = 2
LEMBAGA_TERPENDEK = 3
# What is chosen where a body that is typed is none of those that look like it.
BARU = "baru"
NOMOR = (Kanal.Jenis.WA, Kanal.Jenis.TELEPON)
# A suggestion as it stands in the field without a script: "KIM Nagarasari (PK-000168)".
BERNOMOR = re.compile(r"(?P<nama>.+?)\s*\((?P<nomor>[A-Z-]*PK-\d+)\)\s*")


def kelamin() -> forms.ChoiceField:
    return forms.ChoiceField(
        label="L/P (boleh kosong)",
        required=False,
        choices=JenisKelamin.choices,
        widget=forms.RadioSelect,
    )


def _terkini(pemangku: Pemangku | None) -> Pemangku | None:
    """Where a merged record went; None for one that was refused."""
    while pemangku and pemangku.status == Pemangku.Status.TERGABUNG:
        pemangku = pemangku.penerus
    return pemangku if pemangku and pemangku.status in HIDUP else None


class RekamanForm(Borang):
    """One person in the room.

    An invitee who came is named by ``undangan`` alone; a deputy by ``undangan`` and the
    deputy's own name.
    """

    nama = Teks(label="Nama", max_length=100, widget=forms.TextInput(attrs=BERSIH))
    jenis_kelamin = kelamin()
    lembaga = Teks(
        label="Lembaga",
        max_length=180,
        help_text=(
            "Misalnya PKK Kelurahan Nagarasari. Bila sudah terdaftar, pilih dari saran."
        ),
        widget=forms.TextInput(attrs={**BERSIH, "list": "saran-lembaga"}),
    )
    jabatan = Teks(
        label="Jabatan",
        max_length=120,
        widget=forms.TextInput(attrs={**BERSIH, "list": "saran-jabatan"}),
    )
    kelurahan = forms.ChoiceField(
        label="Kelurahan",
        required=False,
        error_messages={"invalid_choice": KELURAHAN_ASING},
    )
    nomor = Teks(
        label="WhatsApp atau telepon",
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "inputmode": "tel", "type": "tel"}
        ),
    )
    jenis_nomor = forms.ChoiceField(
        label="Nomor ini untuk",
        choices=[(satu.value, satu.label) for satu in NOMOR],
        initial=Kanal.Jenis.WA,
        required=False,
    )
    sifat = forms.ChoiceField(
        label="Nomor milik",
        choices=[("pribadi", "Pribadi"), ("kedinasan", "Dinas atau lembaga")],
        initial=Kanal.Sifat.PRIBADI,
        required=False,
    )
    setuju_undangan = forms.BooleanField(
        label="Setuju dihubungi untuk undangan", required=False
    )
    setuju_informasi = forms.BooleanField(
        label="Setuju menerima informasi layanan", required=False
    )
    jenis = KelompokField(
        to_field_name="kode", required=False, empty_label="Kenali dari namanya"
    )
    surel = Teks(
        label="Surel",
        max_length=120,
        validators=(partial(normalkan, Kanal.Jenis.EMAIL),),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "inputmode": "email", "type": "email"}
        ),
    )
    minat = Teks(label="Apa yang disampaikan", max_length=500)
    hadir = forms.BooleanField(required=False, initial=True)
    undangan = forms.UUIDField(required=False)
    # The body chosen from the list, or "baru" for one that is none of the look-alikes;
    # without a script its number stands in the name.
    pemangku = forms.CharField(required=False)

    # Bodies that the one typed may be; the page then asks which.
    pilihan: Sequence[tuple[str, str]] = ()

    def __init__(self, *args: Any, kegiatan: Kegiatan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kegiatan = kegiatan
        self.peta = {w.pk: w for w in kelurahan_kegiatan(kegiatan)}
        kelurahan = [("", "Tidak disebut"), *pilihan_kelurahan(self.peta.values())]
        self._kolom("kelurahan").choices = kelurahan
        self._kolom("jenis").queryset = JenisPemangku.objects.aktif().filter(
            perorangan=False
        )

    def _kolom(self, nama: str) -> Any:
        return self.fields[nama]

    def clean_kelurahan(self) -> Wilayah | None:
        return self.peta.get(self.cleaned_data["kelurahan"])

    def clean_undangan(self) -> Undangan | None:
        kunci = self.cleaned_data["undangan"]
        if kunci is None:
            return None
        undangan = (
            Undangan.objects.filter(kegiatan=self.kegiatan, pk=kunci)
            .select_related("pemangku__jenis", "orang")
            .first()
        )
        if undangan is None:
            raise ValidationError("Undangan ini bukan dari kegiatan ini.")
        return undangan

    def _pilih_lembaga(self, isi: dict[str, Any]) -> None:
        """The body that was chosen, and its name without the number.

        An unknown choice is none: then the name says which.
        """
        nama, kunci = isi.get("lembaga", ""), isi.get("pemangku")
        cocok = BERNOMOR.fullmatch(nama)
        nomor = cocok["nomor"] if cocok else ""
        isi["lembaga"] = cocok["nama"] if cocok else nama
        isi["pemangku"], isi["baru"] = None, kunci == BARU
        mana = Q(nomor=nomor)
        with suppress(ValueError):
            mana = Q(pk=UUID(kunci))
        if kunci or nomor:
            isi["pemangku"] = _terkini(
                Pemangku.objects.ditawarkan(self.kegiatan).filter(mana).first()
            )

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        self._pilih_lembaga(isi)
        diundang = isi.get("undangan") or "undangan" in self.errors
        if not diundang or not isi.get("hadir"):
            self._perlu("nama", NAMA_TERPENDEK, NAMA_WAJIB)
        if not diundang:
            self._perlu("lembaga", LEMBAGA_TERPENDEK, LEMBAGA_WAJIB)
        if isi.get("nomor"):
            isi["jenis_nomor"] = isi.get("jenis_nomor") or Kanal.Jenis.WA
            try:
                normalkan(isi["jenis_nomor"], isi["nomor"])
            except ValidationError as galat:
                self.add_error("nomor", galat)
        isi["sifat"] = isi.get("sifat") or Kanal.Sifat.PRIBADI
        return isi

    def _perlu(self, nama: str, panjang: int, pesan: str) -> None:
        if nama not in self.errors and len(self.cleaned_data[nama].strip()) < panjang:
            self.add_error(nama, pesan)


# At the door, of partner bodies, and on the personal page (pemangku 5.3)

TAUTAN = re.compile(r"(?:https?:|www\.|://|\.(?:com|id|net|org|xyz)\b)", re.IGNORECASE)
KODE_SALAH = "Kode ruang terdiri dari empat angka. Kosongkan bila tidak ada layar."
TUJUAN = (
    (Persetujuan.Tujuan.UNDANGAN, "Saya setuju dihubungi untuk undangan"),
    (Persetujuan.Tujuan.SIARAN_INFORMASI, "Saya setuju menerima informasi layanan"),
)


def tanpa_tautan(isi: str) -> None:
    if TAUTAN.search(isi):
        raise ValidationError("Tulis namanya saja, tanpa alamat situs.")


class DiriForm(Borang):
    nama = Teks(
        label="Nama Anda",
        max_length=100,
        wajib=NAMA_WAJIB,
        validators=(tanpa_tautan,),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    lembaga = Teks(
        label="Dari lembaga",
        max_length=160,
        wajib=LEMBAGA_WAJIB,
        validators=(tanpa_tautan,),
        help_text="Mis. PKK Kelurahan Nagarasari.",
        widget=forms.TextInput(attrs={**BERSIH, "list": "saran-lembaga"}),
    )
    jabatan = Teks(label="Jabatan (boleh kosong)", max_length=120)
    kelurahan = forms.ChoiceField(label="Kelurahan (boleh kosong)", required=False)

    def __init__(self, *args: Any, kegiatan: Kegiatan | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kolom: Any = self.fields["kelurahan"]
        pilihan = pilihan_kelurahan(kelurahan_kegiatan(kegiatan))
        kolom.choices = [("", "Tidak disebut"), *pilihan]


class KontakPintuForm(DiriForm):
    wa = Teks(
        label="WhatsApp (boleh kosong)",
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    email = Teks(
        label="Surel (boleh kosong)",
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "email", "inputmode": "email"}),
    )
    persetujuan = forms.MultipleChoiceField(
        label="Persetujuan (boleh kosong)",
        required=False,
        choices=TUJUAN,
        widget=forms.CheckboxSelectMultiple,
    )

    def clean_wa(self) -> str:
        return self._kanal("wa", Kanal.Jenis.WA)

    def clean_email(self) -> str:
        return self._kanal("email", Kanal.Jenis.EMAIL)

    def _kanal(self, kolom: str, jenis: str) -> str:
        isi: str = self.cleaned_data[kolom]
        return normalkan(jenis, isi)[0] if isi else ""

    def isi(self) -> dict[str, Any]:
        return {n: isi for n, isi in self.cleaned_data.items() if n != "kode"}


class MitraForm(KontakPintuForm):
    """A body registers itself without a visit: its place decides who looks at it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, kegiatan=None, **kwargs)
        kolom: Any = self.fields["kelurahan"]
        kolom.required, kolom.label = True, "Kelurahan"
        kolom.error_messages["required"] = "Pilih kelurahan tempat lembaga Anda."
        kolom.choices = [("", "Pilih kelurahan"), *kolom.choices[1:]]
        self.fields["lembaga"].label = "Nama lembaga"
        self.fields["lembaga"].widget.attrs.pop("list")


class PintuForm(KontakPintuForm):
    jenis_kelamin = kelamin()
    kode = Teks(
        label="Kode ruang di layar (boleh kosong)",
        max_length=10,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, pada: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pada = pada
        self.kegiatan: Kegiatan = kwargs["kegiatan"]

    def clean_kode(self) -> str:
        kode = re.sub(r"\s", "", self.cleaned_data["kode"])
        if kode and not re.fullmatch(r"[0-9]{4}", kode):
            raise ValidationError(KODE_SALAH)
        if kode and kode_basi(self.kegiatan.token, kode, self.pada):
            raise ValidationError("Kode sudah berganti, lihat layar.")
        return kode

    @property
    def cocok(self) -> bool:
        return kode_cocok(self.kegiatan.token, self.cleaned_data["kode"], self.pada)


# The poll, as a form of six taps


class JajakForm(Borang):
    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        for kolom, (teks, benar) in PERTANYAAN.items():
            pilihan = [("ya", "Ya"), ("tidak", "Tidak")] if benar == "ya" else None
            self.fields[kolom] = forms.ChoiceField(
                label=teks,
                choices=pilihan or JawabKeMana.choices,
                widget=forms.RadioSelect,
                error_messages={"required": "Pilih satu."},
            )
        self.fields["q7"] = forms.TypedChoiceField(
            label=f"{YAKIN} (boleh dilewati)",
            choices=[
                ("1", "1, sama sekali tidak"),
                *((str(ke), str(ke)) for ke in range(2, 5)),
                ("5", "5, sangat yakin"),
            ],
            widget=forms.RadioSelect,
            coerce=int,
            empty_value=None,
            required=False,
        )

    def isi(self) -> dict[str, Any]:
        isi = self.cleaned_data
        tahu = {n: int(isi[n] == benar) for n, (_, benar) in PERTANYAAN.items()}
        return {**tahu, "q7": isi["q7"]}
