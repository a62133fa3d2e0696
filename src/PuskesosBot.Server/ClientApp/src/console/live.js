// News of the desk as events on the body: an element with hx-trigger="news:cases from:body" fetches itself anew.
export const listen = () => {
  const address = document.querySelector('meta[name=live]')?.content;
  if (!address) return;
  const mark = document.getElementById('live');
  const say = (state, text) => {
    if (!mark) return;
    mark.dataset.state = state;
    mark.querySelector('span').textContent = text;
  };
  let source, wasCut = false;
  const cut = () => {
    wasCut = true;
    say('off', 'Terputus');
  };
  const open = () => {
    source = new EventSource(address);
    source.addEventListener('open', () => {
      say('on', 'Langsung');
      // What was said meanwhile is lost, so everything that listens looks again.
      if (wasCut) tell('cases', 'handovers', 'announcements', 'again');
      wasCut = false;
    });
    source.addEventListener('error', cut);
    source.addEventListener('news', event => tell(event.data));
  };
  // A line that is dead without having been cut says nothing for minutes: what else is known of the network counts.
  const reached = isReached => {
    if (!isReached) {
      source.close();
      cut();
    } else if (source.readyState === EventSource.CLOSED) open();
  };
  open();
  addEventListener('offline', () => reached(false));
  addEventListener('online', () => reached(true));
  document.addEventListener('reached', event => reached(event.detail));
  addEventListener('pagehide', () => source.close());
};

const tell = (...topics) => {
  for (const topic of topics) {
    document.body.dispatchEvent(new CustomEvent(`news:${topic}`, { bubbles: true }));
  }
};
