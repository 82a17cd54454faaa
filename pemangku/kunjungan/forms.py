"""What staff type about a visit: plan, agenda, minutes, totals of the poll."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from organisasi.bahasa import gabung
from organisasi.form_fields import Borang, Teks, kolom_kunci
from organisasi.kantor.peran import Cakupan
from organisasi.kantor.saat import Saat
from organisasi.models import Penugasan, Petugas, Unit, Wilayah
from organisasi.staf.base import panjang
from organisasi.staf.tombol import TindakanForm
from pemangku.izin import OPERATOR, PELAKSANA
from pemangku.kunjungan.actions import (
    JAJAK_TERBANYAK,
    KOLOM_RENCANA,
    kunci_rencana,
    peringatan_rencana,
    rencanakan_kegiatan,
    ubah_kegiatan,
)
from pemangku.kunjungan.kehadiran import NAMA_WAJIB
from pemangku.kunjungan.models import Kegiatan, Putaran, SasaranPutaran
from pemangku.kunjungan.pilihan import (
    PERTANYAAN,
    TIGA_SALURAN,
    CaraUndang,
    JenisKegiatan,
    Saluran,
    TahapJajak,
)
from pemangku.staf import PindaianForm, tanggal_kosong

# Plan, agenda, and what an officer has to confirm

JUDUL = "Sosialisasi tiga kanal layanan di {}"
BERJALAN = Putaran.Status.BERJALAN
# Heading and columns of what is folded.
LIPATAN = {
    "Judul, jenis, dan surat": (
        "judul",
        "jenis",
        "penyelenggara",
        "wilayah",
        "cara_paraf",
        "dasar_surat",
    ),
    "Sasaran putaran": ("sasaran",),
}
# Empty lines under the agenda.
BARIS_KOSONG = 3
TOPIK_AWAL = {
    Saluran.PPID: "Layanan informasi publik (PPID)",
    Saluran.SP4N: "Pengaduan lewat SP4N-LAPOR!",
    Saluran.DARURAT: "Kedaruratan 112",
}


def kolom_waktu(label: str, wajib: str) -> forms.DateTimeField:
    return forms.DateTimeField(
        label=label,
        error_messages={"required": wajib, "invalid": "Isi tanggal dan jam."},
        widget=forms.DateTimeInput(
            format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}
        ),
    )


class RencanaKegiatanForm(Borang):
    """Who, when and where are asked; the rest is proposed and stands folded (LIPATAN)."""

    jenis = forms.MultipleChoiceField(
        label="Jenis",
        choices=JenisKegiatan.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih paling sedikit satu jenis."},
        help_text="Satu kunjungan boleh beberapa jenis sekaligus.",
    )
    judul = Teks(
        label="Judul",
        max_length=160,
        help_text="Dikosongkan: “Sosialisasi tiga kanal layanan di” dan nama tuan rumah.",
    )
    mulai = kolom_waktu("Mulai", "Isi kapan mulai.")
    selesai = kolom_waktu("Selesai", "Isi kapan selesai.")
    tempat = Teks(label="Tempat", max_length=200, wajib="Isi tempatnya.")
    tuan_rumah = forms.ModelChoiceField(
        Unit.objects.none(),
        label="Tuan rumah",
        empty_label="Pilih unit",
        error_messages={"required": "Pilih tuan rumahnya."},
    )
    penyelenggara = forms.ModelChoiceField(
        Unit.objects.none(),
        label="Penyelenggara",
        empty_label="Pilih unit",
        error_messages={"required": "Pilih penyelenggaranya."},
    )
    wilayah = forms.ModelChoiceField(
        Wilayah.objects.kecamatan(),
        label="Kecamatan",
        required=False,
        empty_label="Kecamatan tuan rumah",
    )
    sasaran = forms.ModelMultipleChoiceField(
        SasaranPutaran.objects.none(),
        label="Sasaran putaran",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Rencana baru dihitung bagi tuan rumahnya. Centang unit lain yang ikut.",
    )
    petugas = forms.ModelMultipleChoiceField(
        Petugas.objects.none(),
        label="Petugas yang hadir",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Petugas ini boleh mencatat peserta di ponsel.",
    )
    cara_paraf = forms.ChoiceField(
        label="Tanda tangan peserta",
        choices=Kegiatan.CaraParaf.choices,
        initial=Kegiatan.CaraParaf.CETAK_PINDAI,
    )
    dasar_surat = Teks(label="Dasar surat", max_length=200)
    edisi = forms.IntegerField(required=False, widget=forms.HiddenInput)
    kunci = kolom_kunci()
    yakin = forms.BooleanField(
        label="Saya sudah membaca peringatan ini; tetap simpan", required=False
    )

    def __init__(
        self,
        *args: Any,
        petugas: Petugas,
        kegiatan: Kegiatan | None = None,
        **lain: Any,
    ) -> None:
        super().__init__(*args, **lain)
        self.kegiatan, self.oleh = kegiatan, petugas
        self.peringatan: list[str] = []
        cakupan = Cakupan.untuk(petugas, kota=PELAKSANA, unit=OPERATOR)
        semua: Mapping[str, Any] = self.fields
        unit = Unit.objects.berjalan(timezone.localdate()).order_by("jenis", "nama")
        semua["tuan_rumah"].queryset = unit.filter(cakupan.q(""))
        semua["penyelenggara"].queryset = unit.ber_ppid()
        semua["sasaran"].queryset = _sasaran(petugas, kegiatan)
        # Targets of the visit that this officer does not see: they stay as they are.
        dituju: Any = kegiatan.sasaran.select_related("unit") if kegiatan else ()
        terlihat = set(semua["sasaran"].queryset) if kegiatan else set()
        self.sasaran_lain = [s for s in dituju if s not in terlihat]
        if self.sasaran_lain:
            tetap = gabung([s.unit.nama for s in self.sasaran_lain])
            bantuan = f"Juga untuk {tetap}: sasaran unit lain, tetap."
            semua["sasaran"].help_text = bantuan
        semua["petugas"].queryset = _petugas(cakupan, kegiatan)

    @property
    def lipatan(self) -> list[tuple[str, list[forms.BoundField], bool]]:
        """Heading, columns, and whether one of them has a fault and must be seen."""
        isi = {judul: [self[nama] for nama in LIPATAN[judul]] for judul in LIPATAN}
        return [(j, k, any(satu.errors for satu in k)) for j, k in isi.items()]

    def clean(self) -> dict[str, Any]:
        isi = self.cleaned_data
        if not {"mulai", "selesai", "tuan_rumah"} <= isi.keys():
            return isi
        Kegiatan(mulai=isi["mulai"], selesai=isi["selesai"]).clean()
        tuan = isi["tuan_rumah"]
        isi["judul"] = isi.get("judul") or JUDUL.format(tuan.nama)
        isi["wilayah"] = isi.get("wilayah") or tuan.kecamatan
        # What this very form made a moment ago: no clash with itself.
        pk = kunci_rencana(self.oleh, self.cleaned_data.get("kunci"))
        terkirim = Kegiatan.objects.filter(pk=pk)
        self.peringatan = peringatan_rencana(
            mulai=isi["mulai"],
            selesai=isi["selesai"],
            tuan_rumah=tuan,
            sasaran=self.semua_sasaran(),
            kecuali=self.kegiatan or terkirim.first(),
        )
        if self.peringatan and not isi.get("yakin"):
            self.add_error(
                "yakin", "Baca peringatannya, lalu centang bila tetap disimpan."
            )
        return isi

    def semua_sasaran(self) -> list[SasaranPutaran]:
        """What was chosen, the host's own of a new plan, and what is not his to choose."""
        dipilih = [*self.cleaned_data.get("sasaran", ())]
        if not self.kegiatan:
            semua: Mapping[str, Any] = self.fields
            milik = semua["sasaran"].queryset.filter(
                unit=self.cleaned_data["tuan_rumah"], putaran__status=BERJALAN
            )
            dipilih += [satu for satu in milik if satu not in dipilih]
        return [*dipilih, *self.sasaran_lain]

    def simpan(self, agenda: Iterable[Mapping[str, Any]], saat: Saat) -> Kegiatan:
        isi = self.cleaned_data
        isi["agenda"] = [butir for butir in agenda if butir.get("topik")]
        lain: dict[str, Any] = {
            "isian": {n: v for n, v in isi.items() if n in KOLOM_RENCANA},
            "sasaran": self.semua_sasaran(),
            "petugas": isi["petugas"],
        }
        if self.kegiatan is None:
            return rencanakan_kegiatan(saat, kunci=isi["kunci"], **lain)
        return ubah_kegiatan(self.kegiatan, saat, edisi=isi["edisi"] or 0, **lain)


