import type { Feature } from '../../data/Dataset';

/** The names that a tree needs, so that a saved tree can be read without the data. */
export interface TreeNotes {
  features: Feature[] | null;
  classes: string[];
}

/** As lower-case hexadecimal digits: tfjs rewrites all other texts of a layer's configuration from camel case to snake case. */
export function treeNotes(notes: TreeNotes): string {
  return Buffer.from(JSON.stringify(notes)).toString('hex');
}

/** Null if there are none. */
export function readTreeNotes(text: string): TreeNotes | null {
  return text ? (JSON.parse(Buffer.from(text, 'hex').toString()) as TreeNotes) : null;
}
