"""Addresses that belong to no list: for machines, for visitors, the admin's own pages."""

from uuid import UUID

MASUK_BERKUNCI = {
    "account_reset_password_from_key": ({"uidb36": "1", "key": "x-y"}, 200, 200),
    "mfa_edit_webauthn": ({"pk": 1}, 302, 302),
    "mfa_remove_webauthn": ({"pk": 1}, 302, 302),
}
# GeoReport v2: open to read; a service, a number and a token that are not there.
OPEN311 = {
    "pengaduan:open311-penemuan": ({}, 200),
    "pengaduan:open311-layanan": ({}, 200),
    "pengaduan:open311-definisi": ({"kode": "tidak-ada"}, 404),
    "pengaduan:open311-permintaan": ({}, 200),
    "pengaduan:open311-satu": ({"nomor": "tidak-ada"}, 404),
    "pengaduan:open311-tanda": ({"tanda": "tidak-ada"}, 404),
}
# For machines and those who watch them; open to all, or to this machine only.
LAIN = {
    "ikon": 301,
    "sehat": 200,
    "metrik": 200,
    "data-katalog": 303,
    # Reckoned daily, not by the version of the public side.
    "pemangku:kunjungan-ics": 200,
    "api-kunjungan": 200,
    "pemangku:kunjungan-atom": 200,
    "pemangku:lapangan-pekerja": 200,
    # A phone whose session is over keeps its queue.
    "pemangku:lapangan-sinkron": 401,
    # Only sent to.
    "pemangku:lapangan-foto": 405,
}
# The admin's own pages besides the lists: status for an officer of any role.
PANEL = {
    "login": 302,
    "logout": 302,
    "password_change": 302,
    "password_change_done": 200,
    "jsi18n": 200,
}
# No visit or objection has this key.
NOL = UUID(int=0)
STATUS = {"2": 200, "3": 403, "4": 404, "5": 405, "r": 302}
# Single pages: what each role gets in the order of PERAN, the page, its arguments. A role
# beyond the last column gets nowhere.
_SENDIRI = """
# Whoever reads figures: pages and files.
32223232333223 indikator-daftar
32223232333223 indikator-satu A2
# What is not there; who may not read does not learn it.
34443434333443 indikator-potret 9
32223232333223 indikator-xlsx
32223232333223 indikator-csv
44444444444444 admin:ppid_portal_angkaresmi_bukti {angka_resmi}
44224244444224 admin:ppid_portal_laporantahunan_berkas {laporan_tahunan} xlsx
3222323        admin:informasi_sengketa_register
223233322      admin:pengaduan_pengaduan_register
# The officer of the table leads a kecamatan; who leads the city is in test_suara_warga.
33223232333333 suara-warga
22223232333223 laporan-rujukan
22224244444224 admin:ppid_portal_pertanyaan_pdf {pertanyaan}
44444444444444 admin:ppid_portal_pertanyaan_berkas {pertanyaan} 0
# Only sent to.
55555555555555 admin:isian_simpan
55555555555555 admin:tampilan
55555555555555 admin:isian_buang tidak-ada
22222222222222 admin:panduan mulai
rrrrrrrrrrrrrr admin:berikutnya
2222r2222rrr22 admin:index
22224244444444 admin:bagian permohonan
22424442222444 admin:bagian aduan
22224444444444 admin:bagian informasi
22224424444222 admin:bagian pemangku
22222222222222 admin:cari
32233332233333 admin:cari_nama
22224222442224 admin:bagian laporan
42222222444424 admin:bagian pengaturan
rrrrrrrrrrrrrr admin:app_list informasi
224444424      admin:pengaduan_pengaduan_tanda_terima {pengaduan}
324344424      admin:pengaduan_pengaduan_buka {pengaduan}
444444444      admin:pengaduan_pengaduan_berkas {pengaduan} 0
444444444      admin:pengaduan_pengaduan_berkas_kecil {pengaduan} 0
444444444      admin:organisasi_permintaanketerangan_berkas {keterangan} 0
22223323333222 admin:pemangku_pemangku_petugas_unit
22223333333222 admin:pemangku_pemangku_matriks
# A unit that is not there.
22224424444222 admin:pemangku_ketetapan_lampiran {ketetapan} xlsx
44444444444444 admin:pemangku_ketetapan_ttd {ketetapan}
# Who prints what all services know of a unit.
22233333333222 bahan-daftar
# Who reads the case reads what stands beside it.
# Who leads, or watches the whole city.
33223233333223 pimpinan
33332333333333 teknis
33223233333223 pimpinan-satu-halaman
33223233333223 pimpinan-kunjungan
# A unit that is not there.
44433333333444 bahan-rakor tidak-ada
# Only sent to.
22334434444323 admin:pemangku_pemangku_data {pemangku}
22334434444323 admin:pemangku_pemangku_tautan_data {pemangku}
22334424444323 admin:pemangku_pemangku_kontak {pemangku}
22334434444323 admin:pemangku_pemangku_gabung {pemangku} {pemangku}
22334434444323 admin:pemangku_pemangku_gabung_pilih {pemangku}
44334434444343 admin:pemangku_pemangku_bukti {pemangku} 0
44334434444343 admin:pemangku_pemangku_sk {pemangku}
22434442422    admin:pengaduan_insiden_buka {insiden_112}
223333322223   admin:pengaduan_insiden_konsol
333233323322   admin:pengaduan_hitungandarurat_angka
3333333        admin:autocomplete
rrrr444        admin:view_on_site {jenis} {pk}
# Only looked at: choices are sent by POST.
55555555555555 admin:pemangku_imporberkas_pilih {impor}
44444444444424 admin:pemangku_imporberkas_bermasalah {impor}
22333333333323 admin:pemangku_imporberkas_templat
2223333        admin:informasi_dokumeninformasi_impor
2223333        admin:informasi_dokumeninformasi_templat
rrr3333        admin:informasi_dokumeninformasi_impor_lanjut tidak-ada
3323233333333  admin:organisasi_harilibur_tempel
3223233        admin:organisasi_unit_kontak
4422442        admin:organisasi_insidendata_surat {insiden} subjek
2223434        admin:informasi_permohonan_jawaban {permohonan}
2224444        admin:informasi_permohonan_tanda_terima {permohonan}
3223434        admin:informasi_permohonan_buka {permohonan}
4443444        admin:informasi_permohonan_surat {permohonan} 0
4443444        admin:informasi_permohonan_surat_cetak {permohonan} 0
4444444        admin:informasi_permohonan_surat_perbaiki {permohonan} 0
4444444        admin:informasi_permohonan_berkas {permohonan} 0
4444444        admin:informasi_permohonan_terbitan {permohonan} 0
2222333        admin:informasi_permohonan_register
2222323        admin:informasi_keberatan_register
2223333        admin:informasi_keberatan_catat
3223424        admin:informasi_keberatan_dosir {keberatan}
3223434        admin:informasi_keberatan_buka {keberatan}
4443444        admin:informasi_keberatan_surat {keberatan} 0
4443444        admin:informasi_keberatan_surat_cetak {keberatan} 0
# Who may take people down at a visit; and a visit that is not there.
44333333333344 pemangku:kegiatan-layar {nol}
44444444444444 admin:pemangku_laporanterusan_bukti {laporan_terusan}
22224424444222 admin:pemangku_fotokegiatan_gambar {foto_kegiatan} kecil
44333333333344 pemangku:survei-layar {nol} awal
44333333333344 titipan-kegiatan {nol}
44333333333344 titipan-satu {nol} {nol}
22333333333322 pemangku:lapangan-daftar
22333333333322 pemangku:lapangan-keluar
22333333333322 pemangku:lapangan-pulihkan
44333333333344 pemangku:lapangan {nol}
44333333333344 pemangku:lapangan-batal {nol} {nol}
44333333333344 pemangku:lapangan-foto-kunjungan {nol}
22334434444322 admin:pemangku_kegiatan_rencana {kegiatan}
rr3333333333rr admin:pemangku_kegiatan_berikutnya
22224424444222 admin:pemangku_kegiatan_hadirin {kegiatan}
22224424444222 admin:pemangku_kegiatan_hasil {kegiatan}
# Nobody of that name; and field staff must be staff of the visit (PK-21).
44334434444343 admin:pemangku_kegiatan_peserta {kegiatan} {nol} sahkan
44444444444444 admin:pemangku_kegiatan_berkas {kegiatan} pindaian
22333333333324 admin:pemangku_pendaftaranmandiri_putuskan {kegiatan}
22334434444323 admin:pemangku_kegiatan_cetak_berkas {kegiatan} hadir xlsx
22334434444322 admin:pemangku_siaran_antrean {siaran}
22334434444322 admin:pemangku_siaran_isi {siaran}
44334434444344 admin:pemangku_siaran_buka {siaran} {nol}
22224424444222 admin:pemangku_siaran_penerima {siaran} layak
44444444444444 admin:pemangku_janji_bukti {komitmen}
# No proof there; who may not lift learns not even that.
44434444444434 admin:pemangku_larangan_bukti {larangan}
# Taken by POST only: each time is written down.
55555555555555 admin:pemangku_eksporpribadi_unduh {nol}
3333332        pdp-orang
3322332333332  pdp-ropa
3322332        pdp
3323332        pdp-catat
3323332        pdp-permintaan {permintaan}
"""
SENDIRI = {
    nama: (args, [STATUS[satu] for satu in kode])
    for baris in _SENDIRI.splitlines()
    if baris and not baris.startswith("#")
    for kode, nama, *args in [baris.split()]
}
# Of a public record, but with a form: the same for every role.
TANPA_NAMA = {"None", "admin:None"}  # old addresses that lead on
HALAMAN_MODEL = {"changelist", "add", "change", "history", "delete", "ekspor"}


