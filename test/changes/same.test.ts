import { everywhere, runTable } from './harness.js';

const NAME = '食品经营许可核准（县级权限）';
const FOOD_LAW = '【法律】《中华人民共和国食品安全法》第三十五条第一款';
const FOOD_RULES = '【行政法规】《中华人民共和国食品安全法实施条例》第十五条';

runTable('change/same fires', [
  {
    name: 'a county renames an item',
    after: [{ in: '县目录', set: { 事项名称: NAME } }],
    found: ['change/same error 320583 事项名称'],
  },
  {
    name: 'a county changes the type',
    after: [{ in: '县目录', set: { 事项类型: '行政确认' } }],
    found: ['change/same error 320583 事项类型'],
  },
  {
    name: 'a county rests the item on a document of its own',
    after: [
      {
        in: '县目录',
        set: {
          设定依据: [FOOD_LAW, FOOD_RULES, '《示例县食品管理办法》（示政办发〔2019〕12号）第三条'],
        },
      },
    ],
    found: ['change/same error 320583 设定依据'],
  },
  {
    name: 'a county drops an act that the city cites',
    after: [{ in: '县目录', set: { 设定依据: [FOOD_LAW] } }],
    found: ['change/same error 320583 设定依据'],
  },
  {
    name: 'a county cites an article that nobody above cites',
    after: [
      {
        in: '县目录',
        set: { 设定依据: ['【法律】《中华人民共和国食品安全法》第四十一条', FOOD_RULES] },
      },
    ],
    found: ['change/same warning 320583 设定依据'],
  },
  {
    name: 'a county gives the item a code of its own',
    after: [{ in: '县目录', row: 3, set: { 基本编码: '002014904000' } }],
    found: ['change/same error 320583 基本编码'],
  },
  {
    name: 'the 实施清单 leaves its own catalog',
    after: [{ in: '县清单', set: { 事项名称: NAME } }],
    found: ['change/same error 320583 事项名称'],
  },
  {
    name: 'a city renames, the county follows the city: only the city is reported',
    after: everywhere(['市目录', '县目录'], { 事项名称: NAME }),
    found: ['change/same error 320500 事项名称'],
  },
  {
    name: 'a wrong name becomes another wrong name',
    before: [{ in: '县目录', set: { 事项名称: '昆山市食品经营许可' } }],
    after: [{ in: '县目录', set: { 事项名称: NAME } }],
    found: ['change/same error 320583 事项名称'],
  },
  {
    name: 'an element that the province added to 四同',
    before: [sameObjects()],
    after: [sameObjects(), { in: '县清单', set: { 服务对象: ['企业法人'] } }],
    found: ['change/same error 320583 服务对象'],
  },
]);

runTable('change/same is silent', [
  {
    name: 'a county puts its name right',
    before: [{ in: '县目录', set: { 事项名称: NAME } }],
    after: [],
    found: [],
  },
  {
    name: 'a county follows what province and city already say',
    before: everywhere(['国家目录', '省目录', '市目录', '省标准'], { 事项名称: NAME }),
    after: everywhere(['国家目录', '省目录', '市目录', '省标准', '县目录', '县清单'], {
      事项名称: NAME,
    }),
    found: [],
  },
  {
    name: 'all levels change together: only the founder owes a ground',
    after: everywhere(['国家目录', '省目录', '市目录', '省标准', '县目录', '县清单'], {
      事项名称: NAME,
    }),
    found: ['change/ground warning 000000 事项名称'],
  },
  {
    name: 'only brackets and blanks',
    after: [{ in: '县目录', set: { 事项名称: '食品经营许可(县级权限)' } }],
    found: [],
  },
  {
    name: 'the same acts written otherwise, without the state and in digits',
    after: [{ in: '县目录', set: { 设定依据: ['《食品安全法》第35条第1款', FOOD_RULES] } }],
    found: [],
  },
  {
    name: 'a 地方性法规 of the own city is added',
    after: [
      {
        in: '县目录',
        set: { 设定依据: [FOOD_LAW, FOOD_RULES, '【地方性法规】《苏州市食品安全条例》第三条'] },
      },
    ],
    found: [],
  },
  {
    name: 'a lawful 自行设立 item of the city',
    before: [{ in: '市目录', add: own('示例户外设施备案') }],
    after: [{ in: '市目录', add: own('示例户外广告设施备案') }],
    found: ['change/ground warning 320500 事项名称'],
  },
  {
    name: 'a row that was different before changes a telephone number',
    before: [{ in: '县清单', set: { 事项名称: NAME } }],
    after: [{ in: '县清单', set: { 事项名称: NAME, 咨询方式: '0512-57000000（示例）' } }],
    found: [],
  },
  {
    name: 'a province renames its own item: it is the founder',
    before: [{ in: '省目录', add: provincial('示例备案') }],
    after: [{ in: '省目录', add: provincial('示例项目备案') }],
    found: ['change/ground warning 320000 事项名称'],
  },
  {
    name: 'the upper catalog is partial: undecided',
    before: [partial(), { in: '县目录', add: provincial('示例备案') }],
    after: [partial(), { in: '县目录', add: provincial('示例项目备案') }],
    found: [],
    undecided: [
      '1 上级目录不在工作区，变更无从比较',
      '1 上级目录不在工作区，看不出是不是照上级调整',
    ],
  },
]);

function sameObjects() {
  return {
    in: '配置' as const,
    replace: [
      '名称: 示例',
      '名称: 示例\n同要素: [事项名称, 基本编码, 设定依据, 事项类型, 服务对象]',
    ] as const,
  };
}

function own(name: string) {
  return {
    ...provincial(name),
    基本编码: '321031802000',
    行使层级: ['市级'],
    自行设立: true,
    设定依据: ['【地方性法规】《苏州市市容和环境卫生管理条例》第三条'],
  };
}

function provincial(name: string) {
  return {
    基本编码: '321031801000',
    事项名称: name,
    事项类型: '其他行政权力',
    设定依据: ['【地方性法规】《江苏省食品小作坊和食品摊贩管理条例》第十条'],
    行使层级: ['县级'],
    主管部门: '市场监督管理部门',
    实施机关: '县级市场监督管理部门',
    服务对象: ['自然人'],
  };
}

function partial() {
  return {
    in: '地区' as const,
    replace: ['层级: 省级', '层级: 省级\n    目录范围: 部分'] as const,
  };
}
