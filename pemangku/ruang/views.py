"""Pages of the room: the field mode of staff, and the door, poll and screen of guests."""

import json
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Q
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    QueryDict,
)
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from organisasi.alur.tindakan import DaftarTindakan, TindakanTerlarang
from organisasi.halaman.rahasia import (
    alamat_pengirim,
    boleh_coba,
    dapat_dicari,
    halaman_pribadi,
    kiriman,
)
from organisasi.kantor.izin import petugas_dari, saat_dari
from organisasi.kertas.unggahan import TERIMA, menerima_berkas
from organisasi.models import Wilayah
from organisasi.sandi import rapikan_kode
from pemangku.inventaris.models import Pemangku
from pemangku.kunjungan.actions import banyak_jawaban, jawab_jajak
from pemangku.kunjungan.kehadiran import (
    TERTUTUP,
    Kehadiran,
    sahkan_kehadiran,
    tolak_kehadiran,
)
from pemangku.kunjungan.models import Kegiatan
from pemangku.kunjungan.pilihan import TahapJajak
from pemangku.ruang import sinkron
from pemangku.ruang.akses_lapangan import (
    belum_masuk,
    halaman_lapangan,
    json_lapangan,
    kegiatan_garapan,
    kode_ruang,
)
from pemangku.ruang.forms import (
    JajakForm,
    KontakPintuForm,
    MitraForm,
    PintuForm,
    RekamanForm,
)
from pemangku.ruang.hadir import terima_rekaman
from pemangku.ruang.pendaftaran import daftar_di_pintu, daftar_mitra
from pemangku.staf import coba

# Field mode: four fields and a button, with or without a script, with or without a net

BALIK: Mapping[DaftarTindakan, tuple[Callable[..., Kehadiran], str]] = {
    Kehadiran.Tindakan.TOLAK: (
        partial(tolak_kehadiran, alasan="Dibatalkan petugas."),
        "Kehadiran {} dibatalkan.",
    ),
    Kehadiran.Tindakan.SAHKAN: (sahkan_kehadiran, "{} dicatat hadir lagi."),
}


@halaman_lapangan
def lapangan_daftar(request: HttpRequest) -> HttpResponse:
    semua = sinkron.kegiatan_dekat(petugas_dari(request), pada=timezone.now())
    return render(request, "pemangku/ruang/lapangan/daftar.html", {"semua": semua})


@menerima_berkas
@halaman_lapangan
def lapangan(request: HttpRequest, pk: UUID) -> HttpResponse:
    kegiatan = kegiatan_garapan(request, pk)
    if not kegiatan.menerima_hadir:
        return _tutup(request, "lapangan", kegiatan)
    form = RekamanForm(request.POST or None, kegiatan=kegiatan)
    if form.is_valid() and (jawab := _simpan(request, kegiatan, form)):
        return jawab
    layar = sinkron.isi_layar(kegiatan)
    form.initial = _awal(request.GET, layar)
    konteks: dict[str, Any] = {
        "kegiatan": kegiatan,
        "form": form,
        "kunci": uuid4(),
        "layar": layar,
        "wakil": sinkron.cari_tamu(layar, form["undangan"].value()),
        "terima_foto": TERIMA,
    }
    return render(request, "pemangku/ruang/lapangan/isi.html", konteks)


@halaman_lapangan
def lapangan_batal(request: HttpRequest, pk: UUID, hadir: UUID) -> HttpResponse:
    """Take an attendance back, or let it count again, as ``tindakan`` says.

    What is so already stays so: a second tap undoes nothing. A script is answered in JSON.
    """
    kegiatan = kegiatan_garapan(request, pk)
    baris = get_object_or_404(Kehadiran, kegiatan=kegiatan, pk=hadir)
    skrip = not request.accepts("text/html")
    if not kegiatan.menerima_hadir:
        jawab = json_lapangan({"pesan": TERTUTUP}, status=410)
        return jawab if skrip else _tutup(request, "lapangan", kegiatan)
    tingkat, kabar = _balikkan(request, baris)
    if skrip:
        baris.refresh_from_db(fields=["status"])
        return json_lapangan(
            {
                "ditolak": baris.status == Kehadiran.Status.DITOLAK,
                "jumlah": sinkron.jumlah_hadir(baris),
                "pesan": kabar,
            }
        )
    if kabar:
        messages.add_message(request, tingkat, kabar)
    return HttpResponseRedirect(reverse("pemangku:lapangan", args=(pk,)))


