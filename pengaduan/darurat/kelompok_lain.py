"""Groups of words about crime, despair, nature, electricity and calls for help."""

from __future__ import annotations

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
