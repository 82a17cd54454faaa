"""Frames that sound like danger and are none: business, devices, rumours, leisure."""

from __future__ import annotations

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
NETRAL = """
netral: di aspal, ke aspal, atas aspal, belum ditutup, tidak ditutup, lupa ditutup, galian pdam, lubang pdam, pipa pdam, setiap rumah, setiap orang, setiap warga, setiap pintu, pemilik sudah pulang, penjaga sudah pulang, orang sudah pulang, petugas sudah pulang, penagih utang, nagih utang, tukang tagih, karena utang, gara utang, soal utang, masalah utang, alarm toko, alarm rumah, alarm mobil, alarm bunyi, tiap menit, tiap detik, tiap jam, setiap menit, setiap detik, setiap jam, lagi dibangun, sedang dibangun, baru dibangun, apa harus, apa saya harus, harus saya lakukan, apa saya lakukan, apa harus lakukan, dibawa ke mana, dibawa kemana, bawa ke mana, bawa kemana, harus ke mana, harus kemana, ke rumahsakit mana, rumahsakit mana, bagaimana ini, bagaimana dong, apa tidak ada, ada tidak
kini: posisi di, posisi saya, posisi kami, lokasi saya, posisi sekarang, sekarang posisi, baru kejadian
"""
SEMUA = (WAJAR, NETRAL)
