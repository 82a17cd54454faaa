// Comforts of the step "where": the phone's own place, and a click on the map that fills
// the list without losing what was typed. Without a script both are links and typing.
(() => {
  const wadah = document.querySelector("[data-lokasi-saya]");
  if (wadah && navigator.geolocation) {
    const tombol = wadah.querySelector("button"), kabar = wadah.querySelector("[role=status]");
    wadah.hidden = false;
    tombol.addEventListener("click", () => {
      kabar.textContent = "Mencari lokasi…";
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => {
          const isi = document.getElementById(tombol.dataset.isi);
          isi.value = `${coords.latitude.toFixed(6)}, ${coords.longitude.toFixed(6)}`;
          kabar.textContent = `Terisi, ketelitian sekitar ${Math.round(coords.accuracy)} meter.`;
        },
        () => { kabar.textContent = "Lokasi tidak didapat. Tulis patokannya saja."; },
        { enableHighAccuracy: true, timeout: 15000 },
      );
    });
  }
  document.addEventListener("click", async (kejadian) => {
    const tautan = kejadian.target.closest("#peta a[href^='?']");
    if (!tautan) return;
    const alamat = tautan.getAttribute("href");
    const kelurahan = new URLSearchParams(alamat.split("#")[0]).get("kelurahan");
    kejadian.preventDefault();
    if (kelurahan) {
      const pilih = document.getElementById("id_kelurahan");
      pilih.value = kelurahan;
      pilih.focus();
      return;
    }
    try {
      const jawab = await fetch(alamat.split("#")[0] || "?");
      const baru = new DOMParser().parseFromString(await jawab.text(), "text/html").getElementById("peta");
      document.getElementById("peta").replaceWith(document.adoptNode(baru));
      document.getElementById("peta").scrollIntoView();
    } catch {
      location.assign(alamat); // then the page is loaded as a link does
    }
  });
})();
