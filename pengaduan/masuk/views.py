"""How to complain: danger first, then the form step by step, then the receipt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.berlangkah.draf import BelumLengkap, DrafTertutup, isi_draf
from organisasi.form_fields import LangkahForm
from organisasi.halaman.nomor_penting import konteks_darurat
from organisasi.halaman.publik import halaman_publik
from organisasi.halaman.rahasia import halaman_rahasia, unduhan
from organisasi.kantor.direktori import (
    lembaga_disebut,
    lembaga_menurut_kode,
    pertolongan,
)
from organisasi.kantor.peta import kota
from organisasi.kertas.unggahan import Foto, bersihkan_foto, menerima_berkas
from organisasi.models import BatasWaktu, KanalLayanan
from organisasi.pribadi.teks_pribadi import TemuanPribadi, temukan_nama, temukan_pribadi
from organisasi.sandi import kelompokkan, rapikan_kode, sidik
from organisasi.teks import bersih
from pengaduan.aduan.laporan_masuk import cap_buka, tanda_isi, tanda_kerap, tanda_robot
from pengaduan.aduan.models import Pengaduan
from pengaduan.aduan.pilihan import DAPAT_DIIKUTI
from pengaduan.aduan.tempat import bidang_peta, kelurahan_menurut_kode
from pengaduan.darurat.actions import hitung_panggilan
from pengaduan.darurat.pengenal.timbang import Putusan
from pengaduan.masuk.actions import (
    FOTO_MAKS,
    MungkinDarurat,
    hapus_draf,
    kirim_draf,
    lampirkan_foto,
    lepas_foto,
)
from pengaduan.masuk.bahaya import bahaya_baru, lokasi_dari, nyatakan_bukan
from pengaduan.masuk.forms import KATA, FotoAduanForm, buat_form, sensitif
from pengaduan.masuk.models import (
    APA,
    FOTO,
    LANGKAH,
    PELINDUNGAN,
    PERIKSA,
    SERUPA,
    TEMPAT,
    DrafPengaduan,
    IsianAduan,
    kelengkapan,
    kontak_dari,
    laporan_dari,
    ringkas,
    tampak_permintaan,
)
from pengaduan.umum.daftar import cari_serupa
from pengaduan.umum.pengikut import IkutForm, ikuti_pengaduan

# In the order in which a complaint meets them; those not yet confirmed are not shown.
BATAS = {
    "pengaduan.verifikasi": "Laporan diperiksa dan diteruskan",
    "pengaduan.tanggapan_pertama": "Unit memberi tindak lanjut pertama",
    "pengaduan.selesai.tidak_berkadar": "Selesai, bila tidak perlu pemeriksaan",
    "pengaduan.selesai.berkadar": "Selesai, bila perlu pemeriksaan oleh pengawas",
    "pengaduan.tunggu_pelapor": "Anda menjawab bila ditanya, sebelum laporan ditutup",
}


@halaman_publik()
def beranda(request: HttpRequest) -> HttpResponse:
    pengaduan = KanalLayanan.objects.filter(jenis=KanalLayanan.Jenis.PENGADUAN)
    kanal = list(pengaduan.order_by("urut", "nama"))
    situs = next((k for k in kanal if k.web), None)
    konteks = {
        "situs": situs,
        "kanal": [k for k in kanal if k is not situs],
        "batas": _batas(),
    }
    return render(request, "pengaduan/masuk/beranda.html", konteks)


def _batas() -> list[tuple[str, BatasWaktu]]:
    terkini = BatasWaktu.objects.terkini(timezone.localdate()).filter(kode__in=BATAS)
    menurut_kode = {b.kode: b for b in terkini if b.pasti}
    return [(t, menurut_kode[k]) for k, t in BATAS.items() if k in menurut_kode]


# The door of the form: danger is asked before any field

# What another page may bring along; nothing exists before the citizen sends.
PRAISI = ("teks", "asal", "nomor")


@halaman_publik(*PRAISI, simpan=False)
def pengaduan_ajukan(request: HttpRequest) -> HttpResponse:
    mulai = reverse("pengaduan:pengaduan-mulai")
    if request.GET:
        mulai = f"{mulai}?{request.GET.urlencode()}"
    return render(request, "pengaduan/masuk/awal.html", {"mulai": mulai})


# The interruption: 112 before anything is saved, and the way on for whoever is safe.
# What was typed travels in the page itself, in hidden fields; nothing of it is kept. Only
# that the page was shown is counted, by day and kecamatan.

BUKAN = "bukan_darurat"
TIDAK_DIBAWA = frozenset({"csrfmiddlewaretoken", BUKAN})


def sela_bahaya(
    request: HttpRequest, langkah: str, isian: IsianAduan, ketikan: Mapping[str, Any]
) -> HttpResponse | None:
    """The call page when what is typed now may mean danger; None to go on.

    Once the person has said that it is none, ``isian`` remembers it.
    """
    calon = IsianAduan.baca(isian.tulis())
    calon.simpan_konsep(langkah, ketikan)
    return sela(request, isian, calon)


def sela(
    request: HttpRequest, isian: IsianAduan, calon: IsianAduan
) -> HttpResponse | None:
    """The same for a draft as it would stand: ``calon``."""
    putusan = bahaya_baru(calon)
    if putusan is None:
        return None
    if BUKAN in request.POST:
        nyatakan_bukan(isian, putusan)
        kelurahan = lokasi_dari(calon).kelurahan
        hitung_panggilan("lanjut", kelurahan=kelurahan, pada=timezone.now())
        return None
    return tampilkan_sela(request, putusan, calon)


def tampilkan_sela(
    request: HttpRequest, putusan: Putusan, isian: IsianAduan
) -> HttpResponse:
    lokasi = lokasi_dari(isian)
    hitung_panggilan("tampil", kelurahan=lokasi.kelurahan, pada=timezone.now())
    konteks = konteks_darurat() | {
        "kata": list(dict.fromkeys(satu.kata for satu in putusan.alasan)),
        "lokasi": lokasi,
        "pertolongan": pertolongan(isian.teks, isian.kategori),
        "tersembunyi": _bawaan(request.POST),
    }
    return render(request, "pengaduan/masuk/peringatan_112.html", konteks)


def _bawaan(data: QueryDict) -> list[tuple[str, str]]:
    return [
        (nama, nilai)
        for nama, semua in data.lists()
        if nama not in TIDAK_DIBAWA
        for nilai in semua
    ]


# A living draft behind its private link

FOLDER = "pengaduan/masuk"


@dataclass(slots=True)
class SesiDrafAduan:
    draf: DrafPengaduan
    kode: str
    isian: IsianAduan

    def alamat(self, langkah: str) -> str:
        return alamat_draf(self.kode, langkah)

    def konteks(self, langkah: str, foto: int | None = None) -> dict[str, Any]:
        """What every step shows: where one is, how to get back, what is still missing.

        ``foto``: how many there are, when that is known already.
        """
        sebelum = self.isian.sebelum(langkah)
        banyak = self.draf.foto.count() if foto is None else foto
        return konteks_langkah(langkah, self.isian, foto=banyak) | {
            "kembali": self.alamat(sebelum) if sebelum else "",
            "sampai": self.draf.kedaluwarsa_pada,
            "alamat_simpan": self.alamat("simpan"),
            "tanpa_nama": self.alamat(PELINDUNGAN) if self.isian.anonim else "",
        }


def konteks_langkah(
    langkah: str, isian: IsianAduan, *, foto: int = 0
) -> dict[str, Any]:
    tampil = [satu for satu in LANGKAH if satu not in isian.dilewati]
    return {
        "langkah": langkah,
        "ke": tampil.index(langkah) + 1 if langkah in tampil else 0,
        "banyak": len(tampil) if langkah in tampil else 0,
        "kelengkapan": kelengkapan(isian, foto=foto),
        "sensitif": sensitif(isian),
    }


def alamat_draf(kode: str, langkah: str) -> str:
    return reverse("pengaduan:pengaduan-draf", args=(kode, langkah))


ViewDraf = Callable[..., HttpResponse]


def dengan_draf(view: ViewDraf) -> ViewDraf:
    """Give ``view`` the living draft of the address as a Sesi.

    A draft that was sent leads to its receipt; one that is over says so (410); an unknown
    secret gets 404 with words.
    """

    @halaman_rahasia
    @wraps(view)
    def dalam(request: HttpRequest, kode: str, **kw: Any) -> HttpResponse:
        rapi = rapikan_kode(kode)
        draf = (
            DrafPengaduan.objects.select_related("pengaduan")
            .filter(sidik_kode=sidik(rapi))
            .first()
        )
        if draf is None:
            return render(request, f"{FOLDER}/tidak_ada.html", status=404)
        if draf.pengaduan is not None:
            return redirect("pengaduan:pengaduan-terkirim", kode=draf.pengaduan.kode)
        if draf.kedaluwarsa_pada <= timezone.now():
            return berakhir(request)
        try:
            return view(
                request, SesiDrafAduan(draf, rapi, IsianAduan.baca(draf.isian)), **kw
            )
        except DrafTertutup:  # sent or swept in another tab, a moment ago
            return redirect("pengaduan:pengaduan-lanjut", kode=rapi)

    return dalam


def berakhir(request: HttpRequest) -> HttpResponse:
    konteks = {"hari": settings.UMUR_DRAF_HARI}
    return render(request, f"{FOLDER}/berakhir.html", konteks, status=410)


# The steps: one thing a page, without a script, without an account

PANJANG_PRAISI = 5000


@dengan_draf
def pengaduan_lanjut(_request: HttpRequest, sesi: SesiDrafAduan) -> HttpResponse:
    return redirect(sesi.alamat(sesi.isian.kurang() or "periksa"))


@halaman_rahasia
def pengaduan_mulai(request: HttpRequest) -> HttpResponse:
    isian = IsianAduan()
    if request.method != "POST":
        isian.konsep[APA] = _praisi(request)
        return _tampilkan_awal(request, _form(APA, isian), isian)
    form = _form(APA, isian, request)
    if jawab := sela_bahaya(request, APA, isian, form.konsep()):
        return jawab
    simpan = "simpan" in request.POST
    if not (form.is_valid() or simpan):
        return _tampilkan_awal(request, form, isian)
    kini = timezone.now()
    isian.tanda = tanda_robot(request.POST, kini)
    taruh(isian, APA, form)
    _, kode = DrafPengaduan.buka(isian, pada=kini)
    return redirect(alamat_draf(kode, _tujuan(request, isian, APA)))


def _praisi(request: HttpRequest) -> dict[str, str]:
    return {
        "uraian": bersih(request.GET.get("teks", ""))[:PANJANG_PRAISI],
        "asal": bersih(request.GET.get("asal", ""))[:10],
        "asal_nomor": bersih(request.GET.get("nomor", ""))[:60],
    }


def _tampilkan_awal(
    request: HttpRequest, form: LangkahForm, isian: IsianAduan
) -> HttpResponse:
    konteks = konteks_langkah(APA, isian) | _konteks_form(APA, form, isian)
    konteks |= {
        "kembali": reverse("pengaduan:pengaduan-ajukan"),
        "dibuka": request.POST.get("dibuka") or cap_buka(timezone.now()),
        "perangkap": True,
    }
    return render(request, f"{FOLDER}/langkah.html", konteks)


@dengan_draf
def pengaduan_draf(
    request: HttpRequest, sesi: SesiDrafAduan, langkah: str
) -> HttpResponse:
    if langkah not in KATA:
        raise Http404
    if not sesi.isian.boleh(langkah):
        return redirect(sesi.alamat(sesi.isian.kurang()))
    if request.method != "POST":
        if langkah == TEMPAT:
            _pilih_di_peta(request, sesi.isian)
        return _tampilkan_langkah(request, sesi, langkah, _form(langkah, sesi.isian))
    form = _form(langkah, sesi.isian, request)
    if jawab := sela_bahaya(request, langkah, sesi.isian, form.konsep()):
        return jawab
    if "simpan" in request.POST or form.is_valid():
        return _ambil(request, sesi, langkah, form)
    return _tampilkan_langkah(request, sesi, langkah, form)


def _form(
    langkah: str, isian: IsianAduan, request: HttpRequest | None = None
) -> LangkahForm:
    data = request.POST if request else None
    return buat_form(langkah, isian, data, hari_ini=timezone.localdate())


def _tampilkan_langkah(
    request: HttpRequest, sesi: SesiDrafAduan, langkah: str, form: LangkahForm
) -> HttpResponse:
    konteks = sesi.konteks(langkah) | _konteks_form(langkah, form, sesi.isian)
    if langkah != TEMPAT:
        return render(request, f"{FOLDER}/langkah.html", konteks)
    dalam, bidang = bidang_peta(request.GET.get("kecamatan", ""))
    konteks |= {"dalam": dalam, "bidang": bidang, "satu_kecamatan": dalam != kota()}
    return render(request, f"{FOLDER}/tempat.html", konteks)


def _pilih_di_peta(request: HttpRequest, isian: IsianAduan) -> None:
    """A kelurahan chosen on the map is shown as chosen; it is not yet an answer."""
    kode = request.GET.get("kelurahan", "")
    if kelurahan_menurut_kode(kode):
        isian.konsep[TEMPAT] = {**isian.awal(TEMPAT), "kelurahan": kode}


def _ambil(
    request: HttpRequest, sesi: SesiDrafAduan, langkah: str, form: LangkahForm
) -> HttpResponse:
    bukan = sesi.isian.bukan_darurat

    def ubah(kini: IsianAduan) -> None:
        kini.bukan_darurat = list(dict.fromkeys([*kini.bukan_darurat, *bukan]))
        taruh(kini, langkah, form)

    isian = isi_draf(sesi.draf, IsianAduan.baca, ubah=ubah, pada=timezone.now())
    return redirect(sesi.alamat(_tujuan(request, isian, langkah)))


def _tujuan(request: HttpRequest, isian: IsianAduan, langkah: str) -> str:
    """The next address: a warning about personal data is shown once before going on."""
    if "simpan" in request.POST:
        return "simpan"
    if langkah == APA and "diperingatkan" not in request.POST and temuan(isian):
        return APA
    return isian.sesudah(langkah)


def taruh(isian: IsianAduan, langkah: str, form: LangkahForm) -> None:
    if not form.is_valid():
        isian.simpan_konsep(langkah, form.konsep())
        return
    isian.terima(langkah, form.cleaned_data)
    if langkah == APA:
        isian.lembaga = [k.kode for k in lembaga_disebut(isian.teks)]
    if langkah == TEMPAT:
        serupa = cari_serupa(laporan_dari(isian))
        isian.serupa = [satu.pengaduan.nomor for satu in serupa]


def temuan(isian: IsianAduan) -> list[TemuanPribadi]:
    apa = isian.awal(APA)
    teks = "\n".join(apa.get(k, "") for k in ("judul", "uraian", "harapan"))
    return [*temukan_pribadi(teks), *temukan_nama(teks)]


def _konteks_form(langkah: str, form: LangkahForm, isian: IsianAduan) -> dict[str, Any]:
    hasil: dict[str, Any] = {"form": form, "kata": KATA[langkah]}
    if langkah == APA:
        hasil["asal_nomor"] = form["asal_nomor"].value()
        hasil["temuan"] = [] if form.is_bound else temuan(isian)
    else:
        hasil |= petunjuk(isian)
    return hasil


def petunjuk(isian: IsianAduan) -> dict[str, Any]:
    return {
        "pertolongan": pertolongan(isian.teks, isian.kategori),
        "lembaga": lembaga_menurut_kode(isian.lembaga),
        "permintaan": tampak_permintaan(isian.teks),
        "teks_uraian": str(isian.awal(APA).get("uraian", "")),
    }


# Steps that are more than a form: photos, similar complaints, saving, the last look

DIGIT_PK = 18  # longer numbers name no row, and Python reads only so many digits


@dengan_draf
def pengaduan_serupa(request: HttpRequest, sesi: SesiDrafAduan) -> HttpResponse:
    if not sesi.isian.boleh(SERUPA):
        return redirect(sesi.alamat(sesi.isian.kurang()))
    semua = _serupa(sesi)
    lanjut = sesi.alamat(sesi.isian.sesudah(SERUPA))
    if not semua:
        return redirect(lanjut)
    form = IkutForm(request.POST if request.method == "POST" else None)
    pilihan = next((p for p in semua if p.nomor == request.POST.get("nomor")), None)
    if pilihan and form.is_valid():
        ikuti_pengaduan(
            pilihan,
            ciri=sesi.draf.sidik_kode,
            surel=form.cleaned_data["surel"],
            pada=timezone.now(),
        )
        konteks = sesi.konteks(SERUPA) | {"pengaduan": pilihan, "lanjut": lanjut}
        konteks["bersurel"] = bool(form.cleaned_data["surel"])
        return render(request, f"{FOLDER}/ikut.html", konteks)
    konteks = sesi.konteks(SERUPA) | {"form": form, "serupa": semua, "lanjut": lanjut}
    return render(request, f"{FOLDER}/serupa.html", konteks)


def _serupa(sesi: SesiDrafAduan) -> list[Pengaduan]:
    semua = Pengaduan.objects.tampil().filter(
        nomor__in=sesi.isian.serupa, status__in=DAPAT_DIIKUTI
    )
    menurut = {p.nomor: p for p in semua.select_related("kelurahan__induk")}
    return [menurut[n] for n in sesi.isian.serupa if n in menurut]


@menerima_berkas
@dengan_draf
def pengaduan_foto(request: HttpRequest, sesi: SesiDrafAduan) -> HttpResponse:
    if not sesi.isian.boleh(FOTO):
        return redirect(sesi.alamat(sesi.isian.kurang()))
    form = FotoAduanForm()
    if request.method == "POST":
        form = FotoAduanForm(request.POST, request.FILES)
        _lampirkan(sesi, form)
        if not form.errors:
            return _setelah_foto(request, sesi)
    foto = list(sesi.draf.foto.order_by("pk"))
    konteks = sesi.konteks(FOTO, foto=len(foto)) | {
        "form": form,
        "foto": foto,
        "kode": sesi.kode,
        "banyak_maks": FOTO_MAKS,
        "maks": settings.UKURAN_FOTO_MAKS,
        "sekaligus": settings.MUATAN_BERKAS_MAKS,
        "jam": settings.UMUR_BERKAS_DRAF_JAM,
    }
    return render(request, f"{FOLDER}/foto.html", konteks)


def _lampirkan(sesi: SesiDrafAduan, form: FotoAduanForm) -> None:
    form.is_valid()
    try:
        lampirkan_foto(sesi.draf, periksa_foto(form), pada=timezone.now())
    except TindakanTerlarang as galat:
        form.add_error("foto", str(galat))


def periksa_foto(form: FotoAduanForm) -> list[Foto]:
    baik, buruk = [], []
    for satu in form.cleaned_data.get("foto", [])[: FOTO_MAKS + 1]:
        try:
            baik.append(bersihkan_foto(satu))
        except ValidationError as galat:
            buruk += galat.messages
    for pesan in buruk:
        form.add_error("foto", pesan)
    return baik


def _setelah_foto(request: HttpRequest, sesi: SesiDrafAduan) -> HttpResponse:
    hapus = request.POST.get("hapus", "")
    if hapus.isdecimal() and len(hapus) <= DIGIT_PK:
        lepas_foto(sesi.draf, int(hapus))
        return redirect(sesi.alamat(FOTO))
    if "tambah" in request.POST:
        return redirect(sesi.alamat(FOTO))
    isian = isi_draf(
        sesi.draf,
        IsianAduan.baca,
        ubah=lambda kini: kini.terima(FOTO, {}),
        pada=timezone.now(),
    )
    return redirect(
        sesi.alamat("simpan" if "simpan" in request.POST else isian.sesudah(FOTO))
    )


@dengan_draf
def pengaduan_draf_foto(_request: HttpRequest, sesi: SesiDrafAduan, pk: int) -> Any:
    foto = get_object_or_404(sesi.draf.foto, pk=pk)
    return unduhan(foto.kecil, nama=foto.nama, tipe="image/jpeg")


@dengan_draf
def pengaduan_simpan(request: HttpRequest, sesi: SesiDrafAduan) -> HttpResponse:
    if request.method == "POST":
        hapus_draf(sesi.draf, pada=timezone.now())
        return berakhir(request)
    konteks = {
        "tautan": f"{settings.ALAMAT_PUBLIK}{sesi.alamat('x').removesuffix('x/')}",
        "lanjut": sesi.alamat(sesi.isian.kurang() or PERIKSA),
        "sampai": sesi.draf.kedaluwarsa_pada,
        "jam": settings.UMUR_BERKAS_DRAF_JAM,
    }
    return render(request, f"{FOLDER}/simpan.html", konteks)


@dengan_draf
def pengaduan_periksa(request: HttpRequest, sesi: SesiDrafAduan) -> HttpResponse:
    if kurang := sesi.isian.kurang():
        return redirect(sesi.alamat(kurang))
    try:
        if request.method == "POST":
            return _kirim(request, sesi)
        return _tampilkan_periksa(request, sesi)
    except BelumLengkap as belum:
        return redirect(sesi.alamat(belum.langkah))
    except TindakanTerlarang as terlarang:
        return _tampilkan_periksa(request, sesi, galat=str(terlarang))


def _kirim(request: HttpRequest, sesi: SesiDrafAduan) -> HttpResponse:
    semula = list(sesi.isian.bukan_darurat)
    if jawab := sela(request, sesi.isian, sesi.isian):
        return jawab
    if semula != sesi.isian.bukan_darurat:
        bukan = sesi.isian.bukan_darurat
        isi_draf(
            sesi.draf,
            IsianAduan.baca,
            ubah=lambda kini: setattr(kini, "bukan_darurat", bukan),
            pada=timezone.now(),
        )
    kini = timezone.now()
    kontak = kontak_dari(sesi.isian)
    tanda = [
        *tanda_isi(laporan_dari(sesi.isian), kontak),
        *tanda_kerap(kontak, kini),
    ]
    try:
        pengaduan = kirim_draf(sesi.draf, pada=kini, tanda=tanda)
    except MungkinDarurat as galat:  # changed in another tab, a moment ago
        return tampilkan_sela(request, galat.putusan, sesi.isian)
    return redirect("pengaduan:pengaduan-terkirim", kode=pengaduan.kode)


def _tampilkan_periksa(
    request: HttpRequest, sesi: SesiDrafAduan, *, galat: str = ""
) -> HttpResponse:
    laporan_dari(sesi.isian)  # a category that is gone is asked again, here already
    foto = list(sesi.draf.foto.order_by("pk"))
    konteks = sesi.konteks(PERIKSA, foto=len(foto)) | {
        "galat": galat,
        "kode": sesi.kode,
        "foto": foto,
        "temuan": temuan(sesi.isian),
        "bagian": [
            (
                judul,
                [
                    {
                        "nama": b.nama,
                        "nilai": b.nilai,
                        "ubah_url": sesi.alamat(b.langkah),
                    }
                    for b in isi
                ],
            )
            for judul, isi in ringkas(sesi.isian, banyak_foto=len(foto))
        ],
        **petunjuk(sesi.isian),
    }
    status = 409 if galat else 200
    return render(request, f"{FOLDER}/periksa.html", konteks, status=status)


# The receipt


@halaman_rahasia
def pengaduan_terkirim(request: HttpRequest, kode: str) -> HttpResponse:
    pengaduan = (
        Pengaduan.objects.dengan_kode(rapikan_kode(kode))
        .select_related("pemegang", "pelapor")
        .first()
    )
    if pengaduan is None:
        return render(request, "pengaduan/masuk/tidak_ada.html", status=404)
    konteks = {
        "pengaduan": pengaduan,
        "pelapor": pengaduan.pelapor,
        "kode": kelompokkan(pengaduan.kode),
        "tautan": f"{settings.ALAMAT_PUBLIK}{pengaduan.get_absolute_url()}",
    }
    return render(request, "pengaduan/masuk/terkirim.html", konteks)
