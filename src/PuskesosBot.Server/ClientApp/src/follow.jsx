import { hooks } from 'botframework-webchat-component';
import { useEffect, useRef } from 'react';

const TURN = 30000;
const GAP = 8;
// When the line is drawn, when the options below it have taken their room, and once more for slow phones.
const LOOKS = [50, 400, 1200];

// The component follows new lines only until something changes the height of its list, and the options do that at every
// turn; its own way to scroll to the end then stands still too. So the newest lines are shown from here, whenever they
// belong to what the resident just asked. Otherwise reading further up is left in peace.
export function FollowTheTalk() {
  const [activities] = hooks.useActivities();
  const askedAt = useRef(Date.now());
  const newest = activities[activities.length - 1];

  useEffect(() => {
    if (!newest) return undefined;
    if (newest.from?.role === 'user') askedAt.current = Date.now();
    if (Date.now() - askedAt.current > TURN) return undefined;
    const looks = LOOKS.map(wait => setTimeout(showTurn, wait));
    return () => looks.forEach(clearTimeout);
  }, [newest]);

  return null;
}

// To the end, but not past what the resident said: a long answer is read from its beginning.
function showTurn() {
  const list = document.querySelector('#chat .webchat__basic-transcript__scrollable');
  if (!list) return;
  const said = [...list.querySelectorAll('.webchat__bubble--from-user')].pop();
  const start = said ? said.getBoundingClientRect().top - list.getBoundingClientRect().top + list.scrollTop - GAP : 0;
  list.scrollTop = Math.min(list.scrollHeight - list.clientHeight, start);
}
