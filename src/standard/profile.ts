import { z } from 'zod';
import { readSchemaFile } from './schema-files.js';

/** A code dictionary by name: what digits 3–4 and 5–6 of a 基本编码 mean (domain §2.1, §2.18). */
export interface Profile {
  readonly name: string;
  /** Type digits by 事项类型; several when a place numbers one type more than once. */
  readonly typeDigits: ReadonlyMap<string, readonly string[]>;
  /** Department by digits 5–6. */
  readonly departments: ReadonlyMap<string, string>;
  /** Whether the department table holds for the province's own codes or only for `00…`. */
  readonly departmentsForOwnCodes: boolean;
}

/** A profile file of a province. */
export const profileSchema = z.strictObject({
  名称: z.string(),
  说明: z.string().optional(),
  沿用: z.enum(['国家', '广东']).optional(),
  事项类型: z.record(z.string(), z.array(z.string().regex(/^\d{2}$/)).min(1)).optional(),
  部门: z.record(z.string().regex(/^\d{2}$/), z.string()).optional(),
  部门适用: z.enum(['国家编码', '全部编码']).optional(),
});

export type RawProfile = z.infer<typeof profileSchema>;

/** Profiles that come with sitong. */
export const BUILT_IN_PROFILES = ['国家', '广东'] as const;

export type BuiltInProfile = (typeof BUILT_IN_PROFILES)[number];

export function isBuiltInProfile(name: string): name is BuiltInProfile {
  return (BUILT_IN_PROFILES as readonly string[]).includes(name);
}

/** A profile that comes with sitong. */
export function builtInProfile(name: BuiltInProfile): Profile {
  return toProfile(profileSchema.parse(readSchemaFile(`profiles/${name}.json`)));
}

/** Checks a profile file of a province; the result has zod's shape for error texts. */
export function parseProfile(value: unknown): z.ZodSafeParseResult<RawProfile> {
  return profileSchema.safeParse(value, { reportInput: true });
}

/** Completes a profile with the one that it builds on. */
export function toProfile(raw: RawProfile): Profile {
  const base = raw.沿用 === undefined ? undefined : builtInProfile(raw.沿用);
  return {
    name: raw.名称,
    typeDigits: new Map([...(base?.typeDigits ?? []), ...Object.entries(raw.事项类型 ?? {})]),
    departments: new Map([...(base?.departments ?? []), ...Object.entries(raw.部门 ?? {})]),
    departmentsForOwnCodes:
      raw.部门适用 === undefined
        ? (base?.departmentsForOwnCodes ?? false)
        : raw.部门适用 === '全部编码',
  };
}
