"""PK-12, PK-19: doubles, look-alikes, consent and suppression among the verdicts."""

from __future__ import annotations

import pytest

from pemangku.actions.kanal import sidik_kanal
from pemangku.models import ImporBaris, Kanal, Larangan, Pemangku
from tests.factories.pemangku import (
    JabatanFactory,
    KanalFactory,
    LaranganFactory,
    PeroranganFactory,
    TeksPersetujuanFactory,
)
from tests.pemangku.impor_bantu import (
    ISI,
    Kota,
    bangun_kota,
    lembaga,
    periksa,
    satu,
)

pytestmark = pytest.mark.django_db
V = ImporBaris.Vonis


@pytest.fixture
def kota() -> Kota:
    return bangun_kota()


# The same twice, look-alikes


def test_same_stakeholder_twice_names_the_first_row(kota: Kota) -> None:
    lain = {"Nama Lembaga": "LPM lain sekali"}
    baris = periksa(
        kota, ISI, ISI | lain, ISI | {"Nama Lembaga": "LPMK Kel. Nagarasari"}
    )

    assert [b.vonis for b in baris] == [V.BARU, V.BARU, V.DUPLIKAT_DALAM_BERKAS]
    assert baris[2].kembar == 2


def test_row_with_a_fault_makes_no_other_its_double(kota: Kota) -> None:
    rusak, baik = periksa(kota, ISI | {"Sumber": ""}, ISI)

    assert (rusak.vonis, baik.vonis) == (V.GALAT, V.BARU)


def test_double_is_found_across_batches(
    kota: Kota, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pemangku.actions.impor_langkah.SEKALI_PERIKSA", 1)

    baris = periksa(kota, ISI, ISI, ISI)

    assert [b.kembar for b in baris] == [None, 2, 2]


def test_look_alike_is_offered_and_goes_back_by_itself(kota: Kota) -> None:
    ada = lembaga(kota, "LPM Nagara Sari")

    baris = satu(kota)

    assert (baris.vonis, baris.pilihan) == (V.MIRIP, ImporBaris.Pilihan.KEMBALIKAN)
    [calon] = baris.calon
    assert (calon["id"], calon["boleh"]) == (str(ada.pk), True)
    assert 55 <= calon["nilai"] < 90


def test_namesake_in_another_kelurahan_is_no_look_alike(kota: Kota) -> None:
    lembaga(kota, "LPM Sukajaya", wilayah_id="32.78.09.1004")

    baris = satu(
        kota, Nama_Lembaga="LPM Sukajaya", Kecamatan="Purbaratu", Kelurahan="Sukajaya"
    )

    assert baris.vonis == V.BARU


def test_shared_number_makes_a_look_alike_of_an_unlike_name(kota: Kota) -> None:
    ada = lembaga(kota, "Paguyuban Warga")
    KanalFactory(orang=None, pemangku=ada, nilai="628123456789")

    baris = satu(kota, WhatsApp="08123456789", Sifat_Nomor="Dinas")

    assert [c["nilai"] for c in baris.calon] == [60]


def test_two_exact_records_are_a_question_not_an_update(kota: Kota) -> None:
    lembaga(kota, "LPM Nagarasari")
    lembaga(kota, "LPM Kelurahan Nagarasari")

    assert satu(kota).vonis == V.MIRIP


def test_refused_record_is_no_look_alike(kota: Kota) -> None:
    lembaga(kota, "LPM Nagarasari", status=Pemangku.Status.DITOLAK)

    assert satu(kota).vonis == V.BARU


def test_look_alike_of_another_unit_is_hinted_at_and_not_named(kota: Kota) -> None:
    lembaga(kota, "LPM Nagarasari", pengelola=kota.dinas)

    baris = satu(kota)

    assert (baris.vonis, baris.calon, baris.calon_luar) == (V.MIRIP, [], True)


def test_figure_is_found_by_his_name_and_place(kota: Kota) -> None:
    tokoh = PeroranganFactory(
        jenis=kota.tokoh, wilayah=kota.nagarasari, pengelola=kota.cipedes
    )
    JabatanFactory(pemangku=tokoh, orang__nama="Asep Sunandar")

    baris = satu(kota, Jenis="Tokoh", Nama_Lembaga="KH. Asep Sunandar")

    assert (baris.vonis, baris.sasaran) == (V.TANPA_PERUBAHAN, tokoh)


def test_figures_that_share_a_telephone_and_a_like_name_are_look_alikes(
    kota: Kota,
) -> None:
    tokoh = PeroranganFactory(jenis=kota.tokoh, pengelola=kota.cipedes)
    orang = JabatanFactory(pemangku=tokoh, orang__nama="Asep Hendriana").orang
    KanalFactory(orang=orang, nilai="628123456789")

    baris = satu(
        kota, Jenis="Tokoh", Nama_Lembaga="Asep Hendrayana", WhatsApp="08123456789"
    )

    assert [c["nilai"] for c in baris.calon] == [50 + 25]


# PK-17, PK-19


def test_consent_without_the_scanned_form_is_not_stored_and_says_so(kota: Kota) -> None:
    TeksPersetujuanFactory()

    baris = satu(kota, Nama_Narahubung="Peserta", Persetujuan_Undangan="Ya")

    assert baris.vonis == V.BARU
    assert "belum dilampirkan" in baris.catatan["Persetujuan Undangan"][0]


def test_consent_without_a_text_in_force_is_not_stored(kota: Kota) -> None:
    baris = satu(kota, bukti=True, Nama_Narahubung="P Q", Persetujuan_Undangan="Ya")

    assert "belum ada di portal" in baris.catatan["Persetujuan Undangan"][0]


def test_consent_of_nobody_is_a_fault(kota: Kota) -> None:
    baris = satu(kota, Persetujuan_Siaran="Ya")

    assert list(baris.galat) == ["Persetujuan Siaran"]


def test_personal_number_without_consent_carries_a_warning(kota: Kota) -> None:
    baris = satu(kota, Nama_Narahubung="Peserta", WhatsApp="08123456789")

    assert "belum boleh dipakai mengirim" in baris.catatan["Sifat Nomor"][0]


@pytest.mark.parametrize(
    ("kolom", "jenis", "nilai", "normal"),
    [
        ("WhatsApp", Kanal.Jenis.WA, "0812-3456-789", "628123456789"),
        ("Email", Kanal.Jenis.EMAIL, "Orang@contoh.id", "orang@contoh.id"),
    ],
)
def test_suppressed_channel_is_left_out_with_a_warning(
    kota: Kota, kolom: str, jenis: str, nilai: str, normal: str
) -> None:
    LaranganFactory(jenis=jenis, sidik=sidik_kanal(jenis, normal))

    [baris] = periksa(kota, ISI | {kolom: nilai})

    assert baris.vonis == V.BARU
    assert baris.catatan == {kolom: ["Kanal dalam daftar larangan: tidak disimpan."]}


def test_suppression_of_broadcasts_alone_does_not_stop_an_import(kota: Kota) -> None:
    LaranganFactory(
        sidik=sidik_kanal(Kanal.Jenis.WA, "628123456789"),
        lingkup=Larangan.Lingkup.SIARAN,
    )

    assert satu(kota, WhatsApp="08123456789", Sifat_Nomor="Dinas").catatan == {}
