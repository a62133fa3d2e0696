import { peopleOf } from './people.js';
import { timed } from './timed.js';

const LIFE_MS = 3 * 24 * 3_600_000;

// The list of one hand-out, as the server last told it and as the phone keeps it.
// signedOut: called when the server does not know the officer any more.
export const listOf = (store, { address, handOut, staff, signedOut }) => {
  let sheet = null, people = peopleOf([]);

  const ask = query => timed(async signal => {
    const headers = { 'X-Unattended': '1', Accept: 'application/json' };
    const answer = await fetch(`${address}?${query}`, { signal, headers });
    if (answer.status === 401) await signedOut();
    if (!answer.ok) throw new Error(`answer ${answer.status}`);
    return await answer.json();
  });

  const take = fresh => {
    sheet = fresh;
    people = peopleOf(fresh.people);
  };

  const keep = async () => {
    // Of a hand-out that is over, no names stay on the phone.
    if (sheet.state === 'Done') await store.remove('sheets', handOut);
    else await store.put('sheets', { id: handOut, staff, at: Date.now(), sheet: { ...sheet, people: people.rows() } });
  };

  const load = async () => {
    take(await ask('handler=Sheet'));
    await keep();
  };

  return {
    people: () => people,
    sheet: () => sheet,
    load,
    // What the phone had kept; not of another officer, and not for ever.
    open: async () => {
      for (const row of await store.all('sheets')) {
        if (row.staff !== staff || Date.now() - row.at > LIFE_MS) await store.remove('sheets', row.id);
        else if (row.id === handOut) take(row.sheet);
      }
    },
    news: async () => {
      if (!sheet) return load();
      const news = await ask(`handler=News&since=${sheet.now}`);
      if (!news.isWhole) return load();
      Object.assign(sheet, { state: news.state, now: news.now, figures: news.figures });
      people.change(news.changes);
      return news.changes.length > 0 ? keep() : undefined;
    },
    token: async isFresh => {
      if (isFresh || !sheet) await load();
      return sheet.token;
    },
    // Of a list that is too long for a phone.
    lookAtServer: async words => {
      const found = await ask(`handler=Look&words=${encodeURIComponent(words)}`);
      found.forEach(people.add);
      return found.map(({ id }) => people.find(id));
    }
  };
};
