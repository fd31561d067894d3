import { checkNews } from '../strategies/checkNews';
import type { Rounds } from './Rounds';

/** Takes down what a strategy tells each kind of network. */
export function publishNews({ setup, news }: Rounds, published: unknown): void {
  checkNews(setup.subject, published, setup.kinds.length).forEach((values, kind) => {
    if (values) news[kind] = { values, version: (news[kind]?.version ?? 0) + 1 };
  });
}
