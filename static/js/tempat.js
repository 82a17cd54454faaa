// Comforts of the step "where": the phone's own place, and a tap on the map that sets the
// point. In the city it opens the kecamatan, there it chooses the kelurahan, too; nothing
// typed is lost. Without a script the areas are links and the point is typed.
(() => {
  const titik = document.getElementById("id_titik"), kelurahan = document.getElementById("id_kelurahan");
  const kabar = document.getElementById("kabar-tempat"), wadah = document.querySelector("[data-lokasi-saya]");
  if (!titik) return;
  const svg = () => document.querySelector("#peta [data-ketuk]");

  const tandai = () => {
    const gambar = svg();
    if (!gambar) return;
    gambar.querySelector("circle")?.remove();
    const [lintang, bujur] = titik.value.split(",").map(Number);
    if (!lintang || !bujur) return;
    const [barat, utara, langkah] = gambar.dataset.ketuk.split(" ").map(Number);
    const bulat = document.createElementNS(gambar.namespaceURI, "circle");
    bulat.setAttribute("cx", (bujur - barat) / langkah);
    bulat.setAttribute("cy", (utara - lintang) / langkah);
    bulat.setAttribute("r", 11);
    gambar.append(bulat);
  };
  const pasang = (lintang, bujur, kalimat) => {
    titik.value = `${lintang.toFixed(6)}, ${bujur.toFixed(6)}`;
    titik.dispatchEvent(new Event("input", { bubbles: true }));
    kabar.textContent = kalimat;
    tandai();
  };

  if (wadah && navigator.geolocation) {
    wadah.hidden = false;
    wadah.querySelector("button").addEventListener("click", () => {
      kabar.textContent = "Mencari lokasi…";
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => pasang(coords.latitude, coords.longitude, `Titik terpasang, ketelitian sekitar ${Math.round(coords.accuracy)} meter.`),
        () => { kabar.textContent = "Lokasi tidak didapat. Ketuk petanya, atau tulis patokannya saja."; },
        { enableHighAccuracy: true, timeout: 15000 },
      );
    });
  }

  document.addEventListener("click", async (kejadian) => {
    const tautan = kejadian.target.closest("#peta a[href^='?']");
    if (!tautan) return;
    kejadian.preventDefault();
    const gambar = tautan.closest("[data-ketuk]"), alamat = tautan.getAttribute("href");
    const pilih = new URLSearchParams(alamat.split("#")[0]).get("kelurahan");
    if (gambar && kejadian.detail) { // by the keyboard only the area is chosen
      const [barat, utara, langkah] = gambar.dataset.ketuk.split(" ").map(Number);
      const { x, y } = new DOMPoint(kejadian.clientX, kejadian.clientY).matrixTransform(gambar.getScreenCTM().inverse());
      pasang(utara - y * langkah, barat + x * langkah, `Titik terpasang di ${tautan.getAttribute("aria-label")}. ${pilih ? "Ketuk lagi untuk menggeser." : "Ketuk lagi supaya lebih tepat."}`);
    }
    if (pilih) {
      kelurahan.value = pilih;
      if (!kejadian.detail) kelurahan.focus();
      return;
    }
    if (gambar) kelurahan.value = "";
    try {
      const jawab = await fetch(alamat.split("#")[0] || "?");
      const baru = new DOMParser().parseFromString(await jawab.text(), "text/html").getElementById("peta");
      document.getElementById("peta").replaceWith(document.adoptNode(baru));
      tandai();
    } catch {
      kabar.textContent += " Petanya tidak termuat: tidak ada sambungan.";
    }
  });
  titik.addEventListener("change", tandai);
  tandai();
})();
