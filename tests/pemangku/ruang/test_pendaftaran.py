"""The queue of registrations (PK-10, PK-11)."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Unit
from pemangku.inventaris.kanal import sidik_kanal
from pemangku.kunjungan.actions import halangan_tutup
from pemangku.kunjungan.kehadiran import sahkan_kehadiran, tolak_kehadiran
from pemangku.models import (
    JenisPemangku,
    Kanal,
    Kegiatan,
    Kehadiran,
    Orang,
    Pemangku,
    PendaftaranMandiri,
    Persetujuan,
)
from pemangku.ruang import pendaftaran as aksi
from pemangku.ruang.pendaftaran import calon_orang
from ppid_portal.staf.hari_ini import SUMBER_TUGAS
from tests.factories import pemangku as f
from tests.factories.organisasi import (
    BatasWaktuFactory,
    HariLiburFactory,
    PetugasFactory,
)
from tests.hari_ini import tugas_pendaftaran
from tests.pemangku.kantor_kunjungan import alamat, saat, tindakan
from tests.pemangku.ruang.kiriman import daftar, isi_pintu
from tests.petugas import centang, masuk, petugas_berperan
from tests.serentak import serentak

pytestmark = pytest.mark.django_db
ANTREAN = "pendaftaranmandiri"


def test_pk_11_a_match_adds_what_is_missing_and_the_attendance_counts(client, kantor):
    satu = daftar(client, kantor, email="ketua@contoh.id", persetujuan=["undangan"])
    jabatan = f.JabatanFactory(orang__nama="Ketua Contoh")
    f.KanalFactory(orang=jabatan.orang)
    # Consent that holds is not asked twice.
    f.PersetujuanFactory(orang=jabatan.orang)
    aksi.cocokkan_pendaftaran(satu, kantor.kini, jabatan=jabatan)
    hadir = Kehadiran.objects.get()
    assert (hadir.orang, hadir.status) == (jabatan.orang, "sah")
    assert hadir.unsur == jabatan.pemangku.jenis.unsur
    assert set(jabatan.orang.kanal.values_list("jenis", flat=True)) == {"wa", "email"}
    assert Persetujuan.objects.get().tujuan == "undangan"
    assert (satu.status, satu.orang) == ("cocok", jabatan.orang)


def test_consent_ticked_later_bears_that_moment(client, kantor):
    satu, pada = daftar(client, kantor), timezone.now() - timedelta(days=1)
    PendaftaranMandiri.objects.update(diterima_pada=pada - timedelta(days=1))
    for isi, kapan in (({"persetujuan": ["undangan"]}, pada), ({}, timezone.now())):
        aksi.perbaiki_pendaftaran(satu, isian=isi, pada=kapan)
    satu.refresh_from_db()
    f.TeksPersetujuanFactory()
    aksi.cocokkan_pendaftaran(satu, kantor.kini, jabatan=f.JabatanFactory())
    assert Persetujuan.objects.get().pada == pada


def test_pk_11_somebody_new_gets_a_record(client, kantor):
    di_sini = kantor.kelurahan["Nagarasari"]
    isi = {"lembaga": "LPM Kelurahan Nagarasari", "kelurahan": di_sini.pk}
    satu = daftar(client, kantor, **isi)
    f.LaranganFactory(sidik=sidik_kanal("wa", "628123456789"))
    orang = aksi.buatkan_catatan(satu, kantor.kini).orang
    assert Pemangku.objects.get().wilayah == di_sini
    assert Kehadiran.objects.get().orang == orang
    # Its number is suppressed, and stays away.
    assert not Kanal.objects.exists()


def test_pk_11_a_guest_counts_and_his_contact_is_gone(client, kantor):
    satu = daftar(client, kantor)
    lama = PendaftaranMandiri.objects.get()
    aksi.catat_hadir_saja(satu, kantor.kini)
    hadir = Kehadiran.objects.get()
    assert (hadir.status, hadir.orang) == ("sah", None)
    assert hadir.nama_snapshot == "Ketua Contoh"
    assert PendaftaranMandiri.objects.get().isian == ""
    # Of two officers one decides.
    with pytest.raises(TindakanTerlarang, match="diubah orang lain"):
        aksi.tolak_pendaftaran(lama, saat(timezone.now()), alasan="Iseng.")
    # Once the queue has decided, the visit's page may correct.
    tolak_kehadiran(hadir, kantor.kini, alasan="Salah orang")
    assert satu.kehadiran.get().status == "ditolak"


def test_pk_10_what_nobody_handled_is_erased_and_one_count_stays(client, kantor):
    lama, baru = daftar(client, kantor), daftar(client, kantor, nama="Yang Baru")
    PendaftaranMandiri.objects.filter(pk=lama.pk).update(
        diterima_pada=timezone.now() - timedelta(days=31)
    )
    assert aksi.bersihkan_pendaftaran(pada=timezone.now()) == 1
    lama.refresh_from_db()
    assert (lama.status, lama.isian) == ("kedaluwarsa", "")
    assert lama.kehadiran.get().nama_snapshot == "(dihapus)"
    assert list(PendaftaranMandiri.objects.menunggu()) == [baru]
    assert aksi.bersihkan_pendaftaran(pada=timezone.now()) == 0
    # What was erased resembles nobody and makes no record.
    assert calon_orang([lama], kantor.operator) == {}
    kosong = f.PendaftaranMandiriFactory(isian="")
    with pytest.raises(TindakanTerlarang, match="tidak ada"):
        aksi.buatkan_catatan(kosong, kantor.kini)


# The visit's page and the queue speak of one person


def terlanjur_sah(satu):
    """Confirmed on the visit's page before this was refused there."""
    satu.kehadiran.update(status="sah")


