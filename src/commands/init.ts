import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { UsageError, WorkError } from '../errors.js';
import { writeFileAtomic } from '../io/atomic.js';
import type { SchemaName } from '../standard/schema-files.js';
import { isRegionCode } from '../values/region-code.js';
import { type Division, divisionChain } from './divisions.js';
import type { CommandIo } from './io.js';
import { modeline, schemaCopies } from './schema-copies.js';

export interface InitOptions {
  readonly region: string;
  readonly name?: string;
}

/**
 * `sitong init DIR --region CODE`: writes a workspace with the region and its
 * upper chain, an empty file of each kind, schema modelines and editor settings.
 *
 * @throws UsageError for a bad code or a folder that is not empty, WorkError when it cannot be written.
 */
export async function initCommand(
  folder: string,
  options: InitOptions,
  io: CommandIo,
): Promise<number> {
  const { region, name } = options;
  if (!isRegionCode(region))
    throw new UsageError(`--region 应为六位行政区划代码，写的是“${region}”`);
  const chain = divisionChain(region, name);
  if (chain === undefined) {
    throw new UsageError(`行政区划里没有 ${region}；新设的地区用 --name 写明名称`);
  }
  const root = resolve(io.cwd, folder);
  if (existsSync(root) && (!statSync(root).isDirectory() || readdirSync(root).length > 0)) {
    throw new UsageError(`${folder} 已有内容，换一个空文件夹`);
  }
  const files = workspaceFiles(chain);
  for (const [path, text] of files) {
    try {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      await writeFileAtomic(join(root, path), text);
    } catch (cause) {
      throw new WorkError(`写不了 ${join(folder, path)}`, { cause });
    }
  }
  const shown = [...files.keys()].filter((path) => !path.startsWith('.'));
  io.stdout(`已建立工作区 ${folder}：\n${shown.map((path) => `  ${path}`).join('\n')}\n`);
  io.stdout(`下一步：把上级目录放进来，填写事项，然后运行 sitong check ${folder}\n`);
  return 0;
}

function workspaceFiles(chain: readonly Division[]): Map<string, string> {
  const own = chain.at(-1)!;
  const folder = `${own.code}-${own.name}`;
  const files = new Map<string, string>([
    ['sitong.yaml', configText(own)],
    ['地区.yaml', regionsText(chain)],
    [`${folder}/基本目录.yaml`, documentText('基本目录', own, '事项', CATALOG_HINT)],
    [`${folder}/实施清单.yaml`, documentText('实施清单', own, '事项', LIST_HINT)],
    [`${folder}/办事指南.yaml`, documentText('办事指南', own, '指南', GUIDE_HINT)],
    ['.editorconfig', EDITOR_CONFIG],
    ['.vscode/extensions.json', json({ recommendations: ['redhat.vscode-yaml'] })],
    [
      '.vscode/settings.json',
      json({
        'files.encoding': 'utf8',
        'files.eol': '\n',
        '[yaml]': {
          'editor.insertSpaces': true,
          'editor.tabSize': 2,
          'editor.quickSuggestions': { strings: true },
        },
      }),
    ],
  ]);
  for (const [path, text] of schemaCopies()) files.set(path, text);
  return files;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function configText(own: Division): string {
  return `${modeline('sitong.yaml', 'sitong')}名称: ${own.name}政务服务事项目录
编码方案: 国家
同要素: [事项名称, 基本编码, 设定依据, 事项类型]
`;
}

function regionsText(chain: readonly Division[]): string {
  const rows = chain.map(({ code, name, level, exercises }, i) => {
    const upper = chain[i - 1];
    return [
      `  - 地区代码: "${code}"`,
      `    地区名称: ${name}`,
      `    层级: ${level}`,
      ...(upper === undefined ? [] : [`    上级: "${upper.code}"`]),
      ...(exercises.length > 1 ? [`    行使层级: [${exercises.join(', ')}]`] : []),
    ].join('\n');
  });
  return `${modeline('地区.yaml', '地区')}类别: 地区\n地区:\n${rows.join('\n')}\n`;
}

function documentText(kind: SchemaName, own: Division, key: string, hint: string): string {
  return `${modeline('地区/目录.yaml', kind)}类别: ${kind}
地区: "${own.code}"
版本: "1"
# 一行事项的样子（去掉行首的 # 后照着填；编辑器会提示要素和词典）：
${hint
  .replaceAll('{层级}', own.level)
  .split('\n')
  .map((line) => `#   ${line}`.trimEnd())
  .join('\n')}
${key}: []
`;
}

const CATALOG_HINT = `- 基本编码: "十二位编码，照上级目录抄写，必须加引号"
  事项名称: 照上级目录抄写
  事项类型: 行政许可
  设定依据:
    - 【法律】《中华人民共和国食品安全法》第三十五条
  行使层级: [{层级}]
  主管部门: 本级主管部门
  实施机关: 本级实施机关`;

const LIST_HINT = `- 基本编码: "十二位编码"
  事项名称: 与基本目录相同
  实施编码: "十八位统一社会信用代码 + 一位层级 + 十二位基本编码"
  其余要素: 见 schemas，或运行 sitong check 看还缺什么`;

const GUIDE_HINT = `- 实施编码: "实施清单里的实施编码"
  办理地点: 市民中心一楼
  办理时间: 工作日 9:00—17:00
  咨询方式: "12345"`;

const EDITOR_CONFIG = `root = true

[*.{yaml,yml}]
charset = utf-8
end_of_line = lf
indent_style = space
indent_size = 2
insert_final_newline = true
`;
