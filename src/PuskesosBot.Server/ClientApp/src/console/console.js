import htmx from 'htmx.org';
import { followChat } from './chat.js';
import { listen } from './live.js';
import { drawCharts } from './charts.js';
import { watchKeys } from './keys.js';
import { countUnsent, forgetPeople } from './table/store.js';

window.htmx = htmx;

const problem = text => {
  const place = document.getElementById('flash');
  const box = document.createElement('div');
  box.className = 'alert alert-danger shell-toast';
  box.setAttribute('role', 'alert');
  box.textContent = text;
  place.append(box);
  setTimeout(() => box.remove(), 10_000);
};

document.addEventListener('htmx:responseError', event => {
  if (event.detail.xhr.status === 401) location.reload();
  else problem('Ada masalah. Coba lagi sebentar lagi.');
});
document.addEventListener('htmx:sendError', () => problem('Tidak ada sambungan ke server. Coba lagi.'));

// What the page fetches by itself must not keep a session alive that nobody uses.
document.addEventListener('htmx:configRequest', event => {
  const kind = event.detail.triggeringEvent?.type ?? '';
  if (kind.startsWith('news:')) event.detail.headers['X-Unattended'] = '1';
});
document.addEventListener('htmx:afterSwap', event => drawCharts(event.detail.target));

document.addEventListener('click', event => {
  const opener = event.target.closest('[data-dialog]');
  if (opener) document.getElementById(opener.dataset.dialog)?.showModal();
  if (event.target.closest('[data-print]')) print();
  if (event.target.closest('[data-close]')) event.target.closest('dialog, .alert')?.remove();
  for (const menu of document.querySelectorAll('details.menu[open]')) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
document.addEventListener('submit', event => {
  const question = event.submitter?.dataset.confirm ?? event.target.dataset.confirm;
  if (question && !confirm(question)) event.preventDefault();
});

// What a table's page took along of people leaves the phone with the officer.
document.addEventListener('submit', async event => {
  const form = event.target;
  if (!form.action.endsWith('/console/keluar') || !window.indexedDB) return;
  event.preventDefault();
  const unsent = await countUnsent().catch(() => 0);
  const warning = `${unsent} catatan penyaluran belum terkirim. Catatan itu tetap di HP ini`;
  if (unsent > 0 && !confirm(`${warning} dan dikirim kalau Anda masuk dan membuka mejanya lagi. Keluar?`)) return;
  await forgetPeople().catch(() => {});
  form.submit();
});

followChat();
listen();
watchKeys();
drawCharts(document);