def _balikkan(request: HttpRequest, baris: Kehadiran) -> tuple[int, str]:
    kode = request.POST.get("tindakan")
    tindakan = next((t for t in BALIK if t == kode and baris.boleh(t)), None)
    if tindakan is None:
        return messages.INFO, ""
    lakukan, kabar = BALIK[tindakan]
    try:
        lakukan(baris, saat_dari(request))
    except TindakanTerlarang as galat:
        return messages.WARNING, str(galat)
    return messages.SUCCESS, kabar.format(baris)


@menerima_berkas
def lapangan_sinkron(request: HttpRequest) -> HttpResponse:
    """The queue of a phone: GET for the way in (token, clock), POST for the records.

    Without a session the answer is 401, so that nothing leaves the queue.
    """
    if belum := belum_masuk(request):
        return belum
    saat = saat_dari(request)
    jam = {"jam_server": saat.pada.isoformat()}
    if request.method != "POST":
        return json_lapangan({"csrf": get_token(request), **jam})
    try:
        rekaman, selisih = sinkron.baca_kiriman(
            json.loads(request.body), pada=saat.pada
        )
    except sinkron.TerlaluBanyak:
        return json_lapangan({"pesan": "Terlalu banyak sekaligus."}, status=413)
    except ValueError:
        return json_lapangan({"pesan": sinkron.TIDAK_TERBACA}, status=400)
    hasil = [sinkron.terima_satu(satu, saat, selisih=selisih) for satu in rekaman]
    return json_lapangan({**jam, "hasil": hasil})


@menerima_berkas
@halaman_lapangan
def lapangan_pulihkan(request: HttpRequest) -> HttpResponse:
    konteks: dict[str, Any] = {}
    if request.method == "POST":
        try:
            rekaman = sinkron.baca_cadangan(request.FILES.get("cadangan"))
        except sinkron.CadanganRusak as galat:
            konteks["galat"] = str(galat)
        else:
            konteks["hasil"] = sinkron.pulihkan(rekaman, saat_dari(request))
    return render(request, "pemangku/ruang/lapangan/pulihkan.html", konteks)


@halaman_lapangan
def lapangan_keluar(request: HttpRequest) -> HttpResponse:
    return render(request, "pemangku/ruang/lapangan/keluar.html")


@require_safe
def lapangan_pekerja(request: HttpRequest) -> HttpResponse:
    jawab = render(
        request, "pemangku/ruang/lapangan/pekerja.js", content_type="text/javascript"
    )
    jawab["Cache-Control"] = "no-cache"
    return jawab


def _tutup(request: HttpRequest, ruang: str, kegiatan: Kegiatan) -> HttpResponse:
    templat = f"pemangku/ruang/{ruang}/tutup.html"
    return render(request, templat, {"kegiatan": kegiatan}, status=410)


def _awal(query: QueryDict, layar: Mapping[str, Any]) -> dict[str, object]:
    if wakil := sinkron.cari_tamu(layar, query.get("wakil")):
        return {"undangan": wakil.undangan.pk, "lembaga": wakil.lembaga}
    return {nama: query.get(nama, "") for nama in ("lembaga", "kelurahan")}


def _simpan(
    request: HttpRequest, kegiatan: Kegiatan, form: RekamanForm
) -> HttpResponse | None:
    saat, kunci = saat_dari(request), _uuid(request.POST.get("kunci", ""))
    try:
        hasil = terima_rekaman(
            kegiatan,
            saat,
            kunci=kunci,
            isian=form.cleaned_data,
            ditangkap_pada=saat.pada,
        )
    except TindakanTerlarang as galat:
        form.add_error(None, str(galat))
        return None
    except ValidationError as galat:
        form.pilihan = getattr(galat, "calon", [])
        for nama, pesan in sinkron.pesan_form(galat).items():
            form.add_error(nama if nama in form.fields else None, pesan)
        return None
    siapa = hasil.hadir.nama_snapshot if hasil.hadir else form.cleaned_data["nama"]
    if hasil.catatan:
        messages.warning(request, f"{siapa} tersimpan. {hasil.catatan}")
    else:
        messages.success(request, f"{siapa} tersimpan.")
    _simpan_sk(request, kegiatan, kunci)
    alamat = reverse(
        "pemangku:lapangan",
        args=(kegiatan.pk,),
        query={n: form.data.get(n, "") for n in ("lembaga", "kelurahan")},
        fragment="nama",
    )
    return HttpResponseRedirect(alamat)


