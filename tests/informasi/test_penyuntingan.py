"""Rules of editing by hand that hold whoever calls."""

from __future__ import annotations

import pytest

from informasi.penyuntingan import larangan_ubah, simpan_terbitan
from organisasi.alur.tindakan import TindakanTerlarang
from tests.factories.informasi import PADA, DokumenFactory, RancanganFactory
from tests.factories.organisasi import PetugasFactory

pytestmark = pytest.mark.django_db


def test_an_edit_of_what_is_out_needs_a_note():
    dokumen = DokumenFactory()

    with pytest.raises(TindakanTerlarang, match="apa yang berubah"):
        simpan_terbitan(dokumen, oleh=PetugasFactory(), pada=PADA, catatan=" ")


def test_an_edit_cannot_close_an_entry_without_a_test():
    dokumen = DokumenFactory()
    dokumen.klasifikasi = "dikecualikan"

    with pytest.raises(TindakanTerlarang, match="uji konsekuensi"):
        simpan_terbitan(dokumen, oleh=PetugasFactory(), pada=PADA, catatan="Ditutup.")

    dokumen.refresh_from_db()
    assert dokumen.klasifikasi == "berkala"


def test_who_has_no_role_may_not_even_edit_a_draft():
    assert larangan_ubah(RancanganFactory(), PetugasFactory())
