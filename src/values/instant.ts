/** A moment in ISO 8601 with the offset of the clock that it was read from: 2026-06-01T09:00:00+08:00. */
export function isoInstant(moment: Date): string {
  const offset = -moment.getTimezoneOffset();
  const local = new Date(moment.getTime() + offset * 60_000).toISOString().slice(0, 19);
  const minutes = Math.abs(offset);
  const zone = `${two(Math.trunc(minutes / 60))}:${two(minutes % 60)}`;
  return `${local}${offset < 0 ? '-' : '+'}${zone}`;
}

/** The day of a moment by the clock that it was read from, YYYY-MM-DD. */
export function localDay(moment: Date): string {
  return isoInstant(moment).slice(0, 10);
}

/** The time of day of a moment by the clock that it was read from, hh:mm:ss. */
export function clockTime(moment: Date): string {
  return isoInstant(moment).slice(11, 19);
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
