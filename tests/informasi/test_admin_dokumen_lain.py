"""What officers may do with an entry: files, history, notes, revisions."""

from __future__ import annotations

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from informasi.models import DokumenInformasi
from organisasi.kantor.peran import Peran
from tests.factories.informasi import (
    DokumenFactory,
    RancanganFactory,
)
from tests.informasi.meja import S, alamat, diperiksa, label_tombol, tekan
from tests.petugas import isian, masuk_sebagai

pytestmark = pytest.mark.django_db


# Drafting.


def test_a_published_entry_is_read_only_for_who_may_not_publish(client):
    dokumen = DokumenFactory()
    masuk_sebagai(client, Peran.PPID_PEMBANTU, dokumen.unit)

    response = client.halaman(alamat("change", dokumen.pk))

    assert not response.context["has_change_permission"]
    assertContains(response, dokumen.get_absolute_url())
    assertNotContains(response, 'name="judul"')


def test_a_form_opened_before_publication_is_refused_and_keeps_what_was_typed(client):
    dokumen = RancanganFactory()
    masuk_sebagai(client, Peran.PPID_PEMBANTU, dokumen.unit)
    form = isian(client.get(alamat("change", dokumen.pk)))
    DokumenInformasi.objects.filter(pk=dokumen.pk).update(
        status=S.TERBIT, terbit_pada=timezone.now()
    )

    response = client.post(
        alamat("change", dokumen.pk), form | {"judul": "Judul yang saya ketik"}
    )

    assertContains(response, "Pakai tombol Usulkan")
    assertContains(response, "Judul yang saya ketik")
    assert DokumenInformasi.objects.get(pk=dokumen.pk).judul == dokumen.judul


def test_propose_a_change_makes_a_draft_that_replaces_nothing_yet(client):
    terbit = DokumenFactory(judul="Judul lama")
    masuk_sebagai(client, Peran.PETUGAS_LAYANAN, terbit.unit)

    response = tekan(client, terbit, "usulkan")

    draf = terbit.revisi.get()
    assertRedirects(response, alamat("change", draf.pk))
    assertContains(response, alamat("change", terbit.pk))
    assert "unit" not in response.context["adminform"].form.fields
    assert (draf.status, draf.unit) == (S.RANCANGAN, terbit.unit)
    assertContains(tekan(client, terbit, "usulkan"), "Sudah ada rancangan perubahan")


def test_a_change_goes_out_with_a_sentence_for_its_readers(client):
    terbit = DokumenFactory(judul="Judul lama")
    draf = diperiksa(unit=terbit.unit, menggantikan=terbit, judul="Judul baru")
    masuk_sebagai(client, Peran.PPID_UTAMA)

    tekan(client, draf, "terbitkan", teks="")
    terbit.refresh_from_db()
    assert terbit.judul == "Judul lama"

    response = tekan(client, draf, "terbitkan", teks="Judulnya diperjelas.")

    assertRedirects(response, alamat("change", terbit.pk))
    terbit.refresh_from_db()
    assert terbit.judul == "Judul baru"
    assert terbit.catatan.get().isi == "Judulnya diperjelas."


def test_the_main_ppid_edits_what_is_out_only_with_a_note(client):
    dokumen = DokumenFactory()
    masuk_sebagai(client, Peran.PPID_UTAMA)
    form = isian(client.get(alamat("change", dokumen.pk))) | {"tahun": 2023}

    tanpa = client.post(alamat("change", dokumen.pk), form)
    assertContains(tanpa, "Tulis apa yang berubah bagi pembaca.")

    client.post(
        alamat("change", dokumen.pk), form | {"catatan_publik": "Tahun diperbaiki."}
    )

    dokumen.refresh_from_db()
    assert (dokumen.tahun, dokumen.edisi) == (2023, 2)
    assert dokumen.catatan.get().isi == "Tahun diperbaiki."


def test_what_is_out_is_not_excluded_without_an_approved_test(client):
    dokumen = DokumenFactory()
    masuk_sebagai(client, Peran.PPID_UTAMA)
    form = isian(client.get(alamat("change", dokumen.pk)))

    response = client.post(
        alamat("change", dokumen.pk),
        form | {"klasifikasi": "dikecualikan", "catatan_publik": "Ditutup."},
    )

    assertContains(response, "uji konsekuensi yang sudah disetujui")
    dokumen.refresh_from_db()
    assert dokumen.klasifikasi == "berkala"


