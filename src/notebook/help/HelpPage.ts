import type { Member } from './listOptionProperties';

/** What the toolkit says about one of its functions or types. As a cell's last value it shows itself. */
export interface HelpPage {
  /** As written in code: "kd.softTargets". */
  name: string;
  signature: string;
  /** What it does: formula, shapes, source. */
  text: string;
  parameters: HelpParameter[];
  throws: string[];
  examples: string[];
  /** The file that holds it. Empty for a namespace. */
  source: string;
}

export interface HelpParameter extends Member {
  /** Its properties, if it is an object of options. */
  members: Member[];
}
