"""Adding and editing a stakeholder: own scope, sentences, look-alikes, late writers."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.kantor.peran import Peran
from organisasi.models import Jejak
from pemangku.inventaris import admin as halaman
from pemangku.inventaris.duplikat import UNIT_LAIN, calon_lembaga
from pemangku.inventaris.kanal import SUDAH_DICABUT, sidik_kanal
from pemangku.models import Larangan, Orang, Pemangku
from tests.factories import pemangku as f
from tests.factories.organisasi import IsuFactory, PetugasFactory, UnitFactory
from tests.pemangku.meja_register import HARI, NOMOR, NORMAL, alamat, lembaga, orang_di
from tests.petugas import masuk, masuk_sebagai

pytestmark = pytest.mark.django_db


def isian(kantor, **ubah):
    """What a browser sends of the form; an empty value leaves a field out."""
    isi = {
        "nama_resmi": "LPM Sukajaya",
        "jenis": kantor.jenis.pk,
        "pengelola": kantor.cipedes.pk,
        "wilayah": kantor.kelurahan.pk,
        "diperoleh_pada": HARI.isoformat(),
    }
    return {k: v for k, v in (isi | ubah).items() if v != ""}


def simpan(client, kantor, **ubah):
    return client.post(alamat("add"), isian(kantor, **ubah))


def salah(jawab, kolom):
    """What this field of the form is told."""
    return " ".join(jawab.context["form"].errors.get(kolom, ()))


# Adding


def test_an_operator_adds_a_body_for_his_unit_and_no_other(client, kantor):
    masuk(client, kantor.operator)
    halaman = client.halaman(alamat("add"))
    assert halaman.context["form"]["pengelola"].value() == kantor.cipedes.pk
    assert salah(simpan(client, kantor, pengelola=kantor.tawang.pk), "pengelola")
    jawab = simpan(client, kantor)
    p = Pemangku.objects.get()
    assert jawab.url == alamat("change", p.pk)
    assert (p.status, p.sumber) == ("aktif", "operator")
    assert p.dibuat_oleh == kantor.operator
    assert Jejak.objects.milik(p).get().tindakan == "catat"


def test_a_figure_has_his_name_where_persons_are(client, kantor):
    masuk(client, kantor.operator)
    tokoh = {"jenis": f.JenisPemangkuFactory(perorangan=True).pk}
    for nama, kata in (
        ("", "Tulis namanya."),
        ("U", "sedikit 2"),
        ("U" * 101, "paling panjang 100"),
    ):
        jawab = simpan(client, kantor, nama_resmi=nama, **tokoh)
        assert kata in salah(jawab, "nama_resmi")
    simpan(client, kantor, nama_resmi="Uha Suhaya", **tokoh)
    p = Pemangku.objects.get()
    assert p.nama_resmi == ""
    jabatan = p.jabatan.get()
    assert (jabatan.orang.nama, jabatan.nama_jabatan) == ("Uha Suhaya", "diri sendiri")


def test_a_wrong_field_says_what_is_wrong(client, kantor):
    masuk(client, kantor.operator)
    tokoh = f.JenisPemangkuFactory(perorangan=True)
    for ubah, kolom, kata in (
        ({"nama_resmi": ""}, "nama_resmi", "Tulis namanya."),
        ({"nama_resmi": "AB"}, "nama_resmi", "paling sedikit 3 huruf"),
        ({"nama_resmi": "A" * 161}, "nama_resmi", "161"),
        ({"wilayah": ""}, "wilayah", "terikat wilayah"),
        ({"jenis": ""}, "jenis", "Pilih kelompoknya."),
        (
            {"sk_tanggal": "2024-06-02", "sk_berlaku_sampai": "2024-06-01"},
            "sk_berlaku_sampai",
            "lebih awal",
        ),
        ({"diperoleh_pada": "2024-06-05"}, "diperoleh_pada", "di masa depan"),
        ({"nomor_induk": "PK-404404"}, "nomor_induk", "Tidak ada pemangku"),
        ({"jenis": tokoh.pk, "tampil_publik": "on"}, "tampil_publik", "Hanya lembaga"),
    ):
        assert kata in salah(simpan(client, kantor, **ubah), kolom), kata
    assert not Pemangku.objects.exists()


def test_the_record_above_is_named_by_its_number(client, kantor):
    induk = lembaga(kantor, "Forum LPM")
    asing = lembaga(kantor, "Asing", pengelola=kantor.tawang)
    masuk(client, kantor.operator)
    assert salah(simpan(client, kantor, nomor_induk=asing.nomor), "nomor_induk")
    simpan(client, kantor, nomor_induk=f" {induk.nomor.lower()} ")
    assert Pemangku.objects.get(nama_resmi="LPM Sukajaya").induk == induk


def test_a_rule_that_speaks_only_in_the_act_is_said_beside_its_field(
    client, kantor, monkeypatch, p
):
    """Between the check and the act a kind may have become bound to a place."""
    monkeypatch.setattr(
        "pemangku.inventaris.admin.PemangkuForm._post_clean", lambda _s: None
    )
    for jawab in (simpan(client, kantor, wilayah=""), ubah_data(client, p, wilayah="")):
        assert "terikat wilayah" in salah(jawab, "wilayah")
    assert Pemangku.objects.get() == p


# Look-alikes


def test_pk25_the_same_name_in_the_same_kelurahan_is_shown_first(client, kantor):
    ada = lembaga(kantor, "LPM Kel. Sukajaya")
    lembaga(kantor, "LPM Sukajay", wilayah=None)
    masuk(client, kantor.operator)
    jawab = simpan(client, kantor)
    assertContains(jawab, "LPM Kel. Sukajaya (90)")
    assertContains(jawab, "sangat mungkin sama")
    assertContains(jawab, alamat("change", ada.pk))
    assert [p for _, p, _ in jawab.context["mirip"]] == [ada]
    assert Pemangku.objects.count() == 2
    simpan(client, kantor, tetap="Tetap buat")
    baru = Pemangku.objects.get(nama_resmi="LPM Sukajaya")
    assert baru.status == Pemangku.Status.AKTIF


def test_pk25_what_stands_with_another_unit_is_told_without_its_name(client, kantor):
    lembaga(kantor, "LPM Kel. Sukajaya Raya", pengelola=kantor.tawang)
    masuk(client, kantor.operator)
    isi = isian(kantor, nama_resmi="LPM Sukajaya Raya")
    jawab = client.post(alamat("add"), isi, follow=True)
    assertContains(jawab, UNIT_LAIN)
    assertNotContains(jawab, "Kel. Sukajaya Raya")
    baru = Pemangku.objects.get(pengelola=kantor.cipedes)
    assert baru.status == Pemangku.Status.DRAF
    assert Jejak.objects.milik(baru).get().catatan == UNIT_LAIN


def test_refused_and_merged_records_are_no_look_alikes(client, kantor):
    ada = lembaga(kantor, "LPM Sukajaya", status=Pemangku.Status.DITOLAK)
    lembaga(kantor, "LPM Sukajaya", status=Pemangku.Status.TERGABUNG, penerus=ada)
    isi = {"jenis": kantor.jenis, "wilayah": kantor.kelurahan}
    isi["nama_resmi"] = ada.nama_resmi
    assert calon_lembaga(isi, petugas=kantor.pengelola) == ([], False)


# Editing


def ubah_data(client, p, **ubah):
    form = client.get(alamat("data", p.pk)).context["form"]
    isi = {n: form[n].value() for n in form.fields if n != "sk_berkas"}
    isi = {k: v for k, v in isi.items() if v not in (None, False)}
    return client.post(alamat("data", p.pk), isi | {"edisi": p.edisi} | ubah)


def test_what_was_changed_stands_in_the_trail(client, kantor):
    p = lembaga(kantor, induk=lembaga(kantor, "Forum LPM"))
    masuk(client, kantor.operator)
    client.halaman(alamat("data", p.pk))
    jawab = ubah_data(client, p, alamat="Jalan Contoh 1")
    assert jawab.url == alamat("change", p.pk)
    p.refresh_from_db()
    assert (p.alamat, p.edisi) == ("Jalan Contoh 1", 2)
    assert p.induk is not None
    jejak = Jejak.objects.milik(p).get()
    assert jejak.sesudah == {"alamat": "Jalan Contoh 1"}


def test_regions_and_topics_are_chosen_there_and_stand_in_the_trail(client, kantor):
    p, luas = lembaga(kantor), kantor.kelurahan
    sampah, lama = IsuFactory(nama="Sampah"), IsuFactory(nama="Banjir", aktif=False)
    p.isu.add(lama)
    masuk(client, kantor.operator)
    ubah_data(client, p, meliputi=[luas.pk], isu=[sampah.pk, lama.pk])
    assert (p.meliputi.get(), set(p.isu.all())) == (luas, {sampah, lama})
    jejak = Jejak.objects.milik(p).get()
    assert jejak.sebelum == {"meliputi": "", "isu": "Banjir"}
    assert jejak.sesudah == {"meliputi": str(luas), "isu": "Banjir, Sampah"}
    p.refresh_from_db()
    ubah_data(client, p)
    assert Jejak.objects.milik(p).count() == 1
    # What is out of use is not offered anew.
    ditolak = ubah_data(client, p, isu=[IsuFactory(aktif=False).pk])
    assert ditolak.status_code == 200
    tokoh = f.PeroranganFactory(pengelola=p.pengelola)
    ubah_data(client, tokoh, isu=[sampah.pk])
    assert Jejak.objects.milik(tokoh).get().sesudah == {"isu": "(tidak dicatat)"}


def test_a_late_writer_is_told_and_loses_nothing(client, p):
    Pemangku.objects.filter(pk=p.pk).update(edisi=2)
    jawab = ubah_data(client, p, alamat="Jalan Baru", edisi=1)
    assertContains(jawab, "baru saja diubah orang lain")
    assertContains(jawab, "Jalan Baru")
    p.refresh_from_db()
    assert p.alamat == ""


def test_a_figure_keeps_its_form_and_an_old_kind_may_stay(client, kantor):
    lama = f.JenisPemangkuFactory(aktif=False, perorangan=True)
    tutup = UnitFactory(sampai=HARI - timedelta(days=1))
    tokoh = f.PeroranganFactory(pengelola=tutup, jenis=lama)
    orang_di(tokoh, "Uha Suhaya")
    masuk(client, kantor.pengelola)
    form = client.halaman(alamat("data", tokoh.pk)).context["form"]
    assert {"nama_resmi", "tampil_publik"}.isdisjoint(form.fields)
    assert kantor.jenis not in form.fields["jenis"].queryset
    jawab = ubah_data(client, tokoh, nama_pendek="Uha")
    assert jawab.status_code == 302
    assert Orang.objects.get().nama == "Uha Suhaya"


def test_what_was_merged_away_is_not_edited(client, kantor, p):
    lama = lembaga(kantor, status=Pemangku.Status.TERGABUNG, penerus=p)
    assert client.get(alamat("data", lama.pk)).status_code == 403


# Suppressions: found by the number, lifted by one officer with proof

PDF = b"%PDF-1.4 surat"
ALASAN = "Pemiliknya datang ke loket dan memintanya."


@pytest.fixture
def larangan():
    cap = sidik_kanal("wa", NORMAL)
    return f.LaranganFactory(sidik=cap, alasan="Diminta pemilik nomor.")


def acuan(nama, *args):
    return reverse(f"admin:pemangku_larangan_{nama}", args=args)


def surat(isi=PDF, nama="Dadang Suryana.pdf"):
    return SimpleUploadedFile(nama, isi)


def cabut(client, satu, **ubah):
    isi = {"alasan": ALASAN, "bukti": surat()} | ubah
    data = {k: v for k, v in isi.items() if v != ""}
    return client.post(acuan("tindakan", satu.pk, "cabut"), data, follow=True)


def terdaftar(client, **saring):
    jawab = client.get(acuan("changelist"), saring)
    return list(jawab.context["cl"].result_list)


def test_the_number_itself_finds_it(client, larangan):
    f.LaranganFactory()
    masuk_sebagai(client, Peran.PDP)
    halaman = client.halaman(acuan("changelist"))
    assertContains(halaman, "Ketik nomor atau alamatnya")
    assertContains(halaman, larangan.alasan)
    assertNotContains(halaman, larangan.sidik)
    for kata in (NOMOR, "+62 812 3456 789", NORMAL):
        assert terdaftar(client, q=kata) == [larangan]
    assert terdaftar(client, q="0813-0000-0000") == []
    assert terdaftar(client, q=larangan.sidik) == []


def test_it_is_lifted_with_the_proof_which_she_may_read_again(client, larangan):
    f.LaranganFactory(sidik=larangan.sidik, lingkup=Larangan.Lingkup.SIARAN)
    masuk_sebagai(client, Peran.PDP)
    assertContains(
        client.halaman(acuan("change", larangan.pk)), "Keluarkan dari daftar"
    )
    jawab = client.halaman(acuan("tindakan", larangan.pk, "cabut"))
    for kata in ("WhatsApp", "Diminta pemilik nomor.", halaman.BUKAN_SETUJU):
        assertContains(jawab, kata)
    assertContains(jawab, "masih ada baris lain (WhatsApp, ")
    assertNotContains(jawab, larangan.sidik)
    assertContains(cabut(client, larangan), "Dikeluarkan dari daftar.")
    baris = Larangan.objects.exclude(dicabut_pada=None).get()
    assert (baris, baris.alasan_cabut) == (larangan, ALASAN)
    assert "Dadang" not in baris.bukti.name
    unduh = client.get(acuan("bukti", larangan.pk))
    assert b"".join(unduh.streaming_content) == PDF
    assert unduh["Content-Disposition"] == 'attachment; filename="bukti.pdf"'
    jawab = client.halaman(acuan("change", larangan.pk))
    assertContains(jawab, ALASAN)
    assertContains(jawab, "Unduh bukti")
    assertNotContains(jawab, "Keluarkan dari daftar")
    assertContains(cabut(client, larangan), SUDAH_DICABUT)
    assert Larangan.objects.berlaku().count() == 1


def test_full_power_neither_finds_nor_lifts_it_nor_reads_the_proof(client, larangan):
    masuk(client, PetugasFactory(is_superuser=True, is_staff=True))
    lain = f.LaranganDicabutFactory()
    assertNotContains(client.get(acuan("changelist")), "Ketik nomor")
    assert set(terdaftar(client, q=NOMOR)) == {larangan, lain}
    assert cabut(client, larangan).status_code == 403
    assert client.get(acuan("bukti", lain.pk)).status_code == 403
    jawab = client.get(acuan("change", lain.pk))
    assertContains(jawab, "Diminta pemiliknya dengan surat.")
    assertNotContains(jawab, "Unduh bukti")
    assertNotContains(client.get(acuan("change", larangan.pk)), "Keluarkan dari daftar")
    assert Larangan.objects.berlaku().get() == larangan


def test_the_list_tells_what_is_lifted(client, larangan):
    masuk_sebagai(client, Peran.PDP)
    dicabut = f.LaranganDicabutFactory()
    assertContains(client.get(acuan("changelist")), "dikeluarkan 4 Juni 2024")
    assert terdaftar(client, keadaan="berlaku") == [larangan]
    assert terdaftar(client, keadaan="dicabut") == [dicabut]


def test_of_a_forgotten_person_there_is_no_proof_to_read(client):
    baris = f.LaranganDicabutFactory(bukti="", sidik_bukti="a" * 64)
    masuk_sebagai(client, Peran.PDP)
    halaman = client.get(acuan("change", baris.pk))
    assertContains(halaman, "hanya sidik")
    assert client.get(acuan("bukti", baris.pk)).status_code == 404
