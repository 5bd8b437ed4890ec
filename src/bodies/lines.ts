import { ECONOMY_LINES } from './lines-economy.js';
import { SOCIETY_LINES } from './lines-society.js';
import { STATE_LINES } from './lines-state.js';

/**
 * Lines of business with their names before and after the reforms of 1998, 2008, 2013, 2018 and 2023. A word
 * may stand under several lines: 规划 was a matter of 建设 and is one of 自然资源. A body whose name joins the
 * words of several lines (文体广电和旅游局) belongs to all of them.
 */
export const LINES = { ...STATE_LINES, ...SOCIETY_LINES, ...ECONOMY_LINES };

/** The name of a line of business. */
export type Line = keyof typeof LINES;
