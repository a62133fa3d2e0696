import { DirectLine, ConnectionStatus } from 'botframework-directlinejs';
import { Components } from 'botframework-webchat-component';
import React from 'react';
import { createRoot } from 'react-dom/client';

import { FollowTheTalk } from './follow.jsx';
import { PhotoGoesAtOnce } from './photo.jsx';
import { strings, trouble } from './strings.js';
import { styleOptions } from './style.js';

const { nonce } = document.currentScript;
allowOwnStyles();
const KEY = 'puskesos-chat';
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30000;

const root = createRoot(document.getElementById('chat'));
const banner = document.getElementById('trouble');
const confirmation = document.getElementById('confirm');

let directLine;
let visits = 0;
let wait = FIRST_WAIT;
let retry;

// Web Chat 4.18 hands the nonce to all but one of its parts (react-scroll-to-bottom); without it the page would not
// scroll.
function allowOwnStyles() {
  const create = document.createElement;
  document.createElement = function (name, ...rest) {
    const element = create.call(this, name, ...rest);
    if (name === 'style') element.setAttribute('nonce', nonce);
    return element;
  };
}

// A browser may forbid storage; then the chat is simply forgotten on reload.
const stored = {
  read: () => { try { return localStorage.getItem(KEY); } catch { return null; } },
  write: token => { try { localStorage.setItem(KEY, token); } catch { /* as said */ } },
  forget: () => { try { localStorage.removeItem(KEY); } catch { /* as said */ } }
};

function tell(text) {
  banner.textContent = text ?? '';
  banner.hidden = !text;
}

async function visit() {
  const answer = await fetch(new URL('webchat/token', document.baseURI), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ token: stored.read() ?? undefined })
  });
  if (!answer.ok) throw new Error(`token: ${answer.status}`);
  return answer.json();
}

async function connect() {
  clearTimeout(retry);
  const mine = ++visits;
  directLine?.end();
  directLine = undefined;
  try {
    const { token, userId } = await visit();
    if (mine !== visits) return;
    stored.write(token);
    show(token, userId, mine);
  } catch {
    if (mine === visits) comeBack(navigator.onLine ? trouble.busy : trouble.offline);
  }
}

function comeBack(why) {
  tell(why);
  clearTimeout(retry);
  retry = setTimeout(connect, wait);
  wait = Math.min(wait * 2, LONGEST_WAIT);
}

function show(token, userId, mine) {
  const domain = new URL('directline/v3/directline', document.baseURI).href;
  const line = new DirectLine({ domain, token, webSocket: true });
  directLine = line;
  let greeted = false;
  line.connectionStatus$.subscribe(status => {
    if (mine !== visits) return;
    if (status === ConnectionStatus.Online) {
      wait = FIRST_WAIT;
      tell();
      if (!greeted) join(line, userId);
      greeted = true;
    } else if (status === ConnectionStatus.Connecting && greeted) {
      tell(navigator.onLine ? trouble.reconnecting : trouble.offline);
    } else if (status > ConnectionStatus.Online) {
      // Expired, failed or over: a new token finds the same conversation again, or starts another.
      comeBack(trouble.reconnecting);
    }
  });
  root.render(
    <Components.Composer
      key={mine}
      directLine={line}
      locale="id-ID"
      nonce={nonce}
      overrideLocalizedStrings={strings}
      sendTypingIndicator={true}
      styleOptions={styleOptions}
      userID={userId}
    >
      <Components.BasicWebChat />
      <FollowTheTalk />
      <PhotoGoesAtOnce />
    </Components.Composer>
  );
}

// Posted at every visit: the server takes one per conversation, so a visit that broke off early is made good by the
// next.
function join(line, userId) {
  line.postActivity({ type: 'event', name: 'webchat/join', from: { id: userId } }).subscribe({ error: () => {} });
}

document.getElementById('again').addEventListener('click', () => confirmation.showModal());
confirmation.addEventListener('close', () => {
  if (confirmation.returnValue !== 'yes') return;
  confirmation.returnValue = '';
  stored.forget();
  connect();
});
addEventListener('online', () => (directLine ? tell() : connect()));
addEventListener('offline', () => tell(trouble.offline));

connect();
