"""Groups of words that mean the same to a rule; several words may form one entry.

Written in the words of ``kata_baku``. A group says what people mean, not how they
spell it.
"""

from __future__ import annotations

ORANG = """
orang: orang, warga, anak, bayi, balita, ibu, bapak, suami, istri, kakek, nenek, adik,
 kakak, tetangga, teman, perempuan, laki, lansia, keluarga, saudara, paman, bibi, uwak,
 bibik, murid, siswa, guru, santri, pelajar, mahasiswa, penumpang, pengendara, sopir,
 pengemudi, pekerja, karyawan, pegawai, pagawe, tukang, buruh, petani, pedagang,
 penghuni, pasien, korban, remaja, pemuda, pamuda, cucu, keponakan, mertua, jemaah,
 jamaah, pengunjung, penonton, satpam, ojol, pacar, saya, dia, mereka, pemancing,
 pendaki, pemotor, pesepeda, biker, pejalan, penyeberang, kuli, kasir, pelanggan, tamu,
 nelayan, pemulung, pengamen, pembantu, difabel, dulur, sepupu, adikku
rentan: anak, bayi, balita, kakek, nenek, lansia, adik, cucu, keponakan, pikun, pendaki,
 lupa ingatan, amnesia, linglung, demensia, alzheimer, santri, murid, siswa, teman, anak perempuan, difabel, autis
tubuh: bibir, lidah, kepala, kaki, tangan, dada, muka, leher, perut, badan, mata, mulut, punggung,
 paha, bahu, pinggang, betis, lutut, telinga, hidung, pelipis, dahi
bangunan: rumah, kos, kosan, kost, kontrakan, toko, warung, pasar, kios, gudang, pabrik,
 sekolah, kelas, masjid, madrasah, pesantren, kantor, hotel, ruko, dapur, kamar, atap,
 gedung, apartemen, rusun, bengkel, pom, spbu, kandang, lantai, mal, mall, plafon,
 dinding, garasi, saung, gubuk, asrama, klinik, rumahsakit, losmen, villa,
 minimarket, swalayan, konveksi, pondok, panti, aula, tribun, panggung, teras, kafe,
 cafe, perumahan, komplek, balai, posyandu, stasiun, terminal, tower, menara
bakaran: mobil, motor, bus, truk, angkot, kendaraan, kasur, gorden, bensin, tabung,
 kompor, meteran, trafo, gardu, kabel, lahan, kebun, ilalang, alang, bukit, lereng,
 sampah, jok, sofa, oven, mesin, panel, kulkas, charger, stopkontak, colokan
dalamnya: di dalam, dalam rumah, dalam kamar, dalamnya, dalam, di jero, lantai atas,
 lantai dua, lantai 2, lantai 3, atas atap, di atap, atas rumah
kendaraan: mobil, motor, bus, truk, angkot, kereta, elf, avanza, sepeda, becak, delman,
 ojek, ojol, pikap, pickup, minibus, ambulans, kontainer, tangki, kendaraan, vespa,
 matic, bentor, travel, odong-odong, skuter, dump
ketinggian: lantai, atap, tangga, tower, menara, proyek, jembatan, jurang, gedung, tebing,
 sumur, balkon, rooftop, perancah, steger, kereta, motor, sepeda, genteng, got, selokan,
 kelapa, sungai, kolam, jalan layang, flyover, pagar, tiang, parit, irigasi, septic
air_dalam: sungai, kolam, sumur, irigasi, laut, pantai, kali, waterpark,
 selokan, saluran, jurang, got, parit, bendungan, septic tank, arus, muara, curug
senjata: senjata, celurit, golok, parang, samurai, pisau, pistol, linggis, senjata tajam,
 senjata api, airsoft, kapak, kampak, katana, gear, balok, cutter, gunting, panah,
 senapan, silet, stik besi, botol pecah, pedang, keris, tombak, molotov, air keras
rumahku: rumah, kamar, dapur, toko, warung, kos, kosan, kontrakan, kamar mandi, toilet,
 kelas, sekolah, gudang, teras, loteng, atap, halaman, kantor, masjid, wc, kasur, mobil,
 jok, mesin cuci, kolong, garasi, ruang, ranjang, lemari, plafon, dinding
"""

API = """
terbakar: terbakar, kebakaran, dilalap api, hangus terbakar, api melalap, api melahap
api: api
nyala: nyala, kebul api
asap: asap
asap_tebal: tebal, hitam, pekat, mengepul, ngepul, membumbung, mengebul, bergulung, putih
membesar: besar, merambat, sambar, tinggi, berkobar, nyembur, menyembur, menjilat, belum padam,
 makin, semakin, beuki, tambah besar, hampir kena, deket rumah, dekat rumah, dekat pom, keluar,
 dekat, kedekat, mendekat, mendekati, menuju, ke rumah, dekat pemukiman, sudah ke atap, percik,
 tidak padam, tidak terkendali, muncul, terlihat, memercik
ada: ada
meledak: meledak, duar
gas_bocor: gas bocor, gas elpiji bocor, bocor gas, kebocoran gas, bau gas, bocor tabung,
 tabung bocor, tabung elpiji bocor, tabung gas bocor, elpiji bocor, lpg bocor,
 regulator bocor, selang gas bocor, gas ngahiliwir, bau elpiji, bau lpg, bau seperti gas,
 kecium gas, tercium gas, gas mendesis, gas bocornya, bau tabung, bocor gasnya,
 pipa gas bocor, gas ngowos, gas beracun, asap beracun, uap kimia, kompor bocor
gas: gas, elpiji, lpg, tabung, regulator, kompor, melon
mendesis: mendesis, ngesos, nyembur, bocor, ngowos, ngeses, desis, pusing, mual, menyengat
bau_hangus: bau hangus, bau gosong, bau terbakar, bau sangit, bau kabel, bau kebakar,
 bau tutung, tercium hangus, bau hangit
korsleting: korsleting, korslet, konslet, konsleting, hubungan pendek, korslet listrik,
 kongslet, konsleiting
percik: percik, percikan, memercik, mercik, bunga api, ngeluarin api, keluar api, bepercik,
 nyetrum, percik api, nyala-nyala, menyambar-nyambar, pletak, ceprat-cepret, asap
pembangkit: trafo, gardu, kabel, listrik, meteran, panel, tiang, stopkontak, colokan, travo,
 kwh, instalasi, sekring, mcb
bom: bom, ancaman bom, bahan peledak, granat, peledak, dinamit
bakar_aktif: membakar, ngaduruk, ngeduruk, diduruk, dibakar, bakar, ngebakar, ngabakar,
 disiram bensin, nyiram bensin, menyiram bensin, disulut
sasaran_bakar: rumah, orang, hidup, diri, motor, mobil, badan, maling, toko, kos, pos
kimia: amonia, amoniak, klorin, kaporit, bahan kimia, zat kimia, asam sulfat, gas beracun,
 air keras, merkuri, tangki bensin, tangki solar, tangki kimia, pestisida, soda api, kimia,
 truk bensin, truk tangki, tangki pertamina
tumpah: tumpah, bocor, terguling, ngalir, keluar, menyebar, meledak, nyebar, tertumpah, bau
perih: perih, pusing, sesak, mual, muntah, tumbang, lemas, pingsan, batuk, evakuasi
"""

LAKA = """
tabrakan: tabrakan, ditabrak, tabrak lari, adu banteng, adu kambing, laka tunggal,
 laka lantas, hantam, menghantam, dihantam mobil, dihantam truk, hilang kendali
terguling: terguling, masuk jurang, ke jurang, masuk sungai, masuk parit, rem blong,
 remnya blong, blong, oleng masuk, oleng lalu, oleng jatuh, oleng nabrak, oleng ke
jatuh: jatuh, lompat
terjepit: terjepit, terlilit, tersangkut mesin, masuk mesin, kegiling, tergiling, ketarik mesin,
 masuk gilingan, kejebak mesin, kaki tersangkut, tangan tersangkut, kepala nyangkut,
 kepala tersangkut, jari nyangkut, kajiret, kepala kejepit, nyangkut di mesin, tersedot
tertimpa: tertimpa, keruntuhan, kerobohan, tertiban, kejatuhan, menimpa orang,
 menimpa warga, menimpa anak, menimpa pengendara
menimpa: menimpa, kena, tertimpa, mengenai, hantam, menghantam
tertimbun: tertimbun, terkubur, kena timbun, tertutup tanah
tenggelam: tenggelam, hanyut, tercebur, terseret arus, dibawa arus, kebawa air
kesetrum: kesetrum, sengatan listrik, tersengat listrik, kena setrum, kena listrik
rel: rel, perlintasan, pelintasan, palang kereta, palang pintu
mogok: mogok, berhenti, nyangkut, terjebak, macet, tidak bisa jalan, tidur, tiduran, duduk
"""

