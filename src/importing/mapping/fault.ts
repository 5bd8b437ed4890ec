import type { z } from 'zod';

/** What is wrong in a mapping, at a path into it; the loader adds file and line. */
export class MappingFault extends Error {
  constructor(
    readonly path: readonly PropertyKey[],
    reason: string,
  ) {
    super(reason);
  }
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数',
  int: '整数',
  boolean: 'true 或 false',
  array: '列表',
  object: '键值对象',
  record: '键值对象',
  undefined: '空（不带参数）',
};

/** The first issue of zod as a fault with a Chinese reason. */
export function toFault(error: z.ZodError, base: readonly PropertyKey[] = []): MappingFault {
  const issue = deepest(error.issues);
  if (issue === undefined) return new MappingFault(base, '写法不对');
  const path = [...base, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys;
    return new MappingFault([...path, key], `不认识的键「${key}」`);
  }
  return new MappingFault(path, reasonOf(issue));
}

type Issue = z.core.$ZodIssue;

/** Within a union, the branch that went furthest says best what was meant. */
function deepest(issues: readonly Issue[]): Issue | undefined {
  const [issue] = issues;
  if (issue?.code !== 'invalid_union') return issue;
  let best: Issue | undefined;
  for (const branch of issue.errors) {
    const inner = deepest(branch);
    if (inner !== undefined && inner.path.length > (best?.path.length ?? 0)) best = inner;
  }
  return best === undefined ? issue : { ...best, path: [...issue.path, ...best.path] };
}

function reasonOf(issue: Issue): string {
  const at = issue.path.filter((part) => typeof part === 'string').at(-1);
  const subject = at === undefined ? '映射文件' : `「${at}」`;
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined && issue.expected !== 'undefined'
        ? `缺少${subject}，或其值为空`
        : `${subject}应为${TYPE_NAMES[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `${subject}应为 ${issue.values.map(String).join('、')} 之一`;
    case 'too_small':
      return `${subject}不能为空或过小`;
    case 'too_big':
      return `${subject}过长或过大`;
    case 'custom':
    case 'invalid_format':
      return `${subject}${issue.message.startsWith('不') ? issue.message : '写法不对'}`;
    default:
      return `${subject}写法不对`;
  }
}
