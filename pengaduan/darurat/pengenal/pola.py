"""The rules of danger: what a rule is, how much it weighs, and all of them, one a line.

A line is: code | strength | groups [~distance] | meaning.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum

# What a rule is


class JenisDarurat(StrEnum):
    """What kind of danger; the category of a report speaks for one of them."""

    API = "api"
    LAKA = "laka"
    MEDIS = "medis"
    JAHAT = "jahat"
    PUTUS_ASA = "putus-asa"
    ALAM = "alam"
    LISTRIK = "listrik"
    HEWAN = "hewan"
    UMUM = "umum"


class Kuat(IntEnum):
    """How far the words alone carry; ``AMBANG`` points interrupt."""

    # A life in danger as it is told: only strong words hold it back.
    LANGSUNG = 6
    # An event that is an emergency unless something says it is not now.
    PERISTIWA = 4
    # A sign that needs another beside it.
    ISYARAT = 2


AMBANG = 4
# Words that a rule may stand apart, unless it says otherwise.
JARAK = 7


@dataclass(frozen=True, slots=True)
class PolaBahaya:
    """Words that together tell of a danger.

    ``perlu`` names groups of ``kelompok``; the first is looked for, the others must
    stand within ``jarak`` words of it. ``arti`` is said to the person.
    """

    kode: str
    jenis: JenisDarurat
    kuat: Kuat
    perlu: tuple[str, ...]
    arti: str
    jarak: int = JARAK


def baca(jenis: JenisDarurat, tabel: str) -> tuple[PolaBahaya, ...]:
    """One rule a line: ``kode | kuat | kelompok kelompok [~jarak] | arti``."""
    hasil = []
    for baris in tabel.strip().splitlines():
        kode, kuat, perlu, arti = (b.strip() for b in baris.split("|"))
        kelompok, _, jarak = perlu.partition("~")
        hasil.append(
            PolaBahaya(
                kode,
                jenis,
                Kuat[kuat],
                tuple(kelompok.split()),
                arti,
                int(jarak or JARAK),
            )
        )
    return tuple(hasil)


# Nature, electricity, animals, calls for help

ALAM = baca(
    JenisDarurat.ALAM,
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
    JenisDarurat.LISTRIK,
    """
kabel-putus | PERISTIWA | kabel_listrik putus_jatuh ~4 | Kabel atau tiang listrik jatuh.
kabel-bahaya | LANGSUNG | kabel_listrik listrik_bahaya ~6 | Kabel memercik atau beraliran.
kabel-timpa | PERISTIWA | menimpa kabel_listrik ~3 | Sesuatu menimpa kabel listrik.
trafo | LANGSUNG | trafo trafo_bahaya ~5 | Gardu listrik meledak atau terbakar.
""",
)
HEWAN = baca(
    JenisDarurat.HEWAN,
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
    JenisDarurat.UMUM,
    """
tolong-siapapun | PERISTIWA | tolong_siapa | Seseorang berteriak minta tolong.
minta-kuat | ISYARAT | minta_kuat | Pertolongan diminta.
minta-ambulans | ISYARAT | ambulans_butuh | Ambulans diminta.
minta-genting | ISYARAT | cepat orang tolong ~6 | Pertolongan cepat diminta untuk orang.
minta-evakuasi | PERISTIWA | minta_evakuasi orang ~8 | Evakuasi orang diminta.
""",
)
ALAM_DAN_LAIN = (*ALAM, *LISTRIK, *HEWAN, *UMUM)


# By situation, beside the rules that name the danger or describe it in few words

KELAS = (
    *baca(
        JenisDarurat.API,
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
        JenisDarurat.LAKA,
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
        JenisDarurat.MEDIS,
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
        JenisDarurat.JAHAT,
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
        JenisDarurat.PUTUS_ASA,
        """
putus-asa-rel | PERISTIWA | rel pamit ~10 | Seseorang berpamitan dan menyebut rel.
putus-asa-niat-lompat | LANGSUNG | niat_lompat | Seseorang hendak melompat.
""",
    ),
    *baca(
        JenisDarurat.ALAM,
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
        JenisDarurat.LISTRIK,
        """
