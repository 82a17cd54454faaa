"""Groups of words that speak against danger now: past, feared, meant otherwise, asked.

``topeng`` holds fixed expressions whose words mean something else together.
"""

from __future__ import annotations

WAKTU = """
lampau: awal bulan, akhir bulan, awal tahun, bulan tukang, taun tukang, minggu tukang, mangkukna, kemarin, minggu lalu, bulan lalu, tahun lalu, hari lalu, minggu kemarin, bulan kemarin,
 tahun kemarin, #tahun, lampau, silam, sebulan lalu, setahun lalu, seminggu lalu,
 # hari lalu, # minggu lalu, # bulan lalu, # tahun lalu, malam kemarin, tempo hari,
 pasca, setelah kejadian, pasca kebakaran, hari kemarin
bekas: bekas, sisa, puing, eks
lampau_maju: pernah, dulu, mantan korban, almarhum, almarhumah, alm, sempat, waktu kecil, riwayat
lampau_lemah: hari minggu, tadi malam, semalam, senin, selasa, rabu, kamis, jumat, sabtu, januari, februari, maret,
 april, mei, juni, juli, agustus, september, oktober, november, desember, tanggal, semalem, peuting tadi
lama: sejak kecelakaan, sejak lahir, sejak kecil, sejak operasi, sejak stroke, sejak jatuh, sejak bayi, setahun, sebulan, berbulan, bertahun, sejak # tahun, sejak # bulan, sejak # minggu, sudah # tahun,
 sudah # bulan, sudah # minggu, dari # tahun, dari # bulan, sudah lama, sejak lama, sejak bulan,
 sejak tahun, sejak setahun, sejak dulu, dari dulu, sejak minggu, sejak januari, seminggu,
 lebih # tahun, hampir # tahun, berminggu, sudah sababaraha minggu, kawit bulan, sejak #tahun, menahun
selesai: sudah damai, sudah didamaikan, sudah berdamai, dipindah dulu, siswa dipindah, murid dipindah, dikosongkan, pindah ke aula, dipindah ke, sekarang lancar, sudah lancar, sekarang sehat, sekarang normal, cepat ditemukan, ditemukan selamat, sudah ditemukan, sudah bisa jalan, sudah bisa sekolah, sudah bisa makan, sudah membaik, sudah ketangkep, sudah padam, sudah dipadamkan, berhasil dipadamkan, memadamkan, sudah surut, sudah saat,
 sudah sembuh, sudah selesai, sudah beres, sudah ditangani, sudah tertangani, sudah teratasi, sudah diatasi,
 sudah aman, sudah pulih, sudah normal, sudah dibersihkan, sudah dipotong, sudah diangkut, sudah dievakuasi,
 sudah ketemu, sudah diamankan, sudah ditangkap, sudah ketangkap, sudah membaik, anak sudah pulang, dia sudah pulang, sudah pulang sehat, sudah pulang selamat, sudah pulang ke rumah, sudah pulang dari rumahsakit, sudah sadar,
 semua selamat, sekarang aman, alhamdulillah aman, padam, sembuh, sudah di rumah, sudah dibawa pulang,
 sudah dipindahkan, sudah terkendali, sudah kondusif, sudah bubar, sudah lewat, sudah baikan, sudah diperbaiki,
 sudah ditolong, sudah terselamatkan, sudah reda, sudah mereda, sudah kering, sudah diobati, sudah dirawat,
 sudah dipulangkan, sudah stabil, sudah ditebang, sudah dijinakkan, sudah ditutup, sudah dilaporkan polisi,
 sudah dimakamkan, sudah meninggal tahun, sudah pareum, sudah sehat, sudah dibereskan, sudah ditangkep,
 sudah dilepas, sudah mati semua, sudah diamanin, sudah keluar rumahsakit, berhasil diselamatkan, sudah waras
batas: tetapi, sekarang, barusan, tiba-tiba, tiba tiba, mendadak, ngadadak, malah, namun, ternyata
"""

