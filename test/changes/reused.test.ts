import type { RetiredItem } from '../../src/rules/rule.js';
import { everywhere, runTable } from './harness.js';

const CANCELLED = { 事项状态: '取消' };
const OTHER = { 事项名称: '人才引进落户服务' };
const retired = (name: string, type = '公共服务') => ({
  history: {
    retired: (code: string): RetiredItem | undefined =>
      code === '002014903000'
        ? { name, type, region: '320583', since: '2025-03-01 第 4 号发布' }
        : undefined,
  },
});

runTable('code/reused fires', [
  {
    name: 'a cancelled row becomes another item',
    before: everywhere(['国家目录', '省目录', '市目录', '县目录'], CANCELLED, 3),
    after: [
      ...everywhere(['国家目录', '省目录', '市目录'], CANCELLED, 3),
      { in: '县目录', row: 3, set: OTHER },
    ],
    found: [
      'change/approval warning 320583 基本编码',
      'change/same error 320583 事项名称',
      'code/reused error 320583 基本编码',
    ],
  },
  {
    name: 'the registry knows the code as another item',
    before: [{ in: '国家目录', remove: 3 }],
    after: [{ in: '国家目录', row: 3, set: OTHER }],
    options: retired('公共就业服务'),
    found: ['change/ground warning 000000 基本编码', 'code/reused error 000000 基本编码'],
  },
  {
    name: 'cancelled by the province, given to another item by the city',
    before: [
      ...everywhere(['国家目录', '省目录'], CANCELLED, 3),
      { in: '市目录', remove: 3 },
      { in: '县目录', remove: 3 },
    ],
    after: [
      ...everywhere(['国家目录', '省目录'], CANCELLED, 3),
      { in: '市目录', row: 3, set: OTHER },
      { in: '县目录', row: 3, set: OTHER },
    ],
    found: ['change/approval warning 320500 基本编码', 'code/reused error 320500 基本编码'],
  },
]);

runTable('code/reused is silent', [
  {
    name: 'the same item is resumed',
    before: everywhere(['国家目录', '省目录', '市目录', '县目录'], CANCELLED, 3),
    after: [],
    options: retired('公共就业服务'),
    found: ['change/ground warning 000000 基本编码'],
  },
  {
    name: 'the history has the name without a word',
    before: [{ in: '县目录', remove: 3 }],
    after: [],
    options: retired('公共就业服务活动'),
    found: [],
  },
  {
    name: 'the history has the name with a level',
    before: [{ in: '县目录', remove: 3 }],
    after: [],
    options: retired('公共就业服务（县级权限）', '其他行政权力'),
    found: [],
  },
  {
    name: 'a county claims what the province gave away',
    before: [{ in: '县目录', remove: 3 }],
    after: [],
    options: retired('人才引进落户服务'),
    found: [],
  },
  {
    name: 'no history',
    before: [{ in: '县目录', remove: 3 }],
    after: [],
    found: [],
  },
]);
