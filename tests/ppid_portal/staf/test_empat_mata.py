"""Four eyes: who wrote it finds no button, is refused by its page, and by the act below."""

from collections.abc import Callable
from dataclasses import replace
from inspect import signature
from typing import Any

import pytest
import time_machine
from django import forms
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from informasi.katalog.actions import susun_dokumen
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, Petugas, Unit
from organisasi.staf.tombol import TindakanForm
from pemangku.models import Siaran
from ppid_portal.laporan.actions import ajukan
from tests.factories.informasi import (
    ButirFactory,
    KeberatanFactory,
    RancanganFactory,
    UjiKonsekuensiFactory,
)
from tests.factories.kunjungan import PenilaianFactory
from tests.factories.organisasi import PenugasanFactory, UnitFactory
from tests.factories.pemangku import EksporPribadiFactory, SiaranFactory
from tests.factories.portal import LaporanTahunanFactory
from tests.informasi.kantor import PADA, muat_kalender
from tests.pengaduan import kantor_aduan
from tests.petugas import masuk, petugas_berperan
from tests.ppid_portal.laporan.meja import PADA as PADA_LAPORAN, SURAT, angka, beku
from tests.ppid_portal.staf.test_tindakan import DAFTAR

pytestmark = pytest.mark.django_db
SAAT = {"ppid_portal.laporantahunan": PADA_LAPORAN}
type Perkara = tuple[Any, Petugas, Petugas]
BUAT: dict[tuple[str, str], tuple[Callable[[], Perkara], dict[str, Any]]] = {}
# They name the officer to find his part, not to keep him from his own work.
BUKAN = {("informasi.permohonan", "sampaikan_bagian")}


def perkara(label, *nama, **isi):
    def catat(buat):
        BUAT.update({(label, satu): (buat, isi) for satu in nama})
        return buat

    return catat


def dua(peran, unit=None):
    unit = unit or UnitFactory()
    return petugas_berperan(peran, unit), petugas_berperan(peran, unit)


@perkara("informasi.ujikonsekuensi", "setujui")
def uji():
    penulis, lain = dua(Peran.PPID_UTAMA)
    satu = UjiKonsekuensiFactory(
        disetujui_oleh=None, disetujui_pada=None, penulis=[penulis.pk]
    )
    return satu, penulis, lain


@perkara("informasi.dokumeninformasi", "periksa", privasi=["Tidak ada nama."])
def terbitan():
    unit = UnitFactory()
    penulis, lain = dua(Peran.PPID_PEMBANTU, unit)
    satu = susun_dokumen(RancanganFactory.build(unit=unit), Saat(penulis, PADA))
    ButirFactory(terbitan=satu, unit=unit)
    return satu, penulis, lain


@perkara("informasi.dokumeninformasi", "terbitkan")
def rancangan_diperiksa():
    penulis, lain = dua(Peran.PPID_UTAMA)
    draf = RancanganFactory.build(unit=UnitFactory())
    satu = susun_dokumen(draf, Saat(penulis, PADA))
    return satu.periksa(Saat(penulis, PADA)), penulis, lain


@perkara(
    "informasi.keberatan",
    "tanggapi",
    hasil="ditolak",
    putusan="Sudah dijawab.",
    jabatan="Sekretaris Daerah",
)
def keberatan():
    muat_kalender()
    penulis, lain = dua(Peran.ATASAN_PPID)
    return KeberatanFactory(pemutus_pertama=penulis), penulis, lain


@perkara("informasi.keberatan", "telaah")
def keberatan_ditelaah():
    return keberatan()


@perkara("pengaduan.pengaduan", "minta_tanggapan")
def hasil():
    kantor = kantor_aduan.buka_kantor()
    return kantor_aduan.diusulkan(kantor), kantor.kepala, kantor.rekan


@perkara("pengaduan.pengaduan", "tutup", alasan="Pelapor tidak menjawab.")
def tutup():
    kantor = kantor_aduan.buka_kantor()
    return kantor_aduan.menunggu(kantor), kantor.kepala, kantor.rekan


@perkara("organisasi.penugasan", "tegaskan")
def peran():
    penulis, lain = dua(Peran.ADMIN_TEKNIS)
    satu = PenugasanFactory(peran=Peran.INSPEKTORAT, diberikan_oleh=penulis)
    return satu, penulis, lain


