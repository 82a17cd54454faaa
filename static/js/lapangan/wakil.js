// Whom the person being typed stands in for is said over the form, so that nobody becomes a
// deputy unseen; and whether he stands on the list of invitees himself (PK-25), told by the
// names that this page holds, so also without signal.
(() => {
  const L = window.Lapangan, layar = document.querySelector("[data-lapangan]");
  const form = layar?.querySelector("[data-isian]");
  if (!L || !form) return;
  const ambil = (nama) => layar.querySelector(`[data-${nama}]`);
  const { nama, lembaga, undangan } = form.elements, kotak = ambil("wakil-dari");
  const tamu = [...layar.querySelectorAll("[data-undangan]")].map((li) => li.dataset);
  const sekata = (teks) => teks.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  const sama = (satu, lain) => sekata(satu) === sekata(lain);
  let dari = null;

  const gambar = () => {
    kotak.hidden = !dari;
    ambil("wakil-lembaga").textContent = dari?.lembaga ?? "";
    ambil("wakil-nama").textContent = dari?.nama ? `, menggantikan ${dari.nama}` : "";
    // Heard with the field that the keyboard goes to; errors put theirs in front.
    nama.dataset.bantuan = dari ? "wakil-dari" : "";
    nama.setAttribute("aria-describedby", nama.dataset.bantuan);
  };
  const lepas = () => {
    dari = null;
    undangan.value = "";
    // Opened anew, the page does not begin with him again.
    if (location.search) history.replaceState(null, "", location.pathname);
    gambar();
  };
  const pasang = (kunci, cadangan = "") => {
    dari = tamu.find((satu) => satu.undangan === kunci) ?? { lembaga: cadangan };
    undangan.value = kunci;
    gambar();
  };
  // An empty body is the invited one; another body's person stands in for nobody.
  const periksa = () => {
    if (!dari || !lembaga.value.trim() || sama(lembaga.value, dari.lembaga)) return;
    const { lembaga: lama } = dari;
    lepas();
    L.kabari(`Lembaganya diganti: bukan lagi wakil dari ${lama}.`);
  };
  const batal = (e) => {
    e.preventDefault();
    const { lembaga: lama } = dari;
    lepas();
    if (sama(lembaga.value, lama)) lembaga.value = "";
    L.lembaga.cocokkan();
    cocokkan();
    nama.focus();
    L.kabari(`Batal: bukan wakil dari ${lama}.`);
  };
  const mulai = (e) => {
    if (e.button || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return;
    e.preventDefault();
    const satu = e.currentTarget.closest("[data-undangan]").dataset;
    L.lepasPerbaikan();
    L.lembaga.lepas();
    pasang(satu.undangan);
    lembaga.value = satu.lembaga;
    kotak.scrollIntoView();
    nama.focus({ preventScroll: true });
    L.kabari(`Wakil dari ${satu.lembaga}: ketik namanya.`);
  };
  const cocokkan = () => {
    const ada = nama.value && tamu.find((satu) => satu.nama && sama(satu.nama, nama.value) && sama(satu.lembaga, lembaga.value));
    const teks = ada ? `Sudah ada di undangan: ${ada.nama}, ${ada.lembaga}. Bila orangnya sama, tekan Hadir di daftarnya.` : "";
    if (ambil("mirip").textContent !== teks) ambil("mirip").textContent = teks;
  };

  L.wakil = { pasang, lepas, periksa, cocokkan, ambilAlih: () => {
    // A browser may fill the hidden field again of its own accord.
    if (kotak.hidden) undangan.value = "";
    else pasang(undangan.value, ambil("wakil-lembaga").textContent);
    lembaga.addEventListener("change", periksa);
    for (const kolom of [nama, lembaga]) kolom.addEventListener("input", cocokkan);
    ambil("batal-wakil").addEventListener("click", batal);
    for (const tautan of layar.querySelectorAll("[data-wakil]")) tautan.addEventListener("click", mulai);
  } };
})();
