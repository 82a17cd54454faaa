"""Words of everyday business: who complains, asks or offers uses one, who is in danger none.

They hold nothing back. A message without a single one, with a person and a sign of danger
in it, is asked about (``ragu``).
"""

from __future__ import annotations

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
