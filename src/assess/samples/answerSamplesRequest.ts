import { hasSafelyReadableMembers } from '../../checks/hasSafelyReadableMembers';
import { showValue } from '../../checks/showValue';
import { readErrorMessage } from '../../checks/readErrorMessage';
import { samplesAtOnce, type SamplesAnswer, type SamplesRequest } from '../../record/LiveSamples';
import { describeSample } from './describeSample';
import { findRowsOfConfusionCell } from './findRowsOfConfusionCell';
import type { SampleSource } from './SampleSource';

/** What a page is answered: the rows that it asks for, or why there are none. Any message gets a clear answer. */
export async function answerSamplesRequest(
  data: unknown,
  find: (key: string) => SampleSource | undefined
): Promise<SamplesAnswer> {
  const { samples, request: given, want } = (hasSafelyReadableMembers(data, []) ? data : {}) as Partial<SamplesRequest>;
  const request = typeof given === 'number' ? given : -1;
  try {
    const source = typeof samples === 'string' ? find(samples) : undefined;
    if (!source)
      throw new RangeError('samples: expected a view whose rows this kernel keeps, got another; run the cell of the view again');
    const { rows, from } = wantedRows(source, (hasSafelyReadableMembers(want, []) ? want : {}) as Wanted);
    const shown = rows.slice(from, from + samplesAtOnce);
    return {
      type: 'samples',
      request,
      total: rows.length,
      samples: await Promise.all(shown.map((row) => describeSample(source, row)))
    };
  } catch (error) {
    return { type: 'refused', request, says: readErrorMessage(error) };
  }
}

type Wanted = { [field in 'row' | 'model' | 'label' | 'taken' | 'from']?: unknown };

function wantedRows(source: SampleSource, { row, from = 0, ...cell }: Wanted): { rows: number[]; from: number } {
  const { length } = source.data.y;
  if (row !== undefined) {
    if (isPlace(row) && row < length) return { rows: [row], from: 0 };
    throw new RangeError(`samples: expected a row number from 0 to ${length - 1}, got ${showValue(row)}; ask for another row`);
  }
  if (!isPlace(from)) throw new RangeError(`samples: expected a place from 0 on, got ${showValue(from)}; begin at 0`);
  return { rows: findRowsOfConfusionCell(source, cell), from };
}

function isPlace(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0;
}