kabel-air | PERISTIWA | kabel_listrik putus_jatuh genangan_air ~8 | Kabel listrik di dalam air.
""",
    ),
    *baca(
        JenisDarurat.HEWAN,
        """
hewan-tanduk | PERISTIWA | hewan_luka seruduk orang ~6 | Hewan menyeruduk orang.
""",
    ),
)


# By what is seen of the danger, beside the rules that name it

LUAS = (
    *baca(
        JenisDarurat.PUTUS_ASA,
        """
putus-asa-gantung | PERISTIWA | menggantung tempat_gantung orang ~7 | Seseorang menggantung diri atau hendak jatuh.
""",
    ),
    *baca(
        JenisDarurat.API,
        """
bom-tanda | PERISTIWA | benda_curiga tanda_bom ~12 | Ada benda mencurigakan.
""",
    ),
    *baca(
        JenisDarurat.JAHAT,
        """
jahat-kepung | PERISTIWA | sandar_ancam orang ~8 | Orang dikepung atau dihadang.
jahat-kepung-rumah | PERISTIWA | sandar_ancam rumahku ~5 | Rumah diserang.
jahat-rintih | PERISTIWA | rintih orang ~9 | Terdengar orang kesakitan.
""",
    ),
    *baca(
        JenisDarurat.LAKA,
        """
laka-terkunci | PERISTIWA | pintu_dalam panas_dalam rentan ~9 | Ada orang terkunci dalam bahaya.
laka-rel-datang | LANGSUNG | rel kereta_datang orang ~9 | Orang di rel dan kereta datang.
laka-tali | PERISTIWA | tali_putus jatuh ~7 | Ada yang jatuh karena tali putus.
laka-ngambang | PERISTIWA | mengambang orang tempat_air ~7 | Ada orang mengambang di air.
laka-sendiri | PERISTIWA | tinggal_sendiri lama_hilang ~12 | Orang tua tidak terlihat keluar.
""",
    ),
    *baca(
        JenisDarurat.ALAM,
        """
pohon-arah | PERISTIWA | pohon tumbang arah_ke ~5 | Pohon jatuh ke sesuatu.
goyah-orang | PERISTIWA | bangun_besar goyah masih_di ~14 | Bangunan goyah dengan orang di atasnya.
tanah-bunyi | PERISTIWA | tanah tanah_bunyi rumahku ~12 | Tanah bergerak di permukiman.
""",
    ),
    *baca(
        JenisDarurat.HEWAN,
        """
hewan-lepas | PERISTIWA | hewan_gigih gigit orang ~8 | Hewan menyerang orang.
""",
    ),
)


API = baca(
    JenisDarurat.API,
    """
