"""Who may do what in the admin, in letters, and the records the test walks over."""

from django.apps import apps
from django.db import models
from django.utils import timezone

from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, Pengaturan
from tests.factories.informasi import (
    DokumenFactory,
    KeberatanFactory,
    KeteranganFactory,
    PencarianNihilFactory,
    SengketaFactory,
    SertaMertaFactory,
    StandarBiayaFactory,
    TemuanFactory,
    UjiKonsekuensiFactory,
)
from tests.factories.kunjungan import (
    FotoKegiatanFactory,
    KetetapanFactory,
    KomitmenFactory,
    LaporanTerusanFactory,
    PenilaianFactory,
)
from tests.factories.organisasi import (
    AksesFactory,
    InsidenDataFactory,
    IsuFactory,
    NotifikasiFactory,
    PenugasanFactory,
    PermintaanSubjekFactory,
    TugasHubungiFactory,
    UnitFactory,
)
from tests.factories.pemangku import (
    CalonDuplikatFactory,
    EksporPribadiFactory,
    ImporBerkasFactory,
    KegiatanFactory,
    LaranganFactory,
    OrangFactory,
    PemangkuFactory,
    PendaftaranMandiriFactory,
    PutaranFactory,
    SasaranPutaranFactory,
    SiaranFactory,
    TeksPersetujuanFactory,
)
from tests.factories.pengaduan import (
    HitunganDaruratFactory,
    InsidenFactory,
    KirimanFactory,
    KunciOpen311Factory,
    PelaporFactory,
    PenerusanFactory,
    PengaduanFactory,
    SirkuitFactory,
    TeksBalasanFactory,
    TopikFactory,
)
from tests.factories.portal import (
    AngkaResmiFactory,
    KuesionerFactory,
    LaporanTahunanFactory,
    PertanyaanFactory,
    RekapPanggilanFactory,
    TargetIndikatorFactory,
)

LAYANAN, PEMBANTU, UTAMA = Peran.PETUGAS_LAYANAN, Peran.PPID_PEMBANTU, Peran.PPID_UTAMA
ATASAN, AUDITOR, TEKNIS = Peran.ATASAN_PPID, Peran.AUDITOR, Peran.ADMIN_TEKNIS
PDP, SP4N, INSPEKTORAT = Peran.PDP, Peran.ADMIN_SP4N, Peran.INSPEKTORAT
PENGELOLA, LAPANGAN = Peran.PENGELOLA_PEMANGKU, Peran.PETUGAS_LAPANGAN
MEJA_112 = (Peran.OPERATOR_112, Peran.PENYELIA_112)
PERAN = (
    LAYANAN,
    PEMBANTU,
    UTAMA,
    AUDITOR,
    TEKNIS,
    ATASAN,
    PDP,
    SP4N,
    INSPEKTORAT,
    *MEJA_112,
    Peran.PIMPINAN,
    PENGELOLA,
    LAPANGAN,
)
SEUNIT = frozenset({LAYANAN, PEMBANTU})
# Roles of the whole city that see their own desk or unit only.
SEUNIT_PADA = {"organisasi.tugashubungi": frozenset({SP4N, INSPEKTORAT})}
# The Inspektorat reads what is grave, and the complaint here is not.
TAK_TERLIHAT = {
    label: frozenset({INSPEKTORAT})
    for label in ("pengaduan.pengaduan", "pengaduan.insiden", "pengaduan.penerusan")
}
# Each officer sees the sheets he uploaded, and these are another's.
TAK_TERLIHAT["pemangku.imporberkas"] = SEUNIT
TAK_TERLIHAT["pemangku.eksporpribadi"] = SEUNIT
for _label in ("aksesdatapribadi", "permintaansubjek"):  # those about stakeholders only
    TAK_TERLIHAT[f"organisasi.{_label}"] = frozenset({PENGELOLA})
