"""Cases that letters are written about."""

from datetime import date

from informasi.models import HasilKeberatan, PutusanButir, StatusKeberatan, Surat
from organisasi.models import Unit
from tests.factories.informasi import (
    PADA,
    ButirFactory,
    JawabanFactory,
    KeberatanFactory,
    PermohonanFactory,
    RujukanFactory,
    UjiKonsekuensiFactory,
)
from tests.factories.organisasi import BatasWaktuFactory, UnitFactory

J = Surat.Jenis


def atur_batas():
    """The two limits that answers name."""
    BatasWaktuFactory(kode="keberatan.ajukan", nilai=30)
    BatasWaktuFactory(kode="sengketa.ajukan", nilai=14)


def kecamatan(**lain):
    """An office with an address."""
    return UnitFactory(
        kode="CIPEDES", nama="Kecamatan Cipedes", alamat="Jalan Contoh 1", **lain
    )


def jawaban_campur(permohonan):
    """One document of each verdict."""
    jawaban = JawabanFactory(
        permohonan=permohonan,
        lembar=12,
        biaya_salinan=6000,
        biaya_kirim=9000,
        cara_bayar="Loket kas daerah",
        waktu_penyediaan=3,
        cara_penyerahan="pos",
        badan_publik_lain="Badan Contoh",
        tersedia_pada=date(2024, 9, 2),
    )
    uji = UjiKonsekuensiFactory(bagian="Nama orang", nomor_sk="SK/1/2024")
    for putusan, lain in (
        (PutusanButir.DIBERIKAN, {}),
        (PutusanButir.SEBAGIAN, {"alasan": "Nama dihitamkan.", "uji": uji}),
        (PutusanButir.DITOLAK, {"alasan": "Rahasia pribadi.", "uji": uji}),
        (PutusanButir.TIDAK_DIKUASAI, {"alasan": "Dikuasai badan lain."}),
        (PutusanButir.BELUM_DIDOKUMENTASIKAN, {"alasan": "Sedang disusun."}),
    ):
        ButirFactory(
            jawaban=jawaban, judul=f"Dokumen {putusan}", putusan=putusan, **lain
        )
    return jawaban


def permohonan(**lain):
    """A request of the kecamatan, with its reckoning in words."""
    lain.setdefault("unit", Unit.objects.filter(kode="CIPEDES").first() or kecamatan())
    lain.setdefault("hitungan", "10 hari kerja sejak Selasa, 4 Juni 2024.")
    return PermohonanFactory(**lain)


def keberatan(**lain):
    """An upheld objection."""
    isi = {
        "status": StatusKeberatan.DITANGGAPI,
        "hasil": HasilKeberatan.DIKABULKAN,
        "putusan": "PPID harus memberi seluruh data.",
        "perintah": "Berikan rekap itu.",
        "perintah_jatuh_tempo": date(2024, 7, 10),
        "ditanggapi_pada": PADA,
        "jabatan_penanggap": "Sekretaris Daerah",
    }
    return KeberatanFactory(permohonan=permohonan(diproses=True), **isi | lain)


def bahan_surat(jenis):
    """Arguments of ``keluarkan_surat`` for a letter of ``jenis``."""
    if jenis in {J.TANDA_BUKTI_KEBERATAN, J.TANGGAPAN_KEBERATAN}:
        return {"keberatan": keberatan()}
    minta = permohonan(
        diproses=True,
        kurang=["Surat kuasa", "Salinan KTP"],
        lengkapi_sampai=date(2024, 6, 11),
        diperpanjang=True,
        alasan_perpanjangan="Datanya di tiga kelurahan.",
    )
    if jenis == J.RUJUKAN:
        return {"permohonan": minta, "isi": {"rujukan": RujukanFactory(berkas=minta)}}
    if jenis in {J.PEMBERITAHUAN, J.SK_PENOLAKAN}:
        return {"permohonan": minta, "isi": {"jawaban": jawaban_campur(minta)}}
    return {"permohonan": minta}
