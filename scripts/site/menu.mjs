import { DefaultTheme } from 'typedoc';

/** TypeDoc's own theme, with the guides first in its menu, and the topics of the toolkit as its second level. */
export function menu(app) {
  app.renderer.defineTheme(
    'stillroom',
    class extends DefaultTheme {
      buildNavigation(project) {
        const [guides, toolkit, background] = super.buildNavigation(project);
        const [kd] = toolkit.children;
        const names = [{ text: 'All names', path: kd.path }, ...kd.children.map(opening)];
        return [...guides.children, { text: toolkit.text, children: names }, background];
      }
    }
  );
}

/** An entry either opens or leads to a page: a link within a button cannot be reached by all. A namespace is the first of its own entries. */
function opening(entry) {
  if (!entry.children) return entry;
  const { path, kind, ...rest } = entry;
  const own = path ? [{ text: `kd.${entry.text}`, path, kind }] : [];
  return { ...rest, children: [...own, ...entry.children.map(opening)] };
}
