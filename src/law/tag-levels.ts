import type { ActLevel } from './level.js';

const STATE_COUNCIL: readonly ActLevel[] = ['行政法规', '国务院决定', '国务院文件'];
const GOVERNMENT_RULES: readonly ActLevel[] = ['省级政府规章', '市级政府规章', '地方政府规章'];

/**
 * The levels that go with a tag. A 国务院决定 is met under 行政法规 and under 规范性文件: both are let pass (domain
 * §7.8).
 */
const LEVELS_OF_TAG: Readonly<Record<string, readonly ActLevel[]>> = {
  宪法: ['宪法'],
  法律: ['法律', '宪法'],
  行政法规: STATE_COUNCIL,
  国务院决定: STATE_COUNCIL,
  国务院文件: [...STATE_COUNCIL, '规范性文件'],
  法规: [...STATE_COUNCIL, '地方性法规'],
  地方性法规: ['地方性法规'],
  自治条例: ['地方性法规'],
  单行条例: ['地方性法规'],
  部门规章: ['部门规章'],
  部委规章: ['部门规章'],
  规章: ['部门规章', ...GOVERNMENT_RULES],
  地方政府规章: GOVERNMENT_RULES,
  政府规章: GOVERNMENT_RULES,
  省级政府规章: ['省级政府规章', '地方政府规章'],
  省政府规章: ['省级政府规章', '地方政府规章'],
  市级政府规章: ['市级政府规章', '地方政府规章'],
  司法解释: ['司法解释'],
  规范性文件: ['规范性文件', '国务院决定', '国务院文件'],
};

/** Whether an act of this level may stand under a tag; a tag that is not known says nothing wrong. */
export function tagAllows(tag: string, level: ActLevel): boolean {
  const levels = LEVELS_OF_TAG[tag];
  return levels === undefined || levels.includes(level);
}
