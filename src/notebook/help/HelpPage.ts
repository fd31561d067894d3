import type { Member } from './membersOf';

/** What the toolkit says about one of its functions or types. As a cell's last value it shows itself. */
export interface HelpPage {
  /** As it is called: "kd.softTargets". */
  name: string;
  signature: string;
  /** What it does: formula, shapes, where it comes from. */
  text: string;
  parameters: HelpParameter[];
  throws: string[];
  examples: string[];
  /** The file that holds it. Empty for a namespace. */
  source: string;
}

export interface HelpParameter extends Member {
  /** What can be in it, when it is an object of options. */
  members: Member[];
}
