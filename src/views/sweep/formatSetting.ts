import type { SettingValue } from '../facts/RunFacts';

/** "4", "cosine (from 8, to 2)", "not set". */
export function formatSetting(value: SettingValue | null): string {
  return value === null ? 'not set' : typeof value === 'number' ? String(Number(value.toPrecision(6))) : value;
}