def test_an_exclusion_whose_test_is_gone_is_not_kept_up_by_an_edit(client):
    """UU 14/2008 Pasal 19: what has no approved test in force may not stay closed."""
    dokumen = DokumenFactory(klasifikasi="dikecualikan")
    masuk_sebagai(client, Peran.PPID_UTAMA)
    form = isian(client.get(alamat("change", dokumen.pk)))

    response = client.post(
        alamat("change", dokumen.pk),
        form | {"tahun": 2023, "catatan_publik": "Tahun diisi."},
    )

    assertContains(response, "tidak ada lagi uji konsekuensi yang disetujui")
    assertContains(response, 'name="tahun" value="2023"')
    assertContains(response, 'value="Tahun diisi."')
    dokumen.refresh_from_db()
    assert (dokumen.tahun, dokumen.edisi) == (None, 1)
    assert not dokumen.catatan.exists()


def test_who_only_reads_is_offered_nothing_to_write(client):
    dokumen = RancanganFactory()
    masuk_sebagai(client, Peran.AUDITOR)

    response = client.halaman(alamat("changelist"))

    assertNotContains(response, alamat("impor"))
    assert label_tombol(client, dokumen) == set()
    assert client.get(alamat("add")).status_code == 403


@pytest.mark.parametrize(
    ("aksi", "awal", "akhir"),
    [
        ("periksa_terpilih", S.RANCANGAN, S.DIPERIKSA),
        ("terbitkan_terpilih", S.DIPERIKSA, S.TERBIT),
    ],
)
def test_many_entries_move_after_a_page_that_says_which(client, aksi, awal, akhir):
    satu, dua = RancanganFactory.create_batch(2, status=awal)
    masuk_sebagai(client, Peran.PPID_UTAMA)
    kirim = {"action": aksi, "_selected_action": [satu.pk]}

    client.post(alamat("changelist"), kirim)
    satu.refresh_from_db()
    assert satu.status == awal

    client.post(alamat("changelist"), kirim | {"lanjut": "ya"})

    satu.refresh_from_db()
    dua.refresh_from_db()
    assert (satu.status, dua.status) == (akhir, awal)


# Late writers and history.


def test_who_saves_late_is_told_and_nothing_is_lost(client):
    dokumen = RancanganFactory()
    masuk_sebagai(client, Peran.PETUGAS_LAYANAN, dokumen.unit)
    ubah = alamat("change", dokumen.pk)
    tab_satu, tab_dua = isian(client.get(ubah)), isian(client.get(ubah))
    client.post(ubah, tab_satu | {"judul": "Dari tab satu"})

    ditolak = client.post(ubah, tab_dua | {"judul": "Dari tab dua"})

    assertContains(ditolak, "Judul: “Dari tab satu”")
    assertContains(ditolak, 'value="Dari tab dua"')
    dokumen.refresh_from_db()
    assert dokumen.judul == "Dari tab satu"

    client.post(ubah, isian(ditolak))

    dokumen.refresh_from_db()
    assert (dokumen.judul, dokumen.edisi) == ("Dari tab dua", 3)


def test_the_history_of_an_entry_tells_values_and_acts(client):
    dokumen = RancanganFactory(judul="Judul lama")
    petugas = masuk_sebagai(client, Peran.PPID_PEMBANTU, dokumen.unit)
    form = isian(client.get(alamat("change", dokumen.pk)))
    client.post(alamat("change", dokumen.pk), form | {"judul": "Judul baru"})
    tekan(client, dokumen, "periksa")

    response = client.halaman(alamat("history", dokumen.pk))

    peristiwa = response.context["peristiwa"]
    assert ("Periksa", petugas.nama) in {(p.judul, p.oleh) for p in peristiwa}
    ubah = {(u.nama, u.lama, u.baru) for p in peristiwa for u in p.perubahan}
    assert ("Judul", "Judul lama", "Judul baru") in ubah