def test_pk_11_the_visits_page_sends_a_registration_to_the_queue(client, kantor):
    satu = daftar(client, kantor)
    hadir = satu.kehadiran.get()
    masuk(client, kantor.petugas)
    halaman = client.get(alamat("hadirin", kantor.kegiatan.pk))
    assertContains(halaman, alamat("change", satu.pk, model=ANTREAN))
    for nama, lakukan, isi in (
        ("sahkan", sahkan_kehadiran, {}),
        ("tolak", tolak_kehadiran, {"alasan": "x"}),
    ):
        sini = alamat("peserta", kantor.kegiatan.pk, hadir.pk, nama)
        assertNotContains(halaman, sini)
        with pytest.raises(TindakanTerlarang, match="pendaftaran mandiri"):
            lakukan(hadir, kantor.kini, **isi)
    hadir.refresh_from_db()
    assert hadir.status == "sementara"


def test_pk_11_who_is_refused_in_the_queue_counts_no_more(client, kantor):
    satu = daftar(client, kantor)
    terlanjur_sah(satu)
    # What the queue has not decided keeps the visit open (PK-24).
    assert "1 kehadiran belum diperiksa." in halangan_tutup(kantor.kegiatan)
    with pytest.raises(TindakanTerlarang, match="Pilih alasan"):
        aksi.tolak_pendaftaran(satu, kantor.kini, alasan=" ")
    aksi.tolak_pendaftaran(satu, kantor.kini, alasan="Iseng.")
    assert not kantor.kegiatan.kehadiran.sah().exists()
    assert PendaftaranMandiri.objects.get().alasan == "Iseng."


@pytest.mark.parametrize("sudah_hadir", [True, False])
def test_pk_11_a_match_of_who_counts_already_is_one_attendance_with_his_name(
    client, kantor, sudah_hadir
):
    satu = daftar(client, kantor)
    terlanjur_sah(satu)
    jabatan = f.JabatanFactory(orang__nama="Ketua Contoh")
    if sudah_hadir:
        f.KehadiranFactory(kegiatan=kantor.kegiatan, orang=jabatan.orang)
    aksi.cocokkan_pendaftaran(satu, kantor.kini, jabatan=jabatan)
    assert kantor.kegiatan.kehadiran.sah().get().orang == jabatan.orang
    milik = "ditolak" if sudah_hadir else "sah"
    assert satu.kehadiran.get().status == milik


# In the admin

ISI = {
    "nama": "Asep Hendriana",
    "lembaga": "LPM Nagarasari",
    "jabatan": "Ketua",
    "kelurahan": "32.78.02.1003",
    "wa": "628123456789",
    "email": "",
    "persetujuan": ["undangan"],
}


@pytest.fixture
def terdaftar(kantor):
    isi = {"isian": json.dumps(ISI), "diterima_pada": timezone.now()}
    satu = f.PendaftaranMandiriFactory(kegiatan=kantor.kegiatan, **isi)
    isi = {"orang": None, "nama_snapshot": ISI["nama"], "status": "sementara"}
    f.KehadiranFactory(kegiatan=kantor.kegiatan, pendaftaran=satu, **isi)
    return satu


@pytest.fixture
def klien(client, kantor):
    masuk(client, kantor.operator)
    return client


