"""Notices of danger and consequence tests in the admin, and the small lists beside."""

from datetime import date

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from informasi.models import PencarianNihil, SertaMerta, UjiKonsekuensi
from organisasi.kantor.peran import Peran
from organisasi.staf.hari_ini import Berat
from tests.factories.informasi import (
    PADA,
    DokumenFactory,
    PencarianNihilFactory,
    RancanganFactory,
    SertaMertaFactory,
    TemuanFactory,
    UjiKonsekuensiFactory,
)
from tests.factories.organisasi import (
    KotaFactory,
    PenugasanFactory,
    UnitFactory,
    WilayahFactory,
)
from tests.hari_ini import tugas_serta_merta
from tests.petugas import isian, masuk_sebagai, tersembunyi

pytestmark = pytest.mark.django_db

S = SertaMerta.Status
NOTIS, UJI = "sertamerta", "ujikonsekuensi"
ISI_NOTIS = {
    "judul": "Banjir contoh",
    "jenis": "bencana_alam",
    "mulai_0": "04-06-2024",
    "mulai_1": "08:00:00",
    **dict.fromkeys(
        (
            "potensi_bahaya",
            "terdampak",
            "prosedur_evakuasi",
            "cara_menghindari",
            "cara_bantuan",
            "penanggung_jawab",
            "tata_cara",
            "upaya",
        ),
        "Kalimat pendek.",
    ),
}


def alamat(model, nama, *args):
    return reverse(f"admin:informasi_{model}_{nama}", args=args)


def tekan(client, obj, tindakan, **data):
    pola = alamat(obj._meta.model_name, "tindakan", obj.pk, tindakan)
    return client.post(pola, tersembunyi(client, pola) | data, follow=True)


def test_a_new_notice_is_a_draft_of_the_officers_unit_and_keeps_its_day(client):
    kota = KotaFactory()
    kepala = masuk_sebagai(client, Peran.PPID_PEMBANTU)
    unit = kepala.penugasan.get().unit
    masuk_sebagai(client, Peran.PETUGAS_LAYANAN, unit)
    form = isian(client.halaman(alamat(NOTIS, "add")))
    assert form["wilayah"] == [kota.pk]
    form["wilayah"] = []
    tanpa = client.post(alamat(NOTIS, "add"), form | ISI_NOTIS)
    assertContains(tanpa, "Centang wilayahnya, atau seluruh kota.")
    form["wilayah"] = [kota.pk]
    client.post(alamat(NOTIS, "add"), form | ISI_NOTIS)
    [tugas] = tugas_serta_merta(kepala, PADA.date())
    assert (tugas.kerja, tugas.berat) == (None, Berat.MENDESAK)
    notis = SertaMerta.objects.get()
    assert (notis.status, notis.unit) == (S.RANCANGAN, unit)
    sejak, ubah = notis.status_sejak, alamat(NOTIS, "change", notis.pk)
    client.post(ubah, isian(client.get(ubah)) | ISI_NOTIS | {"judul": "Banjir lain"})
    notis.refresh_from_db()
    assert (notis.judul, notis.status_sejak, notis.edisi) == ("Banjir lain", sejak, 2)


