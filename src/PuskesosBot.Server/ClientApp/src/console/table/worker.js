// Opens a table's page without network, from what the page itself has kept. It changes no answer and keeps nothing.
const CACHE = 'meja', PATIENCE_MS = 8000;
const TABLE = /\/console\/penyaluran\/[0-9a-f-]{36}\/meja$/, PART = /\/webchat\/[\w.-]+\.(js|css)$/;

const kept = async request => (await caches.open(CACHE)).match(request, { ignoreSearch: true });

const opened = async request => {
  const fresh = fetch(request);
  // A network that hangs is as good as none; without a kept page there is nothing but to wait.
  const late = new Promise(done => setTimeout(done, PATIENCE_MS)).then(() => kept(request));
  try {
    return (await Promise.race([fresh, late])) || (await fresh);
  } catch (cut) {
    const page = await kept(request);
    if (page) return page;
    throw cut;
  }
};

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', event => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate' && TABLE.test(pathname)) event.respondWith(opened(request));
  // Their names change with their content.
  else if (PART.test(pathname)) event.respondWith(kept(request).then(part => part || fetch(request)));
});
