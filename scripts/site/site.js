/* global document, MutationObserver */

// Pictures that are there light and dark follow the switch of the page, not only the system.
document.addEventListener('DOMContentLoaded', followTheSwitch);
if (document.readyState !== 'loading') followTheSwitch();

function followTheSwitch() {
  const media = { light: 'not all', dark: 'all', os: '(prefers-color-scheme: dark)' };
  const pictures = [...document.querySelectorAll('source[media*="prefers-color-scheme"]')];
  const follow = () => pictures.forEach((picture) => (picture.media = media[document.documentElement.dataset.theme] ?? media.os));
  new MutationObserver(follow).observe(document.documentElement, { attributeFilter: ['data-theme'] });
  follow();
}