MEDIS = """
tak_sadar: pingsan, tidak sadar, tidak sadarkan diri, tidak sadar diri, hilang kesadaran,
 kehilangan kesadaran, tidak sadarkan, belum sadar, tidak respon, tidak respons,
 tidak ada respon, tidak ada respons, tidak merespon, tidak bangun, belum bangun,
 tidak bangun-bangun, tidak bisa bangun, tidak bisa dibangunkan, tidak bergerak, tidak gerak,
 tidak bisa bergerak, tidak usik, tidak obah, sudah tidak obah, tidak bernyawa, tidak daekeun,
 tidak daek hudang, tidak hudang, tidak bisa hudang, susah dibangunin, susah dibangunkan,
 tidak bisa dibangunin, tidak nyaut, tidak menyahut, tidak jawab, tidak nembalan,
 tidak engah, kolaps, kolep, collapse, koma, setengah sadar, tidak ada gerakan, ambruk badan,
 tidak nyadar, tidak ada nadi, tidak ada denyut, nadi lemah, nadinya lemah, nadi tidak,
 denyut lemah, tidak ada detak, ngedrop, drop, tidak bereaksi, tidak noleh, dipanggil diam,
 tidak membuka mata, mata merem terus, hilang sadar, tidak ngerespon, tidak ngerespons,
 kurang sadar, hampir tidak sadar, tidak merespons, tidak disahut, tidak ngajawab,
 tidak usik tidak malik, tidak bisa diajak bicara, ngelantur, meracau
tak_napas: tidak napas, berhenti napas, henti napas, napas berhenti, tidak bisa napas,
 tidak ada napas, susah napas, sulit napas, napas susah, napas sesak, sesak napas,
 napas putus, putus napas, tersengal, napas tersengal, megap-megap, megap, ngos-ngosan,
 napas berat, napas pendek, napas satu-satu, napas satu satu, kesulitan napas, napas bunyi,
 tidak napas lagi, napas cepat, napas ngik, henti jantung, gagal napas, kehabisan napas,
 sudah tidak napas, hese napas, kepegat napas, napas tinggal, napas lambat, nyawa tinggal
sesak: sesak
jantung: pegang dada, memegangi dada, serangan jantung, nyeri dada, dada nyeri, dada sakit, sakit dada, dada ditusuk,
 dada sesak, sesak dada, nyeri ulu hati, jantung berhenti, dada seperti ditindih, dada berat,
 dada tertekan, dada rasanya, dada terasa, dada seperti, jantung kumat, jantung kambuh, sakit jantung kambuh, jantungnya kumat,
 dada nyelekit, nyeri banget dada, nyeri hebat di dada, dada panas
dada: dada
nyeri: nyeri, sakit, ditusuk, tertekan, ditindih, nyelekit, menjalar, berat, panas
stroke: stroke, strok, struk, gejala stroke
stroke_gejala: pelo, cadel, mencong, perot, mencos, pereot, lumpuh sebelah, lemah sebelah,
 mati rasa sebelah, wajah turun, muka turun, mulut miring, mulut mencong, bicara tidak jelas,
 tidak bisa ngomong, tidak bisa bicara, tidak bisa nyarios, ngomong tidak jelas, bicara kacau,
 badan sebelah, sebelah badan, lumpuh mendadak, tiba-tiba lumpuh, lumpuh, pejet, miring mulut
tak_gerak: tidak bisa diangkat, tidak bisa digerakkan, tidak bisa digerakin, tidak bisa gerak,
 kebas, mati rasa, lemas sebelah, tidak bisa berdiri, tidak bisa jalan, tidak bisa leumpang
kejang: kejang, kejang-kejang, mata mendelik, matanya mendelik, mendelik, ngabuliklak,
 mata keatas, mata ke atas, badan kaku, sawan, mata melotot
darah_banyak: pendarahan, perdarahan, berdarah, muntah darah, batuk darah, darah banyak,
 banyak darah, darah tidak berhenti, darah terus keluar, darah muncrat, darah keluar terus,
 berlumuran darah, bersimbah darah, darah mengucur, mengucur darah, darah ngucur, darah ngocor,
 ngocor darah, darah mancur, keluar darah, kehabisan darah, darah tidak mau berhenti,
 darah dimana-mana, bab darah, berak darah, darah keluar, mimisan tidak berhenti, darah netes,
 darah mengalir, penuh darah, darah kemana-mana, ngagolontor darah, muntah getih
luka_berat: luka parah, luka berat, luka bakar, luka tusuk, luka tembak, patah tulang, patah kaki,
 patah tangan, kaki patah, tangan patah, kepala bocor, bocor kepala, kepala pecah, kepala sobek,
 kaki putus, tangan putus, jari putus, putus kaki, putus jari, robek, usus keluar, tulang keluar,
 tangan kepotong, jari kepotong, kepotong, terpotong, amputasi, melepuh, gegar otak, tertancap,
 ketancep, sobek lebar, hancur kakinya, kaki hancur, remuk, tersiram air panas, ketumpahan,
 kesiram air panas, kaki copot, patah, kasiram, tertusuk
kritis: kondisi kritis, kondisinya kritis, keadaan kritis, sekarat, sakaratul, sakaratul maut, kritis,
 gawat, nyawa terancam, nyawanya, diambang maut, antara hidup dan mati, di ambang
keracunan: keracunan, mulut berbusa, busa mulut, berbusa, overdosis, over dosis, kelebihan obat,
 minum racun, nenggak racun, minum baygon, minum pembersih, minum bensin, minum obat nyamuk,
 minum oplosan, keracun, karacunan, od obat, minum portex, minum deterjen, minum cairan,
 minum sabun, minum solar, minum minyak, minum pemutih, nginum racun, nginum bensin,
 kebanyakan minum obat, mabuk jamur, keracunan gas
tersedak: tersedak, keselek, kaselek, kesedak, kasedak, tersumbat tenggorokan, nelan koin, kalolohok
membiru: abu abu, kelabu, hitam, ungu, biru, membiru, kebiruan, pucat, dingin, pias, pucet, kehitaman
lemas: lemas, lemes, lunglai, leuleus, tidak bertenaga, tidak ada tenaga
melahirkan: mau melahirkan, sedang melahirkan, akan melahirkan, ketuban pecah, pecah ketuban,
 ketubannya pecah, ketuban rembes, ketuban sudah pecah, melahirkan sekarang, kepala bayi,
 kontraksi terus, bukaan #, bukaan lengkap, melahirkan di jalan, bayi keluar, mules mau melahirkan, hampir melahirkan,
 melahirkan di rumah, bayi sungsang, sungsang, pendarahan hamil, melahirkan di mobil,
 ari-ari, peupeus ketuban, pecah air ketuban, ketuban sudah
hamil: hamil, bumil, ngandung, mengandung, bobot, reuneuh, kandungan
muntah: muntah, mual, mencret, diare, muntah-muntah, lemas, pusing, kejang
massal: puluhan, belasan, ratusan, banyak, satu keluarga, sekeluarga, satu kelas, semua, massal,
 beberapa, satu rt
habis_makan: habis makan, setelah makan, abis makan, sanggeus dahar, sesudah makan, makan,
 dahar, jamur, nasi kotak, nasi box, minum, bakso, mbg, hajatan, kondangan, singkong, tutut
alergi: alergi, bengkak, bareuh, biduran, tenggorokan
kambuh: kambuh, kumat
penyakit: asma, jantung, epilepsi, bengek, hipertensi, darah tinggi, diabetes, gula darah, gula
oksigen: oksigen habis, oksigennya habis, tabung oksigen habis, kehabisan oksigen, inhaler habis
mayat: mayat, jenazah, jasad, orang meninggal, ditemukan meninggal, sudah meninggal, bangkai orang
mayat_tempat: ditemukan, ketemu, tergeletak, mengapung, ngapung, ngambang, mengambang, sungai,
 kolam, kebun, kos, kontrakan, tergantung, gantung, selokan, got, ada, sawah, semak, kardus
tergeletak: tergeletak
demam: demam, panas tinggi, panas badan, dbd, muriang
"""


# Fields of meaning: words that weigh little alone and tell of danger in company.
# People in danger describe what they see ("tangan suami masuk blender") more often than
# they name it. ``kumpulan`` counts how many fields meet in a few words.

BIDANG = """
b_tubuh: @tubuh, lidah, telunjuk, jidat, tulang, jari, cangkeng, pundak, tengkuk, rahang, gigi, kulit, jalan lahir, usus, ginjal, tengkorak, kelopak, kuping, harigu, dengkul, tumit, siku, pergelangan, urat, nadi, kuku, rambut, kemaluan, selangkangan, dagu, kening, tulangnya, jempol
b_sakit: @gejala, @tak_sadar, @tak_napas, @darah_banyak, @luka_berat, @lemas, @kejang, @jantung, @keracunan, @bicara_hilang, mangap, adem, dingin, kelabu, keabuan, poek panon, mata poek, tidak karasa, tidak terasa, tidak rasa, mati rasa, ngorok, halusinasi, sempoyongan, hese hudang, tidak melek, belum melek, tidak siuman, belum siuman, diam saja, tidak ngomong, tidak merespon, tidak berkedip, merah padam, sekarat, kesakitan, mengerang, melintir, bengkok, tulang kelihatan, tulang keliatan, hilang ujung, ilang ujung, keluar isi, ambruk, limbung, roboh mendadak, terhuyung, memar, lebam, bonyok, babak belur, gosong, tidak kuat berdiri, tidak bisa berdiri, tidak bisa gerak, tidak bisa digerakkan, tidak bisa jalan, tidak bisa lihat, sesak, kram hebat, kram, keluar air, ketuban, mules hebat, flek, pendarahan, menggelepar, mata melotot, keram, kaku, kesemutan, mendadak buta, terbatuk batuk, batuk hebat, muntah, tidak mau nyusu, lumpuh, hangus
b_alat: @senjata, @zat, blender, gergaji, chainsaw, gerinda, mesin, bor, kipas, eskalator, lilin, kompor, gas, elpiji, tabung, petasan, truk, kereta, bus, mobil, motor, listrik, kabel, tegangan tinggi, setrum, genset, rel, lift, bianglala, crane, beko, besi, kaca, kawat, layangan, paku, mercon, panci, kembang api, racun, galon, palu, cangkul, ekskavator, molen, forklift, penggilingan, mesin cuci, pisau, karung, masker, helm full face, tali
b_gerak: @tabrakan, @terguling, @jatuh, @terjepit, @tertimpa, @tertimbun, @tenggelam, @roboh, masuk, kena, nyangkut, terlempar, terpental, keseret, ketarik, tergelincir, nabrak, menimpa, ambruk, meleset, kejeduk, terbentur, kebentur, kejeblos, nyasar, bergerak, berjatuhan, melintang, hilang kendali, lepas, longsor, meluncur, ngagubrag, nyemplung, hanyut, terperosok, kegiling, gencet, kegencet, digoyang, bergoyang, terinjak, ketumpahan, nindih
b_daya: terkunci, macet, tidak bisa keluar, belum bisa keluar, tidak bisa turun, belum turun semua, belum semua keluar, belum keluar, di dalam, terjebak, tidak ada nolong, sendiri, tidak bisa lari, tidak boleh turun, tidak boleh pulang, tidak boleh keluar, lupa ingatan, pikun, entah kemana, entah ke mana, tidak pulang, belum pulang, tidak ketemu, belum ketemu, tidak ada kabar, tidak bisa dihubungi, tidak diangkat, hp mati, tersesat, berhenti di puncak, tidak bisa dibuka, di luhur, di bawah, kejebak, tidak tahan, tidak mahi, tidak kuat, tidak cukup, kewalahan, belum datang, minta diselamatkan, diselamatkan, tidak bisa jalan, tidak bisa gerak, kabin, kolong, sendirian, bayi saya, di atas atap, nyangkut
b_ancam: @rampok, @tusuk, @pukul, @culik, @perkosa, @diancam, @ngamuk, @dobrak, @kejar, @serang, @bunuh_orang, @tawuran, maling, mabuk, dibawa, tidak dikenal, ngaku, mengaku, dijemput, pelaku, preman, orang asing, gebrak, digebrak, digedor, nyamperin, gila, melempar, lempar, dilempar, nyiram, ngancurin, menghancurkan, molotov, tembak, senpi, todong, diikat, disekap, ditarik, narik, ngintai, mengintip, diperas, membekap, mecahin, kaca pecah, pecahin, alarm bunyi, alarm toko
b_suara: @teriak, teriak, nangis, minta tolong, kaca pecah, alarm, ledakan, meledak, gedor, gedebuk, jeritan, tembakan, dentuman, bunyi, suara keras, suara aneh, suara, gebrak, gemuruh, klakson, mendesis
b_alam: api, asap, nyala, terbakar, membara, terbakar, meledak, banjir, longsor, gempa, badai, sungai, ombak, arus, deras, lereng, tebing, lahar, petir, puting beliung, meluap, ambrol, tanah gerak, setinggi, terendam, merambat, sambar, menjilat, abis terbakar, kilat, percik, roboh, hanyut, korsleting
b_rentan: @rentan, hamil, murid tk, bayi, orang tua, oma, difabel, tunanetra, ponakan, mertua, istri, papa, santri, penghuni, jemaah, penumpang, bocah, kakak, suami, bapak, ibu
b_kini: @kini, tadi, lagi, masih, terus, # menit, mulai, makin, semakin, sedang, hampir #, dari tadi, udah # menit, langsung
b_tolong: @minta_kuat, @tolong, damkar, ambulans, polisi, sar, bpbd, evakuasi, tim, basarnas, selamatkan
"""


