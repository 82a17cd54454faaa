"""The page of a visit: the next lawful step, and every act on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.form_fields import Teks
from organisasi.halaman.rahasia import unduhan
from organisasi.kantor.izin import petugas_dari
from organisasi.kantor.saat import Saat
from organisasi.staf.base import HanyaBaca, SaringUnit, di_alamat
from organisasi.staf.riwayat import dari_jejak
from organisasi.staf.tombol import DALAM, Tanya, TindakanForm, Tombol
from pemangku.inventaris.models import Pemangku, Unsur
from pemangku.inventaris.pilihan import TindakanPemangku
from pemangku.janji.actions import (
    catat_komitmen,
    catat_tindak_lanjut,
    laporkan_terusan,
)
from pemangku.janji.forms import (
    CatatTindakLanjutForm,
    FotoKegiatanForm,
    KomitmenForm,
    TerusanForm,
)
from pemangku.kunjungan import actions as aksi
from pemangku.kunjungan.actions import (
    NOTULEN_TERPENDEK,
    halangan_tutup,
    hasil_jajak,
    isi_jajak_kertas,
    simpan_foto,
)
from pemangku.kunjungan.admin import Bercetak, Berencana
from pemangku.kunjungan.forms import JajakKertasForm
from pemangku.kunjungan.kehadiran import (
    Kehadiran,
    Undangan,
    kedatangan,
    tandai_terkirim,
    undang,
)
from pemangku.kunjungan.kertas import hari_tanggal, waktu_singkat
from pemangku.kunjungan.models import Kegiatan
from pemangku.kunjungan.pilihan import CaraUndang, TindakanKegiatan as T
from pemangku.staf import TIPE, PindaianForm, TanpaKuasa, tanggal_kosong

# What the page shows: the next lawful step, and everything that hangs on the visit

S = Kegiatan.Status
Baris = tuple[str, str]
LANGKAH = {
    S.RENCANA: "Undang pesertanya, cetak daftar hadir, lalu tekan Mulai saat acara dibuka.",
    S.BERLANGSUNG: "Catat siapa yang hadir. Tekan Akhiri saat acara selesai.",
    S.DITUTUP: "Sudah lengkap dan ditutup; hanya dapat dibaca.",
    S.BATAL: "Kegiatan ini dibatalkan.",
}
SIAP = "Semuanya lengkap: tutup kegiatan ini."
BELUM = "Sebelum dapat ditutup, lengkapi yang berikut."
# Which acts stand out in which state, in this order.
UTAMA = {
    S.RENCANA: (T.MULAI, T.UNDANG),
    S.BERLANGSUNG: (T.AKHIRI, T.UNDANG),
    S.SELESAI: (
        *("notulen", T.PINDAIAN, T.NOMOR, T.SIMPAN_BERITA_ACARA),
        T.TINDAK_LANJUT,
    ),
    S.DITUTUP: (T.SIMPAN_BERITA_ACARA,),
}


def muat_isi(
    kegiatan: Kegiatan, *, bernama: bool, hari: date, cari: str
) -> dict[str, Any]:
    """Read the visit; ``cari`` narrows the invitations to a name (PK-08).

    ``bernama``: the officer may read who was there. What was raised is read by the same
    officers; all others see how often.
    """
    semua = kegiatan.kehadiran.select_related("unsur", "kelurahan", "pendaftaran")
    hadir = list(semua.defer("pendaftaran__isian"))
    sah = [h for h in hadir if h.status == Kehadiran.Status.SAH]
    titipan = list(kegiatan.titipan.all())
    unsur = Counter(h.unsur.nama if h.unsur else "Tanpa unsur" for h in sah)
    terlihat = hadir if bernama else []
    halangan = halangan_tutup(kegiatan) if kegiatan.status == S.SELESAI else []
    return {
        "langkah": LANGKAH.get(S(kegiatan.status), BELUM if halangan else SIAP),
        "sementara": [h for h in terlihat if h.belum_diperiksa],
        "tercatat": [h for h in terlihat if not h.belum_diperiksa],
        "jumlah": Counter(h.status for h in hadir),
        "unsur": sorted(unsur.items()),
        "undangan": kedatangan(_undangan(kegiatan, cari), sah) if bernama else [],
        "halangan": halangan,
        "jajak": hasil_jajak(kegiatan),
        "titipan": titipan if bernama else [],
        "titipan_jumlah": dict(Counter(t.get_status_display() for t in titipan)),
        "tindak_lanjut": [
            (satu, satu.keadaan(hari))
            for satu in kegiatan.janji.tindak_lanjut().untuk_daftar()
        ],
        "jejak": dari_jejak(kegiatan),
    }


def _undangan(kegiatan: Kegiatan, cari: str) -> list[Undangan]:
    semua = kegiatan.undangan.select_related(
        "orang", "pemangku__jenis", "pemangku__wilayah"
    )
    kata = cari.casefold().strip()
    return [u for u in semua if kata in _teks(u)] if kata else list(semua)


def _teks(undangan: Undangan) -> str:
    orang = undangan.orang.nama if undangan.orang else ""
    return f"{orang} {undangan.pemangku.nama_tampil}".casefold()


def posisi(k: Kegiatan, jumlah: Mapping[str, int]) -> list[Baris]:
    semua = [
        ("Status", k.get_status_display()),
        ("Jenis", ", ".join(k.sebutan_jenis)),
        ("Waktu", f"{hari_tanggal(k)}, {waktu_singkat(k)}"),
        ("Tempat", k.tempat),
        ("Tuan rumah", k.tuan_rumah.nama),
        ("Penyelenggara", k.penyelenggara.nama),
        (
            "Sasaran putaran",
            ", ".join(str(s) for s in k.sasaran.select_related("unit")),
        ),
        ("Petugas yang hadir", ", ".join(str(p) for p in k.petugas.all())),
        ("Hadir", _hadir(jumlah, k.tak_bernama)),
        ("Nomor berita acara", k.nomor_berita_acara),
        ("Revisi", str(k.revisi) if k.revisi else ""),
        ("Alasan batal", k.alasan_batal),
    ]
    return [(nama, nilai) for nama, nilai in semua if nilai]


# The nameless stand apart and are never added silently.
def _hadir(jumlah: Mapping[str, int], tak_bernama: int) -> str:
    status = Kehadiran.Status
    bagian = [f"{jumlah.get(status.SAH, 0)} sah"]
    if sementara := jumlah.get(status.SEMENTARA, 0):
        bagian.append(f"{sementara} belum diperiksa")
    if tak_bernama:
        bagian.append(f"{tak_bernama} tanpa nama")
    return ", ".join(bagian)


def _utama(kegiatan: Kegiatan, halangan: list[str]) -> tuple[str, ...]:
    utama = UTAMA.get(S(kegiatan.status), ())
    if kegiatan.status != S.SELESAI:
        return utama
    if not halangan:
        return ("tutup", *utama)
    perlu = {
        "notulen": len(kegiatan.notulen.strip()) < NOTULEN_TERPENDEK,
        "pindaian": kegiatan.cara_paraf == Kegiatan.CaraParaf.CETAK_PINDAI
        and not kegiatan.pindaian_hadir,
    }
    return tuple(sorted(utama, key=lambda nama: not perlu.get(nama, False)))


def urutkan(
    tombol: list[dict[str, Any]], kegiatan: Kegiatan, halangan: list[str]
) -> list[dict[str, Any]]:
    """The acts of this state first; one stands out, the others are drawn quietly."""
    utama = _utama(kegiatan, halangan)
    urut = sorted(
        tombol,
        key=lambda t: utama.index(t["nama"]) if t["nama"] in utama else len(utama),
    )
    return [t | {"kedua": ke > 0 or t["bahaya"]} for ke, t in enumerate(urut)]


# Acts on the visit, as buttons


class BeritaAcaraForm(PindaianForm):
    nomor = Teks(
        label="Nomor berita acara", max_length=100, wajib="Isi nomor berita acaranya."
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.initial.setdefault("nomor", self.berkas.nomor_berita_acara)


class NomorBeritaAcaraForm(TindakanForm):
    nomor_berita_acara = Teks(
        label="Nomor berita acara",
        max_length=100,
        help_text="Tanpa nomor, berita acara tercetak sebagai DRAF.",
    )
    semula = ("nomor_berita_acara",)


class UndangForm(TindakanForm):
    cara = forms.ChoiceField(
        label="Cara mengundang", choices=CaraUndang.choices, initial=CaraUndang.SURAT
    )
    unsur = forms.ModelMultipleChoiceField(
        Unsur.objects.filter(aktif=True),
        label="Semua pemangku aktif tuan rumah dengan unsur",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Termasuk yang dikelola kelurahannya. Tiap pemangku diundang sekali.",
    )
    nomor = Teks(
        label="Nomor pemangku lain",
        max_length=1000,
        help_text="Dipisah koma, misalnya PK-000012, PK-000340.",
    )

    def clean(self) -> dict[str, Any]:
        isi = self.cleaned_data
        nomor = {n.strip().upper() for n in isi.pop("nomor", "").split(",")} - {""}
        terlihat = Pemangku.objects.untuk(self.petugas).aktif()
        semua = list(terlihat.filter(nomor__in=nomor))
        if hilang := nomor - {p.nomor for p in semua}:
            self.add_error("nomor", f"Tidak ditemukan: {', '.join(sorted(hilang))}.")
        unsur = isi.pop("unsur", None)
        if unsur:
            milik = terlihat.milik_unit(self.berkas.tuan_rumah)
            semua += list(milik.filter(jenis__unsur__in=unsur))
        if not semua and not self.errors:
            raise forms.ValidationError("Tidak ada pemangku aktif yang cocok.")
        isi["pemangku"] = semua
        return isi


def _undang(
    kegiatan: Kegiatan, saat: Saat, *, pemangku: list[Pemangku], cara: str
) -> Kegiatan:
    if not undang(kegiatan, pemangku, saat, cara=cara):
        raise TindakanTerlarang("Semuanya sudah diundang.")
    return kegiatan


class TerkirimForm(TindakanForm):
    cara = forms.ChoiceField(label="Dikirim lewat", choices=CaraUndang.choices)
    tanggal = tanggal_kosong(
        "Tanggal dikirim",
        wajib="Isi tanggalnya.",
        bantuan="Berlaku bagi semua undangan kegiatan ini yang belum ditandai terkirim.",
    )


def _nomor(kegiatan: Kegiatan, saat: Saat, *, nomor_berita_acara: str) -> Kegiatan:
    return kegiatan.ubah(
        saat, edisi=kegiatan.edisi, nomor_berita_acara=nomor_berita_acara
    )


TOMBOL_KEGIATAN = (
    Tombol(T.MULAI, Kegiatan.mulaikan, berhasil="Kegiatan berlangsung."),
    Tombol(
        T.AKHIRI,
        Kegiatan.akhiri,
        berhasil="Kegiatan selesai. Lengkapi kertas kerjanya, lalu tutup.",
    ),
    Tombol(T.BATAL_MULAI, aksi.batal_mulai, berhasil="Kegiatan kembali direncanakan."),
    Tombol(
        T.UNDANG, _undang, berhasil="Undangan ditambahkan.", form=lambda _k: UndangForm
    ),
    Tombol(
        T.TERKIRIM,
        tandai_terkirim,
        berhasil="Undangan ditandai terkirim.",
        form=lambda _k: TerkirimForm,
        bila=lambda k: k.undangan.filter(dikirim_pada=None).exists(),
    ),
    Tombol(
        T.PINDAIAN,
        aksi.simpan_pindaian,
        berhasil="Pindaian daftar hadir tersimpan.",
        form=lambda _k: PindaianForm,
    ),
    Tombol(
        T.NOMOR,
        _nomor,
        berhasil="Nomor berita acara tersimpan.",
        form=lambda _k: NomorBeritaAcaraForm,
    ),
    Tombol(
        T.SIMPAN_BERITA_ACARA,
        aksi.simpan_berita_acara,
        berhasil="Berita acara tersimpan.",
        form=lambda _k: BeritaAcaraForm,
        bila=lambda k: k.boleh(T.UBAH) or not k.berita_acara,
    ),
    Tombol(
        T.TINDAK_LANJUT,
        catat_tindak_lanjut,
        berhasil="Tindak lanjut tercatat; unitnya diingatkan sekali sebelum tenggat.",
        form=lambda _k: CatatTindakLanjutForm,
    ),
    Tombol(
        T.JAJAK_KERTAS,
        isi_jajak_kertas,
        berhasil="Jumlah dari kertas tersimpan.",
        form=lambda _k: JajakKertasForm,
    ),
    Tombol(
        T.TUTUP,
        aksi.tutup_kegiatan,
        berhasil="Kegiatan ditutup; sejak sekarang hanya dapat dibaca.",
    ),
    Tombol(
        T.BUKA_LAGI,
        Kegiatan.buka_lagi,
        berhasil="Kegiatan dibuka lagi; kertas berikutnya bertanda revisi.",
        tanya=lambda _k: Tanya("Alasan dibuka lagi", DALAM),
        bahaya=True,
    ),
    Tombol(
        T.BATALKAN,
        Kegiatan.batalkan,
        berhasil="Kegiatan dibatalkan.",
        tanya=lambda _k: Tanya("Alasan dibatalkan", DALAM),
        bahaya=True,
    ),
    Tombol(
        T.KOMITMEN,
        catat_komitmen,
        berhasil="Komitmen tercatat. Buka komitmennya di bawah untuk mengirim tautannya.",
        form=lambda _k: KomitmenForm,
    ),
    Tombol(
        T.FOTO,
        simpan_foto,
        berhasil="Foto tersimpan; belum ada yang tampil untuk umum.",
        form=lambda _k: FotoKegiatanForm,
    ),
)
# Stands on the page of a stakeholder.
TOMBOL_TERUSAN = (
    Tombol(
        TindakanPemangku.TERUSAN,
        laporkan_terusan,
        berhasil="Laporan terusan tercatat.",
        penjelasan="Informasi yang diteruskan pemangku ini tanpa komitmen sebelumnya. "
        "Laporan atas sebuah komitmen dicatat di halaman komitmennya.",
        form=lambda _p: TerusanForm,
    ),
)


# The list by day, and the page itself

BERKAS = {"pindaian": "pindaian_hadir", "berita-acara": "berita_acara"}


@admin.register(Kegiatan)
class KegiatanAdmin(Berencana, Bercetak, TanpaKuasa, HanyaBaca):
    tombol = TOMBOL_KEGIATAN
    change_form_template = "pemangku/meja/kegiatan.html"
    tambah = "Rencanakan kegiatan"
    keterangan = (
        "Kunjungan dan rapat dengan pemangku kepentingan: agenda, undangan, kehadiran, dan "
        "kertasnya. Buka satu baris dan ikuti kotak Langkah berikutnya."
    )
    panduan = "kunjungan"
    jalan_unit = "tuan_rumah"
    list_display = ("nomor", "hari", "judul", "rumah", "status")
    list_filter = ("status", SaringUnit)
    search_fields = ("nomor", "judul", "tempat")
    fields = ("nomor",)
    date_hierarchy = "mulai"

    def get_queryset(self, request: HttpRequest) -> Any:
        return (
            super()
            .get_queryset(request)
            .select_related("tuan_rumah__induk", "penyelenggara__induk")
        )

    @admin.display(description="hari", ordering="mulai")
    def hari(self, obj: Kegiatan) -> str:
        return f"{timezone.localtime(obj.mulai):%d-%m-%Y %H.%M}"

    @admin.display(description="tuan rumah", ordering="tuan_rumah")
    def rumah(self, obj: Kegiatan) -> str:
        return obj.tuan_rumah.nama_pendek

    def boleh_tombol(self, request: HttpRequest, tombol: Tombol, obj: Any) -> bool:
        return request.user.has_perm(tombol.izin) and obj.dijalankan_oleh(
            petugas_dari(request)
        )

    def tombol_untuk(self, request: HttpRequest, obj: Any) -> list[dict[str, Any]]:
        semua = super().tombol_untuk(request, obj)
        if not (self.boleh_tulis(request, obj) and obj.boleh(T.UBAH)):
            return semua
        return [
            *semua,
            *(
                {
                    "nama": nama,
                    "label": label,
                    "alamat": self.tautan(nama, obj.pk),
                    "bertanya": True,
                    "bahaya": False,
                }
                for nama, label in (
                    ("notulen", "Tulis notulen"),
                    ("rencana", "Ubah rencana"),
                )
            ),
        ]

    def kotak(self, request: HttpRequest, obj: Kegiatan) -> dict[str, Any]:
        bernama = self.boleh_hadir(request, obj)
        cari = request.GET.get("cari", "")
        isi = muat_isi(obj, bernama=bernama, hari=timezone.localdate(), cari=cari)
        return {
            "title": f"Kegiatan {obj}",
            "isi": isi,
            "lanjutan": {
                "komitmen": [
                    (satu, satu.keadaan(timezone.localdate()))
                    for satu in obj.janji.komitmen().untuk_daftar()
                ],
                "foto": obj.foto.all(),
            },
            "posisi": posisi(obj, isi["jumlah"]),
            "cari": cari,
            "bernama": bernama,
            "terbuka": obj.menerima_hadir,
            "tombol": urutkan(self.tombol_untuk(request, obj), obj, isi["halangan"]),
            "kertas": self.kertas(obj) if bernama else [],
            "alat": [
                (kata, reverse(f"pemangku:{nama}", args=(obj.pk,)))
                for nama, kata in (
                    ("lapangan", "Mode lapangan"),
                    ("kegiatan-komitmen", "Catat komitmen di ponsel"),
                    ("kegiatan-layar", "Layar kode ruang"),
                )
            ]
            if bernama and obj.menerima_hadir
            else [],
            "berkas": [
                (label, self.tautan("berkas", obj.pk, nama))
                for nama, label in (
                    ("pindaian", "Daftar hadir bertanda tangan"),
                    ("berita-acara", "Berita acara bertanda tangan"),
                )
                if getattr(obj, BERKAS[nama])
            ]
            if bernama
            else [],
        }

    @di_alamat("<path:object_id>/berkas/<slug:nama>/", "berkas")
    def berkas_view(
        self, request: HttpRequest, object_id: str, nama: str
    ) -> HttpResponseBase:
        kegiatan = self.objek_atau_404(request, object_id)
        kolom = BERKAS.get(nama)
        if kolom is None or not getattr(kegiatan, kolom):
            raise Http404
        if not self.boleh_hadir(request, kegiatan):
            raise PermissionDenied
        isi = getattr(kegiatan, kolom)
        jenis = isi.name.rpartition(".")[2]
        return unduhan(isi, nama=f"{nama}-{kegiatan.nomor}.{jenis}", tipe=TIPE[jenis])
