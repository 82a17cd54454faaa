// Sends the queues: records 25 at a time, halved when the server says it is too much; then
// photos one by one, without holding up a record. A lost answer costs nothing: the same keys
// are told as already there. No dependence on Background Sync.
(() => {
  const L = window.Lapangan, layar = document.querySelector("[data-lapangan]");
  if (!L || !layar) return;
  const PENUH = 25, SELESAI = new Set(["DITERIMA", "SUDAH_ADA", "TINJAU"]), DENYUT = 5 * 60_000;
  let banyak = PENUH, terhubung = 0;

  class Masuk extends Error {}

  const minta = async (alamat, pilihan) => {
    const jawab = await fetch(alamat, { credentials: "same-origin", cache: "no-store", redirect: "manual", ...pilihan });
    if (jawab.status === 401 || jawab.type === "opaqueredirect") throw new Masuk();
    return jawab;
  };

  const pintu = async () => {
    const jawab = await minta(layar.dataset.sinkron, {});
    if (!jawab.ok) throw new Error(String(jawab.status));
    terhubung = Date.now();
    return (await jawab.json()).csrf;
  };

  // Records.
  const kirimSatu = async (csrf, rekaman) => {
    const isi = { jam_perangkat: new Date().toISOString(), versi: L.SKEMA, rekaman: rekaman.map(({ pesan, pilihan, dikirim, ...r }) => r) };
    const jawab = await minta(layar.dataset.sinkron, { method: "POST", headers: { "Content-Type": "application/json", "X-CSRFToken": csrf }, body: JSON.stringify(isi) });
    if (jawab.status === 413) { banyak = Math.max(1, Math.ceil(rekaman.length / 2)); return null; }
    if (!jawab.ok) throw new Error(String(jawab.status));
    return (await jawab.json()).hasil;
  };

  const terapkan = async (hasil, rekaman) => {
    for (const satu of hasil) {
      const { dikirim, ...asal } = rekaman.find((r) => r.id === satu.id);
      if (!SELESAI.has(satu.status)) { await L.taruh({ ...asal, pesan: satu.pesan, pilihan: satu.pilihan }); continue; }
      await L.buang(satu.id);
      L.tersimpan(asal, satu);
    }
  };

  // What was refused waits for its writer.
  const antreRekaman = async () => (await L.semua()).filter((r) => !r.pesan);
  const putaranRekaman = async () => {
    if (!(await antreRekaman()).length) return;
    const csrf = await pintu();
    for (;;) {
      const antre = await antreRekaman();
      if (!antre.length) return;
      const pilihan = antre.slice(0, banyak), rekaman = await L.tandai(pilihan).catch(() => pilihan);
      if (!rekaman.length) continue;
      const hasil = await kirimSatu(csrf, rekaman);
      if (hasil) { await terapkan(hasil, rekaman); banyak = PENUH; L.umumkan("daring"); }
    }
  };

  // Refused for the sake of no field, as where the visit was closed meanwhile: the button
  // tries it again, unless somebody is mending it.
  L.dipegang = () => null;
  const cobaRekaman = async () => {
    for (const { pesan, ...satu } of await L.semua()) if (pesan && "" in pesan && satu.id !== L.dipegang()) await L.taruh(satu);
  };

  // Takes an attendance back, or lets it count again; what to tell when that is not done.
  L.balikkan = async (kegiatan, hadir, tindakan) => {
    try {
      const csrf = await pintu(), isi = new URLSearchParams({ tindakan });
      const jawab = await minta(`../${kegiatan}/batal/${hadir}/`, { method: "POST", headers: { Accept: "application/json", "X-CSRFToken": csrf }, body: isi });
      if (jawab.headers.get("Content-Type")?.startsWith("application/json")) return await jawab.json();
      return { pesan: "Belum dapat diubah. Muat ulang halaman ini, lalu coba lagi." };
    } catch (galat) {
      if (galat instanceof Masuk) L.umumkan("masuk");
      return { pesan: galat instanceof Masuk ? "Masuk lagi dulu; belum diubah." : "Belum ada sambungan, jadi belum diubah. Coba lagi bila ada sinyal." };
    }
  };

  // Photos. One of an SK goes after the record of its body; told to wait, it is tried again
  // when the page is opened or the button pressed. So is one of a visit that is not (or not
  // now) this officer's: a phone is shared. What the server refused, a person tries again.
  const menunggu = new Map();
  L.sebabTunggu = (foto) => menunggu.get(foto.id) ?? "";
  L.cobaFoto = async ({ pesan, ...foto }) => { await L.foto.tandai(foto); await L.umumkan(); L.kirim(); };
  const antreFoto = async () => {
    const belum = new Set((await L.semua()).map((r) => r.id));
    return (await L.foto.semua()).filter((f) => !f.pesan && !menunggu.has(f.id) && !belum.has(f.rekaman));
  };

  const kirimFoto = async (csrf, foto) => {
    const isi = new FormData(), bita = await L.foto.isi(foto.id);
    for (const nama of ["id", "kegiatan", "jenis", "rekaman", "keterangan"]) isi.append(nama, foto[nama] ?? "");
    if (bita) isi.append("foto", new Blob([bita], { type: foto.tipe }), foto.nama);
    const jawab = await minta(layar.dataset.foto, { method: "POST", headers: { "X-CSRFToken": csrf }, body: isi });
    if (jawab.status === 413) return { pesan: "Foto ini terlalu besar." };
    const json = jawab.headers.get("Content-Type")?.startsWith("application/json");
    if (!json || jawab.status >= 500) throw new Error(String(jawab.status));
    const hasil = await jawab.json();
    return jawab.status === 404 ? { ...hasil, status: "TUNGGU" } : hasil;
  };

  const putaranFoto = async () => {
    if (!layar.dataset.foto || !(await antreFoto()).length) return;
    const csrf = await pintu();
    for (;;) {
      const [foto] = await antreFoto();
      if (!foto) return;
      const hasil = await kirimFoto(csrf, foto);
      if (SELESAI.has(hasil.status)) await L.foto.buang(foto.id);
      else if (hasil.status === "TUNGGU") menunggu.set(foto.id, hasil.pesan);
      else await L.foto.tandai({ ...foto, pesan: hasil.pesan });
      L.umumkan();
    }
  };

  // Read where somebody signs out (pamit.js).
  try { localStorage.setItem("lapangan-dipakai", "ya"); } catch { /* its memory is closed */ }

  L.umumkan = () => {};
  // The page that shows what the portal has is told of it (tercatat.js).
  L.tersimpan = () => {};
  // Runs ``kerja`` never twice at once; asked for meanwhile, once more afterwards. True when
  // all went well, also when nothing was to be done.
  const pelari = (kerja) => {
    let sedang = null, lagi = false;
    const lari = async () => {
      try {
        await kerja();
        return true;
      } catch (galat) {
        L.umumkan(galat instanceof Masuk ? "masuk" : "luring");
        return false;
      }
    };
    const mulai = () => {
      if (sedang) { lagi = true; return sedang; }
      sedang = lari().finally(() => { sedang = null; if (lagi) { lagi = false; mulai(); } });
      return sedang;
    };
    return mulai;
  };
  // With nothing to send it is asked now and then whether the session still stands.
  const denyut = async () => { if (Date.now() - terhubung > DENYUT) await pintu(); };
  let baik = true;
  const rekaman = pelari(putaranRekaman);
  const foto = pelari(async () => { await putaranFoto(); await denyut(); if (baik) L.umumkan("daring"); });
  // Photos follow the records, and go also when those do not; one on its way does not keep
  // the next record waiting.
  L.kirim = async () => { baik = await rekaman(); foto(); };
  L.kirimSemua = async () => { menunggu.clear(); await cobaRekaman(); baik = await rekaman(); await foto(); };
})();
