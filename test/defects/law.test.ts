import { basisCases } from './basis.cases.js';
import { bodyCases } from './bodies.cases.js';
import { checkCases } from './harness.js';

checkCases('basis/*', basisCases);
checkCases('bodies', bodyCases);
