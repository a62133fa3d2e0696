// "g" and then a letter goes to a page, "/" to the search, "?" shows what keys there are.
export const watchKeys = () => {
  let isGoing = false;
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      for (const menu of document.querySelectorAll('details.menu[open]')) {
        menu.open = false;
        menu.querySelector('summary').focus();
      }
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest('input, textarea, select, [contenteditable]')) return;
    if (event.key === '?') document.getElementById('keys')?.showModal();
    else if (event.key === '/') find('[data-search]', event)?.focus();
    else if (isGoing) find(`[data-key="${CSS.escape(event.key)}"]`, event)?.click();
    isGoing = event.key === 'g';
  });
};

const find = (what, event) => {
  const found = document.querySelector(what);
  if (found) event.preventDefault();
  return found;
};