# Groups made for one rule: words that mean danger only together

GABUNG = """
api_sebut: api, asap, damkar, terbakar, padam, merambat, bara
api_teriak: api api, kebakaran kebakaran
nyala_lagi: nyala lagi, api lagi, terbakar lagi, hidup lagi apinya
penuh_asap: penuh asap, dipenuhi asap, asap minuhan, asap memenuhi, asap minuhan kamar, asap pinuh
tas_curiga: tas mencurigakan, koper mencurigakan, benda mencurigakan, bungkusan mencurigakan, paket mencurigakan,
 barang mencurigakan, tas tidak bertuan, ransel mencurigakan, tas hitam mencurigakan
bakar_mau: mau membakar, mau bakar, mau dibakar, mau ngaduruk, mau diduruk, dibakar hidup, bakar hidup, membakar rumah,
 disiram bensin, nyiram bensin, ngancam bakar, mengancam bakar, mengancam membakar, bakar rumah, hayang ngaduruk, mau ngebakar, sedang membakar, ngebakar rumah,
 dibakar massa, dibakar warga, dibakar suami, disiram bensin
bakar_diri: bakar diri, membakar diri, siram bensin ke tubuh, menyiram bensin ke badan, nyiram diri, mau bakar dirinya
bau_gas_umum: asap, bau, gas, kimia, limbah, cairan
kendaraan_masuk_air: mobil masuk sungai, mobil masuk irigasi, mobil masuk jurang, motor masuk jurang, mobil masuk parit, mobil ke jurang,
 mobil masuk kolam, truk masuk jurang, bus masuk jurang, motor masuk sungai, angkot masuk jurang, masuk jurang, ke jurang,
 mobil tercebur, truk tercebur, motor tercebur, mobil masuk kali, masuk ke jurang, masuk ke sungai, masuk ke irigasi, tertelan arus
anggota_mesin: tangan masuk mesin, tangan ketarik, tangan masuk gilingan, kaki masuk mesin, rambut ketarik, rambut masuk mesin, tangan karyawan masuk,
 tangan kegiling, tangan tergiling, jari kegiling, tangan tersedot, jari masuk, masuk mesin, masuk ke mesin, ketarik mesin
nyangkut: nyangkut, tersangkut, kesangkut, kasangkut, macet, kejepit
tak_turun: tidak bisa turun, nyangkut di atas, tidak bisa turun lagi, nyangkut di pohon, nyangkut di tiang, nyangkut di tower, nyangkut diatas, tergantung di, bergelantungan
orang_tubuh: @orang, @tubuh, bibir, wajahnya, oma, senyum
darah: darah, berdarah
biru: biru, membiru, kebiruan
darurat_hamil: pendarahan, perdarahan, mules, kontraksi, pecah, kejang, pingsan, jatuh, keluar darah, sakit hebat, lemas, ketuban, darah, sakit perut, kesakitan, tidak sadar, bukaan, brojol, keluar air
bengkak: bengkak, bareuh
wajah_leher: muka, bibir, leher, lidah, wajah, tenggorokan, mata, seluruh badan, kaki, badan
gejala_berat: kejang, lemas, tidak sadar, pingsan, mimisan, dingin, menggigil, tidak bisa bangun, sesak, ngigau, tidak mau minum, bintik, keringat dingin, kaku, meracau, drop, muntah, parah, tidak respon, turun terus, gemetar hebat, berbusa
siram_panas: air panas, air mendidih, minyak panas, kuah panas, air keras, melepuh, tersiram, kesiram, ketumpahan, kasiram, cai panas
korban_massa: maling, orang, copet, laki, rumah, korban, pencuri, mukul, dipukuli, terbakar, dibakar, begal, warga, pemuda, menghakimi, hakim, nyerang, serang, jambret, dirampok
teriak_keras: jeritan minta tolong, suara minta tolong, teriak minta tolong, teriak tolong, jeritan perempuan, suara perempuan teriak, suara anak teriak, teriak teriak, minta tolong dari dalam, teriakan perempuan, suara teriak tolong, terdengar teriak, kedengeran teriak, dengar teriak, denger teriak, minta tolong minta tolong
rumahku_pintu: pintu, rumah, kamar, jendela, pagar, toko, warung, kos, kosan, kontrakan, gerbang, atm, kios, mobil, kaca, ruko
ancam_gerak: masuk, ngikutin, diikuti, mengikuti, ikuti, bawa, mengintip, ngintip, gedor, dobrak, mengetuk, ngetok, maksa, dipaksa, tarik, narik, kejar, celurit, pisau, menunggu di depan, di depan pintu, halaman, sembunyi, mau masuk, dalam
kdrt: kdrt
sembunyi: sembunyi, bersembunyi, kunci diri, mengunci diri, ngunci diri, terkunci di kamar
jahat_isyarat: maling, pisau, celurit, golok, parang, suami, senjata, orang jahat, pelaku, di bawah, mabuk, mau dibunuh, ngamuk, orang tidak dikenal, dobrak, dikejar, kejar, tolong cepat, kamar mandi, wc, dipukuli
dipaksa: ditarik paksa, dibawa paksa, dipaksa masuk, diseret masuk, dipaksa ikut, ditarik masuk, diseret ke, ditarik orang, dibawa kabur orang, dipaksa naik, anak saya dibawa, anak dibawa, dibawa orang tidak dikenal, dibawa orang asing, dibius, mau dibawa lari, diangkut paksa, tangan diikat, kaki diikat, orang diikat, saya diikat, diikat di kamar
suara_tembak: suara tembakan, bunyi tembakan, letusan senjata, suara letusan, bunyi letusan, tembak tembakan, baku tembak, terdengar tembakan, dor dor, letusan pistol
lompat_turun: mau lompat, mau terjun, nekat lompat, lompat jembatan, ingin lompat, akan lompat, hendak lompat, mau loncat, ngancam lompat, mengancam lompat, siap lompat, lompat dari, mau ngajleng, pengen lompat, teriak mau lompat, niat lompat, mau nabrakin diri, nyemplung diri
pamit_tegas: pamit selamanya, selamat tinggal semua, selamat tinggal dunia, surat wasiat, surat perpisahan, pesan terakhir, chat terakhir, maafin semua
tinggi_badan: sepinggang, sedada, seleher, sebahu, seperut, satuur, sacangkeng, sadada, sabeuheung, satangtung, sapingping, sepaha, setinggi dada, setinggi pinggang, setinggi leher, setinggi lutut, setinggi orang, setinggi atap, selutut, sepundak, nyampe dada, sampai dada, sampai leher, sampai atap, sampai pinggang, nyampe pinggang, sampai paha, sampai perut, nyampe perut, sampai pundak, sampai betis, sampai lutut, seukur dada, saukur dada
air_luas: air, banjir, meluap, sungai, hujan, arus, naik, terjebak, surut, rumah, genangan, terendam, solokan, selokan, lumpur
macet_lift: macet, mati, berhenti, stuck, tidak bisa dibuka, mogok
dalam_lift: terjebak, terkunci, di dalam, jatuh, anjlok, tidak bisa keluar, belum keluar, ada orang, orang di dalam, teriak, penumpang, meluncur, putus
orang_kena: orang, korban, anak, murid, siswa, warga, tertimpa, tertimbun, terjepit, penonton, pekerja, di dalam, tukang, ibu, jemaah, santri, pengendara, pemotor, di bawah, luka, tergeletak, buruh, pengunjung, bapak, keluarga, nenek, kakek, menimpa, perempuan, pedagang
orang_diatas: orang, anak, warga, murid, siswa, penghuni, di atas, di dalam, keluarga, lansia, masih ada, penumpang, santri, pedagang, nenek, kakek, ibu, bayi, sekarang, retak, bunyi, kretek, goyang, kendaraan lewat, masih lewat
sasaran_timpa: rumah, mobil, motor, kabel, orang, warung, angkot, sekolah, pengendara, tiang, toko, warga, atap, kios, jalan, pagar, bus, truk, listrik, anak
kena_orang: menimpa orang, kena orang, pengendara, motor, mobil, angkot, sopir, penumpang, anak, warga, pemotor, orang, tertimpa, terjepit, ojol, bapak, ibu, siswa, perempuan, truk, bus, rumah
ambles: ambles, amblas, longsor, roboh, berlubang besar, amblong
terperosok: terguling, terperosok, terjebak, tertimbun, kendaraan masuk, kejeblos, nyangkut, korban, hanyut
trafo: trafo, gardu, travo, panel listrik, meteran, kwh, sutet, tiang listrik, kabel listrik, tiang
trafo_bahaya: meledak, terbakar, api, percik, asap, mercik, memercik, percikan, nyala, dar der dor, letupan, kilat
kobra: kobra, king kobra, weling, welang, piton, python, sanca, buaya, phyton
disengat: disengat, diserang tawon, diserang lebah, dientup, diseureud, tersengat tawon, tersengat lebah, disengat tawon, kesengat tawon, kena sengat, dipatok
ambulans_butuh: butuh ambulans, minta ambulans, kirim ambulans, tolong ambulans, perlu ambulans, panggil ambulans, panggilkan ambulans, kirimkan ambulans, ambulans cepat, ambulans sekarang
minta_evakuasi: minta diselamatkan, mohon diselamatkan, tolong diselamatkan, minta pertolongan segera, minta dievakuasi, mohon dievakuasi, tolong evakuasi, mohon evakuasi, butuh evakuasi, minta evakuasi, segera dievakuasi, tolong dievakuasi, mohon segera evakuasi, segera evakuasi, butuh perahu, perahu karet
air_meluap: meluap, air meluap, air datang, air deras, air turun
terjang_rumah: rumah, batu, kayu, imah, kampung, warga, jembatan, lumpur
sungai_meluap: sungai meluap, walungan meluap, meluap sungai, air sungai meluap, sungai sudah meluap, meluap ke jalan dari sungai, air sungai sudah meluap, sungai sudah naik, air di sungai meluap, air di sungai sudah meluap, air dari sungai meluap
keluar: keluar
bongkar_kini: bongkar atm, bobol atm, bongkar brankas, sedang bongkar, dobrak atm, lagi bongkar, orang bongkar
minta_tolong: minta tolong, menta tolong, minta diselamatkan
jeritan: nangis, teriak, jeritan, suara, histeris, sembunyi, dari kamar, dari dalam, chat, bisik, terkunci
bunuh: bunuh
kini_lekat: lagi
"""


