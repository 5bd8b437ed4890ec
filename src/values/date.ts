const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Days of each month of a common year, by month number; index 0 is unused. */
const DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Whether a text is a real calendar day written YYYY-MM-DD (GB/T 7408, ISO 8601): 2024-02-29 is,
 * 2023-02-29 is not. Such days are ordered by comparing the strings.
 */
export function isDate(text: string): boolean {
  if (!DATE.test(text)) return false;
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8));
  const days = month === 2 && isLeap(year) ? 29 : (DAYS[month] ?? 0);
  return day >= 1 && day <= days;
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
