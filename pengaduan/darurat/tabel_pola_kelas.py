"""Rules by situation, added to those that name the danger or describe it in few words."""

from __future__ import annotations

from pengaduan.darurat.pola import Jenis, baca

KELAS = (
    *baca(
        Jenis.API,
        """
api-siram | PERISTIWA | padamkan_sendiri bangunan ~14 | Warga memadamkan sendiri.
api-siram-api | PERISTIWA | padamkan_sendiri api ~12 | Api tidak dapat dipadamkan.
api-siram-gas | PERISTIWA | padamkan_sendiri sumber_api ~6 | Api tidak dapat dimatikan.
trafo-percik | LANGSUNG | trafo percik ~10 | Gardu listrik memercikkan api.
api-ludes | PERISTIWA | ludes bangunan ~6 | Bangunan habis terbakar.
api-berkobar | PERISTIWA | berkobar | Api berkobar.
api-sumber | PERISTIWA | sumber_api kena_saja mudah_bakar ~7 | Api mengenai benda yang mudah terbakar.
api-sumber-jatuh | PERISTIWA | sumber_api jatuh mudah_bakar ~7 | Api jatuh ke benda yang mudah terbakar.
gas-gejala | PERISTIWA | gas gejala ~9 | Orang sakit karena gas.
""",
    ),
    *baca(
        Jenis.LAKA,
        """
laka-anggota | PERISTIWA | kendaraan tubuh tubuh_hilang ~10 | Ada anggota tubuh yang putus.
laka-dari-tinggi | PERISTIWA | jatuh dari_tinggi ~3 | Ada yang jatuh dari ketinggian.
laka-diam | PERISTIWA | benturan diam_saja orang ~9 | Orang tidak bergerak setelah jatuh atau terbentur.
laka-sumur | LANGSUNG | ruang_sempit tak_keluar ~8 | Ada orang yang tidak keluar dari tempat sempit.
laka-tinggal | PERISTIWA | tempat_air tanda_tinggal cari_orang ~16 | Orang tidak kembali dari air.
laka-lubang | PERISTIWA | masuk_lubang rentan ~6 | Ada orang di dalam lubang.
laka-kurung | PERISTIWA | terjebak ruang_tutup ~5 | Ada orang terjebak di ruang tertutup.
laka-rel-kereta | PERISTIWA | rel kereta_datang ~10 | Kereta mendekati sesuatu di rel.
laka-rel-halang | PERISTIWA | rel halang_rel ~5 | Rel terhalang.
laka-rel-sangkut | PERISTIWA | rel sangkut_rel ~6 | Ada yang tersangkut di rel.
""",
    ),
    *baca(
        Jenis.MEDIS,
        """
medis-sisi | PERISTIWA | mati_sisi sebelah_badan tubuh ~6 | Anggota tubuh sebelah tidak bisa digerakkan.
medis-muka | PERISTIWA | muka_bagian muka_turun orang ~6 | Tanda strok.
medis-sesak-kini | ISYARAT | sesak | Sesak.
medis-dosis | PERISTIWA | minum_telan dosis ~6 | Obat diminum berlebihan.
medis-bayi | PERISTIWA | baru_lahir gejala_bayi ~6 | Bayi dalam bahaya.
medis-lahir-hambatan | PERISTIWA | mau_lahir hambatan_lahir ~12 | Persalinan tanpa penolong.
""",
    ),
    *baca(
        Jenis.JAHAT,
        """
jahat-ribut-alat | PERISTIWA | kelahi dekat_alat ~6 | Ada perkelahian dengan alat.
jahat-kuras | PERISTIWA | menguras sasaran_curi masih_di_situ ~8 | Ada yang sedang mencuri.
jahat-kaca | PERISTIWA | pecah_kaca masih_di_situ ~8 | Ada yang sedang memecah kaca.
jahat-ikat | PERISTIWA | diikat orang ~6 | Ada orang diikat.
jahat-gandeng | PERISTIWA | orang_asing gandeng rentan ~12 | Anak dibawa orang tak dikenal.
jahat-jemput | PERISTIWA | jemput_palsu orang ~10 | Seseorang dijemput orang tak dikenal.
""",
    ),
    *baca(
        Jenis.PUTUS_ASA,
        """
putus-asa-rel | PERISTIWA | rel pamit ~10 | Seseorang berpamitan dan menyebut rel.
putus-asa-niat-lompat | LANGSUNG | niat_lompat | Seseorang hendak melompat.
""",
    ),
    *baca(
        Jenis.ALAM,
        """
air-lemah | LANGSUNG | air_rumah orang_lemah tak_berdaya setinggi ~12 | Orang yang tidak berdaya terkepung air.
air-lemah-naik | PERISTIWA | air_rumah orang_lemah tak_berdaya hujan_terus ~12 | Orang yang tidak berdaya terkepung air.
tanah-orang | LANGSUNG | ambles di_bawahnya orang ~8 | Ada orang di tanah yang ambles.
tanah-lenyap | PERISTIWA | gemuruh lenyap bangunan ~12 | Bangunan hilang tertimbun.
roboh-bawah | LANGSUNG | roboh masih_bawah orang ~9 | Ada orang di bawah reruntuhan.
hilang-sejak | PERISTIWA | kehilangan rentan ~9 | Ada orang hilang.
""",
    ),
    *baca(
        Jenis.LISTRIK,
        """
kabel-air | PERISTIWA | kabel_listrik putus_jatuh genangan_air ~8 | Kabel listrik di dalam air.
""",
    ),
    *baca(
        Jenis.HEWAN,
        """
hewan-tanduk | PERISTIWA | hewan_luka seruduk orang ~6 | Hewan menyeruduk orang.
""",
    ),
)
