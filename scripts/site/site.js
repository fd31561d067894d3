/* global document, location, open, MutationObserver */

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin);
else begin();

function begin() {
  followTheSwitch();
  plainResults();
  plainWords();
}

/** Pictures that are there light and dark follow the switch of the page, not only the system. */
function followTheSwitch() {
  const media = { light: 'not all', dark: 'all', os: '(prefers-color-scheme: dark)' };
  const pictures = [...document.querySelectorAll('source[media*="prefers-color-scheme"]')];
  const follow = () => pictures.forEach((picture) => (picture.media = media[document.documentElement.dataset.theme] ?? media.os));
  new MutationObserver(follow).observe(document.documentElement, { attributeFilter: ['data-theme'] });
  follow();
}

/** An option of a list may hold nothing that takes the focus: a link within it would be hidden from whoever hears the page. */
function plainResults() {
  const results = document.getElementById('tsd-search-results');
  const mend = () => results.querySelectorAll('a[href]').forEach(withoutFocus);
  new MutationObserver(mend).observe(results, { childList: true });
}

function withoutFocus(link) {
  const { href } = link;
  link.removeAttribute('href');
  link.removeAttribute('tabindex');
  link.addEventListener('click', (event) => (event.ctrlKey || event.metaKey ? open(href) : (location.href = href)));
}

/** A pasted error message has colons; to the search they would be commands. */
function plainWords() {
  document.getElementById('tsd-search-input').addEventListener('input', ({ target }) => {
    const plain = target.value.replace(/[:^~+*]/g, ' ');
    if (plain !== target.value) target.value = plain;
  });
}
