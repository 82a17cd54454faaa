"""PK-12, PK-13: the column of topics becomes words on topics, and goes with the undo."""

from __future__ import annotations

from datetime import timedelta

import pytest

from organisasi.models import Isu
from pemangku.actions.impor_langkah import batalkan_impor
from pemangku.actions.minat import catat_minat
from pemangku.impor.templat import templat_xlsx
from pemangku.models import ImporBaris, ImporBerkas, Minat, Pemangku
from tests.factories.organisasi import IsuFactory
from tests.factories.pemangku import MinatFactory
from tests.pemangku.impor_bantu import (
    ISI,
    PADA,
    Kota,
    bangun_kota,
    lembaga,
    periksa,
    satu,
    terapkan,
)
from tests.pemangku.test_impor_templat import buka

pytestmark = pytest.mark.django_db
V = ImporBaris.Vonis
Hasil = ImporBaris.Hasil
BESOK = PADA + timedelta(days=1)


@pytest.fixture
def kota() -> Kota:
    IsuFactory(kode="sampah", nama="Sampah")
    IsuFactory(kode="air", nama="Air bersih")
    IsuFactory(kode="lama", nama="Isu lama", aktif=False)
    return bangun_kota()


def batalkan(kota: Kota, berkas: ImporBerkas) -> tuple[str, str]:
    batalkan_impor(berkas, oleh=kota.petugas, pada=BESOK)
    return berkas.baris.values_list("hasil", "keterangan").get()


def test_pk12_a_topic_nobody_knows_is_a_fault_with_its_name(kota: Kota) -> None:
    baris = satu(kota, Isu="Sampah; Pasar malam; isu lama")

    assert baris.vonis == V.GALAT
    assert baris.galat == {
        "Isu": [
            "Isu tidak dikenal: Pasar malam, isu lama. Pilih dari daftar di templat."
        ]
    }


@pytest.mark.parametrize("sel", ["", " ; ", "SAMPAH;air"])
def test_pk12_names_codes_and_nothing_are_no_fault(kota: Kota, sel: str) -> None:
    assert satu(kota, Isu=sel).vonis == V.BARU


def test_pk13_topics_of_a_new_row_are_written_once_each(kota: Kota) -> None:
    berkas = terapkan(periksa(kota, ISI | {"Isu": "sampah; Air bersih; Sampah"}))

    minat = Minat.objects.order_by("isu__kode")
    assert [m.isu.kode for m in minat] == ["air", "sampah"]
    assert {(m.sikap, m.sumber, m.dibuat_oleh) for m in minat} == {
        ("belum_diketahui", "impor", kota.petugas)
    }
    assert minat[0].uraian == f"Menurut berkas impor {berkas.nomor}, baris 2."

    assert batalkan(kota, berkas) == (Hasil.DIBATALKAN, "")
    assert not Minat.objects.exists()
    assert not Pemangku.objects.exists()


def test_pk13_a_known_record_gains_only_what_it_had_not(kota: Kota) -> None:
    ada = lembaga(kota, "LPM Nagarasari")
    punya = MinatFactory(pemangku=ada, isu=Isu.objects.get(kode="sampah"))
    [tetap] = periksa(kota, ISI | {"Isu": "Sampah"})
    assert tetap.vonis == V.TANPA_PERUBAHAN

    [baris] = periksa(kota, ISI | {"Isu": "Sampah; air"})
    assert (baris.vonis, baris.beda) == (V.PERBARUI, [["Isu", "", "Air bersih"]])
    berkas = terapkan([baris])
    assert ada.minat.count() == 2

    assert batalkan(kota, berkas) == (Hasil.DIBATALKAN, "")
    assert ada.minat.get() == punya


def test_pk13_a_word_written_since_keeps_the_record(kota: Kota) -> None:
    berkas = terapkan(periksa(kota, ISI | {"Isu": "Sampah"}))
    catat_minat(
        Pemangku.objects.get(),
        isu=Isu.objects.get(kode="air"),
        uraian="Sumur warga kering sejak Juli.",
        sikap="keberatan",
        sumber="operator",
        oleh=kota.petugas,
        pada=PADA + timedelta(hours=1),
    )

    assert batalkan(kota, berkas) == (
        Hasil.DIPERTAHANKAN,
        "Sudah diubah sejak diimpor.",
    )
    assert Minat.objects.count() == 2


def test_pk11_the_template_offers_the_topics_in_use(kota: Kota) -> None:
    buku = buka(templat_xlsx([]))

    [kolom] = [k for k in buku["Ref"].iter_cols(values_only=True) if k[0] == "Isu"]
    assert [isi for isi in kolom[1:] if isi] == ["Air bersih", "Sampah"]
