import type { One } from './One';

export interface Other {
  one?: One;
}
