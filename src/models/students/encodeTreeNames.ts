import type { Feature } from '../../data/Dataset';
import { areFeatures } from '../columnsOf';

/** The names that a tree needs, so that a saved tree can be read without the data. */
export interface TreeNames {
  features: Feature[] | null;
  classes: string[];
}

/** As lower-case hexadecimal digits: tfjs rewrites all other texts of a layer's configuration from camel case to snake case. */
export function encodeTreeNames(notes: TreeNames): string {
  return Buffer.from(JSON.stringify(notes)).toString('hex');
}

/** Null if there are none. */
export function decodeTreeNames(text: string): TreeNames | null {
  return text ? (JSON.parse(Buffer.from(text, 'hex').toString()) as TreeNames) : null;
}

/** The columns of a table as text, in the same way; undefined if they have no names. */
export function encodeColumns(features: Feature[] | undefined): string | undefined {
  return features && Buffer.from(JSON.stringify(features)).toString('hex');
}

/** Null unless the text, which may come from a file, is of as many columns. */
export function decodeColumns(text: unknown, columns: number): Feature[] | null {
  if (typeof text !== 'string') return null;
  try {
    const features: unknown = JSON.parse(Buffer.from(text, 'hex').toString());
    return areFeatures(features) && features.length === columns ? features : null;
  } catch {
    return null;
  }
}
