import { Signal, type ISignal } from '@lumino/signaling';
import { defaults, type Preferences } from './Preferences';

let current: Readonly<Preferences> = defaults;
const sender = {};
const changed = new Signal<object, Readonly<Preferences>>(sender);

/** What holds now. A renderer is given no settings by JupyterLab: the plugin that has them sets them here. */
export function currentPreferences(): Readonly<Preferences> {
  return current;
}

export const preferencesChanged: ISignal<object, Readonly<Preferences>> = changed;

/** All figures that are there follow at once. */
export function setPreferences(next: Preferences): void {
  if (JSON.stringify(next) === JSON.stringify(current)) return;
  current = { ...next };
  changed.emit(current);
}
