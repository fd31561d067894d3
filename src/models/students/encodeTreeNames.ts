import type { Feature } from '../../data/Dataset';

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
