// The page in the room: takes the form over, shows the queue, looks for signal by itself.
// Where IndexedDB is refused it says so and leaves the form to the server.
(() => {
  const L = window.Lapangan, layar = document.querySelector("[data-lapangan]");
  if (!L || !layar) return;
  const ambil = (nama, dari = layar) => dari.querySelector(`[data-${nama}]`);
  const form = ambil("isian"), daftar = ambil("antrean"), jaring = ambil("jaring");
  const UMUR = 24 * 3600 * 1000;
  let keadaan = "daring", dicoba = false, diperbaiki = null, kabar = "";

  // Words.
  const sebut = (data, foto) => [data && `${data} data`, foto && `${foto} foto`].filter(Boolean).join(" dan ");
  const belum = (semua) => semua.filter((r) => !r.pesan).length;
  const kata = (data, foto, gagal) => {
    const semua = sebut(data.length, foto.length);
    if (keadaan === "masuk") return semua ? `Masuk lagi untuk mengirim ${semua}. Semua aman di ponsel ini.` : "Sesi Anda berakhir. Masuk lagi sebelum mencatat.";
    if (semua && gagal === data.length + foto.length) return data.length ? `${semua} perlu diperbaiki.` : `${semua} ditolak.`;
    if (keadaan === "daring" && foto.length && !data.length && foto.every((f) => f.pesan || L.sebabTunggu(f))) return `${semua} menunggu.`;
    if (keadaan === "luring" && dicoba && semua) return `Belum ada sambungan. ${sebut(belum(data), belum(foto))} aman di ponsel ini.`;
    if (keadaan === "luring") return semua ? `Luring — ${foto.length ? semua : data.length} antre` : "Luring";
    return semua ? `Mengirim ${semua}…` : "Daring — semua terkirim";
  };
  const tulis = (induk, jenis, teks, kelas) => {
    const baru = document.createElement(jenis);
    baru.textContent = teks;
    if (kelas) baru.className = kelas;
    induk.append(baru);
    return baru;
  };

  const gambar = async () => {
    const semua = await L.semua(), foto = await L.foto.semua();
    const gagal = [...semua, ...foto].filter((r) => r.pesan).length;
    jaring.hidden = false;
    jaring.dataset.jaring = keadaan;
    const kini = kata(semua, foto, gagal), teks = kabar ? `${kini.replace(/\.$/, "")}. ${kabar}` : kini, tempat = ambil("keadaan");
    if (tempat.textContent !== teks) tempat.textContent = teks;
    ambil("kirim").hidden = !(semua.length + foto.length) && keadaan !== "masuk";
    ambil("cadangan").hidden = !semua.length;
    const tinggal = ambil("tinggal");
    tinggal.hidden = !foto.length;
    tinggal.textContent = `Cadangan hanya berisi data peserta; ${foto.length} foto tinggal di ponsel ini sampai terkirim.`;
    ambil("kirim").textContent = keadaan === "masuk" ? "Masuk lagi" : "Kirim sekarang";
    if (daftar) diam(() => L.gantiBaris(daftar, [...foto.reverse().map(barisFoto), ...semua.reverse().map(baris)]));
    if (L.gambarTercatat) diam(() => L.gambarTercatat(semua));
    const baru = ambil("perbarui");
    if (baru) baru.hidden = !(L.menunggu && !semua.length && !foto.length);
  };

  // The lists above grow while a thumb goes down the invitees: those stay where they are,
  // also in a browser that does not see to it.
  const diam = (kerja) => {
    const tamu = ambil("tamu"), dulu = tamu?.getBoundingClientRect().top ?? 0;
    const diTamu = tamu && (dulu < innerHeight / 2 || tamu.contains(document.activeElement));
    kerja();
    if (diTamu) scrollBy({ top: tamu.getBoundingClientRect().top - dulu, behavior: "instant" });
  };
  // The list is written anew while somebody may stand in it with the keyboard.
  L.gantiBaris = (daftar, isi) => {
    const kini = document.activeElement, lama = [...daftar.children].find((li) => li.contains(kini));
    const tombol = (li) => [...(li?.querySelectorAll("a, button") ?? [])], ke = tombol(lama).indexOf(kini);
    daftar.replaceChildren(...isi);
    if (ke >= 0) tombol(isi.find((li) => li.dataset.rekaman === lama.dataset.rekaman))[ke]?.focus({ preventScroll: true });
  };
  const barisFoto = (foto) => {
    const li = L.barisFoto(foto);
    li.dataset.rekaman = foto.id;
    return li;
  };
  const baris = (rekaman) => {
    const li = document.createElement("li"), isi = document.createElement("span");
    li.className = "kartu";
    li.dataset.rekaman = rekaman.id;
    tulis(isi, "span", rekaman.pesan ? "! " : "⏳ ", "tanda").setAttribute("aria-hidden", "true");
    tulis(isi, "b", rekaman.nama || rekaman.sebutan || "Undangan");
    tulis(isi, "small", rekaman.lembaga || "", "ket");
    tulis(isi, "small", rekaman.pesan ? Object.values(rekaman.pesan).join(" ") : "Menunggu dikirim", rekaman.pesan ? "galat-rekaman" : "ket");
    li.append(isi);
    if (rekaman.pesan && rekaman.kegiatan !== layar.dataset.kegiatan) {
      tulis(li, "a", "Perbaiki di kegiatannya", "btn").href = `../${rekaman.kegiatan}/`;
    } else if (rekaman.pesan && form) {
      const tombol = tulis(li, "button", "Perbaiki", "btn");
      tombol.type = "button";
      tombol.addEventListener("click", () => perbaiki(rekaman));
    }
    return li;
  };

  // The form.
  const galat = (nama, teks) => {
    const kolom = form.elements[nama], id = `galat-luring-${nama}`;
    document.getElementById(id)?.remove();
    kolom.toggleAttribute("aria-invalid", Boolean(teks));
    const bantuan = kolom.dataset.bantuan ??= kolom.getAttribute("aria-describedby") ?? "";
    kolom.setAttribute("aria-describedby", bantuan);
    if (!teks) return;
    const baru = tulis(kolom.parentElement, "p", teks, "galat-rekaman");
    baru.id = id;
    kolom.setAttribute("aria-invalid", "true");
    kolom.setAttribute("aria-describedby", `${id} ${bantuan}`.trim());
  };
  const pesanNomor = (isi) => {
    const angka = isi.nomor.replace(/\D/g, "").replace(/^(620|0)/, "62").replace(/^8/, "628");
    if (!angka || isi.jenis_nomor === "telepon") return "";
    if (/^62[2-7]/.test(angka)) return "Nomor kantor tidak dapat dipakai untuk WhatsApp. Pilih jenis telepon.";
    return /^628[1-9]\d{7,10}$/.test(angka) ? "" : "Nomor terlalu pendek (contoh 0812-3456-7890).";
  };
  // An invitee who was ticked off and is being mended: the invitation says who it is.
  const tamuSendiri = (isi) => Boolean(diperbaiki && !diperbaiki.nama && isi.undangan && isi.undangan === diperbaiki.undangan);
  const salah = (isi) => {
    const wakil = Boolean(isi.undangan), bernama = tamuSendiri(isi) && !isi.nama;
    const pesan = {
      nama: isi.nama.length < 2 && !bernama ? "Nama wajib diisi." : "",
      lembaga: isi.lembaga.length < 3 && !wakil ? "Lembaga wajib diisi." : L.lembaga.pesan(),
      nomor: pesanNomor(isi),
      surel: isi.surel && !/^\S+@\S+\.\S+$/.test(isi.surel) ? "Alamat surel belum lengkap." : "",
    };
    for (const [nama, teks] of Object.entries(pesan)) galat(nama, teks);
    const pertama = Object.keys(pesan).find((nama) => pesan[nama]);
    if (!pertama) return false;
    const kolom = form.elements[pertama];
    kolom.closest("details")?.setAttribute("open", "");
    kolom.focus();
    return true;
  };
  const isiForm = (hadir) => {
    const isi = Object.fromEntries([...new FormData(form)].filter(([, v]) => typeof v === "string").map(([k, v]) => [k, v.trim()]));
    delete isi.csrfmiddlewaretoken;
    const { kunci, pilih, ...lain } = isi, ditangkap_pada = diperbaiki?.ditangkap_pada ?? new Date().toISOString();
    if (tamuSendiri(isi)) lain.sebutan = diperbaiki.sebutan;
    return { ...lain, id: kunci, kegiatan: layar.dataset.kegiatan, hadir, ditangkap_pada };
  };
  // The next person is often of the same body and place; nothing else is kept.
  const kosongkan = () => {
    diperbaiki = null;
    L.wakil.lepas();
    for (const nama of ["nama", "jabatan", "nomor", "foto_sk", "surel", "minat"]) form.elements[nama].value = "";
    for (const satu of form.querySelectorAll("[type=checkbox], [name=jenis_kelamin]")) satu.checked = false;
    for (const nama of ["sifat", "jenis_nomor", "jenis"]) form.elements[nama].selectedIndex = 0;
    for (const pesan of form.querySelectorAll("[id^=galat-luring-]")) galat(pesan.id.replace("galat-luring-", ""), "");
    form.elements.kunci.value = crypto.randomUUID();
    L.wakil.cocokkan();
    tandaiPerbaikan("");
    form.elements.nama.focus();
  };

  // Mending what was refused.
  L.dipegang = () => diperbaiki?.id;
  // A deputy is somebody new: he does not take the place of the record being mended.
  L.lepasPerbaikan = () => { if (diperbaiki) kosongkanSemua(); };
  const tandaiPerbaikan = (sebab) => {
    const kotak = ambil("perbaikan"), tamu = Boolean(diperbaiki) && tamuSendiri({ undangan: form.elements.undangan.value });
    kotak.hidden = !diperbaiki;
    ambil("diperbaiki").textContent = diperbaiki ? `Memperbaiki data ${diperbaiki.nama || diperbaiki.sebutan || "undangan"}` : "";
    ambil("sebab").textContent = sebab;
    ambil("tamu-sendiri").hidden = !tamu;
    // Who was ticked off is present; there is nothing else to say about him.
    ambil("tak-hadir").hidden = tamu;
  };
  const kolomTampak = (nama) => {
    const kolom = form.elements[nama];
    return kolom && kolom.type !== "hidden" && !(kolom instanceof RadioNodeList) ? kolom : null;
  };
  const kosongkanSemua = () => {
    kosongkan();
    for (const nama of ["lembaga", "kelurahan"]) form.elements[nama].value = "";
    L.lembaga.lepas();
  };
  const isikan = (rekaman) => {
    for (const [nama, nilai] of Object.entries(rekaman)) {
      const kolom = form.elements[nama];
      if (kolom?.type === "file") continue;
      if (kolom?.type === "checkbox") kolom.checked = Boolean(nilai);
      else if (kolom) kolom.value = nilai;
    }
    L.lembaga.pasang(rekaman.pemangku, rekaman.lembaga);
    L.lembaga.tawarkan(rekaman.pilihan ?? []);
    // A key that is somebody else's: under a new one it can leave the phone.
    form.elements.kunci.value = rekaman.pesan.kunci ? crypto.randomUUID() : rekaman.id;
    // The invitation is not of this visit: then this is somebody like others.
    if (rekaman.pesan.undangan) {
      form.elements.undangan.value = "";
      form.elements.nama.value ||= rekaman.sebutan ?? "";
    } else if (rekaman.undangan && rekaman.nama) L.wakil.pasang(rekaman.undangan, rekaman.lembaga);
  };
  const perbaiki = (rekaman) => {
    kosongkanSemua();
    diperbaiki = rekaman;
    isikan(rekaman);
    const lain = [];
    for (const [nama, teks] of Object.entries(rekaman.pesan)) {
      const kolom = kolomTampak(nama);
      if (!kolom) { lain.push(teks); continue; }
      galat(nama, teks);
      kolom.closest("details")?.setAttribute("open", "");
    }
    tandaiPerbaikan(lain.join(" "));
    form.scrollIntoView();
    (form.querySelector("[aria-describedby^=galat-luring-]") ?? ambil("perbaikan")).focus();
  };
  const batalPerbaiki = () => {
    const { id } = diperbaiki;
    kosongkanSemua();
    daftar.querySelector(`[data-rekaman="${id}"] button`)?.focus();
  };
  const simpan = L.simpan = async (rekaman, { lama, disimpan } = {}) => {
    await (lama ? L.ganti(lama, rekaman) : L.taruh(rekaman));
    kabar = "";
    disimpan?.();
    navigator.storage?.persist?.().catch(() => {});
    await gambar();
    L.kirim();
  };
  // A form that a script submits leaves out its button.
  const serahkan = (hadir) => {
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "hadir", value: hadir ? "on" : "" }));
    form.submit();
  };
  const ambilAlih = () => {
    let sibuk = false;
    form.addEventListener("submit", async (e) => {
      e.preventDefault();
      if (sibuk) return;
      L.lembaga.cocokkan();
      L.wakil.periksa();
      const isi = isiForm(e.submitter?.value === "on");
      if (salah(isi)) return;
      const sk = [...form.elements.foto_sk.files], lama = diperbaiki?.pesan.kunci && diperbaiki.id;
      sibuk = true;
      // The form is the next person's as soon as this one is kept: one key, one person.
      const disimpan = () => { sibuk = false; kosongkan(); };
      try { await simpan(isi, { lama, disimpan }); } catch {
        if (sibuk) { serahkan(isi.hadir); return; }
      }
      // The person is safe before the photo is looked at.
      await L.simpanFoto(sk, { jenis: "sk", rekaman: isi.id, sebutan: isi.lembaga }, true);
    });
    ambil("batal-perbaiki").addEventListener("click", batalPerbaiki);
    L.lembaga.ambilAlih();
    L.wakil.ambilAlih();
    L.ambilAlihTercatat();
  };

  // Finding an invitee.
  const saring = () => {
    const kotak = ambil("saring"), cari = ambil("cari"), tamu = ambil("tamu");
    if (!kotak) return;
    kotak.hidden = false;
    cari.addEventListener("input", () => {
      const kata = cari.value.toLowerCase().split(/\s+/).filter(Boolean);
      let temu = 0;
      for (const li of tamu.children) {
        const teks = li.textContent.toLowerCase();
        li.hidden = !kata.every((k) => teks.includes(k));
        temu += !li.hidden;
      }
      ambil("temu").textContent = `${temu} undangan cocok`;
    });
  };

  // The backup file, and the way out.
  const cadangan = async () => {
    const isi = JSON.stringify({ skema: L.SKEMA, dibuat: new Date().toISOString(), rekaman: await L.semua() }, null, 1);
    const tautan = document.createElement("a");
    tautan.href = URL.createObjectURL(new Blob([isi], { type: "application/json" }));
    tautan.download = `lapangan-${new Date().toISOString().slice(0, 16).replace(/[:T]/g, "-")}.json`;
    tautan.click();
    setTimeout(() => URL.revokeObjectURL(tautan.href), 60_000);
  };
  const bersihkan = async () => {
    if (!("caches" in window)) return;
    await caches.delete("lapangan-halaman");
  };
  const usang = async () => {
    if (layar.dataset.selesai && Date.now() > Date.parse(layar.dataset.selesai) + UMUR) await bersihkan();
  };
  const pintuKeluar = () => ambil("pergi")?.addEventListener("submit", async (e) => {
    e.preventDefault();
    await bersihkan().catch(() => {});
    e.target.submit();
  });
  const sebutSisa = async () => {
    const pergi = ambil("pergi");
    if (!pergi) return;
    const data = (await L.semua()).length, foto = (await L.foto.semua()).length;
    if (data + foto) {
      const dulu = data ? "Simpan cadangan dulu, atau tetap keluar" : "Kirim dulu, atau tetap keluar";
      ambil("sisa").textContent = `${sebut(data, foto)} belum terkirim. ${dulu}: isinya tinggal di ponsel ini sampai Anda masuk lagi.`;
      pergi.querySelector("button").textContent = "Tetap keluar";
    }
  };

  const pekerja = async () => {
    if (!("serviceWorker" in navigator)) return;
    const daftar = await navigator.serviceWorker.register(layar.dataset.pekerja, { scope: "/lapangan/" });
    const lihat = () => { L.menunggu = daftar.waiting && navigator.serviceWorker.controller; gambar(); };
    daftar.addEventListener("updatefound", () => daftar.installing?.addEventListener("statechange", lihat));
    lihat();
    ambil("perbarui")?.addEventListener("click", () => daftar.waiting?.postMessage("perbarui"));
    let pertama = !navigator.serviceWorker.controller;
    // This first page came past the worker: fetch it once more for the room without signal.
    if (pertama && form) {
      await navigator.serviceWorker.ready;
      await (await caches.open("lapangan-halaman")).add(location.pathname);
      layar.dataset.siapLuring = "";
    }
    navigator.serviceWorker.addEventListener("controllerchange", () => { if (!pertama) location.reload(); pertama = false; });
  };

  // Said once more beside the state, to be read and heard; the next person saved ends it.
  L.kabari = (teks) => { kabar = teks; return gambar(); };
  L.umumkan = (baru) => {
    keadaan = baru ?? keadaan;
    // Until it goes, who pressed "Kirim sekarang" reads why it does not.
    if (baru === "daring") dicoba = false;
    return gambar();
  };
  const mulai = async () => {
    // A page that the worker kept comes with one key each time it is opened.
    if (form) form.elements.kunci.value = crypto.randomUUID();
    try { await L.siap(); } catch {
      jaring.hidden = false;
      jaring.dataset.jaring = "luring";
      ambil("keadaan").textContent = "Peramban ini tidak bisa menyimpan luring. Data disimpan hanya selagi ada sinyal.";
      for (const nama of ["kirim", "cadangan"]) ambil(nama).hidden = true;
      return;
    }
    if (form) { ambilAlih(); L.ambilAlihFoto(); }
    ambil("kirim").addEventListener("click", async () => {
      if (keadaan === "masuk") { location.href = layar.dataset.masuk; return; }
      await L.umumkan("daring");
      dicoba = true;
      L.kirimSemua();
    });
    ambil("cadangan").addEventListener("click", cadangan);
    addEventListener("online", L.kirim);
    addEventListener("offline", () => L.umumkan("luring"));
    document.addEventListener("visibilitychange", () => { if (!document.hidden) L.kirim(); });
    setInterval(L.kirim, 30_000);
    keadaan = navigator.onLine ? "daring" : "luring";
    await gambar();
    await sebutSisa();
    L.kirim();
    pekerja().catch(() => {});
    usang();
  };
  saring();
  // Also where the store fails, and before it has answered.
  pintuKeluar();
  mulai();
})();
