"""Requests in the admin: the list by due day, and the page of a case with its next step."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.contrib import admin, messages
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import JSONObject
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
)
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.views.decorators.http import require_safe

from informasi.jawaban.editor import Berjawaban
from informasi.jawaban.models import BerkasJawaban, ButirJawaban, Jawaban
from informasi.jawaban.terbitan import SUSUN, halangan_jadikan
from informasi.jawaban.tombol import boleh_baca_konsep, konsep_dari
from informasi.kabar import PETUGAS_UNIT
from informasi.pemohon.actions import pemohon_samar
from informasi.pemohon.models import JenisBuktiPemohon, KategoriPemohon, syarat_pemohon
from informasi.permohonan.actions import daftarkan_permohonan
from informasi.permohonan.anjuran import anjuran_permohonan, cara_menghitung, posisi
from informasi.permohonan.forms import CatatPermohonanForm
from informasi.permohonan.models import (
    BATAS_KINI,
    Permohonan,
    PermohonanQuerySet,
    RujukanPermohonan,
)
from informasi.permohonan.pilihan import (
    BELUM_USAI,
    BERJALAN,
    IZIN_CATAT,
    IZIN_PUTUSKAN,
    TindakanPermohonan as T,
)
from informasi.permohonan.tombol import TOMBOL_PERMOHONAN
from informasi.rujukan.isian import rujukan_dari
from informasi.surat.models import Surat
from informasi.surat.pembacaan import dapat_perbaiki
from informasi.surat.register import BUKU_PERMOHONAN
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.bahasa import tanggal
from organisasi.halaman.rahasia import halaman_rahasia
from organisasi.kantor.izin import berwenang, cakupan_izin, petugas_dari, saat_dari
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.keterangan.tombol import kejadian_keterangan, keterangan_dari
from organisasi.models import Petugas
from organisasi.sandi import kelompokkan
from organisasi.staf.base import SaringUnit, di_alamat, saring, tampilan_kerja
from organisasi.staf.borongan import ekspor, massal
from organisasi.staf.daftar import pokok, sisa
from organisasi.staf.ingatkan import (
    Tujuan,
    di_mejanya,
    ke_pemegang,
    ke_peran,
    tombol_ingatkan,
)
from organisasi.staf.kasus import dari_pesan, rupa
from organisasi.staf.penangan import Berpenangan, SaringPenangan
from organisasi.staf.riwayat import Peristiwa, dari_jejak

# What the page of a request shows, read in a fixed number of queries


def _pemohon(permohonan: Permohonan) -> list[tuple[str, str]]:
    orang = permohonan.pemohon
    if orang.dihapus_pada:
        return pemohon_samar(orang)
    return pemohon_samar(
        orang,
        ("Diwakili kuasa", "ya" if orang.dikuasakan else ""),
        ("Berkas", "; ".join(_berkas(permohonan))),
        ("Bantuan", permohonan.bantuan),
    )


def _berkas(permohonan: Permohonan) -> Iterator[str]:
    """The papers that are there; of those of his kind that are not, where they stand.

    Found complete, a paper that was never asked for is not "missing".
    """
    orang = permohonan.pemohon
    bukti = list(orang.bukti.all())
    yield from (str(b) for b in bukti)
    ada = {b.jenis for b in bukti}
    dicocokkan = orang.identitas_dicocokkan_pada
    belum = "belum ada" if permohonan.boleh_dilengkapi else "tidak diminta"
    for satu in syarat_pemohon(orang):
        sebab = permohonan.dilengkapi.get(satu.sebutan)
        if sebab:
            yield f"{satu.sebutan}: tidak diperlukan ({sebab})"
        elif satu.jenis == JenisBuktiPemohon.IDENTITAS and dicocokkan:
            hari = tanggal(timezone.localdate(dicocokkan))
            yield f"{satu.sebutan}: diperlihatkan dan dicocokkan {hari}"
        elif satu.jenis and satu.jenis not in ada:
            yield f"{satu.sebutan}: {belum}"


def muat_isi(permohonan: Permohonan) -> dict[str, Any]:
    kolom = ("pk", "judul", "jenis", "ukuran", "dihitamkan")
    berkas = BerkasJawaban.objects.filter(butir=OuterRef("pk"))
    satu = JSONObject(**{nama: nama for nama in kolom})
    semua = (
        ButirJawaban.objects.filter(jawaban__permohonan=permohonan)
        .select_related("jawaban__diserahkan_oleh", "unit", "terbitan", "uji")
        .annotate(lampiran=ArraySubquery(berkas.values(satu=satu)))
        .order_by("-jawaban__terbit_pada", "-jawaban", "pk")
    )
    butir = list(semua.defer("terbitan__cari", "uji__dokumen"))
    terbit = [b for b in butir if b.jawaban.terbit_pada]
    if draf := [b for b in butir if b.jawaban.terbit_pada is None]:
        # The draft with its documents: the buttons need not read them once more.
        konsep: Any = draf[0].jawaban
        konsep._prefetched_objects_cache = {"butir": draf}  # noqa: SLF001 -- Django has no way to hand over rows
        permohonan.konsep_kini = konsep  # type: ignore[attr-defined]  # kept with the row it is of
    diproses = permohonan.status == S.DIPROSES
    surat = Surat.objects.perkara(permohonan).select_related("pengganti")
    models.prefetch_related_objects([permohonan], "keberatan", "pemohon__bukti")
    return {
        "pemohon": _pemohon(permohonan),
        "rujukan": rujukan_dari(permohonan),
        "konsep": konsep_dari(permohonan) if diproses else None,
        "butir_konsep": draf,
        "terbit": terbit,
        "surat": list(surat.defer("naskah", "identitas")),
        "penyerahan": {b.jawaban for b in terbit if b.jawaban.diserahkan_pada},
        "keberatan": permohonan.keberatan.all(),
        "keterangan": keterangan_dari(permohonan),
    }


# Filters of the list

S = Permohonan.Status
R = RujukanPermohonan.Status


def perlu_saya(petugas: Petugas) -> Q:
    cakupan = cakupan_izin(petugas, IZIN_CATAT)
    tawaran = RujukanPermohonan.objects.filter(
        cakupan.q("ke_unit"), status=R.DIAJUKAN
    ).values("berkas")
    dipegang = cakupan.q("pemegang") & Q(status__in=(S.DITERIMA, S.DIPROSES, S.DIJAWAB))
    # What is offered as a whole waits for who was asked, then for the main PPID.
    lepas = RujukanPermohonan.objects.terbuka().filter(bagian="").values("berkas")
    dipegang &= Q(perlu_ditempatkan=False) & ~Q(pk__in=lepas)
    perlu = dipegang | Q(pk__in=tawaran)
    if petugas.has_perm(IZIN_PUTUSKAN):
        kembali = RujukanPermohonan.objects.filter(status=R.DIKEMBALIKAN)
        perlu = (
            Q(perlu_ditempatkan=True, status=S.DITERIMA)
            | Q(pk__in=kembali.values("berkas"))
            | Q(pk__in=Jawaban.objects.di_utama().values("permohonan"))
        )
    return perlu


SARING_PERLU = saring(
    "tampilan",
    "perlu",
    **tampilan_kerja(
        perlu_saya, PermohonanQuerySet.lewat, Q(status__in=tuple(sorted(BELUM_USAI)))
    ),
    tempatkan=("Belum ditempatkan", lambda q, _: q.belum_ditempatkan()),
    pemohon=("Menunggu pemohon", lambda q, _: q.filter(status=S.MENUNGGU_KELENGKAPAN)),
    serahkan=("Dijawab, belum diserahkan", lambda q, _: q.filter(status=S.DIJAWAB)),
)


# Requests whose secret this session may still show, once each.
SESI_KODE = "permohonan_baru"


# Requests

# Not shown anywhere in the admin: the secret opens the applicant's page.
RAHASIA = ("kode", "sidik_kode", "kunci_masuk")
PANJANG_JUDUL = 120


def _diingatkan(p: Permohonan, saat: Saat) -> Tujuan:
    konsep = Jawaban.objects.di_utama().filter(permohonan=p)
    if p.perlu_ditempatkan or konsep.exists():
        return ke_peran(saat, Peran.PPID_UTAMA)
    return ke_pemegang(p, saat, *PETUGAS_UNIT)


INGATKAN = tombol_ingatkan(
    T.INGATKAN,
    _diingatkan,
    lambda p: anjuran_permohonan(p, timezone.localdate()),
    lambda p: (p.unit, p.pemegang),
    lambda p, petugas: (
        petugas.berperan(Peran.PPID_UTAMA)
        if p.perlu_ditempatkan
        else di_mejanya(p, petugas)
    ),
)


@admin.register(Permohonan)
class PermohonanAdmin(Berpenangan, Berjawaban):
    tombol = (*TOMBOL_PERMOHONAN, INGATKAN)
    tulis = (("tulis", "Kepada pemohon"), ("catatan", "Catatan dalam"))
    buku = BUKU_PERMOHONAN
    change_form_template = "informasi/permohonan/staf/ubah.html"
    tambah = "Catat permohonan"
    keterangan = "Permohonan yang terdaftar, dipegang, atau dirujuk ke unit Anda."
    panduan = "permohonan"
    jalan_unit = "pemegang"
    awal = ("saya", "terbuka")
    terbuka = BELUM_USAI
    actions = (
        *(massal(t) for t in TOMBOL_PERMOHONAN if t.tindakan == T.TUGASKAN),
        massal(INGATKAN),
        ekspor,
    )
    list_display = ("batas", "perihal", "tanda", "pegang")
    list_display_links = ("perihal",)
    list_filter = (SARING_PERLU, "status", SaringUnit, SaringPenangan, "kanal")
    list_select_related = ("pemegang", "penangan")
    search_fields = ("nomor", "rincian")
    ordering = (BATAS_KINI.asc(nulls_last=True), "-pk")
    kolom_ekspor = (
        "nomor",
        "kanal",
        "tanggal_terima",
        "unit",
        "pemegang",
        "status",
        "hasil",
        "jatuh_tempo",
        "diperpanjang",
        "dijawab_pada",
        "rincian",
    )
    fields = ("nomor",)
    # The public address of a request carries the applicant's secret.
    view_on_site = False

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        semua = super().get_queryset(request).defer(*RAHASIA)
        konsep = Jawaban.objects.konsep().filter(permohonan=OuterRef("pk"))
        hasil: models.QuerySet = semua.select_related(
            "unit__induk", "pemegang__induk", "pemohon"
        ).annotate(ada_konsep=Exists(konsep))
        return hasil

    def baris(self, request: HttpRequest) -> models.QuerySet:  # noqa: ARG002 -- the base names it
        return Permohonan.objects.defer(*RAHASIA)

    def keadaan(self, obj: Permohonan) -> str:
        if obj.hasil and obj.status not in {S.DICABUT, S.DITUTUP}:
            return f"{obj.get_status_display()}: {obj.get_hasil_display().lower()}"
        return obj.get_status_display()

    @admin.display(description="batas", ordering=BATAS_KINI)
    def batas(self, obj: Permohonan) -> SafeString:
        unit = obj.pemegang_id
        if obj.status == S.MENUNGGU_KELENGKAPAN:
            return sisa(obj.lengkapi_sampai, unit, tunggu="Pemohon melengkapi")
        return sisa(obj.jatuh_tempo if obj.status in BERJALAN else None, unit)

    @admin.display(description="dipegang oleh", ordering="pemegang_id")
    def pegang(self, obj: Permohonan) -> str:
        return "Belum ditempatkan" if obj.perlu_ditempatkan else super().pegang(obj)

    @admin.display(description="yang diminta")
    def perihal(self, obj: Permohonan) -> SafeString:
        return pokok(obj.rincian, obj.nomor)

    def kasus(self, request: HttpRequest, obj: Permohonan) -> dict[str, Any]:  # noqa: ARG002 -- the base names it
        orang = obj.pemohon
        return {
            "title": Truncator(" ".join(obj.rincian.split())).chars(PANJANG_JUDUL),
            "nomor": [
                f"Permohonan {obj.nomor}",
                f"{orang.nama_samar}, {orang.get_kategori_display().partition(' (')[0].lower()}",
                obj.get_kanal_display().lower(),
            ],
            "status": (
                self.keadaan(obj),
                "tolak" if obj.hasil == Permohonan.Hasil.DITOLAK else rupa(obj.status),
            ),
            "posisi": posisi(obj),
            "teks": "informasi/permohonan/staf/diminta.html",
        }

    def kotak(self, request: HttpRequest, obj: Permohonan) -> dict[str, Any]:
        isi, petugas = muat_isi(obj), petugas_dari(request)
        terbitkan = request.user.has_perm(SUSUN)
        return {
            "anjuran": anjuran_permohonan(obj, timezone.localdate()),
            "hitungan": list(cara_menghitung(obj)),
            "isi": isi,
            "boleh_konsep": boleh_baca_konsep(obj, petugas),
            "tombol": self.tombol_untuk(request, obj),
            "butir": [
                {
                    "butir": b,
                    "terbitkan": not halangan_jadikan(b),
                    "boleh": terbitkan and berwenang(petugas, IZIN_CATAT, b.unit),
                }
                for b in isi["terbit"]
            ],
            **self.kotak_orang(request, obj),
            "perbaiki": dapat_perbaiki(petugas, obj, isi["surat"]),
        }

    def kejadian(self, obj: Permohonan) -> list[Peristiwa]:
        pesan = dari_pesan(obj.pesan.select_related("oleh"), "Pemohon")
        lain = kejadian_keterangan(obj)
        di_sana = ("tulis", "catatan", "tanya", "balas", T.MINTA_KETERANGAN)
        return pesan + lain + dari_jejak(obj, di_sana)

    def tombol_untuk(
        self, request: HttpRequest, obj: Permohonan
    ) -> list[dict[str, Any]]:
        semua: list[dict[str, Any]] = super().tombol_untuk(request, obj)
        if any(t["nama"] == "putuskan_jawaban" for t in semua):
            semua = [t for t in semua if t["nama"] != "ajukan_jawaban"]
        return [*self.tombol_tulis(request, obj), *semua]

    def berkas_terjaga(self, obj: Permohonan) -> Sequence[Any]:
        return list(obj.pemohon.bukti.all())

    # Entering a request at the counter

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(IZIN_CATAT)

    def tambah_view(self, request: HttpRequest) -> HttpResponse:
        kategori = request.POST.get("kategori", "")
        if kategori not in KategoriPemohon.values:
            kategori = KategoriPemohon.PERORANGAN
        dikuasakan = bool(request.POST.get("dikuasakan"))
        pasti: dict[str, Any] = {
            "kategori": kategori,
            "dikuasakan": dikuasakan,
            "petugas": petugas_dari(request),
        }
        tampil = f"{kategori}:{int(dikuasakan)}"
        ganti = "ganti" in request.POST or request.POST.get("tampil") != tampil
        if request.method == "POST" and not ganti:
            form = CatatPermohonanForm(request.POST, request.FILES, **pasti)
            if form.is_valid() and (jawab := self._daftarkan(request, form)):
                return jawab
        else:
            awal = {
                nama: nilai
                for nama, nilai in request.POST.items()
                if nama in CatatPermohonanForm.base_fields
            }
            form = CatatPermohonanForm(initial=awal, **pasti)
        return self.halaman(
            request,
            "informasi/permohonan/staf/catat.html",
            title="Catat permohonan",
            form=form,
            kelompok=form.kelompok,
            kategori=kategori,
            dikuasakan=dikuasakan,
            tampil=tampil,
            diganti=request.method == "POST" and ganti,
            jenis=KategoriPemohon.choices,
        )

    def _daftarkan(
        self, request: HttpRequest, form: CatatPermohonanForm
    ) -> HttpResponse | None:
        try:
            permohonan = daftarkan_permohonan(saat_dari(request), **form.isi())
        except TindakanTerlarang as galat:
            form.add_error(None, str(galat))
            return None
        # The same form sent again may carry the key of somebody else's request.
        if permohonan.dicatat_oleh_id == petugas_dari(request).pk:
            request.session[SESI_KODE] = [permohonan.pk]
        messages.success(request, f"Permohonan {permohonan.nomor} tercatat.")
        return HttpResponseRedirect(self.tautan("tanda_terima", permohonan.pk))

    @di_alamat("<int:pk>/tanda-terima/", "tanda_terima", halaman_rahasia, require_safe)
    def tanda_terima_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        permohonan = self.objek_atau_404(request, str(pk))
        if not self.has_add_permission(request):
            raise Http404
        terbuka = request.session.pop(SESI_KODE, [])
        return self.halaman(
            request,
            "informasi/permohonan/staf/tanda_terima.html",
            title=f"Tanda terima: {permohonan}",
            object=permohonan,
            kode=kelompokkan(permohonan.kode) if pk in terbuka else "",
            surat=permohonan.surat.filter(jenis=Surat.Jenis.TANDA_BUKTI).first(),
            tanpa_surel=permohonan.pemohon.tanpa_surel,
        )
