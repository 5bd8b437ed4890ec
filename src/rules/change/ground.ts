import type { Rule } from '../rule.js';
import { BY_OFFICE, HUBEI, POLICY } from '../words.js';
import { spokenOf, unapprovedNeeds } from './approval.js';
import { needsOf } from './approval-level.js';
import { coveringApplication } from './covering.js';
import { acceptedGrounds, applicationName, hasGround } from './grounds.js';
import { deedOf, operationElement, rowOf, spotOf } from './spot.js';

export const rule: Rule = {
  id: 'change/ground',
  title: '变更没有可接受的理由',
  severity: 'warning',
  clause: `${POLICY} 五；理由参照 ${HUBEI}：法定依据变化、上级取消下放或目录调整、职能调整、放管服改革`,
  compares: '变更 ↔ 调整申请的理由（标准里调整申请的词典）',
  why: '目录公布后严格遵照执行，没有理由的变更谁也说不清来由。',
  action: '写一份调整申请，理由从四种里选；没有这样的理由，撤回变更',
  decides: BY_OFFICE,
  examples: {
    fires: {
      shows: '省里改了自己的目录，没有写调整申请',
      edits: [{ in: '省目录', set: { 服务对象: ['自然人', '企业法人', '事业法人'] } }],
    },
    silent: {
      shows: '附了理由是法定依据变化的调整申请',
      edits: [
        { in: '省目录', set: { 服务对象: ['自然人', '企业法人', '事业法人'] } },
        {
          in: '省申请',
          text: [
            '类别: 调整申请',
            '地区: "320000"',
            '申请单位: 江苏省市场监督管理局',
            '申请日期: "2026-03-01"',
            '理由: 法定依据变化',
            '事项:',
            '  - { 操作: 变更, 编码: "000131901002", 服务对象: [自然人, 企业法人, 事业法人] }',
            '',
          ].join('\n'),
        },
      ],
    },
  },
  checks: {
    *change(one, context) {
      const { change, applications } = one;
      const row = rowOf(change);
      if (row === undefined) return;
      const needs = needsOf(one, context).filter(({ follows }) => follows === 'no');
      const cover = (element: string | undefined) =>
        coveringApplication(applications, change, element);
      const bad = needs
        .flatMap(({ element }) => cover(element) ?? [])
        .find((application) => !hasGround(application, context));
      if (bad !== undefined) {
        const grounds = acceptedGrounds(context);
        yield {
          spot: spotOf(row, needs[0]?.element ?? operationElement(change)),
          message: `${applicationName(bad)}的理由“${bad.ground}”不是可接受的理由`,
          action: `理由写 ${grounds.join('、')} 之一；都不是的，撤回变更`,
          actual: bad.ground,
          expected: grounds.join('、'),
        };
        return;
      }
      if (unapprovedNeeds(one, context).length > 0) return;
      const spoken = spokenOf(one, context);
      const groundless = needs.filter(
        ({ element, ground }) =>
          ground && !spoken.has(element ?? '') && cover(element) === undefined,
      );
      if (groundless.length === 0 || (change.kind === '重新编码' && spoken.has('基本编码'))) return;
      const elements = groundless.flatMap(({ element }) => element ?? []);
      yield {
        spot: spotOf(row, elements[0] ?? operationElement(change)),
        message: `${deedOf(change, elements.length < groundless.length ? [] : elements)}没有调整申请，看不出理由`,
        ...(elements[0] === undefined ? {} : { element: elements[0] }),
      };
    },
  },
};