# Groups by situation: what people see and do, seldom by its name

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


# Crime, despair, nature, electricity and calls for help

JAHAT = """
rampok: dirampok
maling: bongkar atm, bobol atm, bongkar brankas, bongkar toko, bongkar rumah, maling, kawanan maling, komplotan
masuk: masuk, di dalam, ke dalam, dalam, lompat, dobrak, congkel
tusuk: dibacok
tawuran: tawuran, saling serang, saling lempar, perang sarung
culik: diculik, ditarik paksa, dibawa paksa, dipaksa masuk, diseret masuk, mau dibawa orang,
 dibawa kabur orang, digusur kana mobil
perkosa: diperkosa, mau diperkosa, dipaksa buka baju
diancam: mengancam
bunuh_orang: mau dibunuh, mau bunuh, akan dibunuh, bunuh saya, mau bunuh saya, akan bunuh,
 ancam bunuh, mengancam bunuh, diancam bunuh, mau matiin, mau dimatiin, mau nusuk
pukul: dipukuli
ngamuk: ngamuk, kalap, kesurupan, menggila, mengamuk
gila: gila, orang gila, gangguan jiwa, stres, sakau, mabuk
dobrak: dobrak, gedor, digedor, menggedor, ngagedor, gedor-gedor, gedorin, mecahin kaca
kejar: kejar, diikuti, diikutin, dikuntit, dibuntuti, nguntit, ngikutin, diintai, diturutan
serang: serang, bringas, membabi buta, konvoi, mengacungkan, ngacungin, ngacung, diacungkan,
 mengayunkan, nebas, menakuti, nakutin, acung-acungkan, mengarahkan, ditodongkan
bawa_pegang: bawa, pegang, pakai, pake, make, ngagem, todong, nyabut, mencabut, diacungkan
geng: geng, geng motor, gerombolan, kelompok, genk, gank, rombongan motor, brigez, preman
teriak_tolong: teriak tolong, teriak minta tolong, orang minta tolong, perempuan minta tolong, ada minta tolong, minta tolong dari, suara minta tolong, teriak-teriak minta tolong,
 menta tolong, teriak kesakitan, teriak histeris
teriak: teriak
kunci_diri: terkunci, mengunci diri, ngunci diri, sembunyi, bersembunyi
massa: massa, main hakim, dihakimi, diamuk massa, diamuk, ngeroyok, dihakimi massa, amuk massa
orang_asing: orang asing, orang tidak dikenal, tidak dikenal, orang mencurigakan, pria asing, otk,
 teu wawuh, tidak wawuh
"""

PUTUS_ASA = """
bunuh_diri: bunuh diri, gantung diri, mengakhiri hidup, akhiri hidup, menghabisi nyawa sendiri,
 akhiri semua, mengakhiri semua, akhiri semuanya, mengakhiri semuanya, ngakhirin hidup,
 gantung maneh, gantung sorangan, bunuh maneh, mengakhiri nyawa, sayat nadi, menyayat nadi, iris nadi,
 potong nadi, nyayat tangan, menyayat tangan, nadi disayat, sayat tangan, minum racun,
 terjun dari, lompat dari jembatan, lompat dari gedung, lompat dari tower, lompat dari atap,
 lompat dari lantai, mau lompat, mau terjun, nabrakin diri, nabrak kereta, self harm,
 ngakhiri hidup, tali di leher, melilit leher, lompat ke sungai, lompat ke rel
ingin_mati: mau mati, mending mati, lebih baik mati, pilih mati, tidak mau hidup,
 capek hidup, cape hidup, lelah hidup, bosan hidup, tidak kuat hidup, tidak sanggup hidup,
 males hidup, tidak ada gunanya hidup, tidak ada alasan hidup, hidup tidak ada arti,
 hidup tidak berguna, mau menghilang selamanya, tidak mau bangun lagi, mau mati rasanya,
 nyerah hidup, menyerah hidup, tidak layak hidup, sudah tidak kuat hidup, capek sama hidup,
 muak hidup, cape hirup, mau nyusul almarhum, mau nyusul, tidak mau ada di dunia, mau tidur selamanya,
 mau pergi selamanya, dunia lebih baik tanpa
pamit: pamit selamanya, pamit, titip anak, titip ibu, titip adik, selamat tinggal, surat perpisahan,
 maafin semua, maafkan semua, jagain anak, titip orang, surat wasiat, tulisan terakhir,
 chat terakhir, pesan terakhir, titip, jaga anak, salam terakhir
tak_kuat: tidak kuat lagi, sudah tidak kuat, tidak kuat, tidak sanggup lagi, sudah tidak sanggup,
 putus asa, capek, cape, hampa, tidak sanggup
obat_habis: minum semua, obat semua, menelan semua, ditelan semua, telan semua, minum banyak obat,
 obat sudah diminum, obat diminum, nelan banyak obat, menenggak, satu strip, satu botol obat
obat: obat, pil, racun, baygon, tali, silet, cutter, obat tidur, obat tikus, paracetamol
tepi_tinggi: tepi flyover, pinggir flyover, atas flyover, di luar pagar, luar pagar, tepi atap, bibir jembatan, pagar jembatan, pinggir jembatan, atas jembatan, di jembatan, atap gedung, tepi gedung,
 atas tower, rooftop, pinggir atap, di tower, tepi jurang, rel kereta, tepi jembatan, atas sutet,
 ujung jembatan, jembatan layang, pagar balkon, atas menara, pinggir balkon, pinggir rel, di rel,
 jembatan cirahong, naik tower, naik sutet, naik menara, manjat tower, dobrak tower, lantai paling atas
berdiri: berdiri, duduk, nangis, naik, diam, nekat, mau, ngelamun, teriak, tidur, nangkring, lompat
"""

ALAM = """
banjir: banjir, genangan, tergenang, kerendem, terendam, karendem, kelelep rumah
banjir_besar: banjir bandang, air bah, tanggul jebol, bendungan jebol, jebol tanggul, sungai meluap,
 air sungai naik, tanggul bobol, sungai naik, air sungai masuk, luapan sungai, air pasang,
 banjir besar, tanggulna bedah, tanggul bedah, caah dengdeng, banjir dengdeng, sungai jebol
naik: naik, meninggi, deras, terus naik, naik terus, nambah tinggi, semakin tinggi, tinggi
air: air, banjir, genangan
setinggi: seatap, sepinggang, sedada, sepaha, seleher, sebahu, selutut, sepundak, seperut, satuur, sacangkeng,
 sadada, sabeuheung, satangtung, sapingping, atap, satu meter, dua meter, 1 meter, 2 meter,
 1 m, 2 m, dada orang, satu meteran, seukuran dada, setinggi dada, setinggi pinggang, setinggi lutut,
 pinggang, dada, lutut, leher, paha, sakeupeul, meter
masuk_rumah: masuk rumah, masuk ke rumah, ke rumah, masuk kamar, masuk ke kamar, di rumah, masuk dapur,
 masuk ke dalam rumah, ke permukiman, ke pemukiman, masuk ke permukiman, merendam rumah, masuk masjid,
 rumah terendam, rumah tenggelam, rumah banjir, masuk ke kampung, rumah warga, rumah kerendem, ke kamar,
 ngalir ke rumah
longsor: longsor, tanah bergerak, tanah gerak, taneuh gerak, pergerakan tanah, tebing roboh,
 tanah roboh, bukit roboh, taneuh roboh, tanah longsor
retak: retak, bareulah, rengat, pecah, bergeser, miring, amblas, ambles
gempa: gempa, goyang keras, bergoyang keras, goyang kuat, goyang kenceng
roboh: roboh, jebol, tumbang, rumah ambles, rumah amblas, jembatan putus
mau_roboh: mau roboh, hampir roboh, akan roboh, mau putus, mau tumbang, hampir tumbang, mau patah,
 nyaris roboh, hampir putus, mau jatuh, mau jebol, hampir jebol, mulai roboh
rawan_roboh: jembatan, gedung, rumah, tiang listrik, tiang, panggung, tanggul, kabel, pohon, menara,
 tower, dinding, tembok, baliho, atap
bangun_besar: rumah, gedung, jembatan, atap, kelas, dinding, panggung, menara, tower, crane, baliho,
 bangunan, plafon, masjid, sekolah, pasar, tribun, kanopi, tiang listrik, ruko, tebing, proyek,
 papan reklame, kandang, benteng
putingbeliung: puting beliung, angin puting, angin beliung, badai, angin ribut, puting-beliung, puyuh,
 angin puyuh, tornado
angin: angin, hujan es, petir, kilat, gelap
terbang: terbang, terangkat, kabur atap, nerjang, menerjang, porak poranda, hancur, beterbangan, rusak
petir: kesambar petir, tersambar petir, disambar petir, kesamber petir, kasambar gelap, kabentar, kabentar gelap,
 disamber petir, disambar gelap, disamber gelap, kasamber gelap
pohon: pohon, dahan, ranting besar, batang, bambu, beringin, batang pohon, kelapa, awi
tumbang: tumbang, roboh, patah
tutup_jalan: tutup jalan, nutup jalan, menutup jalan, menutupi jalan, melintang, tengah jalan, jalan ditutup,
 menghalangi jalan, nutupan jalan, jalan terputus, jalan putus, jalan tertutup, malang, ngahalangan jalan,
 kaputus, jalan kaputus
kabel_listrik: kabel, kawat, tiang listrik, tiang, kabel listrik, kabel pln, kabel sutet, sutet, jaringan listrik
putus_jatuh: putus, jatuh, roboh, tumbang, terlepas, copot, ngagantung, gantung, nyangkut, melintang, ngalantung,
 percik, nyala, asap
listrik_bahaya: nyetrum, kesetrum, percik, percikan, api, ada strum, ada listrik, nyala, asap, teraliri, aliran
penyengat: tawon, lebah, odeng, engang, tiwuan, tawon ndas
hewan_bahaya: ular, kobra, king kobra, piton, python, sanca, weling, welang, biawak, buaya, macan, harimau,
 beruang, anjing gila, monyet, babi hutan, bagong, kalajengking,
 anjing rabies, oray, phyton, lipan besar
ular: ular, kobra, king kobra, piton, python, sanca, weling, welang, phyton
gigit: gigit, kena bisa, dibelit, melilit, dililit
hewan_gigit: anjing, monyet, kucing, kera, babi, biawak, buaya, macan, tawon, lebah, ular
sengat: sengat, serang, ngentup, dientup, diseureud, nyeureud, mengejar, kejar, masuk, ngamuk, melukai, menggigit
masuk_hewan: masuk, di dalam, kamar, dapur, kamar mandi, plafon, kasur, toilet, wc, rumah, melingkar, kolong,
 lemari, kelas, sekolah, garasi, jok, mobil, halaman, teras, loteng, kandang, warga, anak, mesin
terjebak: terjebak, tidak bisa keluar, belum bisa keluar, tidak bisa kaluar, belum keluar, terkunci,
 tidak bisa turun, tidak bisa diselamatkan, belum dievakuasi, belum bisa dievakuasi,
 naik genteng, naik atap, di atas atap, di atas genteng, naik ke atap, belum kaluar, tidak bisa lari,
 tidak bisa pergi, butuh perahu, perahu karet, minta dievakuasi, kejebak air, naik ke genteng
lift: lift, elevator, lip
hilang: gatau kemana, gatau ke mana, tidak tahu kemana, tidak tau kemana, tidak ada di kerumunan, tidak ada dimana mana, sudah dicari kemana mana, sudah dicari, hilang, tidak pulang, belum pulang, tidak ketemu, belum ketemu, tidak ada kabar, tidak bisa dihubungi,
 belum kembali, tidak kembali, tersesat, kesasar, nyasar, kasarung, belum balik, tidak balik, lepas dari
cari: dicari, mencari, cari, pikun, belum ketemu, tidak ketemu, pakai baju, baju, ciri, terakhir, tadi, sekarang,
 pulang, dari pagi, dari siang, dari subuh, dari tadi, jam
bayi: bayi, janin
dibuang: dibuang, ditemukan, ketemu, tergeletak, ditinggal, kardus, tempat sampah, terlantar, tali pusar
"""

