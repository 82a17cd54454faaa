"""Pages of an import: template, upload, preview, confirm, result, undo."""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.bahasa import gabung, tanggal_pendek
from organisasi.form_fields import Borang, Teks
from organisasi.kantor.izin import petugas_dari, saat_dari
from organisasi.kertas.xlsx import BarisLembar, BatasLembar, baca_baris, jawab_buku
from organisasi.models import Petugas, Unit
from organisasi.staf.base import HanyaBaca, di_alamat, kolom_tanggal
from organisasi.staf.tombol import Bertombol, TindakanForm, Tombol
from pemangku.impor import actions as aksi, lembar
from pemangku.impor.kolom import KESALAHAN, PETUNJUK, cari_kepala, jabatan_dari
from pemangku.impor.models import DAPAT_DIPUTUSKAN, ImporBaris, ImporBerkas
from pemangku.inventaris.duplikat import UNIT_LAIN
from pemangku.inventaris.models import JenisPemangku
from pemangku.inventaris.nama import sebutan
from pemangku.izin import IMPOR

SEHALAMAN, BELUM = 50, 5
TERTUTUP = "•••"
# Names, numbers and addresses, masked for who did not upload the sheet; the first may be
# a figure's own name.
DISAMARKAN = frozenset({"Nama Lembaga", "Nama Narahubung", "WhatsApp", "Email"})
AWALAN = "pilihan-"
DIAM = "Untuk baris yang kolomnya tidak ada atau kosong."
DIBACA_ULANG = "Kolomnya dibaca ulang dari baris ini. Periksa, lalu tekan sekali lagi."
TANPA_NAMA = "Pilih kolom mana yang berisi Nama Lembaga."
TAK_DIBACA = (
    "Yang dibaca hanya lembar terpanjang di berkas ini. Tidak dibaca: {}. "
    "Bila perlu, simpan sebagai berkas sendiri lalu unggah."
)
# Titles and notes may stand around the rows.
BATAS = BatasLembar(baris=5000, bentang=50 * 1024 * 1024, lain=50)


class UnggahForm(Borang):
    sha256 = nama = ""

    berkas = forms.FileField(
        label="Berkas XLSX, ODS, atau CSV",
        help_text="Daftar apa saja, satu baris satu lembaga atau satu orang. Paling "
        "banyak 5.000 baris dan 5 MB.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.ods,.csv"}),
    )
    unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label="Unit pengelola",
        empty_label=None,
        help_text="Yang merawat catatannya.",
    )

    def __init__(self, *args: Any, petugas: Petugas, **lain: Any) -> None:
        super().__init__(*args, **lain)
        unit = self.fields["unit"]
        assert isinstance(unit, forms.ModelChoiceField)
        boleh = {satu.pk for satu in lembar.unit_impor(petugas)}
        unit.queryset = Unit.objects.filter(pk__in=boleh)
        sendiri = (p.unit_id for p in petugas.penugasan_aktif if p.unit_id in boleh)
        self.initial["unit"] = next(sendiri, None)

    def clean_berkas(self) -> list[BarisLembar]:
        berkas: UploadedFile = self.cleaned_data["berkas"]
        semua, self.lembar_lain = baca_baris(berkas, BATAS)
        if cari_kepala(semua).baris >= semua[-1].nomor:
            raise ValidationError("Tidak ada baris di bawah judul kolom.")
        berkas.seek(0)
        self.nama = berkas.name or ""
        self.sha256 = hashlib.sha256(berkas.read()).hexdigest()
        return semua