api-terbakar | PERISTIWA | terbakar | Ada yang terbakar.
api-orang | LANGSUNG | terbakar orang dalamnya | Ada orang di tempat yang terbakar.
api-ada | PERISTIWA | api ada ~2 | Ada api.
api-membesar | LANGSUNG | api membesar ~4 | Api membesar atau merambat.
api-isyarat | ISYARAT | api | Ada api.
api-bangunan | PERISTIWA | api bangunan ~4 | Ada api di bangunan.
api-teriak | PERISTIWA | api_teriak | Ada teriakan tentang api.
api-nyala | PERISTIWA | nyala membesar ~5 | Sesuatu menyala dan membesar.
api-lagi | PERISTIWA | nyala_lagi api_sebut ~8 | Api menyala kembali.
api-menuju | LANGSUNG | terbakar maju_bahaya ~8 | Api mendekati tempat lain.
api-sambar | LANGSUNG | api sambar ~4 | Api menyambar.
api-lahan | PERISTIWA | nyala bakaran ~5 | Lahan, kendaraan atau alat menyala.
api-asap-tebal | PERISTIWA | asap asap_tebal ~3 | Asap tebal.
api-asap-keluar | PERISTIWA | asap bangunan keluar ~6 | Asap keluar dari bangunan.
api-asap-orang | PERISTIWA | asap dalamnya orang ~7 | Ada orang di tempat yang berasap.
api-asap-hangus | PERISTIWA | bau_hangus asap | Bau hangus dan asap.
api-bau-hangus | PERISTIWA | bau_hangus pembangkit ~5 | Bau hangus dari aliran listrik.
api-bau | ISYARAT | bau_hangus | Bau hangus.
api-asap | ISYARAT | asap bangunan ~6 | Ada asap di bangunan.
api-penuh-asap | PERISTIWA | penuh_asap | Ruangan penuh asap.
ledakan | PERISTIWA | meledak | Ada ledakan.
ledakan-tabung | LANGSUNG | gas meledak ~4 | Tabung atau kompor meledak.
ledakan-luka | LANGSUNG | meledak luka_berat | Ledakan dengan luka.
gas-bocor | PERISTIWA | gas_bocor | Gas bocor.
gas-desis | PERISTIWA | gas mendesis ~6 | Gas menyembur.
korslet | ISYARAT | korsleting | Hubungan pendek listrik.
korslet-api | LANGSUNG | korsleting percik ~6 | Hubungan pendek dengan percikan api.
korslet-api-2 | LANGSUNG | korsleting api | Hubungan pendek dengan api.
bom | PERISTIWA | bom | Ada bom atau ancaman bom.
bom-tas | PERISTIWA | tas_curiga | Ada benda mencurigakan.
bakar-sasaran | LANGSUNG | bakar_mau sasaran_bakar ~4 | Ada yang hendak membakar orang atau rumah.
bakar-diri | LANGSUNG | bakar_diri | Ada yang hendak membakar diri.
bakar-merambat | LANGSUNG | bakar_aktif membesar ~8 | Pembakaran merambat.
kimia-tumpah | PERISTIWA | kimia tumpah ~5 | Bahan berbahaya tumpah atau bocor.
kimia-sakit | PERISTIWA | kimia perih ~8 | Orang sakit karena bahan berbahaya.
kimia-asap | PERISTIWA | bau_gas_umum perih orang ~8 | Asap atau bau membuat orang sakit.
""",
)
LAKA = baca(
    JenisDarurat.LAKA,
    """