MINTA = """
kini: belum padam, tidak padam, belum surut, belum tertangani, belum ditangani, sekarang, sedang, barusan, mendadak, tiba tiba, baru saja,
 menit lalu, ujug-ujug, ujug ujug, ngadadak, dari tadi, baru jadi, baru terjadi, menit yg lalu, jam lalu,
 kajadianana sekarang, masih berlangsung, sedang terjadi, sedang berlangsung,
 baru kejadian, keburu
luka: korban, luka, berdarah, darah, tergeletak, terjepit, terjebak, tewas, luka parah, teriak, pingsan,
 tidak sadar, meninggal, tidak bangun, tertimbun, terkunci, melepuh, lumpuh, lemas, sekarat, kesakitan,
 tidak bergerak, patah, kritis, nyawa, selamatkan, terluka, parah
minta_kuat: tolong cepat, cepat tolong, kirim ambulans, butuh ambulans, minta ambulans, tolong ambulans,
 ambulans sekarang, ambulans cepat, kirim damkar, butuh damkar, minta damkar, tolong damkar, damkar belum,
 mana damkar, damkar sekarang, cepat damkar, cepat kesini, cepat ke sini, kesini, ke sini, cepat datang,
 tolong segera, kirim bantuan, butuh bantuan segera, segera bantuan, kirim polisi, panggil polisi, butuh polisi,
 polisi cepat, cepat polisi, minta polisi, tolong polisi, evakuasi, dievakuasi, tim sar, sar, selamatkan,
 tolong siapapun, siapapun tolong, tolong kami, darurat, sos, emergency, perahu karet, pertolongan, panggilkan ambulans,
 ambulans belum, mana ambulans, mana polisi, polisi belum, panggil ambulans, belum ada menolong,
 belum ada nolong, tidak ada nolong, tidak ada menolong, belum ditolong, segera datang, meluncur, jemput pasien,
 cepat bantu, segera kesini, butuh pertolongan, ambulans kesini, cepat kirim, segera kirim, kirim segera,
 segera ke lokasi, cepat ke lokasi, bantuan segera, mohon ambulans, penjemputan
tolong: tolong, bantu, bantuan, mohon bantuan
tolong_siapa: siapapun tolong, tolong siapapun, siapa tolong, tolong selamatkan, selamatkan saya,
 selamatkan kami, tolong nyawa, siapa saja tolong, tolong tolong, tolong tolong tolong
ambulans: ambulans
segera_sakit: sekarang, cepat, segera, gawat, kritis, sekarat, darurat, parah, pasien
"""


# Wide groups: signs that say little alone and much beside one another

LUAS = """
gejala: halusinasi, keringat, keringat dingin, muntah, pucat, biru, membiru, ungu, lemas, ngos ngosan, gemetar, menggigil,
 kaku, mengerang, sempoyongan, limbung, tergeletak, mata putih, mata ke atas, mendelik, melotot, ngorok, berbusa,
 ngiler, ngeces, susah nelan, tidak bisa nelan, tidak bisa bersuara, tidak bisa nangis, tidak bisa lihat, linglung, bingung,
 ngaco, ngelantur, ngigau, tidak nyambung, panas tinggi, dingin, sesak, sakit perut, sakit kepala, pegang dada,
 pegang perut, dehidrasi, mencret, mimisan, kram, sekarat, nadi, berdebar, tidak berdaya, bengkak, miring, mencong,
 pelo, kebas, terkulai, pingsan, kejang, darah, berdarah, jatuh, mau pingsan, setengah sadar, napas, bernapas, kesemutan, pusing,
 lumpuh, melorot, kuku biru, mata kabur, tidak mau makan, pegang leher, perut keras, mata merem, menguning, tidak bisa kencing,
 ngarumpuyuk, melepuh, membengkak, keluar busa, mata putih semua
sakit_mendadak: sakit, sakit perut, sakit kepala, nyeri hebat, sakit hebat
tertelan: tertelan
minum_telan: minum, nelan, makan, tertelan, menghirup, ngirup, isap, dicekoki, kecekok
zat: autan, sianida, racun, baygon, potas, pestisida, thinner, tiner, spiritus, bensin, minyak tanah, oli, cuka, air aki, hcl, porstex,
 wipol, detergen, deterjen, rinso, sabun cuci, pemutih, bayclin, kapur barus, racun tikus, racun beurit, obat nyamuk, obat tikus,
 jamur liar, oplosan, gadung, herbisida, insektisida, baterai, batre, batere, koin, peniti, jarum, magnet, silika, pembersih, paku, kelereng,
 karbol, formalin, arsenik, merkuri, soda api, cairan pembersih, pembersih lantai, solar, tinner, obat banyak, obat semua, lem, karbit, miras oplosan, baut, mur, uang logam
kemasukan: kemasukan, kesumbat, tersumbat, nyangkut, tersangkut, tersedak, kaselek, menyumbat
jalan_napas: tenggorokan, tikoro, kerongkongan, hidung, saluran napas, leher
lahir_darurat: tali pusar, tali ari, plasenta, ari ari, lahir sendiri, bayi lahir, lahir di jalan, lahir di rumah, lahir di mobil, melahirkan sendiri,
 kepala bayi, nongol bayi, bayi sudah keluar, bayi keluar, melahirkan dijalan, tali puser, bali can kaluar, keburu lahir, bayi nongol, mules mules
nifas: nifas, hamil, melahirkan, lahiran, bayi, caesar, sesar, keguguran
tak_lepas: tidak bisa dicabut, tidak bisa lepas, tidak bisa dilepas, tidak bisa dikeluarkan, tidak bisa ditarik, tidak bisa keluar, susah dilepas, susah dikeluarkan,
 belum bisa keluar, tidak bisa dilepasin, tidak bisa dikeluarin, tidak bisa dicopot, susah keluar, hese kaluar, tidak bisa copot, belum bisa dilepas, tidak bisa laju, belum bisa dikeluarkan
tak_muncul: tidak muncul, tidak timbul, tidak muncul muncul, tidak naik lagi, tidak kelihatan lagi, belum muncul, tidak kelihatan, tidak balik ke darat, belum balik, tidak muncul lagi, hilang, tidak ada muncul, belum naik
tempat_air: sungai, kolam, air, leuwi, laut, pantai, ombak, situ, bendungan, waduk, danau, permukaan, kali, arus, curug, berenang, renang, ngojay, mandi, nyelam, perahu, sumur, mancing
perahu_celaka: perahu terbalik, perahu terguling, perahu tenggelam, kapal terbalik, kapal terguling, rakit terbalik, rakit terguling, perahu kebalik, perahu bocor, ban terbalik, perahu karam
tabrakan: adu muka, adu kepala, adu moncong, hantam mobil, hantam motor, disambar truk, disamber truk, disamber motor, disamber mobil, disambar kereta, disambar mobil, disambar motor, disamber kereta, disamber bus, kena tabrak, nyelonong masuk, masuk kolong, rem tidak berfungsi, disamber angkot
pesawat_jatuh: pesawat jatuh, kereta anjlok, kereta terguling, kereta keluar rel, gondola, bianglala macet, wahana macet
desak: berdesakan, terinjak injak, saling injak, saling dorong
ada_orang_di: orang di bawah, orang di kolong, orang di dalam, orang di dalamnya, ada orang di atas, masih ada orang, orang masih di, anak di dalam, warga di dalam, belum keluar, di dalamnya orang, masih ada, orang nyangkut, ada penghuni, belum bisa kaluar, masih di dalam, belum bisa keluar, orang di dalam mobil
penyusup: masuk lewat jendela, masuk jendela, masuk lewat atap, masuk lewat genteng, masuk lewat pintu belakang, lompat pagar, naik pagar, masuk rumah orang, orang masuk rumah, ada masuk rumah, ada orang di dapur, ada orang di loteng, ada orang di plafon, ada orang di atap, ada orang di halaman,
 masuk dari jendela, masuk dari atap, masuk lewat plafon, coba masuk, mencoba masuk, nyoba masuk, maksa masuk, memaksa masuk, orang masuk ke rumah, ada masuk ke rumah, mau masuk rumah, ngabongkar, merusak pintu, merusak gembok, mau masuk ke rumah, ada langkah kaki, bongkar pintu, dobrak pintu, ada orang masuk
takut_diam: sendiri, sembunyi, bisik, pelan, takut, kamar, suara, malam, mati lampu, tidak berani, gelap, anak, tolong
pelaku_tajam: nenteng, muter, ngincer, mencari, nyari, keliling, mondar mandir, teriak, ngamuk, jalan, masuk, depan, mau, orang, warga, simpang, pukul, palu
alat_pukul: palu, kayu, besi, balok, batu, kursi, botol, rotan, sabuk, gesper, selang, panci, helm, setrika, rantai
siram: siram, nyiram, disiram, kesiram, tersiram, ketumpahan, kecipratan, kasiram, ketumpahin, kesiramm
panas_cair: air panas, air mendidih, minyak panas, kuah, air keras, bensin, panas, mendidih, cuka getah, aspal panas
tahan_orang: dikunciin, terkunci, tidak boleh keluar, dilarang keluar, dirantai, diikat, dipasung, disekap, tidak bisa keluar, dikurung, tidak dikasih makan
pelaku_dekat: suami, istri, bapak, ibu, pacar, mantan, majikan, tetangga, orang, anak, kakak, dia, tiri, laki, preman, pelaku, mabuk
mati_alat: tali, racun, silet, baygon, tambang, pisau, obat, cutter, kabel
mati_tanda: plafon, foto, siap, disiapkan, disayagikeun, pamit, terakhir, kunci kamar, kamar, maaf, selamanya, dunia, nadi, leher, gantungan, capek, nangis, mati, hp mati, tidak bisa dihubungi
akhir_dunia: pergi dulu dari dunia, dari dunia ini pergi, pergi dari dunia, ninggalin dunia, meninggalkan dunia, meninggalkan kalian, pergi selamanya, tidak akan ada lagi, besok saya sudah tidak ada, jangan cari saya, tidak akan kembali, biar tenang selamanya, tidak kuat hidup, akhir dari segalanya, hidup saya selesai, malam terakhir, hari terakhir saya, ingin tenang selamanya, nyusul mamah, nyusul bapak, nyusul almarhum
hilang: kepisah, terpisah, misah, kabur, keluyuran, lepas, belum pulang pulang, tidak pulang pulang, pergi, terakhir kelihatan, terakhir terlihat, terakhir keliatan, belum dijemput, dibawa kabur
tak_temu: belum ketemu, tidak ketemu, belum pulang, dicari, tidak pulang, terakhir, pakai baju, kaos, tidak ada kabar, belum kembali, hp mati, belum ada kabar, ciri, nyari, mencari, tidak ada dimana mana, tolong cari, hape mati
tanggul: tanggul, bendungan, dam, turap, benteng sungai, tanggul kolam, tanggul sungai, embung
tanggul_rusak: retak, jebol, bocor, nyembur, bobol, rembes, kikis, amblas, roboh, ngagolontor
terendam: terendam, tergenang, karendem, kerendem, tenggelam, meluap, sudah masuk, kaleuleup
naik_atap: di loteng, di atas loteng, naik atap, naik genteng, di atap, lantai dua, di atas lemari, lantai atas, di luhur para, atas rumah, di genteng, atas genteng, tinggi loteng
dapur_jurang: masuk ke jurang, masuk jurang, terbawa, ngagantung, sudah roboh, terus melebar, makin lebar, terus bergerak, melebar, merembet, ambrol, jatuh
tanah: tanah, tebing, lereng, bukit, taneuh, gawir, senderan
hewan_luas: ular, anjing, monyet, kera, babi, sapi, kerbau, kuda, banteng, tawon, lebah, biawak, buaya, macan, ayam bangkok, kalajengking, lipan, kelabang, bagong, domba, musang, beruk, elang, tikus, laba laba, ikan, ubur ubur
hewan_cedera: gigit, sengat, serang, nyakar, cakar, dicakar, ditabrak, ngamuk, tanduk, ditanduk, sepak, kena racun, dibelit, melilit, sobek, luka, darah, menyepak, nandang
meletus: erupsi, gunung meletus, galunggung meletus, awan panas, lahar, lahar dingin, wedus gembel, hujan abu, gunung meledak
napi: napi kabur, tahanan kabur, teroris, napi lepas, pasien jiwa kabur, buronan
genset: genset, karbon monoksida, knalpot, arang, briket
tubuh_rusak: isi kelihatan, tulang kelihatan, daging kelihatan, sobek, putus, pecah, robek, patah, luka, hancur, tertusuk, terbakar, melepuh, biru, ungu, remuk, copot, bolong, bocor, darah, berdarah, gosong, tertancap, kena percikan, buta, kepotong, koyak, nyangkut, terkelupas, kegunting, ketancep paku, menganga, kecolok, ketusuk, dibacok, terjepit
cepat: cepat, segera, buruan
"""


