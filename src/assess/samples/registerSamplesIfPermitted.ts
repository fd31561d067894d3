import { showValue } from '../../checks/showValue';
import type { Dataset } from '../../data/Dataset';
import { registerSamplesForPages } from './registerSamplesForPages';
import type { SampleSource } from './SampleSource';

/** Says whether the reader of a view may look at its rows. */
export interface SampleLeave {
  /**
   * Whether the reader of this view may look at rows of real people and things in JupyterLab. A row goes from the kernel to the page when it is asked for. The
   * output, the notebook, the record and reports hold none. Default false: only rows of simulated data can be looked at.
   */
  real?: boolean;
}

/** @throws TypeError unless it is true or false, and for a leave to look at data that is not given. */
export function checkSamplePermission(subject: string, real: unknown, data: Dataset | undefined): void {
  if (real !== undefined && typeof real !== 'boolean')
    throw new TypeError(
      `${subject}: expected real to be true or false, got ${showValue(real)}; say whether rows may be looked at`
    );
  if (real && !data)
    throw new TypeError(`${subject}: expected data with real: true, got none; give the dataset whose rows may be looked at`);
}

/**
 * What a view says of its rows: the name under which the kernel keeps them, if they may be looked at and there is a kernel. It is the part of the
 * view that its reader asks by.
 */
export function registerSamplesIfPermitted(source: SampleSource, real: boolean | undefined): { samples?: string } {
  if (!real && !source.data.synthetic) return {};
  const samples = registerSamplesForPages(source);
  return samples === undefined ? {} : { samples };
}
