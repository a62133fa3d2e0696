// News of the desk as events on the body: an element with hx-trigger="news:cases from:body" fetches itself anew.
export const listen = () => {
  const address = document.querySelector('meta[name=live]')?.content;
  if (!address) return;
  const mark = document.getElementById('live');
  const source = new EventSource(address);
  const say = (state, text) => {
    if (!mark) return;
    mark.dataset.state = state;
    mark.querySelector('span').textContent = text;
  };
  let wasCut = false;
  source.addEventListener('open', () => {
    say('on', 'Langsung');
    // What was said meanwhile is lost, so everything that listens looks again.
    if (wasCut) tell('cases', 'handovers', 'announcements', 'again');
    wasCut = false;
  });
  source.addEventListener('error', () => {
    wasCut = true;
    say('off', 'Terputus');
  });
  source.addEventListener('news', event => tell(event.data));
  addEventListener('pagehide', () => source.close());
};

const tell = (...topics) => {
  for (const topic of topics) {
    document.body.dispatchEvent(new CustomEvent(`news:${topic}`, { bubbles: true }));
  }
};
