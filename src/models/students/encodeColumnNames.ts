import type { Feature } from '../../data/Dataset';
import { areFeatures } from '../columnsOf';

/** The columns of a table as text that tfjs leaves as it is, as `encodeTreeNames` does; undefined if they have no names. */
export function encodeColumnNames(features: Feature[] | undefined): string | undefined {
  return features && Buffer.from(JSON.stringify(features)).toString('hex');
}

/** Null unless the text, which may come from a file, is of as many columns. */
export function decodeColumnNames(text: unknown, columns: number): Feature[] | null {
  if (typeof text !== 'string') return null;
  try {
    const features: unknown = JSON.parse(Buffer.from(text, 'hex').toString());
    return areFeatures(features) && features.length === columns ? features : null;
  } catch {
    return null;
  }
}
