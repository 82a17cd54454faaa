{% load static %}// The service worker of the field mode: keeps the page and its assets for a room without
// signal. It never touches what is sent: the queue is the page's own (lapangan/antrean.js).
const ASET = "lapangan-aset-{% static 'js/lapangan/layar.js' %}{% static 'js/lapangan/kirim.js' %}{% static 'js/lapangan/antrean.js' %}{% static 'js/lapangan/foto.js' %}{% static 'js/lapangan/tercatat.js' %}{% static 'js/lapangan/lembaga.js' %}{% static 'js/lapangan/wakil.js' %}{% static 'css/lapangan.css' %}{% static 'css/token.css' %}{% static 'css/portal.css' %}";
const HALAMAN = "lapangan-halaman";
const ISI = [
  "{% static 'css/token.css' %}", "{% static 'css/portal.css' %}", "{% static 'css/permohonan.css' %}", "{% static 'css/lapangan.css' %}", "{% static 'js/tema.js' %}",
  "{% static 'js/lapangan/antrean.js' %}", "{% static 'js/lapangan/kirim.js' %}", "{% static 'js/lapangan/foto.js' %}",
  "{% static 'js/lapangan/tercatat.js' %}", "{% static 'js/lapangan/lembaga.js' %}", "{% static 'js/lapangan/wakil.js' %}", "{% static 'js/lapangan/layar.js' %}",
];
const SABAR = 4000;
const FORMULIR = /^\/lapangan\/[0-9a-f-]{36}\/$/;

self.addEventListener("install", (e) => e.waitUntil(caches.open(ASET).then((c) => c.addAll(ISI))));
// A new worker waits: it takes over when the page says so, with an empty queue.
self.addEventListener("message", (e) => { if (e.data === "perbarui") self.skipWaiting(); });
self.addEventListener("activate", (e) => e.waitUntil((async () => {
  const lama = (await caches.keys()).filter((n) => n.startsWith("lapangan-aset-") && n !== ASET);
  await Promise.all(lama.map((n) => caches.delete(n)));
  await self.clients.claim();
})()));

const segera = (janji) => new Promise((jadi, gagal) => { setTimeout(() => gagal(new Error("slow")), SABAR); janji.then(jadi, gagal); });

async function halaman(permintaan) {
  const simpan = await caches.open(HALAMAN);
  const { pathname: kunci, search: tanya } = new URL(permintaan.url);
  const dari = fetch(permintaan).then(async (jawab) => {
    // Asked for somebody's deputy, or filled in from the person before, it is not kept.
    if (jawab.ok && !jawab.redirected && !tanya) await simpan.put(kunci, jawab.clone());
    return jawab;
  });
  const ada = await simpan.match(kunci);
  if (!ada) return dari;
  return segera(dari).catch(() => ada);
}

self.addEventListener("fetch", (e) => {
  const alamat = new URL(e.request.url);
  if (alamat.origin !== self.location.origin || e.request.method !== "GET") return;
  if (e.request.mode === "navigate" && FORMULIR.test(alamat.pathname)) e.respondWith(halaman(e.request));
  else if (ISI.includes(alamat.pathname)) e.respondWith(caches.match(e.request, { ignoreSearch: true }).then((ada) => ada || fetch(e.request)));
});