laka-tabrak | PERISTIWA | tabrakan | Ada tabrakan atau kecelakaan.
laka-tabrak-kendaraan | LANGSUNG | tabrakan luka_berat ~12 | Kecelakaan dengan luka berat.
laka-tabrak-sadar | LANGSUNG | tabrakan tak_sadar ~14 | Korban kecelakaan tidak sadar.
laka-guling | PERISTIWA | terguling kendaraan ~6 | Kendaraan terguling atau keluar jalan.
laka-guling-air | LANGSUNG | terguling air_dalam ~6 | Masuk ke jurang atau sungai.
laka-mobil-air | LANGSUNG | kendaraan_masuk_air | Kendaraan masuk ke air atau jurang.
laka-jatuh | ISYARAT | jatuh orang ~6 | Ada orang jatuh.
laka-jatuh-tinggi | PERISTIWA | jatuh ketinggian ~4 | Ada yang jatuh dari kendaraan atau ketinggian.
laka-jatuh-air | LANGSUNG | jatuh air_dalam ~4 | Ada yang jatuh ke air atau jurang.
laka-jatuh-luka | LANGSUNG | jatuh tak_sadar ~12 | Orang jatuh dan tidak sadar.
laka-jatuh-berat | LANGSUNG | jatuh luka_berat ~12 | Orang jatuh dengan luka berat.
laka-jatuh-darah | LANGSUNG | jatuh darah_banyak ~12 | Orang jatuh dan berdarah.
laka-jepit | LANGSUNG | terjepit | Ada yang terjepit.
laka-mesin | LANGSUNG | anggota_mesin | Anggota tubuh masuk ke mesin.
laka-timpa | PERISTIWA | tertimpa | Ada yang tertimpa.
laka-timpa-orang | LANGSUNG | tertimpa orang ~4 | Ada orang tertimpa.
laka-timbun | LANGSUNG | tertimbun | Ada yang tertimbun.
laka-tenggelam | LANGSUNG | tenggelam | Ada yang tenggelam atau hanyut.
laka-setrum | LANGSUNG | kesetrum | Ada yang tersengat listrik.
laka-rel | LANGSUNG | rel mogok kendaraan ~8 | Kendaraan terhenti di rel.
laka-rel-orang | PERISTIWA | rel mogok orang ~5 | Orang di rel kereta.
laka-nyangkut | PERISTIWA | nyangkut tubuh orang ~6 | Bagian tubuh tersangkut.
laka-pesawat | LANGSUNG | pesawat_jatuh | Kecelakaan besar.
laka-desak | LANGSUNG | desak orang ~8 | Orang berdesakan dan terinjak.
laka-kolong | LANGSUNG | tabrakan ada_orang_di ~10 | Ada orang di bawah atau di dalam kendaraan.
laka-guling-orang | LANGSUNG | terguling ada_orang_di ~10 | Ada orang di dalam kendaraan yang terguling.
laka-tergeletak | LANGSUNG | tabrakan tergeletak ~10 | Korban kecelakaan tergeletak.
laka-sambar | PERISTIWA | sambar kendaraan orang ~6 | Orang disambar kendaraan.
laka-perahu-2 | LANGSUNG | perahu perahu_celaka_kata ~5 | Perahu celaka.
laka-ruang | PERISTIWA | gua di_dalam_bahaya orang ~8 | Ada orang terjebak di tempat sempit atau terpencil.
laka-listrik-kena | PERISTIWA | listrik_kena kena_saja orang ~6 | Ada orang terkena listrik.
laka-perahu | LANGSUNG | perahu_celaka | Perahu terbalik.
laka-tak-muncul | LANGSUNG | tak_muncul tempat_air orang ~10 | Ada orang yang tidak muncul dari air.
laka-tak-lepas | PERISTIWA | tubuh tak_lepas ~9 | Bagian tubuh tidak bisa dilepas.
laka-tak-keluar | PERISTIWA | orang tak_lepas ~9 | Ada orang yang tidak bisa keluar.
laka-tubuh | PERISTIWA | tubuh tubuh_rusak orang ~6 | Ada anggota tubuh yang luka.
laka-tubuh-isyarat | ISYARAT | tubuh tubuh_rusak ~4 | Ada anggota tubuh yang luka.
laka-panjat | PERISTIWA | tak_turun | Orang tidak bisa turun.
""",
)
MEDIS = baca(
    JenisDarurat.MEDIS,
    """