def test_one_sentence_area_and_hour_are_announced_and_the_rest_is_asked_after(
    client, django_assert_max_num_queries
):
    kota = KotaFactory()
    cipedes, lain = WilayahFactory.create_batch(2, induk=kota)
    desa = WilayahFactory(kode=f"{cipedes.kode}.1", tingkat="kelurahan", induk=cipedes)
    unit = UnitFactory(wilayah=cipedes)
    kepala = masuk_sebagai(client, Peran.PPID_PEMBANTU, unit)
    assertContains(client.halaman(reverse("admin:index")), alamat(NOTIS, "add"))
    with django_assert_max_num_queries(12):
        buka = client.halaman(alamat(NOTIS, "add"))
    pohon = buka.text.partition('id="id_wilayah"')[2]
    lipat = pohon.partition("Kecamatan lain")[2]
    assert cipedes.nama not in lipat
    assert lain.nama in lipat
    form = isian(buka)
    awal = {"mulai_0": "04-06-2024", "mulai_1": "08:00:00", "judul": "Jauhi sungai."}
    form |= awal | {"wilayah": [cipedes.pk, desa.pk]}
    baca = client.post(alamat(NOTIS, "add"), form, follow=True)
    notis = SertaMerta.objects.get()
    assert list(notis.wilayah.all()) == [cipedes]
    assertContains(baca, "Jauhi sungai.")
    client.post(
        baca.request["PATH_INFO"], tersembunyi(client, baca.request["PATH_INFO"])
    )
    umum = client.get(notis.get_absolute_url())
    assertContains(umum, "Keterangan lengkapnya menyusul di halaman ini.")
    assertNotContains(umum, "Cara menghindari bahaya")
    [tugas] = tugas_serta_merta(kepala, PADA.date())
    assert tugas.kalimat == "Lengkapi pengumuman serta-merta: Jauhi sungai."
    halaman = client.halaman(alamat(NOTIS, "change", notis.pk))
    assertContains(halaman, "Lengkapi: apa bahayanya dan seberapa besar dampaknya;")


def test_the_head_of_a_unit_ends_a_notice_with_a_reason(client):
    notis = SertaMertaFactory()
    masuk_sebagai(client, Peran.PPID_PEMBANTU, notis.unit)
    for alasan, akhir in (("", S.TERBIT), ("Air surut.", S.DICABUT)):
        tekan(client, notis, "cabut", teks=alasan)
        notis.refresh_from_db()
        assert (notis.status, notis.alasan_cabut) == (akhir, alasan)


def test_who_may_edit_a_notice_depends_on_where_it_stands(client):
    unit = UnitFactory()
    for peran, status, boleh in (
        (Peran.PETUGAS_LAYANAN, S.RANCANGAN, True),
        (Peran.PETUGAS_LAYANAN, S.TERBIT, False),
        (Peran.PPID_PEMBANTU, S.TERBIT, True),
        (Peran.PPID_PEMBANTU, S.DICABUT, False),
    ):
        selesai = PADA.replace(day=5)
        notis = SertaMertaFactory(status=status, selesai=selesai, unit=unit)
        masuk_sebagai(client, peran, unit)
        response = client.halaman(alamat(NOTIS, "change", notis.pk))
        assert response.context["has_change_permission"] is boleh


def test_a_form_that_comes_too_late_is_refused_in_words(client):
    notis = SertaMertaFactory(status=S.RANCANGAN)
    masuk_sebagai(client, Peran.PETUGAS_LAYANAN, notis.unit)
    ubah = alamat(NOTIS, "change", notis.pk)
    form = isian(client.get(ubah)) | ISI_NOTIS
    for status, pesan in (
        (S.TERBIT, "sudah terbit"),
        (S.DICABUT, "sudah dinyatakan selesai"),
    ):
        SertaMerta.objects.update(status=status, selesai=PADA.replace(day=5))
        response = client.post(ubah, form)
        assertContains(response, pesan)
        assertContains(response, "Banjir contoh")
    notis.refresh_from_db()
    assert notis.judul != "Banjir contoh"


def isi_uji(nomor):
    return {
        "dokumen": nomor,
        "tanggal": "04-06-2024",
        "waktu_uji": "sebelum",
        "pasal17": "h",
        "konsekuensi_dibuka": "Akibat.",
        "manfaat_ditutup": "Manfaat.",
        "jangka_waktu": "Selama perlu",
    }


def test_a_test_is_written_by_the_number_and_belongs_to_the_entrys_unit(client):
    dokumen = RancanganFactory(klasifikasi="dikecualikan")
    masuk_sebagai(client, Peran.PPID_PEMBANTU, dokumen.unit)
    client.halaman(alamat(UJI, "add"))
    client.post(alamat(UJI, "add"), isi_uji(f" {dokumen.nomor.lower()} "))
    uji = UjiKonsekuensi.objects.get()
    assert (uji.dokumen, uji.unit) == (dokumen, dokumen.unit)
    assert uji.disetujui_pada is None
    ubah = alamat(UJI, "change", uji.pk)
    response = client.halaman(ubah)
    assertContains(response, f'value="{dokumen.nomor}"')
    client.post(ubah, isian(response) | {"nomor_sk": "SK contoh"})
    uji.refresh_from_db()
    assert (uji.nomor_sk, uji.edisi) == ("SK contoh", 2)


