/** The six 行使层级, from the top; the index + 1 is the digit of the national dictionary (domain §2.2). */
export const LEVELS = ['国家级', '省级', '市级', '县级', '乡级', '村级'] as const;

export type Level = (typeof LEVELS)[number];

export type LevelNumber = 1 | 2 | 3 | 4 | 5 | 6;

const NUMBERS: Readonly<Record<Level, LevelNumber>> = {
  国家级: 1,
  省级: 2,
  市级: 3,
  县级: 4,
  乡级: 5,
  村级: 6,
};

/** The number of a level: 1 for 国家级 to 6 for 村级; a smaller number is a higher level. */
export function levelNumber(level: Level): LevelNumber {
  return NUMBERS[level];
}

/** The level of a dictionary digit (`'4'` or `4`), such as character 19 of an 实施编码; undefined for others. */
export function levelOfDigit(digit: string | number): Level | undefined {
  const text = String(digit);
  return /^[1-6]$/.test(text) ? LEVELS[Number(text) - 1] : undefined;
}

/** Whether a word is one of the six levels. */
export function isLevel(word: unknown): word is Level {
  return typeof word === 'string' && Object.hasOwn(NUMBERS, word);
}
