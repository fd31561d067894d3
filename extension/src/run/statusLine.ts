import type { RunStatus } from '../../../src/record/RunRecord';
import type { RunView } from '../../../src/views/View';
import { element } from '../element';

const words: { [status in RunStatus]: { sign: string; says: string } } = {
  running: { sign: '◐', says: 'running' },
  done: { sign: '✓', says: 'done' },
  stopped: { sign: '■', says: 'stopped' },
  failed: { sign: '✕', says: 'failed' }
};

/** How the run stands, with a bar while it runs and the reason when it failed. */
export function statusLine(): { node: HTMLElement; update(view: RunView): void } {
  const sign = element('span', { 'aria-hidden': 'true' });
  const says = element('span', { role: 'status' });
  const badge = element('span', { class: 'sr-Status' }, sign, says);
  const bar = element('progress', { class: 'sr-Progress', max: 1, 'aria-label': 'Epochs done' });
  const share = element('span', { class: 'sr-Note' });
  const reason = element('p', { class: 'sr-Error' });
  return {
    node: element('div', { class: 'sr-StatusLine' }, badge, bar, share, reason),
    update({ status, progress, error }) {
      const done = Math.min(1, Math.max(0, progress));
      badge.dataset.status = status;
      sign.textContent = words[status].sign;
      if (says.textContent !== words[status].says) says.textContent = words[status].says;
      bar.value = done;
      bar.hidden = status === 'done' || status === 'failed';
      share.hidden = status === 'done';
      share.textContent = `${Math.round(done * 100)} % of the epochs`;
      reason.hidden = error === undefined;
      reason.textContent = error ?? '';
    }
  };
}
