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
