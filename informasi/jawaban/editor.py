"""The page on which an answer is written, and how two officers write one draft.

Every save keeps a draft. Whoever saves an older edition of a document is shown what a
colleague stored meanwhile, and no document is doubled.
"""

import re
from functools import cached_property, reduce
from operator import or_
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from informasi.jawaban.actions import hapus_butir, simpan_butir, simpan_konsep
from informasi.jawaban.forms import ButirJawabanForm, KonsepForm, uji_terpilih
from informasi.jawaban.models import (
    MEMBERI,
    ButirJawaban,
    Jawaban,
    PutusanButir,
    StandarBiaya,
    sidik_isi,
)
from informasi.jawaban.terbitan import Berterbitan
from informasi.jawaban.tombol import TOMBOL_JAWABAN, HakTulis, hak_tulis, konsep_dari
from informasi.pengecualian.models import KEMBALI, UjiKonsekuensi
from informasi.permohonan.models import Permohonan
from informasi.surat.pembacaan import Bersurat
from organisasi.kantor.izin import petugas_dari
from organisasi.kantor.saat import Saat
from organisasi.models import Petugas
from organisasi.pribadi.teks_pribadi import temukan_nama, temukan_pribadi
from organisasi.staf.base import TULIS, PortalAdmin, di_alamat
from organisasi.staf.isian import titipkan
from organisasi.staf.tombol import Bertombol, tautan_tombol

# What was answered before: the words that say what a request is about, and how many read

KATA = re.compile(r"[^\W\d_]{5,}")
KATA_MAKS, DIBACA_MAKS, SERUPA_MAKS = 8, 100, 5


def pernah_dijawab(permohonan: Permohonan, petugas: Petugas) -> list[ButirJawaban]:
    """What was sent on the same things, in the officer's scope and about nobody."""
    semua = {k.casefold() for k in KATA.findall(permohonan.rincian)}
    kata = sorted(semua, key=lambda k: (-len(k), k))[:KATA_MAKS]
    cocok = reduce(or_, (Q(judul__icontains=k) for k in kata), Q(pk=None))
    butir = ButirJawaban.objects.filter(
        cocok,
        jawaban__terbit_pada__isnull=False,
        jawaban__permohonan__in=Permohonan.objects.untuk(petugas),
    ).exclude(jawaban__permohonan=permohonan)
    butir = butir.select_related("jawaban__permohonan").only(
        "judul",
        "putusan",
        "alasan",
        "jawaban__penjelasan",
        "jawaban__terbit_pada",
        "jawaban__permohonan__nomor",
    )
    nilai = [
        (sum(k in b.judul.casefold() for k in kata), b)
        for b in butir.order_by("-pk")[:DIBACA_MAKS]
    ]
    nilai = [(n, b) for n, b in nilai if n >= min(2, len(kata)) and not _pribadi(b)]
    return [b for _, b in sorted(nilai, key=lambda n: -n[0])[:SERUPA_MAKS]]


def _pribadi(butir: ButirJawaban) -> bool:
    teks = f"{butir.judul}\n{butir.alasan}\n{butir.jawaban.penjelasan}"
    return bool(temukan_pribadi(teks) or temukan_nama(teks))


JUDUL_AWAL = 300
# The acts that take the draft further; of these one at most is open to an officer.
LANJUT = ("kirim_jawaban", "putuskan_jawaban", "ajukan_jawaban", "sampaikan_bagian")
BELUM_ADA = "Isi dulu sedikitnya satu dokumen yang diminta dan putusannya."
BASI = (
    "Belum disimpan: orang lain mengubah dokumen di bawah. Yang tersimpan tertulis di "
    "tiap dokumen. Bila isian Anda yang benar, tekan Simpan sekali lagi."
)
# Of the head, what only some decisions use; it goes when no document has one of them.
HANYA = (
    (
        MEMBERI,
        "waktu_penyediaan lembar biaya_salinan biaya_kirim biaya_lain cara_bayar",
    ),
    ((PutusanButir.TIDAK_DIKUASAI,), "badan_publik_lain kanal_lain"),
    ((PutusanButir.BELUM_DIDOKUMENTASIKAN,), "tersedia_pada"),
)
# What of a document is shown as it is stored, when a colleague's values differ.
DIBANDINGKAN = ("judul", "putusan", "alasan", "uji", "dokumen")
_AWALAN = re.compile(r"(butir-\w+)-judul")


