"""How to complain: danger first, then the form step by step, then the receipt."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.conf import settings
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, override

from organisasi.berlangkah.formulir import FormulirLangkah, Kata, Sesi, tata_bahasa
from organisasi.berlangkah.models import Draf
from organisasi.form_fields import IkutForm, LangkahForm
from organisasi.halaman.nomor_penting import konteks_darurat
from organisasi.halaman.publik import halaman_publik
from organisasi.halaman.rahasia import kiriman, unduhan
from organisasi.kantor.direktori import lembaga_menurut_kode, pertolongan
from organisasi.kantor.peta import kota
from organisasi.kertas.unggahan import TERIMA, Unggahan, bersihkan_foto
from organisasi.langganan.actions import ikuti
from organisasi.models import KanalLayanan
from organisasi.pintu.pengenal import kenali, lembaga_disebut
from organisasi.pribadi.teks_pribadi import TemuanPribadi, temukan_nama, temukan_pribadi
from organisasi.teks import baca_toml, bersih
from organisasi.waktu.tenggat import batas_pasti
from pengaduan.aduan.berkas import nama_berkas
from pengaduan.aduan.laporan_masuk import cap_buka, tanda_robot
from pengaduan.aduan.models import Pengaduan
from pengaduan.aduan.pilihan import DAPAT_DIIKUTI
from pengaduan.aduan.tempat import bidang_peta, kelurahan_di, kelurahan_menurut_kode
from pengaduan.darurat.actions import hitung_panggilan
from pengaduan.darurat.pengenal import Putusan, periksa
from pengaduan.masuk.actions import MungkinDarurat, daftarkan_draf
from pengaduan.masuk.forms import FotoAduanForm, buat_form, sebahasa, sensitif
from pengaduan.masuk.models import (
    APA,
    FOTO,
    KATEGORI,
    PELINDUNGAN,
    PENGADUAN,
    PERIKSA,
    SERUPA,
    TEMPAT,
    IsianAduan,
    aduan_dari,
    kelengkapan,
    ringkas,
    tampak_permintaan,
    titik_dari,
)
from pengaduan.umum.daftar import cari_serupa
from pengaduan.umum.langganan import LANGGANAN, hal_aduan

BATAS = baca_toml("pengaduan/data/formulir.toml")["batas"]


@halaman_publik()
def beranda(request: HttpRequest) -> HttpResponse:
    pengaduan = KanalLayanan.objects.filter(jenis=KanalLayanan.Jenis.PENGADUAN)
    kanal = list(pengaduan.order_by("urut", "nama"))
    situs = next((k for k in kanal if k.web), None)
    batas = batas_pasti(BATAS)
    konteks = {
        "situs": situs,
        "kanal": [k for k in kanal if k is not situs],
        "batas": [(t, batas[k]) for k, t in BATAS.items() if k in batas],
    }
    return render(request, "pengaduan/masuk/beranda.html", konteks)


# The door of the form: danger is asked before any field

# What another page may bring along; nothing exists before the citizen sends.
PRAISI = ("teks", "asal", "nomor", "bidang", "basa")


# What is counted, with the question about danger.
BANYAK = 1 + len(IsianAduan().tampil)


@halaman_publik(*PRAISI, simpan=False)
def pengaduan_ajukan(request: HttpRequest) -> HttpResponse:
    mulai = reverse("pengaduan:pengaduan-mulai")
    if request.GET:
        mulai = f"{mulai}?{request.GET.urlencode()}"
    with override("su" if request.GET.get("basa") == "su" else "id"):
        konteks = {"mulai": mulai, "banyak": BANYAK, **tata_bahasa()}
        return render(request, "pengaduan/masuk/awal.html", konteks)


# The interruption: 112 before anything is saved, and the way on for whoever is safe.
# What was typed travels in the page itself, in hidden fields; nothing of it is kept. Only
# that the page was shown is counted, by day and kecamatan.

BUKAN = "bukan_darurat"
TIDAK_DIBAWA = frozenset({"csrfmiddlewaretoken", BUKAN})


def sela(
    request: HttpRequest, isian: IsianAduan, calon: IsianAduan
) -> HttpResponse | None:
    """The call page when ``calon`` may mean danger; None once said to be none."""
    putusan = periksa(calon.teks, calon.kategori)
    aturan = [satu.aturan for satu in putusan.alasan]
    if not putusan.darurat or set(aturan) <= set(calon.bukan_darurat):
        return None
    if BUKAN in request.POST:
        isian.bukan_darurat = list(dict.fromkeys([*isian.bukan_darurat, *aturan]))
        kelurahan = lokasi_dari(calon)["kelurahan"]
        hitung_panggilan("lanjut", kelurahan=kelurahan, pada=timezone.now())
        return None
    return tampilkan_sela(request, putusan, calon)


def lokasi_dari(isian: IsianAduan) -> dict[str, Any]:
    tempat, titik = isian.awal(TEMPAT), titik_dari(isian)
    dipilih = kelurahan_menurut_kode(str(tempat.get("kelurahan", "")))
    return {
        "kelurahan": dipilih or kelurahan_di(titik),
        "patokan": str(tempat.get("lokasi", "")),
        "koordinat": f"{titik[0]}, {titik[1]}" if titik else "",
    }


def tampilkan_sela(
    request: HttpRequest, putusan: Putusan, isian: IsianAduan
) -> HttpResponse:
    lokasi = lokasi_dari(isian)
    hitung_panggilan("tampil", kelurahan=lokasi["kelurahan"], pada=timezone.now())
    konteks = konteks_darurat() | {
        "kata": list(dict.fromkeys(satu.kata for satu in putusan.alasan)),
        "lokasi": lokasi,
        "pertolongan": pertolongan(isian.teks, isian.kategori),
        # Everything that was sent, to be sent again.
        "tersembunyi": [
            (nama, nilai)
            for nama, semua in request.POST.lists()
            if nama not in TIDAK_DIBAWA
            for nilai in semua
        ],
    }
    return render(request, "pengaduan/masuk/peringatan_112.html", konteks)


PANJANG_PRAISI = 5000
FOTO_MAKS = 5


TULISAN = baca_toml("pengaduan/data/formulir.toml")["pengaduan"]


class FormulirPengaduan(FormulirLangkah):
    nama = PENGADUAN
    app = "pengaduan"
    isian = IsianAduan
    kasus = Pengaduan
    gabung = ("pemegang", "pelapor")
    folder = "pengaduan/masuk"
    pintu_bertanya = True
    sebutan: ClassVar[Mapping[str, str]] = TULISAN["sebutan"]
    kata: ClassVar[Mapping[str, Kata]] = {
        langkah: Kata(*isi) for langkah, isi in TULISAN["kata"].items()
    }
    templat: ClassVar[Mapping[str, str]] = {
        "atas": "pengaduan/masuk/atas.html",
        "bawah": "pengaduan/masuk/kelengkapan.html",
        PERIKSA: "pengaduan/masuk/periksa.html",
        KATEGORI: "pengaduan/masuk/kategori.html",
        TEMPAT: "pengaduan/masuk/tempat.html",
        FOTO: "pengaduan/masuk/foto.html",
    }
    bahasa_lain = "su"
    langkah_berkas = FOTO
    berkas_maks = FOTO_MAKS
    berkas_penuh = f"Paling banyak {FOTO_MAKS} foto. Hapus dulu yang kurang jelas."

    def form(self, request: HttpRequest, sesi: Sesi, langkah: str, data: Any) -> Any:
        kode = request.GET.get("kelurahan", "") if langkah == TEMPAT else ""
        # Chosen on the map it is shown as chosen; it is not yet an answer.
        if data is None and kode and kelurahan_menurut_kode(kode):
            awal = {**sesi.isian.awal(TEMPAT), "kelurahan": kode}
            sesi.isian.konsep[TEMPAT] = awal
        return buat_form(langkah, sesi.isian, data)

    def praisi(self, request: HttpRequest) -> dict[str, str]:
        return {
            "uraian": bersih(request.GET.get("teks", ""))[:PANJANG_PRAISI],
            "asal": bersih(request.GET.get("asal", ""))[:10],
            "asal_nomor": bersih(request.GET.get("nomor", ""))[:60],
            "bidang": bersih(request.GET.get("bidang", ""))[:60],
        }

    def sela(
        self, request: HttpRequest, sesi: Sesi, langkah: str, form: LangkahForm, /
    ) -> HttpResponse | None:
        return sela(request, sesi.isian, _dengan_ketikan(sesi.isian, langkah, form))

    def ubah(self, request: HttpRequest, sesi: Sesi, kini: Any) -> None:
        bukan = sesi.isian.bukan_darurat
        kini.bukan_darurat = list(dict.fromkeys([*kini.bukan_darurat, *bukan]))
        if sesi.draf is None:
            kini.tanda = tanda_robot(request.POST, timezone.now())

    def terima(self, isian: Any, langkah: str, jawab: Mapping[str, Any]) -> None:
        isian.terima(langkah, jawab)
        if langkah == APA:
            isian.lembaga = [k.kode for k in lembaga_disebut(kenali(isian.teks))]
        if langkah == TEMPAT:
            isian.serupa = [p.nomor for p in cari_serupa(aduan_dari(isian))]

    def peringatan(self, isian: Any) -> bool:
        return bool(temuan(isian))

    def konteks(
        self, request: HttpRequest, sesi: Sesi, langkah: str, form: Any
    ) -> dict[str, Any]:
        isian = sesi.isian
        if form is not None and form.is_bound and langkah in self.kata:
            isian = _dengan_ketikan(isian, langkah, form)
        konteks: dict[str, Any] = {
            "kelengkapan": kelengkapan(isian, foto=len(sesi.berkas)),
            "sensitif": sensitif(isian),
            "tanpa_nama": sesi.alamat(PELINDUNGAN) if isian.anonim else "",
        }
        if (langkah in self.kata and langkah != APA) or langkah == PERIKSA:
            konteks |= {
                "pertolongan": pertolongan(isian.teks, isian.kategori),
                "lembaga": lembaga_menurut_kode(isian.lembaga),
                "permintaan": tampak_permintaan(isian.teks),
                "teks_uraian": str(isian.awal(APA).get("uraian", "")),
            }
        if langkah == APA:
            terbaca = [] if form.is_bound else temuan(isian)
            konteks |= {"temuan": terbaca, "diperingatkan": terbaca}
            konteks["asal_nomor"] = form["asal_nomor"].value()
            if sesi.draf is None:
                dibuka = request.POST.get("dibuka") or cap_buka(timezone.now())
                konteks |= {"dibuka": dibuka, "perangkap": True}
        if langkah == TEMPAT:
            dalam, bidang = bidang_peta(request.GET.get("kecamatan", ""))
            konteks |= {"dalam": dalam, "bidang": bidang}
            konteks["satu_kecamatan"] = dalam != kota()
        if langkah == FOTO:
            konteks |= {
                "banyak_maks": FOTO_MAKS,
                "maks": settings.UKURAN_FOTO_MAKS,
                "sekaligus": settings.MUATAN_BERKAS_MAKS,
                "terima": TERIMA,
            }
        if langkah == PERIKSA:
            konteks |= {"temuan": temuan(isian), "foto": sesi.berkas}
        return konteks

    def form_berkas(self, _sesi: Sesi, *data: Any) -> Any:
        return FotoAduanForm(*data)

    def periksa_berkas(self, berkas: UploadedFile) -> Unggahan:
        return bersihkan_foto(berkas)

    def tulis_berkas(self, _jenis: str, berkas: Any, ke: int) -> Mapping[str, str]:
        isi, kecil = (
            default_storage.save(nama_berkas(None, "foto.jpg"), satu)
            for satu in (berkas.isi, berkas.kecil)
        )
        return {"isi": isi, "kecil": kecil, "nama": f"foto-{ke}.jpg"}

    def ringkas(self, sesi: Sesi) -> Any:
        return [
            (gettext(judul), [(gettext(nama), *lain) for nama, *lain in isi])
            for judul, isi in ringkas(sesi.isian, banyak_foto=len(sesi.berkas))
        ]

    def kirim(self, request: HttpRequest, sesi: Sesi) -> HttpResponse:
        semula = list(sesi.isian.bukan_darurat)
        if jawab := sela(request, sesi.isian, sesi.isian):
            return jawab
        bukan = sesi.isian.bukan_darurat
        if semula != bukan:
            sesi.ubah(lambda kini: setattr(kini, "bukan_darurat", bukan))
        try:
            return super().kirim(request, sesi)
        except MungkinDarurat as galat:  # changed in another tab, a moment ago
            return tampilkan_sela(request, galat.putusan, sesi.isian)

    def daftarkan(self, _sesi: Sesi, draf: Draf, isian: Any) -> Pengaduan:
        return daftarkan_draf(draf, isian, pada=timezone.now())


FORMULIR = FormulirPengaduan()


def _dengan_ketikan(isian: IsianAduan, langkah: str, form: LangkahForm) -> IsianAduan:
    calon = IsianAduan.baca(isian.tulis())
    calon.simpan_konsep(langkah, form.konsep())
    return calon


def temuan(isian: IsianAduan) -> list[TemuanPribadi]:
    apa = isian.awal(APA)
    teks = "\n".join(apa.get(k, "") for k in ("judul", "uraian", "harapan"))
    return [*temukan_pribadi(teks), *temukan_nama(teks)]


# Somebody else said it already: join him, or go on


def pengaduan_serupa(request: HttpRequest, sesi: Sesi) -> HttpResponse:
    assert sesi.draf is not None
    isian = sesi.isian
    if not isian.boleh(SERUPA):
        return sesi.ke(isian.kurang())
    # Those found that can still be followed, in their order.
    ada = Pengaduan.objects.tampil().filter(
        nomor__in=isian.serupa, status__in=DAPAT_DIIKUTI
    )
    menurut = {p.nomor: p for p in ada.select_related("kelurahan__induk")}
    semua = [menurut[n] for n in isian.serupa if n in menurut]
    lanjut = isian.sesudah(SERUPA)
    if not semua:
        return sesi.ke(lanjut)
    form = sebahasa(IkutForm(kiriman(request)))
    pilihan = next((p for p in semua if p.nomor == request.POST.get("nomor")), None)
    konteks = {"form": form, "serupa": semua, "lanjut": sesi.alamat(lanjut)}
    nama = "serupa"
    if pilihan and form.is_valid():
        surel = form.cleaned_data["surel"]
        ciri = sesi.draf.sidik_kode
        hal = hal_aduan(pilihan)
        ikuti(LANGGANAN, hal, ciri=ciri, surel=surel, pada=timezone.now())
        konteks |= {"pengaduan": pilihan, "bersurel": bool(surel)}
        nama = "ikut"
    templat = f"{FORMULIR.folder}/{nama}.html"
    return FORMULIR.tampilkan(request, sesi, SERUPA, templat, konteks)


@FORMULIR.dengan_draf
def pengaduan_draf_foto(_request: HttpRequest, sesi: Sesi, pk: int) -> Any:
    assert sesi.draf is not None
    foto = get_object_or_404(sesi.draf.berkas, pk=pk)
    return unduhan(foto.kecil, nama=foto.nama, tipe="image/jpeg")