medis-tak-sadar | LANGSUNG | tak_sadar orang ~10 | Ada orang tidak sadar.
medis-tak-sadar-2 | PERISTIWA | tak_sadar | Ada yang tidak sadar.
medis-napas | LANGSUNG | tak_napas | Ada orang sulit bernapas.
medis-sesak | PERISTIWA | sesak orang ~8 | Ada orang sesak.
medis-sesak-gejala | LANGSUNG | sesak membiru ~10 | Sesak dengan tanda bahaya.
medis-jantung | LANGSUNG | jantung | Tanda serangan jantung.
medis-dada | LANGSUNG | dada nyeri ~3 | Nyeri dada.
medis-stroke | PERISTIWA | stroke | Tanda strok.
medis-stroke-gejala | LANGSUNG | stroke_gejala orang_tubuh | Tanda strok.
medis-stroke-tubuh | LANGSUNG | tak_gerak tubuh ~5 | Anggota tubuh mendadak tidak bisa digerakkan.
medis-stroke-dua | LANGSUNG | stroke_gejala tak_gerak ~10 | Tanda strok.
medis-kejang | LANGSUNG | kejang | Ada yang kejang.
medis-darah | LANGSUNG | darah_banyak | Ada pendarahan.
medis-darah-isyarat | ISYARAT | darah | Ada darah.
medis-luka-berat | PERISTIWA | luka_berat orang ~8 | Ada orang luka berat.
medis-luka-tubuh | PERISTIWA | luka_berat tubuh ~4 | Ada luka berat.
medis-tergeletak | PERISTIWA | tergeletak orang ~8 | Ada orang tergeletak.
medis-kritis | PERISTIWA | kritis orang ~6 | Ada orang dalam keadaan gawat.
medis-racun | LANGSUNG | keracunan | Keracunan.
medis-muntah-massal | LANGSUNG | muntah massal ~10 | Banyak orang mendadak sakit.
medis-muntah-makan | PERISTIWA | muntah habis_makan orang ~12 | Sakit setelah makan atau minum.
medis-muntah-lemas | PERISTIWA | muntah lemas ~10 | Muntah sampai lemas.
medis-sedak | LANGSUNG | tersedak orang ~8 | Ada orang tersedak.
medis-telan | PERISTIWA | tertelan orang ~6 | Benda tertelan.
medis-sedak-napas | LANGSUNG | tersedak tak_napas ~10 | Tersedak dan sulit bernapas.
medis-biru | LANGSUNG | membiru tubuh orang ~8 | Kulit membiru atau pucat.
medis-biru-bayi | LANGSUNG | biru rentan ~4 | Ada orang membiru.
medis-lemas-dingin | PERISTIWA | lemas membiru orang ~8 | Ada orang lemas dan pucat atau dingin.
medis-lahir | LANGSUNG | melahirkan | Persalinan mendesak.
medis-hamil | PERISTIWA | hamil darurat_hamil ~10 | Ibu hamil dalam bahaya.
medis-alergi | LANGSUNG | alergi tak_napas ~10 | Reaksi alergi berat.
medis-alergi-wajah | PERISTIWA | bengkak wajah_leher ~5 | Wajah atau leher bengkak.
medis-kambuh | PERISTIWA | kambuh penyakit ~5 | Penyakit berat kambuh.
medis-oksigen | LANGSUNG | oksigen | Oksigen habis.
medis-gula | PERISTIWA | penyakit gejala_berat orang ~8 | Penyakit berat memburuk.
medis-demam | PERISTIWA | demam gejala_berat ~10 | Demam dengan tanda bahaya.
medis-mayat | PERISTIWA | mayat mayat_tempat ~6 | Ada orang ditemukan meninggal.
medis-ambulans | PERISTIWA | ambulans segera_sakit ~5 | Ambulans diminta segera.
medis-gejala | PERISTIWA | gejala gejala orang ~9 | Beberapa tanda bahaya pada seseorang.
medis-gejala-kini | PERISTIWA | gejala kini orang ~8 | Seseorang mendadak sakit.
medis-sakit | ISYARAT | sakit_mendadak orang ~6 | Ada orang sakit.
medis-zat | LANGSUNG | minum_telan zat ~4 | Racun atau benda tertelan.
medis-sumbat | LANGSUNG | kemasukan jalan_napas ~6 | Jalan napas tersumbat.
medis-lahir-darurat | LANGSUNG | lahir_darurat | Persalinan tanpa penolong.
medis-nifas | PERISTIWA | nifas gejala ~8 | Ibu atau bayi dalam bahaya.
medis-genset | PERISTIWA | genset gejala ~10 | Orang sakit karena asap mesin.
medis-siram | PERISTIWA | siram panas_cair orang ~7 | Ada yang tersiram cairan panas.
medis-bicara | LANGSUNG | bicara_hilang orang ~8 | Tanda strok.
medis-stroke-lemas | PERISTIWA | tubuh lemas kini ~8 | Anggota tubuh mendadak lemas.
medis-demam-gejala | PERISTIWA | demam_tinggi gejala ~10 | Demam dengan tanda bahaya.
medis-demam-sadar | LANGSUNG | demam_tinggi tak_sadar ~10 | Demam dan tidak sadar.
medis-panas | PERISTIWA | siram_panas orang_tubuh ~8 | Ada yang tersiram air panas.
""",
)
JAHAT = baca(
    JenisDarurat.JAHAT,
    """
