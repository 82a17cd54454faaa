"""Who may do what in the admin, in letters, and the records the test walks over."""

from __future__ import annotations

from django.apps import apps
from django.db import models
from django.utils import timezone

from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, Pengaturan
from tests.akses_pemangku import (
    HURUF_PEMANGKU,
    TINDAKAN_PEMANGKU,
    catatan_lanjutan,
    catatan_pemangku,
)
from tests.factories.informasi import (
    DokumenFactory,
    KeberatanFactory,
    PencarianNihilFactory,
    SengketaFactory,
    SertaMertaFactory,
    SinonimFactory,
    StandarBiayaFactory,
    TemuanFactory,
    UjiKonsekuensiFactory,
)
from tests.factories.kunjungan import (
    KetetapanFactory,
    KonteksPenilaianFactory,
)
from tests.factories.organisasi import (
    AksesFactory,
    InsidenDataFactory,
    NotifikasiFactory,
    PenugasanFactory,
    PermintaanSubjekFactory,
    TugasHubungiFactory,
    UnitFactory,
    WilayahAliasFactory,
)
from tests.factories.pemangku import (
    CalonDuplikatFactory,
    EksporPribadiFactory,
    ImporBerkasFactory,
    KegiatanFactory,
    LaranganFactory,
    MasaHeningFactory,
    PemangkuFactory,
    SasaranPutaranFactory,
    SiaranFactory,
    TagFactory,
    TeksPersetujuanFactory,
    UsulHapusFactory,
)
from tests.factories.pengaduan import (
    HitunganDaruratFactory,
    InsidenFactory,
    InstansiLaporFactory,
    KirimanFactory,
    KunciOpen311Factory,
    PelaporFactory,
    PenerusanFactory,
    PengaduanFactory,
    SirkuitFactory,
    TeksBalasanFactory,
    TopikFactory,
)