MAKSUD = """
cegah: cegah, mencegah, pencegahan, antisipasi, mengantisipasi, menghindari, hindari, dicegah, menanggulangi
andai: kade, awas, hati hati, ati ati, kalau, takut, bisi, rawan, sebelum,
 jangan sampai, jangan tunggu, jangan nunggu, jangan menunggu, menunggu, nunggu, agar tidak, supaya tidak,
 biar tidak, bisa menyebabkan, bisa mengakibatkan, menyebabkan, mengakibatkan, berpotensi, potensi, berisiko,
 beresiko, risiko, resiko, sewaktu waktu, hampir, nyaris, seandainya, andai, misalnya, misal, bisa bikin, bisa bisa,
 bisa jadi, membahayakan, bahaya kalau, nanti, mengundang, memicu, bisa roboh, bisa jatuh, bisa celaka,
 bisa tumbang, bisa memicu, bisa ambruk, dikhawatirkan, mengkhawatirkan, dikawatirkan, khawatirnya, sangka,
 kira, waspada, siaga, supados tidak, terhindar, tinggal nunggu, tinggal tunggu, meminimalisir, rentan, ancaman,
 kumaha mun, bagaimana kalau, mudah, gampang, potensial, indikasi, sebelum ada, sebelum terjadi, was-was
akan: akan, bisa
rutin: suka, hobi, doyan, gemar, marak, banyak begal, banyak copet, banyak pencurian, banyak maling, banyak jambret, setiap, sering, langganan, musim, musim hujan, usum, terus menerus, berkali kali, berulang, biasanya,
 sudah biasa, seperti biasa, hal biasa, kadang, kadang-kadang, berkali, tiap hari, tiap malam, malam minggu, kalau hujan, rutin, mulu, melulu,
 berturut, terus-terusan, terus terusan, tahunan
administrasi: permohonan, pengajuan, mengajukan, ajukan, data, statistik, skripsi, kuliah, penelitian,
 salinan, dokumen, proposal, surat keterangan, surat kematian, surat rujukan, surat kontrol, surat kehilangan, surat permohonan, surat pengantar, surat domisili, surat nikah, surat sakit, bikin surat, urus surat, minta surat, surat rekomendasi, surat tanah, surat izin, surat pindah,
 anggaran, ganti rugi, laporan polisi, akta, kk, ktp, bpjs, kis, iuran,
 tarif, biaya, retribusi, perizinan, laporan keuangan, peta, rekap, jumlah, angka, kasus, makalah, tugas akhir,
 hibah, apbd, pengadaan, lelang, tender, peraturan, perda, dapodik, sertifikat, pencairan, jasa raharja,
 akreditasi, regulasi, kebijakan, rencana, laporan tahunan, hasil lab, tesis, jurnal, arsip, taspen, perwal
tanya: apa benar, benarkah, apa saja, hak, undang undang, facebook, jaga jaga, buat jaga, apa bedanya, apa itu, kenapa bisa, apa ya, berapa, bagaimana cara, cara, carana, caranya, syarat, syaratnya, syaratna, persyaratan, prosedur, panduan,
 tanya, bertanya, menanyakan, nanya, info, informasi, nomor, apakah, kemana, ke mana, hubungi, dihubungi,
 mengurus, urus, ngurus, alur, sop, jam buka, jadwal, wawancara, definisi, perbedaan, beda
tanya_lemah: apa, kapan, dimana, mana, adakah
latih: les, les renang, belajar renang, pertolongan pertama, pelatihan, latihan, simulasi, sosialisasi, workshop, seminar, penyuluhan, lomba, edukasi, narasumber,
 gladi, kampanye, webinar, drill, diklat, bimtek, kursus, ekstrakurikuler, pembekalan, peringatan hari,
 poster, spanduk, siskamling, peragaan
alat: apar, hidran, hydrant, sirine, sirene, detektor, alarm, jalur evakuasi, titik kumpul, pos damkar,
 alat kejut, tombol darurat, cctv, rambu, tangga darurat, pintu darurat, lampu darurat, tabung pemadam,
 pemadam api, plang, papan peringatan, papan larangan, alat pemadam, sprinkler, kotak p3k
rawat: rehab, direhab, diperbaiki, perbaikan, perbaiki, memperbaiki, benerin, dibenerin, dibenerkeun, diomean, ngalereskeun,
 dicek, cek, pengecekan, periksa, diperiksa, dipariksa, dipasang, pasang, pasangin, pemasangan, ditambal, tambal,
 aspal, diaspal, pengaspalan, dilebarkan, normalisasi, dinormalisasi, keruk, dikeruk, pangkas, dipangkas,
 pemangkasan, penebangan, tebang, ditebang, diganti, penggantian, dibangun, pembangunan, bangun tembok,
 renovasi, dibuatkan, dibikin, dibenahi, diangkut, dibersihkan, bersihin, diberesihan, evaluasi, dievaluasi,
 ditinjau, survey, disurvei, survei, dijadwalkan, perawatan, pemeliharaan, dipagar, pagari, ditutup, ditambah, diluruskan, dirapikan, dipindahkan, peninjauan, tindak lanjut, ditindaklanjuti,
 pengerukan, pemotongan, dipotong, memotong, dibetulkan, betulin, rutilahu, turap, bronjong, plengsengan, paving
tertib: mediasi, dimediasi, didamaikan, ditertibkan, tertibkan, ditertibin, penertiban, dirazia, razia, patroli, ditindak, ditegur, tegur,
 dibatasi, batasi, dilarang, larang, larangan, diawasi, pengawasan, dibubarkan, disidak, sidak, disanksi, izin, berizin, ditutup,
 meresahkan, resah, keresahan, bising, mengganggu, ganggu, berisik, jam malam, pos polisi, dijaga
hiburan: film, bioskop, drama, teater, novel, sinetron, lagu, youtube, tiktok, pertandingan, komik, cerpen,
 mimpi, ngimpi, cosplay, pentas, syuting, dongeng, prank, lelucon, meme, podcast
usul: rutilahu, usul, usulan, saran, semoga, harap, berharap, harapan, sebaiknya, alangkah, mengusulkan, ngusulkeun,
 masukan, menyarankan, aspirasi, seyogyanya
syukur: sar hebat, damkar hebat, polisi hebat, petugas hebat, tim hebat, keren, mantap, sigap, terima kasih damkar, terima kasih kepada, terima kasih petugas, terima kasih ambulans, terima kasih sudah,
 terima kasih polisi, terima kasih bpbd, terima kasih tim, terima kasih psc, terima kasih semua, makasih damkar,
 makasih kepada, makasih ka, makasih ke, makasih petugas, makasih ambulans, makasih polisi, makasih bpbd, makasih tim,
 makasih psc, makasih sudah, makasih semua, terima kasih ke, makasih untuk, terima kasih untuk, apresiasi, salut, terima kasih warga,
 mengapresiasi, berterima kasih, acungan jempol, terima kasih cepat, makasih cepat, makasih warga, terima kasih dinas, makasih dinas
untung: alhamdulillah, untung, syukur, syukurlah, untungnya, untungna, bersyukur, kaleresan
negasi: tidak, bukan, tanpa, belum, jangan, hanya latihan
nihil: bohong, hoaks, hoax, kabar palsu, laporan palsu, iseng, tidak ada korban, tanpa korban, tidak makan korban, tidak sampai luka, tidak ada luka, bukan darurat,
 tidak darurat, bukan keadaan darurat, bukan emergency, uji coba, cuma tes, tidak apa apa, tidak kenapa kenapa, tidak nanaon,
 hanya tes, tidak terlalu parah, baik baik saja, bukan laporan darurat, tidak berbahaya, bukan kejadian, tidak ada kejadian
pasca: santunan, asuransi, klaim, pencairan, jasa raharja, bantuan bencana, bantuan korban, dapat bantuan, mendapat bantuan, mendapatkan bantuan, bantuan belum,
 bantuanana, bantuan bahan, bantuan rumah, bantuan turun, bantuan sosial, bantuan untuk korban, penerima bantuan, bantuan cair,
 relokasi, hunian, trauma, konseling, pendampingan, rehabilitasi, didata, pemulihan, korban bencana, bansos, bantuan renovasi,
 bantuan modal, bantuan perbaikan, bantuan material, penyintas, huntara, kompensasi, ganti, pembersihan, bantuan hukum,
 bantuan seng, bantuan sembako, bantuan kanggo, dibantu kios, menta bantuan, minta bantuan untuk, dana, sumbangan, donasi, psikolog
jadwal: besok, lusa, minggu depan, bulan depan, tahun depan, rencana, kontrol, terjadwal, minggu payun, isukan,
 tahun baru, dijadwalkan, pendaki pemula, mau mendaki, rujukan
"""

