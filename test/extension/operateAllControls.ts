import { formatViewAsCsv } from '../../extension/src/tabs/formatViewAsCsv';
import { stillroomMime } from '../../src/views/bundle/MimeBundle';
import { ViewRenderer } from '../../extension/src/renderer/ViewRenderer';

/** What a reader can do with any view, done in a page: tables opened, also those that are hidden, keys in all that takes the focus, buttons, lists, CSV. */
export async function operateAllControls(view: unknown): Promise<void> {
  const renderer = new ViewRenderer(stillroomMime);
  const { node } = renderer;
  document.body.replaceChildren(node);
  const model = { data: { [stillroomMime]: view as never }, metadata: {}, trusted: false, setData: () => undefined };
  await renderer.renderModel(model);
  for (const table of node.querySelectorAll('details')) table.open = true;
  // The page tells of a table that is opened a task later.
  await new Promise((settle) => setTimeout(settle));
  // The buttons above a picture are plotly's own, and save files.
  for (const control of node.querySelectorAll<HTMLElement>('input, select, button:not(.modebar *)')) use(control);
  for (const key of ['ArrowRight', 'ArrowDown', 'End', 'Home', 'PageDown', 'Enter', 'Escape'])
    for (const control of node.querySelectorAll<HTMLElement>('[tabindex="0"], input, select')) {
      control.focus();
      control.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    }
  if (renderer.view) formatViewAsCsv(renderer.view);
  renderer.dispose();
}

function use(control: HTMLElement): void {
  if (control instanceof HTMLInputElement && ['range', 'number'].includes(control.type)) {
    control.stepUp();
    control.dispatchEvent(new Event('input', { bubbles: true }));
    control.dispatchEvent(new Event('change', { bubbles: true }));
  } else if (control instanceof HTMLSelectElement) {
    control.selectedIndex = control.options.length - 1;
    control.dispatchEvent(new Event('change', { bubbles: true }));
  } else if (control instanceof HTMLInputElement || control instanceof HTMLButtonElement) control.click();
}