# Addresses of citizens that no role opens: their key is the secret in them

# Private pages of citizens: their address is the key. Whoever brings a wrong secret gets
# 404 with words, whatever his role: an officer reads a case in the admin, by his unit.
# Of each line what stands in the address besides it.
_RAHASIA = """
| informasi:permohonan-lanjut informasi:permohonan-bukti
| informasi:permohonan-periksa informasi:permohonan-simpan informasi:permohonan-terkirim
| informasi:permohonan-rinci informasi:permohonan-lengkapi informasi:permohonan-pesan
| informasi:permohonan-cabut informasi:permohonan-nilai informasi:permohonan-keberatan
| informasi:permohonan-kalender pengaduan:pengaduan-kalender
| informasi:permohonan-keberatan-periksa informasi:permohonan-sengketa
| informasi:permohonan-sengketa-berkas informasi:permohonan-data
| informasi:permohonan-data-kontak informasi:permohonan-data-minta
| informasi:permohonan-data-unduh informasi:surat-verifikasi
| pengaduan:pengaduan-lanjut pengaduan:pengaduan-serupa pengaduan:pengaduan-foto
| pengaduan:pengaduan-periksa pengaduan:pengaduan-simpan pengaduan:pengaduan-terkirim
| pengaduan:pengaduan-rinci pengaduan:pengaduan-kabar pengaduan:pengaduan-tanggapan
| pengaduan:pengaduan-nilai pengaduan:pengaduan-data pengaduan:pengaduan-data-kontak
| pengaduan:pengaduan-data-minta darurat-laporan keterangan titipan-orang
| pemangku:saya pemangku:berhenti pemangku:janji
langkah=apa | informasi:permohonan-draf pengaduan:pengaduan-draf
nomor=ip-00001 | informasi:permohonan-saran-buka
pk=1 | informasi:permohonan-berkas informasi:permohonan-surat
pk=1 | informasi:permohonan-keberatan-rinci informasi:permohonan-keberatan-terima
pk=1 | informasi:permohonan-surat-cetak pengaduan:pengaduan-draf-foto
pk=1 | pengaduan:pengaduan-berkas pengaduan:pengaduan-berkas-kecil
kode={nol} | informasi:keberatan-berkala-rinci
kode={nol} pk=1 | informasi:keberatan-berkala-surat
tahap=awal | pemangku:survei
"""
RAHASIA = {
    nama: dict(satu.split("=") for satu in lain.split())
    for baris in _RAHASIA.format(nol=NOL).strip().splitlines()
    for lain, semua in [baris.split("|")]
    for nama in semua.split()
}
# Forms without a secret yet.
BORANG = {
    "informasi:keberatan-berkala": 200,
    "informasi:keberatan-berkala-periksa": 302,
    "informasi:permohonan-mulai": 200,
    "pengaduan:pengaduan-mulai": 200,
    "lacak": 200,
    "darurat-lapor": 200,
    "informasi:surat-verifikasi-cari": 200,
    # Of nothing that is followed: the address says what.
    "ikuti": 404,
    "pemangku:mitra-ajukan": 200,
}
# Links of a mail: the signed token in the address is the key.
BERTOKEN = (
    "pengaduan:pengaduan-pastikan",
    "ikuti-pasti",
    "ikuti-saya",
    "pemangku:pintu",
    "surel-pastikan",
    "undangan",
)
