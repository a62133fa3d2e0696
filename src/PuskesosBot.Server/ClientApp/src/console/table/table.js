import { keepPage, openStore } from './store.js';
import { newId } from './ids.js';
import { listOf } from './list.js';
import { codeOf } from './people.js';
import { scanner } from './scan.js';
import { sender } from './sending.js';
import { DONE } from './words.js';
import * as view from './view.js';

// The table of a hand-out. It works from the list it took along; what is tapped is kept first and sent after that.
const NEWS_EVERY_MS = 30_000, NEWS_GAP_MS = 2_000, DONE_SHOWN_MS = 6_000;
const CAME = ['Taken', 'TakenByProxy', 'Delivered'];

const root = document.getElementById('table');
const { address, handOut, staff, decides } = root.dataset;
const isDecider = decides === 'yes';
const at = id => document.getElementById(id);

let store, list, queue, camera, waiting = [], looks = [];
let current = null, isOnline = true, isRecording = false, wasScanned = false, newsAt = 0, newsTimer = 0, doneTimer = 0;

const itemOf = id => waiting.filter(item => item.entitlement === id && item.shown).pop();

// ---- what is shown ----

const draw = async () => {
  const all = await store.all('waiting');
  waiting = all.filter(item => item.staff === staff);
  looks = (await store.all('looks')).filter(look => look.handOut === handOut && look.staff === staff);
  const unsent = new Set(waiting.filter(item => item.handOut === handOut && CAME.includes(item.shown))
    .map(item => item.entitlement));
  if (list.sheet()) view.showFigures(list.sheet().figures, unsent.size);
  view.showSent(waiting.length, isOnline);
  view.showLooks(looks, list.people());
  if (current) view.refreshPerson(current, itemOf(current.id), isDecider);
  const others = all.length - waiting.length;
  if (others > 0) trouble(`${others} catatan petugas lain di HP ini belum terkirim. Minta dia masuk di HP ini.`);
};

const trouble = text => view.say('trouble', text);

const TROUBLES = {
  ok: '', away: '',
  'signed-out': 'Sesi habis. Keluar dari halaman ini lalu masuk lagi; catatan tetap tersimpan di HP ini.',
  refused: 'Server menolak catatan dari HP ini. Lapor ke koordinator.'
};

// The mark of the console's live line knows it from here.
const reach = isReached => {
  isOnline = isReached;
  document.dispatchEvent(new CustomEvent('reached', { detail: isReached }));
};

const stateIs = state => {
  reach(state !== 'away');
  trouble(TROUBLES[state]);
  return draw();
};

const saidDone = text => {
  view.say('done', text);
  clearTimeout(doneTimer);
  doneTimer = setTimeout(() => view.say('done', ''), DONE_SHOWN_MS);
};

// ---- the list ----

const openList = async () => {
  await list.open();
  try {
    await list.load();
  } catch {
    reach(false);
    if (!list.sheet()) trouble('Daftar belum bisa dimuat. Cari jaringan sebentar, lalu buka lagi halaman ini.');
  }
};

const fetchNews = async () => {
  if (document.hidden) return;
  clearTimeout(newsTimer);
  if (Date.now() - newsAt < NEWS_GAP_MS) {
    newsTimer = setTimeout(fetchNews, NEWS_GAP_MS);
    return;
  }
  newsAt = Date.now();
  try {
    await list.news();
  } catch {
    reach(false);
    await draw();
    return;
  }
  // A list that was loaded anew has the same people in new rows.
  if (current) current = list.people().find(current.id) || current;
  await dropSettledLooks();
  await stateIs('ok');
  if (list.sheet().state === 'Cancelled') trouble('Penyaluran ini dibatalkan. Jangan serahkan apa pun lagi.');
  queue.send();
};

// ---- what is tapped ----

// Of another family nothing is handed out before it is decided; who may decide, has, by giving the reason.
const mustAsk = (person, isSameFamily) => {
  const state = person.now.proxy ? person.now.proxy.state : 'None';
  return !isSameFamily && !view.isDecided(person) && (!isDecider || state === 'Denied');
};

const keepCheckIn = async (person, outcome, more, isAsking) => {
  const before = await store.all('waiting');
  // Tapped already, perhaps in another tab of this phone.
  if (before.some(item => item.entitlement === person.id && CAME.includes(item.shown))) return;
  await store.put('waiting', {
    id: newId(), staff, handOut, address, entitlement: person.id, name: person.name, outcome, at: Date.now(),
    order: 1 + Math.max(0, ...before.map(item => item.order)), shown: isAsking ? '' : outcome, ...more
  });
};

const record = async (outcome, more = {}) => {
  if (!current || isRecording) return;
  isRecording = true;
  const person = current;
  const isAsking = outcome === 'TakenByProxy' && mustAsk(person, more.isSameFamily);
  try {
    await keepCheckIn(person, outcome, more, isAsking);
  } catch {
    trouble('Catatan tidak bisa disimpan di HP ini. Catat di kertas, lalu kosongkan ruang di HP.');
    return;
  } finally {
    isRecording = false;
  }
  close();
  saidDone(isAsking ? `${person.name}: permintaan keputusan dicatat. Jangan serahkan dulu.`
    : `${person.name}: ${DONE[outcome]}.`);
  await draw();
  queue.now();
  if (wasScanned) startCamera();
};

const answered = async told => {
  const changes = told.map(({ change }) => change).filter(Boolean);
  list.people().change(changes);
  for (const { id, item, verdict, change } of told) {
    if (verdict === 'Applied') continue;
    view.say('done', '');
    const { entitlement, name } = item;
    await store.put('looks', { id, staff, handOut: item.handOut, entitlement, name, verdict, change });
  }
  newsAt = 0;
  fetchNews();
};

