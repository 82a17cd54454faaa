"""More of the wide groups: people, reactions, places of danger."""

from __future__ import annotations

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
