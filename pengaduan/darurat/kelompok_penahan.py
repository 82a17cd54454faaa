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
SEMUA = (WAKTU, MAKSUD, KIASAN)
