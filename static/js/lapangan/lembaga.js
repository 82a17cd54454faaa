// A body chosen from the suggestions goes as its key, not as a name: two may bear one name,
// and an optional kelurahan left empty must not make it a second time. Works on what this
// page holds, so also without signal.
(() => {
  const L = window.Lapangan, layar = document.querySelector("[data-lapangan]");
  const form = layar?.querySelector("[data-isian]");
  if (!L || !form) return;
  const { lembaga, pemangku, kelurahan, undangan } = form.elements, kabar = layar.querySelector("[data-terdaftar]");
  const saran = [...document.querySelectorAll("#saran-lembaga option")].map((satu) => {
    const { kunci, nomor } = satu.dataset, nama = satu.value.slice(0, -` (${nomor})`.length);
    return { teks: satu.value, nama, nomor, sebutan: satu.label, kunci };
  });
  const sekata = (teks) => teks.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  let nama = "";

  const lepas = () => {
    nama = pemangku.value = kabar.textContent = "";
  };
  const pasang = (kunci, teks) => {
    lepas();
    if (!kunci) return;
    const satu = saran.find((s) => s.kunci === kunci);
    pemangku.value = kunci;
    nama = teks;
    kabar.textContent = satu ? `Sudah terdaftar: ${satu.sebutan} (${satu.nomor}).` : "";
  };
  // What is typed over a choice is another body.
  const cocokkan = () => {
    const satu = saran.find((s) => s.teks === lembaga.value.trim());
    if (satu) {
      lembaga.value = satu.nama;
      pasang(satu.kunci, satu.nama);
    } else if (lembaga.value.trim() !== nama) lepas();
  };
  // Who is in the room can still be asked which one it is.
  const pesan = () => {
    if (pemangku.value || kelurahan.value || undangan.value) return "";
    const senama = saran.filter((s) => sekata(s.nama) === sekata(lembaga.value));
    if (senama.length < 2) return "";
    return `Ada ${senama.length} lembaga bernama ini: ${senama.map((s) => `${s.sebutan} (${s.nomor})`).join("; ")}. Pilih dari saran, atau isi kelurahannya.`;
  };

  L.lembaga = { pasang, lepas, cocokkan, pesan, ambilAlih: () => {
    // A browser may fill the hidden field again of its own accord.
    lepas();
    cocokkan();
    lembaga.addEventListener("input", cocokkan);
  } };
})();
