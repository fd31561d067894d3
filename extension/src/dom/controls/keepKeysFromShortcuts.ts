type IsOwn = (event: KeyboardEvent) => boolean;

/** What moves within a control, or scrolls it. */
export const movingKeys: ReadonlySet<string> = new Set([
  ...['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'],
  ...['Home', 'End', 'PageUp', 'PageDown']
]);

/** Whether no key is held that makes a shortcut of it. */
export const isPlain = ({ ctrlKey, altKey, metaKey }: KeyboardEvent): boolean => !ctrlKey && !altKey && !metaKey;

const owners = new WeakMap<EventTarget, IsOwn>();
let listens = false;

/**
 * Keys that this control answers itself, so that no shortcut of the application takes them: arrows would move through the notebook's cells.
 * Stopping the event on its way up is enough in JupyterLab, but Notebook 7 looks at keys on their way down, before any control; what keeps it
 * from them is an attribute of Lumino's, which is there for these keys alone: Control+S in a slider saves the notebook.
 */
export function keepKeysFromShortcuts(control: HTMLElement, isOwn: IsOwn): void {
  owners.set(control, isOwn);
  control.addEventListener('keydown', (event) => {
    if (isOwn(event)) event.stopPropagation();
  });
  if (listens) return;
  listens = true;
  window.addEventListener('keydown', keepFromShortcuts, true);
}

function keepFromShortcuts(event: KeyboardEvent): void {
  const { target } = event;
  if (!(target instanceof Element)) return;
  for (let at: Element | null = target; at; at = at.parentElement) {
    if (!owners.get(at)?.(event)) continue;
    target.setAttribute('data-lm-suppress-shortcuts', '');
    // When everybody has had the event.
    setTimeout(() => target.removeAttribute('data-lm-suppress-shortcuts'));
    return;
  }
}
