"""Groups by situation: what people see and do when it happens, seldom by its name."""

from __future__ import annotations

KEJADIAN = """
padamkan_sendiri: siram ember, siram pakai ember, siram pakai air, siram air, ember ember, karung basah, kain basah,
 handuk basah, padamkan sendiri, madamkan sendiri, madamin sendiri, madamkeun sorangan, tidak sanggup matiin,
 tidak sanggup madamin, tidak sanggup padamkan, tidak bisa matiin, tidak bisa dimatiin, tidak bisa dimatikan, tidak bisa dipadamin,
 tidak kepegang, tidak ketahan, tidak mempan, warga siram, disiram warga, disiram air warga, pakai apar tidak
ludes: ludes, habis terbakar, rata dengan tanah, tinggal rangka
berkobar: berkobar, membara, bara api, lautan api, kobaran api
sumber_api: lilin, teplok, lampu minyak, puntung, rokok, korek, kembang api, petasan, bara, mercon, setrika, kompor, obor, tungku, charger, cas, percikan las, las
mudah_bakar: kasur, gorden, sprei, seprai, selimut, sofa, bensin, jerami, baju, kardus, tenda, plafon, tirai, bantal, solar, spiritus, tumpukan kertas, kapas, busa
api: kebakar api, api gede, api ijo, api biru, si jago merah, jago merah
membesar: ke arah, menjalar, merembet, sudah di atap, nyebar, menyebar, tidak terkendali, ke kabel, ke kampung, ke lembur
gas: bau menyengat, epelpiji, gas melon, tabung melon, gas tabung
tubuh_hilang: hilang, lepas, putus, copot, hancur, remuk, buntung, ketinggalan, kepisah, kepotong, terpotong, potong, kegiling
dari_tinggi: dari pohon, dari tangga, dari atap, dari lantai, dari genteng, dari tower, dari menara, dari motor, dari mobil, dari truk, dari bus, dari jembatan, dari tiang, dari tebing, dari kelapa, dari balkon, dari gedung, dari perancah, dari steger, dari wahana, dari kuda, dari ketinggian, dari loteng, dari jendela, dari kereta, dari flyover, dari rooftop, dari angkot, dari bak, dari tribun, dari sutet, dari crane
benturan: @jatuh, @tabrakan, @terguling, kebentur, terbentur, roboh, terpental, terlempar, kelempar, kepala
diam_saja: diam saja, diam, cuma diam, tidak gerak, tidak nangis, tidak ngomong, tidak bersuara, tidak bunyi, tidak jawab, merem, mata terpejam, tidak nyaut, tidak bangun
ruang_sempit: sumur, septic, septic tank, gorong gorong, tangki, terowongan, goa, galian, palung, kedung, leuwi, silo, sumur bor, lubang galian, tambang, kolong
tak_keluar: tidak naik naik, tidak naik, belum naik, tidak muncul, belum muncul, tidak muncul muncul, tidak nyaut, tidak menyahut, tidak jawab, tidak menjawab, belum keluar, tidak keluar keluar, tidak timbul, tidak ada suara, tidak ada sahutan
mati_sisi: lemas, kebas, mati, lumpuh, kaku, berat, tidak bisa gerak, tidak bisa digerakin, tidak bisa digerakkan, tidak bisa diangkat, tidak bisa ngangkat, tidak karasa, mati rasa, lemah
sebelah_badan: sebelah, kanan, kiri, beulah, sabeulah, satu sisi, katuhu, kenca, separuh, setengah
gejala_bayi: tidak nangis, biru, membiru, dingin, lemas, tidak gerak, tidak napas, kejang, kaku, panas tinggi, tidak mau nyusu, tidak mau menyusu, sesak, tidak bergerak, ungu
baru_lahir: baru lahir, bayi baru lahir, bayi lahir, bayi prematur, bayi saya, bayi umur, bayi # hari, bayi # bulan, bayi
mau_lahir: melahirkan, mules, kontraksi, ketuban, brojol, bersalin, ngeden, pembukaan, bukaan, lendir darah, lahiran
hambatan_lahir: mobil mogok, tidak ada mobil, mobil tidak ada, tidak ada kendaraan, kendaraan tidak ada, tidak ada bidan, bidan tidak ada, bidan jauh, bidan belum, dukun belum, dukun tidak, jalan putus, jalan longsor, kejebak banjir, jauh, sendirian, tiap menit, tiap # menit, setiap # menit, ambulans, keluar darah, lendir darah, sekarang, mau keluar, di jalan, di mobil, di angkot, macet
massal: serumah, sekantor, sekampung, se rt, satu bus, satu angkot, satu asrama, satu pondok, sekelas, seasrama, sepondok, # orang, # siswa, # santri, # anak, # karyawan, # warga, # murid, # pekerja, # jemaah, # tamu, # pelajar, karyawan pabrik, semua karyawan, jemaah pengajian, semua jemaah, para santri
muntah: mules, kolaps, berjatuhan, mual mual, lemas semua, pingsan, tergeletak
darah_banyak: darah tembus, darah tidak mandek, tidak mandek, darah tidak stop, darah tidak henti, darah tidak berhenti henti, darah tidak kunjung, darah membasahi, darah membanjiri, getih ngocor, darah mengalir deras, darah nyemprot, darah muncrat, darah semua bajunya, penuh luka, mandi darah, darah sebaskom, darah terus, pendarahan terus, darah masih keluar, darah belum berhenti, darah gumpal
tak_sadar: tidak bisa usik, tidak ada gerak, tidak bisa gerak lagi, sudah tidak gerak, matanya kosong, mata terbuka diam, mata kebuka tapi diam, mata terbuka tidak, tidak bisa dibangunkeun, susah dibangunkeun, tidak kunjung sadar, tidak bangun lagi, belum bangun dari, tidur tidak bangun, tidak ada kesadaran, hilang ingatan mendadak, jatuh pingsan, ditemukan pingsan, ditepuk diam, tidak merespon sama, dipanggil tidak, dipanggil diam, digoyang tidak, guncang tidak, respon pas guncang
tak_napas: sudah tidak napas, napas tidak kedengaran, napas tidak terlihat, napas tidak terasa, dada tidak naik turun, dada tidak gerak, napas tinggal sedikit, napas ngos, tidak bisa tarik napas, susah tarik napas, tarik napas, tidak kuat napas, napas tersumbat, leher kecekik, leher rasa tercekik, tenggorokan ketutup
keracunan: makan jamur, habis nyemprot, kena semprot pestisida, keminum racun, nelan racun, neguk racun, neguk minyak, neguk bensin, dikira air, minum air aki, gas septic, hirup gas, hirup asap, asap genset
gejala: lendir darah, mulut miring, mulut mencong, mata kosong, kaki dingin, tangan dingin, muka putih, wajah putih, muka pucat, badan dingin, bibir ungu, tidak bisa tidur telentang, telentang tidak bisa, tidak bisa ngangkat, ga bisa ngangkat, keringat sebesar, nangis kesakitan, jerit kesakitan, demam tinggi
kehilangan: tidak ada sejak, tidak ada dari, tidak ada di rumah, tidak ada di kamar, tidak ada di tempat, tidak ada di sekolah, tidak nyampe rumah, tidak nyampe nyampe, tidak sampai rumah, belum nyampe rumah, tidak pulang dari, belum pulang dari, tidak balik dari, kepisah, terpisah, lepas dari gandengan, tidak kelihatan sejak, hilang jejak, jejaknya hilang, belum turun, tidak turun turun, tidak kembali, belum kembali
gandeng: digandeng, diajak, dijemput, ditarik, digendong, dinaikkan, dimasukkan, dibujuk, dibawa, bawa, diangkut, dikasih permen, dipaksa, narik, tarik
orang_asing: tidak kenal, tidak dikenali, orang misterius, pria misterius, perempuan misterius, orang asing, tidak dikenal
jemput_palsu: ngaku ojek, ngaku saudara, ngaku disuruh, ngaku teman, ngaku paman, ngaku om, ngaku tante, ngaku keluarga, mengaku disuruh, mengaku saudara, mengaku keluarga, ngaku utusan, ngaku sopir, ngaku polisi, ngaku guru
diikat: diikat, diiket, kaiket, dibeungkeut, ditalian, dirantai, dilakban, diborgol, terikat, ditutup matanya
sasaran_curi: rumah, toko, mobil, kios, brankas, atm, warung, minimarket, kantor, gudang, konter, counter, kotak amal, kas, laci
pecah_kaca: kaca mobil dipecah, kaca dipecah, kaca mobil pecah, mecah kaca, mecahin kaca, pecahin kaca, pecah kaca, kaca toko dipecah, kaca rumah dipecah
masih_di_situ: masih, sekarang, sedang, lagi, belum pergi, belum kabur, di dalam
bongkar_kini: lagi nguras, sedang menguras, masih menguras, lagi menguras, lagi ngangkutin, lagi angkut barang, lagi bobol, sedang membobol
kelahi: ribut, kelahi, bertengkar, tawuran, berantem, adu jotos
dekat_alat: botol, kursi, batu, pisau, golok, besi, kayu, gelas, balok, helm, parang, sajam, senjata, celurit, stik, bambu
niat_lompat: mau lompat, kepikiran lompat, kepikiran untuk lompat, pikiran untuk lompat, pikiran lompat, pengen lompat, tinggal lompat, siap lompat, nekat lompat, lompat saja dari, lompat dari sini, lompat dari atas, lompat dari ketinggian, kepikiran terjun, terjun dari sini, kepikiran untuk terjun, mau terjun dari
ingin_mati: kepikiran mati, kepikiran untuk mati, kepikiran mengakhiri, kepikiran untuk mengakhiri, kepikiran akhiri, kepikiran bunuh diri, mati saja, pengen mati saja, tidak pengen bangun, tidak pengen bangun lagi, siap tali, siap racun, siap obat, selesai malam ini, selesaikan semuanya malam ini, mengakhiri semua malam ini, tidak akan bangun lagi, ini malam terakhir, ini hari terakhir, besok saya tidak ada, besok saya sudah tidak ada, besok aku gak ada
pamit_tegas: jaga anak anak, jaga ibu, jaga adik, jaga mamah, jaga anak saya, tolong jaga anak, maafin aku semua, maafkan saya semua, maaf untuk semua, makasih untuk semuanya selama, selamat tinggal, pesan pamitan, kirim pesan pamit, status pamit, status perpisahan, foto perpisahan
air_rumah: air, banjir, cai, arus, genangan
orang_lemah: nenek, kakek, lansia, bayi, balita, stroke, lumpuh, kursi roda, difabel, jompo, hamil, sakit, tunanetra, cuci darah, orang tua, anak kecil, ibu, bapak, anak
tak_berdaya: tidak bisa jalan, tidak bisa leumpang, lumpuh, kursi roda, jompo, sendirian, tidak bisa keluar, di kamar, tidak bisa bangun, tidak bisa pindah, tidak bisa lari, belum bisa keluar, kejebak, terjebak, di lantai, di atap
hujan_terus: belum berhenti, masih deras, terus naik, belum surut, tambah tinggi, makin tinggi, masih hujan, hujan terus, hujan masih, naik terus
setinggi: sampai jendela, sampai plafon, sampai meja, sampai ranjang, sampai kasur, sampai lantai dua, ke lantai dua, ke lantai atas, setinggi jendela, setinggi meja, setinggi kasur, setinggi jok, sampai jok, pusar, ketiak, sapinggang, sabujal, sakelek, sataktak, saharigu, sasirah, sahateup, saatuk, sabitis, sepusar, seketiak, sedagu, sehidung, sekepala, sejendela, semeja, sebetis, sadengdek, sebatas dada, sebatas pinggang, sebatas leher, sebatas lutut, batas dada, batas leher, batas pinggang
gemuruh: gemuruh, dentuman, bunyi keras, suara keras, suara gemuruh, ngagurudug
lenyap: sudah tidak ada, rata tanah, tertutup tanah, terkubur, hilang, tinggal tanah, ketutup tanah, jadi tanah, tinggal atap
masih_bawah: masih di bawah, di bawah puing, bawah puing, bawah reruntuhan, di bawah tembok, bawah tembok, bawah beton, masih di dalam, ketutup, belum keluar, masih banyak orang, masih ada orang, ada orang di bawah, ada orang di dalam, kegencet, kejepit, tertimpa, tertimbun, nyangkut, gelantungan, bergelantungan
tanda_tinggal: sandal, sendal, sepatu, baju, pakaian, celana, handuk
cari_orang: nyari, mencari, cari, dicari, tidak ada menyahut, tidak menyahut, tidak nyaut, dipanggil tidak, hilang, belum ketemu, tidak ketemu, tidak ada orangnya, tinggal
terbang: ngangkat, mengangkat, terangkat, copot, beterbangan
putingbeliung: angin muter, angin mutar, angin berputar
terguling: terbang ke bawah, terjun ke bawah, terjun ke, melayang ke, meluncur ke bawah
lahir_darurat: eklamsi, preeklamsi, plasenta previa, janin tidak bergerak, bayi melintang
melahirkan: melahirkan di pinggir, melahirkan di angkot, melahirkan di teras, melahirkan di kamar, melahirkan di becak, melahirkan di motor, melahirkan di bus, melahirkan di kereta, melahirkan di perjalanan, melahirkan di toilet, melahirkan di kos, melahirkan sendirian
ingin_mati: tiduran di tengah jalan, tidur di tengah jalan raya, mengakhiri hidup
perkosa: digituin, disetubuhi, ditiduri, dipaksa tidur
masuk_lubang: masuk lubang, masuk ke lubang, masuk galian, masuk ke galian, masuk sumur, masuk ke sumur, masuk ke got, masuk gorong, masuk ke gorong, jatuh ke lubang, jatuh ke galian, masuk pipa, masuk ke pipa, masuk selokan, masuk ke selokan, masuk tangki, masuk ke tangki
ruang_tutup: gudang, pendingin, freezer, kontainer, kamar mandi, toilet, atm, lemari, brankas, mobil, ruangan, toren, tangki, basement, bagasi, kamar, sumur, gua, goa, tambang, gorong, terowongan
kereta_datang: kereta mau, kereta akan, kereta bentar lagi, kereta segera, kereta dari belakang, kereta dari, kereta kelihatan, suara kereta, kereta klakson, palang sudah bunyi, palang sudah turun, palang nutup, palang bunyi, kereta sebentar, sebentar lagi kereta, sebentar lagi ada kereta
sangkut_rel: nyangkut, tersangkut, terjepit, keselip
dosis: # strip, # butir, # pil, # tablet, # kapsul, # botol, # papan, segenggam, sebotol, sestrip, sepapan, semua pil, semua obat
hilang: dicari tidak ada, dicari tidak ketemu, sejam dicari, # jam dicari, dicari kemana mana, dicari ke mana mana
putus_jatuh: nyangsang, kecemplung
genangan_air: genangan, banjir, kolam, becek, tergenang, air
oksigen: inhaler kosong, inhaler hilang, obat asma habis, obat sesak habis, tabung kosong
muka_bagian: muka, wajah, bibir, mulut, pipi, alis, senyum
muka_turun: turun, miring, mencong, merosot, jatuh sebelah, tidak simetris, ketarik, tertarik sebelah
di_bawahnya: di bawah, di bawahnya, di dalam, masih di bawah, masih di dalam, di dasar
orang: tante, anak tiri, bibik, kakang
b_rentan: tante
halang_rel: batu besar, batu, pohon tumbang, balok, beton, longsor, tanah longsor, besi, bongkahan
tolong_siapa: gawat gawat, darurat darurat, bahaya bahaya
menguras: menguras
seruduk: ditabrak
hewan_luka: kerbau, sapi, kuda, banteng, kebo, domba, babi, celeng
"""

# Where one stands who may fall, in all the ways it is said.
_SISI = "pagar tepi pinggir ujung bibir atas luar pembatas besi pinggiran"
_TINGGI = (
    "flyover, fly over, jembatan, gedung, atap, tower, balkon, rel, jurang, jendela, rooftop, "
    "parkiran, menara, jpo, sutet, tebing, apartemen, mall, crane, bendungan"
)


def _tepi() -> str:
    """``pagar flyover``, ``tepi jurang``: every side of every high place."""
    isi = (f"{s} {t.strip()}" for s in _SISI.split() for t in _TINGGI.split(","))
    return f"tepi_tinggi: {', '.join(isi)}, kaki di luar, kaki sudah di luar"


KELAS = f"{KEJADIAN.strip()}\n{_tepi()}"
