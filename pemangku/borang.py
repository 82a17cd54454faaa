"""The form in the room: four fields and a button, from a page or from a phone's queue."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q

from organisasi.bahasa import angka
from organisasi.form_fields import Teks
from organisasi.models import Isu, Wilayah
from pemangku.actions.kanal import normalkan
from pemangku.actions.lembaga import kelurahan_kegiatan
from pemangku.forms import BERSIH, LEMBAGA_WAJIB, NAMA_WAJIB
from pemangku.models import JenisPemangku, Kanal, Kegiatan, Pemangku, Undangan
from pemangku.models.gabung import HIDUP
from pemangku.models.minat import URAIAN_MIN
from pemangku.models.pilihan import JenisKelamin

KELURAHAN_ASING = "Kelurahan tidak dikenal."
UNDANGAN_ASING = "Undangan ini bukan dari kegiatan ini."
MINAT_PENDEK = f"Tulis paling sedikit {URAIAN_MIN} huruf: apa yang menjadi minatnya."
ANGGOTA_TERBANYAK = 1_000_000
NAMA_TERPENDEK = 2
LEMBAGA_TERPENDEK = 3
NOMOR = (Kanal.Jenis.WA, Kanal.Jenis.TELEPON)
# A suggestion as it stands in the field without a script: "KIM Nagarasari (PK-000168)".
BERNOMOR = re.compile(r"(?P<nama>.+?)\s*\((?P<nomor>[A-Z-]*PK-\d+)\)\s*")


def _terkini(pemangku: Pemangku | None) -> Pemangku | None:
    """Where a merged record went; None for one that was refused."""
    while pemangku and pemangku.status == Pemangku.Status.TERGABUNG:
        pemangku = pemangku.penerus
    return pemangku if pemangku and pemangku.status in HIDUP else None


class RekamanForm(forms.Form):
    """One person in the room.

    An invitee who came is named by ``undangan`` alone; a deputy by ``undangan`` and the
    deputy's own name.
    """

    use_required_attribute = False

    nama = Teks(label="Nama", max_length=100, widget=forms.TextInput(attrs=BERSIH))
    lembaga = Teks(
        label="Lembaga",
        max_length=180,
        help_text="Mis. PKK Kelurahan Nagarasari. Yang sudah terdaftar, pilih dari saran.",
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
    jenis_kelamin = forms.ChoiceField(
        label="L/P",
        required=False,
        choices=[("", "Tidak dicatat"), *JenisKelamin.choices],
    )
    jenis = forms.ModelChoiceField(
        JenisPemangku.objects.none(),
        label="Jenis lembaga",
        to_field_name="kode",
        required=False,
        empty_label="Kenali dari namanya",
    )
    surel = Teks(
        label="Surel",
        max_length=120,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "inputmode": "email", "type": "email"}
        ),
    )
    jumlah_anggota = forms.IntegerField(
        label="Jumlah anggota lembaga",
        required=False,
        min_value=0,
        max_value=ANGGOTA_TERBANYAK,
        error_messages={
            "invalid": "Tulis dengan angka.",
            "min_value": "Tidak mungkin kurang dari nol.",
            "max_value": f"Paling banyak {angka(ANGGOTA_TERBANYAK)}.",
        },
    )
    meliputi = forms.ChoiceField(
        label="Lembaga ini juga meliputi",
        required=False,
        error_messages={"invalid_choice": KELURAHAN_ASING},
    )
    isu = forms.ModelChoiceField(
        Isu.objects.none(),
        label="Minatnya",
        to_field_name="kode",
        required=False,
        empty_label="Tidak disebut",
    )
    minat = Teks(label="Apa yang disampaikan tentang minat itu", max_length=500)
    hadir = forms.BooleanField(required=False, initial=True)
    undangan = forms.UUIDField(required=False)
    # The body chosen from the list; without a script its number stands in the name.
    pemangku = forms.UUIDField(required=False)

    def __init__(self, *args: Any, kegiatan: Kegiatan, **kwargs: Any) -> None:
        """``kegiatan``: the visit; its place says which kelurahan come first."""
        super().__init__(*args, **kwargs)
        self.kegiatan = kegiatan
        self.peta = {w.pk: w for w in kelurahan_kegiatan(kegiatan)}
        kelurahan = [
            ("", "Tidak disebut"),
            *(
                (w.pk, f"{w.nama} ({w.induk.nama})")
                for w in self.peta.values()
                if w.induk
            ),
        ]
        for nama in ("kelurahan", "meliputi"):
            self._kolom(nama).choices = kelurahan
        self._kolom("isu").queryset = Isu.objects.aktif()
        self._kolom("jenis").queryset = JenisPemangku.objects.aktif().filter(
            perorangan=False
        )

    def _kolom(self, nama: str) -> Any:
        return self.fields[nama]

    def clean_kelurahan(self) -> Wilayah | None:
        """The region itself."""
        return self.peta.get(self.cleaned_data["kelurahan"])

    def clean_meliputi(self) -> Wilayah | None:
        """The region itself."""
        return self.peta.get(self.cleaned_data["meliputi"])

    def clean_surel(self) -> str:
        """An address that can be one; ValidationError else."""
        surel: str = self.cleaned_data["surel"]
        if surel:
            normalkan(Kanal.Jenis.EMAIL, surel)
        return surel

    def clean_undangan(self) -> Undangan | None:
        """The invitation, of this visit only."""
        kunci = self.cleaned_data["undangan"]
        if kunci is None:
            return None
        undangan = (
            Undangan.objects.filter(kegiatan=self.kegiatan, pk=kunci)
            .select_related("pemangku__jenis", "orang")
            .first()
        )
        if undangan is None:
            raise ValidationError(UNDANGAN_ASING)
        return undangan

    def _pilih_lembaga(self, isi: dict[str, Any]) -> None:
        """The body that was chosen, and its name without the number.

        An unknown choice is none: then the name says which.
        """
        nama, kunci = isi.get("lembaga", ""), isi.get("pemangku")
        cocok = BERNOMOR.fullmatch(nama)
        nomor = cocok["nomor"] if cocok else ""
        isi["lembaga"] = cocok["nama"] if cocok else nama
        isi["pemangku"] = None
        if kunci or nomor:
            mana = Q(pk=kunci) if kunci else Q(nomor=nomor)
            isi["pemangku"] = _terkini(
                Pemangku.objects.ditawarkan(self.kegiatan).filter(mana).first()
            )

    def clean(self) -> dict[str, Any]:
        """Name and body unless an invitee came himself; a number that is one."""
        isi = super().clean() or {}
        self._pilih_lembaga(isi)
        diundang = isi.get("undangan") or "undangan" in self.errors
        if not diundang or not isi.get("hadir"):
            self._perlu("nama", NAMA_TERPENDEK, NAMA_WAJIB)
        if not diundang:
            self._perlu("lembaga", LEMBAGA_TERPENDEK, LEMBAGA_WAJIB)
        if isi.get("nomor"):
            self._periksa_nomor(isi)
        isi["sifat"] = isi.get("sifat") or Kanal.Sifat.PRIBADI
        self._periksa_minat(isi)
        return isi

    def _perlu(self, nama: str, panjang: int, pesan: str) -> None:
        if nama not in self.errors and len(self.cleaned_data[nama].strip()) < panjang:
            self.add_error(nama, pesan)

    def _periksa_minat(self, isi: dict[str, Any]) -> None:
        """A topic with what was said on it, or neither."""
        if isi.get("minat") and "isu" not in self.errors and not isi.get("isu"):
            self.add_error("isu", "Pilih minatnya.")
        if isi.get("isu") and len(isi.get("minat", "").strip()) < URAIAN_MIN:
            self.add_error("minat", MINAT_PENDEK)

    def _periksa_nomor(self, isi: dict[str, Any]) -> None:
        isi["jenis_nomor"] = isi.get("jenis_nomor") or Kanal.Jenis.WA
        try:
            normalkan(isi["jenis_nomor"], isi["nomor"])
        except ValidationError as galat:
            self.add_error("nomor", galat)
