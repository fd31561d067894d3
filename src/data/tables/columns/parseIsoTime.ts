const iso = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s?(Z|UTC|[+-]\d\d(?::?\d\d)?)?)?$/;

/** Seconds since 1970 of an ISO 8601 date or time, UTC where it names no zone; NaN for any other text and for days that do not exist. */
export function parseIsoTime(text: string): number {
  const parts = iso.exec(text.trim());
  if (!parts) return NaN;
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map((part) => Number(part ?? 0));
  if (hour > 23 || minute > 59 || second > 59) return NaN;
  const date = new Date(0);
  // Date.UTC takes the years 0 to 99 for 1900 to 1999.
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return NaN;
  const fraction = parts[7] ? Number(`0.${parts[7]}`) : 0;
  return date.getTime() / 1000 + hour * 3600 + minute * 60 + second + fraction - offset(parts[8]);
}

/** Seconds that a zone is ahead of UTC. */
function offset(zone: string | undefined): number {
  if (!zone || zone === 'Z' || zone === 'UTC') return 0;
  const seconds = Number(zone.slice(1, 3)) * 3600 + Number(zone.slice(3).replace(':', '') || 0) * 60;
  return zone[0] === '-' ? -seconds : seconds;
}
