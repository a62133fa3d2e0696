import { RELATIONS, STATES, lookOf, placeOf, proxyOf, settledOf } from './words.js';

// Everything the page shows. It keeps nothing but what is on the screen.
const RED = ['Taken', 'TakenByProxy', 'Delivered', 'Reassigned'];

const at = id => document.getElementById(id);
const put = (root, key, text) => { root.querySelector(`[data-show=${key}]`).textContent = text; };
const copy = id => at(id).content.firstElementChild.cloneNode(true);

const stateOf = (person, item) => (item ? `${STATES[item.shown]} (belum terkirim)` : STATES[person.now.state]);

const badge = (root, person, item) => {
  const place = root.querySelector('[data-show=state]');
  place.textContent = stateOf(person, item);
  place.dataset.is = RED.includes(item ? item.shown : person.now.state) ? 'settled' : 'open';
};

export const say = (id, text) => {
  at(id).textContent = text;
  at(id).hidden = !text;
};

export const showFigures = (figures, unsentCame) => {
  const root = at('table');
  put(root, 'came', figures.came + unsentCame);
  put(root, 'listed', figures.listed);
  const rest = [figures.pending && `${figures.pending} ditunda`, figures.refused && `${figures.refused} ditolak`];
  put(root, 'rest', rest.filter(Boolean).map(text => ` · ${text}`).join(''));
};

export const showSent = (count, isOnline) => {
  const place = at('sent');
  place.dataset.state = count > 0 ? 'wait' : isOnline ? 'on' : 'off';
  place.textContent = count > 0 ? `${count} belum terkirim` : isOnline ? 'Semua terkirim' : 'Tanpa jaringan';
};

export const showFound = (found, itemOf, words) => {
  const list = at('found');
  list.replaceChildren(...found.map(person => {
    const row = copy('row');
    put(row, 'name', person.name);
    put(row, 'where', placeOf(person));
    badge(row, person, itemOf(person.id));
    row.firstElementChild.dataset.person = person.id;
    return row;
  }));
  const none = words && found.length === 0;
  say('found-none', none ? `"${words}" tidak ada di daftar ini. Cek lagi huruf atau namanya.` : '');
};

export const showLooks = (looks, people) => {
  at('looks').replaceChildren(...looks.map(look => {
    const row = copy('look');
    const person = people.find(look.entitlement);
    put(row, 'name', look.name);
    put(row, 'what', lookOf(look.verdict, person ? person.now : look.change));
    row.querySelector('[data-open]').dataset.open = look.entitlement;
    row.querySelector('[data-open]').hidden = !person;
    row.querySelector('[data-seen]').dataset.seen = look.id;
    return row;
  }));
};

const closeForms = () => {
  for (const form of document.querySelectorAll('#acts form')) {
    form.reset();
    form.hidden = true;
  }
  at('proxy-why').hidden = true;
  at('proxy-reason').required = false;
  for (const button of document.querySelectorAll('[data-form]')) button.setAttribute('aria-expanded', 'false');
};

export const toggleForm = button => {
  const isOpen = button.getAttribute('aria-expanded') === 'true';
  for (const other of document.querySelectorAll('[data-form]')) {
    other.setAttribute('aria-expanded', String(other === button && !isOpen));
    at(other.dataset.form).hidden = other !== button || isOpen;
  }
  if (!isOpen) at(button.dataset.form).querySelector('input, button').focus();
};

export const isDecided = ({ now }) => Boolean(now.proxy) && ['Allowed', 'SameFamily'].includes(now.proxy.state);

// Of another family a reason is asked for, unless that has been decided.
export const showProxyWhy = person => {
  const isOpen = at('proxy').elements.same.value === 'no' && !isDecided(person);
  at('proxy-why').hidden = !isOpen;
  at('proxy-reason').required = isOpen;
};

const showProxy = (person, isDecider) => {
  const { proxy } = person.now;
  say('proxy-now', proxy ? proxyOf(proxy) : '');
  at('decide').hidden = !isDecider || !proxy || proxy.state !== 'Undecided';
  if (!proxy) return;
  at('proxy-name').value = proxy.name;
  at('proxy-relation').value = proxy.relation in RELATIONS ? proxy.relation : '';
};

const showNow = (person, item, isDecider) => {
  const settled = item ? `${STATES[item.shown]} di HP ini, belum terkirim.` : settledOf(person.now);
  const isSettled = item ? RED.includes(item.shown) : person.now.isSettled;
  badge(at('person'), person, item);
  say('settled', isSettled ? settled : '');
  at('acts').hidden = isSettled;
  at('deliver').hidden = person.now.state !== 'HomeVisit';
  showProxy(person, isDecider);
};

export const showPerson = (person, item, isDecider) => {
  const card = at('person');
  closeForms();
  put(card, 'name', person.name);
  put(card, 'where', placeOf(person));
  put(card, 'nominal', person.nominal || '');
  put(card, 'slot', person.slot ? `Giliran ${person.slot}` : '');
  put(card, 'code', person.code || '');
  showNow(person, item, isDecider);
  at('finding').hidden = true;
  card.hidden = false;
  scrollTo(0, 0);
  at('person-name').focus({ preventScroll: true });
};

// News of the one who is on the screen; what is being typed stays.
export const refreshPerson = (person, item, isDecider) => {
  const isTyping = [...document.querySelectorAll('#acts form')].some(form => !form.hidden && form.id !== 'decide');
  const isSettled = item ? RED.includes(item.shown) : person.now.isSettled;
  if (!isTyping || isSettled) showNow(person, item, isDecider);
};

export const showFinding = () => {
  at('person').hidden = true;
  at('finding').hidden = false;
};