KIASAN = """
seperti: seperti, rasanya, rasa, mirip, berasa, seolah, seakan
lihat: lihat, dengar, denger, mikirin, baca, ngadenge, memikirkan, ngeliat, gara, karena, nungguan, nunggu, nungguin, ngurus
kesal: @administrasi, @abstrak, administrasi, ribet, skripsi, tugas, syarat pengajuan, jalan rusak, iklan, sinetron, pengajuan, harga, tagihan, pajak, pbb, anggaran, antrian, antrean, antre, loket, pelayanan, petugas, pejabat, izin, cicilan, pinjol, iuran, tarif,
 kelakuan, kebijakan, biaya, sppt, cabe, cabai, beras, kelulusan, nilai, gaji, sertifikat, persyaratan, omongan, macet, syarat, rekening, birokrasi, zonasi, tikus, pemerintah, ktp, web, aplikasi, proses, naik
abstrak: gaji, honor, honorer, upah, harga, tagihan, pajak, pbb, anggaran, dompet, hati, hate, utang, hutang, ekonomi, diskon, emosi, amarah,
 semangat, mental, moral, penjualan, omzet, omset, cicilan, pinjol, tarif, otak, kantong, pendapatan, sppt, cabe,
 cabai, sembako, server, aplikasi, website, web, data, popularitas, prestasi, elektabilitas, bisnis, peradaban, anggaranna, rapbd, kepercayaan, reputasi,
 cinta, rindu, cemburu, gairah, citra, nama baik, demokrasi, koneksi, sinyal, tugas, jadwal, kuota, rekening, password, jabatan, nilai rupiah, karir, usaha, umkm, modal, aspirasi, pikiran, berita, fakta, kasus, skandal, penonton bayaran, rating, tiket
topeng: meledak tangis, meledak tawa, tangis meledak, tawa meledak, ditampar kenyataan, bekas bioskop, kemana mana, ke mana mana, dimana mana, ban motor, ban meletus, ban pecah, ban bocor, ban mobil, tiang wifi, tiang internet, tiang provider, tiang telepon,
 kabel wifi, kabel provider, kabel telepon, kabel internet, kabel indihome, tiang bendera, tertimpa tangga, kepala mau pecah, kepala rasa pecah, kepala seperti pecah, ban bekas, kardus bekas, barang bekas, kayu bekas, oli bekas, botol bekas, pakaian bekas, kertas bekas, kasur bekas, motor bekas, mobil bekas, minyak bekas, kebakaran jenggot, banjir diskon, banjir pengunjung, banjir order, banjir pesanan, banjir pujian,
 banjir protes, banjir kritik, banjir keluhan, banjir peserta, banjir pendaftar, banjir wisatawan, banjir promo, banjir komentar,
 banjir hadiah, banjir job, banjir orderan, banjir informasi, banjir produk, banjir barang, banjir rezeki, banjir dukungan, bom waktu, mati suri, mati kutu, setengah mati, mati matian, jantung kota, banjir pelanggan, banjir pembeli, banjir sampah, banjir kendaraan, banjir uang, banjir iklan, banjir spam, banjir laporan, banjir bonus, banjir air mata, banjir promosi,
 jantung mau copot, jantung rasanya copot, jantungan, serangan fajar, serangan hama, kereta api, gunung api, kembang api, korek api, api unggun,
 tertimpa musibah, jatuh tempo, jatuh cinta, jatuh miskin, jatuh hati, jatuh bangun, bunuh nyamuk, obat nyamuk bakar,
 lampu nyala, darah biru, donor darah, demam berdarah, gula darah rutin, tekanan darah, kantong darah, cuci darah rutin,
 naik darah, darah daging, darah tinggi, kambing hitam, air mata, mata air, kaki lima, tangan panjang, pasar gelap, lampu merah, mati lampu,
 listrik mati, rusak parah, macet parah, parah rusak, bau parah, parah banget macet, luka lama, masuk angin, putus sekolah, putus kontrak, sadar pajak, nabrak aturan,
 menabrak aturan, terjebak macet, terjebak pinjol, terjebak utang, korban phk, korban pinjol, korban penipuan, orang tua, orang tua murid, anak buah, anak tangga,
 ibu kota, kepala desa, kepala dinas, kepala sekolah, kepala keluarga, kepala seksi, kepala bidang, kepala puskesmas, kaki bukit, kaki gunung, mulut gang, badan jalan,
 bahu jalan, punggung bukit, mata pelajaran, darurat moral, darurat sampah, nomor darurat, darurat militer, darurat narkoba, jembatan gantung,
 kritis suka, berpikir kritis, anak kritis, lahan kritis, jembatan layang baru, kunci jawaban, hukuman mati, mati air, air mati, mati total, lampu mati, pju mati, mati sinyal, mati pajak, pajak mati, kartu mati, sim mati, mati listrik, mati terus, tembak ikan, tembakan tiga angka, perang harga, ledakan penduduk, ledakan harga, ledakan kasus, meledak harga, meledak lagi di pasar, sesak kendaraan, penuh sesak, padat sesak,
 surat suara, mati gaya, gas langka, gas subsidi, kecelakaan input, kecelakaan administrasi, kecelakaan ketik, kecelakaan kerja sosialisasi, kesalahan ketik, dibunuh pelan pelan, membunuh usaha, perampokan uang rakyat, perampok uang rakyat, merampok uang rakyat, rampok uang rakyat, merampok rakyat, perampokan gaya baru, maling uang rakyat, maling anggaran, ditodong sumbangan, ditodong iuran, dirampok pemerintah, dirampok parkir, dirampok tukang parkir, hak dirampas, kelurahan urug, kampung urug, desa urug, urug kawalu, tenggelam dalam, hilang data, hilang arah,
 gantung status, status digantung, darah muda, api semangat, semangat berkobar, berkobar semangat, bakar uang, bakar kalori, bakar sate, bakar ikan, bakar ayam, ayam bakar, ikan bakar, sate bakar, jagung bakar, roti bakar, batu bara bakar, bahan bakar, tanah bakar, bakar semangat, demam panggung, demam bola, demam batu, angin segar, kabar burung, kapal api, layang layang putus, tikus mati, ayam mati, mati semua tanaman, tanaman mati, ikan mati, bakso meledak, ayam geprek meledak, pedas meledak, bakso bom, bom atom, sambal bom, potongan bom, lele bom, panah jalan, gerak jalan, tanah longsor dan banjir data, perang bintang, serangan umum, serang balik, ular tangga, ular naga, antrian ular, mengular, buaya darat, lintah darat, macan asia, anjing pelacak, kumpul kebo, sadar wisata, sadar hukum, sadar bencana, sadar diri, sadar lingkungan, hidup sehat, jalan kaki, bawah umur, akhir hayat, napas lega, napas panjang, darah rendah, sakit hati, patah hati, patah semangat, mati langkah, muka tembok, terbakar cemburu, terbakar matahari, hangus kuota, kuota hangus, tiket hangus, hangus saldo, saldo hangus, nyala lampu, kuliah kerja nyata, bantuan hidup dasar, palang merah indonesia, masuk kampus, kejar paket, kejar target, kejar setoran, mengejar target, dikejar target, dikejar deadline, dikejar tagihan, dikejar utang, dikejar pajak, diserang hama, diserang buzzer, diserang netizen, serangan siber, diserang nyamuk, diserang lalat, obat kosong, obat habis, mata uang, mata kuliah, patah tulang punggung ekonomi, tulang punggung, banjir bandang diskon, perut buncit, kepala daerah, anak perusahaan, ibu pertiwi, bapak angkat, suku bunga, suku cadang, suku dinas, suku sunda, muka air, beras mahal
"""
PENAHAN = (WAKTU, MAKSUD, KIASAN)


