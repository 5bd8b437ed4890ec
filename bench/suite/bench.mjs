// The whole of `npm run bench`: provinces, on each sitong and its peers in turn, and starts.
import { installPeers } from '../peers/install.mjs';
import { PEERS, versionsOf } from '../peers/peers.mjs';
import { environment } from './environment.mjs';
import { peerRun, provePeers, writeSchema } from './peer-runs.mjs';
import { largeParts } from './profile.mjs';
import { amountOf, provinceIn } from './provinces.mjs';
import { coldParts, scenarioRun, scenariosToday } from './scenarios.mjs';
import { series } from './series.mjs';
import { STARTS, startRun } from './startup.mjs';

/**
 * Measures everything.
 *
 * @param options as read, and `scratch`, a folder that is there for this run.
 * @param tell is told what has been done.
 * @returns the results, as written by --out.
 * @throws Error when something does not do its work: its time would mean nothing.
 */
export function bench(options, tell) {
  const scenarios = scenariosToday(options.scenarios);
  installPeers(options.peers.map((name) => PEERS[name]));
  const schema = writeSchema(options.scratch);
  return {
    environment: environment(),
    runs: options.runs,
    peers: options.peers.map(describePeer),
    provinces: Object.entries(options.sizes).map((size) =>
      measureProvince(size, scenarios, { ...options, schema }, tell),
    ),
    ...measureStarts(options, tell),
  };
}

function describePeer(name) {
  const { title, node, note } = PEERS[name];
  return { name, title, versions: versionsOf(PEERS[name]), node: node?.join(' '), note };
}

function measureProvince([name, size], scenarios, options, tell) {
  const { scratch, schema, runs, megabytes } = options;
  const province = provinceIn(options.keep ?? scratch, name, size);
  tell(`省 ${name}：${province.files.length} 个文件`);
  provePeers(options.peers, province, { folder: scratch, schema });
  const sitong = scenarios.map((scenario) => ({
    ...scenario,
    run: (number) => scenarioRun(scenario, province, { folder: scratch, number }),
  }));
  const peers = options.peers.map((peer) => ({
    name: peer,
    title: PEERS[peer].title,
    run: () => peerRun(peer, province, { schema, megabytes }),
  }));
  const measured = series([...sitong, ...peers], runs, tell);
  return {
    size: name,
    places: size.places,
    defects: province.defects.length,
    ...amountOf(province.files),
    sitong: measured.slice(0, sitong.length),
    peers: measured.slice(sitong.length),
    ...(options.profile ? { parts: coldParts(scenarios, province) } : {}),
  };
}

function measureStarts({ runs }, tell) {
  tell('启动');
  const starts = STARTS.map((start) => ({
    ...start,
    name: start.title,
    run: () => startRun(start),
  }));
  return {
    starts: series(starts, runs, () => {}),
    startParts: STARTS.filter(({ profiled }) => profiled).map((start) => ({
      title: start.title,
      parts: largeParts(start),
    })),
  };
}
