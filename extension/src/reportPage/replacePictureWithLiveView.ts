import { readView } from '../read/readView';
import { kindOf } from '../views/viewKinds';
import { onThemeChange } from '../plot/readTheme';

/**
 * Puts the living view into its place in a figure whose static picture stands there already. Where the view cannot be read or drawn the static
 * one stays, and on paper it is the static one that is printed.
 */
export function replacePictureWithLiveView(figure: HTMLElement): void {
  const data = document.getElementById(figure.dataset.view ?? '')?.textContent;
  const place = figure.querySelector<HTMLElement>('.live');
  if (!data || !place) return;
  try {
    const read = readView(JSON.parse(data));
    if ('problem' in read) return;
    const section = kindOf(read.view).section();
    place.replaceChildren(section.node);
    place.hidden = false;
    section.update(read.view);
    onThemeChange(() => section.recolour());
    figure.classList.add('is-live');
  } catch {
    place.replaceChildren();
    place.hidden = true;
  }
}