jahat-rampok | PERISTIWA | rampok | Ada perampokan atau begal.
jahat-maling | ISYARAT | maling | Ada pencuri.
jahat-bongkar | PERISTIWA | bongkar_kini | Ada yang sedang membongkar.
jahat-maling-masuk | LANGSUNG | maling masuk ~5 | Pencuri sedang di dalam.
jahat-maling-rumah | PERISTIWA | maling rumahku ~4 | Pencuri di rumah.
jahat-tusuk | LANGSUNG | tusuk | Ada serangan dengan senjata.
jahat-tawuran | PERISTIWA | tawuran | Ada perkelahian.
jahat-tawuran-senjata | LANGSUNG | tawuran senjata ~10 | Perkelahian dengan senjata.
jahat-culik | LANGSUNG | culik | Ada penculikan atau penyekapan.
jahat-perkosa | LANGSUNG | perkosa | Ada kekerasan seksual.
jahat-bunuh | LANGSUNG | bunuh_orang | Ada ancaman pembunuhan.
jahat-ancam-senjata | LANGSUNG | diancam senjata ~6 | Ada ancaman dengan senjata.
jahat-ancam-bunuh | LANGSUNG | diancam bunuh ~5 | Ada ancaman pembunuhan.
jahat-senjata-bawa | PERISTIWA | senjata bawa_pegang ~4 | Ada orang membawa senjata.
jahat-senjata-serang | LANGSUNG | senjata serang ~7 | Ada orang menyerang dengan senjata.
jahat-senjata-kejar | LANGSUNG | senjata kejar ~7 | Ada orang mengejar dengan senjata.
jahat-senjata-ngamuk | LANGSUNG | senjata ngamuk ~8 | Ada orang mengamuk dengan senjata.
jahat-gila-ngamuk | LANGSUNG | ngamuk gila ~6 | Orang dengan gangguan jiwa mengamuk.
jahat-ngamuk | PERISTIWA | ngamuk orang ~5 | Ada orang mengamuk.
jahat-pukul | PERISTIWA | pukul orang ~6 | Ada orang dipukuli.
jahat-pukul-berat | LANGSUNG | pukul luka_berat ~12 | Ada orang dipukuli sampai luka.
jahat-pukul-darah | LANGSUNG | pukul darah_banyak ~12 | Ada orang dipukuli sampai berdarah.
jahat-pukul-sadar | LANGSUNG | pukul tak_sadar ~12 | Ada orang dipukuli sampai tidak sadar.
jahat-pukul-kunci | LANGSUNG | pukul kunci_diri ~12 | Ada korban kekerasan yang terkurung.
jahat-massa | PERISTIWA | massa korban_massa ~7 | Massa main hakim sendiri.
jahat-teriak | PERISTIWA | teriak_tolong orang ~8 | Ada teriakan minta tolong.
jahat-minta-tolong | PERISTIWA | minta_tolong jeritan ~6 | Terdengar permintaan tolong.
jahat-teriak-isyarat | ISYARAT | teriak orang ~4 | Ada yang berteriak.
jahat-teriak-rumah | PERISTIWA | teriak_keras | Ada jeritan.
jahat-dobrak | PERISTIWA | dobrak rumahku_pintu ~5 | Ada yang mendobrak.
jahat-dobrak-takut | LANGSUNG | dobrak kunci_diri ~12 | Ada yang mendobrak tempat orang berlindung.
jahat-asing | PERISTIWA | orang_asing ancam_gerak ~8 | Orang tak dikenal mengancam.
jahat-kejar | PERISTIWA | kejar orang_asing ~8 | Seseorang dikejar orang tak dikenal.
jahat-kejar-senjata | LANGSUNG | kejar senjata ~8 | Seseorang dikejar dengan senjata.
jahat-geng | PERISTIWA | geng serang ~8 | Gerombolan menyerang.
jahat-geng-senjata | PERISTIWA | geng senjata ~8 | Gerombolan bersenjata.
jahat-kubu | PERISTIWA | kubu ribut ~8 | Dua kelompok berkelahi.
jahat-ampun | PERISTIWA | ampun saksi_dengar ~7 | Terdengar orang kesakitan.
jahat-alat | PERISTIWA | alat_serang ancam_serang orang ~6 | Orang diserang dengan alat.
jahat-alat-kejar | PERISTIWA | kejar alat_serang ~6 | Orang dikejar dengan alat.
jahat-tahan-paksa | PERISTIWA | paksa tempat_paksa ~10 | Seseorang ditahan.
jahat-kdrt | ISYARAT | kdrt | Kekerasan dalam rumah tangga.
jahat-sembunyi | PERISTIWA | sembunyi jahat_isyarat ~12 | Seseorang bersembunyi dari bahaya.
jahat-paksa | LANGSUNG | dipaksa | Seseorang dibawa paksa.
jahat-penyusup | PERISTIWA | penyusup | Ada orang memaksa masuk.
jahat-penyusup-takut | LANGSUNG | penyusup takut_diam ~10 | Ada orang memaksa masuk, penghuni takut.
jahat-tajam-orang | PERISTIWA | senjata pelaku_tajam orang ~6 | Ada orang dengan senjata.
jahat-palu | PERISTIWA | ngamuk alat_pukul ~6 | Ada orang mengamuk dengan alat.
jahat-tahan | PERISTIWA | tahan_orang pelaku_dekat ~7 | Seseorang ditahan di suatu tempat.
jahat-bunuh-mau | PERISTIWA | bunuh orang ~4 | Ada yang hendak membunuh atau dibunuh.
jahat-napi | PERISTIWA | napi | Orang berbahaya lepas.
jahat-letusan | PERISTIWA | suara_tembak | Terdengar tembakan.
""",
)
PUTUS_ASA = baca(
    JenisDarurat.PUTUS_ASA,
    """
