/** Says at the body what the views look for there: whether the page is light. `data-theme` at the root says so, else the reader's system. */
export function followColorScheme(): void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const root = document.documentElement;
  const say = () => {
    const { theme } = root.dataset;
    document.body.dataset.jpThemeLight = String(theme === 'light' || (theme !== 'dark' && !dark.matches));
  };
  say();
  new MutationObserver(say).observe(root, { attributeFilter: ['data-theme'] });
  dark.addEventListener('change', say);
}