def dikenal(kantor, nama, *, lembaga="LPM Nagarasari"):
    isi = {"pemangku__nama_resmi": lembaga, "pemangku__pengelola": kantor.kecamatan}
    return f.JabatanFactory(orang__nama=nama, **isi)


def test_pk_11_the_likeliest_comes_first_with_its_points(
    kantor, terdaftar, django_assert_max_num_queries
):
    mirip = dikenal(kantor, "Asep Hendrayana")
    f.KanalFactory(orang=mirip.orang, sidik=sidik_kanal("wa", ISI["wa"]))
    nomor = dikenal(kantor, "Budi Contoh", lembaga="RW 05")
    f.KanalFactory(orang=nomor.orang, sidik=sidik_kanal("telepon", ISI["wa"]))
    dikenal(kantor, "Siti Contoh")
    f.JabatanFactory(orang__nama="Asep Hendriana")
    with django_assert_max_num_queries(9) as dibaca:
        calon = calon_orang([terdaftar], kantor.operator)[terdaftar.pk]
    # By number and by name each alone, so by its index; and no number is read.
    for sql in (satu["sql"] for satu in dibaca.captured_queries):
        assert 'JOIN "pemangku_kanal"' not in sql
        assert '"nilai"' not in sql
    assert [jabatan for _poin, jabatan in calon] == [mirip, nomor]
    sebutan = [aksi.sebut_calon_orang(*satu) for satu in calon]
    assert sebutan[0] == "Asep Hendrayana, Ketua di LPM Nagarasari (90 poin)"
    assert "(50 poin)" in sebutan[1]


def test_pk_11_matching_asks_whom(klien, kantor, terdaftar):
    f.TeksPersetujuanFactory()
    jabatan = dikenal(kantor, "Asep Hendrayana")
    lain = f.JabatanFactory()
    halaman = klien.get(alamat("change", terdaftar.pk, model=ANTREAN))
    assertNotContains(halaman, ISI["wa"])
    assertContains(klien.get(tindakan(terdaftar, "cocokkan")), "Asep Hendrayana, Ketua")
    response = klien.post(tindakan(terdaftar, "cocokkan"), {"jabatan": str(lain.pk)})
    assert "Pilih orangnya." in response.text
    klien.post(tindakan(terdaftar, "cocokkan"), {"jabatan": str(jabatan.pk)})
    assert Kehadiran.objects.sah().get().orang == jabatan.orang


@pytest.mark.parametrize(
    ("nama", "data", "status"),
    [
        ("buat_baru", {}, "baru"),
        ("hadir_saja", {}, "hadir_saja"),
        ("tolak", {"alasan": "Iseng"}, "ditolak"),
        ("tolak", {}, "menunggu"),
    ],
)
def test_pk_11_the_other_ends(klien, terdaftar, nama, data, status):
    klien.post(tindakan(terdaftar, nama), data)
    terdaftar.refresh_from_db()
    assert terdaftar.status == status
    assert Orang.objects.exists() == (nama == "buat_baru")


def test_ticked_ones_are_refused_for_one_reason(klien, kantor, terdaftar):
    lain = f.PendaftaranMandiriFactory(kegiatan=kantor.kegiatan, status="baru")
    isi = {"yakin": "1", "alasan": "Iseng"}
    jawab = centang(
        klien, "pemangku_pendaftaranmandiri", "tolak", terdaftar, lain, **isi
    )
    assert "Tolak: 1 selesai." in jawab.text
    assert f"{lain}: statusnya " in jawab.text
    terdaftar.refresh_from_db()
    assert (terdaftar.status, terdaftar.alasan) == ("ditolak", "Iseng")


# A hall at once

SETUJU = ["undangan"]


def aula(kantor, *, kode=True, **lain):
    """Somebody at the door, whose room code was right or not."""
    isi = {"nama": "Tamu", "lembaga": "Komunitas Tamu", "jabatan": "", "kelurahan": ""}
    isi |= {"wa": "", "email": "", "persetujuan": []} | lain
    aksi.daftar_di_pintu(
        kantor.kegiatan, isian=isi, kode_cocok=kode, pada=timezone.now()
    )
    return PendaftaranMandiri.objects.latest("dibuat_pada")


def putuskan(klien, kantor, *semua, kelompok="cocok", cara="hadir", **isi):
    isi |= {"kelompok": kelompok, "tindakan": cara, "pilih": [d.pk for d in semua]}
    isi |= {f"siapa-{d.pk}": ke for d, ke in isi.pop("siapa", {}).items()}
    sini = alamat("putuskan", kantor.kegiatan.pk, model=ANTREAN)
    return klien.post(sini, isi, follow=True)