# Frames that tell of no danger now: other places, rumours, animals, wishes.
# ``netral`` holds phrases whose words must not be read one by one: in "sampai sekarang"
# nothing happens now, "ditabrak apa" asks nothing, "tidak bisa ditutup" asks for no work.

NETRAL = """
netral: luar biasa, tukang tambal, tukang cat, tukang aspal, tukang pasang, tukang tebang, tukang potong, sudah nyala, sudah hidup lagi, sekarang nyala, lampu nyala, biasa tidur, biasa tinggal, biasa jualan, biasa duduk, biasa mangkal, setiap # menit, setiap # jam, nomor #, rumah nomor, tidak sengaja, tanpa sengaja, tidak lama, tidak lain, tidak kuat, tidak tahan, tidak kelihatan, tidak berani, tidak sempat, belum sempat, tidak keburu, tidak mempan, tidak mau berhenti, tidak berhenti, tidak henti, tidak ada apa apa, mau roboh, hampir roboh, mau tumbang, hampir tumbang, nyaris roboh, hampir putus, mau putus, mau patah, akan roboh, eh bukan, jaman perang, jaman belanda, jaman jepang, tidak ada ambulans, belum ada ambulans, tidak ada nolong, tidak ada mobil, tidak ada kendaraan, tidak ada oksigen, tidak ada bidan, tidak ada dokter, tidak ada orang, tidak ada berani, tidak ada bisa, tidak ada orang dewasa, tidak ada damkar, tidak ada petugas, tidak ada polisi, sampai sekarang, hingga sekarang, hingga saat ini, sampai saat ini, sampai detik ini,
 dari kemarin, sejak kemarin, dari semalam, sejak semalam, dari tadi malam, sejak tadi malam, dari peuting tadi,
 dari semalem, sejak semalem, dari malam, dari kemarin sore, dari kemarin siang,
 ditabrak apa, kena apa, digigit apa, entah apa, oleh apa, minum apa, makan apa, tidak tahu, tidak tau, tidak ngerti, tidak paham, gatau apa, gatau kenapa, tidak tahu kenapa, entah kenapa, kenapa kenapa,
 tidak bisa ditutup, tidak bisa dibuka, tidak bisa dipindahkan, tidak bisa diangkut, tidak bisa dipotong,
 tidak bisa dijaga, tidak bisa dibersihkan, tidak bisa diperbaiki, tidak bisa dicek, belum bisa ditutup, susah ditutup,
 harus bagaimana, harus apa, harus ngapain, mesti bagaimana, kudu bagaimana, harus diapain, diapain, ngapain dulu, tidak tahu harus, ditanya apa, apa apa,
 minta tolong ke siapa, ke siapa lagi, siapa saja tolong, tidak ada siapa siapa, tidak bisa apa apa,
 bisa cepat, bisa kesini, bisa kirim, bisa segera, bisa minta ambulans, bisa jemput, bisa tolong, bisa bantu,
 takut mati, takut keburu, takut tidak tertolong, takut tidak keburu, takut lewat, takut kenapa kenapa, takut kehabisan, saya takut, anak takut, warga takut, ketakutan, tidak jalan,
 jangan lama lama, jangan lama, jangan ditutup, jangan matikan,
 cek rumah, cek kamar, cek kos, cek kosan, cek kontrakan, cek tetangga, cek lokasi, periksa rumah, tidak bisa ditanya, di cek nadi, dicek nadi, cek nadi, cek napas,
 # kk, pulang kerja, habis pulang, pulang sekolah, pulang ngaji, pulang mengaji
"""