# What is asked here is about a request, which complaints' own roles do not see.
TAK_TERLIHAT["organisasi.permintaanketerangan"] = frozenset({SP4N, INSPEKTORAT})
# Field staff see what was written at the doors of their own visits.
TAK_TERLIHAT["pemangku.pendaftaranmandiri"] = frozenset({Peran.PETUGAS_LAPANGAN})
# Letters: v(iew) a(dd) c(hange) d(elete); produk.md 5. Columns as in PERAN, "-" nothing;
# a role beyond the last column of a line has nothing there.
HURUF = {
    # layanan pembantu utama auditor teknis atasan pdp sp4n inspektorat operator penyelia
    # pimpinan pengelola lapangan
    "informasi.dokumeninformasi": "vac vac vac v - -",
    "informasi.keberatan": "v v v v - v",
    "informasi.kelompokinformasi": "v v vac - - -",
    "informasi.pencariannihil": "- - vc - - -",
    "informasi.permohonan": "va va va v - v",
    "informasi.sengketa": "- v vc v - vc",
    "informasi.sertamerta": "vac vac vac v - -",
    "informasi.standarbiaya": "v v vac v - vac",
    "informasi.temuan": "v v v v - -",
    "informasi.ujikonsekuensi": "- vac vac v - -",
    "organisasi.aksesdatapribadi": "- v v v - - v - - - - - v",
    "organisasi.bataswaktu": "v v vac v vac - v v v",
    "organisasi.dasarhukum": "v v vac v vac -",
    "organisasi.halaman": "- - vac v v -",
    "organisasi.harilibur": "v v vac v vacd - - v v",
    "organisasi.insidendata": "- - vac v - - vac",
    "organisasi.jejak": "- v v v - -",
    "organisasi.kanallayanan": "v v vac v vac - - v v",
    "organisasi.notifikasi": "- - vc - vc -",
    "organisasi.pengaturan": "- - vc - vc -",
    "organisasi.penugasan": "- v vac v vac -",
    "organisasi.permintaanketerangan": "v v v v - - - v v",
    "organisasi.permintaansubjek": "- - v v - - v - - - - - v",
    "organisasi.petugas": "- - v - vac -",
    "organisasi.tugashubungi": "v v v v - - - v v",
    "organisasi.unit": "v vc vac v vac -",
    "organisasi.wilayah": "- - v - vc -",
    "pengaduan.hitungandarurat": "- - - v - - - v - - v v",
    "pengaduan.insiden": "v v - v - - - v v v v",
    "pengaduan.kunciopen311": "- - - - vac",
    "pengaduan.kategoripengaduan": "v v - v - - - vac v",
    "pengaduan.kiriman": "- - - v - - - v",
    "pengaduan.penerusan": "v v - v - - - v v",
    "pengaduan.pengaduan": "va va - v - - - va va",
    "pengaduan.sirkuit": "- - - - - - - v",
    "pengaduan.teksbalasan": "v v - v - - - vacd v",
    "pengaduan.topikpengaduan": "v v - v - - - vac v",
    "ppid_portal.targetindikator": "- - v v - vac - v - - - vac v",
    "ppid_portal.angkaresmi": "- - vac v - v - vac - - - v v",
    "ppid_portal.rekappanggilan": "- - vac v - v - v - - vac v v",
    "ppid_portal.laporantahunan": "- - vac v - v - - - - - v vac",
    "ppid_portal.kuesioner": "- - vac v - v - - - - - v vac",
    "ppid_portal.pertanyaan": "v v vacd v - v - - - - - v vacd",
    "organisasi.isu": "- - - - vac - - - - - - - vac",
    "pemangku.kegiatan": "va va v v - - v - - - - v va va",
    "pemangku.pendaftaranmandiri": "v v - - - - - - - - - - v v",
    "pemangku.putaran": "v v v v - - v - - - - v va v",
    "pemangku.janji": "v v v v - - v - - - - v v v",
    "pemangku.laporanterusan": "v v v v - - v - - - - v v v",
    "pemangku.fotokegiatan": "v v v v - - v - - - - v v v",
    "pemangku.sasaranputaran": "v v v v - - v - - - - v v v",
    "pemangku.siaran": "va va v v - - v - - - - v va va",
    "pemangku.imporberkas": "va va - - - - - - - - - - va",
    "pemangku.eksporpribadi": "va va v v - - va - - - - v va",
    "pemangku.orang": "- - - - - - v",
    "pemangku.calonduplikat": "v v - - - - - - - - - - v",
    "pemangku.jenispemangku": "v v v v - - v - - - - v vac v",
    "pemangku.ketetapan": "v v v v - - v - - - - v vacd v",
    "pemangku.larangan": "- - - v - - v - - - - - v",
    "pemangku.pemangku": "va va v v - - v - - - - v va v",
    "pemangku.penilaian": "v v v v - - - - - - - v v v",
    "pemangku.tekspersetujuan": "- - - - - - v - - - - - va",
    "pemangku.unsur": "v v v v - - v - - - - v vac v",
}
# Acts on records: of each list who may open their page. Columns as in PERAN, "x" may.
_TINDAKAN = """
informasi.dokumeninformasi | - x x | periksa kembalikan
informasi.dokumeninformasi | - - x | terbitkan pulihkan tarik
informasi.dokumeninformasi | x x x | usulkan
informasi.keberatan | - - - - - x | telaah tanggapi
informasi.keberatan | x x x | terima_putusan sengketakan
informasi.sengketa | - - x - - x | registrasi mulai mediasikan ajudikasikan putus
informasi.sengketa | - - x - - x | laksanakan gugat
informasi.permohonan | x x x | proses minta_kelengkapan catat_surat_diterima
informasi.permohonan | x x x | lengkapi tutup_tidak_lengkap serahkan tanya
informasi.permohonan | x x x | tulis balas catatan cabut tugaskan
informasi.permohonan | - x x | rujuk perpanjang kirim_jawaban ajukan_jawaban selesaikan
informasi.permohonan | - - x | tempatkan putuskan_rujukan putuskan_jawaban
informasi.permohonan | - - x | kembalikan_jawaban
# Nothing is offered to anybody here.
informasi.permohonan | - | terima_rujukan kembalikan_rujukan sampaikan_bagian
informasi.permohonan | - x x | minta_keterangan
informasi.sertamerta | - x x | terbitkan cabut
informasi.ujikonsekuensi | - - x | setujui
organisasi.insidendata | - - x - - - x | subjek lembaga masyarakat tutup
organisasi.permintaanketerangan | - x x | terima kembalikan tutup
organisasi.penugasan | - - x - x | tegaskan
organisasi.petugas | - - - - x | undang sesi faktor
organisasi.tugashubungi | x x x - - - - x x | selesai
pengaduan.insiden | x x - - - - - x - x x | akui serahkan nilai_bukan_darurat
pengaduan.insiden | x x - - - - - x - x x | nyatakan_palsu batalkan
pengaduan.pengaduan | - - - - - - - x | verifikasi tunda gabungkan pisahkan
pengaduan.pengaduan | - - - - - - - x | alihkan_informasi nyatakan_bukan_wewenang arsipkan
pengaduan.pengaduan | - - - - - - - x | ubah_kelas teruskan putuskan_rujukan terbitkan
pengaduan.pengaduan | - - - - - - - x | tarik_terbit
pengaduan.pengaduan | x x - - - - - x | nyatakan_darurat lengkapi ubah_prioritas jawaban tulis
pengaduan.pengaduan | x x - - - - - x | catatan pastikan_telepon
pengaduan.pengaduan | - x - - - - - x | rujuk tindaklanjuti usulkan_hasil tugaskan
pengaduan.pengaduan | - x - - - - - x | minta_keterangan
pengaduan.pengaduan | - x - - - - - x | minta_tanggapan kembalikan_hasil tutup
pengaduan.pengaduan | - | terima_rujukan kembalikan_rujukan
pengaduan.penerusan | - x - - - - - x | nomor status periksa cara tutup
pengaduan.kiriman | - - - - - - - x | perbaiki sudah_ada kirim_ulang tangan batalkan
pengaduan.sirkuit | - - - - - - - x | hidupkan
ppid_portal.laporantahunan | - - x - - - - - - - - - x | ajukan
ppid_portal.laporantahunan | - - - - - x | kembalikan tandatangani
ppid_portal.kuesioner | - - x - - - - - - - - - x | salin
ppid_portal.pertanyaan | x x x - - - - - - - - - x | jawab tautan berkas kertas hapus
pemangku.kegiatan | x x - - - - - - - - - - x x | mulai batal_mulai akhiri undang
pemangku.kegiatan | x x - - - - - - - - - - x x | pindaian notulen simpan_berita_acara batalkan
pemangku.kegiatan | x x - - - - - - - - - - x x | terkirim survei_kertas komitmen foto
pemangku.kegiatan | x x - - - - - - - - - - x x | tindak_lanjut tutup
pemangku.kegiatan | - - - - - - - - - - - - x | buka_lagi
pemangku.janji | x x - - - - - - - - - - x x | laporkan batalkan tautkan
pemangku.janji | x x - - - - - - - - - - x | selesaikan
pemangku.janji | - - - - - - - - - - - - x | ubah hentikan
pemangku.laporanterusan | x x - - - - - - - - - - x x | tolak
pemangku.fotokegiatan | x x - - - - - - - - - - x x | hapus
pemangku.pendaftaranmandiri | x x - - - - - - - - - - x | cocokkan buat_baru hadir_saja
pemangku.pendaftaranmandiri | x x - - - - - - - - - - x | tolak
pemangku.putaran | - - - - - - - - - - - - x | mulai tambah akhiri
pemangku.sasaranputaran | - - - - - - - - - - - - x | ubah tunda lanjutkan tidak_ada
pemangku.sasaranputaran | - - - - - - - - - - - - x | cabut_tidak_ada
pemangku.siaran | x x - - - - - - - - - - x x | susun mulai batalkan
pemangku.siaran | - - x - - - - - - - - x x | setujui kembalikan
pemangku.eksporpribadi | - - x - - - x - - - - x x | setujui tolak
pemangku.orang | - - - - - - x | hapus pertahankan
pemangku.larangan | - - - - - - x | cabut
pemangku.calonduplikat | x x - - - - - - - - - - x | bukan cabut
pemangku.pemangku | - - - - - - - - - - - - x | sahkan tolak pisah
pemangku.pemangku | x x - - - - - - - - - - x x | nilai
pemangku.pemangku | x x - - - - - - - - - - x | gabung_orang
pemangku.pemangku | x x - - - - - - - - - - x | catat_hubungan nonaktifkan aktifkan
pemangku.pemangku | x x - - - - - - - - - - x | tambah_orang ganti_pejabat
pemangku.pemangku | x x - - - - - - - - - - x | akhiri_jabatan tambah_kanal hapus_kanal
pemangku.pemangku | x x - - - - - - - - - - x | beri_persetujuan
pemangku.pemangku | x x - - - - - - - - - - x | tarik_persetujuan penyebaran
pemangku.penilaian | - - x - - - - - - - - x x | sahkan
pemangku.ketetapan | - - - - - - - - - - - - x | tetapkan unggah
pemangku.imporberkas | - - - - - - - - - - - - x | cocokkan terapkan buang batalkan
"""
TINDAKAN: dict[str, dict[str, str]] = {}
for _baris in _TINDAKAN.splitlines():
    if _baris and not _baris.startswith("#"):
        _label, _tabel, _nama = _baris.split(" | ")
        TINDAKAN.setdefault(_label, {}).update(dict.fromkeys(_nama.split(), _tabel))
