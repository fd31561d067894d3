import type { RunView } from '../../../../src/views/View';
import { element } from '../../dom/element';
import { statusLabel, statusSigns } from '../../words/statusLabel';
import { trans } from '../../dom/trans';

/** How the run stands, with a bar while it runs and the reason when it failed. */
export function statusLine(): { node: HTMLElement; update(view: RunView): void } {
  const sign = element('span', { 'aria-hidden': 'true' });
  const says = element('span', { role: 'status' });
  const badge = element('span', { class: 'sr-Status' }, sign, says);
  const bar = element('progress', { class: 'sr-Progress', max: 1, 'aria-label': trans.__('Epochs done') });
  const share = element('span', { class: 'sr-Note' });
  const reason = element('p', { class: 'sr-Error' });
  return {
    node: element('div', { class: 'sr-StatusLine' }, badge, bar, share, reason),
    update({ status, progress, error }) {
      const done = Math.min(1, Math.max(0, progress));
      badge.dataset.status = status;
      sign.textContent = statusSigns[status];
      const now = statusLabel(status);
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