# Told of somewhere else, by others, or of no person at all.
KABAR = """
jauh: kalimantan, sumatra, sumatera, riau, papua, sulawesi, palestina, gaza, ukraina, turki, jepang, luar negeri, luar kota, luar daerah, luar jawa, aceh,
 di jakarta, di bandung, di garut, di ciamis, di banjar, di cianjur, di surabaya, di bali, di lombok, di palu, di berita, di tv, di televisi, di koran, di medsos, di sosmed, di instagram, di facebook, di tiktok, di twitter, lagi viral, sempat viral, berita viral, nonton berita, baca berita, media sosial, video viral, di kota lain, di daerah lain, di negara
rumor: katanya ada, kata orang ada, kabarnya ada, isu, issue, gosip, rumor, desas desus, beredar, denger denger, dengar dengar, bener tidak, benar tidak, bener gak, apa bener, apa benar, benarkah, hoaks, hoax, beredar kabar, beredar pesan, katanya bakal, ramalan, prediksi, diprediksi, diramal
bukan_orang: kucing, kucing saya, kitten, bola, drone, sendal, sandal, dompet, ayam, bebek, burung, kambing, domba, ikan, kelinci, hamster, kura kura, itik, entog, soang, jemuran, baju, stiker, banner, spanduk, poster, balon, bendera
pengungsi: pengungsi, pengungsian, logistik, dapur umum, posko, tenda pengungsi, hunian sementara, pakaian layak, layak pakai, baju layak, selimut, sembako, bahan bangunan, galang dana, penggalangan, open donasi, bantuan makanan, bantuan pakaian, pascabencana, pascagempa, pascabanjir, pascakebakaran, korban kebakaran butuh, korban banjir butuh, korban longsor butuh, ada bantuan, bantuan apa, bantuan perkuatan
bulan_lalu: bulan januari, bulan februari, bulan maret, bulan april, bulan mei, bulan juni, bulan juli, bulan agustus, bulan september, bulan oktober, bulan november, bulan desember, pekan lalu, pekan kemarin, januari lalu, februari lalu, maret lalu, april lalu, mei lalu, juni lalu, juli lalu, agustus lalu, september lalu, oktober lalu, november lalu, desember lalu, lebaran kemarin, lebaran lalu, ramadan lalu, puasa kemarin, puasa lalu, semester lalu, musim lalu, musim kemarin, tempo dulu, masa lalu, kejadian dulu, terakhir kejadian, dua kali kejadian, seperti tahun, seperti kejadian, seperti kemarin, seperti waktu, hari ini saja sudah, minggu ini saja sudah, bulan ini sudah, bulan ini saja, minggu ini sudah, tahun ini sudah, tahun ini saja, sudah banyak korban, sudah banyak makan korban, sudah makan korban, memakan korban, banyak makan korban, sudah ada korban, sudah banyak kejadian, sudah banyak yang jatuh, sudah banyak jatuh, banyak jatuh di sini, sudah banyak pengendara, sudah banyak kecelakaan, banyak kecelakaan, kerap terjadi, seringkali terjadi
kali: sudah # kali, sudah berapa kali, sudah berkali, sudah beberapa kali, banyak pengendara jatuh, banyak motor jatuh, banyak warga jatuh, banyak anak jatuh, banyak kejadian, beberapa kali, # kali kejadian, # kali kecelakaan, berkali kali, tiga kali, dua kali
bantu_alat: kaki palsu, kursi roda, tangan palsu, alat bantu, bantuan alat, tongkat, tambah darah, anemia, alat bantu dengar
sedikit: kecelakaan kecil, tabrakan kecil, senggolan kecil, sedikit, dikit, saeutik, saalit, longsor kecil, gempa kecil, banjir kecil, kebakaran kecil
ringan: spion, bemper, bumper, kaca spion, cat mobil, lecet sedikit, kegores, tergores, keseleo, terkilir, benjol, memar sedikit, luka ringan, luka kecil, luka sedikit, pegal, pegel, gatal, gatel, bentol, flu, pilek, batuk pilek, meriang biasa, sariawan, jerawat, ketombe, encok, rematik, sakit gigi, masuk angin, terkaget, kaget, hampir jatuh, nyaris jatuh, hampir nabrak, nyaris nabrak, hampir ditabrak, nyaris ditabrak, hampir celaka, nyaris celaka, tidak parah, tidak apa apa
layanan: pelayanan, loket, antrian, antrean, antri, ngantri, antre, ngantre, dipersulit, birokrasi, judes, jutek, ketus, ramah, cemberut, bpjs, rujukan, faskes, jam buka, pdam, air keran, ledeng, tutup jam, jam pelayanan, poli, obat kosong, stok obat, dokternya belum, dokter belum datang, nunggu dokter, disuruh nunggu, disuruh antri, disuruh pulang, tidak profesional, tidak sopan, kurang ajar, dipimpong, dipingpong, bolak balik, dilempar sana, dioper, diskriminasi, mengecewakan, kecewa
"""
TOPENG = """
topeng: listrik padam, listrik sedang padam, lampu padam, abu rokok, tukang jagal, listrik miring, baliho miring, sakit perut ketawa, nangis ketawa, bau kaporit, ngakak, mencekik leher, mencekik rakyat, mencekik warga, harga mencekik, mencekik pedagang, bunuh tikus, bunuh kecoa, bunuh nyamuk, bunuh hama, bunuh rumput,
 capek hidup di kota, cape hidup di kota, capek hidup di sini, dibunuh perlahan, dibunuh pelan, ditikam dari belakang, ditusuk dari belakang, menusuk dari belakang
tanya: siapa menanggung, siapa tanggung, siapa bertanggung, siapa ganti, lapor kemana, lapor ke mana, ngadu kemana, mengadu kemana, mengadu ke mana, lapornya kemana, buat jaga jaga, urutan pertolongan, ke siapa melapor, kepada siapa
"""
BINGKAI = (NETRAL, KABAR, TOPENG)


