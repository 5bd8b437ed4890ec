/** The 关联清单 and 专项清单 by the names that their documents carry (contract §2). */
export const LISTS = {
  permit: '行政许可事项清单',
  market: '市场准入负面清单',
  separation: '证照分离改革事项清单',
  hall: '进驻事项负面清单',
  fullOnline: '全程网办负面清单',
  intermediary: '中介服务事项清单',
  commitment: '告知承诺事项清单',
  deferral: '容缺受理事项清单',
  crossRegion: '省内通办事项清单',
  specialSteps: '特殊环节清单',
  proof: '证明事项清单',
} as const;

export type ListName = (typeof LISTS)[keyof typeof LISTS];
