"""Sessions that end when nobody uses them: soon where identities can be read.

The row in the database carries the end; the cookie goes with the browser, and a form that
arrives too late is kept for its owner.
"""

from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.contrib.sessions.backends.db import SessionStore as SesiBasisData
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from organisasi.bahasa import gabung
from organisasi.models import IsianPetugas
from organisasi.staf.isian import (
    LANJUT,
    Tanda,
    Terisi,
    alamat_bersih,
    alamat_lanjut,
    baca_isian,
    baca_tanda,
    berkas_tertahan,
    cari_formulir,
    di_situs,
    halaman_asal,
    isi_ulang,
    isian_diminta,
    lupakan_isian,
    pukul,
    pulihkan_berkas,
    simpan_isian,
    tandai_halaman,
    terisi,
)

DIAM = timedelta(hours=2)
# OWASP ASVS 3.3.2 at level 2.
DIAM_IDENTITAS = timedelta(minutes=30)
# Use is written down no more often than this.
JEDA = 60
LIHAT_IDENTITAS = (
    "informasi.lihat_identitas",
    "pengaduan.lihat_pelapor",
    "pemangku.lihat_kontak",
)
DIBUKA, DIPAKAI, UMUR = "dibuka", "dipakai", "umur"


class SessionStore(SesiBasisData):
    def get_session_cookie_age(self) -> int:
        umur: int = self.get(UMUR, settings.SESSION_COOKIE_AGE)
        return umur


def catat_pakai(request: HttpRequest) -> None:
    kini, sesi = int(timezone.now().timestamp()), request.session
    if abs(kini - sesi.get(DIPAKAI, 0)) < JEDA:
        return
    dibuka = sesi.setdefault(DIBUKA, kini)
    sisa = dibuka + settings.SESSION_COOKIE_AGE - kini
    sesi[DIPAKAI], sesi[UMUR] = kini, min(_diam(request), sisa)


def _diam(request: HttpRequest) -> int:
    identitas = any(request.user.has_perm(izin) for izin in LIHAT_IDENTITAS)
    return int((DIAM_IDENTITAS if identitas else DIAM).total_seconds())


# A form of the staff that arrives without its session: kept, and given back to its owner.
#
# Nothing is done with it. Whose it is says the signed word in it (organisasi.staf.isian);
# a form that was sent from another site, or by a script, is not kept.

BERAKHIR = "Sesi Anda sudah berakhir."
TERSIMPAN = (
    f"{BERAKHIR} Tidak ada yang hilang: yang Anda ketik tersimpan, tetapi belum dikirim. "
    "Masuk lagi dengan akun yang sama dalam 24 jam untuk melanjutkannya."
)
BELUM = f"{BERAKHIR} Tindakan tadi belum dilakukan. Masuk lagi, lalu ulangi."
TAB_LAMA = (
    "Halaman itu dibuka sebelum Anda masuk lagi, jadi belum ada yang dikirim. Periksa "
    "isiannya, lalu tekan tombolnya sekali lagi."
)
# In the session: the form that waits until the second factor is set up.
SESI_TUJUAN = "isian_menunggu_faktor"
TIDAK_ADA = (
    "Isian yang disimpan tidak ada untuk akun ini: sudah dipakai, dibuang, lewat 24 jam, "
    "atau milik akun lain."
)


def _dari_halaman(request: HttpRequest) -> bool:
    return request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"


def _tahan(request: HttpRequest) -> str:
    tanda, isi = baca_tanda(request), terisi(request)
    if tanda is None or isi.kosong or not _dari_halaman(request):
        return ""
    if simpan_isian(tanda, isi, request.FILES, pada=timezone.now()) is None:
        return ""
    return alamat_lanjut(isi.halaman, tanda.nomor)


def masuk_lagi(request: HttpRequest) -> HttpResponse:
    tujuan = _tahan(request)
    if _dari_halaman(request):
        messages.warning(request, TERSIMPAN if tujuan else BELUM)
    return redirect_to_login(tujuan or halaman_asal(request), reverse("account_login"))


def tahan_di_pintu(request: HttpRequest) -> str:
    if request.method == "POST" and (tujuan := _tahan(request)):
        return tujuan
    return (
        halaman_asal(request) if request.method == "POST" else request.get_full_path()
    )


def tahan_sampai_berfaktor(request: HttpRequest) -> bool:
    tujuan = _tahan(request) if request.method == "POST" else ""
    if tujuan:
        request.session[SESI_TUJUAN] = tujuan
    return bool(tujuan)


def sesudah_berfaktor(request: HttpRequest) -> str:
    tujuan: str = request.session.pop(SESI_TUJUAN, "")
    return tujuan