def _simpan_sk(request: HttpRequest, kegiatan: Kegiatan, kunci: UUID) -> None:
    """The photo beside the record: refused, it takes nothing back of the person."""
    berkas = _berkas(request, "foto_sk")
    if berkas is None:
        return
    jawab = sinkron.terima(
        kegiatan, berkas, saat=saat_dari(request), kunci=uuid4(), rekaman=kunci
    )
    if pesan := jawab.get("pesan"):
        messages.warning(request, f"Foto SK tidak tersimpan. {pesan}")


def _uuid(teks: str) -> UUID:
    try:
        return UUID(teks)
    except ValueError:
        return uuid4()


# Photos: the phone's second queue, and the form without a script


@menerima_berkas
@require_POST
def lapangan_foto(request: HttpRequest) -> HttpResponse:
    """One photo of a phone's queue, with the key it got there.

    The answer says what became of it; without a session it is 401, for a visit that is
    not one's own 404, for a photo that is refused 422: in all these it stays on the phone.
    """
    if belum := belum_masuk(request):
        return belum
    kiriman = sinkron.baca_foto(request.POST.dict())
    if kiriman is None:
        return json_lapangan(sinkron.ditolak(sinkron.FOTO_TIDAK_TERBACA), status=400)
    saat, (pk, isi) = saat_dari(request), kiriman
    kegiatan = Kegiatan.objects.digarap(saat.oleh).filter(pk=pk).first()
    if kegiatan is None:
        sinkron.catat_asing(pk, saat)
        return json_lapangan(sinkron.ditolak(sinkron.BUKAN_MILIK), status=404)
    jawab = sinkron.terima(kegiatan, _berkas(request, "foto"), saat=saat, **isi)
    return json_lapangan(
        jawab, status=422 if jawab["status"] == sinkron.DITOLAK else 200
    )


@menerima_berkas
@halaman_lapangan
def lapangan_foto_kunjungan(request: HttpRequest, pk: UUID) -> HttpResponse:
    kegiatan = kegiatan_garapan(request, pk)
    if request.method == "POST":
        jawab = sinkron.terima(
            kegiatan,
            _berkas(request, "foto_kunjungan"),
            saat=saat_dari(request),
            kunci=uuid4(),
            keterangan=request.POST.get("keterangan", ""),
        )
        if pesan := jawab.get("pesan"):
            messages.warning(request, pesan)
        else:
            messages.success(request, "Foto tersimpan.")
    return HttpResponseRedirect(reverse("pemangku:lapangan", args=(pk,)))


def _berkas(request: HttpRequest, nama: str) -> UploadedFile | None:
    berkas = request.FILES.get(nama)
    return berkas if isinstance(berkas, UploadedFile) else None


# At the door: the form behind the QR code, and the host's screen

# A hall shares one address (5.3).
PER_RUANG = 60
JENDELA = timedelta(minutes=10)
PENUH_SEBENTAR = (
    "Sedang banyak yang mendaftar dari jaringan ini. Isian Anda tidak hilang: tunggu "
    "satu menit, lalu tekan Daftar lagi."
)


@halaman_pribadi(borang=True)
def pintu(request: HttpRequest, token: str) -> HttpResponse:
    kini, kegiatan = timezone.now(), _kegiatan(token)
    if not kegiatan.qr_terbuka(kini):
        return _tutup(request, "pintu", kegiatan)
    form = PintuForm(kiriman(request), kegiatan=kegiatan, pada=kini)
    konteks = {"kegiatan": kegiatan, "lembaga": _saran(kegiatan)}

    def daftar(**isi: Any) -> str:
        return daftar_di_pintu(kegiatan, kode_cocok=form.cocok, **isi)

    jalan, templat = f"pintu:{kegiatan.token}", "pemangku/ruang/pintu/isi.html"
    return _daftar(request, jalan, form, daftar, kini, templat, konteks)


def _kegiatan(kode: str) -> Kegiatan:
    semua = Kegiatan.objects.untuk_daftar()
    return get_object_or_404(semua, token=rapikan_kode(kode))