def status(*semua):
    return [PendaftaranMandiri.objects.get(pk=d.pk).status for d in semua]


def test_a_hall_is_taken_at_once_and_who_agreed_becomes_a_person(klien, kantor):
    f.KehadiranFactory(kegiatan=kantor.kegiatan)
    tamu = aula(kantor, wa="628123456780")
    baru = aula(kantor, nama="Yang Setuju", persetujuan=SETUJU, jenis_kelamin="p")
    salah = aula(kantor, nama="Di Luar", kode=False)
    jawab = putuskan(klien, kantor, tamu, baru, salah)
    # A wrong code is none of them, though it was ticked.
    assertContains(jawab, "Catat hadir: 2 selesai.")
    assertContains(jawab, "Kode ruang kosong atau salah (1)")
    assert status(tamu, baru, salah) == ["hadir_saja", "baru", "menunggu"]
    assert kantor.kegiatan.kehadiran.terhitung() == {"qr": 2, "petugas": 1}
    orang = Orang.objects.get(nama="Yang Setuju")
    assert orang.jenis_kelamin == orang.kehadiran.get().jenis_kelamin == "p"
    assert Persetujuan.objects.get().orang == orang
    # Seen in the room, or not: nobody is left, and the visit's page is next.
    isi = {"kelompok": "lain", "cara": "tolak", "semua": "on", "alasan": "Iseng"}
    jawab = putuskan(klien, kantor, **isi)
    assert jawab.redirect_chain[-1][0] == alamat("change", kantor.kegiatan.pk)
    assert status(salah) == ["ditolak"]


def test_look_alikes_are_asked_about_on_the_page_and_stay_until_they_are(klien, kantor):
    asep = dikenal(kantor, "Asep Hendriana")
    f.KanalFactory(orang=asep.orang, sidik=sidik_kanal("wa", ISI["wa"]))
    pasti = aula(kantor, nama="Asep Hendriana", lembaga="LPM Nagarasari", wa=ISI["wa"])
    ragu = aula(kantor, nama="Asep Hendriana", lembaga="LPM Nagarasari")
    kota = {"pengelola": kantor.kecamatan, "wilayah": kantor.kecamatan.wilayah}
    jenis = JenisPemangku.objects.get(kode="lsm")
    hijau = f.PemangkuFactory(nama_resmi="Komunitas Pemuda Hijau", jenis=jenis, **kota)
    lain = {"lembaga": "Komunitas Pemudi Hijau", "persetujuan": SETUJU}
    mirip = aula(kantor, nama="Tini", **lain)
    baru = aula(kantor, nama="Euis", **lain)
    sama = aula(kantor, nama="Ujang", lembaga=hijau.nama_resmi, persetujuan=SETUJU)
    semua = (pasti, ragu, mirip, baru, sama)
    jawab = putuskan(klien, kantor, *semua)
    # The same number and name is proposed, an equal body is that body.
    assert status(*semua) == ["cocok", *["menunggu"] * 3, "baru"]
    assertContains(jawab, "Catat hadir: 3 tidak jadi. Asep Hendriana: Pilih dulu siapa")
    siapa = {ragu: f"orang:{asep.pk}", mirip: f"lembaga:{hijau.pk}", baru: "baru"}
    for ke in siapa.values():
        assertContains(jawab, f'value="{ke}"')
    # Nobody is decided to be who was not offered.
    putuskan(klien, kantor, ragu, siapa={ragu: f"orang:{f.JabatanFactory().pk}"})
    assert status(ragu) == ["menunggu"]
    putuskan(klien, kantor, ragu, mirip, baru, siapa=siapa)
    assert status(ragu, mirip, baru) == ["cocok", "baru", "baru"]
    # He counts once; only the new body was made, and nobody waits at a desk for it.
    assert Kehadiran.objects.sah().filter(orang=asep.orang).count() == 1
    nama = hijau.kehadiran.values_list("nama_snapshot", flat=True)
    assert set(nama) == {"Tini", "Ujang"}
    assert Pemangku.objects.get(nama_resmi=lain["lembaga"]).status == "aktif"


