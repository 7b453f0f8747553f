// Measures one workload on all contenders in turn, round after round, so that other load affects all alike.

const ROUNDS = 7;
/** Time limits of a contender per round and in total, in milliseconds; one repeat always runs. */
const ROUND = 250;
const TOTAL = 3000;
const REPEATS_LIMIT = 100;
/** Number of steps of a chain, which is walked from its start so that each step is timed in place. */
const STEPS = 999;
const STEPS_ROUND = 1000;

/** Returns the times of each contender by name: `{ times, spent }`, where times holds one number per repeat. */
export async function measureInRounds(contenders, work, size) {
  const entries = [];
  for (const contender of contenders) entries.push(await warmUp(contender, work, size));
  for (let round = 0; round < ROUNDS; round++) {
    for (const entry of entries) {
      if (entry.spent < TOTAL) await takeRound(entry, work, size);
    }
  }
  return Object.fromEntries(entries.map((entry) => [entry.contender.name, entry]));
}

/** Repeats the workload until it is compiled; the last time decides how many repeats a round has. */
async function warmUp(contender, work, size) {
  const entry = { contender, times: [], repeats: 0, spent: 0 };
  let [time] = await contender.run(work, size, 1);
  if (time >= TOTAL) {
    // Too slow to discard: the first run counts.
    return { ...entry, times: [time], repeats: 1, spent: time };
  }
  const end = performance.now() + ROUND;
  while (time < ROUND && performance.now() < end) time = (await contender.run(work, size, 5)).at(-1);
  const [round, limit] = work === 'chain-step' ? [STEPS_ROUND, STEPS] : [ROUND, REPEATS_LIMIT];
  return { ...entry, repeats: Math.max(1, Math.min(limit, Math.floor(round / time))) };
}

async function takeRound(entry, work, size) {
  const start = performance.now();
  entry.times.push(...(await entry.contender.run(work, size, entry.repeats)));
  entry.spent += performance.now() - start;
}