def tab_lama(request: HttpRequest) -> HttpResponse | None:
    """The answer to a form whose token is from before the last sign-in; None else."""
    asal = f"{request.scheme}://{request.get_host()}"
    jenis = request.headers.get("Sec-Fetch-Site", "same-origin")
    dari_sini = request.headers.get("Origin") == asal and jenis == "same-origin"
    if not dari_sini or baca_tanda(request) is None:
        return None
    if not request.user.is_authenticated:
        return masuk_lagi(request)
    tujuan = _tahan(request)
    messages.warning(request, TAB_LAMA)
    return HttpResponseRedirect(tujuan or halaman_asal(request))


def layani(request: HttpRequest, lihat: Callable[[], HttpResponse]) -> HttpResponse:
    isian = None
    if request.method == "GET" and LANJUT in request.GET:
        isian = isian_diminta(request, pada=timezone.now())
        _kabarkan(request, isian)
        # A list would take the word for a filter that it does not know.
        sisa = request.GET.copy()
        del sisa[LANJUT]
        request.GET = sisa  # type: ignore[assignment]  # as Django types it
    tandai_halaman(request, isian)
    tanda = baca_tanda(request) if request.method == "POST" else None
    if tanda is None or tanda.petugas != str(request.user.pk):
        jawab = lihat()
        if isian:
            _isi(request, jawab, isian)
        return jawab
    pulihkan_berkas(request, tanda)
    jawab = lihat()
    if 300 <= jawab.status_code < 400:  # noqa: PLR2004 -- the redirects: accepted
        if not hasattr(request, "isian_dititipkan"):
            lupakan_isian(tanda, alamat_bersih(request.get_full_path()))
    elif isinstance(jawab, TemplateResponse):
        _tertolak(request, jawab, tanda)
    return jawab


def _tertolak(request: HttpRequest, jawab: TemplateResponse, tanda: Tanda) -> None:
    """What a long form, or one with files, refused is kept; its page lists the files."""
    jawab.render()
    isi, kini, halaman = terisi(request), timezone.now(), jawab.content.decode()
    formulir = cari_formulir(halaman, alamat=isi.alamat, di=isi.alamat, kolom=isi.kolom)
    if formulir is None or not (request.FILES or "data-draf" in formulir.tanda.atribut):
        return
    salah = {u.nama for u in formulir.unsur if "aria-invalid" in u.atribut}
    gagal = simpan_isian(tanda, isi, request.FILES, salah=salah, pada=kini) or ()
    berkas = berkas_tertahan(tanda, isi.alamat)
    jawab.content = isi_ulang(halaman, formulir, None, berkas, gagal)


def _kabarkan(request: HttpRequest, isian: IsianPetugas | None) -> None:
    if isian is None:
        messages.warning(request, TIDAK_ADA)
        return
    saat, berkas = pukul(isian, pada=timezone.now()), baca_isian(isian).berkas
    pilih = f" Berkas harus dipilih lagi: {gabung(berkas)}." if berkas else ""
    messages.info(
        request,
        f"Isian Anda dari {saat} sudah diisikan kembali. Belum disimpan dan belum "
        f"dikirim: periksa, lalu tekan tombolnya.{pilih}",
    )


def _isi(request: HttpRequest, jawab: HttpResponse, isian: IsianPetugas) -> None:
    if not isinstance(jawab, TemplateResponse):
        return
    jawab.render()
    isi, halaman = baca_isian(isian), jawab.content.decode()
    sini = alamat_bersih(request.get_full_path())
    formulir = cari_formulir(halaman, alamat=isi.alamat, di=sini, kolom=isi.kolom)
    if formulir:
        berkas = berkas_tertahan(Tanda(str(request.user.pk), isian.nomor), isi.alamat)
        jawab.content = isi_ulang(halaman, formulir, isi.kolom, berkas)


@require_POST
def isian_simpan(request: HttpRequest) -> HttpResponse:
    tanda = baca_tanda(request)
    alamat, halaman = (
        alamat_bersih(request.POST.get(nama, "")) for nama in ("_alamat", "_halaman")
    )
    milik = tanda is not None and tanda.petugas == str(request.user.pk)
    if tanda is None or not (milik and di_situs(alamat) and di_situs(halaman)):
        return JsonResponse({"galat": "Formulirnya tidak dikenal."}, status=400)
    isi: Terisi = terisi(request, alamat=alamat, halaman=halaman)
    kini = timezone.now()
    simpan_isian(tanda, isi, request.FILES, pada=kini)
    return JsonResponse({"pukul": f"{timezone.localtime(kini):%H.%M}"})


@require_POST
def isian_buang(request: HttpRequest, nomor: str) -> HttpResponse:
    milik = IsianPetugas.objects.milik(request.user.pk, pada=timezone.now())
    for isian in milik.filter(nomor=nomor):
        isi = baca_isian(isian)
        lupakan_isian(Tanda(str(request.user.pk), nomor), isi.alamat)
        messages.success(request, "Isian itu dibuang.")
    return HttpResponseRedirect(halaman_asal(request))
