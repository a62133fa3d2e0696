// Bundles the web chat page and the console into the folder given as the first argument: hashed names, compressed copies, manifest.json.
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const out = path.resolve(process.argv[2] ?? 'dist');

// The ready-made module of webchat-api holds its texts in 40 languages, two thirds of its size. Its CommonJS form has a
// file per language, so those that nobody reads here can be left out. webchat-core goes along, or it would be there in
// both forms.
const oneLanguage = {
  name: 'one-language',
  setup(bundle) {
    bundle.onResolve({ filter: /^botframework-webchat-(api|core)(\/.*)?$/ }, args =>
      args.pluginData === 'again'
        ? undefined
        : bundle.resolve(args.path, { kind: 'require-call', resolveDir: args.resolveDir, pluginData: 'again' }));
    bundle.onLoad({ filter: /webchat-api[\\/]lib[\\/]localization[\\/][\w-]+\.json$/ }, args =>
      /[\\/](en-US|id-ID|overrides)\.json$/.test(args.path) ? undefined : { contents: '{}', loader: 'json' });
  }
};

// Streaming extensions are another transport, of Azure's App Service; the client only uses it when told to.
const noStreamingExtensions = {
  name: 'no-streaming-extensions',
  setup(bundle) {
    bundle.onResolve({ filter: /^botframework-streaming$/ }, args => ({ path: args.path, namespace: 'empty' }));
    // The client derives from this one when it is loaded.
    bundle.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: 'exports.WebSocketClient = class {};' }));
  }
};

// A dialog is drawn as a flowchart; Mermaid's other thirty kinds of picture would be two thirds of the file.
const onlyFlowcharts = {
  name: 'only-flowcharts',
  setup(bundle) {
    bundle.onLoad({ filter: /mermaid\.core[\\/][\w-]*(diagram|definition)-\w+\.mjs$/i }, args =>
      /[\\/]flowDiagram-/.test(args.path) ? undefined : { contents: 'export const diagram = {};', loader: 'js' });
    bundle.onResolve({ filter: /^(katex|cytoscape.*)$/ }, args => ({ path: args.path, namespace: 'undrawn' }));
    bundle.onLoad({ filter: /.*/, namespace: 'undrawn' }, () => ({ contents: 'module.exports = {};' }));
  }
};

const result = await build({
  entryPoints: [
    'src/page.jsx', 'src/page.css', 'src/console/console.js', 'src/console/console.css', 'src/console/diagram.js',
    'src/console/table/table.js', 'src/console/table/worker.js'
  ],
  entryNames: '[name]',
  bundle: true,
  minify: true,
  write: false,
  outdir: out,
  format: 'iife',
  // Browsers of 2018 and later.
  target: 'es2018',
  legalComments: 'eof',
  // Installed without install scripts; this one package would have compiled itself to ES5 by one.
  alias: { 'p-defer-es5': 'p-defer' },
  define: { 'process.env.NODE_ENV': '"production"', 'process.env.node_env': '"production"', global: 'window' },
  plugins: [oneLanguage, noStreamingExtensions, onlyFlowcharts],
  logLevel: 'warning',
  logLimit: 10
});

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
const manifest = {};
for (const { path: file, contents } of result.outputFiles) {
  const { name, ext } = path.parse(file);
  const hash = createHash('sha256').update(contents).digest('hex').slice(0, 12);
  const hashed = `${name}-${hash}${ext}`;
  const brotli = brotliCompressSync(contents, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  const gzip = gzipSync(contents, { level: 9 });
  await writeFile(path.join(out, hashed), contents);
  await writeFile(path.join(out, `${hashed}.br`), brotli);
  await writeFile(path.join(out, `${hashed}.gz`), gzip);
  manifest[name + ext] = hashed;
  console.log(`${hashed}: ${contents.length} bytes, gzip ${gzip.length}, brotli ${brotli.length}`);
}

// The console writes its icons into its pages, so that none waits for a second file: what is inside of each svg element.
const icons = {};
for (const name of JSON.parse(await readFile('src/console/icons.json', 'utf8'))) {
  const drawn = await readFile(`node_modules/@tabler/icons/icons/outline/${name}.svg`, 'utf8');
  icons[name] = drawn.replace(/^[^]*?<svg[^>]*>/, '').replace(/<\/svg>[^]*$/, '').replace(/\s*\n\s*/g, '')
    .replace('<path stroke="none" d="M0 0h24v24H0z" fill="none" />', '');
}

await writeFile(path.join(out, 'icons.json'), JSON.stringify(icons));
await writeFile(path.join(out, 'manifest.json'), JSON.stringify(manifest));