def _sasaran(petugas: Petugas, kegiatan: Kegiatan | None) -> Any:
    terbuka = Q(putaran__status__in=(Putaran.Status.RENCANA, Putaran.Status.BERJALAN))
    if kegiatan:
        terbuka |= Q(kegiatan=kegiatan)
    return (
        SasaranPutaran.objects.untuk(petugas)
        .filter(terbuka)
        .select_related("unit", "putaran")
        .distinct()
    )


def _petugas(cakupan: Cakupan, kegiatan: Kegiatan | None) -> Any:
    berlaku = Penugasan.objects.berlaku(timezone.localdate())
    milik = Q(peran__in=[str(p) for p in PELAKSANA])
    if not cakupan.kota:
        milik |= Q(cakupan.q("unit"), peran__in=[str(p) for p in OPERATOR])
    boleh = Q(pk__in=berlaku.filter(milik).values("petugas"))
    if kegiatan:
        boleh |= Q(kegiatan=kegiatan)
    return Petugas.objects.filter(boleh).distinct()


class ButirAgendaForm(Borang):
    mulai = forms.TimeField(
        label="Pukul",
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
    )
    topik = Teks(label="Topik", max_length=200)
    narasumber = Teks(label="Narasumber", max_length=150)
    saluran = forms.MultipleChoiceField(
        label="Kanal yang dibahas",
        choices=Saluran.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def clean_mulai(self) -> str:
        mulai = self.cleaned_data["mulai"]
        return f"{mulai:%H:%M}" if mulai else ""

    def clean(self) -> dict[str, Any]:
        isi = self.cleaned_data
        terisi = any(isi.get(nama) for nama in ("mulai", "narasumber", "saluran"))
        if terisi and not isi.get("topik") and "topik" not in self.errors:
            self.add_error("topik", "Tulis topiknya.")
        return isi


AgendaFormSet = forms.formset_factory(ButirAgendaForm, extra=BARIS_KOSONG)


def agenda_awal(kegiatan: Kegiatan | None) -> list[dict[str, Any]]:
    if kegiatan is None:
        return [{"topik": TOPIK_AWAL[s], "saluran": [str(s)]} for s in TIGA_SALURAN]
    return list(kegiatan.agenda)


WAJIB = "Isi jumlahnya; 0 bila tidak ada."


def _angka(label: str, bantuan: str = "", maks: int = 9999) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        help_text=bantuan,
        min_value=0,
        max_value=maks,
        error_messages={"required": WAJIB, "invalid": "Tulis angka bulat."},
    )


