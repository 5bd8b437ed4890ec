/** What a YAML syntax error means for the one who typed it, and what to do about it. */
export interface SyntaxMessage {
  readonly message: string;
  readonly action: string;
}

/** Reasons of the YAML parser (by how they begin), most specific first. */
const REASONS: readonly (readonly [string, SyntaxMessage])[] = [
  [
    'tab characters must not be used in indentation',
    { message: '用制表符（Tab）缩进', action: '把行首的制表符换成空格，每级两个' },
  ],
  [
    'nesting exceeded maxDepth',
    { message: '嵌套超过 100 层', action: '检查缩进或括号，目录文件不需要这么深的嵌套' },
  ],
  [
    'unexpected end of the stream within a single quoted scalar',
    { message: '单引号没有闭合', action: '补上结尾的单引号' },
  ],
  [
    'unexpected end of the document within a single quoted scalar',
    { message: '单引号没有闭合', action: '补上结尾的单引号' },
  ],
  [
    'unexpected end of the stream within a double quoted scalar',
    { message: '双引号没有闭合', action: '补上结尾的双引号' },
  ],
  [
    'unexpected end of the document within a double quoted scalar',
    { message: '双引号没有闭合', action: '补上结尾的双引号' },
  ],
  [
    'unexpected end of the stream within a flow collection',
    { message: '方括号或花括号没有闭合', action: '补上结尾的 ] 或 }' },
  ],
  [
    'missed comma between flow collection entries',
    { message: '方括号或花括号内缺少逗号', action: '在各项之间加英文逗号' },
  ],
  [
    "expected the node content, but found ','",
    { message: '方括号或花括号内有多余的逗号', action: '删去多余的逗号' },
  ],
  ['deficient indentation', { message: '缩进不足', action: '让这一行比它所属的键多缩进两个空格' }],
  [
    'bad indentation of a mapping entry',
    {
      message: '缩进与上文不一致，或值里有冒号、引号等特殊字符',
      action: '对齐缩进；值里含有“: ”、以 @ ` 等开头时整个值加双引号',
    },
  ],
  [
    'bad indentation of a sequence entry',
    { message: '列表项缩进与上文不一致', action: '让同一列表的“-”左对齐' },
  ],
  [
    'end of the stream or a document separator is expected',
    {
      message: '这一行与上文的层次接不上',
      action: '检查缩进，或是否漏了冒号、多了引号；同一文件的另一份文档用 --- 分开',
    },
  ],
  [
    'can not read a block mapping entry',
    { message: '键后面没有冒号', action: '写成“键: 值”，冒号后留一个空格' },
  ],
  [
    "expected ':' after a mapping key",
    { message: '键后面没有冒号', action: '写成“键: 值”，冒号后留一个空格' },
  ],
  [
    'a whitespace character is expected after the key-value separator',
    { message: '冒号后面没有空格', action: '在冒号后加一个空格' },
  ],
  [
    'unknown escape sequence',
    { message: '双引号内有不认识的转义符', action: '反斜杠写成 \\\\，或改用单引号' },
  ],
  [
    'expected hexadecimal character',
    { message: '双引号内的转义符不完整', action: '改正 \\x、\\u 后的十六进制数字' },
  ],
  [
    'expected valid JSON character',
    { message: '引号内有控制字符', action: '删去看不见的控制字符' },
  ],
  [
    'the stream contains non-printable characters',
    { message: '文件含有不可打印的控制字符', action: '删去看不见的控制字符' },
  ],
  ['null byte is not allowed', { message: '文件含有零字节', action: '改用 UTF-8 文本保存' }],
  ['unacceptable YAML version', { message: '%YAML 指令的版本不支持', action: '删去 %YAML 指令' }],
  [
    'directives end mark is expected',
    { message: '以 % 开头的指令后缺少 ---', action: '删去以 % 开头的行' },
  ],
  ...[
    'tag name cannot contain',
    'tag suffix cannot contain',
    'named tag handle cannot contain',
    'unexpected end of the stream within a verbatim tag',
    'duplication of a tag property',
  ].map((begin): [string, SyntaxMessage] => [
    begin,
    { message: '以 ! 开头的值被当成标签', action: '整个值加双引号' },
  ]),
  ...[
    'name of an anchor node must contain',
    'name of an alias node must contain',
    'duplication of an anchor property',
    'alias node should not have',
  ].map((begin): [string, SyntaxMessage] => [
    begin,
    { message: '以 & 或 * 开头的值被当成引用', action: '整个值加双引号' },
  ]),
  ['undeclared tag handle', { message: '用了没有声明的标签', action: '删去以 ! 开头的标签' }],
];

/** Translates a reason of the YAML parser; an unlisted one keeps the parser's words. */
export function syntaxMessage(reason: string): SyntaxMessage {
  const known = REASONS.find(([begin]) => reason.startsWith(begin));
  return (
    known?.[1] ?? {
      message: `不符合 YAML 语法（${reason}）`,
      action: '对照上下文改正这一处的写法',
    }
  );
}
