/** Says at the body what the views look for there: whether the page is light. The scheme is the reader's system's. */
export function followColorScheme(): void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const say = () => {
    document.body.dataset.jpThemeLight = String(!dark.matches);
  };
  say();
  dark.addEventListener('change', say);
}