putus-asa-bunuh-diri | LANGSUNG | bunuh_diri | Ada yang hendak bunuh diri.
putus-asa-mati | LANGSUNG | ingin_mati | Ada yang tidak ingin hidup lagi.
putus-asa-pamit | PERISTIWA | pamit tak_kuat ~14 | Seseorang berpamitan.
putus-asa-pamit-alat | PERISTIWA | pamit obat ~14 | Seseorang berpamitan dengan alat di tangan.
putus-asa-pamit-tinggi | LANGSUNG | pamit tepi_tinggi ~14 | Seseorang berpamitan di tempat tinggi.
putus-asa-tepi | PERISTIWA | tepi_tinggi berdiri orang ~9 | Seseorang berdiri di tempat tinggi.
putus-asa-lompat | LANGSUNG | lompat_turun | Seseorang hendak melompat.
putus-asa-obat | LANGSUNG | obat_habis obat ~6 | Obat diminum berlebihan.
putus-asa-kuat | PERISTIWA | tak_kuat obat ~10 | Seseorang putus asa dengan alat di tangan.
putus-asa-kuat-tinggi | PERISTIWA | tak_kuat tepi_tinggi ~14 | Seseorang putus asa di tempat tinggi.
putus-asa-beban | PERISTIWA | lebih_baik_mati niat_alat ~12 | Seseorang tidak ingin hidup lagi.
putus-asa-akhir | PERISTIWA | akhir_dunia | Seseorang berpamitan dari hidup.
putus-asa-alat | PERISTIWA | mati_alat mati_tanda orang ~11 | Seseorang menyiapkan alat.
putus-asa-alat-pamit | PERISTIWA | mati_alat akhir_dunia ~12 | Seseorang menyiapkan alat.
putus-asa-pamitan | PERISTIWA | pamit_tegas | Seseorang berpamitan.
""",
)
POLA = (*API, *LAKA, *MEDIS, *JAHAT, *PUTUS_ASA, *ALAM_DAN_LAIN, *LUAS, *KELAS)
