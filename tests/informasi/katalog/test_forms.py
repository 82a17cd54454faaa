"""The officers' forms and what they do by hand: each refusal is a sentence."""

import pytest

from informasi.katalog.actions import kelompok_asing, larangan_ubah, simpan_terbitan
from informasi.katalog.admin import BerkasInformasiForm, DokumenForm
from informasi.models import DokumenInformasi
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak
from tests.factories.informasi import (
    PADA,
    DokumenFactory,
    KelompokFactory,
    RancanganFactory,
    UjiKonsekuensiFactory,
)
from tests.factories.organisasi import PetugasFactory, UnitFactory
from tests.petugas import petugas_berperan

pytestmark = pytest.mark.django_db


S = DokumenInformasi.Status


def isian(dokumen, **ganti):
    """The form of an entry as sent back, with some values changed."""
    kosong = DokumenForm(instance=dokumen)
    data = {n: kosong[n].value() for n in kosong.fields} | ganti
    return DokumenForm(
        {k: v for k, v in data.items() if v not in (None, False)}, instance=dokumen
    )


def test_what_is_out_is_excluded_only_with_an_approved_test():
    dokumen = DokumenFactory()
    form = isian(dokumen, klasifikasi="dikecualikan", catatan_publik="Ditutup.")
    assert "UU 14/2008 Pasal 19" in form.errors["klasifikasi"][0]
    UjiKonsekuensiFactory(dokumen=dokumen)
    dokumen.refresh_from_db()
    form = isian(dokumen, klasifikasi="dikecualikan", catatan_publik="Ditutup.")
    assert form.is_valid()


def test_group_belongs_to_its_class():
    kelompok = KelompokFactory(klasifikasi="berkala")
    for klasifikasi, sah in (("berkala", True), ("setiap_saat", False)):
        form = isian(RancanganFactory(klasifikasi=klasifikasi), kelompok=kelompok.pk)
        assert form.is_valid() is sah
        assert bool(kelompok_asing(kelompok, klasifikasi)) is not sah
        assert ("Kelompok ini untuk informasi Berkala." in str(form.errors)) is not sah


def test_new_row_without_a_file_asks_for_it():
    form = BerkasInformasiForm({"judul": "Berkas"}, {})
    assert form.errors == {"unggahan": ["Pilih berkasnya."]}


BOLEH = [
    (Peran.PETUGAS_LAYANAN, S.RANCANGAN),
    *((Peran.PPID_PEMBANTU, s) for s in (S.RANCANGAN, S.DIPERIKSA)),
    *((Peran.PPID_UTAMA, s) for s in (S.RANCANGAN, S.DIPERIKSA, S.TERBIT, S.DITARIK)),
]


@pytest.mark.parametrize("peran", [*dict(BOLEH), Peran.AUDITOR])
def test_who_may_edit_depends_on_role_and_status(peran):
    unit = UnitFactory()
    petugas = petugas_berperan(peran, unit)
    for status in S:
        dokumen = DokumenFactory(status=status, alasan_tarik="Alasan.", unit=unit)
        assert (larangan_ubah(dokumen, petugas) == "") is ((peran, status) in BOLEH)
        assert larangan_ubah(dokumen, PetugasFactory())


def test_published_edit_is_saved_with_note_words_and_trail():
    dokumen, oleh = DokumenFactory(), PetugasFactory()
    dokumen.judul = "Judul baru"
    simpan_terbitan(dokumen, Saat(oleh, PADA), catatan="  Judul diperjelas. ")
    jejak = Jejak.objects.get(objek_id=str(dokumen.pk))
    assert (jejak.tindakan, jejak.catatan) == ("ubah", "Judul diperjelas.")
    tersimpan = DokumenInformasi.objects.get()
    assert tersimpan.judul == "Judul baru"
    assert tersimpan.perubahan[0]["isi"] == "Judul diperjelas."


def test_published_edit_against_the_rules_is_not_saved():
    dokumen, kini = DokumenFactory(judul="Lama"), Saat(PetugasFactory(), PADA)
    for klasifikasi, catatan, kalimat in (
        ("berkala", "  ", "apa yang berubah"),
        ("dikecualikan", "Tutup.", "Pasal 19"),
    ):
        dokumen.judul, dokumen.klasifikasi = "Baru", klasifikasi
        with pytest.raises(TindakanTerlarang, match=kalimat):
            simpan_terbitan(dokumen, kini, catatan=catatan)
    tersimpan = DokumenInformasi.objects.get()
    assert (tersimpan.judul, tersimpan.perubahan) == ("Lama", [])
