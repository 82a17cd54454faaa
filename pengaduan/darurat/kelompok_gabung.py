"""Groups made for one rule each: words that mean danger only together."""

from __future__ import annotations

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