# The sign-in pages: status for a visitor, for an officer, whose session is too old for
# what touches the second factor and is asked for the password first.
MASUK = {
    "account_login": (200, 302),
    "account_logout": (302, 200),
    "account_inactive": (200, 200),
    "account_signup": (200, 302),
    "account_reauthenticate": (302, 200),
    "account_change_password": (302, 200),
    "account_set_password": (302, 302),
    "account_reset_password": (200, 200),
    "account_reset_password_done": (200, 200),
    "account_reset_password_from_key_done": (200, 200),
    "mfa_index": (302, 200),
    "mfa_authenticate": (302, 302),
    "mfa_reauthenticate": (302, 302),
    "mfa_activate_totp": (302, 302),
    "mfa_deactivate_totp": (302, 404),
    "mfa_view_recovery_codes": (302, 404),
    "mfa_generate_recovery_codes": (302, 302),
    "mfa_download_recovery_codes": (302, 404),
    "mfa_list_webauthn": (302, 200),
    "mfa_add_webauthn": (302, 302),
    "mfa_login_webauthn": (302, 302),
    "mfa_reauthenticate_webauthn": (302, 302),
}


def huruf(tabel, peran):
    kolom = dict(zip(PERAN, tabel.split(), strict=False))
    return kolom.get(peran, "-").replace("-", "")


