"""The rules of nature, electricity, animals, and calls for help."""

from __future__ import annotations

from pengaduan.darurat.pola import Jenis, baca

ALAM = baca(
    Jenis.ALAM,
    """
banjir | ISYARAT | banjir | Banjir.
banjir-besar | PERISTIWA | banjir_besar | Banjir besar atau tanggul jebol.
banjir-naik | PERISTIWA | air naik ~5 | Air naik.
banjir-tinggi | LANGSUNG | air setinggi ~5 | Air setinggi badan.
banjir-setinggi | PERISTIWA | tinggi_badan air_luas ~9 | Air setinggi badan.
banjir-rumah | PERISTIWA | banjir masuk_rumah ~5 | Banjir masuk rumah.
banjir-air-rumah | PERISTIWA | air masuk_rumah ~4 | Air masuk rumah.
banjir-rentan | PERISTIWA | banjir rentan ~8 | Ada orang rentan di tempat banjir.
terjebak-air | LANGSUNG | terjebak air ~14 | Ada orang terjebak air.
terjebak-orang | PERISTIWA | terjebak orang ~8 | Ada orang terjebak.
terjebak-bayi | LANGSUNG | terjebak rentan ~10 | Ada orang rentan terjebak.
terjebak-lift | LANGSUNG | lift dalam_lift ~8 | Ada orang terjebak di lift.
lift-macet | ISYARAT | lift macet_lift ~8 | Lift macet.
lift-macet-kini | PERISTIWA | lift macet_lift kini ~10 | Lift mendadak macet.
longsor | PERISTIWA | longsor | Tanah longsor.
longsor-orang | LANGSUNG | longsor tertimbun ~10 | Longsor menimbun.
retak | ISYARAT | retak bangun_besar ~4 | Bangunan atau tanah retak.
gempa | PERISTIWA | gempa | Gempa.
gempa-roboh | LANGSUNG | gempa roboh ~10 | Gempa merobohkan bangunan.
roboh | PERISTIWA | roboh bangun_besar ~4 | Bangunan roboh.
roboh-orang | PERISTIWA | roboh orang_kena ~8 | Bangunan roboh menimpa orang.
mau-roboh | ISYARAT | mau_roboh rawan_roboh ~5 | Bangunan hampir roboh.
mau-roboh-orang | LANGSUNG | mau_roboh orang_diatas ~10 | Bangunan hampir roboh dengan orang di dalamnya.
puting | PERISTIWA | putingbeliung | Puting beliung.
angin-rusak | PERISTIWA | angin terbang ~6 | Angin merusak.
petir | LANGSUNG | petir | Ada yang tersambar petir.
pohon-timpa | PERISTIWA | pohon menimpa tumbang ~8 | Pohon menimpa sesuatu.
pohon-timpa-2 | PERISTIWA | pohon menimpa sasaran_timpa ~6 | Pohon menimpa sesuatu.
pohon-orang | LANGSUNG | pohon tumbang kena_orang ~8 | Pohon menimpa orang.
pohon-jalan | PERISTIWA | tumbang tutup_jalan ~8 | Jalan tertutup pohon tumbang.
pohon | ISYARAT | pohon tumbang ~4 | Pohon tumbang.
jalan-ambles | PERISTIWA | ambles terperosok ~10 | Jalan ambles dengan korban.
hilang | PERISTIWA | hilang rentan ~12 | Ada orang hilang.
hilang-cari | LANGSUNG | hilang rentan cari ~12 | Ada orang hilang dan sedang dicari.
hilang-temu | LANGSUNG | hilang tak_temu rentan ~12 | Ada orang hilang dan sedang dicari.
terendam-rumah | PERISTIWA | terendam rumahku ~4 | Rumah terendam.
terendam-atap | LANGSUNG | naik_atap banjir ~12 | Ada orang mengungsi ke atap.
meluap-air | PERISTIWA | sungai_meluap | Sungai meluap.
tanggul | PERISTIWA | tanggul tanggul_rusak ~5 | Tanggul rusak.
tanah-rumah | PERISTIWA | tanah dapur_jurang rumahku ~10 | Tanah membawa rumah.
meluap-bawa | PERISTIWA | air_meluap terjang_rumah ~9 | Air menerjang.
terjang | PERISTIWA | banjir terjang ~6 | Banjir menerjang.
retak-bunyi | PERISTIWA | bangun_besar retak_bunyi tanah ~9 | Bangunan bergerak karena tanah.
pohon-kabel | PERISTIWA | pohon kabel_listrik pohon_listrik ~7 | Pohon pada kabel listrik.
gunung | PERISTIWA | meletus | Gunung meletus.
bayi-dibuang | LANGSUNG | bayi dibuang ~5 | Ada bayi dibuang.
""",
)
LISTRIK = baca(
    Jenis.LISTRIK,
    """
kabel-putus | PERISTIWA | kabel_listrik putus_jatuh ~4 | Kabel atau tiang listrik jatuh.
kabel-bahaya | LANGSUNG | kabel_listrik listrik_bahaya ~6 | Kabel memercik atau beraliran.
kabel-timpa | PERISTIWA | menimpa kabel_listrik ~3 | Sesuatu menimpa kabel listrik.
trafo | LANGSUNG | trafo trafo_bahaya ~5 | Gardu listrik meledak atau terbakar.
""",
)
HEWAN = baca(
    Jenis.HEWAN,
    """
hewan-masuk | PERISTIWA | hewan_bahaya masuk_hewan ~6 | Hewan berbahaya di dekat orang.
hewan-sengat | PERISTIWA | hewan_bahaya sengat ~6 | Hewan menyerang.
hewan-tawon | PERISTIWA | penyengat sengat ~5 | Tawon atau lebah menyerang.
hewan-ular-gigit | LANGSUNG | ular gigit ~8 | Gigitan ular.
hewan-gigit | PERISTIWA | gigit hewan_gigit ~6 | Gigitan hewan.
hewan-kobra | PERISTIWA | kobra | Ular berbisa.
hewan-ular | ISYARAT | ular | Ular.
hewan-cedera | PERISTIWA | hewan_luas hewan_cedera orang ~6 | Hewan melukai orang.
hewan-serang | PERISTIWA | hewan_luas serang_hewan ~4 | Hewan menyerang.
hewan-sengat-2 | PERISTIWA | disengat orang ~8 | Ada orang disengat.
""",
)
UMUM = baca(
    Jenis.UMUM,
    """
tolong-siapapun | PERISTIWA | tolong_siapa | Seseorang berteriak minta tolong.
minta-kuat | ISYARAT | minta_kuat | Pertolongan diminta.
minta-ambulans | ISYARAT | ambulans_butuh | Ambulans diminta.
minta-genting | ISYARAT | cepat orang tolong ~6 | Pertolongan cepat diminta untuk orang.
minta-evakuasi | PERISTIWA | minta_evakuasi orang ~8 | Evakuasi orang diminta.
""",
)
ALAM_DAN_LAIN = (*ALAM, *LISTRIK, *HEWAN, *UMUM)
