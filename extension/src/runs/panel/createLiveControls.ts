import type { TranslationBundle } from '@jupyterlab/translation';
import { createButton } from '../../dom/controls/createButton';
import { createElement } from '../../dom/createElement';
import type { RunCommand } from '../model/createKernelRuns';
import { formatNumber } from '../../words/formatNumber';
import type { RunItem } from '../model/RunItem';
import { createLiveSettingsForm } from './createLiveSettingsForm';
import { createSparkline } from './createSparkline';
import { setText } from '../../dom/setText';
import { formatSeconds } from './formatSeconds';

export interface LiveControls {
  readonly node: HTMLElement;
  update(item: RunItem): void;
}

/** Of a run that goes on: how far it is, how fast, how long still, the loss, and what may be asked of it. */
export function createLiveControls(
  trans: TranslationBundle,
  command: (command: RunCommand) => Promise<{ ok: boolean; says: string }>
): LiveControls {
  const bar = createElement('progress', { class: 'sr-Progress', max: 1 });
  const far = createElement('span', { class: 'sr-Run-far' });
  const speed = createElement('span', { class: 'sr-Note' });
  const losses = createElement('span', { class: 'sr-Note' });
  const spark = createSparkline();
  const answer = createElement('p', { class: 'sr-Run-answer', role: 'status' });
  let paused = false;
  /** An answer is true until the run changes: "it pauses after this batch" no longer is when it has paused. */
  let before = '';

  async function ask(what: RunCommand): Promise<boolean> {
    const { ok, says } = await command(what);
    answer.classList.toggle('sr-mod-refused', !ok);
    setText(answer, says);
    return ok;
  }

  const pause = createButton('', { name: 'pause' }, () => void ask({ type: paused ? 'resume' : 'pause' }));
  const stopLabel = trans.__('Stop and keep the best');
  const stop = createButton(stopLabel, { name: 'stop' }, () => void ask({ type: 'stop' }));
  const form = createLiveSettingsForm(trans, ask);
  const node = createElement(
    'div',
    { class: 'sr-Live' },
    // Above what grows in a run's first moments: a button that moves under the pointer is missed.
    createElement('div', { class: 'sr-Live-line' }, pause, stop),
    createElement('div', { class: 'sr-Live-line' }, bar, far),
    createElement(
      'div',
      { class: 'sr-Live-line' },
      spark.node,
      createElement('div', { class: 'sr-Live-numbers' }, losses, speed)
    ),
    form.node,
    answer
  );

  return {
    node,
    update({ live, title }) {
      node.hidden = live === undefined;
      if (!live) return;
      if (live.state !== before) setText(answer, '');
      before = live.state;
      const { state, step, steps, epoch, epochs, stepsPerSecond, secondsLeft, latest, spark: values } = live;
      bar.value = Math.min(1, Math.max(0, step / Math.max(1, steps)));
      bar.setAttribute('aria-label', trans.__('Progress of %1', title));
      paused = state === 'paused' || state === 'pausing';
      const known: { [does: string]: string } = {
        preparing: trans.__('asks the teacher'),
        student: trans.__('student'),
        baseline: trans.__('baseline'),
        scoring: trans.__('scores')
      };
      const what = Object.hasOwn(known, live.does) ? known[live.does] : live.does;
      setText(far, trans.__('%1: epoch %2 of %3', what, formatNumber(epoch), epochs));
      const pace = stepsPerSecond === null ? '' : trans.__('%1 steps/s', formatNumber(stepsPerSecond));
      const left = secondsLeft === null || paused ? '' : trans.__('%1 left', formatSeconds(secondsLeft));
      setText(speed, [pace, left].filter(Boolean).join(', '));
      setText(losses, lossText(latest));
      spark.update(values);
      setText(pause, paused ? trans.__('Resume') : trans.__('Pause'));
      pause.setAttribute('aria-label', `${paused ? trans.__('Resume') : trans.__('Pause')}: ${title}`);
      stop.setAttribute('aria-label', `${stopLabel}: ${title}`);
      for (const one of [pause, stop]) one.disabled = state === 'stopping';
      form.update(live);
    }
  };
}

/** The weighted sum, and the first validation metric that there is. */
function lossText(latest: { [series: string]: number }): string {
  const shown = ['train/loss', 'validation/accuracy', 'validation/nll'].filter((name) => name in latest).slice(0, 2);
  return shown.map((name) => `${name.replace('/', ' ')} ${formatNumber(latest[name])}`).join(', ');
}
