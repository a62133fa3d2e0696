import { hooks } from 'botframework-webchat-component';
import { useEffect, useRef } from 'react';

const TURN = 30000;
// Once when the line is drawn, and again when the options below it have taken their room.
const LOOKS = [50, 400];

// The component follows new lines only until something changes the height of its list, and the options do that at every turn.
// So the newest line is shown whenever it belongs to what the resident just asked; else reading further up is left in peace.
export function FollowTheTalk() {
  const [activities] = hooks.useActivities();
  const scrollToEnd = hooks.useScrollToEnd();
  const askedAt = useRef(Date.now());
  const newest = activities[activities.length - 1];

  useEffect(() => {
    if (!newest) return undefined;
    if (newest.from?.role === 'user') askedAt.current = Date.now();
    if (Date.now() - askedAt.current > TURN) return undefined;
    const looks = LOOKS.map(wait => setTimeout(() => scrollToEnd({ behavior: 'smooth' }), wait));
    return () => looks.forEach(clearTimeout);
  }, [newest, scrollToEnd]);

  return null;
}