class NotulenForm(TindakanForm):
    notulen = Teks(
        label="Notulen",
        max_length=20_000,
        widget=panjang(12),
        help_text="Jalannya acara dan kesepakatannya, sedikitnya 50 huruf.",
    )
    kesimpulan = Teks(label="Kesimpulan", max_length=5000, widget=panjang(4))
    nomor_berita_acara = Teks(
        label="Nomor berita acara",
        max_length=100,
        help_text="Tanpa nomor, berita acara tercetak sebagai DRAF.",
    )
    materi_dibagikan = Teks(
        label="Bahan yang dibagikan",
        max_length=300,
        help_text="Nama dan jumlahnya, misalnya: 40 kartu, 2 poster.",
    )
    hadir_tak_bernama_l = _angka("Hadir tanpa nama, laki-laki")
    hadir_tak_bernama_p = _angka("Hadir tanpa nama, perempuan")
    edisi = forms.IntegerField(widget=forms.HiddenInput)
    semula = (
        "notulen",
        "kesimpulan",
        "nomor_berita_acara",
        "materi_dibagikan",
        "hadir_tak_bernama_l",
        "hadir_tak_bernama_p",
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.initial["edisi"] = self.berkas.edisi


class JajakKertasForm(TindakanForm):
    tahap = forms.ChoiceField(label="Survei", choices=TahapJajak.choices)
    lembar = _angka(
        "Jumlah lembar", "Isian baru mengganti jumlah yang lama.", JAJAK_TERBANYAK
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        for kolom, (teks, benar) in PERTANYAAN.items():
            kata = benar if benar == "ya" else benar.upper()
            self.fields[kolom] = _angka(f"{teks} Menjawab {kata}", "", JAJAK_TERBANYAK)

    def clean(self) -> dict[str, Any]:
        isi = self.cleaned_data
        for kolom in PERTANYAAN:
            if isi.get(kolom, 0) > isi.get("lembar", JAJAK_TERBANYAK):
                self.add_error(kolom, "Tidak boleh lebih dari jumlah lembarnya.")
        return isi


# What the acts on a visit ask: its papers, its invitations, who came


class BeritaAcaraForm(PindaianForm):
    nomor = Teks(
        label="Nomor berita acara", max_length=100, wajib="Isi nomor berita acaranya."
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.initial.setdefault("nomor", self.berkas.nomor_berita_acara)
        jalan = (self.berkas.pk, "berita-acara", "pdf")
        self.fields["pindaian"].help_text = format_html(
            '<a href="{}">Unduh berita acaranya (PDF)</a>, minta tanda tangan kedua pihak, '
            "lalu unggah pindaiannya: PDF, JPG, atau PNG.",
            reverse("admin:pemangku_kegiatan_cetak_berkas", args=jalan),
        )


class TerkirimForm(TindakanForm):
    cara = forms.ChoiceField(label="Dikirim lewat", choices=CaraUndang.choices)
    tanggal = tanggal_kosong(
        "Tanggal dikirim",
        wajib="Isi tanggalnya.",
        bantuan="Berlaku bagi semua undangan kegiatan ini yang belum ditandai terkirim.",
    )


class TolakHadirForm(TindakanForm):
    alasan = Teks(label="Alasan", max_length=200, wajib="Pilih alasan.")


class NamaForm(TindakanForm):
    nama = Teks(label="Nama", max_length=160, wajib=NAMA_WAJIB)


class WakilForm(NamaForm):
    jabatan = Teks(label="Jabatan", max_length=120)
