import type { TermSetup } from '../../record/RunRecord';
import { formatDescription } from '../words/formatDescription';
import { formatCount, formatNumber } from '../words/formatNumber';

/**
 * A term in words: "0.7 x softTargets (temperature 4)"; for layers "1 x hint, teacher's conv2 -> student's block3 through an adapter
 * (student: 1x1 convolution to 7 x 7 x 64; 2,080 parameters)".
 */
export function describeTerm({ weight, loss, layers, adapter }: TermSetup): string {
  const words = `${typeof weight === 'number' ? formatNumber(weight, 6) : formatDescription(weight)} x ${formatDescription(loss)}`;
  if (!layers) return words;
  const pair = `${words}, teacher's ${layers.teacher} -> student's ${layers.student}`;
  if (!adapter || adapter.does === 'none') return pair;
  return `${pair} through an adapter (${adapter.does}; ${formatCount(adapter.parameters)} parameters)`;
}