LAYANAN, PEMBANTU, UTAMA = Peran.PETUGAS_LAYANAN, Peran.PPID_PEMBANTU, Peran.PPID_UTAMA
ATASAN, AUDITOR, TEKNIS = Peran.ATASAN_PPID, Peran.AUDITOR, Peran.ADMIN_TEKNIS
PDP, SP4N, INSPEKTORAT = Peran.PDP, Peran.ADMIN_SP4N, Peran.INSPEKTORAT
PENGELOLA, LAPANGAN = Peran.PENGELOLA_PEMANGKU, Peran.PETUGAS_LAPANGAN
MEJA_112 = (Peran.OPERATOR_112, Peran.PENYELIA_112)
PERAN = (
    *(LAYANAN, PEMBANTU, UTAMA, AUDITOR, TEKNIS, ATASAN, PDP),
    *(SP4N, INSPEKTORAT, *MEJA_112, Peran.PIMPINAN, PENGELOLA, LAPANGAN),
)
SEUNIT = frozenset({LAYANAN, PEMBANTU})
# Roles of the whole city that see their own desk or unit only.
SEUNIT_PADA = {
    "organisasi.tugashubungi": frozenset({SP4N, INSPEKTORAT}),
    "pemangku.siaran": frozenset({Peran.PIMPINAN}),
}
# Roles that see every record and act on those of their own unit only.
BERTINDAK_SEUNIT = {"pemangku.penilaian": frozenset({Peran.PIMPINAN})}
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
# Field staff see what was written at the doors of their own visits.
TAK_TERLIHAT["pemangku.pendaftaranmandiri"] = frozenset({Peran.PETUGAS_LAPANGAN})
# Letters: v(iew) a(dd) c(hange) d(elete); produk.md 5. Columns as in PERAN, "-" nothing;
# a role beyond the last column of a line has nothing there.
HURUF = {
    # layanan pembantu utama auditor teknis atasan pdp sp4n inspektorat operator penyelia
    # pimpinan pengelola lapangan
    "informasi.dokumeninformasi": "vac vac vac v - -",
    "informasi.hurufpasal17": "v v vc - - -",
    "informasi.keberatan": "v v v v - v",
    "informasi.kelompokinformasi": "v v vac - - -",
    "informasi.pencariannihil": "- - vc - - -",
    "informasi.permohonan": "va va va v - v",
    "informasi.sengketa": "- v vc v - vc",
    "informasi.sertamerta": "vac vac vac v - -",
    "informasi.sinonim": "- - vacd - - -",
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
    "organisasi.permintaansubjek": "- - v v - - v - - - - - v",
    "organisasi.petugas": "- - v - vac -",
    "organisasi.tugashubungi": "v v v v - - - v v",
    "organisasi.unit": "v vc vac v vac -",
    "organisasi.wilayah": "- - v - vc -",
    "organisasi.wilayahalias": "- - va - vac -",
    "pengaduan.hitungandarurat": "- - - v - - - v - - v v",
    "pengaduan.insiden": "v v - v - - - v v v v",
    "pengaduan.instansilapor": "- - - - - - - v",
    "pengaduan.kunciopen311": "- - - - vac",
    "pengaduan.kategoripengaduan": "v v - v - - - vac v",
    "pengaduan.kiriman": "- - - v - - - v",
    "pengaduan.penerusan": "v v - v - - - v v",
    "pengaduan.pengaduan": "va va - v - - - va va",
    "pengaduan.sirkuit": "- - - - - - - v",
    "pengaduan.teksbalasan": "v v - v - - - vacd v",
    "pengaduan.topikpengaduan": "v v - v - - - vac v",
}
# Acts on records: who may open their page. Columns as in PERAN, "x" may.
TINDAKAN = {
    "informasi.dokumeninformasi": {
        "periksa": "- x x - - -",
        "terbitkan": "- - x - - -",
        "kembalikan": "- x x - - -",
        "usulkan": "x x x - - -",
        "pulihkan": "- - x - - -",
        "tarik": "- - x - - -",
    },
    "informasi.keberatan": {
        **dict.fromkeys(("telaah", "tanggapi"), "- - - - - x"),
        **dict.fromkeys(("terima_putusan", "catat_sengketa"), "x x x - - -"),
    },
    "informasi.sengketa": dict.fromkeys(
        (
            *("registrasi", "mulai", "mediasikan", "ajudikasikan"),
            *("putus", "laksanakan", "gugat"),
        ),
        "- - x - - x",
    ),
    "informasi.permohonan": {
        **dict.fromkeys(
            (
                *("nyatakan_lengkap", "minta_kelengkapan", "catat_surat_diterima"),
                *("catat_kelengkapan", "tutup_tidak_lengkap", "serahkan", "tanya"),
                *("tulis", "balas", "catatan", "cabut", "tugaskan"),
            ),
            "x x x - - -",
        ),
        **dict.fromkeys(
            ("rujuk", "perpanjang", "kirim_jawaban", "ajukan_jawaban", "selesaikan"),
            "- x x - - -",
        ),
        **dict.fromkeys(
            (
                *("tempatkan", "putuskan_rujukan", "putuskan_jawaban"),
                "kembalikan_jawaban",
            ),
            "- - x - - -",
        ),
        # Nothing is offered to anybody here.
        **dict.fromkeys(
            ("terima_rujukan", "kembalikan_rujukan", "sampaikan_bagian"), "- - - - - -"
        ),
    },
    "informasi.sertamerta": {"umumkan": "- x x - - -", "selesai": "- x x - - -"},
    "informasi.ujikonsekuensi": {"setujui": "- - x - - -"},
    "organisasi.insidendata": dict.fromkeys(
        ("subjek", "lembaga", "masyarakat", "tutup"), "- - x - - - x"
    ),
    "organisasi.penugasan": {"tegaskan": "- - x - x -"},
    "organisasi.tugashubungi": {"selesai": "x x x - - - - x x"},
    "pengaduan.insiden": dict.fromkeys(
        ("akui", "serahkan", "nilai_bukan_darurat", "nyatakan_palsu", "batalkan"),
        "x x - - - - - x - x x",
    ),
    "pengaduan.pengaduan": {
        **dict.fromkeys(
            (
                *("verifikasi", "tunda", "gabungkan", "pisahkan"),
                *("alihkan_informasi", "bukan_wewenang", "arsipkan", "ubah_kelas"),
                *("teruskan", "putuskan_rujukan", "terbitkan", "tarik"),
            ),
            "- - - - - - - x",
        ),
        **dict.fromkeys(
            (
                *("darurat", "lengkapi", "ubah_prioritas", "jawaban"),
                *("tulis", "catatan", "pastikan_telepon"),
            ),
            "x x - - - - - x",
        ),
        **dict.fromkeys(
            (
                *("rujuk", "tindaklanjuti", "usulkan_hasil", "tugaskan"),
                *("minta_tanggapan", "kembalikan_hasil", "tutup"),
            ),
            "- x - - - - - x",
        ),
        # Nothing is offered to anybody here.
        **dict.fromkeys(("terima_rujukan", "kembalikan_rujukan"), "-"),
    },
    "pengaduan.penerusan": dict.fromkeys(
        ("nomor", "status", "periksa", "cara", "tutup"), "- x - - - - - x"
    ),
    "pengaduan.kiriman": dict.fromkeys(
        ("perbaiki", "sudah_ada", "kirim_ulang", "tangan", "batalkan"),
        "- - - - - - - x",
    ),
    "pengaduan.sirkuit": {"hidupkan": "- - - - - - - x"},
}
HURUF |= HURUF_PEMANGKU
TINDAKAN |= TINDAKAN_PEMANGKU
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
    """The letters of one role in a line of a table."""
    kolom = dict(zip(PERAN, tabel.split(), strict=False))
    return kolom.get(peran, "-").replace("-", "")


Catatan = dict[str, tuple[models.Model, models.Model | None]]