# Frames that sound like danger and are none: business, devices, rumours, leisure

WAJAR = """
topeng: merusak jalan, merusak aspal, merusak taman, merusak pemandangan, merusak fasilitas, merusak paving, merusak lingkungan, merusak generasi, bosan hidup di kota, bosan hidup di sini, bosan hidup di kampung, sandera politik, sandera anggaran, sandera kepentingan, diculik politik, tembak langsung, tembak harga, butir sehari, tablet sehari, bau deterjen, bau sabun, busa deterjen, gigit sandal, gigit sepatu, gigit kabel, got roboh, got jebol, selokan roboh, selokan jebol, drainase jebol, saluran jebol, saluran roboh, trotoar roboh, trotoar amblas, pagar roboh, dihajar hujan, diterjang hujan, padi roboh, tanaman roboh, jagung roboh, diserang hama, diserang wereng, hilang dari sistem, hilang dari daftar, hilang dari dapodik, hilang dari data, hilang dari aplikasi, hilang dari dtks, hilang dari absensi, hilang dari akun, meledak peminat, peminat meledak, meledak penjualan, meledak pembeli, meledak pengunjung, meledak penonton, meledak pesanan, laris meledak, rampok berdasi, maling berdasi, perampok berdasi, tikus berdasi, ledakan pengunjung, ledakan wisatawan, ledakan pendaftar, ledakan pembeli, ledakan pesanan, saling serang di rapat, saling serang argumen, adu argumen, saling serang komentar, kucing keracunan, kucing diracun, anjing diracun, ayam keracunan, ikan keracunan, ternak keracunan, shock motor, shock mobil, shock breaker, pencuri kabel, maling kabel, maling helm, pencurian kabel, pencurian helm, museum gempa, uang duka korban, ban saya meletus, ban pecah, ban kempes, balon meletus, padamkan api korupsi, lompat jenjang, lompat kelas, lompat tali, lompat jauh, ancaman phk, terancam phk, ancaman kekeringan, ancaman inflasi, ancaman krisis, ternak sakit, sapi sakit, kambing sakit, ayam sakit, dokter hewan, mantri hewan, memukul meja, pukul meja, gebrak meja, anak muda, kaum muda, ludes terjual, ludes dibeli, dagangan ludes, tiket ludes, stok ludes, ludes diborong, sungai berbusa, air berbusa, berbusa karena limbah, keruh dan berbusa, busa limbah, mati lampu, sakit kepala ngurus, kebakaran semangat, terbakar semangat, putus hubungan, jatuh harga, harga jatuh, jatuh korban phk, banjir bantuan, tenggelam dalam, tenggelam oleh, hanyut dalam, terjebak nostalgia, sesak napas lihat, mimisan lihat, kejang lihat, stroke lihat, asap sate, asap knalpot, asap rokok, asap vape, asap sampah, asap pembakaran, asap bakaran, asap dapur, asap pabrik tahu, asap cerobong
tanya: dilakukan waktu, dilakukan kalau, dilakukan bila, jika terjadi, kalau terjadi
nihil: cuma rusak, hanya rusak, ternyata rusak, tidak ada apa apa, aman saja, aman aman saja, kerasa sedikit, terasa sedikit, cuma kaget, hanya kaget, sudah aman
alat: peringatan dini, early warning, sistem peringatan, eskalator mati, bel kebakaran, alarm kebakaran
tanya: dipantau, pemantauan, zona kuning, zona merah, zona rawan
jual: dijual, jual, menjual, dijualbelikan, diperjualbelikan
rumor: isu atau, atau isu, benar atau, atau benar, atau hoaks, ramai di grup, grup wa, grup whatsapp, soal penculikan, klarifikasi, konfirmasi kebenaran, mohon klarifikasi, simpang siur
latih_lemah: relawan, kegiatan, materi, kader, tagana, apel siaga, pameran
olahraga: bulutangkis, badminton, sepakbola, tim bola, klub bola, liga, skor, gol, sparing, silat, turnamen, juara, catur
hiburan_lemah: permainan, mainan, game
abstrak: politik, fokus, konsentrasi, minat, masa berlaku, kesempatan, momentum, semangat belajar, popularitas, integritas, netralitas
bau_biasa: kandang ayam, kandang sapi, bau kandang, limbah, bangkai, comberan, tempat sampah, tumpukan sampah, bau sampah, bau got, bau busuk
lampau_maju: santunan, uang duka, asuransi, ahli waris, klaim
ekonomi: tanpa pelanggan, sepi pelanggan, tanpa pembeli, sepi pembeli, harga, rakyat kecil, wong cilik, rakyat menjerit, inflasi, daya beli, ekonomi, upah, umk, omzet, umkm, pajak, tarif, retribusi, cukai, subsidi, bbm naik, sembako naik
"""
NETRAL_WAJAR = """
netral: di aspal, ke aspal, atas aspal, belum ditutup, tidak ditutup, lupa ditutup, galian pdam, lubang pdam, pipa pdam, setiap rumah, setiap orang, setiap warga, setiap pintu, pemilik sudah pulang, penjaga sudah pulang, orang sudah pulang, petugas sudah pulang, penagih utang, nagih utang, tukang tagih, karena utang, gara utang, soal utang, masalah utang, alarm toko, alarm rumah, alarm mobil, alarm bunyi, tiap menit, tiap detik, tiap jam, setiap menit, setiap detik, setiap jam, lagi dibangun, sedang dibangun, baru dibangun, apa harus, apa saya harus, harus saya lakukan, apa saya lakukan, apa harus lakukan, dibawa ke mana, dibawa kemana, bawa ke mana, bawa kemana, harus ke mana, harus kemana, ke rumahsakit mana, rumahsakit mana, bagaimana ini, bagaimana dong, apa tidak ada, ada tidak
kini: posisi di, posisi saya, posisi kami, lokasi saya, posisi sekarang, sekarang posisi, baru kejadian
"""
TAMPAK_BAHAYA = (WAJAR, NETRAL_WAJAR)


