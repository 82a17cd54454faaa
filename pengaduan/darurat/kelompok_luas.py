"""Wider groups: signs that say little alone and much beside one another."""

from __future__ import annotations

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
