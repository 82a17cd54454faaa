"""PK-13: the good is written, a hundred rows at a time, and the bad goes back."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pemangku.actions import impor_langkah
from pemangku.actions.impor import (
    pilih_mirip,
)
from pemangku.actions.impor_langkah import (
    kerjakan_impor,
    kerjakan_langsung,
    langkah_impor,
)
from pemangku.models import (
    ImporBaris,
    ImporBerkas,
    Jabatan,
    Kanal,
    Orang,
    Pemangku,
)
from tests.factories.pemangku import (
    JabatanFactory,
    TagFactory,
)
from tests.pemangku.impor_bantu import (
    ISI,
    PADA,
    Kota,
    bangun_kota,
    kerjakan,
    lembaga,
    periksa,
    terapkan,
    terima,
)

pytestmark = pytest.mark.django_db
Hasil = ImporBaris.Hasil
Pilihan = ImporBaris.Pilihan
Status = ImporBerkas.Status
PENUH = ISI | {
    "Lingkup": "Internal",
    "Alamat": "Jalan contoh 1",
    "Nama Narahubung": "Asep Sunandar",
    "Jabatan": "Sekretaris",
    "WhatsApp": "0812-3456-789",
    "Email": "asep@contoh.id",
    "Jumlah Anggota": "25",
    "Nomor SK": "12/2023",
    "Tanggal SK": "02-01-2023",
    "Berlaku s.d.": "02-01-2026",
    "Tag": "kader",
}


@pytest.fixture
def kota() -> Kota:
    return bangun_kota()


def test_new_row_becomes_a_record_with_contact_and_origin(kota: Kota) -> None:
    TagFactory(nama="kader")
    baris = periksa(kota, PENUH)

    terapkan(baris)

    p = Pemangku.objects.get()
    assert (p.nama_resmi, p.jenis, p.wilayah_id) == (
        "LPM Nagarasari",
        kota.lpm,
        kota.nagarasari.pk,
    )
    assert (p.sumber, p.status, p.pengelola, p.dibuat_oleh) == (
        Pemangku.Sumber.IMPOR,
        Pemangku.Status.AKTIF,
        kota.cipedes,
        kota.petugas,
    )
    assert (p.lingkup, p.alamat, p.jumlah_anggota) == ("internal", "Jalan contoh 1", 25)
    assert (p.sk_nomor, p.sk_tanggal, p.sk_berlaku_sampai) == (
        "12/2023",
        date(2023, 1, 2),
        date(2026, 1, 2),
    )
    assert (p.diperoleh_pada, p.sumber_rinci) == (
        date(2024, 6, 4),
        "Rapat koordinasi (contoh)",
    )
    assert [t.nama for t in p.tag.all()] == ["kader"]
    jabatan = Jabatan.objects.get()
    assert (jabatan.orang.nama, jabatan.nama_jabatan) == ("Asep Sunandar", "Sekretaris")
    assert jabatan.peran_khusus == [Jabatan.PeranKhusus.NARAHUBUNG_UTAMA]
    assert {(k.jenis, k.nilai, k.orang) for k in Kanal.objects.all()} == {
        ("wa", "628123456789", jabatan.orang),
        ("email", "asep@contoh.id", jabatan.orang),
    }


def test_number_without_a_person_is_the_bodys_own(kota: Kota) -> None:
    terapkan(periksa(kota, ISI | {"WhatsApp": "08123456789"}))

    kanal = Kanal.objects.get()
    assert (kanal.pemangku, kanal.sifat) == (
        Pemangku.objects.get(),
        Kanal.Sifat.KEDINASAN,
    )


def test_figure_has_his_name_in_the_persons_table_only(kota: Kota) -> None:
    terapkan(
        periksa(
            kota,
            ISI | {"Jenis": "Tokoh", "Nama Lembaga": "Asep Sunandar"},
        )
    )

    p = Pemangku.objects.get()
    assert (p.bentuk, p.nama_resmi) == (Pemangku.Bentuk.PERORANGAN, "")
    assert p.jabatan.get().nama_jabatan == "diri sendiri"
    assert Orang.objects.get().nama == "Asep Sunandar"


def test_rows_with_faults_and_doubles_are_not_written(kota: Kota) -> None:
    baris = periksa(kota, ISI, ISI, ISI | {"Sumber": "", "Nama Lembaga": "LPM lain"})

    berkas = terapkan(baris)

    assert Pemangku.objects.count() == 1
    assert berkas.ringkasan["hasil_dibuat"] == 1
    assert berkas.ringkasan["hasil_dikembalikan"] == 2
    assert (berkas.status, berkas.diproses) == (Status.SELESAI, 3)
    assert berkas.selesai_pada == PADA


def test_rows_are_written_a_hundred_to_a_transaction(
    kota: Kota, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert impor_langkah.SEKALI_TULIS == 100
    monkeypatch.setattr(impor_langkah, "SEKALI_TULIS", 2)
    baris = periksa(kota, *(ISI | {"Nama Lembaga": f"Radio {n}"} for n in "abcde"))
    berkas = ImporBerkas.objects.get()
    berkas.terapkan(oleh=kota.petugas, pada=PADA)

    lanjut = [langkah_impor(berkas.pk, pada=PADA) for _ in range(3)]

    assert lanjut == [True, True, False]
    assert Pemangku.objects.count() == len(baris)


def test_stop_sign_leaves_the_rest_for_later(
    kota: Kota, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(impor_langkah, "SEKALI_PERIKSA", 1)
    berkas = terima(kota, ISI, ISI)
    jawab = iter([True, False])

    kerjakan_impor(pada=PADA, lanjut=lambda: next(jawab))

    berkas.refresh_from_db()
    assert (berkas.status, berkas.diproses) == (Status.ANTRE, 1)
    kerjakan()
    berkas.refresh_from_db()
    assert (berkas.status, berkas.diproses) == (Status.SIAP, 2)


def test_small_sheet_is_done_at_once_and_a_large_one_waits(
    kota: Kota, monkeypatch: pytest.MonkeyPatch
) -> None:
    kecil = terima(kota, ISI)
    kerjakan_langsung(kecil, pada=PADA)
    monkeypatch.setattr(impor_langkah, "LANGSUNG", 1)
    besar = terima(kota, ISI, ISI)
    kerjakan_langsung(besar, pada=PADA)

    assert (kecil.status, besar.status) == (Status.SIAP, Status.ANTRE)


def test_writing_is_left_to_the_worker_sooner_than_judging(
    kota: Kota, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(impor_langkah, "LANGSUNG_TULIS", 1)
    berkas = terima(kota, ISI, ISI)
    kerjakan_langsung(berkas, pada=PADA)
    assert berkas.status == Status.SIAP

    impor_langkah.terapkan_impor(berkas, oleh=kota.petugas, pada=PADA)

    assert (berkas.status, berkas.diproses) == (Status.MENULIS, 0)
    assert not Pemangku.objects.exists()


def test_sheet_that_fails_keeps_no_other_waiting(
    kota: Kota, monkeypatch: pytest.MonkeyPatch
) -> None:
    rusak, baik = terima(kota, ISI), terima(kota, ISI)
    rusak.baris.update(sel="")

    with pytest.raises(ValueError, match="Expecting value"):
        kerjakan()

    rusak.refresh_from_db()
    baik.refresh_from_db()
    assert (rusak.status, baik.status) == (Status.ANTRE, Status.SIAP)


def test_step_of_a_sheet_that_does_not_wait_does_nothing(kota: Kota) -> None:
    berkas = terima(kota, ISI)
    kerjakan()

    assert not langkah_impor(berkas.pk, pada=PADA)


# What is there already


def test_update_changes_what_differs_and_keeps_the_rest(kota: Kota) -> None:
    ada = lembaga(kota, "LPM Nagarasari", alamat="Jalan lama", sk_nomor="1/2020")

    berkas = terapkan(periksa(kota, ISI | {"Alamat": "Jalan baru", "Nomor SK": ""}))

    ada.refresh_from_db()
    assert (ada.alamat, ada.sk_nomor, ada.sumber_rinci) == (
        "Jalan baru",
        "1/2020",
        "Rapat koordinasi (contoh)",
    )
    assert Pemangku.objects.count() == 1
    assert berkas.ringkasan["hasil_diperbarui"] == 1


def test_second_contact_does_not_take_the_place_of_the_main_one(kota: Kota) -> None:
    ada = lembaga(kota, "LPM Nagarasari")
    JabatanFactory(pemangku=ada, peran_khusus=[Jabatan.PeranKhusus.NARAHUBUNG_UTAMA])

    terapkan(periksa(kota, ISI | {"Nama Narahubung": "Orang Baru"}))

    baru = Jabatan.objects.get(orang__nama="Orang Baru")
    assert (baru.peran_khusus, baru.nama_jabatan) == ([], "Narahubung")


def test_number_of_a_known_contact_is_added_to_the_person(kota: Kota) -> None:
    jabatan = JabatanFactory(
        pemangku=lembaga(kota, "LPM Nagarasari"), orang__nama="Asep Sunandar"
    )

    terapkan(
        periksa(
            kota, ISI | {"Nama Narahubung": "Asep Sunandar", "WhatsApp": "08123456789"}
        )
    )

    assert Kanal.objects.get().orang == jabatan.orang
    assert Orang.objects.count() == 1


def test_corrected_sheet_leaves_alone_what_was_written_before(kota: Kota) -> None:
    terapkan(periksa(kota, PENUH | {"Tag": ""}))
    edisi = Pemangku.objects.get().edisi

    [baris] = periksa(kota, PENUH | {"Tag": ""})

    assert baris.vonis == ImporBaris.Vonis.TANPA_PERUBAHAN
    terapkan([baris])
    assert Pemangku.objects.get().edisi == edisi


def test_record_that_came_in_meanwhile_is_not_doubled(kota: Kota) -> None:
    baris = periksa(kota, ISI)
    lembaga(kota, "LPM Nagarasari")

    terapkan(baris)

    baris[0].refresh_from_db()
    assert (baris[0].hasil, baris[0].keterangan) == (
        Hasil.GAGAL,
        "Sudah tercatat sejak berkas ini diperiksa.",
    )
    assert Pemangku.objects.count() == 1


def test_row_that_no_longer_fits_the_lists_fails_alone(kota: Kota) -> None:
    baris = periksa(kota, ISI, ISI | {"Jenis": "Media", "Nama Lembaga": "Radio"})
    kota.lpm.aktif = False
    kota.lpm.save()

    terapkan(baris)

    hasil = ImporBaris.objects.order_by("nomor").values_list("hasil", flat=True)
    assert list(hasil) == [Hasil.GAGAL, Hasil.DIBUAT]


def test_rule_of_the_record_that_is_broken_fails_the_row_alone(kota: Kota) -> None:
    lembaga(kota, "LPM Nagarasari", sk_tanggal=date(2024, 1, 2))

    baris = periksa(
        kota, ISI | {"Berlaku s.d.": "01-01-2023", "Nama Narahubung": "P Q"}
    )
    terapkan(baris)

    baris[0].refresh_from_db()
    assert baris[0].hasil == Hasil.GAGAL
    assert baris[0].keterangan
    assert not Orang.objects.exists()


def test_two_rows_for_one_record_are_both_added(kota: Kota) -> None:
    ada = lembaga(kota, "LPM Nagara Sari")
    baris = periksa(
        kota,
        ISI | {"Alamat": "Jalan satu"},
        ISI | {"Nama Lembaga": "LPM Nagarasari Raya", "Jumlah Anggota": "9"},
    )
    pilih = {b.nomor: (Pilihan.PAKAI, str(ada.pk)) for b in baris}
    pilih_mirip(baris[0].berkas, pilihan=pilih, oleh=kota.petugas, pada=PADA)

    terapkan(baris)

    ada.refresh_from_db()
    assert (ada.alamat, ada.jumlah_anggota) == ("Jalan satu", 9)


def test_writing_costs_the_same_few_reads_for_many_rows_as_for_few(kota: Kota) -> None:
    """What is asked once a batch is not asked once a row."""

    def rujukan(banyak: int, awal: str) -> int:
        baris = periksa(
            kota,
            *(
                ISI | {"Nama Lembaga": f"{awal} {chr(97 + n) * 9}", "Jenis": "Media"}
                for n in range(banyak)
            ),
        )
        with CaptureQueriesContext(connection) as semua:
            terapkan(baris)
        return sum('FROM "organisasi_wilayahalias"' in q["sql"] for q in semua)

    assert rujukan(2, "Radio") == rujukan(8, "Koran")
