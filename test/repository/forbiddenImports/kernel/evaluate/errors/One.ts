import type { Other } from './Other';

export interface One {
  other?: Other;
}
