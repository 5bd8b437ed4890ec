import type { Citation } from '../values/citation.js';
import { type ActLevel, levelNamed } from './level.js';
import type { LawLibrary } from './library.js';
import { isDecision, levelOfNumber } from './number-level.js';
import { governmentRule, placeOf } from './place.js';

/** The level of a cited act and what tells it. */
export interface JudgedLevel {
  readonly level: ActLevel;
  readonly by: 'library' | 'number' | 'title' | 'tag';
}

/**
 * The level of a cited act: from the library, else from its 文号, else from its title, else from its tag (which is
 * only what the clerk claims). Undefined when none of them tells it, or when title and tag contradict each other.
 */
export function levelOf(citation: Citation, laws: LawLibrary): JudgedLevel | undefined {
  const stated = statedLevel(citation, laws);
  if (stated !== undefined) return stated;
  const level = citation.tag === undefined ? undefined : levelOfTag(citation.tag, citation.title);
  if (level === undefined || !canBe(level, citation.title)) return undefined;
  return { level, by: 'tag' };
}

/** The level of a cited act without regard to its tag. */
export function statedLevel(citation: Citation, laws: LawLibrary): JudgedLevel | undefined {
  const { title, documentNumber } = citation;
  const entry = laws.find(citation);
  if (entry !== undefined) return { level: entry.level, by: 'library' };
  if (documentNumber !== undefined) {
    const level = levelOfNumber(documentNumber, citation);
    if (level !== undefined) return canBe(level, title) ? { level, by: 'number' } : undefined;
  }
  const level = levelOfTitle(title);
  return level === undefined ? undefined : { level, by: 'title' };
}

/** What a title alone tells: nothing else may be called so (行政法规制定程序条例, 规章制定程序条例). */
function levelOfTitle(title: string): ActLevel | undefined {
  if (/^中华人民共和国.*法(?:典|[（(].*[）)])?$/.test(title)) return '法律';
  if (isDecision(title)) return '国务院决定';
  if (/^国务院/.test(title) && /(?:通知|意见|批复|函)$/.test(title)) return '国务院文件';
  if (/^最高人民(?:法院|检察院).*解释/.test(title)) return '司法解释';
  if (!isOrdinance(title)) return undefined;
  return placeOf(title) === undefined ? '行政法规' : '地方性法规';
}

/** A 条例: of the State Council or the National People's Congress, or a local one; rules may not be called so. */
function isOrdinance(title: string): boolean {
  return /条例(?:[（(].*[）)])?$/.test(title) && !/^(?:中国共产党|中共)/.test(title);
}

/** The level that a tag claims; 规章 and 法规 by the place in the title. */
function levelOfTag(tag: string, title: string): ActLevel | undefined {
  const place = placeOf(title);
  if (tag === '规章') return place === undefined ? '部门规章' : governmentRule(place);
  if (tag === '法规') return place === undefined ? '行政法规' : '地方性法规';
  const named = levelNamed(tag);
  return named === '地方政府规章' ? governmentRule(place) : named;
}

/** Whether an act of a level may have such a title at all. */
function canBe(level: ActLevel, title: string): boolean {
  if (isOrdinance(title)) return !/规章$|^司法解释$|^规范性文件$/.test(level);
  if (level === '法律') return !/(?:办法|规定|细则|规则|通知|意见|公告|方案)$/.test(title);
  return !/^中华人民共和国.*法$/.test(title);
}
