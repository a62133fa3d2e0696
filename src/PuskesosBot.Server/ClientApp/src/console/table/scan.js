import jsQR from 'jsqr';

const WIDTH_MAX = 640, EVERY_MS = 150;

// Reads a code off a picture: by the browser where it can (faster and cooler), else by the library.
const reader = async () => {
  if ('BarcodeDetector' in window) {
    try {
      const formats = await window.BarcodeDetector.getSupportedFormats();
      if (formats.includes('qr_code')) {
        const detector = new window.BarcodeDetector({ formats: ['qr_code'] });
        return async video => (await detector.detect(video))[0]?.rawValue;
      }
    } catch {
      // Named, but not there: phones without the vendor's services.
    }
  }
  const canvas = document.createElement('canvas');
  const brush = canvas.getContext('2d', { willReadFrequently: true });
  return async video => {
    const scale = Math.min(1, WIDTH_MAX / video.videoWidth);
    canvas.width = Math.round(video.videoWidth * scale);
    canvas.height = Math.round(video.videoHeight * scale);
    brush.drawImage(video, 0, 0, canvas.width, canvas.height);
    const { data, width, height } = brush.getImageData(0, 0, canvas.width, canvas.height);
    return jsQR(data, width, height, { inversionAttempts: 'dontInvert' })?.data;
  };
};

// Calls take with every code it reads, until it is stopped.
export const scanner = (video, take) => {
  let stream = null, turn = 0, read = null;

  const stop = () => {
    turn++;
    for (const track of stream ? stream.getTracks() : []) track.stop();
    stream = video.srcObject = null;
  };

  const look = async mine => {
    if (mine !== turn) return;
    let text = null;
    if (video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && video.videoWidth > 0) {
      try {
        text = await read(video);
      } catch {
        // One picture that cannot be read; the next comes at once.
      }
    }
    if (mine !== turn) return;
    if (text) await take(text);
    setTimeout(() => look(mine), EVERY_MS);
  };

  const start = async () => {
    stop();
    const mine = turn;
    const taken = await navigator.mediaDevices.getUserMedia({
      audio: false, video: { facingMode: 'environment', width: { ideal: 1280 } }
    });
    if (mine !== turn) {
      for (const track of taken.getTracks()) track.stop();
      return;
    }
    stream = video.srcObject = taken;
    await video.play();
    read = read || await reader();
    look(mine);
  };

  return { start, stop };
};
