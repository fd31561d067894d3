import type { RunView } from '../../../../src/views/View';
import { createElement } from '../../dom/createElement';
import { translateStatus, statusSigns, type ShownStatus } from '../../words/translateStatus';
import { trans } from '../../dom/trans';

/** A run that goes on in its view may be known to have been cut off. */
export type ShownRun = RunView & { shownStatus?: ShownStatus };

/** How the run stands, with a bar while it runs and the reason when it failed. */
export function createStatusLine(): { node: HTMLElement; update(view: ShownRun): void } {
  const sign = createElement('span', { 'aria-hidden': 'true' });
  const says = createElement('span', { role: 'status' });
  const badge = createElement('span', { class: 'sr-Status' }, sign, says);
  const bar = createElement('progress', { class: 'sr-Progress', max: 1, 'aria-label': trans.__('Epochs done') });
  const share = createElement('span', { class: 'sr-Note' });
  const reason = createElement('p', { class: 'sr-Error' });
  return {
    node: createElement('div', { class: 'sr-StatusLine' }, badge, bar, share, reason),
    update({ status: own, shownStatus: status = own, progress, error }) {
      const done = Math.min(1, Math.max(0, progress));
      badge.dataset.status = status;
      sign.textContent = statusSigns[status];
      const now = translateStatus(status);
      if (says.textContent !== now) says.textContent = now;
      bar.value = done;
      bar.hidden = status === 'done' || status === 'failed';
      share.hidden = status === 'done';
      share.textContent = trans.__('%1 % of all training', Math.round(done * 100));
      reason.hidden = error === undefined;
      reason.textContent = error ?? '';
    }
  };
}
