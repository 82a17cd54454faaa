"""The registry of personal data: it names every noun, and erasing leaves nothing but the archive."""

import pytest
from django.apps import apps
from django.db import models

from informasi.pemohon.actions import PEMOHON
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kabar.notifikasi import beri_tahu
from organisasi.kantor.saat import Saat
from organisasi.models import AksesDataPribadi, Jejak, PermintaanSubjek
from organisasi.pribadi.actions import buka_data
from organisasi.pribadi.simpanan import golongan_dari, semua_golongan
from organisasi.sandi import TeksTersandi
from pemangku.pribadi.hak_orang import ORANG
from pengaduan.pelapor.actions import PELAPOR, nilai_pengaduan
from tests.factories import pemangku as f, pengaduan as fp
from tests.factories.informasi import JawabanFactory
from tests.factories.organisasi import PermintaanSubjekFactory, PetugasFactory
from tests.informasi.kantor import buka_kantor, saat
from tests.informasi.masa_simpan import IDENTITAS, bukti, dikabulkan

pytestmark = pytest.mark.django_db
KINI = saat("2026-06-04")
# What a form holds until it is sent and a contact until its days are over: no person is
# known by it, and a job of the night empties it.
SELAMA_JAM = {
    "organisasi.draf": "sapu_draf",
    "organisasi.isianpetugas": "sapu_draf",
    "pengaduan.insiden": "urus_pengaduan",
}
NAMA, SUREL = "Siti Zulqarnain", "siti.zulqarnain@example.id"


def test_every_encrypted_column_stands_in_the_registry_or_goes_by_the_hour():
    bernama = {s.model for g in semua_golongan() for s in g.simpanan}
    rahasia = {
        m._meta.label_lower
        for m in apps.get_models()
        if m not in bernama
        and m._meta.app_label != "alur_contoh"
        and any(
            isinstance(k, TeksTersandi) and k.name != "kode" for k in m._meta.fields
        )
    }
    assert rahasia == set(SELAMA_JAM)


def test_each_record_leads_to_the_one_kind_of_person_it_tells_of():
    semua = semua_golongan()
    assert semua == [PEMOHON, PELAPOR, ORANG]
    for golongan in semua:
        for model in golongan.berkas:
            assert golongan_dari(model()) is golongan
    assert golongan_dari(PetugasFactory()) is golongan_dari(None) is None


def pemohon():
    permohonan = dikabulkan(buka_kantor())
    bukti(permohonan.pemohon)
    JawabanFactory(permohonan=permohonan, diserahkan=True, penerima=NAMA)
    return PEMOHON, permohonan, IDENTITAS.values()


def pelapor():
    siapa = fp.PelaporFactory(nama=NAMA, surel=SUREL, telepon="081234565544")
    aduan = fp.PengaduanFactory(pelapor=siapa, selesai=True)
    nilai_pengaduan(aduan, pada=aduan.status_sejak, nilai=4, saran=f"Kata {NAMA}.")
    muatan = {"title": "Lampu", "nameUser": NAMA}
    fp.KirimanFactory(penerusan__pengaduan=aduan, penerusan__cara="api", muatan=muatan)
    return PELAPOR, aduan, (NAMA, SUREL, "081234565544")


def orang():
    orang = f.JabatanFactory(orang__nama=NAMA, orang__gelar_depan="Dra.").orang
    f.KanalFactory(orang=orang, jenis="email", nilai=SUREL)
    f.PersetujuanFactory(orang=orang, keterangan=f"Kata {NAMA}")
    f.PendaftaranMandiriFactory(orang=orang, status="cocok")
    return ORANG, orang, (NAMA, SUREL)


def tempat(kata):
    """Every column of every table, decrypted, in which one of the words stands."""
    hasil = set()
    for model in apps.get_models():
        teks = [
            k.name
            for k in model._meta.concrete_fields
            if isinstance(k, models.CharField | models.TextField | models.JSONField)
        ]
        for baris in model._default_manager.values(*teks) if teks else ():
            hasil |= {
                f"{model._meta.label}.{nama}"
                for nama, isi in baris.items()
                if any(satu.lower() in str(isi).lower() for satu in kata)
            }
    return hasil


@pytest.mark.parametrize("siapa", [pemohon, pelapor, orang], ids=lambda s: s.__name__)
def test_erasing_leaves_no_word_of_the_person_and_all_that_the_law_keeps(siapa):
    golongan, berkas, kata = siapa()
    petugas = Saat(PetugasFactory(nama="Rina"), KINI)
    buka_data(berkas, petugas, kolom="identitas", alasan="Menelepon.")
    PermintaanSubjekFactory(
        objek_jenis=berkas._meta.label_lower,
        objek_id=str(berkas.pk),
        uraian=f"Saya {NAMA}.",
    )
    beri_tahu(
        [SUREL],
        templat="organisasi/kabar/kontak_berlebih.txt",
        konteks={"petugas": NAMA},
        kunci="kabar",
        pada=KINI,
        tentang=berkas,
    )
    arsip = (type(berkas), AksesDataPribadi, PermintaanSubjek)
    dulu = [model._default_manager.count() for model in arsip]
    jejak = set(Jejak.objects.values_list("pk", flat=True))
    assert tempat(kata)
    golongan.hapus(berkas, petugas, alasan="Diminta.")
    assert tempat(kata) == set()
    assert [model._default_manager.count() for model in arsip] == dulu
    assert jejak < set(Jejak.objects.values_list("pk", flat=True))
    with pytest.raises(TindakanTerlarang, match="sudah dihapus"):
        golongan.hapus(berkas, petugas, alasan="Diminta.")