def buat_catatan(dunia):
    """Of each list a record of the kecamatan and, where rows have units, of another."""
    lain = UnitFactory(slug="dinas-lain")
    uji, uji_lain = (
        UjiKonsekuensiFactory(dokumen__unit=u) for u in (dunia.kecamatan, lain)
    )
    tugas, tugas_lain = (PenugasanFactory(unit=u) for u in (dunia.kecamatan, lain))
    temuan, temuan_lain = (
        TemuanFactory(dokumen__unit=u) for u in (dunia.kecamatan, lain)
    )
    perkara, perkara_lain = (
        KeberatanFactory(permohonan__unit=u) for u in (dunia.kecamatan, lain)
    )
    sengketa, sengketa_lain = (
        SengketaFactory(keberatan=satu) for satu in (perkara, perkara_lain)
    )
    akses, akses_lain = (AksesFactory(unit=u) for u in (dunia.kecamatan, lain))
    telepon, telepon_lain = (
        TugasHubungiFactory(unit=u) for u in (dunia.kecamatan, lain)
    )
    aduan, aduan_lain = (
        PengaduanFactory(unit=u, pelapor=PelaporFactory())
        for u in (dunia.kecamatan, lain)
    )
    TopikFactory(kategori=aduan.kategori)
    sasaran = SasaranPutaranFactory(unit=dunia.kecamatan)
    sasaran_lain = SasaranPutaranFactory(unit=lain, putaran=sasaran.putaran)
    kunjungan, kunjungan_lain = (
        KegiatanFactory(tuan_rumah=u, penyelenggara=u) for u in (dunia.kecamatan, lain)
    )
    pemangku, pemangku_lain = (
        PemangkuFactory(pengelola=u) for u in (dunia.kecamatan, lain)
    )
    calon, calon_lain = (
        CalonDuplikatFactory(**_sepasang(satu)) for satu in (pemangku, pemangku_lain)
    )
    teruskan, teruskan_lain = (
        PenerusanFactory(pengaduan=satu) for satu in (aduan, aduan_lain)
    )
    return (
        _milik_kota()
        | catatan_lanjutan(kunjungan, kunjungan_lain, lain)
        | catatan_pemangku(pemangku, pemangku_lain)
        | {
            "organisasi.aksesdatapribadi": (akses, akses_lain),
            "pemangku.pemangku": (pemangku, pemangku_lain),
            "pemangku.calonduplikat": (calon, calon_lain),
            "organisasi.tugashubungi": (telepon, telepon_lain),
            "informasi.keberatan": (perkara, perkara_lain),
            "informasi.permohonan": (perkara.permohonan, perkara_lain.permohonan),
            "informasi.sengketa": (sengketa, sengketa_lain),
            "pemangku.kegiatan": (kunjungan, kunjungan_lain),
            "pemangku.siaran": (
                SiaranFactory(unit=dunia.kecamatan),
                SiaranFactory(unit=lain),
            ),
            "pemangku.putaran": (sasaran.putaran, None),
            "pemangku.sasaranputaran": (sasaran, sasaran_lain),
            "pengaduan.pengaduan": (aduan, aduan_lain),
            "pengaduan.penerusan": (teruskan, teruskan_lain),
            "pengaduan.kiriman": (KirimanFactory(penerusan=teruskan), None),
            "pengaduan.insiden": (
                InsidenFactory(pengaduan=aduan),
                InsidenFactory(pengaduan=aduan_lain),
            ),
            "informasi.dokumeninformasi": (dunia.dokumen, DokumenFactory(unit=lain)),
            "informasi.sertamerta": (dunia.notis, SertaMertaFactory(unit=lain)),
            "informasi.temuan": (temuan, temuan_lain),
            "informasi.ujikonsekuensi": (uji, uji_lain),
            "organisasi.jejak": (_jejak(dunia.dokumen), _jejak(uji_lain.dokumen)),
            "organisasi.penugasan": (tugas, tugas_lain),
            "organisasi.petugas": (tugas.petugas, tugas_lain.petugas),
            "organisasi.unit": (dunia.kecamatan, lain),
        }
    )


def _sepasang(satu):
    """The record with another of the same keeper, in the order of the table."""
    lain = PemangkuFactory(pengelola=satu.pengelola)
    return dict(zip("ab", sorted((satu, lain), key=lambda p: p.pk), strict=True))


def _jejak(objek):
    return Jejak.objects.catat(objek, "susun", saat=Saat(None, timezone.now()))


def _milik_kota():
    """Records that belong to no unit: the first of each."""
    Pengaturan().save()
    for pabrik in (
        *(InsidenDataFactory, NotifikasiFactory, PencarianNihilFactory),
        *(PermintaanSubjekFactory, TeksBalasanFactory),
        *(HitunganDaruratFactory, InstansiLaporFactory),
        *(KunciOpen311Factory, SirkuitFactory),
        *(LaranganFactory, TagFactory, TeksPersetujuanFactory),
        *(SinonimFactory, StandarBiayaFactory, WilayahAliasFactory),
        ImporBerkasFactory,
        *(MasaHeningFactory, EksporPribadiFactory, UsulHapusFactory),
        *(KetetapanFactory, KonteksPenilaianFactory),
    ):
        pabrik()
    hasil: Catatan = {}
    for label in HURUF:
        satu = apps.get_model(label)._default_manager.first()
        if satu is not None:
            hasil[label] = (satu, None)
    return hasil