# Wide groups: people, reactions, places of danger

REAKSI = """
orang: art, asisten, kurir, abang, mas, mang, polisi, tentara, panitia, sekuriti, security, ketua, imam, ustaz, ustad, kiai, ajengan, bidan, perawat,
 dokter, montir, teknisi, masinis, kernet, kondektur, penjaga, penjual, pembeli, anggota, mahasiswi, siswi, pramuka, atlet, pelari,
 wisatawan, turis, bule, peziarah, seseorang, ipar, menantu, besan, uyut, buyut, abg, manusia, ponakan, bocil, kawula, jiwa, rombongan, mandor,
 penggali, penebang, pencari, peserta, pemain, pejalan kaki, pemulung, pengemis, gelandangan, odgj, tunawisma, penyapu, pemilik, anggota keluarga, calon, pengantin, jamaah haji, pembonceng, penebeng, bestie, cewekku, cowokku, ayahanda, ibunda, bapakku, kurban jiwa, gadis, janda, pekerja bangunan, kuli bangunan, tukang ojek, crew, kru, operator, pemudik, pengojek, perempuan tua, laki laki
kendaraan: gerobak, pitbull mobil, traktor, sepeda listrik, eskavator, beko, backhoe, tronton, taksi, mikrolet, forklift, dump truk, crane, ojek online, bajaj, bus pariwisata, mobil boks, box, gerbong, perahu, kapal
bicara_hilang: tidak bisa bicara, bicara tidak jelas, bicara jadi tidak jelas, bicara pelo, bicara ngaco, bicara jadi ngaco, bicara kacau, bicara cadel, bicara gagap, bicara susah
lemas: lemas, lemah, tidak bertenaga, kesemutan, kebas
tak_sadar: dihudangkeun hese, hese dihudangkeun, dibangunin susah, dibangunkan susah, tidak buka mata, tidak mau buka mata, tidak bisa buka mata, tidak mau bangun, mata tidak buka, mata tertutup terus, mata merem, tidak bisa diajak ngobrol, tidak bisa diajak bicara, tidak bisa diajak ngomong, tidak menyaut, tidak ada jawaban, tidak menjawab, hilang kesadarannya, tidak ingat orang, tidak sadar sadar, tidak bereaksi apa apa, diam tidak gerak, tidak ada tanda kehidupan, belum sadar juga, tidak ada suara lagi, lepas kesadaran, mati suri badan, tidak bisa digerakkan badannya, nafasnya hilang, denyut hilang, nadi hilang, nadi tidak teraba, denyut tidak ada, bicara ngaco, tidak kenal orang, tidak ada sahutan, tidak bisa sadar, antara sadar dan tidak, tidak sadar juga, belum siuman, tidak siuman, tidak eling eling, kurang respon, tidak nyadar nyadar, dipanggil tidak, digoyang tidak, dipanggil panggil tidak, ditepuk tidak
demam_tinggi: suhu #, suhu badan #, panas #, # derajat, suhu badan anak #, panas sampai #, demam #, suhu tubuh #, demam tinggi
sambar: sambar
perahu: perahu, kapal, rakit, sampan, getek
perahu_celaka_kata: terguling, tenggelam, bocor, karam, hilang, hanyut, terbawa arus, pecah
kubu: kubu, dua kelompok, dua kubu, antar kampung, antar geng, antar pelajar, antar smk, antar sekolah, antar warga, dua geng, dua kampung, antar suporter, saling lempar, saling serang, saling kejar, saling pukul, suporter
ribut: ribut, berantem, saling, bentrok, lempar, tawuran, bawa, batu, serang, pukul, senjata, kejar, berkumpul bawa, dipukuli, adu, perang, kayu, tarung
ampun: minta ampun, menta ampun, ampun ampun, jerit kesakitan, teriak kesakitan, nangis kesakitan, teriak histeris, mengerang, histeris minta, suara anak disiksa, gedebuk gedebuk, suara gedebuk, teriak ketakutan, jerit ketakutan, suara barang pecah, suara pukulan, suara tamparan, suara tangisan, nangis kejer, suara bantingan
saksi_dengar: suara, dengar, kedengeran, terdengar, kedengaran, sebelah, tetangga, rumah, kamar, kontrakan, kos, dari dalam, lantai atas, kadenge, sedang, anak, perempuan, ibu, istri
alat_serang: sekop, cangkul, pacul, kunci roda, kunci inggris, palu, kayu, besi, balok, batu, botol, rotan, sabuk, gesper, kursi, tongkat, stik, helm, gergaji, obeng, pipa, bambu, linggis, panci, setrika, wajan, senpi, senapan, sangkur, pedang, raket, cobek, ulekan, samurai, gunting, garpu, korek, petasan
ancam_serang: kejar, serang, ngamuk, mengancam, bawa, pegang, nyamperin, pukul, lempar, mecahin, dipukuli, ngacungin, mau, todong, pake, pakai, dibacok, hantam, ngayunin
paksa: maksa, memaksa, dipaksa, dijebak, tidak dibolehin pulang, tidak boleh pulang, tidak boleh keluar, tidak bisa pulang, dilarang pulang, disuruh buka baju, dikunci di dalam, hp disita, hp diambil, ditahan di, tidak dikasih keluar, tidak diizinkan keluar, tidak dilepas, dicekoki, tidak bisa kabur
tempat_paksa: hotel, kos, kosan, kamar, rumah, mobil, kontrakan, penginapan, apartemen, villa, gudang, losmen, kebun, toilet, pabrik, tempat kerja, penampungan, mes
lebih_baik_mati: lebih baik saya tidak ada, lebih baik saya mati, mending saya mati, mending saya tidak ada, lebih baik mati, mending mati, saya beban, jadi beban, tidak ada peduli, tidak ada gunanya, pengen hilang dari dunia, mau hilang dari dunia, ingin hilang selamanya, tidak ada harapan, tidak ada alasan hidup, sudah tidak ada harapan, semua lebih baik tanpa saya, percuma hidup, hidup percuma, buat apa hidup, untuk apa hidup, saya menyerah, udahan hidup, tidak pantas hidup, tidak ingin bangun, saya ingin mati, sudah menyerah, ngapain hidup, bosen hidup, hidup sia sia, akhiri penderitaan, mengakhiri penderitaan, saya tidak kuat, tidak mau hidup lagi, benci hidup, ingin akhiri
niat_alat: obat, pil, racun, tali, silet, pisau, jembatan, lompat, baygon, cutter, rel, gedung, tangan, atap, sungai, tambang, malam ini, selamat tinggal, maaf, pamit, sekarang
hewan_luas: pitbull, rottweiler, herder, doberman, sapi kurban, kerbau, kuda delman
serang_hewan: serang, ngamuk, kejar, gigit, nyeruduk, ditabrak, nyerbu, melilit, belit, sengat
listrik_kena: kabel, listrik, tegangan, pagar, tiang, sutet, kawat, gardu, arus, pln
kena_saja: kena, nempel, menempel, nyangkut, kesentuh, tersentuh, menyentuh, nyentuh, keinjek, terinjak, pegang
gua: goa, sumur, jurang, gorong, septic tank, galian, lubang, terowongan, lift, tangki, silo, gunung, hutan, gudang, selokan, parit, kebun, curug, leuwi
di_dalam_bahaya: terjebak, terkunci, jatuh, tersesat, tidak bisa naik, tidak bisa keluar, tertimbun, terguling, belum bisa naik, hilang, belum keluar, tidak sadar, lemas, tidak jawab
maju_bahaya: mendekati, mendekat, menuju, ke arah, dekat, sampai ke, merambat, nyampe
terjang: nyapu, menyapu, menyeret, terseret, menghanyutkan, menerjang, ngahantem, nerjang, menghantam, membawa, merendam, ngarendem, hanyut
retak_bunyi: bunyi, kretek, retak, miring, goyang, geser, bergeser, bergerak, krek, doyong, melengkung, ambles, amblas, turun
pohon_listrik: narik, menarik, menimpa, roboh, tumbang
"""


