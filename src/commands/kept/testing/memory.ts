import { deserialize, serialize } from 'node:v8';
import { basisDigest } from '../../../cache/basis.js';
import { digestOf } from '../../../engine/kept/digest.js';
import type { RegionFace } from '../../../engine/kept/face.js';
import type { JudgedPart, PartRecord } from '../../../engine/kept/record.js';
import type { JudgeOptions, OpenedWorkspace } from '../../run-check.js';
import { judgeKept, type KeptCheck, type Memory } from '../judge-kept.js';
import { regionStates } from '../keepable.js';

/** Verdicts in memory, in the way that the cache keeps them on disk: as bytes, for one basis at a time. */
export class MemoryOfTests implements Memory {
  #basis = '';
  readonly #parts = new Map<string, Buffer>();
  readonly #faces = new Map<string, Buffer>();

  readonly parts = (): PartRecord[] => this.#all();

  readonly rests = ({ region, part }: PartRecord) =>
    this.#all().find((one) => one.region === region && one.part === part)!.rests;

  readonly face = (region: string, state: string) => {
    const bytes = this.#faces.get(`${region} ${state}`);
    return bytes === undefined ? undefined : (deserialize(bytes) as RegionFace);
  };

  /** Judges a workspace with what is remembered, and remembers what was found. */
  async judge(opened: OpenedWorkspace, options: JudgeOptions): Promise<KeptCheck> {
    const { index } = opened;
    const digest = (path: string) => digestOf(new TextDecoder().decode(index.tree.read(path)));
    const config = new Map([['sitong.yaml', digest('sitong.yaml')]]);
    const rules = options.rules.map(({ id }) => id);
    const basis = basisDigest({ maker: '', rules, config, regions: index.regions });
    if (basis !== this.#basis) this.#parts.clear();
    this.#basis = basis;
    const states = regionStates(index, digest);
    const kept = await judgeKept(opened, options, states, this, { asked: 1, cores: 1 });
    for (const one of kept.parts) this.#keep(one);
    for (const one of kept.moved) this.#keep({ ...one, rests: this.rests(one) });
    for (const { region, state, face } of kept.faces)
      this.#faces.set(`${region} ${state}`, serialize(face));
    return kept;
  }

  #keep(part: JudgedPart): void {
    this.#parts.set(`${part.region} ${part.part}`, serialize(part));
  }

  #all(): JudgedPart[] {
    return [...this.#parts.values()].map((bytes) => deserialize(bytes) as JudgedPart);
  }
}
