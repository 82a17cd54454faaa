"""The list and the page of stakeholders: scope, filters, search, masks, cost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.kantor.peran import Peran
from pemangku.models import Pemangku
from tests.factories.pemangku import (
    CakupanPemangkuFactory,
    HubunganPemangkuFactory,
    HubunganUnitFactory,
    JenisPemangkuFactory,
    KanalFactory,
    PemangkuFactory,
    PeroranganFactory,
    PersetujuanFactory,
    TagFactory,
    UnsurFactory,
    VerifikasiFactory,
)
from tests.pemangku.meja_register import (
    HARI,
    NOMOR,
    NORMAL,
    PADA,
    SAMARAN,
    alamat,
    berkanal,
    kueri,
    lembaga,
    nomor,
    orang_di,
    tombol,
)
from tests.petugas import masuk, masuk_sebagai


def diliputi(kantor, **lain) -> Pemangku:
    """Kept by another unit, but covering Cipedes."""
    asing = lembaga(kantor, "Radio Contoh", pengelola=kantor.tawang, **lain)
    CakupanPemangkuFactory(pemangku=asing, wilayah=kantor.kelurahan)
    return asing


# The list


def test_pk21_an_operator_sees_his_own_and_what_covers_his_area(client, kantor):
    sendiri, liput = lembaga(kantor), diliputi(kantor)
    lembaga(kantor, "LPM Lengkongsari", pengelola=kantor.tawang)
    masuk(client, kantor.operator)

    assert nomor(client) == {sendiri.nomor, liput.nomor}


def test_pk21_what_is_seen_and_not_kept_is_403_and_what_is_outside_404(client, kantor):
    liput = diliputi(kantor)
    luar = lembaga(kantor, "LPM Lengkongsari", pengelola=kantor.tawang)
    masuk(client, kantor.operator)

    for nama in ("data", "kontak"):
        assert client.get(alamat(nama, liput.pk)).status_code == 403
        assert client.post(alamat(nama, liput.pk), {"x": 1}).status_code == 403
        assert client.get(alamat(nama, luar.pk)).status_code == 404
    for tindakan in ("nonaktifkan", "tambah_orang", "tambah_kanal"):
        assert client.post(alamat("tindakan", liput.pk, tindakan)).status_code == 403
        assert client.post(alamat("tindakan", luar.pk, tindakan)).status_code == 404
    assert client.get(alamat("change", luar.pk)).status_code == 404
    assert tombol(client, liput) == set()
    liput.refresh_from_db()
    assert liput.status == Pemangku.Status.AKTIF


def test_each_filter_shows_what_it_says(client, kantor):
    unsur = UnsurFactory(nama="Media")
    media = lembaga(
        kantor,
        "Media Contoh",
        jenis=JenisPemangkuFactory(unsur=unsur),
        wilayah=kantor.kelurahan.induk,
        berlaku_sampai=HARI - timedelta(days=1),
    )
    lpm = lembaga(kantor, berlaku_sampai=HARI + timedelta(days=90))
    lain = lembaga(
        kantor,
        "Lain",
        pengelola=kantor.tawang,
        wilayah=kantor.kelurahan_lain,
        perlu_cek="x",
    )
    draf = lembaga(kantor, "Draf Contoh", status=Pemangku.Status.DRAF, wilayah=None)
    masuk(client, kantor.pengelola)

    assert nomor(client, segar="kedaluwarsa") == {media.nomor}
    assert nomor(client, segar="perlu_cek") == {lain.nomor}
    assert len(nomor(client, segar="entah")) == 4
    assert nomor(client, kecamatan=kantor.kelurahan.induk_id) == {
        media.nomor,
        lpm.nomor,
    }
    assert nomor(client, kelurahan=kantor.kelurahan.pk) == {lpm.nomor}
    assert nomor(client, pengelola=kantor.tawang.pk) == {lain.nomor}
    assert nomor(client, pengelola="x") == set()
    assert nomor(client, status__exact="draf") == {draf.nomor}
    assert nomor(client, jenis__unsur__id__exact=unsur.pk) == {media.nomor}


def test_kelurahan_are_offered_once_a_kecamatan_is_chosen(client, kantor):
    lembaga(kantor)
    masuk(client, kantor.pengelola)

    semua = client.get(alamat("changelist"))
    satu = client.get(alamat("changelist"), {"kecamatan": kantor.kelurahan.induk_id})

    assertNotContains(semua, "Menurut kelurahan")
    pilihan = {
        f.title: [c["display"] for c in f.choices(satu.context["cl"])]
        for f in satu.context["cl"].filter_specs
        if hasattr(f, "lookup_choices")
    }
    assert pilihan["kelurahan"][1:] == ["Nagarasari"]


def test_a_row_names_the_kelurahan_and_the_kecamatan_shortly(client, kantor):
    lembaga(kantor)
    lembaga(kantor, "Forum LPM", wilayah=kantor.kelurahan.induk)
    masuk(client, kantor.operator)

    halaman = client.get(alamat("changelist"))

    assertContains(halaman, "Nagarasari, Cipedes")
    assertContains(halaman, "Kecamatan Cipedes")


def test_who_keeps_one_unit_is_offered_no_keepers(client, kantor):
    lembaga(kantor)
    masuk(client, kantor.operator)

    saring = client.get(alamat("changelist")).context["cl"].filter_specs

    assert "pengelola" not in {f.title for f in saring}


def test_search_forgives_typing_errors_and_office_words(client, kantor):
    lpm = lembaga(kantor, "LPM Kelurahan Nagarasari")
    lembaga(kantor, "Karang Taruna Cipedes")
    masuk(client, kantor.operator)

    for kata in ("lpm nagarsari", "Kel. Nagarasari", lpm.nomor, lpm.nomor.lower()):
        assert nomor(client, q=kata) == {lpm.nomor}, kata
    assert nomor(client, q="  ") == nomor(client)
    assert nomor(client, q="---") == set()


def test_pk20_a_full_number_finds_nothing_for_who_sees_masks(client, kantor):
    liput, sendiri = diliputi(kantor), lembaga(kantor)
    berkanal(liput)
    berkanal(orang_di(sendiri).orang)

    masuk(client, kantor.operator)
    assert nomor(client, q=NOMOR) == {sendiri.nomor}
    for peran in (Peran.PIMPINAN, Peran.PETUGAS_LAPANGAN, Peran.AUDITOR):
        masuk_sebagai(client, peran)
        assert nomor(client, q=NOMOR) == set()
        assert len(nomor(client)) == 2


def test_the_list_costs_the_same_for_one_and_for_a_hundred(client, kantor):
    masuk(client, kantor.pengelola)
    lembaga(kantor)
    satu = kueri(client, alamat("changelist"))
    for ke in range(99):
        lembaga(
            kantor,
            f"Lembaga ke-{ke}",
            pengelola=(kantor.cipedes, kantor.tawang)[ke % 2],
        )

    # One more for the filter of keepers, which has nothing to offer for one.
    assert kueri(client, alamat("changelist")) <= satu + 1 <= 13


def test_the_export_holds_no_person_and_no_number(client, kantor):
    p = lembaga(kantor)
    berkanal(orang_di(p).orang)
    masuk(client, kantor.operator)

    isi = b"".join(client.get(alamat("ekspor", "csv")).streaming_content).decode()

    assert p.nomor in isi
    assert "Dadang" not in isi
    assert "0812" not in isi


# The page


def test_pk20_the_page_holds_masks_only(client, kantor):
    liput = diliputi(kantor)
    berkanal(liput, "0265-331122", "telepon")
    berkanal(orang_di(liput).orang)
    masuk(client, kantor.operator)

    halaman = client.halaman(alamat("change", liput.pk))

    assertContains(halaman, SAMARAN)
    for isi in (NORMAL, NOMOR, "8123456789", "62265331122", "331122"):
        assertNotContains(halaman, isi)


def test_a_figure_is_named_to_who_keeps_the_record_only(client, kantor):
    tokoh = PeroranganFactory(
        pengelola=kantor.tawang,
        jenis__nama="Tokoh masyarakat",
        wilayah=kantor.kelurahan,
        alamat="Jalan Rahasia 1",
    )
    CakupanPemangkuFactory(pemangku=tokoh, wilayah=kantor.kelurahan)
    orang_di(tokoh, "Uha Suhaya")

    masuk(client, kantor.operator)
    samar = client.halaman(alamat("change", tokoh.pk))
    masuk(client, kantor.operator_lain)
    penuh = client.halaman(alamat("change", tokoh.pk))

    assertNotContains(samar, "Uha Suhaya")
    assertContains(samar, "Tokoh masyarakat — Nagarasari")
    assertContains(penuh, "Uha Suhaya")
    for halaman in (samar, penuh):
        assertNotContains(halaman, "Jalan Rahasia")


def test_the_page_says_what_is_next(client, kantor):
    p = lembaga(kantor, terverifikasi_pada=PADA)
    masuk(client, kantor.operator)

    def kata(**isi) -> str:
        Pemangku.objects.filter(pk=p.pk).update(**isi)
        return client.get(alamat("change", p.pk)).context["langkah"]

    assert "belum pernah diverifikasi" in kata()
    assert "Tidak ada yang perlu" in kata(berlaku_sampai=HARI + timedelta(days=90))
    assert "hanya berlaku sampai 3 Juni 2024" in kata(
        berlaku_sampai=HARI - timedelta(days=1)
    )
    assert "Perlu dicek: SK habis." in kata(perlu_cek="SK habis")
    assert "menunggu diperiksa" in kata(status="draf")
    assert "tidak dipakai" in kata(status="nonaktif")


def test_the_page_shows_everything_that_hangs_on_the_record(client, kantor):
    induk = lembaga(kantor, "Forum LPM")
    p = lembaga(
        kantor,
        induk=induk,
        sk_nomor="SK/1",
        sk_tanggal=HARI,
        sk_berlaku_sampai=HARI,
        jangkauan_klaim=200,
        jangkauan_dasar="kata ketua",
        jangkauan_pada=HARI,
        jumlah_anggota=12,
        sumber_rinci="daftar hadir",
        catatan_internal="Rapat tiap Senin.",
    )
    p.tag.add(TagFactory(nama="aktif"))
    kini = orang_di(p, dasar="SK/9", peran_khusus=["pimpinan"])
    orang_di(p, "Ketua Lama", selesai=HARI - timedelta(days=1))
    KanalFactory(orang=kini.orang)
    PersetujuanFactory(orang=kini.orang, kanal="wa")
    PersetujuanFactory(orang=kini.orang, tujuan="survei", keputusan="tarik")
    CakupanPemangkuFactory(pemangku=p, wilayah=kantor.kelurahan, dasar="SK lurah")
    HubunganUnitFactory(pemangku=p, unit=kantor.tawang, selesai=HARI, catatan="rutin")
    HubunganPemangkuFactory(dari=p, ke=induk)
    HubunganPemangkuFactory(dari=induk, ke=p, jenis="membina")
    rahasia = lembaga(kantor, "Di Luar Cakupan", pengelola=kantor.tawang)
    HubunganPemangkuFactory(dari=p, ke=rahasia)
    VerifikasiFactory(pemangku=p, catatan="lewat telepon")
    masuk(client, kantor.operator)

    halaman = client.halaman(alamat("change", p.pk))

    for kalimat in (
        *("Forum LPM", "SK/1, tanggal 4 Juni 2024, berlaku sampai 4 Juni 2024"),
        *("200 orang, per 4 Juni 2024; dasar: kata ketua", "12 orang", "daftar hadir"),
        *("Rapat tiap Senin.", "aktif", "SK/9", "Pimpinan", "Ketua Lama", SAMARAN),
        *("setuju untuk WhatsApp", "ditarik", "belum diminta", "SK lurah", "rutin"),
        *("Anggota dari", "Dibina oleh", "lewat telepon"),
    ):
        assertContains(halaman, kalimat)
    assertNotContains(halaman, "Di Luar Cakupan")


def test_the_page_costs_the_same_for_one_person_and_for_twenty(client, kantor):
    p = lembaga(kantor)
    masuk(client, kantor.operator)

    def isi(ke: int) -> None:
        jabatan = orang_di(p, f"Anggota ke-{ke}")
        KanalFactory(orang=jabatan.orang)
        PersetujuanFactory(orang=jabatan.orang)
        VerifikasiFactory(pemangku=p)
        HubunganPemangkuFactory(dari=p, ke=lembaga(kantor, f"Lain {ke}"))

    isi(0)
    satu = kueri(client, alamat("change", p.pk))
    for ke in range(19):
        isi(ke + 1)

    assert kueri(client, alamat("change", p.pk)) == satu


def test_history_and_trail_are_shown(client, kantor):
    p = lembaga(kantor)
    masuk(client, kantor.operator)

    assert client.halaman(alamat("history", p.pk)).status_code == 200


@pytest.mark.parametrize("peran", [Peran.ADMIN_TEKNIS, Peran.ATASAN_PPID])
def test_pk21_who_has_no_part_in_it_finds_no_list(client, kantor, peran):
    PemangkuFactory()
    masuk_sebagai(client, peran)

    assert client.get(alamat("changelist")).status_code == 403