class Berjawaban(Berterbitan, Bersurat, Bertombol):
    def tombol_tulis(
        self, request: HttpRequest, obj: Permohonan
    ) -> list[dict[str, Any]]:
        hak = hak_tulis(obj, petugas_dari(request))
        if not hak.ada or hak.halangan:
            return []
        label = "Lanjutkan jawaban" if konsep_dari(obj) else "Tulis jawaban"
        label = label if hak.pemegang else "Tulis bagian unit ini"
        return [tautan_tombol("tulis_jawaban", label, self.tautan("jawaban", obj.pk))]

    @di_alamat("<int:pk>/jawaban/", "jawaban", TULIS)
    @transaction.atomic
    def jawaban_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        permohonan: Permohonan = self.objek_atau_404(request, str(pk))
        hak = hak_tulis(permohonan, petugas_dari(request))
        if not hak.ada:
            raise PermissionDenied
        meja = MejaJawaban(request, permohonan, hak)
        if request.method == "POST":
            if titip := meja.titip():
                return HttpResponseRedirect(titip)
            if meja.sah():
                meja.simpan()
                return self._sesudah_simpan(request, pk)
        kasus = self.kasus(request, permohonan)
        return self.halaman(
            request,
            "informasi/jawaban/editor.html",
            title=f"Jawab: {kasus['title']}",
            subtitle=kasus["nomor"][0],
            object=permohonan,
            tombol=[
                t
                for t in self.tombol_untuk(request, permohonan)
                if t["nama"] == "kembalikan_jawaban" and request.method != "POST"
            ],
            lanjut=self._label_lanjut(request, permohonan, hak),
            **meja.konteks(),
        )

    def _label_lanjut(
        self, request: HttpRequest, permohonan: Permohonan, hak: HakTulis
    ) -> str:
        if hak.halangan:
            return ""
        if not hak.pemegang:
            return "Lihat, lalu sampaikan bagian ini"
        bisa = (t for t in TOMBOL_JAWABAN if t.nama in LANJUT)
        if any(self.boleh_tombol(request, t, permohonan) for t in bisa):
            return "Lihat suratnya sebelum dikirim"
        return ""

    def _sesudah_simpan(self, request: HttpRequest, pk: int) -> HttpResponseRedirect:
        messages.success(
            request, "Konsep tersimpan. Belum dikirim; pemohon belum melihatnya."
        )
        alamat = self.tautan("jawaban", pk)
        if "tambah" in request.POST:
            return HttpResponseRedirect(f"{alamat}?tambah=1#butir-baru")
        if "lanjut" in request.POST:
            tombol = self.tombol_untuk(request, self.objek_atau_404(request, str(pk)))
            lanjut = (str(t["alamat"]) for t in tombol if t["nama"] in LANJUT)
            if tujuan := next(lanjut, ""):
                return HttpResponseRedirect(tujuan)
            messages.warning(request, BELUM_ADA)
        return HttpResponseRedirect(alamat)


