import type { Request } from '../../threads/ThreadMessages';

/** What a request is answered with; null when it has no answer. */
export interface Answer {
  content: object | null;
  /** True when the cells that wait must not run. */
  abortQueued?: boolean;
}

export type Handler = (request: Request) => Answer | Promise<Answer>;
