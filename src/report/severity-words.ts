import type { Severity } from '../engine/diagnostic.js';

/** How a severity is called in front of the people who read reports. */
export const SEVERITY_WORDS: Readonly<Record<Severity, string>> = {
  error: '错误',
  warning: '警告',
  note: '提示',
};
