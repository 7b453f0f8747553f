import { type ChildProcess, spawn } from 'node:child_process';
import { afterAll, expect, it } from 'vitest';

let server: ChildProcess | undefined;
afterAll(() => server?.kill());

it('serves a lesson, a figure and a page of the docs while they are edited', async () => {
  server = spawn(process.execPath, ['site/build.mjs', '--dev', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const origin = await addressOf(server.stdout as NodeJS.ReadableStream);
  const texts = ['learn/why-jump', 'figures/noisetriptych', 'docs/install'].map(async (path) => {
    const answer = await fetch(`${origin}${path}`);
    return [answer.status, /<h1[^>]*>(.*?)<\/h1>/.exec(await answer.text())?.[1]];
  });
  expect(await Promise.all(texts)).toEqual([
    [200, 'Why jump'],
    [200, 'NoiseTriptych'],
    [200, 'Install'],
  ]);
});

function addressOf(output: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve) => {
    let said = '';
    output.on('data', (part) => {
      said += part;
      const [address] = /http:\/\/\S+\/(?=\s)/.exec(said) ?? [];
      if (address) resolve(address);
    });
  });
}
