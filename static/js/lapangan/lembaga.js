// Which body is meant is said in the room, also without signal: one chosen from the list goes
// as its key; one that looks like others is asked about, and the answer travels along.
(() => {
  const L = window.Lapangan, layar = document.querySelector("[data-lapangan]");
  const form = layar?.querySelector("[data-isian]");
  if (!L || !form) return;
  const { lembaga, kelurahan, undangan } = form.elements, pemangku = form.querySelector("[type=hidden][name=pemangku]");
  const kabar = layar.querySelector("[data-terdaftar]"), kotak = layar.querySelector("[data-calon]"), BARU = "baru", BANYAK = 4;
  const sekata = (teks) => teks.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  const inti = (teks) => sekata(teks).replace(/\b(kelurahan|kel|kecamatan|kec|tp)\b/g, "").replace(/\b0+(?=\d)/g, "").replace(/ +/g, " ").trim();
  const saran = [...document.querySelectorAll("#saran-lembaga option")].map((satu) => {
    const { kunci, nomor, tempat } = satu.dataset, nama = satu.value.slice(0, -` (${nomor})`.length);
    return { teks: satu.value, nama, inti: inti(nama), nomor, tempat, sebutan: satu.label, kunci };
  });
  let nama = "";

  // As the portal compares names (pg_trgm): the share of common threes of letters.
  const pecahan = (teks) => new Set(teks.split(" ").flatMap((kata) => [...` ${kata}`].map((_, i) => `  ${kata} `.slice(i, i + 3))));
  const mirip = (satu, lain) => {
    const a = pecahan(satu), b = pecahan(lain), sama = [...a].filter((t) => b.has(t)).length;
    return sama / (a.size + b.size - sama);
  };
  const angka = (teks) => String(teks.match(/\d+/g));
  const serupa = () => {
    const dicari = inti(lembaga.value), di = kelurahan.value;
    if (pemangku.value || undangan.value || dicari.length < 3) return [];
    const sini = saran.filter(({ tempat }) => !di || tempat.startsWith(di) || di.startsWith(tempat));
    const sama = sini.filter((s) => s.inti === dicari);
    if (sama.length) return sama.length > 1 && !di ? sama : [];
    const nilai = (s) => (angka(s.inti) === angka(dicari) ? mirip(s.inti, dicari) : 0);
    return sini.filter((s) => nilai(s) >= (di && s.tempat === di ? .45 : .8)).sort((a, b) => nilai(b) - nilai(a));
  };
  const tawarkan = (pilihan) => {
    kotak.hidden = !pilihan.length;
    kotak.replaceChildren(kotak.firstElementChild, ...[...pilihan, ...(pilihan.length ? [[BARU, "Bukan, lembaga baru"]] : [])].map(([kunci, teks]) => {
      const label = document.createElement("label"), pilih = Object.assign(document.createElement("input"), { type: "radio", name: "pilih", value: kunci });
      pilih.addEventListener("change", () => { pemangku.value = kunci; nama = lembaga.value.trim(); });
      label.append(pilih, Object.assign(document.createElement("span"), { textContent: teks }));
      return label;
    }));
  };
  const tanyakan = () => { if (!pemangku.value) tawarkan(serupa().slice(0, BANYAK).map((s) => [s.kunci, `${s.sebutan} (${s.nomor})`])); };

  const lepas = () => {
    nama = pemangku.value = kabar.textContent = "";
    tawarkan([]);
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
  const pesan = () => {
    if (kotak.hidden) tanyakan();
    return kotak.hidden || pemangku.value ? "" : "Pilih yang dimaksud, atau lembaga baru.";
  };

  L.lembaga = { pasang, lepas, cocokkan, pesan, tawarkan, ambilAlih: () => {
    const ditanya = [...kotak.querySelectorAll("label")].slice(0, -1).map((satu) => [satu.firstElementChild.value, satu.textContent.trim()]);
    // A browser may fill the hidden field again of its own accord.
    lepas();
    cocokkan();
    tawarkan(ditanya);
    lembaga.addEventListener("input", cocokkan);
    for (const kolom of [lembaga, kelurahan]) kolom.addEventListener("change", tanyakan);
  } };
})();
