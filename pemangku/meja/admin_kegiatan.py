"""The page of a visit: its six steps, its plan and papers, and every act on it."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any, override

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from organisasi.halaman.rahasia import halaman_rahasia
from organisasi.kantor.izin import petugas_dari, saat_dari
from organisasi.kertas.dokumen import kirim
from organisasi.staf.base import TULIS, HanyaBaca, SaringUnit, di_alamat
from organisasi.staf.daftar import pokok
from organisasi.staf.riwayat import Peristiwa
from organisasi.staf.tombol import DALAM, Bertombol, Tombol, tanya, tautan_tombol
from pemangku.inventaris.pilihan import TindakanPemangku
from pemangku.izin import GARAP
from pemangku.janji.actions import (
    catat_komitmen,
    catat_tindak_lanjut,
    kabar_tautan,
    laporkan_terusan,
)
from pemangku.janji.forms import (
    CatatTindakLanjutForm,
    FotoKegiatanForm,
    KomitmenForm,
    TerusanForm,
)
from pemangku.janji.models import Janji
from pemangku.kunjungan import actions as aksi, kehadiran, langkah
from pemangku.kunjungan.forms import (
    AgendaFormSet,
    BeritaAcaraForm,
    JajakKertasForm,
    NamaForm,
    NotulenForm,
    RencanaKegiatanForm,
    TerkirimForm,
    TolakHadirForm,
    WakilForm,
    agenda_awal,
)
from pemangku.kunjungan.kehadiran import Kehadiran, Undangan
from pemangku.kunjungan.kertas import buku_hadir, hari_tanggal, waktu_singkat
from pemangku.kunjungan.laporan import LAPORAN
from pemangku.kunjungan.models import Kegiatan, SasaranPutaran
from pemangku.kunjungan.pilihan import TindakanKegiatan as T, TindakanUndangan as U
from pemangku.meja.undangan import UndangForm
from pemangku.staf import PindaianForm, coba, unduh

# What hangs on the visit, on two pages of its own


def muat_hasil(kegiatan: Kegiatan, *, bernama: bool, hari: date) -> dict[str, Any]:
    """What was raised is read by who may read names; all others see how often."""
    titipan = list(kegiatan.titipan.all())
    return {
        "survei": aksi.hasil_jajak(kegiatan),
        "titipan": titipan if bernama else [],
        "titipan_jumlah": dict(Counter(t.get_status_display() for t in titipan)),
        "tindak_lanjut": _berkeadaan(kegiatan.janji.tindak_lanjut(), hari),
        "komitmen": _berkeadaan(kegiatan.janji.komitmen(), hari),
        "foto": kegiatan.foto.all(),
    }


def muat_peserta(kegiatan: Kegiatan, *, bernama: bool, cari: str) -> dict[str, Any]:
    """Who was there and who was invited; ``cari`` narrows the invitations (PK-08)."""
    semua = kegiatan.kehadiran.select_related("unsur", "kelurahan", "pendaftaran")
    hadir = list(semua.defer("pendaftaran__isian"))
    sah = [h for h in hadir if h.status == Kehadiran.Status.SAH]
    unsur = Counter(h.unsur.nama if h.unsur else "Tanpa kelompok" for h in sah)
    terlihat = hadir if bernama else []
    return {
        "sementara": [h for h in terlihat if h.belum_diperiksa],
        "tercatat": [h for h in terlihat if not h.belum_diperiksa],
        "unsur": sorted(unsur.items()),
        "undangan": kehadiran.kedatangan(_undangan(kegiatan, cari), sah)
        if bernama
        else [],
    }


def _berkeadaan(janji: Any, hari: date) -> list[tuple[Any, Any]]:
    semua = janji.untuk_daftar().select_related("pj_unit")
    return [(satu, satu.keadaan(hari)) for satu in semua]


def _undangan(kegiatan: Kegiatan, cari: str) -> list[Undangan]:
    semua = kegiatan.undangan.select_related(
        "orang", "pemangku__jenis", "pemangku__wilayah__induk"
    )
    kata = cari.casefold().strip()

    def teks(undangan: Undangan) -> str:
        orang = undangan.orang.nama if undangan.orang else ""
        return f"{orang} {undangan.pemangku.nama_tampil}".casefold()

    return [satu for satu in semua if kata in teks(satu)]


def posisi(k: Kegiatan) -> list[tuple[str, str]]:
    return [
        ("Waktu", f"{hari_tanggal(k)}, {waktu_singkat(k)}"),
        ("Tempat", k.tempat),
        ("Tuan rumah", k.tuan_rumah.nama),
        ("Penyelenggara", k.penyelenggara.nama),
        ("Sasaran putaran", ", ".join(map(str, k.sasaran.select_related("unit")))),
        ("Petugas yang hadir", ", ".join(map(str, k.petugas.all()))),
        ("Nomor berita acara", k.nomor_berita_acara),
        ("Revisi", str(k.revisi or "")),
        ("Alasan batal", k.alasan_batal),
    ]


# Acts on the visit, as buttons


def kabar_janji(hasil: tuple[Janji, str]) -> str:
    """With the link of a new pledge, which is shown this once."""
    if not hasil[1]:
        return (
            "Janji ini sudah tercatat. Belum terkirim? Buat tautan baru di halamannya."
        )
    return format_html("Janji tercatat. {}", kabar_tautan(hasil))


LANGKAH_HADIR: Mapping[type[Kehadiran | Undangan], tuple[Tombol, ...]] = {
    Kehadiran: (
        Tombol(
            Kehadiran.Tindakan.SAHKAN,
            kehadiran.sahkan_kehadiran,
            berhasil="Kehadiran disahkan.",
        ),
        Tombol(
            Kehadiran.Tindakan.TOLAK,
            kehadiran.tolak_kehadiran,
            berhasil="Kehadiran tidak dihitung.",
            form=lambda _hadir: TolakHadirForm,
        ),
    ),
    Undangan: (
        Tombol(
            U.HADIR,
            kehadiran.hadirkan,
            berhasil="Tercatat hadir.",
            form=lambda undangan: None if undangan.orang_id else NamaForm,
        ),
        Tombol(
            U.WAKILI,
            kehadiran.wakili,
            berhasil="Wakil tercatat hadir.",
            form=lambda _undangan: WakilForm,
        ),
        Tombol(U.TARIK, kehadiran.tarik_undangan, berhasil="Undangan ditarik."),
    ),
}
TOMBOL_KEGIATAN = (
    Tombol(
        T.MULAI,
        Kegiatan.mulaikan,
        berhasil="Kegiatan berlangsung.",
        halangan=lambda k, _petugas: k.belum_harinya(timezone.now()),
    ),
    Tombol(
        T.AKHIRI,
        lambda k, saat: k.lakukan(T.AKHIRI, saat),
        berhasil="Kegiatan selesai. Lengkapi berkasnya, lalu tutup.",
    ),
    Tombol(T.BATAL_MULAI, aksi.batal_mulai, berhasil="Kegiatan kembali direncanakan."),
    Tombol(
        T.UNDANG,
        kehadiran.undang,
        berhasil=lambda banyak: f"{banyak} undangan dicatat; belum ada yang dikirim.",
        form=lambda _k: UndangForm,
    ),
    Tombol(
        T.TERKIRIM,
        kehadiran.tandai_terkirim,
        berhasil="Undangan ditandai terkirim.",
        form=lambda _k: TerkirimForm,
        bila=lambda k: k.undangan.filter(dikirim_pada=None).exists(),
    ),
    Tombol(
        T.NOTULEN,
        Kegiatan.ubah,
        berhasil="Notulen tersimpan.",
        form=lambda _k: NotulenForm,
    ),
    Tombol(
        T.PINDAIAN,
        aksi.simpan_pindaian,
        berhasil="Pindaian daftar hadir tersimpan.",
        form=lambda _k: PindaianForm,
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
        berhasil="Langkah berikutnya tercatat; unitnya diingatkan sekali sebelum tenggat.",
        form=lambda _k: CatatTindakLanjutForm,
    ),
    Tombol(
        T.SURVEI_KERTAS,
        aksi.isi_survei_kertas,
        berhasil="Jumlah dari kertas tersimpan.",
        form=lambda _k: JajakKertasForm,
    ),
    Tombol(
        T.TUTUP,
        aksi.tutup_kegiatan,
        halangan=lambda k, _petugas: " ".join(aksi.halangan_tutup(k)),
        berhasil="Kegiatan ditutup; sejak sekarang hanya dapat dibaca.",
    ),
    Tombol(
        T.BUKA_LAGI,
        Kegiatan.buka_lagi,
        berhasil="Kegiatan dibuka lagi; kertas berikutnya bertanda revisi.",
        form=tanya("Alasan dibuka lagi", DALAM),
        bahaya=True,
    ),
    Tombol(
        T.BATALKAN,
        Kegiatan.batalkan,
        berhasil="Kegiatan dibatalkan.",
        form=tanya("Alasan dibatalkan", DALAM),
        bahaya=True,
    ),
    Tombol(
        T.KOMITMEN,
        catat_komitmen,
        berhasil=kabar_janji,
        form=lambda _k: KomitmenForm,
    ),
    Tombol(
        T.FOTO,
        aksi.simpan_foto,
        berhasil="Foto tersimpan.",
        form=lambda _k: FotoKegiatanForm,
    ),
)
# Stands on the page of a stakeholder.
TOMBOL_TERUSAN = (
    Tombol(
        TindakanPemangku.PENYEBARAN,
        laporkan_terusan,
        berhasil="Laporan penyebaran tercatat.",
        penjelasan="Catat informasi yang disebarkan pemangku ini tanpa janji. "
        "Laporan sebuah janji dicatat di halaman janjinya.",
        form=lambda _p: TerusanForm,
    ),
)


# The list by day, and the page itself

BERKAS = {
    "pindaian": ("pindaian_hadir", "Daftar hadir bertanda tangan"),
    "berita-acara": ("berita_acara", "Berita acara bertanda tangan"),
}
# Of the room: pages without the frame of the desk.
ALAT = (
    (langkah.LAPANGAN, "lapangan", "Mode lapangan"),
    ("layar", "kegiatan-layar", "Layar kode ruang"),
)
M2M = ("sasaran", "petugas")


@admin.register(Kegiatan)
class KegiatanAdmin(Bertombol, HanyaBaca):
    tombol = TOMBOL_KEGIATAN
    change_form_template = "pemangku/meja/kegiatan.html"
    tambah = "Rencanakan kunjungan"
    keterangan = "Kunjungan dan rapat dengan pemangku kepentingan."
    panduan = "kunjungan"
    jalan_unit = "tuan_rumah"
    list_display = ("perihal", "hari", "tanda", "rumah")
    kolom_ekspor = ("nomor", "hari", "judul", "rumah", "status")
    list_filter = ("status", SaringUnit)
    search_fields = ("nomor", "judul", "tempat")
    fields = ("nomor",)
    date_hierarchy = "mulai"
    list_select_related = ("tuan_rumah__induk", "penyelenggara__induk")

    @admin.display(description="kegiatan", ordering="nomor")
    def perihal(self, obj: Kegiatan) -> SafeString:
        return pokok(obj.judul, obj.nomor)

    @admin.display(description="hari", ordering="mulai")
    def hari(self, obj: Kegiatan) -> str:
        return f"{timezone.localtime(obj.mulai):%d-%m-%Y %H.%M}"

    @admin.display(description="tuan rumah", ordering="tuan_rumah")
    def rumah(self, obj: Kegiatan) -> str:
        return obj.tuan_rumah.nama_pendek

    # Whose the visit is, and what its page shows

    @override
    def berwenang(self, request: HttpRequest, izin: str, obj: Kegiatan) -> bool:
        return obj.dijalankan_oleh(petugas_dari(request))

    def boleh_tulis(self, request: HttpRequest, obj: Kegiatan) -> bool:
        """Whether plan and minutes are the officer's to write, and still open."""
        berhak = request.user.has_perm(T.UBAH.izin) and obj.boleh(T.UBAH)
        return berhak and self.berwenang(request, T.UBAH.izin, obj)

    def boleh_hadir(self, request: HttpRequest, obj: Kegiatan) -> bool:
        """Host, module owner, or staff of the visit (PK-21)."""
        digarap = Kegiatan.objects.digarap(petugas_dari(request))
        return request.user.has_perm(GARAP) and digarap.filter(pk=obj.pk).exists()

    @override
    def tombol_untuk(self, request: HttpRequest, obj: Kegiatan) -> list[dict[str, Any]]:
        halaman: dict[str, tuple[str, str]] = {}
        if self.boleh_tulis(request, obj):
            rencana = self.tautan("rencana", obj.pk)
            halaman[langkah.RENCANA] = ("Ubah rencana", rencana)
        if self.boleh_hadir(request, obj):
            bekal = self.tautan("cetak_berkas", obj.pk, langkah.BEKAL, "pdf")
            halaman[langkah.BEKAL] = ("Cetak bekal", bekal)
            if obj.menerima_hadir:
                halaman |= {
                    nama: (kata, reverse(f"pemangku:{ke}", args=(obj.pk,)))
                    for nama, ke, kata in ALAT
                }
        janji = f"{reverse('admin:pemangku_janji_changelist')}?q={obj.nomor}"
        halaman |= {
            langkah.PESERTA: ("Peserta", self.tautan("hadirin", obj.pk)),
            "hasil": ("Isi dan hasil", self.tautan("hasil", obj.pk)),
            langkah.JANJI: ("Semua janji", janji),
            "riwayat": ("Riwayat", self.tautan("history", obj.pk)),
            "semua": ("Semua kunjungan", self.tautan("changelist")),
        }
        return [
            *super().tombol_untuk(request, obj),
            *(tautan_tombol(nama, *isi) for nama, isi in halaman.items()),
        ]

    @override
    def kasus(self, request: HttpRequest, obj: Kegiatan) -> dict[str, Any]:
        return {
            "title": obj.judul,
            "nomor": [f"Kegiatan {obj.nomor}", *obj.sebutan_jenis],
            "posisi": posisi(obj),
        }

    @override
    def kejadian(self, obj: Kegiatan) -> list[Peristiwa]:
        """None: its page is the six steps, its trail stands behind Riwayat."""
        return []

    @override
    def kotak(self, request: HttpRequest, obj: Kegiatan) -> dict[str, Any]:
        ada = {t["nama"]: t for t in self.tombol_untuk(request, obj)}
        semua = langkah.enam_langkah(obj, timezone.now())
        dipakai = {satu.tombol for satu in semua}
        konteks: dict[str, Any] = {
            "langkah_kunjungan": [(satu, ada.get(satu.tombol)) for satu in semua],
            "lain_lain": sorted(
                (t for nama, t in ada.items() if nama not in dipakai),
                key=lambda t: bool(t["bahaya"]),
            ),
        }
        if self.boleh_hadir(request, obj):
            konteks["kertas"] = self._kertas(obj)
            konteks["berkas"] = [
                (label, self.tautan("berkas", obj.pk, nama))
                for nama, (kolom, label) in BERKAS.items()
                if getattr(obj, kolom)
            ]
        return konteks

    @di_alamat("berikutnya/", "berikutnya", require_safe)
    def berikutnya_view(self, request: HttpRequest) -> HttpResponse:
        """To the visit that waits for the officer; without one, whom the round asks for."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        petugas = petugas_dari(request)
        satu = Kegiatan.objects.dijalankan(petugas).terbuka(petugas).first()
        if satu:
            return HttpResponseRedirect(self.tautan("change", satu.pk))
        milik = SasaranPutaran.objects.untuk(petugas).diminta()
        sasaran = milik.select_related("unit").first()
        alamat = self.tautan("add") + (f"?sasaran={sasaran.pk}" if sasaran else "")
        rencana = tautan_tombol(langkah.RENCANA, self.tambah, alamat)
        return self.halaman(
            request,
            "pemangku/kunjungan/berikutnya.html",
            title="Kunjungan berikutnya",
            langkah_kunjungan=[
                (satu, rencana if satu.tombol else None)
                for satu in langkah.langkah_awal(sasaran)
            ],
        )

    @di_alamat("<path:object_id>/hadirin/", "hadirin", require_safe)
    def hadirin_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self._bagian(request, object_id, "Peserta", "peserta")

    @di_alamat("<path:object_id>/hasil/", "hasil", require_safe)
    def hasil_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self._bagian(request, object_id, "Isi dan hasil", "hasil_kegiatan")

    def _bagian(
        self, request: HttpRequest, object_id: str, judul: str, nama: str
    ) -> HttpResponse:
        kegiatan: Kegiatan = self.objek_atau_404(request, object_id)
        bernama, cari = self.boleh_hadir(request, kegiatan), request.GET.get("cari", "")
        isi = (
            muat_peserta(kegiatan, bernama=bernama, cari=cari)
            if nama == "peserta"
            else muat_hasil(kegiatan, bernama=bernama, hari=timezone.localdate())
        )
        return self.halaman(
            request,
            f"pemangku/meja/{nama}.html",
            title=f"{judul}: {kegiatan.judul}",
            object=kegiatan,
            original=kegiatan,
            isi=isi,
            cari=cari,
            bernama=bernama,
            terbuka=kegiatan.menerima_hadir,
        )

    # Planning a visit, changing the plan, the minutes

    @override
    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(GARAP)

    def tambah_view(self, request: HttpRequest) -> HttpResponse:
        return self._halaman(request, None, _awal(request))

    @di_alamat("<str:object_id>/rencana/", "rencana", TULIS)
    def rencana_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        kegiatan: Kegiatan = self.objek_atau_404(request, object_id)
        if not self.boleh_tulis(request, kegiatan):
            raise PermissionDenied
        awal = {n: getattr(kegiatan, n) for n in (*aksi.KOLOM_RENCANA, "edisi")}
        awal |= {n: list(getattr(kegiatan, n).all()) for n in M2M}
        return self._halaman(request, kegiatan, awal)

    def _halaman(
        self, request: HttpRequest, kegiatan: Kegiatan | None, awal: dict[str, Any]
    ) -> HttpResponse:
        kiriman = request.POST if request.method == "POST" else None
        form = RencanaKegiatanForm(
            kiriman, initial=awal, petugas=petugas_dari(request), kegiatan=kegiatan
        )
        agenda = AgendaFormSet(kiriman, initial=agenda_awal(kegiatan), prefix="agenda")
        if kiriman and all((form.is_valid(), agenda.is_valid())):
            isi, saat = agenda.cleaned_data, saat_dari(request)
            if satu := coba(form, form.simpan, isi, saat=saat):
                messages.success(request, f"Rencana {satu.nomor} tersimpan.")
                return HttpResponseRedirect(self.tautan("change", satu.pk))
        return self.halaman(
            request,
            "pemangku/kunjungan/rencana.html",
            title=f"Ubah rencana {kegiatan.nomor}" if kegiatan else self.tambah,
            object=kegiatan,
            form=form,
            kolom=[
                form[nama]
                for nama in ("tuan_rumah", "mulai", "selesai", "tempat", "petugas")
            ],
            agenda=agenda,
        )

    # Who came: tick off, deputy, confirm, refuse

    @di_alamat("<path:object_id>/peserta/<uuid:pk>/<slug:nama>/", "peserta", TULIS)
    def hadir_view(
        self, request: HttpRequest, object_id: str, pk: Any, nama: str
    ) -> HttpResponse:
        kegiatan = self._bernama(request, object_id)
        semua = ((m, t) for m, isi in LANGKAH_HADIR.items() for t in isi)
        dicari = next((satu for satu in semua if satu[1].nama == nama), None)
        if dicari is None:
            raise Http404
        model, tombol = dicari
        satu = get_object_or_404(model, kegiatan=kegiatan, pk=pk)
        form = self._form_tindakan(request, tombol, satu)
        siap = request.method == "POST" and (form is None or form.is_valid())
        if siap and self._lakukan(request, tombol, satu, form):
            return HttpResponseRedirect(self.tautan("hadirin", kegiatan.pk))
        return self.halaman(
            request,
            "organisasi/staf/tindakan.html",
            title=f"{tombol.label}: {satu}",
            form=form,
            object=kegiatan,
            tombol=tombol.label,
        )

    def _bernama(self, request: HttpRequest, object_id: str) -> Kegiatan:
        """404 for a visit out of sight, 403 for one whose people are not the officer's."""
        kegiatan: Kegiatan = self.objek_atau_404(request, object_id)
        if not self.boleh_hadir(request, kegiatan):
            raise PermissionDenied
        return kegiatan

    # Its papers, and the scans of the signed ones

    def _kertas(self, obj: Kegiatan) -> list[tuple[str, list[tuple[str, str]]]]:
        semua = {nama: {"PDF": "pdf"} for nama in LAPORAN if nama != langkah.BEKAL}
        semua["hadir"]["XLSX"] = "xlsx"
        return [
            (
                LAPORAN[nama].judul,
                [
                    (kata, self.tautan("cetak_berkas", obj.pk, nama, bentuk))
                    for kata, bentuk in berkas.items()
                ],
            )
            for nama, berkas in semua.items()
        ]

    @di_alamat(
        "<path:object_id>/cetak/<slug:laporan>.<str:bentuk>",
        "cetak_berkas",
        halaman_rahasia,
        require_safe,
    )
    def berkas_cetak_view(
        self, request: HttpRequest, object_id: str, laporan: str, bentuk: str
    ) -> HttpResponseBase:
        if laporan not in LAPORAN:
            raise Http404
        kegiatan = self._bernama(request, object_id)
        saat, nama = saat_dari(request), f"{laporan}-{kegiatan.nomor}"
        cetak = LAPORAN[laporan].cetak
        return kirim(
            request,
            bentuk,
            nama,
            pada=saat.pada,
            kembali=self.tautan("change", object_id),
            cetak=lambda: cetak(kegiatan, saat),
            buku=partial(buku_hadir, kegiatan, saat) if laporan == "hadir" else None,
        )

    @di_alamat("<path:object_id>/berkas/<slug:nama>/", "berkas")
    def berkas_view(
        self, request: HttpRequest, object_id: str, nama: str
    ) -> HttpResponseBase:
        kegiatan = self.objek_atau_404(request, object_id)
        isi = nama in BERKAS and getattr(kegiatan, BERKAS[nama][0])
        if not isi:
            raise Http404
        if not self.boleh_hadir(request, kegiatan):
            raise PermissionDenied
        return unduh(isi, f"{nama}-{kegiatan.nomor}")


def _awal(request: HttpRequest) -> dict[str, Any]:
    petugas = petugas_dari(request)
    unit = next((p.unit for p in petugas.penugasan_aktif), None)
    awal: dict[str, Any] = {
        "penyelenggara": unit.pk if unit else None,
        "petugas": [petugas.pk],
        "jenis": [Kegiatan.Jenis.SOSIALISASI, Kegiatan.Jenis.PENDATAAN],
    }
    semua = SasaranPutaran.objects.untuk(petugas).select_related("unit")
    kode = request.GET.get("sasaran", "")
    sasaran = next((s for s in semua if str(s.pk) == kode), None)
    if sasaran:
        unit = sasaran.unit
        awal |= {
            "sasaran": [sasaran.pk],
            "tuan_rumah": unit.pk,
            "tempat": unit.alamat or f"Kantor {unit.nama}",
        }
    return awal