@perkara("pemangku.siaran", "setujui")
def siaran():
    penulis, lain = dua(Peran.PENGELOLA_PEMANGKU)
    return (
        SiaranFactory(
            penyusun=penulis, perlu_disetujui=True, status=Siaran.Status.DISUSUN
        ),
        penulis,
        lain,
    )


@perkara("pemangku.penilaian", "sahkan")
def penilaian():
    penulis, lain = dua(Peran.PENGELOLA_PEMANGKU)
    return PenilaianFactory(penilai=penulis), penulis, lain


@perkara("pemangku.eksporpribadi", "setujui")
def ekspor():
    penulis, lain = dua(Peran.PENGELOLA_PEMANGKU)
    return EksporPribadiFactory(peminta=penulis), penulis, lain


@perkara("ppid_portal.laporantahunan", "tandatangani", **SURAT)
def laporan():
    angka()
    beku()
    UnitFactory(peran_ppid=Unit.PeranPPID.UTAMA)
    penulis, lain = dua(Peran.ATASAN_PPID)
    satu = LaporanTahunanFactory(tahun=2024, dibuat_oleh=penulis)
    ajukan(satu, saat=Saat(penulis, PADA_LAPORAN))
    return satu, penulis, lain


def terjawab(tombol, obj, isi):
    """The questions of the act, with the answers; None where nothing is asked."""
    kelas = tombol.form(obj)
    if kelas is None and not isi:
        return None

    class Terjawab(kelas or TindakanForm):  # type: ignore[misc,valid-type]
        def full_clean(self):
            super().full_clean()
            self._errors = forms.utils.ErrorDict()
            self.cleaned_data = dict(isi)

    return Terjawab


def daftar_dari(label):
    return next(d for d in DAFTAR if d.opts.label_lower == label)


def tombol_dari(label, nama):
    return next(t for t in daftar_dari(label).tombol if t.nama == nama)


def test_every_act_that_looks_at_the_officer_is_tried():
    semua = {
        (daftar.opts.label_lower, str(t.nama))
        for daftar in DAFTAR
        for t in getattr(daftar, "tombol", ())
        if t.orang_kedua or (t.halangan and melihat_petugas(t.halangan))
    }
    assert semua - BUKAN == BUAT.keys()
    assert semua >= BUKAN


def melihat_petugas(halangan):
    """Of one that does not the second parameter is named so: ``_petugas``."""
    *_, petugas = signature(halangan).parameters
    return not petugas.startswith("_")


def keadaan(obj):
    baris = type(obj).objects.filter(pk=obj.pk).values().get()
    return baris, Jejak.objects.milik(obj).count()


def ditawarkan(client, lihat):
    return {t["nama"] for t in client.get(lihat).context["tombol"]}


@pytest.mark.parametrize("kunci", BUAT, ids=".".join)
def test_the_author_is_refused_by_page_post_and_act(client, monkeypatch, kunci):
    label, nama = kunci
    buat, isi = BUAT[kunci]
    daftar, tombol = daftar_dari(label), tombol_dari(label, nama)
    with time_machine.travel(SAAT.get(label, PADA), tick=False):
        obj, penulis, lain = buat()
        lihat, tujuan = (
            reverse(f"admin:{daftar.nama_halaman(n)}", args=args)
            for n, args in (("change", (obj.pk,)), ("tindakan", (obj.pk, nama)))
        )
        # Any answer will do: who gives it decides.
        terisi = replace(tombol, form=lambda o: terjawab(tombol, o, isi))
        semua = [terisi if t.nama == nama else t for t in daftar.tombol]
        monkeypatch.setattr(daftar, "tombol", tuple(semua))
        semula = keadaan(obj)
        masuk(client, penulis)
        assert nama not in ditawarkan(client, lihat)
        assert client.post(tujuan, {"yakin": "1"}).status_code in {200, 302, 403}
        assert keadaan(obj) == semula
        with pytest.raises((TindakanTerlarang, PermissionDenied)):
            tombol.lakukan(obj, saat=Saat(penulis, timezone.now()), **isi)
        assert keadaan(obj) == semula
        masuk(client, lain)
        assert nama in ditawarkan(client, lihat)
        client.post(tujuan, {"yakin": "1"})
        assert keadaan(obj) != semula