class MejaJawaban:
    def __init__(
        self, request: HttpRequest, permohonan: Permohonan, hak: HakTulis
    ) -> None:
        self.request, self.permohonan, self.hak = request, permohonan, hak
        self.kirim = request.method == "POST"
        self.isi: Any = (request.POST, request.FILES) if self.kirim else ()
        self.konsep = konsep_dari(permohonan) or Jawaban(
            permohonan=permohonan, cara_penyerahan=permohonan.cara_salinan
        )
        semua = self.konsep.isi() if self.konsep.pk else []
        self.milik = [b for b in semua if hak.milik(b)]
        self.lain = [b for b in semua if not hak.milik(b)]
        self.sidik = sidik_isi([b.sidik() for b in self.milik]) if self.milik else ""
        self.basi = self.kirim and request.POST.get("sidik", "") != self.sidik
        self.teguran = ""
        self.kepala = self._kepala()
        self.butir = self._kiriman() if self.kirim else self._awal()

    def _kepala(self) -> KonsepForm | None:
        if not self.hak.pemegang:
            return None
        form = KonsepForm(*self.isi[:1], instance=self.konsep)
        form.larangan = self.hak.halangan
        return form

    @cached_property
    def uji(self) -> dict[int, UjiKonsekuensi]:
        return uji_terpilih(petugas_dari(self.request), self.milik)

    @cached_property
    def serupa(self) -> list[ButirJawaban]:
        return pernah_dijawab(self.permohonan, petugas_dari(self.request))

    def _form(
        self, awalan: str, butir: ButirJawaban, *isi: Any, **awal: Any
    ) -> ButirJawabanForm:
        return ButirJawabanForm(
            *isi, uji=self.uji, prefix=awalan, instance=butir, initial=awal
        )

    def _awal(self) -> list[ButirJawabanForm]:
        lihat, judul = self.request.GET, "" if self.milik else self._judul_awal()
        baru = [] if self.milik and "tambah" not in lihat else [ButirJawaban()]
        hasil = []
        for b in (*self.milik, *baru):
            awal = {} if b.pk else {"judul": judul}
            # A test that was made for this answer is chosen where none is yet.
            if "uji" in lihat and not b.uji_id:
                awal["uji"] = lihat["uji"]
            hasil.append(self._form(f"butir-{b.pk or 'baru'}", b, **awal))
        return hasil

    def _kiriman(self) -> list[ButirJawabanForm]:
        """Each block that was sent, with the row that it is about.

        A page that was opened before a colleague saved knows nothing of the new rows. A
        new block with a row's title becomes that row's; a row that no block is about is
        shown as it is stored; a block whose row is gone becomes a new one; a new block
        that nobody touched goes. So saving once more updates, and adds no copy.
        """
        kunci = (_AWALAN.fullmatch(nama) for nama in self.request.POST)
        kiriman = [satu[1] for satu in kunci if satu]
        ada = {f"butir-{b.pk}": b for b in self.milik}
        hasil: list[ButirJawabanForm] = []
        for awalan in kiriman:
            judul, butir = self.request.POST[f"{awalan}-judul"], ada.pop(awalan, None)
            if butir is None:
                lain = (k for k in ada if k not in kiriman)
                sama = next((k for k in lain if _sama(ada[k].judul, judul)), "")
                if self._berisi(awalan):
                    butir = ada.pop(sama, None)
                elif self.milik and (sama or judul in {"", self._judul_awal()}):
                    continue
            awal = {} if butir else {"judul": self._judul_awal()}
            hasil.append(self._form(awalan, butir or ButirJawaban(), *self.isi, **awal))
        return hasil + [self._form(awalan, b) for awalan, b in ada.items()]

    def _berisi(self, awalan: str) -> bool:
        semua = (*self.request.POST.items(), *self.request.FILES.items())
        milik = ((n, v) for n, v in semua if n.startswith(f"{awalan}-"))
        return any(v for n, v in milik if n != f"{awalan}-judul")

    def _judul_awal(self) -> str:
        bagian = self.hak.bagian.bagian if self.hak.bagian else self.permohonan.rincian
        return " ".join(bagian.split())[:JUDUL_AWAL]

    def titip(self) -> str:
        """Where to go with what is typed kept: to make a test, or on with other words."""
        if "uji_baru" in self.request.POST:
            kembali = titipkan(self.request, tanpa="-uji")
            isi = {KEMBALI: kembali, "waktu_uji": UjiKonsekuensi.Waktu.SAAT}
            isi["tanggal"] = f"{timezone.localdate()}"
            return f"{reverse('admin:informasi_ujikonsekuensi_add')}?{urlencode(isi)}"
        dipakai = self.request.POST.get("pakai")
        semua = (b for b in self.serupa if str(b.pk) == dipakai) if dipakai else ()
        if (pakai := next(iter(semua), None)) is None:
            return ""
        baru = {
            "penjelasan": pakai.jawaban.penjelasan,
            f"{self.butir[0].prefix}-alasan": pakai.alasan,
        }
        lama = {nama: self.request.POST.get(nama, "").strip() for nama in baru}
        return titipkan(
            self.request,
            {n: [f"{lama[n]}\n\n{teks}".strip()] for n, teks in baru.items()},
        )

    def sah(self) -> bool:
        kepala = self.kepala is None or self.kepala.is_valid()
        kiriman = [f for f in self.butir if f.is_bound]
        # Each is looked at, so that all that is wrong is said at once.
        salah = [f for f in kiriman if not (f.dibuang or f.is_valid())]
        if self.kepala is None and self.hak.halangan:
            self.teguran = self.hak.halangan
        elif self.basi:
            self.teguran = BASI
            for form in kiriman:
                form.tersimpan = tersimpan_lain(form) if form.instance.pk else ()
        return kepala and not salah and not self.teguran

    def simpan(self) -> None:
        saat = Saat(petugas_dari(self.request), timezone.now())
        kiriman = [f for f in self.butir if f.is_bound]
        isi = self.kepala.instance if self.kepala else None
        if isi is not None:
            ada = {f.instance.putusan for f in kiriman if not f.dibuang}
            ada |= {b.putusan for b in self.lain}
            for putusan, semua in HANYA:
                for nama in () if ada & set(putusan) else semua.split():
                    kolom: Any = Jawaban._meta.get_field(nama)
                    setattr(isi, nama, kolom.get_default())
        konsep = simpan_konsep(self.permohonan, saat, isi=isi)
        rujukan = self.hak.bagian
        unit = rujukan.pemegang if rujukan else self.permohonan.pemegang
        for form in kiriman:
            if form.dibuang:
                hapus_butir(form.instance)
            elif form.has_changed():
                simpan_butir(
                    form.instance,
                    saat,
                    konsep=konsep,
                    unit=unit,
                    rujukan=rujukan,
                    unggahan=form.terima,
                    dihitamkan=form.cleaned_data["dihitamkan"],
                    buang=[int(n) for n in form.cleaned_data.get("hapus_berkas", ())],
                )

    def konteks(self) -> dict[str, Any]:
        return {
            "kepala": self.kepala,
            "butir": self.butir,
            "teguran": self.teguran,
            "sidik": self.sidik,
            "lain": self.lain,
            "bagian": self.hak.bagian,
            "halangan": self.hak.halangan,
            "konsep": self.konsep,
            "galat": self.kirim,
            "serupa": self.serupa,
            "boleh_uji": self.request.user.has_perm("informasi.add_ujikonsekuensi"),
            "biaya": StandarBiaya.objects.berlaku(timezone.localdate()),
        }


def _sama(satu: str, lain: str) -> bool:
    return " ".join(satu.split()).casefold() == " ".join(lain.split()).casefold()


def tersimpan_lain(form: ButirJawabanForm) -> list[tuple[str, str]]:
    """What is stored where a document was typed otherwise: of each field its name and text."""
    return [
        (str(form.fields[nama].label), _tampil(form, nama))
        for nama in DIBANDINGKAN
        if nama in form.changed_data
    ]


def _tampil(form: Any, nama: str) -> str:
    nilai = form.get_initial_for_field(form.fields[nama], nama)
    pilihan = (
        dict(getattr(form.fields[nama], "choices", ())) if nama != "dokumen" else {}
    )
    return str(pilihan.get(nilai, nilai) or "kosong")


# The cost of copies, as the Atasan PPID set it


@admin.register(StandarBiaya)
class StandarBiayaAdmin(PortalAdmin):
    keterangan = "Biaya penggandaan dan pengiriman. Tarif baru ditulis di baris baru."
    panduan = "permohonan"
    list_display = ("jenis", "satuan", "tarif", "berlaku_sejak", "dasar_sk")
    search_fields = ("jenis",)
    fields = ("jenis", "satuan", "tarif", "dasar_sk", "berlaku_sejak")
