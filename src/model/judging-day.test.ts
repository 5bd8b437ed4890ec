import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isWithin, JudgingDay } from './judging-day.js';

const DAYS = Array.from({ length: 59 }, (_, n) =>
  new Date(Date.UTC(2028, 1, 1 + n)).toISOString().slice(0, 10),
);
const day = fc.constantFrom(...DAYS);
const date = fc.oneof(
  { weight: 9, arbitrary: day },
  fc.constantFrom('', '2028', '2028-02', '2028-2-9', '2028-02-30', '2028-02-29T08:00', '待填'),
);
const question = fc.record({ asks: fc.constantFrom('isReached', 'isPassed'), date });
type Question = typeof question extends fc.Arbitrary<infer Q> ? Q : never;

const answers = (questions: readonly Question[], to: JudgingDay) =>
  questions.map(({ asks, date: of }) => to[asks](of));

test('dates stand to the day as their texts do', () => {
  fc.assert(
    fc.property(day, date, (today, other) => {
      const judging = new JudgingDay(today);
      expect(judging.isReached(other)).toBe(other <= today);
      expect(judging.isPassed(other)).toBe(other < today);
    }),
  );
});

test('the bounds hold exactly the days on which every answer is the same', () => {
  fc.assert(
    fc.property(day, fc.array(question, { maxLength: 6 }), (today, questions) => {
      const judging = new JudgingDay(today);
      const found = answers(questions, judging);
      const { bounds } = judging;
      const same = DAYS.filter(
        (other) => `${answers(questions, new JudgingDay(other))}` === `${found}`,
      );
      expect(DAYS.filter((other) => isWithin(bounds, other))).toEqual(same);
    }),
  );
});

test('what shows the day itself holds for that day only', () => {
  fc.assert(
    fc.property(day, fc.array(question, { maxLength: 3 }), (today, questions) => {
      const judging = new JudgingDay(today);
      answers(questions, judging);
      expect(judging.text).toBe(today);
      answers(questions, judging);
      expect(DAYS.filter((other) => isWithin(judging.bounds, other))).toEqual([today]);
    }),
  );
});

test('what was asked before it forgot does not count', () => {
  fc.assert(
    fc.property(day, fc.array(question), question, (today, before, after) => {
      const judging = new JudgingDay(today);
      answers(before, judging);
      judging.forget();
      expect(judging.bounds).toEqual({});
      const fresh = new JudgingDay(today);
      expect(answers([after], judging)).toEqual(answers([after], fresh));
      expect(judging.bounds).toEqual(fresh.bounds);
    }),
  );
});
