/** What the switch of the site's pages is set to; empty where it is the system's scheme, or where a browser does not tell. */
function chosen() {
  try {
    const theme = localStorage.getItem('tsd-theme');
    return theme === 'light' || theme === 'dark' ? theme : '';
  } catch {
    return '';
  }
}

const rules = [...document.styleSheets]
  .flatMap(({ cssRules }) => [...cssRules])
  .filter(({ media }) => media?.mediaText.includes('prefers-color-scheme'));
const own = rules.map(({ media }) => media.mediaText);

/** A report follows the system; as a page of the site it follows the switch. */
function follow() {
  const theme = chosen();
  const wanted = { light: 'not all', dark: 'screen' }[theme];
  rules.forEach(({ media }, i) => (media.mediaText = wanted ?? own[i]));
  document.documentElement.dataset.theme = theme;
  document.documentElement.style.colorScheme = theme;
}

follow();
// Another tab of the site has switched.
addEventListener('storage', follow);
