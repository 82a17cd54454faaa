// Sends the queue: 25 at a time, halved when the server says it is too much. A lost answer
// costs nothing: the same keys are told as already there. No dependence on Background Sync.
(() => {
  const L = window.Lapangan, layar = document.querySelector("[data-lapangan]");
  if (!L || !layar) return;
  const PENUH = 25, SELESAI = new Set(["DITERIMA", "SUDAH_ADA", "TINJAU"]);
  let banyak = PENUH, sedang = false, lagi = false;

  class Masuk extends Error {}

  const minta = async (pilihan) => {
    const jawab = await fetch(layar.dataset.sinkron, { credentials: "same-origin", cache: "no-store", redirect: "manual", ...pilihan });
    if (jawab.status === 401 || jawab.type === "opaqueredirect") throw new Masuk();
    return jawab;
  };

  const kirimSatu = async (csrf, rekaman) => {
    const isi = { perangkat: L.perangkat(), jam_perangkat: new Date().toISOString(), versi: L.SKEMA, rekaman: rekaman.map(({ pesan, ...r }) => r) };
    const jawab = await minta({ method: "POST", headers: { "Content-Type": "application/json", "X-CSRFToken": csrf }, body: JSON.stringify(isi) });
    if (jawab.status === 413) { banyak = Math.max(1, Math.ceil(rekaman.length / 2)); return null; }
    if (!jawab.ok) throw new Error(String(jawab.status));
    return (await jawab.json()).hasil;
  };

  const terapkan = async (hasil, rekaman) => {
    for (const satu of hasil) {
      if (SELESAI.has(satu.status)) await L.buang(satu.id);
      else await L.taruh({ ...rekaman.find((r) => r.id === satu.id), pesan: satu.pesan });
    }
  };

  const putaran = async () => {
    const { csrf } = await (await minta({})).json();
    for (;;) {
      // What was refused waits for its writer.
      const antre = (await L.semua()).filter((r) => !r.pesan);
      if (!antre.length) return;
      const rekaman = antre.slice(0, banyak);
      const hasil = await kirimSatu(csrf, rekaman);
      if (hasil) { await terapkan(hasil, rekaman); banyak = PENUH; L.umumkan("daring"); }
    }
  };

  L.perangkat = () => {
    try {
      const ada = localStorage.getItem("lapangan-perangkat") ?? crypto.randomUUID();
      localStorage.setItem("lapangan-perangkat", ada);
      return ada;
    } catch { return ""; }
  };

  L.umumkan = () => {};
  L.kirim = async () => {
    if (sedang) { lagi = true; return; }
    sedang = true;
    try {
      if ((await L.semua()).some((r) => !r.pesan)) await putaran();
      L.umumkan("daring");
    } catch (galat) {
      L.umumkan(galat instanceof Masuk ? "masuk" : "luring");
    } finally {
      sedang = false;
      if (lagi) { lagi = false; L.kirim(); }
    }
  };
})();