# Wide groups: harm, violence and nature as people see them

TAMBAH = """
lahir_darurat: tali pusat, tali pusar keluar, kaki duluan, kaki keluar duluan, bokong duluan, tangan keluar duluan, pecah ketuban, ketuban hijau, ketuban keruh, air ketuban, ketuban, ngeden, mengejan, bukaan lengkap, bukaan penuh, mau keluar bayinya, bayinya mau keluar, kepalanya sudah keluar, kepala nongol, rambut bayi kelihatan, sudah kelihatan kepala, orok kaluar, kaluar orok, mau brojol, sudah brojol, eklamsia, eklampsia, preeklamsia, preeklampsia, plasenta, retensio, hpp, gawat janin, janin tidak gerak, bayi tidak gerak, gerakan bayi tidak, lahir prematur, bayi prematur
gejala: badan merah semua, merah merah semua, gatal sekujur, bentol seluruh, suara hilang, suara serak hilang, merintih, rintih, mengaduh, meraung, menggeliat, ngap ngapan, mengap, megap, ngap, sesenggukan, menggeliat, guling guling, berguling, kesakitan, mules hebat, perut kaku, perut keras, perut kembung keras, muntah nyemprot, muntah nyembur, muntah hijau, muntah hitam, muntah terus, berak hitam, bab hitam, kencing darah, mata kuning, badan kuning, kulit kuning, ubun ubun cekung, mata cekung, bibir kering, pandangan kabur, pandangan dobel, tidak bisa melihat, buta mendadak, gelap pandangan, mau pingsan, hampir pingsan, oleng, sempoyongan, tidak kuat berdiri, tidak kuat jalan, tidak kuat bangun, tidak bisa bangun, tidak bisa duduk, keringat jagung, keringatan dingin, jantung berdebar kencang, jantung cepat, denyut cepat, denyut tidak teratur, nadi cepat, tensi #, tensi drop, tensi tinggi, tensi rendah, gula rendah, gula tinggi, gula drop, gula #, saturasi #, saturasi turun, saturasi rendah, dehidrasi, syok, shock, tidak mau minum, tidak mau menyusu, tidak mau nyusu, tidak mau netek, nangis tidak berhenti, rewel lemas, bicara ngawur, ngelindur, halusinasi, tidak kenal, tatapan kosong, pandangan kosong, bengong, melongo, bola mata, putih matanya, tiis, dingin kaki, pucat pasi, pasi, membiru, lebam
tak_sadar: ditanya diam, ditanya tidak, tidak nyambung, diajak bicara diam, diajak ngomong diam, dipanggil diam saja, dipanggil tidak nyaut, tidak menyahuti, ditanya tidak nyaut, tidak nyambung ditanya, ditanya tidak jawab, dicubit tidak, dicubit diam, digoyang diam, digoyangkan tidak, tidak ada reaksi, tidak bereaksi, tidak respek, tidak sadarin, semaput, mati suri, terkulai, lunglai, tidak berdenyut, jantung tidak kedengeran, jantung tidak terdengar, tidak teraba, detak jantung tidak, tidak ada detak, tidak ada nadinya, tidak ada denyutnya, sudah tidak gerak, belum gerak, tidak gerak gerak, tidak bangkit, tidak bangun bangun, belum bangun bangun, tidak hudang hudang, hese hudang, susah bangun, tidur terus susah, tidur tidak bangun, dibangunkan tidak, dibangunin tidak, dihudangkeun tidak, dihudangkeun, tidak melek melek, merem terus, mata tertutup, tidak ada tanda tanda, lemas tidak, sudah tidak ada napas, tidak bernyawa, seperti mati, kaya mati, tidak nyaut nyaut, tidak njawab, tidak menjawab, tidak ada jawaban, tidak nyahut
tak_napas: tenggorokan nutup, tenggorokan menutup, tenggorokan menyempit, tenggorokan bengkak, leher nutup, tenggorokan terasa nutup, kehabisan udara, kurang oksigen, kekurangan oksigen, butuh oksigen, oksigen turun, napas ngorok, napas grok, napas tersendat, napas tinggal satu, napas tidak ada, tidak bisa menghirup, napas berbunyi, ngap ngapan, susah bernapas, mau habis napas, napas terasa berat, napas tersumbat, tidak bisa ambekan, berhenti bernapas, asma kambuh, asma kumat, sesak hebat, sesak parah, hosh hosh, sudah tidak bernapas
jantung: dada seperti, dada nyesek, dada nyeri, nyeri di dada, sakit di dada, dada kiri, dada kayak, dada tembus, dada sampai punggung, ke rahang, ke lengan kiri, tembus punggung, nembus ke punggung, menjalar ke lengan, nyeri tembus, jantungnya berhenti, kena jantung, angin duduk, gagal jantung
darah_banyak: darah tidak mampet, darah merembes, darah deras, kucuran darah, darah dari telinga, darah dari hidung, darah dari mulut, telinga keluar, kuping keluar, darah hidung, bercucuran darah, genangan darah, baju penuh darah, basah darah, darah semua, berdarah terus, darah mengalir, muntah item, muntah darah hitam, buang air darah, darah ngalir, darah muncrat, darah banyak sekali, pendarahan hebat, banjir darah badan, darah segar, darah tidak mau, mimisan terus, mimisan tidak, flek darah, gumpalan darah
luka_berat: nancep, ketancep, nancap, menancap, tertancap, tertusuk besi, tertusuk kayu, tembus, daging kelihatan, kelihatan tulang, tulang keluar, keluar tulang, bonyok, bengkok, retak tengkorak, batok kepala, bahu copot, sendi lepas, terkilir parah, patah leher, leher patah, patah pinggul, pinggul patah, patah tulang belakang, kena gergaji, kepotong jari, jari hilang, jari hancur, kaki remuk, tangan remuk, remuk, luka menganga, luka dalam, kulit terkelupas, kulit ngelupas, luka robek, luka sobek, kesayat dalam, kebeset dalam, usus, isi perut, terbelah, buntung, putus urat, urat putus, kulit melepuh, melepuh, bakar sekujur, seluruh tubuh terbakar, kepala berdarah, kepala retak, pecah kepala, luka bacok, luka sabet, luka tembak, kena tembak, kena panah, kena peluru, kena pecahan
tersedak: nyangkut di tenggorokan, nyangkut di leher, keloloan, kalolohok, ketulangan, masuk ke tenggorokan, masuk ke hidung, ke dalam hidung, masuk hidung, ke idung, dicekoki
keracunan: overdosis, over dosis, sakau, minum obat banyak, obat # butir, obat # biji, minum # butir, minum # pil, minum sampo, minum karbol, minum spirtus, minum spiritus, minum tiner, minum thinner, minum racun, makan racun, menghirup gas, ngirup gas, kehirup gas, menghirup asap, kehirup asap, hirup asap, mabuk lem, keracunan massal, makan jamur, jamur liar, jengkoleun, mabuk gadung, alkohol murni, minum oplosan, minum miras oplosan, habis oplosan, cairan aki, air aki, air keras
demam_tinggi: panas badan #, badan # derajat, panasnya #, # derajat panas, panas badan tinggi, panas tinggi, demam # hari
kejang: setep, step, kelojotan, kelepek, kelepekan, menggelepar, menggelinjang, ngarejat, kaku kejang, tangan kaku, kaki kaku, badan menegang, menegang, lidah kegigit, lidah tergigit
melahirkan: mau lahiran, mau brojol, bayi lahir, mau lahir, lahir di, pecah ketuban, kontraksi tiap, kontraksi rapat, mules tiap, mules rapat, mules terus, sudah bukaan, proses lahiran, proses melahirkan
stroke_gejala: muka mencong, bibir mencong, mulut turun, senyum miring, bibir turun, separuh badan, setengah badan, badan kanan, badan kiri, sebelah kanan lumpuh, sebelah kiri lumpuh, ngomong pelo, bicara pelo, ngomong cadel, tiba tiba lumpuh, ngadadak lumpuh, sebeulah awak, awak sabeulah, sabeulah, sebeulah, mulut menceng, menceng, muka asimetris, tidak bisa menelan, ngomong kacau, ngomong ngaco, ngomongnya ngaco
tertelan: tertelan, masuk mulut, masuk ke mulut, menelan baterai, menelan koin, menelan jarum, nelan gigi palsu
tawuran: saling tusuk, saling bacok, saling pukul, saling hajar, saling tikam, saling keroyok, saling sabet, duel, bacok bacokan, tusuk tusukan, pukul pukulan, tonjok tonjokan, adu jotos
dobrak: congkel, nyongkel, bobol, jebol pintu, tendang pintu, nendang pintu, rusak gembok, potong gembok, gedor pintu, pecah jendela, pecahin jendela
serang: sabetin, nyabet, ngerusak, merusak, ngancurin, melempari, dilempari, lempar batu, lempari, lempar bom, mengepung, ngepung, gebuk, mengeroyok, bacokin, bacokan, mengayun, nyabetin, tebas, nebasin, menyabetkan, membabat, membuntuti, menghadang, ngehadang, dihadang, nyegat, dicegat, mencegat, dipalang
pukul: dikeroyok, ngeroyok, mengeroyok, pengeroyokan, keroyokan, disiksa, menyiksa, penyiksaan, dianiaya, menganiaya, penganiayaan, dicekik, mencekik, dihajar, dipukulin, dicambuk, dibanting, diinjak, dibentur, dibenturkan, dijedotin, ditonjok, ditonjokan, ditampar, ditendang, dilempar kursi, diseret, dijambak, digebuk, dipentung, disetrika, disundut, baku hantam, adu jotos
perkosa: diperkosa, digerayangi, dicabuli, mau dicabuli, dipaksa layani, diraba paksa, ditelanjangi, rudapaksa, dibawa ke semak, dilecehkan sekarang
tusuk: ditikam, tertikam, ditusuk, digorok, menggorok, disembelih, menyembelih, nyembelih, dibacok, dibacokan, disabet, kesabet, digolok, dicelurit, disayat, ditembak, penembakan, menembak, ditembaki, diparang, dikampak, kena bacok, kena tusuk, kena celurit, dipanah
culik: diculik, disekap, disandera, ditarik orang, dibawa orang, dibawa pergi orang, dibawa lari orang, dibawa laki laki, dibawa kabur, dibawa naik mobil, dimasukin ke mobil, dimasukkan mobil, dipaksa naik, ditarik ke mobil, ditarik ke avanza, diseret ke mobil, diseret masuk, masuk paksa mobil, dibawa motor orang, ditarik masuk, penculikan anak
bunuh_orang: mau dibunuh, mau membunuh, mau ngebunuh, mau bunuh, hendak bunuh, ancam mau bunuh, mau dihabisi, mau nusuk, mau membacok, mau bacok, mau ngebacok, mau nembak, mau gorok, mau menggorok, mau nyembelih, mau mencekik, mau racunin
senjata: senpi, senapan, pistol, bom molotov, stik golf, stik baseball, tongkat baseball, gir, gir motor, rantai motor, bambu runcing, kunci inggris, gergaji, pecahan botol, pecahan kaca, bedog, samurai, badik, rencong, clurit, parang, ketapel, busur, anak panah, tombak, kayu balok, linggis, kujang, soft gun, airsoft gun, sajam, benda tajam
bunuh_diri: bunuh diri, minum obat tidur, lompat ke jurang, mau lompat, mau loncat, mau terjun, terjun dari, nabrakin diri, tiduran di rel, gantung di pohon, silet tangan, sayat nadi, gantung leher, racun diminum, rek gantung, akhiri hidup, akhiri hidupnya, mengakhiri hidupnya, ngegantung, tali di leher, mau luncat, luncat ti, minum racun tikus, nembak diri, nusuk diri, tusuk diri, menusuk diri, bakar diri, melukai diri, nyakitin diri, mencelakai diri, potong urat, potong nadi
ingin_mati: mau mati, pengen mati, ingin mati, mending mati, saya mau mati, mau nyusul, udahan hidup, pengen nyusul, tidak mau hidup, tidak pengen hidup, ngakhirin semuanya, hayang paeh, rek paeh, males idup, dunia tanpa saya, kalian lebih baik tanpa saya
tepi_tinggi: lantai #, balkon, atap mall, pagar lantai, pinggir gedung, jembatan cirahong, tower seluler, menara seluler, atas gedung, parkiran lantai, sutet, pagar jembatan, pinggir jurang, pagar pembatas, tebing
berdiri: jongkok, melamun, gantung, kaki di luar, kakinya, bergelantungan, teriak teriak, ngancam, manjat, panjat
tak_lepas: nyangkut tidak bisa, susah dicabut, tidak bisa gerak, tidak bisa ditarik, nempel, masih nempel, tidak mau lepas, masih nyangkut, kejepit, tidak bisa diangkat
di_dalam_bahaya: tidak naik, belum naik, tidak naik naik, tidak nyaut, tidak menjawab, tidak ada suara, terendam, kerendam, merintih, mengerang, teriak, terkubur, terjepit, kehabisan oksigen, tertutup batu, ketutup, keracunan, tercebur, terperosok, nyangkut
gua: terowongan, kolam, tangki, tangki septik, saluran, sumur bor, sumur tua, gorong gorong, curug, air terjun, galian pasir, galian tanah, tambang, puncak, kawah, rawa, pulau
dalamnya: di bawah reruntuhan, bawah reruntuhan, reruntuhan, jendela, masih banyak, masih ada, belum keluar, belum bisa keluar, tidak bisa keluar, terkurung, dalam mobil, dalam kabin, dalam toko, di lantai
orang_kena: jamaah, kakek, bayi, kuli, karyawan, santriwati, orang tua, nini, aki, korbannya, reruntuhan, pengemudi, guru, mahasiswa, penghuni, masih banyak, jumatan, pasutri, supir, sopir
ular: cobra, sanca, sanca gede, oray weling, viper, ular tanah, ular hijau, ular welang, ular sendok, ular laut, gibug
gigit: dipatil, dicatok, dicaplok, kena patok, kena gigit, dililit, dibelit, disembur, nyembur bisa, kena bisa
hewan_bahaya: cobra, sanca, beruang, gorila, banteng, tawon ndas, tawon vespa, pitbull, anjing gila, anjing rabies, king cobra, babi hutan, kera liar, monyet liar, anjing liar ngamuk, macan tutul, macan kumbang, kelabang, ular hijau
penyengat: tawon vespa, tawon endas, tawon gung, nyiruan, lebah madu
petir: kesamber petir, tersambar geledek, kesamber geledek, disambar geledek, kesambar gelap, petir menyambar orang, petir nyambar orang, kasamber petir
api_teriak: tolong api, api tolong, kebakaran tolong, tolong kebakaran, seuneu seuneu
membesar: merambat, merembet, tidak mati mati, tidak padam padam, susah dipadamkan, tidak bisa dipadamkan, belum bisa dipadamkan, malah besar, makin gede, makin besar, tidak mau padam, tidak bisa padam, muntab, membumbung, tidak mati, lantai #, plafon, atap
oksigen: oksigen tinggal, oksigen menipis, oksigen mau habis, oksigen sudah habis, inhaler habis, tabung habis
teriak_tolong: tetangga minta tolong, suara minta tolong, orang minta tolong, korban minta tolong, nenek minta tolong
pesawat_jatuh: crane jatuh, crane roboh, helikopter jatuh, lift jatuh, bus terguling, truk terguling, kapal tenggelam, wahana jatuh, bianglala jatuh, panggung roboh, tribun roboh, gedung roboh
bakar_diri: ledakin diri, meledak diri, meledakkan diri, meledakin diri, ledakkan diri, nyiram diri, gas diri, siram bensin badan, siram bensin tubuh
tak_muncul: tidak naik naik, tidak naik, belum naik naik, tidak keluar dari air, belum keluar dari air
hewan_bahaya: hewan buas, binatang buas, serigala
masuk_hewan: lepas, berkeliaran, muncul
ketinggian: flying fox, wahana, gondola, bianglala, kora kora, sling, tali pengaman, tangga darurat, jembatan penyeberangan, truk, bus, angkot
air_meluap: air keruh datang, air keruh, air bah, air besar datang, banjir datang, air kiriman
terjang_rumah: mandi, anak, orang, curug, sungai, renang
sasaran_timpa: tenda, hajatan, pos, gerobak, sekolah, kelas, masjid, bengkel, kandang, makam orang
mayat: sesosok, sesosok orang, mayat, jenazah, jasad, tengkorak manusia, potongan tubuh, orang mati, orok mati, bayi mati, orang gantung diri
"""

