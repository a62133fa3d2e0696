import { hooks } from 'botframework-webchat-component';
import { useEffect } from 'react';

// A photo goes as soon as it is chosen, with what was typed as its caption: nothing on the screen would say that it
// still waits for the second button. The component's own setting for that (sendAttachmentOn, 4.18.1) sends before its
// box knows of the photo, so nothing goes.
export function PhotoGoesAtOnce() {
  const [photos] = hooks.useSendBoxAttachments();
  const send = hooks.useSubmitSendBox();

  useEffect(() => {
    if (photos.length) send();
  }, [photos]);

  return null;
}
