import { createButton } from '../../dom/controls/createButton';
import { trans } from '../../dom/trans';

/** A button that goes to the alignment map of the same run, else of the same page; `look` hides it where there is none. */
export function createAlignmentMapLink(): { node: HTMLButtonElement; look(): void } {
  const node = createButton(trans.__('Go to the alignment map'), { name: 'alignment' }, () => {
    const map = near(node);
    if (!map) return look();
    map.scrollIntoView({ block: 'start' });
    map.querySelector<HTMLElement>('[role=gridcell], input, button')?.focus({ preventScroll: true });
  });
  const look = () => (node.hidden = near(node) === null);
  return { node, look };
}

function near(node: Element): Element | null {
  for (const place of ['.jp-StillroomView', '.jp-Notebook', 'body']) {
    const map = node.closest(place)?.querySelector('[data-kind=alignmentMap]:not([hidden] *)');
    if (map) return map;
  }
  return null;
}