@pytest.mark.parametrize(
    ("ke", "hasil"), [("ganda", "ditolak"), ("baru", "baru"), ("tamu", "menunggu")]
)
def test_the_same_name_twice_in_the_hall_is_asked_about(klien, kantor, ke, hasil):
    satu = aula(kantor, nama="Tini", persetujuan=SETUJU)
    lagi = aula(kantor, nama="Tini", persetujuan=SETUJU, wa="628123456781")
    putuskan(klien, kantor, satu, lagi, siapa={lagi: ke})
    assert status(satu, lagi) == ["baru", hasil]


def test_the_page_of_a_hall_is_for_who_runs_the_visit_and_costs_the_same_for_many(
    klien, kantor, django_assert_max_num_queries, monkeypatch
):
    sini = alamat("putuskan", kantor.kegiatan.pk, model=ANTREAN)
    for ke in range(20):
        aula(kantor, nama=f"Orang {ke}", lembaga=f"LPM {ke}", persetujuan=SETUJU)
    klien.get(sini)
    with django_assert_max_num_queries(12):
        halaman = klien.halaman(sini)
    assertContains(halaman, "Kode ruang cocok (20)")
    assertContains(halaman, "Pendaftaran yang menunggu: 20<")
    PendaftaranMandiri.objects.update(kode_cocok=False)
    monkeypatch.setattr(aksi, "SEKALI_PUTUS", 15)
    halaman = klien.halaman(sini)
    assertContains(halaman, "Pendaftaran yang menunggu: 15 pertama dari 20<")
    assertContains(halaman, "Semua di bawah ini (15)")
    assertContains(putuskan(klien, kantor), "Centang dulu pendaftarannya.")
    assertContains(klien.get(alamat("hadirin", kantor.kegiatan.pk)), sini)
    for peran, kode in ((Peran.PPID_PEMBANTU, 404), (Peran.AUDITOR, 403)):
        masuk(klien, petugas_berperan(peran))
        assert klien.get(sini).status_code == kode


def test_a_record_that_cannot_be_made_says_why(klien, kantor, terdaftar):
    Kegiatan.objects.update(wilayah=None)
    type(kantor.kecamatan).objects.update(wilayah=None)
    isi = {**ISI, "kelurahan": "", "lembaga": "LPM Entah"}
    terdaftar.isian = json.dumps(isi)
    terdaftar.save()
    response = klien.post(tindakan(terdaftar, "buat_baru"), follow=True)
    assert "terikat wilayah" in response.text
    assert PendaftaranMandiri.objects.menunggu().exists()


# Bodies that register themselves without a visit, and the today page (5.3)

ALAMAT = "/mitra/daftar/"


def isi_mitra(**lain):
    isi = {"lembaga": "LSM Peduli Air", "kelurahan": "32.78.02.1003"}
    isi |= {"jabatan": "Ketua", "persetujuan": ["undangan"]}
    return isi_pintu(**isi | lain)


def ajukan(client, **lain):
    jawab = client.post(ALAMAT, isi_mitra(**lain))
    assert jawab.status_code == 302, jawab.context["form"].errors
    return PendaftaranMandiri.objects.latest("dibuat_pada")


@pytest.fixture
def pengelola():
    return petugas_berperan(Peran.PENGELOLA_PEMANGKU)


def test_a_registration_waits_and_is_no_record(client, kantor):
    # The directory leads to the form, which search engines may find.
    assertContains(client.get("/mitra/"), ALAMAT)
    jawab = client.halaman(ALAMAT)
    assert "X-Robots-Tag" not in jawab
    assertContains(jawab, "Nagarasari, Kec. Cipedes")
    assertNotContains(jawab, "checked")
    jawab = client.post(ALAMAT, isi_mitra(), follow=True)
    satu = PendaftaranMandiri.objects.get()
    assert (satu.kegiatan, satu.status) == (None, "menunggu")
    assert not Kehadiran.objects.exists()
    assert not Pemangku.objects.exists()
    assertContains(jawab, "Pendaftaran lembaga mitra")
    assertNotContains(jawab, "Kode ruang")
    # The same again updates the one that waits.
    assert ajukan(client, jabatan="Sekretaris") == satu
    assert PendaftaranMandiri.objects.get().isi["jabatan"] == "Sekretaris"


@pytest.mark.django_db(transaction=True)
def test_the_same_twice_at_once_waits_once(kantor):
    isi = {k: v for k, v in isi_mitra().items() if k != "mulai"}
    hasil = serentak(4, lambda _: aksi.daftar_mitra(isian=isi, pada=timezone.now()))
    assert not [h for h in hasil if isinstance(h, Exception)]
    assert PendaftaranMandiri.objects.count() == 1