// A decision that came and was made use of needs no looking at any more.
const dropSettledLooks = async () => {
  for (const look of looks.filter(one => one.verdict === 'NeedsDecision')) {
    const person = list.people().find(look.entitlement);
    if (person && person.now.isSettled) await store.remove('looks', look.id);
  }
};

const decide = async isAllowed => {
  const { id } = current;
  const form = new URLSearchParams({ entitlement: id, isAllowed, reason: at('decide-reason').value });
  try {
    const answer = await fetch(`${address}?handler=Decide`, {
      method: 'POST', body: form, headers: { RequestVerificationToken: await list.token() }
    });
    if (!answer.ok) throw new Error(`answer ${answer.status}`);
    list.people().change(await answer.json());
    view.showPerson(current, itemOf(id), isDecider);
  } catch {
    trouble('Keputusan belum tersimpan. Coba lagi saat ada jaringan.');
  }
};

// ---- finding ----

const open = (person, byScan = false) => {
  if (!person) return;
  current = person;
  wasScanned = byScan;
  stopCamera();
  view.say('done', '');
  view.showPerson(person, itemOf(person.id), isDecider);
};

const close = () => {
  current = null;
  at('words').value = '';
  view.showFound([], itemOf, '');
  view.showFinding();
};

const isPart = () => list.sheet() && !list.sheet().isWhole;

const lookAtServer = async words => {
  try {
    return await list.lookAtServer(words);
  } catch {
    trouble('Daftar ini terlalu panjang untuk HP; pencarian perlu jaringan.');
    return [];
  }
};

const look = async () => {
  const words = at('words').value.trim();
  const code = codeOf(words);
  const exact = code && list.people().withCode(code);
  if (exact) return open(exact);
  let found = list.people().named(words);
  if (words && found.length === 0 && isPart()) found = await lookAtServer(words);
  if (code && found.length === 1) return open(found[0]);
  return view.showFound(found, itemOf, words);
};

const startCamera = async () => {
  at('camera').hidden = false;
  at('scan').hidden = true;
  try {
    await camera.start();
  } catch {
    stopCamera();
    trouble('Kamera tidak bisa dibuka. Izinkan kamera di setelan browser, atau ketik kodenya.');
  }
};

const stopCamera = () => {
  camera.stop();
  at('camera').hidden = true;
  at('scan').hidden = false;
};

const scanned = async text => {
  const code = codeOf(text);
  let person = code && list.people().withCode(code);
  if (code && !person && isPart()) [person] = await lookAtServer(code);
  if (!person) {
    trouble(code ? `Kode ${text} tidak ada di daftar ini.` : 'Itu bukan kode ambil dari Puskesos.');
    return;
  }
  trouble('');
  if (navigator.vibrate) navigator.vibrate(80);
  open(person, true);
};

// ---- beginning ----

const listen = () => {
  at('find').addEventListener('submit', event => {
    event.preventDefault();
    look();
  });
  at('words').addEventListener('input', () => {
    const words = at('words').value.trim();
    view.showFound(words.length >= 2 ? list.people().named(words) : [], itemOf, '');
  });
  at('scan').addEventListener('click', startCamera);
  at('scan-stop').addEventListener('click', stopCamera);
  at('back').addEventListener('click', close);
  root.addEventListener('click', async event => {
    const { person, open: opened, seen, act, form } = event.target.closest('button')?.dataset ?? {};
    if (person || opened) open(list.people().find(person || opened));
    if (seen) await store.remove('looks', seen).then(draw);
    if (act) record(act);
    if (form) view.toggleForm(event.target.closest('button'));
  });
  at('proxy').addEventListener('change', () => view.showProxyWhy(current));
  at('acts').addEventListener('submit', event => {
    event.preventDefault();
    const { target, submitter } = event;
    const { proxyName, proxyRelation, same, reason } = target.elements;
    if (target.id === 'decide') decide(submitter.value);
    else if (target.id === 'pending') record('Pending', { reason: submitter.value });
    else if (target.id === 'refused') record('Refused', { reason: reason.value });
    else {
      record('TakenByProxy', {
        proxyName: proxyName.value, proxyRelation: proxyRelation.value, isSameFamily: same.value === 'yes',
        reason: same.value === 'yes' ? undefined : reason.value || undefined
      });
    }
  });
  addEventListener('online', () => queue.now().then(fetchNews));
  addEventListener('offline', () => stateIs('away'));
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) stopCamera();
    else fetchNews();
  });
  document.body.addEventListener('news:cases', fetchNews);
  setInterval(fetchNews, NEWS_EVERY_MS);
  // What the page says of itself at the bottom would lie on the buttons.
  setTimeout(() => at('flash')?.replaceChildren(), DONE_SHOWN_MS);
};

const begin = async () => {
  store = await openStore();
  list = listOf(store, { address, handOut, staff, signedOut: () => stateIs('signed-out') });
  const isOwn = item => item.staff === staff;
  queue = sender(store, { address, isOwn, token: list.token, answered, stateIs });
  camera = scanner(at('picture'), scanned);
  listen();
  await openList();
  await draw();
  if (!store.isKept) trouble('Browser ini tidak bisa menyimpan. Jangan tutup halaman ini sebelum semua terkirim.');
  await queue.now();
  if (!('serviceWorker' in navigator)) return;
  const scope = root.dataset.worker.replace(/meja\.js$/, '');
  await navigator.serviceWorker.register(root.dataset.worker, { scope });
  if (isOnline) await keepPage();
};

begin();
