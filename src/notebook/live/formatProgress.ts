import { formatCount, formatNumber } from '../../views/words/formatNumber';

/** How far a loop is. */
export interface ProgressState {
  title?: string;
  count: number;
  /** Null if unknown. */
  total: number | null;
  seconds: number;
  /** "runs" until the loop has ended; "stopped" if it ended before its last item. */
  state: 'runs' | 'done' | 'stopped';
}

const barLength = 20;

/**
 * How far a loop is, as one line.
 *
 * @example
 * ```ts
 * formatProgress({ title: 'files', count: 25, total: 100, seconds: 5, state: 'runs' });
 * // files █████░░░░░░░░░░░░░░░ 25 of 100 (25 %), 5 a second, 15 s left
 * ```
 */
export function formatProgress({ title, count, total, seconds, state }: ProgressState): string {
  const of = total === null ? formatCount(count) : `${formatCount(count)} of ${formatCount(total)}`;
  const speed = count > 0 && seconds > 0 ? `${formatNumber(count / seconds)} a second` : '';
  const head = title === undefined ? '' : `${title}: `;
  if (state === 'stopped') return `${head}stopped after ${of}, ${time(seconds)}`;
  if (state === 'done') return [`${head}${formatCount(count)} done in ${time(seconds)}`, speed].filter(Boolean).join(', ');
  if (total === null || total === 0) return [`${head}${of}`, speed, time(seconds)].filter(Boolean).join(', ');
  const share = Math.min(1, count / total);
  const filled = Math.round(share * barLength);
  const left = count > 0 ? `${time((seconds / count) * Math.max(0, total - count))} left` : '';
  const bar = '█'.repeat(filled) + '░'.repeat(barLength - filled);
  const about = [`${of} (${Math.floor(100 * share)} %)`, speed, left].filter(Boolean).join(', ');
  return `${title === undefined ? '' : `${title} `}${bar} ${about}`;
}

/** "0.3 s", "12 s", "4 min 10 s", "3 h 20 min". */
function time(seconds: number): string {
  if (seconds < 0.05) return 'under 0.1 s';
  if (seconds < 10) return `${Number(seconds.toFixed(1))} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
