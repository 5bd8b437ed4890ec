// Written by scripts/rule-index.mjs from the files of this folder; a test holds the two together.
import { rule as basisAuthority } from './basis/authority.js';
import { rule as basisCitation } from './basis/citation.js';
import { rule as basisRepealed } from './basis/repealed.js';
import { rule as basisTag } from './basis/tag.js';
import { rule as basisTemporary } from './basis/temporary.js';
import { rule as basisTitle } from './basis/title.js';
import { rule as changeApproval } from './change/approval.js';
import { rule as changeGround } from './change/ground.js';
import { rule as changeSame } from './change/same.js';
import { rule as changeWorse } from './change/worse.js';
import { rule as codeArea } from './code/area.js';
import { rule as codeBasic } from './code/basic.js';
import { rule as codeBusinessItem } from './code/business-item.js';
import { rule as codeCredit } from './code/credit.js';
import { rule as codeDepartment } from './code/department.js';
import { rule as codeDuplicate } from './code/duplicate.js';
import { rule as codeEmbedded } from './code/embedded.js';
import { rule as codeImplementation } from './code/implementation.js';
import { rule as codeLevel } from './code/level.js';
import { rule as codeParent } from './code/parent.js';
import { rule as codeReused } from './code/reused.js';
import { rule as codeType } from './code/type.js';
import { rule as guideConditions } from './guide/conditions.js';
import { rule as guideFixed } from './guide/fixed.js';
import { rule as guideIntermediary } from './guide/intermediary.js';
import { rule as guideMaterials } from './guide/materials.js';
import { rule as guideMissing } from './guide/missing.js';
import { rule as guideService } from './guide/service.js';
import { rule as guideStale } from './guide/stale.js';
import { rule as guideSteps } from './guide/steps.js';
import { rule as guideTime } from './guide/time.js';
import { rule as guideUnbased } from './guide/unbased.js';
import { rule as lifeCancelled } from './life/cancelled.js';
import { rule as lifeDates } from './life/dates.js';
import { rule as lifeDevolved } from './life/devolved.js';
import { rule as lifeUnclaimed } from './life/unclaimed.js';
import { rule as listConditions } from './list/conditions.js';
import { rule as listFees } from './list/fees.js';
import { rule as listFewer } from './list/fewer.js';
import { rule as listIntermediary } from './list/intermediary.js';
import { rule as listMaterials } from './list/materials.js';
import { rule as listObjects } from './list/objects.js';
import { rule as listResult } from './list/result.js';
import { rule as listStatutoryTime } from './list/statutory-time.js';
import { rule as listSteps } from './list/steps.js';
import { rule as listUnbased } from './list/unbased.js';
import { rule as listsCommitment } from './lists/commitment.js';
import { rule as listsCrossRegion } from './lists/cross-region.js';
import { rule as listsDeferral } from './lists/deferral.js';
import { rule as listsFullOnline } from './lists/full-online.js';
import { rule as listsFullOnlineUpper } from './lists/full-online-upper.js';
import { rule as listsHall } from './lists/hall.js';
import { rule as listsIntermediary } from './lists/intermediary.js';
import { rule as listsLinked } from './lists/linked.js';
import { rule as listsLocalMarket } from './lists/local-market.js';
import { rule as listsProof } from './lists/proof.js';
import { rule as listsSeparation } from './lists/separation.js';
import { rule as listsSpecialSteps } from './lists/special-steps.js';
import { rule as logicDuplicateName } from './logic/duplicate-name.js';
import { rule as logicFees } from './logic/fees.js';
import { rule as logicMaterial } from './logic/material.js';
import { rule as logicName } from './logic/name.js';
import { rule as logicOnline } from './logic/online.js';
import { rule as logicOnsite } from './logic/onsite.js';
import { rule as logicPhones } from './logic/phones.js';
import { rule as logicPowerSource } from './logic/power-source.js';
import { rule as logicResult } from './logic/result.js';
import { rule as logicStateIssued } from './logic/state-issued.js';
import { rule as logicThemes } from './logic/themes.js';
import { rule as logicVague } from './logic/vague.js';
import type { Rule } from './rule.js';
import { rule as sameBasis } from './same/basis.js';
import { rule as sameCode } from './same/code.js';
import { rule as sameElement } from './same/element.js';
import { rule as sameHandlingItem } from './same/handling-item.js';
import { rule as sameName } from './same/name.js';
import { rule as sameType } from './same/type.js';
import { rule as schemaAbsent } from './schema/absent.js';
import { rule as schemaBlank } from './schema/blank.js';
import { rule as schemaEmpty } from './schema/empty.js';
import { rule as schemaFormat } from './schema/format.js';
import { rule as schemaKind } from './schema/kind.js';
import { rule as schemaRequired } from './schema/required.js';
import { rule as schemaType } from './schema/type.js';
import { rule as schemaUnknown } from './schema/unknown.js';
import { rule as schemaValue } from './schema/value.js';
import { rule as timeExplained } from './time/explained.js';
import { rule as timeInstant } from './time/instant.js';
import { rule as timePromise } from './time/promise.js';
import { rule as timeSteps } from './time/steps.js';
import { rule as timeUnits } from './time/units.js';
import { rule as waiverExpired } from './waiver/expired.js';
import { rule as waiverReason } from './waiver/reason.js';
import { rule as waiverStale } from './waiver/stale.js';
import { rule as withinAgency } from './within/agency.js';
import { rule as withinBasis } from './within/basis.js';
import { rule as withinCatalog } from './within/catalog.js';
import { rule as withinDepartment } from './within/department.js';
import { rule as withinLevel } from './within/level.js';
import { rule as withinPermitList } from './within/permit-list.js';
import { rule as yamlSyntax } from './yaml/syntax.js';

