import htmx from 'htmx.org';

// One conversation: what is new comes in below, without moving what is being read and without touching what is typed.
const POLL = 3000, TYPING_SHOWN = 6000, NEAR_END = 80;

export const followChat = () => {
  const chat = document.getElementById('chat');
  if (!chat) return;
  const log = document.getElementById('chat-log');
  const { address, contact } = chat.dataset;
  const isAtEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END;
  const toEnd = () => {
    log.scrollTop = log.scrollHeight;
    document.getElementById('chat-new').hidden = true;
  };
  let isAsking = false, mustAskAgain = false, staysAtEnd = true, typing;

  const refresh = async () => {
    mustAskAgain = isAsking;
    if (isAsking) return;
    isAsking = true;
    try {
      const answer = await fetch(`${address}?bagian=baru&sejak=${since(log)}`, {
        headers: { 'HX-Request': 'true', 'X-Unattended': '1' },
      });
      if (answer.status === 401) location.reload();
      if (answer.ok) take(new DOMParser().parseFromString(await answer.text(), 'text/html'));
    } catch {
      // Cut off: the news line says so, and asks again when it is back.
    }
    isAsking = false;
    if (mustAskAgain) refresh();
  };

  const take = fresh => {
    const wasAtEnd = isAtEnd();
    const isMore = merge(document.getElementById('chat-lines'), fresh.getElementById('chat-lines'));
    swap('chat-state', fresh);
    swap('chat-foot', fresh);
    if (isMore) document.getElementById('chat-typing').hidden = true;
    if (wasAtEnd) toEnd();
    else if (isMore) document.getElementById('chat-new').hidden = false;
  };

  addEventListener('load', toEnd);
  // A picture is as high as nothing until it is there.
  log.addEventListener('load', () => staysAtEnd && toEnd(), true);
  toEnd();
  document.getElementById('chat-new').addEventListener('click', toEnd);
  log.addEventListener('scroll', () => {
    staysAtEnd = isAtEnd();
    if (staysAtEnd) document.getElementById('chat-new').hidden = true;
  });
  for (const topic of [`conversation:${contact}`, 'handovers', 'again']) {
    document.body.addEventListener(`news:${topic}`, refresh);
  }
  document.body.addEventListener(`news:typing:${contact}`, () => {
    const wasAtEnd = isAtEnd();
    document.getElementById('chat-typing').hidden = false;
    if (wasAtEnd) toEnd();
    clearTimeout(typing);
    typing = setTimeout(() => { document.getElementById('chat-typing').hidden = true; }, TYPING_SHOWN);
  });
  // What becomes of a message is told to nobody; it is asked for while it may change.
  setInterval(() => {
    if (!document.hidden && log.querySelector('[data-settling]')) refresh();
    countDown();
  }, POLL);
  watchWriting(chat, refresh);
};

// The first line that may still change, or the last.
const since = log =>
  (log.querySelector('[data-settling]') ?? [...log.querySelectorAll('[data-at]')].at(-1))?.dataset.at ?? '';

// True when there are lines that were not there.
const merge = (list, fresh) => {
  const lines = [...fresh.querySelectorAll('li[id]')];
  const known = lines.some(line => document.getElementById(line.id));
  if (!known) {
    list.replaceChildren(...fresh.children);
    htmx.process(list);
    return lines.length > 0;
  }
  let last = null, isMore = false;
  for (const line of lines) {
    const before = document.getElementById(line.id);
    if (before && before.dataset.state === line.dataset.state) {
      if (!line.hasAttribute('data-settling')) before.removeAttribute('data-settling');
      last = before;
      continue;
    }
    if (before) before.replaceWith(line);
    else if (last) last.after(line);
    else list.querySelector('li[id]').before(line);
    isMore ||= !before;
    last = line;
  }
  return isMore;
};

const swap = (id, fresh) => {
  const [old, next] = [document.getElementById(id), fresh.getElementById(id)];
  if (!next || old.dataset.mark === next.dataset.mark) return;
  const typed = old.querySelector('#reply')?.value;
  old.replaceWith(next);
  const reply = next.querySelector('#reply');
  if (reply && typed) reply.value = typed;
  htmx.process(next);
};

const countDown = () => {
  for (const place of document.querySelectorAll('[data-until]')) {
    const minutes = Math.floor((place.dataset.until - Date.now()) / 60_000);
    if (minutes < 0) continue;
    place.textContent = minutes >= 60
      ? `${Math.floor(minutes / 60)} jam ${minutes % 60} menit` : `${Math.max(1, minutes)} menit`;
  }
};

const watchWriting = (chat, refresh) => {
  chat.addEventListener('keydown', event => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.target.form?.requestSubmit();
  });
  chat.addEventListener('input', event => {
    if (event.target.id === 'reply')
      document.getElementById('reply-count').textContent = event.target.value.length.toLocaleString('id-ID');
  });
  chat.addEventListener('click', event => {
    const words = event.target.closest('[data-fill]')?.dataset.fill;
    const reply = document.getElementById('reply');
    if (!words || !reply) return;
    event.target.closest('details').open = false;
    reply.setRangeText(words, reply.selectionStart, reply.selectionEnd, 'end');
    reply.value = reply.value.slice(0, reply.maxLength);
    reply.focus();
    reply.dispatchEvent(new Event('input', { bubbles: true }));
  });
  document.addEventListener('htmx:afterRequest', event => {
    const form = event.detail.elt;
    if (!form.matches?.('form[data-clear]') || !event.detail.successful) return;
    if (event.detail.xhr.getResponseHeader('HX-Redirect')) return;
    const box = form.querySelector('textarea');
    box.value = '';
    // Also forgets the draft that was on its way to be kept.
    box.dispatchEvent(new Event('input', { bubbles: true }));
    refresh();
  });
};