Catatan = dict[str, tuple[models.Model, models.Model | None]]


def buat_catatan(dunia):
    lain = UnitFactory(slug="dinas-lain")
    bersama = {"kuesioner": KuesionerFactory(), "putaran": PutaranFactory()}
    sendiri, jauh = (
        _milik_unit(unit, lain, **bersama) for unit in (dunia.kecamatan, lain)
    )
    sendiri |= {
        "informasi.dokumeninformasi": dunia.dokumen,
        "informasi.sertamerta": dunia.notis,
    }
    return _milik_kota() | {
        label: (satu, jauh[label]) for label, satu in sendiri.items()
    }


def _milik_unit(unit, lain, *, kuesioner, putaran):
    uji = UjiKonsekuensiFactory(dokumen__unit=unit)
    perkara = KeberatanFactory(permohonan__unit=unit)
    aduan = PengaduanFactory(unit=unit, pelapor=PelaporFactory())
    kunjungan = KegiatanFactory(tuan_rumah=unit, penyelenggara=unit)
    janji = KomitmenFactory(kegiatan=kunjungan, pemangku__pengelola=lain)
    pemangku = PemangkuFactory(pengelola=unit)
    kembar = sorted((pemangku, PemangkuFactory(pengelola=unit)), key=lambda p: p.pk)
    tugas = PenugasanFactory(unit=unit)
    return {
        "informasi.dokumeninformasi": DokumenFactory(unit=unit),
        "informasi.keberatan": perkara,
        "informasi.permohonan": perkara.permohonan,
        "informasi.sengketa": SengketaFactory(keberatan=perkara),
        "informasi.sertamerta": SertaMertaFactory(unit=unit),
        "informasi.temuan": TemuanFactory(dokumen__unit=unit),
        "informasi.ujikonsekuensi": uji,
        "organisasi.aksesdatapribadi": AksesFactory(unit=unit),
        "organisasi.jejak": _jejak(uji.dokumen),
        "organisasi.penugasan": tugas,
        "organisasi.permintaanketerangan": KeteranganFactory(kasus=perkara.permohonan),
        "organisasi.petugas": tugas.petugas,
        "organisasi.tugashubungi": TugasHubungiFactory(unit=unit),
        "organisasi.unit": unit,
        "pemangku.calonduplikat": CalonDuplikatFactory(a=kembar[0], b=kembar[1]),
        "pemangku.fotokegiatan": FotoKegiatanFactory(kegiatan=kunjungan),
        "pemangku.janji": janji,
        "pemangku.kegiatan": kunjungan,
        "pemangku.laporanterusan": LaporanTerusanFactory(komitmen=janji),
        "pemangku.pemangku": pemangku,
        "pemangku.pendaftaranmandiri": PendaftaranMandiriFactory(kegiatan=kunjungan),
        "pemangku.penilaian": PenilaianFactory(pemangku=pemangku),
        "pemangku.sasaranputaran": SasaranPutaranFactory(unit=unit, putaran=putaran),
        "pemangku.siaran": SiaranFactory(unit=unit),
        "pengaduan.insiden": InsidenFactory(pengaduan=aduan),
        "pengaduan.penerusan": PenerusanFactory(pengaduan=aduan),
        "pengaduan.pengaduan": aduan,
        "ppid_portal.pertanyaan": PertanyaanFactory(
            kuesioner=kuesioner, penanggung_jawab=unit
        ),
    }


def _jejak(objek):
    return Jejak.objects.catat(objek, "susun", saat=Saat(None, timezone.now()))


def _milik_kota():
    """Records that belong to no unit: the first of each."""
    Pengaturan().save()
    for pabrik in (
        InsidenDataFactory,
        NotifikasiFactory,
        PencarianNihilFactory,
        PermintaanSubjekFactory,
        TeksBalasanFactory,
        HitunganDaruratFactory,
        KunciOpen311Factory,
        SirkuitFactory,
        LaranganFactory,
        TeksPersetujuanFactory,
        StandarBiayaFactory,
        ImporBerkasFactory,
        EksporPribadiFactory,
        OrangFactory,
        KetetapanFactory,
        IsuFactory,
        TopikFactory,
        KirimanFactory,
        TargetIndikatorFactory,
        AngkaResmiFactory,
        RekapPanggilanFactory,
    ):
        pabrik()
    hasil: Catatan = {"ppid_portal.laporantahunan": (LaporanTahunanFactory(), None)}
    for label in HURUF:
        satu = apps.get_model(label)._default_manager.first()
        if satu is not None:
            hasil.setdefault(label, (satu, None))
    return hasil
