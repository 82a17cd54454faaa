// A form in steps keeps what is typed in this browser until it has reached the server: text
// alone, never files, the NIK or anything while help against violence is on the page; for a
// day. Another step, or the receipt, means that it arrived. And a field for files speaks the
// language of the page.
(() => {
  const AWAL = "ketikan:", SEHARI = 86_400_000, kunci = AWAL + location.pathname;
  const borang = document.querySelector("form[data-ketikan]");
  const kolom = borang ? [...borang.querySelectorAll("textarea, input:not([type]), input[type=text], input[type=email], input[type=tel]")]
    .filter((satu) => !satu.closest(".perangkap") && !satu.classList.contains("nik")) : [];
  const hapus = (kecuali) => {
    for (const satu of Object.keys(localStorage)) {
      if (satu.startsWith(AWAL) && satu !== kecuali) localStorage.removeItem(satu);
    }
  };
  try {
    hapus(kolom.length && !document.querySelector(".keluar") ? kunci : "");
    if (kolom.length && !document.querySelector(".keluar")) {
      const kabar = borang.querySelector("[data-ketikan-kabar]"), awal = kolom.map((satu) => satu.value);
      const ada = JSON.parse(localStorage.getItem(kunci) ?? "{}");
      for (const satu of kolom) if (Date.now() - ada.pada < SEHARI && ada.isi[satu.name]) satu.value = ada.isi[satu.name];
      kabar.hidden = !ada.isi;
      borang.addEventListener("input", () => {
        const isi = Object.fromEntries(kolom.map((satu) => [satu.name, satu.value]));
        localStorage.setItem(kunci, JSON.stringify({ pada: Date.now(), isi }));
        kabar.hidden = false;
      });
      kabar.querySelector("button").addEventListener("click", () => {
        hapus("");
        kolom.forEach((satu, ke) => { satu.value = awal[ke]; });
        kabar.hidden = true;
        kolom[0].focus();
      });
    }
  } catch { /* a browser that keeps nothing keeps nothing */ }

  for (const pilih of document.querySelectorAll(".pilih-berkas")) {
    const masukan = pilih.querySelector("input"), nama = pilih.querySelector("output");
    pilih.classList.add("berskrip");
    masukan.addEventListener("change", () => {
      nama.value = [...masukan.files].map((satu) => satu.name).join(", ") || nama.dataset.kosong;
    });
    nama.value = nama.dataset.kosong;
  }
})();
