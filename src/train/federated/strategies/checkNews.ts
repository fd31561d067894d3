import { isSafeToInspect } from '../../../checks/isSafeToInspect';
import { showValue } from '../../../checks/showValue';
import type { News } from './FederatedStrategy';

/** @throws TypeError unless a strategy gives finite numbers, or null, for each kind of network; nothing at all will do too. */
export function checkNews(subject: string, news: unknown, kinds: number): News {
  if (news === undefined) return [];
  const fits = isSafeToInspect(news) && Array.isArray(news) && news.length === kinds && Array.from(news).every(isNews);
  if (fits) return news as News;
  throw new TypeError(
    `${subject}: expected the strategy to give a Float32Array of finite numbers or null for each of ${kinds} kinds of network, got ${showValue(news)}; return them from begin and serve`
  );
}

function isNews(one: unknown): boolean {
  return one === null || (one instanceof Float32Array && one.every(Number.isFinite));
}
