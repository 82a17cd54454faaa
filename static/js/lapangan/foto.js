// Photos taken in the room: made small on the phone, put into their own queue, shown with the
// records. Without this file the two file fields go to the server with their forms.
(() => {
  const L = window.Lapangan, layar = document.querySelector("[data-lapangan]");
  if (!L || !layar) return;
  const SISI = 1600, MUTU = 0.82, PALING_BESAR = 8_000_000, JENIS = ["image/jpeg", "image/png", "image/webp"];
  const form = layar.querySelector("[data-foto-kunjungan]");
  const LEWAT = "Foto ini terlalu besar atau tidak terbaca. Kirim sebagai JPEG, paling besar 8 MB.";

  // A few hundred kilobytes instead of eight million bytes; what cannot be drawn stays as it is.
  const kecilkan = async (berkas) => {
    try {
      const gambar = await createImageBitmap(berkas);
      const skala = Math.min(1, SISI / Math.max(gambar.width, gambar.height));
      const kanvas = document.createElement("canvas");
      kanvas.width = Math.max(1, Math.round(gambar.width * skala));
      kanvas.height = Math.max(1, Math.round(gambar.height * skala));
      const pena = kanvas.getContext("2d");
      pena.fillStyle = "#fff";
      pena.fillRect(0, 0, kanvas.width, kanvas.height);
      pena.drawImage(gambar, 0, 0, kanvas.width, kanvas.height);
      gambar.close();
      return await new Promise((jadi) => kanvas.toBlob(jadi, "image/jpeg", MUTU)) ?? berkas;
    } catch { return berkas; }
  };

  const kabari = (teks) => { layar.querySelector("[data-kabar-foto]").textContent = teks; };

  const tombol = (teks, kelas, kerja) => {
    const baru = Object.assign(document.createElement("button"), { type: "button", className: kelas, textContent: teks });
    baru.addEventListener("click", kerja);
    return baru;
  };

  // ``asal``: what the photo is of. Gives back what the phone had no room for: its field
  // must keep it, or a button (``ulang``) does where the field is for the next one already.
  L.simpanFoto = async (berkas, asal, ulang = false) => {
    const gagal = [], tertahan = [];
    for (const satu of berkas) {
      const kecil = await kecilkan(satu);
      if (kecil.size > PALING_BESAR || !JENIS.includes(kecil.type)) { gagal.push(`${satu.name}: ${LEWAT}`); continue; }
      const nama = kecil === satu ? satu.name : "foto.jpg";
      try {
        await L.foto.taruh({ id: crypto.randomUUID(), kegiatan: layar.dataset.kegiatan, ditangkap_pada: new Date().toISOString(), tipe: kecil.type, nama, ...asal }, await kecil.arrayBuffer());
      } catch {
        tertahan.push(satu);
        gagal.push(`${satu.name}: tidak muat di ponsel ini, jadi belum tersimpan. Kosongkan ruang, lalu simpan lagi. Datanya sendiri aman.`);
      }
    }
    kabari(gagal.join(" "));
    if (ulang && tertahan.length) {
      const lagi = tombol(`Simpan lagi foto ${asal.sebutan}`, "btn", () => { lagi.remove(); L.simpanFoto(tertahan, asal, true); });
      layar.querySelector("[data-kabar-foto]").after(lagi);
    }
    if (berkas.length) { await L.umumkan(); L.kirim(); }
    return tertahan;
  };

  L.barisFoto = (foto) => {
    const li = document.createElement("li"), isi = document.createElement("span");
    li.className = "kartu";
    const tulis = (jenis, teks, kelas) => isi.append(Object.assign(document.createElement(jenis), { textContent: teks, className: kelas ?? "" }));
    tulis("span", foto.pesan ? "! " : "⏳ ", "tanda");
    isi.firstChild.setAttribute("aria-hidden", "true");
    tulis("b", foto.jenis === "sk" ? "Foto SK" : "Foto kunjungan");
    tulis("small", foto.sebutan || foto.keterangan || "", "ket");
    tulis("small", foto.pesan || L.sebabTunggu(foto) || "Menunggu dikirim", foto.pesan ? "galat-rekaman" : "ket");
    li.append(isi);
    if (foto.pesan) li.append(tombol("Coba lagi", "btn", () => L.cobaFoto(foto)));
    if (foto.pesan || L.sebabTunggu(foto)) li.append(tombol("Buang foto", "btn btn-link", async () => { await L.foto.buang(foto.id); L.umumkan(); L.kirim(); }));
    return li;
  };

  // Taken over only where the queue works (layar.js says so).
  let sibuk = false;
  L.ambilAlihFoto = () => form?.addEventListener("submit", async (e) => {
    e.preventDefault();
    if (sibuk) return;
    const berkas = [...form.elements.foto_kunjungan.files], keterangan = form.elements.keterangan.value.trim();
    if (!berkas.length) { kabari("Pilih fotonya."); form.elements.foto_kunjungan.focus(); return; }
    sibuk = true;
    // Emptied only when the phone has it: a picture of the camera is nowhere else.
    try { if (!(await L.simpanFoto(berkas, { jenis: "foto", keterangan })).length) form.reset(); } finally { sibuk = false; }
  });
})();
