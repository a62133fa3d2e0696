// Sends what waits, oldest first, until the server has answered for each. The same id again is the same act there, so a
// lost answer does no harm.
const BATCH = 20, TIMEOUT_MS = 20_000, FIRST_WAIT_MS = 2_000, LONGEST_WAIT_MS = 60_000;

// address: of this page's hand-out, which goes first; isOwn(item): of the officer who is signed in; token(isFresh);
// answered([{ id, item, verdict, change }]); stateIs('ok' | 'away' | 'signed-out' | 'refused').
export const sender = (store, { address, isOwn, token, answered, stateIs }) => {
  let isSending = false, failures = 0, timer = 0;

  const rank = item => (item.address === address ? 0 : 1);
  const waiting = async () => (await store.all('waiting')).filter(isOwn)
    .sort((a, b) => rank(a) - rank(b) || a.address.localeCompare(b.address) || a.order - b.order);

  const later = () => {
    clearTimeout(timer);
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(failures, 10));
    failures++;
    timer = setTimeout(send, wait * (0.75 + Math.random() / 2));
  };

  const post = async items => {
    const cut = new AbortController();
    const end = setTimeout(() => cut.abort(), TIMEOUT_MS);
    try {
      return await fetch(`${items[0].address}?handler=Record`, {
        method: 'POST',
        signal: cut.signal,
        headers: { 'Content-Type': 'application/json', RequestVerificationToken: await token() },
        body: JSON.stringify(items.map(({ id, entitlement, outcome, at, proxyName, proxyRelation, isSameFamily, reason }) =>
          ({ id, entitlement, outcome, at, proxyName, proxyRelation, isSameFamily, reason })))
      });
    } finally {
      clearTimeout(end);
    }
  };

  // True: the next may follow at once.
  const sendSome = async items => {
    const answer = await post(items);
    if (answer.status === 401) {
      stateIs('signed-out');
      return false;
    }
    if (!answer.ok) {
      // An old token: the next attempt takes a fresh one.
      if (answer.status === 400) await token(true);
      throw Object.assign(new Error('not taken'), { isRefused: answer.status === 403 || answer.status === 404 });
    }
    const told = await answer.json();
    // Networks that want money first answer with a page of their own.
    if (!Array.isArray(told) || told.length !== items.length) throw new Error('no answer of ours');
    const settled = items.map((item, at) => ({ item, ...told[at], id: item.id }))
      .filter(({ verdict }) => verdict !== 'Again');
    await answered(settled);
    for (const { id } of settled) await store.remove('waiting', id);
    if (settled.length < items.length) throw new Error('some are to be sent again');
    return true;
  };

  const send = async () => {
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
