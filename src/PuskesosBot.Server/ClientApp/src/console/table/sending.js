import { timed } from './timed.js';

// Sends what waits, oldest first, until the server has answered for each. The same id again is the same act there, so a
// lost answer does no harm.
const BATCH = 20, FIRST_WAIT_MS = 2_000, LONGEST_WAIT_MS = 60_000;

// Names are for this phone; the server knows them.
const told = ({ id, entitlement, outcome, at, proxyName, proxyRelation, isSameFamily, reason }) =>
  ({ id, entitlement, outcome, at, proxyName, proxyRelation, isSameFamily, reason });

// address: of this page's hand-out, which goes first; isOwn(item): of the officer who is signed in; token(isFresh);
// answered([{ id, item, verdict, change }]); stateIs('ok' | 'away' | 'signed-out' | 'refused').
export const sender = (store, { address, isOwn, token, answered, stateIs }) => {
  let isSending = false, mustAgain = false, failures = 0, timer = 0;

  const rank = item => (item.address === address ? 0 : 1);
  const waiting = async () => (await store.all('waiting')).filter(isOwn)
    .sort((a, b) => rank(a) - rank(b) || a.address.localeCompare(b.address) || a.order - b.order);

  const later = () => {
    clearTimeout(timer);
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(failures, 10));
    failures++;
    timer = setTimeout(send, wait * (0.75 + Math.random() / 2));
  };

  const post = items => timed(async signal => {
    const headers = { 'Content-Type': 'application/json', RequestVerificationToken: await token() };
    const body = JSON.stringify(items.map(told));
    const answer = await fetch(`${items[0].address}?handler=Record`, { method: 'POST', signal, headers, body });
    return { status: answer.status, answers: answer.ok ? await answer.json() : null };
  });

  // True: the next may follow at once.
  const sendSome = async items => {
    const { status, answers } = await post(items);
    if (status === 401) {
      stateIs('signed-out');
      return false;
    }
    if (!answers) {
      // An old token: the next attempt takes a fresh one.
      if (status === 400) await token(true);
      throw Object.assign(new Error('not taken'), { isRefused: status === 403 || status === 404 });
    }
    // Networks that want money first answer with a page of their own.
    if (!Array.isArray(answers) || answers.length !== items.length) throw new Error('no answer of ours');
    const settled = items.map((item, at) => ({ item, ...answers[at], id: item.id }))
      .filter(({ verdict }) => verdict !== 'Again');
    await answered(settled);
    for (const { id } of settled) await store.remove('waiting', id);
    if (settled.length < items.length) throw new Error('some are to be sent again');
    return true;
  };

  const send = async () => {
    mustAgain = isSending;
    if (isSending) return;
    isSending = true;
    clearTimeout(timer);
    try {
      for (let items = await waiting(); items.length > 0; items = await waiting()) {
        const same = items.filter(item => item.address === items[0].address).slice(0, BATCH);
        if (!(await sendSome(same))) return;
        failures = 0;
        stateIs('ok');
      }
    } catch (fault) {
      stateIs(fault.isRefused ? 'refused' : 'away');
      later();
    } finally {
      isSending = false;
    }
    // Something was tapped after the last look at what waits.
    if (mustAgain) await send();
  };

  return {
    send,
    now: () => {
      failures = 0;
      return send();
    },
    waiting
  };
};
