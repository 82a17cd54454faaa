"""Frames that tell of no danger now: other places, rumours, animals, wishes.

``netral`` holds phrases whose words must not be read one by one: in "sampai sekarang"
nothing happens now, "ditabrak apa" asks nothing, "tidak bisa ditutup" asks for no work.
"""

from __future__ import annotations

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
SEMUA = (NETRAL, KABAR, TOPENG)