def test_a_number_of_another_unit_is_as_unknown_as_none(client):
    lain = RancanganFactory()
    kepala = masuk_sebagai(client, Peran.PPID_PEMBANTU)
    for nomor in (lain.nomor, "IP-999999"):
        response = client.post(alamat(UJI, "add"), isi_uji(nomor))
        assertContains(response, "Tidak ada informasi bernomor itu di unit Anda.")
    # Nor does a role in one unit write a test for another where one has another role.
    PenugasanFactory(petugas=kepala, unit=lain.unit)
    response = client.post(alamat(UJI, "add"), isi_uji(lain.nomor))
    assertContains(response, "Informasi ini bukan milik unit Anda.")
    assert not UjiKonsekuensi.objects.exists()


def test_only_the_main_ppid_approves_a_test_which_is_frozen_then(client):
    uji = UjiKonsekuensiFactory(disetujui_oleh=None, disetujui_pada=None)
    ubah = alamat(UJI, "change", uji.pk)
    masuk_sebagai(client, Peran.PPID_PEMBANTU, uji.unit)
    assert tekan(client, uji, "setujui").status_code == 403
    utama = masuk_sebagai(client, Peran.PPID_UTAMA)
    form = isian(client.get(ubah)) | {"jangka_waktu": "Selamanya"}
    for kalimat in (
        "Uji konsekuensi disetujui.",
        "Uji ini sudah disetujui atau baru saja diubah.",
    ):
        assertContains(tekan(client, uji, "setujui"), kalimat)
    kirim = client.post(ubah, form)
    assert not client.halaman(ubah).context["has_change_permission"]
    assertContains(kirim, "uji ini sudah disetujui dan tidak dapat diubah")
    assertContains(kirim, "Selamanya")
    uji.refresh_from_db()
    assert uji.disetujui_oleh == utama
    assert uji.jangka_waktu != "Selamanya"


def test_the_today_list_leads_to_the_entries_that_need_something(client):
    unit = UnitFactory()
    lama = date(2020, 1, 1)
    ada = {
        "mutakhir": DokumenFactory(unit=unit, dimutakhirkan_pada=lama),
        "tinjau": DokumenFactory(unit=unit, tinjau_pada=lama),
        "periksa": RancanganFactory(unit=unit),
        "terbit": RancanganFactory(unit=unit, status="diperiksa"),
    }
    masuk_sebagai(client, Peran.PPID_PEMBANTU, unit)
    daftar = alamat("dokumeninformasi", "changelist")
    for perlu, isi in [*((p, {d}) for p, d in ada.items()), ("lain", {*ada.values()})]:
        response = client.get(daftar, {"perlu": perlu})
        assert set(response.context["cl"].result_list) == isi


def test_findings_are_shown_by_whether_they_are_repaired(client):
    unit = masuk_sebagai(client, Peran.PPID_PEMBANTU).penugasan.get().unit
    TemuanFactory(dokumen__unit=unit)
    TemuanFactory.create_batch(2, dokumen__unit=unit, selesai_pada=PADA)
    TemuanFactory()
    for terbuka, banyak in (("ya", 1), ("tidak", 2), ("", 3)):
        response = client.get(alamat("temuan", "changelist"), {"terbuka": terbuka})
        assert response.context["cl"].result_count == banyak


def test_a_search_in_vain_is_ticked_off(client):
    masuk_sebagai(client, Peran.PPID_UTAMA)
    satu, dua = PencarianNihilFactory.create_batch(2)
    response = client.post(
        alamat("pencariannihil", "changelist"),
        {"action": "tandai_selesai", "_selected_action": [satu.pk]},
        follow=True,
    )
    assertContains(response, "1 pencarian ditandai sudah ditangani.")
    assert PencarianNihil.objects.get(selesai=False) == dua
