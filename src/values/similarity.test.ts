import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { text } from './testing/text.arbitrary.js';
import { neutralText, REWORDED, similarity } from './text.js';

describe('similarity', () => {
  /** What Guangzhou has and Guangdong lacks, with the nearest entry of Guangdong; and pairs of one list. */
  test.each([
    ['兼职律师执业许可申请表格', '未受过刑事处罚本人承诺书', 0.4],
    ['社会保险参保缴费证明', '未受过刑事处罚本人承诺书', 0.4],
    ['居民身份证', '未受过刑事处罚本人承诺书', 0.4],
    ['学校所在地级市人民政府意见', '学校所在地级市教育行政部门意见', REWORDED],
    ['学校举办者资质有效证明文件', '学校资产及其来源的有效证明文件', REWORDED],
    [
      '兼职变专职，提交与原单位的辞职材料',
      '申请兼职变更为专职，提交申请人符合要求的书面承诺。',
      REWORDED,
    ],
    ['有3名以上专职从业人员', '有5名以上专职从业人员', REWORDED],
    ['居住满三年', '居住满五年', REWORDED],
    ['具有中华人民共和国国籍', '具有中华人民共和国国籍，年满18周岁', REWORDED],
    ['消防验收合格证明', '环保验收合格证明', REWORDED],
    ['从业人员健康证明', '从业人员资格证明', REWORDED],
    ['中华人民共和国残疾人证', '中华人民共和国残疾人证申请表', REWORDED],
    ['水域滩涂养殖证', '水域滩涂养殖证申请表', REWORDED],
    ['房屋租赁合同', '房屋产权证明', 0.4],
    ['营业执照', '社会保险缴纳证明', 0.2],
  ])('%s and %s are two entries', (a, b, below) => {
    expect(similarity(a, b)).toBeLessThan(below);
  });

  test.each([
    ['居民身份证', '居民身份证复印件'],
    ['居民身份证', '居民身份证（原件）'],
    ['营业执照', '营业执照（副本）复印件'],
    ['法定代表人身份证明', '法定代表人身份证复印件'],
    ['食品经营许可申请书', '《食品经营许可申请表》（加盖公章）'],
    ['授权委托书', '委托代理人授权委托书'],
    ['从业人员健康证明', '从业人员健康证'],
    ['保证食品安全的规章制度', '食品安全规章制度目录'],
    ['跨省运输、配购枪支（弹药）审批表', '省内枪支弹药运输、携运申请审批表'],
    ['外籍人员子女学校设立申请表', '开办外籍人员子女学校申请书'],
    ['学校董事会决议', '学校董事会决议（已备案的合法董事会成员签名、指印）'],
    ['具有3年以上工作经历', '具有三年以上的工作经历'],
    ['1.有固定的经营场所', '（一）有固定经营场所；'],
    ['食品经营许可申请表', '食品经营许可申请表（2023年版）'],
  ])('%s and %s are one, reworded', (a, b) => {
    const names = ['广东省', '广州市'];
    const score = similarity(neutralText(a, names), neutralText(b, names));
    expect(score).toBeGreaterThanOrEqual(REWORDED);
  });

  test('is symmetric, within 0 and 1, and 1 for a text and itself', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const score = similarity(a, b);
        expect(score).toBe(similarity(b, a));
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        expect(similarity(a, `${a} `)).toBe(1);
      }),
      { numRuns: 1000 },
    );
  });

  test('texts without a common character are 0', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[甲乙丙丁]{1,9}$/),
        fc.stringMatching(/^[子丑寅卯]{1,9}$/),
        (a, b) => {
          expect(similarity(a, b)).toBe(0);
        },
      ),
    );
  });
});