/** All rules, sorted by id. */
export const rules: readonly Rule[] = [
  basisAuthority,
  basisCitation,
  basisRepealed,
  basisTag,
  basisTemporary,
  basisTitle,
  changeApproval,
  changeGround,
  changeSame,
  changeWorse,
  codeArea,
  codeBasic,
  codeBusinessItem,
  codeCredit,
  codeDepartment,
  codeDuplicate,
  codeEmbedded,
  codeImplementation,
  codeLevel,
  codeParent,
  codeReused,
  codeType,
  guideConditions,
  guideFixed,
  guideIntermediary,
  guideMaterials,
  guideMissing,
  guideService,
  guideStale,
  guideSteps,
  guideTime,
  guideUnbased,
  lifeCancelled,
  lifeDates,
  lifeDevolved,
  lifeUnclaimed,
  listConditions,
  listFees,
  listFewer,
  listIntermediary,
  listMaterials,
  listObjects,
  listResult,
  listStatutoryTime,
  listSteps,
  listUnbased,
  listsCommitment,
  listsCrossRegion,
  listsDeferral,
  listsFullOnline,
  listsFullOnlineUpper,
  listsHall,
  listsIntermediary,
  listsLinked,
  listsLocalMarket,
  listsProof,
  listsSeparation,
  listsSpecialSteps,
  logicDuplicateName,
  logicFees,
  logicMaterial,
  logicName,
  logicOnline,
  logicOnsite,
  logicPhones,
  logicPowerSource,
  logicResult,
  logicStateIssued,
  logicThemes,
  logicVague,
  sameBasis,
  sameCode,
  sameElement,
  sameHandlingItem,
  sameName,
  sameType,
  schemaAbsent,
  schemaBlank,
  schemaEmpty,
  schemaFormat,
  schemaKind,
  schemaRequired,
  schemaType,
  schemaUnknown,
  schemaValue,
  timeExplained,
  timeInstant,
  timePromise,
  timeSteps,
  timeUnits,
  waiverExpired,
  waiverReason,
  waiverStale,
  withinAgency,
  withinBasis,
  withinCatalog,
  withinDepartment,
  withinLevel,
  withinPermitList,
  yamlSyntax,
];

/** Rules by id. */
export const ruleById: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.id, rule]));