def _daftar(
    request: HttpRequest,
    ruang: str,
    form: KontakPintuForm,
    daftar: Callable[..., str],
    kini: datetime,
    templat: str,
    konteks: dict[str, Any],
) -> HttpResponse:
    """The form, or to the personal page; 429 with what stands against it."""
    if request.POST.get("situs"):  # a field no person sees
        return render(request, "pemangku/ruang/pintu/terima.html", konteks)
    status = 200
    if form.is_valid():
        kunci, status = f"{ruang}:{alamat_pengirim(request)}", 429
        if boleh_coba(kunci, batas=PER_RUANG, jendela=JENDELA, pada=kini):
            if kode := coba(form, daftar, isian=form.isi(), pada=kini):
                return HttpResponseRedirect(reverse("pemangku:saya", args=(kode,)))
        else:
            form.add_error(None, PENUH_SEBENTAR)
    return render(request, templat, konteks | {"form": form}, status=status)


def _saran(kegiatan: Kegiatan) -> list[str]:
    """Names of public institutions of the kecamatan; nobody else is offered (5.3)."""
    setempat = kegiatan.wilayah or kegiatan.tuan_rumah.wilayah
    if setempat is None:
        return []
    dalam = Wilayah.objects.filter(pk=setempat.pk) | Wilayah.objects.filter(
        induk=setempat
    )
    lembaga = Pemangku.objects.aktif().lembaga().filter(wilayah__in=dalam)
    umum = lembaga.filter(Q(jenis__internal=True) | Q(tampil_publik=True))
    nama = umum.order_by("nama_resmi").values_list("nama_resmi", flat=True)
    return list(nama.distinct()[:60])


@halaman_lapangan
def kegiatan_layar(request: HttpRequest, pk: UUID) -> HttpResponse:
    kini = timezone.now()
    semua = Kegiatan.objects.digarap(petugas_dari(request)).untuk_daftar()
    kegiatan = get_object_or_404(semua, pk=pk)
    konteks = {
        "kegiatan": kegiatan,
        "terbuka": kegiatan.qr_terbuka(kini),
        "alamat": settings.ALAMAT_PUBLIK
        + reverse("pemangku:pintu", args=(kegiatan.token,)),
        "qr": "Kode QR daftar hadir",
        "kode": kode_ruang(kegiatan.token, kini),
        "hadir": kegiatan.kehadiran.terhitung(),
    }
    return render(request, "pemangku/ruang/pintu/layar.html", konteks)


# The poll behind the door, and the host's screen that shows the way (PK-40)


@halaman_pribadi(borang=True)
def survei(request: HttpRequest, kode: str, tahap: str) -> HttpResponse:
    """Six taps without a name; 410 when the door is closed."""
    kini, kegiatan = timezone.now(), _kegiatan(kode)
    konteks = {"kegiatan": kegiatan, "tahap": _tahap(tahap)}
    if not kegiatan.qr_terbuka(kini):
        return _tutup(request, "survei", kegiatan)
    form = JajakForm(kiriman(request))
    kunci = _uuid(request.POST.get("kunci", ""))
    if form.is_valid():
        try:
            jawab_jajak(kegiatan, tahap, kunci=kunci, isi=form.isi(), pada=kini)
        except TindakanTerlarang as galat:
            form.add_error(None, str(galat))
        else:
            konteks["berkunci"] = tahap == TahapJajak.AKHIR
            return render(request, "pemangku/ruang/survei/terima.html", konteks)
    konteks |= {"form": form, "kunci": kunci}
    return render(request, "pemangku/ruang/survei/isi.html", konteks)


@halaman_lapangan
def survei_layar(request: HttpRequest, pk: UUID, tahap: str) -> HttpResponse:
    kegiatan = kegiatan_garapan(request, pk)
    konteks = {
        "kegiatan": kegiatan,
        "tahap": _tahap(tahap),
        "terbuka": kegiatan.qr_terbuka(timezone.now()),
        "alamat": settings.ALAMAT_PUBLIK
        + reverse("pemangku:survei", args=(kegiatan.token, tahap)),
        "qr": "Kode QR survei singkat",
        "jumlah": banyak_jawaban(kegiatan, tahap),
    }
    return render(request, "pemangku/ruang/survei/layar.html", konteks)


def _tahap(teks: str) -> str:
    if teks not in TahapJajak:
        raise Http404
    return str(TahapJajak(teks).label)


# A body registers itself as a partner, without a visit (pemangku 5.3)


@dapat_dicari
@halaman_pribadi(borang=True)
def mitra_ajukan(request: HttpRequest) -> HttpResponse:
    form, templat = MitraForm(kiriman(request)), "pemangku/ruang/mitra_ajukan.html"
    return _daftar(request, "mitra", form, daftar_mitra, timezone.now(), templat, {})
