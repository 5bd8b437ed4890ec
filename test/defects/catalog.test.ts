import { codeCases } from './code.cases.js';
import { checkCases } from './harness.js';
import { lifeCases } from './life.cases.js';
import { sameCases } from './same.cases.js';
import { withinCases } from './within.cases.js';
import { withinLevelCases } from './within-level.cases.js';

checkCases('same/*', sameCases);
checkCases('within/*', [...withinCases, ...withinLevelCases]);
checkCases('life/*', lifeCases);

checkCases('code/*', codeCases);