# Words of everyday business: who complains, asks or offers uses one, who is in danger none.
# They hold nothing back. A message without a single one, with a person and a sign of danger
# in it, is asked about (``ragu``).

URUSAN = """
urusan: perlu, fasilitas, akses, bikin, adakan, pengadaan, jaga, meteran, diputus, pemberitahuan, tunggakan, nunggak, kartu, fogging, abate, dirujuk, rsj, bpnt, pkh, acara, adzan, ahli, akta, akun, anggaran, angka, antre, antri, aplikasi, arsip,
 aspal, aturan, ayam, baca, badminton, bagus, bakti, baliho, ban, bangku, bangunan,
 bank, bansos, bantuan, bata, batas, bau, beasiswa, belanja, beli, berisik, berita,
 berkas, berlubang, biasa, bibit, bising, bmkg, bohong, bola, bosan, bpjs, brosur,
 buku, bunga, burung, caleg, camat, cerai, cicilan, cinta, cuaca, cuti, daftar,
 dagang, dangdut, daring, data, debu, denah, denda, dewan, dibuatkan, diganti,
 dijual, dinas, diperbaiki, diskon, ditertibkan, ditindak, donatur, donor, dosen,
 doyan, dprd, drainase, duit, edukasi, ekspor, email, error, evaluasi, fasum,
 festival, film, formulir, fotokopi, futsal, gaji, galak, galon, gardan, gebetan,
 gemar, gonggong, gosip, gotong, gratis, haha, hajatan, hantu, harga, hatur, hehe,
 hiburan, himbauan, hobi, honor, honorer, hukum, hutang, ijazah, ikan, iklan,
 imbauan, imunisasi, indihome, internet, iuran, izin, jadwal, jodoh, jual, jualan,
 juara, judes, judi, jumlah, jutek, kadang, kades, kafe, kampanye, kapan, karaoke,
 karcis, kavling, kebersihan, kebijakan, kebut, kebutan, kecewa, kecoa, kemarau,
 kembalian, kerjasama, keruh, kinerja, kipas, knalpot, kode, kolusi, konser,
 konstruksi, konten, kontraktor, korupsi, kotor, kredit, ktp, kualitas, kucing,
 kuesioner, kuliah, kuliner, kursus, lalat, lambat, lapak, laporan, layanan,
 lebarkan, led, ledeng, legalisir, lelang, lembaga, les, libur, limbah, lingkungan,
 login, loket, lomba, lowongan, lucu, magang, mahal, makasih, mal, malas,
 mampet, mancing, mancur, mantap, marka, materai, meja, membeli, mengapa, mengecat,
 mengganggu, menggonggong, menikah, menjual, menjuntai, menu, merek, merokok, miras,
 mohon, murah, museum, mutasi, mutu, neon, nepotisme, ngebut,
 nikah, nikahan, nilai, nuhun, nyamuk, olahraga, ongkos, pacaran,
 padi, pajak, pameran, panen, pangkas, parkir, pasfoto, pasir, password, patroli,
 pdam, pejabat, pelampung, pelatihan, pelayanan, pelebaran, pembalut, pembangunan,
 pembinaan, pemda, pemeliharaan, pemilu, pemkot, penataan, pendaftaran, peneduh,
 penelitian, penertiban, pengadaan, pengembang, pensiun, penyuluhan, perawatan,
 perbaikan, perda, perpustakaan, persentase, peta, phk, pilkada, pinjol, pju, pkl,
 politik, poster, ppdb, produk, program, promosi, proyek, pupuk, pura, ramah,
 rambu, rangking, rapor, rebutan, rekening, reklame, remang, resto, retribusi,
 rokok, ronda, royong, rumor, rumput, sampah, sanksi, santai, saran, sawit, selalu,
 selfie, semen, seminar, senam, seragam, sering, sertifikasi, sertifikat, server,
 setiap, shock, sinyal, siskamling, skripsi, slot, solar, sosialisasi, spanduk,
 speaker, spion, spp, statistik, stempel, stiker, subsidi, suka, sumbangan, surat,
 survei, susah, tagihan, taman, tani, tarif, tebang, telkom, tender, terang,
 terganggu, ternak, tesis, tiap, tiket, tikus, tilang, toa, togel, toilet, token,
 transparan, transparansi, trotoar, tunjangan, turis, uas, ugal, ugalan, ujian,
 ulang, umkm, unduh, unggah, upah, usaha, usul, utang, vaksin, vape, velg, viral,
 wacana, wahana, walikota, waris, wawancara, wc, webinar, website, wifi, wisata,
 wisatawan, wkwk, youtuber, zebra, zonasi
"""
