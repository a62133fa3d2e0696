import mermaid from 'mermaid';

// <pre data-diagram>flowchart TD …</pre> becomes the picture; without a script, or where it fails, the words stay.
mermaid.initialize({
  startOnLoad: false, securityLevel: 'strict', theme: 'neutral', maxTextSize: 200_000, maxEdges: 2_000,
  flowchart: { htmlLabels: false, useMaxWidth: false, curve: 'basis' }
});

const draw = async place => {
  const { svg } = await mermaid.render('picture', place.textContent);
  const picture = new DOMParser().parseFromString(svg, 'text/html').querySelector('svg');
  picture.setAttribute('role', 'img');
  picture.setAttribute('aria-label', place.dataset.diagram);
  picture.removeAttribute('aria-roledescription');
  place.replaceChildren(document.importNode(picture, true));
  place.dataset.drawn = 'yes';
};

for (const place of document.querySelectorAll('[data-diagram]')) {
  draw(place).catch(() => { place.dataset.drawn = 'no'; });
}
