// What the numbers were measured on.
import { arch, cpus, loadavg, platform, totalmem } from 'node:os';

export function describeMachine(browser, contenders) {
  const processors = cpus();
  const [load] = loadavg();
  return {
    date: new Date().toISOString().slice(0, 10),
    processor: processors[0]?.model ?? 'unknown',
    cores: processors.length,
    // Other load: if it takes whole cores, multi-threaded contenders suffer most.
    loadAtStart: Number(load.toFixed(2)),
    memory: `${(totalmem() / 2 ** 30).toFixed(0)} GiB`,
    platform: `${platform()} ${arch()}`,
    browser: `Chromium ${browser.version()}`,
    node: process.version,
    ...Object.fromEntries(contenders.map(({ name, description }) => [name, description])),
  };
}
