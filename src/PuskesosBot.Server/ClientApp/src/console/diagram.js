import mermaid from 'mermaid';

// <pre data-diagram>flowchart TD …</pre> becomes the picture; without a script, or where it fails, the words stay.
mermaid.initialize({
  startOnLoad: false, securityLevel: 'strict', theme: 'neutral', maxTextSize: 200_000, maxEdges: 2_000,
  flowchart: { htmlLabels: false, useMaxWidth: true, curve: 'basis' }
});

const draw = async place => {
  const { svg } = await mermaid.render('picture', place.textContent);
  const picture = new DOMParser().parseFromString(svg, 'text/html').querySelector('svg');
  picture.setAttribute('role', 'img');
  picture.setAttribute('aria-label', place.dataset.diagram);
  picture.removeAttribute('aria-roledescription');
  place.replaceChildren(document.adoptNode(picture));
  place.dataset.drawn = 'yes';
  offerSizes(place.parentElement, picture);
};

// At first the whole picture, as small as that makes it; then as large as its letters want to be, from its beginning.
const offerSizes = (frame, picture) => {
  const button = document.querySelector('[data-enlarge]');
  const width = picture.viewBox.baseVal.width;
  picture.removeAttribute('height');
  if (width <= frame.clientWidth) return;
  button.hidden = false;
  button.addEventListener('click', () => {
    const large = button.getAttribute('aria-pressed') !== 'true';
    button.setAttribute('aria-pressed', String(large));
    picture.style.width = large ? `${width}px` : '';
    picture.style.maxWidth = large ? 'none' : '';
    const first = picture.querySelector('.node')?.getBoundingClientRect();
    if (large && first) frame.scrollLeft += first.left - frame.getBoundingClientRect().left - frame.clientWidth / 2;
  });
};

for (const place of document.querySelectorAll('[data-diagram]')) {
  draw(place).catch(() => { place.dataset.drawn = 'no'; });
}