class CocokkanForm(TindakanForm):
    """Each heading of the sheet with the column it is taken for, and what no column says."""

    # The row of headings the fields are for; ``judul``: the one it should be.
    baris = forms.CharField(widget=forms.HiddenInput)
    jenis = forms.ModelChoiceField(
        JenisPemangku.objects.aktif(),
        label="Kelompok",
        to_field_name="kode",
        required=False,
        empty_label="Menurut nama lembaganya",
        help_text=DIAM,
    )
    kecamatan = forms.ChoiceField(label="Kecamatan", required=False, help_text=DIAM)
    tanggal = kolom_tanggal(
        "Tanggal data", wajib="Isi tanggalnya.", bantuan=f"Kapan diperoleh. {DIAM}"
    )
    sumber = Teks(
        label="Sumber", wajib="Tulis dari mana datanya.", max_length=200, help_text=DIAM
    )
    judul = forms.CharField(
        label="Judul kolom ada di baris",
        help_text="Bila keliru, tulis nomor barisnya: kolomnya dibaca ulang. Baris di atasnya lalu "
        "dihapus; untuk mengulang, unggah lagi berkasnya.",
        widget=forms.NumberInput(attrs={"min": 1}),
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        data: Any = self.data
        kiriman = data.copy()
        self.sisipan = aksi.contoh_isi(self.berkas, kiriman.get("judul", ""))
        nomor, umum = str(self.sisipan.baris), self.berkas.umum
        self.dibaca_ulang = kiriman.get("judul") not in {None, kiriman.get("baris")}
        setempat = aksi.kecamatan_dari(self.berkas.unit)
        self.initial = {
            **self.initial,
            "baris": nomor,
            "judul": nomor,
            "jenis": umum.get("Kelompok", ""),
            "kecamatan": umum.get("Kecamatan", setempat),
            "tanggal": umum.get("Tanggal Data", timezone.localdate()),
            "sumber": umum.get("Sumber", aksi.sumber_dari(self.berkas.nama)),
        }
        kolom: Any = self.fields
        kolom["kecamatan"].choices = [("", "Menurut kolomnya"), *lembar.kecamatan()]
        # Once matched, the rows above are no longer there.
        kolom["judul"].disabled = self.berkas.status != ImporBerkas.Status.KOLOM
        pilihan = [("", "Tidak dipakai")]
        pilihan += [(k, f"{k}: {cara}") for k, cara in PETUNJUK.items()]
        for ke, (judul, tebakan) in enumerate(self.sisipan.pasangan):
            if judul != KESALAHAN and (judul or self.sisipan.contoh[ke]):
                kolom[f"kolom-{ke}"] = forms.ChoiceField(
                    label=judul or f"Kolom ke-{ke + 1} (tanpa judul)",
                    choices=pilihan,
                    initial=tebakan,
                    required=False,
                    help_text=self._contoh(ke),
                )
                kiriman[f"kolom-{ke}"] = tebakan
        self.order_fields([nama for nama in kolom if nama.startswith("kolom-")])
        if self.dibaca_ulang:
            # The fields of another row of headings begin with what is guessed of them.
            kiriman["baris"] = kiriman["judul"] = nomor
            self.data = kiriman

    def _contoh(self, ke: int) -> str:
        contoh = self.sisipan.contoh[ke]
        if contoh and not self.berkas.boleh_baca(self.petugas):
            return TERTUTUP
        return f"Isinya: {'; '.join(contoh)}" if contoh else "Kolom ini kosong."

    def clean(self) -> dict[str, Any]:
        isi = self.cleaned_data
        hari = isi.get("tanggal")
        if self.dibaca_ulang:
            self.add_error("judul", DIBACA_ULANG)
        if hari and hari > timezone.localdate():
            self.add_error("tanggal", "Tanggal ini belum terjadi.")
        kepala, dipakai = [], dict[str, str]()
        for ke, (judul, _) in enumerate(self.sisipan.pasangan):
            kolom = isi.get(f"kolom-{ke}", "")
            if kolom and kolom in dipakai:
                lain = dipakai[kolom] or "kolom lain"
                self.add_error(f"kolom-{ke}", f"{kolom} sudah diambil dari “{lain}”.")
            dipakai[kolom] = judul
            kepala.append((judul, kolom))
        if not dipakai.keys() & {"Nama Lembaga", "Jabatan"}:
            self.add_error(None, TANPA_NAMA)
        if not isi.get("kecamatan") and not dipakai.keys() & {"Kecamatan", "Kelurahan"}:
            self.add_error("kecamatan", "Tidak ada kolomnya: pilih kecamatannya.")
        umum = {
            "Kelompok": jenis.kode if (jenis := isi.get("jenis")) else "",
            "Kecamatan": isi.get("kecamatan", ""),
            "Jabatan": jabatan_dari(dipakai),
            "Tanggal Data": hari.isoformat() if hari else "",
            "Sumber": isi.get("sumber", ""),
        }
        return {
            "kepala": kepala,
            "baris_judul": self.sisipan.baris,
            "umum": {kolom: nilai for kolom, nilai in umum.items() if nilai},
        }


def halaman_impor(
    berkas: ImporBerkas, petugas: Petugas, kueri: Mapping[str, str]
) -> dict[str, Any]:
    if berkas.berjalan:
        return {"berkas": berkas}
    kolom, nilai = _saring(kueri)
    semua = berkas.baris.order_by("nomor").select_related("pemangku__jenis")
    terpilih = semua.filter(**{kolom: nilai}) if kolom else semua
    page = Paginator(terpilih, SEHALAMAN).get_page(kueri.get("p"))
    baris: list[ImporBaris] = list(page.object_list)
    for satu in baris:
        satu.berkas = berkas
    nama, terbaca = lembar.nama_calon(baris), berkas.boleh_baca(petugas)
    pertama = ImporBerkas.objects.sama(berkas.sha256, petugas)
    putus = berkas.baris.terputuskan().filter(pilihan=ImporBaris.Pilihan.KEMBALIKAN)
    terbuka = berkas.status in DAPAT_DIPUTUSKAN
    return {
        "berkas": berkas,
        "boleh_baca": terbaca,
        "saringan": list(_saringan(berkas, kolom, nilai)),
        "kartu": [_kartu(satu, nama, terbaca=terbaca) for satu in baris],
        "page": page,
        "kueri": urlencode({kolom: nilai}) if kolom else "",
        "umum": list(_umum(berkas)),
        "asing": gabung(
            [a for a, k in berkas.kepala if a and a != KESALAHAN and not k]
        ),
        "mirip": putus.count() if terbuka else 0,
        "nasib": gabung(list(_nasib(berkas))),
        "bermasalah": berkas.baris.bermasalah().count(),
        "sebelumnya": pertama if pertama != berkas else None,
    }


def pilihan_dari(kiriman: Mapping[str, str]) -> dict[int, tuple[str, str]]:
    """``pilihan-14=pakai:<id>`` → row 14, choice, record; others are not ours."""
    hasil = {}
    for nama, nilai in kiriman.items():
        nomor = nama.removeprefix(AWALAN)
        if nama.startswith(AWALAN) and nomor.isascii() and nomor.isdecimal():
            kata, _, calon = str(nilai).partition(":")
            hasil[int(nomor[:9])] = (kata, calon)
    return hasil


def akibat_terapkan(berkas: ImporBerkas) -> list[str]:
    v, p = ImporBaris.Vonis, ImporBaris.Pilihan
    hitung = berkas.ringkasan
    mirip = berkas.baris.filter(vonis=v.MIRIP)
    baru = hitung.get(f"vonis_{v.BARU}", 0) + mirip.filter(pilihan=p.BARU).count()
    sama = hitung.get(f"vonis_{v.TANPA_PERUBAHAN}", 0)
    orang = hitung.get(f"vonis_{v.SELEMBAGA}", 0)
    ubah = hitung.get(f"vonis_{v.PERBARUI}", 0) + mirip.filter(pilihan=p.PAKAI).count()
    kembali = berkas.jumlah - baru - ubah - sama - orang
    return [
        f"{baru} catatan baru dibuat.",
        f"{ubah} catatan yang ada diperbarui; sel kosong tidak menghapus apa pun.",
        f"{orang} orang ditambahkan pada lembaga di baris lain.",
        f"{sama} baris sudah ada dan tidak berubah.",
        f"{kembali} baris dikembalikan dalam berkas XLSX beserta sebabnya.",
        (
            "Dapat dibatalkan dalam tujuh hari, kecuali catatan yang sudah diubah "
            "petugas."
        ),
    ]


def _saring(kueri: Mapping[str, str]) -> tuple[str, str]:
    # What is none of ours is no filter.
    for kolom, pilihan in (("hasil", ImporBaris.Hasil), ("vonis", ImporBaris.Vonis)):
        if (nilai := kueri.get(kolom, "")) in pilihan.values:
            return kolom, nilai
    return "", ""


def _saringan(berkas: ImporBerkas, kolom: str, nilai: str) -> Iterable[dict[str, Any]]:
    yield {"label": "Semua", "banyak": berkas.jumlah, "kueri": "", "kini": not kolom}
    for nama, pilihan in (("vonis", ImporBaris.Vonis), ("hasil", ImporBaris.Hasil)):
        for satu in pilihan:
            if banyak := berkas.ringkasan.get(f"{nama}_{satu.value}", 0):
                yield {
                    "label": str(satu.label),
                    "banyak": banyak,
                    "kueri": urlencode({nama: satu.value}),
                    "kini": (kolom, nilai) == (nama, satu.value),
                }


def _umum(berkas: ImporBerkas) -> Iterable[tuple[str, str]]:
    for kolom in filter(berkas.umum.get, PETUNJUK):
        nilai = berkas.umum[kolom]
        hari = kolom == "Tanggal Data"
        yield kolom, tanggal_pendek(date.fromisoformat(nilai)) if hari else nilai


def _nasib(berkas: ImporBerkas) -> Iterable[str]:
    for satu in ImporBaris.Hasil:
        if banyak := berkas.ringkasan.get(f"hasil_{satu.value}", 0):
            yield f"{banyak} {satu.label.lower()}"


def _kartu(
    baris: ImporBaris, nama: Mapping[str, str], *, terbaca: bool
) -> dict[str, Any]:
    tutup = frozenset() if terbaca else DISAMARKAN
    isi = baris.menurut_kolom
    # A note on a column the sheet has not would be the same in each row; but the kind.
    punya = {kolom for _, kolom in baris.berkas.kepala} | {"Kelompok"}
    tercatat = (kolom for kolom in baris.catatan if kolom in punya)
    kolom_semua = dict.fromkeys((*isi, *baris.galat, *tercatat))
    semua = [
        {
            "judul": kolom,
            "nilai": TERTUTUP if isi.get(kolom) and kolom in tutup else isi.get(kolom),
            "galat": baris.galat.get(kolom, []),
            "catatan": [*baris.catatan.get(kolom, []), *_dibaca(kolom, isi, tutup)],
        }
        for kolom in kolom_semua
    ]
    return {
        "baris": baris,
        "nama": TERTUTUP if tutup else isi.get("Nama Lembaga", ""),
        "keterangan": _keterangan(baris),
        "perhatian": [satu for satu in semua if satu["galat"] or satu["catatan"]],
        "semua": [satu for satu in semua if satu["nilai"]],
        "beda": [b for b in baris.beda if b[0] not in tutup],
        "opsi": _opsi(baris, nama),
    }


def _dibaca(
    kolom: str, isi: Mapping[str, str], tutup: Collection[str]
) -> Iterable[str]:
    """How a person's name was taken apart; worked out here, as it may not be stored so."""
    if kolom == "Nama Narahubung" and kolom not in tutup:
        dibaca = lembar.baca_orang(isi.get(kolom, "")).lengkap
        if dibaca != isi.get(kolom, ""):
            yield f"Dibaca sebagai {dibaca}."


def _keterangan(baris: ImporBaris) -> str:
    if baris.kembar is not None and not baris.keterangan:
        ganda = baris.vonis == ImporBaris.Vonis.DUPLIKAT_DALAM_BERKAS
        kalimat = lembar.DUPLIKAT if ganda else lembar.SELEMBAGA
        return kalimat.format(baris.kembar)
    if baris.calon_luar and not baris.hasil:
        return UNIT_LAIN
    return baris.keterangan


def _opsi(baris: ImporBaris, nama: Mapping[str, str]) -> list[tuple[str, str, bool]]:
    p = ImporBaris.Pilihan
    bebas = baris.hasil in {"", ImporBaris.Hasil.DIKEMBALIKAN}
    terbuka = baris.berkas.status in DAPAT_DIPUTUSKAN
    if baris.vonis != ImporBaris.Vonis.MIRIP or not bebas or not terbuka:
        return []
    pakai = str(baris.sasaran_id or "")
    kembali = baris.pilihan == p.KEMBALIKAN
    hasil = [(str(p.KEMBALIKAN), "Belum diputuskan: kembalikan baris ini", kembali)]
    for satu in baris.calon:
        yakin = sebutan(satu["nilai"]) or "nama dan tempat sama"
        sebut = f"{nama.get(satu['id'], TERTUTUP)} ({yakin}, {satu['nilai']})"
        if satu["boleh"]:
            nilai = f"{p.PAKAI.value}:{satu['id']}"
            hasil.append((nilai, f"Pakai yang ada: {sebut}", pakai == satu["id"]))
        else:
            hasil.append(("", f"Milik unit lain: {sebut}", False))
    return [*hasil, (str(p.BARU), "Buat baru", baris.pilihan == p.BARU)]


BOLEH_IMPOR = permission_required(IMPOR, raise_exception=True)
T = ImporBerkas.Tindakan


@admin.register(ImporBerkas)
class ImporAdmin(Bertombol, HanyaBaca):
    tombol = (
        Tombol(
            T.TERAPKAN,
            aksi.terapkan_impor,
            akibat=akibat_terapkan,
            berhasil="Impor disetujui. Hasil setiap baris tampil di halaman ini.",
        ),
        Tombol(
            T.COCOKKAN,
            aksi.cocokkan_kolom,
            penjelasan="Periksa isi tiap kolom. Portal mengingatnya untuk berkas "
            "berikutnya dengan judul kolom yang sama.",
            form=lambda _o: CocokkanForm,
            berhasil="Kolomnya dicocokkan. Periksa nasib setiap baris sebelum menyimpan.",
        ),
        Tombol(
            T.BUANG,
            aksi.buang_impor,
            akibat=lambda _o: (
                "Isi berkas ini dihapus dari portal. Daftar tidak berubah.",
            ),
            berhasil="Isi berkas sudah dihapus.",
            bahaya=True,
        ),
        Tombol(
            T.BATALKAN,
            aksi.batalkan_impor,
            akibat=lambda _o: (
                "Catatan yang dibuat impor ini dihapus, yang diperbarui dikembalikan.",
                (
                    "Catatan yang sudah diubah petugas tetap ada dan disebut satu "
                    "per satu."
                ),
            ),
            berhasil="Pembatalan disetujui. Catatan yang tetap ada disebut di halaman ini.",
            bahaya=True,
            bila=lambda o: o.boleh_dibatalkan(timezone.now()),
        ),
    )
    tambah = "Impor dari Excel"
    keterangan = "Portal menyimpan sesudah Anda memeriksa dan menyetujui hasilnya."
    panduan = "impor-pemangku"
    list_display = ("nomor", "nama", "unit", "status", "jumlah", "dibuat_pada")
    list_filter = ("status",)
    list_select_related = ("unit",)
    search_fields = ("nomor", "nama")
    ordering = ("-dibuat_pada",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(IMPOR)

    def tambah_view(self, request: HttpRequest) -> HttpResponse:
        isi = (request.POST, request.FILES) if request.method == "POST" else ()
        form = UnggahForm(*isi, petugas=petugas_dari(request))
        if not form.is_valid():
            milik = ImporBerkas.objects.untuk(petugas_dari(request))
            return self.halaman(
                request,
                "pemangku/impor/unggah.html",
                form=form,
                belum=milik.belum_selesai()[:BELUM],
                title="Impor pemangku dari Excel",
            )
        saat = saat_dari(request)
        berkas = aksi.terima_impor(
            saat,
            semua=form.cleaned_data["berkas"],
            nama=form.nama,
            sha256=form.sha256,
            unit=form.cleaned_data["unit"],
        )
        aksi.kerjakan_langsung(berkas, pada=saat.pada)
        if form.lembar_lain:
            messages.warning(request, TAK_DIBACA.format(gabung(form.lembar_lain)))
        if berkas.status == ImporBerkas.Status.KOLOM:
            alamat = self.tautan("tindakan", berkas.pk, T.COCOKKAN.value)
            return HttpResponseRedirect(alamat)
        return HttpResponseRedirect(self.tautan("change", berkas.pk))

    @di_alamat("templat/", "templat", BOLEH_IMPOR, require_safe)
    def templat_view(self, request: HttpRequest) -> HttpResponse:  # noqa: ARG002 - Django's signature
        return jawab_buku("templat-pemangku", (), [lembar.TEMPLAT])

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",  # noqa: ARG002 - Django's signature
        extra_context: dict[str, Any] | None = None,  # noqa: ARG002 - the same
    ) -> HttpResponse:
        berkas = self.objek_atau_404(request, object_id)
        konteks = {
            **halaman_impor(berkas, petugas_dari(request), request.GET.dict()),
            **self.kotak(request, berkas),
            "title": f"Impor {berkas.nomor}",
        }
        return self.halaman(request, "pemangku/impor/ubah.html", **konteks)

    @di_alamat("<uuid:pk>/pilih/", "pilih", BOLEH_IMPOR, require_POST)
    def pilih_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        berkas = self.objek_atau_404(request, str(pk))
        saat = saat_dari(request)
        try:
            if semua := request.POST.get("massal", ""):
                n = aksi.pilih_mirip_semua(berkas, saat, pilihan=semua)
            else:
                pilihan = pilihan_dari(request.POST.dict())
                n = aksi.pilih_mirip(berkas, saat, pilihan=pilihan)
            messages.success(request, f"Pilihan tersimpan: {n} baris berubah.")
        except TindakanTerlarang as galat:
            messages.error(request, str(galat))
        kueri = request.POST.get("kueri", "")
        return HttpResponseRedirect(f"{self.tautan('change', berkas.pk)}?{kueri}")

    @di_alamat("<uuid:pk>/bermasalah/", "bermasalah")
    def bermasalah_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        berkas = self.objek_atau_404(request, str(pk))
        if not berkas.boleh_baca(petugas_dari(request)):
            raise PermissionDenied
        nama, isi = f"{berkas.nomor}-bermasalah", lembar.bermasalah(berkas)
        return jawab_buku(nama, (), [isi])
