// What the portal has: the list under the form, and the ticks beside the invitees. It lives
// in the page alone; on the phone stands only what was not sent.
(() => {
  const L = window.Lapangan, layar = document.querySelector("[data-lapangan]");
  const daftar = layar?.querySelector("[data-tercatat]");
  if (!L || !daftar) return;
  const { kegiatan } = layar.dataset, tamu = [...layar.querySelectorAll("[data-undangan]")];
  const kosong = daftar.querySelector(".kosong"), sibuk = new Set();
  const TERKIRIM = "Sudah dikirim, jawabannya belum ada. Tunggu tanda ✓, lalu batalkan.";
  const PENUH = "Ponsel ini tidak punya ruang, jadi belum tersimpan. Kosongkan ruang, lalu tekan lagi.";
  // The newest first; ``tersirat`` are those that only the row of their invitee shows.
  let semua = [], tersirat = [];

  const buat = (jenis, teks, kelas) => Object.assign(document.createElement(jenis), { textContent: teks ?? "", className: kelas ?? "" });
  const bernama = (kata, nama) => {
    const isi = document.createDocumentFragment();
    isi.append(`${kata} `, buat("span", nama, "sr"));
    return isi;
  };
  const hitung = (di, jumlah) => {
    if (di === kegiatan && jumlah !== undefined) layar.querySelector("[data-hadir]").textContent = jumlah;
  };

  // The list.
  const baca = () => {
    semua = [...daftar.querySelectorAll("[data-kehadiran]")].map((li) => ({
      kunci: li.dataset.kehadiran, hadir: li.dataset.kehadiran, kegiatan, batal: "ditolak" in li.dataset,
      nama: li.querySelector("s, b").textContent, ket: li.querySelector("small").textContent.trim(),
    }));
    for (const { dataset: d } of tamu) {
      if (!d.datang) continue;
      const ada = semua.find((satu) => satu.hadir === d.datang);
      if (ada) ada.undangan = d.undangan;
      else tersirat.push({ kunci: d.datang, hadir: d.datang, kegiatan, undangan: d.undangan, nama: d.lain || d.nama });
    }
  };
  const baris = (satu) => {
    const li = buat("li", "", "kartu"), isi = buat("span");
    li.dataset.rekaman = satu.kunci;
    if (satu.batal) isi.append(buat("s", satu.nama), " ", buat("b", "dibatalkan"));
    else isi.append(buat("span", "✓ ", "tanda"), buat("b", satu.nama));
    isi.querySelector(".tanda")?.setAttribute("aria-hidden", "true");
    isi.append(buat("small", [satu.ket, satu.absen && "tidak hadir"].filter(Boolean).join(" · "), "ket"));
    isi.append(buat("small", satu.catatan, "catatan"), buat("small", satu.galat, "galat-rekaman"));
    li.append(isi);
    if (!satu.hadir) return li;
    const tombol = Object.assign(buat("button", "", "btn btn-link"), { type: "button" });
    tombol.append(bernama(satu.batal ? "Hadirkan lagi" : "Batalkan", satu.nama));
    tombol.addEventListener("click", () => balik(satu));
    li.append(tombol);
    return li;
  };
  L.ambilAlihTercatat = () => {
    baca();
    L.tersimpan = (rekaman, hasil) => {
      const { id: kunci, undangan, lembaga: ket } = rekaman, nama = rekaman.nama || rekaman.sebutan || "Undangan";
      const baru = { kunci, undangan, ket, nama, kegiatan: rekaman.kegiatan, hadir: hasil.hadir, catatan: hasil.catatan, absen: !rekaman.hadir };
      const lain = (satu) => !baru.hadir || satu.hadir !== baru.hadir;
      semua = [baru, ...semua.filter(lain)];
      tersirat = tersirat.filter(lain);
      hitung(baru.kegiatan, hasil.jumlah);
      if (hasil.catatan) L.kabari(`${nama} tersimpan. ${hasil.catatan}`);
    };
    L.gambarTercatat = (antre) => {
      L.gantiBaris(daftar, semua.length || !kosong ? semua.map(baris) : [kosong]);
      for (const li of tamu) gambarTamu(li, antre);
    };
    layar.addEventListener("submit", (e) => {
      const li = e.target.closest("[data-undangan]");
      if (!li) return;
      e.preventDefault();
      sekali(li, e.target.matches("[data-batal-hadir]") ? batalkan : hadirkan, e.target);
    });
  };

  // Taking an attendance back, and letting it count again.
  const balik = async (satu) => {
    if (sibuk.has(satu)) return;
    sibuk.add(satu);
    const hasil = await L.balikkan(satu.kegiatan, satu.hadir, satu.batal ? "sahkan" : "tolak");
    sibuk.delete(satu);
    satu.galat = "ditolak" in hasil ? "" : hasil.pesan;
    satu.batal = hasil.ditolak ?? satu.batal;
    hitung(satu.kegiatan, hasil.jumlah);
    await L.kabari(satu.galat ? `${satu.nama}: ${satu.galat}` : hasil.pesan);
  };

  // The invitees.
  const keadaan = ({ undangan }, antre) => ({
    tunggu: antre.find((satu) => satu.undangan === undangan && satu.hadir),
    datang: [...semua, ...tersirat].find((satu) => satu.undangan === undangan && !satu.absen && !satu.batal),
  });
  const sebut = (nama, { dataset }) => (!nama || nama === dataset.nama ? "Hadir" : `Hadir: ${nama}`);
  const gambarTamu = (li, antre) => {
    const { tunggu, datang } = keadaan(li.dataset, antre), pegang = li.contains(document.activeElement);
    const [hadir, batal] = ["tamu-hadir", "batal-hadir"].map((nama) => li.querySelector(`[data-${nama}]`));
    let tanda = "", teks = "";
    if (tunggu?.pesan) [tanda, teks] = ["!", "Perlu diperbaiki: lihat Baru disimpan"];
    else if (tunggu) [tanda, teks] = ["⏳", `${sebut(tunggu.nama, li)} · menunggu dikirim`];
    else if (datang) [tanda, teks] = ["✓", [sebut(datang.nama, li), datang.galat].filter(Boolean).join(". ")];
    li.querySelector("[data-centang]").textContent = tanda;
    li.querySelector("[data-sebutan]").textContent = teks;
    hadir.hidden = Boolean(tunggu || datang);
    // What was typed goes by no single tap: who stands in is taken back when he has arrived.
    batal.hidden = tunggu ? Boolean(tunggu.pesan || tunggu.nama) : !datang?.hadir;
    if (pegang && document.activeElement.closest("[hidden]")) li.querySelector("form:not([hidden]) :is(a, button)")?.focus({ preventScroll: true });
  };
  const hadirkan = async (li, form) => {
    const { undangan, lembaga } = li.dataset, sebutan = li.querySelector("b").textContent;
    try {
      await L.simpan({ id: crypto.randomUUID(), kegiatan, undangan, hadir: true, sebutan, lembaga, ditangkap_pada: new Date().toISOString() });
    } catch {
      if (form.elements.csrfmiddlewaretoken) form.submit();
      else L.kabari(PENUH);
    }
  };
  const batalkan = async (li) => {
    const { tunggu } = keadaan(li.dataset, await L.semua());
    if (tunggu && await L.tarik(tunggu.id)) return L.kabari(`${tunggu.sebutan} tidak jadi dicatat hadir.`);
    // Sent, or here by now.
    const kini = keadaan(li.dataset, await L.semua());
    return kini.datang && !kini.tunggu ? balik(kini.datang) : L.kabari(TERKIRIM);
  };
  const sekali = async (li, kerja, form) => {
    if (sibuk.has(li)) return;
    sibuk.add(li);
    try { await kerja(li, form); } finally { sibuk.delete(li); }
  };
})();