PERISTIWA = """
tempat_gantung: pohon, pagar, balkon, lantai #, jembatan, tali, kusen, blandar, tiang, pintu kamar, kamar, tower, tambang, pohon nangka, pohon mangga, atap
menggantung: gantung, menggantung, ngegantung, tergantung, bergantung, ngagantung, bergelantung, bergelantungan, nyangsang, terayun
benda_curiga: tas, koper, ransel, paket, bungkusan, kardus, kotak, kantong kresek, mobil
tanda_bom: tik tik, bunyi tik, bunyi detik, suara detik, detikan, timer, kabel kabel, ada kabel, bau mesiu, mencurigakan, tidak bertuan, serbuk, detonator
sandar_ancam: mengepung, dilempari, melempari, lempar batu, bom molotov, dihadang, mencegat, dicegat, dipalang, menghadang, disergap, diserbu, digerebek massa, dikejar massa, dihakimi, diamuk
pintu_dalam: terkunci, kekunci, dikunci, terkurung, kejebak, ngunci diri, mengunci diri, dikunciin
panas_dalam: panas panasan, kepanasan, lemas, tidak gerak, pingsan, tidak bangun, asap, sesak, nangis, anak, bayi, balita, api
hewan_gigih: anjing, pitbull, monyet, buaya, babi, sapi, kuda, kerbau
rintih: merintih, mengerang, rintihan, erangan, mengaduh, meraung, ngerang, ngarintih, mengerang kesakitan
lama_hilang: tidak keluar, tidak kelihatan, belum keluar, tidak nyaut, tidak buka pintu, pintu terkunci, tidak menjawab, tidak diangkat, tidak bisa dihubungi, lampu nyala terus
tinggal_sendiri: tinggal sendiri, hidup sendiri, sebatang kara, kakek tua, nenek tua, lansia
mengambang: ngambang, mengambang, mengapung, ngapung, kambang, ngambul
kereta_datang: kereta datang, kereta lewat, kereta mau lewat, kereta sudah dekat, kereta dekat, ada kereta, kereta melaju
masih_di: masih di atas, masih di dalam, masih di bawah, belum turun, belum keluar, masih ada di atas, masih ada di dalam, masih lewat, masih banyak
goyah: retak, turun, goyang, miring, melengkung, geser, bergeser, bergoyang, ambles, bunyi, kretek
arah_ke: ke rumah, ke tenda, ke atap, ke kabel, ke warung, ke mobil, ke motor, ke jalan, ke pos, ke kios, ke sekolah, ke toko, ke tengah jalan, ke kandang
tali_putus: tali putus, sling putus, rantai putus, sabuk putus, kabel lift putus, tali pengaman putus, rem putus, tali carmantel putus
tanah_bunyi: gemuruh, suara gemuruh, retak, retak retak, kretek, bergerak, gerak, turun, miring, geser, ambles
"""