def test_what_is_wrong_is_said_and_what_was_typed_stays(client, kantor):
    jawab = client.post(ALAMAT, isi_mitra(kelurahan=""))
    kata = "Pilih kelurahan tempat lembaga Anda."
    assert jawab.context["form"].errors == {"kelurahan": [kata]}
    assertContains(jawab, 'value="Ketua"')
    assert not PendaftaranMandiri.objects.exists()


def test_only_those_who_keep_the_whole_city_see_it(client, kantor, pengelola):
    satu = ajukan(client)
    assert PendaftaranMandiri.objects.untuk(pengelola).get() == satu
    # That of a visit is the host's.
    di_sana = f.PendaftaranMandiriFactory(kegiatan=kantor.kegiatan)
    assert PendaftaranMandiri.objects.untuk(kantor.operator).get() == di_sana
    assert not PendaftaranMandiri.objects.untuk(PetugasFactory()).exists()
    masuk(client, pengelola)
    halaman = client.halaman(alamat("change", satu.pk, model="pendaftaranmandiri"))
    assertContains(halaman, "Lewat halaman mitra.")
    assertNotContains(halaman, "Catat hadir saja")
    # Nobody attended without a visit.
    with pytest.raises(TindakanTerlarang, match="tidak dari sebuah kegiatan"):
        aksi.catat_hadir_saja(satu, kantor.kini)
    # A new record is kept by the kecamatan of its kelurahan.
    aksi.buatkan_catatan(satu, Saat(pengelola, timezone.now()))
    lembaga = Pemangku.objects.get()
    assert (lembaga.pengelola, lembaga.sumber) == (kantor.kecamatan, "qr")
    assert lembaga.wilayah == kantor.kelurahan["Nagarasari"]
    assert lembaga.sumber_rinci == "Pendaftaran mandiri"
    assert Orang.objects.get().persetujuan.get().tujuan == "undangan"


@pytest.mark.parametrize("hilang", ["unit", "kelurahan"])
def test_a_place_nobody_keeps_is_said(client, kantor, hilang):
    satu = ajukan(client)
    if hilang == "unit":
        Unit.objects.filter(pk=kantor.kecamatan.pk).update(wilayah=None)
    else:
        aksi.perbaiki_pendaftaran(satu, isian={"kelurahan": ""}, pada=timezone.now())
        satu.refresh_from_db()
    with pytest.raises(TindakanTerlarang, match="Kelurahannya tidak dikenal"):
        aksi.buatkan_catatan(satu, kantor.kini)


# The today page


def test_the_queue_stands_on_the_today_page_with_its_fifth_working_day(client, kantor):
    HariLiburFactory(tanggal=date(2024, 6, 17))
    batas = {"kode": "pendaftaran.periksa"}
    BatasWaktuFactory(nilai=5, **batas)
    pada, hari = datetime(2024, 6, 13, 3, tzinfo=UTC), date(2024, 6, 14)
    satu = f.PendaftaranMandiriFactory(kegiatan=kantor.kegiatan, diterima_pada=pada)
    (baris,) = tugas_pendaftaran(kantor.operator, hari)
    assert baris.tenggat == date(2024, 6, 21)
    # A decree makes it shorter.
    BatasWaktuFactory(nilai=2, berlaku_sejak=date(2024, 6, 1), **batas)
    (lekas,) = tugas_pendaftaran(kantor.operator, hari)
    assert lekas.tenggat == date(2024, 6, 18)
    assert str(satu.pk) in baris.url
    assert baris.keterangan == ""
    assert tugas_pendaftaran.__wrapped__ in SUMBER_TUGAS
    assert tugas_pendaftaran(petugas_berperan(Peran.PIMPINAN), hari) == []


def test_from_the_23rd_day_the_line_says_when_it_is_erased(pengelola):
    pada = datetime(2024, 6, 1, 3, tzinfo=UTC)
    f.PendaftaranMandiriFactory(kegiatan=None, diterima_pada=pada)
    (sebelum,) = tugas_pendaftaran(pengelola, date(2024, 6, 23))
    (sesudah,) = tugas_pendaftaran(pengelola, date(2024, 6, 24))
    assert sebelum.keterangan == ""
    assert sesudah.keterangan == "Datanya dihapus sendiri 01-07-2024"
    # No calendar for the year: no day is guessed.
    assert sesudah.tenggat is None
    assert sesudah.kalimat == "Periksa pendaftaran: dari halaman mitra"
