"""The acts on an objection and a dispute: what each asks, what it will do, its button."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from django import forms
from django.utils import timezone

from informasi.kabar import PEMOHON, cara_mengabari
from informasi.keberatan import sengketa as aksi
from informasi.keberatan.actions import (
    ajukan_keberatan,
    alasan_terbuka,
    halangan_tanggapi,
    tanggapi_keberatan,
    telaah_keberatan,
    terima_putusan,
)
from informasi.keberatan.models import (
    KOLOM_HARI,
    AlasanKeberatan,
    HasilKeberatan,
    HasilSengketa,
    Keberatan,
    Sengketa,
)
from informasi.permohonan.models import Permohonan
from informasi.permohonan.pilihan import TERJAWAB, KanalMasuk, TindakanPermohonan
from informasi.waktu import (
    KEBERATAN_TANGGAPI,
    SENGKETA_AJUKAN,
    kata_tenggat,
)
from organisasi.alur.tindakan import DaftarTindakan
from organisasi.bahasa import tanggal
from organisasi.form_fields import Teks, kolom_kunci
from organisasi.kantor.peran import Peran
from organisasi.staf.base import kolom_mundur, kolom_tanggal, panjang, pendek
from organisasi.staf.tombol import TindakanForm, Tombol, penyusun_tombol
from organisasi.waktu.tenggat import lama_kini, salah_tanggal

PANJANG_PUTUSAN = 10_000
JABATAN = "Sekretaris Daerah"
DIKABULKAN = (HasilKeberatan.DIKABULKAN, HasilKeberatan.DIKABULKAN_SEBAGIAN)


class TanggapiForm(TindakanForm):
    hasil = forms.ChoiceField(
        label="Hasilnya",
        choices=[("", "Pilih hasilnya"), *HasilKeberatan.choices],
        error_messages={"required": "Pilih hasilnya."},
    )
    putusan = Teks(
        label="Isi tanggapan dan alasannya",
        max_length=PANJANG_PUTUSAN,
        wajib="Tulis alasannya; tanggapan tanpa alasan tidak sah.",
        widget=panjang(8),
        help_text=f"{PEMOHON} Contoh: “Data itu tidak memuat rahasia pribadi, jadi "
        "alasan penolakan tidak berlaku.”",
    )
    jabatan = Teks(
        label="Jabatan yang menanggapi",
        max_length=150,
        wajib="Tulis jabatannya.",
        widget=pendek(),
    )
    perintah = Teks(
        label="Perintah kepada PPID",
        max_length=PANJANG_PUTUSAN,
        widget=panjang(3),
        help_text="Bila dikabulkan. Contoh: “Berikan rekap per kelurahan tanpa nama orang.”",
    )
    perintah_jatuh_tempo = forms.DateField(
        label="Dilaksanakan paling lambat",
        required=False,
        help_text="Bila dikabulkan. Menjadi jatuh tempo baru permohonan itu.",
        error_messages={"invalid": "Isi tanggal, bulan, dan tahun."},
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        # The post in which he answers, as his assignment of today notes it.
        tugas = self.petugas.penugasan_aktif
        semua = (p.jabatan for p in tugas if p.peran == Peran.ATASAN_PPID)
        self.initial.setdefault("jabatan", next(filter(None, semua), JABATAN))

    def clean(self) -> dict[str, Any]:
        isi = dict(self.cleaned_data)
        if isi.get("hasil") not in DIKABULKAN:
            return isi | {"perintah": "", "perintah_jatuh_tempo": None}
        if not isi.get("perintah"):
            self.add_error("perintah", "Tulis apa yang harus dilakukan PPID.")
        sampai = isi.get("perintah_jatuh_tempo")
        if not sampai or sampai < timezone.localdate():
            self.add_error(
                "perintah_jatuh_tempo", "Isi batas melaksanakan, paling cepat hari ini."
            )
        return isi


class CatatTerimaForm(TindakanForm):
    tanggapan = Teks(
        label="Tanggapan pemohon (boleh kosong)",
        max_length=2000,
        widget=panjang(2),
        help_text="Dicatat di register keberatan.",
    )


class AjukanSengketaForm(TindakanForm):
    tanggal = kolom_tanggal(
        "Hari diajukan ke Komisi Informasi",
        wajib="Isi hari pengajuannya.",
        bantuan="Menurut surat Komisi Informasi atau keterangan pemohon.",
    )


class TanggalForm(TindakanForm):
    tanggal = kolom_tanggal("Tanggal", wajib="Isi tanggalnya.")


class RegistrasiForm(TanggalForm):
    nomor_ki = Teks(
        label="Nomor registrasi sengketa",
        max_length=100,
        wajib="Tulis nomor registrasi dari Komisi Informasi.",
        widget=pendek(),
    )


class PutusForm(TanggalForm):
    hasil = forms.ChoiceField(
        label="Hasil sengketa",
        choices=[("", "Pilih hasilnya"), *HasilSengketa.choices],
        error_messages={"required": "Pilih hasilnya."},
        help_text="Masuk laporan tahunan.",
    )
    amar = Teks(
        label="Amar putusan atau hasil mediasi",
        max_length=PANJANG_PUTUSAN,
        wajib="Tulis amar putusannya.",
        widget=panjang(5),
    )


def periksa_tanggal(form: forms.Form) -> None:
    isi, kini = form.cleaned_data, timezone.localdate()
    hari, mundur = isi.get("tanggal_terima"), isi.get("alasan_mundur", "")
    if hari and (salah := salah_tanggal(hari, kini, mundur, "Keberatan")):
        form.add_error(*salah)


class CatatKeberatanForm(TindakanForm):
    kunci_masuk = kolom_kunci()
    kanal = forms.ChoiceField(
        label="Cara diajukan",
        choices=[(k.value, k.label) for k in KanalMasuk if k != KanalMasuk.WEB],
    )
    tanggal_terima = kolom_tanggal(
        "Tanggal diterima",
        wajib="Isi hari keberatan itu diterima.",
        bantuan="Waktu menanggapi dihitung sejak hari diterima, bukan sejak dicatat.",
    )
    alasan_mundur = kolom_mundur()
    alasan = forms.MultipleChoiceField(
        label="Alasan keberatan (UU 14/2008 Pasal 35 ayat (1))",
        widget=forms.CheckboxSelectMultiple,
        help_text="Hanya yang dapat berlaku untuk permohonan ini.",
        error_messages={
            "required": "Pilih sedikitnya satu alasan.",
            "invalid_choice": "Alasan itu belum dapat dipakai pada hari keberatan diterima.",
        },
    )
    kasus_posisi = Teks(
        label="Kasus posisi menurut pemohon",
        max_length=5000,
        wajib="Ceritakan dengan singkat apa yang dialami pemohon.",
        widget=panjang(5),
    )
    nama_kuasa = Teks(
        label="Nama kuasa (boleh kosong)",
        max_length=150,
        widget=pendek(),
        help_text="Surat kuasa khusus bermeterai diminta dan disimpan di berkas.",
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        terbuka = alasan_terbuka(self.berkas, self._hari()).alasan
        self.fields["alasan"].choices = [  # type: ignore[attr-defined]  # a choice field
            (kode, f"{kode}. {AlasanKeberatan(kode).label}") for kode in terbuka
        ]

    def _hari(self) -> date:
        kini = timezone.localdate()
        try:
            return min(date.fromisoformat(self.data["tanggal_terima"]), kini)
        except (KeyError, ValueError):
            return kini

    def clean(self) -> dict[str, Any]:
        periksa_tanggal(self)
        return self.cleaned_data


# What an act will do, told before it is done

S = Permohonan.Status


def akibat_tanggapan(keberatan: Keberatan, isi: dict[str, Any]) -> Sequence[str]:
    if isi["hasil"] == HasilKeberatan.DITOLAK:
        hasil = ["Jawaban PPID dikuatkan; permohonannya tidak berubah."]
    else:
        sampai = tanggal(isi["perintah_jatuh_tempo"])
        hasil = [f"{_dibuka(keberatan, sampai)} Tidak dapat diperpanjang."]
    batas = kata_tenggat(SENGKETA_AJUKAN, keberatan.unit)
    return [
        *hasil,
        (
            f"Surat tanggapan bernomor keluar atas nama {isi['jabatan']} dan "
            "tidak dapat diubah."
        ),
        cara_mengabari(keberatan),
        f"Bila tidak puas, pemohon dapat ke Komisi Informasi sampai {batas}.",
    ]


def _dibuka(keberatan: Keberatan, sampai: str) -> str:
    minta = keberatan.permohonan
    if minta is None:
        return f"{keberatan.unit.nama} melaksanakan perintah paling lambat {sampai}."
    pegang = minta.pemegang.nama_pendek
    if minta.status in TERJAWAB:
        return (
            f"Permohonan {minta.nomor} dibuka kembali dengan jatuh tempo {sampai}, "
            f"dipegang {pegang}."
        )
    if minta.status in {S.DITERIMA, S.DIPROSES}:
        return (
            f"Jatuh tempo permohonan {minta.nomor}, yang belum dijawab, menjadi {sampai}; "
            f"dipegang {pegang}."
        )
    keadaan = minta.get_status_display().lower()
    return f"Permohonan {minta.nomor} {keadaan} dan tidak dapat dibuka kembali."


def akibat_terima(keberatan: Keberatan) -> Sequence[str]:
    hasil = [
        "Keberatan selesai. Pemohon tidak lagi dapat membawanya ke Komisi Informasi."
    ]
    if keberatan.perintah_jatuh_tempo:
        hari = tanggal(keberatan.perintah_jatuh_tempo)
        hasil.append(f"Perintah Atasan PPID tetap dilaksanakan paling lambat {hari}.")
    return hasil


# The buttons

TK, TS = Keberatan.Tindakan, Sengketa.Tindakan
tombol = penyusun_tombol(
    "informasi/data/tombol.toml",
    "keberatan",
    nomor=lambda k: k.nomor,
    kabar=cara_mengabari,
    pemegang=lambda p: p.pemegang.nama_pendek,
    tanggapi=lambda p: kata_tenggat(KEBERATAN_TANGGAPI, p.pemegang),
    lama_tanggapi=lambda _p: lama_kini(KEBERATAN_TANGGAPI),
)


def _bersengketa(keberatan: Keberatan) -> bool:
    """After the answer or the silence; also one that is only heard of later."""
    lambat = keberatan.terlambat(timezone.localdate())
    return keberatan.ditanggapi_pada is not None or lambat


TOMBOL_CATAT_KEBERATAN = tombol(
    TindakanPermohonan.CATAT_KEBERATAN,
    lambda p, **isi: ajukan_keberatan(permohonan=p, **isi),
    form=lambda _p: CatatKeberatanForm,
    unit=Permohonan.unit_pelayan,
    bila=lambda p: alasan_terbuka(p, timezone.localdate()).boleh,
)
TOMBOL_KEBERATAN = (
    tombol(TK.TELAAH, telaah_keberatan, halangan=halangan_tanggapi),
    tombol(
        TK.TANGGAPI,
        tanggapi_keberatan,
        halangan=halangan_tanggapi,
        form=lambda _k: TanggapiForm,
        pratinjau=akibat_tanggapan,
    ),
    tombol(
        TK.TERIMA_PUTUSAN,
        terima_putusan,
        form=lambda _k: CatatTerimaForm,
        akibat=akibat_terima,
        unit=Keberatan.unit_pelayan,
    ),
    tombol(
        TK.SENGKETAKAN,
        aksi.catat_sengketa,
        form=lambda _k: AjukanSengketaForm,
        unit=Keberatan.unit_pelayan,
        bila=_bersengketa,
    ),
)


def _tombol_tahap(tindakan: DaftarTindakan, form: Any = TanggalForm) -> Tombol:
    return Tombol(
        tindakan,
        partial(aksi.catat_tahap, tindakan=tindakan),
        bila=lambda s: tindakan != TS.MEDIASIKAN or not aksi.tanpa_mediasi(s.keberatan),
        berhasil="Tanggalnya tercatat.",
        penjelasan="Isi tanggal dari surat Komisi Informasi.",
        form=lambda _s: form,
        akibat=lambda s: [
            f"{nama}: {tanggal(hari)}." for nama, hari in hari_sengketa(s) if hari
        ],
        judul_akibat="Yang sudah tercatat",
    )


def hari_sengketa(sengketa: Sengketa) -> list[tuple[str, date | None]]:
    nama = (
        "Diregistrasi Komisi Informasi",
        "Mulai diperiksa",
        "Mediasi",
        "Ajudikasi",
        "Diputus",
        "Dilaksanakan",
        "Digugat ke PTUN",
    )
    hari = [getattr(sengketa, kolom) for kolom in KOLOM_HARI.values()]
    return [("Diajukan pemohon", sengketa.diajukan_pada), *zip(nama, hari, strict=True)]


TOMBOL_SENGKETA = (
    _tombol_tahap(TS.REGISTRASI, RegistrasiForm),
    *map(_tombol_tahap, (TS.MULAI, TS.MEDIASIKAN, TS.AJUDIKASIKAN)),
    _tombol_tahap(TS.PUTUS, PutusForm),
    *map(_tombol_tahap, (TS.LAKSANAKAN, TS.GUGAT)),
)
