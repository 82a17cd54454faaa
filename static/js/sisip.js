// Change pages: one more row of an inline, and a slug that grows with its title while it is new.
(() => {
  for (const tombol of document.querySelectorAll("[data-lagi]")) {
    const grup = tombol.closest("[data-sisip]");
    const jumlah = document.getElementById(`id_${grup.dataset.sisip}-TOTAL_FORMS`);
    const isi = grup.querySelector("template").innerHTML;
    tombol.hidden = false;
    tombol.addEventListener("click", () => {
      tombol.parentElement.insertAdjacentHTML("beforebegin", isi.replaceAll("__prefix__", jumlah.value));
      jumlah.value = Number(jumlah.value) + 1;
      tombol.parentElement.previousElementSibling.querySelector("input:not([type=hidden]), select, textarea")?.focus();
    });
  }
  for (const satu of JSON.parse(document.currentScript.dataset.slug)) {
    const slug = document.querySelector(satu.id);
    const judul = document.querySelector(satu.dependency_ids[0]);
    let ikut = slug.value === "";
    slug.addEventListener("input", () => { ikut = slug.value === ""; });
    judul.addEventListener("input", () => {
      if (!ikut) return;
      const kata = judul.value.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().match(/[a-z0-9]+/g) ?? [];
      slug.value = kata.join("-").slice(0, satu.maxLength);
    });
  }
})();
