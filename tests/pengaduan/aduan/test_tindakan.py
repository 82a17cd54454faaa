"""The acts of a complaint: what they leave behind, and what they refuse."""

import pytest

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from organisasi.models import Unit
from pengaduan.darurat.actions import nyatakan_darurat
from pengaduan.models import Pengaduan
from pengaduan.penanganan import actions as aksi
from pengaduan.umum.daftar import terbitkan_pengaduan
from tests.factories.organisasi import KanalLayananFactory, PetugasFactory, UnitFactory
from tests.factories.pengaduan import PADA, PengaduanFactory, pengaduan_di
from tests.pengaduan.kantor_aduan import segar

pytestmark = pytest.mark.django_db
S, C = Pengaduan.Status, Pengaduan.Cara


@pytest.mark.parametrize(
    ("lakukan", "isi"),
    [
        (aksi.arsipkan_pengaduan, {"kalimat": "Kami arsipkan."}),
        (nyatakan_darurat, {"alasan": "Ada api."}),
        (aksi.gabungkan_pengaduan, {"induk": PengaduanFactory}),
        (
            aksi.nyatakan_bukan_wewenang,
            {"kalimat": "Urusan PLN.", "lembaga": KanalLayananFactory},
        ),
    ],
)
def test_what_ends_is_no_longer_shown_and_waits_for_nobody(lakukan, isi):
    UnitFactory(peran_ppid=Unit.PeranPPID.UTAMA)
    arsip = lakukan is aksi.arsipkan_pengaduan  # what is shown is not put away
    aduan = pengaduan_di(S.TUNDA if arsip else S.TERVERIFIKASI, umum=not arsip)
    isi = {nama: nilai() if callable(nilai) else nilai for nama, nilai in isi.items()}
    lakukan(aduan, saat=Saat(PetugasFactory(), PADA), **isi)
    aduan = segar(aduan)
    assert (aduan.terbit, aduan.tunggu_sampai) == (False, None)


def test_what_was_neither_proposed_nor_asked_nor_is_still_open_is_refused(kantor):
    aduan, siapa = pengaduan_di(S.DITINDAKLANJUTI), {"saat": Saat(None, PADA)}
    with pytest.raises(TindakanTerlarang, match="diubah orang lain"):
        aksi.selesaikan(aduan, **siapa, cara=C.PELAPOR)
    with pytest.raises(TindakanTerlarang, match="diubah orang lain"):
        aksi.kembalikan_hasil(aduan, **siapa, alasan="Fotonya lama.")
    diteruskan = pengaduan_di(S.DITERUSKAN)
    with pytest.raises(TindakanTerlarang):  # only who was asked can say no
        aksi.jawab_tanggapan(diteruskan, **siapa, beres=False, alasan="x")
    Pengaduan.objects.update(rahasia=True)  # behind the officer's back
    with pytest.raises(TindakanTerlarang, match="diubah orang lain"):
        terbitkan_pengaduan(diteruskan, **siapa, judul="a", uraian="b")
