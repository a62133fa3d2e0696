// What the phone keeps: check-ins that wait for network, answers to be looked at, and the list of people. A browser
// that keeps nothing (some do in private windows) works as long as the page is open.
const NAME = 'puskesos-table', STORES = ['waiting', 'looks', 'sheets'], CACHE = 'meja', OPEN_MS = 3000;

// Some hand-outs with their script and style; before more are kept, all go.
const KEPT_MAX = 20;

const open = () => new Promise((done, failed) => {
  const asked = indexedDB.open(NAME, 1);
  asked.onupgradeneeded = () => {
    for (const store of STORES) asked.result.createObjectStore(store, { keyPath: 'id' });
  };
  asked.onsuccess = () => done(asked.result);
  asked.onerror = asked.onblocked = () => failed(asked.error);
  setTimeout(() => failed(new Error('the store does not open')), OPEN_MS);
});

const inMemory = () => {
  const rows = Object.fromEntries(STORES.map(store => [store, new Map()]));
  return {
    isKept: false,
    all: async store => [...rows[store].values()],
    put: async (store, row) => { rows[store].set(row.id, row); },
    remove: async (store, id) => { rows[store].delete(id); }
  };
};

const onDisk = db => {
  const run = (store, mode, work) => new Promise((done, failed) => {
    // Strict: what was handed out must be on the disk before the page says so.
    const turn = db.transaction(store, mode, { durability: 'strict' });
    const asked = work(turn.objectStore(store));
    turn.oncomplete = () => done(asked.result);
    turn.onerror = turn.onabort = () => failed(turn.error);
  });
  return {
    isKept: true,
    all: store => run(store, 'readonly', rows => rows.getAll()),
    put: (store, row) => run(store, 'readwrite', rows => rows.put(row)),
    remove: (store, id) => run(store, 'readwrite', rows => rows.delete(id))
  };
};

export const openStore = async () => {
  try {
    return onDisk(await open());
  } catch {
    return inMemory();
  }
};

export const countUnsent = async () => (await (await openStore()).all('waiting')).length;

// At sign-out: everything that names people goes. What was not sent stays, without it somebody would get it twice.
export const forgetPeople = async () => {
  const store = await openStore();
  for (const kind of ['sheets', 'looks']) {
    for (const row of await store.all(kind)) await store.remove(kind, row.id);
  }
  if (window.caches) await caches.delete(CACHE);
};

// The page itself, for when it is opened again without network; the worker only reads it.
export const keepPage = async () => {
  if (!window.caches) return;
  if ((await (await caches.open(CACHE)).keys()).length > KEPT_MAX) await caches.delete(CACHE);
  const cache = await caches.open(CACHE);
  const parts = [...document.querySelectorAll('script[src], link[rel=stylesheet]')].map(part => part.src || part.href);
  for (const address of [location.pathname, ...parts]) {
    const answer = await fetch(address, { headers: { 'X-Unattended': '1' } });
    if (answer.ok && !answer.redirected) await cache.put(address, answer);
  }
};
